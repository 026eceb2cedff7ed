"""Which event the sentences of an article are telling of, and whom one met there."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import Protocol

from kg.extract.events_happenings import Happening, past
from kg.extract.events_mentions import Mention
from kg.extract.events_rows import is_day
from kg.extract.participations_cells import Cells
from kg.extract.reading import Reading
from kg.text.dates import DateMention
from kg.text.spelling import name_key

Target = tuple[Mention, Happening]
_THERE = re.compile(r"[wdLBK]*,[RK]*P")
_BEFORE_THAT = re.compile(
    r"(?:hôm qua|hôm trước|trước đó) (?!,? ?(?:báo cáo|phát biểu|trình bày|(?:trong|tại|ở) phần))"
    r"|\S+ (?:ngày|hôm) sau |(?:\S+ )?cùng ngày "
)
_REPORTS = frozenset(("báo cáo", "trình bày"))
_WITHIN = frozenset(("tại", "trong", "ở"))
_SHOWS = frozenset(("triển lãm", "hội thi", "hội diễn", "liên hoan", "ngày hội"))
_ANSWERED = 4  # sentences from `Tại kỳ họp trước, nhiều đại biểu hỏi …` to who answered
_EARLY = 5  # the sentences among which an article tells what it is about
_PREPARED = frozenset(("chương trình", "nội dung", "chuẩn bị"))


class Telling(Protocol):
    """What the scene needs to know of a part."""

    @property
    def person(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def happening(self) -> Happening: ...


class Scene:
    """Follows the events of an article, sentence by sentence. ``elsewhere``: the sentences that place something at an
    event of which no more is known; ``untold``: the article tells of no event more than its name; ``opening``: what
    it tells of from the first."""

    def __init__(self, reading: Reading, elsewhere: Set[int], untold: bool, opening: Target | None) -> None:
        self.reading, self.text, self._elsewhere, self._untold = reading, reading.text, elsewhere, untold
        self.current: Target | None = opening
        self.beside: set[str] = set()
        self._main: Happening | None = None
        self._met: dict[int, set[str]] = {}
        self._aside = False
        self._recalled: tuple[int, Target] | None = None

    def event_of(self, cells: Cells, v: int, end: int | None = None) -> Target | None:
        """The event of the verb at ``v``: named after it in its clause, before it, else the current one."""
        symbols = cells.symbols
        after = [
            e
            for e in sorted(cells.events)
            if e >= v
            and (cells.events[e][0].modality == "asserted" or "N" in symbols[:v])
            and (end is None or e < end)
            and not any(s in ";." for s in symbols[v:e])
            and not any(n not in cells.objects for n in cells.people if v < n < e)
        ]
        before = [e for e in sorted(cells.events, reverse=True) if e < v and _held(cells.events[e])]
        near = [e for e in after if e - v <= 7 and "," not in symbols[v:e]]
        if symbols[v] == "Q":  # said at an event, not of one
            near = [e for e in near if _WITHIN & set(self.text.keys[cells.last[v] : cells.first[e]])]
            after = near
        if symbols[v] == "G" and self.current is not None:  # tặng Giấy khen các đơn vị đạt giải tại hội thi
            after = near
        for e in (*near[:1], *before[:1], *after[:1]):
            return cells.events[e]
        if cells.sentence in self._elsewhere:
            return None
        if self._recalled is not None and cells.sentence - self._recalled[0] <= _ANSWERED:
            return self._recalled[1]
        return self.current

    def meeting(self, events: Mapping[int, Target]) -> bool:
        """Whether people meet where a sentence with these events tells of, so that those who lead or receive count."""
        told = [*events.values(), *([self.current] if self.current is not None else [])]
        return any(happening.kind == "meeting" for _, happening in told)

    def move(self, sentence: int, events: dict[int, Target], told: Sequence["Telling"]) -> None:
        """After a sentence: the event last told of becomes the current one, unless it is of another time."""
        if told or self._current_named(events):
            self._recalled = None
        if not events and not told:
            return
        parts = [part.happening for part in told]
        acts = {id(m) for m, h in events.values() if m.noun.giving and h in parts}  # what is given tells where it is
        for _, (mention, happening) in sorted(events.items(), key=lambda e: (id(e[1][0]) in acts, e[0])):
            here = happening in parts or mention.opening or mention.when is not None or sentence == 0
            if self._ahead(mention.first) or self._opened(happening):
                continue
            news = happening.told or happening in parts or (self._untold and sentence == 0 and mention.there)
            if not (here and news and mention.modality == "asserted"):
                continue
            self._aside = self._of_the_past(sentence, happening)
            if not self._aside:
                self.current = mention, happening
                self._main = self._main or happening
            elif mention.opening and not told and self._asks(sentence):
                self._recalled = sentence, (mention, happening)
        for part in told:
            if part.role != "receive":
                self._met.setdefault(id(part.happening), set()).add(part.person)

    def _asks(self, sentence: int) -> bool:
        """``Tại kỳ họp trước, nhiều đại biểu đặt câu hỏi …``."""
        bounds = self.reading.sentences[sentence]
        return "hỏi" in self.text.keys[bounds.first : bounds.last]

    def _current_named(self, events: Mapping[int, Target]) -> bool:
        return self.current is not None and any(h is self.current[1] for _, h in events.values())

    def _opened(self, happening: Happening) -> bool:
        """``lễ khai mạc Hội thao X``, then ``Hội thao X``: what the ceremony told of opens goes on after it."""
        if self.current is None or happening.kind != "other" or self.current[1].kind != "ceremony":
            return False
        ceremony = " ; ".join(name_key(m.title) for m in self.current[1].named)
        return any(name_key(m.title) in ceremony for m in happening.named)

    def _ahead(self, first: int) -> bool:
        """``dự kiến chương trình | kỳ họp thứ nhất``: what another meeting prepares."""
        keys = self.text.keys
        at = first - (keys[first - 1] == "cho")
        return " ".join(keys[max(0, at - 2) : at]) in _PREPARED

    def meet(self, cells: Cells) -> None:
        """``Tại hội nghị, ông A …``: whatever he does, he was met there."""
        for e, (mention, happening) in cells.events.items():
            there = _THERE.match(cells.symbols, e + 1) if mention.opening else None
            if there is not None and there.end() - 1 not in cells.objects:
                self._met.setdefault(id(happening), set()).add(cells.people[there.end() - 1])

    def _of_the_past(self, sentence: int, happening: Happening) -> bool:
        if self._main is None or self._main is happening:
            return False
        first = self.reading.sentences[sentence].first
        later = happening.day and self._main.day and happening.day >= self._main.day
        earlier = self.text.keys[first : first + 2] == ["trước", "đó"] and not later
        return earlier or past(happening, [self._main, happening])

    def outside(self, person: str, *, after: bool = False) -> None:
        """Somebody who talks to the press, or of an event from outside: what he says later is not said there either,
        unless he was met there before; even so where he talks ``after`` it."""
        if after or not any(person in met for met in self._met.values()):
            self.beside.add(person)

    def speaks(self, happening: Happening, person: str) -> bool:
        """Whether a person quoted without a word on where speaks there: it is the event the article is about, or
        people were met there before. Beside a visit to the past, of a congress, and where something was given and no
        more is told, only those met there."""
        if person in self.beside:
            return False
        if self._recalled is not None and happening is self._recalled[1][1]:
            return True  # Tại buổi họp báo ngày 15/1, phóng viên hỏi về vụ việc. | Ông A cho biết …
        met = self._met.get(id(happening), set())
        strict = (
            self._aside
            or happening.kind == "congress"
            or all(m.noun.use == "act" and m.noun.kind == "ceremony" for m in happening.mentions)
        )
        main = happening is self._main and happening.mentions[0].sentence <= _EARLY
        return person in met if strict else bool(met) or main

    def other_time(self, cells: Cells, v: int, happening: Happening) -> bool:
        """Whether the sentence names no event but a time that is not the event's: something given long ago."""
        when = happening.when
        if cells.events:
            return False
        reports = " ".join(self.text.keys[cells.first[v] : cells.last[v]]) in _REPORTS and "d" not in cells.symbols[:v]
        if not reports and _BEFORE_THAT.match(" ".join(self.text.keys[cells.first[0] : cells.first[0] + 5])):
            return True
        days = [d.value for d in self.reading.dates[cells.sentence] if self._when(d, cells, v)]
        if when is None:
            return any(is_day(day) for day in days)
        return any(day not in (when.start, when.end) for day in days)

    def _when(self, date: DateMention, cells: Cells, v: int) -> bool:
        """Whether a date tells when the verb at ``v`` was done: it stands before it, or ends the sentence."""
        at = self.text.token_at(date.start)
        if at < cells.first[v]:
            return True
        ending = self.text.token_at(date.end - 1) + 3 > self.reading.sentences[cells.sentence].last
        return ending and is_day(date.value) and "từ" not in self.text.keys[at - 2 : at]


def _held(target: Target) -> bool:
    """Told as held, also where it is named: not ``trước thềm hội nghị …, A …``."""
    return target[0].modality == "asserted" and target[1].asserted


def spoken_at(happening: Happening) -> bool:
    """Whether words quoted may be spoken there: not at a show."""
    return happening.kind != "other" or all(m.noun.form not in _SHOWS for m in happening.mentions)
