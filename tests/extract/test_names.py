"""People: which words are a name, whom a short form stands for, and what only looks like a person."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import rows

from kg.extract.reading import PERSON, Reading
from kg.model import Article

NAMES = list(rows("extract/names.tsv", ("say", "expected")))
SURNAMES = st.sampled_from(["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Nông", "Giàng", "Lò"])
MIDDLES = st.sampled_from(["Văn", "Thị", "Hữu", "Đức", "Xuân", "Minh", "Quốc", "Mỹ"])
GIVEN = st.sampled_from(["Khang", "Duyên", "Đạt", "Tuấn", "Nhạn", "Quỳnh", "Thuý", "Hòe", "Ưng", "Ích"])


def people(say: str) -> list[str]:
    return [chunk.value for _, chunk in Reading(Article(id="x", text=say)).of_kind(PERSON) if chunk.value]


def test_the_table_is_there() -> None:
    assert len(NAMES) >= 80
    assert sum(not row.values[1] for row in NAMES) >= 40, "what is no person"


@pytest.mark.parametrize(("say", "expected"), NAMES)
def test_name(say: str, expected: str) -> None:
    assert people(say) == [name for name in expected.split("; ") if name]


@given(SURNAMES, MIDDLES, GIVEN)
def test_a_kinh_name_is_read_in_either_unicode_form(surname: str, middle: str, given_name: str) -> None:
    name = f"{surname} {middle} {given_name}"
    for form in ("NFC", "NFD"):
        article = Article(id="x", text=unicodedata.normalize(form, f"Sáng nay, {name} đến sớm."))
        (found,) = Reading(article).of_kind(PERSON)
        assert found[1].value == name
        span = Reading(article).span(found[1].first, found[1].last)
        assert unicodedata.normalize("NFC", article.quote(span)) == name


def test_a_short_form_that_fits_two_people_is_nobody() -> None:
    reading = Reading(Article(id="x", text="Ông Lê Quốc Đạt và ông Vũ Tiến Đạt đến. Ông Đạt cười."))
    assert [chunk.value for _, chunk in reading.of_kind(PERSON)] == ["Lê Quốc Đạt", "Vũ Tiến Đạt", ""]


def test_names_that_differ_in_a_tone_are_two_people() -> None:
    assert people("Ông Trần Hùng và ông Trần Hưng đến. Ông Hùng cười, ông Hưng không.") == [
        "Trần Hùng", "Trần Hưng", "Trần Hùng", "Trần Hưng",
    ]  # fmt: skip


def test_names_that_differ_in_tone_placement_are_one() -> None:
    assert people("Ông Trần Hoà đến. Ông Hòa cười.") == ["Trần Hoà", "Trần Hoà"]
