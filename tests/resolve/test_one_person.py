"""What a user sees of it: one person with all articles in queries and explanations, and old IRIs that lead there."""

import json

import pytest

from kg.build import Request, build
from kg.cli import main
from kg.iris import DEFAULT_BASE, person_iri
from kg.query import evaluate, find
from kg.query.rows import select
from kg.query.terms import find_term
from kg.store.snapshot import open_snapshot

NAME = "Phan Thế Mạo"
ARTICLES = {
    "tin-1": "Ông Phan Thế Mạo, Bí thư Huyện ủy Kỳ Anh, tỉnh Hà Tĩnh, phát biểu khai mạc hội nghị.",
    "tin-2": "Chiều qua, Bí thư Huyện ủy Kỳ Anh (Hà Tĩnh) Phan Thế Mạo đi kiểm tra đê biển.",
    "tin-3": "Ông Phan Thế Mạo, Chủ tịch UBND huyện Năm Căn, tỉnh Cà Mau, trao quà cho bà con.",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("people")
    path = folder / "articles.jsonl"
    lines = (json.dumps({"id": id, "text": text, "published": "2021-03-04"}) for id, text in ARTICLES.items())
    path.write_text("\n".join(lines), encoding="utf-8")
    build(Request(folder / "store", [str(path)], jobs=1))
    return folder / "store"


def people(id: str) -> str:
    return person_iri(DEFAULT_BASE, id, NAME)


def test_one_person_has_the_articles_of_all_mentions(store):
    with open_snapshot(store) as snapshot:
        person = find_term(snapshot.graph, DEFAULT_BASE, people("tin-1"))
        assert person == find_term(snapshot.graph, DEFAULT_BASE, people("tin-2"))
        assert person.value == min(people("tin-1"), people("tin-2"))
        assert person != find_term(snapshot.graph, DEFAULT_BASE, people("tin-3"))
        career = evaluate(snapshot, find("career"), {"person": people("tin-2")})
        assert sorted(row[career.columns.index("article")].value for row in career.rows) == ["tin-1", "tin-2"]
        assert len(list(select(snapshot.graph, "SELECT ?t { ?t a kg:Tenure ; org:member ?p }", p=person))) == 1
        assert len(list(select(snapshot.graph, "SELECT ?t { ?t a kg:Tenure }"))) == 2


def test_explain_shows_both_sides(store, capsys):
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", "explain", people("tin-2"), "--store", str(store)])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert "people of two articles: joined" in told
    assert "same-post" in told
    after = told.partition("people of two articles")[2]
    assert f"tin-1: {ARTICLES['tin-1']}" in after and f"tin-2: {ARTICLES['tin-2']}" in after


def test_a_mention_that_was_joined_keeps_nothing_but_the_way_on(store):
    gone = max(people("tin-1"), people("tin-2"))
    with open_snapshot(store) as snapshot:
        rows = list(select(snapshot.graph, f"SELECT ?p ?o {{ <{gone}> ?p ?o }}"))
    assert [row["p"] for row in rows] == ["http://purl.org/dc/terms/isReplacedBy"]
