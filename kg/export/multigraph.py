"""A property graph as networkx writes it to XML: values that are one text, a number or true."""

import re

import networkx as nx

from kg.export.property_graph import Attribute, Attributes, PropertyGraph
from kg.export.records import BETWEEN

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def multigraph(graph: PropertyGraph) -> "nx.MultiDiGraph[str]":
    """Nodes have ``type`` and ``label``, edges ``relation`` and ``label``; the key of an edge is its id."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph(base=graph.base)
    for thing in graph.things:
        made.add_node(thing.id, **_plain({"type": thing.type, "label": thing.label, **thing.attributes}))
    for tie in graph.ties:
        attributes = _plain({"relation": tie.relation, "label": tie.label, **tie.attributes})
        made.add_edge(tie.source, tie.target, key=tie.id, **attributes)
    return made


def _plain(attributes: Attributes) -> dict[str, str | int | bool]:
    return {name: _value(value) for name, value in attributes.items()}


def _value(value: Attribute) -> str | int | bool:
    if isinstance(value, int):
        return value
    words = BETWEEN.join(value) if isinstance(value, tuple) else value
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", words)
