"""One table of wrong inputs: file, bytes, and what the message must say. None of them stops the file after it."""

import gzip
import json

import pytest

from kg.articles import decode, html
from kg.articles.errors import MESSAGES

GOOD = '{"id": "tốt", "text": "Đảng bộ tổ chức hội nghị."}'
WORDS = "Của Đảng bộ tỉnh và các chi bộ được giao: của tỉnh, được các cấp và Đảng."


def cp1258(text: str) -> bytes:
    """As an old editor wrote it: letters of their own for â ê ô ă ơ ư đ, tones as marks after the letter."""
    import unicodedata

    out = b""
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            whole = unicodedata.normalize("NFD", char)
            tones = "".join(c for c in whole if c in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", "".join(c for c in whole if c not in tones))
            out += base.encode("cp1258") + tones.encode("cp1258")
    return out


TCVN = b"C\xf1a \xa7\xb6ng b\xe9 t\xd8nh v\xb5 c\xb8c chi b\xe9 \xae\xad\xeec giao"
VISCII = b"C\xfca \xd0\xe4ng b\xb5 t\xefnh v\xe0 c\xe1c chi b\xb5 \xf0\xdf\xfec giao"

# name of the case, file, content, line told, words of the English message, words of the Vietnamese one
WRONG = [
    ("empty", "a.txt", b"", 0, "empty", "rỗng"),
    ("only spaces", "a.txt", b" \n\t\n", 0, "empty", "rỗng"),
    ("only a byte order mark", "a.txt", b"\xef\xbb\xbf", 0, "no text", "không có nội dung"),
    ("empty lines of json", "a.jsonl", b"\n\n", 0, "empty", "rỗng"),
    ("empty list", "a.json", b"[]", 0, "empty", "rỗng"),
    ("utf-16 with mark", "a.txt", WORDS.encode("utf-16"), 0, "UTF-16; convert it first: iconv -f UTF-16", "iconv"),
    ("utf-16 without mark", "a.txt", WORDS.encode("utf-16-le"), 0, "UTF-16LE", "UTF-16LE"),
    ("utf-16 lines", "a.jsonl", (GOOD + "\n" + GOOD).encode("utf-16"), 0, "UTF-16", "UTF-16"),
    ("utf-32", "a.txt", WORDS.encode("utf-32"), 0, "UTF-32", "UTF-32"),
    ("windows-1258", "a.txt", cp1258(WORDS), 1, "Windows-1258; convert it first: iconv -f CP1258 -t UTF-8", "CP1258"),
    ("windows-1258 page", "a.html", cp1258(f"<p>{WORDS}</p>"), 1, "Windows-1258", "Windows-1258"),
    ("tcvn3", "a.txt", b"\n" + TCVN, 2, "TCVN3", "TCVN3"),
    ("viscii", "a.txt", VISCII, 1, "VISCII", "VISCII"),
    ("some other bytes", "a.txt", "Caf\xe9 cr\xe8me".encode("latin-1"), 1, "not UTF-8 (byte 0xE9)", "0xE9"),
    ("binary", "a.txt", bytes(range(256)), 0, "not text: looks like a binary file", "không phải văn bản"),
    ("pdf", "a.txt", b"%PDF-1.7 ...", 0, "a PDF document", "PDF"),
    ("word", "a.txt", b"PK\x03\x04 ...", 0, ".docx", ".docx"),
    ("nul", "a.txt", "Đảng\0bộ".encode(), 0, "binary", "văn bản"),
    ("broken json line", "a.jsonl", b'{"id": "a", "text": "x"\n', 1, "column", "cột"),
    ("extra after json", "a.jsonl", b'{"id": "a", "text": "x"} y', 1, "column 26 (a comma, bracket", "cột 26"),
    ("broken json file", "a.json", b'{\n"text": }', 2, "broken JSON at column 9", "JSON hỏng ở cột 9"),
    ("broken list", "a.json", b'[\n{"text" }]', 2, "broken JSON", "JSON hỏng"),
    ("key twice", "a.jsonl", b'{"id": "a", "id": "b", "text": "x"}', 1, "'id' is given twice", "hai lần"),
    ("nan", "a.jsonl", b'{"id": "a", "text": "x", "n": NaN}', 1, "NaN is not JSON", "NaN"),
    ("deep", "a.jsonl", b"[" * 100_000, 1, "nested too deeply", "lồng quá sâu"),
    ("deep object", "a.json", b'{"a":' * 100_000, 1, "nested too deeply", "lồng quá sâu"),
    ("long number", "a.jsonl", b'{"id": "a", "n": ' + b"9" * 5000 + b"}", 1, "is not JSON", "không phải JSON"),
    ("no object", "a.jsonl", b'"a"', 1, "not string", "string"),
    ("list in a line", "a.jsonl", b"[1]", 1, "not array", "array"),
    ("no id", "a.jsonl", b'{"text": "x"}', 1, "the line has no id", "không có id"),
    ("no id in a list", "a.json", b'[\n{"text": "x"}]', 2, "no id", "không có id"),
    ("id with a slash", "a.jsonl", b'{"id": "../a", "text": "x"}', 1, "'../a' is not allowed; use 1 to 120", "'../a'"),
    ("id with a line end", "a.jsonl", b'{"id": "a\\n", "text": "x"}', 1, "not allowed", "không hợp lệ"),
    ("id too long", "a.jsonl", json.dumps({"id": "a" * 121, "text": "x"}), 1, "not allowed", "không hợp lệ"),
    ("id empty", "a.jsonl", b'{"id": "", "text": "x"}', 1, "'' is not allowed", "không hợp lệ"),
    ("id a number", "a.jsonl", b'{"id": 5, "text": "x"}', 1, "'id' must be a string, not number", "number"),
    ("text missing", "a.json", b'{"id": "a"}', 1, "'text' is missing", "thiếu trường 'text'"),
    ("text null", "a.json", b'{"id": "a", "text": null}', 1, "'text' is missing", "thiếu trường 'text'"),
    ("text a list", "a.json", b'{"id": "a", "text": ["x"]}', 1, "'text' must be a string, not array", "chuỗi"),
    ("text a path", "a.json", b'{"id": "a", "text": "texts/a.txt"}', 1, "only a path (texts/a.txt)", "đường dẫn"),
    ("text empty", "a.jsonl", b'{"id": "a", "text": " "}', 1, "has no text", "không có nội dung"),
    ("half a character", "a.jsonl", b'{"id": "a", "text": "\\ud83d"}', 1, "'text' has a character", "U+D83D"),
    ("nul in a string", "a.jsonl", b'{"id": "a", "text": "x\\u0000"}', 1, "U+0000", "U+0000"),
    ("title a number", "a.jsonl", b'{"id": "a", "text": "x", "title": 5}', 1, "'title' must be a string", "'title'"),
    ("no such day", "a.jsonl", b'{"id": "a", "text": "x", "published": "30/02/2020"}', 1, "'30/02/2020'", "30/02"),
    ("month first", "a.jsonl", b'{"id": "a", "text": "x", "published": "01/16/2020"}', 1, "is no date", "ngày"),
    ("two-digit year", "a.jsonl", b'{"id": "a", "text": "x", "published": "16/01/20"}', 1, "is no date", "ngày"),
    ("front matter open", "a.md", "---\ntitle: x\n\nChữ.", 1, "not closed", "chưa đóng"),
    ("front matter broken", "a.md", "---\ntitle: [x\n---\nChữ.", 3, "broken front matter", "hỏng"),
    ("front matter twice", "a.md", "---\nid: a\nid: b\n---\nChữ.", 3, "'id' is given twice", "hỏng"),
    ("front matter a list", "a.md", "---\n- a\n---\nChữ.", 2, "front matter", "front matter"),
    ("front matter tag", "a.md", "---\na: !!python/name:os.system\n---\n", 0, "no text", "không có nội dung"),
    ("front matter field", "a.md", "---\ntitle: {a: b}\n---\nChữ.", 0, "'title' must be a string, not object", "chuỗi"),
    ("markdown without words", "a.md", "---\nid: a\n---\n\n", 0, "no text", "không có nội dung"),
    ("page without words", "a.html", "<html><body></body></html>", 0, "no article text", "không tìm thấy"),
    ("unknown kind", "a.odt", b"x", 0, "'.odt' files are not read; give .txt, .md", "'.odt'"),
    ("no suffix", "a", b"x", 0, "'a' files are not read", "không đọc"),
    ("packed text", "a.txt.gz", gzip.compress(b"x"), 0, "gunzip", "gunzip"),
    ("not packed", "a.jsonl.gz", GOOD.encode(), 1, "not a whole gzip file", "gzip"),
    ("cut archive", "a.jsonl.gz", gzip.compress(GOOD.encode())[:-9], 1, "not a whole gzip file", "gzip"),
    ("packed binary", "a.jsonl.gz", gzip.compress(bytes(1000)), 0, "binary", "văn bản"),
]


@pytest.mark.parametrize(("name", "content", "line", "english", "vietnamese"), [case[1:] for case in WRONG],
                         ids=[case[0].replace(" ", "-") for case in WRONG])  # fmt: skip
def test_wrong_input_is_named_and_the_rest_is_read(put, read_all, name, content, line, english, vietnamese):
    wrong, good = put(name, content), put("good.jsonl", GOOD)
    articles, errors = read_all(wrong, good)
    assert [article.id for article in articles] == ["tốt"]
    assert len(errors) == 1
    (error,) = errors
    assert (error.file, error.line) == (str(wrong), line)
    assert error.where == (f"{wrong}:{line}" if line else str(wrong))
    assert english in error.message_en
    assert vietnamese in error.message("vi")
    assert error.message("en") == error.message_en


def test_lines_after_a_wrong_line_are_read(put, read_all):
    path = put("a.jsonl", b"\n".join([b"{", GOOD.encode(), cp1258(GOOD), b'{"id": "b", "text": "y"}']))
    articles, errors = read_all(path)
    assert [article.id for article in articles] == ["tốt", "b"]
    assert [(error.id, error.line) for error in errors] == [("json", 1), ("encoding", 3)]


def test_missing_file_folder_and_meta(put, read_all, tmp_path):
    (tmp_path / "empty").mkdir()
    articles, errors = read_all(tmp_path / "none.txt", tmp_path / "empty", "a\0b.txt", meta=tmp_path / "none.json")
    assert not articles
    assert [error.id for error in errors] == ["unreadable", "missing", "no-articles", "unreadable"]


def test_same_id_names_both_sources(put, read_all):
    one, two = put("x/a.txt", "Một."), put("y/a.txt", "Hai.")
    articles, errors = read_all(one, two)
    assert [article.text for article in articles] == ["Một."]
    assert errors[0].file == str(two)
    assert str(one) in errors[0].message_en


def test_gzip_bomb_is_stopped(put, read_all, monkeypatch):
    monkeypatch.setattr(decode, "RATIO_FREE", 1 << 20)
    line = GOOD.encode() + b"\n"
    bomb = put("a.jsonl.gz", gzip.compress(line + b"\n" * (2 << 20)))
    articles, errors = read_all(bomb)
    assert [article.id for article in articles] == ["tốt"]
    assert [error.id for error in errors] == ["bomb"]
    endless = put("b.jsonl.gz", gzip.compress(b"x" * (2 << 20)))
    assert [error.id for error in read_all(endless)[1]] == ["bomb"]


def test_caps(put, read_all, monkeypatch):
    monkeypatch.setattr(decode, "DOCUMENT_LIMIT", 1000)
    monkeypatch.setattr(decode, "LINE_LIMIT", 1000)
    monkeypatch.setattr(html, "PAGE_LIMIT", 500)
    big = put("a.txt", "x" * 1001), put("b.html", "<p>" + "x" * 600), put("c.jsonl", "x" * 200_000 + "\n" + GOOD)
    articles, errors = read_all(*big)
    assert [article.id for article in articles] == ["tốt"]
    assert [(error.id, error.line) for error in errors] == [("too-big", 0), ("too-big", 0), ("long-line", 1)]


def test_every_message_exists_in_both_languages_with_the_same_values():
    import re

    for english, vietnamese in MESSAGES.values():
        places = [sorted(re.findall(r"(?<!\{)\{(\w+)\}", text)) for text in (english, vietnamese)]
        assert places[0] == places[1]
        assert english != vietnamese
