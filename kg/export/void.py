"""``void``: what the resolved layer holds, as a VoID and DCAT description in Turtle: counts, classes, properties."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.export.formats import Asked, Written
from kg.messages import LANGUAGES, UsageProblem, text
from kg.query.rows import select
from kg.store.snapshot import Snapshot
from kg.vocabulary import DCAT, DCTERMS, KG, PREFIXES, PROV, RDF, VOID, XSD

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_COUNTS = {
    VOID.triples: "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    VOID.distinctSubjects: "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }",
    VOID.distinctObjects: "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }",
    VOID.classes: "SELECT (COUNT(DISTINCT ?class) AS ?n) { ?s a ?class }",
    VOID.properties: "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }",
}
_CLASSES = "SELECT ?what (COUNT(DISTINCT ?s) AS ?n) { ?s a ?what } GROUP BY ?what ORDER BY ?what"
_PROPERTIES = "SELECT ?what (COUNT(*) AS ?n) { ?s ?what ?o } GROUP BY ?what ORDER BY ?what"
_EXAMPLE = "SELECT (MIN(?s) AS ?example) { ?s a kg:Person }"
_PERIOD = """SELECT (MIN(?first) AS ?start) (MAX(?last) AS ?end)
{ ?article kg:publishedEarliest ?first ; kg:publishedLatest ?last }"""
_AGENTS = """SELECT DISTINCT ?agent ?version ?knowledge
{ GRAPH ?g { ?agent a prov:SoftwareAgent ; kg:version ?version ; kg:knowledge ?knowledge } } ORDER BY ?agent"""

_Object = ox.NamedNode | ox.Literal
_Said = tuple[str, str, _Object]


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """The description; ``asked.licence`` is the IRI of the licence under which its owner gives it away."""
    if asked.licence and not _IRI.fullmatch(asked.licence):
        raise UsageProblem("export.licence", given=asked.licence)
    said = sorted(dict.fromkeys(_said(snapshot, asked.licence)), key=lambda it: (it[0], it[1], str(it[2])))
    triples = (ox.Triple(ox.NamedNode(s), ox.NamedNode(p), o) for s, p, o in said)
    with target.open("wb") as out:
        ox.serialize(triples, out, ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return Written({"statements": len(said)})


def _said(snapshot: Snapshot, licence: str) -> Iterator[_Said]:
    graph, base = snapshot.graph, snapshot.folder.base
    dataset = f"{base}dataset"
    yield from ((dataset, RDF.type, _node(kind)) for kind in (VOID.Dataset, DCAT.Dataset))
    for language in LANGUAGES:
        yield dataset, DCTERMS.title, ox.Literal(text("void.title", language), language=language)
        description = text("void.description", language, articles=len(snapshot.ids()))
        yield dataset, DCTERMS.description, ox.Literal(description, language=language)
        for word in text("void.keywords", language).split("; "):
            yield dataset, DCAT.keyword, ox.Literal(word, language=language)
    yield dataset, DCTERMS.language, ox.Literal("vi")
    yield dataset, VOID.uriSpace, ox.Literal(base)
    if licence:
        yield dataset, DCTERMS.license, _node(licence)
    for name, query in _COUNTS.items():
        yield from ((dataset, name, _number(row["n"])) for row in select(graph, query))
    for row in select(graph, _EXAMPLE):
        if row["example"]:
            yield dataset, VOID.exampleResource, _node(row["example"])
    yield from _partitions(graph, dataset)
    yield from _period(graph, dataset)
    for row in select(graph, _AGENTS):
        yield dataset, PROV.wasAttributedTo, _node(row["agent"])
        yield row["agent"], RDF.type, _node(PROV.SoftwareAgent)
        yield row["agent"], KG.version, ox.Literal(row["version"])
        yield row["agent"], KG.knowledge, ox.Literal(row["knowledge"])


def _partitions(graph: ox.Store, dataset: str) -> Iterator[_Said]:
    """How many things each class and how many triples each property has, and the vocabularies these are from."""
    for query, link, what, count in (
        (_CLASSES, VOID.classPartition, getattr(VOID, "class"), VOID.entities),
        (_PROPERTIES, VOID.propertyPartition, VOID.property, VOID.triples),
    ):
        for row in select(graph, query):
            prefix, local = next(
                (prefix, row["what"].removeprefix(iri))
                for prefix, iri in PREFIXES.items()
                if row["what"].startswith(iri)
            )
            part = f"{dataset}/{prefix}/{local}"
            yield dataset, VOID.vocabulary, _node(PREFIXES[prefix])
            yield dataset, link, _node(part)
            yield part, what, _node(row["what"])
            yield part, count, _number(row["n"])


def _period(graph: ox.Store, dataset: str) -> Iterator[_Said]:
    """From when to when its articles were published."""
    for row in select(graph, _PERIOD):
        if row["start"]:
            yield dataset, DCTERMS.temporal, _node(f"{dataset}/period")
            yield f"{dataset}/period", RDF.type, _node(DCTERMS.PeriodOfTime)
            yield f"{dataset}/period", DCAT.startDate, _day(row["start"])
            yield f"{dataset}/period", DCAT.endDate, _day(row["end"])


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _number(value: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD.integer))


def _day(value: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(XSD.date))
