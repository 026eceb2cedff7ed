"""Acts with a number: ``Quyết định số 2210 ngày 12/9/2016 của Thủ tướng``, ``ra Thông báo 116-TB/UBKTTU``."""

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.documents_actors import Found, Line, actor_at
from kg.extract.documents_codes import fits, issuer_by_code, signed_for
from kg.extract.documents_kinds import Kind, kinds
from kg.extract.documents_merge import Mention
from kg.extract.documents_number import Number, read_number
from kg.extract.documents_tail import Tail, act_title, before_tail, read_tail, signed_tail, speaker_after, will_of
from kg.extract.reading import BODY, OFFICE, WORD
from kg.model import Fact, Support

_AFTER_BARE = frozenset('của về , . ; ) ngày và do cũng tại đã là được ( - – : ” " trong với khóa nêu có qui'.split())
_SHIPS = frozenset(("ngầm", "vệ", "hạm", "tàu"))  # tàu ngầm Đề án 636: a class of ships
_AFTER_LIST = frozenset(("của", ",", "và", "ngày", "khóa", "(", "về"))
_ANNOUNCED = 6  # tokens from the kind to the mark that opens the list
_BETWEEN = 12  # tokens between the kind and "số" in "Quyết định phê duyệt quy hoạch … số 12/QĐ-UBND"


def numbered_acts(line: Line, i: int, j: int, kind: Kind, facts: list[Fact]) -> tuple[list[Mention], int]:
    """The acts of tokens ``[i, j)`` and the numbers after them, and the token after the last; none without a number."""
    numbers, t = _numbers(line, i, j, kind)
    if not numbers:
        return [], j
    tail = read_tail(line, t, facts)
    if tail.issuer is None and line.follows(j, "của"):
        tail.issuer = actor_at(line, j + 1)
    if tail.issuer is None:
        tail = signed_tail(line, tail)
    if tail.issuer is None:
        tail = before_tail(line, i, tail)
    if tail.issuer is None:
        tail.issuer = will_of(line, i) or issuer_by_code(line, i, numbers[-1]) or speaker_after(line, i, tail)
        if tail.issuer is not None and not fits(numbers[-1], tail.issuer):
            tail.issuer = None
    if tail.issuer is not None:
        tail.issuer = signed_for(line, i, numbers[-1], tail.issuer)
    end = tail.title[0] if tail.title else tail.last  # acts cited inside the title are read in their turn
    return [_mention(line, i, j, kind, number, tail) for number in numbers], end


def _mention(line: Line, i: int, j: int, kind: Kind, number: Number, tail: Tail) -> Mention:
    support = (Support("number", line.text.raw_span(number.start, number.end)), *tail.support)
    title = ""
    if tail.issuer is not None:
        support += tail.issuer.support
    if tail.title is not None:
        title = act_title(line, i, j, *tail.title)
        support += (line.support("title", *tail.title),)
    return Mention(
        kind.kind, "document-number", line.reading.statement(line.k), line.text.starts[i], number, tail.issuer, title,
        _own_day(line, number) or tail.date, support=support,
    )  # fmt: skip


def _numbers(line: Line, i: int, j: int, kind: Kind) -> tuple[list[Number], int]:
    """The numbers after a kind: right there, after ``số``, or after what the act does and ``số``."""
    t = j + (line.follows(j, "(", "số"))
    if line.key(t) == "số":
        t += 2 if line.key(t + 1) in (":", "số") else 1
        number = _at(line, t)
    else:
        number = _at(line, t)
        if number is not None and not number.coded and not _stands_bare(line, kind, number, line.key(i - 1)):
            number = None
        if number is None:
            number, t = _later(line, j)
    if number is None:
        return [], j
    numbers, t = [number], _after(line, number)
    t = _day_passed(line, t)
    while line.key(t) in (",", "và", ";") and len(numbers) < 12:
        n = t + (2 if line.key(t + 1) == "số" else 1)
        other = _at(line, n)
        if other is None or not (
            other.coded or (not numbers[-1].coded and line.key(_after(line, other)) in _AFTER_LIST)
        ):
            break
        numbers.append(other)
        t = _after(line, other)
    return _with_code(numbers), t


def _with_code(numbers: list[Number]) -> list[Number]:
    """``Quyết định 31, 32-QĐ/TU``: the letters behind the last number are those of all."""
    code = numbers[-1].printed.lstrip("0123456789")
    if not numbers[-1].coded or any(n.coded or not n.printed.isdigit() for n in numbers[:-1]):
        return numbers
    return [replace(n, printed=n.printed + code, coded=True) for n in numbers[:-1]] + numbers[-1:]


def _day_passed(line: Line, t: int) -> int:
    """``kết luận 812 | (ngày 3/5/2017) | và 455``: the token after a day in brackets that another number follows."""
    if not line.follows(t, "(", "ngày"):
        return t
    close = next((n for n in range(t + 2, min(line.last, t + 12)) if line.key(n) == ")"), None)
    return close + 1 if close and line.key(close + 1) in ("và", ",") and line.key(close + 2)[:1].isdigit() else t


def _own_day(line: Line, number: Number) -> str:
    """The day in brackets right after a number."""
    t = _after(line, number)
    days = line.reading.dates[line.k] if line.follows(t, "(", "ngày") else []
    return next((day.value for day in days if line.text.token_at(day.start) in (t + 1, t + 2)), "")


def _stands_bare(line: Line, kind: Kind, number: Number, before: str) -> bool:
    """Whether digits alone right after a kind number it: ``Quyết định 102 của``, not ``quyết định 2 nhân sự``."""
    if not number.printed.isdigit():
        return True
    if len(number.printed) < 2 or 1900 <= int(number.printed) <= 2100 or before in _SHIPS:
        return False
    end = _after(line, number)
    after = line.key(end)
    if after == "ngày" and not line.key(end + 1)[:1].isdigit():
        return False  # đề án 100 ngày đêm
    if kind.digits == "bare":
        if len(number.printed) > 2 and line.key(end + 1) in ("ra", "rõ", "bố") and after in ("chỉ", "công"):
            return True  # thông báo 1041 | chỉ ra, công bố ngày 7/9
        return after in _AFTER_BARE or after == "" or (after == "năm" and len(line.key(end + 1)) == 4)
    return kind.digits == "any" or (kind.digits == "issuer" and after == "của" and actor_at(line, end + 1) is not None)


def _at(line: Line, t: int) -> Number | None:
    return read_number(line.text.nfc, line.text.starts[t]) if line.key(t)[:1].isdigit() else None


def _after(line: Line, number: Number) -> int:
    """The first token after a number."""
    return line.text.token_range(number.start, number.end)[1]


def _later(line: Line, j: int) -> tuple[Number | None, int]:
    """``Quyết định phê duyệt quy hoạch số 12/QĐ-UBND``, ``Nghị quyết của Bộ Chính trị số 10-NQ/TW``."""
    limit = min(line.last - 1, j + _BETWEEN)
    if "số" not in line.keys[j:limit]:
        return None, j
    for t in range(j, limit):
        if line.key(t) == "số" and line.key(t + 1)[:1].isdigit():
            number = _at(line, t + 1)
            return (number if number is not None and number.coded else None), t + 1
        chunk = line.chunk(t)
        if line.follows(t, "(", "số"):
            continue
        if chunk is None or chunk.kind not in (WORD, BODY, OFFICE) or (chunk.kind == WORD and line.capital(t)):
            break
        other = kinds().match(line.keys, t)
        if (other and "unnumbered" not in other[0].named) or line.key(t) in ("tại", "theo", "căn"):
            break
    return None, j


def list_issuer(line: Line, i: int, j: int) -> Found | None:
    """Who issued the acts that follow: ``các chỉ thị của Ban Bí thư (khóa XII) gồm: …``, ``HĐND tỉnh thông qua 5 nghị
    quyết: …``."""
    several = line.key(i - 1) in ("các", "những", "số") or line.key(i - 1).isdigit()
    if several and any(line.key(t) in (":", "gồm") for t in range(j, j + _ANNOUNCED)):
        tail = before_tail(line, i, Tail(j))
        if tail.issuer is not None:
            return tail.issuer
    if line.key(i - 1) != "các" or line.key(j) != "của":
        return None
    found = actor_at(line, j + 1)
    if found is None or found.joint:
        return None
    after = line.keys[found.last : min(line.last, found.last + 6)]
    return found if any(key in ("gồm", ":", "như") for key in after) else None


def shared(mentions: list[Mention], line: Line) -> Iterator[Mention]:
    """``Quy định số 12, Quy định số 19 của Ban Bí thư``: the last of a list says whose they all are."""
    later: Mention | None = None
    out: list[Mention] = []
    for mention in reversed(mentions):
        if (
            later is not None
            and mention.number
            and later.number
            and mention.issuer is None
            and mention.kind == later.kind
        ):
            between = line.text.nfc[mention.number.end : later.order].strip()
            if between in ("và", ",", ";", "và các"):
                mention = replace(mention, issuer=later.issuer, title=mention.title or later.title, date=mention.date)
                mention.support += later.issuer.support if later.issuer else ()
        out.append(mention)
        later = mention
    yield from reversed(out)
