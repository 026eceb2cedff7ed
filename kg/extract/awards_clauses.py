"""How a sentence hands a distinction over: ``G tặng A cho R``, ``R được G tặng A``, ``R đón nhận A``."""

from dataclasses import dataclass, replace

from kg.extract.awards_givers import ADVERBS, giver_after, giver_before, state_at, verbs
from kg.extract.awards_names import Award, forms
from kg.extract.awards_recipients import Recipient, named_unit, recipient_at, recipients_at
from kg.extract.awards_subjects import subject_before
from kg.extract.documents_actors import Found, Line, actor_at, actor_before
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON
from kg.model import Actor
from kg.text.spelling import fold, name_key

_BEFORE_NAME = frozenset(  # words between a verb and the distinction: trao tặng nhiều danh hiệu cao quý
    fold("danh hiệu cao quý các những và hai ba giải phần thưởng “ \" ‘ ' : là đạt phôi vinh dự nhiều").split()
)
_LISTED = (",", "và", ";")
_LONGEST_VERB = 4
_REACH = 22  # tokens before a verb in which a word may say that nothing has been given (yet)


@dataclass(frozen=True, slots=True)
class Given:
    """What a clause says about a group of distinctions: who receives, who gives, and whether it is so (yet)."""

    recipients: list[Recipient]
    giver: Found | None
    modality: str
    rule: str


def given(line: Line, awards: list[Award], limit: int, before: Given | None) -> Given | None:
    """What the clause around a group of distinctions says. ``limit``: where the next group begins; ``before``: what the
    group before it in the sentence says (its verb or subject may serve this one, too)."""
    first, last = awards[0].first, max(award.last for award in awards)
    if "praise" in awards[0].takes:
        return _praised(line, first, last, limit)
    verb = _verb_before(line, first)
    if verb is not None:
        return _acted(line, awards[0], verb, (last, limit), before)
    if "rating" in awards[0].takes:
        return None
    if before is not None and before.rule == "award-given" and line.key(first - 1) in _LISTED and _to(line, last):
        said = _handed(line, first, last, limit, before.modality)
        return replace(said, giver=giver_after(line, last) or before.giver)
    return _relative(line, last, limit) or _held(line, awards, last, limit)


def _acted(
    line: Line, award: Award, verb: tuple[int, str], reach: tuple[int, int], before: Given | None
) -> Given | None:
    """What the verb right before a group of distinctions says; ``reach``: its last token and that of its clause."""
    (start, use), (last, limit) = verb, reach
    modality = _modality(line, start)
    passive = _passive(line, start)
    if (
        modality == "unreal"
        or _or_better(line, last)
        or ("rating" in award.takes and not (passive if use == "rate" else use == "receive"))
    ):
        return None
    if passive is not None or use == "receive":
        said = _received(line, passive, start, last, limit, modality)
        inherits = not said.recipients and before is not None and before.rule == said.rule
        return replace(said, recipients=before.recipients) if inherits and before is not None else said
    if use != "give":
        return None
    said = _handed(line, start, last, limit, modality)
    inherits = said.giver is None and before is not None and before.rule == said.rule
    if inherits and before is not None and line.key(start - 1) in _LISTED:
        return replace(said, giver=before.giver)
    return said


def _praised(line: Line, first: int, last: int, limit: int) -> Given | None:
    """``Đảng ủy khen thưởng (cho) 15 tập thể``, ``Báo X được khen thưởng``: the verb is all that is said."""
    modality = _modality(line, first)
    passive = _passive(line, first)
    if modality == "unreal" or forms().match(line.keys, last) is not None:
        return None
    if passive is not None:
        said = _received(line, passive, first, last, limit, modality)
    else:
        giver = giver_before(line, first)
        if giver is None or giver.actor.body is None:
            return None
        said = Given(recipients_at(line, last + _to(line, last), limit), giver, modality, "award-given")
    named = [r for r in said.recipients if r.kind != "group" or r.count]
    return replace(said, recipients=named) if named else None


def rated(line: Line, first: int) -> bool:
    """Whether a verb of rating stands right before: ``xếp loại | hoàn thành tốt nhiệm vụ``."""
    verb = _verb_before(line, first)
    return verb is not None and (verb[1] == "rate" or line.key(verb[0]) == "đạt")


def _or_better(line: Line, last: int) -> bool:
    """``hoàn thành tốt nhiệm vụ trở lên``: a mark to reach, not one that was given."""
    return any(line.follows(t, "trở", "lên") for t in (last, last + 1))


def _verb_before(line: Line, first: int) -> tuple[int, str] | None:
    """(where it starts, its use) of the verb right before a distinction."""
    t = first
    while t > line.first and _verb_ending(line, t) is None and (line.key(t - 1) in _BEFORE_NAME or _count(line, t - 1)):
        t -= 1
    return _verb_ending(line, t)


def _count(line: Line, t: int) -> bool:
    """``trao | 4 | giải A``"""
    return line.key(t).isdigit() and len(line.key(t)) <= 2


def _verb_ending(line: Line, t: int) -> tuple[int, str] | None:
    for size in range(_LONGEST_VERB, 0, -1):
        if t - size < line.first:
            continue
        found = verbs().match(line.keys, t - size)
        if found is not None and found[1] == t and found[0] in ("give", "receive", "rate"):
            return t - size, found[0]
    return None


def _modality(line: Line, start: int) -> str:
    """asserted, or proposed, planned, unreal by the words before the verb in its clause."""
    for t in range(start - 1, max(line.first, start - _REACH) - 1, -1):
        if line.key(t) == ";":
            break
        found = verbs().match(line.keys, t)
        if found is not None and found[1] <= start and found[0] in ("unreal", "planned"):
            opens = line.key(t) in ("đề", "trình")
            return "planned" if found[0] == "planned" else "proposed" if opens else "unreal"
    return "asserted"


def _back_over(line: Line, t: int) -> int:
    """The token after passing adverbs to the left: ``| đã vinh dự được``."""
    while t > line.first and line.key(t - 1) in ADVERBS and not line.capital(t - 1):
        t -= 1
    return t


@dataclass(frozen=True, slots=True)
class _Passive:
    """Where ``được`` stands, and who does it where named between it and the verb."""

    start: int
    agent: Found | None = None


def _passive(line: Line, start: int) -> _Passive | None:
    """``được tặng``, ``được Chủ tịch nước (quyết định) tặng``; None when the verb is active."""
    t = _back_over(line, start)
    if line.key(t - 1) == "được":
        return _Passive(t - 1)
    chunk = line.chunk(t - 1)
    if chunk is None:
        return None
    first = chunk.first
    if chunk.kind == PERSON:
        while first > line.first and (before := line.chunk(first - 1)) and before.kind in (OFFICE, HONORIFIC):
            first = before.first
    elif chunk.kind not in (BODY, OFFICE):
        return _agent_in_words(line, t)
    if line.key(first - 1) != "được":
        return None
    return _Passive(first - 1, actor_at(line, first, "giver") or actor_before(line, t, (), "giver"))


def _founded(line: Line, verb: int) -> list[Recipient]:
    """``Lễ kỷ niệm 70 năm thành lập huyện Vân Đồn và đón nhận A``: the anniversary says who receives."""
    for t in range(verb - 1, line.first, -1):
        if line.key(t) == "lập" and line.key(t - 1) in ("thành", "tái"):
            chunk = line.chunk(t + 1)
            unit = named_unit(line, chunk, t + 1) if chunk is not None else None
            return [unit] if unit is not None else []
    return []


def _agent_in_words(line: Line, t: int) -> _Passive | None:
    """``được | Đảng bộ cấp trên | công nhận``: an agent that is no body of its own."""
    start = next((n for n in range(t - 1, max(line.first, t - 6) - 1, -1) if line.key(n) == "được"), None)
    if start is None or start + 1 >= t:
        return None
    chunk = line.chunk(start + 1)
    if (state := state_at(line, start + 1)) is not None:
        return _Passive(start, state)
    if chunk is None or not (chunk.kind == BODY or line.key(start + 1) == "cấp"):
        return _Passive(start)
    name = line.text.phrase(start + 1, t)
    actor = Actor(name[:1].upper() + name[1:])
    return _Passive(start, Found(actor, name_key(name), (line.support("giver", start + 1, t),), start + 1, t))


def _received(line: Line, passive: _Passive | None, start: int, last: int, limit: int, modality: str) -> Given:
    """The subject before ``được`` or ``nhận``; named ones after ``là`` stand for it."""
    verb = _back_over(line, passive.start if passive is not None else start)
    if passive is None and line.key(verb - 1) == "được":
        verb -= 1
    recipients = subject_before(line, verb)
    if passive is None and "lễ" in line.keys[max(line.first, verb - 1) : start]:
        recipients = [r for r in recipients if r.kind != "person"]  # ông A dự lễ đón nhận
    if passive is None and any(_to(line, t) for t in range(last, min(limit, last + 6))):
        recipients = []  # lễ đón nhận A cho R
        token = next(t for t in range(last, limit) if _to(line, t))
        recipients = recipients_at(line, token + 1, limit)
    elif passive is None and not recipients:
        recipients = _founded(line, verb)
    if recipients and recipients[0].kind == "group" and line.key(last) in ("là", "gồm", ":"):
        named = recipients_at(line, last + 1, limit)
        if named and all(r.kind == "person" for r in named):
            recipients = named
    giver = passive.agent if passive is not None else None
    return Given(recipients, giver or giver_after(line, last), modality, "award-received")


def _handed(line: Line, start: int, last: int, limit: int, modality: str) -> Given:
    """``trao A … cho R``: the giver is the subject where it is a body, or whom the hander stands for."""
    token = next((t + 1 for t in range(last, _own_clause(line, last, min(limit, last + 26))) if _to(line, t)), None)
    if token is None:
        direct = recipient_at(line, last, limit)
        recipients = [direct] if direct is not None and direct.kind == "person" else []
    else:
        recipients = recipients_at(line, token, limit)
    return Given(recipients, giver_before(line, start) or giver_after(line, last), modality, "award-given")


def _own_clause(line: Line, t: int, limit: int) -> int:
    """Where somebody else begins to act: ``Ngoài trao A, | Hội còn tặng quà cho …``."""
    while t < limit:
        chunk = line.chunk(t)
        if line.key(t - 1) == "," and chunk is not None and chunk.kind == BODY and line.key(chunk.last) in ADVERBS:
            return t
        t += 1
    return limit


def _to(line: Line, t: int) -> bool:
    return line.key(t) == "cho" or (line.key(t) == "đối" and line.key(t + 1) == "với")


def _relative(line: Line, last: int, limit: int) -> Given | None:
    """``A (của G) đã tặng cho R``, ``A được trao cho R``, ``A do G trao tặng R``."""
    for t in range(last, min(limit, last + 9)):
        if line.key(t) in (".", ";", ":"):
            return None
        if line.follows(t, "thuộc", "về"):
            return Given(recipients_at(line, t + 2, limit), None, _modality(line, t), "award-given")
        found = verbs().match(line.keys, t)
        if found is not None and found[0] == "give":
            if not any(line.key(n) in ("đã", "được", "do") for n in range(last, t)):
                return None
            to = found[1] if line.key(found[1]) == "cho" else found[1] - 1
            modality = _modality(line, t)
            recipients = recipients_at(line, to + 1, limit)
            return Given(recipients, giver_after(line, last), modality, "award-given") if modality != "unreal" else None
    return None


def _held(line: Line, awards: list[Award], last: int, limit: int) -> Given | None:
    """A title before the name of who holds it: ``Anh hùng Lao động Nguyễn Văn A``, ``các Mẹ Việt Nam anh hùng: …``."""
    if len(awards) != 1 or "title" not in awards[0].takes:
        return None
    colon = line.key(last) in (":", "là")
    chunk = line.chunk(last + colon)
    while chunk is not None and chunk.kind == HONORIFIC:
        chunk = line.chunk(chunk.last)
    if chunk is not None and chunk.kind == PERSON and chunk.first < limit:
        recipients = (
            recipients_at(line, last + colon, limit) if colon else [r] if (r := recipient_at(line, last, limit)) else []
        )
        return Given([r for r in recipients if r.kind == "person"], None, "asserted", "award-held")
    before = line.chunk(awards[0].first - 2)
    if line.key(awards[0].first - 1) in ("-", "–", ",") and before is not None and before.kind == PERSON:
        person = recipient_at(line, before.first, before.last)
        return Given([person] if person else [], None, "asserted", "award-held")
    return None


def paired(awards: list[Award], recipients: list[Recipient]) -> list[tuple[Award, Recipient]]:
    """Each distinction with each recipient; as many badges as people are handed out in their order."""
    people = [r for r in recipients if r.kind == "person"]
    if len(awards) > 1 and len(people) == len(awards) == len(recipients) and all("years" in a.takes for a in awards):
        return list(zip(awards, people, strict=True))
    return [(award, replace(recipient)) for award in awards for recipient in recipients]
