"""From a folder of gold to a report: what is counted, and what is told where the gold is wrong."""

import json
import shutil
from pathlib import Path

import pytest

from kg.evaluate import Report, Score, evaluate
from kg.evaluate.measure import new_report
from kg.messages import DataProblem
from kg.model import TABLES
from kg.tables import COLUMNS

HERE = Path(__file__).parent
GOLD, READ = HERE / "gold", HERE / "read"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLD, tmp_path / "gold"))


def change(folder: Path, edit: object, name: str = "dai-hoi-xa.json") -> None:
    path = folder / name
    record = json.loads(path.read_text(encoding="utf-8"))
    edit(record)  # type: ignore[operator]
    path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")


def counts(report: Report, table: str) -> tuple[int, int, int]:
    score = report.tables[table]
    return score.gold, score.read, score.matched


def test_articles_are_read_with_their_metadata():
    report = evaluate(GOLD)
    assert report.articles == 2 and not report.missing
    assert counts(report, "changes") == (2, 2, 2) and report.tables["changes"].right["date"] == 2
    assert report.mean_f1 > 0.8


def test_rows_read_before_are_matched():
    report = evaluate(GOLD, predicted=READ)
    assert [counts(report, table) for table in TABLES] == [
        (5, 6, 5), (4, 4, 3), (2, 2, 2), (2, 2, 2), (2, 1, 1), (0, 0, 0), (0, 0, 0), (2, 1, 1),
    ]  # fmt: skip
    assert report.shares("posts") == {"place": 1.0, "status": 2 / 3}
    assert [(error.sign, error.article) for error in report.errors_of("posts")] == [
        ("-", "dai-hoi-xa"),
        ("+", "dai-hoi-xa"),
    ]
    assert len([*report.errors_of("all")]) == 5
    assert report.as_json("posts")["errors"][0]["row"] == [
        "Đinh Công Lãm",
        "Phó Bí thư",
        "Huyện ủy",
        "Yên Khánh",
        "current",
    ]


def test_the_gold_against_itself_is_without_fault():
    report = evaluate(GOLD, predicted=GOLD)
    assert report.mean_f1 == report.micro_f1 == 1 and not report.errors


def test_some_articles_only():
    assert evaluate(GOLD, only="trao-*", predicted=READ).articles == 1


def test_an_article_not_read_before_counts_as_without_rows(tmp_path):
    shutil.copy(READ / "dai-hoi-xa.json", tmp_path)
    report = evaluate(GOLD, predicted=tmp_path)
    assert report.missing == ["trao-quyet-dinh"] and counts(report, "organizations") == (5, 3, 2)


def test_tables_that_gold_does_not_have_are_passed_over_in_what_was_read(tmp_path):
    read = Path(shutil.copytree(READ, tmp_path / "read"))
    for table in COLUMNS.keys() - set(TABLES):
        change(read, lambda record, table=table: record.update({table: [{"x": 1}]}))
    assert evaluate(GOLD, predicted=read).micro_f1 == evaluate(GOLD, predicted=READ).micro_f1


def test_a_table_without_any_row_does_not_weigh():
    report = new_report()
    assert report.mean_f1 == report.micro_f1 == 0
    report.tables["posts"] = Score(gold=4, read=4, matched=2)
    report.tables["awards"] = Score(gold=2)
    assert report.mean_f1 == 0.25 and report.micro_f1 == 0.4
    assert (Score().precision, Score().recall, Score(read=1).f1, Score().share("place")) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (lambda it: it.pop("awards"), 'the table "awards" is missing'),
        (lambda it: it.update(posts={}), 'the table "posts" is missing or no list'),
        (lambda it: it.update(post=[]), 'unknown key "post"'),
        (lambda it: it.update(id="khac"), "the id is 'khac'"),
        (lambda it: it.pop("text"), 'the key "text" is missing'),
        (lambda it: it.update(text="texts/khong-co.txt"), "khong-co.txt is not there; put it there, or measure"),
        (lambda it: it.update(meta="2020"), '"meta" must be an object'),
        (lambda it: it.update(meta={"date": "2020"}), 'unknown column "date"; there are: published'),
        (lambda it: it.update(meta={"published": "hôm qua"}), "'hôm qua' in the field 'published' is no date"),
        (lambda it: it["posts"].append("x"), "row posts, 3: a row must be an object"),
        (lambda it: it["posts"][1].update(rank="x"), 'row posts, 2: unknown column "rank"'),
        (lambda it: it["posts"][0].pop("place"), 'row posts, 1: the column "place" must be a string, not null'),
        (lambda it: it["statistics"][0].update(value=118), 'the column "value" must be a string, not number'),
        (
            lambda it: it["posts"][0].update(status="old"),
            '"old" is no value of the column "status"; there are: current',
        ),
    ],
)
def test_what_is_wrong_in_the_gold_is_told_with_its_file(gold, edit, words):
    change(gold, edit)
    with pytest.raises(DataProblem) as caught:
        evaluate(gold)
    assert words in str(caught.value) and "nothing was measured" in str(caught.value)
    assert str(gold / "dai-hoi-xa.json") in str(caught.value) or "khong-co" in words
    assert caught.value.exit_code == 3


def test_everything_wrong_is_told_at_once(gold):
    (gold / "dai-hoi-xa.json").write_text('{\n "id": "dai-hoi-xa",,\n}', encoding="utf-8")
    (gold / "texts" / "trao-quyet-dinh.txt").write_text(" \n", encoding="utf-8")
    with pytest.raises(DataProblem) as caught:
        evaluate(gold)
    told = str(caught.value)
    assert "dai-hoi-xa.json:2: broken JSON" in told and "trao-quyet-dinh.txt: the file is empty" in told
    assert "(files: 2)" in told


@pytest.mark.parametrize("content", ["[]", "null", '"x"'])
def test_json_that_is_no_article_is_told(gold, content):
    (gold / "dai-hoi-xa.json").write_text(content, encoding="utf-8")
    with pytest.raises(DataProblem) as caught:
        evaluate(gold)
    assert "must be an object with text, meta and the tables" in str(caught.value)


def test_what_was_read_before_is_looked_at_as_closely(tmp_path):
    read = Path(shutil.copytree(READ, tmp_path / "read"))
    change(read, lambda record: record["events"][0].update(kind="party"))
    with pytest.raises(DataProblem) as caught:
        evaluate(GOLD, predicted=read)
    assert '"party" is no value of the column "kind"' in str(caught.value)


def test_a_folder_without_gold_is_told(tmp_path):
    (tmp_path / "meta.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DataProblem) as caught:
        evaluate(tmp_path)
    assert "no gold in" in str(caught.value)
