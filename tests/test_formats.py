"""Answers in every format, read back by what reads such files."""

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

import house
import openpyxl
import pyarrow as pa
import pyoxigraph as ox
import pytest
import rdflib
from pyarrow import parquet

from kg.cli import query as command
from kg.messages import UsageProblem, use
from kg.query import ask, evaluate, find, labels, names
from kg.query.formats import FORMATS, write
from kg.query.named import parse
from kg.store.snapshot import open_snapshot
from kg.tables import COLUMNS

BASE = "https://w3id.org/vnkg/id/"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    house.make(folder / "store", house.file(folder, range(20)))
    return folder / "store"


def told(key: str, call, *arguments) -> str:
    with pytest.raises(UsageProblem) as caught:
        call(*arguments)
    assert caught.value.key == key
    return str(caught.value)


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("read", "nothing read", "chưa đọc thấy"),
        ("what", "province", "tỉnh"),
        ("value", "female", "nữ"),
        ("name", "female", "female"),
        ("evidence", "stated observed - term", "nêu rõ, thấy được, -, nhiệm kỳ"),
        ("when", "--04-08", "8/4"),
    ],
)
def test_in_vietnamese_no_value_is_left_in_english(column, value, words):
    use("vi")
    try:
        assert labels.cell(column, value) == words
    finally:
        use("en")
    assert labels.cell(column, value) == ("8 Apr" if column == "when" else value)


def written(store: Path, query: str, form: str) -> bytes:
    out = io.BytesIO()
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    with open_snapshot(store) as snapshot:
        write(evaluate(snapshot, parse("q", query.encode(), "q.rq"), {}), form, text, "q.rq")
    text.flush()
    return out.getvalue()


def columns_of(store: Path, name: str) -> list[str]:
    with open_snapshot(store) as snapshot:
        return evaluate(snapshot, find(name), {}).columns or []


def printed(store: Path, query: str, form: str) -> str:
    return written(store, query, form).decode("utf-8")


ROW = 'SELECT ?a ?b ?c ?d { BIND("Đảng, \\"bộ\\"\\tx" AS ?a) BIND(12 AS ?b) BIND(1.5 AS ?d) }'


def test_formats(store):
    assert printed(store, ROW, "csv") == 'a,b,c,d\n"Đảng, ""bộ""\tx",12,,1.5\n'
    assert printed(store, ROW, "tsv") == 'a\tb\tc\td\nĐảng, "bộ" x\t12\t\t1.5\n'
    assert printed(store, ROW, "json") == '[\n {"a": "Đảng, \\"bộ\\"\\tx", "b": 12, "d": 1.5}\n]\n'
    assert printed(store, ROW, "jsonl") == '{"a": "Đảng, \\"bộ\\"\\tx", "b": 12, "d": 1.5}\n'
    assert printed(store, ROW, "table").split("\n")[2] == 'Đảng, "bộ" x  12     1.5'
    assert printed(store, "ASK { }", "json") == '[\n {"answer": true}\n]\n'
    assert printed(store, "SELECT ?x { FILTER(false) }", "json") == "[\n]\n"


def test_a_table_cuts_long_texts_and_other_formats_do_not(store):
    long = "một hai ba " * 9
    iri = f"{BASE}{'x' * 70}"
    query = f'SELECT ?a ?b {{ BIND("{long.strip()}" AS ?a) BIND("{iri}" AS ?b) }}'
    (line,) = printed(store, query, "table").splitlines()[2:]
    assert line == f"{long[:59]}…  {iri}"
    assert printed(store, query, "csv") == f"a,b\n{long.strip()},{iri}\n"


def test_a_table_speaks_vietnamese_and_other_formats_keep_their_names(store):
    query = 'SELECT ?status ?seen_first ?person { BIND("former" AS ?status) BIND("--11-20" AS ?seen_first) }'
    try:
        use("vi")
        heading, _, line = printed(store, query, "table").splitlines()
        assert heading == "tình trạng  ghi nhận đầu  người" and line.split() == ["nguyên", "20/11"]
        for form in ("csv", "tsv", "json", "jsonl"):
            assert "status" in printed(store, query, form) and "--11-20" in printed(store, query, form)
        columns = {column for asked in names() for column in columns_of(store, asked)}
        columns |= {column for table in COLUMNS.values() for column in table}
        assert [column for column in sorted(columns) if labels.name(column) == column] == []
    finally:
        use("en")
    assert printed(store, query, "table").splitlines()[0].split() == ["status", "seen_first", "person"]


def test_a_graph_is_turtle_and_rows_are_not(store):
    made = "CONSTRUCT { kg:a skos:prefLabel ?x } WHERE { VALUES ?x { 'b' 'a' } }"
    assert printed(store, made, "turtle").endswith('kg:a skos:prefLabel "a" , "b" .\n')
    told("query.graph", printed, store, made, "csv")
    told("query.rows", printed, store, ROW, "turtle")


TYPED = """SELECT ?day ?year ?n ?mixed ?big ?flag ?text ?empty { VALUES (?day ?year ?n ?mixed ?big ?flag ?text ?empty) {
  ("2020-08-14"^^xsd:date "2020"^^xsd:gYear 12 1 1000000000000000000000 true "=1+1" UNDEF)
  ("1890-01-31"^^xsd:date "2021"^^xsd:gYear -5 2.5 7 false "#N/A\u0001" UNDEF) } }"""


def test_a_workbook_has_typed_cells_and_no_formula(store, tmp_path):
    (tmp_path / "a.xlsx").write_bytes(written(store, TYPED, "xlsx"))
    (sheet,) = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets
    heading, first, second = sheet.iter_rows()
    assert [cell.value for cell in heading] == ["day", "year", "n", "mixed", "big", "flag", "text", "empty"]
    values = [cell.value for cell in first]
    assert values == [datetime(2020, 8, 14), "2020", 12, 1, "1000000000000000000000", True, "=1+1", None]
    assert [cell.value for cell in second][:4] == ["1890-01-31", "2021", -5, 2.5]
    assert (first[0].is_date, first[6].data_type, second[6].data_type, second[6].value) == (True, "s", "s", "#N/A ")


def test_a_sheet_that_is_full_is_told(store, monkeypatch):
    monkeypatch.setattr("kg.query.formats.sheets._ROWS", 2)
    assert "parquet" in told("query.sheet-full", written, store, TYPED, "xlsx")


def test_parquet_gives_a_column_the_type_that_all_its_values_have(store):
    read = parquet.read_table(io.BytesIO(written(store, TYPED, "parquet")))
    types = {"day": pa.date32(), "n": pa.int64(), "mixed": pa.float64(), "flag": pa.bool_()}
    assert {name: read.schema.field(name).type for name in read.column_names} == {
        **dict.fromkeys(["year", "big", "text", "empty"], pa.string()),
        **types,
    }
    assert read.to_pylist()[0] == {
        **{"day": date(2020, 8, 14), "year": "2020", "n": 12, "mixed": 1.0, "big": "1" + "0" * 21},
        **{"flag": True, "text": "=1+1", "empty": None},
    }


def test_the_same_answer_makes_the_same_sheet(store):
    query = find("leaders").text
    first, second = (openpyxl.load_workbook(io.BytesIO(written(store, query, "xlsx"))) for _ in range(2))
    assert [list(book.active.values) for book in (first,)] == [list(book.active.values) for book in (second,)]
    assert first.active.max_row > 10
    assert written(store, query, "parquet") == written(store, query, "parquet")


def test_what_is_no_text_is_not_shown_on_a_terminal(store):
    terminal = SimpleNamespace(isatty=lambda: True)
    answer = ask(store, parse("q", ROW.encode(), "q.rq"), {})
    assert "-o" in told("query.binary", write, answer, "xlsx", terminal, "q.rq")


def test_csv_for_excel_has_a_mark_and_no_formulas(store):
    content = written(store, 'SELECT ?a ?b ?c { VALUES (?a ?b ?c) { ("=1+1" -5 "Đảng") ("@x" 1 "-") } }', "csv-excel")
    assert content.startswith("\ufeff".encode())
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows == [["a", "b", "c"], ["'=1+1", "-5", "Đảng"], ["'@x", "1", "'-"]]


def test_markdown_shows_words_as_they_are(store):
    content = printed(store, 'SELECT ?a ?status { BIND("a|b\\n<i>*" AS ?a) BIND("former" AS ?status) }', "md")
    assert content == "| a | status |\n| --- | --- |\n| a\\|b \\<i\\>\\* | former |\n"


@pytest.mark.parametrize("form", ["sparql-json", "sparql-xml"])
@pytest.mark.parametrize("query", [ROW, TYPED, "SELECT * { }", "SELECT ?x { }", "SELECT ?x { FILTER(false) }"])
def test_sparql_results_are_those_of_the_engine(store, form, query):
    kind = {"sparql-json": ox.QueryResultsFormat.JSON, "sparql-xml": ox.QueryResultsFormat.XML}[form]
    expected = ox.Store().query(query, prefixes={"xsd": str(rdflib.XSD)}).serialize(format=kind)
    assert written(store, query, form) == expected + b"\n"


@pytest.mark.parametrize(("form", "other"), [("sparql-json", "json"), ("sparql-xml", "xml")])
def test_sparql_results_are_read_by_another_library(store, form, other):
    found = rdflib.query.Result.parse(io.BytesIO(written(store, ROW, form)), format=other)
    assert [str(variable) for variable in found.vars or []] == ["a", "b", "c", "d"]
    ((a, b, c, d),) = found
    assert (str(a), b.toPython(), c, float(d)) == ('Đảng, "bộ"\tx', 12, None, 1.5)


@pytest.mark.parametrize(("asked", "truth"), [("ASK { ?s a kg:Tenure }", True), ("ASK { ?s a kg:Nothing }", False)])
def test_truth_as_sparql_has_it(store, asked, truth):
    assert json.loads(written(store, asked, "sparql-json"))["boolean"] is truth
    found = rdflib.query.Result.parse(io.BytesIO(written(store, asked, "sparql-xml")), format="xml")
    assert found.askAnswer is truth


@pytest.mark.parametrize(("form", "other"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld")])
def test_a_graph_is_the_same_in_every_format(store, form, other):
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:Tenure ; ?p ?o }"
    content = printed(store, query, form)
    expected = {tuple(str(term) for term in row[0]) for row in ask(store, parse("q", query.encode(), "q"), {}).rows}
    found = {tuple(term.n3() for term in triple) for triple in rdflib.Graph().parse(data=content, format=other)}
    assert len(found) == len(expected) > 20
    assert content == printed(store, query, form)


def test_a_format_that_does_not_fit_names_those_that_do(store):
    made = "CONSTRUCT WHERE { ?a a kg:Award }"
    for name, form in FORMATS.items():
        words = told("query.rows" if form.graph else "query.graph", printed, store, ROW if form.graph else made, name)
        assert "csv-excel" not in words.partition("--format")[2]
        assert ("turtle" in words.partition("--format")[2]) is not form.graph


def test_the_command_offers_the_formats_there_are():
    (offered,) = (parameter.type.choices for parameter in command.params if parameter.name == "form")
    assert {*offered, "csv-excel"} == {*FORMATS}
