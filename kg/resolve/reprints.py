"""Articles that are one text: reprints, cuts, and follow-ups that repeat most of what was printed before.

By the text alone, since publishers are often unknown and one text appears under several names. Whether two articles are
one text depends on these two and on nothing else; whatever hangs together by such pairs is one *witness*.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from kg.resolve.claims import ARTICLE
from kg.resolve.terms import TYPE, Node, date, one, term
from kg.text.sketch import ENOUGH, Sketch, overlap, read
from kg.vocabulary import KG

FINGERPRINT, REPRINT_OF = term(KG.fingerprint), term(KG.reprintOf)
SHARE = 0.7
"""How much of the shorter of two texts stands in the longer one, where they are one text."""
_TIMES = 3  # so much longer the other may be: what quotes a short notice in full is still an article of its own
INDEXED = 32  # of the smallest numbers of a sketch: texts that share three of them are compared
SHARED = 3
_PUBLISHED = term(KG.published)


@dataclass(frozen=True, slots=True)
class Print:
    """An article as a text that may have been printed before: its sketch, and the first day it may be of, if any."""

    sketch: Sketch
    day: str


def prints(graph: Mapping[str, Node]) -> Iterator[tuple[str, Print]]:
    """The article of an article graph, where its text is long enough to be known again."""
    for subject, node in graph.items():
        if FINGERPRINT in node and one(node, TYPE) == ARTICLE:
            yield subject, Print(read(one(node, FINGERPRINT)[1:-1]), date(node, _PUBLISHED)[1])


def one_text(one: Sketch, other: Sketch) -> bool:
    """Whether two articles are one text."""
    if len({*one[:INDEXED]} & {*other[:INDEXED]}) < SHARED:
        return False
    shared, *compared = overlap(one, other)
    shorter = min(compared)
    return shorter >= ENOUGH and max(compared) <= _TIMES * shorter and shared >= SHARE * shorter


def originals(articles: Mapping[str, Print]) -> dict[str, str]:
    """For each article that is another's reprint the one that stands for all of that text: the first printed as far as
    days are known, of these the one of the smallest IRI."""
    witness = {article: {article} for article in articles}
    for first, second in sorted(_candidates(articles)):
        ones, others = witness[first], witness[second]
        if ones is not others and one_text(articles[first].sketch, articles[second].sketch):
            ones |= others
            witness.update(dict.fromkeys(others, ones))
    found = {}
    for article, ones in witness.items():
        if len(ones) > 1 and (first := _first(ones, articles)) != article:
            found[article] = first
    return found


def _first(ones: Collection[str], articles: Mapping[str, Print]) -> str:
    return min(ones, key=lambda article: (not articles[article].day, articles[article].day, article))


def _candidates(articles: Mapping[str, Print]) -> Iterator[tuple[str, str]]:
    """The pairs that share enough of their smallest numbers to be compared."""
    holders: dict[int, list[str]] = {}
    for article in sorted(articles):
        for number in articles[article].sketch[:INDEXED]:
            holders.setdefault(number, []).append(article)
    shared = Counter(pair for those in holders.values() for pair in combinations(those, 2))
    return (pair for pair, count in shared.items() if count >= SHARED)
