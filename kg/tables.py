"""Facts as rows of flat tables: the eight of the gold format, in its columns, and those beside them.

Every value is a string, "" = not said.
"""

from collections.abc import Callable, Iterable
from typing import Any

from kg.model import (
    AdoptionFact,
    AwardFact,
    Body,
    ChangeFact,
    DocumentFact,
    EventFact,
    Fact,
    OrganizationFact,
    ParentFact,
    ParticipationFact,
    PostFact,
    ProfileFact,
    RelationFact,
    StatisticFact,
)

COLUMNS: dict[str, tuple[str, ...]] = {
    "organizations": ("name", "place", "kind"),
    "posts": ("person", "role", "organization", "place", "status"),
    "changes": ("person", "change", "role", "organization", "place", "by", "date"),
    "events": ("kind", "title", "organization", "place", "ordinal", "term", "start", "end"),
    "participations": ("person", "role", "event"),
    "documents": ("kind", "number", "issuer", "title", "date"),
    "awards": ("award", "recipient", "giver", "count", "year"),
    "statistics": ("organization", "indicator", "value", "unit", "period", "kind"),
    "profiles": ("person", "attribute", "value", "province"),
    "parents": ("organization", "place", "parent"),
    "relations": ("document", "relation", "other"),
    "adoptions": ("event", "adopted"),
}
Row = tuple[str, ...]


def body_name(body: Body | None) -> str:
    return body.name if body else ""


def body_place(body: Body | None) -> str:
    return body.place if body else ""


def _asserted(fact: Fact) -> bool:
    return fact.modality == "asserted"


def _listed_post(fact: PostFact) -> bool:
    return fact.modality == "asserted" or (fact.status == "proposed" and fact.modality == "proposed")


_TABLE: dict[type[Fact], tuple[str, Callable[[Any], bool], Callable[[Any], Row]]] = {
    OrganizationFact: ("organizations", lambda f: True, lambda f: (f.body.name, f.body.place, f.body.kind)),
    PostFact: (
        "posts",
        _listed_post,
        lambda f: (f.person, f.role, body_name(f.body), body_place(f.body), f.status),
    ),
    ChangeFact: (
        "changes",
        _asserted,
        lambda f: (
            f.person,
            f.change,
            f.role,
            body_name(f.body),
            body_place(f.body),
            f.by.name if f.by else "",
            f.date,
        ),
    ),
    EventFact: (
        "events",
        lambda f: f.modality not in ("denied",),
        lambda f: (
            f.event.kind,
            f.event.title,
            f.event.organization or body_name(f.event.body),
            f.event.place,
            f.event.ordinal,
            f.event.term,
            f.event.start,
            f.event.end,
        ),
    ),
    ParticipationFact: (
        "participations",
        _asserted,
        lambda f: (f.person, f.role, f.event.title),
    ),
    DocumentFact: (
        "documents",
        lambda f: True,
        lambda f: (
            f.document.kind,
            f.document.number,
            f.document.issuer.name if f.document.issuer else "",
            f.document.title,
            f.document.date,
        ),
    ),
    AwardFact: (
        "awards",
        _asserted,
        lambda f: (f.award, f.recipient, f.giver.name if f.giver else "", f.count, f.year),
    ),
    StatisticFact: (
        "statistics",
        lambda f: True,
        lambda f: (f.subject.name, f.indicator, f.value, f.unit, f.period, f.kind),
    ),
    ProfileFact: ("profiles", _asserted, lambda f: (f.person, f.attribute, f.value, f.province)),
    ParentFact: ("parents", _asserted, lambda f: (f.body.name, f.body.place, f.parent.name)),
    RelationFact: (
        "relations",
        _asserted,
        lambda f: (f.document.name, f.relation, f.other.name),
    ),
    AdoptionFact: ("adoptions", _asserted, lambda f: (f.event.title, f.adopted)),
}


def row_of(fact: Fact) -> tuple[str, Row]:
    """The table that a fact belongs to, and its row, whether the table lists it or not."""
    table, _, flatten = _TABLE[type(fact)]
    return table, flatten(fact)


def rows(facts: Iterable[Fact]) -> dict[str, list[Row]]:
    """The rows of each table in reading order. Equal rows are one, except figures: two that print alike stay two."""
    tables: dict[str, list[Row]] = {table: [] for table in COLUMNS}
    for fact in facts:
        table, listed, flatten = _TABLE[type(fact)]
        if listed(fact):
            row = flatten(fact)
            if table == "statistics" or row not in tables[table]:
                tables[table].append(row)
    return tables
