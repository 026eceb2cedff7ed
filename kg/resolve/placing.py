"""Where a body lies whose place an article leaves open: where its head heads one of that name in another article.

Who is one person has been decided before, and of that alone it follows; so it can be told name by name, too. It is left
open where the name heads bodies of that name in two places, in whatever articles, and where two heads tell two places.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.iris import event_iri, organization_iri, placement_iri, post_iri
from kg.model import Body, Event
from kg.resolve.mentions import PLACE, PROVINCE, Mention, Office
from kg.resolve.offices import exclude, left_open, one_place, settles
from kg.resolve.terms import DERIVED, LABEL, POST_IN, TYPE, Node, one, term, words
from kg.text.spelling import name_key
from kg.vocabulary import DCTERMS, KG, concept

REPLACED_BY, LEFT_OPEN = term(DCTERMS.isReplacedBy), term(KG.leftOpen)
_PLACEMENT, _BODY, _POST, _EVENT = map(term, (KG.Placement, KG.Organization, KG.Post, KG.Event))
_ROLE_NAME, _ORGANIZATION, _KIND, _ORDINAL = map(term, (KG.roleName, KG.organization, KG.eventKind, KG.ordinal))
_IMPLIED = term(KG.impliedBy)
_CONGRESS = term(concept("event", "congress"))
_TERM = timedelta(days=5 * 365)  # after that a head may have moved on to a body of that name elsewhere

Placed = dict[str, tuple[str, str]]
"""For a body that its article leaves open: the place and the province where it lies."""


@dataclass(frozen=True, slots=True, order=True)
class Vote:
    """One head of a body that an article leaves open, who heads it, in a place that is known, in another article; with
    the claims that say so."""

    body: str
    place: str
    province: str
    claim: str
    known: str


def votes(mentions: Iterable[Mention], person: Mapping[str, str]) -> Iterator[tuple[str, Vote | None]]:
    """The bodies that articles leave open and somebody of one name heads, and what the mentions of that name, each with
    the person it is of, tell of each."""
    block = [(it, office) for it in mentions for office in it.offices if office.state != "ahead"]
    settled = [(mention, office) for mention, office in block if office.seat.joins]
    for mention, office in block:
        if left_open(office.seat):
            known = [it for it in settled if settles(it[1].seat, office.seat)]
            own = [
                its
                for other, its in known
                if person[other.person] == person[mention.person] and _in_one_time(its, office)
            ]
            vote = None
            if own and one_place(its.seat for _, its in known) and not _contradicts(mention, known):
                best = min(own, key=lambda its: (_fullest(its.site[1:]), its.claim))
                vote = Vote(office.site.body, best.site.place, best.site.province, office.claim, best.claim)
            yield office.site.body, vote


def _contradicts(mention: Mention, known: Iterable[tuple[Mention, Office]]) -> bool:
    """Whether the article that leaves a body open tells the place of another of that name that the same person heads,
    or has the person on a seat that nobody has beside it."""
    seats = [office.seat for other, office in known if other is not mention]
    held = [office.seat for office in mention.offices if office.state == "held"]
    return any(other is mention for other, _ in known) or any(exclude(one, other) for one in seats for other in held)


def placed(every: Iterable[Vote]) -> Placed:
    """Where bodies lie, if all their votes are for one place."""
    told: dict[str, set[tuple[str, str]]] = {}
    for vote in every:
        told.setdefault(vote.body, set()).add((vote.place, vote.province))
    found = {body: min(places, key=_fullest) for body, places in told.items()}
    return {body: best for body, best in found.items() if all(_within(best, it) for it in told[body])}


def _fullest(place: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return -place[0].count(","), place


def _within(place: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether a place is another, which may leave out what it lies in."""
    (long, home), (short, its_home) = place, other
    return name_key(home) == name_key(its_home) and f"{name_key(long)}, ".startswith(f"{name_key(short)}, ")


def _in_one_time(one: Office, other: Office) -> bool:
    if one.span is None or other.span is None or one.span.meets(other.span):
        return True
    first, second = sorted((one.span, other.span), key=lambda span: (span.last == "", span.last))
    return date.fromisoformat(first.last) + _TERM >= date.fromisoformat(second.first)


def moves(base: str, graph: Mapping[str, Node], where: Placed) -> dict[str, str]:
    """What becomes of the things of an article graph with such bodies: the bodies, their posts and their numbered
    congresses are those that they would have been, had the article told the place."""
    bodies = {
        subject: Body(words(one(node, LABEL)), where[subject][0], province=where[subject][1])
        for subject, node in graph.items()
        if subject in where and one(node, TYPE) == _BODY
    }
    found = {subject: term(organization_iri(base, body, "")) for subject, body in bodies.items()}
    for subject, node in graph.items() if bodies else ():
        if one(node, TYPE) == _POST and one(node, POST_IN) in bodies:
            found[subject] = term(post_iri(base, words(one(node, _ROLE_NAME)), bodies[one(node, POST_IN)], "", ""))
        elif one(node, _KIND) == _CONGRESS and _ORDINAL in node and one(node, _ORGANIZATION) in bodies:
            ordinal = one(node, _ORDINAL).split('"')[1]
            event = Event("congress", words(one(node, LABEL)), bodies[one(node, _ORGANIZATION)], ordinal=ordinal)
            found[subject] = term(event_iri(base, event, ""))
    return found


def moved(graph: Mapping[str, Node], ways: Mapping[str, str], where: Placed) -> dict[str, Node]:
    """The graph once its things have become others; what was before leads on to them."""
    found: dict[str, Node] = {}
    for subject, node in graph.items():
        new = {predicate: [ways.get(it, it) for it in values] for predicate, values in node.items()}
        if subject in where:
            place, province = where[subject]
            new |= {PLACE: [f'"{place}"'], PROVINCE: [f'"{province}"']}
        whole = found.setdefault(ways.get(subject, subject), {})
        if whole and (_IMPLIED in whole) != (_IMPLIED in new):  # it is named for itself, too
            whole.pop(_IMPLIED, None), new.pop(_IMPLIED, None)
        for predicate, values in new.items():
            whole[predicate] = list(dict.fromkeys([*whole.get(predicate, ()), *values]))
    return found | {subject: {REPLACED_BY: [ways[subject]]} for subject in graph if subject in ways}


def lines(base: str, body: str, where: tuple[str, str], every: Iterable[Vote]) -> Iterator[str]:
    """Where a body lies and why, as N-Triples."""
    placement = term(placement_iri(base, body[1:-1]))
    yield f"{placement} {TYPE} {_PLACEMENT} ."
    yield f"{placement} {LEFT_OPEN} {body} ."
    yield from (f'{placement} {name} "{told}" .' for name, told in zip((PLACE, PROVINCE), where, strict=True))
    for claim in {claim for vote in every for claim in (vote.claim, vote.known)}:
        yield f"{placement} {DERIVED} {claim} ."
