"""Who does what to whom, around a verb that tells of an event: ``A | tiếp | B``, ``B được | A | tiếp``."""

from dataclasses import dataclass

from kg.extract.bodies import BodyMention
from kg.extract.events_context import Context, Owner
from kg.extract.events_objects import people_end
from kg.extract.events_rows import Row
from kg.extract.events_spoken import tells
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, WORD, Chunk
from kg.text.spelling import name_key

_SOMEBODY = (PERSON, OFFICE, HONORIFIC)
_PURPOSE = frozenset(("để", "nhằm", "rằng", "việc", "nếu", "mà", "muốn", "mời"))
_LEADING = frozenset(("lãnh", "đoàn", "phái", "đại"))  # lãnh đạo, đoàn, phái đoàn, đại diện
_LEVELS = frozenset(("tỉnh", "huyện", "xã", "phường", "quận", "tp", "phố"))
_TIMES = frozenset(("ngày", "sáng", "chiều", "trưa", "tối", "hôm", "nay", "qua", "cùng"))
_BETWEEN = frozenset((",", "-", "–", "—", "(", ")"))
_WHY = frozenset("cùng giữa đầu cuối hồi để nhằm về nhân tại trong vào sau trước sáng chiều tối ngày hôm".split())
_AIM = 30  # tokens that may tell what somebody does it for
_REACH = 12  # words between who acts and the verb
_NEAR = 3
_LONG = 18  # words for a delegation
_MARKS = frozenset((",", ".", ";", ":", "(", "để", "do"))


@dataclass(frozen=True, slots=True)
class Doer:
    """Who acts. ``owner``: the body in whose name; ``near``: named beside the verb; ``person``: somebody, no body;
    ``whom``: where the verb is passive, the tokens of those it is done to; ``at``: the token where the doer stands;
    ``group``: the words of a group that somebody leads."""

    owner: Owner | None
    near: bool
    person: bool
    whom: tuple[int, int] | None
    at: int
    group: str = ""


def doer(row: Row, context: Context, first: int, head: int, end: int) -> Doer | None:
    """Who does what the verb at tokens ``[first, head)`` tells, whose object ends at token ``end``; None: nobody named.
    Whom an act before was done to does not do the next: ``A gặp B và | thăm X``."""
    until, known = row.reading.memo.get(("doer", row.sentence), (-1, None))
    found = _doer(row, context, first, head, end)
    if known is not None and (found is None or found.at < until) and until <= first <= until + _NEAR:
        found = known if _PURPOSE.isdisjoint(row.keys(until, first)) else None
    if found is not None:
        row.reading.memo["doer", row.sentence] = end, found
    return found


def _doer(row: Row, context: Context, first: int, head: int, end: int) -> Doer | None:
    body = context.subject(row, first)
    if body is not None and body.kind == BODY:
        return Doer(context.owner(body, row.sentence), True, False, _whom(row, body), body.first)
    found = _person_before(row, context, first)
    if found is not None:
        chunk, between = found
        whom, group = _whom(row, chunk), _group(row, chunk)
        if group is not None:
            return Doer(_named_body(row, context, *group), True, True, whom, group[0], row.text.phrase(*group))
        owner = _office_body(row, context, _run(row, chunk), first) or _office_body(row, context, head, end)
        leads = row.keys(chunk.last, chunk.last + 2) == ["dẫn", "đầu"]  # ông A dẫn đầu đoàn công tác đến | làm việc với
        return Doer(owner, between <= _NEAR or leads, True, whom, chunk.first)
    if (other := _with_others(row, context, first)) is not None:
        return Doer(_office_body(row, context, _run(row, other), first), True, True, None, other.first)
    if body is not None:
        return Doer(context.owner(body, row.sentence), True, False, None, body.first)
    comma = next((j + 1 for j in range(first - 1, row.first, -1) if row.text.keys[j] == ","), first)
    for at in (clause_start(row, first), comma):
        if row.text.keys[at] in _LEADING and at < first <= at + _NEAR + _NEAR:
            return Doer(None, True, False, None, at)  # lãnh đạo nước bạn | viếng …
    at = clause_start(row, first)
    if (
        row.keys(at, at + 1) == ["đoàn"]
        and _MARKS.isdisjoint(row.keys(at, min(first, at + _LONG + 1)))
        and first <= at + _LONG
    ):
        return Doer(None, True, False, None, at)  # đoàn cán bộ Ban X nước bạn đã | đến thăm
    if (after := _person_after(row, first, end)) is not None:
        return Doer(_office_body(row, context, after, after + 8), True, True, None, first)
    if end in row.days or (row.keys(end, end + 1) and row.text.keys[end] in _TIMES and end + 1 in row.days):
        if clause_start(row, first) == first and row.keys(first, first + 2) == ["làm", "việc"]:
            return Doer(None, True, True, None, first)  # Làm việc với X chiều 10/2, nghe bà B báo cáo, ông A …
    j = first - 1 - (row.keys(first - 1, first) in (["vừa"], ["đã"]))
    if row.text.keys[j] in _LEVELS and j > row.first and (j - 1 == row.first or row.text.keys[j - 1] == ","):
        return Doer(None, True, False, None, j)  # ngày 4/11, tỉnh | vừa trao …
    return None


def pair(row: Row, context: Context, first: int) -> tuple[int, int] | None:
    """The tokens of two people named one after the other before a verb: ``Tổng Bí thư A và Thủ tướng B``."""
    found = _person_before(row, context, first)
    if found is None or found[1] > _NEAR:
        return None
    start = _run(row, found[0])
    one = row.ending.get(start - 1) if row.keys(start - 1, start) == ["và"] else None
    if one is None or one.kind not in (PERSON, OFFICE):
        return None
    return _run(row, one), people_end(row, found[0].first)


def _person_before(row: Row, context: Context, first: int) -> tuple[Chunk, int] | None:
    """The person or office before the verb, as its subject may stand, and how many words lie between."""
    between = 0
    for j in range(first, row.first, -1):
        chunk = row.ending.get(j)
        if chunk is None:
            continue
        if chunk.kind == OFFICE or (chunk.kind == HONORIFIC and between <= 2):
            return chunk, between
        if chunk.kind == PERSON:
            return (chunk, between) if context.official(row, chunk) else None
        if chunk.value in (".", ";", ":") or between > _REACH or row.text.keys[j - 1] in _PURPOSE:
            return None
        if tells(row, j - 2) and between > 1:
            return None
        between += chunk.kind == WORD
    return None


def _with_others(row: Row, context: Context, first: int) -> Chunk | None:
    """``Chủ tịch tỉnh A | cùng lãnh đạo các sở và UBND các xã liên quan đã kiểm tra …``: who comes with others."""
    told: int = row.reading.memo.get(("doer", row.sentence), (-1, None))[0]
    for j in range(first - 1, max(row.first, first - _AIM, told), -1):
        if row.text.keys[j] in (".", ";", ":"):
            return None
        if row.text.keys[j] == "cùng":
            chunk = row.ending.get(j - (row.text.keys[j - 1] == ","))
            official = chunk is not None and chunk.kind == PERSON and context.official(row, chunk)
            return chunk if official or (chunk is not None and chunk.kind == OFFICE) else None
    return None


def _run(row: Row, chunk: Chunk) -> int:
    """The first token of the titles and forms of address that stand before a name, and of the name."""
    start = chunk.first
    while (before := row.ending.get(start)) is not None and (before.kind in _SOMEBODY or before.value in _BETWEEN):
        start = before.first
    while row.kind(start) == MARK:
        start += 1
    return start


def _group(row: Row, chunk: Chunk) -> tuple[int, int] | None:
    """``Đoàn kiểm tra | do ông A dẫn đầu``: the tokens of the group somebody leads."""
    start = _run(row, chunk)
    if row.keys(start - 1, start) != ["do"]:
        return None
    at = clause_start(row, start - 1)
    end = start - 2 if row.keys(start - 2, start - 1) == [","] else start - 1
    return (at, end) if end > at else None


def _whom(row: Row, chunk: Chunk) -> tuple[int, int] | None:
    """``Đoàn X, do B dẫn đầu, vừa | được A tiếp``: the tokens of those who are met."""
    start = _run(row, chunk)
    if row.keys(start - 1, start) != ["được"]:
        return None
    at = clause_start(row, start - 1)
    end = next((j for j in range(at, start) if row.text.keys[j] in (",", "do", "vừa", "đã", "được")), start)
    return (at, end) if end > at else None


def clause_start(row: Row, end: int) -> int:
    """Where the words of a sentence begin, after the day."""
    at = row.first
    while at < end and (at in row.days or row.kind(at) == MARK or row.text.keys[at] in _TIMES):
        at = row.days.get(at, at + 1)
    return at


def delegation(row: Row, first: int) -> bool:
    """Whether those who act before token ``first`` are a delegation: ``Đoàn công tác tỉnh X``."""
    at = clause_start(row, first)
    return row.keys(at, at + 1) == ["đoàn"]


def _named_body(row: Row, context: Context, first: int, last: int) -> Owner | None:
    """The body in the name of a group: ``Đoàn công tác của | Ban Dân vận Trung ương``."""
    bodies = (c for c in row.chunks if c.kind == BODY and first <= c.first < last)
    return context.owner(next(bodies, None), row.sentence)


def _person_after(row: Row, first: int, end: int) -> int | None:
    """``Khi đến thăm X, | ông A …``, ``Tiếp đoàn có | bà A``, ``Sáng 2/5, làm việc với X về …, | ông A …``: where who
    acts is named behind."""
    if first > row.first and row.text.keys[first - 1] not in ("khi", ","):
        return None
    end = _behind_bracket(row, end)
    follows = row.keys(end, end + 1)
    at = end + 1 + (follows == ["có"] and row.keys(end + 1, end + 2) == ["các"])
    more = follows == [","] and row.kind(end + 1) == BODY  # làm việc với X | , Y về …, ông A
    if follows in ([","], ["có"]) and not more:
        return at if row.kind(at) in _SOMEBODY else None
    if more or (follows and follows[0] in _WHY):
        for j in range(end, min(row.last - 1, end + _AIM)):
            if row.kind(j) == PERSON or row.text.keys[j] in (".", ";", ":"):
                return None
            if row.text.keys[j] == "," and row.kind(j + 1) in _SOMEBODY:
                return j + 1
    return None


def _behind_bracket(row: Row, end: int) -> int:
    """``Sáng 2/5, làm việc với X | (thuộc Y), ông A …``: the index after what a bracket tells of the object."""
    if row.keys(end, end + 1) != ["("]:
        return end
    return next((j + 1 for j in range(end, min(row.last, end + _AIM)) if row.text.keys[j] == ")"), end)


def _office_body(row: Row, context: Context, first: int, last: int) -> Owner | None:
    """The body of the office beside the one who acts, between tokens ``[first, last)``: where somebody is Bí thư, else
    the one named last."""
    offices = [c for c in row.chunks if c.kind == OFFICE and first <= c.first < last and c.value.body is not None]
    offices = [c for c in offices if name_key(c.value.role) != "ủy viên"]
    if not offices:
        return None
    office = next((c.value for c in offices if name_key(c.value.role) == "bí thư"), offices[-1].value)
    body: BodyMention = office.body
    return context.owner(Chunk(BODY, body.first, body.last, body), row.sentence)
