"""``kg demo``: the whole way with the articles that come with the program."""

import sys
from pathlib import Path

import click

from kg.cli.build import report
from kg.cli.check import judge
from kg.cli.common import Command, option, say
from kg.cli.view import Asked, show

QUERY = "leaders"


@click.command("demo", cls=Command)
@option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), default=".", metavar="DIR")
def demo(output: Path) -> int:
    from kg.build import Request, build
    from kg.query import ask, find
    from kg.query.formats import write
    from kg.resources import ARTICLES
    from kg.store.folder import DEFAULT_STORE

    store = output / DEFAULT_STORE
    code = report(build(Request(store, [str(ARTICLES)], replace=True)))
    code = code or judge(store)
    say("demo.query", name=QUERY, store=store)
    query = find(QUERY)
    write(ask(store, query, {}), "table", sys.stdout, query.where)
    show(store, output / "page.html", Asked())
    return code
