"""``kg evaluate``: how well annotated articles are read."""

import csv
import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import Command, argument, option, say
from kg.messages import number, text
from kg.model import TABLES

if TYPE_CHECKING:
    from kg.evaluate import Report

_FOLDER = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command("evaluate", cls=Command)
@argument("folder", type=_FOLDER, metavar="GOLD_DIR")
@option("--predicted", type=_FOLDER, metavar="DIR")
@option("--only", default="*", show_default=True, metavar="GLOB")
@option("--errors", type=click.Choice([*TABLES, "all"]), metavar="T")
@option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@option("--min", "least", type=click.FloatRange(0, 1), metavar="F1")
def evaluate(
    folder: Path, predicted: Path | None, only: str, errors: str | None, form: str, least: float | None
) -> int:
    from kg.evaluate import evaluate as measure

    report = measure(folder, only=only, predicted=predicted)
    _PRINT[form](report, errors or "")
    if report.missing:
        say("evaluate.missing", count=number(len(report.missing)), of=number(report.articles), id=report.missing[0])
    if least is not None and report.mean_f1 < least:
        say("evaluate.under", mean=number(report.mean_f1, 3), least=number(least, 3))
        return 1
    return 0


def _print_json(report: "Report", errors: str) -> None:
    click.echo(json.dumps(report.as_json(errors), ensure_ascii=False, indent=1))


def _print_csv(report: "Report", errors: str) -> None:
    """The errors, a row each, or else the figures, a table each."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if errors:
        writer.writerow(["sign", "article", "table", "row"])
        writer.writerows([it.sign, it.article, it.table, " | ".join(it.row)] for it in report.errors_of(errors))
        return
    writer.writerow(["table", "gold", "read", "matched", "precision", "recall", "f1", "attributes"])
    for table, score in report.tables.items():
        figures = (f"{value:.4f}" for value in (score.precision, score.recall, score.f1))
        attributes = "; ".join(f"{name} {share:.4f}" for name, share in report.shares(table).items())
        writer.writerow([table, score.gold, score.read, score.matched, *figures, attributes])


def _print_table(report: "Report", errors: str) -> None:
    from kg.query.formats import write_table
    from kg.query.labels import name

    for error in report.errors_of(errors):
        click.echo(f"{error.sign} {error.article} {error.table}: {' | '.join(error.row)}")
    lines = [
        [
            text(f"table.{table}"),
            *map(number, (score.gold, score.read)),
            *(number(value, 3) for value in (score.precision, score.recall, score.f1)),
            "  ".join(f"{name(it)} {number(share, 2)}" for it, share in report.shares(table).items() if score.matched),
        ]
        for table, score in report.tables.items()
    ]
    write_table(["table", "gold", "read", "precision", "recall", "f1", "right"], lines, sys.stdout)
    mean, micro = (number(value, 3) for value in (report.mean_f1, report.micro_f1))
    click.echo(text("evaluate.totals", articles=number(report.articles), mean=mean, micro=micro))


_PRINT: Mapping[str, Callable[["Report", str], None]] = {
    "json": _print_json,
    "csv": _print_csv,
    "table": _print_table,
}
