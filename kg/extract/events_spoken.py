"""How an event is spoken of: in general, as the source of an act, announced, planned, called off or as held."""

from collections.abc import Iterator

from kg.extract.events_rows import Row
from kg.extract.events_words import before, openings, words

_TELLS = (
    ["cho", "biết"],
    ["cho", "hay"],
    ["cho", "rằng"],
    ["khẳng", "định"],
    ["xác", "nhận"],
    ["thông", "tin"],
    ["nhấn", "mạnh"],
)
_HAS_HELD = (["đã", "tổ", "chức"], ["vừa", "tổ", "chức"])  # … thành công Đại hội


def tells(row: Row, j: int) -> bool:
    """Whether somebody tells at token ``j``; no part of a name (Sở | Thông tin và Truyền thông)."""
    return row.keys(j, j + 2) in _TELLS and row.text.words[j].islower()


def generic(row: Row, first: int, ends: tuple[int, ...]) -> bool:
    """Events in general: ``các hội nghị``, ``hai cuộc họp``, ``đại hội … các cấp`` (words after one of ``ends``)."""
    text = row.text
    if any(j < row.last and words("generic-after").match(text.keys, j) for j in ends):
        return True
    if first == row.first:
        return False
    if before("generic", text.keys, row.first, first) is not None:
        return True
    number = text.words[first - 1]
    return number.isdigit() and len(number) <= 3 and not any(a < first <= b for a, b in row.days.items())


def announced(row: Row, first: int) -> bool:
    """``X ra thông báo (về) kỳ họp``, ``X gửi giấy mời dự kỳ họp``."""
    back = " ".join(row.keys(first - 4, first))
    if "giấy mời" in " ".join(row.keys(row.first, first)):
        return True
    return "thông báo" in back or "thông cáo" in " ".join(row.keys(first - 12, first))


_TELLING = frozenset((("thông", "báo"), ("báo", "cáo"), ("trình", "bày")))


def told_there(row: Row, first: int) -> bool:
    """``Thông báo tại hội nghị | về công tác cán bộ``: what is told there, not what the meeting is on."""
    return row.keys(first - 1, first) == ["tại"] and tuple(row.keys(first - 3, first - 1)) in _TELLING


def cites(row: Row, first: int) -> bool:
    """Whether the event is named only as the source of an act: ``Nghị quyết Đại hội …``."""
    source = before("source", row.text.keys, row.first, first)
    if source is not None and row.keys(source - 2, source) == ["phát", "biểu"]:
        return False  # phát biểu | kết luận hội thảo
    if source is not None:
        return row.keys(source - 3, source) not in _HAS_HELD and not _held_on_a_day(row, source)
    back = row.keys(first - 9, first)
    if not back or back[-1] not in ("của", "tại", "và"):
        return False
    tail = " ".join(back).rpartition(",")[2]
    return any(source in tail for source in ("nghị quyết", "chỉ thị", "kết luận số"))


def _held_on_a_day(row: Row, success: int) -> bool:
    """``Ngày 8/11, X tổ chức | thành công Đại hội``: told, not only spoken of."""
    return row.keys(success - 2, success) == ["tổ", "chức"] and any(day < success for day in row.days)


def modality(row: Row, first: int, last: int, *, described: bool = False) -> str:
    """planned after ``sẽ``, ``dự kiến``, ``tiến tới`` in the same clause, denied after ``hoãn``, else asserted."""
    text = row.text
    if row.keys(first - 1, first) in (["tại"], ["trong"]) and _will(row, last):
        return "planned"
    start = max((j for j in range(row.first, first) if text.words[j] in ",;"), default=row.first - 1) + 1
    start = max((j + 2 for j in range(start, first - 1) if tells(row, j)), default=start)
    around = text.keys[start : min(last + 5, row.last)]
    if "trình" not in around and openings("planned").isdisjoint(around) and openings("denied").isdisjoint(around):
        return "asserted"
    for j in _clause(row, start, first, last, ".;(" if described else ".;"):
        if words("denied").match(text.keys, j):
            return "denied"
        if text.keys[j] == "trình" and j == first - 1 and text.keys[j - 1] != "chương":
            return "planned"
        if words("planned").match(text.keys, j) and (j < first or text.keys[j] in ("sẽ", "dự", "sắp")):
            return "planned"
    return "asserted"


def act_modality(row: Row, since: int, first: int) -> str:
    """That of the verb at token ``first`` whose clause begins at token ``since``: planned after ``sẽ`` and the like."""
    planned = any(words("planned").match(row.text.keys, j) for j in range(since, first))
    return "planned" if planned or row.keys(first - 1, first) == ["trình"] else "asserted"


def _will(row: Row, last: int) -> bool:
    """``Trong kỳ họp …, X sẽ …``: the clause after the name speaks of what is to come."""
    comma = next((j for j in range(last, min(last + 14, row.last)) if row.text.keys[j] == ","), None)
    chunk = row.at.get(comma + 1) if comma is not None else None
    return chunk is not None and row.keys(chunk.last, chunk.last + 1) == ["sẽ"]


def _clause(row: Row, start: int, first: int, last: int, marks: str) -> Iterator[int]:
    """The tokens of the clause before the name, and a few after it up to one of the marks."""
    text = row.text
    yield from range(start, first)
    for j in range(last, min(last + 5, row.last)):
        if text.words[j] in marks or text.keys[j] in ("để", "nhằm") or tells(row, j):
            return
        yield j
