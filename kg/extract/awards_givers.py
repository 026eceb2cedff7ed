"""Who gives a distinction: the subject of ``tặng``, whom the hander stands for, the agent after ``do`` or ``được``."""

from dataclasses import dataclass

from kg.extract.awards_verbs import ADVERBS, back_over, verbs
from kg.extract.awards_who import Recipient
from kg.extract.documents_actors import Found, Line, actor_at, actor_before
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE
from kg.model import Actor
from kg.text.spelling import name_key

_AGENTS, _ONE_AGENT = 18, 6  # tokens between ``được`` and the verb: of several agents, of one
_JOINS = frozenset((",", "và", "-", "–", ".", "các", "cấp", "bộ", "ban", "ngành", "trung", "ương", "sở", "đoàn", "thể"))
_ISSUES = ("hành", "ra")  # ban hành | Quyết định (về việc) tặng
_DECISION = 20  # tokens of ``Quyết định số 12/QĐ-CTN ngày 3/8/2005 về việc``


@dataclass(frozen=True, slots=True)
class Given:
    """What a clause says about a group of distinctions: who receives, who gives, and whether it is so (yet)."""

    recipients: list[Recipient]
    giver: Found | None
    modality: str
    rule: str
    last: int = 0  # the token after the distinctions


@dataclass(frozen=True, slots=True)
class Passive:
    """Where ``được`` stands, and who does it where named between it and the verb."""

    start: int
    agent: Found | None = None


def passive_at(line: Line, start: int) -> Passive | None:
    """``được tặng``, ``được Chủ tịch nước (quyết định) tặng``; None when the verb is active."""
    t = back_over(line, start)
    chunk = line.chunk(t - 1)
    if line.key(t - 1) == "được":
        return Passive(t - 1)
    if chunk is None:
        return None
    first = chunk.first
    if chunk.kind == PERSON:
        while first > line.first and (before := line.chunk(first - 1)) and before.kind in (OFFICE, HONORIFIC):
            first = before.first
    elif chunk.kind not in (BODY, OFFICE):
        return _agent_in_words(line, t)
    if line.key(first - 1) != "được":
        return _agent_in_words(line, t)
    return Passive(first - 1, actor_at(line, first, "giver") or actor_before(line, t, (), "giver"))


def _agent_in_words(line: Line, t: int) -> Passive | None:
    """``được | Đảng bộ cấp trên | công nhận``: an agent that is no body of its own."""
    start = next((n for n in range(t - 1, max(line.first, t - _AGENTS) - 1, -1) if line.key(n) == "được"), None)
    if start is None or start + 1 >= t or (t - start > _ONE_AGENT and not _only_bodies(line, start + 1, t)):
        return None
    if (found := actor_at(line, start + 1, "giver") or state_at(line, start + 1)) is not None:
        above = line.follows(found.last, "cấp", "trên")
        body = line.chunk(found.last)
        if found.key == "trung ương" and body is not None and body.kind == BODY:  # Trung ương | Hội Nông dân Việt Nam
            found = actor_at(line, found.last, "giver") or found
        if not above:
            return Passive(start, _with_others(line, found, t))
    chunk = line.chunk(start + 1)
    if chunk is None or not (chunk.kind == BODY or line.key(start + 1) == "cấp"):
        return Passive(start)
    name = line.text.phrase(start + 1, t)
    actor = Actor(name[:1].upper() + name[1:])
    return Passive(start, Found(actor, name_key(name), (line.support("giver", start + 1, t),), start + 1, t))


def _with_others(line: Line, found: Found, last: int) -> Found:
    """``được | Chính phủ, Bộ Y tế và UBND tỉnh | tặng``: all of them, where each is a body."""
    t = back_over(line, last)
    chunk = line.chunk(t - 1)
    if found.last >= t or line.key(found.last) not in (",", "và") or chunk is None or chunk.kind not in (BODY, PLACE):
        return found
    name = line.text.phrase(found.first, chunk.last)
    support = (line.support("giver", found.first, chunk.last),)
    return Found(Actor(name), name_key(name), support, found.first, chunk.last)


def _only_bodies(line: Line, first: int, last: int) -> bool:
    """``UBND tỉnh, Bộ, Ngành Trung ương``, ``Trung ương Hội …``: nothing but names of bodies and what joins them."""
    for t in range(first, last):
        chunk = line.chunk(t)
        if chunk is not None and chunk.kind in (BODY, OFFICE, PERSON, HONORIFIC, PLACE):
            continue
        if not (line.capital(t) or line.key(t) in _JOINS):
            return False
    return line.capital(first) or line.key(first) in ("các", "cấp")


def giver_before(line: Line, start: int) -> Found | None:
    """``UBND tỉnh tặng``, ``Thay mặt Ban Thường vụ Tỉnh ủy, ông A trao``, ``Chủ tịch UBND tỉnh quyết định tặng``."""
    for t in range(start - 1, line.first - 1, -1):
        for words in (("thay", "mặt"), ("ủy", "quyền", "của"), ("ủy", "quyền"), ("ủy", "nhiệm", "của")):
            if line.follows(t, *words):
                at = t + len(words)
                while line.key(at) in ("lãnh", "đạo", "cho"):
                    at += 1
                return actor_at(line, at, "giver") or state_at(line, at)
        if line.key(t) in (";", "."):
            break
    by = _decision_before(line, start)
    found = (by < start and actor_before(line, by, ADVERBS | {"ban", "hành", "các", "ra"}, "giver")) or None
    found = found or actor_before(line, start, ADVERBS, "giver") or _state_before(line, start)
    if found is None:
        return None
    found = _joint(line, found)
    named = any(chunk.kind == PERSON and found.last <= chunk.first < start for chunk in line.chunks)
    named = named or _of_person(line, found.first)
    return None if named and not _decided(line, found.last, start) else found  # who hands over need not be who gives


def _joint(line: Line, found: Found) -> Found:
    """``UBND tỉnh và Tỉnh đoàn | trao``: two that give together, named together."""
    partner = line.chunk(found.first - 2)
    last = line.chunk(found.first)
    if line.key(found.first - 1) != "và" or partner is None or partner.kind not in (BODY, OFFICE):
        return found
    if last is None or last.kind != BODY or actor_at(line, partner.first, "giver") is None:
        return found
    name = line.text.phrase(partner.first, found.last)
    support = (line.support("giver", partner.first, found.last),)
    return Found(Actor(name), name_key(name), support, partner.first, found.last, joint=True)


def _decision_before(line: Line, start: int) -> int:
    """``Chủ tịch nước ký | Quyết định số 12/QĐ-CTN ngày 3/8 về việc phong tặng``: where the decision is named."""
    for t in range(start, max(line.first, start - _DECISION) - 1, -1):
        if line.key(t) in (",", ";", "."):
            break
        if line.follows(t, "quyết", "định", "số") or (line.follows(t, "quyết", "định") and line.key(t - 1) in _ISSUES):
            return t
    return start


def _of_person(line: Line, first: int) -> bool:
    """``ông A | - Trưởng ban Nội chính Tỉnh ủy``: an office that only says who the person before is."""
    office, person = line.chunk(first), line.chunk(first - 2)
    beside = office is not None and office.kind == OFFICE and line.key(first - 1) in ("-", "–", ",")
    return beside and person is not None and person.kind == PERSON


def _decided(line: Line, first: int, last: int) -> bool:
    return any(line.follows(t, "quyết", "định") or line.key(t) == "kí" for t in range(first, last))


def giver_after(line: Line, last: int) -> Found | None:
    """``do G trao tặng``, ``do Tỉnh đoàn tổ chức``."""
    for t in range(last, min(line.last, last + 4)):
        if line.key(t) == "do":
            found = actor_at(line, t + 1, "giver") or state_at(line, t + 1)
            if found is not None and (
                verbs().match(line.keys, found.last) or line.key(found.last) in ("tổ", "kí", "quyết")
            ):
                return found
    return None


def after_giver(line: Line, last: int) -> int | None:
    """``trao Huân chương … | do Chủ tịch nước trao tặng | Trường X``: the token after the verb of who gives."""
    giver = giver_after(line, last) if line.key(last) == "do" else None
    found = verbs().match(line.keys, giver.last) if giver is not None else None
    return found[1] if found is not None and found[0] == "give" else None


def _state_before(line: Line, start: int) -> Found | None:
    """``Đảng và Nhà nước | đã (phong) tặng``"""
    end = back_over(line, start)
    found = (state_at(line, end - size) for size in (4, 2))
    return next((state for state in found if state is not None and state.last == end), None)


def state_at(line: Line, t: int) -> Found | None:
    """``Đảng và Nhà nước``, ``Đảng, Nhà nước``, ``Nhà nước``: givers that are no body of the tables."""
    for words in (
        ("đảng", "và", "nhà", "nước"),
        ("đảng", ",", "nhà", "nước"),
        ("đảng", "-", "nhà", "nước"),
        ("nhà", "nước"),
    ):
        if line.follows(t, *words):
            end = t + len(words)
            return Found(Actor(line.text.phrase(t, end)), "nhà nước", (line.support("giver", t, end),), t, end)
    return None
