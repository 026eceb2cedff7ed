"""The name of an event: what follows its word (``Đại hội | đại biểu Đảng bộ tỉnh X lần thứ XX``).

A name has a fixed part (qualifiers, ordinal, whose, term) and may go on with a description in words of its own
(``Hội nghị | tổng kết công tác năm 2019, triển khai nhiệm vụ năm 2020``).
"""

from dataclasses import dataclass, field

from kg.extract.bodies import BodyMention
from kg.extract.events_around import goes_into, until_it_is_held
from kg.extract.events_descriptions import (
    OPENING,
    TIMES,
    closing_bracket,
    describe,
    does,
    joint_end,
    new_clause,
    quoted_until,
)
from kg.extract.events_matter import matter
from kg.extract.events_numbers import is_roman, is_small, read_course, read_month, read_ordinal, read_term
from kg.extract.events_rows import Row
from kg.extract.events_words import Noun, before, words
from kg.extract.places import is_capital, level_word
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD, Chunk
from kg.text.tokens import Text

_THERE = ("chức", "tại", "trong", "dự", "mạc", "lề", "trì", "mở")
_THEMES = ("với chủ đề", "có chủ đề", "với chuyên đề", "mang tên")
_OWNERS = (WORD, OFFICE, HONORIFIC, PERSON)
_MASSES = (
    "thi",
    "thể",
    "điển",
    "cháu",
    "phụ",
    "nông",
    "thanh",
    "cựu",
)  # đại hội | thi đua yêu nước, thể dục thể thao, phụ nữ, nông dân
_OTHERS = frozenset(("nghị", "đại", "đh", "họp", "gặp", "quyết"))
_OF = ("của", "thuộc")
_JUBILEES = ("hội thảo", "tọa đàm", "buổi tọa đàm")
_AFTER_OWNER = ("về", "với", "giữa", "sơ", "tổng", "quán")


@dataclass(slots=True)
class Name:
    """``shown`` is the index after what the title shows, ``end`` after all that belongs to the event; ``skipped`` are
    bracketed tokens inside that the title leaves out. ``national``: a congress or conference of the Party itself."""

    shown: int
    end: int
    ordinal: str = ""
    course: str = ""
    body: BodyMention | None = None
    body_at: Chunk | None = None
    national: bool = False
    described: bool = False
    skipped: list[tuple[int, int]] = field(default_factory=list)


def read_name(row: Row, noun: Noun, first: int, head: int) -> Name:
    """The name that goes on after the word ``noun`` at tokens ``[first, head)``."""
    name = Name(head, head)
    j = _fixed(row, noun, name, head, row.last)
    if j >= row.last:
        return name
    if not (name.ordinal or name.body or name.national) and goes_into(row, noun, first, j):
        j += 1
    if j == head and (after := _after_day(row, j)):
        name.skipped.append((j, after))
        j = after
    if noun.kind == "congress":
        named = is_capital(row.text, j) or name.shown > j or row.text.keys[j] in _MASSES
        if name.body is None and not name.national and named:
            _unknown_owner(row, noun, name, j)
    elif (
        _describes(row, noun, name, j)
        or _aims(row, noun, name, j)
        or _free(row, noun, name, first, j)
        or matter(row, noun, first, j, owned=name.body is not None or name.ordinal != "")
    ):
        end = describe(row, j, acts=False, skipped=name.skipped)
        if end > j:
            name.described, name.shown, name.end = True, end, end
            name.ordinal = name.ordinal or _last_ordinal(row, j, end)
    if noun.form.endswith(("cử tri", "buổi tiếp xúc", "cuộc tiếp xúc")) and name.shown == head:
        _constituency(row, name, head)
    return name


def _aims(row: Row, noun: Noun, name: Name, j: int) -> bool:
    """``hội nghị mở rộng | nhằm sơ kết …``, ``cuộc họp | để bàn …``: what it was held for, in words of an agenda."""
    return (
        noun.kind in ("conference", "session")
        and not name.ordinal
        and name.body is None
        and row.text.keys[j] in ("nhằm", "để")
        and words("agenda").match(row.text.keys, j + 1) is not None
    )


def _last_ordinal(row: Row, first: int, last: int) -> str:
    """``Hội nghị thượng đỉnh Đông Á | lần thứ 9``, ``hội nghị hiệp thương | lần hai của TP X``; not that of another
    event in the name."""
    keys = row.text.keys
    if not _OTHERS.isdisjoint(keys[first:last]):
        return ""
    for j in range(first, last):
        if keys[j] == "lần" and (number := read_ordinal(row.text, j, last)):
            if number[1] == last or keys[number[1]] == "của":
                return number[0]
    return ""


def _after_day(row: Row, j: int) -> int | None:
    """The index after a day right behind the event word, before its description: ``hội thảo (sáng 14-8) | về``."""
    at = j if j in row.days else j + 1
    if at not in row.days or (at > j and row.text.keys[j] not in TIMES):
        return None
    after = row.days[at]
    return after if row.keys(after, after + 1) in (["về"], ["với"], ["giữa"], ["của"]) else None


def _constituency(row: Row, name: Name, head: int) -> None:
    """``tiếp xúc cử tri | tại huyện X (của Y)``."""
    at = head + (row.text.keys[head] in ("tại", "ở"))
    if row.kind(at) == PLACE:
        name.shown = row.at[at].last
        if row.keys(name.shown, name.shown + 1) == ["của"] and row.kind(name.shown + 1) == BODY:
            name.body_at = row.at[name.shown + 1]
            name.body, name.shown = name.body_at.value, name.body_at.last
    elif head < at < row.last and is_capital(row.text, at):
        name.shown = describe(row, at, acts=True, skipped=name.skipped)
    name.described = name.shown > head
    name.end = name.shown


def _unknown_owner(row: Row, noun: Noun, name: Name, j: int) -> None:
    """A congress of somebody who is no known body: words up to what it does, then perhaps its ordinal."""
    end = describe(row, j, acts=True, skipped=name.skipped)
    if end == j:
        return
    name.described, name.shown, name.end = True, end, end
    rest = Name(end, end)
    _fixed(row, noun, rest, end, row.last)
    if rest.ordinal:
        name.ordinal, name.shown, name.end = name.ordinal or rest.ordinal, rest.shown, rest.end


def _fixed(row: Row, noun: Noun, name: Name, j: int, last: int) -> int:
    """Reads the fixed part into ``name``; the index after it."""
    keys = row.text.keys
    while j < last:
        key = keys[j]
        chunk = row.at.get(j)
        owned = name.body is not None or name.national
        if chunk is not None and chunk.kind == BODY and not owned:
            if noun.kind == "ceremony" and noun.use == "open" and keys[j - 1] not in _OF:
                break  # lễ khởi công | Bệnh viện X
            name.body, name.body_at = chunk.value, chunk
            j = name.shown = chunk.last
            if chunk.value.bare and j < last and (is_roman(row.text.words[j]) or is_small(row.text.words[j])):
                name.described, name.shown = True, j + 1  # Chi bộ III
                j += 1
        elif found := words("qualifier").match(keys, j):
            j = name.shown = found[1]
            row.part(j)  # toàn quốc | Hội Nông dân Việt Nam
        elif (
            not name.ordinal
            and noun.kind not in ("meeting", "other")
            and (number := read_ordinal(row.text, j, last, bare=name.national or noun.form in ("kỳ họp", "họp kỳ")))
        ):
            name.ordinal, j = number
            name.shown = j
        elif keys[j : j + 2] == ["trung", "ương"] and row.kind(j + 2) == BODY and not owned:
            j += 2  # Trung ương | Hội Luật gia Việt Nam
        elif not owned and (end := _party(row.text, noun, j)):
            name.national, j = True, end
            name.shown = j
        elif key == "năm" and before("qualifier", keys, row.first, j) and (end := _year(row.text, j + 1, last)):
            j = name.shown = end  # kỳ họp bất thường | năm 2015
        elif key == "tháng" and (end := read_month(row.text, j + 1, last)):
            j = name.shown = end
        elif key in _OF and j + 1 < last and name.national and row.text.words[j + 1] != "Đảng":
            name.national = False  # the Party congress "of the capital"
            break
        elif key in _OF and j + 1 < last and not owned and row.keys(j + 1, j + 3) == ["trung", "ương"]:
            j += 1
        elif key in _OF and j + 1 < last and (row.kind(j + 1) == BODY or row.text.words[j + 1] == "Đảng"):
            j += 1
            if name.national:
                j = name.shown = j + 1
        elif key == "khóa" and (course := read_course(row.text, j, last)):
            name.course, j = course
            name.shown = name.shown if noun.kind == "congress" else j
        elif keys[j : j + 2] == ["nhiệm", "kì"] and (end := read_term(row.text, j + 2, last)):
            j = end
            name.shown = name.shown if name.ordinal else j
        elif key == "(":
            closed = _bracketed(row, noun, name, j, last)
            if closed is None:
                break
            j = closed
        elif key == "," and j + 1 < last and _goes_on(row, name, j + 1):
            j += 1
        elif key in (",", "và") and noun.kind != "congress" and owned and (end := joint_end(row, j)):
            j = name.shown = end
        elif (level := level_word(row.text, j)) and level[1] < last and _level_repeated(row, name, level[1]):
            j = level[1]
        else:
            break
        name.end = j
    return j


def _year(text: Text, j: int, last: int) -> int | None:
    """The index after a bare year at token ``j``: no term follows."""
    year = j < last and len(text.words[j]) == 4 and text.words[j].isdigit()
    return j + 1 if year and text.keys[j + 1 : j + 2] not in (["-"], ["–"], ["/"]) else None


def _party(text: Text, noun: Noun, j: int) -> int | None:
    """The index after ``Đảng`` (a congress) or ``Trung ương`` (a conference) that tells whose event it is."""
    if noun.kind == "congress":
        return _the_party(text, j) if text.words[j] == "Đảng" else None
    if noun.form != "hội nghị":
        return None
    if text.keys[j : j + 2] == ["trung", "ương"]:
        return j + 2
    return j + 1 if text.words[j] in ("TƯ", "TW") else None


def _the_party(text: Text, j: int) -> int | None:
    """The index after ``Đảng (Cộng sản (Việt Nam))``, which is no party of another country."""
    if text.keys[j + 1 : j + 3] != ["cộng", "sản"]:
        return j + 1
    if text.keys[j + 3 : j + 5] == ["việt", "nam"]:
        return j + 5
    return None if j + 3 < len(text.words) and is_capital(text, j + 3) else j + 3


def _bracketed(row: Row, noun: Noun, name: Name, j: int, last: int) -> int | None:
    """The index after ``(kỳ họp thứ 12)`` or ``(nhiệm kỳ 2015-2020)``; None where other words stand in the brackets."""
    closing = closing_bracket(row.text, j, last)
    if closing is None:
        return None
    start = j + 3 if row.keys(j + 1, j + 3) in (["kì", "họp"], ["phiên", "họp"]) else j + 1
    inner = Name(start, start)
    if start == closing or _fixed(row, noun, inner, start, closing) < closing:
        return None
    name.ordinal = name.ordinal or inner.ordinal
    name.course = name.course or inner.course
    if inner.ordinal:
        name.shown = closing + 1
    return closing + 1


def _goes_on(row: Row, name: Name, j: int) -> bool:
    """Whether the fixed part goes on after a comma: with a term, an ordinal, or whose it is."""
    keys = row.text.keys
    if keys[j] == "khóa" or keys[j : j + 2] in (["nhiệm", "kì"], ["lần", "thứ"]):
        return True
    return bool(name.ordinal and name.body is None and row.kind(j) == BODY)


def _level_repeated(row: Row, name: Name, j: int) -> bool:
    """``đại biểu tỉnh | Đảng bộ tỉnh X``, ``Thành ủy thành phố | lần thứ 26``: a level word said twice."""
    if name.body is None:
        return row.kind(j) == BODY
    return row.keys(j, j + 2) == ["lần", "thứ"] or row.text.keys[j] == "khóa"


_RITES = ("khai mạc", "bế mạc", "bế giảng", "khánh thành", "khởi công", "tổng kết", "ra quân", "phát động", "ký kết")


def _describes(row: Row, noun: Noun, name: Name, j: int) -> bool:
    """Whether the words from token ``j`` describe the event: an agenda word or an opening quotation mark."""
    keys = row.text.keys
    if row.text.words[j] in OPENING or quoted_until(row, j):
        return True
    stop = words("stop").match(keys, j)
    if stop is not None and stop[0] not in _THEMES:
        return noun.form.endswith("họp báo") and stop[0] == "kết thúc"  # họp báo | kết thúc kỳ họp
    if noun.form.endswith(_RITES) and row.kind(j) == HONORIFIC and row.kind(j + 1) == PERSON:
        return False  # Phát biểu tại lễ khai mạc | bà A nhấn mạnh
    if noun.use == "open":
        return row.kind(j) != MARK and not (keys[j] == "và" and new_clause(row, j + 1))
    if keys[j] in _OF and noun.kind != "other" and name.body is None and row.kind(j + 1) in _OWNERS:
        return True
    if words("agenda").match(keys, j) is None:
        return False
    if noun.kind in ("conference", "session") and words("comers").match(keys, j):
        return False
    owned = name.body is not None or name.national
    return not owned or (noun.form != "kỳ họp" and keys[j] in _AFTER_OWNER)


def _free(row: Row, noun: Noun, name: Name, first: int, j: int) -> bool:
    """Whether any word may describe the event: something happens there, as in ``tại hội nghị | đầu tư xanh``."""
    if noun.kind not in ("conference", "meeting") or name.body is not None or name.national or name.ordinal:
        return False
    if noun.form in _JUBILEES and row.text.words[j].isdigit() and row.keys(j + 1, j + 2) == ["năm"]:
        return row.text.keys[first - 1] in _THERE  # tại hội thảo | 40 năm khu du lịch X
    if (
        row.kind(j) != WORD
        or not row.text.words[j].isalpha()
        or words("stop").match(row.text.keys, j)
        or words("act").match(row.text.keys, j)
    ):
        return False
    there = first > row.first and (row.text.keys[first - 1] in _THERE or row.text.words[j].istitle())
    return (there or until_it_is_held(row, j)) and not does(row.text, j)
