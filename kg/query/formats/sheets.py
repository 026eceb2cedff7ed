"""Rows as a sheet whose cells have types: a workbook, a Parquet file."""

import re
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.messages import UsageProblem
from kg.query.rows import Plain, plain
from kg.query.run import Answer

if TYPE_CHECKING:
    import pyarrow

_ROWS = 1_048_576  # of a sheet
_EXACT = 10**15  # a whole number with more digits loses some in a sheet
_FIRST_DAY = date(1900, 3, 1)  # before it sheets count days in two ways
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # XML has no place for them


def xlsx(answer: Answer, out: BinaryIO) -> None:
    """One sheet. Numbers are numbers and full dates dates; text is text, never a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    book = Workbook(write_only=True)
    sheet = book.create_sheet("kg")
    sheet.freeze_panes = "A2"

    def cell(content: Plain) -> Any:
        made = WriteOnlyCell(sheet, content)
        if isinstance(content, str):
            made.data_type = "s"  # or "=1" is a formula, and "#N/A" an error
        return made

    heading = [cell(column) for column in answer.columns or []]
    for made in heading:
        made.font = Font(bold=True)
    sheet.append(heading)
    for number, row in enumerate(answer.rows, 2):
        if number > _ROWS:
            raise UsageProblem("query.sheet-full", rows=_ROWS)
        sheet.append([None if term is None else cell(_fitting(plain(term))) for term in row])
    saved = BytesIO()  # what is under -o or a pipe need not let itself be rewound
    book.save(saved)
    out.write(saved.getvalue())


def _fitting(content: Plain) -> Plain:
    """A value that a sheet keeps as it is, else as words."""
    if isinstance(content, str):
        return _UNPRINTABLE.sub(" ", content)
    if isinstance(content, int) and abs(content) >= _EXACT:
        return str(content)
    return content.isoformat() if isinstance(content, date) and content < _FIRST_DAY else content


def parquet(answer: Answer, out: BinaryIO) -> None:
    """Each column has the one type that all its values have; else it is text."""
    import pyarrow
    from pyarrow import parquet as files

    names = answer.columns or []
    columns: list[list[Plain | None]] = [[] for _ in names]
    for row in answer.rows:
        for column, term in zip(columns, row, strict=True):
            column.append(None if term is None else plain(term))
    arrays = [_array(column) for column in columns]
    saved = BytesIO()
    files.write_table(pyarrow.Table.from_arrays(arrays, names=names), saved)
    out.write(saved.getvalue())


def _array(column: list[Plain | None]) -> "pyarrow.Array[Any]":
    import pyarrow

    types = {int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_(), date: pyarrow.date32()}
    kinds = {type(cell) for cell in column if cell is not None}
    kind = float if kinds == {int, float} else kinds.pop() if len(kinds) == 1 else str
    try:
        return pyarrow.array(column, types.get(kind, pyarrow.string()))
    except (OverflowError, pyarrow.ArrowTypeError, pyarrow.ArrowInvalid):  # of several kinds, or too big a number
        return pyarrow.array([None if cell is None else str(cell) for cell in column], pyarrow.string())
