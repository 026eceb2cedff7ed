"""When a change happened: the day that its own sentence tells, or the decision or meeting that it goes on with.

Saying less is right: the day a source spoke, of a meeting of voters or of another act is no day of the change."""

import re
from itertools import pairwise

from kg.extract.careers import BETWEEN
from kg.extract.cells import cells_at
from kg.extract.changes import Act
from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.model import Support
from kg.text.dates import DateMention

_SINCE = ("từ", "kể từ", "từ ngày", "kể từ ngày", "từ tháng", "từ năm")
_IN_FORCE = ("appointed", "left", "approved")  # what a decision gives a day from which it is so
_REPORTED = re.compile(  # between a day and a deed: the day is that of the words
    r"\b(?:cho biết|cho hay|xác nhận|trả lời|trao đổi|thông tin|nguồn tin|thừa nhận|phản ánh|đưa tin|khẳng định|"
    r"chia sẻ|tiết lộ|chất vấn|tiếp xúc|nói|nêu rõ|liên quan|đề cập|thông báo|kết luận|kiểm tra|thanh tra|"
    r"(?:thi hành|triển khai|thực hiện|tống đạt) (?:các )?quyết định|vừa qua|trước đó|trước đây|từng|"
    r"sau khi|trước khi|thay)\b"
)
_BACKGROUND = re.compile(  # an act that such words open is none of the news the day is told for
    r"\b(?:vừa qua|trước đó|trước đây|từng|năm ngoái|cách đây|hồi|sau đó|(?:năm|tháng|ngày|hôm) sau|"
    r"theo (?!đó|quyết định|nghị quyết|chế độ|nguyện vọng|qui định)|liên quan|trước(?= [.;]|$)|"
    r"nguồn tin|cho biết|cho hay|xác nhận|được biết)\b"
)
_DATELINE = ("sáng", "trưa", "chiều", "tối", "ngày", "hôm", "mới", "trong", "trước", "tại", "cũng", "vào")
_GOES_ON = re.compile(  # Tại kỳ họp, …; Hội nghị đã bầu …; Theo đó, …
    r"\W*(?:(?:cũng )?tại (?:đây|buổi|lễ|hội nghị|đại hội|k[ỳì] họp|phiên)|theo đó|cụ thể|theo (?:các )?quyết định|"
    r"(?:kết quả,? )?(?:hội nghị|đại hội|k[ỳì] họp|phiên họp|các đại biểu)|đồng thời|cùng với đó|cùng (?:ngày|dịp)|"
    r"với (?:kết quả|số phiếu|tỉ lệ|\d)|\d|kết quả|trong đó|hđnd|hội đồng nhân dân|ban chấp hành)"
)
_MEETING = re.compile(r"\b(?:đại hội|hội nghị|k[ỳì] họp|phiên họp|họp k[ỳì])\b")
_CONGRESS = re.compile(r"\btại (?:đại hội|k[ỳì] họp)\b(?: (?P<kept>\d+)|[^,.;]*?\bthứ (?!trưởng)(?P<number>\w+))")
_RULES = re.compile(
    r"\b(?:qu[yi] định|nghị quyết|kết luận|thông báo) (?:số )?\d\S*\W*(?:ngày )?$"
)  # quy định 102 ngày …
_AFTER = re.compile(r"\b(?:sau|trước|từ) khi [^,;]*$")  # sau khi ông A qua đời ngày 23/9, …
_HANDED = frozenset("gG")
_ANNOUNCES = re.compile(r"[eEagGlkp](?!.*P)")  # a decision in which nobody is named yet
_BACK = 3  # sentences


def date_of(reading: Reading, cells: Cells, act: Act, *, own: bool = False) -> tuple[str, tuple[Support, ...]]:
    """The last date before the deciding verb, else one after "từ ngày", else the only one of the sentence, else (not
    ``own``) the day the article gives its decisions or the news that the sentence goes on with."""
    text = reading.text
    first = reading.sentences[cells.sentence].first
    at = text.starts[cells.first[act.verb]]
    dates = [d for d in reading.dates[cells.sentence] if not (_of_document(reading, d) or _aside(text.key, d, at))]
    aside = _in_brackets(text.key, at) and all(
        not _in_brackets(text.key, text.starts[cells.first[n]]) for n in act.persons
    )
    if aside:  # ông A (vừa được bầu làm Bí thư): no day but one told there
        dates, own = [d for d in dates if _in_brackets(text.key, d.start)], True
    before = [d for d in dates if d.end <= at and (len(d.value) > 4 or text.token_at(d.start) - first <= 3)]
    before = [d for d in before if d not in _lasting(text.key, dates) and not _ran_from(text.key, d, at)]
    chosen = before[-1] if before else None
    before_colon = chosen is not None and re.match(r"\s*:", text.key[chosen.end : chosen.end + 3])
    if before_colon:  # Tin ngày 16/7: …
        return "", ()
    opening = text.starts[first]
    if chosen is not None and "," in text.key[chosen.end : at] and _AFTER.search(text.key, opening, chosen.start):
        return "", ()
    if chosen is not None and _REPORTED.search(_words(reading, cells, chosen.end, at)):
        return "", ()
    told = max(text.ends[cells.last[n] - 1] for n in (act.verb, *act.offices, *act.persons))
    since = [d for d in dates if d.start > at and _since(text.key, d) and d not in _lasting(text.key, dates)]
    own_since = [d for d in since if d.start > told and ";" not in text.key[told : d.start]]  # đối với A từ …; B từ …
    if chosen is None or act.rule == "left-retired":  # Ngày 5/1, trao quyết định nghỉ hưu từ ngày 1/2
        since = own_since[:1] or [d for d in since[:1] if ";" not in text.key[d.end : told]]
        if since and not _of_other(reading, cells, act, since[0]):
            chosen = since[0]
        elif chosen is None and len(dates) == 1 and _close(reading, cells, act, dates[0]):
            chosen = dates[0]
    elif act.change in _IN_FORCE and own_since and _is_day(own_since[0].value):
        if not _of_other(reading, cells, act, own_since[0]):  # Ngày 5/1, trao quyết định giữ chức R từ ngày 1/2
            chosen = own_since[0]
    chosen = chosen or _of_decision(reading, cells, at)
    if chosen is None and act.modality == "asserted" and not act.recounted and not own:
        chosen = _told_before(reading, cells, act, at)
    if chosen is None:
        return "", ()
    value = chosen.value[:7] if chosen.until and chosen.value[:7] == chosen.until[:7] else chosen.value
    return value, (Support("date", text.raw_span(chosen.start, chosen.end)),)


def _since(key: str, date: DateMention) -> bool:
    return key[max(0, date.start - 12) : date.start].strip().endswith(_SINCE)


def _ran_from(key: str, date: DateMention, verb: int) -> bool:
    """``ông A nghỉ hưu từ ngày 1/11; | phân công ông B``: since when another act of a list was in force."""
    return _since(key, date) and ";" in key[date.end : verb]


def _is_day(value: str) -> bool:
    return value.count("-") >= 2


_DECISION = re.compile(r"(?<!căn cứ )\bquyết định (?:số )?[^\s,;:]+(?: ?[-/] ?[^\s,;:]+)*,? ?(?:kí )?(?:ngày )?$")


def _of_decision(reading: Reading, cells: Cells, at: int) -> DateMention | None:
    """``Tại Quyết định số 12-QĐ/TU ngày 20/5 về việc điều động …``: the day of the decision that is told."""
    key = reading.text.key
    told = [
        d for d in reading.dates[cells.sentence] if d.end <= at and _DECISION.search(key, max(0, d.start - 60), d.start)
    ]
    return told[-1] if told and not re.search(r"[:.] ", key[told[-1].end : at]) else None


def _lasting(key: str, dates: list[DateMention]) -> list[DateMention]:
    """Dates until which something lasted, and both ends of what brackets tell (``(từ 1/1986 đến 4/1991)``): no day of
    a change."""
    ends: list[DateMention] = []
    for start, end in pairwise(dates):
        if BETWEEN.fullmatch(key, start.end, end.start):
            ends += [start, end] if _in_brackets(key, start.start) else [end]
    return ends


def _in_brackets(key: str, at: int) -> bool:
    return key.rfind("(", 0, at) > key.rfind(")", 0, at)


def _aside(key: str, date: DateMention, verb: int) -> bool:
    """A date in brackets that the verb does not stand in: ``(Phó trưởng Ban Chỉ đạo kỳ thi năm 2018)``."""
    if re.fullmatch(r"\((?:ngày|tháng|năm|\s)*", key[max(0, key.rfind("(", 0, date.start)) : date.start]):
        return False  # tại kỳ họp thứ 25 (tháng 8-2017)
    opened = key.rfind("(", 0, date.start)
    return _in_brackets(key, date.start) and not (
        opened < verb < date.start or key.find(")", date.end) > verb > date.end
    )


def _of_other(reading: Reading, cells: Cells, act: Act, date: DateMention) -> bool:
    """``giao quyền Chủ tịch thay ông B nghỉ hưu | từ ngày 1/8``: the day of another act between."""
    starts = reading.text.starts
    told = (s for a, s in zip(cells.first, cells.symbols, strict=True) if starts[a] < date.start)
    after = "".join(told)[max((act.verb, *act.offices, *act.persons)) + 1 :]
    return any(letter in after for letter in "zleEap")


def _close(reading: Reading, cells: Cells, act: Act, date: DateMention) -> bool:
    """``… giữ chức Bộ trưởng vào tháng 4/2016``: the date right after the verb, the office or the person."""
    ends = [reading.text.ends[cells.last[n] - 1] for n in (act.verb, *act.offices, *act.persons)]
    return any(0 <= date.start - end <= 12 for end in ends)


def _of_document(reading: Reading, date: DateMention) -> bool:
    """``Quy định số 102-QĐ/TW ngày 15/11/2017``, ``sinh ngày …``: not the day of the change."""
    token = reading.text.token_at(date.start)
    if _RULES.search(reading.text.key, max(0, date.start - 40), date.start):
        return True
    return any(key in ("số", "qđ", "sinh", "nq", "tw") for key in reading.text.keys[max(0, token - 8) : token])


def goes_on(reading: Reading, sentence: int) -> bool:
    """Whether a sentence goes on with the meeting or the decision of the one before: ``Theo đó, …``, ``Tại lễ, …``."""
    return _GOES_ON.match(reading.text.key, reading.text.starts[reading.sentences[sentence].first]) is not None


def recalls(reading: Reading, cells: Cells) -> bool:
    """Whether a sentence goes back: ``…, tại Hội nghị Trung ương 9 hồi cuối năm ngoái``."""
    return _BACKGROUND.search(_words(reading, cells, 0, len(reading.text.key))) is not None


def _told_before(reading: Reading, cells: Cells, act: Act, at: int) -> DateMention | None:
    """The day of the news that an act without a date goes on with."""
    here = (d for d in reading.dates[cells.sentence] if d.start > at and len(d.value) >= 7)
    if any(not (_of_document(reading, d) or _aside(reading.text.key, d, at)) for d in here):
        return None  # … tại Hội nghị cuối tháng 12/2018: another day than that of the news
    if '"' in cells.symbols or _BACKGROUND.search(_words(reading, cells, 0, at)):
        return None
    effective = _effective(reading) if act.change in ("appointed", "left") else None
    return effective or _lead_date(reading, cells, act)


_HAS_EFFECT = re.compile(r"hiệu lực (?:thi hành )?(?:kể )?từ (?:ngày )?$")


def _effective(reading: Reading) -> DateMention | None:
    """``Các quyết định có hiệu lực từ ngày 1/4/2022``: the one day that the article gives its decisions."""
    known = reading.memo.get(("effective", 0))
    if known is None:
        key = reading.text.key
        days = [d for row in reading.dates for d in row if _HAS_EFFECT.search(key, max(0, d.start - 30), d.start)]
        known = reading.memo["effective", 0] = days[:1] if len({d.value for d in days}) == 1 else []
    return known[0] if known else None


def _lead_date(reading: Reading, cells: Cells, act: Act) -> DateMention | None:
    """The day that the nearest sentence before opens with ("Sáng 18/01, …"), not too far back, where that sentence
    tells a decision itself or this one goes on with its meeting; not the day of somebody's words."""
    text = reading.text
    for k in range(cells.sentence, max(-1, cells.sentence - _BACK - 1), -1):
        days = [d for d in reading.dates[k] if len(d.value) >= 7 and _is_day(d.value) and not _since(text.key, d)]
        if not days:
            continue
        first, before = _after_credit(reading, reading.sentences[k].first), cells_at(reading, k)
        if text.token_at(days[0].start) - first > 6 or text.keys[first] not in _DATELINE:
            return None
        if k == cells.sentence:
            return days[0]
        if _another_congress(reading, cells.sentence, k):
            return None
        told = _words(reading, before, days[0].end, len(text.key))
        if (act.measure is not None and "m" in before.symbols) or _REPORTED.search(told):
            return None  # the day of another measure, of somebody's words
        meets = _MEETING.search(text.key, days[0].end, text.ends[reading.sentences[k].last - 1])
        voted = meets and (act.change in ("elected", "re-elected") or not _HANDED.isdisjoint(cells.symbols))
        announced = _ANNOUNCES.search(before.symbols) is not None
        return days[0] if voted or announced or goes_on(reading, cells.sentence) else None
    return None


def _another_congress(reading: Reading, sentence: int, before: int) -> bool:
    """``Ngày 9/10, tại Đại hội Đảng bộ tỉnh, … | Tại Đại hội Đảng lần thứ 12, …``: a number not told before."""
    named, earlier = _CONGRESS.search(_key(reading, sentence)), _key(reading, before)
    if named is None or not _MEETING.search(earlier):
        return False
    return re.search(rf"\b{named['number'] or named['kept']}\b", earlier) is None


def _key(reading: Reading, sentence: int) -> str:
    text, bounds = reading.text, reading.sentences[sentence]
    return text.key[text.starts[bounds.first] : text.ends[bounds.last - 1]]


def _after_credit(reading: Reading, first: int) -> int:
    """Where a sentence begins after the name of the paper: ``(QNO) - | Ngày 24.9``, ``TTO - | Sáng 3/5``."""
    words = reading.text.words
    end = words.index(")", first, first + 4) if words[first] == "(" and ")" in words[first : first + 4] else first
    dash = next((n for n in range(end + 1, min(end + 3, len(words))) if words[n] in "-–"), None)
    return dash + 1 if dash is not None and words[end if end == first else first + 1].isupper() else first


def _words(reading: Reading, cells: Cells, start: int, end: int) -> str:
    """The words of a sentence within ``[start, end)`` of the folded text that are no names, offices or bodies."""
    text = reading.text
    spans = ((text.starts[a], text.ends[b - 1]) for a, b, s in zip(cells.first, cells.last, cells.symbols, strict=True)
             if s not in "PRBL")  # fmt: skip
    return " ".join(text.key[a:b] for a, b in spans if start <= a and b <= end)
