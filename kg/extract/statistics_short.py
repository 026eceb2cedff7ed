"""The body named before that a common noun means: ``bệnh viện``, ``nhà trường``."""

from collections.abc import Callable, Iterator

from kg.extract.bodies import BodyMention
from kg.extract.places import is_capital
from kg.extract.reading import BODY, OFFICE, Chunk, Reading
from kg.extract.statistics_figures import Cues, Figure, things_in
from kg.extract.statistics_places import Subject
from kg.model import Actor, Support
from kg.text.spelling import name_key

Settle = Callable[[BodyMention, Chunk, int], Subject | None]

_LED = tuple(
    "chủ tịch;phó chủ tịch;giám đốc;phó giám đốc;tổng giám đốc;bí thư;phó bí thư;bộ trưởng;thứ trưởng;chánh;phó chánh;"
    "trưởng;hiệu trưởng;chủ nhiệm;viện trưởng;cục trưởng".split(";")
)
_HALVES = (["sở"], ["bộ"], ["cục"], ["viện"], ["hội"])
_LEAD = 2  # sentences, with the headline
_OPENS = frozenset(("hiện", "nay", ",", ";", "đó"))
_NOT_SHORT = frozenset("các những nhiều mỗi một số trong giám".split())
_DOES = frozenset("đã đang sẽ có còn cũng vừa mới chỉ hiện luôn tiếp tổ phát xử kiểm thu cho này".split())  # Sở | đã …


def short(reading: Reading, k: int, figure: Figure, cues: Cues, settle: Settle) -> Subject | None:
    """The body that a common noun of sentence ``k`` means, where the noun stands nearer to the figure than a body's
    name; ``settle`` says which body a mention is."""
    names = [c.last for c in things_in(reading, k) if c.kind == BODY and c.last <= figure.start]
    for first, end, entries in reversed(cues):
        head = next((cue.value for cue in entries if cue.kind == "short"), None)
        before = reading.text.keys[first - 1] if first else ""
        if head is None or end > figure.start or (names and first < names[-1]):
            continue
        if before in _NOT_SHORT or before[:1].isdigit() or not _is_subject(reading, first, end):
            continue
        return next((it for it in (settle(*one) for one in _meant(reading, k, first, name_key(head))) if it), None)
    return None


def _meant(reading: Reading, k: int, noun: int, head: str) -> Iterator[tuple[BodyMention, Chunk, int]]:
    """The bodies with this head before a noun of sentence ``k``, the nearest first; where that is only the body of a
    guest's office, the one that the lead tells of goes before it."""
    found = [
        (mention, chunk, at)
        for at in range(k, -1, -1)
        for chunk, mention in reversed([*_bodies(things_in(reading, at))])
        if chunk.first < noun and name_key(mention.name).startswith(head)
    ]
    if found and found[0][1].kind == OFFICE:
        near = name_key(found[0][0].name)
        lead = (one for one in reversed(found) if one[1].kind == BODY and one[2] < _LEAD)
        yield from (one for one in lead if (own := name_key(one[0].name)) not in near and near not in own)
    yield from found


def _is_subject(reading: Reading, first: int, end: int) -> bool:
    """``Sở đã xử lý …``: whether a noun that is also half of others (cán bộ, cơ sở) heads a clause and acts."""
    text = reading.text
    if text.keys[first:end] not in _HALVES:
        return True
    heads = first == reading.sentences[text.sentence_of[first]].first or not text.keys[first - 1].isalnum()
    return (heads or text.words[first][0].isupper()) and text.keys[end] in _DOES


def of_site(reading: Reading, k: int, figure: Figure, cues: Cues) -> Subject | None:
    """``Hiện | sân bay Nà Ớt có 11 đường bay``: what is built, where it heads the clause and no body stands between;
    open where it has no name of its own (``dự án này``)."""
    words, keys = reading.text.words, reading.text.keys
    for first, end, entries in cues:
        if end >= figure.start or not any(cue.kind == "site" for cue in entries):
            continue
        leads = first == reading.sentences[k].first or keys[first - 1] in _OPENS
        named = words[end][:1].isupper() or keys[end] in ("này", "số")
        row = things_in(reading, k)
        if leads and named and not any(c.kind == BODY and first < c.first < figure.start for c in row):
            return _site(reading, first, end, figure)
    return None


def _site(reading: Reading, first: int, end: int, figure: Figure) -> Subject:
    """``sân bay Nà Ớt`` by its name: the capital words behind the noun."""
    text, last = reading.text, end
    while last < figure.start and is_capital(text, last):
        last += 1
    if last == end or last == figure.start:
        return Subject(Actor(""), ())
    name = text.phrase(first, last)
    return Subject(Actor(name[0].upper() + name[1:]), (Support("subject", reading.span(first, last)),))


def _bodies(row: list[Chunk]) -> Iterator[tuple[Chunk, BodyMention]]:
    """The bodies of a sentence, also those of the offices that head one, but the Party's national ones."""
    for chunk in row:
        mention = chunk.value.body if chunk.kind == OFFICE else chunk.value if chunk.kind == BODY else None
        if mention is None or (mention.kind == "party" and mention.national):
            continue
        if chunk.kind == BODY:
            yield chunk, chunk.value
        elif not chunk.value.mark and chunk.value.role.lower().startswith(_LED):
            yield chunk, mention
