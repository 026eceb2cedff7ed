"""Who decided a change, and when."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.careers import BETWEEN
from kg.extract.cells import Cells, cells_at
from kg.extract.changes import Act
from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.model import Actor, Body, Support
from kg.text.dates import DateMention
from kg.text.spelling import body_key, name_key

_ELECT_NOBODY = ("ủy ban nhân dân", "ủy ban kiểm tra")


def decides(role: str) -> bool:
    """Whether who holds an office decides alone: a head, no member of a body."""
    return not name_key(role).startswith(("ủy viên", "thành viên", "đại biểu", "thư ký", "chuyên viên", "trợ lý"))


def decider(
    reading: Reading, frame: Frame, cells: Cells, act: Act, taken: set[int]
) -> tuple[Actor | None, tuple[Support, ...]]:
    """The body (or office) named last before the deciding verb, in its clause and with no person after it; else the one
    whose decision it is said to be (``nhận quyết định của Bộ Chính trị``)."""
    taken = taken.union(*act.beside.values())
    whose = list(_whose(reading, cells, act))
    handed = cells.symbols[act.verb] in "gG" or "g" in cells.symbols[max(0, act.verb - 10) : act.verb]
    for n in (*whose, *_before(cells, act)) if handed else (*_before(cells, act), *whose):
        if n in taken or cells.symbols[n + 1] == "b":  # hai ủy viên | bị kỷ luật
            continue
        actor = _actor(reading, frame, cells, n, elected=act.change in ("elected", "re-elected"))
        if actor is not None:
            return actor, (Support("by", reading.span(cells.first[n], cells.last[n])),)
    return None, ()


def _before(cells: Cells, act: Act) -> Iterator[int]:
    if act.rule == "act-posted" or act.rule.endswith("-further"):  # nhận công tác tại Sở X; told by the decision before
        return
    for n in range(act.verb - 1, max(-1, act.verb - 14), -1):
        symbol = cells.symbols[n]
        if symbol in ';:."' or (symbol == "P" and n not in act.persons):
            return
        if symbol == "R" and act.rule.endswith("passive") and n < min(act.persons):
            continue  # ông A làm Chủ tịch và ông B được bầu …
        if symbol in "BR":
            yield n


def _whose(reading: Reading, cells: Cells, act: Act) -> Iterator[int]:
    """The bodies and offices whose decision an act is said to be: ``trao quyết định của Bộ Chính trị về việc …``."""
    start = next((n for n in range(act.verb, max(-1, act.verb - 10), -1) if cells.symbols[n] in "gG"), act.verb)
    for n in range(start + 1, max(act.offices, default=len(cells.symbols))):
        if cells.symbols[n] in "BR" and reading.text.keys[cells.first[n] - 1] == "của":
            yield n


def _actor(reading: Reading, frame: Frame, cells: Cells, n: int, *, elected: bool) -> Actor | None:
    """Who a cell names as deciding: a body, or an office whose holder decides alone; only bodies elect."""
    chunk = cells.chunk[n]
    assert chunk is not None
    if cells.symbols[n] == "B" or elected:  # Đại biểu HĐND tỉnh bầu: the council
        seat = cells.symbols[n] == "R" and chunk.value.entry.role == "Đại biểu"
        mention = chunk.value if cells.symbols[n] == "B" else chunk.value.body if seat else None
        found = frame.settle(mention, cells.sentence) if mention else None
        if found is None or (elected and body_key(found[0].name).startswith(_ELECT_NOBODY)):
            return None
        return Actor(full_name(found[0]), found[0])
    if cells.symbols[n + 1 : n + 2] == "P" or not decides(chunk.value.entry.role):
        return None
    return Actor(reading.text.phrase(cells.first[n], cells.last[n]))


def full_name(body: Body) -> str:
    """A body's name with its place: ``Tỉnh ủy Phú Thọ``."""
    return f"{body.name} {body.place}" if body.place and name_key(body.place) not in name_key(body.name) else body.name


def _lasting(key: str, dates: list[DateMention]) -> list[DateMention]:
    """Dates until which something lasted, and both ends of what brackets tell (``(từ 1/1986 đến 4/1991)``): no day of
    a change."""
    ends: list[DateMention] = []
    for start, end in pairwise(dates):
        if BETWEEN.fullmatch(key, start.end, end.start):
            ends += [start, end] if key.rfind("(", 0, start.start) > key.rfind(")", 0, start.start) else [end]
    return ends


def _close(reading: Reading, cells: Cells, act: Act, date: DateMention) -> bool:
    """``… giữ chức Bộ trưởng vào tháng 4/2016``: the date right after the office or the person."""
    ends = [reading.text.ends[cells.last[n] - 1] for n in (*act.offices, *act.persons)]
    return any(0 <= date.start - end <= 12 for end in ends)


_SINCE = ("từ", "kể từ", "từ ngày", "kể từ ngày", "từ tháng", "từ năm")


def date_of(reading: Reading, cells: Cells, act: Act, *, own: bool = False) -> tuple[str, tuple[Support, ...]]:
    """The last date before the deciding verb, else one after "từ ngày", else the only one of the sentence, else (not
    ``own``) the day the article gives its decisions or a sentence before opens with."""
    text = reading.text
    first = reading.sentences[cells.sentence].first
    dates = [d for d in reading.dates[cells.sentence] if not _of_document(reading, d)]
    at = text.starts[cells.first[act.verb]]
    before = [d for d in dates if d.end <= at and (len(d.value) > 4 or text.token_at(d.start) - first <= 3)]
    before = [d for d in before if d not in _lasting(text.key, dates)]
    chosen = before[-1] if before else None
    if chosen is None:
        after = [d for d in dates if d.start > at]
        since = [d for d in after if text.key[max(0, d.start - 12) : d.start].strip().endswith(_SINCE)]
        chosen = (
            since[0]
            if since
            else dates[0]
            if len(dates) == 1 and (dates[0].end <= at or _close(reading, cells, act, dates[0]))
            else None
        )
    if chosen is None and act.modality == "asserted" and not act.recounted and not own:
        chosen = _effective(reading) if act.change in ("appointed", "left") else None
        chosen = chosen or _lead_date(reading, cells.sentence, act.measure is not None)
    if chosen is None:
        return "", ()
    value = chosen.value[:7] if chosen.until and chosen.value[:7] == chosen.until[:7] else chosen.value
    return value, (Support("date", text.raw_span(chosen.start, chosen.end)),)


def _of_document(reading: Reading, date: DateMention) -> bool:
    """``Quy định số 102-QĐ/TW ngày 15/11/2017``, ``sinh ngày …``: not the day of the change."""
    token = reading.text.token_at(date.start)
    return any(key in ("số", "qđ", "sinh", "nq", "tw") for key in reading.text.keys[max(0, token - 8) : token])


def _effective(reading: Reading) -> DateMention | None:
    """``Các quyết định có hiệu lực từ ngày 1/4/2022``: the one day that the article gives its decisions."""
    known = reading.memo.get(("effective", 0))
    if known is None:
        key = reading.text.key
        days = [d for row in reading.dates for d in row if _HAS_EFFECT.search(key, max(0, d.start - 30), d.start)]
        known = reading.memo["effective", 0] = days[:1] if len({d.value for d in days}) == 1 else []
    return known[0] if known else None


_HAS_EFFECT = re.compile(r"hiệu lực (?:thi hành )?(?:kể )?từ (?:ngày )?$")
_DATELINE = ("sáng", "trưa", "chiều", "tối", "ngày", "hôm", "mới", "trong", "trước", "tại", "cũng", "vào")
_BACK = 3  # sentences


def _lead_date(reading: Reading, sentence: int, measured: bool) -> DateMention | None:
    """The day that the nearest sentence before opens with ("Sáng 18/01, …"), not too far back."""
    for k in range(sentence, max(-1, sentence - _BACK - 1), -1):
        days = [d for d in reading.dates[k] if len(d.value) >= 7 and d.value.count("-") != 1]
        if days:
            start = reading.sentences[k].first
            near = reading.text.token_at(days[0].start) - start <= 6
            if k < sentence and measured and "m" in cells_at(reading, k).symbols:
                return None  # the day of another measure
            return days[0] if near and reading.text.keys[start] in _DATELINE else None
    return None
