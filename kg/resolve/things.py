"""People, bodies, posts, events, documents and awards: what the articles say of one thing, joined under its IRI."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kg.resolve import seats
from kg.resolve.claims import CLAIMS
from kg.resolve.placing import REPLACED_BY
from kg.resolve.tenures import date_lines
from kg.resolve.terms import (
    ALT_LABEL,
    ASSERTED,
    DENIED,
    DERIVED,
    LABEL,
    MODALITY,
    POST_IN,
    TITLE,
    TYPE,
    Date,
    Node,
    date,
    one,
    term,
)
from kg.resolve.votes import Votes, chosen, chosen_date, fullest
from kg.text.spelling import unit_key
from kg.vocabulary import FOAF, KG, ORG, SCHEMA, XSD

PERSON, BODY, POST, EVENT, DOCUMENT, AWARD = map(
    term, (KG.Person, KG.Organization, KG.Post, KG.Event, KG.Document, KG.Award)
)
_ALSO = {
    PERSON: term(FOAF.Person),
    BODY: term(ORG.Organization),
    POST: term(ORG.Post),
    EVENT: term(SCHEMA.Event),
    DOCUMENT: term(FOAF.Document),
}
KINDS = {*_ALSO, AWARD}
IMPLIED = term(KG.impliedBy)
_ROLE_NAME, _NUMBER, _ISSUER_NAME = map(term, (KG.roleName, KG.number, KG.issuerName))
_PLACE, _PROVINCE, _UNIT_KEY = map(term, (KG.place, KG.province, KG.unitKey))
_ONE_SEAT = f'{term(KG.seats)} "1"^^{term(XSD.integer)}'
_START, _END, _DATE = map(term, (KG.start, KG.end, KG.date))
# What a claim says of a thing: property of the claim that points to it, and which of its values the thing takes.
_SAID = {
    EVENT: (term(KG.event), (TITLE, _PLACE, term(KG.term), term(KG.ordinal)), (_START, _END)),
    DOCUMENT: (term(KG.document), (TITLE, term(KG.suggestedNumber)), (_DATE,)),
}
POINTERS = [
    term(name)
    for name in (
        *(KG.person, KG.organization, KG.post, KG.event, KG.document, KG.award),
        *(KG.recipient, KG.by, KG.giver, KG.subject, KG.parent, KG.other),
    )
]
ONWARD = [POST_IN, term(KG.organization), term(KG.issuer)]  # from a post, an event, a document to its body


_counts: Any = partial(defaultdict, Counter)


@dataclass(slots=True)
class Thing:
    """What all articles say of one thing; ``now`` is what it has become, of which all is said then. ``articles``
    counts them, ``implied`` those that know it only from inside another name; ``firm`` and ``firm_dates`` are what
    asserted claims say of it, ``said`` and ``dates`` what others say."""

    kind: str = ""
    now: str = ""
    articles: int = 0
    implied: int = 0
    votes: defaultdict[str, Votes] = field(default_factory=_counts)
    said: defaultdict[str, Votes] = field(default_factory=_counts)
    firm: defaultdict[str, Votes] = field(default_factory=_counts)
    dates: defaultdict[str, Counter[Date]] = field(default_factory=_counts)
    firm_dates: defaultdict[str, Counter[Date]] = field(default_factory=_counts)
    claims: set[str] = field(default_factory=set)

    def absorb(self, other: "Thing") -> None:
        """Take in what other articles say of it."""
        self.kind = self.kind or other.kind
        self.now = self.now or other.now
        self.articles += other.articles
        self.implied += other.implied
        self.claims |= other.claims
        for mine, theirs in ((self.votes, other.votes), (self.said, other.said), (self.firm, other.firm)):
            for predicate, votes in theirs.items():
                mine[predicate].update(votes)
        for my_dates, their_dates in ((self.dates, other.dates), (self.firm_dates, other.firm_dates)):
            for role, days in their_dates.items():
                my_dates[role].update(days)

    def values(self, predicate: str) -> Votes:
        """The votes on a property: of the thing's own node, else of claims, asserted ones before others; the fullest of
        places."""
        found = self.votes.get(predicate) or self.firm.get(predicate) or self.said.get(predicate) or Counter()
        return fullest(found) if predicate == _PLACE and len(found) > 1 else found

    def one(self, predicate: str) -> str:
        """The value of a property that is shown, or an empty string."""
        return chosen(self.values(predicate))


def note(things: defaultdict[str, Thing], graph: dict[str, Node]) -> None:
    """Add what one article says."""
    said: set[tuple[str, bool, str, str | Date]] = set()
    for subject, node in graph.items():
        kind = one(node, TYPE)
        if REPLACED_BY in node:
            things[subject] = Thing(now=one(node, REPLACED_BY))
        elif kind in KINDS:
            thing = things[subject]
            thing.kind = kind
            thing.articles += 1
            thing.implied += IMPLIED in node
            for predicate, values in node.items():
                if predicate != TYPE:
                    votes = thing.votes[predicate]
                    for each in values:
                        votes[each] += 1
        elif kind in CLAIMS:
            _note_claim(things, graph, subject, node)
            said.update(_words(graph, node))
    for subject, firm, predicate, value in said:
        thing = things[subject]
        if isinstance(value, str):
            (thing.firm if firm else thing.said)[predicate][value] += 1
        else:
            (thing.firm_dates if firm else thing.dates)[predicate][value] += 1


def _note_claim(things: defaultdict[str, Thing], graph: dict[str, Node], claim: str, node: Node) -> None:
    for pointer in POINTERS:
        for target in node.get(pointer, ()):
            things[target].claims.add(claim)
            for onward in ONWARD:
                for body in graph.get(target, {}).get(onward, ()):
                    things[body].claims.add(claim)


def _words(graph: dict[str, Node], node: Node) -> Iterator[tuple[str, bool, str, str | Date]]:
    """What a claim says of the thing it is about; a denied one only names it."""
    modality = one(node, MODALITY)
    for pointer, properties, roles in _SAID.values():
        if subject := one(node, pointer):
            for predicate in properties if modality != DENIED else (TITLE,):
                for value in node.get(predicate, ()):
                    yield subject, modality == ASSERTED, predicate, value
            for role in roles if modality != DENIED else ():
                if (stated := date(node, role))[0]:
                    yield subject, modality == ASSERTED, role, stated


def lines(things: dict[str, Thing], subject: str) -> Iterator[str]:
    """One thing as N-Triples."""
    thing = things[subject]
    if thing.now:
        yield f"{subject} {REPLACED_BY} {thing.now} ."
        return
    yield f"{subject} {TYPE} {thing.kind} ."
    if thing.kind in _ALSO:
        yield f"{subject} {TYPE} {_ALSO[thing.kind]} ."
    label = _label(things, thing)
    names = {*thing.votes.get(LABEL, ()), *thing.votes.get(ALT_LABEL, ())}
    if thing.kind == EVENT:
        names |= {*thing.firm.get(TITLE, ()), *thing.said.get(TITLE, ())}
    if label:
        yield f"{subject} {LABEL} {label} ."
    yield from (f"{subject} {ALT_LABEL} {name} ." for name in names - {label})
    if thing.kind == BODY and (key := unit_key(label[1:-1])):
        yield f'{subject} {_UNIT_KEY} "{key}" .'
    for predicate in thing.votes.keys() | thing.firm.keys() | thing.said.keys():
        value = chosen(thing.values(predicate))
        shown = predicate not in (LABEL, ALT_LABEL) and (predicate != TITLE or thing.kind == DOCUMENT)
        if predicate == IMPLIED:
            shown = thing.implied == thing.articles
        if shown:
            yield f"{subject} {predicate} {value} ."
    if thing.kind == POST and single(things, subject):
        yield f"{subject} {_ONE_SEAT} ."
    for role in thing.dates.keys() | thing.firm_dates.keys():
        yield from date_lines(subject, role, chosen_date(thing.firm_dates.get(role) or thing.dates[role]))
    yield from (f"{subject} {DERIVED} {claim} ." for claim in thing.claims)


def home(things: dict[str, Thing], subject: str) -> str:
    """The body of a post, without which not all of it can be told; of anything else itself."""
    return things.get(subject, Thing()).one(POST_IN) or subject


def single(things: dict[str, Thing], post: str) -> bool:
    """Whether one person at a time holds a post."""
    thing = things.get(post, Thing())
    body = things.get(chosen(thing.values(POST_IN)), Thing())
    words = (chosen(thing.values(_ROLE_NAME)), *map(body.one, (LABEL, _PLACE, _PROVINCE)))
    return seats.single(*(word[1:-1] for word in words))


def _label(things: dict[str, Thing], thing: Thing) -> str:
    if thing.kind == POST:
        body = things.get(chosen(thing.values(POST_IN)), Thing())
        parts = (chosen(thing.values(_ROLE_NAME)), chosen(body.values(LABEL)), chosen(body.values(_PLACE)))
        return '"' + ", ".join(part[1:-1] for part in parts if part) + '"'
    if thing.kind == DOCUMENT:
        return next(filter(None, (chosen(thing.values(name)) for name in (_NUMBER, TITLE, _ISSUER_NAME))), "")
    return chosen(thing.votes.get(LABEL, Counter()))
