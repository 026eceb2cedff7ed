"""What stands around the name of an event: whose it is, when and where."""

from collections.abc import Set
from dataclasses import dataclass, replace

from kg.extract.bodies import BodyMention
from kg.extract.events_days import When, body_before, day_of, when_of
from kg.extract.events_rows import Row, is_day
from kg.extract.events_spoken import announced, tells
from kg.extract.events_words import MET, Noun, before
from kg.extract.frame import Frame
from kg.extract.places import PlaceMention
from kg.extract.reading import BODY, OFFICE, PLACE, WORD, Chunk
from kg.extract.wholes import body_of
from kg.model import Body, Support
from kg.text.spelling import body_key, name_key

_COMMITTEES = ("ban chấp hành", "bch", "đảng bộ", "đảng ủy", "ban thường vụ")
_TOLD_AT = (["cho", "hay", "tại"], ["cho", "biết", "tại"])
_WITHIN = frozenset(("trong", "bàn", "ở", "thuộc"))  # before a place where others hold something
_TOGETHER = frozenset((",", "và", "cùng"))
_OF_IT = (["tại"], ["ở"], ["của"], ["với"], ["theo"])
_HELD_BY = ("tổ chức", "chủ trì", "tiến hành")
_LED = 40  # tokens that tell who leads a group, or with whom it works together
_BRACKETED = 16  # tokens in brackets behind a name
_LATER = 14  # sentences from who acted on which day to a `kỳ họp` of theirs
_IN_SESSION = ("hội đồng nhân dân", "quốc hội", "ủy ban kiểm tra")
_UNITS = frozenset(("đơn vị", "cơ quan", "ủy ban"))


def _under(row: Row, chunk: Chunk) -> Chunk:
    """``Chi bộ X trực thuộc Đảng bộ Y | tổ chức``: Chi bộ X, which stands under Y."""
    own = row.ending.get(chunk.first - 2) if row.keys(chunk.first - 2, chunk.first) == ["trực", "thuộc"] else None
    return own if own is not None and own.kind == BODY else chunk


def _before_leader(row: Row, verb: int) -> int:
    """``Đoàn X | , do đồng chí A, … làm trưởng đoàn, đã có buổi làm việc``: the token after the group."""
    keys, j = row.text.keys, verb
    while j > row.first and keys[j - 1] in ("đã", "vừa", "có", ","):
        j -= 1
    if row.keys(j - 2, j) not in (["trưởng", "đoàn"], ["dẫn", "đầu"], ["làm", "trưởng"]):
        return verb
    led = next((k for k in range(j - 3, max(row.first, j - _LED), -1) if keys[k] == "do"), None)
    return verb if led is None else led - (keys[led - 1] == ",")


def _opening(row: Row, j: int) -> int:
    """The bracket that opens what closes before token ``j``, if words stand inside; else 0."""
    at = next((k for k in range(j - 2, max(row.first, j - _BRACKETED), -1) if row.text.keys[k] == "("), 0)
    return at if j - 2 - at > 2 and row.kind_before(at) == BODY else 0


def _cell_of(row: Row, body: Chunk) -> Chunk | None:
    """``Chi bộ thôn Nà Cang | , Đảng bộ xã Nà Ớt tổ chức``: the cell, told with what it is part of."""
    cell = row.ending.get(body.first - 1) if row.keys(body.first - 1, body.first) == [","] else None
    if cell is None or cell.kind != BODY or not name_key(body.value.name).startswith(("đảng bộ", "đảng ủy")):
        return None
    return cell if cell.value.head.level == "grassroots" else None


def _with_partners(row: Row, j: int) -> Chunk | None:
    """``X | phối hợp với Y, các phường: A, B tổ chức``: X, before whatever words tell its partners."""
    keys = row.text.keys
    for k in range(j - 1, max(row.first, j - _LED), -1):
        if keys[k] in (".", ";"):
            return None
        if keys[k - 1 : k + 1] == ["phối", "hợp"]:
            chunk = row.ending.get(k - 1 - (keys[k - 2] in ("đã", "vừa")))
            held = "chức" in keys[k + 1 : j]  # X phối hợp tổ chức chương trình …
            return chunk if chunk is not None and chunk.kind == BODY and not held else None
    return None


def _members(office: Chunk) -> bool:
    return office.value.plural or name_key(office.value.role) in ("thành viên", "ủy viên", "đại biểu")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose event it is: the body, what it rests on, its words as printed. Without a body it is a place that held it
    (``tỉnh X tổ chức lễ kỷ niệm``). ``whose``: it stands in the event's name."""

    body: Body | None
    support: tuple[Support, ...]
    words: str
    whose: bool = False
    place: str = ""


_BEFORE_NAME = frozenset(("cuộc", "buổi", "một", "“", '"', "‘", "«"))  # X tổ chức | “Hội nghị …”


class Context:
    """Reads the surroundings of events sentence by sentence, in order; keeps the last day and the last congress.
    ``officials``: the people of whom the article tells an office."""

    def __init__(self, frame: Frame, officials: Set[str]) -> None:
        self.frame, self.text, self.officials = frame, frame.reading.text, officials
        self.congress: tuple[int, Owner] | None = None
        self._day: When | None = None
        self._actor: tuple[int, Owner, When] | None = None

    def close(self, sentence: int) -> None:
        """Notes the first day of a sentence that was read, which ``cùng ngày`` means later, and who acted on it."""
        for date in self.frame.reading.dates[sentence]:
            if is_day(date.value):
                self._day = when_of(self.frame.reading, date)
                self._note_actor(sentence, self.text.token_at(date.end - 1) + 1)
                return

    def _note_actor(self, sentence: int, at: int) -> None:
        """``Chiều 12/4, X đã bầu …``: a later ``kỳ họp`` is that of X."""
        first = self.frame.reading.sentences[sentence].first
        named = any(c.kind == BODY and c.first >= at for c in self.frame.reading.things[sentence])
        if not named or "trước đó" in " ".join(self.text.keys[first:at]):
            return
        row = self.frame.reading.chunks[sentence]
        n = next((n for n, c in enumerate(row) if c.first >= at), len(row))
        n += n < len(row) and row[n].value == ","
        if n + 1 < len(row) and row[n].kind == BODY and row[n + 1].kind == WORD and not row[n].value.bare:
            owner = self.owner(row[n], sentence)
            if (
                owner is not None
                and owner.body is not None
                and owner.body.kind in ("party", "state")
                and self._day is not None
            ):
                self._actor = sentence, owner, self._day

    def actor(self, sentence: int) -> tuple[Owner, When] | None:
        """Who acted on a day told of shortly before."""
        if self._actor is None or sentence - self._actor[0] > _LATER:
            return None
        return self._actor[1:]

    @property
    def today(self) -> When | None:
        """The day last told of, which ``cùng ngày`` means."""
        return self._day

    def official(self, row: Row, person: Chunk) -> bool:
        """Whether somebody acts as an official: by an office that the article tells, as ``đồng chí``, or by a foreign
        name of one word, whose office stands beside the whole of it."""
        comrade = row.keys(person.first - 2, person.first) == ["đồng", "chí"]
        return comrade or person.value in self.officials or " " not in person.value

    def support(self, first: int, last: int, role: str = "date") -> Support:
        """A supporting span of tokens ``[first, last)``."""
        return Support(role, self.frame.reading.span(first, last))

    def owner(self, chunk: Chunk | None, sentence: int, *, whose: bool = False) -> Owner | None:
        """The body of a chunk; a bare committee is that of the congress last spoken of."""
        if chunk is None or chunk.kind not in (BODY, PLACE):
            return None
        if chunk.kind == PLACE:
            if not chunk.value.word:
                return None
            words = self.text.phrase(chunk.first, chunk.last)
            support = self.support(chunk.first, chunk.last, "body")
            return Owner(None, (support,), words[:1].upper() + words[1:], False, chunk.value.name)
        mention: BodyMention = chunk.value
        if mention.bare and self.congress is not None and sentence - self.congress[0] <= 3:
            if name_key(mention.name).startswith(_COMMITTEES):
                return replace(self.congress[1], whose=whose)
        settled = self.frame.settle(mention, sentence)
        if settled is None:
            return None
        support = self.support(chunk.first, chunk.last, "body")
        return Owner(settled[0], (support, *settled[1]), self.text.phrase(chunk.first, chunk.last), whose)

    def organizer(self, row: Row, noun: Noun, first: int, last: int) -> Owner | None:
        """By its verb: ``X tổ chức hội nghị``, ``hội nghị do X tổ chức``; ``X Đại hội``; ``Tại phiên họp, X``."""
        n = first
        while n > row.first and self.text.keys[n - 1] in _BEFORE_NAME:
            n -= 1
        verb = first if noun.form == "họp kỳ" else before("opens", self.text.keys, row.first, n)
        chunk = None
        if verb is not None and (name := row.ending.get(verb + 1)) is not None and name.first < verb:
            verb += 1  # Đảng bộ xã Tam Đồng | tổ chức
        if verb is None and noun.form in MET and first > row.first:
            verb = first  # Đoàn đại biểu X | tiếp xúc cử tri
        if verb is not None:
            chunk = self.subject(row, verb)
        elif noun.kind == "congress":
            chunk = next((c for c in [row.ending.get(n)] if c is not None and c.kind in (BODY, PLACE)), None)
        elif noun.kind == "session" and announced(row, first):
            chunk = next((c for c in reversed(row.chunks) if c.kind == BODY and c.last <= first), None)
        elif noun.kind == "session" and row.keys(first - 3, first) in _TOLD_AT:
            chunk = self.subject(row, first - 3)
        elif noun.kind == "session" and row.keys(n - 1, n) == ["tại"]:  # kết luận của X tại kỳ họp 12
            chunk = next((c for c in [row.ending.get(n - 1)] if c is not None and c.kind == BODY), None)
        chunk = chunk or self._agent(row, last)
        since = row.keys(n - 1, n) == ["từ"]  # từ hội nghị lần thứ 11 đến nay, | Ban Bí thư …
        if chunk is None and noun.kind in ("session", "conference") and not since:
            chunk = self._next_subject(row, last)
        if chunk is None and noun.kind == "session":
            chunk = self._teller(row, first)
        voters = noun.form in MET or noun.form.endswith("cử tri")
        if voters and chunk is not None and chunk.kind == BODY and chunk.value.name == "Quốc hội":
            return None  # its members meet their constituents, not it
        return self.owner(chunk, row.sentence)

    def subject(self, row: Row, verb: int) -> Chunk | None:
        """The body or place that ends before token ``verb``, over auxiliaries, terms and brackets."""
        keys, words_, j = self.text.keys, self.text.words, _before_leader(row, verb)
        for _ in range(16):
            if j <= row.first:
                return None
            if keys[j - 1] == ")" and (opening := _opening(row, j)):
                j = opening  # Công ty X (100% vốn của Y) | tổ chức
            chunk = row.ending.get(j)
            if chunk is not None and chunk.kind == PLACE and keys[chunk.first - 1] == ")":
                return self._abbreviated(row, chunk)
            if (
                chunk is not None
                and chunk.kind == PLACE
                and body_before(row, chunk.first - 1)
                and keys[chunk.first - 1] == ","
            ):
                chunk = row.ending[chunk.first - 1]  # Huyện ủy X, tỉnh Y
            if chunk is not None and chunk.kind == OFFICE and chunk.value.body is not None and _members(chunk):
                body = chunk.value.body  # thành viên UBND tỉnh | họp
                chunk = Chunk(BODY, chunk.first, body.last, body)
            if chunk is not None and chunk.kind == PLACE and keys[chunk.first - 1] in _WITHIN:
                return None  # các Hội trong tỉnh X | tổ chức, trên địa bàn tỉnh X
            if chunk is not None and chunk.kind == BODY and (cell := _cell_of(row, chunk)) is not None:
                return cell
            if chunk is not None and chunk.kind in (BODY, PLACE):
                return self._first_of(row, _under(row, chunk), verb)
            auxiliary = before("through", keys, row.first, j)
            if auxiliary is not None:
                j = auxiliary
            elif not keys[j - 1][0].isalpha() or words_[j - 1].isupper():
                j -= 1
            else:
                return _with_partners(row, j)
        return None

    def _first_of(self, row: Row, chunk: Chunk, verb: int) -> Chunk:
        """``X, Y và Z phối hợp tổ chức``, ``X cùng Ban trị sự Y tổ chức``: X, of those that hold it together."""
        host, joint = chunk, "phối" in row.keys(chunk.last, verb)
        while host.kind == BODY:
            links = [j for j in range(max(row.first, host.first - 4), host.first) if self.text.keys[j] in _TOGETHER]
            for partner in (["phối", "hợp", "với"], ["phối", "hợp", "cùng"], ["phối", "hợp"]):
                if row.keys(host.first - len(partner), host.first) == partner:
                    links, joint = [host.first - len(partner)], True
            other = row.ending.get(links[-1]) if links else None
            joint = joint or (bool(links) and self.text.keys[links[-1]] != ",")
            if not joint or other is None or other.kind != BODY or row.keys(other.first - 1, other.first) in _OF_IT:
                break
            host = other
        return host

    def _abbreviated(self, row: Row, place: Chunk) -> Chunk | None:
        """``Hội đồng nhân dân (HĐND) | tỉnh X``: the body before the bracket, of this place."""
        opening = place.first - 3
        chunk = row.ending.get(opening)
        if self.text.keys[opening] != "(" or chunk is None or chunk.kind != BODY or not chunk.value.bare:
            return None
        where: PlaceMention = place.value
        body = replace(
            chunk.value, name=f"{chunk.value.name} {where.word}".strip(), last=place.last, place=where,
            word=where.word, level=where.level, bare=False,
        )  # fmt: skip
        return Chunk(BODY, chunk.first, place.last, body)

    def _next_subject(self, row: Row, last: int) -> Chunk | None:
        """``Tại phiên họp …, X đã …``: the body that opens the next clause and acts there."""
        comma = next((j for j in range(last, min(last + 14, row.last)) if self.text.keys[j] == ","), None)
        chunk = row.at.get(comma + 1) if comma is not None else None
        if chunk is None or chunk.kind != BODY or row.kind(chunk.last) != WORD:
            return None
        return chunk

    def _teller(self, row: Row, first: int) -> Chunk | None:
        """``X cho biết, đơn vị vừa họp kỳ họp thứ 12``: who tells of a session of its own."""
        for j in range(row.first + 1, first - 3):
            if tells(row, j) and body_before(row, j):
                unit = row.keys(j + 2, j + 5)
                return row.ending[j] if _UNITS & {" ".join(unit[:2]), " ".join(unit[1:])} else None
        return None

    def assembly(self, row: Row) -> Owner | None:
        """The one council or commission that a sentence names, which holds numbered sessions: ``Chủ nhiệm Ủy ban Kiểm
        tra Trung ương chủ trì | kỳ họp thứ 17``."""
        found: dict[tuple[str, str], Owner] = {}
        for chunk in row.chunks:
            body = body_of(chunk)
            settled = self.frame.settle(body, row.sentence) if body is not None else None
            if body is not None and settled is not None and body_key(settled[0].name).startswith(_IN_SESSION):
                support = self.support(body.first, body.last, "body")
                words = self.text.phrase(body.first, body.last)
                key = body_key(settled[0].name), name_key(settled[0].place)
                found.setdefault(key, Owner(settled[0], (support, *settled[1]), words))
        return next(iter(found.values())) if len(found) == 1 else None

    def _agent(self, row: Row, last: int) -> Chunk | None:
        """``do X (phối hợp với …) tổ chức``, ``được X tiến hành`` after the name."""
        keys = self.text.keys
        for j in range(last, min(last + 60, row.last - 1)):
            if keys[j] in ("do", "được") and row.kind(j + 1) == BODY:
                chunk = row.at[j + 1]
                held = " ".join(row.keys(chunk.last, chunk.last + 25))
                return chunk if any(verb in held for verb in _HELD_BY) else None
            if keys[j] in (".", ";"):
                return None
        return None

    def date(
        self, row: Row, first: int, last: int, previous: int, *, short: bool = False, act: bool = False
    ) -> When | None:
        """The day of the event named at tokens ``[first, last)``, see :func:`kg.extract.events_days.day_of`."""
        return day_of(row, first, last, previous, self._day, short=short, act=act)

    def venue(self, row: Row, first: int, last: int) -> PlaceMention | None:
        """``tại TP X``, ``tại Hội trường …, huyện Y``, at the head of the sentence or after the name."""
        words_ = self.text.words
        for j in range(row.first, min(row.last, last + 14)):
            if self.text.keys[j] not in ("tại", "ở") or first <= j < last:
                continue
            for k in range(j + 1, min(row.last, j + 9)):
                if row.kind(k) == PLACE:
                    return row.at[k].value  # type: ignore[no-any-return]
                if not (words_[k][0].isupper() or words_[k] == ","):
                    break
        return None
