"""Distinctions as texts print them: ``Huân chương Lao động hạng Ba``, ``Huy hiệu 55, 45 năm tuổi Đảng``,
``Bằng khen của Thủ tướng``, ``danh hiệu “Sinh viên 5 tốt”``."""

from dataclasses import dataclass, replace
from functools import cache

from kg.extract.documents_actors import Found, Line, actor_at
from kg.lexicon import read_table
from kg.text.phrases import Phrases
from kg.text.spelling import fold

_TAKES = frozenset("rank years own quoted giver short scope title rating praise".split())
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_STOP = frozenset(
    fold(
        "cho của lần năm đợt vào tại và do đã được là với vì từ trong nhân hạng trao tặng đến khi bởi theo ở có cùng "
        "gồm hoặc nhận này trên dành đối"
    ).split()
)
_FILLER = frozenset(fold("danh hiệu cao quý vinh dự nhà nước các phần thưởng giải").split())


@dataclass(frozen=True, slots=True)
class Form:
    """How a distinction's name opens and what it takes; see the comment in ``awards.tsv``."""

    form: str
    takes: frozenset[str]
    same_as: str


@dataclass(frozen=True, slots=True)
class Award:
    """Tokens ``[first, last)``; ``giver`` and ``year`` where the name holds them."""

    name: str
    first: int
    last: int
    takes: frozenset[str]
    giver: Found | None = None
    year: str = ""
    same_as: str = ""


@cache
def forms() -> Phrases[Form]:
    table: Phrases[Form] = Phrases()
    for row in read_table("awards", ("form", "takes", "same_as", "example"), optional=("takes", "same_as")):
        takes = frozenset(row.many("takes"))
        if not takes <= _TAKES:
            raise row.error(f"takes must be of {', '.join(sorted(_TAKES))}, not '{row['takes']}'")
        table.add(row["form"], Form(row["form"], takes, row["same_as"] or row["form"]))
    return table


def awards_at(line: Line, i: int, j: int, form: Form) -> list[Award]:
    """The distinctions that tokens ``[i, j)`` open: several where years are listed, none where no one in particular."""
    if "years" in form.takes and (found := _of_years(line, i, j)):
        return found
    name, end = form.form[:1].upper() + form.form[1:], j
    if form.takes & {"own", "quoted", "short"}:
        own = own_name(line, j, form.takes)
        if own is None and not form.takes & {"short"}:
            if not line.follows(i, "kỉ", "niệm", "chương"):
                return []
        elif own is not None:
            inner, end = own
            name = inner if "quoted" in form.takes else f"{name} {inner}"
    if "rank" in form.takes and line.key(end) == "hạng" and end + 1 < line.last:
        name, end = f"{name} hạng {line.words[end + 1].capitalize()}", end + 2
    if "scope" in form.takes:
        name, end = _scoped(line, name, end)
    same_as = form.same_as if form.same_as != form.form else ""
    award = Award(name, i, end, form.takes, same_as=same_as)
    return [_given(line, _dated(line, award))]


def _of_years(line: Line, i: int, j: int) -> list[Award]:
    """``Huy hiệu 70 năm tuổi Đảng``, ``55, 45 tuổi Đảng``, ``70 năm`` in a list."""
    years, t = [], j
    while line.key(t).isdigit() and len(line.key(t)) <= 2:
        years.append(line.key(t))
        t += 1
        if line.key(t) in (",", "và") and line.key(t + 1).isdigit():
            t += 1
    if not years:
        return []
    if line.key(t) == "năm":
        t += 1
    elif line.key(t) != "tuổi":
        return []
    if line.follows(t, "tuổi", "đảng"):
        t += 2
    return [Award(f"Huy hiệu {year} năm tuổi Đảng", i, t, frozenset(("years",))) for year in years]


def own_name(line: Line, j: int, takes: frozenset[str]) -> tuple[str, int] | None:
    """A name of its own, and the token after it: in quotation marks, or from a capital word on."""
    close = _QUOTES.get(line.key(j))
    if close:
        for t in range(j + 1, min(line.last, j + 16)):
            if line.key(t) == close or line.key(t) == "”":
                end = t
                inner = j + 1
                if line.key(end - 2) == "năm" and line.key(end - 1).isdigit():
                    end -= 2
                return (line.text.phrase(inner, end), t + 1) if end > inner else None
        return None
    if "quoted" in takes or not line.capital(j) or not line.words[j].isalpha():
        return None
    if "short" in takes:
        return (line.words[j], j + 1) if line.words[j].isupper() and len(line.words[j]) <= 6 else None
    t = j + 1
    while t < min(line.last, j + 9) and line.words[t].isalpha() and line.key(t) not in _STOP and not line.capital(t):
        t += 1
    return line.text.phrase(j, t), t


def _scoped(line: Line, name: str, end: int) -> tuple[str, int]:
    """``cơ sở``, ``toàn quốc``, ``cấp tỉnh``."""
    if line.follows(end, "toàn", "quốc") or line.follows(end, "cơ", "sở") or line.follows(end, "toàn", "quân"):
        return f"{name} {line.text.phrase(end, end + 2)}", end + 2
    if line.key(end) == "cấp" and end + 1 < line.last:
        return f"{name} {line.text.phrase(end, end + 2)}", end + 2
    return name, end


def _dated(line: Line, award: Award) -> Award:
    """``… năm 2018``, with a closing quotation mark before it."""
    t = award.last
    if line.key(t) in ("”", '"') and line.key(award.first - 1) in _QUOTES:
        t += 1
    if line.key(t) == "năm" and line.key(t + 1).isdigit() and len(line.key(t + 1)) == 4:
        return replace(award, year=line.key(t + 1), last=t + 2)
    return replace(award, last=t)


def _given(line: Line, award: Award) -> Award:
    """``… của Thủ tướng Chính phủ``: part of a certificate's name where an office or a national body gives it."""
    t = award.last
    if line.key(t) != "của":
        return award
    found = actor_at(line, t + 1, "giver")
    if found is None:
        return award
    name = award.name
    body = found.actor.body
    if "giver" in award.takes and (body is None or body.national):
        name = f"{name} của {found.actor.name}"
    return replace(award, name=name, giver=found, last=found.last)
