"""Who else held a seat of one that is on a picture, where the picture leaves them out: who came before and after."""

from collections.abc import Mapping

from kg.network.left import Left
from kg.network.model import Fact, Graph
from kg.resolve.seats import single

Beside = Mapping[str, tuple[tuple[str, Fact], ...]]
"""For a tenure others of its seat, each with the name of who held it."""


def beside(whole: Graph, graph: Graph) -> Beside:
    """For tenures of a part of a graph those of the same seat whose holders the part leaves out, by their days."""
    held: dict[tuple[str, str], list[tuple[str, Fact]]] = {}
    for fact in whole.graph["facts"].values():
        parts = dict(fact.parts)
        if fact.kind == "tenure" and parts.keys() >= {"person", "body"} and parts["person"] not in graph:
            held.setdefault((parts["body"], fact.words), []).append((whole.nodes[parts["person"]]["label"], fact))
    found: dict[str, tuple[tuple[str, Fact], ...]] = {}
    for iri, fact in graph.graph["facts"].items():
        seat = dict(fact.parts).get("body", ""), fact.words
        if fact.kind == "tenure" and seat in held and is_single(whole, *seat):
            found[iri] = tuple(sorted(held[seat], key=_first))
    return found


def named_beside(besides: Beside) -> dict[str, Left]:
    """The people of these by name, for a search; with the IRI, since others may have the name."""
    people = {name: dict(fact.parts)["person"] for held in besides.values() for name, fact in held if name}
    return {name: Left(it, it) for name, it in people.items()}


def _first(held: tuple[str, Fact]) -> tuple[str, str]:
    return (held[1].when.days() or ("~",))[0], held[1].iri


def is_single(graph: Graph, body: str, words: str) -> bool:
    """Whether one person at a time holds a post in a body."""
    data = graph.nodes[body]
    inner = [it for it in graph.successors(body) if graph.nodes[it]["type"] == "place"]
    outer = [two for it in inner for two in graph.successors(it)] or inner
    province = graph.nodes[min(outer)]["label"] if outer else ""
    name = data["label"].removesuffix(data["place"]).strip() if data["place"] else data["label"]
    return single(words, name, data["place"], province)
