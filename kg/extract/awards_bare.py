"""Recipients by a common noun alone (``nhà trường``, ``công ty``): the one body of that sort in the article."""

from dataclasses import replace

from kg.extract.awards_who import Recipient, named_unit
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, Chunk
from kg.text.spelling import fold, name_key

_SCHOOLS = "trường;đại học;đh;học viện;cao đẳng"
_MEANT = {  # the noun -> how the name of what it means begins
    "nhà trường": _SCHOOLS, "trường": _SCHOOLS, "học viện": "học viện", "bệnh viện": "bệnh viện",
    "tổng công ty": "tổng công ty", "công ty": "công ty;tổng công ty;tập đoàn", "tập đoàn": "tập đoàn",
    "ngân hàng": "ngân hàng", "chi bộ": "chi bộ", "đảng bộ": "đảng bộ", "hợp tác xã": "hợp tác xã;htx",
    "công đoàn": "công đoàn",
}  # fmt: skip
_SORTS = {
    tuple(fold(noun).split()): tuple(f"{fold(name)} " for name in names.split(";")) for noun, names in _MEANT.items()
}
_OF_ITS = (("tập", "thể"), ("đại", "diện"), ("lãnh", "đạo"))  # trao cho | tập thể | nhà trường
_NOUN_ENDS = frozenset((".", ",", ";", ":", "và", "vì", "nhân", "tại", ""))
_UNIT = ("đơn", "vị")
_OF_PARTY = (("chi", "bộ"), ("đảng", "bộ"))
_NEAR = 2  # sentences before in which one of several bodies is the one that is meant
_LAST = frozenset(words[-1] for words in _SORTS)


def told_of(line: Line) -> Recipient | None:
    """The body that the sentence before tells of, as its subject."""
    if line.k == 0:
        return None
    before = Line(line.reading, line.frame, line.k - 1)
    opening = before.chunk(before.first)
    others = [c for c in before.chunks if c.kind == BODY and before.capital(c.first)]
    if opening is None or others != [opening] or opening.value.bare:
        return None
    return named_unit(before, opening, before.first)


def the_one_before(line: Line, token: int) -> Recipient | None:
    """``trường | (được tặng)``: the one school named before, where the noun ends right before a token; ``Đơn vị |
    (được tặng)``: of which the sentence before tells."""
    if line.follows(token - 2, *_UNIT) and token - 2 == line.first:
        body = told_of(line)
        return replace(body, first=line.first, last=token) if body is not None else None
    if line.key(token - 1) not in _LAST:
        return None
    for words, names in _SORTS.items():
        start = token - len(words)
        if line.capital(start) and words in _OF_PARTY:
            return None  # Đảng bộ | đạt: the frame says whose it is
        if line.follows(start, *words) and start >= line.first and line.chunk(start) != line.chunk(start - 1):
            body = _only(line, start, names)
            return replace(body, first=start, last=token) if body is not None else None
    return None


def the_one_after(line: Line, token: int, limit: int | None = None) -> Recipient | None:
    """``trao A cho | (tập thể) nhà trường``: the same, where the noun stands at a token and, where told, ends at
    ``limit`` (``tặng | nhà trường | danh hiệu A``)."""
    t = token + 2 * any(line.follows(token, *words) for words in _OF_ITS)
    for words, names in _SORTS.items():
        end = t + len(words)
        if (
            words not in _OF_PARTY
            and line.follows(t, *words)
            and (end == limit or (line.key(end) in _NOUN_ENDS and line.chunk(end - 1) != line.chunk(end)))
        ):
            body = _only(line, t, names)
            return replace(body, first=token, last=end) if body is not None else None
    return None


def _only(line: Line, start: int, names: tuple[str, ...]) -> Recipient | None:
    found: dict[str, tuple[int, Chunk]] = {}
    for k, chunk in line.reading.of_kind(BODY):
        key = f"{name_key(chunk.value.name)} "
        if key.startswith(names) and chunk.last - chunk.first > 1 and not chunk.value.bare and chunk.first < start:
            found.setdefault(key, (k, chunk))
    near = {key: at for key, at in found.items() if at[0] >= line.k - _NEAR}
    for named in (found, near):
        longest = max(named, key=lambda key: (len(key), key), default="")
        if longest and all(key in longest for key in named):
            break
    else:
        return None
    k, chunk = found[longest]
    return named_unit(Line(line.reading, line.frame, k), chunk, chunk.first)
