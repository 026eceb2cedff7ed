"""The resolved layer as a network: what is a thing, what is a fact, what rests on what, and what a slice leaves out."""

from collections import Counter

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from network.example import BASE, DISTRICT, GIANG, SAMPLE, sample

from kg import network
from kg.network import Fact, Graph
from kg.network.slice import elsewhere


@pytest.fixture(scope="module")
def select() -> network.Select:
    return network.select_from(sample())


@pytest.fixture(scope="module")
def graph(select: network.Select) -> Graph:
    return network.build(select)


def facts(graph: Graph, kind: str) -> list[Fact]:
    return [fact for fact in graph.graph["facts"].values() if fact.kind == kind]


def test_things_by_type(graph: Graph) -> None:
    types = Counter(data["type"] for _, data in graph.nodes(data=True))
    assert types == {"organization": 5, "person": 3, "place": 2, "event": 1, "document": 2, "award": 1}
    assert set(types) <= set(network.TYPES)


def test_every_kind_of_fact_is_read(graph: Graph) -> None:
    counts = Counter(fact.kind for fact in graph.graph["facts"].values())
    assert counts.keys() == network.KINDS.keys()
    assert counts["tenure"] == 3
    assert counts["proposal"] == 1
    assert counts["statistic"] == 2


def test_a_body_is_called_by_its_place(graph: Graph) -> None:
    assert graph.nodes[DISTRICT]["label"] == "Đảng bộ huyện Kỳ Lâm"
    assert graph.nodes[DISTRICT]["names"] == ("Huyện ủy",)
    assert graph.nodes[BASE + "organization/chinh-phu/b4"]["label"] == "Chính phủ"  # its place is the country


def test_a_place_is_a_thing_only_where_its_province_is_known(graph: Graph) -> None:
    places = {data["label"] for _, data in graph.nodes(data=True) if data["type"] == "place"}
    assert places == {"Kỳ Lâm", "Hà Tĩnh"}  # not Yên Hạ: of which province it is, no article says


def test_parallel_edges_are_both_there(graph: Graph) -> None:
    between = graph.get_edge_data(GIANG, DISTRICT)
    assert Counter(edge["kind"] for edge in between.values()) == {"tenure": 2, "change": 1}


def test_one_act_told_twice_is_one_fact_with_two_witnesses(graph: Graph) -> None:
    (change,) = facts(graph, "change")
    assert change.code == "change.elected"
    assert [witness.source[-2:] for witness in change.witnesses] == ["a1", "a2"]
    assert change.when.start == change.when.earliest == change.when.latest == "2020-08-14"
    assert dict(change.parts)["by"].endswith("b3")
    assert "by" not in dict(change.values)  # the words are left out where the body is known


def test_stated_and_observed_time_are_kept_apart(graph: Graph) -> None:
    whens = {fact.words: fact.when for fact in facts(graph, "tenure")}
    assert (whens["Phó Bí thư"].start, whens["Phó Bí thư"].end) == ("2015", "2020-08")
    assert (whens["Phó Bí thư"].earliest, whens["Phó Bí thư"].latest) == ("2015-01-01", "2020-08-31")
    assert (whens["Ủy viên"].start, whens["Ủy viên"].seen_first) == ("", "2020-08-15")


def test_an_award_to_a_group_keeps_the_words(graph: Graph) -> None:
    group = next(fact for fact in facts(graph, "award") if "recipient" not in dict(fact.parts))
    assert dict(group.values) == {"recipient": "chi bộ", "count": "7"}
    assert {graph.nodes[one]["label"] for one, _, edge in graph.edges(data=True) if edge["fact"] == group.iri} == {
        "Chính phủ"
    }


def test_every_fact_that_an_article_states_has_its_words(graph: Graph) -> None:
    unquoted = {fact.kind for fact in graph.graph["facts"].values() if not fact.witnesses}
    assert unquoted == {"part", "place"}
    assert {source.title for source in graph.graph["sources"].values()} == {
        "Huyện Kỳ Lâm bầu bí thư mới",
        "Kỳ Lâm sau đại hội",
    }


def test_rdflib_and_oxigraph_give_the_same(graph: Graph) -> None:
    parsed = rdflib.Graph().parse(SAMPLE, format="turtle")
    other = network.build(network.select_from(parsed))

    def plain(one: Graph) -> list[Fact]:
        return [fact for fact in one.graph["facts"].values() if fact.kind != "statistic"]  # 4512.0, 4512: one number

    assert list(other.nodes(data=True)) == list(graph.nodes(data=True))
    assert plain(other) == plain(graph)


def test_about_draws_the_neighbourhood_and_counts_the_rest(select: network.Select, graph: Graph) -> None:
    near = network.build(select, about=[GIANG], depth=1)
    assert {data["label"] for _, data in near.nodes(data=True)} == {
        "Nguyễn Thị Hương Giang",
        "Đảng bộ huyện Kỳ Lâm",
        "Tỉnh ủy Hà Tĩnh",
        "Đại hội Đảng bộ huyện Kỳ Lâm lần thứ XII",
    }
    assert next(iter(near)) == GIANG
    assert near.graph["total"] == len(graph)
    assert near.nodes[GIANG]["hidden"] == 0
    assert near.nodes[DISTRICT]["hidden"] == len(
        {*graph.predecessors(DISTRICT), *graph.successors(DISTRICT)} - set(near)
    )
    assert len(network.build(select, about=[GIANG], depth=2)) > len(near)


def test_a_place_is_not_passed_through(select: network.Select) -> None:
    near = network.build(select, about=[BASE + "organization/van-phong-huyen-uy/b2"], depth=2)
    assert BASE + "organization/tinh-uy/b3" not in near  # it shares the province only


def test_a_post_an_article_and_a_place_can_be_asked_about(select: network.Select) -> None:
    post = network.build(select, about=[BASE + "post/bi-thu/o1"], depth=0)
    assert set(post) == {GIANG, DISTRICT}
    article = network.build(select, about=[BASE + "article/bai-1/a1"], depth=0)
    assert BASE + "event/dai-hoi/v1" in article
    assert len(network.build(select, about=["Hà Tĩnh"], depth=1)) == 3


@pytest.mark.parametrize("unknown", [BASE + "person/nobody/x", "no iri at all", "> } DROP ALL #"])
def test_what_is_not_there_is_said(select: network.Select, unknown: str) -> None:
    with pytest.raises(network.NotInGraph, match="nothing to draw about"):
        network.build(select, about=[unknown])


def test_limit_keeps_the_most_connected(select: network.Select, graph: Graph) -> None:
    few = network.build(select, limit=4)
    assert len(few) == 4
    assert few.graph["total"] == len(graph)
    assert min(graph.degree(thing) for thing in few) >= max(graph.degree(thing) for thing in graph if thing not in few)


def test_a_cut_fact_names_what_is_not_drawn(graph: Graph) -> None:
    part = network.cut(graph, [GIANG, DISTRICT])
    (change,) = facts(part, "change")
    assert dict(change.parts) == {"person": GIANG, "body": DISTRICT}
    assert dict(change.values)["by"] == "Tỉnh ủy Hà Tĩnh"


def test_an_empty_store_is_an_empty_graph() -> None:
    assert len(network.build(network.select_from(ox.Store()))) == 0


def test_what_ties_two_things_comes_before_what_lies_around_them(select: network.Select) -> None:
    mo = BASE + "person/tran-dinh-mo/p2"
    two = network.build(select, about=[GIANG, mo], depth=0)
    assert list(two)[:2] == [GIANG, mo]
    assert [two.nodes[it]["label"] for it in list(two)[2:]] == [
        "Đại hội Đảng bộ huyện Kỳ Lâm lần thứ XII",
        "Tỉnh ủy Hà Tĩnh",
    ]
    near = network.build(select, about=[GIANG, mo], depth=1, limit=5)
    assert list(near)[:4] == list(two) and len(near) == 5
    apart = network.build(select, about=[mo, BASE + "document/05-nq-hu/h1"], depth=0)  # the event adopted it
    assert "Đại hội Đảng bộ huyện Kỳ Lâm lần thứ XII" in {data["label"] for _, data in apart.nodes(data=True)}


def test_what_is_said_of_one_thing_is_read_for_the_things_that_are_drawn(select: network.Select, graph: Graph) -> None:
    few = network.build(select, limit=4)
    again = network.build(select, limit=4, whole=network.read(select))

    def told(of: Graph) -> list[Fact]:
        return [it for it in of.graph["facts"].values() if it.kind != "mention"]

    def naming(of: Graph) -> set[tuple[str, str]]:
        named = [it for it in of.graph["facts"].values() if it.kind == "mention"]
        return {(dict(it.parts)["body"], witness.source) for it in named for witness in it.witnesses}

    assert told(few) == told(again) and naming(few) == naming(again) != set()
    loose = [it for it in graph.graph["facts"].values() if not it.parts]
    assert few.graph["loose"] == len(loose) and graph.graph["loose"] == 0


def test_an_event_keeps_its_day_where_its_body_is_left_out() -> None:
    whole: network.Graph = nx.MultiDiGraph(facts={})
    for thing, type in (("họp", "event"), ("Hội", "organization"), ("An", "person")):
        whole.add_node(thing, type=type, label=thing)
    held = network.Fact("f", "event", parts=(("body", "Hội"), ("event", "họp")), when=network.When(start="2020-01-02"))
    came = network.Fact("g", "participation", parts=(("event", "họp"), ("person", "An")))
    whole.graph["facts"] = {"f": held, "g": came}
    kept = network.cut(whole, ["họp", "An"]).graph["facts"]
    assert kept["f"].when.start == "2020-01-02" and ("body", "Hội") in kept["f"].values
    assert set(network.cut(whole, ["Hội", "An"]).graph["facts"]) == set()


def test_of_several_of_one_name_the_most_connected_is_told_of_elsewhere() -> None:
    whole: network.Graph = nx.MultiDiGraph([("An 1", "Hội"), ("An 2", "Hội"), ("An 2", "Sở"), ("Sở", "Hội")])
    for thing in whole:
        named = {"type": "person", "label": "An"} if "An" in thing else {"type": "organization", "label": thing}
        whole.nodes[thing].update(named)
    assert elsewhere(whole, {"Hội"}) == {"An": ("An 2", "An 2"), "Sở": ("", "Sở")}
    assert elsewhere(whole, {"An 1"}) == {"Hội": ("", "Hội"), "Sở": ("", "Sở")}
