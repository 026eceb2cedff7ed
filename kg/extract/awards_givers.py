"""Who gives a distinction: the subject of ``tặng``, whom the hander stands for, or the agent after ``do``."""

from functools import cache

from kg.extract.documents_actors import Found, Line, actor_at, actor_before
from kg.extract.reading import PERSON
from kg.lexicon import read_table
from kg.model import Actor
from kg.text.phrases import Phrases
from kg.text.spelling import fold

_USES = ("give", "receive", "rate", "unreal", "planned", "apart")
ADVERBS = frozenset(
    fold(
        "đã vinh dự vừa mới cũng còn long trọng từng tiếp tục liên lần nhiều năm quyết định ký tổ chức lễ hai ba "
        "công bố và đều có văn bản kịp thời trực thay mặt hội nghị buổi"
    ).split()
)


@cache
def verbs() -> Phrases[str]:
    table: Phrases[str] = Phrases()
    for row in read_table("awards-verbs", ("form", "use", "example")):
        if row["use"] not in _USES:
            raise row.error(f"use must be of {', '.join(_USES)}, not '{row['use']}'")
        table.add(row["form"], row["use"])
    return table


def giver_before(line: Line, start: int) -> Found | None:
    """``UBND tỉnh tặng``, ``Thay mặt Ban Thường vụ Tỉnh ủy, ông A trao``, ``Chủ tịch UBND tỉnh quyết định tặng``."""
    for t in range(start - 1, line.first - 1, -1):
        for words in (("thay", "mặt"), ("ủy", "quyền", "của"), ("ủy", "quyền")):
            if line.follows(t, *words):
                at = t + len(words)
                while line.key(at) in ("lãnh", "đạo", "cho"):
                    at += 1
                return actor_at(line, at, "giver") or state_at(line, at)
        if line.key(t) in (";", "."):
            break
    found = actor_before(line, start, ADVERBS, "giver")
    if found is None:
        return None
    named = any(chunk.kind == PERSON and found.last <= chunk.first < start for chunk in line.chunks)
    return None if named and not _decided(line, found.last, start) else found  # who hands over need not be who gives


def _decided(line: Line, first: int, last: int) -> bool:
    return any(line.follows(t, "quyết", "định") or line.key(t) == "kí" for t in range(first, last))


def giver_after(line: Line, last: int) -> Found | None:
    """``do G trao tặng``, ``do Tỉnh đoàn tổ chức``."""
    for t in range(last, min(line.last, last + 4)):
        if line.key(t) == "do":
            found = actor_at(line, t + 1, "giver") or state_at(line, t + 1)
            if found is not None and (
                verbs().match(line.keys, found.last) or line.key(found.last) in ("tổ", "kí", "quyết")
            ):
                return found
    return None


def state_at(line: Line, t: int) -> Found | None:
    """``Đảng và Nhà nước``, ``Đảng, Nhà nước``, ``Nhà nước``: givers that are no body of the tables."""
    for words in (
        ("đảng", "và", "nhà", "nước"),
        ("đảng", ",", "nhà", "nước"),
        ("đảng", "-", "nhà", "nước"),
        ("nhà", "nước"),
    ):
        if line.follows(t, *words):
            end = t + len(words)
            return Found(Actor(line.text.phrase(t, end)), "nhà nước", (line.support("giver", t, end),), t, end)
    return None
