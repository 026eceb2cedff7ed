"""Whose a seat is, told next: the lines that name the members of a committee (``bầu Ban Chấp hành gồm 15 đồng chí:``,
``Danh sách Ban Chấp hành Đảng bộ huyện X``, then a name a line), the result of a vote (``HĐND bầu Phó Chủ tịch UBND
huyện. Kết quả, ông A trúng cử.``)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.ballots import Ballot
from kg.extract.cells import cells_at
from kg.extract.cells_seats import committee_seat
from kg.extract.changes import Act, change_of, modality_of
from kg.extract.elections import unit_of
from kg.extract.frame import Frame
from kg.extract.posts_merge import is_seat, key_of
from kg.extract.reading import Reading
from kg.extract.settle import Office
from kg.extract.symbols import Cells
from kg.model import Actor, Body, ChangeFact, Evidence, PostFact, Support

_OPENS = re.compile(r"(?P<v>[ea])[wh]{0,4}(?P<seat>[BR])[^PR;:.]*:(?:w[.)])?$")
_HEADS = re.compile(r"(?:w[.)])?(?P<list>w{2,6})e?(?P<seat>[BR])[wBL,(eub)-]*:?(?:w[.)])?$")
_COUNTED = re.compile(
    r"^[wL]{0,3},?(?P<seat>B)w?u(?:w{0,3}|[^PR;:.eapq]*):(?:w[.)])?$"
)  # Ban Chấp hành gồm 7 đồng chí:
_LIST = ["danh", "sách"]
_OF_THEM = frozenset("danh sách các vị đồng chí thành viên người trong toàn bộ chính thức".split())
_VOTE = re.compile(r"^[^P\"]*(?<!b)(?P<v>e)[wh]{0,4}(?P<office>R)[^PR;:]*$")
_RESULT = re.compile(r"[^PR;\"]{0,14}P(?:[,(-]{1,2}R(?:[,x]R)*[,)-]?)?[wb,]{0,6}[eE](?![wh]{0,4}[RBjP])[^P]*$")
_UNKNOWN = re.compile(r"w\.w{1,5}[,-]R[,xR-]*[;.]?$")
_ASIDE = frozenset("nsqS")
_ITS_OFFICES = frozenset(("Bí thư", "Phó Bí thư", "Phó Bí thư Thường trực", "Ủy viên"))
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
        """The list, where a sentence is its next line: a name and what is told beside it; a line whose name is not
        known leaves the list open."""
        told = (_RESULT if self.vote else _LINE).match(cells.symbols)
        odd = None if self.vote else _UNKNOWN.match(cells.symbols)
        if cells.sentence != self.sentence + 1 or (told or odd) is None or not _ASIDE.isdisjoint(cells.symbols):
            return None
        return replace(self, sentence=cells.sentence - self.vote)

    def facts(
        self, reading: Reading, cells: Cells, offices: dict[int, Office]
    ) -> tuple[list[PostFact], list[ChangeFact]]:
        """The seats that a line tells of, and how its person came into them where that is told."""
        n = cells.symbols.find("P")
        if n < 0:
            return [], []
        name = Support("person", reading.span(cells.first[n], cells.last[n]))
        statement, person = reading.statement(cells.sentence), cells.person(n)
        status = "new" if self.change else "current"
        seats, changes = [], []
        for role, body, support in self._seats(reading, cells, offices):
            evidence = Evidence(statement, "member-line", (name, *support))
            seats.append(PostFact(person=person, role=role, body=body, status=status, start="", end="", term="",
                                  evidence=evidence, modality="asserted"))  # fmt: skip
            changes.append(ChangeFact(person=person, change=self.change, role=role, body=body, by=self.by,
                                      date=self.date, evidence=evidence, modality="asserted"))  # fmt: skip
        return seats, changes if self.change else []

    def _seats(
        self, reading: Reading, cells: Cells, offices: dict[int, Office]
    ) -> Iterator[tuple[str, Body, tuple[Support, ...]]]:
        """What somebody is elected to: the office in the committee that the line tells (``1. Ông A - Phó Bí thư``),
        else a seat."""
        own = False
        for n, office in sorted(offices.items()) if self.change and not self.vote else ():
            if office.body is not None and _is_its_office(office, self.body):
                own = True
                span = Support("office", reading.span(cells.first[n], cells.last[n]))
                yield office.role, office.body, (span, *office.support)
        if not own:
            yield self.role, self.body, self.support


def _is_its_office(office: Office, committee: Body | None) -> bool:
    """Whether an office is one of a committee's own: Bí thư Đảng ủy, of the Ban Thường vụ."""
    if office.role not in _ITS_OFFICES or office.body is None or office.mark or committee is None:
        return False
    return unit_of(office.body) == unit_of(committee) and key_of(office.body)[1] == key_of(committee)[1]


def to_own_offices(act: Act, offices: dict[int, Office]) -> Iterator[Act]:
    """``bầu Ban Thường vụ gồm: ông A, Bí thư; ông B, Phó Bí thư; ông C``: A and B come into what they are called."""
    seat = offices.get(act.offices[0]) if act.rule == "act-named" and act.change == "elected" else None
    committee = seat.body if seat is not None and is_seat(seat.role) else None
    own: dict[int, list[int]] = {}
    for person, titled in act.beside.items():
        own[person] = [n for n in titled if n in offices and _is_its_office(offices[n], committee)]
    if rest := [person for person in act.persons if not own.get(person)]:
        yield replace(act, persons=rest)
    for person, entered in own.items():
        if entered:
            beside = [n for n in act.beside[person] if n not in entered]
            yield replace(act, persons=[person], offices=entered, beside={person: beside})


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
    counted = _COUNTED.match(cells.symbols) if match is None else None
    voted = cells_at(reading, cells.sentence - 1) if counted and cells.sentence else cells
    match = match or counted
    verb = voted.symbols.find("e") if match and match.re is not _OPENS else match.start("v") if match else -1
    if match is None or (verb >= 0 and modality_of(voted, verb) != "asserted"):
        return None
    n = match.start("seat")
    seat = _seat(frame, cells, n, offices)
    chunk = cells.chunk[n]
    if chunk is None or seat is None or n in cells.sought or not {*"qsoSny"}.isdisjoint(cells.symbols):
        return None
    role, body, rest = seat
    by, date, more = _by(told, cells)
    support = (Support("office", reading.span(chunk.first, chunk.last)), *rest, *more)
    return Members(cells.sentence, change_of(voted.symbols[verb]) if verb >= 0 else "", body, by, date, support, role)


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
