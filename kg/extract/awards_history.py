"""What one body has received over the years: lines such as ``- Năm 2007: UBND tỉnh tặng Cờ thi đua.`` under a line that
names it (``Những phần thưởng cao quý của Trường THPT Nà Ớt:``)."""

from kg.extract.awards_givers import Given, giver_before, passive_at
from kg.extract.awards_groups import group_at
from kg.extract.awards_listed import after_bullet
from kg.extract.awards_names import Award
from kg.extract.awards_recipients import people_of
from kg.extract.awards_verbs import modality_at, verb_before
from kg.extract.awards_who import Recipient, named_unit
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, PERSON, PLACE, Reading
from kg.model import Support

_TELLS = (
    ("thành", "tích"),
    ("phần", "thưởng"),
    ("khen", "thưởng"),
    ("danh", "hiệu"),
    ("tặng", "thưởng"),
    ("được", "tặng"),
)
_LONGEST = 40  # tokens of the line that names who has received
_BACK = 20  # sentences between it and a line of its list
_YEAR = 4  # digits


def received(
    line: Line, groups: list[list[Award]]
) -> tuple[list[tuple[Award, Recipient, Given]], str, tuple[Support, ...]]:
    """Each distinction of a line of such a list with who received it, and the year that the line opens with."""
    reading = line.reading
    opening = Line(reading, line.frame, _first_of_line(reading, line.k))
    year_at = _year_at(opening)
    if year_at is None and after_bullet(opening) == opening.first:
        return [], "", ()
    if (
        any(chunk.kind == PERSON for chunk in line.chunks)
        or _counts(line)
        or "cho" in line.keys[line.first : line.last]
    ):
        return [], "", ()
    holder = _holder(line, opening.k)
    if holder is None:
        return [], "", ()
    found = [(award, holder, said) for group in groups if (said := _said(line, group)) for award in group]
    year = opening.key(year_at) if year_at is not None else ""
    return found, year, (opening.support("date", year_at, year_at + 1),) if year_at is not None else ()


def _first_of_line(reading: Reading, k: int) -> int:
    while k and reading.sentences[k - 1].line == reading.sentences[k].line:
        k -= 1
    return k


def _year_at(line: Line) -> int | None:
    """``- Năm | 2007: …``, ``+ 2007 - …``"""
    t = after_bullet(line)
    t += line.key(t) == "năm"
    return (
        t if line.key(t).isdigit() and len(line.key(t)) == _YEAR and line.key(t + 1) in (":", "-", "–", ",") else None
    )


def _counts(line: Line) -> bool:
    """Whether the line counts others: ``2 cá nhân được tặng …``."""
    return any((found := group_at(line, t)) and found[1] for t in range(line.first, line.last))


def _said(line: Line, group: list[Award]) -> Given | None:
    """``Huân chương Lao động``, ``Được UBND tỉnh tặng Bằng khen``, ``UBND tỉnh tặng Bằng khen``."""
    if group[0].takes & {"praise", "rating"}:
        return None
    verb = verb_before(line, group[0].first)
    if verb is None:
        return Given([], None, "asserted", "award-history")
    modality = modality_at(line, verb[0])
    passive = passive_at(line, verb[0])
    giver = passive.agent if passive is not None else giver_before(line, verb[0])
    return Given([], giver, modality, "award-history") if modality == "asserted" else None


def _holder(line: Line, first: int) -> Recipient | None:
    """The one body or place that the line over the list names, where that tells of distinctions."""
    reading = line.reading
    for k in range(first - 1, max(-1, first - _BACK), -1):
        head = Line(reading, line.frame, k)
        if reading.sentences[k].line == reading.sentences[first].line:
            continue
        if after_bullet(head) > head.first or _year_at(head) is not None or _first_of_line(reading, k) != k:
            continue
        tells = any(head.follows(t, *words) for t in range(head.first, head.last) for words in _TELLS)
        named = _named(head)
        return named[0] if tells and head.last - head.first <= _LONGEST and len(named) == 1 else None
    return None


def _named(head: Line) -> list[Recipient]:
    found: list[Recipient] = []
    t = head.first
    while t < head.last:
        chunk = head.chunk(t)
        item = people_of(head, t)
        if item is None and chunk is not None and chunk.first == t and chunk.kind in (BODY, PLACE):
            item = named_unit(head, chunk, t)
        if item is not None and (item.body is None or not item.body.national):
            found.append(item)
        t = max(item.last if item is not None else t, chunk.last if chunk is not None else t, t + 1)
    return found
