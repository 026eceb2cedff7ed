"""A network as the nodes and edges that vis-network draws, made with pyvis; positions are computed here, beforehand.

Only pyvis' ``Network`` is used, as the container of nodes and edges: its own page needs a network connection.
"""

import math
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from kg.network import Graph
from kg.view.folding import around, folded, without
from kg.view.layout import Box, place
from kg.view.orders import in_order

WIDTH, LINES = 22, 3  # letters in a line of a name, and lines; the page shows fewer from afar
LETTER, LINE = 5.4, 15.0  # what a letter and a line of a name take up: less than printed, as not every name is shown
WEIGHT = {"award": 1.35, "event": 1.1, "person": 0.95}  # stars look small beside squares of the same size
BEND, MOST_BENT = 0.24, 0.9  # between two edges of one pair; of the outermost of many


def draw(graph: Graph, shapes: Mapping[str, str], layout: str = "force") -> dict[str, list[dict[str, Any]]]:
    """The vis-network data of a graph: ``nodes`` and ``edges``, numbered in the graph's order. Every edge has its own
    curve where several tie the same two things, and names its fact by number."""
    from pyvis.network import Network  # here, because it brings IPython along

    number = {thing: i for i, thing in enumerate(graph)}
    fact_number = {iri: i for i, iri in enumerate(graph.graph["facts"])}
    labels = {thing: wrap(data["label"]) for thing, data in graph.nodes(data=True)}
    sizes = {thing: _size(data["type"], graph.degree(thing)) for thing, data in graph.nodes(data=True)}
    boxes = {thing: _box(labels[thing], sizes[thing]) for thing in graph}
    hidden = folded(graph)
    spots = _force(graph, boxes, hidden) if layout == "force" else in_order(graph, boxes, layout)
    network = Network(directed=True)  # undirected, it would drop the second of two parallel edges
    for thing, data in graph.nodes(data=True):
        x, y = spots[thing]
        network.add_node(
            number[thing],
            label=labels[thing],
            shape=shapes[data["type"]],
            group=data["type"],
            size=sizes[thing],
            x=x,
            y=y,
            folded=thing in hidden,
        )
    curves = _curves(graph)
    for one, two, key, data in graph.edges(keys=True, data=True):
        network.add_edge(
            number[one],
            number[two],
            fact=fact_number[data["fact"]],
            link=data["link"],
            bend=curves[one, two, key],
        )
    nodes = [{name: node[name] for name in ("x", "y", "size", "label", "folded")} for node in network.nodes]
    edges = [{name: edge[name] for name in ("fact", "from", "to", "bend", "link")} for edge in network.edges]
    return {"nodes": nodes, "edges": edges}


def _force(graph: Graph, boxes: Mapping[str, Box], hidden: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Places by links: first without the events that are folded, which go around all else."""
    neighbours = _neighbours(graph)
    if not hidden:
        return place(neighbours, boxes)
    spots = place(without(neighbours, set(hidden)), boxes)
    return spots | around(spots, neighbours, hidden)


def _neighbours(graph: Graph) -> dict[str, list[str]]:
    """For each thing those at the other ends of its edges, once for every edge."""
    around: dict[str, list[str]] = {thing: [] for thing in graph}
    for one, two in graph.edges():
        around[one].append(two)
        around[two].append(one)
    return around


def wrap(label: str) -> str:
    """A label in a few short lines; the page has the full one beside it.

    >>> wrap("Ủy ban nhân dân tỉnh")
    'Ủy ban nhân dân tỉnh'
    >>> wrap("Hội nghị giao ban").count("\\n")
    0
    """
    return "\n".join(textwrap.wrap(label, WIDTH, max_lines=LINES, placeholder=" …")) or "…"


def _size(type: str, links: int) -> int:
    return round((15 + min(17, 3.2 * math.sqrt(links))) * WEIGHT.get(type, 1))


def _box(label: str, size: int) -> Box:
    lines = label.split("\n")
    return Box(max(size, max(map(len, lines)) * LETTER / 2), size, size + LINE * len(lines) + 4)


def _curves(graph: Graph) -> dict[tuple[str, str, str], float]:
    """How much each edge bends, clockwise: not at all where it is alone between two things; else each bends its own
    way, whichever way it points."""
    together: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for one, two, key in graph.edges(keys=True):
        together.setdefault((min(one, two), max(one, two)), []).append((one, two, key))
    curves: dict[tuple[str, str, str], float] = {}
    for (first, _), edges in together.items():
        step = min(BEND, 2 * MOST_BENT / len(edges))
        for i, edge in enumerate(edges):
            curves[edge] = round((i - (len(edges) - 1) / 2) * step * (1 if edge[0] == first else -1), 2) + 0.0
    return curves
