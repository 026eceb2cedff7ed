"""What the telling of an election goes on with: ``Hội nghị bầu …. Ông A giữ chức Phó Bí thư. Ủy viên: bà B, ông C``."""

import re
from dataclasses import dataclass

from kg.extract.cells import Cells
from kg.extract.changes import Act, modality
from kg.extract.decisions import date_of, decider
from kg.extract.frame import Frame
from kg.extract.posts_merge import fuller
from kg.extract.reading import BODY, Reading
from kg.extract.settle import Office
from kg.extract.titles import Title
from kg.model import Actor, Body, Support

_REACH = 2  # sentences
_ELSEWHERE = frozenset("fFInsSqoyaplmz")  # told of the past, of plans, of other acts
_OPENS = re.compile(r",?[:u]|iP")
_ATTEND = ("dự", "tham")


@dataclass(slots=True)
class Ballot:
    """An election told in ``sentence`` (its verb at cell ``verb``): for which bodies, by whom, when."""

    sentence: int
    verb: int
    bodies: list[Body]
    by: Actor | None
    date: str
    support: tuple[Support, ...]

    def elects(self, reading: Reading, cells: Cells, title: Title, office: Office) -> bool:
        """Whether a title printed here is a result of it: told with giữ chức or là, or opening a list of names."""
        here = cells.sentence == self.sentence
        if not here and not 0 < cells.sentence - self.sentence <= _REACH:
            return False
        symbols, n = cells.symbols, title.office
        if title.former or office.mark or (title.office < self.verb if here else set(symbols) & _ELSEWHERE):
            return False
        if symbols[n - 1 : n] not in ("h", "i") and not _OPENS.match(symbols, n + 1):
            return False
        first = reading.sentences[cells.sentence].first
        return not any(key in _ATTEND for key in reading.text.keys[first : first + 6]) and self._kindred(office.body)

    def _kindred(self, body: Body | None) -> bool:
        if body is None:
            return False
        return any(
            fuller(body, other) is not None or (body.kind == other.kind == "party" and body.place == other.place)
            for other in self.bodies
        )


def ballot(reading: Reading, frame: Frame, cells: Cells, offices: dict[int, Office], taken: set[int]) -> Ballot | None:
    """The election that a sentence tells as a fact, if it tells one."""
    verb = next((n for n, symbol in enumerate(cells.symbols) if symbol in "eE"), None)
    if verb is None or modality(cells, verb) != "asserted":
        return None
    bodies = [office.body for n, office in offices.items() if n > verb and office.body is not None]
    for chunk in cells.chunk:
        if chunk is not None and chunk.kind == BODY and (found := frame.settle(chunk.value, cells.sentence)):
            bodies.append(found[0])
    act = Act("elected", "ballot", verb, [], [])
    by, by_support = decider(reading, frame, cells, act, taken)
    date, date_support = date_of(reading, cells, act)
    return Ballot(cells.sentence, verb, bodies, by, date, (*by_support, *date_support))
