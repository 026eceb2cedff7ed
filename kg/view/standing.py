"""Whether a post is over, by the articles: one rule for lines, cards, careers, trees and headlines."""

from collections.abc import Iterable, Sequence

from kg.network import Fact, Witness

SEVERAL = 3  # articles beside which a single one is little
FEW = 10  # of so many articles one says that a post is over: too few, where no day tells it


def articles(fact: Fact) -> tuple[int, int]:
    """The number of articles that tell of a post, and of those that say that it is over."""
    return len({it.source for it in fact.witnesses}), len({it.source for it in fact.witnesses if it.past})


def is_over(fact: Fact) -> bool:
    """Whether a post is held no more. Where days are known the graph says so: a later one than that on which it was
    last held. Without any, one article in ten has to say so. On a seat of one, who came after tells it, too."""
    if dict(fact.values).get("status") != "status.former":
        return is_succeeded(fact)
    every, past = articles(fact)
    return closed(fact) or past * FEW >= every


def is_succeeded(fact: Fact) -> bool:
    """Whether no more is known of an end than that somebody else held the post on a later day."""
    return fact.kind == "tenure" and fact.when.until_latest.kind == "bound.succession" and articles(fact)[1] == 0


def is_doubted(fact: Fact) -> bool:
    """Whether a post counts as held, though some article says that it is over."""
    return fact.kind == "tenure" and not is_over(fact) and articles(fact)[1] > 0


def lonely(facts: Iterable[Fact]) -> list[Fact]:
    """Those told by a single article where several articles tell of another: misread, or hardly known."""
    every = [(it, articles(it)[0]) for it in facts if it.kind == "tenure"]
    most = max((count for _, count in every), default=0)
    return [it for it, count in every if count == 1 and most >= SEVERAL]


def closed(fact: Fact) -> bool:
    """Whether a day tells that a post was over: one that is stated, seen, or on which somebody else held it."""
    when = fact.when
    return bool(when.end or when.seen_past or when.until_latest.kind in ("bound.stated", "bound.succession"))


def code(fact: Fact) -> str:
    """``over``, ``doubted``, or nothing where no article says that a post is over."""
    return "over" if is_over(fact) else "doubted" if is_doubted(fact) else ""


def best_first(fact: Fact) -> Sequence[Witness]:
    """The words for a fact. Of a post first those that say how it stands: that it is over, or not; then those from
    which its days are read; then, where some say that it is over though it counts as held, these."""
    over = is_over(fact)
    told = [it for it in fact.witnesses if it.tells(fact.when)]
    first = [it for it in (*told, *fact.witnesses) if it.past == over][:1]
    days = [next((it for it in told if day in it.dates), None) for day in (fact.when.start, fact.when.end) if day]
    doubts = [it for it in fact.witnesses if it.past and not over]
    rest = sorted(fact.witnesses, key=lambda it: it.past != over)
    return list(dict.fromkeys(it for it in (*first, *days, *doubts, *rest) if it))
