"""What stands beside the name of who receives a distinction: titles, brackets, where somebody is from."""

from kg.extract.awards_lists import outlet_end
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, WORD

_TITLE_WORDS = 12  # of a title that goes on behind what is read as the office
_HEADS = frozenset(("trưởng", "phó", "tổ", "chi", "đội", "giám", "chủ", "hiệu"))  # of offices in no table: Trưởng bản


def after_titles(line: Line, kind: str, t: int, limit: int) -> int:
    """The token after the titles and brackets of a recipient whose name ends at a token: ``ông A (24 tuổi), Giám đốc Sở
    Y tế | và …``."""
    while t < limit:
        key = line.key(t)
        if key == "(":
            t = next((n + 1 for n in range(t, limit) if line.key(n) == ")"), limit)
            continue
        after = line.chunk(t + 1)
        if kind == "person" and key in (",", "-", "–") and after is not None and after.kind in (OFFICE, BODY):
            t = _title_end(line, after.last, limit)
            continue
        dash = key in ("-", "–") and after is not None and after.kind == WORD
        if kind == "person" and (dash or _described(line, t)):
            while t < limit and line.key(t) not in (";", ".", "và", "("):
                t += 1
            continue
        lower = bool(line.words[t + 1 : t + 2]) and line.words[t + 1].islower()
        if kind == "body" and key == "," and lower and not _is_place(line, t + 1) and outlet_end(line, t + 1) is None:
            t = next((n for n in range(t, limit) if line.key(n) == "và" and _names(line, n + 1)), limit)
            continue
        break
    return t


def _title_end(line: Line, t: int, limit: int) -> int:
    """``Bí thư Chi đoàn | thôn Nà Ớt - Đoàn xã Tà Xùa | và ông B``: the words that go on with a title, where another is
    named behind them."""
    for end in range(t, min(limit, t + _TITLE_WORDS)):
        if line.key(end) in (",", ";", "và"):
            return end if _names(line, end + 1) else t
        if line.key(end) in (".", ":", "("):
            break
    return t


def _names(line: Line, t: int) -> bool:
    """A name stands here: a person, a form of address, or a body with a capital."""
    chunk = line.chunk(t)
    return chunk is not None and (chunk.kind in (PERSON, HONORIFIC) or (chunk.kind == BODY and line.capital(t)))


def _described(line: Line, t: int) -> bool:
    """``, học sinh Trường …``, ``, 36 tuổi``, ``sinh năm 1929 tại …`` after a name."""
    if line.key(t) == "," and line.words[t + 1 : t + 2]:
        after = line.chunk(t + 1)
        plain = after is not None and after.kind in (WORD, HONORIFIC) and not name_follows(line, t + 1, line.last)
        return (
            plain
            and (line.words[t + 1].islower() or line.key(t + 2) == "tuổi" or line.key(t + 1) in _HEADS)
            and line.key(t + 1) not in ("các", "cùng")
        )
    return line.follows(t, "sinh", "năm") or line.key(t) in ("ở", "trú", "quê", "hiện")


def name_follows(line: Line, t: int, limit: int) -> bool:
    """A person's name within the next words: ``đồng chí Nguyễn Văn A``, ``gia đình mẹ Lê Thị B``."""
    for n in range(t, min(limit, t + 6)):
        chunk = line.chunk(n)
        if chunk is not None and chunk.kind == PERSON:
            return True
        if chunk is None or chunk.kind not in (HONORIFIC, WORD):
            return False
    return False


def _is_place(line: Line, t: int) -> bool:
    chunk = line.chunk(t)
    return chunk is not None and chunk.kind == PLACE


def kin(line: Line, t: int) -> bool:
    """``thân nhân | 4 mẹ``, ``gia đình 5 liệt sĩ``: the counted ones are who is honoured."""
    end = t + 2
    return (line.follows(t, "thân", "nhân") or line.follows(t, "gia", "đình")) and line.key(end)[:1].isdigit()
