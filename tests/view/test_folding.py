"""Events of a picture that would be a ball of them."""

import networkx as nx
import pytest

from kg.network import EVERYTHING, Graph, Only
from kg.view.folding import FEW, around, folded, without
from kg.view.picture import draw
from kg.view.words import rows

SHAPES = {style["code"]: style["shape"] for style in rows("styles.tsv") if style["group"] == "thing"}


def ball(events: int, only: Only = EVERYTHING) -> Graph:
    """A person and a body whom so many events tie."""
    graph: Graph = nx.MultiDiGraph(facts={}, centres=["An"], only=only)
    graph.add_node("An", type="person", label="An")
    graph.add_node("Hội", type="organization", label="Hội")
    for i in range(events):
        graph.add_node(f"e{i}", type="event", label=f"Họp {i}")
        graph.add_edge("An", f"e{i}")
        graph.add_edge("Hội", f"e{i}")
    return graph


def test_only_very_many_events_are_folded_and_none_that_were_asked_for() -> None:
    assert folded(ball(FEW)) == []
    assert len(folded(ball(FEW + 1))) == FEW + 1
    assert folded(ball(FEW + 1, Only(types=("event", "person")))) == []
    graph = ball(FEW + 1)
    for centres in (["e0"], ["An", "Hội"]):
        graph.graph["centres"] = centres
        assert folded(graph) == []


def test_folded_events_stand_around_what_else_there_is() -> None:
    nodes = draw(with_links(ball(100)), SHAPES)["nodes"]
    assert [node["folded"] for node in nodes] == [False, False] + [True] * 100
    far = [abs(nodes[0]["x"] - node["x"]) + abs(nodes[0]["y"] - node["y"]) for node in nodes]
    assert far[1] < min(far[2:])
    assert len({(node["x"], node["y"]) for node in nodes}) == 102


def with_links(graph: Graph) -> Graph:
    linked: Graph = nx.MultiDiGraph(**{**graph.graph, "facts": {"f": None}})
    linked.add_nodes_from(graph.nodes(data=True))
    for i, (one, two) in enumerate(graph.edges()):
        linked.add_edge(one, two, key=str(i), fact="f", link="person")
    return linked


@pytest.mark.parametrize("count", [1, 50, 361])
def test_every_folded_event_has_a_place_of_its_own(count: int) -> None:
    names = [f"e{i}" for i in range(count)]
    places = around({"An": (0, 0), "Hội": (100, 0)}, {it: ["An"] for it in names}, names)
    assert len(set(places.values())) == count
    assert places == around({"An": (0, 0), "Hội": (100, 0)}, {it: ["An"] for it in names}, names)


def test_what_events_tie_lies_beside_one_another() -> None:
    beside = {"An": ["họp", "Sở"], "họp": ["An", "Hội"], "Hội": ["họp"], "Sở": ["An"]}
    assert without(beside, {"họp"}) == {"An": ["Sở", "Hội"], "Hội": ["An"], "Sở": ["An"]}
