"""The tables as CSV (RFC 4180, UTF-8), one file each."""

import csv
from collections.abc import Callable
from pathlib import Path

from kg.export.codebook import dataset
from kg.export.formats import Asked, Written
from kg.export.records import Value, text
from kg.query.formats.text import defanged
from kg.store.snapshot import Snapshot


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """``TABLE.csv`` for each table. For Excel: a byte order mark, and words that it would compute begin with ``'``."""
    cell: Callable[[Value], str] = excel if asked.excel else text
    count = rows = 0
    for table, records in dataset(snapshot):
        with (target / f"{table.name}.csv").open(
            "w", encoding="utf-8-sig" if asked.excel else "utf-8", newline=""
        ) as file:
            writer = csv.writer(file)
            writer.writerow(column.name for column in table.columns)
            writer.writerows([cell(value) for value in record] for record in records)
        count, rows = count + 1, rows + len(records)
    return Written({"tables": count, "rows": rows})


def excel(value: Value) -> str:
    """A cell that no spreadsheet computes; numbers stay numbers.

    >>> excel("=1+1"), excel(-5), excel("--08-14")
    ("'=1+1", '-5', "'--08-14")
    """
    words = text(value)
    return defanged(words) if isinstance(value, str | tuple) else words
