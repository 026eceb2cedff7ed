"""Titles of several: a list that a title opens, people who share one, offices of one seat."""

import re
from collections.abc import Iterator

from kg.extract.symbols import Cells

_RUN = re.compile(r"R(?:(?:w?[,xr-]{1,3}[ih]{0,2})?R)*")
_BESIDE = r"(?:\([wL,RE-]{1,12}\))?"
_LIST = re.compile(
    rf"(?P<gap>,?[iu]?w{{0,4}}:|[iu]w|wi|[iu]?[:,-]?[iu]?)(?P<people>P{_BESIDE}(?:[,x]{{1,2}}P{_BESIDE})*)"
)
_TITLED = re.compile(r",?w{0,4}:(?P<people>R(?:[,x]R)*P(?:[,x]{1,2}(?:R(?:[,x]R)*)?P)*)(?=[,;.x]|$)")
_OVER = re.compile(r"\.|;(?=w{0,3}R)|$")  # nguyên Tổng Bí thư: A, B; | nguyên Chủ tịch nước: C
_ITEM = r"P(?:\([^()P]{1,30}\))?(?:,?[,-]R(?:[,x-]{1,2}R)*)?"
_ITEMS = re.compile(
    rf",?(?:u:?|:){_ITEM}(?:[,;x]{{1,2}}{_ITEM})+(?:[.,;]|x?w|$)"
)  # Ủy viên Ban Thường vụ: A, Trưởng ban; B, …
_OFFICES = re.compile(r"R(?:,h?R)*xh?R")  # Bí thư, Chủ tịch HĐND và Chủ tịch UBND
_GROUP = re.compile(r"(?:^|[^PR)])(?P<others>(?:P[,x]{1,2})+)P$")  # A và B - Phó Bí thư


def runs(cells: Cells) -> Iterator[tuple[int, int]]:
    """The offices told in one go; ``ông A, Phó Chủ tịch Quốc hội và | các Ủy viên Trung ương: B, C``: two."""
    for run in _RUN.finditer(cells.symbols):
        anew = run.end() - 1
        if anew - run.start() > 1 and anew in cells.plural and _LIST.match(cells.symbols, run.end()):
            if cells.symbols[anew - 1] == "x":
                yield run.start(), anew - 1
                yield anew, run.end()
                continue
        yield run.span()


def parted(cells: Cells, first: int, last: int) -> tuple[int, int]:
    """``Bí thư Tỉnh đoàn cùng Phó Bí thư``: two people; the second is the one whose name follows, if one does."""
    along = [n for n in cells.along if first < n < last]
    if not along:
        return first, last
    return (max(along) + 1, last) if cells.symbols[last : last + 1] == "P" else (first, min(along))


def parted_anew(cells: Cells, people: list[int]) -> tuple[list[int], list[int]]:
    """``bầu Chi ủy gồm: A, B, C; | đồng chí A`` được bầu làm Bí thư: those of the list, those named anew after it."""
    begun = next((k for k, n in enumerate(people) if _begins_anew(cells, n, people[:k])), len(people))
    return people[:begun], people[begun:]


def _begins_anew(cells: Cells, person: int, before: list[int]) -> bool:
    """After a semicolon: addressed, where the first of the list is not, or named for the second time."""
    if not before or cells.symbols[person - 1] != ";":
        return False
    known = {cells.person(n) for n in before}
    return cells.person(person) in known or (_addressed(cells, person) and not _addressed(cells, before[0]))


def _addressed(cells: Cells, person: int) -> bool:
    return cells.first[person] > cells.last[person - 1]


def respectively(cells: Cells, people: list[int], offices: list[int]) -> list[tuple[list[int], list[int]]]:
    """Which persons have which offices: all of them all, but in ``A và B lần lượt giữ chức Bí thư và Phó Bí thư`` each
    one, and so where no two can hold one (``A và B làm Chủ tịch HĐND và Chủ tịch UBND``); none where ``lần lượt`` joins
    what is not as many."""
    if len(people) < 2 or not offices:
        return [(people, offices)]
    if len(offices) == 1:  # A và B làm Giám đốc Sở X và Sở Y: who heads the second is not said by a title
        first = len(people) == 2 and is_single(cells, offices[0]) and cells.symbols.startswith("xB", offices[0] + 1)
        return [(people[:1] if first else people, offices)]
    as_many = len(people) == len(offices)
    if any(people[-1] < n < offices[-1] for n in cells.respective):
        return _one_each(people, offices) if as_many else []
    return _one_each(people, offices) if as_many and _apart(cells, people, offices) else [(people, offices)]


def _one_each(people: list[int], offices: list[int]) -> list[tuple[list[int], list[int]]]:
    return [([p], [n]) for p, n in zip(people, offices, strict=True)]


def _apart(cells: Cells, people: list[int], offices: list[int]) -> bool:
    """Whether the offices of a list that ends in ``và`` cannot all be of all these people."""
    listed = _OFFICES.fullmatch(cells.symbols, offices[0], offices[-1] + 1) and people[-1] < offices[0]
    deputies = all(_is_deputy(cells, n) for n in offices)  # A và B làm Phó Chủ nhiệm X và Phó Chủ tịch Y
    return bool(listed) and (deputies or any(is_single(cells, n) for n in offices))


def _is_deputy(cells: Cells, office: int) -> bool:
    chunk = cells.chunk[office]
    return chunk is not None and office not in cells.plural and chunk.value.role.startswith("Phó ")


def opens_list(cells: Cells, offices: list[int], end: int) -> bool:
    """``Phó Bí thư gồm ông A và ông B``, ``Phó Bí thư: A, B``, ``Ủy viên Ban Thường vụ: A, Trưởng ban; B, …``."""
    if re.match(rf",?(?:uw?:?|:)P{_BESIDE}[,x]{{1,2}}P{_BESIDE}(?![,-]R)", cells.symbols[end:]):
        return True
    return len(offices) == 1 and not is_single(cells, offices[0]) and _ITEMS.match(cells.symbols, end) is not None


def is_single(cells: Cells, office: int) -> bool:
    """An office that one person holds at a time."""
    chunk = cells.chunk[office]
    return chunk is not None and chunk.value.entry.single


def joined(cells: Cells, owner: int, offices: list[int], link: str) -> list[int]:
    """``các ông A, B và C giữ chức``: what is told of a list is told of each of its persons; so is an office of many
    (``A và B - Phó Bí thư Tỉnh ủy``)."""
    symbols = cells.symbols
    if any(c in link for c in "hiI"):
        people = re.search(r"(?:P(?:,R)*[,x]{1,2})+$", symbols[:owner])
        if people and symbols[owner - 1] == "," and people.start() not in cells.several:
            people = None  # theo ông A, ông B giữ chức
        return [*(n for n in range(people.start(), owner) if symbols[n] == "P"), owner] if people else [owner]
    group = _GROUP.search(symbols, 0, owner + 1)
    others = group["others"].count("P") if group else 0
    short = group and cells.last[owner - 2] - cells.first[owner - 2] == 1  # nhà ông Khâm, | bà Oanh - phó chủ tịch
    if group and (others > 1 or short or link[:1] == ",") and cells.first[owner] > cells.last[owner - 1]:
        return [owner]  # thay ông A, | ông B, Phó Bí thư; ông A, ông B, | ông C - nguyên Phó phòng
    if group is None or "(" in link or any(is_single(cells, n) for n in offices):
        return [owner]
    return [*(n for n in range(group.start("others"), owner) if symbols[n] == "P"), owner]


def shared_by(cells: Cells, end: int) -> list[int]:
    """The persons of a list that a plural title opens: up to the next title after a colon, else one unbroken list."""
    symbols = cells.symbols
    if titled := _TITLED.match(symbols, end):  # các Ủy viên Bộ Chính trị: Bí thư Thành ủy A, Phó Thủ tướng B; …
        return [n for n in range(*titled.span("people")) if symbols[n] == "P"]
    match = _LIST.match(symbols, end)
    if match is None:
        return []
    if ":" in match["gap"]:
        stop = _OVER.search(symbols, end).start()  # type: ignore[union-attr]
        plural = min((n for n in cells.plural if n >= end), default=stop)
        people = [n for n in range(end, min(stop, plural)) if symbols[n] == "P"]
        return parted_anew(cells, people)[0]
    return [n for n in range(match.start("people"), match.end("people")) if symbols[n] == "P"]
