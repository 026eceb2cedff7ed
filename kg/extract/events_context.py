"""What stands around the name of an event: whose it is, when, where, and whether it takes place or is planned."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.bodies import BodyMention
from kg.extract.events_rows import Row, is_day
from kg.extract.events_words import Noun, before, openings, words
from kg.extract.frame import Frame
from kg.extract.places import PlaceMention
from kg.extract.reading import BODY, PLACE, WORD, Chunk
from kg.model import Body, Support
from kg.text.dates import DateMention
from kg.text.spelling import name_key

_COMMITTEES = ("ban chấp hành", "bch", "đảng bộ", "đảng ủy", "ban thường vụ")
_TIME_WORDS = (
    "vào",
    "ngày",
    "sáng",
    "trưa",
    "chiều",
    "tối",
    "đêm",
    "từ",
    "trong",
    "đến",
    "hôm",
    "hai",
    "ba",
    "đầu",
    "cuối",
    "tháng",
    "tới",
    "(",
)
_TODAY = [[time, day] for time in ("hôm", "sáng", "trưa", "chiều", "tối", "đêm") for day in ("nay", "qua")]
_TOLD_AT = (["cho", "hay", "tại"], ["cho", "biết", "tại"])
_TELLS = (["cho", "biết"], ["cho", "hay"], ["cho", "rằng"], ["khẳng", "định"], ["xác", "nhận"], ["thông", "tin"])
_UNITS = frozenset(("đơn vị", "cơ quan", "ủy ban"))
_AT = frozenset(("tại", "trong", "cùng"))
_HAS_HELD = (["đã", "tổ", "chức"], ["vừa", "tổ", "chức"])  # … thành công Đại hội
_VENUE = frozenset(
    (",", "trường", "sở", "trụ", "văn", "hóa", "tâm", "nhà", "hội", "khách", "sạn", "quan", "phòng", "họp")
)
_HELD = ("tổ chức", "diễn ra", "khai mạc", "bế mạc", "tiến hành")


@dataclass(frozen=True, slots=True)
class When:
    """Partial ISO dates and what they rest on; ``closing``: the day on which it ended."""

    start: str
    end: str
    support: Support
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose event it is: the body, what it rests on, its words as printed. Without a body it is a place that held it
    (``tỉnh X tổ chức lễ kỷ niệm``). ``whose``: it stands in the event's name."""

    body: Body | None
    support: tuple[Support, ...]
    words: str
    whose: bool = False
    place: str = ""


class Context:
    """Reads the surroundings of events sentence by sentence, in order; keeps the last day and the last congress."""

    def __init__(self, frame: Frame) -> None:
        self.frame, self.text = frame, frame.reading.text
        self.congress: tuple[int, Owner] | None = None
        self._day: When | None = None
        self._actor: tuple[int, Owner, When] | None = None

    def close(self, sentence: int) -> None:
        """Notes the first day of a sentence that was read, which ``cùng ngày`` means later, and who acted on it."""
        for date in self.frame.reading.dates[sentence]:
            if is_day(date.value):
                self._day = self.when(date)
                self._note_actor(sentence, self.text.token_at(date.end - 1) + 1)
                return

    def _note_actor(self, sentence: int, at: int) -> None:
        """``Chiều 12/4, X đã bầu …``: a later ``kỳ họp`` is that of X."""
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
        if self._actor is None or sentence - self._actor[0] > 8:
            return None
        return self._actor[1:]

    def when(self, date: DateMention) -> When:
        return When(date.value, date.until, Support("date", self.text.raw_span(date.start, date.end)))

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
        n = first - 1 if self.text.keys[first - 1] in ("cuộc", "buổi", "một") and first > row.first else first
        verb = first if noun.form == "họp kỳ" else before("opens", self.text.keys, row.first, n)
        chunk = None
        if verb is not None:
            chunk = self.subject(row, verb)
        elif noun.kind == "congress":
            chunk = row.ending.get(n)
        elif noun.kind == "session" and announced(row, first):
            chunk = next((c for c in reversed(row.chunks) if c.kind == BODY and c.last <= first), None)
        elif noun.kind == "session" and row.keys(first - 3, first) in _TOLD_AT:
            chunk = self.subject(row, first - 3)
        elif noun.kind == "session" and row.keys(n - 1, n) == ["tại"]:  # kết luận của X tại kỳ họp 12
            chunk = next((c for c in [row.ending.get(n - 1)] if c is not None and c.kind == BODY), None)
        chunk = chunk or self._agent(row, last)
        if chunk is None and noun.kind in ("session", "conference"):
            chunk = self._next_subject(row, last)
        if chunk is None and noun.kind == "session":
            chunk = self._teller(row, first)
        return self.owner(chunk, row.sentence)

    def subject(self, row: Row, verb: int) -> Chunk | None:
        """The body or place that ends before token ``verb``, over auxiliaries, terms and brackets."""
        keys, words_, j = self.text.keys, self.text.words, verb
        for _ in range(16):
            if j <= row.first:
                return None
            chunk = row.ending.get(j)
            if chunk is not None and chunk.kind == PLACE and keys[chunk.first - 1] == ")":
                return self._abbreviated(row, chunk)
            if chunk is not None and chunk.kind in (BODY, PLACE):
                return chunk
            auxiliary = before("through", keys, row.first, j)
            if auxiliary is not None:
                j = auxiliary
            elif not keys[j - 1][0].isalpha() or words_[j - 1].isupper():
                j -= 1
            else:
                return None
        return None

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
            if row.keys(j, j + 2) in _TELLS and _body_before(row, j):
                unit = row.keys(j + 2, j + 5)
                return row.ending[j] if _UNITS & {" ".join(unit[:2]), " ".join(unit[1:])} else None
        return None

    def _agent(self, row: Row, last: int) -> Chunk | None:
        """``do X (phối hợp với …) tổ chức`` after the name."""
        keys = self.text.keys
        for j in range(last, min(last + 60, row.last - 1)):
            if keys[j] == "do" and row.kind(j + 1) == BODY:
                chunk = row.at[j + 1]
                held = " ".join(row.keys(chunk.last, chunk.last + 25))
                return chunk if "tổ chức" in held or "chủ trì" in held else None
            if keys[j] in (".", ";"):
                return None
        return None

    def date(
        self, row: Row, first: int, last: int, previous: int, *, short: bool = False, act: bool = False
    ) -> When | None:
        """The day right after the name or after its verb, else the one at the head of its clause.

        ``previous``: the end of the event named before in this sentence, whose date it then is; -1 without one.
        ``short``: it takes less than a day; ``act``: a verb tells of it, which may be the speaker's own.
        """
        keys = self.text.keys
        last = _past_venue(row, last)
        for date in row.dates:
            at = row.token(date.start)
            if "(" in keys[last:at] and any(at < row.token(d.start) < at + 9 for d in row.dates):
                break  # (28/7/1929 - 28/7/2019): the anniversary
            if at >= last and _links(keys[last:at], short) and (len(date.value) > 4 or at > last + 1):
                return replace(self.when(date), closing="bế" in keys[last:at])
        if announced(row, first):  # the day of the announcement
            return None
        if previous >= 0 and not (first - previous <= 2 and self.text.keys[first - 1] in (";", ",", "và")):
            return None
        for date in reversed(row.dates):
            end = row.token(date.end - 1) + 1
            near = 4 if len(date.value) == 4 else 8
            if end > first or before("planned", keys, row.first, first) is not None:
                continue
            if not act and _told_on(row, end, first):
                return None
            if (is_day(date.value) or first - end <= near) and not _of_document(row, date):
                return replace(self.when(date), closing="bế mạc" in " ".join(row.keys(last, last + 3)))
        if self._day is not None and "cùng ngày" in " ".join(row.keys(row.first, last + 7)):
            return self._day
        return None

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


def _past_venue(row: Row, last: int) -> int:
    """The index after a venue behind the name of an event: ``hội nghị | tại Hội trường B, tỉnh X | vào ngày …``."""
    if row.keys(last, last + 1) not in (["tại"], ["ở"]) or last + 1 >= row.last:
        return last
    j = last + 1
    while j < row.last:
        if row.kind(j) in (PLACE, BODY):
            j = row.at[j].last
        elif row.text.words[j][0].isupper() or row.text.keys[j] in _VENUE:
            j += 1
        else:
            break
    return j if j > last + 1 else last


def _links(gap: list[str], short: bool) -> bool:
    """Whether the words between an event and a date tie them: ``diễn ra vào``, ``do X tổ chức``, a bracket; after a
    comma only the day of an event that is ``short``."""
    if short and gap[:1] == [","]:
        gap = gap[1:]
    if any(w in (";", ":", ".") for w in gap) or {"trước", "sau"} & set(gap[-2:]):
        return False
    while gap and (gap[-1] in _TIME_WORDS or gap[-2:] in _TODAY):
        gap = gap[:-1]
    phrase = " ".join(gap)
    held = max(phrase.rfind(verb) for verb in _HELD)
    return not gap or (held >= 0 and "," not in phrase[held:] and phrase.count(" ", held) <= 9)


def _told_on(row: Row, day: int, first: int) -> bool:
    """``Chiều 8/5, ông A cho biết … kỳ họp thứ 5``: the day of what is said, not of what it is about."""
    told = next((j for j in range(day, first - 2) if row.keys(j, j + 2) in _TELLS), None)
    return told is not None and _AT.isdisjoint(row.keys(told, first)) and not _body_before(row, told)


def _body_before(row: Row, j: int) -> bool:
    return (chunk := row.ending.get(j)) is not None and chunk.kind == BODY


def _of_document(row: Row, date: DateMention) -> bool:
    """Whether the date belongs to a document: ``Quyết định số 12 ngày …``."""
    at = row.token(date.start)
    back = row.keys(at - 9, at)
    return "số" in back or any("/" in w or w in ("quyết", "chỉ", "thị") for w in back[-4:])


def generic(row: Row, first: int, ends: tuple[int, ...]) -> bool:
    """Events in general: ``các hội nghị``, ``hai cuộc họp``, ``đại hội … các cấp`` (words after one of ``ends``)."""
    text = row.text
    if any(j < row.last and words("generic-after").match(text.keys, j) for j in ends):
        return True
    if first == row.first:
        return False
    if before("generic", text.keys, row.first, first) is not None:
        return True
    number = text.words[first - 1]
    return number.isdigit() and len(number) <= 3 and not any(a < first <= b for a, b in row.days.items())


def announced(row: Row, first: int) -> bool:
    """``X ra thông báo (về) kỳ họp``."""
    back = " ".join(row.keys(first - 4, first))
    return "thông báo" in back or "thông cáo" in back


def cites(row: Row, first: int) -> bool:
    """Whether the event is named only as the source of an act: ``Nghị quyết Đại hội …``."""
    source = before("source", row.text.keys, row.first, first)
    if source is not None:
        return row.keys(source - 3, source) not in _HAS_HELD
    back = row.keys(first - 9, first)
    if not back or back[-1] not in ("của", "tại", "và"):
        return False
    tail = " ".join(back).rpartition(",")[2]
    return any(source in tail for source in ("nghị quyết", "chỉ thị", "kết luận số"))


def modality(row: Row, first: int, last: int, *, described: bool = False) -> str:
    """planned after ``sẽ``, ``dự kiến``, ``tiến tới`` in the same clause, denied after ``hoãn``, else asserted."""
    text = row.text
    if row.keys(first - 1, first) in (["tại"], ["trong"]) and _will(row, last):
        return "planned"
    start = max((j for j in range(row.first, first) if text.words[j] in ",;"), default=row.first - 1) + 1
    around = text.keys[start : min(last + 5, row.last)]
    if "trình" not in around and openings("planned").isdisjoint(around) and openings("denied").isdisjoint(around):
        return "asserted"
    for j in _clause(row, start, first, last, ".;(" if described else ".;"):
        if words("denied").match(text.keys, j):
            return "denied"
        if text.keys[j] == "trình" and j == first - 1 and text.keys[j - 1] != "chương":
            return "planned"
        if words("planned").match(text.keys, j) and (j < first or text.keys[j] in ("sẽ", "dự", "sắp")):
            return "planned"
    return "asserted"


def _will(row: Row, last: int) -> bool:
    """``Trong kỳ họp …, X sẽ …``: the clause after the name speaks of what is to come."""
    comma = next((j for j in range(last, min(last + 14, row.last)) if row.text.keys[j] == ","), None)
    chunk = row.at.get(comma + 1) if comma is not None else None
    return chunk is not None and row.keys(chunk.last, chunk.last + 1) == ["sẽ"]


def _clause(row: Row, start: int, first: int, last: int, marks: str) -> Iterator[int]:
    """The tokens of the clause before the name, and a few after it up to one of the marks."""
    text = row.text
    yield from range(start, first)
    for j in range(last, min(last + 5, row.last)):
        if text.words[j] in marks:
            return
        yield j
