"""``kg export``: the store as an RDF file."""

from pathlib import Path

import click

from kg.cli.common import Command, argument, option, say, store_option
from kg.messages import number

FORMATS = ["ntriples", "nquads", "turtle", "trig", "jsonld", "rdfxml"]


@click.command("export", cls=Command)
@argument("form", type=click.Choice(FORMATS), metavar="|".join(FORMATS))
@store_option
@option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="FILE")
@option("--layer", type=click.Choice(["resolved", "articles", "all"]), default="resolved", show_default=True)
def export(form: str, store: Path, output: Path, layer: str) -> None:
    from kg.export.rdf import export as run
    from kg.store.snapshot import open_snapshot

    with open_snapshot(store) as snapshot:
        written = run(snapshot, form, layer, output)
    say("export.done", path=output, statements=number(written))
