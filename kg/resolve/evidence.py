"""What speaks for and against two mentions of one name being one person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from kg.lexicon import read_table
from kg.resolve.mentions import Mention, Office
from kg.resolve.names import RARITIES, rarity
from kg.resolve.offices import elsewhere, exclude, relation

ENOUGH = 100
"""Points that join two mentions."""
WORTH_A_LOOK = 50
"""Points from which a reader is asked."""
_COMPANY = 2  # rare names that two articles share beside the one compared
_DAY = len("1965-09-02")
_MATCHES = ("same-post", "same-member", "same-name-of-body", "same-kind-of-post", "shortened-body")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of evidence. ``points`` is None for what forbids; ``place``: of these only the weightiest counts;
    ``strict``: it counts for a name of two words, too."""

    code: str
    points: int | None
    place: bool
    strict: bool


@dataclass(frozen=True, slots=True, order=True)
class Ground:
    """One piece of evidence: its kind, and the claims of both sides that it rests on."""

    kind: str
    first: str
    second: str


@cache
def kinds() -> Mapping[str, Kind]:
    """The kinds of evidence by code."""
    columns = ("kind", "points", "place", "strict", "meaning", "example")
    return {
        row["kind"]: Kind(
            row["kind"],
            None if row["points"] == "never" else int(row["points"]),
            bool(row["place"]),
            bool(row["strict"]),
        )
        for row in read_table("people", columns, optional=("place", "strict"))
    }


def grounds(first: Mention, second: Mention) -> list[Ground]:
    """All that speaks for or against: of each kind one piece, that of the smallest claims."""
    found: dict[str, Ground] = {}
    for ground in (*beside(first, second), *careers(first, second)):
        if ground.kind not in found or ground < found[ground.kind]:
            found[ground.kind] = ground
    speaking = [it for it in found.values() if (kinds()[it.kind].points or 0) > 0]
    if speaking and (rare := rarity(first.key)):
        found[rare] = Ground(rare, min(speaking).first, min(speaking).second)
    return sorted(found.values())


def points(key: str, found: frozenset[str]) -> int | None:
    """What kinds of evidence come to for two mentions of a name; None where one of them forbids. How rare the name is
    counts where anything else speaks for it."""
    return _points(len(key.split()) < 3, rarity(key), found.difference(RARITIES))


@lru_cache(maxsize=4096)
def _points(short: bool, rare: str, found: frozenset[str]) -> int | None:
    total = best_place = 0
    for kind in map(kinds().__getitem__, found):
        if kind.points is None:
            return None
        if short and kind.points > 0 and not kind.strict:
            continue
        if kind.place:
            best_place = max(best_place, kind.points)
        else:
            total += kind.points
    speaks = any((kinds()[code].points or 0) > 0 for code in found)
    return total + best_place + ((kinds()[rare].points or 0) if rare and speaks and not short else 0)


def torn(mention: Mention) -> bool:
    """Whether an article gives one name two offices at once that nobody holds at once: two people, or misread."""
    held = [office for office in mention.offices if office.state == "held"]
    return any(exclude(one.seat, other.seat) and _at_once(one, other) for one, other in combinations(held, 2))


def beside(first: Mention, second: Mention) -> Iterator[Ground]:
    """What speaks for or against besides the posts: words, events, company, lives."""
    if not first.words.keys().isdisjoint(second.words):
        yield from _shared("same-words", first.words, second.words)
    if not first.events.keys().isdisjoint(second.events):
        yield from _shared("same-event", first.events, second.events)
    if not first.company.isdisjoint(second.company) and len(first.company & second.company) >= _COMPANY:
        yield Ground("same-company", first.claim, second.claim)
    if first.life and second.life:
        yield from _lives(first.life, second.life)


def _shared(kind: str, ones: Mapping[str, str], others: Mapping[str, str]) -> Iterator[Ground]:
    for shared in ones.keys() & others.keys():
        yield Ground(kind, ones[shared], others[shared])


def _lives(ones: Mapping[str, Mapping[str, str]], others: Mapping[str, Mapping[str, str]]) -> Iterator[Ground]:
    """What is told of birth, home and gender; an article that contradicts itself is no evidence."""
    yield from _shared("same-home", ones.get("home", {}), others.get("home", {}))
    for attribute, same, other in (("birth", "same-birth-year", "other-birth-year"), ("gender", "", "other-gender")):
        one, two = ones.get(attribute, {}), others.get(attribute, {})
        if len(one) == len(two) == 1:
            ((value, claim),), ((value_2, claim_2),) = one.items(), two.items()
            if attribute == "birth":
                if value == value_2 and len(value) == _DAY:
                    same = "same-birthday"
                value, value_2 = value[:4], value_2[:4]
            kind = same if value == value_2 else other
            if kind:
                yield Ground(kind, claim, claim_2)


def careers(first: Mention, second: Mention) -> Iterator[Ground]:
    """What the posts say, one by one."""
    related = [(relation(a.seat, b.seat), a, b) for a in first.offices for b in second.offices]
    matched = {office.seat for kind, *both in related if kind in _MATCHES for office in both}
    for kind, one, other in related:
        if kind in _MATCHES:
            yield Ground(kind, one.claim, other.claim)
            continue
        if one.seat in matched or other.seat in matched:  # the other article knows of this post, too
            continue
        if kind:
            yield Ground(kind, one.claim, other.claim)
        if exclude(one.seat, other.seat) and _on_one_day(one, other):
            yield Ground("two-seats", one.claim, other.claim)
        elif elsewhere(one.seat, other.seat) and not (one.span and other.span):
            yield Ground("elsewhere", one.claim, other.claim)


def _on_one_day(one: Office, other: Office) -> bool:
    return one.sure is not None and other.sure is not None and one.sure.meets(other.sure)


def _at_once(one: Office, other: Office) -> bool:
    """Whether two posts that one article calls held are held at once as far as it tells."""
    return one.span is None or other.span is None or _on_one_day(one, other)
