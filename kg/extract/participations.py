"""Who chairs, directs, attends, speaks, gives and receives at the events of an article."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.events_groups import Happening, past
from kg.extract.events_mentions import Mention
from kg.extract.participations_cells import Cells, cells_of, telling
from kg.extract.participations_quotes import Quotes
from kg.extract.reading import HONORIFIC, OFFICE, PERSON, Chunk, Reading

_NEAR = re.compile(r"[KwBLdZ]{0,5}E")
_OVER = re.compile(r"[KJ]*(?:$|[,.;)])")
_THERE = re.compile(r"[wdLBK]*,[RK]*P")
_GIVEN = re.compile(r"[Kw]{0,3}O")
_ASIDE = ("phóng viên", " pv ", "báo chí", "phỏng vấn", "với báo", " từng ", "tuổi trẻ", "vnexpress")
_SOMEBODY = (PERSON, OFFICE, HONORIFIC)
_MORE = ("về phía", "phía", "cùng dự", "ngoài ra", "bên cạnh", "tham dự còn", "và các", "cùng tham dự")
_GIVING = ("lễ trao", "lễ tặng", "lễ truy tặng")


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part in an event and the tokens it was read from."""

    person: str
    role: str
    happening: Happening
    sentence: int
    person_at: tuple[int, int]
    verb_at: tuple[int, int]
    event_at: tuple[int, int, int] | None
    modality: str
    rule: str


class Parts:
    """Reads the parts sentence by sentence; remembers which event is being told of and a list that goes on."""

    def __init__(
        self,
        reading: Reading,
        events: Mapping[tuple[int, int], tuple[Mention, Happening]],
        holder: Callable[[Chunk, int], str],
    ) -> None:
        self.reading, self.text, self.holder = reading, reading.text, holder
        self._events: dict[int, dict[int, tuple[Mention, Happening]]] = {}
        for (sentence, first), pair in events.items():
            self._events.setdefault(sentence, {})[first] = pair
        self._quotes = Quotes(reading)
        self._current: tuple[Mention, Happening] | None = None
        self._main: Happening | None = None
        self._people: dict[int, list[str]] = {}
        self._beside: set[str] = set()
        self._aside = False
        self._list: tuple[tuple[str, ...], tuple[Mention, Happening]] | None = None

    def parts(self) -> Iterator[Part]:
        """All parts, in order of the text."""
        for k, row in enumerate(self.reading.chunks):
            events = self._events.get(k, {})
            found: list[Part] = []
            if (events or self._current) and self._worth_reading(k, row):
                cells = cells_of(self.reading, k, events, self.holder)
                found = list(self._sentence(cells))
                self._present(cells)
            yield from found
            self._move(k, events, found)

    def _worth_reading(self, k: int, row: list[Chunk]) -> bool:
        sentence = self.reading.sentences[k]
        if self._list is None and telling().isdisjoint(self.text.keys[sentence.first : sentence.last]):
            return k in self._events and any(m.noun.use == "act" for m, _ in self._events[k].values())
        return any(c.kind in _SOMEBODY for c in row)

    def _move(self, k: int, events: dict[int, tuple[Mention, Happening]], found: list[Part]) -> None:
        """The event last told of becomes the current one, unless it is of another time."""
        told = [p.happening for p in found if p.modality == "asserted"]
        for _, (mention, happening) in sorted(events.items()):
            if not happening.asserted or mention.modality != "asserted":
                continue
            here = happening in told or mention.opening or mention.when is not None or k == 0
            if not here or not happening.told:
                continue
            self._aside = self._of_the_past(k, happening)
            if not self._aside:
                self._current = (mention, happening)
                if self._main is None and happening.told:
                    self._main = happening
        for part in found:
            if part.modality == "asserted" and part.person not in self._people.setdefault(id(part.happening), []):
                self._people[id(part.happening)].append(part.person)

    def _present(self, cells: Cells) -> None:
        """``Tại hội nghị, ông A …``: whatever he does, he was met there."""
        for e, (mention, happening) in cells.events.items():
            there = _THERE.match(cells.symbols, e + 1) if mention.opening else None
            if there is not None and there.end() - 1 not in cells.objects:
                self._people.setdefault(id(happening), []).append(cells.people[there.end() - 1])

    def _of_the_past(self, k: int, happening: Happening) -> bool:
        if self._main is None or self._main is happening:
            return False
        first = self.reading.sentences[k].first
        earlier = self.text.keys[first : first + 2] == ["trước", "đó"] and not self._main.day
        return earlier or past(happening, [self._main, happening])

    def _sentence(self, cells: Cells) -> Iterator[Part]:
        symbols = cells.symbols
        listed = -1
        going_on, self._list = self._continued(cells), None
        if going_on is not None:
            listed, self._list = len(symbols), going_on
            yield from self._of_people(cells, _people(cells, 0, listed), going_on[0], 0, going_on[1], "list")
        for v, symbol in enumerate(symbols):
            if v < listed and symbol not in "SQGTVE":
                continue
            if symbol in "ACSU":
                opened = _opens_list(cells, v)
                if opened is not None:
                    start, end = opened
                    roles = _roles(cells, v, start)
                    target = self._event(cells, v, start)
                    people = _people(cells, start, end)
                    if target is not None and (people or end == len(symbols)):
                        yield from self._of_people(cells, people, roles, v, target, "list")
                        self._list = (roles, target) if "attend" in roles else None
                        listed = end
                        continue
            if symbol in "ACDS":
                yield from self._done(cells, v)
            elif symbol == "E" and v in cells.roles:
                yield from self._of_people(cells, _subjects(cells, v), cells.roles[v], v, cells.events[v], "act")
            elif symbol == "Q":
                yield from self._quoted(cells, v)
            elif symbol == "E" and cells.events[v][0].noun.form.startswith(_GIVING):
                people = _recipients(cells, v, []) if "F" in symbols[v:] else []
                yield from self._of_people(cells, people, ("receive",), v, cells.events[v], "given")
            elif symbol == "G":
                yield from self._given(cells, v)
            elif symbol in "TV":
                yield from self._received(cells, v)

    def _continued(self, cells: Cells) -> tuple[tuple[str, ...], tuple[Mention, Happening]] | None:
        """A list of those who attend that goes on in this sentence."""
        if self._list is None:
            return None
        sentence = self.reading.sentences[cells.sentence]
        row = self.reading.chunks[cells.sentence - 1]
        before = row[-2] if len(row) > 1 and row[-1].value == "." and row[-2].kind == HONORIFIC else row[-1]
        head = " ".join(self.text.keys[sentence.first : sentence.first + 3])
        unfinished = before.kind == HONORIFIC or before.value in (",", ";", ":", "…")
        opens = head.startswith(_MORE) and ("H" in cells.symbols or ":" in cells.symbols)
        bullet = cells.symbols[:1] in ("-", "P", "R") and not any(s in cells.symbols for s in "ACSQGTV")
        if (
            opens
            or (unfinished and cells.symbols[0] in "PR-wy")
            or (bullet and self.text.words[sentence.first] in "-–+*•")
        ):
            return self._list
        return None

    def _done(self, cells: Cells, v: int) -> Iterator[Part]:
        """``A dự hội nghị``, ``A phát biểu``, ``Phát biểu tại hội nghị, A …``."""
        symbol, rest = cells.symbols[v], cells.symbols[v + 1 :]
        people = _subjects(cells, v) or _fronted(cells, v)
        if not people:
            return
        near = _NEAR.match(rest)
        if symbol == "A" and not near:
            return
        if symbol == "C" and not (near or _OVER.match(rest)):
            return
        if symbol == "D" and not (near and (near.end() <= 3 or "tại" in self._words(cells, v, v + near.end()))):
            return
        target = self._event(cells, v, None)
        if target is None or (symbol == "S" and (self._elsewhere(cells, v) or not _speech(target[1]))):
            return
        yield from self._of_people(cells, people, cells.roles[v], v, target, "act")

    def _words(self, cells: Cells, start: int, end: int) -> list[str]:
        return self.text.keys[cells.first[start] : cells.last[end - 1]]

    def _elsewhere(self, cells: Cells, v: int) -> bool:
        """``phát biểu tại Trường X``: spoken somewhere else than at an event that is told of."""
        where = cells.symbols[v + 1 : v + 3]
        return where in ("KB", "KL") and self.text.keys[cells.first[v + 1]] in ("tại", "ở")

    def _other_time(self, cells: Cells, v: int, target: tuple[Mention, Happening]) -> bool:
        """Whether the sentence names no event but a time that is not the event's: something given long ago."""
        when = target[1].when
        if cells.events or when is None:
            return False
        dates = (d for d in self.reading.dates[cells.sentence] if self.text.token_at(d.start) < cells.first[v])
        return any(d.value != when.start and d.value != when.end for d in dates)

    def _quoted(self, cells: Cells, v: int) -> Iterator[Part]:
        """``ông A nhấn mạnh``: said at the event that is told of, unless to the press or beside it."""
        people = _subjects(cells, v)
        if not people or self._quotes.around(self.text.starts[cells.first[v]]):
            return
        target = self._event(cells, v, None)
        if target is None or not _speech(target[1]):
            return
        here = bool(cells.events) and any(e < v or _NEAR.match(cells.symbols[v + 1 :]) for e in cells.events)
        sentence = self.reading.sentences[cells.sentence]
        said = " ".join(self.text.keys[sentence.first : sentence.last])
        if "I" in cells.symbols:
            self._beside.add(cells.people[people[0]])
            yield from self._of_people(cells, people[:1], ("attend",), v, target, "beside")
            return
        aside = any(a in f" {said} " for a in _ASIDE) and "họp báo" not in target[0].noun.form
        if aside or not (here or self._told_of(target[1], cells.people[people[0]])):
            return
        yield from self._of_people(cells, people[:1], ("speak",), v, target, "quoted")

    def _told_of(self, happening: Happening, person: str) -> bool:
        """Whether a person quoted without a word on where speaks there: people were met there before; where something
        was given and no more is told, this person."""
        if person in self._beside:
            return False
        met = self._people.get(id(happening), [])
        if self._aside or all(m.noun.use == "act" for m in happening.named):
            return person in met
        return bool(met)

    def _given(self, cells: Cells, v: int) -> Iterator[Part]:
        words = self.text.keys[cells.first[v] : cells.last[v]]
        back = self.text.keys[max(0, cells.first[v] - 2) : cells.first[v]]
        if "thăm" in back and v not in cells.events:
            return  # on a visit, not at an event told of before
        given = _GIVEN.match(cells.symbols, v + 1)
        if given is None and not {"hoa", "quà", "giải", "định", "cờ"} & set(words):
            return
        target = self._event(cells, v, None)
        if target is None or self._other_time(cells, v, target):
            return
        people = _subjects(cells, v)
        yield from self._of_people(cells, people, ("present",), v, target, "give")
        if "hoa" not in words:
            yield from self._of_people(cells, _recipients(cells, v, people), ("receive",), v, target, "given")

    def _received(self, cells: Cells, v: int) -> Iterator[Part]:
        symbols = cells.symbols
        target = self._event(cells, v, None)
        if target is None or (symbols[v] == "T" and not _GIVEN.match(symbols, v + 1)):
            return
        sentence = self.reading.sentences[cells.sentence]
        if (
            symbols[v] == "V"
            and not cells.events
            and "dịp này" not in " ".join(self.text.keys[sentence.first : sentence.last])
        ):
            return
        people = _subjects(cells, v)
        if not people:
            opener = re.compile(r"[OKwBLRd(),]*?H").match(symbols, v + 1)
            people = _people(cells, opener.end(), _clause_end(symbols, opener.end())) if opener else []
        yield from self._of_people(cells, people, ("receive",), v, target, "receive")

    def _event(self, cells: Cells, v: int, end: int | None) -> tuple[Mention, Happening] | None:
        """The event of the verb at ``v``: named after it in its clause, before it, else the current one."""
        symbols = cells.symbols
        after = [
            e
            for e in sorted(cells.events)
            if e >= v
            and cells.events[e][0].modality == "asserted"
            and (end is None or e < end)
            and not any(s in ";." for s in symbols[v:e])
            and not any(n not in cells.objects for n in cells.people if v < n < e)
        ]
        before = [e for e in sorted(cells.events, reverse=True) if e < v and cells.events[e][1].asserted]
        near = [e for e in after if e - v <= 7 and "," not in symbols[v:e]]
        if symbols[v] == "Q":  # said at an event, not of one
            near = [e for e in near if {"tại", "trong", "ở"} & set(self._words(cells, v + 1, e))]
            after = near
        for e in (*near[:1], *before[:1], *after[:1]):
            return cells.events[e]
        return self._current

    def _of_people(
        self,
        cells: Cells,
        people: list[int],
        roles: tuple[str, ...],
        v: int,
        target: tuple[Mention, Happening],
        rule: str,
    ) -> Iterator[Part]:
        mention, happening = target
        for n in people:
            between = (
                cells.symbols[min(n, v) : max(n, v)] if rule in ("act", "quoted") else cells.symbols[max(0, v - 2) : v]
            )
            if "X" in between or ("M" in between and rule != "receive"):
                continue
            planned = "N" in between or (mention.modality == "planned" and not happening.asserted)
            for role in roles:
                yield Part(
                    cells.people[n], role, happening, cells.sentence, (cells.first[n], cells.last[n]),
                    (cells.first[v], cells.last[v]), (mention.sentence, mention.first, mention.last),
                    "planned" if planned else "asserted", f"participation-{rule}",
                )  # fmt: skip


def _speech(happening: Happening) -> bool:
    """Whether words quoted may be spoken there: not on a visit, nor at a show."""
    forms = {m.noun.form for m in happening.mentions}
    if happening.kind == "other":
        return any("họp báo" in form for form in forms)
    return not forms <= {"thăm", "đến thăm", "thị sát"}


def _people(cells: Cells, start: int, end: int) -> list[int]:
    return [n for n in sorted(cells.people) if start <= n < end and cells.objects.get(n) != "Z"]


def _clause_end(symbols: str, start: int) -> int:
    return next((n for n in range(start, len(symbols)) if symbols[n] in ".:"), len(symbols))


def _opens_list(cells: Cells, v: int) -> tuple[int, int] | None:
    """Where the names of a list headed by the verb at ``v`` start and end: ``Dự hội nghị có đồng chí A, …; B, …``."""
    symbols = cells.symbols
    clause = max(symbols.rfind(";", 0, v), symbols.rfind(".", 0, v)) + 1
    if any(n not in cells.objects for n in cells.people if clause <= n < v):
        return None
    start = v + 1
    while symbols[v] != "U" and start < len(symbols) and symbols[start] not in "H:":
        if start in cells.people or symbols[start] in ".;QGTV":
            return None
        start += 1
    if start >= len(symbols):
        return None
    end = start + 1
    while end < len(symbols):
        if symbols[end] in "SQGT" and any(start < n < end for n in cells.people):
            break
        end += 1
    return start, end


def _roles(cells: Cells, v: int, end: int) -> tuple[str, ...]:
    roles = [r for n in range(v, max(v + 1, end)) if cells.symbols[n] in "ACDSU" for r in cells.roles.get(n, ())]
    return tuple(dict.fromkeys(roles))


def _subjects(cells: Cells, v: int) -> list[int]:
    """The people left of a verb whose act it is, nearest last in reading order."""
    symbols = cells.symbols
    last = v - 1
    while last >= 0 and symbols[last] in "KNX":
        last -= 1
    if last < 0 or (symbols[last] == "B" and symbols[last - 1 : last] not in ("-", "(", "w")):
        return []
    closed = symbols[last] in ",-)"
    found: list[int] = []
    words, n = 0, v
    while n > 0:
        n -= 1
        symbol = symbols[n]
        if symbol == "P" and n not in cells.objects:
            opened = symbols[n + 1] in ",-(:"
            titled = words <= 3 and "R" in symbols[n:v]
            if words and not found and not (closed or titled if opened else words <= 2):
                return []
            if words and found and not opened:
                break
            found.append(n)
            words = 0
        elif symbol == "J":
            words = 0
        elif symbol in "wO":
            words += 1
        elif (symbol == "b" and not found and n < v - 1) or (symbol == "y" and not found):
            return []
        elif symbol in ".:" or (symbol == ";" and not found) or (symbol in "ACDSQGTVUHEFZ" and found):
            break
        elif symbol in "ACDSQGTVU":
            words = 0
    return found[::-1]


def _fronted(cells: Cells, v: int) -> list[int]:
    """``Phát biểu tại hội nghị, thay mặt …, đồng chí A``: the first name after the comma."""
    symbols = cells.symbols
    clause = max(symbols.rfind(";", 0, v), symbols.rfind(".", 0, v)) + 1
    if any(n not in cells.objects for n in cells.people if clause <= n < v):
        return []
    comma = False
    for n in range(v + 1, len(symbols)):
        symbol = symbols[n]
        if symbol == "P" and n not in cells.objects:
            return [n] if comma else []
        if symbol in ".;:QGTVAy":
            return []
        comma = comma or symbol == ","
    return []


def _recipients(cells: Cells, v: int, givers: list[int]) -> list[int]:
    """To whom something is given: the names after ``cho``; a decision also goes to the one it is about."""
    symbols = cells.symbols
    end = next((n for n in range(v + 1, len(symbols)) if symbols[n] in ".SQA" or (n in cells.events)), len(symbols))
    given = [n for n in sorted(cells.people) if v < n < end and n not in givers]
    to_whom = [n for n in given if cells.objects.get(n) == "F"]
    if to_whom:
        return to_whom
    listed = next((n for n in range(v, end) if symbols[n] in "H:"), None)
    if listed is not None:
        return [n for n in given if n > listed and cells.objects.get(n) != "Z"]
    if "F" in symbols[v:end]:
        return []
    return [n for n in given if n not in cells.objects][:1]
