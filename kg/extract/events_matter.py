"""What else names an event: the place of the work, whom one met, what a session was about before whose it was."""

from kg.extract.events_descriptions import TIMES, describe
from kg.extract.events_rows import Row
from kg.extract.events_spoken import tells
from kg.extract.events_words import Noun, words
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD

_WORK = ("làm việc", "công tác", "kiểm tra", "khảo sát", "thị sát", "giám sát")
_MEETS = (" gặp", " tiếp", "gặp gỡ")
_SITTINGS = ("cuộc họp", "buổi họp", "phiên họp")
_TO = frozenset(("tại", "ở", "ra", "tới", "đến", "về"))
_SOMEBODY = (HONORIFIC, OFFICE, PERSON)
_MATTER = 10  # tokens of what a session was about


def matter(row: Row, noun: Noun, first: int, j: int, *, owned: bool) -> bool:
    """Whether the words from token ``j`` tell which event it is. ``owned``: whose it is, or its number, is told."""
    return _journey(row, noun, first, j) or _whom(row, noun, j) or (not owned and _business(row, noun, first, j))


def _journey(row: Row, noun: Noun, first: int, j: int) -> bool:
    """``trong chuyến công tác | ra đảo X``, ``tại buổi làm việc | tại quận 3 về …``: told by the place of the work."""
    return (
        noun.form.endswith(_WORK)
        and row.keys(first - 1, first) in (["tại"], ["trong"])
        and row.text.keys[j] in _TO
        and row.kind(j + 1) in (PLACE, BODY)
        and row.kind(row.at[j + 1].last) not in _SOMEBODY
    )


def _whom(row: Row, noun: Noun, j: int) -> bool:
    """``tại buổi gặp | Đại sứ A, …``: whom one met, where a mark or the day follows."""
    if not noun.form.endswith(_MEETS) or row.kind(j) not in _SOMEBODY:
        return False
    end = describe(row, j, acts=True, skipped=[])
    over = end in row.days or row.kind(end) == MARK or (end < row.last and row.text.keys[end] in TIMES)
    return over and any(c.kind == PERSON and j <= c.first < end for c in row.chunks)


def _business(row: Row, noun: Noun, first: int, j: int) -> bool:
    """``tại cuộc họp | kinh tế - xã hội tháng 10 của UBND tỉnh X``: any few words before whose it is."""
    if noun.form not in _SITTINGS or row.text.keys[first - 1] not in ("tại", "trì"):
        return False
    if words("act").match(row.text.keys, j) or words("stop").match(row.text.keys, j):
        return False
    if row.text.keys[first - 1] == "trì":  # chủ trì họp | lãnh đạo chủ chốt (của X), not: chủ trì buổi họp | nhấn mạnh
        end = describe(row, j, acts=True, skipped=[])
        return end - j >= 2 and all(row.kind(k) == WORD for k in range(j, end)) and not tells(row, j)
    of = next((k for k in range(j, min(j + _MATTER, row.last - 1)) if row.text.keys[k] == "của"), j)
    plain = all(row.kind(k) == WORD or row.text.words[k] in "-–" for k in range(j, of))
    return of > j and plain and row.kind(of + 1) == BODY
