"""Which office of a sentence its dates are of."""

import pytest

from kg.extract import extract
from kg.model import Article, PostFact


@pytest.mark.parametrize(
    ("say", "starts"),
    [
        (
            "Trước khi làm Chủ tịch UBND huyện Kỳ Lâm từ 5/3/2014, ông Lê Quốc Mơ từng là Trưởng phòng Nội vụ huyện, "
            "Phó Chủ tịch UBND huyện Kỳ Lâm.",
            {"Chủ tịch": "2014-03-05", "Trưởng phòng": "", "Phó Chủ tịch": ""},
        ),
        (
            "Từ năm 2006, ông Lê Quốc Mơ làm Phó Giám đốc Sở Tư pháp tỉnh Hà Tĩnh, rồi sau đó giữ chức Bí thư Huyện ủy "
            "Kỳ Lâm.",
            {"Phó Giám đốc": "2006", "Bí thư": ""},
        ),
        (
            "Đất cấp từ năm 2012 trở về trước, khi ông Lê Quốc Mơ là Chủ tịch UBND tỉnh Hà Tĩnh, đều phải xem lại.",
            {"Chủ tịch": ""},
        ),
        ("Từ năm 2012, ông Lê Quốc Mơ là Chủ tịch UBND tỉnh Hà Tĩnh.", {"Chủ tịch": "2012"}),
        (
            "Ông Lê Quốc Mơ giữ chức Bí thư Huyện ủy Kỳ Lâm từ ngày 2/6/2018, trước đó ông Mơ là Giám đốc Sở Tư pháp "
            "tỉnh Hà Tĩnh.",
            {"Bí thư": "2018-06-02", "Giám đốc": ""},
        ),
        (
            "Từ 8/2010 đến nay, ông Lê Quốc Mơ trải qua nhiều việc và hiện nay là Giám đốc Sở Tư pháp tỉnh Hà Tĩnh.",
            {"Giám đốc": ""},
        ),
        (
            "Từ tháng 7/2008, ông Lê Quốc Mơ giữ các chức vụ quan trọng tại Hà Tĩnh như Giám đốc Sở Tư pháp tỉnh Hà "
            "Tĩnh, Phó Bí thư Tỉnh ủy Hà Tĩnh, Bí thư Tỉnh ủy.",
            {"Giám đốc": "", "Phó Bí thư": ""},
        ),
    ],
)
def test_a_date_is_of_the_office_of_its_clause(say: str, starts: dict[str, str]) -> None:
    facts = [it for it in extract(Article("a1", say, published="2020-08-15")) if isinstance(it, PostFact)]
    assert {it.role: it.start for it in facts} == starts
