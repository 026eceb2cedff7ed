"""What stands around the name of an act: who issued it, when, and what it is about."""

from dataclasses import dataclass

from kg.extract.documents_actors import Found, Line, actor_at, actor_before
from kg.extract.documents_gatherings import gatherings_at
from kg.extract.documents_titles import title_at
from kg.extract.reading import BODY, HONORIFIC, MARK, PERSON, WORD
from kg.model import Fact, Support
from kg.text.spelling import fold

_ISSUING = {  # last word of a verb of issuing -> the word before it, empty for none
    "hành": ("ban", "phát"), "qua": ("thông",), "dựng": ("xây",), "duyệt": ("phê",), "gửi": ("",), "ra": ("",),
    "kí": ("",), "có": ("",), "phát": ("",), "trao": ("",),
}  # fmt: skip
_PASSED = frozenset(  # words between an issuer and the act: đã thảo luận và nhất trí thông qua
    fold(
        "đã vừa mới cũng đều tiếp tục sớm kịp thời chính thức trực tiếp ký biểu quyết nhất trí thống thảo luận và xây "
        "dựng ban hành nghiên cứu cao lập thông qua ra có được còn ngay vào cuối đầu ngày tháng năm"
    ).split()
)
_JUST = (("vừa", "công", "bố"), ("mới", "công", "bố"), ("vừa", "ban", "hành"), ("mới", "ban", "hành"), ("công", "bố"))
_WHEN = frozenset(fold("hồi đầu cuối giữa năm tháng nay ngoái trước vừa qua mới đây gần").split())
_THEN = frozenset(fold("lúc đó khi ấy là bấy giờ nguyên với tư cách").split())  # between a signer and the office
_WHEN_REACH = 5  # tokens
_DONE = (("kí", "ban", "hành"), ("kí",), ("ban", "hành"), ("phê", "duyệt"), ("thông", "qua"), ("công", "bố"))
_COUNTED = frozenset(["các", "một", "hai", "ba", "những", "số", "bản", "văn"])


@dataclass(slots=True)
class Tail:
    """What follows a number: who issued it, when, about what; ``last`` the token after it."""

    last: int
    issuer: Found | None = None
    date: str = ""
    title: tuple[int, int] | None = None
    support: tuple[Support, ...] = ()


def act_title(line: Line, i: int, j: int, first: int, last: int) -> str:
    """``Chỉ thị về …`` from the kind and the words after ``về``; a quoted title as it stands."""
    words = line.text.phrase(first, last)
    kind = line.text.phrase(i, j)
    quoted = line.key(first - 1) in ("“", '"', "‘", "«")
    return words if quoted else f"{kind[:1].upper()}{kind[1:].lower()} {words}"


def read_tail(line: Line, t: int, facts: list[Fact]) -> Tail:
    """Date, issuer and title after a number or a kind, in any order, with the commas and brackets between them."""
    tail = Tail(t)
    while tail.last < line.last:
        at = tail.last
        if line.key(at) == "," and _continues(line, at + 1, tail):
            at += 1
        if not (
            _bracket(line, at, tail)
            or _date(line, at, tail)
            or _issuer(line, at, tail, facts)
            or _period(line, at, tail)
        ):
            break
    if tail.issuer is not None:
        passed = next((len(w) for w in _JUST if line.follows(tail.last, *w)), 0)
        passed = passed or _when(line, tail.last)
        tail.last += passed if line.key(tail.last + passed) == "về" else 0
    if tail.title is None:
        tail.title = title_at(line, tail.last)
        if tail.title is not None:
            tail.last = tail.title[1]
    return tail


def _when(line: Line, t: int) -> int:
    """``của Tỉnh ủy | hồi đầu năm | về …``, ``vừa qua``: how many tokens only say when."""
    for n in range(1, _WHEN_REACH):
        if line.key(t + n) == "về":
            return n if _WHEN.issuperset(line.keys[t : t + n]) else 0
    return 0


def _continues(line: Line, t: int, tail: Tail) -> bool:
    if line.key(t) in ("của", "do"):
        return tail.issuer is None
    return line.key(t) in ("ngày", "khóa", "kí", "tháng") or (line.follows(t, "ban", "hành", "ngày"))


def _bracket(line: Line, t: int, tail: Tail) -> bool:
    """``(khóa XII)``, ``(ngày 25/10/2017)``: read or passed over."""
    if line.key(t) != "(":
        return False
    close = next((n for n in range(t + 1, min(line.last, t + 18)) if line.key(n) == ")"), None)
    dated = any(line.text.token_at(mention.start) == t + 1 for mention in line.reading.dates[line.k])
    if close is None or not (dated or line.key(t + 1) in ("khóa", "ngày", "sửa", "đã", "nay", "gọi", "do")):
        return False
    _date(line, t + 1, tail)
    tail.last = close + 1
    return True


def _date(line: Line, t: int, tail: Tail) -> bool:
    while line.key(t) in ("ban", "hành", "kí", "vào", "hồi"):
        t += 1
    if tail.date:
        return False
    for mention in line.reading.dates[line.k]:
        first, last = line.text.token_range(mention.start, mention.end)
        if first == t or (first == t + 1 and line.key(t) == "ngày"):
            tail.date, tail.last = mention.value, last
            tail.support += (line.support("date", t, last),)
            return True
    return False


def _issuer(line: Line, t: int, tail: Tail, facts: list[Fact]) -> bool:
    if tail.issuer is not None:
        return False
    linked = line.key(t) in ("của", "do")
    start = t + 1 if linked else t
    chunk = line.chunk(start)
    if linked:
        gathered = gatherings_at(line, start, facts)
        if gathered:
            first = gathered[0]
            tail.issuer = Found(first.actor, first.body, first.support, first.first, first.last)
    if tail.issuer is None and (linked or (chunk is not None and chunk.kind == BODY and line.key(t - 1) != ",")):
        tail.issuer = actor_at(line, start)
    if tail.issuer is None:
        return False
    tail.last = tail.issuer.last
    person = line.chunk(tail.last)
    if person is not None and person.kind == PERSON and tail.issuer.actor.body is None:
        tail.last = person.last  # của Chủ tịch UBND tỉnh | Lê Văn Đạt | về …
    if line.key(t) == "do" and line.follows(tail.last, "ban", "hành"):
        tail.last += 2
    return True


def _period(line: Line, t: int, tail: Tail) -> bool:
    """``khóa XII`` after an issuer is passed over."""
    if line.key(t) != "khóa" or t + 1 >= line.last:
        return False
    t += 1
    while t < line.last and (line.words[t].isdigit() or (line.words[t].isupper() and set(line.words[t]) <= set("IVX"))):
        t += 2 if line.key(t + 1) in (",", "và") and line.capital(t + 2) and set(line.words[t + 2]) <= set("IVX") else 1
    tail.last = t
    return True


def before_tail(line: Line, i: int, tail: Tail, *, alone: bool = False) -> Tail:
    """The issuer before ``đã ban hành`` and the like, and the day named with it. ``alone``: a secretary, too."""
    verb = issuing_verb(line, i)
    if verb is None:
        return tail
    found = actor_before(line, verb, _PASSED, alone=alone)
    if found is None or (line.key(verb) == "trao" and found.actor.body is None):  # who hands it over
        return tail
    tail.issuer = found
    if not tail.date:
        for mention in line.reading.dates[line.k]:
            first, last = line.text.token_range(mention.start, mention.end)
            near = (found.last <= first and last <= verb) or last <= found.first <= last + 6
            near = near or (last < found.first and _signer_only(line, last, found.first))
            if near and not mention.until and not _of_meeting(line, first):
                tail.date = mention.value
                tail.support += (line.support("date", first, last),)
    return tail


def _signer_only(line: Line, first: int, last: int) -> bool:
    """``Ngày 23/10/2010, | ông Vũ Văn Sơn, | Phó Chủ tịch UBND huyện, ký …``: who signs stands between the day and the
    office, and nothing else."""
    kinds = {line.chunks[n].kind for n in range(line.index(first), line.index(last)) if line.chunks[n].last > first}
    words = [t for t in range(first, last) if line.is_kind(t, WORD)]
    return PERSON in kinds and kinds <= {PERSON, HONORIFIC, MARK, WORD} and all(line.key(t) in _THEN for t in words)


def _of_meeting(line: Line, first: int) -> bool:
    """``hội đồng họp ngày | 14/12``: a day that is not the act's."""
    t = first - (line.key(first - 1) == "ngày")
    return line.key(t - 1) == "họp"


def signed_tail(line: Line, tail: Tail) -> Tail:
    """``do Phó Thủ tướng Nguyễn Văn A ký ngày 4-2-2013``, ``, vừa được Tỉnh ủy ban hành`` after the title."""
    t = tail.last + (line.key(tail.last) == ",")
    while line.key(t) in ("đã", "vừa", "mới"):
        t += 1
    found = actor_at(line, t + 1) if line.key(t) in ("do", "được") else None
    if found is None:
        return tail
    t = found.last
    chunk = line.chunk(t)
    t = chunk.last if chunk is not None and chunk.kind == PERSON else t
    done = next((t + len(words) for words in _DONE if line.follows(t, *words)), None)
    if done is None:
        return tail
    tail.issuer = found
    _date(line, done, tail)
    return tail


def speaker_after(line: Line, i: int, tail: Tail) -> Found | None:
    """``Trong (hai) công văn gửi …, | Văn phòng Tỉnh ủy khẳng định``: who speaks in it."""
    t = tail.last + 2 * (line.key(tail.last + 1) == "trên")  # nói trên, nêu trên
    first = i - (line.key(i - 1) in _COUNTED)
    spoken = line.key(first - 1) in ("tại", "trong") and line.key(t) == ","
    return actor_at(line, t + 1) if spoken else None


def will_of(line: Line, i: int) -> Found | None:
    """``ý kiến của | Thủ tướng Chính phủ | ở Công văn số 1340``: whose words stand in it."""
    if line.key(i - 1) not in ("tại", "trong"):
        return None
    found = actor_before(line, i - 1)
    return found if found is not None and line.key(found.first - 1) == "của" else None


def issuing_verb(line: Line, i: int) -> int | None:
    """The token where the verb of issuing before a kind starts: ``ban hành``, ``đã ra``, ``thông qua các``."""
    t = i
    while t > line.first and (line.key(t - 1) in _COUNTED or line.key(t - 1).isdigit()):
        t -= 1
    for first in _ISSUING.get(line.key(t - 1), ()):
        if not first:
            return t - 1
        if line.key(t - 2) == first:
            return t - 2
    return None
