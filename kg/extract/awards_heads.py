"""Where who receives stands as the head of a clause, and names by their capitals alone (``VnExpress``)."""

from kg.extract.awards_who import Recipient
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PLACE, WORD
from kg.text.spelling import fold

_CAPITALS = 2  # of a word that is a name by its capitals: VnExpress, SHB
_NOUNS = (("báo",), ("tạp", "chí"), ("đài",), ("công", "ti"), ("ngân", "hàng"), ("tập", "đoàn"))  # báo | Bến Lặng
WHERE = frozenset((",", "và", ";", "-", "–", "có", "cùng", "là", "gồm", "đó", ":", "này", "nay", "cho", ""))
PREPOSITIONS = frozenset(
    fold("của thuộc tại ở do cho với trong tới dự theo từ đến bởi về nơi lập đối ngày đoàn").split()
)


def heads_clause(line: Line, first: int) -> bool:
    before = line.key(first - 1)
    if before in (",", "và") and (listed := line.chunk(first - 2)) is not None and listed.kind in (BODY, PLACE, OFFICE):
        return before == "," and listed.kind == PLACE and line.key(listed.first - 1) in ("tại", "ở")
    if before == "," and line.key(first - 2).isdigit() and line.key(first - 3) in (",", "quận", "phường"):
        return False  # quận 8, 9, | Phú Nhuận
    return first == line.first or (before in WHERE and before not in PREPOSITIONS) or _after_time(line, first)


def _after_time(line: Line, first: int) -> bool:
    """``năm 2013 | Hội Nông dân xã``, ``5 năm liên tục | Công an tỉnh``."""
    if line.key(first - 1) in ("liền", "tục"):
        return "năm" in line.keys[max(line.first, first - 4) : first]
    return line.key(first - 2) == "năm" and line.key(first - 1).isdigit()


def title_start(line: Line, first: int) -> int:
    """Where the forms of address and offices before a name begin."""
    t = first
    while t > line.first:
        chunk = line.chunk(t - 1)
        if chunk is None or chunk.kind not in (HONORIFIC, OFFICE):
            break
        t = chunk.first
    return t


def brand(line: Line, t: int) -> Recipient | None:
    """``VnExpress | nhận``, ``Phong Nha - Kẻ Bàng | được``, ``báo Bến Lặng | được``: a name by its capitals, before the
    verb; in full where a body of the article ends in it."""
    first = t + 1
    while first > line.first and _capital_word(line, first - 1):
        first -= 1
        if line.key(first - 1) in ("-", "–") and _capital_word(line, first - 2):
            first -= 1
    bare = first
    first = next((first - len(noun) for noun in _NOUNS if line.follows(first - len(noun), *noun)), first)
    words = line.words[first : t + 1] if bare <= t else []
    if first < bare and line.key(first - 1) == "và" and line.capital(first - 2):
        return None  # nhóm tác giả báo Bến Lặng và | báo Nà Ớt
    if not words or not heads_clause(line, first) or line.words[t + 1 : t + 2] in ([], [line.words[t + 1].upper()]):
        return None
    lone = len(words) == 1
    if lone and (sum(c.isupper() for c in words[0]) < _CAPITALS or not set(words[0]) - set("IVX")):
        return None
    name = line.text.phrase(first, t + 1)
    bodies = (c for _, c in line.reading.of_kind(BODY) if c.last - c.first > 1 and line.words[c.last - 1] == words[0])
    if lone and (body := next(bodies, None)) is not None:
        name = line.text.phrase(body.first, body.last)
    return Recipient("body", name, first, t + 1, support=(line.support("recipient", first, t + 1),))


def _capital_word(line: Line, t: int) -> bool:
    chunk = line.chunk(t)
    return chunk is not None and chunk.kind == WORD and line.capital(t) and line.words[t].isalpha()
