"""An answer in a format: to read, as rows for other programs and spreadsheets, as SPARQL's own results, as RDF."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any, TextIO

from kg.messages import UsageProblem
from kg.query.formats import rdf, sheets, table, text
from kg.query.formats.table import write_table
from kg.query.rows import Row
from kg.query.run import Answer

__all__ = ["FORMATS", "Format", "write", "write_table"]


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


def write(answer: Answer, name: str, out: TextIO, where: str) -> int:
    """Write an answer in a format; how many rows or triples it has."""
    form = FORMATS[name]
    if form.graph != (answer.columns is None):
        fitting = ", ".join(
            known for known, other in FORMATS.items() if other.graph != form.graph and "-e" not in known
        )
        raise UsageProblem("query.rows" if form.graph else "query.graph", where=where, name=name, formats=fitting)
    if not form.shown and out.isatty():
        raise UsageProblem("query.binary", name=name)
    counted = _Counted(answer.rows)
    out.flush()
    form.write(replace(answer, rows=iter(counted)), out.buffer if form.binary else out)
    return counted.count


class _Counted:
    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row
