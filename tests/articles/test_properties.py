"""What holds of every input: it reads or gives an error, and spans lie where they should."""

import gzip
import json
import string
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.articles import InputError, clutter, finish, markdown, read
from kg.articles.fields import id_from_name, published_date
from kg.articles.kinds import SUFFIXES
from kg.model import Article

FURNITURE = [row["example"] for row in clutter.rows()]
lines = st.sampled_from(FURNITURE) | st.text(
    alphabet=st.sampled_from("aĐảbộ 0129/-:|.()>\n\r\t\u00a0\u0301\u2028") | st.characters(codec="utf-8"), max_size=60
)
texts = st.lists(lines, max_size=12).map("\n".join)
contents = (
    st.binary(max_size=300)
    | texts.map(str.encode)
    | texts.map(lambda text: gzip.compress(text.encode(), mtime=0))
    | st.builds(lambda text: json.dumps({"id": "a", "text": text}).encode(), texts)
    | st.builds(lambda text: f"---\ntitle: {text[:20]}\n---\n{text}".encode(), texts)
    | st.builds(lambda text: f"<html><body><h1>{text[:20]}</h1><p>{text}</p></body></html>".encode(), texts)
)


def check_spans(article: Article) -> None:
    size = len(article.reading)
    end = 0
    for span in article.clutter:
        assert end <= span.start < span.end <= size
        assert article.quote(span) == article.quote(span).strip()
        end = span.end
    for _, span in article.found:
        assert span.end <= size
        assert article.quote(span)


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
@given(content=contents, suffix=st.sampled_from(SUFFIXES))
def test_every_file_reads_or_gives_an_error(content: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(content)
        results = list(read([path]))
        again = list(read([path]))
    assert results == again
    assert results
    for result in results:
        if isinstance(result, InputError):
            assert result.file == str(path)
            assert result.message_en
            assert result.message_vi
            result.message_vi.encode("utf-8")
        else:
            result.text.encode("utf-8")
            check_spans(result)


@given(text=texts, title=lines.map(str.strip))
def test_spans_lie_in_the_reading_and_never_overlap(text: str, title: str) -> None:
    article = finish(Article("a", text, title=title))
    check_spans(article)
    assert (article.text, article.title) == (text, title)
    assert finish(article).clutter == article.clutter
    if not any(furniture in article.reading for furniture in FURNITURE):
        covered = sum(span.end - span.start for span in article.clutter)
        assert covered <= len(article.reading)


@given(st.text(max_size=40))
def test_dates_are_iso_or_none(value: str) -> None:
    iso = published_date(value)
    assert iso == "" or published_date(iso) == iso


@given(st.integers(1, 31), st.integers(1, 12), st.integers(1900, 2100), st.sampled_from("/-."))
def test_dates_are_read_day_first(day: int, month: int, year: int, mark: str) -> None:
    iso = published_date(f"{day}{mark}{month}{mark}{year}")
    assert iso in ("", f"{year:04}-{month:02}-{day:02}")
    assert iso or day > 28


@given(st.text(min_size=1, max_size=60))
def test_ids_made_of_names_are_ids(stem: str) -> None:
    made = id_from_name(stem)
    assert all(char.isalnum() or char in "_.-" for char in made)
    assert id_from_name(made) == made


@given(st.text(alphabet=string.ascii_letters + "#*_[]()!<>- \n", max_size=200))
def test_markdown_loses_no_letters(text: str) -> None:
    plain = markdown.plain(text)
    if "](" not in text:
        assert [c for c in plain if c.isalpha()] == [c for c in text if c.isalpha()]
