"""The rows of the tables, each value of its column's type, in the order of their keys."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from kg.export.schema import Column, Table
from kg.query.rows import select
from kg.store.snapshot import Snapshot
from kg.vocabulary import ONTOLOGY

Value: TypeAlias = str | int | Decimal | date | tuple[str, ...] | None
Record: TypeAlias = tuple[Value, ...]
BETWEEN = " | "  # the values of a list where a cell has only text


def records(snapshot: Snapshot, table: Table) -> list[Record]:
    """The rows of a table. A thing is named by its IRI without the base of the store, a concept by its code."""
    return [record for _, record in sorted(_by_key(snapshot.graph, snapshot.folder.base, table))]


def _by_key(graph: ox.Store, base: str, table: Table) -> Iterator[tuple[tuple[str, ...], Record]]:
    """Solutions that differ only in their lists are one row; of a single value that two say, the smaller stays."""
    found: dict[tuple[str, ...], list[set[str]]] = {}
    columns = [(column.name, _prefix(column, base)) for column in table.columns]
    for solution in select(graph, table.query):
        cells = [solution[name].removeprefix(prefix) for name, prefix in columns]
        key = tuple(cell for cell, column in zip(cells, table.columns, strict=True) if column.key)
        row = found.setdefault(key, [set() for _ in cells])
        for values, cell in zip(row, cells, strict=True):
            if cell:
                values.add(cell)
    for key, row in found.items():
        yield key, tuple(_typed(column, sorted(values)) for column, values in zip(table.columns, row, strict=True))


def _prefix(column: Column, base: str) -> str:
    """What the values of a column begin with in RDF and need not in a table."""
    return base if column.type in ("id", "ref") else f"{ONTOLOGY}{column.of}-" if column.type == "code" else ""


def _typed(column: Column, values: list[str]) -> Value:
    if column.type == "list":
        return tuple(values)
    if column.type == "yes":
        return "true" in values
    if not values:
        return None
    value = values[0]
    if column.type == "integer":
        return int(value)
    if column.type == "decimal":
        return Decimal(value)
    if column.type == "date":
        return date.fromisoformat(value)
    return value


def text(value: Value) -> str:
    """A value as a cell of text.

    >>> text(("Huyện ủy", "Đảng bộ")), text(None), text(Decimal("96.5")), text(date(2020, 8, 14))
    ('Huyện ủy | Đảng bộ', '', '96.5', '2020-08-14')
    """
    if isinstance(value, tuple):
        return BETWEEN.join(value)
    if isinstance(value, bool):
        return str(int(value))
    return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
