"""Who issued or gave something: a body or an office after ``của`` and ``do``, or before ``ban hành`` and ``trao``."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import attrgetter

from kg.extract.bodies import BodyMention
from kg.extract.frame import Frame
from kg.extract.office_bodies import OfficeMention
from kg.extract.reading import BODY, MARK, OFFICE, PERSON, PLACE, WORD, Chunk, Reading
from kg.model import Actor, Body, Support
from kg.text.spelling import body_key, fold, name_key

PARTY = Body("Đảng Cộng sản Việt Nam", "", "party", "national", national=True)
CENTRAL = Body("Ban Chấp hành Trung ương Đảng", "", "party", "national", national=True)
_STATE = "Nhà nước"
_ORGANIZERS = ["ban", "tổ", "chức"]  # who confers prizes organizes the contest, it is no department of a committee
_first = attrgetter("first")
_MEMBERS = ("Ủy viên", "Đại biểu", "Trợ lý", "Thư ký", "Đảng viên")  # with secretaries, they decide nothing alone
_WHERE = frozenset(  # a place after these does not act
    ["tại", "ở", "của", "cho", "trên", "về", "đến", "từ", "với", "đạo", "diện", "cùng", "năng", "an"]
)
_TERM_WORDS = frozenset(fold("khóa nhiệm kỳ giai đoạn các lần thứ").split())


@lru_cache(maxsize=256)
def _folded(phrase: str) -> tuple[str, ...]:
    return tuple(fold(phrase).split())


class Line:
    """One sentence as the rules walk it: tokens ``[first, last)`` and the chunk that holds each."""

    def __init__(self, reading: Reading, frame: Frame, k: int) -> None:
        self.reading, self.frame, self.k = reading, frame, k
        self.text, self.keys, self.words = reading.text, reading.text.keys, reading.text.words
        self.first, self.last = reading.sentences[k].first, reading.sentences[k].last

    @cached_property
    def chunks(self) -> list[Chunk]:
        """The chunks of the sentence."""
        return self.reading.chunks[self.k]

    def index(self, token: int) -> int:
        """Which chunk of the sentence holds a token."""
        return bisect_right(self.chunks, token, key=_first) - 1

    def chunk(self, token: int) -> Chunk | None:
        """The chunk that holds a token of this sentence."""
        return self.chunks[self.index(token)] if self.first <= token < self.last else None

    def is_kind(self, token: int, *kinds: str) -> bool:
        """Whether a chunk of one of these kinds holds a token."""
        chunk = self.chunk(token)
        return chunk is not None and chunk.kind in kinds

    def key(self, token: int) -> str:
        """The folded token, empty outside the sentence."""
        return self.keys[token] if self.first <= token < self.last else ""

    def follows(self, token: int, *words: str) -> bool:
        """Whether these words (folded) stand at a token."""
        return all(self.key(token + n) == word for n, word in enumerate(words))

    def opens(self, token: int, phrase: str) -> bool:
        """Whether a phrase stands at a token, in any spelling."""
        return self.follows(token, *_folded(phrase))

    def capital(self, token: int) -> bool:
        """Whether the token opens with a capital letter."""
        return self.first <= token < self.last and self.words[token][0].isupper()

    def inside_name(self, token: int) -> bool:
        """Whether a mark is part of a name: ``Hội Luật gia TP | . HCM``."""
        chunk = self.chunk(token)
        return chunk is not None and chunk.kind in (PLACE, BODY) and chunk.first < token

    def support(self, role: str, first: int, last: int) -> Support:
        """A support on tokens ``[first, last)``."""
        return Support(role, self.reading.span(first, last))


@dataclass(frozen=True, slots=True)
class Found:
    """An actor read at tokens ``[first, last)``. ``key`` says which one it is within the article; ``joint``: others are
    named with it."""

    actor: Actor
    key: str
    support: tuple[Support, ...]
    first: int
    last: int
    joint: bool = False


def body_name(body: Body) -> str:
    """A body as the tables print an actor: the place appended where there is one and the name does not hold it."""
    if not body.place or f" {name_key(body.place)} " in f" {name_key(body.name)} ":
        return body.name
    level = name_key(body.place).split()[0]
    name = body.name[: -len(level) - 1] if name_key(body.name).endswith(f" {level}") else body.name  # quận + Quận 10
    return f"{name} {body.place}"


def office_name(role: str, body: Body | None) -> str:
    """``Chủ tịch`` of ``UBND tỉnh`` (Lào Cai) as ``Chủ tịch UBND tỉnh Lào Cai``; what both share stands once."""
    if body is None or body.name == _STATE:
        return role
    words, rest = role.split(), body_name(body).split()
    shared = next((n for n in (3, 2, 1) if name_key(" ".join(words[-n:])) == name_key(" ".join(rest[:n]))), 0)
    return " ".join(words + rest[shared:])


def actor_at(line: Line, token: int, role: str = "issuer", *, alone: bool = False) -> Found | None:
    """The actor whose name starts at a token: a body, an office, Trung ương, Đảng, a province. ``alone``: a secretary
    counts, who may write a letter but adopts nothing."""
    chunk = line.chunk(token)
    if chunk is None or chunk.first != token:
        return None
    if chunk.kind in (BODY, OFFICE):
        return _named(line, chunk, role, alone)
    support: tuple[Support, ...] = (line.support(role, chunk.first, chunk.last),)
    if chunk.kind == PLACE:
        if chunk.value.level != "province" and chunk.value.word not in ("tỉnh", "thành phố"):
            return None
        name = line.text.phrase(chunk.first, chunk.last)
        return Found(Actor(name), name_key(chunk.value.name), support, chunk.first, chunk.last)
    return _central(line, token, role)


def central_end(line: Line, token: int) -> int | None:
    """The token after ``Trung ương (Đảng)``, ``TW``, ``TƯ``, ``T.Ư`` that stands at a token."""
    if line.follows(token, "trung", "ương"):
        last = token + 2
    elif line.follows(token, "t", ".", "ư"):
        last = token + 3
    elif line.words[token : token + 1] in (["TW"], ["TƯ"]):
        last = token + 1
    else:
        return None
    return last + (line.key(last) == "đảng")


def _central(line: Line, token: int, role: str) -> Found | None:
    last = central_end(line, token)
    if last is not None and line.key(last) == "hội" and line.capital(last) and not line.is_kind(last, BODY):
        name = line.text.phrase(token, last + 1)  # the Hội's own centre, not the Party's
        return Found(Actor(name), name_key(name), (line.support(role, token, last + 1),), token, last + 1)
    if last is not None and line.key(token - 1) not in ("cơ", "quan"):
        support = (line.support(role, token, last), Support("body", source="convention:Trung ương"))
        return Found(Actor(line.text.phrase(token, last), CENTRAL), "trung ương", support, token, last)
    return None


def _named(line: Line, chunk: Chunk, role: str, alone: bool = False) -> Found | None:
    mention: BodyMention | None = chunk.value if chunk.kind == BODY else chunk.value.body
    settled = line.frame.settle(mention, line.k) if mention is not None else None
    support: tuple[Support, ...] = (line.support(role, chunk.first, chunk.last),)
    if chunk.kind == BODY:
        organizers = role == "giver" and line.keys[chunk.first : chunk.last] == _ORGANIZERS
        if settled is None or organizers:
            return None
        name, body = body_name(settled[0]), settled[0]
        support += settled[1]
    else:
        office: OfficeMention = chunk.value
        member = office.role.startswith(_MEMBERS) or ("Bí thư" in office.role and not alone)
        if member or office.plural or office.mark == "former" or settled is None:
            return None
        name, body = office_name(office.role, settled[0] if settled else None), None
        after = line.chunk(chunk.last)
        if role == "issuer" and office.role.startswith("Phó") and after is not None and after.kind == PERSON:
            name = f"{name} {after.value or line.text.phrase(after.first, after.last)}"  # several hold the office
        support += settled[1] if settled else ()
    return Found(Actor(name, body), body_key(name), support, chunk.first, chunk.last, _joined(line, chunk.last))


def _joined(line: Line, token: int) -> bool:
    """Whether another body or office is named with this one: ``của Chính phủ, Tỉnh ủy``, ``và UBND tỉnh``."""
    if line.key(token) not in (",", "và", "-", "–"):
        return False
    other = line.chunk(token + 1)
    return other is not None and other.kind in (BODY, OFFICE)


def actor_before(
    line: Line, token: int, skip: Iterable[str] = (), role: str = "issuer", *, alone: bool = False
) -> Found | None:
    """The actor that ends right before a token, words of ``skip`` and terms (``khóa VIII``) between."""
    passed = frozenset(skip) | _TERM_WORDS
    t = token - 1
    while t >= line.first:
        chunk = line.chunk(t)
        assert chunk is not None
        if chunk.kind == PLACE and (not chunk.value.word or line.key(chunk.first - 1) in _WHERE):
            return None
        if chunk.kind in (BODY, OFFICE, PLACE):
            return actor_at(line, chunk.first, role, alone=alone)
        if chunk.kind == PERSON:
            return _office_of(line, line.index(t), role, alone)
        if line.key(t) == ")":
            t = _opening(line, t) - 1
        elif line.follows(t - 2, "cơ", "quan", "này") or line.follows(t - 2, "đơn", "vị", "này"):
            return _last_body(line, t - 2, role)
        elif chunk.kind in (WORD, MARK) and (line.keys[t] in passed or _is_term(line, t)):
            t -= 1
        else:
            return None
    return None


def _is_term(line: Line, t: int) -> bool:
    """A numeral or a year inside ``khóa VIII``, ``nhiệm kỳ 2015 - 2020``."""
    word = line.words[t]
    return (
        word.isdigit() or (word.isupper() and set(word) <= set("IVX")) or (word in "-–" and line.words[t - 1].isdigit())
    )


def _opening(line: Line, t: int) -> int:
    while t > line.first and line.key(t) != "(":
        t -= 1
    return t


def _office_of(line: Line, n: int, role: str, alone: bool) -> Found | None:
    """The office printed before a person's name: ``Chủ tịch UBND tỉnh | Nguyễn Văn A``."""
    before = line.chunks[n - 1] if n else None
    if before is not None and before.kind == MARK and n >= 2:
        before = line.chunks[n - 2]
    return _named(line, before, role, alone) if before is not None and before.kind == OFFICE else None


def _last_body(line: Line, token: int, role: str) -> Found | None:
    for chunk in reversed(line.chunks[: line.index(token)]):
        if chunk.kind == BODY:
            return _named(line, chunk, role)
    return None
