"""The network as graphml, gexf, neo4j and cx2: the same things and ties, on whose word, and what is not held."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import house
import networkx as nx
import pytest

from kg.export.multigraph import multigraph
from kg.export.property_graph import PropertyGraph, Thing, Tie, property_graph
from kg.export.run import export
from kg.store.snapshot import open_snapshot

FORMS = ("graphml", "gexf", "cx2", "neo4j")


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("graphs")
    house.make(folder / "store", house.file(folder, range(4)))
    return folder / "store"


@pytest.fixture(scope="module")
def graph(store) -> PropertyGraph:
    with open_snapshot(store) as snapshot:
        return property_graph(snapshot)


@pytest.fixture(scope="module")
def written(store, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    with open_snapshot(store) as snapshot:
        for form in FORMS:
            counts = export(snapshot, form, folder / form).counts
            assert counts["things"] > 30 and counts["ties"] > 30
    return folder


def ties_of(graph: PropertyGraph, name: str) -> list[Tie]:
    person = next(thing.id for thing in graph.things if thing.label == name)
    return [tie for tie in graph.ties if tie.source == person]


def test_a_tie_has_its_words_and_on_whose_word(graph):
    article = house.article(0)
    known = {thing.id for thing in graph.things}
    for tie in graph.ties:
        assert {tie.source, tie.target} <= known
        if tie.attributes["kind"] in ("part", "place"):
            continue
        columns = [tie.attributes[name] for name in ("articles", "published", "quotes")]
        assert len({len(column) for column in columns}) == 1
        for id, _, quote in zip(*columns, strict=True):
            assert id != article.id or quote in article.text or quote in article.title
        assert tie.attributes.get("witnesses") or tie.attributes["kind"] in ("event", "document")


def test_a_fact_of_three_names_the_third(graph):
    change = next(tie for tie in ties_of(graph, "Võ Văn Tám") if tie.relation == "CHANGE")
    assert change.attributes["by_name"] == "Ban Thường vụ Tỉnh ủy Hà Tĩnh" or change.attributes["by"]
    by = next(tie for tie in graph.ties if tie.attributes.get("fact") == change.id)
    assert (by.relation, by.source, by.target) == ("CHANGE_BY", change.attributes["by"], change.source)


def test_what_is_not_asserted_never_looks_held(graph):
    relations = {tie.relation for tie in ties_of(graph, "Phan Tất Đạt")}
    assert relations == {"PROPOSAL_PROPOSED", "CHANGE_PLANNED"}
    for tie in graph.ties:
        asserted = tie.attributes["modality"] == "asserted"
        plain = not re.search(r"_(PLANNED|PROPOSED|DENIED|REPORTED|CONDITIONAL)$", tie.relation)
        assert asserted == plain and (asserted or (tie.days is None and ":" in tie.label))
        assert tie.relation != "TENURE" or asserted
    conference = next(thing for thing in graph.things if thing.label == "Hội nghị triển khai Nghị quyết")
    assert conference.attributes["modality"] == "planned"


def test_a_fact_about_one_thing_is_a_thing_apart(graph):
    kinds = Counter(thing.type for thing in graph.loose)
    assert kinds["StatisticFact"] > 5
    assert {tie.source for tie in graph.about} <= {thing.id for thing in graph.loose}
    assert {tie.target for tie in graph.about} <= {thing.id for thing in graph.things}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_bytes_each_time(store, written, tmp_path, form):
    with open_snapshot(store) as snapshot:
        export(snapshot, form, tmp_path / form)
    for path in [tmp_path / form] if form != "neo4j" else sorted((tmp_path / form).iterdir()):
        assert path.read_bytes() == (written / path.relative_to(tmp_path)).read_bytes()


def test_networkx_reads_what_was_written(graph, written):
    expected = {tie.id: (tie.source, tie.target) for tie in graph.ties}
    for form, read in (
        ("graphml", nx.read_graphml(written / "graphml", force_multigraph=True)),
        ("gexf", nx.read_gexf(written / "gexf", version="1.3")),
    ):
        assert set(read) == {thing.id for thing in graph.things}
        found = {
            key if form == "graphml" else data["id"]: (u, v) for u, v, key, data in read.edges(data=True, keys=True)
        }
        assert found == expected
        labels = {thing.id: thing.label for thing in graph.things}
        assert {node: data["label"] for node, data in read.nodes(data=True)} == labels


def test_gexf_has_days_where_they_are_known(graph, written):
    read = nx.read_gexf(written / "gexf", version="1.3")
    edges = {data["id"]: data for _, _, data in read.edges(data=True)}
    kinds = Counter()
    for tie in graph.ties:
        data = edges[tie.id]
        assert data["dated"] == (tie.days is not None)
        if tie.days is None:
            assert not {"start", "end", "spells"} & data.keys()
        elif tie.relation == "TENURE":
            assert data["spells"] == [tie.days]
            assert tie.days == (data["from_latest"], data["until_earliest"])
        else:
            assert (data["start"], data["end"]) == tie.days
        kinds[data["relation"], tie.days is not None] += 1
    assert kinds["TENURE", True] and kinds["PARTICIPATION", True]
    content = (written / "gexf").read_text(encoding="utf-8")
    assert 'timeformat="date"' in content and "lastmodified" not in content and "NetworkX" not in content


def test_cx2_counts_what_it_has(graph, written):
    fragments = {}
    for fragment in json.loads((written / "cx2").read_text(encoding="utf-8")):
        fragments |= fragment
    declared = fragments["attributeDeclarations"][0]
    types = {"string": str, "integer": int, "boolean": bool, "list_of_string": list}
    assert fragments["CXVersion"] == "2.0" and fragments["status"] == [{"success": True}]
    for it in fragments["metaData"]:
        assert len(fragments[it["name"]]) == it["elementCount"]
    for kind in ("nodes", "edges"):
        for it in fragments[kind]:
            for name, value in it["v"].items():
                assert type(value) is types[declared[kind][name]["d"]]
    ids = {it["id"]: it["v"]["id"] for it in fragments["nodes"]}
    ties = [(ids[it["s"]], ids[it["t"]], it["v"]["interaction"]) for it in fragments["edges"]]
    assert ties == [(tie.source, tie.target, tie.relation) for tie in graph.ties]


def test_neo4j_gets_every_file_a_constraint_and_a_statement(graph, written):
    folder = written / "neo4j"
    script = (folder / "import.cypher").read_text(encoding="utf-8")
    assert "CREATE CONSTRAINT thing_id IF NOT EXISTS" in script
    rows: dict[str, list[dict[str, str]]] = {"nodes": [], "relationships": []}
    for path in sorted(folder.glob("*.csv")):
        assert script.count(f"'file:///{path.name}'") == 1
        with path.open(encoding="utf-8", newline="") as lines:
            found = list(csv.DictReader(lines, strict=True))
        rows[path.name.partition("-")[0]] += found
        for name in found[0]:
            assert f"row.`{name}`" in script or name in ("label", "id", ":LABEL", ":TYPE")
    things = [*graph.things, *graph.loose]
    assert Counter(row["id:ID"] for row in rows["nodes"]) == Counter(thing.id for thing in things)
    ends = {row["id"]: (row[":START_ID"], row[":END_ID"], row[":TYPE"]) for row in rows["relationships"]}
    assert ends == {tie.id: (tie.source, tie.target, tie.relation) for tie in [*graph.ties, *graph.about]}
    quotes = {
        row["id"]: row["quotes:string[]"].split("|") for row in rows["relationships"] if row.get("quotes:string[]")
    }
    assert quotes == {tie.id: list(tie.attributes["quotes"]) for tie in graph.ties if tie.attributes.get("quotes")}


def test_what_would_break_a_format_is_put_otherwise(tmp_path):
    from kg.export import neo4j

    thing = Thing("a", "Person", "x\x01y", {"names": ("a|b", "c\\d"), "quote": 'he said "no"\n'})
    read = multigraph(PropertyGraph("", [thing], []))
    assert read.nodes["a"]["label"] == "x\N{REPLACEMENT CHARACTER}y"
    neo4j._nodes(tmp_path, "Person", [thing])
    with (tmp_path / "nodes-person.csv").open(encoding="utf-8", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert row["names:string[]"] == "a¦b|c∖d" and row["quote"] == 'he said "no"\n'
