"""Who receives where the verb has no name before it: ``Ông``, ``đồng chí`` alone, nothing but a time, or the others
of a list with titles behind the names."""

from dataclasses import replace

from kg.extract.awards_bare import told_of
from kg.extract.awards_groups import QUANTIFIERS
from kg.extract.awards_heads import title_start
from kg.extract.awards_verbs import verbs
from kg.extract.awards_who import Recipient, named_unit, person_of
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, WORD, Chunk
from kg.model import Support
from kg.text.spelling import fold

_TOLD_TITLES = 30  # tokens of a name and its titles
_FOR_YEARS = 4  # tokens of "nhiều năm liên tục"
_OPENING = 20  # tokens from a distinction to the comma behind it
_MAKERS = frozenset(("tác", "giả", "thí", "sinh", "học", "viên", "nghệ", "sĩ", "diễn"))
_TIME = frozenset(
    fold("nhiều liền liên tục qua năm ngày tháng đến từ sau trước đó cùng , - – / tiếp và đợt lần đầu cuối").split()
)


def left_out(line: Line, token: int) -> Recipient | None:
    """``Năm 2008, | được tặng``, ``Nhiều năm liền | đạt``: nobody but a time before the verb, so the one person of the
    sentence before, or the body that it tells of."""
    before = line.keys[line.first : token]
    opening = line.keys[line.first : line.first + _FOR_YEARS]
    for_years = "năm" in opening and ("liền" in opening or "tục" in opening)
    timed = any(key.isdigit() for key in before) or for_years
    if not timed or not all(key in _TIME or key[:1].isdigit() for key in before):
        return None
    body = told_of(line)
    if body is not None:
        return replace(body, first=line.first, last=line.first)
    return only_person(line, line.reading.chunks[max(0, line.k - 1) : line.k])


def opened_by(line: Line, verb: int, last: int) -> list[Recipient]:
    """``| Từng đoạt giải A ở cuộc thi …, | anh B cho biết``: who is named behind a verb that opens a sentence."""
    if verb != line.first:
        return []
    comma = next((t for t in range(last, min(line.last, last + _OPENING)) if line.key(t) == ","), line.last)
    chunk = line.chunk(comma + 1)
    while chunk is not None and (chunk.kind in (HONORIFIC, OFFICE) or line.key(chunk.first) in _MAKERS):
        chunk = line.chunk(chunk.last)
    person = person_of(line, chunk) if chunk is not None and chunk.kind == PERSON else None
    return [person] if person is not None and line.key(person.last) not in (",", "và") else []


def spoken_of(line: Line, chunk: Chunk) -> Recipient | None:
    """``Ông``, ``đồng chí`` alone: the one person of the nearest sentence before that names any."""
    chunks = line.reading.chunks
    rows = [line.chunks[: line.index(chunk.first)], *(chunks[k] for k in range(line.k - 1, max(-1, line.k - 4), -1))]
    found = only_person(line, rows)
    if found is None:
        return None
    support = (line.support("recipient", chunk.first, chunk.last), *found.support)
    return replace(found, first=chunk.first, last=chunk.last, support=support)


def only_person(line: Line, rows: list[list[Chunk]]) -> Recipient | None:
    """The one person of the first of these sentences that names any."""
    for row in rows:
        people = [c for c in row if c.kind == PERSON]
        if people:
            names = {c.value for c in people}
            if len(names) != 1 or not people[-1].value:
                return None
            span = line.reading.span(people[-1].first, people[-1].last)
            first = line.first
            return Recipient("person", people[-1].value, first, first, support=(Support("person", span),))
    return None


def represented(line: Line, person: Chunk) -> Recipient | None:
    """``đại diện Công ty Bến Lặng - ông A | nhận``, ``Ông A, đại diện Công ty Bến Lặng, | nhận``: whom one stands
    for."""
    start = title_start(line, person.first)
    t = start - 2
    unit = line.chunk(t) if line.key(start - 1) in ("-", "–", ",") else None
    if unit is None or unit.kind != BODY or not _stands_for(line, unit.first):
        t = person.last + 1
        marked = line.key(person.last) in ("-", "–", ",") and line.follows(t, "đại", "diện")
        unit = line.chunk(t + 2 + (line.key(t + 2) == "cho")) if marked else None
    return named_unit(line, unit, unit.first) if unit is not None and unit.kind == BODY else None


def _stands_for(line: Line, t: int) -> bool:
    t -= line.key(t - 1) == "cho"
    return line.follows(t - 2, "đại", "diện")


def titled_before(line: Line, first: int) -> list[Recipient] | None:
    """``Các đồng chí A - Giám đốc Sở Y tế; B - Chánh Thanh tra tỉnh và | đồng chí C``: those before, with titles behind
    their names; where the list opens with a plural."""
    end = line.chunk(first - 2)
    if end is None or end.kind not in (OFFICE, BODY, PLACE, WORD):
        return None
    for t in range(first - 2, max(line.first, first - _TOLD_TITLES) - 1, -1):
        chunk = line.chunk(t)
        if chunk is None or verbs().match(line.keys, t) or line.key(t) in (".", ";", ":"):
            return None
        if chunk.kind == PERSON:
            break
    else:
        return None
    person = person_of(line, chunk)
    if person is None or line.key(chunk.last) not in ("-", "–", ",", "("):
        return None
    start = title_start(line, chunk.first)
    opens = line.key(start - 1) in QUANTIFIERS or line.key(start) in QUANTIFIERS or line.key(start - 1) == ":"
    opens = opens or start == line.first or line.key(start - 1) in ("là", "gồm")
    before = [] if opens else titled_before(line, start) if line.key(start - 1) in (",", ";", "và") else None
    return [*before, person] if before is not None else None


def organizes(line: Line, recipients: list[Recipient], verb: int) -> bool:
    """``Sở Y tế | tổ chức lễ … và đón nhận A``: bodies that only hold the ceremony."""
    words = line.keys[max(r.last for r in recipients) : verb]
    return all(r.body is not None for r in recipients) and "tổ" in words and "kỉ" in words


def founded(line: Line, verb: int) -> list[Recipient]:
    """``Lễ kỷ niệm 70 năm thành lập huyện Vân Đồn và đón nhận A``: the anniversary says who receives."""
    for t in range(verb - 1, line.first, -1):
        if line.key(t) == "lập" and line.key(t - 1) in ("thành", "tái"):
            chunk = line.chunk(t + 1)
            unit = named_unit(line, chunk, t + 1) if chunk is not None else None
            return [unit] if unit is not None else []
    return []
