"""What one article adds to the resolved layer by itself: its own node and its claims, each with its words beside it."""

from collections.abc import Iterator

from kg.resolve.terms import TYPE, Node, one, term
from kg.vocabulary import DCTERMS, KG, OA, QB, SCHEMA, TABLE_OF

ARTICLE = term(KG.Article)
CORRECTION = term(KG.Correction)
CLAIMS = frozenset(TABLE_OF)
OWN = CLAIMS | {ARTICLE, CORRECTION}
"""The classes of what one article adds by itself."""
_ALSO = {ARTICLE: term(SCHEMA.NewsArticle), term(KG.Observation): term(QB.Observation)}
_OF_ARTICLE = {
    TYPE,
    *map(term, (DCTERMS.identifier, DCTERMS.title, KG.publisher, KG.url, KG.digestOf)),
    *map(term, (KG.published, KG.publishedEarliest, KG.publishedLatest)),
}
_NOT_OF_CLAIM = {
    *map(term, (KG.evidence, KG.rule, KG.support)),
    *map(term, (KG.printed, KG.printedPerson, KG.printedRole, KG.printedOrganization)),
    *map(term, (KG.printedPlace, KG.printedTitle, KG.printedNumber)),
}
_NOT_OF_CORRECTION = {term(KG.withdraws)}  # what does not stand is in the article graph alone
_EVIDENCE, _SOURCE, _EXACT = term(KG.evidence), term(OA.hasSource), term(OA.exact)
_IN_ARTICLE, _QUOTE = term(KG.article), term(KG.quote)
_DATA_SET = f"{term(QB.dataSet)} {term(KG.statistics)}"


def article_lines(subject: str, node: Node) -> Iterator[str]:
    """An article's node: title, publisher, date and link, so that an answer can name its source."""
    for predicate in node.keys() & _OF_ARTICLE:
        for value in node[predicate]:
            yield f"{subject} {predicate} {value} ."
    yield f"{subject} {TYPE} {_ALSO[ARTICLE]} ."


def correction_lines(subject: str, node: Node) -> Iterator[str]:
    """What a reader set right: who, when, why, and the claims that state it since."""
    for predicate in node.keys() - _NOT_OF_CORRECTION:
        for value in node[predicate]:
            yield f"{subject} {predicate} {value} ."


def claim_lines(subject: str, node: Node, graph: dict[str, Node]) -> Iterator[str]:
    """A claim with its article and the words that state it, in place of the way to them."""
    for predicate in node.keys() - _NOT_OF_CLAIM:
        for value in node[predicate]:
            yield f"{subject} {predicate} {value} ."
    evidence = graph[one(node, _EVIDENCE)]
    yield f"{subject} {_IN_ARTICLE} {one(evidence, _SOURCE)} ."
    yield f"{subject} {_QUOTE} {one(evidence, _EXACT)} ."
    kind = one(node, TYPE)
    if kind in _ALSO:
        yield f"{subject} {TYPE} {_ALSO[kind]} ."
        yield f"{subject} {_DATA_SET} ."
