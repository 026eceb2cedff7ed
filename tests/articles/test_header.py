"""Dates, publishers and places read off headers, and what looks like them and is not."""

import pytest

from kg.articles import finish
from kg.articles.header import read_stamp
from kg.articles.publisher import dateline, is_masthead, province_in
from kg.model import Article

BODY = "Sáng nay, Đảng bộ xã Mỹ An khai mạc đại hội lần thứ V với 120 đại biểu tham dự."

STAMPS = [
    ("16/01/2020", "2020-01-16"),
    ("(17:07 | 16/01/2020)", "2020-01-16"),
    ("Thứ Năm, 13/08/2015", "2015-08-13"),
    ("Thứ 5, ngày 13/8/2015, 08:11 [GMT+7]", "2015-08-13"),
    ("Chủ nhật, ngày 16 tháng 8 năm 2015", "2015-08-16"),
    ("13 Tháng Tám, 2015", "2015-08-13"),
    ("18/01/2022 - 15:00", "2022-01-18"),
    ("15h30 ngày 18-01-2022", "2022-01-18"),
    ("18.1.2022, 18:04", "2022-01-18"),
    ("2022-01-18 15:00:07", "2022-01-18"),
    ("11/02/2020 15:31 Số lượt xem: 2750", "2020-02-11"),
    ("Ngày đăng: 21:33 - 05/10/2012 | In bài viết | Lượt xem: 2399", "2012-10-05"),
    ("Cập nhật lúc 15:00 ngày 18/01/2022", "2022-01-18"),
    ("HOÀI AN - MINH TÚ 30/04/2016 11:39", "2016-04-30"),
    ("Hoài An | 30/04/2016", "2016-04-30"),
    ("30/02/2020", ""),  # a stamp, and no day
    ("01/18/2022 15:00", ""),  # day and month are never swapped
    ("16/01/1820", ""),
    ("Ngày 16/01/2020, hội nghị khai mạc", None),
    ("Kỷ niệm 90 năm ngày thành lập Đảng 03/02/1930", None),
    ("Đại hội khai mạc 15:00 16/01/2020", None),
    ("Nghị quyết số 16/2020", None),
    ("01/2020", None),
]


@pytest.mark.parametrize(("line", "expected"), STAMPS, ids=range(len(STAMPS)))
def test_stamps(line, expected):
    stamp = read_stamp(line)
    assert (stamp and stamp[0]) == expected


MASTHEADS = [
    ("Cổng thông tin điện tử tỉnh Kiên Giang", "Kiên Giang"),
    ("CỔNG THÔNG TIN ĐIỆN TỬ TỈNH KIÊN GIANG", "Kiên Giang"),
    ("Trang thông tin điện tử tổng hợp Sở Nội vụ tỉnh Bắc Ninh", "Bắc Ninh"),
    ("Cổng TTĐT huyện Kiên Hải, tỉnh Kiên Giang", "Kiên Giang"),
    ("Báo Quảng Nam", "Quảng Nam"),
    ("Đài Phát thanh và Truyền hình Long An", "Long An"),
    ("Báo điện tử Đảng Cộng sản Việt Nam", ""),
    ("Trang thông tin điện tử huyện Hòa Bình", ""),  # a district of Bạc Liêu, not the province
]
NOT_MASTHEADS = [
    "Cổng thông tin điện tử tỉnh Kiên Giang đạt giải Nhì",
    "Cổng thông tin điện tử ra mắt tại Kiên Giang",
    "Báo cáo kết quả đại hội của tỉnh Kiên Giang",
    "Báo chí đồng hành cùng Bắc Ninh",
    "Báo Tết và chuyện của Hà Nội hôm nay.",
    "Tỉnh ủy Kiên Giang",
]


@pytest.mark.parametrize(("line", "place"), MASTHEADS, ids=range(len(MASTHEADS)))
def test_mastheads(line, place):
    assert is_masthead(line)
    article = finish(Article("a", f"{line}\n\nĐảng bộ xã Mỹ An đại hội\n\n{BODY}"))
    assert (article.publisher, article.place) == (line, place)
    evidence = {field: article.quote(span) for field, span in article.found}
    assert evidence["publisher"] == line
    assert evidence.get("place", "").casefold() == place.casefold()
    assert [article.quote(span) for span in article.clutter] == [line]


@pytest.mark.parametrize("line", NOT_MASTHEADS, ids=range(len(NOT_MASTHEADS)))
def test_headlines_are_no_mastheads(line):
    assert not is_masthead(line)
    article = finish(Article("a", f"{line}\n\n{BODY}"))
    assert (article.publisher, article.place, article.found) == ("", "", ())


def test_datelines():
    assert dateline(f"(QNO) - {BODY}") == ("Báo Quảng Nam", 1, 4)
    assert dateline(f"VOV.VN - {BODY}") == ("Đài Tiếng nói Việt Nam", 0, 6)
    assert dateline(f"(Báo Long An) {BODY}") == ("Báo Long An", 1, 12)
    assert dateline("VOV vừa trao giải cho các cộng tác viên.") is None
    assert dateline("(Tiếp theo) Đại hội bầu ban chấp hành.") is None
    article = finish(Article("a", f"(BBNĐT) {BODY}"))
    assert (article.publisher, article.place) == ("Báo Bắc Ninh", "Bắc Ninh")
    assert {article.quote(span) for _, span in article.found} == {"BBNĐT"}
    assert article.clutter == ()


def test_two_provinces_are_none():
    assert province_in("Báo Bắc Ninh và Báo Bắc Giang") is None
    assert province_in("Báo Hà Nội") == ("Hà Nội", 4, 10)


def test_the_earlier_date_is_the_article_s():
    text = f"Thứ Sáu, 20/11/2020 | 10:05\nĐảng bộ xã Mỹ An đại hội\n16/01/2020 17:07\n{BODY}"
    article = finish(Article("a", text))
    assert article.published == "2020-01-16"
    assert [article.quote(span) for _, span in article.found] == ["16/01/2020"]


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n16/01/2020",  # after the first sentence
        f"Hôm 16/01/2020 đại hội khai mạc.\n{BODY}",
        f"Các mốc của đảng bộ\n{BODY}\n03/02/1930\nĐảng ra đời.",
        "Đảng bộ xã Mỹ An họp ngày 16/01/2020 để bàn việc chuẩn bị đại hội.",
    ],
)
def test_no_date_from_running_text(text):
    assert finish(Article("a", text)).published == ""


def test_metadata_wins_and_is_not_found():
    article = finish(Article("a", f"16/01/2020\n{BODY}", published="2020-01-17", publisher="Báo Long An"))
    assert (article.published, article.place, article.found) == ("2020-01-17", "Long An", ())
    assert finish(Article("a", BODY, place="thành phố Hồ Chí Minh")).place == "Hồ Chí Minh"


def test_spans_count_the_reading():
    article = finish(Article("a", f"16/01/2020\n{BODY}", title="Đại hội xã Mỹ An"))
    ((field, span),) = article.found
    assert (field, article.quote(span)) == ("published", "16/01/2020")
    assert article.locate(span) == ("text", 0, 10)


def test_decomposed_text_keeps_whole_lines_as_evidence():
    import unicodedata

    text = unicodedata.normalize("NFD", f"Thứ Năm, 13/08/2015\nXem với cỡ chữ A A\n{BODY}")
    article = finish(Article("a", text))
    assert article.published == "2015-08-13"
    assert "13/08/2015" in article.quote(article.found[0][1])
    assert [article.quote(span) for span in article.clutter] == ["\n".join(text.split("\n")[:2])]
