"""Where every node of the picture stands: computed beforehand, the same on every machine.

Each connected part is drawn by stochastic gradient descent on its stress (Zheng, Pawar and Goodman, 2018: every pair
of nodes wants to stand as far apart as the graph says), turned so that it lies, spread evenly where it is large, its
labels are pushed off one another, and the parts are packed in rows. Only ``+ - * /`` and square roots are used, which
IEEE 754 rounds alike everywhere, and a seeded generator: the same graph gives the same picture, to the last pixel.
"""

import math
import random
from collections import Counter, deque
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)
Point = tuple[float, float]

SEED = 20201116
LENGTH = 105.0  # of an edge, in pixels at full size
STRETCH = 1.25  # labels are wider than high, and so are screens
GAP = 12.0  # between the boxes of two nodes
PART_GAP = 36.0  # between two connected parts
ASPECT = 1.02  # of the whole picture, width to height
LARGE = 250  # nodes: in a larger part a node heeds its neighbours and some landmarks only
PIVOTS = 30  # landmarks, or more where they make no more pairs than
PAIRS = 120_000
ROUNDS = 30  # of moving nodes to where they want to be
PUSHES = 120  # of boxes that overlap
MOST = 3.0  # times the distance of two boxes that one push may make of it
ROOM = 1.6  # times the area of all boxes that a large part takes before its boxes are pushed apart


@dataclass(frozen=True, slots=True)
class Box:
    """What a node takes up around its centre, label included: half its width, and its height above and below."""

    half: float
    above: float
    below: float


def place(neighbours: Mapping[Node, Sequence[Node]], boxes: Mapping[Node, Box]) -> dict[Node, tuple[int, int]]:
    """A position for every node; a neighbour named twice stands farther off, so that both edges can be read.

    The order of the mappings is part of the input: keep it stable.

    >>> box = Box(50, 10, 30)
    >>> spots = place({"a": ["b"], "b": ["a"], "c": []}, dict.fromkeys("abc", box))
    >>> spots == place({"a": ["b"], "b": ["a"], "c": []}, dict.fromkeys("abc", box))
    True
    """
    parts = sorted(_parts(neighbours), key=len, reverse=True)  # stable: equal ones stay in the order given
    drawn = [_separate(_lay_down(_stress(part, neighbours)), boxes) for part in parts]
    return {node: (round(x), round(y)) for node, (x, y) in _pack(drawn, boxes).items()}


def _parts(neighbours: Mapping[Node, Sequence[Node]]) -> list[list[Node]]:
    seen: set[Node] = set()
    parts = []
    for node in neighbours:
        if node not in seen:
            part = list(_distances(node, neighbours))
            seen.update(part)
            parts.append(part)
    return parts


def _distances(start: Node, neighbours: Mapping[Node, Sequence[Node]]) -> dict[Node, int]:
    """Steps from one node to each it reaches, nearest first."""
    steps = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            if other not in steps:
                steps[other] = steps[node] + 1
                queue.append(other)
    return steps


def _stress(part: Sequence[Node], neighbours: Mapping[Node, Sequence[Node]]) -> dict[Node, Point]:
    chance = random.Random(SEED)
    xs = [chance.random() * LENGTH for _ in part]
    ys = [chance.random() * LENGTH for _ in part]
    terms = _terms(part, neighbours)
    rate = max((length * length for _, _, length in terms), default=0.0)
    for _ in range(ROUNDS if len(part) <= LARGE else ROUNDS // 2):
        terms.sort(key=lambda _: chance.random())
        for a, b, length in terms:
            dx, dy = xs[a] - xs[b], ys[a] - ys[b]
            distance = math.sqrt(dx * dx + dy * dy) or 1.0
            pull = min(1.0, rate / (length * length)) * (distance - length) / (2.0 * distance)
            xs[a] -= pull * dx
            ys[a] -= pull * dy
            xs[b] += pull * dx
            ys[b] += pull * dy
        rate *= 0.72
    return {node: (xs[i], ys[i]) for i, node in enumerate(part)}


def _terms(part: Sequence[Node], neighbours: Mapping[Node, Sequence[Node]]) -> list[tuple[int, int, float]]:
    """Pairs of nodes and how far apart they want to stand; all pairs of a small part, else edges and landmarks."""
    index = {node: i for i, node in enumerate(part)}
    pivots = part if len(part) <= LARGE else part[:: len(part) // max(PIVOTS, min(len(part), PAIRS // len(part)))]
    wanted: dict[tuple[int, int], float] = {}
    for pivot in pivots:
        for node, steps in _distances(pivot, neighbours).items():
            a, b = sorted((index[pivot], index[node]))
            if a != b:
                wanted[a, b] = steps * LENGTH
    for node in part:
        for other, count in Counter(neighbours[node]).items():
            a, b = sorted((index[node], index[other]))
            if a != b:
                wanted[a, b] = LENGTH * min(1.0 + 0.3 * (count - 1), 2.0)
    return [(a, b, length) for (a, b), length in wanted.items()]


def _lay_down(spots: Mapping[Node, Point]) -> dict[Node, Point]:
    """The same drawing with its longest direction turned to the horizontal, and stretched a little."""
    count = len(spots)
    mx = sum(x for x, _ in spots.values()) / count
    my = sum(y for _, y in spots.values()) / count
    xx = sum((x - mx) * (x - mx) for x, _ in spots.values())
    yy = sum((y - my) * (y - my) for _, y in spots.values())
    xy = sum((x - mx) * (y - my) for x, y in spots.values())
    half = (xx - yy) / 2.0
    root = math.sqrt(half * half + xy * xy)
    ex, ey = (half + root, xy) if half >= 0 else (xy, root - half)  # the eigenvector of the larger eigenvalue
    norm = math.sqrt(ex * ex + ey * ey)
    cos, sin = (ex / norm, ey / norm) if norm else (1.0, 0.0)
    return {
        node: (((x - mx) * cos + (y - my) * sin) * STRETCH, (y - my) * cos - (x - mx) * sin)
        for node, (x, y) in spots.items()
    }


def _separate(spots: Mapping[Node, Point], boxes: Mapping[Node, Box]) -> dict[Node, Point]:
    """Push boxes that overlap apart, along the line between them, until none do (or patience ends): along the shorter
    way, they would end up in columns."""
    nodes = list(spots)
    xs = [spots[node][0] for node in nodes]
    ys = [spots[node][1] for node in nodes]
    sizes = [boxes[node] for node in nodes]
    cell = max(2 * max(box.half for box in sizes), max(box.above + box.below for box in sizes)) + GAP
    if len(nodes) > LARGE:
        _spread(xs, ys)
        _give_room(xs, ys, sizes)
    for _ in range(PUSHES if len(nodes) <= LARGE else PUSHES // 8):
        moved = False
        for a, b in _near(xs, ys, cell):
            one, two = sizes[a], sizes[b]
            dx, dy = xs[b] - xs[a], (ys[b] + (two.below - two.above) / 2) - (ys[a] + (one.below - one.above) / 2)
            width = one.half + two.half + GAP
            height = (one.above + one.below + two.above + two.below) / 2 + GAP
            if width - abs(dx) <= 0.5 or height - abs(dy) <= 0.5:
                continue
            moved = True
            if dx == dy == 0.0:
                dx = 1.0
            farther = min(width / abs(dx) if dx else MOST, height / abs(dy) if dy else MOST, MOST) - 1.0
            xs[a] -= dx * farther / 2
            xs[b] += dx * farther / 2
            ys[a] -= dy * farther / 2
            ys[b] += dy * farther / 2
        if not moved:
            break
    return {node: (xs[i], ys[i]) for i, node in enumerate(nodes)}


def _spread(xs: list[float], ys: list[float]) -> None:
    """Move the crowded middle outwards, so that every ring around it holds as much as its area: where links pull most
    things together and a few far off, the picture would be a knot in an empty frame."""
    mx, my = sum(xs) / len(xs), sum(ys) / len(ys)
    far = [math.sqrt((x - mx) * (x - mx) + (y - my) * (y - my)) for x, y in zip(xs, ys, strict=True)]
    order = sorted(range(len(far)), key=far.__getitem__)
    for rank, i in enumerate(order):
        even = far[order[-1]] * math.sqrt(rank / len(order))
        factor = even / far[i] if far[i] else 1.0
        xs[i], ys[i] = mx + (xs[i] - mx) * factor, my + (ys[i] - my) * factor


def _give_room(xs: list[float], ys: list[float], sizes: Sequence[Box]) -> None:
    """Blow a drawing up where its boxes could not fit, so that little pushing is left to do."""
    wanted = ROOM * sum((2 * box.half + GAP) * (box.above + box.below + GAP) for box in sizes)
    area = (max(xs) - min(xs)) * (max(ys) - min(ys))
    if 0.0 < area < wanted:
        factor = math.sqrt(wanted / area)
        xs[:] = [x * factor for x in xs]
        ys[:] = [y * factor for y in ys]


def _near(xs: Sequence[float], ys: Sequence[float], cell: float) -> list[tuple[int, int]]:
    """Pairs of boxes close enough to touch, each once."""
    grid: dict[tuple[int, int], list[int]] = {}
    for i, (x, y) in enumerate(zip(xs, ys, strict=True)):
        grid.setdefault((math.floor(x / cell), math.floor(y / cell)), []).append(i)
    pairs: list[tuple[int, int]] = []
    for (column, row), members in grid.items():
        for step in ((0, 0), (1, -1), (1, 0), (1, 1), (0, 1)):
            for b in grid.get((column + step[0], row + step[1]), ()):
                pairs.extend((a, b) for a in members if step != (0, 0) or a < b)
    return pairs


def _pack(drawn: Sequence[Mapping[Node, Point]], boxes: Mapping[Node, Box]) -> dict[Node, Point]:
    """The parts in rows, the highest first and single things last, rows as long as fills a screen best."""
    if not drawn:
        return {}
    frames = [_frame(spots, boxes) for spots in drawn]
    sizes = [(right - left, bottom - top) for left, top, right, bottom in frames]
    order = sorted(range(len(drawn)), key=lambda i: (-sizes[i][1], -sizes[i][0]) if len(drawn[i]) > 1 else (0.0, 0.0))
    widest, whole = max(w for w, _ in sizes), sum(w + PART_GAP for w, _ in sizes)
    limits = [widest + (whole - widest) * step / 60 for step in range(61)]
    corners = min((_rows(sizes, order, limit) for limit in limits), key=lambda tried: _extent(tried, sizes))
    packed: dict[Node, Point] = {}
    for spots, (left, top, _, _), (x, y) in zip(drawn, frames, corners, strict=True):
        packed.update({node: (px - left + x, py - top + y) for node, (px, py) in spots.items()})
    return packed


def _rows(sizes: Sequence[tuple[float, float]], order: Sequence[int], limit: float) -> list[Point]:
    """The upper left corner of each part when rows end at a limit; rows are centred."""
    corners = [(0.0, 0.0)] * len(sizes)
    rows: list[list[int]] = [[]]
    x = 0.0
    for i in order:
        if rows[-1] and x + sizes[i][0] > limit:
            rows.append([])
            x = 0.0
        rows[-1].append(i)
        x += sizes[i][0] + PART_GAP
    y = 0.0
    for row in rows:
        x = -sum(sizes[i][0] + PART_GAP for i in row) / 2
        for i in row:
            corners[i] = (x, y)
            x += sizes[i][0] + PART_GAP
        y += max((sizes[i][1] for i in row), default=0.0) + PART_GAP
    return corners


def _extent(corners: Sequence[Point], sizes: Sequence[tuple[float, float]]) -> float:
    """How large a screen must be to hold the parts."""
    width = max(x + w for (x, _), (w, _) in zip(corners, sizes, strict=True)) - min(x for x, _ in corners)
    height = max(y + h for (_, y), (_, h) in zip(corners, sizes, strict=True))
    return max(width / ASPECT, height)


def _frame(spots: Mapping[Node, Point], boxes: Mapping[Node, Box]) -> tuple[float, float, float, float]:
    return (
        min(x - boxes[node].half for node, (x, _) in spots.items()),
        min(y - boxes[node].above for node, (_, y) in spots.items()),
        max(x + boxes[node].half for node, (x, _) in spots.items()),
        max(y + boxes[node].below for node, (_, y) in spots.items()),
    )
