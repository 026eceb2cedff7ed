"""An answer as text: a table to read, rows for other programs, a graph."""

import csv
import json
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TextIO

import pyoxigraph as ox

from kg.messages import UsageProblem, language
from kg.query import labels
from kg.query.rows import value
from kg.query.run import Answer, Row
from kg.vocabulary import PREFIXES

_GAP = "  "
_NARROWEST = 12
_WIDEST = 60  # of a cell of several words; a word alone, such as an IRI, is not cut
_MONTH_AND_DAY = re.compile(r"--(\d\d)-(\d\d)")


def write(answer: Answer, form: str, out: TextIO, where: str) -> int:
    """Write an answer in a format; how many rows or triples it has."""
    if (form == "turtle") != (answer.columns is None):
        raise UsageProblem("query.graph" if answer.columns is None else "query.rows", where=where)
    counted = _Counted(answer.rows)
    if answer.columns is None:
        _turtle(counted, out)
    else:
        _WRITERS[form](answer.columns, counted, out)
    return counted.count


class _Counted:
    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


def _csv(columns: list[str], rows: Iterable[Row], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([value(term) for term in row] for row in rows)


def _tsv(columns: list[str], rows: Iterable[Row], out: TextIO) -> None:
    """Tabs and line ends within a value become spaces."""
    cells = ([" ".join(value(term).split()) for term in row] for row in rows)
    out.writelines("\t".join(line) + "\n" for line in chain([columns], cells))


def _json(columns: list[str], rows: Iterable[Row], out: TextIO) -> None:
    """A list of objects; numbers and truth values as JSON has them, what is unbound left out."""
    out.write("[")
    for place, row in enumerate(rows):
        cells = {column: _plain(term) for column, term in zip(columns, row, strict=True) if term is not None}
        out.write((",\n " if place else "\n ") + json.dumps(cells, ensure_ascii=False))
    out.write("\n]\n")


def _plain(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str | int | float | bool:
    kind = term.datatype.value.rpartition("#")[2] if isinstance(term, ox.Literal) else ""
    if kind == "integer":
        return int(value(term))
    if kind in ("decimal", "double", "float"):
        return float(value(term))
    return value(term) == "true" if kind == "boolean" else value(term)


def _table(columns: list[str], rows: Iterable[Row], out: TextIO) -> None:
    write_table(columns, [[_short(term) for term in row] for row in rows], out)


def write_table(columns: list[str], cells: list[list[str]], out: TextIO) -> None:
    """Columns side by side, with their names in the language spoken, long texts cut; on a terminal the widest are cut
    to its width."""
    cells = [[_readable(column, cell) for column, cell in zip(columns, row, strict=True)] for row in cells]
    columns = [labels.name(column) for column in columns]
    widths = [max(map(_width, column)) for column in zip(columns, *cells, strict=True)]
    if out.isatty():
        room = shutil.get_terminal_size().columns - len(_GAP) * (len(columns) - 1)
        while sum(widths) > room and max(widths) > _NARROWEST:
            widths[widths.index(max(widths))] -= 1
    for line in [columns, ["─" * width for width in widths], *cells]:
        filled = (_fit(cell, width) for cell, width in zip(line, widths, strict=True))
        out.write(_GAP.join(filled).rstrip() + "\n")


def _readable(column: str, cell: str) -> str:
    """A cell in the language spoken, cut to what a table has room for."""
    day = _MONTH_AND_DAY.fullmatch(cell) if language() == "vi" else None
    if day:
        return f"{int(day[2])}/{int(day[1])}"
    return _fit(cell, min(_width(cell), _WIDEST)) if " " in cell else labels.cell(column, cell)


def _short(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    if isinstance(term, ox.NamedNode):
        for prefix, iri in PREFIXES.items():
            if term.value.startswith(iri):
                return f"{prefix}:{term.value.removeprefix(iri)}"
    return " ".join(value(term).split())


def _width(cell: str) -> int:
    return sum(_columns(character) for character in cell)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fit(cell: str, width: int) -> str:
    if _width(cell) > width:
        while _width(cell) > width - 1:
            cell = cell[:-1]
        cell += "…"
    return cell + " " * (width - _width(cell))


def _turtle(rows: Iterable[Row], out: TextIO) -> None:
    triples = sorted({row[0] for row in rows if isinstance(row[0], ox.Triple)}, key=str)
    turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    out.write((turtle or b"").decode("utf-8"))


_WRITERS: dict[str, Callable[[list[str], Iterable[Row], TextIO], None]] = {
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "table": _table,
}
