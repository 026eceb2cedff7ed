"""A sentence as a string of symbols, one a cell, for the rules about who does what at an event.

``P`` person, ``R`` office, ``B`` body, ``L`` place, ``E`` event, ``d`` date, ``w`` any other word, marks as themselves
(dashes as ``-``), and the class letters of ``events-verbs.tsv``. A form of address is ``y``, before a name no cell.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.extract.events_happenings import Happening
from kg.extract.events_mentions import Mention
from kg.extract.events_words import MET, ROLES
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD, Chunk, Reading
from kg.lexicon import read_table
from kg.text.phrases import Phrases
from kg.text.spelling import fold
from kg.text.tokens import split_words

_MARKS = {"–": "-", "—": "-", "…": ".", "?": ".", "!": ".", "“": '"', "”": '"'}
_KEPT = frozenset(",;:-().")
_CHUNKS = {PERSON: "P", OFFICE: "R", BODY: "B", PLACE: "L"}
_SIGNS = re.compile(r"[ACDSQGTVHNEFZPd;:.,]")
ACTS_NEXT = re.compile("[RK]*[QSACDGTZ]")
_SAID = re.compile(r"[,-][RK]*P(?:,R,|-R-|\([^()]*\))?K*(w)[wK]{0,3}[.,]?$")
_QUOTES = frozenset(('"', "”"))
_CLAUSE_ENDS = frozenset("ACDSQGTVE.;:")
_ASKED = re.compile("[RKB]*P")
_GIVES = (("receive", "V"), ("speak", "E"))  # nhận quyết định, công bố quyết định; else trao
_ON_BEHALF = ["thay", "mặt"]  # A thay mặt | Ban Thường vụ phát biểu
_DELEGATIONS = frozenset(("đoàn", "đầu", "trưởng"))  # tiếp đoàn, do A dẫn đầu
_NAMED_AFTER = frozenset(("tại", "trong", "dự", "sau", "trước", "khi", "chức", "lề", "về", "của", "trì", "việc"))


_SIDES = frozenset(("phải", "trái", "giữa", "bìa", "hàng", "ngồi", "đứng", "áo", "ngoài"))
_POSES = frozenset(
    "thứ từ sang qua nhất hai ba tư năm sáu bảy đầu cùng trước sau trắng xanh đen đỏ vàng bên ở và vest ảnh ,".split()
)


@dataclass(frozen=True, slots=True)
class Verb:
    """The class letter of a word and the parts in an event that it stands for."""

    letter: str
    roles: tuple[str, ...]


@cache
def verbs() -> Phrases[Verb]:
    table: Phrases[Verb] = Phrases()
    for row in read_table("events-verbs", ("form", "class", "roles", "example"), optional=("roles",)):
        roles = tuple(row.many("roles"))
        if len(row["class"]) != 1 or not set(roles) <= set(ROLES):
            raise row.error(f"class must be one letter, roles some of {', '.join(ROLES)}")
        table.add(row["form"], Verb(row["class"].replace("-", "w"), roles))
    return table


@cache
def _openings() -> frozenset[str]:
    """The first words of all verbs, to pass over other words at once."""
    rows = read_table("events-verbs", ("form", "class", "roles", "example"), optional=("roles",))
    return frozenset(split_words(fold(row["form"]))[0] for row in rows)


@cache
def telling(meeting: bool) -> frozenset[str]:
    """The last words of all verbs that stand for a part: a sentence without any of them tells of none. Those of
    delegations and their leaders count only where a ``meeting`` is told of."""
    rows = read_table("events-verbs", ("form", "class", "roles", "example"), optional=("roles",))
    last = frozenset(split_words(fold(row["form"]))[-1] for row in rows if row["roles"])
    return last if meeting else last - _DELEGATIONS


@dataclass(slots=True)
class Cells:
    """``symbols[n]`` stands for tokens ``[first[n], last[n])``. ``people``: names of the P cells, ``roles`` of the
    verbs, ``events`` of the E cells, ``objects``: P cells that are to, of or with whom something is; ``met``: those
    whom an act told by a verb is done to, and the E cell of that act; ``choosing``: the cells of ``bầu``."""

    sentence: int
    symbols: str
    first: list[int]
    last: list[int]
    people: dict[int, str] = field(default_factory=dict)
    roles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    events: dict[int, tuple[Mention, Happening]] = field(default_factory=dict)
    objects: dict[int, str] = field(default_factory=dict)
    met: dict[int, int] = field(default_factory=dict)
    choosing: list[int] = field(default_factory=list)

    def elects(self, start: int, end: int) -> bool:
        """Whether somebody is elected between two cells: ``có mặt nhất trí bầu 3 Phó Chủ tịch gồm ông A``."""
        return any(start < n < end for n in self.choosing)


_TRIED = frozenset((("vụ", "án"), ("bị", "can"), ("bị", "cáo"), ("bị", "hại")))  # vụ án | Lê Văn A: no doer


def cells_of(
    reading: Reading,
    sentence: int,
    events: Mapping[int, tuple[Mention, Happening]],
    holder: Callable[[Chunk, int], str],
) -> Cells:
    """The cells of one sentence. ``events``: first token -> the event named there; ``holder``: who holds an office."""
    text, openings = reading.text, _openings()
    keys = text.keys
    dates = {text.token_at(d.start): text.token_at(d.end - 1) + 1 for d in reading.dates[sentence]}
    cells = Cells(sentence, "", [], [])
    symbols: list[str] = []
    row, reached, named = reading.chunks[sentence], 0, {*events, *dates}
    for n, chunk in enumerate(row):
        kind, at, last, value = chunk
        if at < reached:
            continue
        symbol, reached = "w", last
        if kind is WORD and value == "bầu":
            cells.choosing.append(len(symbols))
        if kind is WORD and value not in openings and at not in named:
            pass  # most are plain words
        elif at in events:
            symbol, reached = _event(cells, len(symbols), *events[at])
            had = keys[at - 1] == "có" and events[at][0].noun.kind == "meeting"  # A có | buổi làm việc với Công an tỉnh
            if had or (_met(*events[at]) and keys[at - 1] not in _NAMED_AFTER):
                cells.roles[len(symbols)] = ("attend",)
        elif at in dates:
            symbol, reached = "d", dates[at]
        elif kind is WORD:
            symbol, reached = _verb(reading, cells, len(symbols), chunk, events)
        elif kind is MARK:
            if value == "(" and symbols and symbols[-1] in "PR" and (posed := _posed(keys, at + 1)):
                symbol, reached = ",", posed
            else:
                mark = _MARKS.get(value, value)
                symbol = mark if mark in _KEPT else "w"
        elif kind is HONORIFIC:
            if n + 1 < len(row) and row[n + 1].kind in (PERSON, OFFICE, HONORIFIC):
                continue
            symbol = "y"
        else:
            symbol = "K" if kind is BODY and keys[at - 2 : at] == _ON_BEHALF else _CHUNKS[kind]
            name = value if symbol == "P" else _alone(row, n, symbols) and holder(chunk, sentence)
            if symbol == "P" and n + 1 < len(row) and row[n + 1].value in ("tịch", "ký"):
                name = ""  # Đoàn Chủ | tịch
            if symbol == "P" and tuple(keys[max(0, at - 2) : at]) in _TRIED:
                name = ""
            if symbol in "PR" and name:
                symbol, cells.people[len(symbols)] = "P", name
            elif symbol == "P":
                symbol = "w"
        symbols.append(symbol)
        cells.first.append(at)
        cells.last.append(reached)
    cells.symbols = "".join(symbols)
    _mark_said(cells, keys)
    _mark_objects(cells)
    _mark_empowering(cells, keys)
    _mark_met(cells, keys)
    return cells


def _mark_said(cells: Cells, keys: list[str]) -> None:
    """``“…”, ông A | phán đoán.``: whatever the verb, who stands behind the quotation says it."""
    said = _SAID.search(cells.symbols) if cells.people else None
    if said is not None and keys[cells.first[said.start()] - 1] in _QUOTES and cells.first[said.start()]:
        cells.symbols = f"{cells.symbols[: said.start(1)]}Q{cells.symbols[said.start(1) + 1 :]}"
        cells.roles[said.start(1)] = ("speak",)


def _posed(keys: list[str], j: int) -> int:
    """The index after where somebody stands in a photo, in brackets: ``ông A | (bìa phải) tặng hoa``; else 0."""
    last = next((k for k in range(j, min(j + 9, len(keys))) if keys[k] == ")"), 0)
    side = not _SIDES.isdisjoint(keys[j:last])
    return last + 1 if side and all(key in _SIDES | _POSES or key.isdigit() for key in keys[j:last]) else 0


def _met(mention: Mention, happening: Happening) -> bool:
    return mention.noun.form in MET and happening.kind == "meeting"


def _event(cells: Cells, index: int, mention: Mention, happening: Happening) -> tuple[str, int]:
    cells.events[index] = mention, happening
    if mention.noun.use != "act":
        return "E", mention.last
    cells.roles[index] = mention.noun.roles
    if not mention.noun.giving:
        return "E", mention.head
    letter = next((letter for role, letter in _GIVES if role in mention.noun.roles), "G")
    return letter, mention.head


def _verb(
    reading: Reading, cells: Cells, index: int, chunk: Chunk, events: Mapping[int, tuple[Mention, Happening]]
) -> tuple[str, int]:
    found = verbs().match(reading.text.keys, chunk.first)
    if found is None or found[1] > reading.sentences[cells.sentence].last:
        return "w", chunk.last
    verb, last = found
    if any(chunk.first < e < last for e in events):
        return "w", chunk.last
    cells.roles[index] = verb.roles
    return verb.letter, last


def _alone(row: list[Chunk], n: int, symbols: list[str]) -> bool:
    """Whether an office at chunk ``n`` stands for its holder: no name beside it, at the head of a clause."""
    if row[n].kind != OFFICE or row[n].value.plural or row[n].value.mark == "former":
        return False
    following = row[n + 1] if n + 1 < len(row) else None
    if following is not None and (
        following.kind in (PERSON, OFFICE, HONORIFIC) or following.value in (",", "-", "–", ":")
    ):
        return False
    back = "".join(symbols).rstrip("K")
    if not back or back[-1] in "dE;:.":
        return True
    return back[-1] == "," and "P" not in back[max(back.rfind(s) for s in "AESQ;:.d") + 1 :]


def _whom_it_is_about(cells: Cells, keys: list[str]) -> set[int]:
    """``làm việc với X về kỷ luật | đối với ông A``: the names that a meeting is about."""
    return {n for n in cells.people if keys[cells.first[n] - 3 : cells.first[n] - 1] == ["đối", "với"]}


def _mark_met(cells: Cells, keys: list[str]) -> None:
    """``A tiếp | ông B, Đại sứ …``: B is met, and does not do what is told next."""
    for e, (mention, _) in cells.events.items():
        if mention.noun.use == "act" and not mention.noun.giving and mention.noun.takes != "sitting":
            about = _whom_it_is_about(cells, keys)
            for n in cells.people:
                if n > e and cells.first[n] < mention.last and cells.objects.get(n) != "Z" and n not in about:
                    cells.met[n], cells.objects[n] = e, "A"


def _mark_empowering(cells: Cells, keys: list[str]) -> None:
    """``Thừa ủy quyền của Chủ tịch nước A, | ông B trao …``: A, who is named first, is not there."""
    tokens = range(cells.first[0], cells.last[-1])
    at = next((k for k in tokens if keys[k] == "quyền" and keys[k - 1 : k + 2] == ["ủy", "quyền", "của"]), None)
    after = [n for n in sorted(cells.people) if at is not None and cells.first[n] > at]
    if len(after) > 1 and not set(cells.symbols[after[0] : after[1]]) & _CLAUSE_ENDS:
        cells.objects[after[0]] = "Z"


def _mark_objects(cells: Cells) -> None:
    """Names after ``cho``, ``theo``, ``của``, ``yêu cầu`` … are no subjects; after ``cho`` a whole list is not."""
    letter, giving, listed = "", False, False
    if not cells.people:
        return
    for n, symbol in ((m.start(), m[0]) for m in _SIGNS.finditer(cells.symbols)):
        giving = (
            giving or symbol in "GV" or (n in cells.events and cells.events[n][0].noun.kind == "ceremony")
        ) and symbol not in ";."
        if symbol in "FZ":
            letter, listed = symbol, False
        elif symbol == "P":
            if listed and ACTS_NEXT.match(cells.symbols, n + 1):
                letter = ""  # Trao Huy hiệu cho ông A, | bà B chúc mừng …
            if letter:
                cells.objects[n] = letter
            if letter == "Z":
                letter = ""
        elif symbol == "Q" and _ASKED.match(cells.symbols, n + 1):
            letter = "Z"
        elif symbol in "ACDSQGTVHNE;:.d" or (symbol == "," and not (letter == "F" and giving)):
            letter = ""
        listed = listed or symbol == ","
