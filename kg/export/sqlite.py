"""The tables as one SQLite database, with keys that join, indexes, and views for common questions."""

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from kg.export.codebook import dataset
from kg.export.formats import Asked, Written
from kg.export.records import Value, text
from kg.export.schema import FOLDER, Table
from kg.store.snapshot import Snapshot

_TYPES = {"integer": "INTEGER", "yes": "INTEGER", "decimal": "REAL"}


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """One file. Days are text (``2020-08-14``), a list is one cell with `` | `` between its values."""
    count = rows = 0
    with closing(sqlite3.connect(target)) as base:
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        for table, records in dataset(snapshot):
            base.execute(_create(table))
            places = ", ".join("?" * len(table.columns))
            base.executemany(
                f'INSERT INTO "{table.name}" VALUES ({places})', ([_cell(value) for value in row] for row in records)
            )
            for column in table.columns:
                if column.refers and column.name != table.key[0]:
                    base.execute(f'CREATE INDEX "{table.name}_{column.name}" ON "{table.name}" ("{column.name}")')
            count, rows = count + 1, rows + len(records)
        base.executescript((FOLDER / "views.sql").read_text(encoding="utf-8"))
        base.execute("ANALYZE")
        base.commit()
    return Written({"tables": count, "rows": rows})


def _create(table: Table) -> str:
    columns = [
        f'"{column.name}" {_TYPES.get(column.type, "TEXT")}{" NOT NULL" if column.key else ""}'
        + (f' REFERENCES "{column.refers}"' if column.refers else "")
        for column in table.columns
    ]
    key = ", ".join(f'"{name}"' for name in table.key)
    return f'CREATE TABLE "{table.name}" ({", ".join(columns)}, PRIMARY KEY ({key})) WITHOUT ROWID'


def _cell(value: Value) -> str | int | float | None:
    if value is None or value == ():
        return None
    return float(value) if isinstance(value, Decimal) else int(value) if isinstance(value, int) else text(value)
