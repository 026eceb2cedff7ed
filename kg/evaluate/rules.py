"""When a row that was read is a row of the gold, table by table.

A rule says what the two must not differ in, how much they are alike (0: not the same fact), and which values of a
matched pair are then counted as right or wrong.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import eq

from kg.evaluate.likeness import (
    Row,
    alike,
    body,
    dates_agree,
    figures_agree,
    levels_agree,
    named,
    no_level,
    numbers_agree,
    periods_agree,
    places_agree,
    same,
    same_place,
    shared,
    shortened,
    titles,
)
from kg.evaluate.spelling import key, person, table_of_words, words

Same = Callable[[str, str], bool]
Test = Callable[[Row, Row], bool]
Meant = Mapping[str, frozenset[str]]  # the key of an event's title as read -> those of the events it was matched with


@dataclass(frozen=True, slots=True)
class Rule:
    """``likeness`` is asked only of rows that pass every test of ``agree``."""

    agree: tuple[Test, ...]
    likeness: Callable[[Row, Row], float]
    attributes: Mapping[str, Same]

    def match(self, gold: Row, read: Row) -> float:
        """How much the rows are one fact; 0 for two."""
        return self.likeness(gold, read) if all(test(gold, read) for test in self.agree) else 0.0

    def right(self, gold: Row, read: Row) -> tuple[str, ...]:
        """The attributes that a matched row has right."""
        return tuple(name for name, fits in self.attributes.items() if fits(gold[name], read[name]))


def _in(column: str, fits: Same) -> Test:
    """The column fits."""
    return lambda gold, read: fits(gold[column], read[column])


def _if_both_say(column: str, fits: Same) -> Test:
    """The column fits, or one of the two is silent."""
    return lambda gold, read: not gold[column] or not read[column] or fits(gold[column], read[column])


def _same_person(gold: str, read: str) -> bool:
    return person(gold) == person(read) != ""


# Posts and changes

_FORMERLY = re.compile(r"^(?:nguyên|cựu) ", re.IGNORECASE)
_COMES_IN = frozenset(("elected", "re-elected", "appointed", "approved"))


def _statuses_agree(gold: str, read: str) -> bool:
    """Who is proposed holds nothing yet, who comes in is not who leaves; the rest is an attribute."""
    return (gold == "proposed") == (read == "proposed") and {gold, read} != {"new", "former"}


def _changes_agree(gold: str, read: str) -> bool:
    return gold == read or {gold, read} <= _COMES_IN


def _office(gold: Row, read: Row) -> float:
    """The same role in the same body, wherever the words stand; or roles that differ in no word of rank."""
    if not places_agree(gold, read, "organization"):
        return 0.0
    ours, theirs = (named(_FORMERLY.sub("", row["role"]), gold, read) for row in (gold, read))
    whole, other = (role | named(row["organization"], gold, read) for role, row in ((ours, gold), (theirs, read)))
    levels = (words(f"{row['role']} {row['organization']} {row['place']}") for row in (gold, read))
    if whole == other and whole and levels_agree(*levels):
        return 1.0
    roles = 1.0 if ours == theirs else shortened(ours, theirs, 0.75, table_of_words()["rank"])
    return roles * body(gold, read)


def _act(gold: Row, read: Row) -> float:
    """The office, and a little more for the same act; what names no office is known by the person."""
    if not gold["role"] and not gold["organization"]:
        return 0.9
    office = _office(gold, read)
    return office + 0.01 * (gold["change"] == read["change"]) if office else 0.0


# Events and participations


def _event(gold: Row, read: Row) -> float:
    """The title, measured more mildly the more else is known to agree."""
    title = titles(gold["title"], read["title"])
    ours, theirs = (f"{row['organization']} {row['place']}" for row in (gold, read))
    bodies = not gold["organization"] or not read["organization"] or alike(ours, theirs)
    dated = any(gold[column] and read[column] for column in ("start", "ordinal"))  # and they agree, see the rule
    least = 0.85 if not bodies else 0.3 if dated else 0.65
    return title + 0.1 * bodies if title >= least else 0.0


def _part(meant: Meant) -> Callable[[Row, Row], float]:
    """The event that was matched in its own table, or else one with a title much alike."""

    def likeness(gold: Row, read: Row) -> float:
        title, known = titles(gold["event"], read["event"]), meant.get(key(read["event"]))
        return 0.5 + 0.5 * title if (key(gold["event"]) in known if known else title >= 0.5) else 0.0

    return likeness


# Documents, awards, figures


def _number(printed: str) -> str:
    """A number without marks and leading zeros: 08/CT-TƯ is 8-CT/TW."""
    return re.sub(r"\b0+(?=\d)|\W|_", "", printed.casefold().replace("tư", "tw"))


def _document(gold: Row, read: Row) -> float:
    """The number, where it holds more than digits; else kind and issuer, and the title where there is no number."""
    ours, theirs = _number(gold["number"]), _number(read["number"])
    if ours != theirs or not (ours == "" or ours.isdigit()):
        return float(ours == theirs)
    issuers = not gold["issuer"] or not read["issuer"] or alike(gold["issuer"], read["issuer"])
    if gold["kind"] != read["kind"] or not issuers or not numbers_agree(words(gold["issuer"]), words(read["issuer"])):
        return 0.0
    title = titles(*(f"{row['issuer']} {row['title']}" for row in (gold, read)))
    return 1.0 if ours else title if title >= 0.6 else 0.0


_LONG_NAME = 5  # words from which a name is a body's, which may be shortened


def _recipient(gold: Row, read: Row) -> float:
    """A group in words by its words or its count; a name by itself."""
    ours, theirs = gold["recipient"], read["recipient"]
    if ours.islower() and theirs.islower():
        return max(shared(words(ours), words(theirs)), 0.7 * bool(gold["count"] and read["count"]))
    if _same_person(ours, theirs):
        return 1.0
    if len(ours.split()) < _LONG_NAME or not levels_agree(words(ours), words(theirs)):
        return 0.0
    return shortened(words(ours) - no_level(), words(theirs) - no_level(), 0.75, table_of_words()["part"])


_GRADE = frozenset(("hạng",))


def _award(gold: Row, read: Row) -> float:
    alike_enough = shortened(words(gold["award"]), words(read["award"]), 0.5, _GRADE)
    recipient = _recipient(gold, read)
    return alike_enough * recipient if recipient >= 0.6 else 0.0


_PEOPLE = frozenset(("members", "delegates", "people"))


def _units_agree(gold: str, read: str) -> bool:
    return gold == read or {gold, read} <= _PEOPLE


def _indicators_agree(gold: str, read: str) -> bool:
    return gold == read or "other" in (gold, read)


def _figure(gold: Row, read: Row) -> float:
    """Rows that agree are one figure; what else is the same tells the likelier of two."""
    weights: tuple[tuple[str, Same, float], ...] = (
        ("indicator", eq, 0.2),
        ("unit", eq, 0.1),
        ("organization", same, 0.1),
        ("period", same, 0.1),
    )
    return 0.5 + sum(weight for column, fits, weight in weights if fits(gold[column], read[column]))


RULES: Mapping[str, Rule] = {
    "organizations": Rule(
        agree=(),
        likeness=lambda gold, read: body(gold, read, "name"),
        attributes={"place": same_place, "kind": eq},
    ),
    "posts": Rule(
        agree=(_in("person", _same_person), _in("status", _statuses_agree)),
        likeness=_office,
        attributes={"place": same_place, "status": eq},
    ),
    "changes": Rule(
        agree=(_in("person", _same_person), _in("change", _changes_agree), _in("date", dates_agree)),
        likeness=_act,
        attributes={"change": eq, "by": alike, "date": eq},
    ),
    "events": Rule(
        agree=(
            _in("kind", eq),
            _in("start", dates_agree),
            lambda gold, read: places_agree(gold, read, "organization"),
            _if_both_say("ordinal", same),
        ),
        likeness=_event,
        attributes={"start": eq, "ordinal": same, "term": same, "organization": alike},
    ),
    "documents": Rule(
        agree=(_in("date", dates_agree),),
        likeness=_document,
        attributes={"kind": eq, "issuer": alike, "date": eq},
    ),
    "awards": Rule(
        agree=(_if_both_say("count", same), _if_both_say("year", same), _if_both_say("giver", alike)),
        likeness=_award,
        attributes={"giver": alike, "count": same, "year": same},
    ),
    "statistics": Rule(
        agree=(
            _in("value", figures_agree),
            _in("unit", _units_agree),
            _in("kind", eq),
            _in("period", periods_agree),
            _in("indicator", _indicators_agree),
            _if_both_say("organization", alike),
        ),
        likeness=_figure,
        attributes={"indicator": eq, "organization": alike, "period": same},
    ),
}


def participations(meant: Meant) -> Rule:
    """The rule of participations, once the events of the article are matched."""
    return Rule(
        agree=(_in("role", eq), _in("person", _same_person)),
        likeness=_part(meant),
        attributes={"event": lambda gold, read: titles(gold, read) >= 0.5},
    )
