"""What a thing that many claims bear out rests on: how many articles, of how many publishers, of how many days."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from kg.resolve.terms import TYPE, Date, Node, date, one, term
from kg.vocabulary import KG, XSD

_ARTICLE, _PUBLISHER, _PUBLISHED = term(KG.Article), term(KG.publisher), term(KG.published)
_COUNTED = term(KG.articles), term(KG.publishers), term(KG.dates)
_INTEGER = term(XSD.integer)


class Source(NamedTuple):
    """An article, its publisher and its day; empty where not known."""

    article: str = ""
    publisher: str = ""
    published: Date = ("", "", "")


def source(graph: dict[str, Node]) -> Source:
    """The article of an article graph."""
    for subject, node in graph.items():
        if one(node, TYPE) == _ARTICLE:
            return Source(subject, one(node, _PUBLISHER), date(node, _PUBLISHED))
    return Source()


def lines(subject: str, sources: Collection[Source]) -> Iterator[str]:
    """The counts as N-Triples; what has no publisher or no day counts as an article alone."""
    known = {it.article for it in sources}, {it.publisher for it in sources}, {it.published[0] for it in sources}
    for predicate, those in zip(_COUNTED, known, strict=True):
        yield f'{subject} {predicate} "{len(those - {""})}"^^{_INTEGER} .'
