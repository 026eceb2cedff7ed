"""What the name of an event says of it, beside the words that any event of its kind may have."""

import re
from collections.abc import Collection
from functools import cache

from kg.lexicon import read_table
from kg.text.spelling import any_of, name_key

FEW = 2  # words of its own, without which a name tells no event from another


def differ(one: str, two: str, people: Collection[str]) -> bool:
    """Whether two names of events tell of two: both have words of their own, and share less than half of the fewer. The
    names of people who were at both tell nothing.

    >>> differ("Thăm Trường Mầm non Hoa Sen", "Thăm Nhà máy Xi măng Sao Mai", ())
    True
    >>> differ("Buổi làm việc với Huyện ủy Kỳ Lâm", "Làm việc với Bí thư Lê Văn An", ["Lê Văn An"])
    False
    """
    mine, theirs = (_own(it, people) for it in (one, two))
    fewer = min(len(mine), len(theirs))
    return fewer >= FEW and 2 * len(mine & theirs) < fewer


def _own(name: str, people: Collection[str]) -> set[str]:
    key = f" {name_key(name)} "
    for person in people:
        key = key.replace(f" {name_key(person)} ", " ")
    return set(re.findall(r"(?<![\w/])[^\W\d]\w*", _common().sub(" ", key)))


@cache
def _common() -> re.Pattern[str]:
    return any_of(name_key(row["form"]) for row in read_table("events-common", ("form", "example")))
