"""What follows a name and tells of a life: ``sinh năm 1965, quê Nam Định, dân tộc Tày, thạc sĩ Luật``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.documents_actors import Line
from kg.extract.profiles_words import words
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, WORD
from kg.text.phrases import Phrases

_MARKS = frozenset(",;()-–:.+*•")
_CLAUSE = frozenset(",;()-–")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_LONGEST = 8  # tokens of the field of a degree


@dataclass(frozen=True, slots=True)
class Told:
    """Tokens ``[first, last)`` tell an attribute; the attribute ``office`` is a title, an empty
    one an age or a place."""

    attribute: str
    value: str
    first: int
    last: int
    province: str = ""


def life(line: Line, token: int) -> Iterator[Told]:
    """What is told from a token on, as long as each clause tells of the same person."""
    t = token
    while t < line.last:
        t = _skip(line, t)
        told = next((found for read in _READERS if (found := read(line, t)) is not None), None)
        if told is None:
            return
        yield told
        t = told.last


def opening(line: Line, token: int) -> bool:
    """Whether a birth or a home is told at a token."""
    return any(words(use).match(line.keys, token) for use in ("birth", "home")) if token < line.last else False


def clauses(line: Line, token: int) -> Iterator[int]:
    """Where clauses begin after a token, up to the next person."""
    for t in range(token, line.last - 1):
        chunk = line.chunk(t)
        if chunk is not None and chunk.kind == PERSON:
            return
        if line.key(t) in _CLAUSE:
            yield t + 1


def _skip(line: Line, t: int) -> int:
    """Past marks and the words that may stand before what is told."""
    while t < line.last:
        if line.key(t) in _MARKS or (line.key(t) == "và" and t + 1 < line.last):
            t += 1
        elif (found := words("lead").match(line.keys, t)) and found[1] < line.last:
            t = found[1]
        else:
            break
    return t


def _match(table: Phrases[str], line: Line, t: int) -> tuple[str, int] | None:
    found = table.match(line.keys, t) if t < line.last else None
    return found if found is not None and found[1] <= line.last else None


def _birth(line: Line, t: int) -> Told | None:
    opens = _match(words("birth"), line, t)
    if opens is None:
        return None
    at = opens[1]
    while line.key(at) in (":", "ngày", "(", "vào"):
        at += 1
    for mention in line.reading.dates[line.k]:
        first, last = line.text.token_range(mention.start, mention.end)
        if t <= first <= at and not mention.until and _YEAR.match(mention.value):
            if mention.value[:4] in line.text.nfc[mention.start : mention.end]:
                return _born(line, t, last, mention.value)
    if _YEAR.fullmatch(line.key(at)) and line.key(at + 1) not in ("/", "đến"):
        return _born(line, t, at + 1, line.key(at))
    return None


def _born(line: Line, first: int, last: int, value: str) -> Told:
    """The place of birth that follows is passed over: it need not be the home."""
    if line.key(last) in ("tại", "ở", ","):
        chunk = line.chunk(last + 1)
        if chunk is not None and chunk.kind == PLACE and chunk.first == last + 1:
            return Told("birth", value, first, chunk.last)
    return Told("birth", value, first, last)


def _home(line: Line, t: int) -> Told | None:
    opens = _match(words("home"), line, t)
    if opens is None:
        return None
    at = opens[1] + (line.key(opens[1]) == ":")
    chunk = line.chunk(at)
    if chunk is None or chunk.kind != PLACE or chunk.first != at:
        return None
    after = line.chunk(chunk.last)
    if after is not None and after.kind == WORD and line.capital(chunk.last):
        return None  # the place is named by more words than were read
    return Told("home", chunk.value.name, t, chunk.last, chunk.value.province)


def _people(line: Line, t: int) -> Told | None:
    opens = _match(words("people"), line, t)
    if opens is None:
        return None
    name = opens[1] + (line.key(opens[1]) == ":")
    found = _match(words("ethnicity"), line, name)
    if found is None or not line.capital(name):
        return None
    return Told("ethnicity", found[0], t, found[1])


def _gender(line: Line, t: int) -> Told | None:
    found = _match(words("gender"), line, t)
    if found is None or not (line.key(found[1]) in _CLAUSE or line.key(found[1]) in (".", "")):
        return None
    return Told("gender", found[0], t, found[1])


def _politics(line: Line, t: int) -> Told | None:
    found = _match(words("politics"), line, t)
    return Told("education", found[0], t, found[1]) if found is not None else None


def _degree(line: Line, t: int) -> Told | None:
    found = _match(words("degree"), line, t) or _match(words("learned"), line, t)
    if found is None:
        return None
    value, end = found
    last = end
    while last < line.last and last - end <= _LONGEST and _of_field(line, last):
        last += 1
    after = line.chunk(last)
    if last - end > _LONGEST or (after is not None and after.kind in (PERSON, HONORIFIC) and line.key(last - 1) != ","):
        return None  # the title of whoever is named next
    while last > end and line.key(last - 1) in ("và", "-", "–", "ngành", "về"):
        last -= 1
    field = line.text.phrase(end, last)
    return Told("education", f"{value} {field}" if field else value, t, last)


def _of_field(line: Line, t: int) -> bool:
    chunk = line.chunk(t)
    if chunk is None or chunk.kind not in (WORD, "mark") or words("stop").match(line.keys, t):
        return False
    if line.key(t) in ("và", "-", "–"):
        following = line.chunk(t + 1)
        degree = any(words(use).match(line.keys, t + 1) for use in ("degree", "learned", "politics"))
        return following is not None and following.kind == WORD and not degree and line.key(t + 1) != "là"
    return line.words[t].isalpha() or "'" in line.words[t]


def _rank(line: Line, t: int) -> Told | None:
    found = _match(words("rank"), line, t)
    if found is None:
        return None
    after = line.chunk(found[1])
    return Told("rank", found[0], t, found[1]) if after is None or after.kind != PERSON else None


def _age(line: Line, t: int) -> Told | None:
    return Told("", "", t, t + 2) if line.key(t).isdigit() and line.key(t + 1) == "tuổi" else None


def _title(line: Line, t: int) -> Told | None:
    """An office, a body or a place up to the end of its clause: of the same person as before."""
    chunk = line.chunk(t)
    if chunk is None or chunk.kind not in (OFFICE, BODY, PLACE) or chunk.first != t:
        return None
    last = chunk.last
    while last < line.last and line.key(last) not in _CLAUSE:
        inner = line.chunk(last)
        if inner is not None and inner.kind == PERSON:
            return None
        last += 1
    return Told("office" if chunk.kind == OFFICE else "", "", t, last)


_READERS = (_birth, _home, _people, _gender, _politics, _degree, _rank, _age, _title)
