"""The bodies under a body or in a place, as a tree, with their level, their place and who heads them."""

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.network import Graph
from kg.view.branches import Row, all_below, choose, order, rows_of, upper_of, wholes_of
from kg.view.markup import Both, Content, Drawing, el, looks
from kg.view.posts import Numbers, name_of, shown_on
from kg.view.sheet import Sheet, link, table
from kg.view.standing import SEVERAL, articles, is_over, lonely
from kg.view.wording import date, hint_of, joined, label, named, number, rests, say, time_of, wrapped

__all__ = ["KINDS", "choose", "tree"]

KINDS = ("tenure", "part", "place")
WIDTH, NAMES, STEP, LINE, GAP = 960.0, 520.0, 22.0, 16.0, 9.0
LETTERS, BOLD = 66, 60  # of a head on a line
OPEN = 12  # bodies under one another that are seen at once, before they are folded


def tree(graph: Graph, centre: str) -> Sheet:
    """The tree of one body, or of the bodies in a place."""
    numbers = Numbers()
    rows = list(rows_of(graph, centre, numbers))
    bodies = sorted({row.body for row in rows}, key=lambda it: order(graph, it))
    drawn = upper_of(rows)
    left = graph.graph["asked"] - len(graph)
    notes = [say("tree.shown", bodies=number(len(bodies)))]
    notes += [say("tree.levels", levels=_levels(graph, bodies))] if bodies else []
    notes += [say("tree.unread")] if bodies else []
    headless = sum(1 for row in rows if not row.heads)
    notes += [say("tree.headless", count=number(headless))] if headless else []
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
    drawing = _draw(graph, drawn)
    return Sheet(
        title=say("tree.title", name=label(graph, centre)),
        notes=notes,
        drawing=drawing,
        legend=_legend(drawing),
        tables=[*([_outline(graph, rows)] if len(drawn) < len(rows) else []), folded],
        facts=numbers.facts,
        graph=graph,
    )


@dataclass(frozen=True, slots=True)
class Head:
    """A head as it is told, the number of its quotes, and how well it is known: ``attested``, ``thin`` or neither."""

    told: Both
    number: int
    look: str

    def linked(self) -> ET.Element:
        """For a list or a table."""
        return el("div", {"class": f"small {self.look}".strip()}, link(self.number, self.told))


def _heads(graph: Graph, row: Row) -> list[Head]:
    """The heads of a body; of two who are not over the articles do not say who comes when."""
    every = [*row.heads, *row.others]
    alone = lonely(head for head, _ in every)
    found = []
    for place, (head, n) in enumerate(every):
        name = Both(*[f"{head.words}: {name_of(graph, head, 'person')}"] * 2)
        name = say("tree.also-head", post=name) if place and not is_over(head) else name
        time = [time_of(head)] if head.when.start or head.when.end else []
        time += [say("tree.seen", day=date(shown_on(head)))] if not time and shown_on(head) else []
        time = time or [it for it in [hint_of(head, 1)] if it]
        post = say("tenure.former", post=name) if is_over(head) else name
        count = articles(head)[0]
        told = say("lonely") if head in alone else rests(graph, head)
        look = "thin" if count == 1 else "attested" if count >= SEVERAL else ""
        found.append(Head(joined(", ", [post, *time, told]), n, look))
    return found


def _others(row: Row) -> Both:
    """How many other heads articles tell of."""
    return say("tree.others", count=number(len(row.others)))


def _told(graph: Graph, row: Row) -> list[ET.Element]:
    """The heads for a list or a table, those beyond the first folded."""
    heads = [head.linked() for head in _heads(graph, row)]
    first, rest = heads[: len(row.heads)], heads[len(row.heads) :]
    return [*first, el("details", {"class": "small"}, el("summary", {}, _others(row)), rest)] if rest else first


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
        heads = _told(graph, row)
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
        told = [
            (line, head)
            for head in _heads(graph, row)[: len(row.heads)]
            for line in wrapped(head.told, BOLD if head.look == "attested" else LETTERS, 3)
        ]
        lines = len(told) + bool(row.others)
        height = LINE * max(len(names) + 1, lines) + GAP
        if row.whole in corner:
            from_x, from_y = corner[row.whole]
            look = "branch law" if row.law else "branch"
            drawn.insert(0, el("path", {"class": look, "d": f"M{from_x:g} {from_y:g}V{y + 12:g}H{x - 7:g}"}))
        corner[row.body] = x, y + 19
        implied = " implied" if graph.nodes[row.body]["implied"] else ""
        also = [it for it in wholes_of(graph, row.body) if it != row.whole]
        left = row.count() - sum(1 for it in all_below(row) if it.body in shown)
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
        for i, (line, head) in enumerate(told):
            drawn.append(
                el(
                    "a",
                    {"href": f"#f{head.number}", "class": "person-link"},
                    el("text", {"class": f"small {head.look}", "x": NAMES + 12, "y": y + 16 + i * LINE}, line),
                )
            )
        if row.others:
            at = {"x": NAMES + 12, "y": y + 16 + len(told) * LINE}
            to = {"href": f"#f{row.others[0][1]}", "class": "person-link"}
            drawn.append(el("a", to, el("text", {"class": "small", **at}, _others(row))))
        y += height
    return Drawing(WIDTH, y + 6, drawn)


def _legend(drawing: Drawing) -> Drawing:
    """What the signs and letters mean that a drawing has."""
    square = {"x": 0, "y": 8, "width": 12, "height": 12}
    line = el("path", {"class": "branch law", "d": "M-8 14H14"})
    known: list[tuple[str, ET.Element | None, str, Both]] = [
        ("body", el("rect", {"class": "body", **square}), "small", say("legend.body")),
        ("implied", el("rect", {"class": "body implied", **square}), "small", say("legend.implied")),
        ("law", line, "small", say("legend.law")),
        ("attested", None, "small attested", say("legend.attested", count=number(SEVERAL))),
        ("thin", None, "small thin", say("legend.thin")),
    ]
    has = looks(drawing)
    shown = [it for it in known if it[0] in has]
    columns, width = 3, WIDTH / 3
    body = [
        el(
            "g",
            {"transform": f"translate({12 + i % columns * width:g} {i // columns * 22})"},
            sign,
            el("text", {"class": style, "x": 20 if sign is not None else 0, "y": 18}, words),
        )
        for i, (_, sign, style, words) in enumerate(shown)
    ]
    return Drawing(WIDTH, -(-len(shown) // columns) * 22.0 + 6, body)


def _cells(graph: Graph, row: Row) -> list[Content]:
    above = label(graph, row.whole) if row.whole else ""
    return [
        label(graph, row.body),
        _where(graph, row.body),
        ", ".join(label(graph, it) for it in wholes_of(graph, row.body, "place")),
        [
            link(row.claim, above) if row.claim else above,
            el("div", {"class": "small"}, say("tree.law")) if row.law else None,
        ],
        _told(graph, row),
    ]
