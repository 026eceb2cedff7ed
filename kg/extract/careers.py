"""From when to when a post was held, where a sentence of a career tells it."""

import re
from dataclasses import dataclass, replace

from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.model import Support
from kg.text.dates import DateMention

BETWEEN = re.compile(r"\W*(?:đến|tới|-|–|—)\W*(?:ngày|tháng|năm|đầu|cuối|giữa|hết)?\W*")
_NOW = re.compile(r"\W*(?:đến|tới|-|–|cho đến|cho tới)\W*(?:nay|hiện nay|bây giờ)")
_STILL = re.compile(r"\b(?:đến|tới|cho đến) nay\b")
_YEARS = re.compile(r"\btừ (?:năm )?((?:19|20)\d\d) (?:đến|tới) (?:năm )?((?:19|20)\d\d)\b")  # từ (năm) 2010 đến 2015
_ORDINAL = re.compile(r"\b(?:khóa|nhiệm kì)(?: thứ)?(?: [ivxl\d]+)?,? ?\($")  # khóa IX (2016-2021): no more than a term
_UNTIL = re.compile(r"\W*(?:đến|tới) ((?:19|20)\d\d)\b")  # từ năm 1995 đến 2005
_SINCE = re.compile(r"(?:từ|kể từ|từ ngày|từ tháng|từ năm|từ cuối|từ đầu)\W*$")


@dataclass(frozen=True, slots=True)
class Interval:
    """``start`` and ``end`` partial ISO dates or empty; ``past`` when the text says that it ended; ``told`` the date
    that opens its clause, when it lies years before the news."""

    start: str = ""
    end: str = ""
    past: bool = False
    told: str = ""
    support: tuple[Support, ...] = ()


def until_now(reading: Reading, cells: Cells, office: int) -> bool:
    """``Từ tháng 1/2016 đến nay: Trưởng ban …``: what a line of a career tells of is held when it is written."""
    text = reading.text
    return _STILL.search(text.key, text.starts[cells.first[0]], text.starts[cells.first[office]]) is not None


def _a_life(found: Interval) -> bool:
    """``ông A (18/4/1953 - 13/2/2015) từng giữ chức …``: the days of a life behind a name, not of an office."""
    years = found.start[:4], found.end[:4]
    return all(year.isdigit() for year in years) and int(years[1]) - int(years[0]) > _LIFE


def interval(reading: Reading, cells: Cells, office: int, *, told: bool) -> Interval:
    """The dates that frame an office: those right after it and, in a sentence that tells who held it (``told``), those
    of its clause before it."""
    text = reading.text
    chunk = cells.chunk[office]
    assert chunk is not None
    mentions = _mentions(reading, cells.sentence)
    low = max((cells.symbols.rfind(mark, 0, office) for mark in ";"), default=-1)
    start = text.ends[cells.last[low] - 1] if low >= 0 else text.starts[reading.sentences[cells.sentence].first]
    at, until = text.starts[cells.first[office]], text.ends[chunk.last - 1]
    before = [d for d in mentions if start <= d.start and d.end <= at and _reaches(text.key, d, at)] if told else []
    over = text.key.find(";", until)
    after = [d for d in mentions if until <= d.start <= until + 44 and not until <= over < d.start]
    after = after if after and after[0].start <= until + 24 else []
    year = reference_year(reading)
    for dates in (after, before):
        found = _range(text.key, dates, year)
        if found is not None and not _a_life(found):
            dated = dates[: 2 * bool(found.start)]
            spans = tuple(Support("date", text.raw_span(d.start, d.end)) for d in dated)
            goes_on = found.past and _STILL.search(
                text.key, until, text.ends[reading.sentences[cells.sentence].last - 1]
            )
            return Interval(found.start, support=spans) if goes_on else replace(found, support=spans)
    if told and (years := _YEARS.search(text.key, start, at)):
        spans = (Support("date", text.raw_span(years.start(1), years.end(2))),)
        return Interval(years[1], years[2], past=True, support=spans)
    now = cells.symbols[office - 1 : office] == "I"  # hiện là Giám đốc …, tuyển dụng năm 2013
    told_in = (
        d.value
        for d in (
            *(d for d in before if not _of_office(reading, cells, d)),
            *(d for d in after[:1] if told and not now and len(d.value) != 9),
        )
        if d.value[0] != "-" and not _of_birth(text.key, d)
    )
    return Interval(told=next((value for value in told_in if years_ago(reading, value)), ""))


_BEFORE = re.compile(r"\btrước khi\b[^,;]*$")  # trước khi làm Bí thư từ 2015, ông là …: the day is of the other post
_NEXT = re.compile(r"\b(?:sau đó|tiếp đó|trước đó|rồi)\b")
_IN_TURN = re.compile(r"\b(?:các|nhiều) (?:chức vụ|chức danh|vị trí|cương vị)\b[^;]* như\b")
_TODAY = re.compile(r"(?<!đến )(?<!tới )\b(?:hiện nay|hiện (?:là|giữ|đang))\b")
_BACK = re.compile(r"\W*trở (?:về|lại) trước\b")


def _reaches(key: str, date: DateMention, office: int) -> bool:
    """Whether a date may be of an office behind it: not that of what came later or before, of the first of several
    held in turn, of what one is today, of all years before."""
    later = "," in key[date.end : office] and _BEFORE.search(key, max(0, date.start - 120), date.start)
    other = any(words.search(key, date.end, office) for words in (_NEXT, _IN_TURN, _TODAY))
    return not (later or other or _BACK.match(key, date.end))


_LIFE = 40  # years: no office is held so long
_THEN = re.compile(r"\W(?:lúc (?:bấy giờ|đó|ấy)|(?:khi|thời điểm|thời|hồi) (?:đó|ấy)|bấy giờ|cũ)\b(?! (?:là|đã|đang))")
_DEAD = re.compile(
    r"\W(?:đã |vừa |đột ngột )?(?:qua đời|từ trần|tạ thế|hi sinh|mất (?:vì|do|đột ngột|ngày|năm|hồi|tại))\b"
)
_MOURNING = re.compile(r"\b(?:mặc niệm|truy điệu|tưởng niệm|thương tiếc|lễ viếng|lễ tang|quốc tang)\b[^.;:,]{0,15}$")
_RETIRED = re.compile(r"[\s,(]{1,3}(?:hiện|nay|hiện nay)? ?(?:đã |vừa |mới )?(?:nghỉ hưu|về hưu|nghỉ chế độ)\b")
_DURING = re.compile(r"(?<!\bsau )(?<!\btừ )\b(?:thời gian|thời k[ỳì]|thời|khi) (?:(?:mà|đồng chí|ông|bà|anh|chị) )?$")
_AT_THAT_TIME = re.compile(r"\W*(?:vào |tại |ở )?(?:(?:khi|lúc|thời điểm|thời gian) (?:đó|ấy)|thời điểm xảy ra)\b")
_NOW_ELSE = re.compile(r"\s*\(\W?(?:hiện|nay|hiện nay) (?:là|giữ|làm|đang)\b")


def _of_office(reading: Reading, cells: Cells, date: DateMention) -> bool:
    """The term that an office named before is told with: ``Phó Bí thư nhiệm kỳ 2015-2020, được bầu làm Bí thư``."""
    starts, ends = reading.text.starts, reading.text.ends
    spans = ((starts[cells.first[n]], ends[cells.last[n] - 1]) for n in cells.term)
    return any(start <= date.start < end for start, end in spans)


def gone(reading: Reading, cells: Cells, person: int, office: int) -> bool:
    """Whether who holds an office is dead or held it at the time told of: ``Chủ tịch UBND tỉnh lúc bấy giờ``."""
    text, chunk = reading.text, cells.chunk[office]
    first = text.starts[reading.sentences[cells.sentence].first]
    if chunk is not None:
        end = text.ends[chunk.last - 1]
        if _THEN.match(text.key, end) or _RETIRED.match(text.key, end):
            return True
    named, titled = text.starts[cells.first[person]], text.starts[cells.first[office]]
    if titled > named:
        lead = office
        while cells.symbols[lead - 2 : lead] in ("R,", "Rx"):
            lead -= 2
        during = cells.symbols[lead - 1] in "hi" and _DURING.search(text.key, first, named)  # trong thời gian ông A làm
        told = during or (cells.symbols[lead - 1] in "hiI" and _AT_THAT_TIME.match(text.key, first))
        return bool(told or _DEAD.match(text.key, text.ends[cells.last[person] - 1]))
    after = text.ends[cells.last[person] - 1]
    return any((_DEAD.match(text.key, after), _NOW_ELSE.match(text.key, after),
                _MOURNING.search(text.key, first, titled)))  # fmt: skip


_SENT = re.compile(
    r"(?:a[wxapL]{0,6}P(?:[,-]R)+|P(?:[,-]R)+[,-]?[wc]?b[wBRxap]{0,8}?(?:a[wxap]{0,4}?)?)[,-]?(?P<to>w{2,7})[BL]"
)
_TO_WORK = re.compile(r"(?:chuyển )?(?:đến|về|sang|lên) (?:nhận )?công tác (?:tại|ở|ở tại)?$")


def sent_on(reading: Reading, cells: Cells, person: int, office: int) -> bool:
    """``điều động ông A, Giám đốc Sở X, đến nhận công tác tại Y``: no word of the office that A comes into."""
    for match in _SENT.finditer(cells.symbols):
        if match.start() <= person < office < match.start("to"):
            first, last = cells.first[match.start("to")], cells.last[match.end("to") - 1]
            return _TO_WORK.match(" ".join(reading.text.keys[first:last])) is not None
    return False


def till_now(cells: Cells, office: int, end: int) -> bool:
    """``ông A, Phó Chủ tịch tỉnh, | nay là Bí thư``, ``Phó Chủ tịch tỉnh A, | nay là …``: an office of before."""
    chunk = cells.chunk[office]
    seat = chunk is not None and chunk.value.entry.role in ("Ủy viên", "Đại biểu")
    return not seat and cells.symbols[end + 1 : end + 2] in (",", "(") and end + 2 in cells.today


def years_ago(reading: Reading, value: str) -> bool:
    """Whether a date with its year lies years before the news, or is told beside news whose day needs no year."""
    if not value or value[0] == "-":
        return False
    year = reference_year(reading)
    days = (d.value for row in reading.dates[:4] for d in row)
    opening = next((day for day in days if len(day) > 7 or day[0] == "-"), "")
    unprinted = not reading.article.published and opening[:1] == "-" and not _just_before(value, opening, year)
    return value[:4] < year or unprinted or (not year and len(value) == 4)


def _just_before(value: str, opening: str, year: str) -> bool:
    """Whether a day is that of an opening without a year (``--10-01``), or of the month before it."""
    if value.endswith(opening[1:]) or len(value) < 10 or value[:4] != year or len(opening) < 7:
        return value.endswith(opening[1:])
    days = (31 * int(opening[2:4]) + int(opening[5:7])) - (31 * int(value[5:7]) + int(value[8:10]))
    return 0 <= days <= 31


_BORN = re.compile(r"\bsinh\b")


def _of_birth(key: str, date: DateMention) -> bool:
    return _BORN.search(key, max(0, date.start - 12), date.start) is not None


def reference_year(reading: Reading) -> str:
    """The year of the news: that of publication, else the latest of a day or month the article names; empty if none."""
    if reading.article.published:
        return reading.article.published[:4]
    days = (d.value for row in reading.dates for d in row if d.value[0] != "-" and len(d.value) > 4)
    return max((day[:4] for day in days), default="")


def _mentions(reading: Reading, sentence: int) -> list[DateMention]:
    """Dates and terms of a sentence, in order."""
    return sorted([*reading.dates[sentence], *reading.terms[sentence]], key=lambda d: d.start)


def _range(key: str, dates: list[DateMention], year: str) -> Interval | None:
    for n, date in enumerate(dates):
        if len(date.value) == 9 and date.value[4] == "-" and date.value[5:].isdigit():  # 2010-2015
            opened = key[max(0, date.start - 14) : date.start]
            if re.search(r"(?:từ|giai đoạn|thời k[ỳì]|những năm|\()\W*(?:năm )?$", opened):
                term = opened.endswith("(")  # khóa IX (2016-2021): may go on
                past = date.value[5:] < (year or "0000") if term else not year or date.value[5:] <= year
                if term and _ORDINAL.search(key, max(0, date.start - 40), date.start):
                    return Interval(past=past)
                return Interval(date.value[:4], date.value[5:], past=past)
            continue
        if _NOW.match(key, date.end):
            return Interval(date.value)
        if n + 1 < len(dates) and BETWEEN.fullmatch(key, date.end, dates[n + 1].start):
            return Interval(date.value, dates[n + 1].value, past=True)
        if until := _UNTIL.match(key, date.end):
            return Interval(date.value, until[1], past=not year or until[1] <= year)
        if _SINCE.search(key[max(0, date.start - 12) : date.start]):
            return Interval(date.value)
    return None
