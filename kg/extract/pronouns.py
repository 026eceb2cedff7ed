"""Whom ``ông`` and ``bà`` mean, and whose career a dated sentence without a subject goes on telling."""

from kg.extract.places import adjacent
from kg.extract.reading import HONORIFIC, PERSON, Chunk, Reading

_GENDER = {"ông": "male", "bà": "female", "anh": "male", "chị": "female"}
_BEFORE = frozenset(
    (
        ",",
        ";",
        "khi",
        "là",
        "công",
        "nhiệm",
        "động",
        "bầu",
        "định",
        "chuyển",
        "với",
        ":",
        ")",
        "năm",
        "gian",
        "đó",
        "hiện",
        "nay",
    )
)
_PLURAL = frozenset(("các", "hai", "những", "ba", "nhiều", "quí"))
_BOTH = frozenset((a, mark, b) for mark in ",/" for a, b in (("ông", "bà"), ("bà", "ông"), ("anh", "chị")))
_DATED = frozenset(("từ", "năm", "tháng", "đến", "giai", "sau", "trước", "-", "–", "+"))
_KIN = frozenset(("con", "em", "vợ", "chồng", "cháu", "anh", "chị"))
_KIN_REACH = 12  # tokens from "là con" to the name
_SHEET = (["họ", "và", "tên"], ["họ", "tên", ":"])  # that opens a sheet of somebody's life
_CARRIED = 10  # sentences a career may go on without naming its person again
_SILENT = 2  # sentences without any mention of the person


def pronoun(reading: Reading, sentence: int, chunk: Chunk, following: Chunk | None) -> str:
    """The full name that a bare ``ông`` or ``bà`` stands for; empty when the text leaves it open."""
    text = reading.text
    key = text.keys[chunk.first]
    if key not in _GENDER or chunk.last - chunk.first > 1 or following is None or following.kind in (PERSON, HONORIFIC):
        return ""
    if {tuple(text.keys[n : n + 3]) for n in (chunk.first, max(0, chunk.first - 2))} & _BOTH:
        return ""  # 25 ông, bà trúng cử
    if text.words[following.first][0].isupper() and adjacent(text, following.first):
        return ""  # a name that was not understood
    before = text.keys[chunk.first - 1] if chunk.first > reading.sentences[sentence].first else ""
    if before in _PLURAL or (before and before not in _BEFORE and not before.isdigit()):
        return ""
    own = {c.value for c in reading.things[sentence] if c.kind == PERSON and c.value and c.first < chunk.first}
    name = next(iter(own)) if len(own) == 1 else subjects(reading)[sentence - 1] if sentence else ""
    return name if name and not own - {name} and _agrees(reading, name, _GENDER[key]) else ""


def omitted(reading: Reading, sentence: int) -> str:
    """The person of a dated career sentence that names nobody: ``Từ 2010 đến 2015 giữ chức …``."""
    first = reading.text.keys[reading.sentences[sentence].first]
    if not sentence or not (first in _DATED or first[0].isdigit()) or not reading.dates[sentence]:
        return ""
    return subjects(reading)[sentence - 1]


def subjects(reading: Reading) -> list[str]:
    """Per sentence the one person it is about: the only one it names, else the one carried over from before."""
    known = reading.memo.get(("subjects", 0))
    if known is None:
        known = reading.memo["subjects", 0] = _subjects(reading)
    return known


def _subjects(reading: Reading) -> list[str]:
    found: list[str] = []
    current, age, silent, sheet = "", 0, 0, False
    for k, row in enumerate(reading.things):
        people = {c.value for c in row if c.kind == PERSON and not _kin(reading, k, c) and not _replaced(reading, k, c)}
        first = reading.sentences[k].first
        if people:
            sheet = reading.text.keys[first : first + 3] in _SHEET
            current, age, silent = (next(iter(people)) if len(people) == 1 else ""), 0, 0
        else:
            keys = reading.text.keys[first : reading.sentences[k].last]
            mentioned = any(key in _GENDER for key in keys) or (keys[0] in _DATED and bool(reading.dates[k]))
            age, silent = age + 1, 0 if mentioned else silent + 1
            if not sheet and (age > _CARRIED or silent > _SILENT):
                current = ""
        found.append(current)
    return found


def _kin(reading: Reading, sentence: int, person: Chunk) -> bool:
    """``…, là con (trai của) nguyên Chủ nhiệm | Nguyễn Văn A``: only named to tell whose child somebody is."""
    first = reading.sentences[sentence].first
    before = reading.text.keys[max(first, person.first - _KIN_REACH) : person.first]
    if "là" not in before or person.first == first:
        return False
    after = before[len(before) - before[::-1].index("là") :]
    return after[:1] != [] and after[0] in _KIN and "," not in after


def _replaced(reading: Reading, sentence: int, person: Chunk) -> bool:
    """``ông A được bầu thay (cho) | ông B``: only named to tell in whose place somebody comes."""
    first = reading.sentences[sentence].first
    return first < person.first and "thay" in reading.text.keys[max(first, person.first - 3) : person.first]


def _agrees(reading: Reading, name: str, gender: str) -> bool:
    genders = reading.memo.get(("genders", 0))
    if genders is None:
        genders = reading.memo["genders", 0] = _genders(reading)
    return genders.get(name, gender) == gender


def _genders(reading: Reading) -> dict[str, str]:
    """What the forms of address before names, or a ``Thị`` in them, tell."""
    found: dict[str, str] = {}
    for sentence, row in zip(reading.sentences, reading.things, strict=True):
        for n, chunk in enumerate(row):
            if chunk.kind == PERSON and chunk.value and chunk.first > sentence.first:
                before = row[n - 1] if n and row[n - 1].last == chunk.first else None
                told = _GENDER.get(reading.text.keys[before.first]) if before and before.kind == HONORIFIC else None
                if told or " Thị " in chunk.value:
                    found.setdefault(chunk.value, told or "female")
    return found
