"""What articles tell of a post that does not fit together: a term and a day, two on a seat of one at one time."""

import re
from collections.abc import Iterable
from datetime import date as day

from kg.network import Fact, Graph
from kg.network.beside import is_single
from kg.network.quoted import days_in
from kg.view.posts import part, surely_held

OVERLAP = 92  # days that two may hold a seat of one by what is told, a month and a year being rough
_TERM = re.compile(r"\d{4}-(\d{4})")


def is_late(fact: Fact) -> bool:
    """Whether a post is told to begin in the last year of the last term that is told of it, when the next is elected,
    or after it: the day or the term is another's, or a slip.

    >>> from kg.network import When
    >>> late = Fact("t", "tenure", values=(("term", "2010-2015"),), when=When(start="2015-10-13"))
    >>> is_late(late), is_late(Fact("t", "tenure", values=(("term", "2010-2015; 2015-2020"),), when=late.when))
    (True, False)
    """
    ends = _TERM.findall(dict(fact.values).get("term", "")) if fact.kind == "tenure" else []
    start = fact.when.start
    if not ends or not start[:4].isdigit():
        return False
    return start[:4] > max(ends) or (start[:4] == max(ends) and len(start) > len("2015"))


def is_beyond(fact: Fact) -> bool:
    """Whether a post is seen held after the last day on which it is told to have ended."""
    held, over = fact.when.until_earliest.day, fact.when.until_latest.day
    return fact.kind == "tenure" and bool(over) and held > over


def is_told_later(fact: Fact) -> bool:
    """Whether words that tell of a post as held name a later day than that on which it is told, or by its term, to have
    ended.

    >>> from kg.network import Bound, When, Witness
    >>> over = When(until_latest=Bound("2015-12-31", "bound.term"))
    >>> said = Witness("a", "Ngày 5/3/2018, Bí thư Lê An dự họp.")
    >>> is_told_later(Fact("t", "tenure", when=over, witnesses=(said,)))
    True
    """
    over = fact.when.until_latest
    if fact.kind != "tenure" or over.kind not in ("bound.stated", "bound.term"):
        return False
    return any(day > over.day for it in fact.witnesses if not it.past for day in days_in(it.quote))


def doubts(fact: Fact) -> list[str]:
    """The names of what does not fit in what is told of a post."""
    found = (("term.late", is_late), ("days.beyond", is_beyond), ("days.later", is_told_later))
    return [name for name, fits in found if fits(fact)]


def at_once(graph: Graph, fact: Fact, others: Iterable[Fact]) -> list[Fact]:
    """Others who, by the days that are told, held a seat of one for long at the same time as somebody."""
    first, last = surely_held(fact)
    if not first or fact.kind != "tenure" or not is_single(graph, part(fact, "body"), fact.words):
        return []
    people = (it for it in others if it.kind == "tenure" and part(it, "person") != part(fact, "person"))
    return [it for it in people if _days(first, last, *surely_held(it)) > OVERLAP]


def _days(first: str, last: str, its_first: str, its_last: str) -> int:
    """On how many days two spans meet."""
    if not its_first:
        return 0
    return day.fromisoformat(min(last, its_last)).toordinal() - day.fromisoformat(max(first, its_first)).toordinal()
