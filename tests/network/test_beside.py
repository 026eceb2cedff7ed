"""Who else held a seat of one, of those whom a picture leaves out."""

import networkx as nx

from kg.network import Fact, Graph, When
from kg.network.beside import beside, named_beside
from kg.network.model import add_facts
from kg.network.slice import cut

HELD = {"Mơ": "", "Bình": "2018", "Chi": "2012"}


def whole(words: str) -> Graph:
    """A body of a province and who has a post in it, by name and year."""
    made: Graph = nx.MultiDiGraph()
    usual = {"names": (), "kind": "", "level": "", "implied": False, "place": "", "hidden": 0}
    made.add_node("ubnd", type="organization", label="UBND tỉnh Hậu Giang", **{**usual, "place": "Hậu Giang"})
    made.add_node("place:Hậu Giang", type="place", label="Hậu Giang", **usual)
    made.add_nodes_from(HELD, type="person", **usual)
    for name in HELD:
        made.nodes[name]["label"] = f"Lê {name}"
    lies = Fact("lies", "place", parts=(("place", "place:Hậu Giang"), ("thing", "ubnd")))
    posts = [
        Fact(f"{name} {words}", "tenure", words=words, parts=(("body", "ubnd"), ("person", name)), when=When(start=day))
        for name, day in HELD.items()
    ]
    add_facts(made, [*posts, lies])
    return made


def test_who_came_before_and_after_on_a_seat_of_one_is_known_by_name_and_day() -> None:
    every = whole("Chủ tịch")
    found = beside(every, cut(every, ["Mơ", "ubnd"]))
    assert {iri: [(name, it.when.start) for name, it in held] for iri, held in found.items()} == {
        "Mơ Chủ tịch": [("Lê Chi", "2012"), ("Lê Bình", "2018")]
    }
    assert named_beside(found) == {"Lê Chi": ("Chi", "Chi"), "Lê Bình": ("Bình", "Bình")}
    assert beside(every, cut(every, ["Mơ", "Chi", "Bình", "ubnd"])) == {}  # they are on the page


def test_of_seats_of_several_others_are_not_told() -> None:
    every = whole("Phó Chủ tịch")
    assert beside(every, cut(every, ["Mơ", "ubnd"])) == {}
