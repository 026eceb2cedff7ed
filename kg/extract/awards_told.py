"""Distinctions told with no verb: ``Đảng bộ xã Nà Ớt: Cờ thi đua``, ``Lò Văn Inh (giải Nhất)``, ``Khen thưởng: Huân
chương …`` of a life told in lines, and among the titles of who has died."""

from dataclasses import replace

from kg.extract.awards_givers import Given
from kg.extract.awards_listed import after_bullet
from kg.extract.awards_names import Award
from kg.extract.awards_recipients import people_of
from kg.extract.awards_spoken import spoken_of
from kg.extract.awards_verbs import verbs
from kg.extract.awards_who import Recipient, named_unit, person_of
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, Chunk

_OF_THEM = frozenset((",", ":", ";", "(", "trong", "đó", "có", "gồm", "bao", "là"))
_HEADS = (("khen", "thưởng"), ("phần", "thưởng"), ("danh", "hiệu"), ("huy", "chương"), ("được", "tặng", "thưởng"))
_BACK = 40  # sentences between the name over a life and what it says of distinctions
_LONGEST_HEADING = 14  # tokens of a line that names whose life is told
_TOLD = 30  # tokens of what stands between a name and the colon


def told(line: Line, awards: list[Award]) -> Given | None:
    """Who is told to have distinctions that no verb confers."""
    first, last = awards[0].first, max(award.last for award in awards)
    holder = (
        _before_colon(line, first) or _in_bracket(line, first, last) or _of_life(line, first) or _titled(line, first)
    )
    return Given([holder], None, "asserted", "award-told") if holder is not None else None


def _name_at(line: Line, t: int) -> Recipient | None:
    """Who a line opens with, forms of address and offices passed."""
    if (people := people_of(line, t)) is not None:
        return people
    chunk = line.chunk(t)
    while chunk is not None and chunk.kind in (HONORIFIC, OFFICE):
        t = chunk.last
        chunk = line.chunk(t)
    if chunk is None or chunk.first != t:
        return None
    if chunk.kind == PERSON:
        return person_of(line, chunk)
    return named_unit(line, chunk, t) if chunk.kind in (BODY, PLACE) and line.capital(t) else None


def _before_colon(line: Line, first: int) -> Recipient | None:
    """``- Ông A, Giám đốc Sở Y tế: | Huân chương …``"""
    if line.key(first - 1) != ":":
        return None
    start = after_bullet(line)
    holder = _name_at(line, start)
    if holder is None or holder.last > first - 1 or first - holder.last > _TOLD or holder.kind == "group":
        return None
    between = range(holder.last, first - 1)
    plain = line.key(holder.last) in (":", ",", "-", "–", "(") and all(line.key(t) not in ":;." for t in between)
    words = line.keys[holder.last : first]
    plain = plain and words.count("(") == words.count(")")
    return holder if plain and not any(verbs().match(line.keys, t) for t in between) else None


def _in_bracket(line: Line, first: int, last: int) -> Recipient | None:
    """``Lò Văn Inh | (giải Nhất)``"""
    if line.key(first - 1) != "(" or line.key(last) != ")":
        return None
    chunk = line.chunk(first - 2)
    return person_of(line, chunk) if chunk is not None and chunk.kind == PERSON else None


def _of_life(line: Line, first: int) -> Recipient | None:
    """``Khen thưởng: | Huân chương …`` under the name whose life is told."""
    start = after_bullet(line)
    heads = any(line.follows(t, *words) for t in range(start, first) for words in _HEADS)
    if (
        line.key(first - 1) != ":"
        or not heads
        or any(c.kind in (PERSON, BODY, OFFICE) and c.last <= first for c in line.chunks)
    ):
        return None
    for k in range(line.k - 1, max(-1, line.k - _BACK), -1):
        row = Line(line.reading, line.frame, k)
        people = [c for c in row.chunks if c.kind == PERSON]
        if people and _heads_life(row, people):
            return person_of(row, people[0])
    return None


def _heads_life(row: Line, people: list[Chunk]) -> bool:
    """A line that only names somebody: ``Đồng chí Lê Văn A``, ``Họ và tên: Lê Văn A``."""
    size = row.last - row.first
    return (
        len(people) == 1
        and size <= _LONGEST_HEADING
        and not any(verbs().match(row.keys, t) for t in range(row.first, row.last))
    )


def _titled(line: Line, first: int) -> Recipient | None:
    """``Ông A, nguyên Bí thư Tỉnh ủy; đại biểu Quốc hội khóa V; | Huân chương …``: among the titles of the one that the
    sentence tells of."""
    if line.key(first - 1) not in (";", ",") or not line.capital(first):
        return None
    offices = [c for c in line.chunks if c.kind == OFFICE and c.last < first]
    if not offices or any(verbs().match(line.keys, t) for t in range(line.first, first)):
        return None
    people = [c for c in line.chunks if c.kind == PERSON and c.first < first]
    if len(people) == 1 and _name_at(line, line.first) is not None:
        return person_of(line, people[0])
    head = line.chunk(line.first)
    if people or head is None or head.kind != HONORIFIC:
        return None
    return spoken_of(line, head)


def _badge_or_order(award: Award) -> bool:
    return bool(award.badges) or {"rank", "state"} <= award.takes


def shares(line: Line, awards: list[Award], before: Given) -> Given | None:
    """``trao Huy hiệu Đảng cho 8 đảng viên, trong đó có | 3 Huy hiệu 70 năm tuổi Đảng, …``, ``trao Huân chương cho 8
    cán bộ, gồm: | 3 Huân chương …``: as many of those."""
    whole = [r for r in before.recipients if r.kind == "group" and r.count]
    if len(whole) != 1 or len(before.recipients) != 1 or not all(a.count and _badge_or_order(a) for a in awards):
        return None
    between = line.keys[whole[0].last : awards[0].first - 1]
    if not between or not set(between) <= _OF_THEM:
        return None
    return replace(before, recipients=[replace(whole[0], count="")])
