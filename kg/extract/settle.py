"""Titles settled to offices: titles of one list share a place, a bare body belongs to the next one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.bodies import BodyMention
from kg.extract.cells import cells_at
from kg.extract.frame import Frame
from kg.extract.office_bodies import OfficeMention, base_of
from kg.extract.open_titles import body_meant, directed, unread
from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.extract.wholes import Where
from kg.model import Body, Support


@dataclass(frozen=True, slots=True)
class Office:
    """A title settled: role as printed in the tables, its body and what these rest on."""

    role: str
    body: Body | None
    support: tuple[Support, ...]
    mark: str
    term: str


def settled(reading: Reading, frame: Frame, sentence: int) -> dict[int, Office]:
    """The settled offices of a sentence by cell, made once an article."""
    known = reading.memo.get(("offices", sentence))
    if known is None:
        known = reading.memo["offices", sentence] = _settle(reading, frame, cells_at(reading, sentence))
    return known


def _settle(reading: Reading, frame: Frame, cells: Cells) -> dict[int, Office]:
    """The offices of a sentence with their bodies; titles of one run share a place, a bare body is part of the next."""
    settled: dict[int, Office] = {}
    for run in _runs(cells):
        mentions: list[OfficeMention] = [cells.chunk[n].value for n in run]  # type: ignore[union-attr]
        bodies = [body_meant(reading, frame, cells, run, mentions, k) for k in range(len(run))]
        _share_besides(reading, cells, run, mentions, bodies)
        mark = ""
        for k, n in enumerate(run):
            mention = mentions[k]
            now = "I" in cells.symbols[run[k - 1] : n]  # nguyên Bí thư, hiện là Chủ tịch
            carried = mark == "former" and not now and mention.entry.role != "Đại biểu"  # …, đại biểu Quốc hội khóa XIV
            mark = mention.mark if mention.mark else mark if carried else ""
            office = None if mention.foreign else _office(reading, frame, cells, mentions, bodies, k)
            if office is not None:
                settled[n] = replace(office, mark=mark, term=cells.term.get(n, ""))
    return settled


def _share_besides(
    reading: Reading, cells: Cells, run: list[int], mentions: list[OfficeMention], bodies: list[BodyMention | None]
) -> None:
    """``Phó Chủ tịch kiêm Tổng Thư ký``: of the union or the company that the first is an office of."""
    for k, (before, n) in enumerate(pairwise(run), 1):
        body, mention = bodies[k - 1], mentions[k]
        if bodies[k] is not None or body is None or before < n - 2 or n - 1 not in cells.besides:
            continue
        whole = directed(body) if "giám đốc" in base_of(mention) else body
        same = whole is not None and mention.again and whole.head.form.startswith(mention.again)
        named = mention.entry.head or (mention.again and not same) or mention.foreign or unread(reading, cells, n)
        its = body.kind != "party" and (body.kind != "state" or base_of(mention) == "tổng thư kí")
        if its and not named:  # not: kiêm Chủ tịch | Vinafoo
            bodies[k] = whole


def _runs(cells: Cells) -> Iterator[list[int]]:
    run: list[int] = []
    for n, symbol in enumerate(cells.symbols):
        if symbol == "R":
            run.append(n)
        elif run and (symbol not in ",x-ihIlwEa" or n - run[-1] > 3) and not cells.symbols.startswith("rR", n):
            yield run
            run = []
    if run:
        yield run


def _office(
    reading: Reading,
    frame: Frame,
    cells: Cells,
    mentions: list[OfficeMention],
    bodies: list[BodyMention | None],
    k: int,
) -> Office | None:
    body, mention = bodies[k], mentions[k]
    if body is None or (frame.localities.abroad and (body.place is None or body.place.level != "province")):
        return None
    role = f"Quyền {mention.role}" if mention.mark == "acting" else mention.role
    support = [Support("role", source=f"convention:{mention.conventional}")] if mention.conventional else []
    marked = max((n for n in range(1, k + 1) if mentions[n].mark and not mentions[n - 1].mark), default=0)
    before = bodies[marked:k][::-1]  # Chủ tịch HĐND X, nguyên Bí thư Đảng ủy: of what follows, if any
    others = [other for other in (*bodies[k + 1 :], *before) if other is not None]  # the following ones first
    sibling = next((other for other in others if not other.bare), None)
    if sibling is None and frame.before_others(body, cells.sentence):
        return None
    near = None if body.place is not None or body.national else _near(reading, others)
    found = frame.settle(body, cells.sentence, near, sibling)
    return Office(role, found[0], (*support, *found[1]), "", "") if found is not None else None


def _near(reading: Reading, others: list[BodyMention]) -> Where | None:
    """The province that another title of the same run names."""
    for place in (other.place for other in others):
        if place is not None and place.province and place.level != "commune":
            support = Support("place", reading.span(place.first, place.last))
            return Where(place.province, support, place.name if place.level == "province" else "")
    return None
