"""Where bodies stand in a tree that no article tells of: by the law, and as one line where they have one name."""

import networkx as nx

from kg.network import Graph
from kg.view.above import above, alike

PLACES = dict.fromkeys(("Kỳ Lâm", "Yên Hạ, Kỳ Lâm", "Yên Sơn", "Hà Tĩnh", "Kỳ Anh", "Kỳ Tân"), "Hà Tĩnh")


def bodies(*names: tuple[str, str, str]) -> Graph:
    """Bodies by name, place and level."""
    graph: Graph = nx.MultiDiGraph()
    for name, place, level in names:
        label = f"{name} {place}"
        graph.add_node(label, type="organization", label=label, place=place, level=f"level.{level}")
        inner, outer = f"place:{place}", f"place:{PLACES[place]}"
        for it in (inner, outer):
            graph.add_node(it, type="place", label=it.removeprefix("place:"))
        graph.add_edge(label, inner, kind="place")
        if inner != outer and not graph.has_edge(inner, outer):
            graph.add_edge(inner, outer, kind="place")
    return graph


def test_what_no_article_places_stands_where_the_law_puts_it() -> None:
    graph = bodies(
        ("Tỉnh ủy", "Hà Tĩnh", "province"),
        ("UBND tỉnh", "Hà Tĩnh", "province"),
        ("Sở Nội vụ", "Hà Tĩnh", "province"),
        ("Huyện ủy", "Kỳ Lâm", "district"),
        ("UBND huyện", "Kỳ Lâm", "district"),
        ("UBND xã", "Yên Hạ, Kỳ Lâm", "commune"),
        ("UBND xã", "Yên Sơn", "commune"),
        ("Ban Tổ chức", "Kỳ Lâm", "district"),
        ("Công ty Sông Lam", "Hà Tĩnh", "province"),
        ("Thành ủy", "Hà Tĩnh", "district"),
        ("Ban Dân vận Thành ủy", "Hà Tĩnh", "district"),
    )
    assert above(graph) == {
        "Sở Nội vụ Hà Tĩnh": "UBND tỉnh Hà Tĩnh",
        "Huyện ủy Kỳ Lâm": "Tỉnh ủy Hà Tĩnh",
        "UBND huyện Kỳ Lâm": "UBND tỉnh Hà Tĩnh",
        "UBND xã Yên Hạ, Kỳ Lâm": "UBND huyện Kỳ Lâm",
        "Ban Tổ chức Kỳ Lâm": "Huyện ủy Kỳ Lâm",
        "Thành ủy Hà Tĩnh": "Tỉnh ủy Hà Tĩnh",
        "Ban Dân vận Thành ủy Hà Tĩnh": "Thành ủy Hà Tĩnh",
    }  # of which district Yên Sơn is nothing tells


def test_what_an_article_places_stays_there() -> None:
    graph = bodies(("UBND tỉnh", "Hà Tĩnh", "province"), ("Sở Nội vụ", "Hà Tĩnh", "province"))
    graph.add_node("Chính phủ", type="organization", label="Chính phủ", place="", level="level.national")
    graph.add_edge("Sở Nội vụ Hà Tĩnh", "Chính phủ", kind="part")
    assert above(graph) == {}


def test_a_city_is_not_its_province() -> None:
    both = ["Tỉnh ủy Hà Tĩnh", "Thành ủy Hà Tĩnh"]
    graph = bodies(("Tỉnh ủy", "Hà Tĩnh", "province"), ("Thành ủy", "Hà Tĩnh", "district"))
    assert alike(graph, both) == {}


def test_bodies_of_one_name_are_one_line_and_so_is_a_misprint_of_which_hardly_anything_is_known() -> None:
    names = ["UBND huyện", "UBND huyên", "Ban Dân vận", "Ban Dân vận Huyện ủy", "Hội Nông dân", "Hội Nông dẫn"]
    graph = bodies(*((name, "Kỳ Lâm", "district") for name in names))
    for i in range(5):
        graph.add_edge(f"person{i}", "UBND huyện Kỳ Lâm")
    found = alike(graph, [it for it, data in graph.nodes(data=True) if data.get("type") == "organization"])
    assert found == {
        "UBND huyên Kỳ Lâm": "UBND huyện Kỳ Lâm",
        "Ban Dân vận Kỳ Lâm": "Ban Dân vận Huyện ủy Kỳ Lâm",
    }  # the two Hội are both as little known


def test_a_province_has_one_lottery_and_one_committee() -> None:
    names = (
        "Công ty xổ số",
        "Công ty TNHH MTV xổ số kiến thiết tỉnh",
        "HĐQT Công ty xổ số",
        "UBND",
        "UBND tỉnh",
        "UBND huyện",
    )
    graph = bodies(*((it, "Hà Tĩnh", "province") for it in names))
    assert alike(graph, list(graph)[:1] + [it for it in graph if graph.nodes[it]["type"] == "organization"]) == {
        "Công ty xổ số Hà Tĩnh": "Công ty TNHH MTV xổ số kiến thiết tỉnh Hà Tĩnh",
        "UBND tỉnh Hà Tĩnh": "UBND Hà Tĩnh",
    }


def test_a_name_that_ends_with_a_body_of_the_place_is_of_it() -> None:
    graph = bodies(
        ("Công an tỉnh", "Hà Tĩnh", "province"),
        ("Công an huyện", "Kỳ Lâm", "district"),
        ("Cơ quan Cảnh sát điều tra Công an huyện", "Kỳ Lâm", "district"),
        ("Phòng Hậu cần Công an huyện", "Kỳ Lâm", "district"),
        ("Phòng Nội vụ", "Kỳ Lâm", "district"),
        ("Phòng Nội vụ", "Hà Tĩnh", "province"),
        ("UBND huyện", "Kỳ Lâm", "district"),
        ("UBND tỉnh", "Hà Tĩnh", "province"),
    )
    assert above(graph) == {
        "Công an huyện Kỳ Lâm": "Công an tỉnh Hà Tĩnh",
        "Cơ quan Cảnh sát điều tra Công an huyện Kỳ Lâm": "Công an huyện Kỳ Lâm",
        "Phòng Hậu cần Công an huyện Kỳ Lâm": "Công an huyện Kỳ Lâm",
        "Phòng Nội vụ Kỳ Lâm": "UBND huyện Kỳ Lâm",
        "UBND huyện Kỳ Lâm": "UBND tỉnh Hà Tĩnh",
    }


def test_the_field_of_a_department_may_be_cut_short_where_one_alone_goes_on_from_it() -> None:
    names = [
        "Sở Nông nghiệp",
        "Sở Nông nghiệp và PTNT",
        "Sở Văn hóa",
        "Sở Văn hóa - Thông tin",
        "Sở Văn hóa và Du lịch",
    ]
    graph = bodies(*((it, "Hà Tĩnh", "province") for it in [*names, "Hội Văn học", "Hội Văn học nghệ thuật"]))
    its = [it for it, data in graph.nodes(data=True) if data["type"] == "organization"]
    assert alike(graph, its) == {"Sở Nông nghiệp Hà Tĩnh": "Sở Nông nghiệp và PTNT Hà Tĩnh"}


def test_a_commune_whose_name_is_its_own_lies_in_its_district() -> None:
    graph = bodies(("Đảng ủy xã", "Kỳ Tân", "commune"), ("Huyện ủy", "Kỳ Anh", "district"))
    assert above(graph) == {"Đảng ủy xã Kỳ Tân": "Huyện ủy Kỳ Anh"}
