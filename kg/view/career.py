"""A person's posts: in order with what they rest on, as bars with the changes of post as marks, and year by year."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.network import Fact, Graph
from kg.text.spelling import name_key
from kg.view.career_changes import measures, table_of, told_by
from kg.view.holders import beside_in_short, in_time, others_of
from kg.view.markup import Both, Content, el
from kg.view.misfit import doubts
from kg.view.posts import (
    Numbers,
    about,
    acts,
    began,
    ended,
    first_day,
    has_bar,
    lane,
    marks,
    name_of,
    otherwise,
    part,
    shown_on,
    told_of,
)
from kg.view.sheet import Sheet, link, table
from kg.view.standing import FEW, articles, is_over
from kg.view.tellings import groups, kinds_of
from kg.view.timeline import Heading, Lane, draw, legend, span
from kg.view.wording import joined, label, named, number, say, standing_of, time_of, title_of, witnesses
from kg.view.years import yearly

KINDS = ("tenure", "proposal", "change")
LAST = 3  # posts that are named at the head
BESIDE = 4  # posts that are named beside one
UNITS = ("thành phố", "tp", "tỉnh")  # a body is called with and without the word for its place's unit


@dataclass(frozen=True, slots=True)
class Post:
    """One post as readers see it: the tenure most articles tell of, and those of the same office in what is by its name
    the same body."""

    fact: Fact
    others: Sequence[Fact] = ()

    @property
    def articles(self) -> int:
        return told_by((self.fact, *self.others))

    @property
    def past(self) -> int:
        """Those of its articles that say that it is over."""
        return len({it.source for fact in (self.fact, *self.others) for it in fact.witnesses if it.past})


def career(graph: Graph, person: str) -> Sheet:
    """The career of one person of a graph."""
    numbers = Numbers()
    told = about(graph, person, "person", "tenure", "proposal")
    posts = sorted(_grouped(graph, told), key=lambda it: (first_day(it.fact), -it.articles, it.fact.words, it.fact.iri))
    changes = sorted(about(graph, person, "person", "change"), key=lambda it: (first_day(it), it.words, it.iri))
    for post in posts:
        numbers.of(post.fact)
    drawn: list[Lane] = []
    undated: list[Lane] = []
    free = acts(changes)
    for post in posts:
        bodies = {part(it, "body") for it in (post.fact, *post.others)}
        its = [it for it in free if it.words == post.fact.words and part(it, "body") in bodies]
        free = [it for it in free if it not in its]
        (drawn if has_bar(post.fact) or its else undated).append(_lane(graph, post, its, numbers))
    alike: dict[tuple[Both, Both], list[Fact]] = {}
    for fact in free:
        alike.setdefault((title_of(fact), _body(graph, fact)), []).append(fact)
    telling = {it.iri: its for its in groups(changes, kinds_of(graph)) for it in its}
    for (title, body), its in alike.items():
        said = [time_of(its[0]), witnesses(told_by(one for it in its for one in telling[it.iri]))]
        drawn.append(Lane(title, body, said, numbers.of(its[0]), marks=marks(its, numbers)))
    lanes: list[Lane | Heading] = [*drawn]
    if undated:
        lanes += [Heading(say("career.no-day")), *undated]
    years = span([it.fact.when for it in posts], [mark for it in drawn for mark in it.marks])
    tables = [_posts(graph, posts, numbers)]
    if years:
        held = {say("career.held"): [it.fact for it in posts]}
        last = [it.fact for it in _held(posts)[:LAST]]
        tables.append(yearly(held, years, _named(graph), numbers, say("leaders.years"), last))
        tables.append(el("p", {"class": "note"}, say("leaders.how")))
    tables += [table_of(graph, changes, numbers)] if changes else []
    name = Both(label(graph, person), label(graph, person))
    notes = [say("career.shown", posts=number(len(posts)), changes=number(len(changes)))]
    missing = len(undated), len(changes) - len(acts(changes))
    if any(missing):
        notes.append(say("career.undated", posts=number(missing[0]), changes=number(missing[1])))
    notes += [] if years or not lanes else [say("drawing.undated")]
    if others := graph.graph.get("namesakes"):
        notes.append(say("career.namesakes", count=number(others)))
    drawing = draw(lanes, years)
    return Sheet(
        title=say("career.title", name=name),
        notes=notes,
        drawing=drawing,
        legend=legend(drawing),
        tables=tables,
        facts=numbers.facts,
        graph=graph,
        summary=[*_now(graph, posts, numbers), *measures(graph, changes, numbers)],
    )


def _grouped(graph: Graph, facts: Sequence[Fact]) -> list[Post]:
    """Tenures of one office in bodies that the same name, spelling and the word for a place's unit aside, are one post
    to a reader; so is that of a name without a place, where one body alone has this name with a place."""
    groups: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        groups.setdefault((fact.kind, fact.words, _key(name_of(graph, fact, "body"), _place(graph, fact))), []).append(
            fact
        )
    for key in sorted(groups):
        if not any(_place(graph, it) for it in groups[key]):
            fuller = [it for it, its in groups.items() if it[:2] == key[:2] and it[2] == _placed(graph, key[2], its)]
            if len(fuller) == 1:
                groups[fuller[0]] += groups.pop(key)
    posts = [sorted(its, key=lambda it: (not has_bar(it), -articles(it)[0], it.iri)) for its in groups.values()]
    return [Post(its[0], its[1:]) for its in posts]


def _key(name: str, place: str) -> str:
    key, there = f" {name_key(name)} ", f" {name_key(place)} "
    for unit in UNITS:
        key = key.replace(f" {unit}{there}", there)
    return key.strip()


def _place(graph: Graph, fact: Fact) -> str:
    body = part(fact, "body")
    return str(graph.nodes[body]["place"]) if body else ""


def _placed(graph: Graph, name: str, others: Sequence[Fact]) -> str:
    """The key of a body's name in the place of others; none where these have none."""
    place = next(filter(None, (_place(graph, it) for it in others)), "")
    return _key(f"{name} {place}", place) if name and place else "none"


def _lane(graph: Graph, post: Post, changes: Sequence[Fact], numbers: Numbers) -> Lane:
    fact = post.fact
    made = lane(graph, fact, title_of(fact), _body(graph, fact), numbers.of(fact), marks(changes, numbers))
    told = [*made.told[:-1], standing_of(fact) or witnesses(post.articles)]
    told += map(say, doubts(fact))
    told += beside_in_short(fact, others_of(graph, (fact, *post.others)))
    return Lane(made.title, made.note, told, made.fact, made.when, made.look, made.marks)


def _body(graph: Graph, fact: Fact) -> Both:
    name = name_of(graph, fact, "body")
    return Both(name, name)


def _named(graph: Graph) -> Callable[[Fact], Content]:
    return lambda it: " ".join(filter(None, [it.words, name_of(graph, it, "body")]))


def _now(graph: Graph, posts: Sequence[Post], numbers: Numbers) -> Iterator[ET.Element]:
    """The posts that are not over, those that most articles tell of first, and how many say that it is over. Where
    hardly an article tells of these, the main posts that are over go before them."""
    held = _held(posts)
    if not held:
        yield el("p", {"class": "now"}, say("career.over"))
        return
    tenures = sorted((it for it in posts if it.fact.kind == "tenure"), key=lambda it: (-it.articles, it.fact.iri))
    main = [it for it in tenures if it.articles * FEW > tenures[0].articles]
    if any(it in main for it in held):
        yield el("p", {"class": "now"}, say("career.now"), _listed(graph, held, numbers), ".")
    else:
        yield el("p", {"class": "now"}, say("career.over-main"), _listed(graph, main, numbers), ".")
        yield el("p", {"class": "note"}, say("career.few"), _listed(graph, held, numbers), ".")


def _listed(graph: Graph, posts: Sequence[Post], numbers: Numbers) -> Content:
    name = _named(graph)
    told: list[Content] = [
        [link(numbers.of(it.fact), el("b", {}, name(it.fact))), _in_short(it)] for it in posts[:LAST]
    ]
    return [["; " if i else " ", it] for i, it in enumerate(told)]


def _held(posts: Sequence[Post]) -> list[Post]:
    held = [it for it in posts if it.fact.kind == "tenure" and not is_over(it.fact)]
    return sorted(held, key=lambda it: (it.past - it.articles, shown_on(it.fact), it.fact.iri))


def _in_short(post: Post) -> Both:
    told = [told_of(post.fact), witnesses(post.articles)]
    told += [say("articles.past", count=number(post.past))] if post.past else []
    return joined("", [Both(" (", " ("), joined(", ", told), Both(")", ")")])


def _posts(graph: Graph, posts: Sequence[Post], numbers: Numbers) -> ET.Element:
    beside = _beside(posts)

    def post_of(it: Post) -> Content:
        also = [link(numbers.of(other), name_of(graph, other, "body") or "…") for other in it.others]
        under = el(
            "div", {"class": "small"}, say("career.also"), [[", " if i else " ", one] for i, one in enumerate(also)]
        )
        its = [[", " if i else "", *_beside_it(graph, one, numbers)] for i, one in enumerate(beside[it.fact.iri])]
        at_once = el("div", {"class": "small"}, say("career.beside"), " ", its)
        held = [in_time(*one) for one in others_of(graph, (it.fact, *it.others))]
        also_held = el("div", {"class": "small"}, say("career.holders"), " ", joined("; ", held)) if held else None
        return [
            link(numbers.of(it.fact), title_of(it.fact)),
            under if also else None,
            at_once if its else None,
            also_held,
        ]

    rows = [
        [
            post_of(it),
            _body(graph, it.fact),
            began(it.fact) if it.fact.kind == "tenure" else say("career.notheld"),
            ended(it.fact) if it.fact.kind == "tenure" else "",
            [told_of(it.fact), otherwise(it.fact)],
            witnesses(it.articles),
        ]
        for it in posts
    ]
    columns = ("table.post", "table.body", "table.from", "table.until", "table.told", "table.articles")
    return table(say("career.table"), [named(it) for it in columns], rows)


def _beside(posts: Sequence[Post]) -> Mapping[str, list[tuple[Post, int]]]:
    """For each post those which articles name in one sentence with it, neither as over, and how many articles do so;
    those that most name first."""
    said = [
        (it, {(w.source, w.quote) for fact in (it.fact, *it.others) for w in fact.witnesses if not w.past})
        for it in posts
        if it.fact.kind == "tenure"
    ]
    found: dict[str, list[tuple[Post, int]]] = {it.fact.iri: [] for it in posts}
    for (one, its), (two, others) in combinations(said, 2):
        if both := len({source for source, _ in its & others}):
            found[one.fact.iri].append((two, both))
            found[two.fact.iri].append((one, both))
    return {it: sorted(some, key=lambda pair: (-pair[1], pair[0].fact.iri))[:BESIDE] for it, some in found.items()}


def _beside_it(graph: Graph, other: tuple[Post, int], numbers: Numbers) -> list[Content]:
    post, count = other
    return [link(numbers.of(post.fact), _named(graph)(post.fact)), " (", witnesses(count), ")"]
