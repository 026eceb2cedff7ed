"""Events that are one meeting to a reader: of one kind, on one day or under one name, of people who were at both, and
whose names do not tell of two (:mod:`kg.network.naming`).

Articles name one meeting in many ways, and the graph keeps apart what they do not join. For counting who meets whom a
session that three articles tell of is one.
"""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations

from kg.network.model import Fact, Graph
from kg.network.naming import differ
from kg.text.spelling import name_key

BOTH = 2  # people who were at both, where that is not all of the smaller one
WORDS = 6  # of a name that no two meetings have by chance


def same_meetings(graph: Graph, present: Mapping[str, Collection[str]]) -> dict[str, str]:
    """For each event of some, with who was there, the first by IRI of those that are one with it."""
    own = {dict(it.parts).get("event", ""): it for it in graph.graph["facts"].values() if it.kind == "event"}
    first = {event: event for event in present}

    def root(event: str) -> str:
        while first[event] != event:
            event = first[event]
        return event

    for one, two in _neighbours(graph, present, own):
        if root(one) != root(two) and _alike(one, two, graph, present, own):
            low, high = sorted((root(one), root(two)))
            first[high] = low
    return {event: root(event) for event in present}


def _neighbours(
    graph: Graph, present: Mapping[str, Collection[str]], own: Mapping[str, Fact]
) -> Iterator[tuple[str, str]]:
    """Events of one kind that somebody was at and that are of one day of a month, or of none under one name."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for event, people in sorted(present.items()):
        data = graph.nodes[event]
        when = own[event].when.start[-5:] if event in own else ""
        for person in people:
            groups.setdefault((person, data.get("kind", ""), when or name_key(data["label"])), []).append(event)
    for its in groups.values():
        yield from combinations(its, 2)


def _alike(one: str, two: str, graph: Graph, present: Mapping[str, Collection[str]], own: Mapping[str, Fact]) -> bool:
    names = [name_key(graph.nodes[it]["label"]) for it in (one, two)]
    days = [own[it].when.start if it in own else "" for it in (one, two)]
    told = [dict(own[it].values).get("ordinal", "") if it in own else "" for it in (one, two)]
    bodies = {dict(own[it].parts).get("body", "") for it in (one, two) if it in own} - {""}
    if len(bodies) > 1 or not _same_day(*days) or (all(told) and told[0] != told[1]):
        return False
    at_both = {*present[one]} & {*present[two]}
    both = len(at_both)
    if names[0] == names[1] and (days[0] or names[0].count(" ") >= WORDS - 1):
        return both >= min(BOTH, len(present[one]), len(present[two]))
    if not days[0] or both < BOTH or 2 * both < min(len(present[one]), len(present[two])):
        return False
    first, second, *people = (graph.nodes[it]["label"] for it in (one, two, *at_both))
    return not differ(first, second, people)


def _same_day(one: str, two: str) -> bool:
    """Whether two dates, of either of which the year may not be told, are of one day, or neither is told."""
    days = [it.removeprefix("-").split("-") for it in (one, two)]
    if not one or not two:
        return one == two
    if any(len(it) < 3 for it in days):
        return one == two
    return days[0][1:] == days[1][1:] and ("" in (days[0][0], days[1][0]) or days[0][0] == days[1][0])
