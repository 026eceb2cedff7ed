"""What each format gives, in which order, and what fills what a file lacks."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from kg.articles import read
from kg.model import Article

TEXT = "Sáng 5/3, Đảng bộ xã Mỹ An khai mạc đại hội lần thứ V.\nĐại hội bầu 15 đồng chí."


def test_text_keeps_its_words_and_normalizes_line_ends(put, read_all):
    articles, errors = read_all(put("bản tin (1).txt", b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode("utf-8")))
    assert not errors
    assert articles[0].id == "bản_tin_1_"
    assert articles[0].text == TEXT
    assert articles[0].reading == TEXT


def test_markdown_takes_its_front_matter_as_strings(put, read_all):
    page = (
        "---\nid: 0123\ntitle: Đại hội xã Mỹ An\npublished: 5/3/2020\nauthor: [Hoài An, Minh Tú]\ndraft: no\n"
        "digest_of:\n  publisher: Báo Mẫu\n  title: Tên gốc\n  date: 2020-03-05\n---\n"
        "## Mở đầu\n\n**Sáng 5/3**, [đại hội](https://example.vn) khai mạc.<!-- nháp -->\n"
    )
    articles, errors = read_all(put("a.md", page))
    assert not errors
    (article,) = articles
    assert (article.id, article.published, article.author) == ("0123", "2020-03-05", "Hoài An, Minh Tú")
    assert article.digest_of == "Báo Mẫu, “Tên gốc”, 2020-03-05"
    assert article.text == "Mở đầu\n\nSáng 5/3, đại hội khai mạc."


@pytest.mark.parametrize("front", ["", "---\n---\n", "---\n\n---\n"])
def test_markdown_without_fields_takes_the_first_heading(put, read_all, front):
    articles, errors = read_all(put("a.md", f"{front}# Đại hội **xã Mỹ An**\n\nSáng nay khai mạc.\n"))
    assert not errors
    assert articles[0].title == "Đại hội xã Mỹ An"
    assert articles[0].lead == ""


PAGE = """<!DOCTYPE html><html lang="vi"><head><title>Đại hội xã Mỹ An | Cổng</title>
<meta property="og:site_name" content="Cổng thông tin điện tử tỉnh Kiên Giang">{meta}</head>
<body><ul><li><a href="/">Trang chủ</a></li></ul><div class="content"><h1>Đảng bộ xã Mỹ An đại hội lần thứ V</h1>
{stamp}<p>Đảng bộ xã Mỹ An long trọng khai mạc đại hội với 120 đại biểu, bầu ban chấp hành mới gồm 15 đồng chí.</p>
<figure><img src="a.jpg"><figcaption>Đồng chí Trần Văn Bình phát biểu khai mạc</figcaption></figure>
<div class="photo-caption">Bà Lê Thị Hạnh tặng hoa chúc mừng đại hội</div>
<table><tr><td><img src="b.jpg"></td></tr><tr><td>Ban chấp hành khóa mới ra mắt</td></tr></table>
<p>Đại hội thảo luận nhiều nội dung về phát triển nông nghiệp, xây dựng nông thôn mới và chăm lo đời sống nhân dân,
nhìn lại Hội nghị ngày 03/02/2015.</p>
<p>Nhiệm kỳ qua, Đảng bộ kết nạp 25 đảng viên, vượt chỉ tiêu; thu nhập bình quân đầu người đạt 60 triệu đồng.</p></div>
<div id="footer">Bản quyền 2023</div></body></html>"""


def test_html_keeps_captions_and_stated_fields(put, read_all):
    meta = '<meta property="article:published_time" content="2020-03-04T20:00:00Z">'
    articles, errors = read_all(put("a.html", PAGE.format(meta=meta, stamp="")))
    assert not errors
    (article,) = articles
    assert article.title == "Đảng bộ xã Mỹ An đại hội lần thứ V"
    assert article.published == "2020-03-05"  # the day it was in Vietnam
    assert article.place == "Kiên Giang"
    for name in ("Trần Văn Bình", "Lê Thị Hạnh", "Ban chấp hành khóa mới ra mắt"):
        assert name in article.text
    assert "Trang chủ" not in article.text


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ('<div class="date">18/01/2022 - 15:00</div>', "2022-01-18"),
        ("<ul class='share'><li>Thứ Ba, 18/01/2022</li></ul>", "2022-01-18"),
        ("", ""),  # 03/02/2015 and 2023 stand in the page, and are not its date
        ("<div>Cập nhật: 31/02/2022</div>", ""),
    ],
)
def test_html_dates_are_never_invented(put, read_all, stamp, expected):
    articles, errors = read_all(put("a.html", PAGE.format(meta="", stamp=stamp)))
    assert not errors
    assert articles[0].published == expected
    for field, span in articles[0].found:
        assert (field, articles[0].quote(span)) == ("published", "18/01/2022")


def test_json_lines_packed_or_not(put, read_all):
    lines = "".join(json.dumps({"id": f"a{i}", "text": TEXT + "\r\n"}, ensure_ascii=False) + "\n" for i in range(3))
    for path in (put("x.jsonl", "\n" + lines), put("x.jsonl.gz", gzip.compress(("\n" + lines).encode("utf-8")))):
        articles, errors = read_all(path)
        assert not errors
        assert [article.id for article in articles] == ["a0", "a1", "a2"]
        assert articles[1].text == TEXT + "\r\n"  # a JSON string stays as it is
        assert articles[1].source == f"{path}:3"


def test_json_object_and_list(put, read_all):
    articles, errors = read_all(put("một bài.json", json.dumps({"text": TEXT, "title": "T", "other": [1]})))
    assert not errors
    assert (articles[0].id, articles[0].title) == ("một_bài", "T")
    several = '[{"id": "a", "text": "x"},\n {"id": "b", "text": 5},\n {"id": "c", "text": "y"}]'
    articles, errors = read_all(put("b.json", several))
    assert [article.id for article in articles] == ["a", "c"]
    assert [(error.id, error.line) for error in errors] == [("not-string", 2)]


def test_folder_is_sorted_and_passes_over_other_kinds(put, read_all, tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b.md", "c.TXT", ".hidden.txt", ".git/x.txt", "a/picture.png", "meta.json"):
        put(f"in/{name}", "{}" if name == "meta.json" else TEXT)
    articles, errors = read_all(tmp_path / "in")
    assert [Path(article.source).relative_to(tmp_path / "in").as_posix() for article in articles] == [
        "b.txt",
        "c.TXT",
        "a/z.txt",
    ]
    assert {error.id for error in errors} == {"same-id", "skipped"}
    note = next(error for error in errors if error.id == "skipped")
    assert note.level == "note"
    assert "a/picture.png" in note.message_en


def test_folder_links_are_not_followed(put, read_all, tmp_path):
    put("outside/secret.txt", TEXT)
    put("in/a.txt", TEXT)
    (tmp_path / "in" / "link").symlink_to(tmp_path / "outside", target_is_directory=True)
    articles, _ = read_all(tmp_path / "in")
    assert [article.id for article in articles] == ["a"]


def test_order_is_as_given(put, read_all):
    first, second = put("b.txt", TEXT), put("a.txt", TEXT)
    assert [article.id for article in read_all(first, second)[0]] == ["b", "a"]


def test_reading_is_lazy(put):
    results = read([put("a.txt", TEXT), Path("nowhere.txt")])
    first = next(results)
    assert isinstance(first, Article)


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (TEXT, ["stdin"]),
        ("\n\n" + '{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n', ["a", "b"]),
        ("\ufeff" + '{"id": "a", "text": "x"}', ["a"]),
        ("[1] là chú thích đầu bài.", ["stdin"]),
    ],
)
def test_standard_input(monkeypatch, read_all, given, ids):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given.encode("utf-8")), encoding="utf-8"))
    articles, errors = read_all("-")
    assert not errors
    assert [article.id for article in articles] == ids


def test_meta_fills_what_the_file_lacks(put, read_all, tmp_path):
    put("in/meta.json", '{"a": {"published": "16/01/2020", "publisher": "Báo Bắc Ninh", "title": "Từ meta"}}')
    given = put("given.json", '{"a": {"publisher": "Báo Long An"}}')
    path = put("in/a.md", "---\ntitle: Của tệp\n---\nNội dung.")
    (article,), errors = read_all(path)
    assert not errors
    assert (article.title, article.published, article.publisher) == ("Của tệp", "2020-01-16", "Báo Bắc Ninh")
    assert article.place == "Bắc Ninh"
    (article,), _ = read_all(path, meta=given, published="2021", place="tỉnh Cà Mau")
    assert (article.published, article.publisher, article.place) == ("2020-01-16", "Báo Long An", "Cà Mau")


def test_options_come_before_the_header_and_must_be_dates(put, read_all):
    path = put("a.txt", "Thứ Năm, 13/08/2015\n\n" + TEXT)
    assert read_all(path)[0][0].published == "2015-08-13"
    (article,), _ = read_all(path, published="14/8/2015")
    assert (article.published, article.found) == ("2015-08-14", ())
    with pytest.raises(ValueError, match="2015-13"):
        read([path], published="2015-13")


def test_what_is_wrong_in_meta_is_told_once_with_its_line(put, read_all):
    put("meta.json", '{\n"a": {"published": "2020-02-30", "place": "Bắc Ninh"},\n"b": 5}')
    paths = put("a.txt", TEXT), put("b.txt", TEXT)
    articles, errors = read_all(*paths)
    assert [(error.id, error.line) for error in errors] == [("bad-date", 2), ("meta-shape", 3)]
    assert (articles[0].published, articles[0].place) == ("", "Bắc Ninh")
    put("meta.json", '{"a": ')
    articles, errors = read_all(*paths)
    assert [error.id for error in errors] == ["json"]
    assert len(articles) == 2


def test_replace_passes_the_second_article_on(put, read_all):
    path = put("a.jsonl", '{"id": "x", "text": "một"}\n{"id": "x", "text": "hai"}\n')
    articles, errors = read_all(path)
    assert [article.text for article in articles] == ["một"]
    assert errors[0].where == f"{path}:2"
    assert f"{path}:1" in errors[0].message_en
    assert f"{path}:1" in errors[0].message_vi
    articles, errors = read_all(path, replace=True)
    assert [article.text for article in articles] == ["một", "hai"]
    assert not errors


def test_nothing_heavy_is_imported_for_plain_text():
    import subprocess

    code = "import sys, kg.articles; sys.exit(bool({'trafilatura', 'lxml', 'yaml'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
