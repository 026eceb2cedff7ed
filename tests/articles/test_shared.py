"""Over the shared texts: headers as the gold has them, no article lost, no running text marked as furniture."""

import json
from pathlib import Path

import pytest

from kg.articles import InputError, clutter, read
from kg.model import Article

SHARED = Path(__file__).resolve().parents[3] / "shared"
DEV = SHARED / "gold" / "dev"
pytestmark = pytest.mark.shared


def test_headers_of_the_seeds():
    meta = json.loads((DEV / "meta.json").read_text(encoding="utf-8"))
    for path in sorted((DEV / "texts").glob("seed-*.txt")):
        article = next(read([path]))
        assert isinstance(article, Article)
        stated = meta[path.stem]
        assert article.published == stated.get("published", "")
        if article.publisher:
            assert article.publisher.casefold() == stated["publisher"].casefold()
            assert article.place == stated["place"]


def test_gold_files_are_told_apart_from_articles():
    results = list(read([DEV / "seed-000.json"]))
    assert [(result.id, isinstance(result, InputError)) for result in results] == [("text-is-path", True)]


def test_the_corpus_is_read_whole_and_little_is_furniture():
    patterns = [clutter.Pattern(row["pattern"]) for row in clutter.rows()]
    count = size = furniture = unexplained = 0
    for article in read([SHARED / "corpus" / "party-press.jsonl.gz"]):
        assert isinstance(article, Article)
        count += 1
        size += len(article.reading)
        for span in article.clutter:
            furniture += span.end - span.start
            for line in filter(None, map(str.strip, article.quote(span).split("\n"))):
                copied = line.rstrip(" .")[:25] in article.reading[: span.start]
                unexplained += not copied and not any(pattern.match(line) for pattern in patterns)
    assert count == 4732
    assert 0.005 < furniture / size < 0.02
    assert unexplained < 40  # the titles under "Xem thêm:" at the end of a page
