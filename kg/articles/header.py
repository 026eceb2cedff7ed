"""Date, publisher and place of an article, read off its own header: the short lines before the first sentence.

A date in running text is never taken. Day, month, year, in this order, always; a day that does not exist is no date.
Where two lines give different dates the earlier one counts: a portal's clock and an update are later than the article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.articles.fields import day
from kg.articles.lines import Line, header_end
from kg.articles.publisher import dateline, is_masthead, province_in
from kg.model import Span

_GAP = r"[\s|,;:•·–—\-]*"
_TIME = r"\d{1,2}(?:\s*[:hg]\s*\d{2}(?::\d{2})?(?:\s*(?:phút|am|pm|sa|ch))?|\s*giờ(?:\s*\d{2}(?:\s*phút)?)?|h)"
_DATE = (
    r"(?P<d>\d{1,2})\s?(?P<sep>[/.\-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})"
    r"|(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})"
    r"|(?P<d3>\d{1,2})\s+tháng\s+"
    r"(?P<m3>\d{1,2}|giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười(?: một| hai)?|chạp),?\s+(?:năm\s+)?(?P<y3>\d{4})"
)
_BEFORE = (
    r"(?:ngày (?:đăng|cập nhật|xuất bản|gửi|viết|phát hành)|đăng (?:ngày|lúc)|cập nhật(?: lúc| ngày)?|gửi lúc|thời gian"
    r"|xuất bản(?: lúc)?|ngày|lúc|thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|[\[(]?gmt\s*\+\s*0?7(?::00)?[\])]?"
    rf"|{_TIME})"
)
_AFTER = (
    rf"(?:lúc|{_TIME}|[\[(]?(?:gmt|utc)\s*\+\s*0?7(?::00)?[\])]?|(?:số )?lượt (?:xem|đọc)(?: tin| bài)?\s*:?\s*[\d.,]+"
    r"|[\d.,]+\s*lượt (?:xem|đọc)|(?:xem với |xem )?cỡ chữ[\saA+\-]*|in (?:trang|bài(?: viết)?)"
    r"|(?:tác giả|nguồn)\s*:[^:]{0,60})"
)
_STAMP = re.compile(rf"[(\[]?{_GAP}(?:{_BEFORE}{_GAP})*(?P<date>{_DATE}){_GAP}(?:{_AFTER}{_GAP})*[)\]]?", re.IGNORECASE)
_BYLINE = re.compile(rf"(?P<who>[^\d|]{{2,60}}?)(?P<bar>\s*[|]\s*|[\s,–\-]+)(?={_BEFORE}|\d)", re.IGNORECASE)
_HAS_TIME = re.compile(rf"(?<!\d){_TIME}", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_NAMES = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_MONTHS = {**{name: number for number, name in enumerate(_MONTH_NAMES, start=1)}, "chạp": 12}


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says, with the span of each in the reading, and which of the lines are only that."""

    published: tuple[str, Span] | None = None
    publisher: tuple[str, Span] | None = None
    place: tuple[str, Span] | None = None
    furniture: frozenset[int] = frozenset()


def read_header(lines: Sequence[Line], first: int = 0) -> Header:
    """The header of a text given as lines; ``first`` is the first line that is the text's own (1 after a title)."""
    end = first + header_end(lines[first:])
    dates: list[tuple[str, Span]] = []
    publisher: tuple[str, Span] | None = None
    place: tuple[str, Span] | None = None
    furniture: set[int] = set()
    for index in range(first, end):
        line = lines[index]
        if _YEAR.search(line.text) and (stamp := read_stamp(line.text)):
            date, start, stop = stamp
            furniture.add(index)
            if date:
                dates.append((date, _span(line, start, stop)))
        elif is_masthead(line.text):
            furniture.add(index)
            if publisher is None:
                publisher = (line.text, _span(line, 0, len(line.text)))
                place = _place(line, line.text, 0)
    if publisher is None:
        for line in lines[first : end + 1]:
            if signed := dateline(line.text):
                name, start, stop = signed
                publisher = (name, _span(line, start, stop))
                place = _place(line, line.text[start:stop], start) or _place_of_name(line, name, start, stop)
                break
    published = min(dates, key=lambda found: found[0], default=None)
    return Header(published, publisher, place, frozenset(furniture))


def read_stamp(line: str) -> tuple[str, int, int] | None:
    """The date of a line that is nothing but a date with its trimmings, and where it stands; ``""`` for no real day.

    >>> read_stamp("(17:07 | 16/01/2020)"), read_stamp("30/02/2020"), read_stamp("Sáng 16/01/2020, hội nghị khai mạc")
    (('2020-01-16', 9, 19), ('', 0, 10), None)
    """
    match = _STAMP.fullmatch(line)
    if match is None and (who := _BYLINE.match(line)) and _is_byline(line, who):
        match = _STAMP.fullmatch(line, who.end())
    if match is None:
        return None
    parts = (match["y"] or match["y2"] or match["y3"], match["m"] or match["m2"] or match["m3"])
    year, month = parts
    number = int(month) if month.isdigit() else _MONTHS[month.lower()]
    iso = day(int(year), number, int(match["d"] or match["d2"] or match["d3"])) if number else ""
    return iso if len(iso) == 10 else "", match.start("date"), match.end("date")


def _is_byline(line: str, who: re.Match[str]) -> bool:
    """Names before a date: every word capitalised, and a bar or a time of day to show that it is a byline."""
    words = re.findall(r"\w+", who["who"])
    names = all(word[0].isupper() for word in words) and 1 <= len(words) <= 10
    return names and ("|" in who["bar"] or _HAS_TIME.search(line, who.end()) is not None)


def _place(line: Line, name: str, shift: int) -> tuple[str, Span] | None:
    if hit := province_in(name):
        province, start, stop = hit
        return province, _span(line, shift + start, shift + stop)
    return None


def _place_of_name(line: Line, name: str, start: int, stop: int) -> tuple[str, Span] | None:
    """The province of a paper that signed with its code: the code is the evidence."""
    hit = province_in(name)
    return (hit[0], _span(line, start, stop)) if hit else None


def _span(line: Line, start: int, stop: int) -> Span:
    """A stretch of a line as a span of the reading; the whole line where the reading is not in NFC."""
    if line.end - line.start != len(line.text):
        return Span(line.start, line.end)
    return Span(line.start + start, line.start + stop)
