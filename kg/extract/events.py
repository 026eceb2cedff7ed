"""Events and who took part in them: one fact for each event an article reports, announces or recounts."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from kg.extract.events_acts import act
from kg.extract.events_facts import event_fact
from kg.extract.events_groups import group
from kg.extract.events_happenings import Happening
from kg.extract.events_mentions import PARTY, Finder, Mention
from kg.extract.events_unnamed import unnamed
from kg.extract.frame import Frame
from kg.extract.office_bodies import OfficeMention
from kg.extract.participations import Parts
from kg.extract.participations_part import Part
from kg.extract.reading import OFFICE, PERSON, Chunk, Reading
from kg.model import (
    ChangeFact,
    Event,
    EventFact,
    Evidence,
    Fact,
    OrganizationFact,
    ParticipationFact,
    PostFact,
    Support,
)
from kg.text.spelling import body_key, name_key

_LEADS, _SPEAKS = {"chair", "direct"}, {"speak"}
_INTO = ("appointed", "approved")  # by a decision that somebody hands over
_BY_DEED = ("participation-deed", "participation-met")
_URGENT = ("bất thường", "khẩn", "khẩn cấp", "đột xuất")
_DECISIONS = re.compile(r"(?:công bố|trao|triển khai)\b.*\bquyết định", re.IGNORECASE)


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """The events and participations of an article."""
    mentions = list(Finder(reading, frame, act, _officials(reading, facts)).mentions())
    happenings, by_mention = group(mentions)
    bodies = {(body_key(f.body.name), name_key(f.body.place)): f.body for f in facts if isinstance(f, OrganizationFact)}
    found: list[Fact] = []
    events: dict[int, Event] = {}
    for happening in happenings:
        if worth(happening):
            fact = event_fact(frame, happening, bodies)
            events[id(happening)] = fact.event
            found.append(fact)
    counted = {key: pair for key, pair in by_mention.items() if id(pair[1]) in events}
    gathering = unnamed(frame, mentions, happenings, counted, facts)
    if gathering is not None:
        told_of = event_fact(frame, gathering, bodies)
        events[id(gathering)] = told_of.event
        found.append(told_of)
    elsewhere = {m.sentence for m, h in by_mention.values() if m.title and m.opening and id(h) not in events}
    elsewhere |= {m.sentence for m in mentions if _unknown(m) and (m.sentence, m.first) not in by_mention}
    elsewhere |= _at_several(reading) if counted else set()
    parts: dict[tuple[str, str, int], Part] = {}
    blamed = {f.person for f in facts if isinstance(f, ChangeFact) and f.change == "disciplined"}
    for part in Parts(reading, counted, elsewhere, _holder(frame, facts), gathering).parts():
        if (part.person in blamed or _inspects(part)) and _told_apart(reading, part):
            continue
        key = (part.person, part.role, id(part.happening))
        if key not in parts or (parts[key].modality != "asserted" and part.modality == "asserted"):
            parts[key] = part
    if gathering is not None and not any(p.happening is gathering and p.modality == "asserted" for p in parts.values()):
        found.pop()
    told = [_part(reading, part, events[id(part.happening)]) for part in _more_than_there(list(parts.values()))]
    return [*found, *told, *_receivers(reading, facts, found, told)]


def _unknown(mention: Mention) -> bool:
    """``Tham dự buổi tổng duyệt có …``: at an event of another kind than any that is told of."""
    return mention.there and not mention.title and mention.noun.kind == "other" and not mention.cited


_SEVERAL = re.compile(
    r"\b(?:tại|trong|ở|qua) (?:rất )?(?:nhiều|các|những) (?:buổi|cuộc|hội nghị|k[ỳì] họp|phiên|diễn đàn)\b"
)


def _at_several(reading: Reading) -> set[int]:
    """The sentences that tell what somebody named then said or did on many occasions: ``tại nhiều buổi tiếp xúc cử tri,
    ông A đã giải thích``."""
    text, found = reading.text, set()
    for match in _SEVERAL.finditer(text.key):
        token = text.token_at(match.start())
        sentence = text.sentence_of[token] if token < len(text.sentence_of) else None  # the furniture of a portal
        if sentence is not None and not any(it.kind == PERSON and it.first < token for it in reading.things[sentence]):
            found.add(sentence)
    return found


def _inspects(part: Part) -> bool:
    """Whether it is a session of an inspection commission: those of whom its conclusions tell were not there."""
    body = part.happening.body
    return body is not None and body_key(body.name).startswith("ủy ban kiểm tra")


def _told_apart(reading: Reading, part: Part) -> bool:
    """Whether what somebody says or directs is told in a sentence of its own: who is disciplined at a session is rarely
    heard there."""
    bounds = reading.sentences[part.sentence]
    named = bounds.first <= part.event_at[0] < bounds.last
    return part.happening.kind in ("session", "conference") and part.role in _LEADS | _SPEAKS and not named


def _officials(reading: Reading, facts: list[Fact]) -> set[str]:
    """The people of whom the article tells an office, also one of another country, which makes no post."""
    titled = {b.value for row in reading.things for a, b in pairwise(row) if (a.kind, b.kind) == (OFFICE, PERSON)}
    return titled | {fact.person for fact in facts if isinstance(fact, PostFact)}


def _more_than_there(parts: list[Part]) -> Iterator[Part]:
    """The parts without that of being there, where somebody leads what a verb tells of, or speaks where people work
    together: who does more is not also listed as attending."""
    roles: dict[tuple[str, int], set[str]] = {}
    for part in parts:
        roles.setdefault((part.person, id(part.happening)), set()).add(part.role)
    for part in parts:
        work = any(m.noun.takes == "body" for m in part.happening.mentions)
        more = roles[part.person, id(part.happening)] & (_LEADS | _SPEAKS if work else _LEADS)
        shown = part.rule == "participation-caption" and len(roles[part.person, id(part.happening)]) > 1
        if not (part.role == "attend" and part.rule in _BY_DEED and more) and not shown:
            yield part


def _receivers(
    reading: Reading, facts: list[Fact], found: list[Fact], told: list[ParticipationFact]
) -> Iterator[ParticipationFact]:
    """Who comes into office by the decisions for which an event was held."""
    handed = {f.event for f in found if isinstance(f, EventFact) and _DECISIONS.search(f.event.title)}
    if len(handed) != 1:
        return
    event = handed.pop()
    statements = {f.event: f.evidence.statement for f in found if isinstance(f, EventFact)}
    have = {f.person for f in told if f.role in ("receive", "present", "chair") and f.event == event}
    for fact in facts:
        if not isinstance(fact, ChangeFact) or fact.change not in _INTO or fact.modality != "asserted":
            continue
        beside = statements[event] != fact.evidence.statement
        if fact.person in have or (fact.change == "approved" and beside):
            continue
        if fact.date and fact.date != event.start and not _later(fact.date, event.start):
            continue
        if reading.article.quote(fact.evidence.statement).startswith(("Hôm qua", "Trước đó")):
            continue
        have.add(fact.person)
        support = tuple(s for s in fact.evidence.support if s.role == "person")
        evidence = Evidence(fact.evidence.statement, "participation-decision", support)
        yield ParticipationFact(person=fact.person, role="receive", event=event, evidence=evidence)


def _later(date: str, day: str) -> bool:
    """Whether a decision takes effect after the day on which it is handed over."""
    return len(date) == len(day) and date > day


def _holder(frame: Frame, facts: list[Fact]) -> Callable[[Chunk, int], str]:
    """Who holds an office that stands without a name: the one person of whom the article says so, else nobody."""
    holders: dict[tuple[str, str, str], set[str]] = {}
    for fact in facts:
        if isinstance(fact, PostFact) and fact.body is not None and fact.status in ("current", "new"):
            key = (name_key(fact.role), body_key(fact.body.name), name_key(fact.body.place))
            holders.setdefault(key, set()).add(fact.person)

    def holder(chunk: Chunk, sentence: int) -> str:
        office: OfficeMention = chunk.value
        settled = frame.settle(office.body, sentence) if office.body is not None else None
        if settled is None:
            return ""
        people = holders.get((name_key(office.role), body_key(settled[0].name), name_key(settled[0].place)), set())
        return next(iter(people)) if len(people) == 1 else ""

    return holder


def _part(reading: Reading, part: Part, event: Event) -> ParticipationFact:
    support = [Support("person", reading.span(*part.person_at)), Support("verb", reading.span(*part.verb_at))]
    support.append(Support("event", reading.span(*part.event_at)))
    evidence = Evidence(reading.statement(part.sentence), part.rule, tuple(support))
    return ParticipationFact(person=part.person, role=part.role, event=event, evidence=evidence, modality=part.modality)


def worth(happening: Happening) -> bool:
    """Whether it is a specific event: numbered, dated, or named and held by somebody."""
    named = happening.named
    when, owner = happening.when, happening.owner
    if named and all(m.noun.giving and not m.noun.roles for m in named):
        return False  # a distinction conferred; where it was handed over is not told
    if happening.kind == "congress":
        if happening.ordinal:
            return owner is not None or any(m.described or "quốc" in m.title for m in named)
        if owner is None and happening.term and when is not None:
            return bool(named)
        if owner is None or owner.body is PARTY or not named:
            return False
        return bool(happening.term or when) or (happening.asserted and any(m.whose and m.opening for m in named))
    if happening.ordinal and owner is not None:
        return True
    if not happening.asserted:
        return when is not None and (bool(named) or happening.kind == "ceremony" or owner is not None)
    if when is not None:
        return bool(named) or owner is not None or happening.kind == "ceremony" or happening.mentions[0].dated != ""
    return any(
        (m.described or m.whose or _urgent(m))
        and (m.recent or m.sentence == 0 or (owner is not None and not owner.whose) or m.specific)
        for m in named
    )


def _urgent(mention: Mention) -> bool:
    """``Ban Thường vụ X tổ chức cuộc họp bất thường``: one that is not held every month."""
    return mention.owner is not None and mention.title.endswith(_URGENT)
