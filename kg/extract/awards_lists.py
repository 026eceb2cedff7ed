"""Where the names of a list of those who receive begin and go on, behind counts, titles and words between them."""

from kg.extract.awards_groups import group_at, heads_end
from kg.extract.awards_verbs import verbs
from kg.extract.documents_actors import Line
from kg.extract.reading import HONORIFIC, OFFICE, PERSON, Chunk
from kg.text.numbers import WORDS
from kg.text.spelling import fold

_OFFICE_WORDS = 14  # of an office that goes on behind what is read as one
_BEARS_NAME = frozenset(
    fold(
        "đội;tổ;cụm thi đua;khối thi đua;chi đoàn;chi hội;thôn;bản;ấp;khu phố;khóm;tổ dân phố;liên đội;đội tuyển"
    ).split(";")
)
_SHORT_NAME, _LONGEST_NAME = 3, 5
_OUTLETS = (("báo",), ("tạp", "chí"), ("nhà", "xuất", "bản"))
_TITLE = 30  # tokens of what a person of a list is


def next_in_list(line: Line, kind: str, t: int, limit: int) -> int | None:
    """The semicolon after words that go on with what a person is: ``ông A, Đài trưởng 15W, Lữ đoàn 80 | ; ông B``."""
    if kind != "person":
        return None
    for end in range(t, min(limit, t + _TITLE)):
        if line.key(end) == ";":
            return end
        if line.key(end) in (".", ":") or verbs().match(line.keys, end):
            return None
    return None


def listed_name(line: Line, t: int) -> int | None:
    """``; | Hữu Thọ | , nguyên Trưởng ban …``: the token after a name of a list that no inventory knows."""
    end = t
    while end < t + _LONGEST_NAME and line.capital(end) and line.words[end].isalpha():
        end += 1
    office = line.chunk(end + 1)
    titled = line.key(end) in (",", "-", "–") and office is not None and office.kind == OFFICE
    return end if line.key(t - 1) in (";", ":") and end - t > 1 and titled else None


def middle_name_end(line: Line, t: int) -> int | None:
    """``Trình Thị Tuyết Trinh``: a name by its middle name, where the family name is in no inventory."""
    end = _capitals_end(line, t)
    return end if line.key(t + 1) in ("thị", "văn") and _SHORT_NAME <= end - t <= _LONGEST_NAME else None


def unnumbered(line: Line, t: int) -> int:
    """The token after a number in a list: ``tặng Bằng khen: | 1. | Sở Y tế; | 2. | Sở Nội vụ``."""
    numbered = line.key(t).isdigit() and line.key(t + 1) in (".", ")", "/") and line.key(t - 1) in (":", ";", ",", ".")
    return t + 2 if numbered else t


def outlet_end(line: Line, t: int) -> int | None:
    """The token after ``báo | Đại Đoàn Kết``, ``báo | Kiến Trúc và Đời Sống``: a noun and the name in capitals."""
    start = next((t + len(noun) for noun in _OUTLETS if line.follows(t, *noun)), None)
    if start is None or not line.capital(start):
        return None
    end = _capitals_end(line, start)
    if line.key(end) in ("và", "&") and line.capital(end + 1) and not line.follows(end + 1, "báo"):
        end = _capitals_end(line, end + 1)
    return end


def _capitals_end(line: Line, t: int) -> int:
    while line.capital(t) and line.words[t].isalpha():
        t += 1
    return t


def names_after(line: Line, t: int, limit: int) -> int | None:
    """The names after ``3 nguyên Phó Chủ tịch HĐND tỉnh: | A, B và C``, ``hai anh | A và B``, ``thí sinh: | A``."""
    group = group_at(line, t)
    if group is not None and not group[1] and line.key(end := heads_end(line, group[0])) == ":":
        return end + 1
    if not (line.key(t)[:1].isdigit() or line.key(t) in WORDS or line.key(t) in ("các", "những")):
        return None
    chunk = line.chunk(t + 1)
    if chunk is None or chunk.kind not in (OFFICE, HONORIFIC) or chunk.first != t + 1:
        return None
    end = chunk.last
    if chunk.kind == OFFICE and (colon := _colon(line, end)) is not None:
        end = colon
    end += line.key(end) == ":"
    named = line.chunk(end)
    plain = named is not None and named.kind in (PERSON, HONORIFIC) and named.first == end
    return end if plain and end < limit else None


def _colon(line: Line, t: int) -> int | None:
    """The colon behind words that go on with an office."""
    for n in range(t, t + _OFFICE_WORDS):
        if line.key(n) == ":":
            return n
        if line.key(n) in ",;.(" or line.is_kind(n, PERSON):
            return None
    return None


def holder_after(line: Line, t: int, limit: int) -> Chunk | None:
    """``Phó Chủ nhiệm Ủy ban Kinh tế | - Ngân sách | Lê Văn A``: the name behind words that go on with the office."""
    for n in range(t, min(limit, t + _OFFICE_WORDS)):
        chunk = line.chunk(n)
        if chunk is None or chunk.kind == HONORIFIC or line.key(n) in ",;:.(" or verbs().match(line.keys, n):
            return None
        if chunk.kind == PERSON:
            return chunk
    return None


def own_end(line: Line, head: tuple[str, int]) -> int | None:
    """The token after the name or number that a team bears: ``Cụm thi đua | số 4``, ``đội | Múa``, ``thôn | 5``."""
    if head[0] not in _BEARS_NAME:
        return None
    t = head[1]
    end = t + (line.key(t) == "số")
    if line.key(end).isdigit():
        return end + 1
    if end > t or not line.capital(t):
        return None
    while line.capital(end) and line.words[end].isalnum():
        end += 1
    goes_on = line.key(end) == "," and bool(line.key(end + 1)) and not line.capital(end + 1)  # Hành chính, hậu cần
    return end if line.key(end) in (",", ";", ".", "và", ")", "(", "") and not goes_on else None
