"""Who takes part in events together: a picture of people by group, tables of who is central and who meets whom."""

import math
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from kg import network
from kg.network import Fact, Graph, Together
from kg.view.heard import is_unplaced, unplaced_at
from kg.view.layout import Box, place
from kg.view.markup import Both, Content, Drawing, el
from kg.view.posts import Numbers, about, first_day, name_of, part
from kg.view.sheet import Sheet, link, table
from kg.view.wording import joined, label, named, number, say, time_of, wrapped

KINDS = ("participation", "event")
PAIRS, MORE = 30, 270  # of those who meet most often; and of the rest, folded
SEEN = 5  # events of two people, before they are folded
COLOURS = 8  # of the largest groups
Pair: TypeAlias = tuple[str, str]
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
    pairs = _pairs(whole, shown)
    unsure = _unsure(graph, whole, pairs)
    notes += [say("together.unplaced", count=number(len(unsure)), pairs=number(len(pairs)))] if unsure else []
    return Sheet(
        title=title,
        notes=notes,
        drawing=_draw(graph, whole, shown, first, groups, pairs, unsure),
        legend=_legend(graph, groups, sizes),
        tables=[
            _central(graph, whole, shown, first),
            el("p", {"class": "note"}, say("together.how")),
            *_often(graph, whole, pairs, numbers),
        ],
        facts=numbers.facts,
        graph=graph,
    )


def _evidence(graph: Graph, person: str, numbers: Numbers) -> int:
    """The number of the first of a person's parts in events with others; the rest follow it."""
    facts = sorted(about(graph, person, "person", "participation"), key=lambda it: (first_day(it), it.iri))
    return min(numbers.of(it) for it in facts)


def _draw(
    graph: Graph,
    whole: Together,
    shown: Sequence[str],
    first: Mapping[str, int],
    groups: Sequence[str],
    pairs: Sequence[Pair],
    unsure: Collection[Pair],
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
    lines = [
        _line(graph, ties.edges[pair]["weight"], pair, at, number, pair in unsure)
        for number, pair in enumerate(pairs, 1)
    ]
    people = [
        el(
            "a",
            {"href": f"#f{first[it]}", "class": "person-link"},
            el("circle", {"class": _look(whole.groups[it], groups), "cx": at[it][0], "cy": at[it][1], "r": radius[it]}),
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
    told = say("together.pair", pair=_both(graph, pair), events=number(count))
    ends = {"x1": x1, "y1": y1, "x2": x2, "y2": y2}
    drawn = el("line", {"class": "tie unsure" if unsure else "tie", **ends, "stroke-width": min(8.0, 0.8 * count)})
    return el("a", {"href": f"#pair{row}"} if row <= PAIRS + MORE else {}, drawn, el("title", {}, told))


def _look(group: str, groups: Sequence[str]) -> str:
    return f"person group-{groups.index(group) + 1}" if group in groups else "person"


def _legend(graph: Graph, groups: Sequence[str], sizes: Mapping[str, int]) -> Drawing:
    entries = [
        ([el("circle", {"class": "person", "cx": 14, "cy": 0, "r": 8})], say("legend.person")),
        ([el("line", {"class": "tie", "x1": 0, "x2": 30, "y1": 0, "y2": 0, "stroke-width": 4})], say("legend.tie")),
        (
            [el("line", {"class": "tie unsure", "x1": 0, "x2": 30, "y1": 0, "y2": 0, "stroke-width": 4})],
            say("legend.tie.unsure"),
        ),
    ]
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


def _pairs(whole: Together, shown: Sequence[str]) -> list[Pair]:
    """Those who meet, most often first; of several those who stand more in the middle."""
    place = {it: i for i, it in enumerate(shown)}
    edges = whole.ties.subgraph(shown).edges(data=True)
    found = [(-data["weight"], sorted((place[one], place[two]))) for one, two, data in edges]
    return [(shown[one], shown[two]) for _, (one, two) in sorted(found)]


def _both(graph: Graph, pair: Pair) -> str:
    return f"{label(graph, pair[0])} – {label(graph, pair[1])}"


def _often(graph: Graph, whole: Together, pairs: Sequence[Pair], numbers: Numbers) -> Iterator[ET.Element]:
    """Those who meet most often, and in which events, by day; the rest folded, and how many there are."""
    events = {part(it, "event"): it for it in graph.graph["facts"].values() if it.kind == "event"}
    told_as: dict[str, list[str]] = {}
    for event, first in whole.same.items():
        told_as.setdefault(first, []).append(event)
    taken: dict[Pair, list[Fact]] = {}
    for it in numbers.facts:
        event = part(it, "event")
        taken.setdefault((part(it, "person"), whole.same.get(event, event)), []).append(it)

    def row(place: int, pair: Pair) -> list[Content]:
        its = whole.ties.edges[pair]["events"]
        both = []
        for it in its:
            best = min(told_as[it], key=lambda event: (_day(events.get(event)), event))
            both.append((best, events.get(best), [*taken[pair[0], it], *taken[pair[1], it]], len(told_as[it])))
        both.sort(key=lambda it: (_day(it[1]), it[0]))
        lines = [_event(graph, *it, numbers) for it in both]
        more = el("summary", {}, say("rows.more", count=number(len(lines) - SEEN)))
        rest = el("details", {}, more, el("ul", {}, lines[SEEN:])) if len(lines) > SEEN else None
        name = el("span", {"id": f"pair{place}"}, _both(graph, pair))
        return [name, number(len(its)), [el("ul", {"class": "plain"}, lines[:SEEN]), rest]]

    columns = [named(it) for it in ("together.two", "together.count", "thing.event")]
    rows = [row(i, pair) for i, pair in enumerate(pairs[: PAIRS + MORE], 1)]
    yield table(say("together.often"), columns, rows[:PAIRS])
    yield el("p", {"class": "note"}, say("together.pairs", listed=number(len(rows)), pairs=number(len(pairs))))
    if rest := rows[PAIRS:]:
        summary = say("together.rest", count=number(len(rest)))
        yield el("details", {}, el("summary", {"class": "heading"}, summary), table(summary, columns, rest))


def _day(event: Fact | None) -> str:
    """For sorting; after all days those of which no year is told, by the calendar, then events without a day."""
    if event is None or not (event.when.start or event.when.days()):
        return "~~"
    return (
        f"~{event.when.start}" if event.when.start.startswith("--") else (event.when.days() or (event.when.start,))[0]
    )


def _unplaced(fact: Fact) -> Content:
    return [" (", say("heard.unplaced"), ")"] if is_unplaced(fact) else None


def _event(
    graph: Graph, iri: str, event: Fact | None, parts: Sequence[Fact], names: int, numbers: Numbers
) -> ET.Element:
    """An event with its day and place, under how many names it is told, and as what each of two people took part,
    linked to the words that say so."""
    place = dict(event.values).get("place", "") if event else ""
    when = time_of(event) if event else say("when.unknown")
    said = {(part(it, "person"), it.code): it for it in reversed(parts)}
    once = [it for it in parts if said[part(it, "person"), it.code] is it]
    roles = [
        [", " if i else "", link(numbers.of(it), name_of(graph, it, "person"), ": ", named(it.code), _unplaced(it))]
        for i, it in enumerate(once)
    ]
    told = joined(" · ", [when, *([Both(place, place)] if place else [])])
    told = joined(", ", [told, say("together.names", count=number(names))]) if names > 1 else told
    return el("li", {}, label(graph, iri), " — ", told, el("div", {"class": "small"}, roles))
