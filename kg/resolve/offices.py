"""How one post speaks for another, whoever holds them, and which nobody holds at once."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations

from kg.resolve.seats import Seat, heads, shared


@lru_cache(maxsize=1 << 18)
def relation(one: Seat, other: Seat) -> str:
    """What it says for two people of one name being one that each of them has one of these seats: a kind of
    ``people.tsv``, or nothing."""
    same_role = one.role.key == other.role.key
    if not one.body or not other.body:
        return ""
    if not (one.joins and other.joins):
        if not same_role or not _alike(one, other):
            return ""
        shorter = min(one, other, key=lambda seat: len(seat.body))
        return "same-name-of-body" if shorter.proper and one.role.rank else "same-kind-of-post"
    if _same_body(one, other):
        if same_role:
            return "same-member" if one.many else "same-post" if one.role.rank in (1, 2, 3, 4) else "same-body"
        if (one.circle and other.circle) or (one.leads and other.leads):
            return "same-circle"
        return "" if one.many or other.many or not (one.role.rank and other.role.rank) else "same-body"
    if same_role and one.role.rank and not one.many and _shortened(one, other):
        return "shortened-body"
    if one.national or other.national:
        return "same-circle" if one.circle and other.circle and one.national and other.national else ""
    if one.province != other.province:
        return ""
    if one.level == other.level and _same_place(one, other):
        if one.circle and other.circle:
            return "same-circle"
        if _within(one.body, other.body) and one.leads and other.leads:
            return "same-body"
    if (one.member and other.leads) or (other.member and one.leads):
        return "member-and-leader"
    if one.local and other.local and one.level == other.level and _same_place(one, other):
        return "same-unit"
    return "same-province"


@lru_cache(maxsize=1 << 18)
def exclude(one: Seat, other: Seat) -> bool:
    """Whether nobody holds both seats at once: they are in two provinces, or head two districts or communes."""
    for it in (one, other):
        if it.national or not it.joins or it.many or not it.level or not it.role.rank:
            return False
    if one.province != other.province:
        return one.leads and other.leads
    return one.local and one.level == other.level and one.circle and other.circle and not _same_place(one, other)


@lru_cache(maxsize=1 << 18)
def elsewhere(one: Seat, other: Seat) -> bool:
    """Whether both seats are below the province and in two provinces."""
    return one.local and other.local and bool(one.province and other.province) and one.province != other.province


@lru_cache(maxsize=65536)
def left_open(one: Seat) -> bool:
    """Whether a seat is that of the one head of a body, and does not tell which body it is."""
    alone = one.role.rank == 1 and not (one.many or (one.body, one.role.key) in shared())
    return alone and bool(one.body) and not one.joins


@lru_cache(maxsize=1 << 18)
def settles(known: Seat, open: Seat) -> bool:
    """Whether both seats are that of the head of a body of one name, and only the first tells which body it is."""
    return (
        left_open(open)
        and known.joins
        and not known.national
        and (open.body, open.unit, open.role.key) == (known.body, known.unit, known.role.key)
        and open.place == known.place[: len(open.place)]
        and open.province in ("", known.province)
    )


def one_place(seats: Iterable[Seat]) -> bool:
    """Whether all of some seats are of one place, if an article may leave out what it lies in."""
    return all(one.province == other.province and _same_place(one, other) for one, other in combinations(set(seats), 2))


def _same_body(one: Seat, other: Seat) -> bool:
    units = one.unit == other.unit or not (one.unit and other.unit)
    return one.body == other.body and units and one.province == other.province and _same_place(one, other)


def _same_place(one: Seat, other: Seat) -> bool:
    """``Nghĩa Bình`` is ``Nghĩa Bình, Tân Kỳ``, in one province."""
    return all(a == b for a, b in zip(one.place, other.place, strict=False))


def _alike(one: Seat, other: Seat) -> bool:
    """Whether two bodies, of which an article leaves at least one open, may be one."""
    units = one.unit == other.unit or not (one.unit and other.unit)
    fits = (one.body == other.body and units) or _cut_short(one, other)
    homes = not (one.province and other.province) or one.province == other.province
    return fits and homes and _same_place(one, other)


def _shortened(one: Seat, other: Seat) -> bool:
    """Whether two bodies of one place are one, the name of which an article cuts short: ``Sở Tài nguyên``."""
    homes = one.national == other.national and one.province == other.province
    return homes and _same_place(one, other) and _cut_short(one, other)


def _cut_short(one: Seat, other: Seat) -> bool:
    """Whether the name of one body is that of the other with words left out behind the first, and more than the head of
    a name: ``Sở Tài nguyên``; ``Văn phòng UBND``, ``Văn phòng HĐND và UBND``."""
    short, long = sorted((one, other), key=lambda seat: len(seat.body))
    words = iter(long.body.split())
    first, *rest = short.body.split()
    return (
        len(short.body) < len(long.body)
        and next(words) == first
        and all(word in words for word in rest)
        and short.body not in heads()
    )


def _within(one: str, other: str) -> bool:
    """Whether one body is a part of the other or its Party committee, as its name says: ``Văn phòng Ủy ban Kiểm tra``,
    ``Ủy ban Kiểm tra``; ``Đảng ủy Công an``, ``Công an``."""
    return one.endswith(f" {other}") or other.endswith(f" {one}")
