"""The network as GraphML."""

from pathlib import Path

import networkx as nx

from kg.export.formats import Asked, Written
from kg.export.multigraph import multigraph
from kg.export.property_graph import property_graph
from kg.store.snapshot import Snapshot


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """Nodes and edges with typed attributes; a list is one text with `` | `` between its values."""
    graph = property_graph(snapshot)
    nx.write_graphml_lxml(multigraph(graph), target, prettyprint=True)
    return Written({"things": len(graph.things), "ties": len(graph.ties)}, {"loose": len(graph.loose)})
