"""Tenures: who holds which post from when to when, as far as asserted claims tell.

What is stated (a day of election) and what is observed (an article calls someone the secretary on the day it appears)
are kept apart. A dated change is observed on its own day: an article of 2020 that recounts an appointment of 2010 does
not say who holds the post in 2020.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.iris import tenure_iri
from kg.resolve import basis, intervals
from kg.resolve.terms import ASSERTED, DERIVED, MODALITY, POST_IN, TYPE, Date, Node, date, one, term, words
from kg.resolve.votes import earliest, latest
from kg.text.spelling import name_key
from kg.vocabulary import KG, OA, ORG, concept

_PERSON, _POST, _STATUS, _CHANGE, _TERM = map(term, (KG.person, KG.post, KG.status, KG.change, KG.term))
_START, _END, _DATE = map(term, (KG.start, KG.end, KG.date))
_MEASURE, _IN, _EVIDENCE, _EXACT, _ROLE_NAME = map(
    term, (KG.measure, KG.organization, KG.evidence, OA.exact, KG.roleName)
)
_DISMISSED = '"cách chức"'
_BEGINS = {term(concept("change", code)) for code in ("elected", "appointed", "approved")}
_GOES_ON = {term(concept("change", "re-elected"))}
_ENDS = {term(concept("change", "left"))}
_CURRENT, _NEW, _FORMER = (term(concept("status", code)) for code in ("current", "new", "former"))
_HELD = {_CURRENT, _NEW}
_PAST = {_FORMER}
_FIRST, _LAST, _NO_MORE = map(term, (KG.observedFirst, KG.observedLast, KG.observedPast))
_CLASSES = f"{TYPE} {term(KG.Tenure)}", f"{TYPE} {term(ORG.Membership)}"
_MEMBER, _ORGANIZATION = term(ORG.member), term(ORG.organization)

Key = tuple[str, str]


@dataclass(slots=True)
class Tenure:
    """What the claims about one person in one post say together."""

    bodies: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    starts: Counter[Date] = field(default_factory=Counter)
    """The years that a text gives, each with the number of claims; the days of acts are in ``begun`` and ``left``."""
    ends: Counter[Date] = field(default_factory=Counter)
    begun: Counter[Date] = field(default_factory=Counter)
    left: Counter[Date] = field(default_factory=Counter)
    dismissed: Counter[Date] = field(default_factory=Counter)
    first: set[str] = field(default_factory=set)
    last: set[str] = field(default_factory=set)
    past: set[str] = field(default_factory=set)
    held: set[tuple[str, str]] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    claims: set[str] = field(default_factory=set)
    sources: set[basis.Source] = field(default_factory=set)

    def absorb(self, other: "Tenure") -> None:
        """Take in what other claims say."""
        for name in Tenure.__slots__:
            getattr(self, name).update(getattr(other, name))

    def lines(self, base: str, key: Key) -> Iterator[str]:
        """The tenure as N-Triples."""
        person, post = key
        subject = term(tenure_iri(base, person[1:-1], post[1:-1]))
        yield from (f"{subject} {statement} ." for statement in _CLASSES)
        yield f"{subject} {_MEMBER} {person} ."
        yield f"{subject} {_POST} {post} ."
        for predicate, values in (
            (_ORGANIZATION, self.bodies),
            (_TERM, self.terms),
            (_STATUS, [self.status()]),
            (_FIRST, [min(self.first, default="")]),
            (_LAST, [max(self.last, default="")]),
            (_NO_MORE, [min(self.past, default="")]),
            (DERIVED, self.claims),
        ):
            yield from (f"{subject} {predicate} {value} ." for value in values if value)
        yield from date_lines(subject, _START, self.start)
        yield from date_lines(subject, _END, self.end)
        for bound, (day, kind) in self.bounds().items():
            yield from intervals.lines(subject, bound, day, kind)
        yield from basis.lines(subject, self.sources)

    @property
    def start(self) -> Date:
        """The day of the first act that began it, if that was before its end; else the first year that a text gives."""
        if not self.begun:
            return earliest(self.starts)
        _, _, over = self.end
        acts = Counter({it: n for it, n in self.begun.items() if it[1] and (not over or it[1] <= over)})
        return earliest(acts or self.starts + self.begun)

    @property
    def end(self) -> Date:
        """The last day on which it ended; a dismissal, which may be from an office left long before, only where no
        article tells how else it was left."""
        left = self.left if self.left or self.said & _ENDS else self.dismissed
        return latest(self.ends + left if left else self.ends)

    def status(self) -> str:
        """What the articles say together: that it is over, unless one of a later day says that it goes on; that it is
        held; or no more than that it is taken up."""
        over, seen = min(self.past, default=""), max(self.last, default="")
        if self.said & (_PAST | _ENDS) and not "" < over < seen:
            return _FORMER
        return _CURRENT if _CURRENT in self.said else _NEW

    def bounds(self) -> intervals.Bounds:
        """From when to when, as far as the claims state or observe."""
        start = self.start
        known = intervals.Evidence(start, self.end, self.held, self.past)
        _, opens, over = earliest(self.starts)
        return intervals.bounds(known, opens if over < start[1] else "")

    def node(self, person: str) -> Node:
        """What the other tenures of its post need to know of it."""
        said = {bound: [day] for bound, (day, _) in self.bounds().items()}
        kinds = {intervals.KIND_OF[bound]: [kind] for bound, (_, kind) in self.bounds().items()}
        return {_MEMBER: [person], _TERM: sorted(self.terms), **said, **kinds}


def together(base: str, tenures: Mapping[Key, Tenure], single: Callable[[str], bool]) -> Iterator[str]:
    """What the tenures of each post say of each other; ``single`` tells of a post whether one person holds it at a
    time."""
    posts: dict[str, dict[str, Node]] = {}
    for (person, post), tenure in tenures.items():
        posts.setdefault(post, {})[term(tenure_iri(base, person[1:-1], post[1:-1]))] = tenure.node(person)
    for post, known in posts.items():
        yield from intervals.filled(known, single(post))


def date_lines(subject: str, role: str, value: Date) -> Iterator[str]:
    """A date and its bounds."""
    for suffix, part in zip(("", "Earliest", "Latest"), value, strict=True):
        if part:
            yield f"{subject} {role[:-1]}{suffix}> {part} ."


def note(tenures: defaultdict[Key, Tenure], graph: dict[str, Node], claims: Sequence[str]) -> None:
    """Add what the claims of one article say of tenures."""
    source = basis.source(graph)
    dismissals = _dismissals(graph, claims)
    for claim in claims:
        node = graph[claim]
        status, change = one(node, _STATUS), one(node, _CHANGE)
        held = status in _HELD or change in _BEGINS | _GOES_ON
        past = status in _PAST or change in _ENDS or claim in dismissals
        if not (held or past) or one(node, MODALITY) != ASSERTED:
            continue
        for post in node.get(_POST, dismissals.get(claim, ())):
            tenure = tenures[one(node, _PERSON), post]
            tenure.claims.add(claim)
            tenure.sources.add(source)
            tenure.said.add(status or change)
            tenure.bodies.update(graph[post].get(POST_IN, ()))
            tenure.terms.update(node.get(_TERM, ()))
            _note_days(tenure, node, source, past=past, dismissed=claim in dismissals)


def _note_days(tenure: Tenure, node: Node, source: basis.Source, *, past: bool, dismissed: bool) -> None:
    change, day = one(node, _CHANGE), date(node, _DATE)
    for dates, stated in (
        (tenure.starts, date(node, _START)),
        (tenure.ends, date(node, _END)),
        (tenure.begun, day if change in _BEGINS else ("", "", "")),
        (tenure.dismissed if dismissed else tenure.left, day if past else ("", "", "")),
    ):
        if stated[0]:
            dates[stated] += 1
    _, first, last = day if day[1] else source.published
    if not past:
        tenure.first.add(first)
        tenure.last.add(last)
        if first:
            tenure.held.add((first, last))
    else:
        tenure.past.add(last)
    for days in (tenure.first, tenure.last, tenure.past):
        days.discard("")


def _dismissals(graph: dict[str, Node], claims: Sequence[str]) -> dict[str, list[str]]:
    """The posts that an act ends which names no more than their body: the article calls somebody former in them, in the
    same sentence or by a name that the act's sentence has."""
    former: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for node in map(graph.__getitem__, claims):
        if one(node, _STATUS) in _PAST and _POST in node:
            post = one(node, _POST)
            for body in graph[post].get(POST_IN, ()):
                former.setdefault((one(node, _PERSON), body), []).append((post, one(node, _EVIDENCE)))
    found = {}
    for claim in claims:
        node = graph[claim]
        if one(node, _MEASURE) == _DISMISSED:
            sentence = one(node, _EVIDENCE)
            said = name_key(words(one(graph[sentence], _EXACT)))
            its = former.get((one(node, _PERSON), one(node, _IN)), ())
            found[claim] = [post for post, where in its if where == sentence or _names(said, graph[post])]
    return found


def _names(said: str, post: Node) -> bool:
    """Whether words name a post by its role; a ``phó bí thư`` is no ``bí thư``."""
    role = re.escape(name_key(words(one(post, _ROLE_NAME))))
    return bool(re.search(rf"(?<!phó ){role}(?! thường trực)", said))
