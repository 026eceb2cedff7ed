"""``kg retract``: take articles out without residue."""

from pathlib import Path

import click

from kg.cli.common import Command, decisions_option, say, store_option
from kg.messages import number


@click.command("retract", cls=Command)
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@store_option
@decisions_option
def retract(articles: tuple[str, ...], store: Path, decisions: Path | None) -> None:
    from kg.build import retract as run

    left = run(store, articles, decisions)
    say("retract.done", count=number(len(set(articles))), left=number(left))
