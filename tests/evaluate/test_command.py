"""``kg evaluate``: what it prints in each format, its exit codes, and that the docs show what it prints."""

import csv
import json
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import pytest
from commands import runner

ROOT = Path(__file__).parents[2]
GOLD, READ = "tests/evaluate/gold", "tests/evaluate/read"


@pytest.fixture
def kg(capsys, monkeypatch) -> Callable[..., tuple[int, str, str]]:
    """Run ``kg`` in the folder of the project: exit code, output, messages."""
    monkeypatch.chdir(ROOT)
    run = runner(monkeypatch, capsys)
    return lambda *arguments: astuple(run(*arguments))


def test_the_docs_show_what_is_printed(kg):
    command = f"$ kg evaluate {GOLD} --predicted {READ} --errors all\n"
    page = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    shown = page.partition(command)[2].partition("```")[0]
    assert kg(*command.split()[2:]) == (0, shown, "")


def test_rows_that_were_read_before_are_measured_without_texts(kg, tmp_path):
    for path in (ROOT / GOLD).glob("*.json"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert kg("evaluate", str(tmp_path), "--predicted", READ) == kg("evaluate", GOLD, "--predicted", READ)
    code, _, err = kg("evaluate", str(tmp_path))
    assert code == 3 and "with --predicted" in err


def test_in_vietnamese(kg):
    code, out, _ = kg("--lang", "vi", "evaluate", GOLD, "--predicted", READ)
    assert code == 0 and out.startswith("bảng") and "chức vụ" in out and "0,750" in out


def test_json(kg):
    code, out, _ = kg("evaluate", GOLD, "--predicted", READ, "--format", "json")
    report = json.loads(out)
    assert code == 0 and report["tables"]["posts"]["matched"] == 3 and "errors" not in report
    _, out, _ = kg("evaluate", GOLD, "--predicted", READ, "--format", "json", "--errors", "statistics")
    assert [error["sign"] for error in json.loads(out)["errors"]] == ["-"]


def test_csv(kg):
    _, out, _ = kg("evaluate", GOLD, "--predicted", READ, "--format", "csv")
    rows = list(csv.DictReader(out.splitlines()))
    assert len(rows) == 8 and rows[1]["f1"] == "0.7500" and rows[1]["attributes"] == "place 1.0000; status 0.6667"
    _, out, _ = kg("evaluate", GOLD, "--predicted", READ, "--format", "csv", "--errors", "posts")
    assert [row["sign"] for row in csv.DictReader(out.splitlines())] == ["-", "+"]


def test_a_mean_that_is_too_low_exits_1(kg):
    assert kg("evaluate", GOLD, "--predicted", READ, "--min", "0.8")[0] == 0
    code, out, err = kg("evaluate", GOLD, "--predicted", READ, "--min", "0.9")
    assert code == 1 and out and "the mean F1 is 0.832, less than 0.900" in err


def test_articles_that_were_not_read_are_told(kg, tmp_path):
    code, _, err = kg("evaluate", GOLD, "--predicted", str(tmp_path))
    assert code == 0 and "2 of 2 articles are not among those read before, such as dai-hoi-xa" in err


def test_a_folder_without_gold_exits_3_and_none_2(kg, tmp_path):
    assert kg("evaluate", str(tmp_path))[0] == 3
    code, out, err = kg("evaluate", str(tmp_path / "khong-co"))
    assert code == 2 and not out and "there is no file" in err
