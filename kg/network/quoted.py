"""The days that quoted words name: a hint of the time of what has no day of its own."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from kg.network.model import Fact, Source
from kg.network.source import Select, query
from kg.text.dates import find_dates

_AHEAD = re.compile(r"(?:đến|tới|hết|trước|sang|mục tiêu|chỉ tiêu|kế hoạch|dự toán|phấn đấu)(?: \S+)?\s$")
_BORN = re.compile(r"sinh(?: (?:ngày|tháng|năm))?\s$")


@lru_cache(maxsize=65536)
def days_in(words: str) -> tuple[str, ...]:
    """The days, months and years that words name, in order; no goal ("đến năm 2030"), no day of birth, and no part of
    another that is named.

    >>> days_in("Ngày 5/3/2018, ông An (sinh năm 1960) cho biết đến năm 2030 xã sẽ xong; việc bắt đầu năm 2017.")
    ('2017', '2018-03-05')
    """
    text = words.lower()
    found = set()
    for it in find_dates(text):
        before = text[max(0, it.start - 24) : it.start]
        ahead = len(it.value) == len("2030") and _AHEAD.search(before)
        if not (it.value.startswith("-") or ahead or _BORN.search(before)):
            found |= {it.value, it.until} - {""}
    return tuple(sorted(day for day in found if not any(other != day and other.startswith(day) for other in found)))


def latest(days: Iterable[str]) -> str:
    """The latest of days and months; a year alone is too often one that is planned for.

    >>> latest(["2017-12-31", "2018-03", "2020"]), latest(["2020"])
    ('2018-03', '')
    """
    return max((day for day in days if len(day) > len("2020")), default="")


def with_named(select: Select, sources: Mapping[str, Source], values: str) -> dict[str, Source]:
    """Articles, those without a day of their own with the latest that their words name; ``values`` binds these."""
    if all(it.published for it in sources.values()):
        return dict(sources)
    named: dict[str, set[str]] = {}
    for row in select(query("dated", of=values)):
        source = sources.get(row["article"])
        if source and not source.published:
            named.setdefault(row["article"], set()).update(days_in(row["quote"]))
    return {iri: replace(it, named=latest(named.get(iri, ()))) for iri, it in sources.items()}


def hinted(fact: Fact) -> tuple[str, ...]:
    """The days in the words for a fact of which no year is told."""
    when = fact.when
    if when.days() or fact.kind in ("part", "place", "statistic", "profile", "mention"):
        return ()
    return tuple(sorted({day for it in fact.witnesses for day in days_in(it.quote)}))
