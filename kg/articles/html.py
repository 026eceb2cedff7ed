"""A saved web page: its text by trafilatura, captions kept; its fields only where the page states them.

Dates are not left to trafilatura: htmldate falls back on any date in the page (its issue 124) and asks the clock. Taken
are a published-time tag, and else the date line beside the headline, which the header then reads.
"""

import json
import logging
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from kg.articles.decode import size_name
from kg.articles.errors import BadInputError
from kg.articles.fields import published_date
from kg.articles.header import read_stamp

_PUBLISHED = {
    "article:published_time", "article:published", "og:article:published_time", "datepublished", "pubdate",
    "publish-date", "publishdate", "publication_date", "published_time", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "citation_publication_date",
}  # fmt: skip
_BLOCKS = {
    "p", "div", "li", "td", "th", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "br", "section", "article", "header",
    "footer", "ul", "ol", "table", "body",
}  # fmt: skip
_NEAR = 8  # lines of the page on either side of the headline where its date may stand
PAGE_LIMIT = 8 << 20  # characters of one page; extraction takes about a second for each million
_LD_LIMIT = 1 << 18
_ROW = re.compile(r"\|\s*(.*?)\s*\|?\s*", re.DOTALL)


def parse(page: str) -> dict[str, object]:
    """The fields of a page, ``text`` among them; an error where no text is found."""
    if len(page) > PAGE_LIMIT:
        raise BadInputError("too-big", limit=size_name(PAGE_LIMIT))
    from lxml import etree

    trafilatura = _trafilatura()

    # What trafilatura and lxml were seen to raise, or may, on pages that are none.
    trouble = (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            raise BadInputError("html")
        fields = _fields(tree)
        lines = list(_page_lines(tree))
        _keep_captions(tree)
        text = trafilatura.extract(tree, include_comments=False, include_tables=True)
    except trouble:
        raise BadInputError("html") from None
    if not text or not text.strip():
        raise BadInputError("html")
    text = "\n".join(_unboxed(line) for line in text.split("\n"))
    if "published" not in fields and (stamp := _stamp_by_headline(lines, str(fields.get("title", "")), text)):
        first, line_end, rest = text.partition("\n")
        text = f"{first}\n{stamp}{line_end}{rest}" if first == fields.get("title") else f"{stamp}\n{text}"
    return {**fields, "text": text}


@lru_cache(maxsize=1)
def _trafilatura() -> Any:
    """The library, imported where a page is read: it takes a third of a second."""
    for name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
        logging.getLogger(name).addHandler(logging.NullHandler())  # what matters is in our message
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)  # it reads its own ASCII settings without naming an encoding
        import trafilatura
    return trafilatura


def _fields(tree: Any) -> dict[str, object]:
    stated = _trafilatura().extract_metadata(
        tree, date_config={"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
    )
    fields: dict[str, object] = {"title": stated.title, "url": stated.url, "author": stated.author}
    if stated.sitename and "." not in stated.sitename:  # else it was made from the address
        fields["publisher"] = stated.sitename
    if published := next(filter(None, map(published_date, _stated_dates(tree))), ""):
        fields["published"] = published
    return {name: value for name, value in fields.items() if value}


def _stated_dates(tree: Any) -> Iterator[str]:
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        if name.lower() in _PUBLISHED:
            yield tag.get("content") or ""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json" and script.text and len(script.text) < _LD_LIMIT:
            try:
                value = json.loads(script.text)
            except (ValueError, RecursionError):
                continue
            for node in value if isinstance(value, list) else [value]:
                if isinstance(node, dict) and isinstance(stated := node.get("datePublished"), str):
                    yield stated
    for tag in tree.iter("time"):
        if (tag.get("itemprop") or "").lower() == "datepublished" or tag.get("pubdate") is not None:
            yield tag.get("datetime") or ""


def _keep_captions(tree: Any) -> None:
    """Captions as paragraphs: trafilatura leaves out what is called a caption, and names often stand there alone."""
    for tag in list(tree.iter("figure", "figcaption", "center", "div", "span", "p", "em", "i")):
        called = any("caption" in (tag.get(name) or "").lower() for name in ("class", "id"))
        if called:
            tag.attrib.clear()
        if called or tag.tag in ("figure", "figcaption", "center"):
            tag.tag = "div" if any(child.tag in _BLOCKS for child in tag) else "p"


def _unboxed(line: str) -> str:
    """A row of a table of one column as its words: pages lay pictures and captions out in tables."""
    if line.startswith("|") and line.count("|") <= 2 and (match := _ROW.fullmatch(line)):
        return match[1]
    return line


def _page_lines(tree: Any) -> Iterator[str]:
    """The lines a reader sees, block by block, before any extraction."""
    body = tree.find("body")
    if body is None:
        return
    words: list[str] = []
    from lxml import etree

    for event, node in etree.iterwalk(body, events=("start", "end")):
        if not isinstance(node.tag, str) or node.tag in ("script", "style"):
            continue
        if node.tag in _BLOCKS and words:
            yield " ".join("".join(words).split())
            words = []
        more = node.text if event == "start" else node.tail
        if more:
            words.append(more)
    if words:
        yield " ".join("".join(words).split())


def _stamp_by_headline(lines: list[str], title: str, text: str) -> str:
    """The date line that stands beside the headline in the page where the extracted text has lost it."""
    at = next((i for i, line in enumerate(lines) if title and line == title), None)
    if at is None:
        return ""
    near = [line for line in lines[max(0, at - _NEAR) : at + _NEAR] if len(line) <= 120]
    stamp = next((line for line in near if (read := read_stamp(line)) and read[0]), "")
    return "" if stamp and stamp in text.split("\n") else stamp
