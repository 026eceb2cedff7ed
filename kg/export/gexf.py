"""The network as GEXF 1.3, with days on its edges, for Gephi and others."""

from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from networkx.readwrite.gexf import GEXFWriter

from kg.export.formats import Asked, Written
from kg.export.multigraph import multigraph
from kg.export.property_graph import property_graph
from kg.store.snapshot import Snapshot


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """A tenure has a spell, from the day on which it had begun to the last on which it surely went on; what happened
    has the days on which it may have. What is not asserted and what nobody dates has none, and ``dated`` is false."""
    graph = property_graph(snapshot)
    network = multigraph(graph)
    network.graph |= {"mode": "dynamic", "timeformat": "date"}
    for tie in graph.ties:
        data = network.edges[tie.source, tie.target, tie.id]
        data |= {"id": tie.id, "dated": tie.days is not None}
        for name in ("start", "end"):
            if name in data:
                data[f"{name}_stated"] = data.pop(name)
        if tie.days and tie.attributes["kind"] == "tenure":
            data["spells"] = [tie.days]
        elif tie.days:
            data["start"], data["end"] = tie.days
    for _, data in network.nodes(data=True):
        for name in ("start", "end"):
            if name in data:
                data[f"{name}_stated"] = data.pop(name)
    writer = _Writer(version="1.3")
    writer.add_graph(network)
    writer.tidy()
    with target.open("wb") as file:
        writer.write(file)
    return Written({"things": len(graph.things), "ties": len(graph.ties)}, {"loose": len(graph.loose)})


class _Writer(GEXFWriter):
    """That of networkx, without its version, the day on which it wrote, and what the schema does not know."""

    def tidy(self) -> None:
        self.xml.attrib = {"version": "1.3", "xmlns": self.NS_GEXF}  # its schemaLocation is in a namespace that is none
        for meta in self.xml.iter("meta"):
            meta.attrib.clear()
            meta[0].text = "kg"
        self.graph_element.attrib.pop("name", None)
        self.graph_element.set("timeformat", "date")

    def add_attributes(self, kind: str, element: Element, data: dict[str, Any], default: dict[str, Any]) -> Any:
        data.pop("key", None)
        if "relation" in data:
            element.set("kind", data["relation"])
        return super().add_attributes(kind, element, data, default)  # type: ignore[no-untyped-call]
