"""Who is meant where a sentence about distinctions names nobody: ``Ông``, ``đồng chí`` alone, or nothing but a time."""

from dataclasses import replace

from kg.extract.awards_recipients import Recipient
from kg.extract.documents_actors import Line
from kg.extract.reading import PERSON, Chunk
from kg.model import Support
from kg.text.spelling import fold

_TIME = frozenset(fold("năm ngày tháng đến từ sau trước đó cùng , - – / tiếp và đợt lần đầu cuối").split())


def left_out(line: Line, token: int) -> Recipient | None:
    """``Năm 2008, | được tặng``: nobody but a time before the verb, so the one person of the sentence before."""
    before = line.keys[line.first : token]
    if not any(key.isdigit() for key in before) or not all(key in _TIME or key[:1].isdigit() for key in before):
        return None
    return only_person(line, line.reading.chunks[max(0, line.k - 1) : line.k])


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
