"""``kg facts``: the flat tables of one, some or all articles."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from kg.cli.common import Command, option, say, store_option
from kg.messages import UsageProblem, number, text
from kg.model import BESIDE, TABLES


@click.command("facts", cls=Command)
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@store_option
@option("--all", "everything", is_flag=True)
@option("--table", type=click.Choice((*TABLES, *BESIDE)), metavar="T")
@option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@option("-o", "--output", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def facts(
    articles: tuple[str, ...], store: Path, everything: bool, table: str | None, form: str, output: Path | None
) -> None:
    from kg.export.facts import gold, write_csv, write_json
    from kg.store.snapshot import open_snapshot

    if everything == bool(articles):
        raise UsageProblem("facts.which")
    if form == "csv" and not (table or output):
        raise UsageProblem("facts.csv")
    if form == "table" and output:
        raise UsageProblem("facts.output")
    tables = [table] if table else [*TABLES, *BESIDE]
    with open_snapshot(store) as snapshot:
        found = (gold(snapshot.record(id), snapshot.quads(id), tables) for id in snapshot.ids(articles))
        if output:
            written = write_json(found, output) if form == "json" else write_csv(found, output)
            say("facts.written", count=number(written), path=output)
        else:
            _PRINT[form](found)


def _print_json(found: Iterable[dict[str, Any]]) -> None:
    click.echo(json.dumps(list(found), ensure_ascii=False, indent=1))


def _print_csv(found: Iterable[dict[str, Any]]) -> None:
    from kg.export.facts import flat, print_csv

    for table, rows in flat(found).items():
        print_csv(table, rows, sys.stdout)


def _print_tables(found: Iterable[dict[str, Any]]) -> None:
    from kg.export.facts import flat
    from kg.query.formats import write_table
    from kg.tables import COLUMNS

    for table, rows in flat(found).items():
        if rows:
            click.echo(f"# {text(f'table.{table}')}")
            write_table(["article", *COLUMNS[table]], rows, sys.stdout)
            click.echo()


_PRINT = {"json": _print_json, "csv": _print_csv, "table": _print_tables}
