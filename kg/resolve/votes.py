"""One value out of many: what most articles state; then the most precise date, the longest words, the smallest."""

import re
from collections import Counter

from kg.resolve.terms import Date, precision

Votes = Counter[str]
"""Values, each with the number of articles that state it."""

NO_DATE: Date = ("", "", "")
_ESCAPE = re.compile(r"\\(?:u[0-9A-F]{4}|U[0-9A-F]{8}|.)")


def chosen(votes: Votes) -> str:
    """The value to show, or an empty string.

    >>> chosen(Counter({'"Hoà"': 1, '"Hòa Bình"': 1, '"Hà"': 1}))
    '"Hòa Bình"'
    """
    if len(votes) < 2:  # as mostly
        return next(iter(votes), "")
    return min(votes, key=lambda value: (-votes[value], -_length(value), value))


def fullest(votes: Votes) -> Votes:
    """Without the places of which another tells what they lie in.

    >>> dict(fullest(Counter({'"Na Sơn"': 3, '"Na Sơn, Bá Lâm"': 1})))
    {'"Na Sơn, Bá Lâm"': 1}
    """
    return Counter({it: n for it, n in votes.items() if not any(full.startswith(f"{it[:-1]}, ") for full in votes)})


def chosen_date(votes: Counter[Date]) -> Date:
    """The date to show, or three empty strings."""
    if len(votes) < 2:
        return next(iter(votes), NO_DATE)
    return min(votes, key=lambda date: (-votes[date], precision(date[0]), date))


def earliest(dates: Counter[Date]) -> Date:
    """The first of several days on which something began: the one that is surely over first, so a day before its
    year. Days without a year have no order: of these the one that is told most."""
    if len(dates) < 2:
        return next(iter(dates), NO_DATE)
    placed = [it for it in dates if it[1]]
    return min(placed, key=lambda it: (it[2], precision(it[0]), it)) if placed else most_told(dates)


def latest(dates: Counter[Date]) -> Date:
    """The last of several days on which something ended: the one that surely begins last, so a day before its year."""
    if len(dates) < 2:
        return next(iter(dates), NO_DATE)
    placed = sorted((it for it in dates if it[1]), key=lambda it: (precision(it[0]), it))
    return max(placed, key=lambda it: it[1]) if placed else most_told(dates)


def most_told(dates: Counter[Date]) -> Date:
    """The date that is told more often than any other; three empty strings where two are told as often."""
    first, second = [*dates.most_common(2), (NO_DATE, 0), (NO_DATE, 0)][:2]
    return first[0] if first[1] > second[1] else NO_DATE


def _length(value: str) -> int:
    return len(_ESCAPE.sub("x", value))
