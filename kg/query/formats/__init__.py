"""An answer in a format: to read, as rows for other programs and spreadsheets, as SPARQL's own results, as RDF."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TextIO

from kg.messages import UsageProblem
from kg.query.formats import rdf, sheets, table, text
from kg.query.formats.table import write_table
from kg.query.rows import Row
from kg.query.run import Answer

__all__ = ["FORMATS", "Format", "Written", "write", "write_table"]


@dataclass(frozen=True, slots=True)
class Format:
    """``write(answer, out)``: text is written to ``out``, bytes to what lies under it. ``graph``: for triples, else for
    rows; ``shown``: whether it is anything for a terminal."""

    write: Callable[[Answer, Any], None]
    graph: bool = False
    binary: bool = True
    shown: bool = True


FORMATS = {
    "table": Format(table.table, binary=False),
    "csv": Format(text.csv, binary=False),
    "csv-excel": Format(text.excel_csv),  # csv with --excel
    "tsv": Format(text.tsv, binary=False),
    "json": Format(text.json, binary=False),
    "jsonl": Format(text.jsonl, binary=False),
    "md": Format(text.markdown, binary=False),
    "xlsx": Format(sheets.xlsx, shown=False),
    "parquet": Format(sheets.parquet, shown=False),
    "sparql-json": Format(rdf.sparql_json),
    "sparql-xml": Format(rdf.sparql_xml),
    "turtle": Format(rdf.turtle, graph=True),
    "ntriples": Format(rdf.ntriples, graph=True),
    "jsonld": Format(rdf.jsonld, graph=True),
}


def write(answer: Answer, name: str, out: TextIO, where: str) -> "Written":
    """Write an answer in a format."""
    form = FORMATS[name]
    if form.graph != (answer.columns is None):
        fitting = ", ".join(
            known for known, other in FORMATS.items() if other.graph != form.graph and "-e" not in known
        )
        raise UsageProblem("query.rows" if form.graph else "query.graph", where=where, name=name, formats=fitting)
    if not form.shown and out.isatty():
        raise UsageProblem("query.binary", name=name)
    written = Written(answer.columns or [])
    out.flush()
    form.write(replace(answer, rows=written.seen(answer.rows)), out.buffer if form.binary else out)
    return written


class Written:
    """How many rows or triples were written, and the columns that had nothing in any."""

    def __init__(self, columns: list[str]) -> None:
        self.count = 0
        self.blank = columns

    def seen(self, rows: Iterator[Row]) -> Iterator[Row]:
        blank = dict(enumerate(self.blank))
        for row in rows:
            self.count += 1
            for place in [place for place in blank if row[place] is not None]:
                del blank[place]
            self.blank = [*blank.values()]
            yield row
