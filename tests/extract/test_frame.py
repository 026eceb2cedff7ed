"""The frame: which province "tỉnh" is, which body a bare "Đảng bộ" is, and what that rests on."""

import pytest
from tables import waiting

from kg.extract import organizations
from kg.extract.frame import Frame
from kg.extract.reading import BODY, Reading
from kg.model import Article, Body, OrganizationFact, Support

TWO = "Bão qua tỉnh Nghệ An rồi sang tỉnh Thanh Hóa."


def settled(text: str, place: str = "") -> list[tuple[Body, tuple[Support, ...]]]:
    reading = Reading(Article(id="x", text=text, place=place))
    frame = Frame(reading)
    return [found for k, chunk in reading.of_kind(BODY) if (found := frame.settle(chunk.value, k))]


# text, place in the metadata, name and place of the last body, waits
CASES = [
    ("UBND tỉnh Quảng Trị họp.", "", "UBND tỉnh", "Quảng Trị", ""),
    ("UBND tỉnh Quảng Trị họp.", "Lai Châu", "UBND tỉnh", "Quảng Trị", ""),
    ("UBND tỉnh họp.", "Quảng Trị", "UBND tỉnh", "Quảng Trị", ""),
    ("UBND tỉnh họp.", "", "UBND tỉnh", "", ""),
    ("Bão vào tỉnh Nghệ An.\nUBND tỉnh họp.", "", "UBND tỉnh", "Nghệ An", ""),
    ("Bão vào tỉnh Nghệ An.\nUBND tỉnh họp.", "Quảng Trị", "UBND tỉnh", "Nghệ An", ""),
    (f"{TWO}\nUBND tỉnh họp.", "", "UBND tỉnh", "", ""),
    (f"{TWO}\nUBND tỉnh họp.", "Thanh Hóa", "UBND tỉnh", "Thanh Hóa", ""),
    (f"{TWO}\nỞ tỉnh Nghệ An gió giật mạnh.\nUBND tỉnh họp.", "", "UBND tỉnh", "Nghệ An", ""),
    ("Ông Lê Quốc Đạt quê Nam Định.\nUBND tỉnh họp.", "", "UBND tỉnh", "", ""),
    ("Ông Lê Quốc Đạt sinh năm 1960 tại Huế.\nTỉnh ủy họp.", "Sơn La", "Tỉnh ủy", "Sơn La", ""),
    ("Sở Y tế họp.", "Sơn La", "Sở Y tế", "Sơn La", ""),
    ("Thành ủy họp.", "Cần Thơ", "Thành ủy", "Cần Thơ", ""),
    ("Bộ Y tế họp.", "Sơn La", "Bộ Y tế", "", ""),
    ("Trường Đại học Tây Bắc họp.", "Sơn La", "Trường Đại học Tây Bắc", "", ""),
    ("Đại hội Đảng bộ xã Đông Khê\nĐảng bộ có 200 người.", "", "Đảng bộ xã", "Đông Khê", ""),
    ("Đảng bộ Khối các cơ quan tỉnh Sơn La họp.\nĐảng bộ Khối ơn.", "", "Đảng bộ Khối các cơ quan tỉnh", "Sơn La", ""),
    ("Huyện Mai Sơn được mùa.\nHuyện ủy họp.", "", "Huyện ủy", "Mai Sơn", ""),
    ("Huyện Mai Sơn và huyện Mường La được mùa.\nHuyện ủy họp.", "", "Huyện ủy", "", ""),
    ("Xã Tân Mỹ Lợi được mùa.\nUBND xã họp.", "", "UBND xã", "Tân Mỹ Lợi", ""),
    ("Tỉnh ủy Sơn La họp.\nBan Thường vụ đồng ý.", "", "Ban Thường vụ Tỉnh ủy", "Sơn La", ""),
    ("HĐND, UBND tỉnh Sơn La họp.", "", "UBND tỉnh", "Sơn La", ""),
    ("Tỉnh Hà Bắc khi ấy còn nghèo.\nTỉnh ủy họp.", "", "Tỉnh ủy", "Hà Bắc", ""),
    ("Bão vào tỉnh Nghệ An, tỉnh Thanh Hóa và tỉnh Hà Tĩnh.\nUBND tỉnh họp.", "", "UBND tỉnh", "", ""),
    ("Đoàn Nghệ An thăm Sơn La.\nUBND tỉnh Nghệ An cảm ơn.", "Sơn La", "UBND tỉnh", "Nghệ An", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "given", "name", "place"),
    [pytest.param(*case[:-1], id=f"frame-{n}", marks=waiting(case[-1])) for n, case in enumerate(CASES, 1)],
)
def test_last_body(text: str, given: str, name: str, place: str) -> None:
    body, _ = settled(text, given)[-1]
    assert (body.name, body.place) == (name, place)


@pytest.mark.parametrize(("text", "given"), [case[:2] for case in CASES])
def test_every_place_names_its_source(text: str, given: str) -> None:
    """A place is backed by words of the article or by the metadata: the words hold it, else the metadata does."""
    article = Article(id="x", text=text, place=given)
    for body, support in settled(text, given):
        if body.place:
            (where,) = [s for s in support if s.role == "place"]
            assert where.source == "metadata:place" or (where.span and body.place in article.quote(where.span))
        assert body.place or not any(s.role == "place" for s in support)


def test_metadata_is_named_as_the_source() -> None:
    ((_, support),) = settled("UBND tỉnh họp.", "Quảng Trị")
    assert support == (Support("place", source="metadata:place"),)


def test_a_district_name_of_two_provinces_settles_no_province() -> None:
    ((body, _),) = settled("Huyện ủy Châu Thành họp.")
    assert (body.place, body.province, body.settled) == ("Châu Thành", "", False)


def test_a_district_gets_its_province_from_the_text() -> None:
    ((body, _),) = settled("Huyện ủy Châu Thành, tỉnh Tiền Giang họp.")
    assert (body.place, body.province) == ("Châu Thành", "Tiền Giang")


def test_a_district_of_one_province_brings_it_along() -> None:
    ((body, _),) = settled("Huyện ủy Mai Sơn họp.")
    assert (body.place, body.province, body.settled) == ("Mai Sơn", "Sơn La", True)


@pytest.mark.parametrize("text", ["Đảng ủy họp.", "Chi bộ họp.", "Ban Thường vụ đồng ý.", "Đảng bộ lớn mạnh."])
def test_a_bare_head_alone_is_no_body(text: str) -> None:
    assert settled(text, "Sơn La") == []


def test_what_the_article_is_about() -> None:
    reading = Reading(Article(id="x", text="Đại hội Đảng bộ Sở Y tế tỉnh Sơn La\nĐảng ủy báo cáo."))
    frame = Frame(reading)
    assert frame.party is not None and frame.party.name == "Đảng bộ Sở Y tế"
    assert frame.main is not None and frame.main.province == "Sơn La"


def test_a_body_abroad_has_none_of_our_levels() -> None:
    reading = Reading(Article("a", "Bà Lơ Mu K'Thảo học tại Đại học Queensland (Úc)."))
    facts = [fact for fact in organizations.extract(reading, Frame(reading), []) if isinstance(fact, OrganizationFact)]
    assert [(fact.body.name, fact.body.place, fact.body.level) for fact in facts] == [("Đại học Queensland", "Úc", "")]
