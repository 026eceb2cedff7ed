"""What a picture leaves out on purpose: other types of things, other places, other times."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import networkx as nx

from kg.network.model import Fact, Graph, add_facts
from kg.network.slice import cut_fact
from kg.network.source import Select, query

LASTING = ("part", "place", "mention")  # facts without a time: they stay where what they tie does


@dataclass(frozen=True, slots=True)
class Only:
    """What a picture is to show; an empty field leaves nothing out.

    ``types``: of things. ``places``: IRIs of places, or names as ``Kỳ Lâm, Hà Tĩnh``: the bodies there, and what
    is tied to them. ``first`` and ``last``: days; facts that tell of one of these days or of between.
    """

    types: Collection[str] = ()
    places: Collection[str] = ()
    first: str = ""
    last: str = ""
    named: str = ""  # what readers call the places

    def __bool__(self) -> bool:
        return bool(self.types or self.places or self.first or self.last)


EVERYTHING = Only()


def fitting(select: Select, whole: Graph, only: Only, centres: Collection[str] = ()) -> Graph:
    """The part of a graph that is asked for, with what it is about in any case. ``graph.graph["undated"]`` counts the
    facts that were left out because no day of them is known; ``graph.graph["provinces"]`` names the provinces that the
    bodies of the places lie in, since one of today has those it was merged from as well."""
    if not only:
        return whole
    facts: dict[str, Fact] = whole.graph["facts"]
    kept = set(whole)
    provinces: list[str] = []
    if only.places:
        bodies = _bodies(select, whole, only.places)
        kept = bodies | _around(whole, bodies)
        provinces = sorted({whole.nodes[it]["label"] for body in bodies for it in _outermost(whole, body)})
    undated = 0
    if only.first or only.last:
        told = {iri: fact for iri, fact in facts.items() if fact.kind not in LASTING}
        spans = {iri: fact.when.days() for iri, fact in told.items()}
        undated = sum(1 for iri, span in spans.items() if not span and kept.issuperset(_things(told[iri])))
        facts = {
            iri: fact
            for iri, fact in facts.items()
            if iri not in told or ((span := spans[iri]) and _meets(span, only.first, only.last))
        }
        timed = {thing for iri in told.keys() & facts.keys() for thing in _things(facts[iri])}
        kept &= _with_places(whole, timed | set(centres))
    if only.types:
        kept = {thing for thing in kept if whole.nodes[thing]["type"] in only.types}
    kept |= set(centres)
    part: Graph = nx.MultiDiGraph(**{**whole.graph, "undated": undated, "provinces": provinces})
    part.add_nodes_from((thing, data) for thing, data in whole.nodes(data=True) if thing in kept)
    add_facts(part, [left for fact in facts.values() if (left := cut_fact(fact, whole, kept))])
    return part


def _things(fact: Fact) -> Iterable[str]:
    return (thing for _, thing in fact.parts)


def _meets(span: tuple[str, str], first: str, last: str) -> bool:
    return (not last or span[0] <= last) and (not first or span[1] >= first)


def _bodies(select: Select, whole: Graph, places: Collection[str]) -> set[str]:
    """The bodies of some places."""
    bodies: set[str] = set()
    for place in places:
        if f"place:{place}" in whole:
            bodies |= set(whole.predecessors(f"place:{place}"))
        else:
            bodies |= {row["body"] for row in select(query("located", place=place))} & set(whole)
    return bodies


def _around(whole: Graph, bodies: Collection[str]) -> set[str]:
    """What is tied to some bodies; in a picture of meetings also who came to theirs."""
    near = _tied(whole, bodies)
    if not any(whole.nodes[it]["type"] == "person" for it in near):  # people are tied to events alone
        near |= _tied(whole, (it for it in near if whole.nodes[it]["type"] == "event"))
    return near


def _outermost(whole: Graph, thing: str) -> set[str]:
    """The provinces that a thing lies in."""
    inner = [it for it in whole.successors(thing) if whole.nodes[it]["type"] == "place"]
    return {outer for it in inner for outer in (_outermost(whole, it) or {it})}


def _tied(whole: Graph, things: Iterable[str]) -> set[str]:
    return {other for thing in things for other in nx.all_neighbors(whole, thing)}


def _with_places(whole: Graph, things: set[str]) -> set[str]:
    """The same with the places they are in: a place has no time of its own."""
    inner = {it for thing in things for it in whole.successors(thing) if whole.nodes[it]["type"] == "place"}
    return things | inner | {it for place in inner for it in whole.successors(place)}
