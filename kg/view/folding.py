"""Events that a picture leaves to the timeline and the table until it is asked for them: a person of whom 360 are
told would be a ball of diamonds, and nobody would see the bodies and the posts."""

import math
from collections.abc import Collection, Mapping, Sequence

from kg.network import Graph

FEW = 40  # events that any picture can show
GAP = 70.0  # between two events around the picture


def folded(graph: Graph) -> list[str]:
    """The events of a graph, where they are very many and more than all else; none where they were asked for, or where
    they may tie the two that it is about."""
    centres = set(graph.graph.get("centres", ()))
    if len(centres) > 1 or any(graph.nodes[it]["type"] == "event" for it in centres if it in graph):
        return []
    if "event" in getattr(graph.graph.get("only"), "types", ()):
        return []
    events = [it for it, data in graph.nodes(data=True) if data["type"] == "event" and it not in centres]
    return events if len(events) > max(FEW, len(graph) / 2) else []


def without(neighbours: Mapping[str, Sequence[str]], events: Collection[str]) -> dict[str, list[str]]:
    """What lies beside what, once events are folded: things of one event lie beside one another.

    >>> without({"An": ["họp"], "họp": ["An", "Hội"], "Hội": ["họp"]}, ["họp"])
    {'An': ['Hội'], 'Hội': ['An']}
    """
    beside: dict[str, list[str]] = {}
    for thing, others in neighbours.items():
        if thing not in events:
            through = [it for event in others if event in events for it in neighbours[event] if it not in events]
            beside[thing] = [
                *(it for it in others if it not in events),
                *dict.fromkeys(it for it in through if it != thing),
            ]
    return beside


def around(
    spots: Mapping[str, tuple[int, int]], neighbours: Mapping[str, Sequence[str]], events: Sequence[str]
) -> dict[str, tuple[int, int]]:
    """Places for folded events: on rings around all else, each on the side of what it is tied to."""
    xs, ys = [x for x, _ in spots.values()], [y for _, y in spots.values()]
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    wide, high = (max(xs) - min(xs)) / 2 + 2 * GAP, (max(ys) - min(ys)) / 2 + 2 * GAP

    def side(event: str) -> tuple[float, str]:
        its = [spots[it] for it in neighbours[event] if it in spots]
        x, y = (sum(it[i] for it in its) / max(len(its), 1) - middle[i] for i in (0, 1))
        return round(math.atan2(y, x), 4), event

    left = sorted(events, key=side)
    found: dict[str, tuple[int, int]] = {}
    while left:
        room = max(8, int(math.pi * (wide + high) / GAP))
        ring, step = left[:: max(1, -(-len(left) // room))][:room], 2 * math.pi / min(room, len(left))
        for i, event in enumerate(ring):
            angle = step * i - math.pi
            found[event] = (
                round(round(middle[0] + wide * math.cos(angle), 3)),
                round(round(middle[1] + high * math.sin(angle), 3)),
            )
        left = [it for it in left if it not in found]
        wide, high = wide + GAP, high + GAP
    return found
