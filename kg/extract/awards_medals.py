"""Medals counted for a team: ``đoàn Gia Lai với 25 huy chương (13 huy chương vàng, 7 huy chương bạc)``, ``Với 4 HC
vàng, đoàn thể hình Lâm Đồng xếp thứ ba``, ``Quảng Trị (22 HCV)``."""

from dataclasses import replace

from kg.extract.awards_givers import Given
from kg.extract.awards_groups import group_at
from kg.extract.awards_names import Award
from kg.extract.awards_recipients import group_of, people_of
from kg.extract.awards_subjects import subject_before
from kg.extract.awards_verbs import back_over, modality_at
from kg.extract.awards_who import Recipient, named_unit, person_of
from kg.extract.documents_actors import Line
from kg.extract.reading import PERSON, PLACE

_OF_THEM = frozenset((",", "(", ":", "trong", "đó", "có", "gồm", "bao", "gồm", "với", "các", "loại", "là"))
_WIN = ("đoạt", "giành", "đạt", "được")
_COUNTED = 20  # tokens from a counted group to what is told of it
_ALL = 6  # tokens of ``đoạt (được) 8 giải thưởng``
_MEDALS = ("Huy chương", "HC")


def won(line: Line, group: list[Award], done: int, before: Given | None) -> Given | None:
    """Who has won a group of counted medals: the team or place named nearest before, from ``done`` on, or who won those
    ``before`` them in one list; after them, of prizes too, where the sentence opens with ``Với``."""
    if not all(award.count and "contest" in award.takes for award in group):
        return None
    first = group[0].first - 1
    if before is not None and before.rule == "award-medals" and _goes_on(line, before.last, first):
        return replace(before, last=group[-1].last)
    winner = _gained(line, first) or _of_all(line, first) or _after(line, first, group[-1].last)
    if winner is None and group[0].name.startswith(_MEDALS):
        winner = _beside(line, first) or _before(line, first, done)
    modality = modality_at(line, first)
    if winner is None or modality == "unreal":
        return None
    return Given([winner], None, modality, "award-medals", group[-1].last)


def _gained(line: Line, first: int) -> Recipient | None:
    """``Báo Bến Lặng đoạt 8 giải, trong đó có | 2 giải Nhất, …``: the one who won all of them."""
    t = first - 1
    while line.key(t) in _OF_THEM:
        t -= 1
    if line.key(t) not in ("giải", "chương", "thưởng") or t == first - 1:
        return None
    start = next((n for n in range(t, max(line.first, t - _ALL), -1) if line.key(n) in _WIN), None)
    if start is None:
        return None
    found = subject_before(line, back_over(line, start))
    if len(found) != 1 or not (found[0].count or any(line.key(n)[:1].isdigit() for n in range(start, t))):
        return None
    return replace(found[0], count="")  # 52 học sinh đạt giải, trong đó có 2 giải Nhất


def _of_all(line: Line, first: int) -> Recipient | None:
    """``chọn ra 56 tác phẩm xuất sắc, trong đó có | 4 giải A, …``, also where the sentence opens so: those of whom the
    prizes are counted."""
    if not any(line.follows(t, "trong", "đó") for t in range(max(line.first, first - _ALL), first)):
        return None
    t = first - 1
    while t >= line.first and line.key(t) in _OF_THEM:
        t -= 1
    row = line if t >= line.first else Line(line.reading, line.frame, line.k - 1) if line.k else None
    if row is None:
        return None
    end = t + 1 if row is line else row.last
    for start in range(end - 1, max(row.first, end - _COUNTED) - 1, -1):
        group = group_at(row, start) if row.key(start)[:1].isdigit() else None
        if group is not None and group[1]:
            named = group_of(row, start, end, *group)
            return replace(named, count="") if named is not None else None
    return None


def _goes_on(line: Line, first: int, last: int) -> bool:
    """``12 huy chương vàng | (HCV), | 11 huy chương bạc``"""
    return all(key in (",", "và", "(", ")") or key.startswith("hc") for key in line.keys[first:last])


def _beside(line: Line, first: int) -> Recipient | None:
    """``đoàn Hà Nội | (165 HCV)``"""
    if line.key(first - 1) != "(":
        return None
    chunk = line.chunk(first - 2)
    if chunk is None or chunk.last != first - 1 or chunk.kind not in (PLACE, PERSON):
        return None
    return _team(line, chunk.first) or (
        person_of(line, chunk) if chunk.kind == PERSON else named_unit(line, chunk, chunk.first)
    )


def _team(line: Line, first: int) -> Recipient | None:
    """The team whose name ends in the place that starts at a token."""
    for t in range(first - 1, max(line.first, first - 6) - 1, -1):
        if (team := people_of(line, t)) is not None and team.last > first:
            return team
    return None


def _before(line: Line, first: int, done: int) -> Recipient | None:
    """A team that is named before in the clause; a place only where it heads the clause."""
    for t in range(first - 1, done - 1, -1):
        if line.key(t) == ";":
            return None
        if (team := people_of(line, t)) is not None and line.key(t - 1) != "của":
            return team
        chunk = line.chunk(t)
        if chunk is not None and chunk.kind == PERSON:
            return None  # read as subject
        if (t == line.first or line.key(t - 1) in (",", "vị")) and (place := _place_at(line, t)) is not None:
            return place
    return None


def _after(line: Line, first: int, last: int) -> Recipient | None:
    """``Với 4 HC vàng, 2 HC bạc, | đoàn Lâm Đồng xếp thứ ba``"""
    opens = next((t for t in range(line.first, first) if line.key(t) == "với"), None)
    if opens is None or not (opens == line.first or line.key(opens - 1) in ("-", "–")):
        return None
    for t in range(last, line.last):
        if line.key(t - 1) == "," and (team := people_of(line, t) or _place_at(line, t)):
            return team
    return None


def _place_at(line: Line, t: int) -> Recipient | None:
    chunk = line.chunk(t)
    return named_unit(line, chunk, t) if chunk is not None and chunk.kind == PLACE else None
