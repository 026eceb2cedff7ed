"""Groups in words: where one starts, how many it counts, and where its words end."""

from functools import cache

from kg.extract.documents_actors import Line
from kg.extract.documents_titles import CLAUSE
from kg.extract.reading import BODY, HONORIFIC, PERSON, WORD
from kg.lexicon import read_table
from kg.text.numbers import WORDS, decimal
from kg.text.phrases import Phrases
from kg.text.spelling import fold

QUANTIFIERS = frozenset(("các", "những", "nhiều", "toàn", "mỗi", "một"))
HARD = frozenset('.;:!?|”"')
_ENDS = frozenset(
    fold("đợt tại vì do đã vào là gồm ngay nhằm khi vinh được nhận đạt hiện để kèm với dịp giao dự tham").split()
)
_THINGS = frozenset(
    fold("triệu tỷ đồng nghìn ngàn trăm phần suất năm tháng ngày % giờ lần phiếu căn nhà xe bộ máy").split()
)


@cache
def groups() -> Phrases[str]:
    return Phrases({row["form"]: row["form"] for row in read_table("awards-groups", ("form", "example"))})


def group_at(line: Line, t: int) -> tuple[int, str] | None:
    """(token of the group's head, how many) where a group starts: ``16 tổ chức``, ``các tập thể``, ``cá nhân``."""
    count = ""
    head = t
    if line.key(head) in ("hơn", "gần", "trên", "khoảng"):
        head += 1
    number = decimal(line.words[head]) if head < line.last and line.words[head][0].isdigit() else None
    if number is not None and "." not in number:
        count, head = number, head + 1
    elif line.key(head) in WORDS and head + 1 < line.last and groups().match(line.keys, head + 1):
        count, head = str(WORDS[line.key(head)]), head + 1
    elif line.key(head) in QUANTIFIERS:
        head += 1
    if line.key(head) in ("lượt", "vị", "em", "đồng") and groups().match(line.keys, head) is None:
        head += 1
    if head >= line.last or groups().match(line.keys, head) is None:
        return None
    return head, count


def counted_others(line: Line, t: int) -> tuple[int, str] | None:
    """``20 lão thành cách mạng``: counted people whom the table does not know."""
    head = t + (line.key(t) in ("hơn", "gần", "trên", "khoảng"))
    if head + 1 >= line.last or not line.key(head)[:1].isdigit() or line.key(head + 1) in _THINGS:
        return None
    count = decimal(line.words[head])
    after = line.chunk(head + 1)
    plain = after is not None and after.kind in (WORD, HONORIFIC) and line.words[head + 1].islower()
    return (head + 1, count) if count is not None and "." not in count and plain else None


def group_end(line: Line, t: int, limit: int, counted: bool) -> int:
    """Where the words of a group end."""
    while t < limit:
        key = line.key(t)
        if key in HARD or key == "(" or key in _ENDS or (key == "nhân" and line.key(t + 1) in ("dịp", "kỉ", "ngày")):
            break
        if key == ",":
            listed = group_at(line, t + 1)
            follow = line.chunk(t + 1)
            goes_on = not counted and follow is not None and follow.kind == WORD and line.words[t + 1].islower()
            named = follow is not None and follow.kind == BODY and line.words[t + 1].islower()
            if not (named or (goes_on and line.key(t + 1) not in CLAUSE)) and (
                listed is None or listed[1] or listed[0] != t + 1
            ):
                break
        if key == "và":
            follow = line.chunk(t + 1)
            if follow is None or follow.kind in (PERSON, HONORIFIC, BODY) or (group_at(line, t + 1) or (0, ""))[1]:
                break
            if line.key(t + 1) in ("trao", "tặng", "phong", "truy"):
                break
        if key in ("-", "–") and line.key(t + 1) == "ảnh":
            break
        t += 1
    return t
