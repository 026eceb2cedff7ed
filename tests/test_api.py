"""kg from Python: rows as Python has them, a frame, a network; light to import."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import house
import networkx as nx
import pytest

import kg


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> kg.Store:
    folder = tmp_path_factory.mktemp("api")
    house.make(folder / "store", house.file(folder, range(20)))
    return kg.open(folder / "store")


def test_importing_it_loads_nothing():
    heavy = "pyoxigraph click networkx pandas kg.api kg.query".split()
    code = f"import kg, sys; assert kg.__version__; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8").stdout == "[]\n"
    with pytest.raises(AttributeError, match="opne"):
        assert kg.opne


def test_articles_are_built_into_a_folder_that_was_not_there(tmp_path):
    (tmp_path / "tin.txt").write_text("Bà Trần Thị Cúc, Bí thư Thành ủy Đà Nẵng, phát biểu.", encoding="utf-8")
    store = kg.open(tmp_path / "store")
    with pytest.raises(kg.Problem, match="no store"):
        store.query("leaders")
    assert store.build(tmp_path / "tin.txt", published="2020-08-15").worked == 1
    assert store.build([tmp_path / "tin.txt"], published="2020-08-15").unchanged == 1
    (row,) = store.query("leaders", body="Thành ủy Đà Nẵng")
    assert (row["name"], row["from_latest"], row["end"]) == ("Trần Thị Cúc", date(2020, 8, 15), None)


def test_a_query_is_a_name_a_file_or_sparql(store, tmp_path):
    text = "SELECT ?x { ?x a kg:Person } ORDER BY ?x"
    (tmp_path / "mine.rq").write_text(text, encoding="utf-8")
    rows = store.query(text)
    assert rows and rows == store.query(str(tmp_path / "mine.rq")) == store.query(text, timeout=60)
    assert store.query("career", name="Trần Đình Mơ")[0]["who"] == "Trần Đình Mơ"
    assert store.query("ASK { ?x a kg:Person }") == [{"answer": True}]
    made = store.query("CONSTRUCT { ?x a kg:Person } WHERE { ?x a kg:Person }")
    assert {row["subject"] for row in made} == {row["x"] for row in rows} and made.columns[2] == "object"
    for wrong in ("no-such-query", "SELECT ?x {"):
        with pytest.raises(kg.Problem):
            store.query(wrong)


def test_rows_become_a_frame_with_all_columns(store):
    rows = store.query("leaders")
    frame = rows.to_pandas()
    assert list(frame.columns) == rows.columns and len(frame) == len(rows) > 5
    assert list(store.query("SELECT ?x ?y { FILTER(false) }").to_pandas().columns) == ["x", "y"]


def test_the_network_is_of_all_or_of_what_is_near(store):
    whole, near = store.network(), store.network("Trần Đình Mơ")
    assert isinstance(whole, nx.MultiDiGraph) and set(near) < set(whole)
    assert "Trần Đình Mơ" in {thing["label"] for _, thing in near.nodes(data=True)}
    assert len(store.network("Trần Đình Mơ", limit=2)) == 2
    with pytest.raises(kg.Problem):
        store.network("Tran Dinh Mo")


def test_a_service_is_opened_by_its_address():
    elsewhere = kg.open("http://127.0.0.1:1/sparql")
    with pytest.raises(kg.Problem, match="does not answer"):
        elsewhere.query("leaders")
    with pytest.raises(kg.Problem, match="only asked"):
        elsewhere.build("data/articles")
    assert kg.open().place == Path("kg-store")
