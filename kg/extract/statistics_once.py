"""Each figure once: what another sentence repeats, or the title rounds, goes; two of one sentence stay two."""

import re
from dataclasses import dataclass

from kg.extract.statistics_lexicon import Unit
from kg.model import StatisticFact
from kg.text.spelling import body_key

_PEOPLE = {"members": "people", "delegates": "people", "cases": "people"}
_VAGUE = ("hơn", "gần", "trên", "khoảng", "chừng", "xấp xỉ")

_ROUNDED = 0.03  # how far a rounded figure may lie from the exact one


@dataclass(frozen=True, slots=True)
class Found:
    """A figure as one sentence gives it; ``named``: with its subject; ``source``: what told the indicator;
    ``noun``: what is counted."""

    fact: StatisticFact
    sentence: int
    named: bool
    source: str
    noun: Unit | None = None


def once(found: list[Found]) -> list[Found]:
    """The figures without repetitions, each in its best report."""
    kept: list[Found] = []
    for entry in found:
        twin = next((n for n, other in enumerate(kept) if _repeats(entry, other)), None)
        if twin is None:
            kept.append(entry)
        elif _rank(entry) > _rank(kept[twin]):
            kept[twin] = entry
    return [e for e in kept if not any(_rounds(e, o) or _headline(e, o) for o in kept)]


def _repeats(one: Found, two: Found) -> bool:
    a, b = one.fact, two.fact
    if one.sentence == two.sentence or (a.value, a.kind, a.direction) != (b.value, b.kind, b.direction):
        return False
    if a.indicator == b.indicator == "votes" and abs(one.sentence - two.sentence) == 1 < one.sentence:
        return False  # another election
    if _family(a.unit) != _family(b.unit) or a.population != b.population or not _meet(a.period, b.period):
        return False
    if _tells_again(one, two):
        return True
    if a.indicator == b.indicator == "other" and len(a.value) == 1 and _other_things(one.noun, two.noun):
        return False
    told = "other" not in (a.indicator, b.indicator) and one.source == two.source == "own"
    if a.indicator != b.indicator and (told or len(a.value) < 2 or a.unit == "percent"):
        return False
    one_key, two_key = body_key(a.subject.name), body_key(b.subject.name)
    same = one_key in two_key or two_key in one_key
    return same or not (one.named and two.named) or len(a.value) > 2


def _tells_again(one: Found, two: Found) -> bool:
    """The same count of the same thing, or the same exact share, whoever is named beside it the second time."""
    a, b = one.fact, two.fact
    if a.indicator != b.indicator and "other" not in (a.indicator, b.indicator):
        return False
    if a.unit == "percent":
        return "." in a.value or (
            one.noun == two.noun and one.source == two.source and one.source in ("none", "default")
        )
    if one.noun is None or one.noun != two.noun:
        return False
    return len(a.value) > 1 or one.source == "default" or " " in one.noun.form


def _other_things(one: Unit | None, two: Unit | None) -> bool:
    return one is not None and two is not None and (one.group != two.group or (one.group == "other" and one != two))


def _family(unit: str) -> str:
    return _PEOPLE.get(unit, unit)


def _meet(one: str, two: str) -> bool:
    """Whether two periods share a year, or one is open."""
    a, b = (tuple(map(int, re.findall(r"\d{4}", period))) for period in (one, two))
    return not a or not b or (min(a) <= max(b) and min(b) <= max(a))


def _rank(entry: Found) -> tuple[bool, bool, bool, bool, bool]:
    """The better of two reports: a telling indicator, by words of its own, the subject beside it, a period."""
    fact = entry.fact
    own = entry.source != "default"
    return fact.indicator != "other", own, entry.named, fact.subject.body is not None, bool(fact.period)


def _headline(one: Found, two: Found) -> bool:
    """A figure of the title that the text gives again, there as an aim or with what it counts."""
    a, b = one.fact, two.fact
    if not one.sentence == 0 < two.sentence or a.value != b.value or _family(a.unit) != _family(b.unit):
        return False
    same = a.indicator == b.indicator and a.kind != b.kind
    return same or (len(a.value) > 1 and a.value != "100" and "other" in (a.indicator, b.indicator))


def _rounds(rounded: Found, exact: Found) -> bool:
    """``hơn 2.400`` in the title where the text has ``2.435``."""
    one, two = rounded.fact, exact.fact
    title = rounded.sentence == 0 < exact.sentence
    if one.qualifier not in _VAGUE or one.unit != two.unit or (two.qualifier and not title):
        return False
    if one.indicator != two.indicator and "other" not in (one.indicator, two.indicator):
        return False
    if "-" in one.value + two.value or one.unit == "percent":
        return False
    a, b = float(one.value), float(two.value)
    return a != b and abs(a - b) < _ROUNDED * b and (a < b) == (one.qualifier != "gần")
