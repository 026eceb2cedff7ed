"""The bodies under a body or in a place, as a tree, with their level, their place and who heads them."""

import xml.etree.ElementTree as ET
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.network import Fact, Graph
from kg.text.order import order_key
from kg.view.above import above, alike
from kg.view.markup import Both, Content, Drawing, el
from kg.view.posts import Numbers, about, name_of, part, present, rank, shown_on
from kg.view.sheet import Sheet, link, table
from kg.view.standing import articles, is_over
from kg.view.wording import date, joined, label, named, number, say, time_of, witnesses, wrapped
from kg.vocabulary import CODES

KINDS = ("tenure", "part", "place")
WIDTH, NAMES, STEP, LINE, GAP = 960.0, 520.0, 22.0, 16.0, 9.0
HEADS = 2  # that are named for one body
DRAWN = 60  # lines of the drawing of a larger tree
WEIGHT = 3  # articles that a body below counts for, when these lines are chosen
OPEN = 12  # bodies under one another that are seen at once, before they are folded


@dataclass(frozen=True, slots=True)
class Row:
    """A body, how deep it stands, the body above it, the number of what says so (0 where none is above or ``law`` alone
    says so), its heads with the numbers of what says so, and bodies of its name that are folded into it."""

    body: str
    depth: int
    whole: str
    claim: int
    heads: Sequence[tuple[Fact, int]]
    law: bool = False
    also: Sequence[str] = ()
    below: "list[Row]" = field(default_factory=list)

    def count(self) -> int:
        """How many bodies are below it."""
        return sum(1 + it.count() for it in self.below)


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
    under: dict[str, list[str]] = {}
    for body, whole in above(graph).items():
        under.setdefault(whole, []).append(body)
    while queue:
        thing = queue.popleft()
        for it in [*_inside(graph, thing), *under.get(thing, ())] if steps[thing] < depth else ():
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
    rows = list(_rows(graph, centre, numbers))
    bodies = sorted({row.body for row in rows}, key=lambda it: _order(graph, it))
    drawn = _upper(rows)
    left = graph.graph["asked"] - len(graph)
    notes = [say("tree.shown", bodies=number(len(bodies)))]
    notes += [say("tree.levels", levels=_levels(graph, bodies))] if bodies else []
    notes += [say("tree.more", count=number(left))] if left else []
    notes += [say("tree.folded", drawn=number(len(drawn)), bodies=number(len(rows)))] if len(drawn) < len(rows) else []
    notes += [say("tree.lawful")] if any(row.law for row in rows) else []
    columns = ("table.body", "tree.level", "tree.place", "tree.part", "tree.head")
    lines = [_cells(graph, row) for row in rows]
    folded = el(
        "details",
        {"open": ""} if len(drawn) == len(rows) else {},
        el("summary", {"class": "heading"}, say("tree.table")),
        table(say("tree.table"), [named(it) for it in columns], lines),
    )
    return Sheet(
        title=say("tree.title", name=label(graph, centre)),
        notes=notes,
        drawing=_draw(graph, drawn),
        legend=_legend(),
        tables=[*([_outline(graph, rows)] if len(drawn) < len(rows) else []), folded],
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


def _rows(graph: Graph, centre: str, numbers: Numbers) -> Iterator[Row]:
    """The bodies from above to below, each once, with what it is told under."""
    bodies = {it for it, data in graph.nodes(data=True) if data["type"] == "organization"}
    law = above(graph)
    told = {body: [it for it in _wholes(graph, body) if it in bodies] for body in bodies}
    wholes = {body: its or [law[body]] if its or body in law else [] for body, its in told.items()}
    parts = _parts(wholes)
    one = {it: first for its in parts.values() for it, first in alike(graph, its).items()}
    also: dict[str, list[str]] = {}
    for it, first in sorted(one.items()):
        also.setdefault(first, []).append(it)
    parts = _parts({it: [one.get(whole, whole) for whole in wholes[it]] for it in bodies if it not in one})
    seen: set[str] = set()

    def made(body: str, depth: int, above: Row | None) -> Iterator[Row]:
        if body in seen:
            return
        seen.add(body)
        whole = above.body if above else ""
        same = also.get(body, [])
        heads = [(it, numbers.of(it)) for it in _known(graph, body, *same)]
        claim = next(filter(None, (_claim(graph, body, it, numbers) for it in (whole, *also.get(whole, [])))), 0)
        row = Row(body, depth, whole, claim, heads, bool(whole) and not told[body], same)
        if above:
            above.below.append(row)
        yield row
        for it in sorted(parts.get(body, ()), key=lambda it: _order(graph, it)):
            yield from made(it, depth + 1, row)

    for body in sorted(parts.get("", ()), key=lambda it: _order(graph, it)):
        yield from made(body, 0, None)
    rest = bodies - seen - one.keys()
    for body in sorted(rest, key=lambda it: (it != centre, _order(graph, it))):  # parts of one another
        yield from made(body, 0, None)


def _parts(wholes: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What stands under each body; under the empty text what stands under none."""
    parts: dict[str, list[str]] = {}
    for body, its in wholes.items():
        parts.setdefault(its[0] if its else "", []).append(body)
    return parts


def _upper(rows: Sequence[Row]) -> list[Row]:
    """As many as there is room for: those with most below them and those whose heads most articles name, each with what
    it stands under."""
    if len(rows) <= DRAWN:
        return list(rows)
    of = {row.body: row for row in rows}
    weight = {row.body: WEIGHT * row.count() + sum(articles(it)[0] for it, _ in row.heads) for row in rows}
    upper: set[str] = set()
    for row in sorted(rows, key=lambda it: (-weight[it.body], it.depth)):  # a stable order: of equals the first
        way = [row.body]
        while way[-1] in of and (whole := of[way[-1]].whole):
            way.append(whole)
        if len(upper.union(way)) <= DRAWN:
            upper.update(way)
    return [row for row in rows if row.body in upper]


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


def _known(graph: Graph, *bodies: str) -> list[Fact]:
    """The heads to be named: who holds the post by the articles (:func:`~kg.view.posts.present`), then whom most
    articles name."""
    heads = [it for body in bodies for it in _heads(graph, body)]
    now = present(heads)
    heads.sort(key=lambda it: (it is not now, -articles(it)[0], it.iri))
    return heads[:HEADS]


def _claim(graph: Graph, body: str, whole: str, numbers: Numbers) -> int:
    """The number of what says that a body is part of the one above it; 0 where none is above."""
    found = [it for it in about(graph, body, "part", "part") if part(it, "whole") == whole] if whole else []
    return numbers.of(found[0]) if found else 0


def _told(graph: Graph, head: Fact, place: int) -> Both:
    """A head, the first of those who are not over as such: of two the articles do not say who comes when."""
    name = Both(*[f"{head.words}: {name_of(graph, head, 'person')}"] * 2)
    name = say("tree.also-head", post=name) if place and not is_over(head) else name
    time = [time_of(head)] if head.when.start or head.when.end else []
    time += [say("tree.seen", day=date(shown_on(head)))] if not time and shown_on(head) else []
    post = say("tenure.former", post=name) if is_over(head) else name
    return joined(", ", [post, *time, witnesses(articles(head)[0])])


def _levels(graph: Graph, bodies: Sequence[str]) -> Both:
    """How many bodies there are of each level."""
    counts = Counter(graph.nodes[body]["level"] for body in bodies)
    told = [joined(" ", [named(it or "bound.unknown"), number(count)]) for it, count in counts.items()]
    return joined(", ", told)


def _where(graph: Graph, body: str) -> Both:
    """The level of a body; its place is in its name."""
    level = graph.nodes[body]["level"]
    return named(level) if level else Both("", "")


def _outline(graph: Graph, rows: Sequence[Row]) -> ET.Element:
    """The whole tree as lists in lists; what is under a body folds, and so does a long list of bodies without parts."""

    def lists(its: Sequence[Row]) -> list[Content]:
        whole = [it for it in its if it.below]
        single = [it for it in its if not it.below]
        made: list[Content] = [el("ul", {}, [el("li", {}, item(it)) for it in [*whole, *single[:OPEN]]])]
        if rest := single[OPEN:]:
            more = el("summary", {}, say("rows.more", count=number(len(rest))))
            made.append(el("details", {}, more, el("ul", {}, [el("li", {}, item(it)) for it in rest])))
        return made

    def item(row: Row) -> Content:
        name = label(graph, row.body)
        heads = [el("div", {"class": "small"}, link(n, _told(graph, head, i))) for i, (head, n) in enumerate(row.heads)]
        notes: list[Content] = [el("span", {"class": "small"}, " ", it) for it in _notes(graph, row)]
        if not row.below:
            return [link(row.claim, name) if row.claim else name, notes, heads]
        under = say("tree.under", count=number(row.count()))
        return el("details", {}, el("summary", {}, el("b", {}, name), " ", under, notes), heads, lists(row.below))

    top = [row for row in rows if not row.whole]
    return el("section", {"class": "outline"}, el("h2", {}, say("tree.outline")), lists(top))


def _notes(graph: Graph, row: Row) -> list[Both]:
    """What is to be said of a row: that the law alone puts it there, and what it includes."""
    return [*([say("tree.law")] if row.law else []), *([_same(graph, row)] if row.also else [])]


def _same(graph: Graph, row: Row) -> Both:
    names = sorted({label(graph, it) for it in row.also})
    return say("tree.same", names=", ".join(names))


def _draw(graph: Graph, rows: Sequence[Row]) -> Drawing:
    drawn: list[ET.Element] = []
    corner: dict[str, tuple[float, float]] = {}
    shown = {row.body for row in rows}
    y = 6.0
    for row in rows:
        x = 8 + STEP * row.depth
        names = wrapped(Both(*[label(graph, row.body)] * 2), max(24, int((NAMES - x - 20) / 7.4)), 2)
        heads = [(_told(graph, head, i), n) for i, (head, n) in enumerate(row.heads)]
        told = [(line, n) for head, n in heads for line in wrapped(head, 66, 2)]
        height = LINE * max(len(names) + 1, len(told)) + GAP
        if row.whole in corner:
            from_x, from_y = corner[row.whole]
            look = "branch law" if row.law else "branch"
            drawn.insert(0, el("path", {"class": look, "d": f"M{from_x:g} {from_y:g}V{y + 12:g}H{x - 7:g}"}))
        corner[row.body] = x, y + 19
        implied = " implied" if graph.nodes[row.body]["implied"] else ""
        also = [it for it in _wholes(graph, row.body) if it != row.whole]
        left = row.count() - sum(1 for it in _below(row) if it.body in shown)
        under = [_where(graph, row.body), *(say("tree.also", body=label(graph, it)) for it in also[:1])]
        under += [say("tree.under", count=number(left))] if left else []
        under += [say("tree.same.count", count=number(len(row.also)))] if row.also else []
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
        drawn.append(el("a", {"href": f"#f{row.claim}"}, inner) if row.claim else el("g", {}, inner))
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


def _below(row: Row) -> Iterator[Row]:
    for it in row.below:
        yield it
        yield from _below(it)


def _legend() -> Drawing:
    body = [
        el("rect", {"class": "body", "x": 8, "y": 8, "width": 12, "height": 12}),
        el("text", {"class": "small", "x": 28, "y": 18}, say("legend.body")),
        el("rect", {"class": "body implied", "x": 188, "y": 8, "width": 12, "height": 12}),
        el("text", {"class": "small", "x": 208, "y": 18}, say("legend.implied")),
    ]
    return Drawing(WIDTH, 28, body)


def _cells(graph: Graph, row: Row) -> list[Content]:
    above = label(graph, row.whole) if row.whole else ""
    return [
        label(graph, row.body),
        _where(graph, row.body),
        ", ".join(label(graph, it) for it in _wholes(graph, row.body, "place")),
        [
            link(row.claim, above) if row.claim else above,
            el("div", {"class": "small"}, say("tree.law")) if row.law else None,
        ],
        [el("div", {}, link(n, _told(graph, head, i))) for i, (head, n) in enumerate(row.heads)],
    ]
