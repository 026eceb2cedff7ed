"""A mention: what one article tells of one person, as far as it helps to tell who that is."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from kg.resolve.claims import ARTICLE
from kg.resolve.names import rarity
from kg.resolve.seats import Seat, seat
from kg.resolve.terms import ASSERTED, LABEL, MODALITY, POST_IN, TYPE, Node, date, one, term
from kg.text.spelling import name_key
from kg.vocabulary import KG, OA, ORG, concept

PERSON = term(KG.Person)
POINTERS = (term(KG.person), term(KG.recipient))
"""The properties by which a claim points to a person."""

_POST, _EVENT, _STATUS, _CHANGE, _ROLE, _ROLE_NAME, _ORGANIZATION = map(
    term, (KG.post, KG.event, KG.status, KG.change, ORG.role, KG.roleName, KG.organization)
)
PLACE, PROVINCE, _LEVEL = map(term, (KG.place, KG.province, KG.level))
_START, _END, _DATE, _PUBLISHED = map(term, (KG.start, KG.end, KG.date, KG.published))
_ATTRIBUTE, _ATTRIBUTE_VALUE = term(KG.attribute), term(KG.attributeValue)
_EVIDENCE, _EXACT = term(KG.evidence), term(OA.exact)
_DENIED = term(concept("modality", "denied"))
_LEVELS = {term(concept("level", code)): code for code in ("national", "province", "district", "commune", "grassroots")}
_ENTERED = {term(concept("change", code)) for code in ("elected", "re-elected", "appointed", "approved")}
_LEFT = term(concept("change", "left"))
_CURRENT, _NEW, _FORMER = (term(concept("status", code)) for code in ("current", "new", "former"))
_LONG = 50  # characters from which two articles that share a statement word for word have it from one hand


@dataclass(frozen=True, slots=True)
class Days:
    """Days by their ISO dates; an end that is empty is open."""

    first: str = ""
    last: str = ""

    def meets(self, other: "Days") -> bool:
        """Whether some day is in both.

        >>> Days("2015", "2020").meets(Days("2020", "")), Days("2015", "2019").meets(Days("2020", ""))
        (True, False)
        """
        return not (self.last and other.first and self.last < other.first) and not (
            other.last and self.first and other.last < self.first
        )


class Site(NamedTuple):
    """A body as an article has it: its node, and its place and province as they are written; empty where not told."""

    body: str
    place: str
    province: str


@dataclass(frozen=True, slots=True)
class Office:
    """A post as one claim gives it to a person, in a body at some ``site``. ``state`` is held, past or ahead; ``sure``
    are days on which the person surely holds it, ``span`` days within which that lies; None where nothing is known of
    the time."""

    claim: str
    seat: Seat
    site: Site
    state: str
    sure: Days | None = None
    span: Days | None = None


@dataclass(slots=True)
class Mention:
    """One person of one article. ``events`` are those of local bodies that the person takes part in, ``words`` digests
    of long statements, ``life`` what is told of the person by attribute (birth, gender, home), each with its claim;
    ``company`` the keys of the other rare names in the article; ``claim`` is the smallest that tells of the person."""

    person: str
    key: str
    article: str
    offices: tuple[Office, ...] = ()
    events: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    life: dict[str, dict[str, str]] = field(default_factory=dict)
    company: frozenset[str] = frozenset()
    claim: str = ""

    @property
    def career(self) -> frozenset[tuple[Seat, str, Days | None, Days | None]]:
        """The offices, whichever claims give them: many mentions of one person have the same."""
        return frozenset((it.seat, it.state, it.sure, it.span) for it in self.offices)


def key_of(node: Node) -> str:
    """The name key of a person's node: mentions of one key are a block, and only these are compared."""
    return name_key(one(node, LABEL)[1:-1])


def about(node: Node) -> list[str]:
    """The people, and others who may receive something, that a claim points to."""
    return [person for pointer in POINTERS for person in node.get(pointer, ())]


def mentions(graph: dict[str, Node]) -> Iterator[Mention]:
    """The people of one article graph."""
    found: dict[str, Mention] = {}
    article, published = "", Days()
    for subject, node in graph.items():
        kind = one(node, TYPE)
        if kind == PERSON:
            found[subject] = Mention(subject, key_of(node), "")
        elif kind == ARTICLE:
            article, published = subject, _days(node, _PUBLISHED)
    offices: dict[str, list[Office]] = {}
    for claim, node in sorted(graph.items()):
        person = next((it for it in about(node) if it in found), "")
        if not person or one(node, MODALITY) == _DENIED:
            continue
        mention = found[person]
        mention.claim = mention.claim or claim
        if _POST in node:
            offices.setdefault(person, []).append(_office(graph, claim, node, published))
        if _EVENT in node and _local(graph, one(node, _EVENT)):
            mention.events.setdefault(one(node, _EVENT), claim)
        if _ATTRIBUTE in node and one(node, MODALITY) == ASSERTED:
            attribute = one(node, _ATTRIBUTE).removesuffix(">").rpartition("-")[2]
            mention.life.setdefault(attribute, {}).setdefault(_told(node), claim)
        words = one(graph[one(node, _EVIDENCE)], _EXACT)
        if len(words) >= _LONG:
            mention.words.setdefault(blake2b(words.encode("utf-8"), digest_size=8).hexdigest(), claim)
    company = frozenset(mention.key for mention in found.values() if rarity(mention.key))
    for person, mention in found.items():
        mention.article = article
        if mention.claim:  # who is only denied something keeps no company
            mention.company = company - {mention.key}
        mention.offices = tuple(offices.get(person, ()))
        yield mention


def _office(graph: dict[str, Node], claim: str, node: Node, published: Days) -> Office:
    post = graph[one(node, _POST)]
    iri = one(post, POST_IN)
    body = graph.get(iri, {})
    name, place, province = (one(body, predicate)[1:-1] for predicate in (LABEL, PLACE, PROVINCE))
    level = _LEVELS.get(one(body, _LEVEL), "")
    its = seat(one(post, _ROLE), one(post, _ROLE_NAME)[1:-1], name, place, province, level)
    return Office(claim, its, Site(iri, place, province), *_time(node, published))


def _told(node: Node) -> str:
    """What a claim tells of a life: a date of birth as stated, else words as a key."""
    return one(node, _DATE).split('"')[1] if _DATE in node else name_key(one(node, _ATTRIBUTE_VALUE)[1:-1])


def _local(graph: dict[str, Node], event: str) -> bool:
    """Whether an event is one of a body whose province is known."""
    return PROVINCE in graph.get(one(graph[event], _ORGANIZATION), {})


def _time(node: Node, published: Days) -> tuple[str, Days | None, Days | None]:
    """Whether a claim says that a post is held, past or still ahead, and when it is held."""
    status, change = one(node, _STATUS), one(node, _CHANGE)
    start, end, day = _days(node, _START), _days(node, _END), _days(node, _DATE)
    if status in (_CURRENT, _NEW):
        start, end = (start if start.first else published), (end if end.first else published)
        return "held", _between(start, end), _hull(start.first, end.last)
    if status == _FORMER:
        last = end.last or published.last
        return "past", _between(start, end) if start.first and end.first else None, _hull(start.first, last)
    if change in _ENTERED:
        day = day if day.first else published
        return "held", _between(day, day), _hull(day.first, day.last)
    if change == _LEFT:
        return "past", None, _hull("", (day if day.first else published).last)
    return "ahead", None, None


def _between(start: Days, end: Days) -> Days | None:
    """The days that are surely after something began and before it ended, both known only within some days."""
    if not start.last or not end.first or start.last > end.first:
        return None
    return Days(start.last, end.first)


def _hull(first: str, last: str) -> Days | None:
    return Days(first, last) if first or last else None


def _days(node: Node, role: str) -> Days:
    _, first, last = date(node, role)
    return Days(first[1:11], last[1:11])
