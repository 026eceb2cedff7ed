"""``kg check``: the store, or an RDF file, against the shapes."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import Command, argument, decisions_option, option, say, store_option
from kg.cli.decided import list_findings
from kg.messages import UsageProblem, language, number, text

if TYPE_CHECKING:
    from kg.audit import Progress
    from kg.check import Result

_MANY = 50  # graphs that one waits for


@click.command("check", cls=Command)
@argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False), metavar="[FILE]")
@store_option
@option("--engine", type=click.Choice(["pyshacl", "fast"]), default="pyshacl", show_default=True)
@option("--report", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")
@option("--set-aside", is_flag=True)
@option("--consistency", is_flag=True)
@option("--format", "form", type=click.Choice(["list", "csv", "json"]), default="list", show_default=True)
@decisions_option
def check(
    file: Path | None,
    store: Path,
    engine: str,
    report: Path | None,
    set_aside: bool,
    consistency: bool,
    form: str,
    decisions: Path | None,
) -> int:
    if consistency:
        if file or report or set_aside:
            raise UsageProblem("check.consistency")
        list_misfits(store, form)
        return 0
    if form != "list":
        raise UsageProblem("check.form")
    if set_aside:
        if file or report:
            raise UsageProblem("check.set-aside")
        list_set_aside(store)
        return 0
    code = judge(store, file, engine, report)
    return max(code, 0 if file else list_findings(store, decisions))


def judge(store: Path, file: Path | None = None, engine: str = "pyshacl", report: Path | None = None) -> int:
    """Print what the shapes find; the exit code."""
    from kg.audit import audit_file, audit_store, write_report

    results = show(audit_file(file, engine) if file else audit_store(store, engine), slow=engine == "pyshacl")
    if report:
        write_report(results, report)
    say("check.bad" if results else "check.good", count=number(len(results)), what=file or store)
    return 1 if results else 0


def show(findings: "Iterable[Result | Progress]", *, slow: bool) -> "list[Result]":
    """Print results as they come and how far the check is: on a terminal in one line, elsewhere now and then."""
    from kg.check import Result

    results = []
    for found in findings:
        if isinstance(found, Result):
            results.append(found)
            click.echo(f"{found.focus}\n  {found.message(language())}")
            click.echo("".join(f"  {name}: {value}\n" for name, value in _details(found) if value), nl=False)
            continue
        if slow and found.done == 0 and found.of > _MANY:
            say("check.slow", count=number(found.of))
        words = text("check.progress", done=number(found.done), of=number(found.of))
        if sys.stderr.isatty():
            click.echo(f"\r\x1b[K{words}" if found.done < found.of else "\r\x1b[K", err=True, nl=False)
        elif slow and found.done % _MANY == 0 and found.done:
            click.echo(words, err=True)
    return results


def _details(found: "Result") -> list[tuple[str, str]]:
    names = [text(f"check.{name}") for name in ("shape", "path", "value", "graph")]
    return list(zip(names, (found.shape, found.path, found.value, found.graph), strict=True))


def list_misfits(store: Path, form: str) -> None:
    """Print what does not fit together in a store, each with the sentences on either side."""
    from kg.audit import consistency
    from kg.check.formats import FORMATS

    found = consistency(store)
    FORMATS[form](found, sys.stdout)
    say("check.misfits", count=number(len(found)), what=store)


def list_set_aside(store: Path) -> None:
    """Print the facts that were set aside at load, each with its sentence and the reason."""
    from kg.store.snapshot import open_snapshot

    count = 0
    with open_snapshot(store) as snapshot:
        for id, entry in sorted(snapshot.manifest.entries.items()):
            for aside in snapshot.record(id).aside if entry.aside else ():
                count += 1
                click.echo(f"{id} — {text(f'table.{aside.table}')}: {aside.message(language())}")
                for name in ("sentence", "value", "shape"):
                    if value := getattr(aside, name):
                        click.echo(f"  {text(f'check.{name}')}: {' '.join(value.split())}")
    say("check.aside", count=number(count))
