"""Whatever stands in a text, reading does not crash, gives the same twice, and every span lies inside the words."""

import unicodedata
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import events, extract, organizations, posts
from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.model import Article, Fact, Span
from kg.resources import LEXICON

MARKS = [
    ",",
    ".",
    ";",
    ":",
    "-",
    "(",
    ")",
    "“",
    "”",
    "\n",
    "\n\n",
    "?",
    "/",
    "12/5/2020",
    "ngày 3",
    "năm 2018",
    "2015 - 2020",
]
WORDS = [
    "của",
    "và",
    "các",
    "được",
    "là",
    "tỉnh",
    "xã",
    "TP.",
    "Quận 3",
    "khóa XII",
    "96,5%",
    "Sơn La",
    "Châu Thành",
    "ông",
]
CUT_OFF = [
    "Ban Thi đua - Khen thưởng",
    "lễ tôn vinh và",
    "TRAO CHÍ VÀ",
    "lễ thành lập số",
    "tổng kết số",
    "hội nghị nhân sự và",
    "Đoàn công tác đi khảo sát",
    "Thủ tướng yêu cầu UBND các tỉnh, thành phố",
    "buổi tiếp xúc cử tri ở",
    "Cuối buổi, tân Bí thư cũng biểu dương các đơn vị,",
    "Bà Lê Thu Thảo và bà Ngô Thị Sen đều đến. Bà Sen - mẹ bà Thảo - đã thôi chức Bí thư Huyện ủy để làm Phó Chủ tịch",
]
DIGITS = ["\U0001e950", "\u0663 đảng viên"]  # of other scripts
CHARACTERS = st.one_of(st.characters(exclude_categories=("Cs", "Nd", "Nl", "No")), st.sampled_from("0123456789"))
NAMES = ["Lê Quốc Đạt", "Vàng A Chớ", "ông Đạt", "Trần Thị Mỹ Duyên", "H'Nguyệt Kbuôr", "Hồ Chí Minh"]


@cache
def forms(*names: str) -> list[str]:
    """The first column of some tables of the lexicon."""
    lines = (line for name in names for line in (LEXICON / f"{name}.tsv").read_text(encoding="utf-8").splitlines())
    return [line.split("\t")[0] for line in lines if line and not line.startswith(("#", "form\t"))]


def texts(*tables: str) -> st.SearchStrategy[str]:
    word = st.one_of(*(st.sampled_from(row) for row in (forms(*tables), MARKS, WORDS, NAMES)))
    return st.lists(word, max_size=30).map(" ".join)


def check(facts: list[Fact], article: Article) -> None:
    for fact in facts:
        for span in (fact.evidence.statement, *(s.span for s in fact.evidence.support if s.span)):
            assert article.quote(span) and span.end <= len(article.reading)


@given(
    texts("posts", "posts-verbs", "organizations", "honorifics"),
    st.sampled_from(["", "Sơn La"]),
    st.sampled_from(["", "2020", "2020-02", "2020-02-29"]),
    st.sampled_from([str, str.upper, str.lower, lambda s: unicodedata.normalize("NFD", s)]),
)
def test_posts_and_bodies_of_any_words(text: str, place: str, published: str, change) -> None:
    article = Article(id="x", text=change(text), place=place, published=published)
    reading = Reading(article)
    frame = Frame(reading)
    found = organizations.extract(reading, frame, [])
    found += posts.extract(reading, frame, found)
    check(found, article)


@given(st.text(CHARACTERS, max_size=200).map(lambda s: unicodedata.normalize("NFC", s)))
def test_any_characters(text: str) -> None:
    article = Article(id="x", text=text, title=text[:10])
    facts = list(extract(article))
    check(facts, article)
    assert facts == list(extract(article))


@pytest.mark.parametrize(
    "text", ["lễ", "đại hội", "kỳ họp thứ", "ông", "Bí thư", "Ban", "nguyên", "bổ nhiệm ông"], ids=ascii
)
def test_a_text_that_breaks_off(text: str) -> None:
    extract(Article(id="x", text=text))


@pytest.mark.parametrize("text", CUT_OFF, ids=ascii)
def test_a_text_that_breaks_off_in_a_name(text: str) -> None:
    extract(Article(id="x", text=text))


@pytest.mark.parametrize("text", ["ông \u1112\u1161\u11ab ở xã", "UBND tỉnh \u0958"], ids=ascii)
def test_other_scripts(text: str) -> None:
    article = Article(id="x", text=text)
    reading = Reading(article)
    for sentence in range(len(reading.sentences)):
        assert article.quote(reading.statement(sentence))
    for i in range(len(reading.text.words)):
        reading.span(i, i + 1)


@pytest.mark.parametrize("text", DIGITS, ids=ascii)
def test_digits_of_other_scripts(text: str) -> None:
    extract(Article(id="x", text=text))


@pytest.mark.parametrize("text", ["có \u00b2 chi bộ", "\u2462 đồng chí", "\u216b đại hội"], ids=ascii)
def test_raised_and_circled_digits(text: str) -> None:
    extract(Article(id="x", text=text))


def test_dates_in_portal_furniture_are_none_of_the_article() -> None:
    text = "Thời sự\n12/05/2023\nSở Y tế tỉnh Lâm Đồng trao Bằng khen cho bà Lơ Mu K'Thảo, 3 bằng khen năm 2023."
    start = text.index("12/05")
    article = Article("a", text, clutter=(Span(start, start + 10),))
    assert [d.value for row in Reading(article).dates for d in row] == ["2023"]
    assert all(fact.evidence.statement.start > start for fact in extract(article))


def test_words_of_furniture_behind_the_last_sentence_are_none_of_it() -> None:
    text = "Ông Lò Văn Khiêm dự họp.\n\nTại nhiều buổi tiếp dân, ông đã giải thích."
    article = Article("a", text, clutter=(Span(text.index("Tại"), len(text)),))
    assert events._at_several(Reading(article)) == set()
