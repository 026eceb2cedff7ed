"""Offices: role, body, the mark before the title, and the shorthands that name a body by convention."""

import pytest
from tables import rows

from kg.extract import extract
from kg.extract.frame import Frame
from kg.extract.reading import OFFICE, Reading
from kg.model import Article, PostFact

COLUMNS = ("say", "role", "body", "place", "mark", "conventional")
OFFICES = list(rows("extract/offices.tsv", COLUMNS))


def test_the_table_is_there() -> None:
    assert len(OFFICES) >= 55


@pytest.mark.parametrize(COLUMNS, OFFICES)
def test_office(say: str, role: str, body: str, place: str, mark: str, conventional: str) -> None:
    reading = Reading(Article(id="x", text=say))
    frame = Frame(reading)
    found = ("", "", "", "", "")
    for sentence, chunk in reading.of_kind(OFFICE):
        office = chunk.value
        settled = frame.settle(office.body, sentence) if office.body else None
        where = (settled[0].name, settled[0].place) if settled else ("", "")
        found = (office.role, *where, office.mark, office.conventional)
        break
    assert found == (role, body, place, mark, conventional)


def test_a_plural_title_says_so() -> None:
    reading = Reading(Article(id="x", text="Các Phó Chủ tịch UBND tỉnh Sơn La cùng đến."))
    assert [chunk.value.plural for _, chunk in reading.of_kind(OFFICE)] == [True]


def test_the_days_of_a_life_are_no_term_of_office() -> None:
    text = (
        "Ông Lưu Văn Tám (18/4/1950 - 13/2/2012) từng giữ chức Chủ tịch UBND tỉnh Lào Cai, "
        "Bí thư Tỉnh ủy Lào Cai (1996-2005)."
    )
    held = {
        fact.role: (fact.start, fact.end) for fact in extract(Article(id="x", text=text)) if isinstance(fact, PostFact)
    }
    assert held == {"Chủ tịch": ("", ""), "Bí thư": ("1996", "2005")}


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("Bí thư Tỉnh ủy Lào Cai khóa XIV (2010-2015)", ""),  # the years of the term, not those of the man
        ("Bí thư Tỉnh ủy Lào Cai nhiệm kỳ (2010-2015)", ""),
        ("Bí thư Tỉnh ủy Lào Cai (2010-2014)", "2010"),
        ("Bí thư Tỉnh ủy Lào Cai giai đoạn 2010-2014", "2010"),
    ],
)
def test_the_years_of_a_numbered_term_are_no_days_of_an_office(words: str, start: str) -> None:
    facts = extract(Article(id="x", text=f"Người đến thăm xã là ông Lưu Văn Tám, nguyên {words}."))
    (held,) = (fact for fact in facts if isinstance(fact, PostFact))
    assert (held.start, held.term[:4], held.status) == (start, "2010", "former")
