"""Who takes part in events together: a picture of people, and tables of who is central and who meets whom."""

import math
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence

from kg import network
from kg.network import Graph, Together
from kg.view.layout import Box, place
from kg.view.markup import Both, Drawing, el
from kg.view.posts import Numbers, about, first_day, part
from kg.view.sheet import Sheet, link, table
from kg.view.wording import label, named, number, say, wrapped

KINDS = ("participation", "event")
PAIRS = 30  # of those who meet most often
WIDTH, LINE, LETTER = 760.0, 14.0, 7.6


def choose(graph: Graph, centres: Sequence[str], depth: int) -> list[str]:
    """All people and events, or those around something."""
    if centres:
        return network.nearest(graph, centres, depth)
    return sorted(it for it, data in graph.nodes(data=True) if data["type"] in ("person", "event"))


def together(graph: Graph, centre: str, limit: int) -> Sheet:
    """People tied by events; at most so many are drawn, those who meet most others."""
    whole = network.together(graph)
    ranked = sorted(
        whole.central, key=lambda it: (it != centre, -whole.central[it].together, -whole.central[it].events, it)
    )
    shown = ranked[:limit]
    numbers = Numbers()
    first = {person: _evidence(graph, person, numbers) for person in shown}
    notes = [
        say("together.shown", shown=number(len(shown)), people=number(len(ranked)), events=number(whole.events)),
        say("together.computed", people=number(len(ranked))),
    ]
    notes += [say("together.sampled", count=number(whole.sample))] if whole.sample else []
    title = say("together.title.about", name=label(graph, centre)) if centre else say("together.title")
    return Sheet(
        title=title,
        notes=notes,
        drawing=_draw(graph, whole, shown, first),
        legend=_legend(),
        tables=[_central(graph, whole, shown, first), _pairs(graph, whole, shown, numbers)],
        facts=numbers.facts,
        graph=graph,
    )


def _evidence(graph: Graph, person: str, numbers: Numbers) -> int:
    """The number of the first of a person's parts in events with others; the rest follow it."""
    facts = sorted(about(graph, person, "person", "participation"), key=lambda it: (first_day(it), it.iri))
    return min(numbers.of(it) for it in facts)


def _draw(graph: Graph, whole: Together, shown: Sequence[str], first: Mapping[str, int]) -> Drawing:
    ties = whole.ties.subgraph(shown)
    most = max((whole.central[it].together for it in shown), default=1)
    radius = {it: 5 + 15 * math.sqrt(whole.central[it].together / most) for it in shown}
    names = {it: wrapped(Both(*[label(graph, it)] * 2), 16, 2) for it in shown}
    boxes = {
        it: Box(
            max(radius[it], max(len(line.vi) for line in names[it]) * LETTER / 2),
            radius[it],
            radius[it] + LINE * len(names[it]) + 4,
        )
        for it in shown
    }
    spots = place({it: sorted(ties[it]) for it in shown}, boxes)
    left = min((spots[it][0] - boxes[it].half for it in shown), default=0) - 10
    top = min((spots[it][1] - boxes[it].above for it in shown), default=0) - 10
    right = max((spots[it][0] + boxes[it].half for it in shown), default=0) + 10
    bottom = max((spots[it][1] + boxes[it].below for it in shown), default=0) + 10
    at = {it: (x - left, y - top) for it, (x, y) in spots.items()}
    lines = [
        el(
            "line",
            {"class": "tie", "x1": at[one][0], "y1": at[one][1], "x2": at[two][0], "y2": at[two][1],
             "stroke-width": min(8.0, 0.8 * ties.edges[one, two]["weight"])},
        )
        for one, two in sorted(tuple(sorted(edge)) for edge in ties.edges())
    ]  # fmt: skip
    people = [
        el(
            "a",
            {"href": f"#f{first[it]}", "class": "person-link"},
            el("circle", {"class": "person", "cx": at[it][0], "cy": at[it][1], "r": radius[it]}),
            [
                el(
                    "text",
                    {
                        "class": "behind",
                        "text-anchor": "middle",
                        "x": at[it][0],
                        "y": at[it][1] + radius[it] + LINE * (i + 1),
                    },
                    line,
                )
                for i, line in enumerate(names[it])
            ],
        )
        for it in shown
    ]
    return Drawing(max(right - left, WIDTH), bottom - top, [*lines, *people])


def _legend() -> Drawing:
    body = [
        el("circle", {"class": "person", "cx": 14, "cy": 14, "r": 8}),
        el("text", {"class": "small", "x": 30, "y": 18}, say("legend.person")),
        el("line", {"class": "tie", "x1": 400, "x2": 430, "y1": 14, "y2": 14, "stroke-width": 4}),
        el("text", {"class": "small", "x": 440, "y": 18}, say("legend.tie")),
    ]
    return Drawing(WIDTH, 28, body)


def _central(graph: Graph, whole: Together, shown: Sequence[str], first: Mapping[str, int]) -> ET.Element:
    columns = ("together.person", "together.degree", "together.events", "together.betweenness", "together.eigenvector")
    rows = []
    for it in shown:
        found = whole.central[it]
        rows.append(
            [
                link(first[it], label(graph, it)),
                number(found.together),
                number(found.events),
                _share(found.betweenness),
                _share(found.eigenvector),
            ]
        )
    return table(say("together.table"), [named(it) for it in columns], rows)


def _share(value: float) -> Both:
    return Both(f"{value:.4f}".replace(".", ","), f"{value:.4f}")


def _pairs(graph: Graph, whole: Together, shown: Sequence[str], numbers: Numbers) -> ET.Element:
    """Those who meet most often, and in which events; each event links to the words for the first of the two."""
    facts = {(part(it, "person"), part(it, "event")): numbers.of(it) for it in numbers.facts}
    edges = sorted(
        (-data["weight"], *sorted(edge), data["events"]) for *edge, data in whole.ties.subgraph(shown).edges(data=True)
    )
    rows = [
        [
            f"{label(graph, one)} – {label(graph, two)}",
            number(-count),
            [[", " if i else "", link(facts[one, it], label(graph, it))] for i, it in enumerate(events)],
        ]
        for count, one, two, events in edges[:PAIRS]
    ]
    columns = ("together.two", "together.count", "thing.event")
    return table(say("together.often"), [named(it) for it in columns], rows)
