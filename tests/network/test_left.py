"""What a page tells in short of those it leaves out."""

from network.example import DISTRICT, GIANG, sample

from kg import network
from kg.network.left import Left, briefly


def test_a_person_has_posts_the_latest_first_and_a_body_its_heads() -> None:
    select = network.select_from(sample())
    told = briefly(select, {"Giang": Left("", GIANG), "Huyện ủy": Left("", DISTRICT)})
    assert [(it.words, it.other) for it in told["Giang"]] == [
        ("Bí thư", "Đảng bộ huyện Kỳ Lâm"),
        ("Phó Bí thư", "Đảng bộ huyện Kỳ Lâm"),
    ]
    assert told["Giang"][0].start == "2020-08-14" and told["Giang"][1].start == "2015"
    assert told["Huyện ủy"][0][:2] == ("Bí thư", "Nguyễn Thị Hương Giang")


def test_of_what_has_no_post_and_of_nobody_nothing_is_told() -> None:
    select = network.select_from(sample())
    assert briefly(select, {}) == {}
    assert briefly(select, {"Ai": Left("", "https://w3id.org/vnkg/id/person/ai/1")}) == {}
