"""Who meets whom, as tables: the partners of whom a picture is about, then the pairs who meet most often, each with
their events and the words that say so."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from kg.network import Fact, Graph, Together
from kg.view.heard import is_unplaced
from kg.view.markup import Both, Content, el
from kg.view.posts import Numbers, first_day, name_of, part
from kg.view.sheet import link, table
from kg.view.wording import hint_of, joined, label, named, number, say, time_of

PAIRS, MORE = 30, 270  # of those who meet most often; and of the rest, folded
SEEN = 5  # events of two people, before they are folded
FIRST = 5  # of those met by the one in the middle, named at the head
Pair: TypeAlias = tuple[str, str]


def pairs_of(whole: Together, shown: Sequence[str]) -> list[Pair]:
    """Those who meet, most often first; of several those who stand more in the middle."""
    place = {it: i for i, it in enumerate(shown)}
    edges = whole.ties.subgraph(shown).edges(data=True)
    found = [(-data["weight"], sorted((place[one], place[two]))) for one, two, data in edges]
    return [(shown[one], shown[two]) for _, (one, two) in sorted(found)]


def names_of(graph: Graph, pair: Pair) -> str:
    """The names of two people."""
    return f"{label(graph, pair[0])} – {label(graph, pair[1])}"


class Tables:
    """The tables of pairs: those of ``centre``, if any, with everybody it met, drawn or not, then the others of
    ``pairs``."""

    def __init__(
        self, graph: Graph, whole: Together, pairs: Sequence[Pair], centre: str, ranked: Sequence[str], numbers: Numbers
    ) -> None:
        self._graph, self._whole, self._centre, self._numbers = graph, whole, centre, numbers
        met = [it for it in ranked if whole.ties.has_edge(centre, it)]
        met.sort(key=lambda it: -whole.ties.edges[centre, it]["weight"])  # of several those who meet most others
        self._own = [(centre, it) for it in met]
        self._others = [it for it in pairs if centre not in it]
        self.rows = {pair: i for i, pair in enumerate([*self._own, *self._others[: PAIRS + MORE]], 1)}
        facts: Iterable[Fact] = graph.graph["facts"].values()
        self._events = {part(it, "event"): it for it in facts if it.kind == "event"}
        self._told_as: dict[str, list[str]] = {}
        for event, first in whole.same.items():
            self._told_as.setdefault(first, []).append(event)
        people = {it for pair in self.rows for it in pair} | {centre}
        self._taken: dict[tuple[str, str], list[Fact]] = {}
        taken = (it for it in facts if it.kind == "participation" and part(it, "person") in people)
        for it in sorted(taken, key=lambda it: (first_day(it), it.iri)):
            event = part(it, "event")
            self._taken.setdefault((part(it, "person"), whole.same.get(event, event)), []).append(it)

    def summary(self) -> Iterator[ET.Element]:
        """Whom the one in the middle met most often; that it met nobody, and how much is told of it all the same."""
        if not self._centre or self._graph.nodes[self._centre]["type"] != "person":
            return
        name, alone = label(self._graph, self._centre), number(len(self._alone()))
        if not self._own:
            yield el("p", {"class": "now"}, say("together.nobody", name=name, events=alone))
            return
        count = {it: self._whole.ties.edges[it]["weight"] for it in self._own}
        values = {"people": number(len(self._own)), "events": number(self._whole.central[self._centre].events)}
        most: list[Content] = [
            [
                ", " if i else "",
                el("a", {"href": f"#pair{self.rows[it]}"}, label(self._graph, it[1])),
                f" ({count[it]})",
            ]
            for i, it in enumerate(self._own[:FIRST])
        ]
        yield el("p", {"class": "now"}, say("together.met", name=name, **values), most, ".")

    def of_centre(self) -> Iterator[ET.Element]:
        """Everybody whom the one in the middle met, and events of which nobody else is told."""
        name = label(self._graph, self._centre) if self._centre else ""
        if self._own:
            columns = [named(it) for it in ("together.partner", "together.count", "table.articles", "thing.event")]
            rows = [self._row(pair, label(self._graph, pair[1])) for pair in self._own]
            yield table(say("together.partners", name=name), columns, rows[:PAIRS])
            yield from _rest(rows[PAIRS:], columns, "together.rest.partners")
        if alone := self._alone():
            lines = [self._line(it, self._taken[self._centre, it]) for it in sorted(alone, key=self._in_order)]
            summary = say("together.alone", name=name, count=number(len(lines)))
            yield el(
                "details",
                {} if self._own else {"open": ""},
                el("summary", {"class": "heading"}, summary),
                el("ul", {}, lines),
            )

    def of_others(self) -> Iterator[ET.Element]:
        """Those who meet most often; the rest folded, and how many there are."""
        columns = [named(it) for it in ("together.two", "together.count", "table.articles", "thing.event")]
        rows = [self._row(it, names_of(self._graph, it)) for it in self._others[: PAIRS + MORE]]
        if not rows:
            return
        yield table(say("together.others" if self._own else "together.often"), columns, rows[:PAIRS])
        listed, pairs = number(len(rows)), number(len(self._others))
        yield el("p", {"class": "note"}, say("together.pairs", listed=listed, pairs=pairs))
        yield from _rest(rows[PAIRS:], columns, "together.rest")

    def _alone(self) -> list[str]:
        """The events of the one in the middle of which nobody else is told."""
        shared = {event for pair in self._own for event in self._whole.ties.edges[pair]["events"]}
        return [event for person, event in self._taken if person == self._centre and event not in shared]

    def _best(self, event: str) -> str:
        """Of those that are one meeting the first by day."""
        return min(self._told_as.get(event, [event]), key=lambda it: (_day(self._events.get(it)), it))

    def _in_order(self, event: str) -> tuple[str, str]:
        best = self._best(event)
        return _day(self._events.get(best)), best

    def _line(self, event: str, parts: Sequence[Fact]) -> ET.Element:
        best = self._best(event)
        return _event(
            self._graph, best, self._events.get(best), parts, len(self._told_as.get(event, [])), self._numbers
        )

    def _row(self, pair: Pair, name: str) -> list[Content]:
        its = {it: self._taken[pair[0], it] + self._taken[pair[1], it] for it in self._whole.ties.edges[pair]["events"]}
        lines = [self._line(it, its[it]) for it in sorted(its, key=self._in_order)]
        more = el("summary", {}, say("rows.more", count=number(len(lines) - SEEN)))
        rest = el("details", {}, more, el("ul", {}, lines[SEEN:])) if len(lines) > SEEN else None
        head = el("span", {"id": f"pair{self.rows[pair]}"}, name)
        articles = len({it.source for parts in its.values() for fact in parts for it in fact.witnesses})
        return [head, number(len(its)), number(articles), [el("ul", {"class": "plain"}, lines[:SEEN]), rest]]


def _rest(rows: Sequence[Sequence[Content]], columns: Sequence[Both], key: str) -> Iterator[ET.Element]:
    if rows:
        summary = say(key, count=number(len(rows)))
        yield el("details", {}, el("summary", {"class": "heading"}, summary), table(summary, columns, rows))


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
    hint = hint_of(event) if event else None
    told = joined(" · ", [when, *([hint] if hint else []), *([Both(place, place)] if place else [])])
    told = joined(", ", [told, say("together.names", count=number(names))]) if names > 1 else told
    return el("li", {}, label(graph, iri), " — ", told, el("div", {"class": "small"}, roles))
