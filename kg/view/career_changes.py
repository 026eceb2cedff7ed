"""A person's changes of post: as a table, what tells the same once, and what somebody was disciplined with."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence

from kg.network import Fact, Graph
from kg.view.markup import Both, Content, el
from kg.view.posts import Numbers, name_of
from kg.view.sheet import link, table
from kg.view.tellings import groups, kinds_of
from kg.view.wording import hint_of, joined, named, number, say, time_of, title_of, witnesses

FIRST = 3  # measures that are named at the head


def told_by(facts: Iterable[Fact]) -> int:
    """The number of articles that tell some facts."""
    return len({it.source for fact in facts for it in fact.witnesses})


def measures(graph: Graph, changes: Sequence[Fact], numbers: Numbers) -> Iterator[ET.Element]:
    """What somebody was disciplined with, what most articles tell first: the bodies that are named, and the days."""
    asserted = [it for it in changes if it.code == "change.disciplined" and it.modality == "modality.asserted"]
    every = [(its, told_by(its)) for its in groups(asserted, kinds_of(graph))]
    every.sort(key=lambda it: (-it[1], it[0][0].iri))

    def told(its: Sequence[Fact], count: int) -> Content:
        bodies = ", ".join(dict.fromkeys(name for it in its if (name := name_of(graph, it, "body"))))
        time = [time_of(its[0])] if its[0].when.start else []
        more = joined(", ", [*([Both(bodies, bodies)] if bodies else []), *time, witnesses(count)])
        return [link(numbers.of(its[0]), el("b", {}, its[0].words)), " (", more, ")"]

    if every:
        lines = [["; " if i else " ", told(*it)] for i, it in enumerate(every[:FIRST])]
        left = say("now.before.more.measures", count=number(len(every) - FIRST)) if len(every) > FIRST else None
        yield el("p", {"class": "now"}, say("career.measures"), lines, left, ".")


def _open(change: Fact) -> ET.Element | None:
    """That a change was only planned, proposed or denied."""
    asserted = change.modality == "modality.asserted"
    return None if asserted else el("div", {"class": "small"}, named(change.modality))


def table_of(graph: Graph, changes: Sequence[Fact], numbers: Numbers) -> ET.Element:
    """The changes, those that tell the same as one row."""

    def told_as(rest: Sequence[Fact]) -> ET.Element | None:
        named_in = [(it, name_of(graph, it, "body")) for it in rest]
        every = [
            [", " if i else " ", link(numbers.of(it), time_of(it), f", {body}" if body else "")]
            for i, (it, body) in enumerate(named_in)
        ]
        return el("div", {"class": "small"}, say("career.told-as"), every) if rest else None

    def decided(its: Sequence[Fact]) -> str:
        return "; ".join(dict.fromkeys(name for it in its if (name := name_of(graph, it, "by"))))

    place = {it.iri: i for i, it in enumerate(changes)}
    every = sorted(groups(changes, kinds_of(graph)), key=lambda its: min(place[it.iri] for it in its))
    rows = [
        [
            [link(numbers.of(its[0]), title_of(its[0])), _open(its[0]), told_as(its[1:])],
            name_of(graph, its[0], "body"),
            [time_of(its[0]), el("div", {"class": "small"}, hint) if (hint := hint_of(its[0])) else None],
            decided(its),
            witnesses(told_by(its)),
        ]
        for its in every
    ]
    columns = ("fact.change", "table.body", "career.day", "career.by", "table.articles")
    return table(say("career.changes"), [named(it) for it in columns], rows)
