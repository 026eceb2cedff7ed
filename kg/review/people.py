"""Decisions about who is who that contradict each other, be it by way of a third person."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.iris import person_iri
from kg.resolve.decisions import Decisions, Pair, pair
from kg.resolve.terms import term
from kg.review.logs import Line
from kg.text.spelling import name_key

Mention = tuple[str, str]
Sides = tuple[Mention, Mention]


def decisions(base: str, lines: Iterable[Line]) -> Decisions:
    """Who is who by some lines."""
    same, different = list[Pair](), list[Pair]()
    for line in lines:
        (same if line.verb == "same" else different).append(mentions(base, line))
    return Decisions.of(same, different)


def mentions(base: str, line: Line) -> Pair:
    """The two people, each of an article, that a line is about."""
    one, name, other, other_name = line.what
    return pair(term(person_iri(base, one, name)), term(person_iri(base, other, other_name)))


def contradictions(lines: Iterable[Line]) -> list[tuple[Line, ...]]:
    """Groups of lines that make one person of two who are said to be two: the lines that say so, and those that join
    them, one after the other. Without these lines nothing contradicts itself."""
    said: dict[str, dict[Sides, list[Line]]] = {"same": defaultdict(list), "different": defaultdict(list)}
    for line in lines:
        said[line.verb][_sides(line)].append(line)
    found = []
    for apart in sorted(said["different"]):
        while way := _way(said["same"], *apart):
            joining = [line for sides in way for line in said["same"].pop(sides)]
            found.append((*said["different"][apart], *joining))
    return found


def _sides(line: Line) -> Sides:
    """What a line is about, whichever side stands first."""
    one, name, other, other_name = line.what
    first, second = sorted([(one, name_key(name)), (other, name_key(other_name))])
    return first, second


def _way(same: Mapping[Sides, list[Line]], start: Mention, end: Mention) -> list[Sides]:
    """The shortest way from one to the other over people who are said to be one; empty where there is none."""
    ways: dict[Mention, list[Sides]] = {start: []}
    waiting = [start]
    for at in waiting:
        for sides in sorted(same):
            if at in sides:
                (there,) = set(sides) - {at} or {at}
                if there not in ways:
                    ways[there] = [*ways[at], sides]
                    waiting.append(there)
    return ways.get(end, [])
