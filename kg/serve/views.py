"""What other rooms of the house make, for a browser: the picture of ``kg view``, named queries, the ontology."""

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.messages import UsageProblem, language
from kg.query.named import find, names
from kg.query.run import written
from kg.query.terms import find_centre
from kg.resources import ONTOLOGY
from kg.serve.held import hold, made
from kg.serve.sparql import graph_as
from kg.store.snapshot import Snapshot

if TYPE_CHECKING:
    from kg.network import Graph


def view(store: Path, about: str, depth: int) -> bytes:
    """The page of the whole graph or of what lies around a thing: an IRI or a name."""
    from kg import network
    from kg.view import render

    snapshot = hold(store)
    centre = [find_centre(snapshot.graph, snapshot.base, about)] if about else []
    try:
        select = network.select_from(snapshot.graph)
        graph = network.build(select, about=centre, depth=depth, everything=lambda: made(snapshot, _whole))
    except network.NotInGraph:
        raise UsageProblem("view.nothing", iri=about) from None
    return render(graph, lang=language()).encode("utf-8")


def _whole(snapshot: Snapshot) -> "Graph":
    from kg import network

    return network.read(network.select_from(snapshot.graph), network.TIED)


def example(store: Path, name: str) -> bytes:
    """A named query as any SPARQL service takes it: its prefixes declared, its defaults bound."""
    if name not in names():
        raise UsageProblem("serve.none")
    return written(hold(store), find(name), {}).encode("utf-8")


def ontology(store: Path, media: str) -> bytes:
    """The ontology, all topics in one, the same bytes each time."""
    every = ox.Dataset(
        quad for path in sorted(ONTOLOGY.glob("*.ttl")) for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    )
    every.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)  # names blank nodes by what is said of them
    return graph_as(media, sorted({quad.triple for quad in every}, key=str))
