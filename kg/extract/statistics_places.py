"""Subjects that are places, or that a place stands for: ``toàn tỉnh``, ``tỉnh Quảng Ngãi``, ``Đồng Nai kết nạp …``."""

from dataclasses import dataclass
from functools import cached_property

from kg.extract.frame import Frame
from kg.extract.knowledge import CENTRAL_CITIES
from kg.extract.places import PlaceMention, level_word
from kg.extract.reading import BODY, OFFICE, PLACE, WORD, Chunk, Reading
from kg.extract.statistics_clause import Sense
from kg.extract.statistics_figures import LEVEL_WORDS, Cues, Figure, things_in
from kg.extract.wholes import body_of
from kg.model import Actor, Body, Span, Support
from kg.text.spelling import name_key

PARTY = frozenset(  # what only a Party body has or does
    "members full-members probationary-members party-cells affiliated-organizations members-admitted "
    "members-transferred rated-excellent rated-good rated-complete".split()
)
BELOW = ("district", "commune", "grassroots")
_GOVERNED = frozenset("của theo do được bởi từ đến tại về cho đối với giữa gửi ngoài".split())
_ASKED = (["kiến", "nghị"], ["đề", "nghị"], ["báo", "cáo"], ["biểu", "trước"])
_NOT_SUBMITTED = frozenset("chương công quá qui lộ giáo tiến".split())  # chương trình | Quỹ sữa Nà Ớt
_LIST_MARKS = ([","], ["và"], ["cùng"], ["phối", "hợp", "với"])
_LIST_WORDS = frozenset(mark[-1] for mark in _LIST_MARKS)
_DATES = frozenset(("năm", "/", "-", "tháng", "ngày"))  # before the number that ends a date
_NEAR = 3  # tokens between what is counted and what it is under
_OF = (["của"], ["ở"], ["tại"])
_CLAUSE = frozenset("biết rằng hay thì mà nay đó nên do năm qua hiện".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """``named``: the clause itself names it."""

    actor: Actor
    support: tuple[Support, ...]
    named: bool = False


def actor_of(body: Body) -> Actor:
    """The body as the tables print whom a figure is about: its place after its name."""
    name, place = body.name, body.place
    if place and name_key(place) not in name_key(name):
        first, _, last = name.rpartition(" ")
        name = f"{first} {place}" if first and name_key(place).startswith(name_key(last)) else f"{name} {place}"
    return Actor(name, body)


def leads(reading: Reading, chunk: Chunk) -> bool:
    """Whether a chunk stands at the head of a clause."""
    first = reading.sentences[reading.text.sentence_of[chunk.first]].first
    before = reading.text.keys[chunk.first - 1] if chunk.first > first else ","
    if before.isdigit() and chunk.kind != WORD and reading.text.keys[chunk.first - 2] in _DATES:
        return True  # Năm 2009 | xã Nà Ớt có 60 ha lúa
    if before == "(" and reading.text.keys[chunk.last : chunk.last + 1] in ([")"], [","]):
        return False  # bãi rác (huyện Bình Chánh) xử lý 5.000 tấn; not (TP HCM 200 tỷ đồng, …)
    return before in _CLAUSE or not (before.isalpha() or before[0].isdigit() or before == "%")


def head_of_list(reading: Reading, bodies: list[Chunk], chunk: Chunk) -> Chunk:
    """The first of the bodies that stand in one list with a body (``Sở A, Sở B và Sở C tổ chức …``)."""
    for other in reversed(bodies):
        between = reading.text.keys[other.last : chunk.first]
        if other.first < chunk.first and between in _LIST_MARKS:
            chunk = other
    return chunk


def is_governed(reading: Reading, chunk: Chunk) -> bool:
    """Whether a preposition stands before a chunk, or before the list it is in, so that it is no subject."""
    keys = reading.text.keys
    if chunk.first and keys[chunk.first - 1] in _LIST_WORDS:
        row = things_in(reading, reading.text.sentence_of[chunk.first])
        chunk = head_of_list(reading, [c for c in row if c.kind in (BODY, OFFICE)], chunk)
    if chunk.first and keys[chunk.first - 1] in ("-", "–"):  # theo Bộ Tư lệnh | - cơ quan thường trực của …
        row = things_in(reading, reading.text.sentence_of[chunk.first])
        beside = next((c for c in row if c.kind in (BODY, OFFICE) and c.last == chunk.first - 1), None)
        return beside is not None and is_governed(reading, beside)
    return chunk.first > 0 and keys[chunk.first - 1] in _GOVERNED


def is_asked(reading: Reading, chunk: Chunk) -> bool:
    """``kiến nghị | Chính phủ | hỗ trợ 90 tỷ đồng``: who is to do it, not who did."""
    *_, one, two = ["", "", *reading.text.keys[max(0, chunk.first - 2) : chunk.first]]
    return [one, two] in _ASKED or (two == "trình" and one not in _NOT_SUBMITTED)


def is_source(reading: Reading, chunk: Chunk) -> bool:
    """Whether ``theo`` stands before a chunk: who says it, not whom it is about."""
    return chunk.first > 0 and reading.text.keys[chunk.first - 1] == "theo"


class Places:
    """The places of one article as subjects."""

    def __init__(self, reading: Reading, frame: Frame) -> None:
        self.reading, self.frame = reading, frame

    @property
    def about_below(self) -> bool:
        """Whether the article is about a Party body below the province."""
        party = self.frame.party
        return party is not None and party.level in BELOW and party.place is not None and self.party_named

    @property
    def party_named(self) -> bool:
        """Whether the article names that Party body by itself, not only in the office of somebody."""
        party, reading = self.frame.party, self.reading
        row = things_in(reading, reading.text.sentence_of[party.first]) if party is not None else []
        return any(chunk.kind == BODY and party is not None and chunk.first == party.first for chunk in row)

    def main(self) -> Subject | None:
        """The province the article is about, unless it is about a body below it."""
        where = self.frame.main
        if where is None or self.about_below or (where.support.span is None and self._below_unnamed):
            return None
        return Subject(_place(_word_of(where.province), where.province), (where.support,))

    @property
    def _below_unnamed(self) -> bool:
        """Whether the first body with a level that the article names is of a district or commune whose name it keeps to
        itself: ``Huyện ủy tổ chức …`` in the bulletin of that district."""
        bodies = (body_of(c) for k in range(len(self.reading.things)) for c in things_in(self.reading, k))
        first = next((body for body in bodies if body is not None and (body.level in BELOW or body.place)), None)
        return first is not None and first.level in BELOW and first.place is None

    def before(self, row: list[Chunk], figure: Figure) -> Subject | None:
        """The last place before the figure that stands with its level word, or opens the sentence."""
        start = self.reading.sentences[self.reading.text.sentence_of[figure.first]].first
        for chunk in reversed([c for c in row if c.last <= figure.start and self._is_place(c)]):
            before = self.reading.text.keys[chunk.first - 1] if chunk.first else ""
            if before == "(" or (before != "của" and is_governed(self.reading, chunk)):
                continue
            if (chunk.kind == PLACE and chunk.value.word) or chunk.first <= start + 1 or before == "của":
                subject = self._subject(chunk)
                if subject is not None:
                    return subject
        return None

    def owner(self, row: list[Chunk], figure: Figure, sense: Sense) -> Subject | None:
        """The place right behind what is counted: ``60% người dân thành phố``, ``12 xã của huyện Ba Vì``."""
        if figure.unit is None or sense.indicator in PARTY or sense.group == "places":
            return None
        of = _OF[:1] if sense.indicator == "work-output" else _OF  # what is done at a place is not done by it
        at = figure.last + (self.reading.text.keys[figure.last : figure.last + 1] in of)
        return next((self._subject(chunk) for chunk in row if chunk.first == at), None)

    def leading(self, row: list[Chunk], figure: Figure, sense: Sense) -> Subject | None:
        """The place at the head of the nearest clause (``Đồng Nai đã đào tạo …``, ``thành phố lập 3 đoàn``); for what
        the Party counts, its Party body."""
        for chunk in reversed([c for c in row if c.last <= figure.start and c.kind in (PLACE, WORD)]):
            if not self._is_place(chunk) or not self._leads(chunk) or self._listed(chunk):
                continue
            if chunk.kind == WORD and (
                sense.indicator in PARTY or (sense.group == "officials" and self.frame.party is not None)
            ):
                continue
            subject = self._subject(chunk)
            if subject is not None:
                return self._party_of(chunk.value, subject) if sense.indicator in PARTY else subject
        return None

    def _leads(self, chunk: Chunk) -> bool:
        """Whether a place heads a clause, by itself or as that of its authorities (``Chính quyền | Sơn La xử lý``)."""
        at = chunk.first - 2
        if at >= 0 and self.reading.text.keys[at : chunk.first] == ["chính", "quyền"]:
            return at == self.reading.sentences[self.reading.text.sentence_of[at]].first
        return leads(self.reading, chunk)

    def _is_place(self, chunk: Chunk) -> bool:
        """Whether a chunk is a place with its level word, a province, or a bare ``huyện`` that may mean one."""
        if chunk.kind == PLACE:
            return bool(chunk.value.word) or _is_province(chunk.value) or name_key(chunk.value.name) in self._levels
        return chunk.kind == WORD and chunk.value in LEVEL_WORDS

    def _subject(self, chunk: Chunk) -> Subject | None:
        """A place as whom a figure is about."""
        if not self._is_place(chunk):
            return None
        support = Support("subject", self.reading.span(chunk.first, chunk.last))
        if chunk.kind == PLACE:
            below = "" if _is_province(chunk.value) else self._levels.get(name_key(chunk.value.name), "")
            word = chunk.value.word or below or _word_of(chunk.value.name)
            return Subject(_place(word, chunk.value.name), (support,))
        name = self._bare(chunk)
        return Subject(_place(self._word(chunk), name), (support,)) if name else None

    def _party_of(self, place: PlaceMention, subject: Subject) -> Subject:
        """The Party body of a place."""
        word = place.word or _word_of(place.name)
        body = Body(f"Đảng bộ {word}", place.name, "party", place.level if place.word else "province", place.province)
        return Subject(actor_of(body), (*subject.support, Support("body", source="convention:party-of-place")))

    def _listed(self, chunk: Chunk) -> bool:
        """Whether a dash joins a place to one before it (``Hà Nội - Hải Phòng``)."""
        text, at = self.reading.text, chunk.first - 1
        return at > 0 and text.words[at] in ("-", "–") and text.sentence_of[at - 1] == text.sentence_of[at]

    def _word(self, chunk: Chunk) -> str:
        level = level_word(self.reading.text, chunk.first)
        return level[0][1] if level else ""

    def _bare(self, chunk: Chunk) -> str:
        """The one place that a bare ``tỉnh``, ``thành phố``, ``huyện``, ``xã`` means."""
        level, where = level_word(self.reading.text, chunk.first), self.frame.main
        if level is None:
            return ""
        if where is not None and level[0][1] == _word_of(where.province):
            return where.province
        return self._units.get(level[0][1], "")

    @cached_property
    def _levels(self) -> dict[str, str]:
        """Name of a place below the province -> the one level word that the article names it with."""
        words: dict[str, set[str]] = {}
        for name, word in self._below:
            words.setdefault(name_key(name), set()).add(word)
        return {name: next(iter(found)) for name, found in words.items() if len(found) == 1}

    @cached_property
    def _units(self) -> dict[str, str]:
        """Level word -> the one place of that level that the article names with it."""
        names: dict[str, dict[str, str]] = {}
        for name, word in self._below:
            names.setdefault(word, {}).setdefault(name_key(name.split(",")[0]), name)
        only = {word: next(iter(found.values())) for word, found in names.items() if len(found) == 1}
        return {word: name for word, name in only.items() if not self._several(word)}

    @cached_property
    def _below(self) -> list[tuple[str, str]]:
        """The places below the province that the article names, each with its level word."""
        named: list[tuple[str, str]] = []
        for chunk in (chunk for row in self.reading.things for chunk in row):
            body = chunk.value.body if chunk.kind == OFFICE else chunk.value if chunk.kind == BODY else None
            place = chunk.value if chunk.kind == PLACE else body.place if body is not None else None
            word = place.word or (body.word if body is not None else "") if place is not None else ""
            if place is not None and word and place.level in BELOW:
                named.append((place.name, word))
        return named

    def _several(self, word: str) -> bool:
        """Whether different names stand behind a level word."""
        text, at, found = self.reading.text, -1, set()
        while (at := text.key.find(f"{word} ", at + 1)) >= 0:
            token = text.token_at(at + len(word) + 1)
            if token < len(text.words) and text.words[token][0].isupper():
                found.add(text.keys[token])
        return len(found) > 1

    def whole(self, figure: Figure, sense: Sense, cues: Cues, party: Subject | None) -> Subject | None:
        """``toàn tỉnh``, ``toàn Đảng bộ``, ``toàn cơ quan`` before the figure or right behind it."""
        for first, end, entries in reversed(cues):
            value = next((cue.value for cue in entries if cue.kind == "whole"), None)
            if value is None:
                continue
            span = self.reading.span(first, end)
            if value == "Trung ương":
                behind = figure.last <= first <= figure.last + _NEAR or sense.group == "organizations"
                if not behind or self.reading.text.keys[first - 1] == "phố":
                    continue  # Quảng Nam trở thành tỉnh trực thuộc Trung ương: of its level
                return Subject(Actor(value), (Support("subject", span),))
            if end > figure.start and not figure.last <= first <= figure.last + 2:
                continue
            if value == "party" or sense.indicator in PARTY:
                return self._whole_party(value, span, party)
            if value == "agency":
                parent = party.actor.body.parent if party and party.actor.body else None
                return Subject(actor_of(parent), (Support("subject", span),)) if parent else party
            return self._whole_place(value, span, party)
        return None

    def _whole_party(self, word: str, span: Span, party: Subject | None) -> Subject | None:
        """``toàn tỉnh kết nạp 600 đảng viên``: the Party body of the whole province."""
        body = party.actor.body if party else None
        if party and body and (word in ("party", "agency") or body.name.endswith(word)):
            return Subject(party.actor, (Support("subject", span), *party.support))
        where = self.frame.main
        if where is None or word != _word_of(where.province):
            return None
        body = Body(f"Đảng bộ {word}", where.province, "party", "province", where.province)
        return Subject(actor_of(body), (Support("subject", span), where.support))

    def _whole_place(self, word: str, span: Span, party: Subject | None) -> Subject | None:
        where, body = self.frame.main, party.actor.body if party else None
        if word in ("tỉnh", "thành phố") and where is not None:
            return Subject(_place(word, where.province), (Support("subject", span), where.support))
        if body is not None and body.place and body.level in ("district", "commune"):
            return Subject(_place(word, body.place), (Support("subject", span),))
        return None


def _is_province(place: PlaceMention) -> bool:
    """A bare name that a province has, or shares with its chief town."""
    return place.level == "province" or name_key(place.name) == name_key(place.province)


def _word_of(province: str) -> str:
    return "thành phố" if name_key(province) in CENTRAL_CITIES else "tỉnh"


def _place(word: str, name: str) -> Actor:
    return Actor(name if name_key(name).startswith(word) else f"{word.capitalize()} {name}")
