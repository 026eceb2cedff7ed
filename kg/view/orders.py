"""Layouts in which the place of a thing follows from an order, not from its links: a circle, a layer for each type."""

import math
from collections.abc import Mapping, Sequence

from kg.network import TYPES, Graph
from kg.text.order import by_given_name, order_key
from kg.view.layout import Box

GAP = 14.0
ASPECT = 1.6  # of a layer that is broken into rows, width to height

Spots = dict[str, tuple[int, int]]


def in_order(graph: Graph, boxes: Mapping[str, Box], layout: str) -> Spots:
    """``circle``: around one circle by type and name; ``layers``: the types one below the other, sorted by name."""
    things = sorted(graph, key=lambda it: _order(graph, it))
    return _circle(things, boxes) if layout == "circle" else _layers(graph, things, boxes)


def _order(graph: Graph, thing: str) -> tuple[object, ...]:
    data = graph.nodes[thing]
    name = by_given_name(data["label"]) if data["type"] == "person" else tuple(map(order_key, data["label"].split()))
    return TYPES.index(data["type"]), name, thing


def _circle(things: Sequence[str], boxes: Mapping[str, Box]) -> Spots:
    """As wide as the widest label needs; rounded in two steps, so that no machine's sine moves anything."""
    room = max((2 * boxes[it].half for it in things), default=0.0) + GAP
    radius = room * max(len(things), 3) / (2 * math.pi)
    spots: Spots = {}
    for i, thing in enumerate(things):
        angle = 2 * math.pi * i / len(things)
        spots[thing] = round(round(radius * math.sin(angle), 4)), round(round(-radius * math.cos(angle), 4))
    return spots


def _layers(graph: Graph, things: Sequence[str], boxes: Mapping[str, Box]) -> Spots:
    area = sum((2 * box.half + GAP) * (box.above + box.below + GAP) for box in boxes.values())
    width = max(math.sqrt(area * ASPECT), 1.0)
    spots: Spots = {}
    top = 0.0
    for type in TYPES:
        row: list[str] = []
        for thing in [*(it for it in things if graph.nodes[it]["type"] == type), ""]:
            taken = sum(2 * boxes[it].half + GAP for it in row)
            if row and (not thing or taken + 2 * boxes[thing].half > width):
                top = _put(row, boxes, taken, top, spots)
                row = []
            if thing:
                row.append(thing)
        top += 4 * GAP
    return spots


def _put(row: Sequence[str], boxes: Mapping[str, Box], taken: float, top: float, spots: Spots) -> float:
    """One row, centred; where the next one begins."""
    above, below = max(boxes[it].above for it in row), max(boxes[it].below for it in row)
    x = -taken / 2
    for thing in row:
        spots[thing] = round(x + boxes[thing].half), round(top + above)
        x += 2 * boxes[thing].half + GAP
    return top + above + below + GAP
