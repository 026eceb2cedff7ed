"""When an event was held: the day behind its name or its verb, else the one at the head of its clause."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.events_rows import Row, is_day
from kg.extract.events_spoken import announced, tells
from kg.extract.events_words import before, openings
from kg.extract.reading import BODY, PLACE, Reading
from kg.model import Support
from kg.text.dates import DateMention

_TIME_WORDS = frozenset(
    "vào ngay ngày sáng trưa chiều tối đêm mai từ trong đến hôm hai ba đầu cuối giữa hồi tháng tới (".split()
)
_TODAY = [[time, day] for time in ("hôm", "sáng", "trưa", "chiều", "tối", "đêm") for day in ("nay", "qua")]
_CLAUSE = 10  # tokens from a day to the event that its clause tells of
_CITED = 9  # tokens of a document's number and what stands before its day
_AT = frozenset(("tại", "trong", "cùng"))
_VENUE = frozenset(", trường sở trụ văn hóa tâm nhà hội khách sạn quan phòng họp".split())
_THEN = ("tiếp đó", "sau đó", "ngay sau", "tiếp theo", "rời ", "cũng trong", "trong ngày")
_HOUR = re.compile(r"(?:lúc |đúng |khoảng )*\d{1,2} ?(?:h|giờ)(?:\d\d|\b)")  # 14h, ông A đến làm việc với …
_NAMED = (["kì", "họp"], ["phiên", "họp"], ["đại", "hội"], ["hội", "nghị"])
_TAKES_PLACE = frozenset(("mạc", "ra", "chức"))  # khai mạc, diễn ra, tổ chức
_HELD = ("tổ chức", "diễn ra", "khai mạc", "bế mạc", "tiến hành", "họp")


@dataclass(frozen=True, slots=True)
class When:
    """Partial ISO dates and what they rest on; ``closing``: the day on which it ended."""

    start: str
    end: str
    support: Support
    closing: bool = False


def when_of(reading: Reading, date: DateMention) -> When:
    """A date of the text and the span it rests on."""
    return When(date.value, date.until, Support("date", reading.text.raw_span(date.start, date.end)))


def day_of(
    row: Row, first: int, last: int, previous: int, today: When | None, *, short: bool = False, act: bool = False
) -> When | None:
    """The day right after the name or after its verb, else the one at the head of its clause.

    ``previous``: the end of the event named before in this sentence, whose date it then is; -1 without one. ``today``:
    the day last told, which ``cùng ngày`` means.
    ``short``: it takes less than a day; ``act``: a verb tells of it, which may be the speaker's own.
    """
    keys = row.text.keys
    beside = previous >= 0 and keys[first - 1] in ("trước", "sau")  # buổi tiếp xúc cử tri sau | kỳ họp
    last = _past_venue(row, last)
    for date in row.dates:
        at = row.token(date.start)
        if "(" in keys[last:at] and any(at < row.token(d.start) < at + 9 for d in row.dates):
            break  # (28/7/1929 - 28/7/2019): the anniversary
        if (
            at >= last
            and "số" not in keys[max(first, at - _CITED) : at]  # trao Quyết định số 12/QĐ-UBND | ngày 3/4
            and not (keys[last : last + 1] == [","] and _of_named(row, first, last))
            and _links(keys[last:at], short and (not _ahead(row, first) or _last_of(row, date)))
            and (len(date.value) > 4 or at > last + 1)
        ):
            if beside and _TAKES_PLACE.isdisjoint(keys[last:at]):
                return None  # … sáng 9/12: the day of the event named before
            return replace(when_of(row.reading, date), closing="bế" in keys[last:at] or _nth_day(row, last))
    if announced(row, first):  # the day of the announcement
        return None
    joined = first - previous <= 2 and keys[first - 1] in (";", ",", "và")
    for date in reversed(row.dates):
        end = row.token(date.end - 1) + 1
        if _of_jubilee(row, date):
            continue
        if previous >= 0 and not joined and not _opens_clause(row, previous, date, first):
            return None  # the day of the event named before
        near = 4 if len(date.value) == 4 else 8
        if (
            end > first
            or keys[first - 1] in ("trước", "sau")
            or (not act and before("planned", keys, row.first, first) is not None)
        ):
            continue
        if not act and _told_on(row, end, first):
            return None
        if (is_day(date.value) or first - end <= near) and not _of_document(row, date):
            return replace(when_of(row.reading, date), closing=_nth_day(row, last))
    if act and len(row.days) == 1 and (later := _later(row, last)):
        return later
    if today is not None and "cùng ngày" in " ".join(row.keys(row.first, last + 7)):
        return today
    return None


def _of_jubilee(row: Row, date: DateMention) -> bool:
    """``Nhân kỷ niệm 79 năm ngày truyền thống (22/12/1944 – 22/12/2023), …``: the day remembered, not the event's."""
    if date.until:
        return len(date.value) == len(date.until) == 10 and date.value[:4] != date.until[:4]
    at = row.token(date.start)
    opening = next((j for j in range(at - 1, max(row.first, at - 7), -1) if row.text.keys[j] in ("(", ")")), at)
    closing = next((j for j in range(at, min(row.last, at + 12)) if row.text.keys[j] == ")"), at)
    inside = row.text.keys[opening] == "(" and closing > at
    return inside and sum(opening < row.token(d.start) < closing for d in row.dates) > 1


def _of_named(row: Row, first: int, last: int) -> bool:
    """``Sáng 2/5, … họp báo về kỳ họp thứ 5 của Quốc hội | , khai mạc ngày 9/5``: the day of the event in the name."""
    named = any(row.keys(j, j + 2) in _NAMED for j in range(first + 2, last))
    return named and any(day <= first for day in row.days.values())


def _opens_clause(row: Row, previous: int, date: DateMention, first: int) -> bool:
    """``… kỳ họp thứ 11, | sáng 29/2 X tổ chức phiên họp``: a day behind the event named before that opens a clause."""
    at = row.token(date.start)
    while at > previous and row.text.keys[at - 1] in _TIME_WORDS:
        at -= 1
    return at > previous and row.text.keys[at - 1] == "," and first - row.token(date.end - 1) <= _CLAUSE


def _ahead(row: Row, first: int) -> bool:
    """``Chuẩn bị cho kỳ họp thứ 11, | sáng 29/2, X tổ chức …``: the day is that of what comes next."""
    return not openings("planned").isdisjoint(row.keys(row.first, first))


def _last_of(row: Row, date: DateMention) -> bool:
    """``… phải làm sớm, ông A nói tại hội nghị tổng kết, chiều 19/2.``: whether the sentence ends with the day."""
    end = row.token(date.end - 1) + 1
    return end >= row.last - 1 or row.text.words[end] in "-–."


def _later(row: Row, last: int) -> When | None:
    """``A trao Huân chương, theo ủy quyền của X, | vào sáng 12/7``: the one day of the sentence, behind the act."""
    date = next(d for d in row.dates if is_day(d.value))
    at = row.token(date.start)
    while at > last and row.text.keys[at - 1] in _TIME_WORDS:
        at -= 1
    apart = at > last and row.text.keys[at - 1] == "," and not {".", ";", ":"} & set(row.keys(last, at))
    return when_of(row.reading, date) if apart and not _of_document(row, date) else None


def told_lately(row: Row, first: int, last: int) -> bool:
    """``chiều qua, … hội nghị``, ``lễ công bố … vào sáng nay``: what happened of late, in an article without a date."""
    around = row.keys(first - 10, first) + row.keys(last, last + 5)
    return any([time, day] in _TODAY for time, day in pairwise(around))


def same_day(row: Row, first: int) -> bool:
    """``Tiếp đó, ông A đến thăm …``, ``Cùng ngày, …``: on the day told of before."""
    head = " ".join(row.keys(row.first, first)[:5])
    return head.startswith(_THEN) or "cùng ngày" in head or _HOUR.match(head) is not None


def _past_venue(row: Row, last: int) -> int:
    """The index after a venue behind the name of an event: ``hội nghị | tại Hội trường B, tỉnh X | vào ngày …``."""
    if row.keys(last, last + 1) not in (["tại"], ["ở"]) or last + 1 >= row.last:
        return last
    j = last + 1
    while j < row.last:
        if row.kind(j) in (PLACE, BODY):
            j = row.at[j].last
        elif row.text.words[j][0].isupper() or row.text.keys[j] in _VENUE:
            j += 1
        else:
            break
    return j if j > last + 1 else last


def _nth_day(row: Row, last: int) -> bool:
    """``Đại hội … bế mạc``, ``… tiếp tục ngày làm việc thứ ba``: the day told is not the first."""
    after = " ".join(row.keys(last, last + 12))
    return "bế mạc" in after[:15] or "ngày làm việc thứ" in after or "ngày làm việc cuối" in after


def _links(gap: list[str], short: bool) -> bool:
    """Whether the words between an event and a date tie them: ``diễn ra vào``, ``do X tổ chức``, a bracket, ``này``;
    after a comma only the day of an event that is ``short``."""
    if gap[:1] == ["này"] or (short and gap[:1] == [","]):
        gap = gap[1:]
    if (
        any(w in (";", ":", ".") for w in gap)
        or {"trước", "sau"} & set(gap[-2:])
        or any(gap[j : j + 3] == ["việc", "tổ", "chức"] for j in range(len(gap)))  # … và việc tổ chức thi lại vào
        or _names_session(gap)
        or _beside(gap)
    ):
        return False
    while gap and (gap[-1] in _TIME_WORDS or gap[-2:] in _TODAY):
        gap = gap[:-1]
    phrase = " ".join(gap)
    held = max(phrase.rfind(verb) for verb in _HELD)
    return not gap or (held >= 0 and "," not in phrase[held:] and phrase.count(" ", held) <= 9)


def _names_session(gap: list[str]) -> bool:
    """``Đại hội XIV của Đảng tại | phiên họp thứ nhất của Tiểu ban | ngày 13/3``, ``nhấn mạnh trong | hội nghị …``:
    the day of another event."""
    there = (gap[j : j + 3] for j in range(len(gap) - 2) if gap[j] in ("tại", "trong"))
    meets = (at[2] == "họp" and at[1] in ("phiên", "kì", "cuộc", "buổi") for at in there)
    return any(meets) or any(gap[j : j + 3] == ["trong", "hội", "nghị"] for j in range(len(gap)))


def _beside(gap: list[str]) -> bool:
    """``tiếp xúc cử tri huyện X trước | kỳ họp khai mạc ngày 11/7``: the day of what comes before or after it."""
    named = any(gap[j] in ("trước", "sau") and gap[j + 1 : j + 3] in _NAMED for j in range(len(gap) - 2))
    return named and not _TAKES_PLACE.isdisjoint(gap)


def _told_on(row: Row, day: int, first: int) -> bool:
    """``Chiều 8/5, ông A cho biết … kỳ họp thứ 5``: the day of what is said, not of what it is about."""
    told = next((j for j in range(day, first - 2) if tells(row, j)), None)
    return told is not None and _AT.isdisjoint(row.keys(told, first)) and not body_before(row, told)


def said(row: Row, first: int) -> bool:
    """``Ngày 5/6, ông A cho biết … | đã trao``: what is told at token ``first`` was done before that day."""
    day = max((end for end in row.days.values() if end <= first), default=first)
    return _told_on(row, day, first + 1)


def _of_document(row: Row, date: DateMention) -> bool:
    """Whether the date belongs to a document: ``Quyết định số 12 ngày …``."""
    at = row.token(date.start)
    back = row.keys(at - 9, at)
    return "số" in back or any("/" in w or w in ("quyết", "chỉ", "thị") for w in back[-4:])


def body_before(row: Row, j: int) -> bool:
    """Whether a body ends before token ``j``."""
    return (chunk := row.ending.get(j)) is not None and chunk.kind == BODY
