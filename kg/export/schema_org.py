"""``jsonld --profile schema``: people, bodies, roles, events and documents in the terms of schema.org.

Who held what is an OrganizationRole that stands between a person (``memberOf``) and a body (``memberOf`` again). What a
node rests on are Quotations (``subjectOf``), one a statement, each a part of its article.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.export.formats import Asked, Written
from kg.export.jsonld import Node, write_graph
from kg.export.things import Row, Statement, Things
from kg.store.snapshot import Snapshot

LINKS = (
    "memberOf", "parentOrganization", "organizer", "attendee", "subjectOf", "isPartOf", "isBasedOn", "creator",
    "legislationPassedBy",
)  # fmt: skip
CONTEXT = {"@vocab": "https://schema.org/", **{name: {"@type": "@id"} for name in (*LINKS, "url")}}
_BODIES = {"state": "GovernmentOrganization", "school": "EducationalOrganization", "media": "NewsMediaOrganization"}
_LIFE = {"birth": "birthDate", "gender": "gender"}


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """Articles, statements, bodies, people, roles, events, documents."""
    things = Things(snapshot)
    counts: Counter[str] = Counter()
    with target.open("wb") as out:
        counts["nodes"] = write_graph(CONTEXT, _nodes(things), out)
    return Written(counts, things.left_out)


def _nodes(things: Things) -> Iterator[Node]:
    yield from (_article(things, key, row) for key, row in things.articles.items())
    yield from _quotations(things)
    bodies = list(things.rows("organizations"))
    yield from (_body(things, row) for row in bodies)
    roles: dict[str, list[str]] = {}
    spells = list(things.asserted("spells"))
    for row, _ in spells:
        roles.setdefault(row["person"], []).append(things.iri(row["spell"]))
    yield from (
        _person(things, row, stated, roles.get(row["person"], [])) for row, stated in things.asserted("persons")
    )
    yield from (_role(things, row, stated) for row, stated in spells)
    yield from (_event(things, row, stated) for row, stated in things.asserted("events"))
    state = {row["organization"] for row in bodies if row.get("kind") == "state"}
    yield from (_document(things, row, stated, state) for row, stated in things.asserted("documents"))


def _article(things: Things, key: str, row: Row) -> Node:
    publisher = row.get("publisher")
    original = row.get("reprint_of")
    return _node(
        things, key, "NewsArticle",
        identifier=row["id"],
        headline=row.get("title"),
        publisher={"@type": "Organization", "name": publisher} if publisher else None,
        datePublished=things.dated(row.get("published")),
        url=row.get("url"),
        inLanguage="vi",
        isBasedOn=things.iri(original) if original else None,
    )  # fmt: skip


def _quotations(things: Things) -> Iterator[Node]:
    """Each statement once, however many nodes rest on it."""
    for it in sorted({it for stated in things.statements.values() for it in stated}):
        yield _node(things, it.claim, "Quotation", text=it.quote, isPartOf=things.iri(it.article))


def _body(things: Things, row: Row) -> Node:
    key = row["organization"]
    return _node(
        things, key, _BODIES.get(row.get("kind", ""), "Organization"), things.statements.get(key, ()),
        name=row["name"],
        alternateName=row.get("other_names"),
        location=row.get("place"),
        parentOrganization=[things.iri(parent) for parent in things.parents.get(key, ())],
    )  # fmt: skip


def _person(things: Things, row: Row, stated: list[Statement], roles: list[str]) -> Node:
    life = things.lives.get(row["person"], {})
    known = {_LIFE[name]: values[0] for name, values in life.items() if name in _LIFE and len(values) == 1}
    if "birthDate" in known:
        known["birthDate"] = things.dated(known["birthDate"]) or ""
    return _node(
        things, row["person"], "Person", stated,
        name=row["name"], alternateName=row.get("other_names"), memberOf=roles, **known,
    )  # fmt: skip


def _role(things: Things, row: Row, stated: list[Statement]) -> Node:
    return _node(
        things, row["spell"], "OrganizationRole", stated,
        roleName=row["role"],
        startDate=things.dated(row.get("start")),
        endDate=things.dated(row.get("end")),
        memberOf=_iri(things, row.get("organization")),
    )  # fmt: skip


def _event(things: Things, row: Row, stated: list[Statement]) -> Node:
    return _node(
        things, row["event"], "Event", stated,
        name=row.get("title") or row["kind"],
        alternateName=row.get("other_titles"),
        startDate=things.dated(row.get("start")),
        endDate=things.dated(row.get("end")),
        location=row.get("place"),
        organizer=_iri(things, row.get("organization")),
        attendee=[things.iri(key) for key in things.participants.get(row["event"], ()) if key in things.statements],
    )  # fmt: skip


def _document(things: Things, row: Row, stated: list[Statement], state: set[str]) -> Node:
    """Laws and acts of the state are Legislation; those of the Party and of others are not."""
    issuer, day = _iri(things, row.get("issuer")), things.dated(row.get("date"))
    legal = row["kind"] == "law" or row.get("issuer") in state
    said = (
        {"legislationIdentifier": row.get("number"), "legislationType": row["kind"], "legislationDate": day,
         "legislationPassedBy": issuer}
        if legal else {"identifier": row.get("number"), "genre": row["kind"], "dateCreated": day, "creator": issuer}
    )  # fmt: skip
    kind = "Legislation" if legal else "DigitalDocument"
    name = row.get("title") or row.get("label")
    return _node(things, row["document"], kind, stated, name=name, **said)


def _node(things: Things, key: str, kind: str, stated: Iterable[Statement] = (), **said: Any) -> Node:
    said["subjectOf"] = [things.iri(it.claim) for it in stated]
    return {"@id": things.iri(key), "@type": kind, **{name: value for name, value in said.items() if value}}


def _iri(things: Things, key: str | None) -> str | None:
    return things.iri(key) if key else None
