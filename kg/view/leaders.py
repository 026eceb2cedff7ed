"""Who led a body through the years: posts with their holders as bars, and a table year by year."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from itertools import groupby

from kg.network import Fact, Graph
from kg.text.order import by_given_name
from kg.view.markup import Both, Content, el
from kg.view.posts import Numbers, about, began, by_rank, ended, first_day, has_bar, lane, name_of, told_of
from kg.view.sheet import Sheet, link, table
from kg.view.timeline import Heading, Lane, draw, legend, span
from kg.view.wording import is_over, joined, label, named, number, say, witnesses

KINDS = ("tenure", "proposal")
COLUMNS = 6  # posts in the table year by year
PLAIN = re.compile(
    "(ủy viên|uỷ viên|đại biểu|thành viên|hội viên|đảng viên|chuyên viên|cán bộ|trợ lý|thư ký)", re.IGNORECASE
)  # members, who do not lead: as in queries/leaders.rq


def leaders(graph: Graph, body: str) -> Sheet:
    """The leaders of one body of a graph."""
    numbers = Numbers()
    held = [it for it in about(graph, body, "body", *KINDS) if not PLAIN.match(it.words)]
    name = label(graph, body)
    held.sort(key=lambda it: (by_rank(it.words, name), first_day(it), by_given_name(_name(graph, it)), it.iri))
    posts = {office: list(its) for office, its in groupby(held, key=lambda it: it.words)}
    years = span(it.when for it in held)
    lanes: list[Lane | Heading] = []
    for office, its in posts.items():
        gaps = list(_gaps(its, years)) if years and any(map(has_bar, its)) else []
        lanes.append(Heading(Both(office, office), gaps))
        for it in its:
            holder = _name(graph, it)
            lanes.append(lane(graph, it, Both(holder, holder), _note(it), numbers.of(it)))
    undated = sum(1 for it in held if not has_bar(it))
    people = len({it.parts for it in held})
    notes = [say("leaders.shown", people=number(people), posts=number(len(posts)))]
    notes += [say("leaders.undated", count=number(undated))] if undated else []
    yearly = [_yearly(graph, posts, years, numbers), el("p", {"class": "note"}, say("leaders.how"))] if years else []
    return Sheet(
        title=say("leaders.title", name=name),
        notes=notes,
        drawing=draw(lanes, years),
        legend=legend(),
        tables=[*yearly, _holders(graph, held, numbers, name)],
        facts=numbers.facts,
        graph=graph,
    )


def _name(graph: Graph, fact: Fact) -> str:
    return name_of(graph, fact, "person")


def _note(fact: Fact) -> Both:
    if is_over(fact):
        return say("legend.over")
    return named("fact.proposal") if fact.kind == "proposal" else Both("", "")


def _surely(fact: Fact, year: int) -> bool:
    """Whether a post was held on some day of a year for sure."""
    return (span := _sure(fact)) is not None and span[0] <= year <= span[1]


def _sure(fact: Fact) -> tuple[int, int] | None:
    when = fact.when
    days = [it.day for it in (when.from_latest, when.until_earliest)]
    return (int(days[0][:4]), int(days[1][:4])) if all(days) and days[0][:4] <= days[1][:4] else None


def _maybe(fact: Fact, year: int) -> bool:
    """Whether the bounds of a tenure allow a year; one that is open on a side is no reason to think so."""
    when = fact.when
    days = [it.day for it in (when.from_earliest, when.from_latest, when.until_earliest, when.until_latest) if it.day]
    return bool(days) and int(min(days)[:4]) <= year <= int(max(days)[:4])


def _gaps(its: Sequence[Fact], years: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The runs of years of which nothing was read about a post."""
    empty = [year for year in range(years[0], years[1] + 1) if not any(_maybe(it, year) for it in its)]
    for _, run in groupby(enumerate(empty), key=lambda it: it[1] - it[0]):
        found = [year for _, year in run]
        yield found[0], found[-1]


def _yearly(graph: Graph, posts: dict[str, list[Fact]], years: tuple[int, int], numbers: Numbers) -> ET.Element:
    """Years down, the highest posts across; years in which nothing changes are one line."""
    shown = [office for office, its in posts.items() if any(map(has_bar, its))][:COLUMNS]

    def holders(office: str, year: int) -> list[tuple[Fact, bool]]:
        its = [it for it in posts[office] if it.kind == "tenure" and _maybe(it, year)]
        return [(it, _surely(it, year)) for it in its]

    def cell(office: str, year: int) -> Content:
        its = holders(office, year)
        if not its:
            return None
        names = [
            link(numbers.of(it), _name(graph, it))
            if sure
            else el("i", {"class": "possible"}, link(numbers.of(it), _name(graph, it)))
            for it, sure in its
        ]
        return [[", " if i else "", it] for i, it in enumerate(names)]

    rows = []
    for _, run in groupby(range(years[0], years[1] + 1), key=lambda year: [holders(it, year) for it in shown]):
        same = list(run)
        title = f"{same[0]}–{same[-1]}" if len(same) > 1 else str(same[0])
        rows.append([title, *(cell(office, same[0]) for office in shown)])
    made = table(say("leaders.years"), [named("table.years"), *(Both(it, it) for it in shown)], rows)
    for empty in made.iter("td"):
        if not len(empty) and not empty.text:
            empty.set("class", "nothing")
            empty.extend(el("td", {}, say("gap.none")))
    return made


def _holders(graph: Graph, held: Sequence[Fact], numbers: Numbers, body: str) -> ET.Element:
    rows = [
        [
            link(numbers.of(it), _name(graph, it)),
            it.words if it.kind == "tenure" else joined(": ", [named("fact.proposal"), Both(it.words, it.words)]),
            began(it),
            ended(it),
            told_of(it),
            witnesses(len({one.source for one in it.witnesses})),
        ]
        for it in sorted(held, key=lambda it: (by_given_name(_name(graph, it)), by_rank(it.words, body), it.iri))
    ]
    columns = ("table.holder", "table.post", "table.from", "table.until", "table.told", "table.articles")
    return table(say("leaders.holders"), [named(it) for it in columns], rows)
