"""The test tables ``tests/cases/TOPIC.yml``: sentences of our own, the rows they give and the rows they must not give."""

from pathlib import Path

import pytest
import yaml

from kg.extract import extract
from kg.model import Article
from kg.tables import COLUMNS, rows

CASES = Path(__file__).parent / "cases"


def load() -> list[tuple[str, dict]]:
    found = []
    for path in sorted(CASES.glob("*.yml")):
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")) or [], 1):
            found.append(pytest.param(case, id=f"{path.stem}-{number}"))
    return found


@pytest.mark.parametrize("case", load())
def test_case(case: dict) -> None:
    """``say`` is read with ``meta``; each named table must have exactly its rows (written ``a | b | c``)."""
    article = Article(id="case", text=case["say"].strip(), **case.get("meta", {}))
    facts = extract(article)
    for fact in facts:
        spans = [fact.evidence.statement, *(s.span for s in fact.evidence.support if s.span)]
        assert all(article.quote(span) for span in spans)
    tables = rows(facts)
    named = [table for table in COLUMNS if table in case]
    assert named, "a case names at least one table"
    for table in named:
        expected = sorted(" | ".join(cell.strip() for cell in row.split("|")) for row in case[table] or [])
        assert sorted(" | ".join(row) for row in tables[table]) == expected, table
