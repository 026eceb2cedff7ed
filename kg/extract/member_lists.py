"""Whose a seat is, told next: the lines that name the members of a committee (``bầu Ban Chấp hành gồm 15 đồng chí:``,
``Danh sách Ban Chấp hành Đảng bộ huyện X``, then a name a line), the result of a vote (``HĐND bầu Phó Chủ tịch UBND
huyện. Kết quả, ông A trúng cử.``)."""

import re
from dataclasses import dataclass, replace

from kg.extract.ballots import Ballot
from kg.extract.cells_seats import committee_seat
from kg.extract.changes import change_of, modality_of
from kg.extract.frame import Frame
from kg.extract.posts_merge import is_seat
from kg.extract.reading import Reading
from kg.extract.settle import Office
from kg.extract.symbols import Cells
from kg.model import Actor, Body, ChangeFact, Evidence, PostFact, Support

_OPENS = re.compile(r"(?P<v>[ea])[wh]{0,4}(?P<seat>[BR])[^PR;:.]*:(?:w[.)])?$")
_HEADS = re.compile(r"(?:w[.)])?(?P<list>w{2,6})e?(?P<seat>[BR])[wBL,(eub)-]*:?(?:w[.)])?$")
_LIST = ["danh", "sách"]
_OF_THEM = frozenset("danh sách các vị đồng chí thành viên người trong toàn bộ chính thức".split())
_VOTE = re.compile(r"^[^P\"]*(?<!b)(?P<v>e)[wh]{0,4}(?P<office>R)[^PR;:]*$")
_RESULT = re.compile(r"[^PR;\"]{0,14}P(?:[,(-]{1,2}R(?:[,x]R)*[,)-]?)?[wb,]{0,6}[eE](?![wh]{0,4}[RBjP])[^P]*$")
_LINE = re.compile(r"[w.)(-]{0,4}P(?:[,;.(-]|$)[^PehalS]*$")


@dataclass(frozen=True, slots=True)
class Members:
    """The seat (``role`` of ``body``) that ``sentence`` fills, not saying with whom: the lines after it do or, of a
    ``vote``, the next sentence does. Without a ``change`` the list only tells who has it."""

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

    def facts(self, reading: Reading, cells: Cells) -> tuple[PostFact, list[ChangeFact]]:
        """The seat that a line tells of, and how its person came into it where that is told."""
        n = cells.symbols.index("P")
        name = Support("person", reading.span(cells.first[n], cells.last[n]))
        evidence = Evidence(reading.statement(cells.sentence), "member-line", (name, *self.support))
        person = cells.person(n)
        status = "new" if self.change else "current"
        seat = PostFact(person=person, role=self.role, body=self.body, status=status, start="", end="", term="",
                        evidence=evidence, modality="asserted")  # fmt: skip
        came = ChangeFact(person=person, change=self.change, role=self.role, body=self.body, by=self.by,
                          date=self.date, evidence=evidence, modality="asserted")  # fmt: skip
        return seat, [came] if self.change else []


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
    match = _headed(reading, cells) if is_heading(reading, cells.sentence) else _OPENS.search(cells.symbols)
    verb = cells.symbols.find("e") if match and match.re is _HEADS else match.start("v") if match else -1
    if match is None or (verb >= 0 and modality_of(cells, verb) != "asserted"):
        return None
    n = match.start("seat")
    seat = _seat(frame, cells, n, offices)
    chunk = cells.chunk[n]
    if chunk is None or seat is None or n in cells.sought or not {*"qsoSny"}.isdisjoint(cells.symbols):
        return None
    role, body, rest = seat
    by, date, more = _by(told, cells)
    support = (Support("office", reading.span(chunk.first, chunk.last)), *rest, *more)
    return Members(cells.sentence, change_of(cells.symbols[verb]) if verb >= 0 else "", body, by, date, support, role)


def _headed(reading: Reading, cells: Cells) -> re.Match[str] | None:
    """``Danh sách 15 đồng chí Ủy viên …``; not ``Danh sách khách mời của …``."""
    match = _HEADS.match(cells.symbols)
    if match is None:
        return None
    keys = reading.text.keys[cells.first[match.start("list")] : cells.last[match.end("list") - 1]]
    return match if all(key in _OF_THEM or key.isdigit() for key in keys) else None


def is_heading(reading: Reading, sentence: int) -> bool:
    """Whether a sentence opens with ``danh sách``."""
    first = reading.sentences[sentence].first
    keys = reading.text.keys[first : first + 4]
    return keys[:2] == _LIST or keys[2:] == _LIST  # 1. Danh sách …


def _seat(
    frame: Frame, cells: Cells, n: int, offices: dict[int, Office]
) -> tuple[str, Body, tuple[Support, ...]] | None:
    """The seat that a cell names: an office of several, or the committee whose members hold it."""
    chunk, office = cells.chunk[n], offices.get(n)
    if office is not None:
        fits = is_seat(office.role) and office.body is not None and not office.mark
        return (office.role, office.body, office.support) if fits and office.body is not None else None
    found = frame.settle(chunk.value, cells.sentence) if chunk is not None and committee_seat(chunk) else None
    return ("Ủy viên", found[0], found[1]) if found is not None else None


def _by(told: Ballot | None, cells: Cells) -> tuple[Actor | None, str, tuple[Support, ...]]:
    """Who decided what a sentence tells, when, and what that rests on."""
    here = told if told is not None and told.sentence == cells.sentence else None
    return (here.by, here.date, here.support) if here else (None, "", ())
