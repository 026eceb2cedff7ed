"""Mentions of events in an article, in order: the event word, its name, whose it is, when, and how it is spoken of."""

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace

from kg.extract.events_around import at_it, dated, held_on, in_body, remembered, there, titled
from kg.extract.events_context import Context, Owner
from kg.extract.events_days import When, told_lately
from kg.extract.events_descriptions import describe
from kg.extract.events_names import Name, read_name
from kg.extract.events_numbers import read_ordinal
from kg.extract.events_rows import Row
from kg.extract.events_spoken import cites, generic, modality, told_there
from kg.extract.events_words import Noun, as_act, nouns
from kg.extract.frame import Frame
from kg.extract.places import PlaceMention
from kg.extract.reading import MARK, OFFICE, PERSON, Reading
from kg.model import Body
from kg.text.tokens import Text

PARTY = Body("Đảng Cộng sản Việt Nam", "", "party", "national", "", True)
CENTRAL = Body("Ban Chấp hành Trung ương Đảng", "", "party", "national", "", True)
_ASSEMBLIES = ("kỳ họp", "phiên họp", "cuộc họp", "hội nghị")
_OPENINGS = ("lễ khai mạc", "buổi lễ khai mạc", "lễ bế mạc", "buổi lễ bế mạc")  # of another event: of that one
_HONOURS = frozenset(("vinh", "tuyên", "tôn", "niệm"))  # vinh danh, tuyên dương, tôn vinh, kỷ niệm
_HERE = ["tại", "đây"]
_CLOSING = ["kết", "thúc"]
_ABOUT = (["cho"], ["của"], ["về"])
_MEETS = frozenset(("họp", "hành", "chức"))
_LEAD = 5  # the sentences that tell what an article is about
_COMMITTEE = "Ban Chấp hành"


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``[first, last)`` of one sentence, the event word up to ``head``. ``title`` is empty for a word that only
    points back. ``cited``: named as the source of an act; ``described``: the name goes on in words of its own;
    ``opening``: it opens its sentence, or something happens ``there`` (``tại``, ``trong``); ``dated``: the day right
    behind the word; ``recent``: of today or yesterday, where no day can be made of it; ``backing``: who acted on which
    day shortly before, in case nothing else tells whose it is; ``giver``: the body of the one who gives;
    ``visitors``: a delegation's visit, told from its side; ``home``: people are visited, no place."""

    sentence: int
    first: int
    head: int
    last: int
    noun: Noun
    title: str
    ordinal: str = ""
    term: str = ""
    owner: Owner | None = None
    when: When | None = None
    place: PlaceMention | None = None
    modality: str = "asserted"
    cited: bool = False
    described: bool = False
    opening: bool = False
    there: bool = False
    dated: str = ""
    recent: bool = False
    backing: tuple[Owner, When] | None = None
    giver: Owner | None = None
    visitors: bool = False
    home: bool = False

    @property
    def whose(self) -> bool:
        """Whether the name itself tells whose event it is."""
        return self.owner is not None and self.owner.whose

    @property
    def specific(self) -> bool:
        """Whether something happened there and its name tells which event it is."""
        if self.whose and self.noun.form != "diễn đàn":
            return self.there
        words = len(self.title.split()) - len(self.noun.form.split())
        return self.there and words > (1 if self.noun.form.endswith("cử tri") else 2)

    @property
    def body(self) -> Body | None:
        return self.owner.body if self.owner is not None else None


Act = Callable[[Row, Context, int, int, Noun], Mention | None]


class Finder:
    """Finds the mentions of one article. ``act`` reads events told by a verb, see :mod:`kg.extract.events_acts`."""

    def __init__(self, reading: Reading, frame: Frame, act: Act, officials: Set[str]) -> None:
        self.reading, self.text, self.act = reading, reading.text, act
        self.context = Context(frame, officials)

    def mentions(self) -> Iterator[Mention]:
        """All mentions, in order of the text."""
        by_sentence: dict[int, list[tuple[int, int, Noun]]] = {}
        keys, openings, reached = self.text.keys, nouns().first_words(), 0
        for first in [n for n, key in enumerate(keys) if key in openings]:
            found = nouns().match(keys, first) if first >= reached else None
            if found is not None:
                noun, reached = found
                by_sentence.setdefault(self.text.sentence_of[first], []).append((first, reached, noun))
        for k, dates in enumerate(self.reading.dates):
            if k in by_sentence:
                yield from self._in_sentence(Row(self.reading, k), by_sentence[k])
            if dates:
                self.context.close(k)

    def _in_sentence(self, row: Row, found: list[tuple[int, int, Noun]]) -> Iterator[Mention]:
        text, cited_until, previous, end, acted, planned = self.text, -1, -1, row.first, row.first, False
        host: Owner | None = None
        day: When | None = None
        for first, head, noun in found:
            if first < end:
                continue
            if noun.form == "họp kỳ" and row.keys(head, head + 1) == ["họp"]:  # đã họp | kỳ họp thứ 12
                first, head, noun = first + 1, head + 1, replace(noun, form="kỳ họp")
            at = first - (row.keys(first - 1, first) in (["đã"], ["vừa"]))
            if noun.use == "name" and noun.kind == "meeting" and row.kind_before(at) in (PERSON, OFFICE):
                noun = as_act(noun.form) or noun
            if noun.use in ("act", "held"):
                told = self.act(row, self.context, first, head, noun) if first >= acted else None
                if told is not None:
                    if told.when is None and noun.takes == "site" and row.keys(row.first, row.first + 2) == _HERE:
                        told = replace(told, title="")  # Tại đây, ông A | đã thăm …
                    end = previous = max(told.last if noun.use == "held" else head, end)
                    acted = told.last
                    yield told
                if told is not None or noun.form != "họp" or row.keys(first - 2, first) != ["chủ", "trì"]:
                    continue
                noun = replace(noun, form="cuộc họp", use="name", takes="")  # chủ trì | họp lãnh đạo chủ chốt
            if noun.form == "chương trình":
                if not titled(row, first, head):
                    if row.keys(first - 1, first) == ["tại"] and row.kind(head) == MARK:
                        yield Mention(row.sentence, first, head, head, replace(noun, kind="any", use="back"), "")
                    continue
                noun = noun if _HONOURS.isdisjoint(row.keys(head, row.last)) else replace(noun, kind="ceremony")
            if noun.use == "none" or (noun.form in _OPENINGS and nouns().match(text.keys, head)):
                continue
            hosts = row.keys(first - 3, first) == ["ban", "tổ", "chức"]  # Ban tổ chức | lễ kỷ niệm
            if noun.kind == "session" and hosts:
                continue  # do ban tổ chức | kỳ họp chỉ đạo
            if in_body(row, first) or remembered(row, first):
                continue
            row.part(head)
            if row.keys(head, head + 1) == ["về"] and told_there(row, first):
                yield Mention(row.sentence, first, head, head, replace(noun, use="back"), "")
                continue
            name = read_name(row, noun, first, head)
            if (
                text.keys[first] == "họp"
                and noun.form == "cuộc họp"
                and (name.end == head or (row.sentence > _LEAD and not row.days))
            ):
                continue
            if generic(row, first, () if noun.back else (head, name.end)):
                continue
            if noun.form == "sự kiện" and not at_it(row, first, head):
                continue
            if noun.back and noun.form.endswith("quyết định") and row.keys(head, head + 1) in _ABOUT:
                noun = replace(noun, use="open")  # buổi trao quyết định | cho ông A
                name = read_name(row, noun, first, head)
            elif noun.back:
                yield Mention(row.sentence, first, head, head, noun, "")
                continue
            if noun.form == "phiên" and name.end == head:
                continue
            end = max(name.end, head)
            if noun.form.endswith("họp báo") and row.keys(head, head + 2) == _CLOSING:
                end = head  # họp báo kết thúc | đại hội: an event of its own
            cited = cites(row, first) or (cited_until == first - 1 and text.keys[first - 1] in ("và", ",", "hoặc"))
            cited_until = end if cited else -1
            mention = replace(self._mention(row, first, head, noun, name, previous), cited=cited)
            if previous >= 0 and text.keys[first - 1] in ("trước", "sau"):
                if not (mention.ordinal or mention.when):
                    continue  # buổi tiếp xúc cử tri sau | kỳ họp Quốc hội
                if text.keys[first - 1] == "trước":  # tiếp xúc cử tri trước | kỳ họp khai mạc ngày 11/7
                    mention = replace(mention, modality="planned")
            some = first > row.first and text.keys[first - 1] == "một"  # tại một hội nghị (của Tỉnh ủy X)
            if some and not (mention.described or mention.ordinal or (mention.title and mention.when)):
                mention = replace(mention, title=f"một {noun.form}", owner=None, when=None, opening=True, backing=None)
            if hosts and noun.kind != "congress":
                mention = replace(mention, when=None, owner=None)
            if planned and end and first - previous <= 1 and text.keys[first - 1] != "tại":
                mention = replace(mention, modality="planned", when=None)
            if mention.when is None and row.keys(first - 2, first) == ["diễn", "ra"]:
                mention = replace(mention, when=day)  # tại đại hội đã diễn ra | lễ công bố
            day = mention.when
            if mention.owner is None and mention.ordinal and mention.there and noun.kind == "session":
                mention = replace(mention, owner=host)
            host = mention.owner if noun.kind == "session" else None
            planned = mention.modality == "planned"
            previous = end
            upper = self.context.congress is not None and text.keys[first - 1] == "dự"  # bầu đại biểu dự | Đại hội …
            if noun.kind == "congress" and mention.owner is not None and not (cited or upper):
                self.context.congress = row.sentence, mention.owner
            yield mention
            if second := _second(text, name, row.last):
                other = self._mention(row, first, head, noun, second, previous)
                title = f"{text.phrase(first, head)} {text.phrase(name.shown + 1, second.shown)}"
                yield replace(other, title=title, owner=mention.owner, cited=cited)

    def _mention(self, row: Row, first: int, head: int, noun: Noun, name: Name, previous: int) -> Mention:
        end = max(name.end, head)
        owner = self._owner(row, first, end, noun, name)
        named_by = head if name.skipped and name.skipped[0][0] == head else end  # hội thảo (sáng 14-8) về …
        if noun.form == "phiên" and self.text.keys[first - 1] in _MEETS:  # Đại hội … | họp phiên trù bị
            previous = -1
        when = self.context.date(row, first, named_by, previous, short=noun.kind != "congress")
        number = name.ordinal or (name.course if noun.kind == "congress" else "")
        terms = self.reading.terms[row.sentence]
        reach = end + 3 if noun.kind == "congress" else end
        term = next((t.value for t in terms if first <= row.token(t.start) < reach), "")
        title, described = self._title(noun, first, head, name), name.described
        day = dated(row, noun, head) or (
            "" if title or owner or when is None or noun.kind == "ceremony" else held_on(row, first, end, when)
        )
        if noun.form == "phiên" and "trù" in self.text.keys[first:end] and (of := self._congress(row, end)):
            title, number, described = f"{title} {self.text.phrase(end, of[1])}", of[0], True
            term = next((t.value for t in terms if first <= row.token(t.start) < of[1] + 3), term)
        if not title and noun.form.endswith("kỷ niệm") and (occasion := self._occasion(row, first)):
            title, described = f"{self.text.phrase(first, head)} {self.text.phrase(*occasion)}", True
        if noun.kind == "congress" and name.body_at is not None and name.body_at.value.bare and not name.described:
            if owner is not None and not owner.whose:  # "X tổ chức Đại hội Chi bộ": the Chi bộ is X
                title = title.replace(f" {self.text.phrase(name.body_at.first, name.body_at.last)}", "", 1)
            elif not (number or (term and when)):
                title = ""  # "Đại hội Đảng bộ" without more only points back
        return Mention(
            row.sentence, first, head, end, noun, title, number, term, owner,
            when, self.context.venue(row, first, end),
            modality(row, first, end, described=name.described), described=described,
            opening=first == row.first or self.text.keys[first - 1] in ("tại", "trong"),
            there=there(row, first) or (day != "" and not title), dated=day,
            recent=when is None and told_lately(row, first, end),
            backing=self.context.actor(row.sentence) if not title and noun.form in _ASSEMBLIES else None,
        )  # fmt: skip

    def _congress(self, row: Row, j: int) -> tuple[str, int] | None:
        """``Phiên trù bị | Đại hội Đảng bộ xã X lần thứ XX``: the ordinal of the congress and the end of its name."""
        found = nouns().match(self.text.keys, j)
        if found is None or found[0].kind != "congress":
            return None
        name = read_name(row, found[0], j, found[1])
        return name.ordinal, max(name.shown, found[1])

    def _occasion(self, row: Row, first: int) -> tuple[int, int] | None:
        """``Nhân (kỷ niệm) | 70 năm Ngày thành lập xã, … tổ chức lễ kỷ niệm``: the tokens of what is remembered."""
        keys = self.text.keys
        at = next((j + 1 for j in range(row.first, first) if keys[j] == "nhân"), first)
        while at < first and keys[at] in ("dịp", "kỉ", "niệm"):
            at += 1
        if not (at + 1 < first and keys[at].isdigit() and keys[at + 1] == "năm"):
            return None
        return at, describe(row, at, acts=False, skipped=[])

    def _owner(self, row: Row, first: int, end: int, noun: Noun, name: Name) -> Owner | None:
        if name.national:
            return Owner(PARTY if noun.kind == "congress" else CENTRAL, (), "", True)
        bare = name.body is not None and name.body.bare and noun.kind == "congress"
        if name.body is not None and not bare:
            owner = self.context.owner(name.body_at, row.sentence, whose=True)
            if owner is not None:
                return self._with_place(owner, row, noun, first, end)
        owner = self.context.organizer(row, noun, first, end)
        if owner is None and bare and name.ordinal:
            return self.context.owner(name.body_at, row.sentence, whose=True)
        congress = self.context.congress
        if owner is None and noun.kind == "session" and congress is not None and name.end > first:
            if "trù" in self.text.keys[first : name.end]:
                return replace(congress[1], whose=False)
        first_session = noun.kind == "session" and name.ordinal == "1" and not name.described
        if owner is None and first_session and congress is not None and congress[1].body is not PARTY:
            return replace(congress[1], words=f"{_COMMITTEE} {congress[1].words}", whose=False)
        if owner is None and noun.form == "kỳ họp" and name.ordinal and not name.described:
            return self.context.assembly(row)
        return owner

    def _with_place(self, owner: Owner, row: Row, noun: Noun, first: int, end: int) -> Owner:
        """``Đảng bộ xã X tổ chức Đại hội Đảng bộ xã``: the one whose place is told."""
        if owner.body is None or owner.body.settled or owner.body.place:
            return owner
        held = self.context.organizer(row, noun, first, end)
        if held is None or held.body is None or not held.body.name.startswith(owner.body.name):
            return owner
        return replace(held, whose=True)

    def _title(self, noun: Noun, first: int, head: int, name: Name) -> str:
        if name.shown <= head:
            met = noun.kind == "meeting" and noun.form.endswith("báo chí")  # buổi gặp mặt báo chí
            return self.text.phrase(first, head) if met else ""
        shown = self.text.phrase(first, name.shown)
        for a, b in name.skipped:
            shown = shown.replace(f" {self.text.phrase(a, b)}", "")
        return shown.rstrip(" ,-–")


def _second(text: Text, name: Name, last: int) -> Name | None:
    """``kỳ họp thứ IV và thứ V``: the second of two numbered events."""
    j = name.shown
    if name.ordinal and j + 2 < last and text.keys[j] == "và" and text.keys[j + 1] in ("thứ", "lần"):
        number = read_ordinal(text, j + 1, last)
        if number:
            return Name(number[1], number[1], number[0], name.course, name.body, name.body_at, name.national)
    return None
