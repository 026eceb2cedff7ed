"""One value out of many: what most articles state; then the most precise date, the longest words, the smallest."""

import re
from collections import Counter
from collections.abc import Iterable

from kg.resolve.terms import Date, precision

Votes = Counter[str]
"""Values, each with the number of articles that state it."""

_ESCAPE = re.compile(r"\\(?:u[0-9A-F]{4}|U[0-9A-F]{8}|.)")


def chosen(votes: Votes) -> str:
    """The value to show, or an empty string.

    >>> chosen(Counter({'"Hoà"': 1, '"Hòa Bình"': 1, '"Hà"': 1}))
    '"Hòa Bình"'
    """
    return min(votes, key=lambda value: (-votes[value], -_length(value), value), default="")


def chosen_date(votes: Counter[Date]) -> Date:
    """The date to show, or three empty strings."""
    return min(votes, key=lambda date: (-votes[date], precision(date[0]), date), default=("", "", ""))


def earliest(dates: Iterable[Date]) -> Date:
    """The first of several days on which something began: the one that is surely over first, so a day before its
    year."""
    return min(dates, key=lambda date: (not date[2], date[2], precision(date[0]), date), default=("", "", ""))


def latest(dates: Iterable[Date]) -> Date:
    """The last of several days on which something ended: the one that surely begins last, so a day before its year."""
    known = sorted(dates, key=lambda date: (precision(date[0]), date))
    return max(known, key=lambda date: date[1], default=("", "", ""))


def _length(value: str) -> int:
    return len(_ESCAPE.sub("x", value))
