"""Slices: what a picture leaves out when types, a place or a time are asked for, and what it says of that."""

import pyoxigraph as ox
import pytest
from network.example import BASE, DISTRICT, GIANG, sample

from kg import network
from kg.network import Bound, Only, When
from kg.network.model import Fact


@pytest.fixture(scope="module")
def select() -> network.Select:
    store = sample()
    kg = "https://w3id.org/vnkg/ontology#"
    district = ox.NamedNode(BASE + "place/ky-lam/x1")
    store.add(ox.Quad(ox.NamedNode(DISTRICT), ox.NamedNode(kg + "inDistrict"), district))
    return network.select_from(store)


def labels(graph: network.Graph) -> set[str]:
    return {data["label"] for _, data in graph.nodes(data=True)}


def kinds(graph: network.Graph) -> set[str]:
    return {fact.kind for fact in graph.graph["facts"].values()}


def test_types(select: network.Select) -> None:
    graph = network.build(select, only=Only(types=("person", "organization")))
    assert {data["type"] for _, data in graph.nodes(data=True)} == {"person", "organization"}
    assert "tenure" in kinds(graph) and "participation" not in kinds(graph)
    assert (graph.graph["asked"], graph.graph["total"]) == (8, 14)
    assert sum(data["hidden"] for _, data in graph.nodes(data=True)) > 0  # their events are told to be missing


def test_a_place_by_its_iri_and_by_its_name(select: network.Select) -> None:
    by_name = network.build(select, only=Only(places=("Kỳ Lâm, Hà Tĩnh",)))
    by_iri = network.build(select, only=Only(places=(BASE + "place/ky-lam/x1",)))
    assert {"Đảng bộ huyện Kỳ Lâm", "Nguyễn Thị Hương Giang", "05-NQ/HU"} <= labels(by_name)
    assert "Chính phủ" not in labels(by_name)
    assert labels(by_iri) == labels(by_name)
    assert by_iri.graph["provinces"] == by_name.graph["provinces"] == ["Hà Tĩnh"]
    assert network.build(select).graph["elsewhere"] == {} and "Chính phủ" in by_name.graph["elsewhere"]


def test_a_place_in_a_picture_of_meetings(select: network.Select) -> None:
    graph = network.build(select, only=Only(places=("Kỳ Lâm, Hà Tĩnh",)), kinds=("participation", "event"))
    assert "Nguyễn Thị Hương Giang" in labels(graph) and "participation" in kinds(graph)


def test_a_time(select: network.Select) -> None:
    graph = network.build(select, only=Only(first="2019-01-01", last="2019-12-31"))
    assert "05-NQ/HU" in labels(graph) and "Kỳ Lâm" in labels(graph)
    assert "tenure" in kinds(graph)  # 2015 to August 2020 is about 2019 too
    assert "event" not in kinds(graph)  # of 2020
    assert graph.graph["undated"] > 0


def test_what_it_is_about_is_there_in_any_case(select: network.Select) -> None:
    graph = network.build(select, about=[GIANG], only=Only(types=("event",), last="1990-12-31"))
    assert labels(graph) == {"Nguyễn Thị Hương Giang"}
    assert kinds(graph) <= {"part", "place", "mention", "profile"}


def test_the_limit_is_told_apart_from_what_was_asked(select: network.Select) -> None:
    graph = network.build(select, only=Only(types=("organization",)), limit=2)
    assert (len(graph), graph.graph["asked"], graph.graph["total"]) == (2, 5, 14)


def test_days_of_a_fact() -> None:
    assert When(start="2020-02", seen_past="2021-05-01").days() == ("2020-02-01", "2021-05-01")
    assert When(until_latest=Bound("2025-12-31", "bound.term")).days() is None
    assert Fact("f", "award").when.days() is None


def test_kinds_that_are_not_wanted_are_not_read(select: network.Select) -> None:
    assert kinds(network.build(select, kinds=("tenure",))) == {"tenure", "place"}


def test_a_part_that_an_article_states_has_its_words(select: network.Select) -> None:
    store = sample()
    store.load(
        f"""PREFIX kg: <https://w3id.org/vnkg/ontology#> BASE <{BASE}>
        <claim/parent/x> a kg:ParentClaim ; kg:organization <organization/van-phong-huyen-uy/b2> ;
          kg:parent <organization/dang-bo-huyen/b1> ; kg:modality kg:modality-asserted ; kg:article <article/bai-1/a1> ;
          kg:quote "Văn phòng thuộc Đảng bộ." .""",
        format=ox.RdfFormat.TURTLE,
    )
    parts = [it for it in network.build(network.select_from(store)).graph["facts"].values() if it.kind == "part"]
    assert "Văn phòng thuộc Đảng bộ." in [witness.quote for fact in parts for witness in fact.witnesses]
