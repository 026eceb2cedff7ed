"""``popolo``: persons, organizations, posts, memberships and events as one JSON document of the Popolo specification.

A source is the article's address (its IRI where it has none) with the quote as ``note``, and beside what Popolo asks
for the article's id and day.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.export.formats import Asked, Written
from kg.export.things import Row, Statement, Things
from kg.store.snapshot import Snapshot

Record = dict[str, Any]


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """The lists of a Popolo document, a record on each line."""
    things = Things(snapshot)
    lists = {
        "persons": [_person(things, *it) for it in things.asserted("persons")],
        "organizations": [_organization(things, row) for row in things.rows("organizations")],
        "posts": [_post(things, row) for row in things.rows("posts")],
        "memberships": [_membership(things, *it) for it in things.asserted("spells")],
        "events": [_event(things, *it) for it in things.asserted("events")],
    }
    with target.open("w", encoding="utf-8", newline="\n") as out:
        out.write("{")
        for place, (name, found) in enumerate(lists.items()):
            lines = ",\n".join(json.dumps(record, ensure_ascii=False) for record in found)
            out.write(f"{',' if place else ''}\n{json.dumps(name)}: [\n{lines}\n]")
        out.write("\n}\n")
    return Written({name: len(found) for name, found in lists.items()}, things.left_out)


def _person(things: Things, row: Row, stated: list[Statement]) -> Record:
    life = things.lives.get(row["person"], {})
    return _record(
        things, row["person"], stated,
        name=row["name"],
        other_names=_names(row.get("other_names", ())),
        birth_date=things.dated(_only(life.get("birth"))),
        gender=_only(life.get("gender")),
    )  # fmt: skip


def _organization(things: Things, row: Row) -> Record:
    key = row["organization"]
    return _record(
        things, key, things.statements.get(key, ()),
        name=f"{row['name']} {row['place']}" if _apart(row) else row["name"],
        other_names=_names((*([row["name"]] if _apart(row) else []), *row.get("other_names", ()))),
        classification=row.get("kind"),
        parent_id=things.iri(parent) if (parent := _only(things.parents.get(key))) else None,
    )  # fmt: skip


def _post(things: Things, row: Row) -> Record:
    return _record(
        things, row["post"], things.statements.get(row["post"], ()),
        label=row.get("label") or row["role"],
        role=row["role"],
        organization_id=_iri(things, row.get("organization")),
    )  # fmt: skip


def _membership(things: Things, row: Row, stated: list[Statement]) -> Record:
    return _record(
        things, row["spell"], stated,
        person_id=things.iri(row["person"]),
        organization_id=_iri(things, row.get("organization")),
        post_id=things.iri(row["post"]),
        role=row["role"],
        start_date=things.dated(row.get("start")),
        end_date=things.dated(row.get("end")),
    )  # fmt: skip


def _event(things: Things, row: Row, stated: list[Statement]) -> Record:
    who = things.participants.get(row["event"], ())
    return _record(
        things, row["event"], stated,
        name=row.get("title") or row["kind"],
        classification=row["kind"],
        start_date=things.dated(row.get("start")),
        end_date=things.dated(row.get("end")),
        location=row.get("place"),
        organization_id=_iri(things, row.get("organization")),
        attendees=[{"person_id": things.iri(key)} for key in who if key in things.statements],
    )  # fmt: skip


def _record(things: Things, key: str, stated: Iterable[Statement], **said: Any) -> Record:
    sources = list(_sources(things, stated))
    return {"id": things.iri(key), **{name: value for name, value in (said | {"sources": sources}).items() if value}}


def _sources(things: Things, stated: Iterable[Statement]) -> Iterator[Record]:
    for it in stated:
        article = things.articles[it.article]
        day = article.get("published")
        source = {"url": article.get("url") or things.iri(it.article), "note": it.quote, "article": article["id"]}
        yield source | ({"date": day} if day else {})


def _apart(row: Row) -> bool:
    """Whether a body needs its place to be told from others of its name."""
    return bool(row.get("place")) and row["place"] != "Việt Nam" and not row["name"].endswith(row["place"])


def _names(names: Iterable[str]) -> list[Record]:
    return [{"name": name} for name in names]


def _iri(things: Things, key: str | None) -> str | None:
    return things.iri(key) if key else None


def _only(values: list[str] | None) -> str | None:
    """The value that all agree on; where two differ there is none."""
    return values[0] if values and len(values) == 1 else None
