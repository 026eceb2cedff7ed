"""Posts and changes: titles and acts of each sentence, settled to bodies, each post once with its strongest status."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract import knowledge
from kg.extract.asides import by_the_way
from kg.extract.ballots import Ballot, appointment, ballot
from kg.extract.candidates import candidates
from kg.extract.careers import gone, interval, sent_on, until_now, years_ago
from kg.extract.cells import cells_at
from kg.extract.change_dates import date_of, recalls
from kg.extract.changes import COMES, Act, acts
from kg.extract.decisions import decider
from kg.extract.discipline import disciplined
from kg.extract.frame import Frame
from kg.extract.inside import head_who, inside
from kg.extract.measures import Measures, announced, goes_on_after, measure_of
from kg.extract.member_lists import Members, is_heading, members, to_own_offices
from kg.extract.outcomes import settled_by_all
from kg.extract.paired_lists import paired
from kg.extract.posts_merge import distinct, is_seat, key_of, merged
from kg.extract.posts_status import Statuses, apply_act, each_act, is_foreign, not_left, still_held
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, Reading
from kg.extract.retired_lists import listed_next, retired
from kg.extract.retirements import Retirement, left_then, retirements
from kg.extract.settle import Office, settled
from kg.extract.successions import Succession, followed, successions
from kg.extract.symbols import Cells
from kg.extract.titles import Title, titles
from kg.extract.transfers import transfers
from kg.model import ChangeFact, Evidence, Fact, PostFact, Support

_LATER = re.compile(
    r"\W*(?:(?:đầu|giữa|cuối) năm sau|\w+ (?:năm|tháng|ngày) sau|(?:ít|không) lâu sau|sau đó|tiếp đó)\b"
)
_DATED = ("act-entered", "act-earlier", "disciplined-earlier")  # rules of acts that count only with a date of their own
_UNTIL = re.compile(r"[^.;]{0,30}\bđến\b")
_STAYS = (["tiếp", "tục", "giữ"], ["tiếp", "tục", "đảm"])
_TELLING = ("title-told", "act-")  # rules whose sentence may tell from when to when


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """The posts and changes of an article."""
    told = _Told(reading, frame)
    for sentence, row in enumerate(reading.things):
        line = told.lists(sentence)
        if line or _may_tell(reading, sentence, {chunk.kind for chunk in row}):
            cells = cells_at(reading, sentence)
            opens_list = (cells.symbols.endswith(":") and "B" in cells.symbols) or is_heading(reading, sentence)
            if line or opens_list or any(symbol in cells.symbols for symbol in "Pegk"):
                told.read(cells)
    changes = _without_posts(distinct(told.changes))
    more, theirs = followed(told.successions, changes, told.posts)
    changes = distinct([*changes, *more])
    gone, retired = left_then(told.retired, merged(told.posts), changes) if told.retired else ([], [])
    changes += gone
    posts = merged([*told.posts, *theirs, *retired, *candidates(reading, frame)])
    return [*settled_by_all(reading, posts, changes), *changes]


def _may_tell(reading: Reading, sentence: int, kinds: set[str]) -> bool:
    """Whether a sentence may tell of posts: of people, and of an office, a body, a vote or a measure; dated, of the
    person told of before; of a vote on an office."""
    bounds = reading.sentences[sentence]
    if BODY in kinds and kinds.isdisjoint((PERSON, HONORIFIC, OFFICE)):
        opens_list = reading.text.keys[bounds.last - 1] == ":" or is_heading(reading, sentence)
        return opens_list or any(knowledge.told_of_bodies().find(reading.text.keys, bounds.first, bounds.last))
    named = not kinds.isdisjoint((PERSON, HONORIFIC, BODY)) or (OFFICE in kinds and bool(reading.dates[sentence]))
    if named and not kinds.isdisjoint((OFFICE, BODY)):
        return True
    if not named and OFFICE not in kinds:
        return False
    return is_heading(reading, sentence) or any(
        knowledge.votes_and_measures().find(reading.text.keys, bounds.first, bounds.last)
    )


def _without_posts(changes: list[ChangeFact]) -> list[ChangeFact]:
    """Changes without the moves to a body of whom the article tells the office there."""
    told = {c.person for c in changes if c.role and c.change in COMES and c.modality == "asserted"}
    return [c for c in changes if c.role or c.body is None or c.change != "appointed" or c.person not in told]


@dataclass(slots=True)
class _Told:
    """What an article has told so far: posts and changes, the last election or decision, who is told of whose career
    (in which sentence)."""

    reading: Reading
    frame: Frame
    posts: list[PostFact] = field(default_factory=list)
    changes: list[ChangeFact] = field(default_factory=list)
    successions: list[Succession] = field(default_factory=list)
    retired: list[Retirement] = field(default_factory=list)
    ballot: Ballot | None = None
    measures: Measures | None = None
    members: Members | None = None
    careers: dict[str, int] = field(default_factory=dict)

    def lists(self, sentence: int) -> bool:
        """Whether a sentence may be a line of a list of members."""
        return self.members is not None and self.members.sentence == sentence - 1

    def read(self, cells: Cells) -> None:
        """Adds the posts and changes of one sentence."""
        offices = settled(self.reading, self.frame, cells.sentence)
        named = list(titles(cells))
        told = self._acts(cells, offices, named)
        taken = {*(n for act in told for n in act.offices), *(title.office for title in named)}  # they decide nothing
        statuses: Statuses = {}
        closed: set[int] = set()  # offices of acts that are not asserted: nobody holds them by the same words
        for act in told:
            if act.modality != "asserted":
                closed.update(act.offices)
            if still_held(cells, act, named):
                statuses |= {
                    (person, n): ("current", act.rule, "asserted") for person in act.persons for n in act.offices
                }
            for person in act.persons:
                apply_act(act, person, offices, statuses)
                self.changes += self._changes(cells, act, person, offices, taken)
        decided = {n: person for person, n in statuses}
        for title in named:
            office = offices.get(title.office)
            if any(act.announces(title.person, title.office) for act in told):
                continue
            if office is None or title.office in closed or decided.get(title.office, title.person) != title.person:
                continue
            former = title.former or office.mark == "former"
            status = "former" if former else "new" if office.mark == "new" else "current"
            if status == "current" and not is_seat(office.role):
                status = "former" if sent_on(self.reading, cells, title.person, title.office) else status
            statuses.setdefault((title.person, title.office), (status, title.rule, "asserted"))
        self._tell_measures(cells, taken)
        if line := self.members.next_line(cells) if self.members is not None else None:
            seats, changes = line.facts(self.reading, cells, offices)
            self.posts += seats
            self.changes += changes
        self.members = line or members(self.reading, self.frame, cells, self.ballot, offices)
        self.posts += self._posts(cells, offices, statuses)
        self.successions += successions(self.reading, cells)
        self.retired += retirements(self.reading, cells)

    def _tell_measures(self, cells: Cells, taken: set[int]) -> None:
        line = self.measures.next_line(cells) if self.measures is not None else None
        if line is not None and self.measures is not None:
            self.changes.append(self.measures.fact(self.reading, cells))
        self.measures = line or announced(self.reading, self.frame, cells, taken) or self.measures

    def _acts(self, cells: Cells, offices: dict[int, Office], named: list[Title]) -> list[Act]:
        """The acts of a sentence, with those that go on with an election or a decision told before."""
        reading = self.reading
        point = self.measures is not None and self.measures.point(cells)
        found = (each for act in (*acts(cells), *disciplined(cells, point=point)) for each in each_act(cells, act))
        told = [each for act in found if self._counts(cells, act) for each in to_own_offices(act, offices)]
        for act in told:
            act.aside = by_the_way(reading, cells, act)
            act.recounted = act.recounted or act.aside
        gone = {n for act in told if act.change == "left" for n in act.offices}
        told += [act for act in retired(cells) if gone.isdisjoint(act.offices)]
        taken = {n for act in told for n in act.offices}
        told += [act for act in paired(cells) if taken.isdisjoint(act.offices)]
        theirs = {n for act in told for n in act.offices}  # ông A tái cử Bí thư, | ông B làm Chủ tịch
        before = [(t.person, t.office) for t in named if t.office < t.person and t.office not in theirs]
        for act in told:
            if act.change in COMES:
                act.note_titles(before)
        come = {person for act in told if act.change in COMES for person in act.persons}
        for act in transfers(reading, cells):
            if come.isdisjoint(act.persons) and (not act.recounted or date_of(reading, cells, act, own=True)[0]):
                told.append(act)
        told += listed_next(reading, cells, named)
        done = {n for act in told for n in act.offices}
        taken = done | {t.office for t in named}
        self.ballot = ballot(reading, self.frame, cells, offices, taken) or self.ballot
        if self.ballot is None or not self.ballot.covers(cells):
            self.ballot = appointment(reading, self.frame, cells, offices, told, taken) or self.ballot
        if self.ballot is None:
            return told
        further = [act for act in self.ballot.acts(reading, cells, named, offices) if not done & set(act.offices)]
        closed = self.ballot.change == "left" and cells.symbols.endswith(".")  # the last line of those who retire
        if further and cells.sentence > self.ballot.sentence and not closed:  # the next sentence may go on again
            self.ballot.sentence, self.ballot.verb = cells.sentence, len(cells.symbols)
        return told + further

    def _counts(self, cells: Cells, act: Act) -> bool:
        """Whether an act is one where it stands: some need a day of their own, or the headline."""
        if act.rule == "act-headline":
            return cells.sentence == 0
        if act.rule == "act-ruled":
            opening = self.reading.text.keys[cells.first[0]]
            return opening in ("theo", "tại") and any(n < act.persons[0] for n in cells.ruled)
        if act.change == "re-elected" and self._only_stays(cells, act):
            return False
        if act.rule == "act-entered" and act.verb - 1 in cells.onward:  # lên làm Giám đốc cho đến năm 2011
            if _UNTIL.match(self.reading.text.key, self.reading.text.ends[cells.last[act.offices[-1]] - 1]):
                return False
        return act.rule not in _DATED or bool(date_of(self.reading, cells, act, own=True)[0])

    def _only_stays(self, cells: Cells, act: Act) -> bool:
        """``Sau đó ông A tiếp tục giữ chức Chủ tịch``: where nobody is elected."""
        if "e" in cells.symbols or self.reading.text.keys[cells.first[act.verb] :][:3] not in _STAYS:
            return False
        return self.ballot is None or self.ballot.change != "elected" or not self.ballot.covers(cells)

    def _posts(self, cells: Cells, offices: dict[int, Office], statuses: Statuses) -> Iterator[PostFact]:
        for (person, n), (status, rule, modality) in sorted(statuses.items()):
            office = offices.get(n)
            if office is None or office.body is None or (office.body.national and is_foreign(cells.person(person))):
                continue
            held = interval(self.reading, cells, n, told=rule.startswith(_TELLING))
            if rule == "title-told-line" and not (held.past or until_now(self.reading, cells, n)):
                continue  # Năm 2005: Giám đốc Sở X
            state = held.told and rule == "title-told" and cells.symbols[n - 1] in "iIh"  # năm 1998, ông A là Bí thư
            goes_on = self._goes_on(cells, person)
            held_then = rule == "title-told" and cells.symbols[n - 1] in "h,xr" and not held.start
            state = state or (goes_on and held_then and "I" not in cells.symbols)
            state = state or (
                rule == "act-entered" and bool(held.told) and n - 2 in cells.onward
            )  # về làm Phó Giám đốc
            if (held.past or state or gone(self.reading, cells, person, n)) and status in ("current", "new"):
                status = "former"
            elif status == "new" and (held.told or goes_on or years_ago(self.reading, held.start)):
                status = "current"
            if held.told or held.past:
                self.careers[cells.person(person)] = cells.sentence
            evidence = _evidence(self.reading, cells, rule, person, n, (*office.support, *held.support))
            role = _permanent(office.role) if rule == "left-replaced" else office.role
            yield PostFact(
                person=cells.person(person), role=role, body=office.body, status=status, start=held.start,
                end=held.end, term=office.term, evidence=evidence, modality=modality,
            )  # fmt: skip

    def _goes_on(self, cells: Cells, person: int) -> bool:
        """Whether a sentence goes on with a career: ``Hai năm sau, ông được bổ nhiệm làm …``."""
        if _LATER.match(self.reading.text.key, self.reading.statement(cells.sentence).start):
            return True
        return 0 < cells.sentence - self.careers.get(cells.person(person), -9) <= 2

    def _changes(
        self, cells: Cells, act: Act, person: int, offices: dict[int, Office], taken: set[int]
    ) -> Iterator[ChangeFact]:
        reading, told = self.reading, self.ballot
        if act.rule == "left-replaced":
            yield from self._replaced(cells, act, person, offices)
            return
        by, support = decider(reading, self.frame, cells, act, taken)
        date, date_support = date_of(reading, cells, act)
        if act.aside and not date:
            return
        support += date_support
        if told and told.tells(cells, act) and not recalls(reading, cells) and not told.elsewhere(act, offices):
            if by is not None and told.change == "appointed":  # Theo đó, Bộ Chính trị quyết định: …
                told.by = by
                told.support = (
                    *(part for part in told.support if part.role != "by"),
                    *(part for part in support if part.role == "by"),
                )
            own = {part.role for part in support}
            support += tuple(part for part in told.support if part.role not in own)
            dated = date not in ("", told.date) and reading.text.keys[cells.first[0]] in ("ngày", "tháng", "năm")
            by = by if by or dated else told.by  # Tháng 5/2013, tại hội nghị …: another election
            date = date or (told.date if told.dates(reading, cells) else "")
        name = cells.person(person)
        if act.measure is not None:
            known = self.measures
            if by is None and known is not None and known.decided(cells) and not recalls(reading, cells):
                by, support = known.by, (*support, *known.support)
            elif by is not None and by.body is not None and act.modality == "asserted":
                self.measures = goes_on_after(cells, by, support, self.measures)
            role = measure_of(reading, cells, act.measure)
            bodies = (
                {key_of(o.body): o.body for o in map(offices.get, act.offices) if o and o.body}
                if role == "cách chức"
                else {}
            )
            evidence = _evidence(reading, cells, act.rule, person, None, support)
            for body in bodies.values() or (None,):
                yield ChangeFact(person=name, change="disciplined", role=role, body=body, by=by, date=date,
                                 evidence=evidence, modality=act.modality)  # fmt: skip
            return
        unit = cells.chunk[act.unit] if act.unit is not None else None
        if unit is not None and (found := self.frame.settle(unit.value, cells.sentence)):
            evidence = _evidence(reading, cells, act.rule, person, None, (*found[1], *support))
            yield ChangeFact(person=name, change="appointed", role="", body=found[0], by=by, date=date,
                             evidence=evidence, modality=act.modality)  # fmt: skip
        for n in act.offices:
            office = offices.get(n)
            if office is not None and not_left(act, office, offices):
                continue
            if office is not None:
                head = head_who(reading, cells, offices, support) if by is not None and by.body is None else None
                office = offices[n] = inside(self.frame, cells, office, by, head)
                evidence = _evidence(reading, cells, act.rule, person, n, (*office.support, *support))
                elected = act.rule == "act-entered" and office.role == "Đại biểu"  # trở thành đại biểu HĐND
                change = "elected" if elected else act.change
                yield ChangeFact(person=name, change=change, role=office.role, body=office.body, by=by, date=date,
                                 evidence=evidence, modality=act.modality)  # fmt: skip

    def _replaced(self, cells: Cells, act: Act, person: int, offices: dict[int, Office]) -> Iterator[ChangeFact]:
        """Who another comes in place of: who decided that, and when, is not told by the words of the successor."""
        for n in act.offices:
            if (office := offices.get(n)) is not None and office.role != "Phụ trách":
                yield ChangeFact(
                    person=cells.person(person), change="left", role=_permanent(office.role), body=office.body, by=None,
                    date="", evidence=_evidence(self.reading, cells, act.rule, person, n, office.support),
                    modality=act.modality,
                )  # fmt: skip


def _permanent(role: str) -> str:
    """The office that somebody takes over for a time."""
    return role.removeprefix("Quyền ")


def _evidence(
    reading: Reading, cells: Cells, rule: str, person: int, office: int | None, support: tuple[Support, ...]
) -> Evidence:
    parts = [Support("person", reading.span(cells.first[person], cells.last[person]))]
    if office is not None:
        parts.append(Support("office", reading.span(cells.first[office], cells.last[office])))
    return Evidence(reading.statement(cells.sentence), rule, (*parts, *support))
