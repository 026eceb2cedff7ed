"""Furniture is marked, running text and first captions never are; the table of patterns is linted row by row."""

import time

import pytest

from kg.articles import clutter, finish
from kg.articles.lines import split
from kg.model import Article

ROWS = list(clutter.rows())
BODY = "Sáng nay, Đảng bộ xã Mỹ An khai mạc đại hội lần thứ V với 120 đại biểu tham dự."
END = "Đại hội bầu 15 đồng chí vào ban chấp hành khóa mới của đảng bộ."
CAPTION = "Bí thư Huyện ủy Trần Văn Bình tặng hoa chúc mừng đại hội. Ảnh: H.A"


def marked(*lines: str, title: str = "") -> list[str]:
    article = finish(Article("a", "\n\n".join(lines), title=title))
    return [line for span in article.clutter for line in article.quote(span).split("\n") if line.strip()]


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_a_row_matches_its_example_and_not_its_counter_example(row):
    pattern = clutter.Pattern(row["pattern"])
    assert pattern.match(row["example"])
    assert not pattern.match(row["counter"])
    assert pattern.match(row["example"].upper()) or "<NAMES>" in row["pattern"] or "<SOURCE>" in row["pattern"]


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_examples_are_marked_in_their_zone_and_counter_examples_nowhere(row):
    before, after = (["Đại hội xã Mỹ An", row["example"]], []) if row["zone"] == "head" else ([], [row["example"]])
    assert marked(*before, BODY, END, *after) == [row["example"]]
    assert marked("Đại hội xã Mỹ An", row["counter"], BODY, row["counter"] + " hôm nay", END) == []


def test_a_page_with_all_of_it():
    page = [
        "Cổng thông tin điện tử tỉnh Kiên Giang",
        "Tiếng Việt | English",
        "Trang chủ > Tin tức",
        "Đảng bộ xã Mỹ An đại hội lần thứ V",
        "18/01/2022 - 15:00",
        "313",
        "Xem với cỡ chữ A A",
        BODY,
        CAPTION,
        CAPTION,
        END,
        "Tin, ảnh: Hoài An",
        "Chia sẻ bài viết",
        "TAGS",
        "đại hội",
        "xã Mỹ An",
        "Tin liên quan",
        "Kết nạp đảng viên mới ở xã Mỹ An nhân dịp kỷ niệm ngày thành lập Đảng",
        "Khai mạc lớp bồi dưỡng",
        "Ý kiến của bạn",
        "Họ tên:",
        "Email:",
    ]
    keep = {3, 7, 8, 10}
    assert marked(*page) == [line for i, line in enumerate(page) if i not in keep]


@pytest.mark.parametrize("title", ["", "Đại hội xã Mỹ An"])
def test_nothing_is_taken_from_a_plain_article(title):
    lines = ["Nhiều đổi mới", BODY, CAPTION, "Nhân sự khóa mới", END, "Hoài An"]
    assert marked(*lines, title=title) == []


def test_a_list_in_the_middle_leaves_what_follows():
    assert marked(BODY, "Tin liên quan", "Kết nạp đảng viên ở xã Mỹ An", END) == ["Tin liên quan"]
    assert marked(BODY, "TAGS", CAPTION) == ["TAGS"]
    assert marked(BODY, END, "TAGS", "Bí thư Huyện ủy Trần Văn Bình trao hoa chúc mừng ban chấp hành") == ["TAGS"]


def test_second_copies():
    assert marked(CAPTION, CAPTION, BODY) == [CAPTION]
    assert marked(BODY, CAPTION, END, CAPTION) == [CAPTION]
    assert marked(BODY, CAPTION.removesuffix(" Ảnh: H.A"), END, CAPTION) == [CAPTION]
    assert marked(f"{CAPTION}\n{BODY}", END) == []
    # the same post under two names of a list is two facts
    post = "Ủy viên Ban Thường vụ Huyện ủy"
    assert marked(BODY, "Ông Trần Văn Bình", post, "Bà Lê Thị Hạnh", post, END) == []
    assert marked(BODY, "Chức vụ: Bí thư Đảng ủy xã.", "Bà Hạnh", "Chức vụ: Bí thư Đảng ủy xã.", END) == []


def test_the_title_is_never_furniture():
    article = finish(Article("a", BODY, title="Xây dựng Đảng"))
    assert article.clutter == ()


HOSTILE = [
    "cỡ chữ" + " a" * 100 + " !",
    "Trang chủ" + " / a" * 60 + "!",
    "Trang chủ" + " > " + " " * 100 + "> a" * 20 + "|",
    "Đánh giá: " + "1." * 100 + "!",
    "Theo " + "A" * 200 + "!",
    "Tin, ảnh: " + "A, " * 60 + "!",
    "Giới" + " | " * 60 + "a.",
    "> " * 100 + "x" * 60,
    "1 " * 100 + "!",
    "Facebook " * 25 + "!",
    "Vi | en " * 25 + "!",
    "Tin khác " * 25,
    "16/01/2020" + " nguồn:" * 20 + "x" * 70,
    "1h11" * 30 + " 16/01/2020 x",
]


def test_no_line_is_slow():
    began = time.process_time()
    for line in HOSTILE:
        for text in (
            line,
            f"{line}\n{BODY}",
            f"{BODY}\n{line}",
            f"{line}\n{line}",
            "." * 200_000 + "\n" + "." * 200_000,
        ):
            finish(Article("a", text))
    assert time.process_time() - began < 5


def test_lines_know_where_they_stand():
    reading = "\n  Một \r\n\n\tHai\n"
    assert [(reading[line.start : line.end], line.text) for line in split(reading)] == [("Một", "Một"), ("Hai", "Hai")]
