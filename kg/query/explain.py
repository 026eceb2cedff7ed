"""Where a fact comes from: the sentence, its words marked, the rule that read it, the article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.query.labels import name, term
from kg.query.rows import Graph, select
from kg.store.snapshot import Snapshot
from kg.vocabulary import KG

_SUPPORT = re.compile(r"(\S+) (title )?(\d+)-(\d+)")
_CLAIMS = {
    "itself": "SELECT ?claim { ?thing kg:quote ?quote BIND(?thing AS ?claim) }",
    "derived": "SELECT DISTINCT ?claim { ?thing prov:wasDerivedFrom ?claim } ORDER BY ?claim",
    "article": "SELECT DISTINCT ?claim { ?claim kg:article ?thing } ORDER BY ?claim",
    "withdrawn": "SELECT ?claim { GRAPH ?g { ?thing a kg:WithdrawnClaim } BIND(?thing AS ?claim) }",
}
_IN_PLACE = """SELECT DISTINCT ?claim { ?body kg:province ?province ; prov:wasDerivedFrom ?claim
  OPTIONAL { ?body kg:place ?its_place } FILTER(!BOUND(?place) || ?its_place = ?place) } ORDER BY ?claim"""
_EVIDENCE = """SELECT ?exact ?start ?end ?field ?rule ?article ?id {
  GRAPH ?g { ?claim kg:evidence ?evidence ; kg:rule ?rule .
    ?evidence oa:exact ?exact ; oa:start ?start ; oa:end ?end ; oa:hasSource ?article .
    ?article dcterms:identifier ?id OPTIONAL { ?evidence kg:field ?field } } }"""
_SUPPORTS = "SELECT ?support { GRAPH ?g { ?claim kg:support ?support } } ORDER BY ?support"
_ONCE_SAID = "SELECT ?said { GRAPH ?g { ?claim kg:said ?said } } ORDER BY ?said"
_CORRECTIONS = """SELECT ?kind ?date ?who ?why ?withdrawn {
  GRAPH ?g { ?correction kg:correctionKind ?kind ; kg:date ?date ; ?way ?claim
    FILTER(?way IN (kg:states, kg:withdraws)) BIND(IF(?way = kg:withdraws, "yes", "") AS ?withdrawn)
    OPTIONAL { ?correction kg:reviewer ?who } OPTIONAL { ?correction kg:reason ?why } } } ORDER BY ?date"""
_ONE_TEXT = """SELECT DISTINCT ?id {
  ?article kg:reprintOf? ?first . ?other kg:reprintOf? ?first ; dcterms:identifier ?id
  FILTER(?other != ?article) } ORDER BY ?id"""
_SAID = """SELECT ?property ?value ?label { ?claim ?property ?value
  OPTIONAL { ?value skos:prefLabel ?label }
  FILTER(?property NOT IN (kg:article, kg:quote, qb:dataSet) && ?value != qb:Observation
    && !STRENDS(STR(?property), "Earliest") && !STRENDS(STR(?property), "Latest")) } ORDER BY ?property ?label ?value"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a fact and what it rests on: words in the sentence (offsets in it), words elsewhere in the
    article, or a source outside its words."""

    role: str
    start: int = -1
    end: int = -1
    words: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a reader did to a claim: the kind of correction in the language spoken, when, who, why; whether the claim
    does not stand since."""

    kind: str
    date: str
    who: str
    why: str
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """One claim and where it stands; ``one_text``: the other articles that are one text with its own."""

    claim: str
    said: tuple[tuple[str, str], ...]
    sentence: str
    marks: tuple[Mark, ...]
    rule: str
    id: str
    title: str
    publisher: str
    published: str
    url: str
    digest_of: str
    record: str
    corrections: tuple[Corrected, ...] = ()
    one_text: tuple[str, ...] = ()


def claims_of(graph: Graph, thing: ox.NamedNode) -> list[str]:
    """The claims that a thing rests on: itself where it is one, those it is derived from, those of an article; a
    claim that does not stand any more is its own."""
    for query in _CLAIMS.values():
        found = [row["claim"] for row in select(graph, query, thing=thing)]
        if found:
            return found
    return []


def claims_of_place(graph: Graph, place: str, province: str) -> list[str]:
    """The claims that name the bodies of a place: of a province, all in it."""
    terms = {"province": ox.Literal(province)} | ({"place": ox.Literal(place)} if place != province else {})
    return [row["claim"] for row in select(graph, _IN_PLACE, **terms)]


def explain(snapshot: Snapshot, claim: str) -> Explanation:
    """A claim with its sentence and its article."""
    node = ox.NamedNode(claim)
    (found,) = select(snapshot.graph, _EVIDENCE, claim=node)
    article = snapshot.record(found["id"]).article
    start, end = int(found["start"]), int(found["end"])
    marks = []
    for row in select(snapshot.graph, _SUPPORTS, claim=node):
        match = _SUPPORT.fullmatch(row["support"])
        if not match:
            role, _, source = row["support"].partition(" ")
            marks.append(Mark(role, source=source))
            continue
        role, in_title, first, last = match[1], bool(match[2]), int(match[3]), int(match[4])
        if in_title == (found["field"] == "title") and start <= first and last <= end:
            marks.append(Mark(role, first - start, last - start))
        else:
            marks.append(Mark(role, words=(article.title if in_title else article.text)[first:last]))
    return Explanation(
        claim=claim,
        said=tuple(_said(snapshot.graph, node)),
        sentence=found["exact"],
        marks=tuple(marks),
        rule=found["rule"],
        id=article.id,
        title=article.title,
        publisher=article.publisher,
        published=article.published,
        url=article.url,
        digest_of=article.digest_of,
        record=article.record,
        corrections=tuple(_corrections(snapshot.graph, node)),
        one_text=tuple(row["id"] for row in select(snapshot.graph, _ONE_TEXT, article=ox.NamedNode(found["article"]))),
    )


def _corrections(graph: Graph, claim: ox.NamedNode) -> Iterator[Corrected]:
    for row in select(graph, _CORRECTIONS, claim=claim):
        kind = term(row["kind"], row["kind"].rpartition("-")[2])
        yield Corrected(kind, row["date"], row["who"], row["why"], bool(row["withdrawn"]))


def _said(graph: Graph, claim: ox.NamedNode) -> Iterator[tuple[str, str]]:
    """What a claim says: property and value by their names in the language spoken, things by their labels."""
    for row in select(graph, _ONCE_SAID, claim=claim):
        column, _, words = row["said"].partition(": ")
        yield name(column), words
    for row in select(graph, _SAID, claim=claim):
        said = row["label"] or row["value"]
        if row["value"].startswith(KG.iri):
            short = row["value"].removeprefix(KG.iri)
            said = term(row["value"], short.partition("-")[2] or short)
        yield name(row["property"].rpartition("#")[2].rpartition("/")[2]), said


def marked(explanation: Explanation, before: str, after: str) -> str:
    """The sentence with the words of each part between two marks; parts that touch or overlap are one."""
    spans: list[list[int]] = []
    for start, end in sorted((mark.start, mark.end) for mark in explanation.marks if mark.start >= 0):
        if spans and start <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([start, end])
    words, done = "", 0
    for start, end in spans:
        words += explanation.sentence[done:start] + before + explanation.sentence[start:end] + after
        done = end
    return words + explanation.sentence[done:]
