"""A thing as RDF: what it is, what rests on what, and what the things it names are called."""

from pathlib import Path

import pyoxigraph as ox

from kg.messages import UsageProblem
from kg.serve.held import hold
from kg.serve.sparql import graph_as
from kg.serve.things import claims, now, tenures
from kg.serve.words import node
from kg.store.snapshot import Snapshot
from kg.vocabulary import DCTERMS, KG, SKOS

_NAMES = (SKOS.prefLabel, DCTERMS.title, DCTERMS.identifier)
_ARTICLE = (DCTERMS.title, DCTERMS.identifier, KG.publisher, KG.published, KG.url)


def whereto(store: Path, iri: str) -> str:
    """The thing that an IRI stands for now: itself or what it has been joined to."""
    found = now(hold(store), iri)
    if not found:
        raise UsageProblem("serve.none")
    return found


def described(store: Path, iri: str, media: str) -> bytes:
    """A thing, its tenures and its claims whole; of their articles and of other things what they are called."""
    snapshot = hold(store)
    whereto(store, iri)
    it = node(iri)
    graph = {quad.triple for quad in _quads(snapshot, it)}
    for one in (*tenures(snapshot, it), *claims(snapshot, it)):
        graph |= {quad.triple for quad in snapshot.graph.quads_for_pattern(one, None, None, ox.DefaultGraph())}
    named = {one for triple in graph for one in (triple.object, triple.subject) if isinstance(one, ox.NamedNode)}
    articles = {triple.object for triple in graph if triple.predicate.value == KG.article}
    for one in named - {it}:
        for name in _ARTICLE if one in articles else _NAMES:
            found = snapshot.graph.quads_for_pattern(one, node(name), None, ox.DefaultGraph())
            graph |= {quad.triple for quad in found}
    return graph_as(media, list(graph))


def _quads(snapshot: Snapshot, it: ox.NamedNode) -> list[ox.Quad]:
    """Of a thing; of an article graph all that is in it; of what only articles know, what they say."""
    own = snapshot.graph.quads_for_pattern
    if snapshot.graph.contains_named_graph(it):
        return list(own(None, None, None, it))
    return list(own(it, None, None, ox.DefaultGraph())) or list(own(it, None, None))
