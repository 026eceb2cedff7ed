"""Places and bodies that reach a standard: ``Xã Nà Ớt đạt chuẩn nông thôn mới``, ``công nhận 3 xã đạt chuẩn …: A, B
(huyện C); D``."""

from kg.extract.awards_heads import heads_clause
from kg.extract.awards_verbs import back_over, modality_at
from kg.extract.awards_who import Recipient, named_unit
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, PLACE

_LEVELS = frozenset(("xã", "phường", "huyện", "quận", "thôn", "bản", "ấp", "thị", "thành", "tỉnh", "trường"))
_LEADS = frozenset((":", "gồm", "là"))
_ABOVE = (("huyện",), ("thị", "xã"), ("thành", "phố"), ("tỉnh",), ("của",), ("thuộc",), ("quận",))
_LEAD = 8  # tokens between the standard and the colon of a list
_NAME = 4  # capital words of a place


def reached(line: Line, first: int) -> Recipient | None:
    """``Năm 2018, | xã Nà Ớt | (đã) đạt chuẩn nông thôn mới``: the place or body right before."""
    if line.key(first) != "đạt" or modality_at(line, first) != "asserted":
        return None
    chunk = line.chunk(back_over(line, first) - 1)
    if chunk is None or chunk.kind not in (BODY, PLACE) or line.key(chunk.first) not in _LEVELS:
        return None
    return named_unit(line, chunk, chunk.first, first) if heads_clause(line, chunk.first) else None


def units_after(line: Line, award_last: int, group: Recipient) -> list[Recipient]:
    """The places that ``5 xã đạt chuẩn … gồm:`` lists, in its sentence or the next, where they are as many as told."""
    noun = group.name.split()[0].casefold()
    if noun not in _LEVELS or not group.count.isdigit():
        return []
    rows = [(line, award_last)]
    if line.k + 1 < len(line.reading.sentences):
        after = Line(line.reading, line.frame, line.k + 1)
        rows.append((after, after.first))
    for row, t in rows:
        lead = next((n for n in range(t, min(t + _LEAD, row.last)) if row.key(n) in _LEADS), None)
        if lead is not None and len(found := _units(row, lead + 1, noun)) == int(group.count):
            return found
    return []


def _units(line: Line, t: int, noun: str) -> list[Recipient]:
    found: list[Recipient] = []
    while t < line.last and line.key(t) != ".":
        if any(line.follows(t, *words) for words in _ABOVE if words != (noun,)):
            t += 1
            while line.capital(t) or line.key(t) in ("phố", "xã", "huyện"):
                t += 1
        elif line.capital(t) and line.words[t].isalpha():
            end = t
            while end < t + _NAME and line.capital(end) and line.words[end].isalpha():
                end += 1
            support = (line.support("recipient", t, end),)
            name = line.text.phrase(t, end)
            named = name if name.casefold().startswith(noun) else f"{noun} {name}"
            found.append(Recipient("body", named, t, end, support=support))
            t = end
        else:
            t += 1
    return found
