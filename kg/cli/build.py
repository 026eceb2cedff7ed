"""``kg build``: articles in, a checked graph in a store out."""

import sys
import unicodedata
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import click

from kg.cli.common import Command, decisions_option, option, say, seconds, store_option, told
from kg.cli.decided import tell_findings
from kg.messages import UsageProblem, number, text
from kg.tables import COLUMNS

if TYPE_CHECKING:
    from kg.build import Request, Summary


@click.command("build", cls=Command)
@click.argument("paths", nargs=-1, type=click.Path(), metavar="[PATH]...")
@store_option
@option("--base", default="", metavar="IRI")
@option("--meta", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@option("--published", default="", metavar="D")
@option("--publisher", default="", metavar="P")
@option("--place", default="", metavar="P")
@option("--jobs", type=click.IntRange(min=1), metavar="N")
@option("--replace", is_flag=True)
@option("--dry-run", is_flag=True)
@decisions_option
@option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True)
@option("--master", default="", metavar="URL")
@option("-o", "--output", default="", metavar="DIR")
def build(jobs: int | None, engine: str, master: str, output: str, **given: object) -> int:
    from kg.build import Request
    from kg.build import build as run

    _tell_if_unknown(str(given["place"]))
    if engine == "spark":
        return _on_spark(Request(jobs=jobs or 0, **given), master, output)  # type: ignore[arg-type]
    if master or output:
        raise UsageProblem("build.engine-local")
    with Progress() as progress:
        summary = run(Request(jobs=jobs or 0, **given), progress=progress.show)  # type: ignore[arg-type]
    code = report(summary, dry=bool(given["dry_run"]))
    if summary.stored and not given["dry_run"]:
        tell_findings(Path(str(given["store"])), given["decisions"])  # type: ignore[arg-type]
    return code


def _on_spark(request: "Request", master: str, output: str) -> int:
    if not request.paths or not output or request.dry_run:
        raise UsageProblem("build.engine-spark")
    from kg.spark import build as run

    return report(run(request, master=master, output=output), output=output)


def report(summary: "Summary", *, dry: bool = False, output: str = "") -> int:
    """Say what was done and what could not be; the exit code. ``output`` is where it was written, if not to a store."""
    bad = summary.whole > 0
    for problem in summary.problems:
        bad |= told(problem)
    key = "build.would" if dry else "build.done"
    if not summary.worked:
        key = f"{key}-none" if dry or summary.stored else "build.nothing"
        key = "build.done-joined" if summary.stored and summary.committed else key
    elif output:
        key = "build.done-spark"
    say(
        key,
        worked=number(summary.worked),
        unchanged=number(summary.unchanged),
        seconds=seconds(summary.seconds),
        rate=number(summary.worked / summary.seconds if summary.seconds else 0.0, 1),
        stored=number(summary.stored),
        facts=number(summary.held),
        path=output,
    )
    if summary.worked:
        tables = ", ".join(f"{text(f'table.{table}')} {number(summary.facts[table])}" for table in COLUMNS)
        unsure = text("build.unsure", count=number(summary.unsure)) if summary.unsure else ""
        total, quads = number(summary.facts.total()), number(summary.quads)
        say("build.facts", facts=total, tables=tables, quads=quads, unsure=unsure)
    if summary.aside or summary.whole:
        say(
            "build.aside-spark" if output else "build.aside",
            path=output,
            facts=number(len(summary.aside)),
            whole=number(summary.whole),
        )
    return 3 if bad else 0


def _tell_if_unknown(place: str) -> None:
    """Say so where a place is none of the provinces and districts that are known."""
    if place:
        from kg.extract.knowledge import places
        from kg.text.spelling import fold
        from kg.text.tokens import split_words

        words = split_words(fold(unicodedata.normalize("NFC", place)))
        found = places().match(words, 0)
        if not found or found[1] < len(words):
            say("build.place", place=place)


class Progress:
    """A line on a terminal that says how far a build has come; nothing elsewhere."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()

    def show(self, summary: "Summary") -> None:
        if self._shows:
            key = "build.indexing" if summary.indexing else "build.progress"
            words = text(key, worked=number(summary.worked), facts=number(summary.facts.total()))
            click.echo(f"\r\x1b[K{words}", err=True, nl=False)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._shows:
            click.echo("\r\x1b[K", err=True, nl=False)
