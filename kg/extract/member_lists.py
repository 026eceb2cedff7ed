"""The lines that name the members of a committee: ``bầu Ban Chấp hành gồm 15 đồng chí:``, then a name a line."""

import re
from dataclasses import dataclass, replace

from kg.extract.ballots import Ballot
from kg.extract.cells_seats import committee_seat
from kg.extract.changes import modality_of
from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.model import Actor, Body, ChangeFact, Evidence, PostFact, Support

_OPENS = re.compile(r"(?P<v>[ea])[wh]{0,4}(?P<body>B)[^PR;:.]*:$")
_LINE = re.compile(r"[w.)(-]{0,4}P(?:[,;.(-]|$)[^PehalS]*$")


@dataclass(frozen=True, slots=True)
class Members:
    """The committee (``body``) elected or appointed in ``sentence``, whose members the lines after it name."""

    sentence: int
    change: str
    body: Body
    by: Actor | None
    date: str
    support: tuple[Support, ...]

    def next_line(self, cells: Cells) -> "Members | None":
        """The list, where a sentence is its next line: a name and what is told beside it."""
        follows = cells.sentence == self.sentence + 1 and _LINE.match(cells.symbols) is not None
        return replace(self, sentence=cells.sentence) if follows else None

    def facts(self, reading: Reading, cells: Cells) -> tuple[PostFact, ChangeFact]:
        """The seat that a line tells of, and how its person came into it."""
        n = cells.symbols.index("P")
        name = Support("person", reading.span(cells.first[n], cells.last[n]))
        evidence = Evidence(reading.statement(cells.sentence), "member-line", (name, *self.support))
        person = cells.person(n)
        seat = PostFact(person=person, role="Ủy viên", body=self.body, status="new", start="", end="", term="",
                        evidence=evidence, modality="asserted")  # fmt: skip
        return seat, ChangeFact(person=person, change=self.change, role="Ủy viên", body=self.body, by=self.by,
                                date=self.date, evidence=evidence, modality="asserted")  # fmt: skip


def members(reading: Reading, frame: Frame, cells: Cells, told: Ballot | None) -> Members | None:
    """The list of members that a sentence opens."""
    match = _OPENS.search(cells.symbols)
    if match is None or modality_of(cells, match.start("v")) != "asserted":
        return None
    chunk = cells.chunk[match.start("body")]
    found = frame.settle(chunk.value, cells.sentence) if chunk is not None and committee_seat(chunk) else None
    if chunk is None or found is None:
        return None
    ballot = told if told is not None and told.sentence == cells.sentence else None
    support = (Support("office", reading.span(chunk.first, chunk.last)), *found[1])
    return Members(
        cells.sentence,
        "elected" if match["v"] == "e" else "appointed",
        found[0],
        ballot.by if ballot else None,
        ballot.date if ballot else "",
        (*support, *(ballot.support if ballot else ())),
    )
