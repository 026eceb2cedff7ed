"""Distinctions as texts print them: ``Huân chương Lao động hạng Ba``, ``Huy hiệu 55, 45 năm tuổi Đảng``,
``Bằng khen của Thủ tướng``, ``danh hiệu “Sinh viên 5 tốt”``, ``giải Nhất cuộc thi …``."""

from dataclasses import dataclass, replace
from functools import cache

from kg.extract.awards_own import QUOTES, contest_at, named_at, own_name, plain_name
from kg.extract.awards_verbs import verb_before
from kg.extract.documents_actors import Found, Line, actor_at
from kg.extract.reading import BODY
from kg.lexicon import read_table
from kg.model import Actor
from kg.text.numbers import WORDS, decimal
from kg.text.phrases import Phrases
from kg.text.spelling import fold, name_key

_TAKES = frozenset(
    "rank years own quoted bare giver short scope title rating praise counted contest state called".split()
)
_NUMERALS = {"1": "Nhất", "i": "Nhất", "2": "Nhì", "ii": "Nhì", "3": "Ba", "iii": "Ba"}  # hạng III
_RANKS = frozenset(("nhất", "nhì", "ba", "hai", "đặc", *_NUMERALS))
_COUNT_DIGITS = 3
_LISTED = frozenset((",", "và", "-", "–", "đến"))  # between years of membership
_NAMED_IN_LOWER_CASE = ("danh hiệu", "giải thưởng")  # đạt danh hiệu | học sinh tiên tiến
_STATES = (("chủ", "tịch", "nước"), ("nhà", "nước"), ("vương", "quốc"), ("đảng",), ("chính", "phủ"))
_PRIZES = frozenset(("nhất", "nhì", "ba", "vàng", "bạc", "đồng", "a", "b", "c", "i", "ii", "iii"))
_AFTER_PRIZES = frozenset(
    fold(", và cho thuộc của tại trong cuộc môn kỳ hội lần được là . ; ) ( đã năm toàn quốc gia cấp").split()
) | {""}
_GO_ON = frozenset((*_LISTED, "năm", "tuổi"))  # after a further number of years


@dataclass(frozen=True, slots=True)
class Form:
    """How a distinction's name opens and what it takes; see the comment in ``awards.tsv``."""

    form: str
    takes: frozenset[str]
    same_as: str


@dataclass(frozen=True, slots=True)
class Award:
    """Tokens ``[first, last)``; ``giver`` and ``year`` where the name holds them; ``count``: how many of it;
    ``badges``: the years of membership where it is a Party badge (several where a list names them); ``form``: how its
    name opens, where it has one of its own."""

    name: str
    first: int
    last: int
    takes: frozenset[str]
    giver: Found | None = None
    year: str = ""
    same_as: str = ""
    count: str = ""
    badges: tuple[str, ...] = ()
    form: str = ""

    def each(self) -> "list[Award]":
        """One for each of the years that a list of badges names."""
        return [replace(self, name=badge_name(y), badges=(y,)) for y in self.badges] if len(self.badges) > 1 else [self]


def badge_name(years: str) -> str:
    """``Huy hiệu 50 năm tuổi Đảng``"""
    return f"Huy hiệu {years} năm tuổi Đảng"


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
    """The distinctions that tokens ``[i, j)`` open: several where ranks are listed, none where no one in particular."""
    if "years" in form.takes and (badge := badge_at(line, i, j)) is not None:
        return [replace(badge, count=_counted(line, i))]
    if "praise" in form.takes:
        return _praise(line, i, j, form)
    if ("called" in form.takes and not _called(line, i)) or _who(line, i):
        return []
    name, end = form.form[:1].upper() + form.form[1:], j
    if "short" in form.takes and (short := _short_name(line, j)) is not None:
        name, end = f"{name} {short}", j + 1
    if form.takes & {"own", "quoted", "bare"}:
        own = None if _is_form(line, j) else own_name(line, j, capital="quoted" not in form.takes)
        if own is None and form.form in _NAMED_IN_LOWER_CASE and not _is_form(line, j) and _conferred(line, i):
            own = plain_name(line, j)
        if own is not None and (rating := forms().match(line.keys, own[1])) and "rating" in rating[0].takes:
            own = line.text.phrase(j, rating[1]), rating[1]  # danh hiệu Đảng bộ | trong sạch, vững mạnh
        if own is not None:
            name, end = (own[0] if "bare" in form.takes else f"{name} {own[0]}"), own[1]
        elif "years" in form.takes and "huy hiệu đảng" in line.text.key:
            name = "Huy hiệu Đảng"
        elif not line.follows(i, "kỉ", "niệm", "chương") and not _of_state(line, j):
            return []
    ranks, end = _same_head(line, form, end) if "contest" in form.takes else ([], end)
    if "contest" in form.takes and (contest := contest_at(line, end)) is not None:
        name, end = f"{name} {contest[0]}", contest[1]
    if "scope" in form.takes or ("giver" in form.takes and line.key(end) == "cấp"):
        name, end = _scoped(line, name, end)
    same_as = form.same_as if form.same_as != form.form else ""
    own_form = form.form if form.takes & {"own", "bare"} and end > j else ""
    award = Award(name, i, end, form.takes, same_as=same_as, count=_counted(line, i), form=own_form)
    if ranks:
        of_contest = name.removeprefix(form.form[:1].upper() + form.form[1:])
        return [
            _dated(line, replace(award, name=f"{rank}{of_contest}", same_as=""))
            for rank in (name.removesuffix(of_contest), *ranks)
        ]
    return [_given(line, _dated(line, ranked)) for ranked in (_ranks(line, award) if "rank" in form.takes else [award])]


def _same_head(line: Line, form: Form, t: int) -> tuple[list[str], int]:
    """``giải Nhất | , Nhì và Ba cho …``: the further prizes that share the first words, and the token after them."""
    head, ranks = form.form.rsplit(" ", 1)[0], list[str]()
    keys = name_key(head).split()
    while line.key(t) in (",", "và") and line.key(t + 1) in _PRIZES and line.key(t + 2) in _AFTER_PRIZES:
        further = forms().match([*keys, line.key(t + 1)], 0)
        if further is None:
            break
        ranks.append(further[0].form[:1].upper() + further[0].form[1:])
        t += 2
    return ranks, t


def _of_state(line: Line, j: int) -> bool:
    """``Huân chương | của Chủ tịch nước``, ``| của Vương quốc Nà Ớt``: an order of which no more is told."""
    order = line.follows(j - 2, "huân", "chương") and line.key(j) == "của"
    return order and any(line.follows(j + 1, *words) for words in _STATES)


def _who(line: Line, i: int) -> bool:
    """``trao A cho (các) | tập thể xuất sắc``, ``gắn A lên (lá) | cờ truyền thống``: who receives, not what."""
    if line.key(i) == "cờ" and "lên" in (line.key(i - 1), line.key(i - 2)):
        return True
    kinds = line.follows(i, "tập", "thể") or line.follows(i, "đơn", "vị")
    counted = line.key(i - 1).isdigit() and line.key(i - 2) == "cho"  # cho 11 | tập thể xuất sắc
    return kinds and line.words[i].islower() and (counted or line.key(i - 1) in ("cho", "các", "những"))


def _conferred(line: Line, i: int) -> bool:
    """Whether a verb hands over or receives what stands at a token: ``trao (7) | giải thưởng``."""
    verb = verb_before(line, i)
    return verb is not None and verb[1] in ("give", "receive")


def _called(line: Line, i: int) -> bool:
    """Whether words that also describe people are the name of a distinction: with a capital, in quotation marks, as
    ``danh hiệu`` or ``một trong 10``, or at the head of a list; not ``tuyên dương 20 gương mặt trẻ tiêu biểu``."""
    before = line.key(i - 1)
    counted = before.isdigit() and line.key(i - 2) in ("trong", "số")
    opens = all(line.key(t).isdigit() or line.key(t) in _HEADING for t in range(line.first, i))
    listed = opens and ":" in line.keys[i : line.last]
    named = before == "là" and line.key(i - 2) in ("danh", "dương", "chọn")  # được vinh danh là, bình chọn là
    return line.words[i][0].isupper() or before in QUOTES or before == "hiệu" or counted or listed or named


def rank_alone(line: Line, t: int, before: Award) -> Award | None:
    """``Huân chương Lao động hạng Nhì cho A; | hạng Ba cho B``: of the order named before."""
    if line.key(t) != "hạng" or line.key(t + 1) not in _RANKS or "rank" not in before.takes or before.last > t:
        return None
    name = f"{before.name.split(' hạng ')[0]} hạng {_rank(line, t + 1)}"
    return _dated(line, replace(before, name=name, first=t, last=t + 2, giver=None, year="", count=""))


_HEADING = frozenset(("danh", "sách", "các", "những", "-", "+", "*", "."))


def _is_form(line: Line, t: int) -> bool:
    """A distinction that the table knows opens here, quotation marks passed: it is read in its turn."""
    t += line.key(t) in QUOTES
    found = forms().match(line.keys, t) if t < line.last else None
    return found is not None and not found[0].takes & {"own", "bare", "praise"}


def _praise(line: Line, i: int, j: int, form: Form) -> list[Award]:
    """``vinh danh (là) “Nông dân tiêu biểu”``: the name after the verb; else the verb is all."""
    t = j
    for words in (("là",), ("đạt",), ("danh", "hiệu")):
        t += len(words) if line.follows(t, *words) else 0
    if not _is_form(line, t) and (own := named_at(line, t, capital="quoted" not in form.takes)) is not None:
        year = next(
            (key for key in line.keys[t : own[1]] if len(key) == 4 and key.isdigit()), ""
        )  # inside the quotation
        return [_dated(line, Award(own[0], i, own[1], form.takes - {"counted"}, year=year))]
    if "bare" in form.takes or _is_form(
        line, t
    ):  # được tuyên dương | Anh hùng Lao động: a verb of the next distinction
        return []
    return [_dated(line, Award(form.form[:1].upper() + form.form[1:], i, j, form.takes))]


def _counted(line: Line, i: int) -> str:
    """``giành 5 | huy chương bạc``, ``hai huân chương``: how many of one distinction."""
    before = line.key(i - 1)
    if before.isdigit() and len(before) <= _COUNT_DIGITS:
        return str(int(before))
    if before[:1].isdigit() and "." in before and (number := decimal(before)) is not None and "." not in number:
        return number  # 5.320 | Bà mẹ Việt Nam anh hùng
    counts = before in ("hai", "ba", "bốn") and line.key(i - 2) not in ("hạng", "giải")
    return str(WORDS[before]) if counts else ""


def _ranks(line: Line, award: Award) -> list[Award]:
    """``hạng Ba``; several of one order: ``hạng Nhất, Nhì, Ba``."""
    end = award.last
    if line.key(end) != "hạng" or end + 1 >= line.last:
        return [award]
    ranks, end = [_rank(line, end + 1)], end + 2
    while line.key(end) in (",", "và"):
        t = end + 1 + (line.key(end + 1) == "hạng")
        if line.key(t) not in _RANKS or line.key(t + 1) in ("tập", "cá"):
            break
        ranks.append(_rank(line, t))
        end = t + 1
    same = [f"{award.same_as} hạng {rank}" if award.same_as else "" for rank in ranks]
    return [
        replace(award, name=f"{award.name} hạng {r}", last=end, same_as=s) for r, s in zip(ranks, same, strict=True)
    ]


def _rank(line: Line, t: int) -> str:
    return _NUMERALS.get(line.key(t)) or line.words[t].capitalize()


def badge_at(line: Line, i: int, j: int) -> Award | None:
    """``Huy hiệu | 70 năm tuổi Đảng``, ``55, 45 tuổi Đảng``, ``60 năm, 50 năm``, ``từ 30 đến 55 năm tuổi Đảng``: the
    badge whose years stand at ``j``."""
    found = years_at(line, j)
    if found is None:
        return None
    years, words, end = found
    return Award(badge_name(words), i, end, frozenset(("years",)), badges=years)


def years_at(line: Line, t: int) -> tuple[tuple[str, ...], str, int] | None:
    """Years of membership that stand at a token: each, all in words, and the token after them."""
    years, end = list[str](), t + (line.key(t) == "từ")
    ranged = end > t
    while (word := line.key(end))[:1].isdigit() and all(y.isdigit() and len(y) <= 2 for y in word.split(",")):
        years += word.split(",")
        end += 1
        more = end + (line.key(end) == "năm")
        more += line.key(more) == "tuổi" and line.key(more + 1) in _LISTED  # 65 năm tuổi | và 50 năm tuổi Đảng
        if line.key(more) not in _LISTED or line.key(more + 2) not in _GO_ON or not line.key(more + 1)[:1].isdigit():
            break
        ranged = ranged or line.key(more) not in (",", "và")
        end = more + 1
    named = line.key(end) == "năm"
    if not years or not (named or line.key(end) == "tuổi"):
        return None
    end += named
    end += 2 if line.follows(end, "tuổi", "đảng") else 0
    words = f"từ {years[0]} đến {years[1]}" if ranged and len(years) == 2 else ", ".join(years)
    return tuple(years), words, end


def _short_name(line: Line, j: int) -> str | None:
    """``Bằng khen | EVN``: who gives it, by an abbreviation."""
    word = line.words[j] if j < line.last else ""
    return word if word.isalpha() and word.isupper() and len(word) <= 6 else None


def _scoped(line: Line, name: str, end: int) -> tuple[str, int]:
    """``cơ sở``, ``toàn quốc``, ``cấp tỉnh``."""
    for words in (("toàn", "quốc"), ("cơ", "sở"), ("toàn", "quân"), ("cấp", "cơ", "sở"), ("cấp", "thành", "phố")):
        if line.follows(end, *words):
            return f"{name} {line.text.phrase(end, end + len(words))}", end + len(words)
    if line.key(end) == "cấp" and end + 1 < line.last:
        return f"{name} {line.text.phrase(end, end + 2)}", end + 2
    return name, end


def _dated(line: Line, award: Award) -> Award:
    """``… năm 2018``, ``(năm 2018)``, ``(2018)``, ``SEA Games | 2013``, with a closing quotation mark before it."""
    t = award.last
    if award.year:
        return award
    if line.key(t) in ("”", '"') and line.key(award.first - 1) in QUOTES:
        t += 1
    if line.follows(t, "(", "năm") and line.key(t + 3) == ")" and len(line.key(t + 2)) == 4:
        return replace(award, year=line.key(t + 2), last=t + 4)
    if line.key(t) == "(" and line.key(t + 2) == ")" and len(line.key(t + 1)) == 4 and line.key(t + 1).isdigit():
        return replace(award, year=line.key(t + 1), last=t + 3)
    if line.key(t) == "(" and (close := _years_end(line, t + 1)) is not None:
        return replace(award, last=close)
    year = t + 1 if line.key(t) == "năm" else t if "contest" in award.takes or "bare" in award.takes else -1
    if line.key(year).isdigit() and len(line.key(year)) == 4:
        return replace(award, year=line.key(year), last=year + 1)
    return replace(award, last=t)


def _years_end(line: Line, t: int) -> int | None:
    """``hạng Ba | (2010, 2014)``, ``(năm 2010 và 2014)``: the token after a bracket with nothing but years in it."""
    years = 0
    while line.key(t) in (",", "và", "năm", "các", "-", "–", ";") or (line.key(t).isdigit() and len(line.key(t)) == 4):
        years += line.key(t).isdigit()
        t += 1
    return t + 1 if years > 1 and line.key(t) == ")" else None


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
    found = _with_partner(line, found)
    if "giver" in award.takes and (body is None or body.national):
        name = f"{name} {line.text.phrase(t, found.last)}"
    return _dated(line, replace(award, name=name, giver=found, last=found.last))


def _with_partner(line: Line, found: Found) -> Found:
    """``của Tỉnh Đoàn - Hội Liên hiệp Thanh niên tỉnh``: two bodies that give together."""
    partner = line.chunk(found.last + 1)
    if line.key(found.last) not in ("-", "–") or partner is None or partner.kind != BODY:
        return found
    name = line.text.phrase(found.first, partner.last)
    support = (line.support("giver", found.first, partner.last),)
    return Found(Actor(name), name_key(name), support, found.first, partner.last)
