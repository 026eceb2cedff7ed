"""``kg dossier``: all that is known of a person or a body, to read and to hand on."""

from pathlib import Path

import click

from kg.cli.common import Command, option, output_to, say, store_option
from kg.messages import UsageProblem

FORMATS = ["md", "html", "docx"]


@click.command("dossier", cls=Command)
@click.argument("term")
@store_option
@option("--quotes", type=click.IntRange(min=0), default=3, show_default=True, metavar="N")
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.md|html|docx")
def dossier(term: str, store: Path, quotes: int, output: Path | None) -> None:
    from kg.dossier import dossier as run
    from kg.dossier import write
    from kg.query import find_thing_or_place
    from kg.store.snapshot import open_snapshot

    form = output.suffix.lower().removeprefix(".") if output else "md"
    if form not in FORMATS:
        raise UsageProblem("dossier.format", path=output, formats=", ".join(FORMATS))
    with open_snapshot(store) as snapshot:
        thing = find_thing_or_place(snapshot.graph, snapshot.base, term)
        if isinstance(thing, tuple):
            raise UsageProblem("dossier.place", place=thing[0], province=thing[1])
        found = run(snapshot.graph, thing, quotes=quotes)
    content = write(found, form)
    with output_to(output) as out:
        if output is None:  # in the encoding of the console
            out.write(content.decode("utf-8"))
        else:
            out.buffer.write(content)
    if output:
        say("dossier.done", path=output, title=found.title)
