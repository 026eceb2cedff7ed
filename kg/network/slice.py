"""A part of a network: around something, or the most connected of all."""

from collections import Counter, deque
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import combinations

import networkx as nx

from kg.network.left import Left
from kg.network.model import Fact, Graph, add_facts
from kg.network.source import Select, query

LIMIT = 500  # things on one picture, unless told
ELSEWHERE = 1500  # things that are left out and still can be found by name


class NotInGraph(LookupError):
    """The picture was asked about something that is not in the graph."""


def cut(graph: Graph, things: Collection[str], *, loose: bool = False, whole: "Graph | None" = None) -> Graph:
    """The part of a graph on some of its things, in their order, with what was said of these things only.

    Neighbours left out are counted as ``hidden``; those in ``whole``, where the graph is itself a part of it.

    A fact that ties more things than stay keeps at least two of them (that of an event: the event), and names the
    others in its values. One that ties none at all (a figure of what has no name) belongs to the whole graph: it stays
    where ``loose`` says so.
    """
    kept = dict.fromkeys(things)
    part: Graph = nx.MultiDiGraph(**graph.graph)
    for thing in kept:
        around = set(nx.all_neighbors(whole or graph, thing))
        part.add_node(thing, **{**graph.nodes[thing], "hidden": len(around - kept.keys())})
    facts = [cut_fact(fact, graph, kept) for fact in graph.graph["facts"].values() if fact.parts or loose]
    add_facts(part, [fact for fact in facts if fact])
    return part


def cut_fact(fact: Fact, graph: Graph, kept: Collection[str]) -> Fact | None:
    """A fact as the part of a graph tells it; None where too little of it is left. An event keeps its day, whoever's it
    is."""
    left = tuple(pair for pair in fact.parts if pair[1] not in kept)
    stays = tuple(pair for pair in fact.parts if pair[1] in kept)
    if left and len(stays) < 2 and not (fact.kind == "event" and stays and stays[0][0] == "event"):
        return None
    return replace(
        fact, parts=stays, values=fact.values + tuple((role, graph.nodes[iri]["label"]) for role, iri in left)
    )


def centres_of(select: Select, graph: Graph, about: Sequence[str]) -> list[str]:
    """The things a picture is about: those named by IRI, a place by its name, what a post or an article tells of."""
    centres: dict[str, None] = {}
    for iri in (graph.graph["one"].get(it, it) for it in about):
        found = [iri] if iri in graph else [thing for thing in (f"place:{iri}",) if thing in graph]
        if not found and not set(iri) & set('<>"{}|^`\\ \n'):
            found = sorted(row["thing"] for row in select(query("centres", about=iri)) if row["thing"] in graph)
        if not found:
            raise NotInGraph(f"nothing to draw about {iri}: it is in no fact of the resolved layer")
        centres |= dict.fromkeys(found)
    return list(centres)


def nearest(graph: Graph, centres: Sequence[str], depth: int) -> list[str]:
    """Things by distance."""
    steps = _steps(graph, centres, depth)
    return sorted(steps, key=lambda thing: (steps[thing], -graph.degree(thing), thing))


def tied(graph: Graph, centres: Sequence[str], depth: int) -> list[str]:
    """What lies between several centres (:func:`between`), then what lies around them."""
    found = between(graph, centres)
    return list(dict.fromkeys([*sorted(found, key=lambda it: (found[it], it)), *nearest(graph, centres, depth)]))


def between(graph: Graph, centres: Sequence[str]) -> dict[str, int]:
    """What ties each two of some things, and in how many steps: what both are tied to, or what lies on the shortest
    ways from one to the other where these are longer. The things themselves come first.

    >>> graph = nx.MultiDiGraph([("An", "Hội"), ("Bình", "Hội"), ("Hội", "Tỉnh"), ("Tỉnh", "Châu")])
    >>> nx.set_node_attributes(graph, "organization", "type")
    >>> between(graph, ["An", "Bình"]), between(graph, ["An", "Châu"])
    ({'An': 0, 'Bình': 0, 'Hội': 2}, {'An': 0, 'Châu': 0, 'Hội': 3, 'Tỉnh': 3})
    """
    steps = {centre: _steps(graph, [centre], len(graph)) for centre in centres}
    found = dict.fromkeys(centres, 0)
    for one, two in combinations(centres, 2):
        most = max(2, steps[one].get(two, 0))
        ways = {it: way + steps[two][it] for it, way in steps[one].items() if it in steps[two]}
        for thing in sorted(it for it, way in ways.items() if way <= most):
            found[thing] = min(ways[thing], found.get(thing, most))
    return found


def elsewhere(whole: Graph, kept: Collection[str]) -> dict[str, Left]:
    """The people and bodies that a part leaves out, the most connected of them, by name, so that a search can say that
    they are in the graph; of several of one name the most connected one."""
    named = [it for it in busiest(whole) if whole.nodes[it]["type"] in ("person", "organization")]
    counts = Counter(whole.nodes[it]["label"] for it in named)
    here = {"", *(whole.nodes[it]["label"] for it in kept)}
    left = [it for it in named if it not in kept and whole.nodes[it]["label"] not in here][:ELSEWHERE]
    found: dict[str, Left] = {}
    for it in left:
        name = whole.nodes[it]["label"]
        found.setdefault(name, Left(it if counts[name] > 1 else "", it))
    return dict(sorted(found.items()))


def _steps(graph: Graph, centres: Sequence[str], depth: int) -> dict[str, int]:
    """How far things are; a place is reached but not passed through, else a province would bring in all it holds."""
    steps = dict.fromkeys(centres, 0)
    queue = deque(centres)
    while queue:
        thing = queue.popleft()
        if steps[thing] == depth or (steps[thing] and graph.nodes[thing]["type"] == "place"):
            continue
        for other in sorted({*graph.predecessors(thing), *graph.successors(thing)} - steps.keys()):
            steps[other] = steps[thing] + 1
            queue.append(other)
    return steps


def busiest(graph: Graph, *_: object) -> list[str]:
    """All things, by the number of their links."""
    return sorted(graph, key=lambda thing: (-graph.degree(thing), thing))
