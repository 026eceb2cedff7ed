"""Who elected and when, where the sentence leaves it open: the one congress, conference or session of the body that the
article tells of; read after the events. A people's council elects the heads of its committees and of the UBND."""

import re
from dataclasses import replace

from kg.extract.changes import COMES
from kg.extract.decisions import full_name
from kg.extract.frame import Frame
from kg.extract.posts_merge import same_body
from kg.extract.reading import Reading
from kg.model import Actor, Body, ChangeFact, Event, EventFact, Fact, Support
from kg.text.spelling import body_key, fold, name_key

_RELIEVED = ("left-for", "left-named")  # miễn nhiệm … đối với ông A: at the session that the article tells of
_COUNCIL = "hội đồng nhân dân"
_CHOSEN_THERE = (  # by the National Assembly
    "quốc hội", "chính phủ", "bộ ", "viện kiểm sát nhân dân tối cao", "nhà nước", "tòa án nhân dân tối cao",
    "kiểm toán nhà nước", "ủy ban thường vụ quốc hội", "hội đồng bầu cử quốc gia",
)  # fmt: skip
_NO_ELECTORS = ("ban thường vụ", "thường vụ", "thường trực")
_STANDING = (
    "ban thường vụ ", "thường vụ ", "ủy ban kiểm tra ", "thường trực ", "ban chấp hành ", "ban bí thư ",
    "ban thường trực ", "đoàn chủ tịch ",
)  # fmt: skip


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """Fills ``by`` and ``date`` of elections among ``facts``, in place; adds none."""
    gatherings = [
        fact
        for fact in facts
        if isinstance(fact, EventFact) and fact.event.body is not None and not _before(reading, fact)
    ]
    for n, fact in enumerate(facts if gatherings else ()):
        if (
            isinstance(fact, ChangeFact)
            and fact.modality == "asserted"
            and not _PREDECESSOR.search(_said(reading, fact))
        ):
            own = [g for g in gatherings if not _tells_opposite(g, fact, facts)]
            if fact.change in _ELECTED:
                facts[n] = _filled(fact, own)
            elif fact.change == "approved":
                facts[n] = _filled(fact, [g for g in own if _national(g.event)])
            elif fact.change == "disciplined" and not fact.date:
                facts[n] = _measured(reading, fact, own)
            elif fact.change == "left" and fact.evidence.rule in _RELIEVED:
                facts[n] = _filled(fact, [g for g in own if g.event.kind == "session"])
    return []


def _tells_opposite(gathering: EventFact, change: ChangeFact, facts: list[Fact]) -> bool:
    """Whether a meeting's own sentence elects somebody to the post that the change ends, or the other way round: the
    session that elected a chairman is not the one that dismissed him."""
    begins = change.change in _ELECTED
    return any(
        isinstance(other, ChangeFact)
        and (other.person, other.role) == (change.person, change.role)
        and same_body(other.body, change.body)
        and (other.change in COMES) != begins
        and other.evidence.statement == gathering.evidence.statement != change.evidence.statement
        for other in facts
    )


_ELECTED = ("elected", "re-elected")
_RECALLED = re.compile(r"\b(?:trước đó|trước đây|năm ngoái)\b")
_PREDECESSOR = re.compile(r"\btiền nhiệm\b")  # of whom no day of the news is told


def _before(reading: Reading, gathering: EventFact) -> bool:
    """Whether a meeting is told of as one before the news: ``Trước đó, tại hội nghị ngày 20/6, …``."""
    return _RECALLED.search(_said(reading, gathering)) is not None


def _said(reading: Reading, fact: EventFact | ChangeFact) -> str:
    return fold(reading.article.quote(fact.evidence.statement))


_NOT_THERE = re.compile(r"\b(?:trước đó|trước đây|từng|năm ngoái|vừa qua|liên quan|khi)\b")
_WORDS = re.compile(r"\b(?:cho biết|cho hay|xác nhận|thông tin|theo)\b")  # whose day it is
_DAY = re.compile(r"^(\d{4}-\d\d|--\d\d)-\d\d$")
_NUMBERED = re.compile(r"\bkì họp (?:thứ )?(\d+)")


def _measured(reading: Reading, change: ChangeFact, gatherings: list[EventFact]) -> ChangeFact:
    """A measure with the day of the one session of its decider that the article tells of."""
    decider = change.by.body if change.by else None
    said = _said(reading, change)
    if decider is None or _NOT_THERE.search(said):
        return change
    own = (g for g in gatherings if g.event.start and g.event.kind in ("session", "conference"))
    held = [g for g in own if same_body(g.event.body, decider)]
    days, numbers = {_when(g.event) for g in held}, {g.event.ordinal for g in held}
    other = any(number[1] not in numbers for number in _NUMBERED.finditer(said))
    if len(days) != 1 or len(numbers) != 1 or other or max(days).count("-") == 0:
        return change
    told, here = held[0].evidence.statement, change.evidence.statement
    if (told.start > here.start > reading.statement(0).start) or (told == here and _WORDS.search(said)):
        return change
    support = (*change.evidence.support, Support("date", told))
    return replace(change, date=max(days), evidence=replace(change.evidence, support=support))


def _filled(change: ChangeFact, gatherings: list[EventFact]) -> ChangeFact:
    voted = change.role == "Đại biểu" and (change.change in _ELECTED or not _by_council(change))
    if change.body is None or voted or (change.by and change.date):
        return change
    own = [g for g in gatherings if _elects(g.event, change.body) and _fits(g.event, change.date)]
    if len({g.event.title for g in own}) > 1:  # the committee, at its first meeting, elects the secretaries
        own = [g for g in own if g.event.kind != "congress"]
    if len({g.event.title for g in own}) != 1:
        return change
    event, statement = own[0].event, own[0].evidence.statement
    by = change.by or _elector(event)
    date = change.date or _when(event)
    roles = [role for role, fresh in (("by", change.by is None), ("date", not change.date and date)) if fresh]
    support = (*change.evidence.support, *(Support(role, statement) for role in roles))
    return replace(change, by=by, date=date, evidence=replace(change.evidence, support=support))


def _by_council(change: ChangeFact) -> bool:
    """Whether a people's council lets one of its members go."""
    by = change.by.body if change.by is not None else change.body
    return same_body(by, change.body) and change.body is not None and body_key(change.body.name).startswith(_COUNCIL)


def _when(event: Event) -> str:
    """The day of a meeting, of one of several days the month: ``--12`` of 9 to 11 December."""
    return _DAY.sub(r"\1", event.start) if event.end else event.start


def _elects(event: Event, office: Body) -> bool:
    """Whether an event is a meeting of the body that fills the offices of another."""
    body = event.body
    if body is None or event.kind not in ("congress", "conference", "session"):
        return False
    if body_key(body.name).startswith(_NO_ELECTORS):
        return False
    if event.kind == "congress" and body_key(office.name).startswith(_NO_ELECTORS):
        return False  # the committee that the congress elected does that
    if name_key(body.place) != name_key(office.place):
        return False
    if _national(event):
        state = event.kind == "session" and office.kind == "state"
        return state and body_key(office.name).startswith(_CHOSEN_THERE)
    held, filled = unit_of(body), unit_of(office)
    if _COUNCIL in filled or filled.startswith("ủy ban nhân dân"):
        return held.startswith(_COUNCIL) and _level(held) == _level(filled)
    return held == filled


def _national(event: Event) -> bool:
    return event.body is not None and body_key(event.body.name) == "quốc hội"


def _level(key: str) -> str:
    return key.rpartition("nhân dân ")[2]


def unit_of(body: Body) -> str:
    """What a body is one of: ``đảng bộ tỉnh`` of its Ban Thường vụ."""
    key = body_key(body.name).replace("trung ương đảng đoàn", "trung ương đoàn")  # of the Youth Union
    while key.startswith(_STANDING):
        key = key.removeprefix(next(head for head in _STANDING if key.startswith(head)))
    return key


def _fits(event: Event, date: str) -> bool:
    """Whether an election of this date may have been held at an event."""
    if not date or not event.start:
        return True
    return any(a.startswith(b) or b.startswith(a) for a in (event.start, event.end) if a for b in (date,))


def _elector(event: Event) -> Actor:
    assert event.body is not None
    if event.kind == "congress":
        return Actor(event.title)
    return Actor(full_name(event.body), event.body)
