"""Who receives where what somebody is stands behind the name: ``ông A – Bí thư Chi đoàn xã B, huyện C | đạt``, ``thí
sinh A, Đảng bộ Công an tỉnh | giành``, ``cụ A sinh năm 1936 | được``."""

from kg.extract.awards_groups import HARD
from kg.extract.awards_heads import PREPOSITIONS, title_start
from kg.extract.awards_verbs import verbs
from kg.extract.awards_who import Recipient, person_of
from kg.extract.documents_actors import Line
from kg.extract.reading import PERSON, Chunk

_TOLD = 16  # tokens
_REACH = 24  # tokens of what somebody is
_CLASS = 5  # tokens of a class: lớp 12 A 1
_ENDS = frozenset((";", ":", ".", "và", "(", ")"))


def dashed(line: Line, token: int) -> Chunk | None:
    """The person before a token of whom nothing but what they are is told up to it, behind a dash."""
    for t in range(token - 1, max(line.first, token - _REACH) - 1, -1):
        if line.key(t) in _ENDS or verbs().match(line.keys, t):
            return None
        chunk = line.chunk(t)
        if chunk is not None and chunk.kind == PERSON:
            by = line.key(title_start(line, chunk.first) - 1)
            return chunk if line.key(chunk.last) in ("-", "–") and by not in ("theo", "với") else None
    return None


def of_unit(line: Line, unit: Chunk) -> Recipient | None:
    """``thí sinh Nguyễn Văn A | , Đảng bộ Công an tỉnh | giành``: who is named with the unit that follows the name."""
    told = _pupil_before(line, unit)
    if told is None and line.key(unit.first - 1) not in (",", "-", "–"):
        return None
    chunk = told or line.chunk(unit.first - 2)
    listed = chunk is None or line.key(title_start(line, chunk.first) - 1) in (*PREPOSITIONS, ",", "và")
    return person_of(line, chunk) if chunk is not None and chunk.kind == PERSON and not listed else None


def _pupil_before(line: Line, unit: Chunk) -> Chunk | None:
    """``em Nguyễn Văn A, (học sinh) lớp 12A1(,) | Trường X``, ``Lò Văn Inh (lớp 5), | Trường X``."""
    t = unit.first - 1
    t -= line.key(t) in (",", ")")
    start = next((n for n in range(t, max(line.first, t - _CLASS), -1) if line.key(n) == "lớp"), line.first)
    while line.key(start - 1) in ("học", "sinh", "viên"):
        start -= 1
    before = line.chunk(start - 2) if start > line.first and line.key(start - 1) in (",", "(", "-", "–") else None
    return before if before is not None and before.kind == PERSON else None


def before_mark(line: Line, start: int) -> Chunk | None:
    """``Nguyễn Văn A | - gương sinh viên tiêu biểu``, ``em A, | học sinh lớp 12 …``: the chunk before a dash, or before
    a comma where a pupil follows whose class or school is told."""
    pupil = line.follows(start, "học", "sinh") or line.follows(start, "sinh", "viên")
    told = line.key(start - 1) == "," and pupil and line.key(start + 2) in ("lớp", "trường")
    return line.chunk(start - 2) if told or line.key(start - 1) in ("-", "–") else None


def told_before(line: Line, last: int) -> Chunk | None:
    """``cụ A | sinh năm 1936, vào Đảng năm 1961``: the person of whom a year or day is told."""
    for t in range(last - 1, max(line.first, last - _TOLD), -1):
        chunk = line.chunk(t)
        if chunk is not None and chunk.kind == PERSON:
            return chunk if line.key(chunk.last) in ("sinh", "sn", "vào", "(") else None
        if line.key(t) in HARD or line.key(t) == "và":
            return None
    return None
