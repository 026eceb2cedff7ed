"""How many independent witnesses a claim or a tenure has.

Claims of different articles state one thing where they say the same of the same things: the same post of a person, the
same event, document or body, the same award to the same one, the same figure. Articles that are one text are one
witness to it, and so are articles that state it in the same long sentence, word for word.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

from kg.resolve.terms import MODALITY, TYPE, Node, one, term
from kg.vocabulary import KG, OA, XSD, concept

WITNESSES = term(KG.witnesses)
Fact = tuple[str, ...]
"""What claims that state one thing have in common; its second part is the thing that it is told of."""

# What a claim says, beside its modality: first the thing it is told of, without which no other claim can be the same.
_SAYS = {
    term(kind): tuple(map(term, properties))
    for kind, properties in (
        (KG.OrganizationClaim, (KG.organization,)),
        (KG.PostClaim, (KG.person, KG.post)),
        (KG.ChangeClaim, (KG.person, KG.change, KG.post, KG.measure, KG.organization)),
        (KG.EventClaim, (KG.event,)),
        (KG.ParticipationClaim, (KG.person, KG.event, KG.participation)),
        (KG.DocumentClaim, (KG.document,)),
        (KG.AwardClaim, (KG.recipient, KG.award, KG.year)),
        (
            KG.Observation,
            (
                *(KG.subject, KG.indicator, KG.value, KG.valueLow, KG.valueHigh, KG.unit, KG.period),
                *(KG.figureKind, KG.population, KG.direction, KG.words),
            ),
        ),
        (KG.ProfileClaim, (KG.person, KG.attribute, KG.attributeValue, KG.date)),
        (KG.ParentClaim, (KG.organization, KG.parent)),
        (KG.RelationClaim, (KG.document, KG.relation, KG.other)),
        (KG.AdoptionClaim, (KG.event, KG.document, KG.documentName)),
    )
}
_STATUS, _AHEAD = term(KG.status), term(concept("status", "proposed"))
_ARTICLE, _QUOTE = term(KG.article), term(KG.quote)
_EVIDENCE, _SOURCE, _EXACT = term(KG.evidence), term(OA.hasSource), term(OA.exact)
_INTEGER = term(XSD.integer)
_LONG = 12  # words: a shorter sentence may be written twice


class Said(NamedTuple):
    """Where a claim stands: its article, and a digest of the sentence, or the article again where that is short. For
    :class:`Witnesses` a reprint is the article that it is one of."""

    article: str
    sentence: str


def said(graph: Mapping[str, Node], node: Node) -> Said:
    """Where a claim stands, be it one of an article graph or one of the resolved layer."""
    words = graph[one(node, _EVIDENCE)] if _EVIDENCE in node else node
    article, quote = one(words, _SOURCE) or one(words, _ARTICLE), one(words, _EXACT) or one(words, _QUOTE)
    if quote.count(" ") < _LONG - 1:
        return Said(article, article)
    return Said(article, blake2b(quote.encode("utf-8"), digest_size=8).hexdigest())


def anchor(node: Node) -> Fact:
    """The class of a claim, the thing that it is told of and the property that says so; empty where there is none, as
    in a claim that is not there."""
    kind = one(node, TYPE)
    pointer = _SAYS[kind][0] if kind else ""
    return (kind, one(node, pointer), pointer) if pointer in node else ()


def fact(node: Node) -> Fact:
    """What a claim states; empty where it cannot be told from what others state."""
    kind = one(node, TYPE)
    first, *others = _SAYS[kind]
    if first not in node:
        return ()
    ahead = _AHEAD if _AHEAD in node.get(_STATUS, ()) else ""
    return (kind, node[first][0], *[node[it][0] if it in node else "" for it in others], one(node, MODALITY), ahead)


class Witnesses:
    """Collects claims; counts, when all have been added, who bears them out. ``originals``: what each article that is
    a reprint is one of."""

    def __init__(self, originals: Mapping[str, str]) -> None:
        self._originals = originals
        self._said: dict[str, Said] = {}
        self._facts: dict[Fact, list[str]] = {}

    def add(self, claims: Iterable[str], graph: Mapping[str, Node]) -> None:
        """Take in claims, as their article graph has them or as the resolved layer does."""
        sentences: dict[str, Said] = {}
        for claim in claims:
            node = graph[claim]
            sentence = one(node, _EVIDENCE) or claim
            if sentence not in sentences:
                its = said(graph, node)
                sentences[sentence] = its._replace(article=self._originals.get(its.article, its.article))
            self._said[claim] = sentences[sentence]
            self._facts.setdefault(fact(node) or (claim,), []).append(claim)

    def parts(self, bucket: Callable[[Fact], int]) -> Iterator[tuple[int, "Witnesses"]]:
        """What is stated, in one part for each bucket of facts."""
        facts: dict[int, dict[Fact, list[str]]] = {}
        for fact, claims in self._facts.items():
            facts.setdefault(bucket(fact), {})[fact] = claims
        for number, some in facts.items():
            part = Witnesses(self._originals)
            part._facts = some
            part.know(self, (claim for claims in some.values() for claim in claims))
            yield number, part

    def absorb(self, other: "Witnesses") -> None:
        """Take in what other articles state."""
        self._said.update(other._said)
        for fact, claims in other._facts.items():
            self._facts.setdefault(fact, []).extend(claims)

    def know(self, other: "Witnesses", claims: Iterable[str]) -> None:
        """Take over where some claims stand, for :meth:`count`."""
        self._said.update((claim, other._said[claim]) for claim in claims)

    def count(self, claims: Collection[str]) -> int:
        """How many independent witnesses some claims have together."""
        if len(claims) == 1:
            return 1
        places = {self._said[claim] for claim in claims}
        if len(places) < 2:
            return len(places)
        group: dict[str, set[str]] = {}
        for place in places:
            joined = group.get(place.article, {place.article}) | group.get(place.sentence, {place.sentence})
            group.update(dict.fromkeys(joined, joined))
        return len({id(those) for those in group.values()})

    def counts(self) -> Iterator[tuple[str, int]]:
        """Each claim with its number."""
        for claims in self._facts.values():
            number = self.count(claims)
            for claim in claims:
                yield claim, number

    def lines(self) -> Iterator[str]:
        """The number of each claim as N-Triples."""
        return (line(claim, number) for claim, number in self.counts())


def line(subject: str, number: int) -> str:
    """A number of witnesses as N-Triples."""
    return f'{subject} {WITNESSES} "{number}"^^{_INTEGER} .'
