"""From a row of a table, as a person writes it, to the fact that it states in its article.

What the row names is taken from the article's own facts where they have it under the same words, so a corrected post is
of the body that the article speaks of.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from kg.extract import extract
from kg.model import (
    Actor,
    AdoptionFact,
    Article,
    AwardFact,
    Body,
    ChangeFact,
    Document,
    DocumentFact,
    Event,
    EventFact,
    Evidence,
    Fact,
    OrganizationFact,
    ParentFact,
    ParticipationFact,
    PostFact,
    ProfileFact,
    RelationFact,
    StatisticFact,
)
from kg.tables import COLUMNS
from kg.text.spelling import name_key

Values = dict[str, str]


class Known:
    """The bodies, events and documents that an article's facts name; the facts given first go before others."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._things = list(_things(list(facts)))

    def body(self, name: str, place: str = "") -> Body | None:
        """The body of a name and a place; one that the article does not name is read from these words alone."""
        if not name:
            return None
        bodies = [it for it in self._things if isinstance(it, Body)]
        found = [it for it in bodies if (it.name, it.place) == (name, place)]
        if found:
            return found[0]
        province = next((it.province for it in bodies if place and it.place == place), "")
        return replace(_read(name, place), province=province) if province else _read(name, place)

    def actor(self, words: str, place: str = "") -> Actor | None:
        """Who does something, by the words that the table prints, with the body where the article knows it."""
        if not words:
            return None
        for it in self._things:
            if isinstance(it, Actor) and it.name == words and (not place or (it.body and it.body.place == place)):
                return it
        return Actor(words, next((it for it in self._things if isinstance(it, Body) and it.name == words), None))

    def event(self, title: str) -> Event:
        """The event of a title."""
        found = (it for it in self._things if isinstance(it, Event) and it.title == title)
        return next(found, None) or Event("other", title)

    def document(self, name: str) -> Document | None:
        """The document that a table calls so."""
        return next((it for it in self._things if isinstance(it, Document) and it.name == name), None)


def _things(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _things(item)
    elif is_dataclass(value) and not isinstance(value, Evidence | type):
        yield value
        yield from _things([getattr(value, field.name) for field in fields(value)])


def _read(name: str, place: str) -> Body:
    """A body from its name alone: its kind and level are those that the name tells."""
    for fact in extract(Article(id="x", text=f"{name} {place} họp.")):
        if isinstance(fact, OrganizationFact) and name_key(fact.body.name) == name_key(name):
            return replace(fact.body, name=name, place=place)
    return Body(name, place)


def fact_of(table: str, row: tuple[str, ...], evidence: Evidence, known: Known, old: Fact | None = None) -> Fact:
    """The fact of a row; of what the row does not have, such as a term, the fact it stands in for decides. A row whose
    values are of no fact (an unknown document) raises ``ValueError``."""
    kind, convert = _FACTS[table]
    values = convert(dict(zip(COLUMNS[table], row, strict=True)), known, old)
    return replace(old, evidence=evidence, **values) if old else kind(evidence=evidence, **values)


def _organization(row: Values, known: Known, old: Any) -> dict[str, Any]:
    body = known.body(row["name"], row["place"]) or Body("")
    return {"body": replace(body, kind=row["kind"] or body.kind)}


def _post(row: Values, known: Known, old: Any) -> dict[str, Any]:
    body = known.body(row["organization"], row["place"])
    return {"person": row["person"], "role": row["role"], "body": body, "status": row["status"]}


def _change(row: Values, known: Known, old: Any) -> dict[str, Any]:
    body, by = known.body(row["organization"], row["place"]), known.actor(row["by"])
    said = {name: row[name] for name in ("person", "change", "role", "date")}
    return {**said, "body": body, "by": by}


def _event(row: Values, known: Known, old: Any) -> dict[str, Any]:
    was = old.event if old else known.event(row["title"])
    if row["organization"] and row["organization"] not in (was.organization, was.body.name if was.body else ""):
        was = replace(was, body=known.body(row["organization"], row["place"]))
    return {"event": replace(was, **row)}


def _participation(row: Values, known: Known, old: Any) -> dict[str, Any]:
    return {"person": row["person"], "role": row["role"], "event": known.event(row["event"])}


def _document(row: Values, known: Known, old: Any) -> dict[str, Any]:
    was = old.document if old else Document(row["kind"])
    said = {name: row[name] for name in ("kind", "number", "title", "date")}
    return {"document": replace(was, issuer=known.actor(row["issuer"]), **said)}


def _award(row: Values, known: Known, old: Any) -> dict[str, Any]:
    said: dict[str, Any] = {name: row[name] for name in ("award", "recipient", "count", "year")}
    if old is None or old.recipient != row["recipient"]:
        recipient = known.actor(row["recipient"])
        said["body"] = recipient.body if recipient else None
        said["recipient_kind"] = "body" if said["body"] else "group" if row["count"] else "person"
    return {**said, "giver": known.actor(row["giver"])}


def _statistic(row: Values, known: Known, old: Any) -> dict[str, Any]:
    said: dict[str, Any] = {name: row[name] for name in ("indicator", "value", "unit", "period", "kind")}
    return {**said, "subject": known.actor(row["organization"]) or Actor("")}


def _profile(row: Values, known: Known, old: Any) -> dict[str, Any]:
    return dict(row)


def _parent(row: Values, known: Known, old: Any) -> dict[str, Any]:
    body = known.body(row["organization"], row["place"]) or Body("")
    return {"body": body, "parent": known.actor(row["parent"]) or Actor("")}


def _relation(row: Values, known: Known, old: Any) -> dict[str, Any]:
    one, other = known.document(row["document"]), known.document(row["other"])
    if one is None or other is None:
        raise ValueError(row["other"] if one else row["document"])
    return {"document": one, "relation": row["relation"], "other": other}


def _adoption(row: Values, known: Known, old: Any) -> dict[str, Any]:
    document = known.document(row["adopted"])
    return {"event": known.event(row["event"]), "adopted": row["adopted"], "document": document}


_Convert = Callable[[Values, Known, Any], dict[str, Any]]
_FACTS: dict[str, tuple[type[Any], _Convert]] = {
    "organizations": (OrganizationFact, _organization),
    "posts": (PostFact, _post),
    "changes": (ChangeFact, _change),
    "events": (EventFact, _event),
    "participations": (ParticipationFact, _participation),
    "documents": (DocumentFact, _document),
    "awards": (AwardFact, _award),
    "statistics": (StatisticFact, _statistic),
    "profiles": (ProfileFact, _profile),
    "parents": (ParentFact, _parent),
    "relations": (RelationFact, _relation),
    "adoptions": (AdoptionFact, _adoption),
}
