"""Figures of others: a person's own affairs, the gain of a crime, other countries, a survey, what only would be so.

Such figures count nothing about an organization, its members or its work.
"""

from itertools import pairwise

from kg.extract.knowledge import countries
from kg.extract.places import is_capital
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, Chunk, Reading
from kg.extract.statistics_clause import Sense
from kg.extract.statistics_figures import Cues, Figure, names_in, things_in
from kg.text.tokens import Text

_WHO = (PERSON, HONORIFIC, BODY, PLACE, OFFICE)
_SAYS = frozenset((":", "biết", "rằng", "hay", "nói", ";", "(", "nêu", "cáo", "thông", "khẳng", "nhận"))
_POOR = frozenset("nghèo chính có liệt thương khó văn thuộc , và ;".split())  # gia đình | chính sách
_PUBLIC = frozenset("kinh ngân vốn doanh lợi lỗ".split())  # kinh phí, ngân sách, doanh thu: no person's money
_ONESELF = frozenset(("tôi", "mình", "em"))
_REACH = 8
_OWN_AFFAIRS = ("money", "other", "targets")  # of which even what is done may be a person's own
_OWN_HOLDINGS = (*_OWN_AFFAIRS, "people", "households", "organizations", "places", "cases", "documents", "officials")
_CRIME_REACH = 14  # tokens between ``chiếm đoạt`` and how much
_BEHIND = frozenset("ở tại của trên toàn khắp nước".split())  # 90 động cơ | trên toàn | thế giới
_HEADS = frozenset((*",(:;“", '"', *"tại ở khi còn như".split()))  # before a country that heads a clause
_NO_CONDITION = frozenset("có cần không như so".split())  # (nếu có), nếu như năm ngoái …, nếu so với
_INTO = ("tại", "ở", "vào", "cho")  # 90 dự án | tại | Việt Nam
_COUNTRIES = ("nước", "quốc gia")


def of_others(reading: Reading, k: int, figure: Figure, sense: Sense, cues: Cues) -> bool:
    """Whether a figure is nobody's here: loot, abroad, a survey's, on a condition."""
    return (
        _loot(figure, sense, cues)
        or _surveyed(figure, sense, cues)
        or _on_condition(reading, k, figure, sense)
        or _abroad(reading, k, figure)
    )


def _loot(figure: Figure, sense: Sense, cues: Cues) -> bool:
    """``lừa đảo, chiếm đoạt 900 triệu đồng``; not ``vụ tham ô, thu hồi 900 triệu đồng``."""
    if sense.group != "money":
        return False
    told = sense.trigger[0] if sense.trigger is not None and sense.trigger[1] <= figure.start else -1
    return any(
        told < end <= figure.start <= end + _CRIME_REACH
        for _, end, entries in cues
        if any(cue.kind == "crime" for cue in entries)
    )


def _surveyed(figure: Figure, sense: Sense, cues: Cues) -> bool:
    """``72% người được hỏi cho rằng …``: shares of answers."""
    if not figure.percent or sense.source in ("own", "shared"):
        return False
    return any(cue.kind == "survey" for _, _, entries in cues for cue in entries)


def _on_condition(reading: Reading, k: int, figure: Figure, sense: Sense) -> bool:
    """``Nếu bán theo giá thị trường có thể thu 900 tỷ đồng``; what then will be done is an aim."""
    keys, first = reading.text.keys, reading.sentences[k].first
    words = keys[first : figure.start]
    if "nếu" not in words or sense.kind == "target":
        return False
    at = len(words) - 1 - words[::-1].index("nếu")
    return ";" not in words[at:] and keys[first + at + 1] not in _NO_CONDITION


def _abroad(reading: Reading, k: int, figure: Figure) -> bool:
    """``Singapore có 900 bệnh viện``, ``90 động cơ trên toàn thế giới``."""
    text, sentence = reading.text, reading.sentences[k]
    found = _countries(reading, k)
    if not found:
        return False
    at = figure.last
    while at < sentence.last and text.keys[at] in _BEHIND:
        at += 1
    counted = figure.unit.form if figure.unit is not None else ""
    if figure.last < at and any(first == at for first, _ in found):
        return not counted.startswith(_COUNTRIES)
    before = [pair for pair in found if pair[1] <= figure.start]
    return bool(before) and _heads(reading, k, before, figure)


def _countries(reading: Reading, k: int) -> list[tuple[int, int]]:
    """Where a sentence names other countries or the world."""
    known: list[tuple[int, int]] | None = reading.memo.get(("countries", k))
    if known is None:
        keys, sentence = reading.text.keys, reading.sentences[k]
        named = countries().find(keys, sentence.first, sentence.last)
        known = [(first, end) for first, end, _ in named if _is_country(reading, k, first, end)]
        if "giới" in keys[sentence.first : sentence.last]:
            world = (t for t in range(sentence.first, sentence.last - 1) if keys[t : t + 2] == ["thế", "giới"])
            known = sorted([*known, *((t, t + 2) for t in world)])
        reading.memo["countries", k] = known
    return known


def _is_country(reading: Reading, k: int, first: int, end: int) -> bool:
    """Whether a country's name stands there, not a part of another name."""
    text = reading.text
    alone = end == len(text.keys) or not is_capital(text, end)
    return is_capital(text, first) and alone and not is_capital(text, first - 1) and first not in names_in(reading, k)


def _heads(reading: Reading, k: int, before: list[tuple[int, int]], figure: Figure) -> bool:
    """Whether the last country before a figure heads its clause, and the sentence tells of nobody here."""
    keys, (first, end) = reading.text.keys, before[-1]
    opened, last = reading.sentences[k].first, reading.sentences[k].last
    if first > opened and (keys[first - 1] not in _HEADS or keys[end] in (",", ")")):
        return False
    if any(c.kind != HONORIFIC and end <= c.first for c in things_in(reading, k)):
        return False
    here = ([word, "việt", "nam"] for word in _INTO)
    return ";" not in keys[end : figure.start] and not any(_holds(keys[end:last], words) for words in here)


def _holds(keys: list[str], words: list[str]) -> bool:
    return any(keys[t : t + len(words)] == words for t in range(len(keys) - len(words) + 1))


def _of_family(reading: Reading, k: int, figure: Figure) -> bool:
    """``Anh Tới nói, gia đình nuôi 150 con heo``: the family heads the clause, and no body or place comes between."""
    keys, first = reading.text.keys, reading.sentences[k].first
    for t in range(figure.start - 2, first - 1, -1):
        if (
            keys[t : t + 2] == ["gia", "đình"]
            and (t == first or not keys[t - 1].isalnum())
            and keys[t + 2] not in _POOR
        ):
            return not any(c.kind in (BODY, PLACE) and t < c.first < figure.start for c in things_in(reading, k))
    return False


def _bribe(text: Text, figure: Figure, sense: Sense) -> bool:
    """``nhận hối lộ (của ông A) 50 triệu đồng``, ``mệnh giá 100 USD``."""
    before = text.keys[max(0, figure.start - _REACH) : figure.start]
    return sense.group == "money" and ("lộ" in before or before[-2:] == ["mệnh", "giá"])


def _of_somebody(reading: Reading, k: int, figure: Figure) -> bool:
    """``500 m2 đất của gia đình ông Nam``, ``900 triệu đồng của bà Mai``."""
    keys, last = reading.text.keys, reading.sentences[k].last
    for t in range(figure.last, min(figure.last + _REACH, last - 1)):
        if not keys[t].isalnum():
            return False
        if keys[t] == "của":
            somebody = (
                c for c in things_in(reading, k) if c.kind == PERSON or (c.kind == HONORIFIC and c.value != "any")
            )
            return any(c.first == t + 1 for c in somebody) or keys[t + 1 : t + 3] == ["gia", "đình"]
    return False


def _in_hand(reading: Reading, k: int, figure: Figure) -> bool:
    """``ông Nam (70 tuổi, có 500 m2 đất ở …)``"""
    keys = reading.text.keys
    if keys[figure.start - 1] != "có":
        return False
    opened = next((t for t in range(figure.start - 2, max(-1, figure.start - _REACH), -1) if keys[t] in ("(", ")")), -1)
    people = (c for c in things_in(reading, k) if c.kind in (PERSON, HONORIFIC))
    return opened > 0 and keys[opened] == "(" and any(c.last == opened for c in people)


def _declared(reading: Reading, k: int, figure: Figure, sense: Sense) -> bool:
    """``bà Mai không kê khai 500 m2 đất``: what somebody owns, whoever asks for it."""
    keys = reading.text.keys[reading.sentences[k].first : figure.start]
    return sense.group in ("money", "other") and any(pair == ("kê", "khai") for pair in pairwise(keys))


def _in_brackets(keys: list[str], chunk: Chunk, figure: Figure) -> bool:
    """``ông Nam | (Chủ tịch UBND huyện Nà Ớt) | cho vay 90 triệu đồng``"""
    opened = next((t for t in range(chunk.first - 1, max(-1, chunk.first - _REACH), -1) if keys[t] in ("(", ")")), -1)
    return opened >= 0 and keys[opened] == "(" and ")" in keys[chunk.last : figure.start]


def _words_after(keys: list[str], first: int, end: int) -> list[str]:
    """The words from a chunk to the figure, without those in brackets right behind the chunk."""
    words = keys[first:end]
    return words[words.index(")") + 1 :] if words[:1] == ["("] and ")" in words else words


def is_private(reading: Reading, k: int, figure: Figure, sense: Sense) -> bool:
    """What a person has or does on their own: ``ông Nam nộp 50 triệu đồng``, ``gia đình bà Lan có 4 lô đất``."""
    told = sense.source in ("own", "shared")
    if figure.percent or sense.group not in (_OWN_AFFAIRS if told else _OWN_HOLDINGS):
        return False
    if sense.group == "money" and sense.trigger is not None:
        if not _PUBLIC.isdisjoint(reading.text.keys[sense.trigger[0] : sense.trigger[1]]):
            return False
    if _of_family(reading, k, figure) or _bribe(reading.text, figure, sense) or _declared(reading, k, figure, sense):
        return True
    if sense.group in ("money", "other") and (_of_somebody(reading, k, figure) or _in_hand(reading, k, figure)):
        return True
    if not _ONESELF.isdisjoint(reading.text.keys[max(0, figure.start - _REACH) : figure.start]):
        return True
    keys = reading.text.keys
    before = [c for c in things_in(reading, k) if c.last <= figure.start and c.kind in _WHO]
    before = [c for c in before if c.kind != HONORIFIC or c.value != "any"]  # bà, ông; not nông dân
    if sense.group == "money" and sense.source != "own":
        before = [c for c in before if not _in_brackets(keys, c, figure)]
    if not before or before[-1].kind not in (PERSON, HONORIFIC):
        return False
    who = next((n for n in range(len(before) - 1, 0, -1) if before[n - 1].last != before[n].first), 0)
    told = before[who].first > 0 and keys[before[who].first - 1] == "theo"
    return not told and _SAYS.isdisjoint(_words_after(keys, before[-1].last, figure.start))
