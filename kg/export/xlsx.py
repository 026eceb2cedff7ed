"""The tables as one workbook, a sheet each, where every word is a word and no cell a formula."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from kg.export.codebook import dataset
from kg.export.formats import Asked, Written
from kg.export.records import Record, Value, text
from kg.messages import UsageProblem
from kg.store.snapshot import Snapshot

ROWS = 1_048_576  # that a sheet has room for, its head included
LENGTH = 32_767  # characters of a cell
_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts a day that never was


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """One file. A table that is too long for a sheet is refused; a cell that is too long is cut and counted."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    count = rows = cut = 0
    for table, records in dataset(snapshot):
        if len(records) >= ROWS:
            raise UsageProblem("export.sheet", table=table.name, rows=len(records), limit=ROWS - 1)
        sheet = book.create_sheet(table.name)
        sheet.freeze_panes = "A2"
        sheet.append(_words(sheet, column.name) for column in table.columns)
        for record in records:
            cut += sum(isinstance(value, str | tuple) and len(text(value)) > LENGTH for value in record)
            sheet.append(_cells(sheet, record))
        count, rows = count + 1, rows + len(records)
    book.save(target)
    return Written({"tables": count, "rows": rows}, {"cut": cut})


def _cells(sheet: Any, record: Record) -> Iterator[object]:
    for value in record:
        yield _cell(sheet, value)


def _cell(sheet: Any, value: Value) -> object:
    if value is None or value == () or value == "":
        return None
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int) or (isinstance(value, date) and value >= _FIRST_DAY):
        return value
    return _words(sheet, text(value))


def _words(sheet: Any, words: str) -> object:
    """A cell of words, whatever they begin with, without the control characters that no workbook may hold."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    words = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", words)[:LENGTH]
    if not words.startswith(("=", "#")):
        return words
    cell = WriteOnlyCell(sheet, words)
    cell.data_type = "s"
    return cell
