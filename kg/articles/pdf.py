"""A PDF that has its text: lines joined to paragraphs again, running heads and page numbers left out."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kg.articles.decode import refuse_old_fonts, size_name
from kg.articles.errors import BadInputError
from kg.articles.pdf_lines import TEXT_LIMIT, TIME_LIMIT

_LETTERS = 20  # of a page, on average; less is a scan with a stamp on it
_HEADS = 2  # lines at either end of a page that may be running heads
_OFTEN = 3  # pages on which they stand at least
_NUMBER = re.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_ITEM = re.compile(r"(?:[-–—+*•●▪✓]|\d{1,2}[.)/]|[a-zđ]\)|[IVX]+\.)\s*\S")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*\Z")
_UNKNOWN = re.compile(r"\(cid:\d+\)|\ufffd")


class Row(NamedTuple):
    """A line of a page: where it begins and ends, its words, and the right edge of its column."""

    left: float
    right: float
    words: str
    edge: float


def parse(data: bytes) -> dict[str, object]:
    """The words of a PDF. What it keeps beside (title, author, days) is of its program, not of the article."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "kg.articles.pdf_lines"],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=4 * TIME_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadInputError("pdf-heavy") from None
    if done.returncode:
        raise BadInputError("pdf-heavy")
    read = json.loads(done.stdout)
    if wrong := read.get("wrong"):
        raise BadInputError(str(wrong), limit=size_name(TEXT_LIMIT))
    text = paragraphs(read["pages"])
    refuse_old_fonts(read["fonts"])
    if len(_UNKNOWN.findall(text)) * 50 > len(text):
        raise BadInputError("pdf-letters")
    if sum(map(str.isalpha, text)) < _LETTERS * min(len(read["pages"]), 5) or not read["pages"]:
        raise BadInputError("pdf-scanned")
    return {"text": text}


def paragraphs(pages: Sequence[Sequence[Sequence[Sequence[float | str]]]]) -> str:
    """The text of pages of boxes of lines: a paragraph a line."""
    rows = [[list(_rows(box)) for box in page] for page in pages]
    heads = _running_heads(rows)
    done: list[str] = []
    for page in rows:
        lines = [row for box in page for row in box]
        ends = {id(row) for row in (*lines[:_HEADS], *lines[-_HEADS:])}
        first = True
        for box in page:
            last: Row | None = None
            for row in box:
                if id(row) in ends and (_key(row) in heads or (len(pages) > 1 and _NUMBER.fullmatch(row.words))):
                    continue
                runs_on = _continues(last, row) if last else first and done and _runs_over(done[-1], row)
                if runs_on:
                    done[-1] = _joined(done[-1], row.words)
                else:
                    done.append(row.words)
                last, first = row, False
    return "\n".join(done)


def _rows(box: Sequence[Sequence[float | str]]) -> list[Row]:
    edge = max((float(right) for _, right, _ in box), default=0.0)
    rows = (Row(float(left), float(right), " ".join(str(words).split()), edge) for left, right, words in box)
    return [row for row in rows if row.words]


def _running_heads(pages: Sequence[Sequence[Sequence[Row]]]) -> set[str]:
    """What stands, numbers apart, at an end of most pages."""
    seen: Counter[str] = Counter()
    for page in pages:
        lines = [row for box in page for row in box]
        seen.update({_key(row) for row in (*lines[:_HEADS], *lines[-_HEADS:])})
    return {key for key, count in seen.items() if count >= max(_OFTEN, len(pages) / 2)}


def _key(row: Row) -> str:
    return _DIGITS.sub("#", row.words)


def _continues(last: Row, row: Row) -> bool:
    """Whether a line goes on with the paragraph: the word it begins with had no room on the line before."""
    if _ITEM.match(row.words):
        return False
    width = (last.right - last.left) / len(last.words)
    return last.edge - last.right < width * (len(row.words.split(" ", 1)[0]) + 2)


def _runs_over(before: str, row: Row) -> bool:
    """Whether the first line of a page goes on with the last of the page before."""
    return not _ENDED.search(before) and row.words[0].islower() and not _ITEM.match(row.words)


def _joined(before: str, words: str) -> str:
    """Vietnamese is not hyphenated: a hyphen that ends a line is one (``2020-`` ``2025``); a soft one is not."""
    if before.endswith("\u00ad"):
        return before[:-1] + words
    tight = before.endswith("-") and len(before) > 1 and before[-2].isalnum() and words[0].isalnum()
    return before + words if tight else f"{before} {words}"
