"""What adopts a resolution: a congress (``Đại hội Đảng bộ tỉnh lần thứ XXI``), a plenum of the Central Committee
(``Trung ương 4 khóa XII``, ``Hội nghị lần thứ sáu Ban Chấp hành Trung ương``), a session (``kỳ họp thứ 5 HĐND tỉnh``).
"""

import re
from dataclasses import dataclass

from kg.extract.documents_actors import CENTRAL, PARTY, Line, body_name, central_end
from kg.extract.documents_parts import Parts
from kg.model import Actor, EventFact, Fact, Support
from kg.text.spelling import body_key, name_key

_COMMITTEE = re.compile(r"^(?:ban chấp hành |bch )?đảng (?:ủy|uỷ|bộ)(?!\w)", re.IGNORECASE)
_OF_LEVEL = {"tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị": "thị xã"}
_CENTRAL_KEYS = frozenset((body_key(CENTRAL.name), "trung ương", "ban chấp hành trung ương"))


@dataclass(frozen=True, slots=True)
class Gathering:
    """Tokens ``[first, last)``. ``kind``: congress, plenum or session; ``body`` the key of whose it is; ``known`` what
    tells it from others of that body: ``("ordinal", "21")``, ``("term", "2020-2025")``, ``("khóa", "12")``."""

    kind: str
    first: int
    last: int
    actor: Actor
    body: str
    known: frozenset[tuple[str, str]]
    support: tuple[Support, ...]


def gatherings_at(line: Line, token: int, facts: list[Fact]) -> list[Gathering]:
    """The congress, plenum or session that starts at a token; several where numerals are listed, none where generic."""
    key = line.key(token)
    if key == "đại" and line.key(token + 1) == "hội":
        return _congress(line, token, facts)
    if key == "hội" and line.key(token + 1) == "nghị":
        return _plenum(line, token, token + 2)
    if central_end(line, token) is not None:
        return _plenum(line, token, token)
    if line.opens(token, "kỳ họp"):
        return _session(line, token)
    return []


def _congress(line: Line, token: int, facts: list[Fact]) -> list[Gathering]:
    start = token + (4 if line.follows(token + 2, "đại", "biểu") else 2)
    parts = Parts(line, start)
    parts.read(bare=True)
    if parts.generic or parts.end <= start or len(parts.ordinals) > 1:
        return []
    delegates = " đại biểu" if start == token + 4 else ""
    if not parts.printed and not parts.direct:
        _settle_open(line, parts, facts)
    elif parts.open and not parts.ordinals and not parts.term:
        return []
    party = parts.body is PARTY
    if party or parts.national or not parts.printed:
        name = line.text.phrase(token, parts.end)
        parts.body = PARTY if parts.national and not parts.printed else parts.body
    else:
        ordinal_words = f" lần thứ {parts.words['ordinal']}" if parts.ordinals else ""
        term_words = f" nhiệm kỳ {parts.words['term']}" if parts.term and not parts.ordinals else ""
        name = f"Đại hội{delegates} {_of_members(parts.printed)}{ordinal_words}{term_words}"
    whose_it_is = parts.body is not None or (bool(parts.printed) and not parts.open)
    period = any(name == "khóa" for name, _ in parts.known[0])  # Đại hội Đảng khóa XII
    if not (parts.ordinals or parts.term or parts.national or period or (whose_it_is and not party)):
        return []
    whose = body_key(body_name(parts.body)) if parts.body else name_key(parts.printed)
    known = _by_ordinal(parts.known[0])
    return [Gathering("congress", token, parts.end, Actor(_upper(name), parts.body), whose, known, parts.support)]


def _of_members(name: str) -> str:
    """A congress is of the đảng bộ, by whichever of its names the article settles on."""
    first, _, rest = name.partition(" ")
    committee, _, place = rest.partition(" ")
    if first.lower() in _OF_LEVEL and committee.lower() in ("ủy", "uỷ"):
        return f"Đảng bộ {_OF_LEVEL[first.lower()]} {place}".strip()
    return _COMMITTEE.sub("Đảng bộ", name)


def _by_ordinal(known: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    """At a congress the khóa is its ordinal."""
    if any(name == "ordinal" for name, _ in known):
        return frozenset(pair for pair in known if pair[0] != "khóa")
    return frozenset(("ordinal" if name == "khóa" else name, value) for name, value in known)


def _settle_open(line: Line, parts: Parts, facts: list[Fact]) -> None:
    """``Đại hội lần thứ X``: the congress of that number the article tells of, else of the Party body it is about."""
    for fact in facts:
        if isinstance(fact, EventFact) and fact.event.kind == "congress" and fact.event.body is not None:
            if fact.event.ordinal and fact.event.ordinal in parts.ordinals:
                parts.body, parts.printed = fact.event.body, fact.event.body.name
                return
    if parts.ordinals and not parts.national and line.frame.party is not None:
        settled = line.frame.settle(line.frame.party, line.k)
        if settled is not None:
            parts.body, parts.printed = settled[0], settled[0].name


def _plenum(line: Line, token: int, start: int) -> list[Gathering]:
    """Of the Central Committee, or of another committee where its name comes last and its number tells it apart."""
    central = central_end(line, start)
    parts = _plenum_parts(line, start, central, comma=True)
    if central is not None and parts.body is not None:  # Trung ương 4 khóa XII | , Đảng bộ huyện đã kiểm điểm
        parts = _plenum_parts(line, start, central, comma=False)
    whose = central is not None if parts.body is None else body_key(parts.body.name) in _CENTRAL_KEYS
    if parts.generic or not parts.ordinals:
        return []
    if not whose:
        return _other_plenum(line, token, parts) if start > token and parts.body is not None else []
    name = _upper(line.text.phrase(token, parts.end))
    found = []
    for known in parts.known:
        actor = Actor(name if len(parts.known) == 1 else _plenum_name(dict(known)), CENTRAL)
        found.append(Gathering("plenum", token, parts.end, actor, "trung ương", known, parts.support))
    return found


def _plenum_parts(line: Line, start: int, central: int | None, *, comma: bool) -> Parts:
    parts = Parts(line, start)
    if central is not None:
        parts.end = central
        parts.support = (Support("body", source="convention:Trung ương"),)
    parts.read(bare=True, comma=comma)
    return parts


def _other_plenum(line: Line, token: int, parts: Parts) -> list[Gathering]:
    """``Hội nghị Ban Chấp hành Đảng bộ tỉnh lần thứ 12``"""
    if len(parts.ordinals) > 1 or parts.body is None:
        return []
    actor = Actor(_upper(line.text.phrase(token, parts.end)), parts.body)
    whose = body_key(body_name(parts.body))
    return [Gathering("plenum", token, parts.end, actor, whose, parts.known[0], parts.support)]


def _plenum_name(values: dict[str, str]) -> str:
    period = f" khóa {values['khóa']}" if "khóa" in values else ""
    return f"Hội nghị Trung ương {values['ordinal']}{period}"


def _session(line: Line, token: int) -> list[Gathering]:
    parts = Parts(line, token + 2)
    parts.read(bare=False, comma=True)
    if parts.generic or len(parts.ordinals) != 1 or parts.body is None:
        return []
    name = f"Kỳ họp thứ {parts.words['ordinal']} {parts.printed}"
    whose = body_key(body_name(parts.body))
    return [Gathering("session", token, parts.end, Actor(name, parts.body), whose, parts.known[0], parts.support)]


def _upper(name: str) -> str:
    return name[:1].upper() + name[1:]
