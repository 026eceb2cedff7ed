"""The Python examples in the docs run, and the glossary speaks the language of the code."""

import doctest
import re
from pathlib import Path

import pytest

from kg.extract import knowledge
from kg.resources import ROOT
from kg.text.spelling import fold
from kg.text.tokens import split_words

PAGES = [page for page in sorted((ROOT / "docs").glob("*.md")) if ">>>" in page.read_text(encoding="utf-8")]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_examples_run(path: Path) -> None:
    assert doctest.testfile(str(path), module_relative=False, encoding="utf-8").failed == 0


def rows_of(section: str) -> list[list[str]]:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    part = text.split(f"\n## {section}\n")[1].split("\n## ")[0]
    table = [line for line in part.splitlines() if line.startswith("| ")][1:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


@pytest.mark.parametrize("section", ["The Party", "The state", "Offices", "Personnel acts"])
def test_the_glossary_knows_the_lexicon(section: str) -> None:
    """At least one word of each row of these tables starts a phrase that kg knows."""
    tables = (knowledge.roles(), knowledge.heads(), knowledge.office_verbs())
    apart = {"Đảng Cộng sản Việt Nam", "Đại hội đại biểu toàn quốc", "Nhà nước", "cấp ủy", "khóa", "nhiệm kỳ"}
    apart |= {"đảng viên", "kết nạp đảng", "nguyên", "tân", "quyền", "đình chỉ", "đại biểu"}
    for cells in rows_of(section):
        words = [word.strip() for word in re.sub(r"\([^)]*\)", "", cells[0]).split(",")]
        known = any(table.match(split_words(fold(word)), 0) for word in words for table in tables)
        assert known or words[0] in apart, cells[0]
