"""The test tables ``tests/cases/TOPIC.yml``: sentences of our own, the rows they give and those they must not give."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark import ParameterSet
from tables import waiting

from kg.extract import extract
from kg.model import Article
from kg.tables import COLUMNS, rows

CASES = Path(__file__).parent / "cases"
KEYS = {"say", "meta", "xfail", *COLUMNS}
LEAST = {
    "posts": 80,
    "changes": 50,
    "organizations": 40,
    "documents": 50,
    "awards": 50,
    "profiles": 40,
}  # cases, a third of them without a row


@cache
def table(path: Path) -> list[dict[str, Any]]:
    """The cases of one file; every value is text (a bare 2020-01-16 is no date here)."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) or []


def load() -> list[ParameterSet]:
    return [
        pytest.param(case, id=f"{path.stem}-{number}", marks=waiting(case.get("xfail", "")))
        for path in sorted(CASES.glob("*.yml"))
        for number, case in enumerate(table(path), 1)
    ]


@pytest.mark.parametrize("case", load())
def test_case(case: dict[str, Any]) -> None:
    """``say`` is read with ``meta``; each named table must have exactly its rows (written ``a | b | c``).

    ``xfail`` tells why a case that should hold does not yet.
    """
    article = Article(id="case", text=case["say"].strip(), **case.get("meta", {}))
    facts = extract(article)
    for fact in facts:
        spans = [fact.evidence.statement, *(s.span for s in fact.evidence.support if s.span)]
        assert all(article.quote(span) for span in spans)
    found = rows(facts)
    for name in (name for name in COLUMNS if name in case):
        expected = sorted(" | ".join(cell.strip() for cell in row.split("|")) for row in case[name] or [])
        assert sorted(" | ".join(row) for row in found[name]) == expected, name


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_cases_are_well_formed(path: Path) -> None:
    """A mistyped key or a lost cell would let a case pass that tests nothing."""
    for number, case in enumerate(table(path), 1):
        assert case.keys() <= KEYS, f"{path.name}: case {number} has the keys {sorted(case.keys() - KEYS)}"
        assert case.get("say", "").strip(), f"{path.name}: case {number} says nothing"
        named = [name for name in COLUMNS if name in case]
        assert named, f"{path.name}: case {number} names no table"
        for name in named:
            for row in case[name] or []:
                assert row.count("|") + 1 == len(COLUMNS[name]), f"{path.name}: case {number}: {row}"


@pytest.mark.parametrize("topic", LEAST)
def test_there_are_enough_cases_and_a_third_is_negative(topic: str) -> None:
    cases = table(CASES / f"{topic}.yml")
    assert len(cases) >= LEAST[topic]
    assert 3 * sum(not case.get(topic) for case in cases) >= len(cases)
    assert len({case["say"] for case in cases}) >= len(cases) - 12, "the same sentence, again and again"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_cases_that_break_off(path: Path) -> None:
    """No sentence crashes where it is cut (at a third of its words): captions and previews end anywhere."""
    for number, case in enumerate(table(path)):
        words = case["say"].split(" ")
        for k in range(1 + number % 3, len(words), 3):
            for cut in (words[:k], words[k:]):
                extract(Article(id="cut", text=" ".join(cut)))
