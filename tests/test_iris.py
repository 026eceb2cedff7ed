"""Same key, same IRI; another key, another IRI."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import iris
from kg.iris import DEFAULT_BASE as BASE
from kg.model import Actor, Body, Document, Event

A, B = "bai-1", "bai-2"
HUYEN = Body("Đảng bộ huyện", "Kỳ Lâm", "party", "district", "Hà Tĩnh")
COMMITTEE = Body("Ban Chấp hành Đảng bộ huyện", "Kỳ Lâm", "party", "district", "Hà Tĩnh")
PARTY = Body("Bộ Chính trị", national=True)
VAGUE = Body("Sở Tài chính")


def test_the_form_of_an_iri() -> None:
    made = iris.organization_iri(BASE, HUYEN, A)
    assert re.fullmatch(re.escape(BASE) + r"organization/dang-uy-huyen/[0-9a-f]{12}", made)


def test_iris_do_not_change() -> None:
    """What stores and links hold: a change here breaks them all."""
    assert iris.article_iri(BASE, "seed-000") == BASE + "article/seed-000/a5bd8cdaa76a"
    assert iris.organization_iri(BASE, HUYEN, A).endswith("/c1476b38f565")
    assert iris.award_iri(BASE, "Bằng khen").endswith("/33e5b254a8f6")


def test_a_body_has_one_iri_under_all_its_names() -> None:
    assert iris.organization_iri(BASE, HUYEN, A) == iris.organization_iri(BASE, COMMITTEE, B)


def test_a_standing_committee_is_a_body_of_its_own() -> None:
    bureau = Body("Ban Thường vụ Huyện ủy", "Kỳ Lâm", "party", "district", "Hà Tĩnh")
    assert iris.organization_iri(BASE, HUYEN, A) != iris.organization_iri(BASE, bureau, A)


def test_a_body_whose_province_is_unknown_joins_nothing() -> None:
    lost = Body("Đảng bộ huyện", "Kỳ Lâm")
    assert iris.organization_iri(BASE, lost, A) == iris.organization_iri(BASE, lost, A)
    assert iris.organization_iri(BASE, lost, A) != iris.organization_iri(BASE, lost, B)


def test_a_nameless_district_of_a_known_province_joins_nothing() -> None:
    some = Body("Huyện ủy", "", "party", "district", "Hà Tĩnh")
    assert not iris.joins(some)
    assert iris.organization_iri(BASE, some, A) != iris.organization_iri(BASE, some, B)


def test_a_national_body_joins_and_its_place_is_vietnam() -> None:
    named = Body("Bộ Chính trị", "Việt Nam", national=True)
    assert iris.organization_iri(BASE, PARTY, A) == iris.organization_iri(BASE, named, B)


def test_the_same_name_in_two_provinces_is_two_bodies() -> None:
    offices = [Body("Văn phòng UBND tỉnh", place, province=place) for place in ("Kiên Giang", "Cà Mau", "Bắc Ninh")]
    assert len({iris.organization_iri(BASE, office, A) for office in offices}) == 3


def test_tones_are_kept_and_spellings_are_not() -> None:
    assert iris.person_iri(BASE, A, "Lê Hùng") != iris.person_iri(BASE, A, "Lê Hưng")
    assert iris.person_iri(BASE, A, "Lê Thuý") == iris.person_iri(BASE, A, "LÊ  THÚY")
    assert iris.person_iri(BASE, A, "Lê Thuý").split("/")[-2] == iris.person_iri(BASE, A, "Lê Thủy").split("/")[-2]


def test_a_name_alone_never_joins_people() -> None:
    assert iris.person_iri(BASE, A, "Lê Hùng") != iris.person_iri(BASE, B, "Lê Hùng")


def test_a_post_is_a_role_of_a_body() -> None:
    assert iris.post_iri(BASE, "Bí thư", HUYEN, A, "x") == iris.post_iri(BASE, "bí thư", COMMITTEE, B, "y")
    assert iris.post_iri(BASE, "Bí thư", HUYEN, A, "x") != iris.post_iri(BASE, "Phó Bí thư", HUYEN, A, "x")


def test_a_post_of_no_known_body_is_one_persons() -> None:
    assert iris.post_iri(BASE, "Giám đốc", None, A, "x") != iris.post_iri(BASE, "Giám đốc", None, A, "y")
    assert iris.post_iri(BASE, "Giám đốc", None, A, "x") != iris.post_iri(BASE, "Giám đốc", None, B, "x")


def test_a_numbered_congress_joins() -> None:
    one = Event("congress", "Đại hội lần thứ XII", HUYEN, ordinal="12", start="2020-08-14")
    two = Event("congress", "Đại hội Đảng bộ huyện Kỳ Lâm XII", COMMITTEE, ordinal="12")
    assert iris.event_iri(BASE, one, A) == iris.event_iri(BASE, two, B)
    assert iris.event_iri(BASE, one, A) != iris.event_iri(BASE, Event("congress", "x", HUYEN, ordinal="11"), A)


def test_another_event_joins_by_its_full_date_only() -> None:
    def event(start: str) -> Event:
        return Event("conference", "Hội nghị", HUYEN, start=start)

    assert iris.event_iri(BASE, event("2020-08-14"), A) == iris.event_iri(BASE, event("2020-08-14"), B)
    for start in ("2020-08", "2020", "--08-14", ""):
        assert iris.event_iri(BASE, event(start), A) != iris.event_iri(BASE, event(start), B)


def test_a_document_joins_by_number_issuer_and_year() -> None:
    issuer = Actor("Bộ Chính trị", PARTY)
    dated, undated = (
        Document("regulation", "08-QĐ/TW", issuer, date="2018-10-25"),
        Document("regulation", "08-QĐ/TW", issuer),
    )
    assert iris.document_iri(BASE, dated, A) == iris.document_iri(BASE, dated, B)
    assert iris.document_iri(BASE, undated, A) != iris.document_iri(BASE, undated, B)
    speaking = Document("decision", "15/2019/QĐ-UBND", Actor("UBND huyện", HUYEN))
    assert iris.document_iri(BASE, speaking, A) == iris.document_iri(BASE, speaking, B)
    unsettled = Document("decision", "15/2019/QĐ-UBND", Actor("Sở Tài chính", VAGUE))
    assert iris.document_iri(BASE, unsettled, A) != iris.document_iri(BASE, unsettled, B)


def test_the_base_is_no_part_of_any_hash() -> None:
    other = "https://example.org/data/"
    person, post = iris.person_iri(BASE, A, "Lê Hùng"), iris.post_iri(BASE, "Bí thư", HUYEN, A, "")
    moved = [iris.person_iri(other, A, "Lê Hùng"), iris.post_iri(other, "Bí thư", HUYEN, A, "")]
    assert iris.tenure_iri(BASE, person, post).removeprefix(BASE) == iris.tenure_iri(other, *moved).removeprefix(other)


@pytest.mark.parametrize("base", ["https://example.org/id/", "urn:kg:", "http://a.b/x#"])
def test_a_base_that_data_can_live_under(base: str) -> None:
    assert iris.check_base(base) == base


@pytest.mark.parametrize("base", ["", "example", "https://example.org", "https://a b/", "/id/", "https://a/<b>/"])
def test_a_base_that_is_none(base: str) -> None:
    with pytest.raises(ValueError, match="give an absolute IRI"):
        iris.check_base(base)


@given(st.text())
def test_a_slug_is_ascii_whatever_the_text(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", iris.slug(text))
    assert len(iris.slug(text)) <= 60


@given(st.lists(st.text(max_size=5), min_size=2, max_size=3).filter(lambda parts: all("\x1f" not in p for p in parts)))
def test_parts_of_a_key_do_not_run_together(parts: list[str]) -> None:
    assert iris.digest(*parts) != iris.digest("".join(parts))


def test_a_city_under_the_centre_has_one_people_committee() -> None:
    def named(name: str, place: str, province: str) -> str:
        return iris.organization_iri(BASE, Body(name, place, "state", "province", province), A)

    short, long = (named(name, "Đà Nẵng", "Đà Nẵng") for name in ("UBND", "UBND TP"))
    assert short == long == named("Ủy ban nhân dân thành phố", "Đà Nẵng", "Đà Nẵng")
    assert named("Thành ủy", "Đà Nẵng", "Đà Nẵng") == named("Đảng bộ", "Đà Nẵng", "Đà Nẵng")
    assert named("UBND", "Bắc Ninh", "Bắc Ninh") != named("UBND thành phố", "Bắc Ninh", "Bắc Ninh")
    whole = named("UBND tỉnh", "Hậu Giang", "Hậu Giang")
    assert named("UBND", "Hậu Giang", "Hậu Giang") == whole == named("UBND tỉnh Hậu Giang", "Hậu Giang", "Hậu Giang")
    assert named("UBND", "Bắc Ninh", "Bắc Ninh") != named("UBND tỉnh", "Bắc Ninh", "Bắc Ninh")  # perhaps the city's
    assert named("UBND", "Ninh Bình", "Ninh Bình") != named("UBND tỉnh", "Ninh Bình", "Ninh Bình")  # it had a city, too
    assert named("UBND tỉnh", "Đăk Nông", "Đắk Nông") == named(
        "UBND", "Đắk Nông", "Đắk Nông"
    )  # as some papers write it
    assert named("UBND", "Huế", "Thừa Thiên Huế") != named("UBND", "Thừa Thiên Huế", "Thừa Thiên Huế")
    assert named("UBND quận", "Hải Châu", "Đà Nẵng") != named("UBND", "Hải Châu", "Đà Nẵng")


def test_a_long_name_is_one_with_its_place_behind_it_and_without() -> None:
    def named(name: str, place: str = "Đà Nẵng", kind: str = "") -> str:
        return iris.organization_iri(BASE, Body(name, place, kind, province="Đà Nẵng"), "a1")

    assert named("Bảo tàng Điêu khắc Chăm Đà Nẵng") == named("Bảo tàng điêu khắc Chăm")
    assert named("Viện Nghiên cứu phát triển KT-XH TP Đà Nẵng") == named("Viện nghiên cứu phát triển kinh tế - xã hội")
    assert named("Bệnh viện Đà Nẵng") != named("Bệnh viện")  # too few words to tell which
    assert named("Công ty Cổ phần Du lịch Đà Nẵng", kind="business") != named(
        "Công ty Cổ phần Du lịch", kind="business"
    )
    assert named("Bảo tàng Điêu khắc Chăm Đà Nẵng", "Hải Châu") != named("Bảo tàng Điêu khắc Chăm", "Hải Châu")


def test_one_body_under_the_names_the_press_has_for_it() -> None:
    def same(*names: str) -> bool:
        return len({iris.organization_iri(BASE, Body(it, "Kỳ Lâm", province="Hà Tĩnh"), "a1") for it in names}) == 1

    assert same("Ủy ban MTTQ Việt Nam huyện", "Mặt trận Tổ quốc huyện", "Ủy ban Mặt trận Tổ quốc VN huyện")
    assert same("Sở Giao thông", "Sở GTVT", "Sở Giao thông Vận tải")
    assert same("Phòng Rừng trồng thuộc Sở Kế hoạch và Đầu tư", "Phòng Rừng trồng Sở KH-ĐT")
    assert same("Ban cán sự UBND huyện", "Ban Cán sự đảng UBND huyện")
    assert same("Đảng ủy Khối các cơ quan", "Đảng ủy Khối cơ quan") and same("BQL các dự án", "Ban Quản lý dự án")
    assert not same("Ban Quản lý dự án", "Ban Quản lý dự án giao thông")
    assert not same("Sở Giao thông", "Sở Giao thông - Công chính")
    assert not same("Sở Nông nghiệp", "Sở Nông nghiệp và Môi trường")
    assert not same("Mặt trận Tổ quốc huyện", "Ban Thường trực Mặt trận Tổ quốc huyện")


def test_a_commune_is_one_with_its_district_told_and_without() -> None:
    def iri(name: str, place: str, province: str) -> str:
        return iris.organization_iri(BASE, Body(name, place, province=province), "a")

    assert iri("Đảng ủy xã", "Na Mèo", "Thanh Hóa") == iri("Đảng ủy xã", "Na Mèo, Quan Sơn", "Thanh Hóa")
    assert iri("Đảng ủy xã", "Na Mèo", "Thanh Hóa") != iri("Đảng ủy xã", "Na Mèo, Bá Thước", "Thanh Hóa")
    assert iri("Đảng ủy xã", "Minh Sơn", "Thanh Hóa") != iri("Đảng ủy xã", "Minh Sơn, Triệu Sơn", "Thanh Hóa")
    assert iri("Trạm y tế", "Na Mèo", "Thanh Hóa") != iri("Trạm y tế", "Na Mèo, Quan Sơn", "Thanh Hóa")
