"""The bodies under a body or in a place, as a tree, with their level, their place and who heads them."""

import xml.etree.ElementTree as ET
from collections import Counter, deque
from collections.abc import Iterator, Sequence

from kg.network import Fact, Graph
from kg.text.order import order_key
from kg.view.markup import Both, Content, Drawing, el
from kg.view.posts import Numbers, about, name_of, part, rank
from kg.view.sheet import Sheet, link, table
from kg.view.wording import is_over, joined, label, named, number, say, time_of, witnesses, wrapped
from kg.vocabulary import CODES

KINDS = ("tenure", "part", "place")
WIDTH, NAMES, STEP, LINE, GAP = 960.0, 520.0, 22.0, 16.0, 9.0
HEADS = 2  # that are named for one body
Line = tuple[str, int, str]  # a body, how deep it stands, the body above it


def choose(graph: Graph, centres: Sequence[str], depth: int) -> list[str]:
    """The bodies of a tree, from above, each with those who head it and its place."""
    up, queue = dict.fromkeys(centres), deque(centres)
    while queue:
        for whole in _wholes(graph, queue.popleft()):
            if whole not in up:
                up[whole] = None
                queue.append(whole)
    steps = dict.fromkeys(centres, 0)
    queue = deque(centres)
    while queue:
        thing = queue.popleft()
        for it in _inside(graph, thing) if steps[thing] < depth else ():
            if it not in steps:
                steps[it] = steps[thing] + (graph.nodes[thing]["type"] != "place")
                queue.append(it)
    chosen: dict[str, None] = {}
    for thing in (*centres, *up, *steps):
        chosen[thing] = None
        chosen.update(dict.fromkeys(part(fact, "person") for fact in _heads(graph, thing)))
        chosen.update(dict.fromkeys(_wholes(graph, thing, "place")))
    return list(chosen)


def tree(graph: Graph, centre: str) -> Sheet:
    """The tree of one body, or of the bodies in a place."""
    numbers = Numbers()
    lines = list(_lines(graph, centre))
    rows = [
        (line, _claim(graph, line, numbers), [(it, numbers.of(it)) for it in _known(graph, line[0])]) for line in lines
    ]
    bodies = sorted({body for body, _, _ in lines}, key=lambda it: _order(graph, it))
    left = graph.graph["asked"] - len(graph)
    notes = [say("tree.shown", bodies=number(len(bodies)))]
    notes += [say("tree.levels", levels=_levels(graph, bodies))] if bodies else []
    notes += [say("tree.more", count=number(left))] if left else []
    columns = ("table.body", "tree.level", "tree.place", "tree.part", "tree.head")
    return Sheet(
        title=say("tree.title", name=label(graph, centre)),
        notes=notes,
        drawing=_draw(graph, rows),
        legend=_legend(),
        tables=[table(say("tree.table"), [named(it) for it in columns], [_row(graph, *row) for row in rows])],
        facts=numbers.facts,
        graph=graph,
    )


def _wholes(graph: Graph, body: str, kind: str = "part") -> list[str]:
    """What a body is a part of, or the place it is in."""
    return sorted({two for _, two, data in graph.out_edges(body, data=True) if data["kind"] == kind})


def _inside(graph: Graph, thing: str) -> list[str]:
    """The parts of a body, or the bodies and the places in a place."""
    kind = "place" if graph.nodes[thing]["type"] == "place" else "part"
    return sorted({one for one, _, data in graph.in_edges(thing, data=True) if data["kind"] == kind})


def _lines(graph: Graph, centre: str) -> Iterator[Line]:
    """The bodies from above to below, each once, with what it is told under."""
    bodies = {it for it, data in graph.nodes(data=True) if data["type"] == "organization"}
    wholes = {body: [it for it in _wholes(graph, body) if it in bodies] for body in bodies}
    parts: dict[str, list[str]] = {}
    for body, its in wholes.items():
        parts.setdefault(its[0] if its else "", []).append(body)
    seen: set[str] = set()

    def below(whole: str, depth: int) -> Iterator[Line]:
        for body in sorted(parts.get(whole, ()), key=lambda it: _order(graph, it)):
            if body not in seen:
                seen.add(body)
                yield body, depth, whole
                yield from below(body, depth + 1)

    yield from below("", 0)
    for body in sorted(bodies - seen, key=lambda it: (it != centre, _order(graph, it))):  # parts of one another
        if body not in seen:
            seen.add(body)
            yield body, 0, ""
            yield from below(body, 1)


def _order(graph: Graph, body: str) -> tuple[object, ...]:
    """By level, then those with most parts, then by name."""
    levels = [f"level.{it}" for it in CODES["level"]]
    level = graph.nodes[body]["level"]
    return (
        levels.index(level) if level in levels else len(levels),
        -len(_inside(graph, body)),
        [order_key(it) for it in label(graph, body).split()],
        body,
    )


def _heads(graph: Graph, body: str) -> list[Fact]:
    """Who heads or headed a body."""
    facts = {data["fact"] for _, _, data in graph.in_edges(body, data=True) if data["kind"] == "tenure"}
    name = label(graph, body)
    return [it for it in (graph.graph["facts"][iri] for iri in sorted(facts)) if rank(it.words, name) == 1]


def _known(graph: Graph, body: str) -> list[Fact]:
    """The heads to be named: who is not said to be over first, then by the latest day and the most articles."""
    heads = sorted(_heads(graph, body), key=lambda it: it.iri)
    heads.sort(key=lambda it: ((it.when.days() or ("", ""))[1], len(it.witnesses)), reverse=True)
    return sorted(heads, key=is_over)[:HEADS]


def _claim(graph: Graph, line: Line, numbers: Numbers) -> int:
    """The number of what says that a body is part of the one above it; 0 where none is above."""
    body, _, whole = line
    found = [it for it in about(graph, body, "part", "part") if part(it, "whole") == whole]
    return numbers.of(found[0]) if found else 0


def _told(graph: Graph, head: Fact) -> Both:
    name = Both(*[f"{head.words}: {name_of(graph, head, 'person')}"] * 2)
    count = witnesses(len({it.source for it in head.witnesses}))
    return joined(", ", [say("tenure.former", post=name) if is_over(head) else name, time_of(head), count])


def _levels(graph: Graph, bodies: Sequence[str]) -> Both:
    """How many bodies there are of each level."""
    counts = Counter(graph.nodes[body]["level"] for body in bodies)
    told = [joined(" ", [named(it or "bound.unknown"), number(count)]) for it, count in counts.items()]
    return joined(", ", told)


def _where(graph: Graph, body: str) -> Both:
    """The level of a body; its place is in its name."""
    level = graph.nodes[body]["level"]
    return named(level) if level else Both("", "")


def _draw(graph: Graph, rows: Sequence[tuple[Line, int, list[tuple[Fact, int]]]]) -> Drawing:
    drawn: list[ET.Element] = []
    corner: dict[str, tuple[float, float]] = {}
    y = 6.0
    for (body, depth, whole), claim, heads in rows:
        x = 8 + STEP * depth
        names = wrapped(Both(*[label(graph, body)] * 2), max(24, int((NAMES - x - 20) / 7.4)), 2)
        told = [(line, n) for head, n in heads for line in wrapped(_told(graph, head), 66, 2)]
        height = LINE * max(len(names) + 1, len(told)) + GAP
        if whole in corner:
            from_x, from_y = corner[whole]
            drawn.insert(0, el("path", {"class": "branch", "d": f"M{from_x:g} {from_y:g}V{y + 12:g}H{x - 7:g}"}))
        corner[body] = x, y + 19
        implied = " implied" if graph.nodes[body]["implied"] else ""
        also = [it for it in _wholes(graph, body) if it != whole]
        under = [_where(graph, body), *(say("tree.also", body=label(graph, it)) for it in also[:1])]
        inner: list[Content] = [
            el("rect", {"class": "row", "x": x - 8, "y": y, "width": NAMES - x, "height": height - 4}),
            el("rect", {"class": f"body{implied}", "x": x - 6, "y": y + 6, "width": 12, "height": 12}),
            [el("text", {"class": "name", "x": x + 14, "y": y + 16 + i * LINE}, it) for i, it in enumerate(names)],
            el(
                "text",
                {"class": "small", "x": x + 14, "y": y + 16 + len(names) * LINE},
                joined(" · ", [it for it in under if it.vi]),
            ),
        ]
        drawn.append(el("a", {"href": f"#f{claim}"}, inner) if claim else el("g", {}, inner))
        for i, (line, n) in enumerate(told):
            drawn.append(
                el(
                    "a",
                    {"href": f"#f{n}", "class": "person-link"},
                    el("text", {"class": "small", "x": NAMES + 12, "y": y + 16 + i * LINE}, line),
                )
            )
        y += height
    return Drawing(WIDTH, y + 6, drawn)


def _legend() -> Drawing:
    body = [
        el("rect", {"class": "body", "x": 8, "y": 8, "width": 12, "height": 12}),
        el("text", {"class": "small", "x": 28, "y": 18}, say("legend.body")),
        el("rect", {"class": "body implied", "x": 188, "y": 8, "width": 12, "height": 12}),
        el("text", {"class": "small", "x": 208, "y": 18}, say("legend.implied")),
    ]
    return Drawing(WIDTH, 28, body)


def _row(graph: Graph, line: Line, claim: int, heads: list[tuple[Fact, int]]) -> list[Content]:
    body, _, whole = line
    above = label(graph, whole) if whole else ""
    return [
        label(graph, body),
        _where(graph, body),
        ", ".join(label(graph, it) for it in _wholes(graph, body, "place")),
        link(claim, above) if claim else above,
        [el("div", {}, link(n, _told(graph, head))) for head, n in heads],
    ]
