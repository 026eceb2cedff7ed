"""Who receives, read backwards from ``được tặng`` or ``đón nhận``: the subject of the clause."""

from kg.extract.awards_groups import HARD, QUANTIFIERS, group_at
from kg.extract.awards_recipients import Recipient, group_of, named_unit, person_of
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD, Chunk
from kg.model import Support
from kg.text.spelling import fold

_BARE = 2  # words of a group that says nothing more
_PREPOSITIONS = frozenset(
    fold("của thuộc tại ở do cho với trong tới dự theo từ đến bởi về nơi lập đối ngày đoàn").split()
)
_WHERE = frozenset((",", "và", ";", "-", "–", "có", "cùng", "là", "gồm", "đó", ":", "này", "nay", "cho", ""))


def subject_before(line: Line, token: int) -> list[Recipient]:
    """Who stands as subject before a verb: the nearest person, counted group, or body at the head of a clause; nobody
    where a group in general (``những đồng chí``) stands nearer."""
    t, general = token - 1, False
    while t >= line.first:
        key, chunk = line.key(t), line.chunk(t)
        assert chunk is not None
        start = chunk.first
        if chunk.kind == MARK and (key in HARD or (general and key == ",")):
            return []
        own = chunk.kind == BODY and line.capital(start) and not line.key(start - 1)[:1].isdigit()
        if own and not general and (named := _named_subject(line, chunk)) is not None:
            return named
        if chunk.kind in (WORD, HONORIFIC, BODY) and (found := group_at(line, start)) is not None:
            group = _group_ending(line, start, token, *found)
            if group is not None:
                return [*_and_before(line, group.first), group]
            if chunk.kind == HONORIFIC and line.capital(start) and not general:
                return _named_subject(line, chunk) or []
            if (out := _one_of(line, start)) is not None:
                t = out  # là một trong những tập thể được khen: whoever is one of them
                continue
            general = general or not any(line.key(n) == "," for n in range(start, token))
        elif not general and (named := _named_subject(line, chunk)) is not None:
            return named
        t = start - 1
    return []


def _one_of(line: Line, start: int) -> int | None:
    """The token before ``là một trong``, where that stands before a group."""
    if line.key(start - 1) in QUANTIFIERS or line.key(start - 1)[:1].isdigit():
        start -= 1
    return start - 4 if line.follows(start - 3, "là", "một", "trong") else None


def _named_subject(line: Line, chunk: Chunk) -> list[Recipient] | None:
    if chunk.kind == PERSON:
        person = person_of(line, chunk)
        return [*_and_before(line, _title_start(line, chunk.first)), *([person] if person else [])]
    if chunk.kind in (BODY, PLACE) and _heads_clause(line, chunk.first):
        unit = named_unit(line, chunk, chunk.first)
        return [unit] if unit is not None else None
    if chunk.kind == HONORIFIC and _heads_clause(line, chunk.first):
        person = _spoken_of(line, chunk)
        return [person] if person is not None else None
    return None


def _spoken_of(line: Line, chunk: Chunk) -> Recipient | None:
    """``Ông``, ``đồng chí`` alone: the one person of the nearest sentence before that names any."""
    chunks = line.reading.chunks
    rows = [line.chunks[: line.index(chunk.first)], *(chunks[k] for k in range(line.k - 1, max(-1, line.k - 4), -1))]
    for row in rows:
        people = [c for c in row if c.kind == PERSON]
        if people:
            names = {c.value for c in people}
            if len(names) != 1 or not people[-1].value:
                return None
            span = line.reading.span(people[-1].first, people[-1].last)
            support = (line.support("recipient", chunk.first, chunk.last), Support("person", span))
            return Recipient("person", people[-1].value, chunk.first, chunk.last, support=support)
    return None


def _heads_clause(line: Line, first: int) -> bool:
    before = line.key(first - 1)
    if before == "," and (listed := line.chunk(first - 2)) is not None and listed.kind in (BODY, PLACE, OFFICE):
        return False
    return first == line.first or (before in _WHERE and before not in _PREPOSITIONS)


def _title_start(line: Line, first: int) -> int:
    """Where the forms of address and offices before a name begin."""
    t = first
    while t > line.first:
        chunk = line.chunk(t - 1)
        if chunk is None or chunk.kind not in (HONORIFIC, OFFICE):
            break
        t = chunk.first
    return t


def _and_before(line: Line, first: int) -> list[Recipient]:
    """Recipients joined by ``và`` or a comma to the one that starts here."""
    if line.key(first - 1) not in ("và", ","):
        return []
    chunk = line.chunk(first - 2)
    if chunk is not None and chunk.kind == PERSON:
        person = person_of(line, chunk)
        return [*_and_before(line, _title_start(line, chunk.first)), *([person] if person else [])]
    for start in range(first - 2, max(line.first - 1, first - 7), -1):
        group = group_at(line, start)
        if group is not None and group[1] and line.key(first - 1) == "và":
            item = group_of(line, start, first - 1, *group)
            return [item] if item is not None and item.last == first - 1 else []
    return []


def _group_ending(line: Line, start: int, token: int, head: int, count: str) -> Recipient | None:
    """A group that starts here, counted or at the head of the clause, and runs up to the verb."""
    before = line.key(start - 1)
    if not count:
        alone = line.chunks[line.index(start)].kind == HONORIFIC and line.key(start) not in QUANTIFIERS
        if (
            alone
            or before[:1].isdigit()
            or not (start == line.first or (line.key(start) in QUANTIFIERS and before in _WHERE))
        ):
            return None
    group = group_of(line, start, token, head, count)
    if group is None or count or len(group.name.split()) > _BARE + (line.key(start) in QUANTIFIERS):
        return group
    return None  # "những đồng chí được trao …": nobody in particular
