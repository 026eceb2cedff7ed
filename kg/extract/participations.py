"""Who chairs, directs, attends, speaks, gives and receives at the events of an article."""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property

from kg.extract.events_happenings import Happening
from kg.extract.events_words import MET
from kg.extract.participations_cells import Cells, cells_of, telling
from kg.extract.participations_part import (
    NEAR,
    Part,
    acts_ahead,
    goes_on,
    held_under,
    meets,
    met_in_title,
    mourned_at,
    opens_side,
    pictured_at,
    said_at,
    said_there,
)
from kg.extract.participations_people import (
    asked_for,
    at_head,
    fronted,
    headed_roles,
    in_picture,
    leader,
    leads,
    listed_before,
    met,
    opened_list,
    passive,
    people,
    receivers,
    recipients,
    speaker,
    subjects,
    wishing,
)
from kg.extract.participations_quotes import Quotes
from kg.extract.participations_scene import Scene, Target, spoken_at
from kg.extract.participations_speech import (
    as_delegate,
    elsewhere,
    reported,
    tells_of,
    to_the_press,
    topic,
    undergone,
    words_of,
    written,
)
from kg.extract.reading import HONORIFIC, OFFICE, PERSON, Chunk, Reading

_ACTS = re.compile("[ACDSQGTVUEl]")
_JOINED = {"A": re.compile("K[GSCDQw]"), "C": re.compile("K[GSDQ]")}
_OVER = re.compile(r"[KJ]*(?:$|[,.;)b])")
_GIVEN = re.compile(r"[Kw]{0,3}O")
_SAID_OF = re.compile(r".*PQ[^E;]*,[^E;]*$")
_HOLDS = re.compile(r",?K?ww?E")  # làm trưởng đoàn đã tổ chức | lễ dâng hương
_MADE = re.compile("M[RK]*$")  # vụ việc được | ông A chỉ đạo làm rõ
_CHAIRS = re.compile(r";P(?:[,-]R)*,?(?P<act>C)")  # dự có ông A; | ông B, Chủ tịch HĐND huyện, chủ tọa kỳ họp
_SIDE = re.compile("[^ACDSQGTVUEMN]*H[^ACDSQGTVUEMN]*$")
_PLANNED = re.compile(r"N[^ACDSQGTVU.;:P]*$")
_CLOSED = frozenset(('"', "”"))
_FLOWERS = frozenset(("hoa", "lẵng"))
_SOON = 8  # words from `trao đổi với báo chí` to `sau (khi …)`
_OPENING = 5  # the sentences among which an article names what it is about
_PRESENT = frozenset(("dự", "mặt"))
_COMING = frozenset(("dự", "tham", "đến", "tới", "về", "cùng"))
_GIFTS = frozenset(("hoa", "quà", "giải", "định", "cờ"))
_SOMEBODY = (PERSON, OFFICE, HONORIFIC)
_GIVING = ("lễ trao", "lễ tặng")


class Parts:
    """Reads the parts sentence by sentence; remembers a list of people that goes on."""

    def __init__(
        self,
        reading: Reading,
        events: Mapping[tuple[int, int], Target],
        elsewhere: Set[int],
        holder: Callable[[Chunk, int], str],
        gathering: Happening | None = None,
    ) -> None:
        self.reading, self.text, self.holder = reading, reading.text, holder
        self._events: dict[int, dict[int, Target]] = {}
        for (sentence, first), target in events.items():
            self._events.setdefault(sentence, {})[first] = target
        untold = not any(h.told for _, h in events.values())
        self._scene = Scene(reading, elsewhere, untold, (gathering.mentions[0], gathering) if gathering else None)
        self._list: tuple[tuple[str, ...], Target] | None = None

    @cached_property
    def _quotes(self) -> Quotes:
        return Quotes(self.reading)

    def parts(self) -> Iterator[Part]:
        """All parts, in order of the text."""
        for k, things in enumerate(self.reading.things):
            events = self._events.get(k, {})
            if not events and self._scene.current is None:
                if k < _OPENING and self._first is not None:
                    yield from self._caption(k, self._first)
                continue
            found: list[Part] = []
            told_of: set[int] = set()
            if self._worth_reading(k, things, events):
                cells = cells_of(self.reading, k, events, self.holder)
                found = list(self._sentence(cells))
                if any(p.rule == "participation-caption" for p in found):
                    yield from found  # a photo, often of another day, does not move the scene
                    continue
                self._scene.meet(cells)
                told_of = {cells.first[e] for e in cells.events if _SAID_OF.match(cells.symbols[:e])}
            yield from found
            here = {first: target for first, target in events.items() if first not in told_of}
            self._scene.move(k, here, [p for p in found if p.modality == "asserted"])

    @cached_property
    def _first(self) -> Target | None:
        """The event that the article opens with."""
        targets = ((k, first, target) for k in sorted(self._events)[:1] for first, target in self._events[k].items())
        return next((t for k, _, t in sorted(targets, key=lambda x: x[1]) if k <= _OPENING and t[1].told), None)

    def _caption(self, k: int, target: Target) -> Iterator[Part]:
        """A photo above the event's name: ``Ông A tặng hoa chúc mừng ông B``."""
        sentence = self.reading.sentences[k]
        if _FLOWERS.isdisjoint(self.text.keys[sentence.first : sentence.last]):
            return
        cells = cells_of(self.reading, k, {}, self.holder)
        for v in (m.start() for m in re.finditer("G", cells.symbols)):
            yield from self._of(cells, subjects(cells, v), ("present",), v, target, "give")

    def _worth_reading(self, k: int, things: list[Chunk], events: Mapping[int, Target]) -> bool:
        sentence = self.reading.sentences[k]
        words = self.text.keys[sentence.first : sentence.last]
        if (
            self._list is None
            and _CLOSED.isdisjoint(words)
            and (
                telling(True).isdisjoint(words)
                or (telling(False).isdisjoint(words) and not self._scene.meeting(events))
            )
        ):
            told = any(m.noun.use == "act" or m.noun.form in MET for m, _ in events.values())
            return told or opens_side(self.text.keys, sentence.first) or pictured_at(self.text.keys, events)
        if not any(c.kind in _SOMEBODY for c in things):
            return words[0] in _COMING  # Dự hội nghị có đại biểu các sở. | Về phía tỉnh có ông A
        caption = " ".join(self.text.keys[max(sentence.first, sentence.last - 8) : sentence.last])
        return "ảnh tư liệu" not in caption and "ảnh : tư liệu" not in caption  # a photo of another day

    def _sentence(self, cells: Cells) -> Iterator[Part]:
        symbols = cells.symbols
        headed = listed = -1
        going_on, self._list = self._continued(cells), None
        if going_on is not None:
            listed, self._list = len(symbols), going_on
            yield from self._of(cells, people(cells, 0, listed), going_on[0], 0, going_on[1], "list")
        for v in (m.start() for m in _ACTS.finditer(symbols)):
            symbol = symbols[v]
            if v < headed or (v < listed and symbol not in "SQGTVE"):
                continue
            if symbol == "U" and "speak" in cells.roles[v]:
                if said := said_at(self.text.keys, cells, v):
                    yield from self._of(cells, said[0], cells.roles[v], v, cells.events[said[1]], "list")
                continue
            announced = self.text.keys[cells.last[v] - 1] == "định"  # công bố quyết định gồm …; ông A giữ chức Bí thư
            if (symbol in "ACSU" or meets(cells, v)) and not announced and (opened := opened_list(cells, v)):
                start, end = opened
                chaired = _CHAIRS.search(symbols, start, end + 1)
                end = chaired.start() if chaired else end
                roles, target = headed_roles(cells, v, start), self._scene.event_of(cells, v, start)
                if symbol == "U" and (ahead := held_under(self.text.keys, cells, v)):
                    target, end = cells.events[ahead], ahead
                named = people(cells, start, end)
                visited = symbol == "E" and cells.events[v][0].noun.takes == "site" and symbols[start] == ":"
                if target is not None and not visited and (named or end == len(symbols)):
                    yield from self._of(cells, named, roles, v, target, "list")
                    self._list = (roles, target) if "attend" in roles else None
                    headed, listed = start, end
                    if chaired:
                        at, listed = chaired.start("act"), chaired.end()
                        yield from self._of(cells, [end + 1], cells.roles[at], at, target, "act")
                    continue
            yield from self._verb(cells, v)
        there = pictured_at(self.text.keys, self._events.get(cells.sentence, {}))
        if there and (pictured := in_picture(cells)) is not None:
            yield from self._of(cells, pictured[0], ("attend",), pictured[1], cells.events[pictured[1]], "caption")
        for mention, happening in cells.events.values():
            if part := met_in_title(self.reading.things[cells.sentence], self.text.keys, mention, happening):
                yield part

    def _continued(self, cells: Cells) -> tuple[tuple[str, ...], Target] | None:
        """The list of those who attend, where it goes on here, or opens with one of the sides that meet."""
        side = self._list is None and self._scene.current is not None and opens_side(self.text.keys, cells.first[0])
        if side and self._scene.current is not None and _SIDE.match(cells.symbols):
            return ("attend",), self._scene.current
        return self._list if self._list is not None and goes_on(self.reading, cells) else None

    def _verb(self, cells: Cells, v: int) -> Iterator[Part]:
        symbol = cells.symbols[v]
        if symbol in "ACDSU":
            yield from self._done(cells, v)
        elif symbol == "Q":
            yield from self._quoted(cells, v)
        elif symbol == "G":
            yield from self._given(cells, v)
        elif symbol in "TV":
            yield from self._received(cells, v)
        elif symbol == "E" and v in cells.roles and not self._quotes.around(self.text.starts[cells.first[v]]):
            had = cells.symbols[v - 1 : v] == "H"  # A | có buổi làm việc với X
            who = subjects(cells, v - had, shared=not had) or leads(cells, v - had)
            who = who or (fronted(cells, v) if acts_ahead(cells, v) else [])
            who = [] if asked_for(cells, who, v) else who
            yield from self._of(cells, who, cells.roles[v], v, cells.events[v], "deed")
            yield from self._of(cells, met(cells, v), cells.events[v][0].noun.met, v, cells.events[v], "met")
        elif symbol == "l":
            yield from self._led(cells, v)
        elif symbol == "E" and cells.events[v][0].noun.form.startswith(_GIVING) and "F" in cells.symbols[v:]:
            yield from self._of(cells, recipients(cells, v, []), ("receive",), v, cells.events[v], "given")

    def _done(self, cells: Cells, v: int) -> Iterator[Part]:
        """``A dự hội nghị``, ``A phát biểu``, ``Phát biểu tại hội nghị, A …``."""
        symbol, rest = cells.symbols[v], cells.symbols[v + 1 :]
        who = (symbol == "A" and listed_before(cells, v)) or subjects(cells, v) or fronted(cells, v)
        near = NEAR.match(rest)
        verb = self._words(cells, v, v + 1)
        over = _OVER.match(rest) and (symbol == "C" or not _PRESENT.isdisjoint(verb))
        joined = symbol in _JOINED and _JOINED[symbol].match(rest) and verb[-1] != "kiến"  # chứng kiến và …
        there = near or symbol in "DS" or over or joined
        if not who or not there or (symbol in "SD" and undergone(self.text, cells, v)):
            return
        if over and not near and "Q" in cells.symbols[who[0] : v]:
            return  # A đề nghị nâng cao năng lực lãnh đạo, | điều hành, …
        target = self._scene.event_of(cells, v)
        if symbol == "D" and (
            _MADE.search(cells.symbols, 0, who[0]) or not self._directs(cells, who[0], v, near, target)
        ):
            return
        if target is None or (symbol == "S" and (elsewhere(self.text, cells, v) or not spoken_at(target[1]))):
            return
        yield from self._of(cells, who, cells.roles[v], v, target, "act")

    def _directs(self, cells: Cells, n: int, v: int, near: re.Match[str] | None, target: Target | None) -> bool:
        """``A chỉ đạo đại hội``, or at the event ``A chỉ đạo các ngành …``, not something A is told to have done."""
        if near:
            return near.end() <= 3 or "tại" in self._words(cells, v, v + near.end())
        if target is None or not spoken_at(target[1]) or "Q" in cells.symbols[:v] or self._outside(cells, v, target):
            return False
        return any(e < n for e in cells.events) or self._scene.speaks(target[1], cells.people[n])

    def _outside(self, cells: Cells, v: int, target: Target) -> bool:
        aside = to_the_press(self.text, cells, target) or written(self.text, cells)
        return aside or self._scene.other_time(cells, v, target[1])

    def _words(self, cells: Cells, start: int, end: int) -> list[str]:
        return words_of(self.text, cells, start, end)

    def _quoted(self, cells: Cells, v: int) -> Iterator[Part]:
        """``ông A nhấn mạnh``: said at the event that is told of, unless to the press or beside it."""
        ahead = at_head(cells, v) and NEAR.match(cells.symbols, v + 1)  # Chia sẻ tại buổi họp báo, ông A …
        who = speaker(cells, v) or (fronted(cells, v) if ahead else [])
        of = topic(self.text, cells, v)
        target = self._scene.current if of else self._scene.event_of(cells, v)
        if not who or undergone(self.text, cells, v) or self._quotes.around(self.text.starts[cells.first[v]]):
            return
        if target is None:  # who tells of the event before it is named was hardly there
            if cells.events:
                self._scene.outside(cells.people[who[0]])
            return
        if "I" in cells.symbols:
            self._scene.beside.add(cells.people[who[0]])
            yield from self._of(cells, who, ("attend",), v, target, "beside")
            return
        if reported(cells, who[0], v):
            return
        person = cells.people[who[0]]
        here = not of and any(said_there(self.text.keys, cells, v, e) for e in cells.events)
        here = here or (target[1].kind == "congress" and as_delegate(self.text, cells, v))
        if tells_of(cells, v, person) or self._outside(cells, v, target):
            self._scene.outside(person, after="sau" in self._words(cells, v, len(cells.symbols))[:_SOON])
        elif spoken_at(target[1]) and (here or self._scene.speaks(target[1], person)):
            yield from self._of(cells, who, ("speak",), v, target, "quoted")

    def _given(self, cells: Cells, v: int) -> Iterator[Part]:
        """``A trao Bằng khen cho B``, ``A tặng hoa chúc mừng …``; not on a visit, where no event was told of before."""
        verb = set(self._words(cells, v, v + 1))
        visit = "thăm" in self.text.keys[max(0, cells.first[v] - 2) : cells.first[v]] and v not in cells.events
        if visit or not (_GIVEN.match(cells.symbols, v + 1) or _GIFTS & verb):
            return
        target = self._scene.event_of(cells, v)
        if target is None or self._scene.other_time(cells, v, target[1]):
            return
        givers = subjects(cells, v) or wishing(cells, v)
        yield from self._of(cells, givers, ("present",), v, target, "give")
        if not {"hoa", "truy"} & verb:  # who is honoured after death does not come
            to_whom = recipients(cells, v, givers) or passive(cells, v)
            yield from self._of(cells, to_whom, ("receive",), v, target, "met" if passive(cells, v) else "given")

    def _led(self, cells: Cells, v: int) -> Iterator[Part]:
        """``Đoàn … do ông B làm trưởng đoàn``: who leads those who meet, or hold what is named next, comes too."""
        target = self._scene.event_of(cells, v)
        held = _HOLDS.match(cells.symbols, v + 1) is not None and "chức" in self._words(cells, v, len(cells.symbols))
        if target is not None and (target[1].kind == "meeting" or held):
            yield from self._of(cells, leader(cells, v), cells.roles[v], v, target, "met")

    def _received(self, cells: Cells, v: int) -> Iterator[Part]:
        """``A nhận quyết định``; ``A được tặng Bằng khen`` where the event is named; ``được trao … là A và B``."""
        target = self._scene.event_of(cells, v)
        if target is None or self._scene.other_time(cells, v, target[1]):
            return
        given = _GIVEN.match(cells.symbols, v + 1)
        if cells.symbols[v] == "T" and (given is None or "hoa" in self._words(cells, given.end() - 1, given.end())):
            return
        who = subjects(cells, v, shared=False) or (fronted(cells, v) if given and at_head(cells, v) else [])
        occasion = cells.events or "dịp này" in " ".join(self._words(cells, 0, len(cells.symbols)))
        if who and cells.symbols[v] == "V" and not occasion:
            return
        yield from self._of(cells, who or receivers(cells, v), ("receive",), v, target, "receive")

    def _of(
        self, cells: Cells, who: list[int], roles: tuple[str, ...], v: int, target: Target, rule: str
    ) -> Iterator[Part]:
        mention, happening = target
        mourned = mourned_at(happening)
        for n in who:
            if cells.people[n] in mourned:
                continue
            start, end = (min(n, v), max(n, v)) if rule in ("act", "deed", "quoted") else (max(0, v - 2), v)
            between = cells.symbols[start:end]
            if "X" in between or ("M" in between and rule not in ("receive", "met")):
                continue
            planned = (
                "N" in between or self._planned(cells, n) or (mention.modality == "planned" and not happening.asserted)
            )
            for role in roles:
                yield Part(
                    cells.people[n], role, happening, cells.sentence, (cells.first[n], cells.last[n]),
                    (cells.first[v], cells.last[v]), (mention.first, mention.last),
                    "planned" if planned else "asserted", f"participation-{rule}",
                )  # fmt: skip

    def _planned(self, cells: Cells, n: int) -> bool:
        """``Dự kiến …, ông A phát biểu``; a ``sẽ`` that he is quoted with does not count."""
        found = _PLANNED.search(cells.symbols, 0, n)
        return found is not None and not self._quotes.around(self.text.starts[cells.first[found.start()]])
