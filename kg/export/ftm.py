"""``ftm``: entities of the FollowTheMoney model as JSON lines, each with the articles that prove it.

An id is our IRI without its base, hyphens for slashes. Quotes are the values of ``description``, each with the id of
its article; dates are stated ones, and ``date`` of an Occupancy are days on which articles show someone in the post.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.export.formats import Asked, Written
from kg.export.things import Statement, Things
from kg.store.snapshot import Snapshot

_COUNTRY = "vn"
_LIFE = {"birth": "birthDate", "gender": "gender", "ethnicity": "ethnicity", "education": "education", "rank": "title"}

Entity = dict[str, Any]


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """Articles, bodies, positions, people, who held which position, events."""
    things = Things(snapshot)
    counts: Counter[str] = Counter()
    with target.open("w", encoding="utf-8", newline="\n") as out:
        for entity in _entities(things):
            out.write(json.dumps(entity, ensure_ascii=False) + "\n")
            counts["entities"] += 1
    return Written(counts, things.left_out)


def _entities(things: Things) -> Iterator[Entity]:
    for key, article in things.articles.items():
        yield _entity(
            "Article", key, things,
            title=article.get("title"), fileName=article["id"], publisher=article.get("publisher"),
            publishedAt=things.dated(article.get("published")), sourceUrl=article.get("url"), language="vie",
            notes=article.get("digest_of"),
        )  # fmt: skip
    for body in things.rows("organizations"):
        key, place = body["organization"], body.get("place")
        schema = "PublicBody" if body.get("kind") == "state" else "Organization"
        yield _entity(
            schema, key, things, things.statements.get(key, ()),
            name=body["name"], alias=[*body.get("other_names", ()), *([f"{body['name']} {place}"] if place else [])],
            classification=body.get("kind"), country=_COUNTRY, address=place,
            parent=[_id(parent) for parent in things.parents.get(key, ())],
        )  # fmt: skip
    for post in things.rows("posts"):
        key = post["post"]
        yield _entity(
            "Position", key, things, things.statements.get(key, ()), name=post.get("label") or post["role"],
            organization=_ids(post.get("organization")), numberOfSeats=post.get("seats"), country=_COUNTRY,
        )  # fmt: skip
    for person, stated in things.asserted("persons"):
        life = things.lives.get(person["person"], {})
        known = {_LIFE[name]: values for name, values in life.items() if name in _LIFE}
        known["birthDate"] = [day for value in life.get("birth", ()) if (day := things.dated(value))]
        yield _entity(
            "Person", person["person"], things, stated, name=person["name"], alias=person.get("other_names"),
            country=_COUNTRY, **known,
        )  # fmt: skip
    people = {key for key in things.statements if key.startswith("person/")}
    for spell, stated in things.asserted("spells"):
        yield _entity(
            "Occupancy", spell["spell"], things, stated, holder=_id(spell["person"]), post=_id(spell["post"]),
            startDate=things.dated(spell.get("start")), endDate=things.dated(spell.get("end")),
            date=[spell.get("observed_first"), spell.get("observed_last")],
            status="ended" if spell.get("status") == "former" else None,
        )  # fmt: skip
    for event, stated in things.asserted("events"):
        involved = [_id(key) for key in things.participants.get(event["event"], ()) if key in people]
        yield _entity(
            "Event", event["event"], things, stated, name=event.get("title") or event["kind"],
            alias=event.get("other_titles"), keywords=event["kind"], location=event.get("place"),
            startDate=things.dated(event.get("start")), endDate=things.dated(event.get("end")),
            organizer=_ids(event.get("organization")), involved=involved, country=_COUNTRY,
        )  # fmt: skip


def _entity(schema: str, key: str, things: Things, stated: "list[Statement] | tuple[()]" = (), **said: Any) -> Entity:
    """An entity whose properties have a list of values each, as the model wants them."""
    said["proof"] = [_id(it.article) for it in stated]
    said["description"] = [f"{it.quote} [{things.articles[it.article]['id']}]" for it in stated]
    properties = {name: _values(value) for name, value in said.items()}
    return {"id": _id(key), "schema": schema, "properties": {name: v for name, v in sorted(properties.items()) if v}}


def _values(value: Any) -> list[str]:
    many = value if isinstance(value, list | tuple) else [value]
    return list(dict.fromkeys(str(it) for it in many if it is not None))


def _id(key: str) -> str:
    return key.replace("/", "-")


def _ids(key: str | None) -> list[str]:
    return [_id(key)] if key else []
