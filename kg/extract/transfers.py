"""Who is moved to a body without being told into what office: ``ông A, Giám đốc Sở X, được điều động về nhận công tác
tại Sở Y``."""

import re
from collections.abc import Iterator

from kg.extract.changes import KIN, Act, indexes, modality_of
from kg.extract.changes_parts import ONE
from kg.extract.reading import Reading
from kg.extract.symbols import Cells

_MOVED = (
    # ông A, Giám đốc Sở X, được (Ban Thường vụ) điều động về nhận công tác tại Sở Y
    re.compile(rf"(?P<p>{ONE})[,-]?[wxfFL,]{{0,6}}b[wBRL]{{0,4}}?(?P<v>a+)(?P<way>[wax,]{{0,9}})(?P<new>B)"),
    # điều động ông A, Giám đốc Sở X, đến nhận công tác tại Sở Y
    re.compile(rf"(?P<v>a)[wxaBLd]{{0,6}}(?P<p>{ONE})[,-]?(?P<way>[w,]{{1,9}})(?P<new>B)"),
)
_INTO = re.compile(r"[^.;P]*(?:R|[hj][wh]{0,3}R|j)")  # … về Sở Y, giữ chức Phó Giám đốc: an office is told
_WAY = frozenset("về đến sang tại ở lên lại nhận công tác nhiệm vụ làm việc mới luân chuyển chuyển cơ quan ,".split())
_TO = frozenset(("về", "đến", "sang", "tại", "ở", "lên", "quan"))


def transfers(reading: Reading, cells: Cells) -> Iterator[Act]:
    """The moves of a sentence, each with the body (``unit``) that somebody comes to."""
    if "a" not in cells.symbols or "B" not in cells.symbols:
        return
    moved: set[int] = set()
    for pattern in _MOVED:
        for match in pattern.finditer(cells.symbols):
            unit, (start, end) = match.start("new"), match.span("way")
            words = reading.text.keys[cells.first[start] : cells.first[unit]]
            if unit in moved or not words or words[-1] not in _TO or _INTO.match(cells.symbols, unit + 1):
                continue
            moves = (cells.symbols[n] == "a" or _WAY.issuperset(reading.text.keys[cells.first[n] : cells.last[n]])
                     for n in range(start, end))  # fmt: skip
            persons = [
                n for n in indexes(cells, *match.span("p"), "P")
                if n not in cells.sources and not KIN.search(cells.symbols, 0, n)
            ]  # fmt: skip
            if persons and all(moves):
                moved.add(unit)
                verb = match.start("v")
                yield Act(
                    "appointed", "act-posted-to", verb, persons, [],
                    beside={persons[0]: indexes(cells, *match.span("p"), "R")},
                    modality=modality_of(cells, verb),
                    recounted=not set("fF").isdisjoint(cells.symbols[: max(match.start("p"), verb)]),
                    unit=unit,
                )  # fmt: skip
