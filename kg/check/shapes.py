"""The shapes of each layer, read from ``ontology/shapes``: what is to be judged decides which of them look at it.

``article``: one article graph. ``articles``: several article graphs merged in one, so that a thing may have the names
of several articles. ``resolved``: the resolved graph. ``all``: resolved and article graphs merged in one.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import rdflib
from rdflib.namespace import SH

from kg.resources import SHAPES
from kg.vocabulary import KG

LAYERS = ("article", "articles", "resolved", "all")
_SHARED = {rdflib.URIRef(kind) for kind in (KG.Organization, KG.Post, KG.Event, KG.Document, KG.Award)}
_RESOLVED = "resolved.ttl"
ORDERS = (SH.lessThan, SH.lessThanOrEquals)


def _files() -> list[Path]:
    """The shapes of article graphs."""
    return [path for path in sorted(SHAPES.glob("*.ttl")) if path.name != _RESOLVED]


@cache
def shapes(layer: str) -> rdflib.Graph:
    """The shapes graph of a layer."""
    if layer not in LAYERS:
        raise ValueError(f"no layer {layer!r}; there are: {', '.join(LAYERS)}")
    graph = rdflib.Graph()
    for path in _files():
        graph.parse(path, format="turtle")
    if layer in ("resolved", "all"):
        graph.remove((None, SH.targetClass, None))
        graph.parse(SHAPES / _RESOLVED, format="turtle")
    if layer in ("articles", "all"):
        for shape in _property_shapes(graph, _SHARED):
            graph.remove((shape, SH.maxCount, None))
    if layer == "all":
        for word in (SH.closed, SH.ignoredProperties):
            graph.remove((None, word, None))
    return graph


def _property_shapes(graph: rdflib.Graph, classes: Iterable[rdflib.URIRef]) -> Iterable[rdflib.term.Node]:
    for kind in classes:
        for shape in graph.subjects(SH.targetClass, kind):
            yield from graph.objects(shape, SH.property)


@cache
def turtle(layer: str) -> bytes:
    """The shapes of a layer as the fast engine takes them."""
    if layer == "article":  # as they are written: rdflib would take half a second to read them and write them anew
        return b"\n".join(path.read_bytes() for path in _files())
    return shapes(layer).serialize(format="turtle", encoding="utf-8")


@cache
def without_orders(layer: str) -> rdflib.Graph:
    """The shapes of a layer without ``sh:lessThan`` and ``sh:lessThanOrEquals``."""
    graph = rdflib.Graph()
    for triple in shapes(layer):
        if triple[1] not in ORDERS:
            graph.add(triple)
    return graph


@cache
def only_orders(layer: str) -> rdflib.Graph:
    """The shapes of a layer with no other constraint than ``sh:lessThan`` and ``sh:lessThanOrEquals``."""
    whole, graph = shapes(layer), rdflib.Graph()
    for order in ORDERS:
        for shape in whole.subjects(order):
            for predicate in (SH.path, *ORDERS):
                for value in whole.objects(shape, predicate):
                    graph.add((shape, predicate, value))
            for parent in whole.subjects(SH.property, shape):
                graph.add((parent, rdflib.RDF.type, SH.NodeShape))
                graph.add((parent, SH.property, shape))
                for target in whole.objects(parent, SH.targetClass):
                    graph.add((parent, SH.targetClass, target))
    return graph


@cache
def orders(layer: str) -> dict[str, frozenset[str]]:
    """For each property shape with an order, the paths whose values it compares."""
    whole = shapes(layer)
    return {
        str(shape): frozenset(str(path) for p in (SH.path, *ORDERS) for path in whole.objects(shape, p))
        for order in ORDERS
        for shape in whole.subjects(order)
    }


@cache
def ordered_paths(layer: str) -> dict[rdflib.term.Node, rdflib.term.Node | None]:
    """The paths that orders compare, each with the datatype its values must have."""
    whole = shapes(layer)
    return {
        path: whole.value(shape, SH.datatype)
        for order in ORDERS
        for shape in whole.subjects(order)
        for p in (SH.path, *ORDERS)
        for path in whole.objects(shape, p)
    }
