"""Vietnamese dates with the precision the text gives, resolved against the day of publication where a year is missing.

Values are partial ISO dates: ``2020-01-16``, ``2020-01``, ``2020``, ``--01-16``, ``--01``. Day before month, always.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAY_WORD = (
    r"(?:(?:sáng|trưa|chiều|tối|đêm|khuya|hôm|trong|đợt)(?: nay| qua| mai)?,?(?: ngày| mùng| mồng)?"
    r"|ngày(?: mùng| mồng)?|mùng|mồng|từ|đến|tới|hết)"
)
_SEP = r" ?[/.-] ?"
_YEAR = r"(?:19|20)\d\d"
_TO = r" ?(?:(?:-|–|và|đến|tới) ?(?:ngày |mùng |mồng )?|, ?)"
_FORMS = (
    # ngày 10 và 11-2 · 30/9 - 2/10/2020 · các ngày 4, 5 và 6 tháng 7 năm 2023
    rf"(?<![\w/.,-])(?P<d1>\d{{1,2}})(?:(?:{_SEP}| tháng (?=\d+ (?:đến|tới)))(?P<m1>\d{{1,2}}))?"
    rf"(?:, ?\d{{1,2}}(?= và))?{_TO}"
    rf"(?P<d2>\d{{1,2}})(?:{_SEP}| tháng )(?P<m2>\d{{1,2}})(?:(?:{_SEP}|,? năm )(?P<y2>{_YEAR}))?(?![\w/]|[-.,]\d)",
    # 16/01/2020
    rf"(?<![\w/.,-])(?P<d>\d{{1,2}}){_SEP}(?P<m>\d{{1,2}}){_SEP}(?P<y>{_YEAR})(?![\w/]|[-.]\d)",
    # sáng 18/01 · (15/3)
    rf"(?P<word>(?<!\w){_DAY_WORD} |\()(?P<wd>\d{{1,2}})(?:/|-|\.| - | – | / )(?P<wm>\d{{1,2}})(?![\w/]|[-.,]\d| ?%"
    rf"| ?(?:-|–|đến|tới) ?(?:ngày |mùng |mồng )?\d{{1,2}}(?:{_SEP}| tháng )\d)",
    # ngày 5 tháng 3 năm 2020
    rf"(?<!\w)(?:ngày |mùng |mồng )?(?P<td>\d{{1,2}}) tháng (?P<tm>\d{{1,2}})"
    rf"(?:(?:,? năm |{_SEP})(?P<ty>{_YEAR}))?(?!\w)",
    # tháng 9 năm 1945 · tháng 10-2010
    rf"(?<!\w)tháng (?P<mm>\d{{1,2}})(?: ?(?:[/.-]|năm) ?(?P<my>{_YEAR}))?(?![\w%]|[/.,-]\d)",
    # 10/2010
    rf"(?<![\w/.,-])(?P<sm>\d{{1,2}}) ?[/-] ?(?P<sy>{_YEAR})(?![\w/-]| ?- ?{_YEAR})",
    # năm 2018
    rf"(?<!\w)năm (?P<yy>{_YEAR})(?!\w| ?[-–] ?{_YEAR})",
)
_PATTERN = re.compile("|".join(_FORMS))
_TERM = re.compile(rf"(?P<a>(?:19|20)(?<!\d\d\d)\d\d) ?[-–—] ?(?P<b>{_YEAR})(?!\d)")  # begins with what is found fast
_RELATIVE = re.compile(r" (?P<rel>nay|qua)(?!\w)")
_TIME_OF_DAY = ("sáng", "trưa", "chiều", "tối", "đêm", "hôm", "ngày")
_NUMBER = re.compile(r"\d+")
_FOLLOWED = re.compile(  # how the forms above go on after their first number, if no word for the unit stands before it
    r" ?(?:(?:[/.,–-]|và|đến|tới) ?(?:ngày |mùng |mồng )?|tháng )\d"
)
_UNTIL = re.compile(r"\b(?:đến|tới)\b")
_UNITS = ("tháng ", "năm ")
_BEFORE, _AFTER = 16, 40  # how far around a number the forms above reach


@dataclass(frozen=True, slots=True)
class DateMention:
    """Characters ``[start, end)`` of the text, the date, and for a range its last day (else empty)."""

    start: int
    end: int
    value: str
    until: str = ""


@lru_cache(maxsize=4096)
def valid(year: int | None, month: int, day: int | None = None) -> bool:
    """Whether the calendar has this day (29 February passes where the year is unknown)."""
    return 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(year or 2020, month)[1])


def iso(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """A partial ISO date; without year ``--MM-DD``."""
    head = f"{year:04d}" if year else "-"
    return head + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def anchored_year(month: int, day: int | None, published: str) -> int | None:
    """The year of a day without one: that of publication, or the year before when the day would lie over two months
    ahead. None when the article has no full year of publication."""
    if not re.match(r"\d{4}", published):
        return None
    year = int(published[:4])
    if len(published) < 7:
        return year
    ahead = (month - int(published[5:7])) * 30 + ((day or 1) - int(published[8:10] or 1))
    return year - 1 if ahead > 60 else year + 1 if ahead < -300 else year


def bounds(value: str) -> tuple[str, str] | None:
    """The first and last day a partial date may mean; None without a year.

    >>> bounds("2020-02"), bounds("2020"), bounds("--01-16")
    (('2020-02-01', '2020-02-29'), ('2020-01-01', '2020-12-31'), None)
    """
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if not match:
        return None
    year, month, day = match[1], match[2], match[3]
    if day:
        return value, value
    if month:
        return f"{value}-01", f"{value}-{monthrange(int(year), int(month))[1]:02d}"
    return f"{year}-01-01", f"{year}-12-31"


def find_dates(text: str, published: str = "", at: int = 0, end: int | None = None) -> Iterator[DateMention]:
    """The dates of lower-case NFC text, left to right, without overlaps."""
    found = [*_days(text, published, at, len(text) if end is None else end)]
    if len(published) == 10 and (" nay" in text or " qua" in text):
        found += _relative_days(text, published, at, len(text) if end is None else end)
        found.sort(key=lambda mention: mention.start)
    yield from found


def _days(text: str, published: str, at: int, end: int) -> Iterator[DateMention]:
    for number in _NUMBER.finditer(text, at, end):
        if number.start() < at or number.end() - number.start() > 4:
            continue
        if not (_FOLLOWED.match(text, number.end()) or text.endswith(_UNITS, 0, number.start())):
            continue
        match = _PATTERN.search(text, max(at, number.start() - _BEFORE), min(end, number.end() + _AFTER))
        if match and match.start() <= number.start():
            at = match.end()
            mention = _read(match, published)
            if mention:
                yield mention


def _relative_days(text: str, published: str, at: int, end: int) -> Iterator[DateMention]:
    for match in _RELATIVE.finditer(text, at, end):
        word = "".join(text[max(at, match.start() - 5) : match.start()].split()[-1:])  # also behind the end of a line
        if word in _TIME_OF_DAY and not (word == "ngày" and match["rel"] == "qua"):
            day = date.fromisoformat(published) - timedelta(days=match["rel"] == "qua")
            yield DateMention(match.start() - len(word), match.end(), day.isoformat())


def _read(match: re.Match[str], published: str) -> DateMention | None:
    part = {k: int(v) for k, v in match.groupdict().items() if v and v.isdigit()}
    start, end = match.span()
    if "d2" in part:
        day, month, last_day, last_month = part["d1"], part.get("m1", part["m2"]), part["d2"], part["m2"]
        year = part.get("y2") or anchored_year(last_month, last_day, published)
        turn = (month, day) >= (last_month, last_day)  # từ 1/7 đến 31/3/2020: of the year before
        if turn and (not year or month == last_month or not _UNTIL.search(match[0])):
            return None
        if valid(year, month, day) and valid(year, last_month, last_day):
            return DateMention(start, end, iso(year and year - turn, month, day), iso(year, last_month, last_day))
        return None
    if "d" in part:
        year, month, day = part["y"], part["m"], part["d"]
        return DateMention(start, end, iso(year, month, day)) if valid(year, month, day) else None
    if "wd" in part or "td" in part:
        day, month = (part["wd"], part["wm"]) if "wd" in part else (part["td"], part["tm"])
        start += match.end("word") - match.start() if "wd" in part else 0
        found = part.get("ty") or anchored_year(month, day, published)
        return DateMention(start, end, iso(found, month, day)) if valid(found, month, day) else None
    if "mm" in part or "sm" in part:
        month = part["mm"] if "mm" in part else part["sm"]
        found = part.get("my") or part.get("sy") or anchored_year(month, None, published)
        return DateMention(start, end, iso(found, month)) if valid(found, month) else None
    if "yy" in part:
        return DateMention(start, end, str(part["yy"]))
    return None


def find_terms(text: str) -> Iterator[tuple[int, int, str]]:
    """Spans of years such as ``2020 - 2025``: start, end, ``2020-2025``."""
    for match in _TERM.finditer(text):
        if int(match["a"]) < int(match["b"]) <= int(match["a"]) + 60:
            yield match.start(), match.end(), f"{match['a']}-{match['b']}"
