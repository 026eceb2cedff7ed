"""The network as others read it: networkx, the schema of GEXF, graphology, ladybug, ndex2."""

import csv
import json
from pathlib import Path

from scripts.shared import SHARED
from scripts.strangers.tools import Exports, same

SCHEMA = SHARED / "conformance" / "gexf-1.3" / "gexf.xsd"
Sizes = tuple[int, int]


def networkx(exports: Exports) -> str:
    """networkx reads as many nodes and edges from GraphML and GEXF as CX2 has, and the quotes on them."""
    import networkx as nx

    expected = _sizes(exports)
    for form, graph in (
        ("graphml", nx.read_graphml(exports.of("graphml"), force_multigraph=True)),
        ("gexf", nx.read_gexf(exports.of("gexf"), version="1.3")),
    ):
        same((len(graph), graph.number_of_edges()), expected, f"networkx on {form}")
        edges = [data for _, _, data in graph.edges(data=True)]
        unsaid = [data for data in edges if not data.get("quotes") and data["kind"] not in ("part", "place")]
        same(unsaid, [], f"networkx on {form}, facts without a quote")
        held = [data for data in edges if data["relation"] == "TENURE"]
        same({data["modality"] for data in held} <= {"asserted"}, True, f"networkx on {form}, what is held")
    timed = sum("spells" in data or "start" in data for data in edges)
    same(any(data.get("spells") for data in held), True, "networkx on gexf, spells")
    return f"{_told(expected)} from GraphML and GEXF, {timed:,} edges with days"


def schema(exports: Exports) -> str:
    """The GEXF is valid by the schema of GEXF 1.3."""
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(SCHEMA))
    schema.validate(etree.parse(exports.of("gexf"), etree.XMLParser(huge_tree=True)))
    same([str(error) for error in schema.error_log][:3], [], "the schema of GEXF")
    return "valid"


def graphology(exports: Exports) -> str:
    """npm's graphology-gexf reads the same nodes and edges."""
    found = exports.node("graphology_reads.js", ["graphology@0.26", "graphology-gexf@0.13"], exports.of("gexf"))
    same((found["order"], found["size"]), _sizes(exports), "graphology")
    same(found["type"], "directed", "graphology")
    return f"{_told(_sizes(exports))}, {found['quoted']:,} with a quote"


def ladybug(exports: Exports) -> str:
    """ladybug, an embedded property graph, loads the CSV files of Neo4j by the types of their headers."""
    folder = exports.of("neo4j")
    found = exports.python("ladybug_reads.py", ["ladybug"], folder, exports.folder / "ladybug.db")
    nodes, relationships = (sum(map(_rows, folder.glob(f"{kind}-*.csv"))) for kind in ("nodes", "relationships"))
    same((found["nodes"], found["relationships"]), (nodes, relationships), "ladybug")
    script = (folder / "import.cypher").read_text(encoding="utf-8")
    same(
        all(f"'file:///{path.name}'" in script for path in folder.glob("*.csv")), True, "import.cypher names all files"
    )
    return _told((nodes, relationships))


def ndex2(exports: Exports) -> str:
    """ndex2 reads the CX2."""
    found = exports.python("ndex2_reads.py", ["ndex2"], exports.of("cx2"))
    same((found["nodes"], found["edges"]), _sizes(exports), "ndex2")
    return _told(_sizes(exports))


def _sizes(exports: Exports) -> Sizes:
    fragments = {name: value for it in json.loads(exports.of("cx2").read_bytes()) for name, value in it.items()}
    return len(fragments["nodes"]), len(fragments["edges"])


def _told(sizes: Sizes) -> str:
    return "{:,} nodes, {:,} edges".format(*sizes)


def _rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1
