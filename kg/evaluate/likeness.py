"""When two values say the same: bodies with their places, titles, dates, periods, figures.

What only one of the two says does not part them, what both say differently does. Shared words are measured from 0 to 1
(twice the words in common over the words of both).
"""

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from itertools import zip_longest

from kg.evaluate.spelling import key, table_of_words, words
from kg.text.numbers import decimal
from kg.text.spelling import name_key

Row = Mapping[str, str]
Words = frozenset[str]

NATION = "nation"  # stands for any of the words that mean all of Vietnam
_DATE = re.compile(r"(\d{4})?(?:--?)?(\d\d?)?-?(\d\d?)?")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLAIN = re.compile(r"-?\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def same(gold: str, read: str) -> bool:
    """
    >>> same("UBND tỉnh Hoà Bình", "Uỷ ban nhân dân tỉnh Hòa Bình"), same("Hà Nam", "Hà Nội")
    (True, False)
    """
    return key(gold) == key(read)


def shared(gold: Words, read: Words) -> float:
    """How much of two sets of words is common to both."""
    return 2 * len(gold & read) / (len(gold) + len(read)) if gold and read else 0.0


def nested(gold: Words, read: Words) -> bool:
    """Whether one says all that the other says."""
    return gold <= read or read <= gold


def numbers_agree(gold: Words, read: Words) -> bool:
    """Whether the numbers among the words do not differ."""
    return nested(*(frozenset(filter(str.isdigit, some)) for some in (gold, read)))


def shortened(gold: Words, read: Words, least: float, decisive: Words = frozenset()) -> float:
    """What is common, where one only leaves out words that are neither numbers nor ``decisive`` and ``least`` remains.

    >>> name, short = frozenset("hội nông dân".split()), frozenset("nông dân".split())
    >>> shortened(name, short, 0.75), shortened(name, short, 0.75, frozenset(["hội"]))
    (0.8, 0.0)
    """
    apart = gold ^ read
    if not nested(gold, read) or apart & decisive or any(map(str.isdigit, apart)):
        return 0.0
    common = shared(gold, read)
    return common if common >= least else 0.0


# Places and levels


@lru_cache(maxsize=65536)
def places(place: str) -> tuple[str, ...]:
    """The parts of a place, without the words of their level unless a bare number would remain.

    >>> places("Phường 5, Quận 3") + places("tỉnh Quảng Nam")
    ('phường 5', 'quận 3', 'quảng nam')
    """
    return tuple(_without_level(part) for part in map(key, re.split(r"[,;()]", place)) if part)


def _without_level(part: str) -> str:
    first, _, rest = part.partition(" ")
    plain = rest and (first in table_of_words()["level"] or first == "việt_nam") and not rest.split()[0].isdigit()
    return rest if plain else part


def same_place(gold: str, read: str) -> bool:
    return places(gold) == places(read)


def places_agree(gold: Row, read: Row, name: str) -> bool:
    """Whether the places are the same as far as both go, or one of them stands in the other's name of the body."""
    ours, theirs = places(gold["place"]), places(read["place"])
    if all(a == b for a, b in zip(ours, theirs, strict=False)):
        return True
    return f" {ours[0]} " in f" {key(read[name])} " or f" {theirs[0]} " in f" {key(gold[name])} "


@cache
def _level_marks() -> dict[str, str]:
    table = table_of_words()
    return {word: word for word in table["level"]} | dict.fromkeys(table["nation"], NATION)


def levels_agree(gold: Collection[str], read: Collection[str]) -> bool:
    """Whether the words, as far as they tell the level of a body, have one in common and none is national alone."""
    ours, theirs = (
        {marks[word] for word in some if word in marks} for marks in [_level_marks()] for some in (gold, read)
    )
    if not ours or not theirs:
        return True
    return bool(ours & theirs) and (ours == {NATION}) == (theirs == {NATION})


@cache
def no_level() -> Words:
    """Words that tell the level of a body, not which it is."""
    return table_of_words()["level"] | {"việt_nam"}


# Names


def named(text: str, gold: Row, read: Row) -> Words:
    """The words of a name without the places of both rows and without the words of a level."""
    rest = f" {key(text)} "
    for place in sorted(places(gold["place"]) + places(read["place"]), key=len, reverse=True):
        rest = rest.replace(f" {place} ", " ")
    return frozenset(rest.split()) - table_of_words()["small"] - no_level()


def body(gold: Row, read: Row, name: str = "organization") -> float:
    """How much two bodies are one: the same words, or all but one that makes no other body of it."""
    ours, theirs = (words(f"{row[name]} {row['place']}") for row in (gold, read))
    if not places_agree(gold, read, name) or not levels_agree(ours, theirs):
        return 0.0
    ours, theirs = (named(row[name], gold, read) for row in (gold, read))
    if ours == theirs:
        return float(bool(gold[name] and read[name]))
    if len(ours ^ theirs) > 1 or bool(places(gold["place"])) != bool(places(read["place"])):
        return 0.0
    return shortened(ours, theirs, 0.75, table_of_words()["part"])


@cache
def _gatherings() -> re.Pattern[str]:
    known = "|".join(sorted(table_of_words()["gathering"], key=len, reverse=True))
    term = name_key("nhiệm kỳ")
    return re.compile(rf" (?:{known}|(?:lần )?thứ \d+|khóa \d+|{term}(?: \d+)*)(?= )")


def _body_words(text: str) -> list[str]:
    """The words of a body in running text, without the gathering that it is named for where more is named."""
    every = key(text)
    return _gatherings().sub("", f" {every} ").split() or every.split()


def alike(gold: str, read: str) -> bool:
    """Whether two names of bodies, each with its place or without, can be one: all of the shorter stands in the longer,
    or half of the words and the last.

    >>> alike("Đại hội Đảng bộ tỉnh lần thứ XXI", "Tỉnh ủy"), alike("Tỉnh ủy", "Huyện ủy")
    (True, False)
    """
    if not gold or not read:
        return gold == read
    ours, theirs = _body_words(gold), _body_words(read)
    if not ours or not theirs:
        return ours == theirs
    a, b = (frozenset(some) - no_level() - table_of_words()["small"] for some in (ours, theirs))
    if not levels_agree(ours, theirs) or not numbers_agree(a, b):
        return False
    return nested(a, b) or (ours[-1] == theirs[-1] and shared(a, b) >= 0.5)


def titles(gold: str, read: str) -> float:
    """How much two titles say the same; nothing where their numbers differ. A title of four words or more that stands
    in the other whole is at least likely."""
    ours, theirs = words(gold), words(read)
    if not numbers_agree(ours, theirs):
        return 0.0
    common = shared(ours, theirs)
    whole = nested(ours, theirs) and min(len(ours), len(theirs)) >= 4
    return max(common, 0.65) if whole else common


# Dates and figures


def dates_agree(gold: str, read: str) -> bool:
    """Whether year, month and day are the same where both say them.

    >>> dates_agree("2016-06-27", "--06-27"), dates_agree("2016-06", "2015")
    (True, False)
    """
    ours, theirs = _DATE.fullmatch(gold.strip()), _DATE.fullmatch(read.strip())
    if not ours or not theirs:
        return gold == read
    return all(int(a) == int(b) for a, b in zip_longest(ours.groups(), theirs.groups()) if a and b)


def periods_agree(gold: str, read: str) -> bool:
    """Whether two periods have more in common than the year in which one ends and the other begins.

    >>> periods_agree("2015-2020", "2018"), periods_agree("2015-2020", "2010-2015")
    (True, False)
    """
    ours, theirs = ([int(year) for year in _YEAR.findall(value)] for value in (gold, read))
    if not ours or not theirs:
        return True
    first, last = max(min(ours), min(theirs)), min(max(ours), max(theirs))
    return first < last or (first == last and first in (*_single(ours), *_single(theirs)))


def _single(years: list[int]) -> set[int]:
    return set(years) if min(years) == max(years) else set()


def figures_agree(gold: str, read: str) -> bool:
    """Whether what was read, as a plain decimal or as Vietnamese writes numbers, is the figure or range of the gold.

    >>> figures_agree("1200", "1.200"), figures_agree("94.1", "94,1%"), figures_agree("9-15", "9–15")
    (True, True, True)
    >>> figures_agree("1.2", "12")
    False
    """
    gold, read = (re.sub(r"[%\s]", "", value).replace("–", "-") for value in (gold, read))
    if gold == read or not gold or not read:
        return gold == read != ""
    ends, others = gold.split("-"), read.split("-")
    if len(ends) == len(others) == 2 and all(ends):
        return all(map(figures_agree, ends, others))
    return bool(_PLAIN.fullmatch(gold)) and Decimal(gold) in _readings(read)


def _readings(figure: str) -> set[Decimal]:
    """All numbers that a printed figure may be."""
    printed = [figure] if _PLAIN.fullmatch(figure) else []
    printed += [read] if (read := decimal(figure)) else []
    printed += [re.sub("[.,]", "", figure)] if _GROUPED.fullmatch(figure) else []
    return set(map(Decimal, printed))
