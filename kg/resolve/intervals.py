"""From when to when: the four days that bound a tenure, each with the kind of evidence that gives it.

``fromEarliest`` and ``fromLatest`` bound the day it began, ``untilEarliest`` and ``untilLatest`` the day it ended;
between ``fromLatest`` and ``untilEarliest`` the post was held for sure. What articles state or observe is known from
the claims of one tenure (:func:`bounds`). What is missing is taken from the others of the same seat, then from the
terms that the claims name (:func:`filled`), so it follows from the tenures of one post as the resolved layer has them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from kg.resolve.terms import Date, Node, one, term
from kg.vocabulary import KG, ORG, XSD, concept

FROM_EARLIEST, FROM_LATEST, UNTIL_EARLIEST, UNTIL_LATEST = map(
    term, (KG.fromEarliest, KG.fromLatest, KG.untilEarliest, KG.untilLatest)
)
FOLLOWS = term(KG.follows)
KIND_OF = {it: f"{it[:-1]}Kind>" for it in (FROM_EARLIEST, FROM_LATEST, UNTIL_EARLIEST, UNTIL_LATEST)}
STATED, OBSERVED, SUCCESSION, TERM = (
    term(concept("bound", code)) for code in ("stated", "observed", "succession", "term")
)
_MEMBER, _TERM = term(ORG.member), term(KG.term)
HANDOVER = 31  # days that two are told of one seat, where one goes and the other comes
_FILLED = (SUCCESSION, TERM)

Bounds = dict[str, tuple[str, str]]
"""By property: the day, as a literal, and the kind of evidence."""


@dataclass(slots=True)
class Evidence:
    """What the claims of one tenure give: start and end as stated, days of which it was held on some (first and last),
    days on which it was over; all as literals."""

    start: Date
    end: Date
    held: set[tuple[str, str]]
    past: set[str]


def bounds(known: Evidence, opens: str = "") -> Bounds:
    """What is stated or observed. A day that may be any of a year bounds as far as that year does: an appointment of
    2010 had come into force by its last day and was not over before its first. ``opens`` is the first day of the years
    that some text gives: "chairman, secretary (1996-2012)" gives them to both posts, though who was elected secretary
    in 2003 was not one in 1996; so it may have begun then, and no more."""
    (_, start_first, start_last), (_, end_first, end_last) = known.start, known.end
    held_last = max((first for first, _ in known.held), default="")
    found: Bounds = {}
    _take(found, FROM_EARLIEST, min, [(start_first, STATED), (opens, STATED)])
    begun = [(start_last, STATED), (end_last, STATED), *((last, OBSERVED) for _, last in known.held)]
    _take(found, FROM_LATEST, min, begun)
    _take(found, UNTIL_EARLIEST, max, [(end_first, STATED), (start_first, STATED), (held_last, OBSERVED)])
    over = [day for day in known.past if day >= found.get(UNTIL_EARLIEST, ("",))[0]]
    _take(found, UNTIL_LATEST, min, [(end_last, STATED)] if end_last else [(day, OBSERVED) for day in over])
    return found


def _take(found: Bounds, bound: str, better: Callable[[Iterable[str]], str], days: Iterable[tuple[str, str]]) -> None:
    known = [it for it in days if it[0]]
    if known:
        day = better(day for day, _ in known)
        found[bound] = day, STATED if (day, STATED) in known else OBSERVED


def filled(tenures: Mapping[str, Node], single: bool) -> Iterator[str]:
    """What the tenures of one post say of each other (where it is a single seat) and what their terms say, as N-Triples
    to be added to theirs."""
    own = {tenure: known(node) for tenure, node in tenures.items()}
    before = _predecessors(tenures, own) if single else {}
    after = {first: second for second, first in before.items()}
    for tenure, node in tenures.items():
        has, more = own[tenure], Bounds()
        if tenure in before:
            yield f"{tenure} {FOLLOWS} {before[tenure]} ."
            left = own[before[tenure]][UNTIL_EARLIEST][0]
            more |= {FROM_EARLIEST: (left, SUCCESSION)} if left <= has[FROM_LATEST][0] else {}
        if tenure in after:
            came = own[after[tenure]][FROM_LATEST][0]
            more |= {UNTIL_LATEST: (came, SUCCESSION)} if came >= has[UNTIL_EARLIEST][0] else {}
        for bound, day in _nominal(node.get(_TERM, ()), has).items():
            more.setdefault(bound, (day, TERM))
        if single and not has:
            more |= _beside_others(more, [it for other, it in own.items() if other != tenure])
        for bound in more.keys() - has.keys():
            yield from lines(tenure, bound, *more[bound])


def lines(tenure: str, bound: str, day: str, kind: str) -> Iterator[str]:
    """A bound as N-Triples."""
    yield f"{tenure} {bound} {day} ."
    yield f"{tenure} {KIND_OF[bound]} {kind} ."


def known(node: Node) -> Bounds:
    """The bounds of a tenure that its own claims state or observe."""
    return {
        bound: (one(node, bound), one(node, kind))
        for bound, kind in KIND_OF.items()
        if bound in node and one(node, kind) not in _FILLED
    }


def added(node: Node) -> Iterator[str]:
    """The properties that :func:`filled` gave a tenure."""
    for bound, kind in KIND_OF.items():
        if one(node, kind) in _FILLED:
            yield from (bound, kind)
    if FOLLOWS in node:
        yield FOLLOWS


def _predecessors(tenures: Mapping[str, Node], own: Mapping[str, Bounds]) -> dict[str, str]:
    """For each tenure of a single seat that some other surely precedes, the last one that does. Who meets another on
    the seat for more than a handover precedes nobody and follows nobody."""
    spans = {it: _sure(found) for it, found in own.items() if FROM_LATEST in found and UNTIL_EARLIEST in found}
    apart = [
        it
        for it, span in spans.items()
        if not any(
            one(tenures[it], _MEMBER) != one(tenures[other], _MEMBER) and _meet(span, its)
            for other, its in spans.items()
        )
    ]
    apart.sort(key=lambda it: (*spans[it], it))
    return {second: first for first, second in pairwise(apart)}


def _meet(one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Whether two are on one seat at once; not where one goes as the other comes: a day or a month is often told of
    both, and a title is used for some days more."""
    (first, last), (then, until) = sorted((one, two))
    if then > last:
        return False
    over = date.fromisoformat(last[1:11]) - date.fromisoformat(then[1:11])
    return first == then or last >= until or over.days > HANDOVER


def _sure(found: Bounds) -> tuple[str, str]:
    days = found[FROM_LATEST][0], found[UNTIL_EARLIEST][0]
    return min(days), max(days)


def _nominal(terms: Iterable[str], has: Bounds) -> dict[str, str]:
    """What terms such as ``2020-2025`` say, unless something better known contradicts them: the post was held in some
    of each term, and not known to be held before the first or after the last."""
    years = [term[1:-1].split("-") for term in terms]
    if not years:
        return {}
    first, last = min(start for start, _ in years), max(end for _, end in years)
    found = {
        FROM_EARLIEST: _day(first, "01-01"),
        FROM_LATEST: _day(min(end for _, end in years), "12-31"),
        UNTIL_EARLIEST: _day(max(start for start, _ in years), "01-01"),
        UNTIL_LATEST: _day(last, "12-31"),
    }
    begun, held = has.get(FROM_LATEST), has.get(UNTIL_EARLIEST)
    if (begun and begun[0] < found[FROM_EARLIEST]) or (held and held[0] > found[UNTIL_LATEST]):
        return {}
    return found


def _beside_others(nominal: Bounds, others: Iterable[Bounds]) -> Bounds:
    """What is left of a term of which nothing is known but its years, on a seat that somebody else surely held from its
    first year on, or to its last."""
    spans = [_sure(it) for it in others if FROM_LATEST in it and UNTIL_EARLIEST in it]
    if not (nominal.keys() >= {FROM_EARLIEST, UNTIL_LATEST}) or not spans:
        return {}
    first, last = nominal[FROM_EARLIEST][0], nominal[UNTIL_LATEST][0]
    opens = max((end for start, end in spans if start[:5] <= first[:5] and first < end < last), default="")
    over = min((start for start, end in spans if end[:5] >= last[:5] and first < start < last), default="")
    if opens and over and opens > over:
        return {}
    found = {it: (opens, SUCCESSION) for it in (FROM_EARLIEST, UNTIL_EARLIEST) if opens}
    return found | {it: (over, SUCCESSION) for it in (FROM_LATEST, UNTIL_LATEST) if over}


def _day(year: str, rest: str) -> str:
    return f'"{year}-{rest}"^^{term(XSD.date)}'
