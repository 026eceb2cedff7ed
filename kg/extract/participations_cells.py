"""A sentence as a string of symbols, one a cell, for the rules about who does what at an event.

``P`` person, ``R`` office, ``B`` body, ``L`` place, ``E`` event, ``d`` date, ``w`` any other word, marks as themselves
(dashes as ``-``), and the class letters of ``events-verbs.tsv``. Forms of address get no cell.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

from kg.extract.events_groups import Happening
from kg.extract.events_mentions import Mention
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, Chunk, Reading
from kg.lexicon import read_table
from kg.text.phrases import Phrases

_MARKS = {"–": "-", "—": "-", "…": ".", "?": ".", "!": ".", "“": '"', "”": '"'}
_KEPT = frozenset(",;:-().")
_CHUNKS = {PERSON: "P", OFFICE: "R", BODY: "B", PLACE: "L"}
ROLES = ("chair", "direct", "attend", "speak", "present", "receive")


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


@dataclass(slots=True)
class Cells:
    """``symbols[n]`` stands for tokens ``[first[n], last[n])``. ``people``: names of the P cells, ``roles`` of the
    verbs, ``events`` of the E cells, ``objects``: P cells that are to, of or with whom something is."""

    sentence: int
    symbols: str
    first: list[int]
    last: list[int]
    people: dict[int, str] = field(default_factory=dict)
    roles: dict[int, tuple[str, ...]] = field(default_factory=dict)
    events: dict[int, tuple[Mention, Happening]] = field(default_factory=dict)
    objects: dict[int, str] = field(default_factory=dict)


def cells_of(
    reading: Reading,
    sentence: int,
    events: Mapping[int, tuple[Mention, Happening]],
    holder: Callable[[Chunk, int], str],
) -> Cells:
    """The cells of one sentence. ``events``: first token -> the event named there; ``holder``: who holds an office."""
    text, table = reading.text, verbs()
    dates = {text.token_at(d.start): text.token_at(d.end - 1) + 1 for d in reading.dates[sentence]}
    symbols: list[str] = []
    cells = Cells(sentence, "", [], [])
    end = reading.sentences[sentence].last
    n, row = 0, reading.chunks[sentence]
    while n < len(row):
        chunk = row[n]
        at, index = chunk.first, len(symbols)
        last = chunk.last
        if at in events:
            mention = events[at][0]
            symbol, last = ("E", mention.last) if mention.noun.use != "act" else ("E", mention.head)
            cells.events[index] = events[at]
            if mention.noun.use == "act":
                symbol = "G" if mention.noun.kind == "ceremony" else "E"
                cells.roles[index] = ("present",) if symbol == "G" else ("attend",)
        elif at in dates:
            symbol, last = "d", dates[at]
        elif chunk.kind == HONORIFIC:
            n += 1
            continue
        elif chunk.kind in _CHUNKS:
            symbol = _CHUNKS[chunk.kind]
            name = chunk.value if symbol == "P" else _alone(row, n, symbols) and holder(chunk, sentence)
            if symbol in "PR" and name:
                symbol = "P"
                cells.people[index] = name
            elif symbol == "P":
                symbol = "w"
        elif chunk.kind == MARK:
            mark = _MARKS.get(chunk.value, chunk.value)
            symbol = mark if mark in _KEPT else "w"
        else:
            found = table.match(text.keys, at)
            symbol = "w"
            if found and found[1] <= end and not any(at < e < found[1] for e in events):
                symbol, last = found[0].letter, found[1]
                cells.roles[index] = found[0].roles
        symbols.append(symbol)
        cells.first.append(at)
        cells.last.append(last)
        n += 1
        while n < len(row) and row[n].first < last:
            n += 1
    cells.symbols = "".join(symbols)
    _mark_objects(cells)
    return cells


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


def _mark_objects(cells: Cells) -> None:
    """Names after ``cho``, ``theo``, ``của``, ``với`` … are no subjects; after ``cho`` a whole list is not."""
    letter, giving = "", False
    for n, symbol in enumerate(cells.symbols):
        giving = (
            giving or symbol in "GV" or (n in cells.events and cells.events[n][0].noun.kind == "ceremony")
        ) and symbol not in ";."
        if symbol in "FZ":
            letter = symbol
        elif symbol == "P":
            if letter:
                cells.objects[n] = letter
            if letter == "Z":
                letter = ""
        elif symbol in "ACDSQGTVNE;:.d" or (symbol == "," and not (letter == "F" and giving)):
            letter = ""
