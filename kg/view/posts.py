"""What the views of posts share: the order and rank of offices, the bars and bounds of tenures, numbered facts."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import pyoxigraph as ox

from kg.network import Bound, Fact, Graph
from kg.resources import ONTOLOGY
from kg.text.order import order_key
from kg.text.spelling import name_key
from kg.view.markup import Both
from kg.view.timeline import Lane, Mark
from kg.view.wording import date, is_over, joined, label, named, say, time_of, witnesses
from kg.vocabulary import KG, SKOS

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
    """The day a post is first known to be held, for sorting; what has none goes last."""
    when = fact.when
    for bounds in ((when.from_latest, when.until_earliest), (when.from_earliest, when.until_latest)):
        days = [it.day for it in bounds if it.day]
        if days:
            return min(days)
    return (when.days() or ("9999",))[0]


def lane(graph: Graph, fact: Fact, title: Both, note: Both, number: int, marks: Sequence[Mark] = ()) -> Lane:
    """A tenure, or what is only proposed, as a line of a drawing."""
    told = [told_of(fact)]
    told += [named(fact.modality)] if fact.modality != "modality.asserted" else []
    told += [say("career.notheld")] if fact.kind == "proposal" and fact.modality == "modality.asserted" else []
    told.append(witnesses(len({it.source for it in fact.witnesses})))
    look = "proposed" if fact.kind == "proposal" else "over" if is_over(fact) else "held"
    return Lane(title, note, told, number, fact.when, look, marks)


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
    """From when a post was held: as stated, else within which bounds."""
    return date(fact.when.start) if fact.when.start else _within(fact.when.from_earliest, fact.when.from_latest)


def ended(fact: Fact) -> Both:
    """Until when."""
    return date(fact.when.end) if fact.when.end else _within(fact.when.until_earliest, fact.when.until_latest)


def _within(earliest: Bound, latest: Bound) -> Both:
    if earliest.day and latest.day:
        return say("bound.between", first=date(earliest.day), last=date(latest.day))
    if earliest.day:
        return say("bound.after", day=date(earliest.day))
    return say("bound.before", day=date(latest.day)) if latest.day else say("bound.unknown")


def by_rank(office: str, body: str) -> tuple[object, ...]:
    """Offices by rank, a standing deputy before the others, then in the order of the alphabet."""
    return (rank(office, body), STANDING not in name_key(office), [order_key(word) for word in office.split()])
