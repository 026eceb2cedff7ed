"""What an election or a decision goes on with: ``Hội nghị bầu …. Ông A giữ chức Phó Bí thư. Ủy viên: bà B, ông D``,
``công bố quyết định của Tỉnh ủy. Theo đó, ông C, Giám đốc Sở Y tế, giữ chức …``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.change_dates import date_of, goes_on, recalls
from kg.extract.changes import Act, modality_of
from kg.extract.decisions import decider
from kg.extract.frame import Frame
from kg.extract.posts_merge import fuller
from kg.extract.reading import BODY, Reading
from kg.extract.settle import Office
from kg.extract.symbols import Cells
from kg.extract.titles import Title
from kg.model import Actor, Body, Support
from kg.text.spelling import body_key

_REACH = {"elected": 2, "appointed": 3, "left": 1}  # sentences
_ELSEWHERE = frozenset("fFInsSqoyaplmz")  # told of the past, of plans, of other acts
_ATTEND = ("dự", "tham")
_LINE = re.compile(r"[w.)-]{0,3}R:P")
_LEAVES = re.compile(r"[w.)-]{0,3}P[,(-]")
_RETIRES = re.compile(r"z[^P;.R]*:$")
_VOTES = re.compile(r"[eE](?<!\(E(?=\)))")  # not in: Phó Bí thư là bà A (tái cử) và ông B
_OPENS = re.compile(r",?[:u]|w?iP")  # Phó Bí thư khác là bà A


@dataclass(slots=True)
class Ballot:
    """An election, or a decision that is announced, told in ``sentence`` (its verb at cell ``verb``): for which bodies,
    by whom, when. ``open``: it appoints nobody by name, the next sentences say whom;
    ``named``: it names people, whose day need not be that of others."""

    change: str
    sentence: int
    verb: int
    open: bool
    named: bool
    bodies: list[Body]
    by: Actor | None
    date: str
    support: tuple[Support, ...]
    alone: bool = False  # an appointment by name, of whose results only a list told next is one

    def covers(self, cells: Cells) -> bool:
        """Whether a sentence is near enough to tell more of it."""
        reach = _REACH[self.change] + (_LINE.match(cells.symbols) is not None)  # Kết quả: | Bí thư: ông A
        return 0 <= cells.sentence - self.sentence <= reach

    def tells(self, cells: Cells, act: Act) -> bool:
        """Whether an act near it, told as news, is one of its results."""
        if self.alone and not act.rule.endswith("-further"):
            return False
        kind = {"re-elected": "elected"}.get(act.change, act.change)
        news = act.modality == "asserted" and not act.recounted and act.measure is None
        return news and self.covers(cells) and (kind == self.change or (kind == "left" and self.change == "appointed"))

    def elsewhere(self, act: Act, offices: dict[int, Office]) -> bool:
        """Whether an act is of another province than who decided this."""
        here = self.by.body.province if self.by and self.by.body else ""
        bodies = (offices[n].body for n in act.offices if n in offices)
        return bool(here) and any(body is not None and body.province not in ("", here) for body in bodies)

    def dates(self, reading: Reading, cells: Cells) -> bool:
        """Whether what a sentence tells happened on its day: an election, a decision that the sentence goes on with."""
        if self.change == "elected" or not self.named or cells.sentence == self.sentence:
            return True
        return goes_on(reading, cells.sentence)

    def acts(self, reading: Reading, cells: Cells, named: list[Title], offices: dict[int, Office]) -> Iterator[Act]:
        """The titles of a sentence that are results of it: told with giữ chức or là, or opening a list of names."""
        first = reading.sentences[cells.sentence].first
        later = cells.sentence > self.sentence and recalls(reading, cells)  # một năm sau, ông A làm …
        if later or not self.covers(cells) or any(key in _ATTEND for key in reading.text.keys[first : first + 6]):
            return
        if self.change == "left":
            yield from self._leaving(cells, named)
            return
        for title in named:
            office = offices.get(title.office)
            if office is None or office.mark in ("former", "new") or title.former or title.rule == "title-entered":
                continue
            if not self._told(cells, title.office):
                continue
            if (self.change == "elected" or title.office in cells.plural) and not self._kindred(office.body):
                continue
            if "hiện" in reading.text.keys[first : cells.first[title.office]]:
                continue  # hiện UBND tỉnh có 3 Phó Chủ tịch là …
            if cells.symbols[title.office - 1 : title.office] == "i" and reading.dates[cells.sentence]:
                continue  # từ tháng 11/2010, ông A là Phó Bí thư
            told = reading.text.keys[first : cells.first[title.office]]
            if told[:1] == ["từ"] and "đến" in told:
                continue  # từ năm 2016 đến nay, ông giữ chức …
            beside = [t.office for t in named if t.person == title.person and t.rule == "title-after"]
            if self.change == "elected" or (beside and not self.alone) or self.open or title.office in cells.plural:
                yield Act(self.change, f"{self.change}-further", title.office - 1, [title.person], [title.office],
                          {title.person: [n for n in beside if n != title.office]})  # fmt: skip

    def _leaving(self, cells: Cells, named: list[Title]) -> Iterator[Act]:
        """The titles of a line of those who retire: ``- Ông A, Giám đốc Sở X;``."""
        line = _LEAVES.match(cells.symbols) if cells.sentence > self.sentence else None
        if line is not None and cells.symbols.count("P") == 1 and not set(cells.symbols) & _ELSEWHERE - {"f", "z"}:
            person = cells.symbols.index("P")
            gone = [t.office for t in named if t.person == person and t.rule == "title-after"]
            if gone:
                yield Act("left", "left-further", person, [person], gone)

    def _told(self, cells: Cells, office: int) -> bool:
        """``giữ chức Phó Bí thư``; after an appointment ``Các Phó Bí thư nhiệm kỳ 2025-2030 gồm A, B``."""
        symbols = cells.symbols
        here = cells.sentence == self.sentence
        if office < self.verb if here else set(symbols) & _ELSEWHERE:
            return False
        if self.change == "appointed":
            return symbols[office - 1 : office] == "h" or (
                office in cells.term and _OPENS.match(symbols, office + 1) is not None
            )
        return symbols[office - 1 : office] in ("h", "i") or _OPENS.match(symbols, office + 1) is not None

    def _kindred(self, body: Body | None) -> bool:
        if body is None:
            return False
        return any(
            fuller(body, other) is not None
            or _of_council(body, other)
            or (body.kind == other.kind == "party" and body.place == other.place)
            for other in self.bodies
        )


def _of_council(body: Body, council: Body) -> bool:
    """Whether a people's council fills the offices of a body: its own and those of the UBND beside it."""
    own = body_key(body.name).startswith(("hội đồng nhân dân", "ủy ban nhân dân"))
    return own and body_key(council.name).startswith("hội đồng nhân dân") and body.place == council.place


_STAFF = frozenset(("cán", "nhân", "bổ", "điều", "luân", "phân", "chỉ", "theo"))


def _of_staff(reading: Reading, sentence: int) -> bool:
    """Whether a sentence with a decision may be about who holds an office (công tác cán bộ, theo quyết định)."""
    bounds = reading.sentences[sentence]
    return not _STAFF.isdisjoint(reading.text.keys[bounds.first : bounds.last])


def _of_career(reading: Reading, cells: Cells) -> bool:
    """``Tháng 1/2016, tại đại hội, ông A được bầu làm …``: a step of one life, no election told at length."""
    return reading.text.keys[reading.sentences[cells.sentence].first] in ("tháng", "năm") and "P" in cells.symbols


def ballot(reading: Reading, frame: Frame, cells: Cells, offices: dict[int, Office], taken: set[int]) -> Ballot | None:
    """The election or the decision that a sentence tells as a fact, if it tells one."""
    symbols = cells.symbols
    verb = told.start() if (told := _VOTES.search(symbols)) else -1
    change = "elected"
    if verb < 0:
        announced = () if set(symbols) & set("km") else enumerate(symbols)  # a decision to discipline appoints nobody
        verb, change = next((n for n, symbol in announced if symbol == "g"), -1), "appointed"
    if verb < 0 and not set(symbols) & set("klm") and _of_staff(reading, cells.sentence):
        verb = min(cells.ruled, default=-1)  # theo quyết định của …
    if retires := _RETIRES.search(symbols):
        verb, change = retires.start(), "left"
    if verb < 0 or modality_of(cells, verb) != "asserted" or (change == "elected" and _of_career(reading, cells)):
        return None
    if "P" not in symbols and "s" in symbols[verb:]:
        return None  # khi Quốc hội bầu Chủ tịch, người đắc cử sẽ tuyên thệ
    bodies = [office.body for n, office in offices.items() if n > verb and office.body is not None]
    for chunk in cells.chunk:
        if chunk is not None and chunk.kind == BODY and (found := frame.settle(chunk.value, cells.sentence)):
            bodies.append(found[0])
    act = Act(change, "ballot", verb, [], [])
    by, by_support = decider(reading, frame, cells, act, taken)
    date, date_support = date_of(reading, cells, act)
    ahead = symbols[verb:]
    return Ballot(
        change,
        cells.sentence,
        verb,
        "a" in ahead and "P" not in ahead,
        "P" in ahead,
        bodies,
        by,
        date,
        (*by_support, *date_support),
    )


def appointment(
    reading: Reading, frame: Frame, cells: Cells, offices: dict[int, Office], told: list[Act], taken: set[int]
) -> Ballot | None:
    """The appointment by name that a sentence tells; the next one may list others appointed with that person."""
    act = next((act for act in told if act.change == "appointed" and act.modality == "asserted"), None)
    if act is None or act.recounted:
        return None
    bodies = [office.body for n in act.offices if (office := offices.get(n)) is not None and office.body is not None]
    by, support = decider(reading, frame, cells, act, taken)
    return Ballot("appointed", cells.sentence, act.verb, False, True, bodies, by, "", support, alone=True)
