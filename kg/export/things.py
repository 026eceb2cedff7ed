"""The things of a store and the words they rest on, for the formats of records: ``ftm``, ``popolo``, schema.org.

These have no place for what is planned, proposed, denied or only reported, so a thing stands here by what articles
assert of it, or not at all.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kg.export.records import records
from kg.export.schema import tables
from kg.query.rows import select
from kg.resources import QUERIES
from kg.store.snapshot import Snapshot

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """What one article asserts: the claim, the article, its words."""

    article: str
    claim: str
    quote: str


class Things:
    """Rows of the tables by name, and the statements behind them. Keys are IRIs without the base of the store."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self.base = snapshot.folder.base
        self.left_out: Counter[str] = Counter()

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of a table, each without its empty cells."""
        (found,) = (it for it in tables() if it.name == table)
        names = [column.name for column in found.columns]
        for record in records(self._snapshot, found):
            cells = zip(names, record, strict=True)
            yield {name: value for name, value in cells if value is not None and value != () and value is not False}

    def asserted(self, table: str) -> Iterator[tuple[Row, list[Statement]]]:
        """The rows whose thing (their first column) an article asserts, with the statements."""
        for row in self.rows(table):
            if stated := self.statements.get(next(iter(row.values()))):
                yield row, stated
            else:
                self.left_out["unasserted"] += 1

    @cached_property
    def articles(self) -> dict[str, Row]:
        """The row of each article."""
        return {row["article"]: row for row in self.rows("articles")}

    @cached_property
    def statements(self) -> dict[str, list[Statement]]:
        """The statements that a thing or a tenure rests on, in the order of their articles."""
        claims = {
            row["claim"]: Statement(self._key(row["article"]), self._key(row["claim"]), row["quote"])
            for row in self._ask("statements")
        }
        found: dict[str, list[Statement]] = {}
        for row in self._ask("rests"):
            found.setdefault(self._key(row["thing"]), []).append(claims[row["claim"]])
        return {thing: sorted(rests) for thing, rests in found.items()}

    @cached_property
    def parents(self) -> dict[str, list[str]]:
        """The bodies that a body is a part of."""
        return self._pairs("organization_parents", "organization", "parent")

    @cached_property
    def lives(self) -> dict[str, dict[str, list[str]]]:
        """What is asserted of a person's life, by attribute; of a day of birth the date."""
        found: dict[str, dict[str, set[str]]] = {}
        for row in self.rows("profiles"):
            value = row.get("date") or row.get("value")
            if row["modality"] == "asserted" and value:
                found.setdefault(row["person"], {}).setdefault(row["attribute"], set()).add(value)
        return {who: {name: sorted(values) for name, values in life.items()} for who, life in found.items()}

    @cached_property
    def participants(self) -> dict[str, list[str]]:
        """Who is asserted to have taken part in an event."""
        return self._pairs("participations", "event", "person", modality="asserted")

    def dated(self, value: str | None) -> str | None:
        """A day, a month or a year as ISO 8601 writes it; a date without a year is counted as left out."""
        if value and value.startswith("-"):
            self.left_out["yearless"] += 1
            return None
        return value

    def iri(self, key: str) -> str:
        """The IRI of a thing."""
        return self.base + key

    def _pairs(self, table: str, one: str, other: str, **where: str) -> dict[str, list[str]]:
        found: dict[str, set[str]] = {}
        for row in self.rows(table):
            if where.items() <= row.items():
                found.setdefault(row[one], set()).add(row[other])
        return {key: sorted(values) for key, values in found.items()}

    def _ask(self, name: str) -> Iterator[dict[str, str]]:
        return select(self._snapshot.graph, (QUERIES / "records" / f"{name}.rq").read_text(encoding="utf-8"))

    def _key(self, iri: str) -> str:
        return iri.removeprefix(self.base)
