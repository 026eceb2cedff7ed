"""A part of the resolved layer, read alone, is that part of the whole."""

import pytest
from network.example import BASE, DISTRICT, GIANG, sample

from kg import network
from kg.network import KINDS, Graph, Only, Select, select_from
from kg.network.near import around
from kg.network.read import read
from kg.network.source import query
from kg.view import static

PLACES = ("Hà Tĩnh", "Kỳ Lâm, Hà Tĩnh")


def told(graph: Graph) -> tuple[object, ...]:
    """All that a page has of a graph, but for what it names elsewhere; of a body's mentions the articles alone."""
    parts = {
        name: it for name, it in graph.graph.items() if name not in ("brief", "elsewhere", "near", "one", "sources")
    }
    facts = parts.pop("facts").values()
    named = {(thing, it.source) for fact in facts for _, thing in fact.parts for it in fact.witnesses}
    said = [fact for fact in facts if fact.kind != "mention"]
    return list(graph.nodes(data=True)), sorted(graph.edges(keys=True)), sorted(said, key=str), named, parts


@pytest.mark.parametrize("depth", [0, 1, 2])
def test_what_is_read_around_a_thing_is_what_is_there_in_the_whole(depth: int) -> None:
    select = select_from(sample())
    whole = read(select)
    things = sorted(it for it in whole if not it.startswith("place:"))
    assert len(things) > 10
    for about in ([it] for it in (*things, *PLACES)):
        near_by = network.build(select, about=about, depth=depth)
        assert told(near_by) == told(network.build(select, about=about, depth=depth, whole=whole)), about


def test_what_ties_two_and_what_lies_in_a_place_as_well() -> None:
    select = select_from(sample())
    whole = read(select)
    for asked in (
        {"about": [GIANG, DISTRICT], "depth": 1},
        {"about": [f"{BASE}post/bi-thu/o1"]},
        {"only": Only(places=PLACES[1:])},
        {"only": Only(places=PLACES[1:], types=("organization",))},
    ):
        assert told(network.build(select, **asked)) == told(network.build(select, whole=whole, **asked))  # type: ignore[arg-type]


def test_it_asks_for_the_things_near_alone() -> None:
    store, asked = sample(), []

    def select(sparql: str) -> object:
        asked.append(sparql)
        return select_from(store)(sparql)

    network.build(select, about=[GIANG])  # type: ignore[arg-type]
    asked.remove(query("brief"))  # a line each of those left out, without all that is said of a tenure
    assert not [it for it in asked if "a kg:Tenure" in it and "VALUES ?thing" not in it]


def test_where_there_is_too_much_around_everything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    select: Select = select_from(sample())
    assert around(select, KINDS, [GIANG], 1)
    monkeypatch.setattr("kg.network.near.MOST", 3)
    assert around(select, KINDS, [GIANG], 1) is None
    assert GIANG in network.build(select, about=[GIANG])


@pytest.mark.parametrize("about", [DISTRICT, *PLACES])
def test_a_tree_needs_no_more_than_the_bodies_of_a_province(about: str, monkeypatch: pytest.MonkeyPatch) -> None:
    select = select_from(sample())
    tree = static.build(select, "tree", [about], depth=None, limit=None)
    monkeypatch.setattr(network, "branches", lambda select, about: read(select, ("tenure", "part")))
    whole = static.build(select, "tree", [about], depth=None, limit=None)
    assert len(tree) > 2 and list(tree.graph["facts"]) == list(whole.graph["facts"])
    assert [tree.nodes[it]["label"] for it in tree] == [whole.nodes[it]["label"] for it in whole]
