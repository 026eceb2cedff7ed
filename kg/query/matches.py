"""Why a person of one article is taken for a person of another, and a body for one whose place is known: what was
compared, and the words on both sides."""

from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.query.labels import term
from kg.query.rows import Graph, select
from kg.vocabulary import KG

_MATCHES = """SELECT DISTINCT ?match ?verdict ?points ?kind ?id ?quote {
  ?one dcterms:isReplacedBy? ?thing .
  ?match kg:candidate ?one ; kg:verdict ?verdict ; kg:points ?points .
  OPTIONAL { ?match kg:ground ?ground . ?ground kg:groundKind ?kind ; prov:wasDerivedFrom ?claim .
    ?claim kg:quote ?quote ; kg:article/dcterms:identifier ?id } } ORDER BY ?match ?kind ?id ?quote"""
_PLACEMENTS = """SELECT DISTINCT ?place ?id ?name ?quote {
  ?one dcterms:isReplacedBy? ?thing .
  ?placement kg:leftOpen ?one ; kg:place ?place ; prov:wasDerivedFrom ?claim .
  ?claim kg:person/skos:prefLabel ?name ; kg:quote ?quote ; kg:article/dcterms:identifier ?id
} ORDER BY ?placement ?name ?id ?quote"""
_SETTLED = {f"{KG.iri}verdict-{code}" for code in ("joined", "decided")}


@dataclass(slots=True)
class Match:
    """Two people of two articles: the verdict and each kind of ground, in the language spoken, and the statements that
    a ground rests on, each with the id of its article."""

    verdict: str
    points: int
    settled: bool
    grounds: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def matches_of(graph: Graph, person: ox.NamedNode) -> list[Match]:
    """What a person was compared with; first what a reader should look at, then from the weakest up."""
    found: dict[str, Match] = {}
    for row in select(graph, _MATCHES, thing=person):
        verdict = row["verdict"]
        match = found.setdefault(row["match"], Match(_named(verdict), int(row["points"]), settled=verdict in _SETTLED))
        if row["kind"]:
            match.grounds.setdefault(_named(row["kind"]), []).append((row["id"], row["quote"]))
    return [found[iri] for iri in sorted(found, key=lambda iri: (found[iri].settled, found[iri].points, iri))]


def placements_of(graph: ox.Store, body: ox.NamedNode) -> dict[str, list[tuple[str, str, str]]]:
    """By place: who heads a body there that some article leaves open, the id of the article that says so, and its
    words."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in select(graph, _PLACEMENTS, thing=body):
        found.setdefault(row["place"], []).append((row["name"], row["id"], row["quote"]))
    return found


def _named(iri: str) -> str:
    return term(iri, iri.rpartition("#")[2].partition("-")[2])
