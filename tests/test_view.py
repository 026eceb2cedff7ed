"""The page: the same bytes for the same graph, nothing from the network, no text that can become markup."""

import base64
import hashlib
import html
import json
import os
import random
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from network.example import sample

from kg import network
from kg.extract.pronouns import _GENDER
from kg.network import KINDS, TYPES, Graph, Only
from kg.view import render, write_page
from kg.view.layout import Box, place
from kg.view.orders import in_order
from kg.view.page import SCRIPTS, table, to_json
from kg.view.words import FILES, labels

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "<!-- <script> \u2028 \u2029 --> & &amp; {{vis}} \\u003c",
    "\"'`${alert(1)}",
    "Nguyê\u0303n" + " Dài" * 75,
    "",
]


def build(made: ox.Store) -> Graph:
    return network.build(network.select_from(made))


@pytest.fixture(scope="module")
def page() -> str:
    return render(build(sample()))


def data(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded | {name: records(loaded[name]) for name in ("things", "facts", "articles", "nodes", "edges")}


def records(table: dict[str, Any]) -> list[dict[str, Any]]:
    """As data.js reads them."""
    names, usual = table["names"], table["usual"]
    filled = [[*row, *[None] * (len(names) - len(row))] for row in table["rows"]]
    rows = [[most if cell is None else cell for cell, most in zip(row, usual, strict=True)] for row in filled]
    return [dict(zip(names, row, strict=True)) for row in rows]


def test_rows_say_what_the_records_said() -> None:
    said = [{"words": words, "parts": parts} for words in ("Bí thư", "", "Bí thư") for parts in ([], [1], [1, 2])]
    assert records(json.loads(to_json(table(said)))) == said
    assert records(table([])) == []


def test_the_same_graph_gives_the_same_bytes_in_any_order(page: str) -> None:
    quads = list(sample())
    for seed in range(3):
        random.Random(seed).shuffle(quads)
        shuffled = ox.Store()
        shuffled.extend(quads)
        assert render(build(shuffled)) == page


def test_pyvis_data_has_every_node_and_every_parallel_edge(page: str) -> None:
    drawn = data(page)
    graph = build(sample())
    assert len(drawn["nodes"]) == len(graph)
    assert len(drawn["edges"]) == graph.number_of_edges()
    assert all(isinstance(node[axis], int) for node in drawn["nodes"] for axis in "xy")
    bends: dict[tuple[int, int], list[float]] = {}
    for edge in drawn["edges"]:
        bends.setdefault((edge["from"], edge["to"]), []).append(edge["bend"])
    assert max(map(len, bends.values())) == 3
    assert all(len(set(bend)) == len(bend) for bend in bends.values())


def test_counts_on_the_page_are_those_of_the_graph() -> None:
    graph = network.build(network.select_from(sample()), limit=5)
    shown = data(render(graph))
    assert (len(shown["things"]), shown["asked"], shown["total"]) == (5, 14, 14)
    told = [fact for fact in graph.graph["facts"].values() if fact.kind != "mention"]
    assert (
        len(shown["facts"]) == len(told) == len(graph.graph["facts"]) - 1
    )  # what is known otherwise need not be named
    assert max(thing["articles"] for thing in shown["things"]) == 2


def test_the_page_says_what_was_left_out_on_purpose() -> None:
    only = Only(types=("person", "event"), first="2020-01-01", last="2020-12-31", places=("Kỳ Lâm, Hà Tĩnh",))
    told = data(render(network.build(network.select_from(sample()), only=only)))["slice"]
    assert told[0][1].split(":")[0] == "Only things of these types"
    assert "Kỳ Lâm" in told[1][0] and "1/1/2020 – 31/12/2020" in told[2][0]
    assert data(render(build(sample())))["slice"] == []


def test_the_heading_says_what_the_page_is_of() -> None:
    select = network.select_from(sample())
    giang, mo = (f"https://w3id.org/vnkg/id/person/{end}" for end in ("nguyen-thi-huong-giang/p1", "tran-dinh-mo/p2"))

    def title(**asked: Any) -> str:
        page = render(network.build(select, **asked), lang="en")
        assert data(page)["titles"][1] == html.unescape(re.search("<title>(.*?)</title>", page)[1])  # type: ignore[index]
        return str(data(page)["titles"][1])

    assert title() == "Knowledge graph"
    assert title(about=[giang]) == "Nguyễn Thị Hương Giang: connections"
    assert title(about=[giang, mo]) == "Nguyễn Thị Hương Giang and Trần Đình Mơ: what ties them"
    only = Only(("person",), ("Kỳ Lâm, Hà Tĩnh",), "2020-01-01", "2020-12-31", "Kỳ Lâm")
    assert title(only=only) == "Kỳ Lâm: its bodies and what is tied to them · Person · 1 Jan 2020 – 31 Dec 2020"
    assert title(only=Only(types=("event",), first="2020-01-01")) == "Knowledge graph · Event · since 1 Jan 2020"


def test_layouts_in_order_place_everything_apart_and_alike() -> None:
    graph = build(sample())
    boxes = {thing: Box(40, 15, 45) for thing in graph}
    for layout in ("circle", "layers"):
        spots = in_order(graph, boxes, layout)
        assert spots.keys() == set(graph) and len(set(spots.values())) == len(graph)
        assert spots == in_order(graph, dict(reversed(boxes.items())), layout)
    people = [it for it, data in graph.nodes(data=True) if data["type"] == "person"]
    row = sorted(people, key=lambda it: spots[it])
    assert [graph.nodes[it]["label"].split()[-1] for it in row] == ["Ân", "Giang", "Mơ"]
    assert len({spots[it][1] for it in people}) == 1


def test_figures_of_nothing_drawn_are_on_the_page_of_the_whole_graph_only() -> None:
    claim, article = (f"https://w3id.org/vnkg/id/{end}" for end in ("claim/statistic/x", "article/bai-3/a3"))
    made = sample()
    made.load(
        f"""PREFIX kg: <https://w3id.org/vnkg/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
        <{article}> a kg:Article ; dcterms:identifier "bai-3" .
        <{claim}> a kg:Observation ; kg:indicator kg:indicator-other ; kg:subjectName "thôn Thượng" ; kg:value 7 ;
          kg:unit kg:unit-other ; kg:modality kg:modality-asserted ; kg:article <{article}> ; kg:quote "Bảy nhà." .""",
        format=ox.RdfFormat.TURTLE,
    )
    whole = build(made).graph
    giang = "https://w3id.org/vnkg/id/person/nguyen-thi-huong-giang/p1"
    around = network.build(network.select_from(made), about=[giang], depth=2).graph
    assert claim in whole["facts"] and article in whole["sources"]
    assert claim not in around["facts"] and article not in around["sources"]
    assert all(fact.parts for fact in around["facts"].values())


def test_a_sentence_is_there_once(page: str) -> None:
    sentences = [tuple(sentence) for sentence in data(page)["sentences"]]
    assert len(sentences) == len(set(sentences))


def test_nothing_is_loaded_from_anywhere(page: str) -> None:
    found: list[str] = []

    class Loads(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            found.extend(value or "" for name, value in attributes if name in {"src", "href", "srcset", "action"})

    Loads().feed(page)
    assert found == ["data:,"]


def test_the_policy_allows_these_scripts_and_no_others(page: str) -> None:
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]  # type: ignore[index]
    for text in [*scripts, style]:
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert len(scripts) == 2
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_licence_of_vis_network_stays(page: str) -> None:
    assert "@license" in page
    assert "The Apache 2.0 License" in page


@pytest.mark.parametrize("text", HOSTILE, ids=["img", "script", "comment", "quotes", "long", "empty"])
def test_no_text_becomes_markup(text: str) -> None:
    made = sample()
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    giang = ox.NamedNode("https://w3id.org/vnkg/id/person/nguyen-thi-huong-giang/p1")
    made.remove(next(made.quads_for_pattern(giang, label, None)))
    made.add(ox.Quad(giang, label, ox.Literal(text)))
    written = render(build(made), title=text)
    assert written.count("</script>") == 3
    assert "<img" not in written.replace(html.escape(text), "")
    assert "\u2028" not in data_text(written)
    assert text in [thing.get("label", "") for thing in data(written)["things"]]


@pytest.mark.parametrize(
    "settings",
    [{"PYTHONIOENCODING": "cp1252"}, {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}],
    ids=["cp1252", "ascii"],
)
def test_hostile_text_is_written_alike_whatever_the_console_speaks(tmp_path: Path, settings: dict[str, str]) -> None:
    made = sample()
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    people = [quad.subject for quad in made.quads_for_pattern(None, label, None)]
    for subject, text in zip(sorted(people, key=str), HOSTILE, strict=False):
        made.remove(next(made.quads_for_pattern(subject, label, None)))
        made.add(ox.Quad(subject, label, ox.Literal(text)))
    made.dump(str(tmp_path / "hostile.nt"), ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    there = "import sys, pyoxigraph as ox\nfrom pathlib import Path\n"
    there += "from kg import network\nfrom kg.view import write_page\n"
    there += "store = ox.Store()\nstore.load(path=sys.argv[1], format=ox.RdfFormat.N_TRIPLES)\n"
    there += "write_page(network.build(network.select_from(store)), Path(sys.argv[2]))\n"
    command = [sys.executable, "-c", there, str(tmp_path / "hostile.nt"), str(tmp_path / "page.html")]
    subprocess.run(command, check=True, env={**os.environ, **settings}, timeout=60)
    assert (tmp_path / "page.html").read_text(encoding="utf-8") == render(build(made))


def data_text(page: str) -> str:
    return page[page.index('id="data">') : page.index("</script>", page.index('id="data">'))]


def test_it_is_written_as_utf8_with_plain_line_ends(tmp_path: Path, page: str) -> None:
    write_page(build(sample()), tmp_path / "page.html")
    assert (tmp_path / "page.html").read_bytes() == page.encode("utf-8")
    assert b"\r" not in (tmp_path / "page.html").read_bytes()


def test_an_empty_graph_is_a_page_too() -> None:
    assert data(render(build(ox.Store())))["things"] == []


def strings() -> dict[str, Any]:
    loaded: dict[str, Any] = data(render(build(sample())))["strings"]
    return loaded


def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    words = strings()
    assert all(len(pair) == 2 and all(pair) for pair in words.values())
    scripts = "".join((FILES / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    template = (FILES / "page.html").read_text(encoding="utf-8")
    used = set(re.findall(r'\b(?:t|amount)\("([^"]+)"', scripts)) | set(
        re.findall(r'data-(?:text|name|hint)="([^"]+)"', template)
    )
    assert len(used) > 40
    assert used <= words.keys()
    for pair in words.values():
        assert sorted(re.findall(r"\{\w+\}", pair[0])) == sorted(re.findall(r"\{\w+\}", pair[1]))


def test_every_gender_that_is_read_has_words() -> None:
    assert set(_GENDER.values()) <= strings().keys()


def test_every_type_and_kind_has_a_look_and_a_name() -> None:
    page_data = data(render(build(sample())))
    looks = {(style["group"], style["code"]): style for style in page_data["styles"]}
    assert {it for it in looks if "." not in it[1]} == {("thing", it) for it in TYPES} | {("fact", it) for it in KINDS}
    lines = {code for group, code in looks if "." in code}
    assert lines == {"tenure.once", "tenure.former", "change.open"}
    assert len({(looks["fact", it]["shape"], looks["fact", it]["colour"]) for it in (*lines, "tenure", "change")}) == 5
    assert {f"line.{code}" for code in lines} <= page_data["strings"].keys()
    shapes = [looks["thing", code]["shape"] for code in TYPES]
    colours = [looks["thing", code]["colour"] for code in TYPES]
    assert len(set(shapes)) == len(set(colours)) == len(TYPES)
    assert {f"{group}.{code}" for group, code in looks if "." not in code} <= page_data["strings"].keys()
    roles = {role for fact in page_data["facts"] for role, _ in fact["parts"]}
    assert {f"role.{role}" for role in roles} <= page_data["strings"].keys()


def test_codes_are_named_by_the_ontology() -> None:
    assert labels(["unit.members", "no.such"]).keys() == {"unit.members"}


def test_the_middle_of_a_large_picture_is_no_knot() -> None:
    chance = random.Random(3)
    links: dict[int, list[int]] = {0: []}
    for node in range(1, 400):  # a knot of a few hubs, and a long tail that would set the frame
        other = chance.randrange(8) if 8 < node < 370 else node - 1
        links[node] = [other]
        links[other].append(node)
    spots = place(links, dict.fromkeys(links, Box(2, 2, 2)))
    axes = [sorted(spot[axis] for spot in spots.values()) for axis in (0, 1)]
    middle, reach = [its[len(its) // 2] for its in axes], [(its[-1] - its[0]) / 10 for its in axes]
    knot = [it for it in spots.values() if all(abs(it[i] - middle[i]) < reach[i] for i in (0, 1))]
    assert len(knot) < len(spots) / 10  # in a twenty-fifth of the frame


def test_what_hangs_on_one_hub_stands_in_no_columns() -> None:
    links: dict[int, list[int]] = {0: list(range(1, 300)), **{node: [0] for node in range(1, 300)}}
    spots = place(links, dict.fromkeys(links, Box(59, 20, 65)))
    columns: dict[int, int] = {}
    for x, _ in spots.values():
        columns[round(x / 10)] = columns.get(round(x / 10), 0) + 1
    assert max(columns.values()) < 12


def test_boxes_do_not_overlap() -> None:
    chance = random.Random(7)
    nodes = list(range(60))
    links: dict[int, list[int]] = {node: [] for node in nodes}
    for node in nodes[1:]:
        other = chance.randrange(node)
        links[node].append(other)
        links[other].append(node)
    boxes = {node: Box(chance.uniform(20, 60), 15, 60) for node in nodes}
    spots = place(links, boxes)
    for one in nodes:
        for two in nodes[:one]:
            apart_x = abs(spots[one][0] - spots[two][0]) >= boxes[one].half + boxes[two].half
            upper, lower = sorted((one, two), key=lambda node: spots[node][1])
            apart_y = spots[lower][1] - boxes[lower].above >= spots[upper][1] + boxes[upper].below
            assert apart_x or apart_y
