"""Who led a body through the years: who holds a post now, its holders in order as bars, and a table year by year."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from kg.network import Fact, Graph
from kg.text.dates import bounds
from kg.text.order import by_given_name
from kg.text.spelling import name_key
from kg.view.markup import Both, Content, el
from kg.view.misfit import at_once, doubts
from kg.view.posts import (
    Numbers,
    about,
    acts,
    began,
    by_rank,
    ended,
    first_day,
    has_bar,
    lane,
    left,
    marks,
    name_of,
    otherwise,
    part,
    present,
    rank,
    shown_on,
    told_days,
    told_of,
)
from kg.view.sheet import Sheet, link, table
from kg.view.standing import articles, is_doubted, is_over, lonely
from kg.view.tellings import exactness
from kg.view.timeline import Heading, Lane, draw, legend, span
from kg.view.wording import date, joined, label, named, number, say, standing_of, witnesses
from kg.view.years import gaps, yearly

KINDS = ("tenure", "proposal", "change")
COLUMNS = 6  # posts in the table year by year
TOLD = 3  # posts of which it is said at the head who holds them
PLAIN = re.compile(
    "(ủy viên|uỷ viên|đại biểu|thành viên|hội viên|đảng viên|chuyên viên|cán bộ|trợ lý|thư ký)", re.IGNORECASE
)  # members, who do not lead: as in queries/leaders.rq


def leaders(graph: Graph, body: str) -> Sheet:
    """The leaders of one body of a graph."""
    numbers = Numbers()
    held = [it for it in about(graph, body, "body", "tenure", "proposal") if not PLAIN.match(it.words)]
    name = label(graph, body)
    held.sort(key=lambda it: (by_rank(it.words, name), *_in_order(graph, it)))
    posts = {office: list(its) for office, its in groupby(held, key=lambda it: it.words)}
    changes = acts(about(graph, body, "body", "change"))
    its_marks = {it.iri: [mark for mark in changes if _of(mark, it)] for it in held}
    years = span((it.when for it in held), marks([mark for found in its_marks.values() for mark in found], Numbers()))
    lanes: list[Lane | Heading] = []
    notes_of: dict[str, Both] = {}
    for office, its in posts.items():
        empty = list(gaps(its, years)) if years and any(map(has_bar, its)) else []
        lanes.append(Heading(Both(office, office), empty))
        now = present(its) if rank(office, name) == 1 else None
        for it in its:
            notes_of[it.iri] = _note(graph, it, its, now)
            holder = _name(graph, it)
            number_of = numbers.of(it)
            signs = marks(its_marks[it.iri], numbers)
            line = lane(graph, it, Both(holder, holder), notes_of[it.iri], number_of, signs)
            lanes.append(replace(line, now=it is now))
    undated = sum(1 for it in held if not has_bar(it))
    people = len({part(it, "person") for it in held})
    notes = [say("leaders.shown", people=number(people), posts=number(len(posts)))]
    notes += [say("leaders.undated", count=number(undated))] if undated else []
    notes += [] if years or not lanes else [say("drawing.undated")]
    notes += [say("leaders.terms")] if any(has_bar(it) and not told_days(it.when) for it in held) else []
    tables = [_holders(graph, held, its_marks, notes_of, numbers)]
    if years:
        shown = {Both(office, office): its for office, its in posts.items() if any(map(has_bar, its))}
        columns = dict(list(shown.items())[:COLUMNS])
        last = [it for it in map(present, columns.values()) if it]
        tables.append(yearly(columns, years, _with_doubt(graph, columns.values()), numbers, say("leaders.years"), last))
        tables.append(el("p", {"class": "note"}, say("leaders.how")))
    drawing = draw(lanes, years)
    return Sheet(
        title=say("leaders.title", name=name),
        notes=notes,
        drawing=drawing,
        legend=legend(drawing),
        tables=tables,
        facts=numbers.facts,
        graph=graph,
        summary=list(_now(graph, posts, name, its_marks, numbers)),
    )


def _name(graph: Graph, fact: Fact) -> str:
    return name_of(graph, fact, "person")


def _with_doubt(graph: Graph, posts: Iterable[Sequence[Fact]]) -> Callable[[Fact], Content]:
    """Who held a post, and that one article alone says so where more tell of others."""
    alone = {it.iri for its in posts for it in lonely(its)}
    return lambda it: [_name(graph, it), [" ", say("lonely.short")] if it.iri in alone else None]


def _in_order(graph: Graph, fact: Fact) -> tuple[object, ...]:
    """By the first day, then as :func:`_turn` tells; those without one last, whom most articles name before others."""
    return first_day(fact), _turn(fact), -len(fact.witnesses), by_given_name(_name(graph, fact)), fact.iri


def _turn(fact: Fact) -> tuple[bool, bool]:
    """Of those of one term: who is over goes before who is not, and who is told to end before who is told to begin."""
    told = has_bar(fact)
    return told and not is_over(fact), told and bool(fact.when.start) and not fact.when.end


def _of(change: Fact, held: Fact) -> bool:
    """Whether a change of post tells of a tenure: of its post, or of none where somebody was disciplined."""
    same = part(change, "person") == part(held, "person")
    return same and (change.words == held.words or change.code == "change.disciplined")


def _now(
    graph: Graph,
    posts: Mapping[str, Sequence[Fact]],
    body: str,
    changes: Mapping[str, Sequence[Fact]],
    numbers: Numbers,
) -> Iterator[ET.Element]:
    """Who holds the highest posts by the articles, how far that can be said, and who did before."""
    for office in [it for it in posts if rank(it, body) == 1][:TOLD]:
        fact = present(posts[office])
        post = Both(office, office)
        if fact:
            count = number(left(fact))
            how = say("now.day", day=_last(fact), count=count) if shown_on(fact) else say("now.most", count=count)
            who = link(numbers.of(fact), el("b", {}, _name(graph, fact)))
            doubt: list[Content] = [" ", link(numbers.of(fact), standing_of(fact)), "."]
            yield el("p", {"class": "now"}, say("now", post=post), who, how, doubt if is_doubted(fact) else None)
        else:
            yield el("p", {"class": "now"}, say("now.nobody", post=post), _still(graph, posts[office], numbers))
        yield from _before(graph, [it for it in posts[office] if is_over(it)], changes, numbers)


def _still(graph: Graph, held: Sequence[Fact], numbers: Numbers) -> Content:
    """Of those who are over the one of whom most articles do not say so, where they are more than those that do."""
    found = max((it for it in held if it.kind == "tenure"), key=lambda it: (left(it), it.iri), default=None)
    if found is None or 2 * left(found) <= articles(found)[0]:
        return None
    values = {"left": number(left(found)), "every": number(articles(found)[0])}
    return [" ", say("now.still", **values), link(numbers.of(found), el("b", {}, _name(graph, found))), "."]


def _before(
    graph: Graph, over: Sequence[Fact], changes: Mapping[str, Sequence[Fact]], numbers: Numbers
) -> Iterator[ET.Element]:
    """Those who held a post before, the last by the days that are told first, and how it ended for each."""

    def days(it: Fact) -> list[str]:
        told = told_days(it.when) + [day for mark in changes[it.iri] for day in bounds(mark.when.start) or ()]
        return told or [first_day(it)] * has_bar(it)  # of a term the middle

    def of(it: Fact) -> Content:
        end: list[Content] = [[", ", link(numbers.of(mark), *_act(mark))] for mark in _ending(changes[it.iri])[:1]]
        return [link(numbers.of(it), _name(graph, it)), " (", told_of(it), end, ")"]

    ordered = sorted(
        over, key=lambda it: (max(days(it), default=""), _turn(it), len(it.witnesses), it.iri), reverse=True
    )
    dated = [it for it in ordered if days(it)]
    undated = [it for it in ordered if not days(it)][: max(1, TOLD - len(dated))]
    told: list[Content] = [[", " if i else "", of(it)] for i, it in enumerate(dated[:TOLD])]
    if undated:
        told += [
            ["; " if dated else "", say("now.before.undated")],
            *([", " if i else "", of(it)] for i, it in enumerate(undated)),
        ]
    if told:
        left = len(over) - len(dated[:TOLD]) - len(undated)
        more = say("now.before.more", count=number(left)) if left else None
        yield el("p", {"class": "note"}, say("now.before"), told, more)


def _ending(changes: Sequence[Fact]) -> list[Fact]:
    """The acts that ended a tenure, the most exact day first."""
    found = [it for it in changes if it.code in ("change.left", "change.disciplined")]
    return sorted(found, key=lambda it: (-exactness(it.when.start), -len(it.witnesses), it.iri))


def _last(fact: Fact) -> Both:
    """The last day on which somebody is shown in a post, as precise as it is told."""
    first = bounds(fact.when.start)
    return date(fact.when.start if first and first[0] == shown_on(fact) else shown_on(fact))


def _note(graph: Graph, fact: Fact, others: Sequence[Fact], now: Fact | None) -> Both:
    """What is to be said of a holder: that nobody is known to hold the post later, that it is over or only proposed,
    and whom a short name may mean."""
    last = say("leaders.now.day", day=_last(fact)) if shown_on(fact) else say("leaders.now")
    told = [it for it in [last if fact is now else None, standing_of(fact)] if it]
    told += [named("fact.proposal")] if fact.kind == "proposal" else []
    told += [say("leaders.perhaps", name=it) for it in _fuller(graph, fact, others)]
    met = ", ".join(dict.fromkeys(_name(graph, it) for it in at_once(graph, fact, others)))
    told += [say("leaders.meets", names=met)] if met else []
    told += map(say, doubts(fact))
    told += [say("lonely")] if fact in lonely(others) else []
    return joined("; ", told) if told else Both("", "")


def _fuller(graph: Graph, fact: Fact, others: Sequence[Fact]) -> list[str]:
    """The one holder of the same post whose name is this one and more: what stands before it, or a middle name."""
    short = name_key(_name(graph, fact)).split()
    names = {part(it, "person"): _name(graph, it) for it in others}
    found = {person: name for person, name in names.items() if _is_shorter(short, name_key(name).split())}
    return list(found.values()) if len(found) == 1 else []


def _is_shorter(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name is another without its first words or without one in the middle.

    >>> _is_shorter(["anh"], ["le", "xuan", "anh"]), _is_shorter(["le", "ngoc", "anh"], ["le", "thi", "ngoc", "anh"])
    (True, True)
    >>> _is_shorter(["le", "anh"], ["le", "xuan", "anh"]), _is_shorter(["le", "anh"], ["le", "anh"])
    (False, False)
    """
    if len(name) >= len(other):
        return False
    within = any([*other[:i], *other[i + 1 :]] == list(name) for i in range(1, len(other) - 1))
    return list(other[-len(name) :]) == list(name) or (len(name) > 2 and within)  # Lê Anh may be many


def _holders(
    graph: Graph,
    held: Sequence[Fact],
    changes: Mapping[str, Sequence[Fact]],
    notes: Mapping[str, Both],
    numbers: Numbers,
) -> ET.Element:
    def until(it: Fact) -> Content:
        acts = [] if bounds(it.when.end) else _ending(changes[it.iri])
        return [ended(it), [el("div", {}, link(numbers.of(mark), *_act(mark))) for mark in acts]]

    rows = [
        [
            [link(numbers.of(it), _name(graph, it)), el("div", {"class": "small"}, notes[it.iri])],
            it.words if it.kind == "tenure" else joined(": ", [named("fact.proposal"), Both(it.words, it.words)]),
            began(it),
            until(it),
            [told_of(it), otherwise(it)],
            witnesses(articles(it)[0]),
        ]
        for it in held
    ]
    columns = ("table.holder", "table.post", "table.from", "table.until", "table.told", "table.articles")
    return table(say("leaders.holders"), [named(it) for it in columns], rows)


def _act(change: Fact) -> list[Content]:
    words = Both(change.words, change.words) if change.code == "change.disciplined" else named(change.code)
    return [words, " ", date(change.when.start)]
