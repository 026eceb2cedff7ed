"""Pairs of people for a reader to look at: both sides with their words, the most consequential first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.messages import UsageProblem
from kg.query.labels import term as labelled
from kg.query.rows import select
from kg.query.terms import written_iri
from kg.store.snapshot import Snapshot
from kg.text.spelling import name_key
from kg.vocabulary import KG

SHORT = 8  # hex digits of an id that are shown
_MATCHES = """SELECT ?match ?verdict ?points (MIN(STR(?candidate)) AS ?first) (MAX(STR(?candidate)) AS ?second) {
  ?match a kg:Match ; kg:verdict ?verdict ; kg:points ?points ; kg:candidate ?candidate
} GROUP BY ?match ?verdict ?points"""
_GROUNDS = """SELECT DISTINCT ?kind ?id ?quote { ?match kg:ground ?ground . ?ground kg:groundKind ?kind
  OPTIONAL { ?ground prov:wasDerivedFrom ?claim . ?claim kg:quote ?quote ; kg:article/dcterms:identifier ?id }
} ORDER BY ?kind ?id ?quote"""
_MENTIONS = """SELECT ?mention ?name ?id { GRAPH ?graph { ?mention a kg:Person ; skos:prefLabel ?name .
  ?graph prov:wasDerivedFrom/dcterms:identifier ?id } }"""
_MOVED = "SELECT ?part ?whole { ?part dcterms:isReplacedBy ?whole }"
_SIZES = """SELECT ?person (COUNT(DISTINCT ?claim) AS ?claims) (COUNT(DISTINCT ?article) AS ?articles) {
  ?claim kg:person|kg:recipient ?person ; kg:article ?article } GROUP BY ?person"""
_CLAIMS = """SELECT ?id ?what ?office ?date ?published ?title ?publisher ?quote {
  ?claim kg:person|kg:recipient ?person ; kg:article ?article ; kg:quote ?quote .
  ?article dcterms:identifier ?id .
  OPTIONAL { ?article kg:published ?published } OPTIONAL { ?article dcterms:title ?title }
  OPTIONAL { ?article kg:publisher ?publisher }
  OPTIONAL { ?claim kg:status|kg:change|kg:participation|kg:attribute ?what }
  OPTIONAL { ?claim kg:post/skos:prefLabel|kg:event/skos:prefLabel|kg:award/skos:prefLabel|kg:attributeValue ?office }
  OPTIONAL { ?claim kg:start|kg:date ?date }
} ORDER BY STR(?published) ?id ?quote ?what ?office ?date"""


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
        self._sizes = {row["person"]: (int(row["claims"]), int(row["articles"])) for row in select(self._graph, _SIZES)}
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
        claims = sum(self._sizes.get(person, (0, 0))[0] for person in self._people(row))
        return -claims, -int(row["points"]), row["match"]

    def _side(self, mention: Mention) -> Side:
        said: dict[tuple[bool, str], Statements] = {}
        for row in select(self._graph, _CLAIMS, person=ox.NamedNode(mention.person)):
            where = " — ".join(filter(None, (row[name] for name in ("id", "title", "publisher", "published"))))
            what = ", ".join(filter(None, (_code(row["what"]), row["office"], row["date"])))
            told = said.setdefault((row["id"] != mention.article, where), {}).setdefault(row["quote"], [])
            if what not in told:
                told.append(what)
        claims, articles = self._sizes.get(mention.person, (0, 0))
        own_first = sorted(said.items(), key=lambda it: it[0][0])
        return Side(mention, claims, articles, tuple((where, told) for (_, where), told in own_first))

    def _grounds(self, match: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for row in select(self._graph, _GROUNDS, match=ox.NamedNode(match)):
            rests = found.setdefault(_code(row["kind"]), [])
            if row["quote"]:
                rests.append((row["id"], row["quote"]))
        return ((kind, tuple(rests)) for kind, rests in found.items())


def short(match: str, digits: int = SHORT) -> str:
    """The id of a match: the first digits of its hash."""
    return match.rpartition("/")[2][:digits]


def _code(iri: str) -> str:
    """A concept in the language spoken."""
    return labelled(iri, iri.rpartition("#")[2].partition("-")[2]) if iri else ""
