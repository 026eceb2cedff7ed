"""Rows as a table to read."""

import shutil
import unicodedata
from functools import cache
from itertools import accumulate
from typing import TextIO

import pyoxigraph as ox

from kg.query import labels
from kg.query.rows import value
from kg.query.run import Answer
from kg.vocabulary import PREFIXES

_GAP = "  "
_NARROWEST = 12
_WIDEST = 60  # of a cell of several words; a word alone, such as an IRI, is not cut


def table(answer: Answer, out: TextIO) -> None:
    write_table(answer.columns or [], [[short(term) for term in row] for row in answer.rows], out)


def write_table(columns: list[str], cells: list[list[str]], out: TextIO) -> None:
    """Columns side by side, with their names in the language spoken, long texts cut; on a terminal the widest are cut
    to its width."""
    cells = [[_cut(labels.cell(column, cell)) for column, cell in zip(columns, row, strict=True)] for row in cells]
    columns = [labels.name(column) for column in columns]
    widths = [max(map(_width, column)) for column in zip(columns, *cells, strict=True)]
    if out.isatty():
        room = shutil.get_terminal_size().columns - len(_GAP) * (len(columns) - 1)
        while sum(widths) > room and max(widths) > _NARROWEST:
            widths[widths.index(max(widths))] -= 1
    for line in [columns, ["─" * width for width in widths], *cells]:
        filled = (_fit(cell, width) for cell, width in zip(line, widths, strict=True))
        out.write(_GAP.join(filled).rstrip() + "\n")


def _cut(cell: str) -> str:
    return _fit(cell, min(_width(cell), _WIDEST)) if " " in cell else cell


def short(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    """The words of a term in one line, an IRI as a CURIE where it has a prefix."""
    if isinstance(term, ox.NamedNode):
        for prefix, iri in PREFIXES.items():
            if term.value.startswith(iri):
                return f"{prefix}:{term.value.removeprefix(iri)}"
    return " ".join(value(term).split())


def _width(cell: str) -> int:
    return len(cell) if cell.isascii() else sum(map(_columns, cell))


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _fit(cell: str, width: int) -> str:
    if _width(cell) > width:
        reached = accumulate(map(_columns, cell))
        cell = cell[: sum(columns < width for columns in reached)] + "…"
    return cell + " " * (width - _width(cell))
