"""Tables for csv, parquet, xlsx and sqlite: the same rows in each, keys that join, nothing planned among the held."""

import csv
import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import house
import openpyxl
import pyarrow.parquet
import pytest
import samples

from kg.export import schema, xlsx
from kg.export.codebook import CODEBOOK, CODES_TABLE, codes, dataset
from kg.export.csvs import excel
from kg.export.records import Record, records, text
from kg.export.run import export
from kg.export.schema import SchemaError, Table, tables
from kg.lexicon import read_table
from kg.messages import UsageProblem
from kg.resources import DATA
from kg.store.snapshot import open_snapshot
from scripts.shared import ROOT

FORMULA = '=HYPERLINK("http://example.org")'
Rows = dict[str, tuple[Table, list[Record]]]


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    articles = [house.article(seed) for seed in range(4)]
    articles[0] = replace(articles[0], publisher=FORMULA)
    house.make(folder / "store", house.write(folder / "articles.jsonl", articles))
    return folder / "store"


@pytest.fixture(scope="module")
def rows(store) -> Rows:
    with open_snapshot(store) as snapshot:
        return {table.name: (table, found) for table, found in dataset(snapshot)}


@pytest.fixture(scope="module")
def written(store, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("written")
    with open_snapshot(store) as snapshot:
        for form in ("csv", "parquet", "xlsx", "sqlite"):
            export(snapshot, form, folder / form)
        export(snapshot, "csv", folder / "excel", excel=True)
    return folder


def column(rows: Rows, table: str, name: str) -> list[object]:
    at = [it.name for it in rows[table][0].columns].index(name)
    return [record[at] for record in rows[table][1]]


def column_of(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return [line[name] for line in csv.DictReader(lines)]


def cells(rows: Rows, name: str) -> list[list[str]]:
    return [[text(value) for value in record] for record in rows[name][1]]


def test_every_kind_of_fact_has_rows(rows):
    empty = {name for name, (_, found) in rows.items() if not found}
    assert empty <= {"place_provinces"}
    assert len(rows) == len(tables()) + 2


def test_keys_are_one_each_and_lead_somewhere(rows):
    for table, found in rows.values():
        places = [number for number, it in enumerate(table.columns) if it.key]
        keys = Counter(tuple(record[place] for place in places) for record in found)
        assert max(keys.values(), default=1) == 1, table.name
        for it in table.columns:
            if it.refers:
                target, _ = rows[it.refers]
                assert len(target.key) == 1
                known = set(column(rows, it.refers, target.key[0])) | {None}
                assert set(column(rows, table.name, it.name)) <= known, f"{table.name}.{it.name}"
    things = zip(column(rows, "mentions", "kind"), column(rows, "mentions", "thing"), strict=True)
    for kind, thing in things:
        assert thing in column(rows, str(kind), rows[str(kind)][0].key[0])


def test_every_code_is_in_its_list(rows):
    listed = {scheme: set(codes(scheme)) for scheme in set(column(rows, "codes", "scheme"))}
    for table, _ in rows.values():
        for it in table.columns:
            if it.type == "code" and it.of != "role":
                assert set(column(rows, table.name, it.name)) - {None} <= listed[it.of], f"{table.name}.{it.name}"
    assert ("modality", "denied", "denied", "phủ nhận") in rows["codes"][1]


def test_what_is_only_proposed_is_never_among_what_is_held(rows):
    names = dict(zip(column(rows, "persons", "person"), column(rows, "persons", "name"), strict=True))
    proposed = {
        names[person]
        for person, status in zip(
            column(rows, "post_claims", "person"), column(rows, "post_claims", "status"), strict=True
        )
        if status == "proposed"
    }
    assert "Phan Tất Đạt" in proposed
    assert "Phan Tất Đạt" not in column(rows, "spells", "person_name")
    said = dict(zip(column(rows, "claims", "claim"), column(rows, "claims", "modality"), strict=True))
    assert {said[claim] for claim in column(rows, "spell_claims", "claim")} == {"asserted"}


def test_a_claim_has_its_words_and_where_they_stand(rows):
    article = samples.article()[0]
    at = {it.name: number for number, it in enumerate(rows["claims"][0].columns)}
    ours = [record for record in rows["claims"][1] if "vi-du-01" in str(record[at["article"]])]
    assert len(ours) > 20
    for record in ours:
        words = article.title if record[at["field"]] == "title" else article.text
        assert words[record[at["quote_start"]] : record[at["quote_end"]]] == record[at["quote"]]
        assert record[at["rules"]] and record[at["witnesses"]] >= 1


def test_csv_is_rfc_4180_and_the_same_each_time(rows, written, store, tmp_path):
    with open_snapshot(store) as snapshot:
        export(snapshot, "csv", tmp_path / "again")
    assert {path.stem for path in (written / "csv").iterdir()} == rows.keys()
    for path in sorted((written / "csv").iterdir()):
        content = path.read_bytes()
        assert content == (tmp_path / "again" / path.name).read_bytes()
        assert content.endswith(b"\r\n") and not content.startswith(b"\xef\xbb\xbf")
        found = list(csv.reader(content.decode("utf-8").splitlines(keepends=True), strict=True))
        assert found == [[it.name for it in rows[path.stem][0].columns], *cells(rows, path.stem)]


def test_for_excel_there_is_a_mark_and_no_cell_is_computed(rows, written):
    for path in sorted((written / "excel").iterdir()):
        content = path.read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        head, *found = csv.reader(content.decode("utf-8-sig").splitlines(keepends=True), strict=True)
        kinds = {it.name: it.type for it in rows[path.stem][0].columns}
        for line in found:
            for name, cell in zip(head, line, strict=True):
                assert kinds[name] in ("integer", "decimal") or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert f"'{FORMULA}" in column_of(written / "excel" / "articles.csv", "publisher")
    assert [excel(value) for value in ("+1", "@x", Decimal("-0.5"), None)] == ["'+1", "'@x", "-0.5", ""]


def test_parquet_has_types_and_meanings(rows, written):
    for name, (table, found) in rows.items():
        read = pyarrow.parquet.read_table(written / "parquet" / f"{name}.parquet")
        for it in table.columns:
            values = [text(tuple(value) if isinstance(value, list) else value) for value in read[it.name].to_pylist()]
            expected = column(rows, name, it.name)
            if it.type == "decimal":
                assert [float(value or 0) for value in values] == [float(value or 0) for value in expected]
            else:
                assert values == [text(value) for value in expected]
            meaning = read.schema.field(it.name).metadata
            assert (meaning[b"en"].decode(), meaning[b"vi"].decode()) == (it.english, it.vietnamese)
        assert read.num_rows == len(found)
    types = {field.name: str(field.type) for field in pyarrow.parquet.read_schema(written / "parquet/spells.parquet")}
    assert types["from_latest"] == "date32[day]" and types["witnesses"] == "int64" and types["start"] == "string"
    assert types["terms"].startswith("list<")


def test_a_workbook_has_a_sheet_each_and_no_formula(rows, written):
    book = openpyxl.load_workbook((written / "xlsx").open("rb"))
    assert book.sheetnames == list(rows)
    for name, (table, found) in rows.items():
        head, *lines = book[name].iter_rows()
        assert [cell.value for cell in head] == [it.name for it in table.columns]
        assert all(cell.data_type in ("s", "n", "d") for line in lines for cell in line)
        for line, record in zip(lines, found, strict=True):
            for cell, value in zip(line, record, strict=True):
                if isinstance(value, Decimal):
                    assert cell.value == float(value)
                elif isinstance(value, bool):
                    assert cell.value == int(value)
                elif isinstance(value, date):
                    assert cell.value.date() == value and cell.data_type == "d"
                else:
                    assert cell.value == (value if isinstance(value, int) else text(value) or None)
    assert FORMULA in [cell.value for cell in book["articles"]["D"]]


def test_what_a_workbook_has_no_room_for_is_refused_or_counted(store, tmp_path, monkeypatch):
    with open_snapshot(store) as snapshot:
        monkeypatch.setattr(xlsx, "LENGTH", 20)
        assert export(snapshot, "xlsx", tmp_path / "a.xlsx").left_out["cut"] > 50
        monkeypatch.setattr(xlsx, "ROWS", 30)
        with pytest.raises(UsageProblem, match=r"has .* rows, a sheet of a workbook has room for 29; use csv"):
            export(snapshot, "xlsx", tmp_path / "b.xlsx")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]


def test_sqlite_joins(rows, written):
    with closing(sqlite3.connect(written / "sqlite")) as base:
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for name, (_, found) in rows.items():
            assert base.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone() == (len(found),)
        views = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        empty = [view for view in views if not base.execute(f"SELECT * FROM {view}").fetchone()]
        assert len(views) == 6 and empty == ["targets_and_results"]  # no body has both in the samples
        holders = {name for (name,) in base.execute("SELECT person_name FROM current_holders")}
        assert "Lê Thị Thùy Ngân" in holders or "Lê Thị Thuỳ Ngân" in holders
        assert not holders & {"Võ Văn Tám", "Phan Tất Đạt"}  # a former holder, one who is only proposed
        plan = base.execute("EXPLAIN QUERY PLAN SELECT * FROM spells WHERE person = 'x'").fetchall()
        assert "spells_person" in str(plan)


def test_the_codebook_tells_of_every_variable(rows):
    told = {(record[0], record[1]): record for record in rows["codebook"][1]}
    expected = {(table.name, it.name) for table, _ in rows.values() for it in table.columns}
    assert told.keys() == expected | {(name, "") for name in rows}
    at = {it.name: number for number, it in enumerate(CODEBOOK.columns)}
    row = told["statistics", "value"]
    names = ("table", "measured", "checked", "not_right", "f1", "source")
    read = next(it for it in read_table("error-rates", names, folder=DATA) if it["table"] == "statistics")
    rate = Decimal(read["not_right"]) / Decimal(read["checked"])
    assert 0 < rate < 1
    assert (row[at["error_rate"]], row[at["error_rows"]], row[at["error_of"]]) == (
        rate,
        int(read["checked"]),
        "statistics",
    )
    assert told["changes", "change"][at["values"]].startswith("elected | re-elected")
    assert told["places", "name"][at["error_rate"]] is None


def test_error_rates_are_those_of_the_evaluation():
    floors = json.loads((ROOT / "scripts" / "gate.json").read_text(encoding="utf-8"))["floors"]["check"]
    for row in read_table("error-rates", ("table", "measured", "checked", "not_right", "f1", "source"), folder=DATA):
        source = ROOT / row["source"]
        if source.suffix == ".tsv":
            with source.open(encoding="utf-8", newline="") as lines:
                verdicts = [
                    it["verdict"] for it in csv.DictReader(lines, delimiter="\t") if it["table"] == row["measured"]
                ]
            assert (len(verdicts), sum(it != "right" for it in verdicts)) == (
                int(row["checked"]),
                int(row["not_right"]),
            )
            assert float(row["f1"]) <= floors[f"{row['measured']} f1"], f"{row['table']}: data/error-rates.tsv"
        else:
            assert "118 pairs, 65 same" in source.read_text(encoding="utf-8")
        assert row["table"] in {table.name for table in tables()}


def test_rows_that_differ_in_a_list_only_are_one(store):
    with open_snapshot(store) as snapshot:
        found = {str(it[1]): it[2] for it in records(snapshot, next(t for t in tables() if t.name == "organizations"))}
    assert any(len(names) > 1 for names in found.values() if isinstance(names, tuple)) or any(found.values())


@pytest.mark.parametrize(
    "line",
    [
        "# column: x | ref nowhere | a | b",
        "# column: x | code nothing | a | b",
        "# column: x | word | a | b",
        "# column: x | text | a",
    ],
)
def test_a_wrong_header_is_told_with_its_line(tmp_path, line):
    path = tmp_path / "things.rq"
    path.write_text(f"# en: a\n# vi: b\n{line}\nSELECT ?x WHERE {{}}\n", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"things\.rq:3: a column is a name"):
        schema._table(path)
    path.write_text("# en: a\nSELECT ?x WHERE {}\n", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"things\.rq: the header must say"):
        schema._table(path)


def test_the_names_of_code_lists_are_those_of_the_tables():
    assert [it.name for it in CODES_TABLE.columns] == ["scheme", "code", "label_en", "label_vi"]
    assert codes("role") and "bi-thu" in codes("role")
