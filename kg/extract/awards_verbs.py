"""The verbs that hand a distinction over or receive it, and whether what they say has come to pass."""

from functools import cache

from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, PERSON
from kg.lexicon import read_table
from kg.text.phrases import Phrases
from kg.text.spelling import fold

_USES = ("give", "receive", "rate", "unreal", "planned", "apart", "done")
ADVERBS = frozenset(
    fold(
        "đã vinh dự vừa mới cũng còn long trọng từng tiếp tục liên liền lần nhiều năm quyết định ký tổ chức lễ hai ba "
        "công bố và đều có văn bản kịp thời trực tiếp thay mặt hội nghị buổi trân"
    ).split()
)
_BEFORE_NAME = frozenset(  # words between a verb and the distinction: trao tặng nhiều danh hiệu cao quý
    fold(
        "danh hiệu cao quý các những và hai ba giải phần thưởng như “ \" ‘ ' : là đạt phôi vinh dự nhiều nhà nước bằng "
        "chứng nhận sớm cùng một"
    ).split()
)
_RATED = tuple(
    tuple(fold(words).split())
    for words in "đảng bộ;chi bộ;tổ chức đảng;tổ chức cơ sở đảng;đơn vị;tập thể;cơ quan;là đảng bộ;là chi bộ".split(";")
)
_UNITS = frozenset(fold("xã phường huyện đơn vị tập thể thành phố tỉnh").split())  # được công nhận là xã | Anh hùng …
_SUMMED = frozenset((",", ":", "như", "cao", "các", "trong"))  # after huân, huy | chương
_GIFTS = frozenset(("hoa", "quà", "tiền"))  # trao | hoa và Bằng khen
_LONGEST = 5  # words of a verb
_REACH = 22  # tokens before a verb in which a word may say that nothing has been given (yet)


@cache
def verbs() -> Phrases[str]:
    """Verbs and the words around them -> use, see the comment in ``awards-verbs.tsv``."""
    table: Phrases[str] = Phrases()
    for row in read_table("awards-verbs", ("form", "use", "example")):
        if row["use"] not in _USES:
            raise row.error(f"use must be of {', '.join(_USES)}, not '{row['use']}'")
        table.add(row["form"], row["use"])
    return table


def verb_before(line: Line, first: int) -> tuple[int, str] | None:
    """(where it starts, its use) of the verb right before a distinction."""
    t = before_name(line, first)
    if line.key(first) in ("trong", "hoàn") and (rated := _rated_as(line, t)) is not None:
        t = rated
    return verb_ending(line, t)


def before_name(line: Line, first: int) -> int:
    """The token after the verb, passing the words that may stand before the name: ``trao | danh hiệu cao quý``."""
    t = first
    while (
        t > line.first
        and verb_ending(line, t) is None
        and (
            line.key(t - 1) in _BEFORE_NAME
            or _count(line, t - 1)
            or (line.key(t - 1) in _UNITS and line.key(t) in ("anh", "“", '"', *_UNITS))
            or (line.key(t - 1) in _GIFTS and line.key(t) in ("và", "cùng", ","))
            or (line.key(t - 1) == "," and line.key(t - 2) in _GIFTS)
            or _in_general(line, t)
        )
    ):
        t -= 1
    return t


def _in_general(line: Line, t: int) -> bool:
    """``tặng nhiều | huân chương, huy chương | (cao quý) như``, ``nhiều | huân, huy chương | :``: what all that follows
    is called together."""
    if line.key(t - 1) == ",":
        return line.key(t) == "huy" and line.key(t - 2) in ("chương", "huân")
    if line.key(t - 1) == "chương":
        return line.key(t) in _SUMMED and line.key(t - 2) in ("huân", "huy")
    return line.key(t - 1) in ("huân", "huy") and line.key(t) in ("chương", ",")


def _rated_as(line: Line, t: int) -> int | None:
    """``được công nhận (là) | chi bộ | trong sạch vững mạnh``: the token before what a rating is of."""
    for words in _RATED:
        start = t - len(words)
        if line.follows(start, *words) and start > line.first and verb_ending(line, start) is not None:
            return start
    return None


def _count(line: Line, t: int) -> bool:
    """``trao | 4 | giải A``"""
    return line.key(t).isdigit() and len(line.key(t)) <= 3


def verb_ending(line: Line, t: int) -> tuple[int, str] | None:
    """The verb whose last word stands right before a token."""
    for size in range(_LONGEST, 0, -1):
        if t - size < line.first:
            continue
        if line.key(t - size) == "nhận" and line.key(t - size - 1) in ("chứng", "xác", "ghi"):
            return None  # bằng chứng | nhận
        if line.key(t - size) == "thưởng" and line.key(t - size - 1) in ("phần", "giải"):
            return None  # tặng nhiều phần | thưởng cao quý
        found = verbs().match(line.keys[t - size : t], 0)
        if found is not None and found[1] == size and found[0] in ("give", "receive", "rate"):
            return (t - size, found[0]) if line.key(t - size) != "được" or _after_name(line, t - 1) else None
    return None


def _after_name(line: Line, t: int) -> bool:
    """``Ông A | được Bằng khen``, not ``tìm | được giải Nhất``."""
    chunk = line.chunk(back_over(line, t) - 1)
    return chunk is not None and (chunk.kind in (PERSON, HONORIFIC, BODY) or line.key(chunk.last - 1) == ")")


def modality_at(line: Line, start: int) -> str:
    """What the words before a verb in its clause say: asserted, proposed, planned, or unreal."""
    for t in range(start - 1, max(line.first, start - _REACH) - 1, -1):
        if line.key(t) == ";":
            break
        found = verbs().match(line.keys, t)
        if found is not None and found[0] in ("unreal", "planned"):  # may hold the verb: để | nhận
            opens = line.key(t) in ("đề", "trình")
            return "planned" if found[0] == "planned" else "proposed" if opens else "unreal"
    return "asserted"


def back_over(line: Line, t: int) -> int:
    """The token after passing adverbs to the left: ``| đã vinh dự được``."""
    if line.follows(t - 2, "xuất", "sắc") and line.key(t) in ("giành", "đoạt", "đạt"):
        t -= 2
    while t > line.first and line.key(t - 1) in ADVERBS and (t - 1 == line.first or not line.capital(t - 1)):
        if line.key(t - 1) == "chức" and line.key(t - 2) != "tổ":  # viên chức | được tặng
            break
        t -= 1
    return t
