"""A part in an event, and the events that a sentence ties people to by words of its own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.extract.events_happenings import Happening
from kg.extract.events_mentions import Mention
from kg.extract.participations_cells import Cells
from kg.extract.participations_people import people
from kg.extract.reading import BODY, HONORIFIC, PERSON, Chunk, Reading

_FUNERAL = re.compile("truy điệu|viếng|tang|an táng|tưởng niệm")
_MORE = ("về phía", "phía", "ngoài ra", "bên cạnh", "và các")
NEAR = re.compile(r"[KwBLdZ]{0,5}E")
_WITHIN = frozenset(("tại", "trong"))
_FAR = 9  # cells between what is said and the event at which it was said
_HELD = ("chức", "hành", "họp", "mạc")  # tổ chức, tiến hành, khai mạc
_FRONTED = re.compile(r"^[wKL]*d[wdKL,]*$|b$")  # (sáng 2/5,) làm việc với X, ông A · khi làm việc với X, ông A
_WITH = frozenset(("với", "gặp", "tiếp"))


@dataclass(frozen=True, slots=True)
class Part:
    """A person's part in an event and the tokens it was read from."""

    person: str
    role: str
    happening: Happening
    sentence: int
    person_at: tuple[int, int]
    verb_at: tuple[int, int]
    event_at: tuple[int, int]
    modality: str
    rule: str


def meets(cells: Cells, v: int) -> bool:
    """Whether an event is told by a verb of those who meet: ``Đoàn đại biểu tiếp xúc cử tri huyện X gồm A và B``."""
    return cells.symbols[v] == "E" and "attend" in cells.roles.get(v, ())


def acts_ahead(cells: Cells, v: int) -> bool:
    """``(Sáng 2/5,) làm việc với X, | ông A``: whether who acts may be named behind the event that a verb tells of."""
    noun = cells.events[v][0].noun
    ahead = v == 0 and noun.takes == "site"
    return not noun.giving and (ahead or _FRONTED.search(cells.symbols, 0, v) is not None)


def mourned_at(happening: Happening) -> str:
    """The names of a funeral, in which the one it is for stands; empty for other events."""
    funeral = happening.kind == "ceremony" and _FUNERAL.search(happening.mentions[0].noun.form)
    return " ; ".join(m.title for m in happening.named) if funeral else ""


def held_under(keys: Sequence[str], cells: Cells, v: int) -> int:
    """``Dưới sự chủ trì của ông A, X tổ chức | phiên họp``: the event named next, if held there; 0 for none."""
    first = min(cells.events, default=0)
    held = len(cells.events) == 1 or keys[cells.first[first] - 1] in _HELD
    return first if first > v and held else 0


def goes_on(reading: Reading, cells: Cells) -> bool:
    """Whether a list of those who attend goes on: after a comma, on a line of its own, ``Về phía …``."""
    first = reading.sentences[cells.sentence].first
    row = reading.chunks[cells.sentence - 1]
    last = row[-2] if len(row) > 1 and row[-1].value == "." and row[-2].kind == HONORIFIC else row[-1]
    unfinished = last.kind == HONORIFIC or last.value in (",", ";", ":", "…")
    heading = " ".join(reading.text.keys[first : first + 3]).startswith(_MORE)
    acts = any(s in cells.symbols for s in "ACSQGTV")
    return (
        (heading and any(s in cells.symbols for s in "H:"))
        or (unfinished and cells.symbols[0] in "PR-wy")
        or (cells.symbols[0] == "P" and "J" in cells.symbols and not acts)  # Đồng chí B cùng các đồng chí …
        or (reading.text.words[first] in "-–+*•" and not acts)
    )


def opens_side(keys: Sequence[str], first: int) -> bool:
    """``(Về) phía tỉnh X có ông A …``: whether a sentence tells who came on one side."""
    return keys[first] == "phía" or list(keys[first : first + 2]) == ["về", "phía"]


def pictured_at(keys: Sequence[str], events: Mapping[int, tuple[Mention, Happening]]) -> bool:
    """``Ông A tại | hội nghị``: whether a sentence may be what stands below a photo."""
    return len(events) == 1 and all(keys[first - 1] in _WITHIN for first in events)


def said_there(keys: Sequence[str], cells: Cells, v: int, e: int) -> bool:
    """``đã nói thế trong phiên bế mạc | kỳ họp thứ 5``: the words that tell where it was said."""
    if e < v or NEAR.match(cells.symbols, v + 1):
        return True
    between = cells.symbols[v + 1 : e]
    near = len(between) <= _FAR and not set(between) & set(",;:PQ")
    return near and not _WITHIN.isdisjoint(keys[cells.first[v] : cells.last[e - 1]])


def said_at(keys: Sequence[str], cells: Cells, v: int) -> tuple[list[int], int] | None:
    """``Đó là phát biểu của ông A tại hội nghị …``: who spoke, and the event named with it."""
    who = people(cells, v + 1, len(cells.symbols))[:1]
    named = [e for e in cells.events if who and e > who[0] and keys[cells.first[e] - 1] in ("tại", "trong")]
    return (who, min(named)) if named else None


def met_in_title(things: Sequence[Chunk], keys: Sequence[str], mention: Mention, happening: Happening) -> Part | None:
    """``buổi làm việc với Bí thư Thành ủy | A``: whom one meets, as the name of the meeting tells."""
    if happening.kind != "meeting" or mention.noun.use != "name" or not mention.title:
        return None
    first = next((c for c in things if c.kind in (PERSON, BODY) and mention.head <= c.first < mention.last), None)
    if first is None or first.kind != PERSON or not first.value or _WITH.isdisjoint(keys[mention.first : first.first]):
        return None
    return Part(
        first.value, "attend", happening, mention.sentence, (first.first, first.last),
        (mention.first, mention.head), (mention.first, mention.last), mention.modality, "participation-met",
    )  # fmt: skip
