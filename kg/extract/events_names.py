"""The name of an event: what follows its word (``Đại hội | đại biểu Đảng bộ tỉnh X lần thứ XX``).

A name has a fixed part (qualifiers, ordinal, whose, term) and may go on with a description in words of its own
(``Hội nghị | tổng kết công tác năm 2019, triển khai nhiệm vụ năm 2020``).
"""

from dataclasses import dataclass, field

from kg.extract.bodies import BodyMention
from kg.extract.events_rows import Row
from kg.extract.events_words import Noun, words
from kg.extract.places import is_capital, level_word
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD, Chunk
from kg.text.numbers import ordinal
from kg.text.tokens import Text

_OF = ("của", "thuộc")
_OPENING = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_DASHES = ("-", "–", "—")
_LONGEST = 45
_TIMES = ("hôm", "sáng", "trưa", "chiều", "tối", "ngày", "đêm")
_DOING = ("phát biểu", "chúc mừng", "chỉ đạo", "chủ trì", "tặng hoa", "tham dự", "điều hành", "kết luận")
_LISTED = frozenset(
    ("ban", "ngành", "sở", "đoàn", "thể", "phường", "xã", "thị", "trấn", "huyện", "quận", "tỉnh", "thành")
)
_NO_STOP = (["sau", "khi"], ["làm", "theo"], ["ngành", "tổ"], ["ban", "tổ"], ["tác", "tổ"])
_CUT = ("và", "của", "cho", "tại", "ở", "với", "các", ",", "cùng", "nhân")
_GIVEN = ("các", "những", "toàn", "cán", "một", "hai", "hơn", "gần", "lãnh", "tập", "đơn", "cá", "người")
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


def read_name(row: Row, noun: Noun, j: int) -> Name:
    """The name that goes on at token ``j`` after the word ``noun``."""
    name = Name(j, j)
    j = _fixed(row, noun, name, j, row.last)
    if j >= row.last:
        return name
    if noun.kind == "congress":
        if name.body is None and not name.national and (is_capital(row.text, j) or name.shown > j):
            _unknown_owner(row, noun, name, j)
    elif _describes(row, noun, name, j):
        end = describe(row, j, acts=False, skipped=name.skipped)
        if end > j:
            name.described, name.shown, name.end = True, end, end
    return name


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
            name.body, name.body_at = chunk.value, chunk
            j = name.shown = chunk.last
            if chunk.value.bare and j < last and (_roman(row.text.words[j]) or _small(row.text.words[j])):
                name.described, name.shown = True, j + 1  # Chi bộ III
                j += 1
        elif found := words("qualifier").match(keys, j):
            j = name.shown = found[1]
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
        elif key == "tháng" and (end := _month(row.text, j + 1, last)):
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
        elif keys[j : j + 2] == ["nhiệm", "kì"] and (end := _term(row.text, j + 2, last)):
            j = end
            name.shown = name.shown if name.ordinal else j
        elif key == "(":
            closed = _bracketed(row, noun, name, j, last)
            if closed is None:
                break
            j = closed
        elif key == "," and j + 1 < last and _goes_on(row, name, j + 1):
            j += 1
        elif (level := level_word(row.text, j)) and level[1] < last and _level_repeated(row, name, level[1]):
            j = level[1]
        else:
            break
        name.end = j
    return j


def _month(text: Text, j: int, last: int) -> int | None:
    """The index after ``tháng | 1/2019``, ``tháng | 9`` in the name of a regular meeting."""
    if j >= last or not _small(text.words[j]):
        return None
    if j + 2 < last and text.words[j + 1] in ("/", "-", "năm") and len(text.words[j + 2]) == 4:
        return j + 3
    return j + 1


def _party(text: Text, noun: Noun, j: int) -> int | None:
    """The index after ``Đảng`` (a congress) or ``Trung ương`` (a conference) that tells whose event it is."""
    if noun.kind == "congress":
        return j + 1 if text.words[j] == "Đảng" else None
    if noun.form != "hội nghị":
        return None
    if text.keys[j : j + 2] == ["trung", "ương"]:
        return j + 2
    return j + 1 if text.words[j] in ("TƯ", "TW") else None


def _bracketed(row: Row, noun: Noun, name: Name, j: int, last: int) -> int | None:
    """The index after ``(kỳ họp thứ 12)`` or ``(nhiệm kỳ 2015-2020)``; None where other words stand in the brackets."""
    closing = _closing(row.text, j, last)
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


def _closing(text: Text, j: int, last: int) -> int | None:
    return next((k for k in range(j + 1, min(last, j + 14)) if text.words[k] == ")"), None)


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


def read_ordinal(text: Text, j: int, last: int, *, bare: bool = False) -> tuple[str, int] | None:
    """``lần thứ VIII``, ``lần VIII``, ``thứ 5``, ``đầu tiên``, ``XIII``; with ``bare`` any number (Trung ương 6)."""
    keys, words_ = text.keys, text.words
    if keys[j : j + 2] == ["đầu", "tiên"]:
        return "1", j + 2
    if keys[j] in ("lần", "thứ"):
        j += 2 if keys[j : j + 2] == ["lần", "thứ"] else 1
    elif not (_roman(words_[j]) or (_small(words_[j]) and (bare or _alone(text, j, last)))):
        return None
    value = ordinal(words_[j]) if j < last and (words_[j].isascii() or words_[j].isalpha()) else ""
    return (value, j + 1) if value else None


def _small(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 2


def _roman(word: str) -> bool:
    return len(word) <= 6 and word.isupper() and bool(ordinal(word))


def _alone(text: Text, j: int, last: int) -> bool:
    """Whether a number counts nothing: a mark or ``khóa``, ``của`` follows."""
    after = text.keys[j + 1] if j + 1 < last else "."
    return after in ("khóa", "của") or (not after[0].isalnum() and after not in ("%", "/", "-", "–"))


def read_course(text: Text, j: int, last: int) -> tuple[str, int] | None:
    """``khóa XII``, ``khoá 16``, ``khóa mới`` (without a number)."""
    if j + 1 >= last:
        return None
    word = text.words[j + 1]
    if word.lower() == "mới":
        return "", j + 2
    return (ordinal(word), j + 2) if _small(word) or _roman(word) else None


def _term(text: Text, j: int, last: int) -> int | None:
    """The index after ``2020 - 2025`` or ``2020`` at token ``j``."""
    if j >= last or not (len(text.words[j]) == 4 and text.words[j].isdigit()):
        return None
    return j + 3 if j + 2 < last and text.words[j + 1] in _DASHES and text.words[j + 2].isdigit() else j + 1


def _describes(row: Row, noun: Noun, name: Name, j: int) -> bool:
    """Whether the words from token ``j`` describe the event: an agenda word or an opening quotation mark."""
    keys = row.text.keys
    if row.text.words[j] in _OPENING:
        return True
    if noun.use == "open":
        return (
            words("stop").match(keys, j) is None
            and row.kind(j) != MARK
            and not (keys[j] == "và" and _does(row.text, j + 1))
        )
    if keys[j] in _OF and noun.kind != "other" and name.body is None and row.kind(j + 1) == WORD:
        return True
    if words("agenda").match(keys, j) is None:
        return False
    return name.body is None or (noun.form != "kỳ họp" and keys[j] in _AFTER_OWNER)


def describe(row: Row, j: int, *, acts: bool, skipped: list[tuple[int, int]]) -> int:
    """The index after a description that starts at token ``j``. ``acts``: it also ends before what the event does."""
    text, start, quoted, numbered = row.text, j, "", False
    if text.keys[j] in _TIMES and j + 1 in row.days:
        return j
    while j < row.last and j - start < _LONGEST:
        word = text.words[j]
        if quoted:
            quoted = "" if word == quoted else quoted
            j += 1
            if not quoted and j < row.last and text.keys[j] not in ("lần", "năm", ",", "(", "và"):
                break
        elif word in _OPENING and _OPENING[word] in text.words[j + 1 : row.last]:
            quoted = _OPENING[word]
            j += 1
        elif j > start and _ends(row, start, j, acts, numbered):
            break
        elif word == "(":
            closing = _closing(text, j, row.last)
            if closing is None or row.keys(closing + 1, closing + 2) != ["và"]:
                break
            skipped.append((j, closing + 1))
            j = closing + 1
        else:
            numbered = numbered or (text.keys[j] == "số" and j + 1 < row.last and text.words[j + 1][0].isdigit())
            chunk = row.at.get(j)
            j = chunk.last if chunk is not None and chunk.kind in (BODY, OFFICE, PERSON, PLACE) else j + 1
    while j > start and (text.keys[j - 1] in _CUT or text.words[j - 1] in _DASHES):
        j -= 1
    return j


def _ends(row: Row, start: int, j: int, acts: bool, numbered: bool) -> bool:
    """Whether the description ends before token ``j``."""
    text, key, word = row.text, row.text.keys[j], row.text.words[j]
    following = text.keys[j + 1] if j + 1 < row.last else "."
    if j in row.days or (key in _TIMES and (j + 1 in row.days or following == "ngày")):
        return True
    if word in ".;:!?…”":
        return True
    if word in _DASHES:
        if j + 1 < row.last and row.kind(j - 1) == row.kind(j + 1) == WORD and text.words[j + 1].islower():
            return False  # kinh tế - xã hội
        tight = j + 1 < row.last and text.ends[j - 1] == text.starts[j] and text.ends[j] == text.starts[j + 1]
        return not (tight or (j + 1 < row.last and is_capital(text, j - 1) and is_capital(text, j + 1)))
    if word == ",":
        return not _comma_goes_on(row, j)
    if key == "cho":
        given = text.words[j + 1 : j + 2]
        return (
            not given
            or given[0][0].isdigit()
            or following in _GIVEN
            or row.kind(j + 1) in (BODY, HONORIFIC, OFFICE, PERSON)
        )
    if key == "tại":
        return row.kind(j + 1) in (PLACE, BODY) or following not in ("các", "những", "cơ", "cộng")
    if key == "về" and numbered and j - start > 6:
        return True
    if key == "và" and j + 1 < row.last and (words("stop").match(text.keys, j + 1) or _does(text, j + 1)):
        return True
    if words("stop").match(text.keys, j) and text.keys[j - 1 : j + 1] not in _NO_STOP:
        return True
    return acts and words("act").match(text.keys, j) is not None


def _does(text: Text, j: int) -> bool:
    """Whether people do something from token ``j`` on: the name of the event is over."""
    return " ".join(text.keys[j : j + 2]) in _DOING or text.keys[j : j + 1] == ["dự"]


def _comma_goes_on(row: Row, j: int) -> bool:
    """``tổng kết …, triển khai …`` goes on; so do lists of single words (ban, ngành) and numbers (55, 45)."""
    text, k = row.text, j + 1
    if k >= row.last:
        return False
    if text.keys[k] == "khóa":
        return True
    if _small(text.words[k]) and _small(text.words[j - 1]) and row.keys(k + 1, k + 2) != ["/"]:
        return True
    if row.kind(k) != WORD:
        return False
    if words("more").match(text.keys, k):
        return True
    return text.words[k].islower() and text.keys[k] in _LISTED and text.keys[j - 1] in _LISTED
