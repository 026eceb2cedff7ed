"""Events and who took part in them: one fact for each event an article reports, announces or recounts."""

import re
from collections.abc import Callable

from kg.extract.events_acts import act
from kg.extract.events_groups import Happening, group
from kg.extract.events_mentions import PARTY, Finder, Mention
from kg.extract.events_titles import title_of
from kg.extract.frame import Frame
from kg.extract.offices import OfficeMention
from kg.extract.participations import Part, Parts
from kg.extract.reading import PLACE, Chunk, Reading
from kg.model import Body, Event, EventFact, Evidence, Fact, OrganizationFact, ParticipationFact, PostFact, Support
from kg.text.spelling import body_key, name_key

_YEAR = re.compile(r"năm ((?:19|20)\d\d)")
_OF_A_YEAR = tuple(
    f"lễ {what}" for what in ("tuyên dương", "biểu dương", "vinh danh", "tôn vinh", "trao giải", "ra quân")
)


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """The events and participations of an article."""
    happenings, by_mention = group(Finder(reading, frame, act).mentions())
    bodies = {(body_key(f.body.name), name_key(f.body.place)): f.body for f in facts if isinstance(f, OrganizationFact)}
    found: list[Fact] = []
    events: dict[int, Event] = {}
    for happening in happenings:
        if worth(happening):
            fact = _fact(reading, frame, happening, bodies)
            events[id(happening)] = fact.event
            found.append(fact)
    counted = {key: pair for key, pair in by_mention.items() if id(pair[1]) in events}
    elsewhere = {m.sentence for m, h in by_mention.values() if m.title and m.opening and id(h) not in events}
    seen: set[tuple[str, str, int]] = set()
    for part in Parts(reading, counted, elsewhere, _holder(frame, facts)).parts():
        key = (part.person, part.role, id(part.happening))
        if key in seen:
            continue
        seen.add(key)
        found.append(_part(reading, part, events[id(part.happening)]))
    return found


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
        return when is not None and (bool(named) or happening.kind == "ceremony")
    if when is not None:
        return bool(named) or owner is not None or happening.kind == "ceremony"
    return any(m.described or m.whose for m in named) and (
        (owner is not None and not owner.whose) or any(m.sentence == 0 for m in named)
    )


def _fact(reading: Reading, frame: Frame, happening: Happening, bodies: dict[tuple[str, str], Body]) -> EventFact:
    body = happening.body
    if body is not None:
        body = bodies.get((body_key(body.name), name_key(body.place)), body)
    title, main = title_of(happening, body)
    start, end = _dates(happening, title)
    place, place_support = _place(reading, happening, main, body)
    event = Event(happening.kind, title, body, "", place, happening.ordinal, happening.term, start, end)
    return EventFact(
        event=event,
        modality="asserted" if happening.asserted else "planned",
        evidence=_evidence(reading, happening, main, place_support),
    )


def _dates(happening: Happening, title: str) -> tuple[str, str]:
    """Start and end; a congress without a year met in the first year of its term."""
    when = happening.when
    if when is None:
        years = _YEAR.findall(title) if happening.mentions[0].noun.form in _OF_A_YEAR else []
        return (years[0], "") if len(years) == 1 else ("", "")
    start, end = when.start, when.end
    if happening.kind == "congress" and happening.term:
        start, end = (f"{happening.term[:4]}{d[1:]}" if d.startswith("--") else d for d in (start, end))
    return ("", start) if when.closing else (start, end)


def _place(reading: Reading, happening: Happening, main: Mention, body: Body | None) -> tuple[str, tuple[Support, ...]]:
    """The place of its body, else the one in its name or the venue's."""
    if body is not None and body.place:
        return body.place, ()
    for mention in (main, *happening.mentions):
        inside = [
            c for c in reading.chunks[mention.sentence] if c.kind == PLACE and mention.first <= c.first < mention.last
        ]
        for value in [*(c.value for c in inside), mention.place]:
            if value is not None:
                return value.name, (Support("place", reading.span(value.first, value.last)),)
    giver = next((m.giver for m in happening.mentions if m.giver is not None), None)
    return (giver.body.place, giver.support) if giver is not None else ("", ())


def _evidence(reading: Reading, happening: Happening, main: Mention, place: tuple[Support, ...]) -> Evidence:
    told = next((m for m in happening.named if m.when is not None), main)
    support = [Support("event", reading.span(told.first, told.last))]
    if main is not told:
        support.append(Support("title", reading.span(main.first, main.last)))
    owner, when = happening.owner, happening.when
    support += owner.support if owner is not None else ()
    support += (when.support,) if when is not None else ()
    support += place
    return Evidence(reading.statement(told.sentence), f"event-{happening.kind}", tuple(dict.fromkeys(support)))
