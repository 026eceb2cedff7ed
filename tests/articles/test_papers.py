"""Web archives, Word documents, PDF: what comes out of them, and what is refused with a clear word."""

import gzip
import io
import resource
import unicodedata
import zipfile

import papers
import pytest
from papers import deflated_zeros, pdf, pdf_of_streams, record, urn, word

from kg.articles import docx, html

PAGE = """<html lang="vi"><head>{meta}<title>Cổng</title></head><body>
<h1>Đảng bộ xã Mỹ An đại hội lần thứ V</h1>
<p>Đảng bộ xã Mỹ An long trọng khai mạc đại hội với 120 đại biểu, bầu ban chấp hành mới gồm 15 đồng chí.</p>
<p>Nhiệm kỳ qua, Đảng bộ kết nạp 25 đảng viên, vượt chỉ tiêu; thu nhập bình quân đầu người tăng.</p></body></html>"""
NAME = "Đảng bộ xã Mỹ An đại hội lần thứ V"


def page(meta: str = "") -> bytes:
    return PAGE.format(meta=meta).encode()


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_gives_its_pages_with_their_records(put, read_all, packed):
    records = [
        record(1, page()),
        record(2, page(), status=404),
        record(3, b"GIF89a", kind="image/gif"),
        record(4, b"<html><body></body></html>"),
        record(5, gzip.compress(page()), more="Content-Encoding: gzip\r\n"),
    ]
    whole = b"".join(map(gzip.compress, records)) if packed else b"".join(records)
    path = put("crawl.warc.gz" if packed else "crawl.warc", whole)
    put("meta.json", f'{{"{urn(5).removeprefix("urn:uuid:")}": {{"publisher": "Báo Bắc Ninh"}}}}')
    articles, (note,) = read_all(path)
    assert [article.record for article in articles] == [urn(1), urn(5)]
    assert [f"urn:uuid:{article.id}" for article in articles] == [urn(1), urn(5)]
    assert [article.source for article in articles] == [f"{path}#{urn(1)}", f"{path}#{urn(5)}"]
    assert (articles[0].title, articles[0].url, articles[0].published) == (NAME, "https://example.vn/1", "")
    assert (articles[1].publisher, articles[1].place) == ("Báo Bắc Ninh", "Bắc Ninh")
    assert (note.level, note.where) == ("note", str(path))
    assert "3 answer(s)" in note.message_en


@pytest.mark.parametrize(
    ("kind", "meta", "encoding"),
    [
        ("text/html; charset=utf-16-le", "", "utf-16-le"),
        ("text/html", '<meta charset="cp1258">', "cp1258"),
        ("text/html; charset=no-such", "", "utf-8"),
        ("text/html; charset=ascii", "", "utf-8"),
        ("application/xhtml+xml", "", "utf-8"),
    ],
)
def test_a_page_of_an_archive_is_in_the_encoding_it_states(put, read_all, kind, meta, encoding):
    words = PAGE.format(meta=meta)
    data = cp1258(words) if encoding == "cp1258" else words.encode(encoding)
    articles, errors = read_all(put("a.warc", record(1, data, kind=kind)))
    assert not errors
    assert articles[0].title == NAME
    assert articles[0].text == unicodedata.normalize("NFC", articles[0].text)


def cp1258(words: str) -> bytes:
    """Letters that the code page lacks as letter and tone."""
    pairs = ((char, unicodedata.normalize("NFD", char)) for char in words)
    out = b""
    for char, parts in pairs:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
            rest = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
            out += (rest + "".join(tones)).encode("cp1258")
    return out


def test_a_broken_record_does_not_stop_those_after_it(put, read_all, monkeypatch):
    monkeypatch.setattr(html, "PAGE_LIMIT", 100_000)
    huge = gzip.compress(bytes(50_000_000))
    records = [
        record(1, b"\xff\xfe\xff<p>", kind="text/html"),
        record(2, huge, more="Content-Encoding: gzip\r\n"),
        record(3, b"not gzip", more="Content-Encoding: gzip\r\n"),
        record(4, page()),
        record(4, page()),
    ]
    articles, errors = read_all(path := put("a.warc", b"".join(records)))
    assert [article.record for article in articles] == [urn(4)]
    told = [(error.id, error.where.removeprefix(f"{path}#")) for error in errors]
    assert told[0] == ("encoding", urn(1))
    assert told[1] == ("too-big", urn(2))
    assert told[-1] == ("same-id", urn(4))


@pytest.mark.parametrize(
    ("name", "content", "id", "articles"),
    [
        ("a.warc", b"just text\n" * 50, "warc", 0),
        ("a.warc", b"WARC/1.0\r\nx: " + b"y" * 1_000_000, "warc", 0),
        ("a.warc", record(1, page()) + record(2, page())[:-200], "warc", 1),
        ("a.warc", b"", "warc-empty", 0),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "warc-empty", 0),
        ("a.warc.gz", record(1, page()), "gzip", 0),
        ("a.warc.gz", gzip.compress(record(1, page())) + gzip.compress(record(2, page()))[:-200], "gzip", 1),
        ("a.warc.gz", gzip.compress(record(1, page()) + record(2, bytes(64 << 20))), "bomb", 1),
    ],
)
def test_a_broken_archive_is_read_as_far_as_it_is_whole(put, read_all, name, content, id, articles):
    path, good = put(name, content), put("good.txt", "Chữ.")
    found, (error,) = read_all(path, good)
    assert error.id == id
    assert [article.id for article in found][-1] == "good"
    assert len(found) - 1 <= articles


DOCUMENT = """<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Đại hội </w:t></w:r>
<w:r><w:t>xã Mỹ An</w:t></w:r></w:p>
<w:p><w:r><w:t>Sáng 5/3,</w:t><w:tab/><w:t>bầu </w:t></w:r><w:del><w:r><w:delText>mười</w:delText></w:r></w:del>
<w:ins><w:r><w:t>15 đồng chí.</w:t><w:br/><w:t>Hết.</w:t></w:r></w:ins></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>Trong khung.</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Lê Thị Hạnh</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>Một dòng.</w:t></w:r></w:p><w:p><w:r><w:t>Hai dòng.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w"><w:txbxContent><w:p><w:r><w:t>Hộp chữ</w:t></w:r></w:p>
</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Hộp chữ</w:t></w:r></w:p></w:txbxContent>
</mc:Fallback></mc:AlternateContent></w:r></w:p>"""


def test_a_word_document_gives_its_paragraphs_and_rows(put, read_all):
    articles, errors = read_all(put("bản tin.docx", word(DOCUMENT)))
    assert not errors
    (article,) = articles
    assert (article.id, article.title, article.author, article.published) == ("bản_tin", "Đại hội xã Mỹ An", "", "")
    assert article.text.split("\n") == [
        "Đại hội xã Mỹ An",
        "Sáng 5/3, bầu 15 đồng chí.",
        "Hết.",
        "Trong khung.",
        "| 1 | Lê Thị Hạnh |",
        "Một dòng.",
        "Hai dòng.",
        "Hộp chữ",
    ]


def paragraph(words: str, more: str = "") -> str:
    return f"<w:p><w:r>{more}<w:t>{words}</w:t></w:r></w:p>"


def without_its_main_part() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", "x")
    return out.getvalue()


LINES = [
    (50, 700, "Sáng 5/3, Đảng bộ xã Mỹ An khai mạc đại hội với số đại biểu là"),
    (50, 686, "120 đồng chí của các chi bộ trong toàn xã, nhiệm kỳ 2020-"),
    (50, 672, "2025."),
    (50, 644, "Đồng chí Trần Văn Bình phát biểu chỉ đạo."),
]


@pytest.mark.parametrize(
    ("name", "content", "id"),
    [
        ("a.docx", b"x", "docx"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "docx"),
        ("a.docx", b"PK\x03\x04 ...", "docx"),
        ("a.docx", word(paragraph("Chữ."))[:-300], "docx"),
        ("a.docx", without_its_main_part(), "docx"),
        ("a.docx", word("<w:p>" * 100_000), "docx"),
        ("a.docx", word("<w:p>" * 1_000 + "</w:p>" * 1_000), "docx"),
        ("a.docx", word(""), "empty-text"),
        ("a.docx", word(paragraph("x", '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>')), "old-font"),
        ("a.docx", word(paragraph("x"), parts={"word/media/a.bin": bytes(200 << 20)}), "docx-bomb"),
        ("a.docx", word(paragraph("x"), parts={f"x/{n}": b"" for n in range(3_000)}), "docx-bomb"),
        ("a.pdf", b"x", "pdf"),
        ("a.pdf", b"%PDF-1.7 ...", "pdf"),
        ("a.pdf", pdf(LINES)[:400], "pdf"),
        ("a.pdf", pdf([]), "pdf-scanned"),
        ("a.pdf", pdf(LINES, font="ABCDEF+.VnTimeH"), "old-font"),
        ("a.pdf", pdf(LINES, font="VNI-Times"), "old-font"),
        ("a.pdf", pdf(LINES, map_letters=False), "pdf-letters"),
        ("a.pdf", pdf_of_streams([b"[" * 50_000]), "pdf-scanned"),
        ("a.pdf", pdf_of_streams([deflated_zeros(1100)], filters=b"/Filter /FlateDecode"), "pdf-heavy"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(put, read_all, name, content, id):
    path, good = put(name, content), put("good.txt", "Chữ.")
    articles, (error,) = read_all(path, good)
    assert [article.id for article in articles] == ["good"]
    assert (error.id, error.where) == (id, str(path))
    assert error.message_en and error.message_vi != error.message_en


def test_lines_of_a_pdf_become_paragraphs_again(put, read_all):
    second = [(50, 700, "tiếp theo của trang trước."), (50, 672, "a) Một mục ngắn"), (50, 658, "b) Mục khác")]
    first = [*LINES, (50, 616, "Dòng cuối chưa hết câu và còn")]
    heads = [(50, 770, "BẢN TIN NỘI BỘ"), (300, 40, "{}")]
    pages = [
        [(x, y, words.format(number)) for x, y, words in (heads[0], *lines, heads[1])]
        for number, lines in enumerate((first, second, LINES), 1)
    ]
    (article,), errors = read_all(put("a.pdf", pdf(*pages)))
    assert not errors
    paragraph = "Sáng 5/3, Đảng bộ xã Mỹ An khai mạc đại hội với số đại biểu là 120 đồng chí của các "
    paragraph += "chi bộ trong toàn xã, nhiệm kỳ 2020-2025."
    assert article.text.split("\n") == [
        paragraph,
        "Đồng chí Trần Văn Bình phát biểu chỉ đạo.",
        "Dòng cuối chưa hết câu và còn tiếp theo của trang trước.",
        "a) Một mục ngắn",
        "b) Mục khác",
        paragraph,
        "Đồng chí Trần Văn Bình phát biểu chỉ đạo.",
    ]


def test_memory_stays_bounded(put, read_all):
    """All the bombs together, in a process that may use little."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    bombs = [
        put("a.docx", word("x", parts={"word/media/a.bin": bytes(200 << 20)})),
        put("b.warc.gz", gzip.compress(record(1, b"x" * (64 << 20)))),
    ]
    made = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read_all(*bombs)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss <= max(before, made) + (64 << 10)
    assert docx.UNPACKED_LIMIT <= 128 << 20
    assert papers.deflated_zeros(1)
