"""``kg query``: ask the store a named query, a file or standard input."""

import sys
from pathlib import Path

import click

from kg.cli.common import Command, option, say, store_option, tell_if_empty
from kg.messages import UsageProblem, language


@click.command("query", cls=Command)
@click.argument("name", required=False, metavar="NAME|FILE.rq|-")
@store_option
@option("--list", "listing", is_flag=True)
@option("--bind", multiple=True, metavar="x=VALUE")
@option("--timeout", type=click.FloatRange(min=0, min_open=True), metavar="S")
@option("--format", "form", type=click.Choice(["table", "csv", "tsv", "json", "turtle"]))
def query(
    name: str | None, store: Path, listing: bool, bind: tuple[str, ...], timeout: float | None, form: str | None
) -> None:
    from kg.query import ask, find, parse_bindings
    from kg.query.formats import write

    if listing:
        list_queries()
        return
    if name is None:
        raise UsageProblem("query.which")
    asked = find(name)
    answer = ask(store, asked, parse_bindings(bind), timeout=timeout or 0)
    form = form or ("turtle" if answer.columns is None else "table")
    if not write(answer, form, sys.stdout, asked.where):
        say("query.nothing")
        tell_if_empty(store)


def list_queries() -> None:
    """Each named query with its question and its parameters."""
    from kg.query import find, names

    for name in names():
        asked = find(name)
        click.echo(f"{name}\n    {asked.question(language())}")
        for parameter in asked.parameters:
            default = f" [{parameter.default}]" if parameter.default else ""
            click.echo(f"    --bind {parameter.name}=… ({parameter.kind}){default} {parameter.meaning(language())}")
