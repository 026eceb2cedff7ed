"""A group of mentions made a fact: title, whose, where, when, and what these rest on."""

import re

from kg.extract.events_context import Owner
from kg.extract.events_days import When
from kg.extract.events_happenings import Happening
from kg.extract.events_mentions import Mention
from kg.extract.events_titles import title_of
from kg.extract.frame import Frame
from kg.extract.reading import BODY, PLACE
from kg.model import Body, Event, EventFact, Evidence, Support
from kg.text.spelling import body_key, name_key

_YEAR = re.compile(r"năm ((?:19|20)\d\d)")
_NAMED_YEAR = re.compile(r"(?<!đến )(?<!tới )(?:năm |quý \S+[-/. ])(20\d\d)\b(?! ?[-–] ?20)", re.IGNORECASE)
_LOOKS_BACK = re.compile(r"tổng kết|kiểm điểm|đánh giá", re.IGNORECASE)
_YEARLY = ("tuyên dương", "biểu dương", "vinh danh", "tôn vinh", "trao giải", "ra quân")
_OF_A_YEAR = tuple(f"lễ {what}" for what in _YEARLY)
_DISCIPLINE = re.compile("kỉ luật|khai trừ|cách chức|cảnh cáo|khiển trách")
_ACT = re.compile(r"(?:nghị quyết|chỉ thị|kết luận|qui định|kế hoạch|chương trình|khen)[^,]{0,40} của$")

Where = tuple[str, tuple[Support, ...]]


def event_fact(frame: Frame, happening: Happening, bodies: dict[tuple[str, str], Body]) -> EventFact:
    """The fact of one event. ``bodies``: by key of name and place, as the organizations of the article print them."""
    host = happening.owner or _named_host(frame, happening)
    body = host.body if host is not None else None
    if body is not None:
        body = bodies.get((body_key(body.name), name_key(body.place)), body)
    title, main = title_of(happening, body)
    start, end = _dates(happening, title)
    place, place_support = _place(frame, happening, main, body)
    words = host.words if host is not None and host.body is None else ""
    announced = happening.named and all(m.noun.announcing for m in happening.named)
    kind = "other" if announced and _DISCIPLINE.search(name_key(title)) else happening.kind
    return EventFact(
        event=Event(kind, title, body, words, place, happening.ordinal, happening.term, start, end),
        modality="asserted" if happening.asserted else "planned",
        evidence=_evidence(
            frame,
            host,
            happening.when,
            next((m for m in happening.named if m.when is not None), main),
            main,
            place_support,
        ),
    )


def _named_host(frame: Frame, happening: Happening) -> Owner | None:
    """Whose event it is where only its description tells: ``hội nghị giao ban của X``, ``cuộc gặp giữa X và Y``."""
    if happening.kind in ("congress", "other"):
        return None
    keys = frame.reading.text.keys
    for mention in happening.named:
        for chunk in frame.reading.things[mention.sentence]:
            if chunk.kind != BODY or not mention.first < chunk.first < mention.last or chunk.value.bare:
                continue
            before = " ".join(keys[mention.first : chunk.first])
            if not before.endswith(("của", "giữa")) or _ACT.search(before):
                continue
            settled = frame.settle(chunk.value, mention.sentence)
            if settled is None:
                continue
            span = Support("body", frame.reading.span(chunk.first, chunk.last))
            return Owner(settled[0], (span, *settled[1]), frame.reading.text.phrase(chunk.first, chunk.last))
    return None


def _dates(happening: Happening, title: str) -> tuple[str, str]:
    """Start and end; a congress without a year met in the first year of its term."""
    when = happening.when
    if when is None:
        years = _YEAR.findall(title) if happening.mentions[0].noun.form in _OF_A_YEAR else []
        return (years[0], "") if len(years) == 1 else ("", "")
    start, end = when.start, when.end
    year = happening.term[:4] if happening.kind == "congress" else _year_of(title, start)
    if year:
        start, end = (f"{year}{d[1:]}" if d.startswith("--") else d for d in (start, end))
    return ("", start) if when.closing else (start, end)


def _year_of(title: str, day: str) -> str:
    """The year that the name of an event tells: ``chương trình … năm 2018``; a year is looked back on in the first
    months of the next, and work is laid out for a year in its first or before it in the last ones. Else empty."""
    month = int(day[2:4]) if day.startswith("--") else 0
    years = sorted({int(year) for year in _NAMED_YEAR.findall(title)})
    if len(years) == 1:
        return str(years[0] + (_LOOKS_BACK.search(title) is not None and month <= 4))
    if len(years) == 2 and years[1] - years[0] == 1 and _LOOKS_BACK.search(title):
        return str(years[0]) if month >= 10 else str(years[1]) if month <= 4 else ""
    return ""


def _place(frame: Frame, happening: Happening, main: Mention, body: Body | None) -> Where:
    """The place of its body, else the one in its name, of the body met with, the venue's or the giver's."""
    if body is not None and body.place:
        return body.place, ()
    owner = happening.owner
    if owner is not None and owner.place:
        return owner.place, owner.support
    for mention in (main, *happening.mentions):
        inside = _inside(frame, mention, happening.kind == "meeting")
        if inside is not None:
            return inside
        if mention.place is not None:
            value = mention.place
            return value.name, (Support("place", frame.reading.span(value.first, value.last)),)
    giver = next((m.giver for m in happening.mentions if m.giver is not None), None)
    return (giver.body.place, giver.support) if giver is not None and giver.body is not None else ("", ())


def _inside(frame: Frame, mention: Mention, meeting: bool) -> Where | None:
    """The place in the name of the event; of a meeting also that of the body met with."""
    reading = frame.reading
    for chunk in reading.things[mention.sentence]:
        if not mention.first <= chunk.first < mention.last:
            continue
        place = chunk.value.name if chunk.kind == PLACE else ""
        if chunk.kind == BODY and meeting:
            settled = frame.settle(chunk.value, mention.sentence)
            place = settled[0].place if settled is not None else ""
        if place:
            return place, (Support("place", reading.span(chunk.first, chunk.last)),)
    return None


def _evidence(
    frame: Frame, host: Owner | None, when: When | None, told: Mention, main: Mention, place: tuple[Support, ...]
) -> Evidence:
    reading = frame.reading
    support = [Support("event", reading.span(told.first, told.last))]
    if main is not told:
        support.append(Support("title", reading.span(main.first, main.last)))
    support += host.support if host is not None else ()
    support += (when.support,) if when is not None else ()
    support += place
    return Evidence(reading.statement(told.sentence), f"event-{main.noun.kind}", tuple(dict.fromkeys(support)))
