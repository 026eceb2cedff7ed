"""Lists of candidates: ``Danh sách ứng cử viên đại biểu Quốc hội … khối Đảng có 12 người gồm: ông A (…), bà B (…)``."""

import re
from collections.abc import Iterator

from kg.extract.cells import cells_at
from kg.extract.frame import Frame
from kg.extract.reading import OFFICE, Reading
from kg.extract.settle import Office, settled
from kg.extract.symbols import Cells
from kg.model import Evidence, PostFact, Support

_OPENING = 4  # sentences in which an article says what it is about
_DENIED = 14  # cells before a list in which it may be said that these are none
_STANDING = frozenset(("ứng", "hiệp"))  # ứng cử, ứng viên, hiệp thương
_ONE = r"P(?:\([^()P]{1,30}\)?)?(?:,?[,-]R(?:,R)*)?"
_LIST = re.compile(rf"(?:u:?|q[wBL]{{0,8}}[i:]:?)(?P<people>R?{_ONE}(?:[,;x]{{1,2}}R?{_ONE}){{2,}})")


def candidates(reading: Reading, frame: Frame) -> Iterator[PostFact]:
    """The people whom lists of candidates put forward, in an article that is about candidates for one seat."""
    seat = _seat(reading, frame)
    if seat is None:
        return
    for sentence in range(len(reading.sentences)):
        cells = cells_at(reading, sentence)
        for match in _LIST.finditer(cells.symbols) if cells.symbols.count("P") > 2 else ():
            if "n" in cells.symbols[max(0, match.start() - _DENIED) : match.start()]:
                continue  # trong danh sách không có tên ba người, | gồm …
            for n in range(*match.span("people")):
                if cells.symbols[n] == "P":
                    yield _candidate(reading, cells, n, seat)


def _candidate(reading: Reading, cells: Cells, person: int, seat: Office) -> PostFact:
    support = (Support("person", reading.span(cells.first[person], cells.last[person])), *seat.support)
    evidence = Evidence(reading.statement(cells.sentence), "candidate-listed", support)
    return PostFact(person=cells.person(person), role=seat.role, body=seat.body, status="proposed",
                    evidence=evidence, modality="proposed")  # fmt: skip


def _seat(reading: Reading, frame: Frame) -> Office | None:
    """The seat that the opening of an article names candidates for: đại biểu Quốc hội, đại biểu HĐND tỉnh."""
    for sentence in range(min(_OPENING, len(reading.sentences))):
        bounds = reading.sentences[sentence]
        if not _STANDING & set(reading.text.keys[bounds.first : bounds.last]):
            continue
        if not any(c.kind == OFFICE and c.value.entry.role == "Đại biểu" for c in reading.things[sentence]):
            continue
        seats = [office for office in settled(reading, frame, sentence).values() if office.role == "Đại biểu"]
        if seats:
            return seats[0]
    return None
