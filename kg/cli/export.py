"""``kg export``: what the store holds, in the formats of others."""

import sys
from pathlib import Path

import click

from kg.cli.common import Command, argument, option, say, store_option
from kg.export.formats import FORMATS, LAYERS, Written
from kg.messages import has, number, text

PROFILES = [profile for form in FORMATS.values() for profile in form.profiles]


@click.command("export", cls=Command)
@argument("form", type=click.Choice(list(FORMATS)), metavar="|".join(FORMATS))
@store_option
@option("-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE|DIR|-")
@option("--layer", type=click.Choice(LAYERS), default=LAYERS[0], show_default=True)
@option("--excel", is_flag=True)
@option("--profile", type=click.Choice(PROFILES))
@option("--licence", metavar="IRI")
def export(form: str, store: Path, output: Path, **given: object) -> None:
    from kg.export.run import export as run
    from kg.export.run import export_to
    from kg.store.snapshot import open_snapshot

    options = {name: value for name, value in given.items() if value}
    with open_snapshot(store) as snapshot:
        if str(output) == "-":
            written = export_to(snapshot, form, sys.stdout.buffer, **options)
        else:
            written = run(snapshot, form, output, **options)
    _tell(written, output, str(options.get("profile") or form))


def _tell(written: Written, output: Path, name: str) -> None:
    """What is in it, and what of the store is not."""
    counts = (text(f"export.counted.{kind}", count=number(count)) for kind, count in written.counts.items())
    say("export.done", path=output, counts=", ".join(counts))
    if has(f"export.lost.{name}"):
        say("export.lost", what=text(f"export.lost.{name}"))
    for kind, count in written.left_out.items():
        if count:
            say("export.lost", what=text(f"export.left-out.{kind}", count=number(count)))
