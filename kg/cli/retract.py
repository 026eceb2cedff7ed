"""``kg retract``: take articles out without residue."""

from pathlib import Path

import click

from kg.cli.common import Command, say, store_option
from kg.messages import number


@click.command("retract", cls=Command)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
def retract(articles: tuple[str, ...], store: Path) -> None:
    from kg.build import retract as run

    left = run(store, articles)
    say("retract.done", count=number(len(set(articles))), left=number(left))
