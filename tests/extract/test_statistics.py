"""The figure grammar, the sense of figures in context, and the report that is kept of a figure told twice."""

import pytest

from kg.extract import extract
from kg.extract.reading import Reading
from kg.extract.statistics_figures import Figure, candidates, figures_of, find_numbers
from kg.extract.statistics_lexicon import GROUPS, INDICATORS, cues, triggers, units
from kg.model import Article, StatisticFact
from kg.resources import ONTOLOGY

FIGURES = [  # words, (hedge, value, noun) of each figure
    ("kết nạp 02 đồng chí", [("", "2", "đồng chí")]),
    ("hơn 1.234 đảng viên", [("hơn", "1234", "đảng viên")]),
    ("gần 23.500 tỉ đồng", [("gần", "23500000000000", "đồng")]),
    ("6,5 triệu người", [("", "6500000", "người")]),
    ("ước đạt 1,2 nghìn tỷ đồng", [("ước đạt", "1200000000000", "đồng")]),
    ("đạt 94,1% số đảng viên", [("", "94.1", "đảng viên")]),
    ("12.5% cán bộ", [("", "12.5", "cán bộ")]),
    ("mười hai chi bộ và hai mươi mốt đảng viên", [("", "12", "chi bộ"), ("", "21", "đảng viên")]),
    ("9-15 đại biểu, 21 - 27 người", [("", "9-15", "đại biểu"), ("", "21-27", "người")]),
    ("từ 5 đến 7 chi bộ", [("", "5-7", "chi bộ")]),
    ("63 trên tổng số 68 đảng bộ", [("", "63", "đảng bộ"), ("", "68", "đảng bộ")]),
    ("5 “điểm nghẽn”", [("", "5", "điểm nghẽn")]),
    ("giảm 3 lần", [("", "3", "")]),
    ("3 chi bộ, Đảng bộ cơ sở", [("", "3", "chi bộ")]),
    ("năm 2019, khóa 12, quận 4, điều 7, tầng 5, lần thứ 9", []),
    ("05/CT, 76-QĐ/TW, 19 - TBKL, số 51", []),
    ("Covid-19, 5G, 17h30, 7:30, 0912345678", []),
    ("20 năm, 3 tháng, 500 mm, 4 giờ", []),
    ("4 8/4 8", []),
]


def figures(words: str) -> list[Figure]:
    reading = Reading(Article("a", f"Nay có {words} ."))
    found: list[Figure] = []
    for k, tokens in candidates(reading.text).items():
        sentence = reading.sentences[k]
        marks = list(cues().find(reading.text.keys, sentence.first, sentence.last))
        found += figures_of(reading.text, find_numbers(reading, k, tokens), marks)
    return found


@pytest.mark.parametrize(("words", "expected"), FIGURES, ids=range(len(FIGURES)))
def test_figures(words: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(f.hedge, f.value, f.unit.form if f.unit else "") for f in figures(words)] == expected


def facts(text: str, **meta: str) -> list[StatisticFact]:
    return [fact for fact in extract(Article("a", text, **meta)) if isinstance(fact, StatisticFact)]


def test_populations_directions_words_and_hedges() -> None:
    found = facts(
        "Đảng bộ huyện Ngân Sơn giới thiệu 04 đảng viên về địa phương sinh hoạt, tiếp nhận 03 đảng viên; "
        "trên 90% chi bộ hoàn thành tốt nhiệm vụ, 85% đảng viên học tập nghị quyết.",
        place="Bắc Kạn",
    )
    assert [(f.value, f.direction, f.population, f.qualifier) for f in found] == [
        ("4", "out", "", ""),
        ("3", "in", "", ""),
        ("90", "", "cells", "trên"),
        ("85", "", "members", ""),
    ]
    assert found[2].words == "chi bộ hoàn thành tốt nhiệm vụ"


def test_a_target_beside_what_was_reached() -> None:
    found = facts("Năm 2022, Đảng bộ huyện Nho Quan kết nạp 168/150 đảng viên, đạt 112% chỉ tiêu.", place="Ninh Bình")
    assert [(f.indicator, f.value, f.kind) for f in found] == [
        ("members-admitted", "168", "actual"),
        ("members-admitted", "150", "target"),
        ("achievement", "112", "actual"),
    ]


def test_two_groups_that_print_alike_stay_two() -> None:
    found = facts("Đảng bộ huyện Ngân Sơn có 90% chi bộ và 90% đảng viên hoàn thành tốt nhiệm vụ.")
    assert [(f.value, f.population) for f in found] == [("90", "cells"), ("90", "members")]


def test_evidence_of_every_part() -> None:
    article = Article("a", "Năm 2020, Đảng bộ huyện Đà Bắc kết nạp 75 đảng viên.", place="Hòa Bình")
    (fact,) = (fact for fact in extract(article) if isinstance(fact, StatisticFact))
    quoted = {s.role: article.quote(s.span) for s in fact.evidence.support if s.span}
    assert quoted["number"] == "75"
    assert quoted["subject"] == "Đảng bộ huyện Đà Bắc"
    assert quoted["period"] == "Năm 2020"
    assert article.quote(fact.evidence.statement) == article.text


def test_the_party_body_of_a_province_is_by_convention() -> None:
    (fact,) = facts("Lào Cai đã kết nạp 1.200 đảng viên.")
    assert fact.subject.name == "Đảng bộ tỉnh Lào Cai"
    assert "convention:party-of-place" in {s.source for s in fact.evidence.support}


def test_words_and_codes_agree_with_the_ontology() -> None:
    ontology = (ONTOLOGY / "statistics.ttl").read_text(encoding="utf-8")
    assert all(f"kg:indicator-{code} " in ontology for code in INDICATORS)
    assert all(f"kg:population-{code} " in ontology for code in GROUPS - {"years"})
    assert units() and triggers() and cues()
