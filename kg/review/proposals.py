"""Pairs of people for a reader to look at: both sides with their words, the most consequential first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.messages import UsageProblem
from kg.query.labels import term as labelled
from kg.query.rows import select, value
from kg.query.terms import written_iri
from kg.store.snapshot import Snapshot
from kg.text.spelling import name_key
from kg.vocabulary import DCTERMS, KG, PROV, SKOS

SHORT = 8  # hex digits of an id that are shown
_MATCHES = """SELECT ?match ?verdict ?points (MIN(STR(?candidate)) AS ?first) (MAX(STR(?candidate)) AS ?second) {
  ?match a kg:Match ; kg:verdict ?verdict ; kg:points ?points ; kg:candidate ?candidate
} GROUP BY ?match ?verdict ?points"""
_MENTIONS = """SELECT ?mention ?name ?id { GRAPH ?graph { ?mention a kg:Person ; skos:prefLabel ?name .
  ?graph prov:wasDerivedFrom/dcterms:identifier ?id } }"""
_MOVED = "SELECT ?part ?whole { ?part dcterms:isReplacedBy ?whole }"
_DEFAULT = ox.DefaultGraph()
_WHAT = [KG.status, KG.change, KG.participation, KG.attribute]
_OFFICE = [KG.post, KG.event, KG.award]
_WHEN = [KG.start, KG.date]


@dataclass(frozen=True, slots=True)
class Mention:
    """One person of one article: the IRI there, the name, the article's id, and the person that this is."""

    iri: str
    name: str
    article: str
    person: str


Statements = dict[str, list[str]]
"""Sentences, each with what it says of a person."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two people: the mention that was compared, how many claims of how many articles are about the person that
    it is of, and what each article says, the one of the mention first: where and when it stands, and its sentences."""

    mention: Mention
    claims: int
    articles: int
    said: tuple[tuple[str, Statements], ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A match as a reader sees it. ``weight``: the claims that would be, or are, one person's."""

    id: str
    verdict: str
    points: int
    weight: int
    first: Side
    second: Side
    grounds: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


class Matches:
    """The matches of a store."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._graph = snapshot.graph
        moved = {row["part"]: row["whole"] for row in select(self._graph, _MOVED)}
        self.mentions = {
            row["mention"]: Mention(row["mention"], row["name"], row["id"], moved.get(row["mention"], row["mention"]))
            for row in select(self._graph, _MENTIONS)
        }
        self._claims: dict[str, list[ox.NamedNode]] = {}
        for predicate in (KG.person, KG.recipient):
            for quad in self._graph.quads_for_pattern(None, ox.NamedNode(predicate), None, _DEFAULT):
                self._claims.setdefault(value(quad.object), []).append(quad.subject)  # type: ignore[arg-type]
        self._rows = [
            row
            for row in select(self._graph, _MATCHES)
            if row["first"] in self.mentions and row["second"] in self.mentions
        ]

    def proposed(self) -> list[str]:
        """The matches that a reader should look at, the most consequential first."""
        rows = [row for row in self._rows if row["verdict"] == f"{KG.iri}verdict-proposed"]
        return [row["match"] for row in sorted(rows, key=self._order)]

    def about(self, person: str) -> list[str]:
        """All matches of a person, given by an IRI, or of all people of a name, the most consequential first."""
        named = {it.person for it in self.mentions.values() if name_key(it.name) == name_key(person)}
        people = named or {self.mentions[person].person if person in self.mentions else person}
        return [row["match"] for row in sorted(self._rows, key=self._order) if self._people(row) & people]

    def pairs(self, base: str, given: Iterable[str]) -> list[tuple[Mention, Mention]]:
        """The pairs that a person names: each by the beginning of its id, or by the IRIs of two people."""
        found, waiting = list[tuple[Mention, Mention]](), list[Mention]()
        for it in given:
            iri = written_iri(base, it)
            if not iri:
                found.append(self._find(it))
            elif iri not in self.mentions:
                raise UsageProblem("resolve.nobody", iri=iri)
            elif waiting:
                found.append((waiting.pop(), self.mentions[iri]))
            else:
                waiting.append(self.mentions[iri])
        if waiting:
            raise UsageProblem("resolve.one", iri=waiting[0].iri)
        return found

    def _find(self, start: str) -> tuple[Mention, Mention]:
        found = [row["match"] for row in self._rows if start and short(row["match"], 12).startswith(start)]
        if len(found) != 1:
            raise UsageProblem("resolve.several" if found else "resolve.unknown", id=start)
        return self._sides(found[0])

    def _sides(self, match: str) -> tuple[Mention, Mention]:
        row = next(row for row in self._rows if row["match"] == match)
        return self.mentions[row["first"]], self.mentions[row["second"]]

    def show(self, match: str) -> Proposal:
        """A match with all that a reader needs to decide on it."""
        row = next(row for row in self._rows if row["match"] == match)
        first, second = (self._side(mention) for mention in self._sides(match))
        return Proposal(
            id=short(match),
            verdict=row["verdict"].rpartition("-")[2],
            points=int(row["points"]),
            weight=-self._order(row)[0],
            first=first,
            second=second,
            grounds=tuple(self._grounds(match)),
        )

    def _people(self, row: dict[str, str]) -> set[str]:
        return {self.mentions[row[name]].person for name in ("first", "second")}

    def _order(self, row: dict[str, str]) -> tuple[int, int, str]:
        claims = sum(len(self._claims.get(person, ())) for person in self._people(row))
        return -claims, -int(row["points"]), row["match"]

    def _side(self, mention: Mention) -> Side:
        said: dict[tuple[bool, str, str], Statements] = {}
        claims = self._claims.get(mention.person, [])
        for quote, what, claim in sorted((self._one(it, KG.quote), self._words(it), it.value) for it in claims):
            article = ox.NamedNode(self._one(ox.NamedNode(claim), KG.article))
            id, published = self._one(article, DCTERMS.identifier), self._one(article, KG.published)
            names = (id, self._one(article, DCTERMS.title), self._one(article, KG.publisher), published)
            where = (id != mention.article, published, " — ".join(filter(None, names)))
            told = said.setdefault(where, {}).setdefault(quote, [])
            if what not in told:
                told.append(what)
        shown = tuple((where, told) for (_, _, where), told in sorted(said.items(), key=lambda it: it[0]))
        return Side(mention, len(claims), len(said), shown)

    def _words(self, claim: ox.NamedNode) -> str:
        """What a claim says of a person, in a few words."""
        code = next(filter(None, (self._one(claim, predicate) for predicate in _WHAT)), "")
        things = (self._one(claim, predicate) for predicate in _OFFICE)
        office = next((self._one(ox.NamedNode(it), SKOS.prefLabel) for it in things if it), "")
        day = next(filter(None, (self._one(claim, predicate) for predicate in _WHEN)), "")
        return ", ".join(filter(None, (_code(code), office or self._one(claim, KG.attributeValue), day)))

    def _all(self, subject: ox.NamedNode, predicate: str) -> list[str]:
        found = self._graph.quads_for_pattern(subject, ox.NamedNode(predicate), None, _DEFAULT)
        return [value(quad.object) for quad in found]

    def _one(self, subject: ox.NamedNode, predicate: str) -> str:
        return min(self._all(subject, predicate), default="")

    def _grounds(self, match: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        for ground in sorted(self._all(ox.NamedNode(match), KG.ground)):
            rests = set()
            for claim in map(ox.NamedNode, self._all(ox.NamedNode(ground), PROV.wasDerivedFrom)):
                article = self._one(claim, KG.article)
                if article:
                    rests.add((self._one(ox.NamedNode(article), DCTERMS.identifier), self._one(claim, KG.quote)))
            yield _code(self._one(ox.NamedNode(ground), KG.groundKind)), tuple(sorted(rests))


def short(match: str, digits: int = SHORT) -> str:
    """The id of a match: the first digits of its hash."""
    return match.rpartition("/")[2][:digits]


def _code(iri: str) -> str:
    """A concept in the language spoken."""
    return labelled(iri, iri.rpartition("#")[2].partition("-")[2]) if iri else ""
