"""Asking the store: named queries, values as terms, names, formats, nothing fetched, nothing that cannot be ended."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import house
import pyoxigraph as ox
import pytest

from kg import network
from kg.build import Request, build
from kg.messages import TimedOut, UsageProblem, use
from kg.query import ask, evaluate, find, find_term, find_thing_or_place, names
from kg.query.named import parse
from kg.query.names import find_place
from kg.query.run import parse_bindings, written
from kg.query.syntax import guard, plain, with_values
from kg.store.snapshot import open_snapshot
from kg.vocabulary import KG, RDF

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }"
BASE = "https://w3id.org/vnkg/id/"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("query")
    house.make(folder / "store", house.file(folder, range(20)))
    return folder / "store"


def rows(store: Path, text: str, **bindings: str) -> list[tuple[str, ...]]:
    with open_snapshot(store) as snapshot:
        answer = evaluate(snapshot, parse("test", text.encode(), "test.rq"), bindings)
        return [tuple("" if term is None else term.value for term in row) for row in answer.rows]


def told(key: str, call, *arguments, **options) -> str:
    with pytest.raises(UsageProblem) as caught:
        call(*arguments, **options)
    assert caught.value.key == key
    return str(caught.value)


# Named queries


def test_a_mistyped_name_of_a_query_is_answered_by_the_nearest():
    assert "holders" in told("query.similar", find, "holder")
    assert "holders" in told("query.unknown", find, "xyz")


def test_labels_of_codes_offices_and_things(store):
    text = """SELECT ?role ?status ?post {
      ?tenure kg:post ?post . ?post kg:roleName ?role ; kg:seats 1 BIND('former' AS ?status) }"""
    asked = parse("q", text.encode(), "q")
    said = {row[0].value: row[1].value for row in ask(store, asked, {}, labels="en").rows if row[0] and row[1]}
    assert said["Secretary"] == "former"
    things = {row[2].value for row in ask(store, asked, {}, labels="vi").rows if row[2]}
    assert "Bí thư, Đảng bộ huyện, Kỳ Lâm" in things
    assert {row[1].value for row in ask(store, asked, {}, labels="vi").rows if row[1]} == {"nguyên"}


def test_the_sparql_that_is_explained_is_complete_and_gives_the_same(store):
    with open_snapshot(store) as snapshot:
        for name, given in (("leaders", {"body": "Tỉnh ủy Hà Tĩnh"}), ("holders", {"on": "2020-08-15"})):
            text = written(snapshot, find(name), given)
            found = snapshot.graph.query(text)
            assert [str(row) for row in found] == [str(row) for row in snapshot.graph.query(text)] != []
        own = parse("q", b"SELECT ?x { ?x a kg:Post }", "q")
        assert written(snapshot, own, {}).startswith("PREFIX kg: <")


@pytest.mark.parametrize("name", names())
def test_a_named_query_says_what_it_asks_in_both_languages_and_answers(store, name):
    query = find(name)
    assert query.english.endswith("?") and query.vietnamese.endswith("?")
    assert all(parameter.english and parameter.vietnamese for parameter in query.parameters)
    answer = ask(store, query, {})
    found = list(answer.rows)
    assert answer.columns and len(set(answer.columns)) == len(answer.columns)
    assert {len(row) for row in found} <= {len(answer.columns)}


def test_the_first_named_queries_are_there():
    assert set(names()) >= {
        *(
            "holders",
            "career",
            "leaders",
            "congresses",
            "resolutions",
            "awards",
            "membership",
            "participants",
            "articles",
        )
    }


def column(store: Path, name: str, at: str, **bindings: str) -> list[str]:
    answer = ask(store, find(name), bindings)
    place = (answer.columns or []).index(at)
    return [row[place].value for row in answer.rows if row[place] is not None]


def test_parameters_narrow_an_answer(store):
    assert column(store, "holders", "name", post="Phó Bí thư, Tỉnh ủy, Hà Tĩnh") == ["Trần Đình Mơ"]
    assert column(store, "leaders", "role", body="Tỉnh ủy Hà Tĩnh") == ["Phó Bí thư"]
    assert set(column(store, "career", "what", person="Võ Văn Tám")) == {"former", "disciplined"}
    assert column(store, "resolutions", "number", kind="directive") == ["12-CT/TW"]
    assert set(column(store, "participants", "part", person="Trần Đình Mơ")) == {"attend", "direct"}
    assert "4512" in column(store, "membership", "value")
    assert column(store, "congresses", "ordinal", body="Đảng bộ huyện Kỳ Lâm", term="2020-2025")[:1] == ["12"]


def test_who_held_a_post_on_a_day(store):
    person = "person/" + column_iri(store, "Lê Thị Thuỳ Ngân")
    career = {"post": "Bí thư, Đảng bộ huyện, Kỳ Lâm"}
    assert person
    assert "Lê Thị Thuỳ Ngân" in column(store, "holders", "name", on="2020-08-15", **career)
    assert "Lê Thị Thuỳ Ngân" not in column(store, "holders", "name", on="2020-08-13", **career)


STATUS_ARTICLE = (
    """Dự hội nghị có ông Lê Văn Bình, nguyên Bí thư Thành ủy Đà Nẵng; bà Trần Thị Cúc, Bí thư Thành ủy Đà Nẵng."""
)


def test_a_former_holder_is_told_where_no_article_has_a_date(tmp_path):
    (tmp_path / "tin.txt").write_text(STATUS_ARTICLE, encoding="utf-8")
    build(Request(tmp_path / "store", [str(tmp_path / "tin.txt")], jobs=1))
    for name in ("leaders", "holders"):
        people, statuses = (column(tmp_path / "store", name, at) for at in ("name", "status"))
        assert list(zip(people, statuses, strict=True)) == [("Trần Thị Cúc", "current"), ("Lê Văn Bình", "former")]
    with open_snapshot(tmp_path / "store") as snapshot:
        facts = network.build(network.select_from(snapshot.graph)).graph["facts"].values()
    statuses = [dict(fact.values)["status"] for fact in facts if fact.kind == "tenure"]
    assert sorted(statuses) == ["status.current", "status.former"]


def column_iri(store: Path, name: str) -> str:
    ((iri,),) = rows(store, "SELECT ?p { ?p a kg:Person ; skos:prefLabel ?name }", name=f'"{name}"')
    return iri.removeprefix(f"{BASE}person/")


# Values as terms


def test_values_are_terms_never_text(store):
    header = "# parameter: name | string | | a name | tên\n"
    query = header + "SELECT ?x { ?x skos:prefLabel ?name }"
    assert rows(store, query, name='x" } ; DROP ALL #') == []
    assert rows(store, query, name="Trần Đình Mơ")
    assert not rows(store, query, name="trần đình mơ")


def test_an_undeclared_variable_takes_any_term(store):
    person = "SELECT ?x { ?x skos:prefLabel ?name ; a ?kind }"
    assert rows(store, person, kind="kg:Person") == rows(store, person, kind="https://w3id.org/vnkg/ontology#Person")
    assert rows(store, person, name='"Trần Đình Mơ"', kind="kg:Person")
    assert rows(store, "SELECT ?e { ?e kg:ordinal ?n }", n="12")
    assert rows(store, "SELECT ?n (STR(?d) AS ?s) { BIND(?d AS ?n) }", d='"2020-01-16"^^xsd:date')[0][1] == "2020-01-16"
    told("bind.literal", rows, store, person, name='"open')


@pytest.mark.parametrize(
    ("kind", "value", "key"),
    [
        ("integer", "two", "bind.value"),
        ("decimal", "1,5", "bind.value"),
        ("date", "16/01/2020", "bind.date"),
        ("iri", "no iri", "bind.iri"),
        ("concept:unit", "miles", "bind.code"),
        ("person", "Không Có Ai", "term.none"),
    ],
)
def test_a_value_of_another_kind_is_told(store, kind, value, key):
    query = f"# parameter: x | {kind} | | a value | giá trị\nSELECT ?s {{ ?s ?p ?x }}"
    told(key, rows, store, query, x=value)


def test_a_default_stands_until_another_value_is_given(store):
    query = "# parameter: n | integer | 12 | a number | số\nSELECT ?n { }"
    assert rows(store, query) == [("12",)] and rows(store, query, n="7") == [("7",)]


def test_an_unknown_parameter_and_a_crooked_binding_are_told(store):
    assert "person" in told("bind.unknown", ask, store, find("career"), {"who": "x"})
    assert parse_bindings(["?x=a=b", "y="]) == {"x": "a=b", "y": ""}
    told("bind.form", parse_bindings, ["x"])


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("ASK { ?s ?p ?x }", "ASK { VALUES (?x) { (1) } ?s ?p ?x }"),
        ("SELECT (COUNT(?s) AS ?n) WHERE {?s ?p ?x}", "SELECT (COUNT(?s) AS ?n) WHERE { VALUES (?x) { (1) }?s ?p ?x}"),
        ("CONSTRUCT { ?s ?p ?x } WHERE { ?s ?p ?x }", "CONSTRUCT { ?s ?p ?x } WHERE { VALUES (?x) { (1) } ?s ?p ?x }"),
        ("# { no\nASK{ ?s ?p '{' }", "# { no\nASK{ VALUES (?x) { (1) } ?s ?p '{' }"),
        ("SELECT (EXISTS { ?a ?b ?c } AS ?e) { }", "SELECT (EXISTS { ?a ?b ?c } AS ?e) { VALUES (?x) { (1) } }"),
    ],
)
def test_values_stand_at_the_head_of_the_pattern(query, bound):
    assert with_values(query, {"x": "1"}) == bound


def test_a_query_without_a_pattern_takes_no_values():
    told("query.no-pattern", with_values, "DESCRIBE <http://a/>", {"x": "1"})
    told("query.no-pattern", with_values, "CONSTRUCT WHERE { ?s ?p ?x }", {"x": "1"})


# Names


def test_a_name_is_found_in_other_spellings_and_with_its_place(store):
    query = "# parameter: x | thing | | a thing | mục\nSELECT ?x { ?x skos:prefLabel ?l }"
    assert rows(store, query, x="Tỉnh uỷ Hà Tĩnh") == rows(store, query, x="Tỉnh ủy, Hà Tĩnh")
    assert rows(store, query, x="vi-du-01") == []  # an article has a title, not a label
    assert rows(store, "# parameter: x | article | | a | b\nSELECT ?x { ?x a kg:Article }", x="vi-du-01")


@pytest.mark.parametrize("name", ["Tỉnh ủy Hà Tĩnh", "Tỉnh uỷ, Hà Tĩnh"])
def test_a_name_with_its_place_is_found_without_reading_all_names(store, name, monkeypatch):
    monkeypatch.setattr(sys.modules["kg.query.names"], "_names", None)
    with open_snapshot(store) as snapshot:
        assert "organization/" in find_term(snapshot.graph, snapshot.base, name).value


@pytest.mark.parametrize(
    "name", ["Thành ủy TP HCM", "Thành ủy TP.HCM", "Thành ủy thành phố Hồ Chí Minh", "Thành uỷ Hồ Chí Minh"]
)
def test_a_city_has_several_names(tmp_path_factory, name):
    folder = tmp_path_factory.getbasetemp() / "city"
    if not folder.exists():
        folder.mkdir()
        (folder / "tin.txt").write_text("Ông Nguyễn Văn An, Bí thư Thành ủy TP.HCM, phát biểu.", encoding="utf-8")
        build(Request(folder / "store", [str(folder / "tin.txt")], jobs=1))
    with open_snapshot(folder / "store") as snapshot:
        thing = find_term(snapshot.graph, BASE, name)
        assert thing.value.startswith(f"{BASE}organization/")
        assert find_term(snapshot.graph, BASE, f"Bí thư, {name}").value.startswith(f"{BASE}post/")
        for place in ("TP HCM", "thành phố Hồ Chí Minh", "Hồ Chí Minh"):
            assert find_thing_or_place(snapshot.graph, BASE, place) == ("Hồ Chí Minh", "Hồ Chí Minh")
        told("term.none", find_thing_or_place, snapshot.graph, BASE, "Quy Nhơn")


def test_places_of_one_name_are_told_apart_by_province():
    made = ox.Store()
    places = [("Châu Thành", "Long An"), ("Châu Thành", "Bến Tre"), ("Hà Tĩnh", "Hà Tĩnh"), ("", "Bến Tre")]
    for number, (place, province) in enumerate(places):
        body = ox.NamedNode(f"o:{number}")
        made.add(ox.Quad(body, ox.NamedNode(RDF.type), ox.NamedNode(KG.Organization)))
        made.add(ox.Quad(body, ox.NamedNode(KG.province), ox.Literal(province)))
        if place:
            made.add(ox.Quad(body, ox.NamedNode(KG.place), ox.Literal(place)))
    assert find_place(made, "Châu Thành, Long An") == ("Châu Thành", "Long An")
    assert find_place(made, "tỉnh Bến Tre") == ("Bến Tre", "Bến Tre")
    assert find_place(made, "Chau Thanh") is None
    assert "Châu Thành, Bến Tre\n  Châu Thành, Long An" in told("place.several", find_place, made, "huyện Châu Thành")


def test_a_name_never_passes_over_a_tone_but_near_ones_are_suggested(store):
    query = "# parameter: x | person | | a person | người\nSELECT ?x { ?x skos:prefLabel ?l }"
    words = told("term.similar", rows, store, query, x="Tran Dinh Mo")
    assert "Trần Đình Mơ" in words and f"{BASE}person/tran-dinh-mo/" in words


def test_a_name_that_fits_several_lists_them(store):
    query = "# parameter: x | organization | | a body | tổ chức\nSELECT ?x { ?x skos:prefLabel ?l }"
    words = told("term.several", rows, store, query, x="Ban Thường vụ Huyện ủy")
    assert "Hà Tĩnh" not in words and "Kỳ Lâm" in words and "Tân Lộc" in words and words.count(BASE) >= 3
    assert rows(store, query, x="Ban Thường vụ Huyện ủy Kỳ Lâm")


def test_messages_come_in_both_languages(store):
    try:
        use("vi")
        assert "không có gì tên là" in told("term.none", ask, store, find("career"), {"person": "Zzz"})
    finally:
        use("en")


# What is refused


@pytest.mark.parametrize(
    ("query", "key", "where"),
    [
        ("SELECT * {\n SERVICE <http://a/> { ?s ?p ?o } }", "query.service", "q.rq:2"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "query.service", "q.rq:1"),
        ("SELECT * { \\u0053ERVICE <http://a/> { ?s ?p ?o } }", "query.service", "q.rq:1"),
        ("LOAD <http://a/>", "query.update", "q.rq:1"),
        ("PREFIX a: <http://a/>\nINSERT DATA { a:a a:b a:c }", "query.update", "q.rq:2"),
        ("DROP ALL", "query.update", "q.rq:1"),
    ],
)
def test_a_query_that_reaches_out_of_the_store_is_refused(query, key, where):
    assert told(key, guard, plain(query), "q.rq").startswith(where)


@pytest.mark.parametrize(
    "query",
    [
        "# SERVICE\nSELECT ?service { ?service a 'SERVICE <http://a/>', <http://SERVICE/> }",
        'SELECT * { ?s service:load """ LOAD " SERVICE """ }',
        "SELECT ?from { ?from ?load $clear }",
    ],
)
def test_the_word_alone_is_no_reason_to_refuse(query):
    assert guard(query, "q.rq") == []


def test_from_names_graphs_of_the_store_or_is_refused(store):
    told("query.from", rows, store, "SELECT * FROM <http://dbpedia.org/> { ?s ?p ?o }")
    told("query.from", rows, store, "SELECT * FROM NAMED kg:x { ?s ?p ?o }")
    with open_snapshot(store) as snapshot:
        graph = snapshot.record("vi-du-01").graph
    assert len(rows(store, f"SELECT * FROM <{graph}> {{ ?s ?p ?o }}")) > 300


def test_the_default_graph_is_the_resolved_layer_and_articles_are_named_graphs(store):
    assert rows(store, "ASK { ?t a kg:Tenure }") == [("true",)]
    assert rows(store, "ASK { ?e a kg:Evidence }") == [("false",)]
    assert rows(store, "ASK { GRAPH ?g { ?e a kg:Evidence } }") == [("true",)]
    assert rows(store, "ASK { GRAPH ?g { ?t a kg:Tenure } }") == [("false",)]


def test_a_syntax_error_is_told_with_file_and_line(store):
    query = "SELECT ?x {\n  ?x a }"
    words = told("query.syntax", ask, store, parse("q", query.encode(), "asked.rq"), {})
    assert words.startswith("asked.rq:2:")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * {", 'expected one of "$"'),
        ("SELECT * { ?s a no:p }", "Prefix not found"),
        ("", "something else has to stand here"),
    ],
)
def test_a_syntax_error_lists_no_ranges_of_characters(store, query, words):
    found = told("query.syntax", rows, store, query)
    assert words in found and "'A'" not in found and "u{" not in found and "[_]" not in found


def test_bad_query_files_are_told(tmp_path):
    told("query.unknown", find, "no-such-query")
    told("query.unreadable", find, str(tmp_path))
    (tmp_path / "latin.rq").write_bytes("# Đảng\nSELECT".encode("utf-16"))
    assert "latin.rq:1" in told("query.encoding", find, str(tmp_path / "latin.rq"))
    (tmp_path / "header.rq").write_text("# parameter: x | nothing | | a | b\nASK {}", encoding="utf-8")
    assert "header.rq:1" in told("query.header", find, str(tmp_path / "header.rq"))


# Ending a query


def test_a_query_ends_when_its_time_is_up(store):
    started = time.monotonic()
    with pytest.raises(TimedOut) as caught:
        list(ask(store, parse("q", ENDLESS.encode(), "q.rq"), {}, timeout=1).rows)
    assert caught.value.exit_code == 124 and time.monotonic() - started < 2.5


def running(store: Path) -> subprocess.Popen[bytes]:
    """``kg query`` at work on a query that would take years, in a process group of its own."""
    command = [sys.executable, "-m", "kg", "query", "-", "--store", str(store)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    assert process.stdin
    process.stdin.write(ENDLESS.encode())
    process.stdin.close()
    time.sleep(2)
    return process


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_ends_a_query_and_its_process(store):
    process = running(store)
    assert process.poll() is None
    started = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(timeout=5) == 130
    assert time.monotonic() - started < 1.5
    assert process.stderr and b"interrupted" in process.stderr.read()
    assert house.gone(process.pid, 1)


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_killed_command_leaves_no_process_behind(store):
    process = running(store)
    process.kill()
    process.wait()
    assert house.gone(process.pid, 2)


# The manual

MANUAL = (Path(__file__).parents[1] / "docs" / "queries.md").read_text(encoding="utf-8")


def test_the_manual_has_every_named_query_with_its_values():
    table = dict(re.findall(r"^\| `(\w+)` \| .* \| (.*)\|$", MANUAL, re.M))
    shown = {name: re.findall(r"`(\w+)`", values) for name, values in table.items() if name in names()}
    assert shown == {name: [parameter.name for parameter in find(name).parameters] for name in names()}


def test_the_example_of_the_manual_answers(store):
    (example,) = re.findall(r"```sparql\n(.*?)```", MANUAL, re.S)
    ((_, label),) = rows(store, example, body="Đảng bộ huyện Kỳ Lâm")
    assert label.startswith("Bí thư, ") and label.endswith(", Kỳ Lâm")
    assert not rows(store, example, body="Đảng bộ huyện Kỳ Lâm", role="Người gác cổng")
