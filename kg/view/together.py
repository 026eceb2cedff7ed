"""Who takes part in events together: a picture of people by group, a table of who is central, and who meets whom."""

import math
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from kg import network
from kg.network import Graph, Together
from kg.view.heard import unplaced_at
from kg.view.layout import Box, place
from kg.view.markup import Both, Drawing, el
from kg.view.pairs import Pair, Tables, names_of, pairs_of
from kg.view.posts import Numbers, about, first_day, part
from kg.view.sheet import Sheet, link, table
from kg.view.wording import label, named, number, say, wrapped

KINDS = ("participation", "event")
COLOURS = 8  # of the largest groups
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
    met = {event for *_, data in whole.ties.subgraph(shown).edges(data=True) for event in data["events"]}
    first = {person: _evidence(graph, person, whole, met, numbers) for person in shown}
    sizes = Counter(whole.groups[it] for it in shown)
    groups = sorted(sizes, key=lambda it: (-sizes[it], -whole.central[it].together, it))[:COLOURS]
    notes = [
        say("together.shown", shown=number(len(shown)), people=number(len(ranked)), events=number(whole.events)),
        say("together.computed", people=number(len(ranked))),
    ]
    notes += [say("together.sampled", count=number(whole.sample))] if whole.sample else []
    once = sum(1 for event, first in whole.same.items() if event != first)
    notes += [say("together.once", count=number(once))] if once else []
    twice = [name for name, count in Counter(label(graph, it) for it in shown).items() if count > 1]
    notes += [say("together.namesakes", names=", ".join(sorted(twice)))] if twice else []
    of = label(graph, centre) if centre else graph.graph["only"].named
    title = say("together.title.about" if centre else "together.title.place", name=of) if of else say("together.title")
    pairs = pairs_of(whole, shown)
    tables = Tables(graph, whole, pairs, centre, ranked, numbers)
    unsure = _unsure(graph, whole, pairs)
    notes += [say("together.unplaced", count=number(len(unsure)), pairs=number(len(pairs)))] if unsure else []
    how = el("p", {"class": "note"}, say("together.how"))
    return Sheet(
        title=title,
        notes=notes,
        drawing=_draw(graph, whole, shown, first, groups, {it: tables.rows.get(it, 0) for it in pairs}, unsure, centre),
        legend=_legend(graph, groups, sizes, bool(pairs), bool(unsure)),
        tables=[*tables.of_centre(), _central(graph, whole, shown, first), how, *tables.of_others()],
        facts=numbers.facts,
        graph=graph,
        summary=list(tables.summary()),
    )


def _evidence(graph: Graph, person: str, whole: Together, met: Collection[str], numbers: Numbers) -> int:
    """The number of the first of a person's parts in events with others who are drawn; the rest follow it."""
    facts = sorted(about(graph, person, "person", "participation"), key=lambda it: (first_day(it), it.iri))
    shared = [it for it in facts if whole.same.get(part(it, "event"), part(it, "event")) in met]
    return min(numbers.of(it) for it in shared or facts)


def _draw(
    graph: Graph,
    whole: Together,
    shown: Sequence[str],
    first: Mapping[str, int],
    groups: Sequence[str],
    pairs: Mapping[Pair, int],
    unsure: Collection[Pair],
    centre: str,
) -> Drawing:
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
    lines = [_line(graph, ties.edges[it]["weight"], it, at, row, it in unsure) for it, row in pairs.items()]
    people = [
        el(
            "a",
            {"href": f"#f{first[it]}", "class": "person-link"},
            el(
                "circle",
                {
                    "class": _look(whole.groups[it], groups) + " centre" * (it == centre),
                    "cx": at[it][0],
                    "cy": at[it][1],
                    "r": radius[it],
                },
            ),
            [
                el(
                    "text",
                    {
                        "class": "name behind" if it == centre else "behind",
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


def _unsure(graph: Graph, whole: Together, pairs: Sequence[Pair]) -> set[Pair]:
    """The pairs of whom one is known to have been at each event of theirs only by words that no quote places there."""
    alone = unplaced_at(graph.graph["facts"].values(), whole.same)
    events = {pair: whole.ties.edges[pair]["events"] for pair in pairs}
    return {pair for pair, its in events.items() if all(any((it, event) in alone for it in pair) for event in its)}


def _line(
    graph: Graph, count: int, pair: Pair, at: Mapping[str, tuple[float, float]], row: int, unsure: bool
) -> ET.Element:
    """What ties two people, with their names and the number of their events; one that is listed leads to its row."""
    (x1, y1), (x2, y2) = at[pair[0]], at[pair[1]]
    told = say("together.pair", pair=names_of(graph, pair), events=number(count))
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    drawn = el("line", {"class": "tie unsure" if unsure else "tie", **ends, "stroke-width": min(8.0, 0.8 * count)})
    return el("a", {"href": f"#pair{row}"} if row else {}, drawn, el("title", {}, told))


def _look(group: str, groups: Sequence[str]) -> str:
    return f"person group-{groups.index(group) + 1}" if group in groups else "person"


def _legend(graph: Graph, groups: Sequence[str], sizes: Mapping[str, int], ties: bool, unsure: bool) -> Drawing:
    entries = [([el("circle", {"class": "person", "cx": 14, "cy": 0, "r": 8})], say("legend.person"))]
    lines = [("tie", "legend.tie")] * ties + [("tie unsure", "legend.tie.unsure")] * unsure
    for look, key in lines:
        line = el("line", {"class": look, "x1": 0, "x2": 30, "y1": 0, "y2": 0, "stroke-width": 4})
        entries.append(([line], say(key)))
    for it in groups:
        words = say("legend.group", name=label(graph, it), count=number(sizes[it]))
        entries.append(([el("circle", {"class": _look(it, groups), "cx": 14, "cy": 0, "r": 8})], words))
    body = [
        el(
            "g",
            {"transform": f"translate({i % 2 * WIDTH / 2:g} {14 + i // 2 * 22})"},
            drawn,
            el("text", {"class": "small", "x": 38, "y": 4}, words),
        )
        for i, (drawn, words) in enumerate(entries)
    ]
    return Drawing(WIDTH, -(-len(entries) // 2) * 22.0 + 8, body)


def _central(graph: Graph, whole: Together, shown: Sequence[str], first: Mapping[str, int]) -> ET.Element:
    columns = ("together.person", "together.degree", "together.events", "together.betweenness", "together.eigenvector",
               "together.group")  # fmt: skip
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
                label(graph, whole.groups[it]),
            ]
        )
    return table(say("together.table"), [named(it) for it in columns], rows)


def _share(value: float) -> Both:
    return Both(f"{value:.4f}".replace(".", ","), f"{value:.4f}")
