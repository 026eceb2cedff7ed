"""A person's posts as bars by tenure, with the changes of post as marks."""

import xml.etree.ElementTree as ET

from kg.network import Fact, Graph
from kg.text.dates import bounds
from kg.view.markup import Both
from kg.view.posts import Numbers, about, began, ended, first_day, has_bar, lane, name_of, part, told_of
from kg.view.sheet import Sheet, link, table
from kg.view.timeline import Heading, Lane, Mark, draw, legend, span
from kg.view.wording import label, named, number, say, time_of, title_of, witnesses

KINDS = ("tenure", "proposal", "change")


def career(graph: Graph, person: str) -> Sheet:
    """The career of one person of a graph."""
    numbers = Numbers()
    posts = sorted(
        about(graph, person, "person", "tenure", "proposal"), key=lambda it: (first_day(it), it.words, it.iri)
    )
    changes = sorted(about(graph, person, "person", "change"), key=lambda it: (first_day(it), it.words, it.iri))
    for fact in posts:
        numbers.of(fact)
    drawn: list[Lane] = []
    undated: list[Lane] = []
    free = list(changes)
    for fact in posts:
        its = [it for it in free if (it.words, part(it, "body")) == (fact.words, part(fact, "body")) and _day(it)]
        free = [it for it in free if it not in its]
        line = lane(
            graph, fact, title_of(fact), _body(graph, fact), numbers.of(fact), [_mark(it, numbers) for it in its]
        )
        (drawn if has_bar(fact) or its else undated).append(line)
    alike: dict[tuple[Both, Both], list[Fact]] = {}
    for fact in filter(_day, free):
        alike.setdefault((title_of(fact), _body(graph, fact)), []).append(fact)
    for (title, body), its in alike.items():
        told = [time_of(its[0]), witnesses(len({one.source for it in its for one in it.witnesses}))]
        drawn.append(Lane(title, body, told, numbers.of(its[0]), marks=[_mark(it, numbers) for it in its]))
    lanes: list[Lane | Heading] = [*drawn]
    if undated:
        lanes += [Heading(say("career.no-day")), *undated]
    marks = [mark for it in lanes if isinstance(it, Lane) for mark in it.marks]
    name = Both(label(graph, person), label(graph, person))
    notes = [say("career.shown", posts=number(len(posts)), changes=number(len(changes)))]
    missing = len(undated), sum(1 for it in changes if not _day(it))
    if any(missing):
        notes.append(say("career.undated", posts=number(missing[0]), changes=number(missing[1])))
    return Sheet(
        title=say("career.title", name=name),
        notes=notes,
        drawing=draw(lanes, span([it.when for it in posts], marks)),
        legend=legend(),
        tables=[_posts(graph, posts, numbers), *([_changes(graph, changes, numbers)] if changes else [])],
        facts=numbers.facts,
        graph=graph,
    )


def _day(fact: Fact) -> tuple[str, str] | None:
    """The first and last day on which a change may have been; None where its year is not told."""
    return bounds(fact.when.start)


def _mark(fact: Fact, numbers: Numbers) -> Mark:
    first, last = _day(fact) or ("", "")
    return Mark(first, last, fact.code, numbers.of(fact))


def _body(graph: Graph, fact: Fact) -> Both:
    name = name_of(graph, fact, "body")
    return Both(name, name)


def _posts(graph: Graph, posts: list[Fact], numbers: Numbers) -> ET.Element:
    rows = [
        [
            link(numbers.of(it), title_of(it)),
            _body(graph, it),
            began(it) if it.kind == "tenure" else say("career.notheld"),
            ended(it) if it.kind == "tenure" else "",
            told_of(it),
            witnesses(len({one.source for one in it.witnesses})),
        ]
        for it in posts
    ]
    columns = ("table.post", "table.body", "table.from", "table.until", "table.told", "table.articles")
    return table(say("career.table"), [named(it) for it in columns], rows)


def _changes(graph: Graph, changes: list[Fact], numbers: Numbers) -> ET.Element:
    rows = [
        [
            link(numbers.of(it), title_of(it)),
            _body(graph, it),
            time_of(it),
            name_of(graph, it, "by"),
            witnesses(len({one.source for one in it.witnesses})),
        ]
        for it in changes
    ]
    columns = ("fact.change", "table.body", "career.day", "career.by", "table.articles")
    return table(say("career.changes"), [named(it) for it in columns], rows)
