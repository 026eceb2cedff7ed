"""Who a seat went to, told next: the lines that name the members of a committee (``bầu Ban Chấp hành gồm 15 đồng
chí:``, then a name a line), the result of a vote (``HĐND bầu Phó Chủ tịch UBND huyện. Kết quả, ông A trúng cử.``)."""

import re
from dataclasses import dataclass, replace

from kg.extract.ballots import Ballot
from kg.extract.cells_seats import committee_seat
from kg.extract.changes import change_of, modality_of
from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.extract.settle import Office
from kg.extract.symbols import Cells
from kg.model import Actor, Body, ChangeFact, Evidence, PostFact, Support

_OPENS = re.compile(r"(?P<v>[ea])[wh]{0,4}(?P<body>B)[^PR;:.]*:$")
_VOTE = re.compile(r"^[^P\"]*(?<!b)(?P<v>e)[wh]{0,4}(?P<office>R)[^PR;]*$")
_RESULT = re.compile(r"[^PR;\"]{0,14}P(?:[,(-]{1,2}R(?:[,x]R)*[,)-]?)?[wb,]{0,6}[eE](?![wh]{0,4}[RBjP])[^P]*$")
_LINE = re.compile(r"[w.)(-]{0,4}P(?:[,;.(-]|$)[^PehalS]*$")


@dataclass(frozen=True, slots=True)
class Members:
    """The seat (``role`` of ``body``) that ``sentence`` fills, not saying with whom: the lines after it do or, of a
    ``vote``, the next sentence does."""

    sentence: int
    change: str
    body: Body
    by: Actor | None
    date: str
    support: tuple[Support, ...]
    role: str = "Ủy viên"
    vote: bool = False

    def next_line(self, cells: Cells) -> "Members | None":
        """The list, where a sentence is its next line: a name and what is told beside it."""
        told = (_RESULT if self.vote else _LINE).match(cells.symbols)
        if cells.sentence != self.sentence + 1 or told is None or not {"n", "s", "q", "S"}.isdisjoint(cells.symbols):
            return None
        return replace(self, sentence=cells.sentence - self.vote)

    def facts(self, reading: Reading, cells: Cells) -> tuple[PostFact, ChangeFact]:
        """The seat that a line tells of, and how its person came into it."""
        n = cells.symbols.index("P")
        name = Support("person", reading.span(cells.first[n], cells.last[n]))
        evidence = Evidence(reading.statement(cells.sentence), "member-line", (name, *self.support))
        person = cells.person(n)
        seat = PostFact(person=person, role=self.role, body=self.body, status="new", start="", end="", term="",
                        evidence=evidence, modality="asserted")  # fmt: skip
        return seat, ChangeFact(person=person, change=self.change, role=self.role, body=self.body, by=self.by,
                                date=self.date, evidence=evidence, modality="asserted")  # fmt: skip


def members(
    reading: Reading, frame: Frame, cells: Cells, told: Ballot | None, offices: dict[int, Office]
) -> Members | None:
    """The list of members that a sentence opens, or the vote whose result is told next."""
    vote = _VOTE.search(cells.symbols)
    office = offices.get(vote.start("office")) if vote else None
    if vote and office is not None and office.body is not None and vote.start("office") not in cells.plural:
        if modality_of(cells, vote.start("v")) == "asserted" and not office.mark:
            n, by, date, support = vote.start("office"), *_by(told, cells)
            span = Support("office", reading.span(cells.first[n], cells.last[n]))
            support = (span, *office.support, *support)
            return Members(cells.sentence, "elected", office.body, by, date, support, office.role, vote=True)
    match = _OPENS.search(cells.symbols)
    if match is None or modality_of(cells, match.start("v")) != "asserted":
        return None
    chunk = cells.chunk[match.start("body")]
    found = frame.settle(chunk.value, cells.sentence) if chunk is not None and committee_seat(chunk) else None
    if chunk is None or found is None:
        return None
    by, date, more = _by(told, cells)
    support = (Support("office", reading.span(chunk.first, chunk.last)), *found[1], *more)
    return Members(cells.sentence, change_of(match["v"]), found[0], by, date, support)


def _by(told: Ballot | None, cells: Cells) -> tuple[Actor | None, str, tuple[Support, ...]]:
    """Who decided what a sentence tells, when, and what that rests on."""
    here = told if told is not None and told.sentence == cells.sentence else None
    return (here.by, here.date, here.support) if here else (None, "", ())
