"""Posts year by year, as a table: who held them for sure, who perhaps, and of which years nothing was read."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import groupby

from kg.network import Fact
from kg.view.markup import Both, Content, el
from kg.view.posts import Numbers, told_days
from kg.view.sheet import link, table
from kg.view.standing import closed
from kg.view.wording import named, say

Name = Callable[[Fact], Content]


def yearly(
    columns: Mapping[Both, Sequence[Fact]],
    years: tuple[int, int],
    name: Name,
    numbers: Numbers,
    caption: Both,
    last: Collection[Fact],
) -> ET.Element:
    """Years down, a column of tenures each; years in which nothing changes are one line, and what has no day but
    perhaps a term is the last. Who holds a post at the ``last`` may hold it to the end."""
    every = {head: [it for it in its if it.kind == "tenure"] for head, its in columns.items()}

    def held(head: Both, year: int) -> list[tuple[Fact, bool]]:
        return [(it, surely(it, year)) for it in every[head] if maybe(it, year, on=it in last)]

    rows: list[list[Content]] = []
    for _, run in groupby(range(years[0], years[1] + 1), key=lambda year: [held(it, year) for it in every]):
        same = list(run)
        cells = [_cell(held(it, same[0]), name, numbers) for it in every]
        rows.append([f"{same[0]}–{same[-1]}" if len(same) > 1 else str(same[0]), *cells])
    undated = {head: [(it, False) for it in its if not told_days(it.when)] for head, its in every.items()}
    if any(undated.values()):
        rows.append([say("years.undated"), *(_cell(its, name, numbers) for its in undated.values())])
    made = table(caption, [named("table.years"), *every], rows)
    for row in made.iter("tr"):
        for its, empty in zip(undated.values(), row.findall("td"), strict=False):
            if not len(empty) and not empty.text:
                empty.set("class", "nothing")
                empty.extend(el("td", {}, say("gap.undated" if its else "gap.none")))
    return made


def gaps(its: Sequence[Fact], years: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The runs of years of which nothing was read about a post."""
    empty = [year for year in range(years[0], years[1] + 1) if not any(maybe(it, year) for it in its)]
    for _, run in groupby(enumerate(empty), key=lambda it: it[1] - it[0]):
        found = [year for _, year in run]
        yield found[0], found[-1]


def surely(fact: Fact, year: int) -> bool:
    """Whether a post was held on some day of a year for sure: within what is told, or in the one year that is."""
    begun, held = fact.when.from_latest, fact.when.until_earliest
    first, last = begun.day, held.day
    if not (first and last) or "bound.term" in (begun.kind, held.kind):
        return False
    return (int(first[:4]) <= year <= int(last[:4])) if first <= last else first[:4] == last[:4] == str(year)


def maybe(fact: Fact, year: int, *, on: bool = False) -> bool:
    """Whether the days that are told of a tenure allow a year; a side that is open, or that a term alone bounds, is no
    reason to think so, but where somebody goes ``on`` in a post: one that is told to begin, or seen, and not to end."""
    days = told_days(fact.when)
    if not days or year < int(min(days)[:4]):
        return False
    goes_on = on and not closed(fact) and bool(fact.when.start or fact.when.seen_last)
    return year <= int(max(days)[:4]) or goes_on


def _cell(its: Sequence[tuple[Fact, bool]], name: Name, numbers: Numbers) -> Content:
    if not its:
        return None
    names = [(link(numbers.of(it), name(it)), sure) for it, sure in its]
    parts = [it if sure else el("i", {"class": "possible"}, it) for it, sure in names]
    return [[", " if i else "", it] for i, it in enumerate(parts)]
