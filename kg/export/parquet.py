"""The tables as Parquet files with typed columns, each column with its meaning."""

from pathlib import Path
from typing import Any

from kg.export.codebook import dataset
from kg.export.formats import Asked, Written
from kg.export.records import Value
from kg.export.schema import Column, Table
from kg.store.snapshot import Snapshot


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """``TABLE.parquet`` for each table. Lists are lists, days are days, numbers are numbers."""
    import pyarrow
    from pyarrow import parquet

    count = rows = 0
    for table, records in dataset(snapshot):
        columns = list(zip(*records, strict=True)) or [()] * len(table.columns)
        arrays = [_plain(column, values) for column, values in zip(table.columns, columns, strict=True)]
        parquet.write_table(
            pyarrow.table(dict(zip((column.name for column in table.columns), arrays, strict=True)), _schema(table)),
            target / f"{table.name}.parquet",
            compression="zstd",
        )
        count, rows = count + 1, rows + len(records)
    return Written({"tables": count, "rows": rows})


def _schema(table: Table) -> Any:
    import pyarrow

    types = {
        "integer": pyarrow.int64(),
        "decimal": pyarrow.float64(),
        "date": pyarrow.date32(),
        "yes": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    return pyarrow.schema(
        [
            pyarrow.field(
                column.name,
                types.get(column.type, pyarrow.string()),
                nullable=not column.key,
                metadata={"en": column.english, "vi": column.vietnamese},
            )
            for column in table.columns
        ],
        metadata={"en": table.english, "vi": table.vietnamese},
    )


def _plain(column: Column, values: tuple[Value, ...]) -> list[object]:
    if column.type == "decimal":
        return [None if value is None else float(str(value)) for value in values]
    return list(values)
