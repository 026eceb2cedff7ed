"""Which facts tell one and the same thing: articles word a dismissal in thirty ways, and it is one dismissal.

Changes of post (and proposals) of one person are one where act, post, body and modality agree and their dates can be
the same day; a measure such as a dismissal may name several bodies, but one of the Party is not one of the state. Parts
taken in one event are one, and so is a post in bodies that are drawn as one. What fits two others of different days is
left alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from kg.network import Fact, Graph

Key: TypeAlias = tuple[object, ...]
NO_KINDS: Mapping[str, str] = {}


def groups(facts: Iterable[Fact], kinds: Mapping[str, str] = NO_KINDS) -> list[list[Fact]]:
    """Facts that tell the same, each once, the one with the most exact date and the most witnesses first; ``kinds`` are
    those of bodies, since a measure of the Party is not one of the state."""
    alike: dict[Key, list[Fact]] = {}
    for fact in facts:
        alike.setdefault((_key(fact), _side(fact, kinds)), []).append(fact)
    sides: dict[object, list[str]] = {}
    for key, side in alike:
        sides.setdefault(key, []).append(str(side))
    for key, its in sides.items():
        if "" in its and len(its) == 2:  # it can be no other
            alike[key, max(its)] += alike.pop((key, ""))
    found = [group for its in alike.values() for group in _by_date(its)]
    return [sorted(group, key=lambda it: (-exactness(it.when.start), -len(it.witnesses), it.iri)) for group in found]


def kinds_of(graph: Graph) -> dict[str, str]:
    """The kinds of the bodies of a graph, for :func:`groups`."""
    return {thing: data.get("kind", "") for thing, data in graph.nodes(data=True)}


def _side(fact: Fact, kinds: Mapping[str, str]) -> str:
    """Whether a measure is one of the Party or another, by the body it is told of, else by who decided; nothing where
    neither tells."""
    parts = dict(fact.parts)
    kind = kinds.get(parts.get("body", "")) or kinds.get(parts.get("by", "")) or ""
    if fact.code != "change.disciplined" or not kind:
        return ""
    return "party" if kind == "kind.party" else "other"


def _key(fact: Fact) -> Key:
    parts = dict(fact.parts)
    if fact.kind == "participation":
        return fact.kind, fact.parts, fact.modality
    if fact.kind == "tenure":
        return fact.kind, fact.words, parts.get("person"), parts.get("body", fact.iri)
    if fact.kind not in ("change", "proposal") or "person" not in parts:
        return (fact.iri,)
    body = "" if fact.code == "change.disciplined" else parts.get("body") or dict(fact.values).get("body", "")
    return fact.kind, fact.code, fact.words, fact.modality, parts["person"], body


def _by_date(facts: list[Fact]) -> Iterator[list[Fact]]:
    if facts[0].kind == "participation":
        yield facts
        return
    told: dict[str, list[Fact]] = {}
    for fact in facts:
        told.setdefault(fact.when.start, []).append(fact)
    joined: dict[str, list[Fact]] = {}
    for day in sorted(told, key=lambda it: (-exactness(it), it)):
        fits = [other for other in joined if agree(day, other)]
        joined.setdefault(fits[0] if len(fits) == 1 else day, []).extend(told[day])
    yield from joined.values()


def also_told(fact: Fact) -> list[str]:
    """The days that articles tell of a post and that fit neither its start nor its end, those most told first: they
    differ, or tell of something between."""
    own = [it for it in (fact.when.start, fact.when.end) if it]
    every = Counter(day for it in fact.witnesses for day in it.dates)
    others = [day for day in every if not any(agree(day, it) for it in own)] if fact.kind == "tenure" else []
    exact = [it for it in others if not any(len(it) < len(day) and agree(it, day) for day in others)]
    return sorted(exact, key=lambda it: (-every[it], it))


def days_told(fact: Fact) -> list[str]:
    """All days that articles tell of a fact: its start, its end, and of a post those that differ."""
    return list(dict.fromkeys(it for it in (fact.when.start, fact.when.end, *also_told(fact)) if it))


def read_elsewhere(fact: Fact, day: str) -> bool:
    """Whether a day that is told of a post stands in no sentence that names the post, but in others of the articles."""
    telling = [it for it in fact.witnesses if day in it.dates]
    return fact.kind == "tenure" and bool(telling) and all(it.day for it in telling)


def exactness(date: str) -> int:
    """How much a date tells: a year counts for more than a day.

    >>> [exactness(date) for date in ("2018-12-26", "2018-12", "2018", "--12-26", "")]
    [4, 3, 2, 1, 0]
    """
    return 0 if not date else 1 if date.startswith("--") else date.count("-") + 2


def agree(one: str, two: str) -> bool:
    """Whether two dates, each of which may be only a part of one, can be the same day.

    >>> agree("2018-12-26", "--12-26"), agree("2018-12", "2018"), agree("", "2018"), agree("--12-26", "2018-11")
    (True, True, True, False)
    """
    return all(a == b for a, b in zip(_units(one), _units(two), strict=True) if a and b)


def _units(date: str) -> list[str]:
    year, month, day = ([*date.removeprefix("-").split("-"), "", ""])[:3]
    return [year, month, day]


def once(graph: Graph, facts: Mapping[str, Fact], tellings: Iterable[Sequence[Fact]]) -> Graph:
    """A graph with these facts only, and between two things one edge for what is told of them in several ways."""
    place = {fact.iri: (i, group[0].iri) for group in tellings for i, fact in enumerate(group)}
    kept: dict[tuple[str, str, str, str], tuple[int, str]] = {}
    for one, two, key, data in graph.edges(keys=True, data=True):
        if data["fact"] in facts:
            rank, first = place[data["fact"]]
            told = (one, two, data["link"], first)
            kept[told] = min((rank, key), kept.get(told, (rank, key)))
    edges = {(one, two, key) for (one, two, *_), (_, key) in kept.items()}
    drawn = graph.copy()
    drawn.remove_edges_from([edge for edge in graph.edges(keys=True) if edge not in edges])
    drawn.graph["facts"] = facts
    return drawn
