"""Rows as text: for programs that read lines, and for a text that is written in Markdown."""

import csv as _csv
import io
import json as _json
import re
from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import BinaryIO, TextIO

from kg.query import labels
from kg.query.formats.table import short
from kg.query.rows import plain, value
from kg.query.run import Answer

_FORMULA = tuple("=+-@\t\r")
_MARKS = re.compile(r"[\\`*\[\]<>|#]|(?<![^\W_])_|_(?![^\W_])")


def csv(answer: Answer, out: TextIO) -> None:
    writer = _csv.writer(out, lineterminator="\n")
    writer.writerow(answer.columns or [])
    writer.writerows([value(term) for term in row] for row in answer.rows)


def excel_csv(answer: Answer, out: BinaryIO) -> None:
    """CSV that Excel opens as UTF-8 and in which no text is taken for a formula."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = _csv.writer(text)
    writer.writerow(answer.columns or [])
    for row in answer.rows:
        writer.writerow(defanged(value(term)) if term and isinstance(plain(term), str) else value(term) for term in row)
    text.flush()
    text.detach()


def defanged(cell: str) -> str:
    """A text that a spreadsheet does not take for a formula.

    >>> defanged("=1+1"), defanged("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def tsv(answer: Answer, out: TextIO) -> None:
    """Tabs and line ends within a value become spaces."""
    cells = ([" ".join(value(term).split()) for term in row] for row in answer.rows)
    out.writelines("\t".join(line) + "\n" for line in chain([answer.columns or []], cells))


def json(answer: Answer, out: TextIO) -> None:
    """A list of objects; numbers and truth values as JSON has them, what is unbound left out."""
    out.write("[")
    for place, line in enumerate(_objects(answer)):
        out.write((",\n " if place else "\n ") + line)
    out.write("\n]\n")


def jsonl(answer: Answer, out: TextIO) -> None:
    """The same objects, one a line."""
    out.writelines(f"{line}\n" for line in _objects(answer))


def _objects(answer: Answer) -> Iterator[str]:
    for row in answer.rows:
        pairs = zip(answer.columns or [], row, strict=True)
        cells = {column: plain(term) for column, term in pairs if term is not None}
        yield _json.dumps(cells, ensure_ascii=False, default=date.isoformat)


def markdown(answer: Answer, out: TextIO) -> None:
    """A table with headings and codes in the language spoken; nothing is cut."""
    columns = answer.columns or []
    out.write(_line([escaped(labels.name(column)) for column in columns]))
    out.write(_line(["---"] * len(columns)))
    for row in answer.rows:
        cells = zip(columns, map(short, row), strict=True)
        out.write(_line([escaped(labels.cell(column, cell)) for column, cell in cells]))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def escaped(words: str) -> str:
    """Words that Markdown shows as they are.

    >>> print(escaped("a|b *c* 1_2 _d_"))
    a\\|b \\*c\\* 1_2 \\_d\\_
    """
    return _MARKS.sub(r"\\\g<0>", words)
