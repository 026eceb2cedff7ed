"""What the views of posts share: the order and rank of offices, the bars and bounds of tenures, numbered facts."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import pyoxigraph as ox

from kg.network import Bound, Fact, Graph, When
from kg.resources import ONTOLOGY
from kg.text.dates import bounds
from kg.text.order import order_key
from kg.text.spelling import name_key
from kg.view.markup import Both, el
from kg.view.standing import FEW, SEVERAL, articles, is_doubted, is_over
from kg.view.tellings import agree, also_told, read_elsewhere
from kg.view.timeline import Lane, Mark
from kg.view.wording import date, hint_of, joined, label, named, other_days, say, since_until, time_of, whole, witnesses
from kg.vocabulary import KG, SKOS

OTHERS = 3  # days that are told otherwise, in a cell of a table
LEAST = 9  # the rank of an office that the scheme does not list
OFFICE = name_key("văn phòng")
STANDING = name_key("thường trực")


def rank(office: str, body: str) -> int:
    """The rank of an office in a body: 1 leads it, 2 is a deputy. Who leads the office of a committee does not lead
    the committee.

    >>> rank("Bí thư", "Tỉnh ủy"), rank("Phó Bí thư", "Tỉnh ủy"), rank("Người giữ kho", "Tỉnh ủy")
    (1, 2, 9)
    >>> rank("Chánh Văn phòng", "Văn phòng Tỉnh ủy"), rank("Chánh Văn phòng", "Tỉnh ủy")
    (1, 9)
    """
    known = _ranks()
    key = name_key(office)
    if key.endswith(OFFICE) and OFFICE not in name_key(body):
        return LEAST
    return known.get(key) or (2 if key.startswith("phó ") else LEAST)


@cache
def _ranks() -> Mapping[str, int]:
    """The rank of each office of the ontology's scheme, by its name."""
    ranks: dict[str, int] = {}
    names: dict[str, str] = {}
    for it in ox.parse(path=ONTOLOGY / "posts.ttl", format=ox.RdfFormat.TURTLE):
        if isinstance(it.object, ox.Literal) and it.predicate.value == KG.rank:
            ranks[str(it.subject)] = int(it.object.value)
        elif isinstance(it.object, ox.Literal) and it.predicate.value == SKOS.prefLabel and it.object.language == "vi":
            names[str(it.subject)] = it.object.value
    return {name_key(names[role]): rank for role, rank in ranks.items()}


class Numbers:
    """Facts in the order in which a view shows them first; the number of each is that of its quotes."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self._of: dict[str, int] = {}

    def of(self, fact: Fact) -> int:
        if fact.iri not in self._of:
            self.facts.append(fact)
            self._of[fact.iri] = len(self.facts)
        return self._of[fact.iri]


def about(graph: Graph, thing: str, role: str, *kinds: str) -> list[Fact]:
    """The facts of some kinds that a thing has a role in."""
    facts: Iterable[Fact] = graph.graph["facts"].values()
    return [fact for fact in facts if fact.kind in kinds and (role, thing) in fact.parts]


def part(fact: Fact, role: str) -> str:
    """The thing that has a role in a fact; empty where none has."""
    return dict(fact.parts).get(role, "")


def name_of(graph: Graph, fact: Fact, role: str) -> str:
    """The name of that thing, or the words of an article for it."""
    thing = part(fact, role)
    return label(graph, thing) if thing else dict(fact.values).get(role, "")


def first_day(fact: Fact) -> str:
    """The day a post is first known to be held, for sorting; the middle of a term; what has none goes last."""
    when = fact.when
    if term := _term(when):
        return f"{(int(term[0][:4]) + int(term[1][:4])) // 2}-07-01"
    for around in ((when.from_latest, when.until_earliest), (when.from_earliest, when.until_latest)):
        days = [it.day for it in around if it.day]
        if days:
            return min(days)
    return (when.days() or ("9999",))[0]


def lane(graph: Graph, fact: Fact, title: Both, note: Both, number: int, marks: Sequence[Mark] = ()) -> Lane:
    """A tenure, or what is only proposed, as a line of a drawing."""
    term = dict(fact.values).get("term", "")
    told = [say("term", term=it) for it in [term] if it]
    if not term or time_of(fact) != say("when.unknown"):
        told.insert(0, time_of(fact))
    told += [it for it in [hint_of(fact)] if it]
    told += [named(fact.modality)] if fact.modality != "modality.asserted" else []
    told += [say("career.notheld")] if fact.kind == "proposal" and fact.modality == "modality.asserted" else []
    told.append(witnesses(articles(fact)[0]))
    look = "proposed" if fact.kind == "proposal" else "over" if is_over(fact) else "held"
    return Lane(title, note, told, number, fact.when, look, marks)


def acts(changes: Iterable[Fact]) -> list[Fact]:
    """The changes of post of which a day is known, in order."""
    return sorted((it for it in changes if bounds(it.when.start)), key=lambda it: (it.when.earliest, it.code, it.iri))


def marks(changes: Iterable[Fact], numbers: Numbers) -> list[Mark]:
    """Changes of post as marks of a drawing."""
    days = [(it, *(bounds(it.when.start) or ("", ""))) for it in changes]
    return [Mark(first, last, it.code, numbers.of(it)) for it, first, last in days]


def told_of(fact: Fact) -> Both:
    """The time of a tenure in words, with the terms that articles name."""
    term = dict(fact.values).get("term", "")
    time = time_of(fact)
    if not term:
        return time
    terms = say("term", term=term)
    return terms if time == say("when.unknown") else joined(", ", [time, terms])


def has_bar(fact: Fact) -> bool:
    """Whether any day is known to draw a tenure at."""
    when = fact.when
    return any(it.day for it in (when.from_earliest, when.from_latest, when.until_earliest, when.until_latest))


def began(fact: Fact) -> Both:
    """From when a post was held, and what tells it: as stated, else within which bounds."""
    when = fact.when
    return _stated(fact, when.start) if when.start else _sometime(when) or _within(when.from_earliest, when.from_latest)


def ended(fact: Fact) -> Both:
    """Until when, and what tells it."""
    when = fact.when
    if when.start and not when.until_latest.day and when.until_earliest.day == (bounds(when.start) or ("",))[0]:
        return _stated(fact, when.end) if when.end else say("bound.unknown")  # no more than that it had begun
    return _stated(fact, when.end) if when.end else _sometime(when) or _within(when.until_earliest, when.until_latest)


def otherwise(fact: Fact) -> ET.Element | None:
    """The other days that articles tell of a post, or that its words name, for a cell of a table."""
    told, hint = other_days(fact, also_told(fact)[:OTHERS]), hint_of(fact)
    if told:
        return el("div", {"class": "small"}, told[0], ": ", told[1])
    return el("div", {"class": "small"}, hint) if hint else None


def _stated(fact: Fact, told: str) -> Both:
    """A day as it is stated; where one article alone of several that tell of the post has it, that is said."""
    own = {it.source for it in fact.witnesses if any(agree(told, day) for day in it.dates)}
    kind = "bound.elsewhere" if read_elsewhere(fact, told) else "bound.stated"
    alone = [say("bound.alone")] if len(own) == 1 and articles(fact)[0] >= SEVERAL else []
    return joined(" ", [since_until(told, told), *(alone or [_kind(Bound(told, kind))])])


def _sometime(when: When) -> Both | None:
    """Where a term alone tells of a post: it was held on some day of the term."""
    term = _term(when)
    return say("bound.within", time=since_until(*whole(*term)), kind=_kind(when.from_latest)) if term else None


def _term(when: When) -> tuple[str, str] | None:
    first, last = when.until_earliest, when.from_latest
    return (first.day, last.day) if last.kind == first.kind == "bound.term" and first.day < last.day else None


def _within(earliest: Bound, latest: Bound) -> Both:
    if earliest.day and latest.day and earliest.day != latest.day:
        return joined(" ", [say("bound.between", first=date(earliest.day), last=date(latest.day)), _kind(latest)])
    if earliest.day:
        return joined(" ", [say("bound.after", date=date(earliest.day), kind=named(earliest.kind))])
    if latest.day:
        return say("bound.before", date=date(latest.day), kind=named(latest.kind))
    return say("bound.unknown")


def _kind(bound: Bound) -> Both:
    return joined("", [Both("(", "("), named(bound.kind), Both(")", ")")])


def present(tenures: Iterable[Fact]) -> Fact | None:
    """Who holds a post by the articles: of those who are not over (:func:`~kg.view.standing.is_over`) whom the latest
    day shows; where no day does, whom most articles name. Of somebody whom few call over ten articles count as one."""
    held = [it for it in tenures if it.kind == "tenure" and not is_over(it)]
    return max(held, key=lambda it: (shown_on(it), left(it) / (FEW if is_doubted(it) else 1), it.iri), default=None)


def left(fact: Fact) -> int:
    """The number of articles that tell of a post without saying that it is over."""
    every, past = articles(fact)
    return every - past


def told_days(when: When) -> list[str]:
    """The days between which a post was held, but for what a term tells; none where only who came before or after
    does."""
    bounds = (when.from_earliest, when.from_latest, when.until_earliest, when.until_latest)
    told = [it for it in bounds if it.day and it.kind != "bound.term"]
    return [it.day for it in told] if any(it.kind != "bound.succession" for it in told) else []


def surely_held(fact: Fact) -> tuple[str, str]:
    """The first and the last day on which a post was surely held, by more than a term; empty where none is told."""
    first, last = fact.when.from_latest, fact.when.until_earliest
    told = {"bound.stated", "bound.observed"} >= {first.kind, last.kind}
    return (first.day, last.day) if told and first.day <= last.day else ("", "")


def shown_on(fact: Fact) -> str:
    """The last day on which a post was surely held, by more than a term."""
    bound = fact.when.until_earliest
    return bound.day if bound.kind in ("bound.stated", "bound.observed") else ""


def by_rank(office: str, body: str) -> tuple[object, ...]:
    """Offices by rank, a standing deputy before the others, then in the order of the alphabet."""
    return (rank(office, body), STANDING not in name_key(office), [order_key(word) for word in office.split()])
