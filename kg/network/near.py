"""Only as much of the resolved layer as a picture around some things needs.

Ring by ring: the facts that name the things of one ring name those of the next. A ring more is read than the picture
has, so that what it leaves out can be counted; what is read beyond that changes nothing.
"""

from collections.abc import Collection, Iterator

from kg.network.left import Left
from kg.network.model import KINDS, Fact, Graph
from kg.network.read import assembled, facts_of, label_of, spots, things_of, values
from kg.network.slice import ELSEWHERE
from kg.network.source import Select, query
from kg.text.spelling import same_body_key

MOST = 4000  # things whose facts are asked for: where there are more, reading everything is quicker
BATCH = 1000  # of them at once


def start(select: Select, about: Collection[str], places: Collection[str]) -> set[str]:
    """The things that a picture begins with: what is named by IRI, or what a post or an article tells of; a place as
    ``place:NAME``; without any of these the bodies of some places."""
    if about:
        named = {it for it in about if ":" not in it}
        known = things_of(select, {*about} - named).keys()
        others = {row["thing"] for it in {*about} - named - known for row in select(query("centres", about=it))}
        return {*(f"place:{it}" for it in named), *known, *things_of(select, others)}
    iris = {it for it in places if ":" in it}
    provinces = {it.rpartition(", ")[2] for it in {*places} - iris}
    found = {row["body"] for it in iris for row in select(query("located", place=it))}
    return found | {body for body, spot in _placed(select, provinces) if spot.removeprefix("place:") in places}


def around(select: Select, kinds: Collection[str], about: Collection[str], depth: int) -> "Graph | None":
    """The things within so many steps of others, and one step more, as :func:`kg.network.read` knows them. A place is
    ``place:NAME``. None where that is too much, or nothing."""
    places = {it for it in about if it.startswith("place:")}
    provinces = {it.removeprefix("place:").rpartition(", ")[2] for it in places}
    inside = {body for body, spot in _placed(select, provinces) if spot in places}
    ring = {*about} - places
    if not about or (places and not inside):
        return None
    asked: set[str] = set()
    facts: dict[str, dict[str, Fact]] = {kind: {} for kind in KINDS if kind in kinds}
    for _ in range(depth + 1):
        ring = (ring | _alike(select, ring)) - asked
        if len(asked) + len(ring) > MOST:
            return None
        asked |= ring
        ring = {thing for fact in _read(select, facts, sorted(ring)) for _, thing in fact.parts} | inside
    things = things_of(select, asked | ring)
    provinces |= {things[it]["province"] for it in asked & things.keys() if "province" in things[it]}
    things |= things_of(select, {body for body, _ in _placed(select, provinces)} - things.keys())
    graph = assembled(things, [its[iri] for its in facts.values() for iri in sorted(its)])
    graph.graph.update(total=_total(select), near=True)
    return graph


def branches(select: Select, about: Collection[str]) -> Graph:
    """The bodies above and below some, those of their provinces, which the law may put there, and their people."""
    places = {it for it in about if it.startswith("place:")}
    things = things_of(select, {*about} - places)
    provinces = {it.removeprefix("place:").rpartition(", ")[2] for it in places}
    provinces |= {it["province"] for it in things.values() if "province" in it}
    ring = {*things, *(body for body, _ in _placed(select, provinces))}
    facts: dict[str, dict[str, Fact]] = {"tenure": {}, "part": {}}
    parts = {"part": facts["part"]}
    below: set[str] = set()
    upper: set[str] = set()
    while ring:
        below |= ring
        told = [dict(it.parts) for it in _read(select, parts, sorted(ring))]
        upper |= {it["whole"] for it in told}
        ring = {it["part"] for it in told if it["whole"] in ring} - below
    ring = upper - below
    while ring:
        upper |= ring
        told = [dict(it.parts) for it in _read(select, parts, sorted(ring))]
        ring = {it["whole"] for it in told if it["part"] in ring} - upper
    people = {
        thing for it in _read(select, {"tenure": facts["tenure"]}, sorted(below | upper)) for _, thing in it.parts
    }
    graph = assembled(
        things_of(select, below | upper | people), [its[it] for its in facts.values() for it in sorted(its)]
    )
    graph.graph["total"] = _total(select)
    return graph


def namesakes(select: Select, thing: str) -> int:
    """How many other things have the name of one."""
    return sum(1 for _ in select(query("namesakes", of=values("thing", [thing]))))


def named_elsewhere(select: Select, kept: Collection[str]) -> dict[str, Left]:
    """The people and bodies with most posts, but for some, by name; of several of one name the one with most
    posts."""
    rows = sorted((-int(row["posts"]), row["thing"]) for row in select(query("busiest")) if row["thing"] not in kept)
    left = [thing for _, thing in rows[:ELSEWHERE]]
    things = things_of(select, left)
    several = {row["thing"] for row in select(query("namesakes", of=values("thing", left)))}
    found: dict[str, Left] = {}
    for it in left:
        found.setdefault(label_of(things[it]), Left(it if it in several else "", it))
    return {name: found[name] for name in sorted(found) if name}


def _read(select: Select, facts: dict[str, dict[str, Fact]], things: list[str]) -> Iterator[Fact]:
    for start in range(0, len(things), BATCH):
        for kind, known in facts.items():
            for fact in facts_of(select, kind, things[start : start + BATCH]):
                known[fact.iri] = fact
                yield fact


def _alike(select: Select, things: Collection[str]) -> set[str]:
    """Bodies that may be one with these to a reader (:mod:`kg.network.bodies`)."""
    rows = select(query("alike", of=values("thing", things))) if things else []
    return {row["body"] for row in rows if same_body_key(row["name"]) == same_body_key(row["its"])}


def _placed(select: Select, provinces: Collection[str]) -> list[tuple[str, str]]:
    """The bodies of some provinces, each with its place as a thing."""
    if not provinces:
        return []
    rows = select(query("placed", provinces=" ".join(f'"{it}"' for it in sorted(provinces))))
    return [(row["thing"], spots(row["province"], row.get("place", ""))[1]) for row in rows]


def _total(select: Select) -> int:
    """How many things there are, with the places."""
    places = {it for row in select(query("places")) for it in spots(row["province"], row.get("place", ""))}
    return int(next(iter(select(query("size"))))["count"]) + len(places)
