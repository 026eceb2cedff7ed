"""Terms and things as a page names them, and where a link to them leads."""

from functools import cache

import pyoxigraph as ox

from kg.messages import language
from kg.query.labels import labels
from kg.store.snapshot import Snapshot
from kg.vocabulary import DCTERMS, KG, ORG, PREFIXES, RDF, SKOS

HERE = "/id/"
_NATIONAL = "Việt Nam"
_NAMES = (SKOS.prefLabel, DCTERMS.title, KG.roleName, DCTERMS.identifier)


def term(iri: str) -> str:
    """What the ontology calls a class, a property or a concept, in the language spoken; else the end of its IRI."""
    return labels().get(iri, {}).get(language()) or iri.rpartition("#")[2].rpartition("/")[2]


@cache
def node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def value(graph: ox.Store, thing: ox.NamedNode, name: str) -> str:
    """The value of a property in the resolved layer, the smallest of several; empty for none."""
    found = graph.quads_for_pattern(thing, node(name), None, ox.DefaultGraph())
    return min((quad.object.value for quad in found if not isinstance(quad.object, ox.Triple)), default="")


def label(snapshot: Snapshot, thing: ox.NamedNode) -> str:
    """What a thing is called; a body with its place, a tenure by its person and post, a claim by what it is."""
    if thing.value.startswith(KG.iri):
        return term(thing.value)
    graph = snapshot.graph
    found = next(filter(None, (value(graph, thing, name) for name in _NAMES)), "")
    if found:
        place = value(graph, thing, KG.place) if kind_of(snapshot, thing.value) == "organization" else ""
        return found if place in ("", _NATIONAL) or found.endswith(place) else f"{found} {place}"
    parts = [value(graph, thing, name) for name in (ORG.member, KG.post)]
    if all(parts):
        return " – ".join(label(snapshot, node(part)) for part in parts)
    kind = value(graph, thing, RDF.type)
    return term(kind) if kind.startswith(KG.iri) else _short(thing.value.removeprefix(snapshot.folder.base))


def _short(iri: str) -> str:
    known = ((name, iri.removeprefix(start)) for name, start in PREFIXES.items() if iri.startswith(start))
    return next((f"{name}:{rest}" for name, rest in known), iri)


def kind_of(snapshot: Snapshot, iri: str) -> str:
    """``person`` of ``BASE person/an/1a``; empty where the IRI is none of ours."""
    rest = iri.removeprefix(snapshot.folder.base)
    return rest.partition("/")[0] if rest != iri else ""


def link(snapshot: Snapshot, iri: str) -> str:
    """Where a reader of our pages finds a thing: here, in the language spoken, or where its IRI leads; empty where that
    is nowhere."""
    if iri.startswith(snapshot.base):
        return f"{HERE}{iri.removeprefix(snapshot.base)}?lang={language()}"
    if iri.startswith(KG.iri):
        return f"/ontology#{iri.removeprefix(KG.iri)}"
    return iri if iri.startswith(("http://", "https://")) else ""
