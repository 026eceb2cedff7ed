"""The figures of a sentence: its numbers that are no dates, ordinals, addresses, parts of names; with their hedges."""

import re
from dataclasses import replace
from itertools import compress, pairwise

from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, Chunk, Reading
from kg.extract.statistics_lexicon import Cue
from kg.extract.statistics_numbers import COUNTING, DIGITS, Figure, figure_at
from kg.text.remembered import Remembered
from kg.text.tokens import Text

__all__ = ["LEVEL_WORDS", "Cues", "Figure", "candidates", "figures_of", "find_numbers", "names_in", "things_in"]

_COLON_LABELS = ("lượt xem", "số lượt xem", "đã xem", "điện thoại", "đt", "fax", "tel")
_GRADES = 12  # cấp 3, but cấp 400 sổ đỏ
_PRICES = ("giá", "phạt")  # what is paid for one thing, by one person
_NAMES = (BODY, OFFICE, PERSON, PLACE)
_ANY_YEAR = re.compile(r"[12]\d{3}")  # also one before those that dates are read from: Năm 1889
_THINGS = frozenset((*_NAMES, HONORIFIC))
LEVEL_WORDS = frozenset(("tỉnh", "thành", "tp", "huyện", "quận", "thị", "xã", "phường"))  # how a bare place begins
_TELLING = frozenset(("tăng", "giảm", "gấp", "vượt", "là", "đạt", "lên", "còn", ":"))  # before a number without a noun

_COUNTS: Remembered[str, bool] = Remembered(lambda key: key[0] in DIGITS or key in COUNTING)  # may begin a number
Cues = list[tuple[int, int, tuple[Cue, ...]]]


def candidates(text: Text) -> dict[int, list[int]]:
    """Sentence -> its tokens that may begin a number."""
    found: dict[int, list[int]] = {}
    for token in compress(range(len(text.keys)), map(_COUNTS.__getitem__, text.keys)):
        found.setdefault(text.sentence_of[token], []).append(token)
    return found


def find_numbers(reading: Reading, k: int, tokens: list[int]) -> list[Figure]:
    """The numbers of sentence ``k`` that begin at some of these tokens, with what they may count."""
    text, sentence = reading.text, reading.sentences[k]
    dated = _dated(reading, k)
    taken: set[int] | None = None
    figures: list[Figure] = []
    at = -1
    for i in tokens:
        figure = figure_at(text, i, sentence.first, sentence.last) if i >= at and i not in dated else None
        if figure is None:
            continue
        taken = dated | names_in(reading, k) if taken is None else taken
        if taken.isdisjoint(range(i, figure.number_last)):
            at = figure.number_last
            figures.append(figure)
    return figures if any(_may_count(text, figure) for figure in figures) else []


def _may_count(text: Text, figure: Figure) -> bool:
    """Whether a number can count: it has a noun or a per cent sign, or a word before it that tells what it is."""
    return (
        figure.unit is not None
        or figure.percent
        or not _TELLING.isdisjoint(text.keys[max(0, figure.first - 3) : figure.first])
    )


def figures_of(text: Text, numbers: list[Figure], cues: Cues) -> list[Figure]:
    """The numbers that are figures, with their hedges and the nouns they share."""
    hedged = [_hedged(figure, cues) for figure in numbers]
    return _shared_nouns(text, [figure for figure in hedged if not _is_ordinal(text, figure, cues)])


def things_in(reading: Reading, k: int) -> list[Chunk]:
    """The people, offices, bodies, places and forms of address of a sentence, and the bare words for units of land."""
    known: list[Chunk] | None = reading.memo.get(("things", k))
    if known is None:
        known, sentence = reading.things[k], reading.sentences[k]
        if not LEVEL_WORDS.isdisjoint(reading.text.keys[sentence.first : sentence.last]):
            row = reading.chunks[k]
            known = [c for c in row if c.kind in _THINGS or c.value in LEVEL_WORDS]
        reading.memo["things", k] = known
    return known


def names_in(reading: Reading, k: int) -> set[int]:
    """The tokens of a sentence that are part of the name of a body, office, person or place (not how many offices)."""
    covered: set[int] = set()
    for chunk in things_in(reading, k):
        if chunk.kind in _NAMES:
            counted = chunk.kind == OFFICE and reading.text.keys[chunk.first] in COUNTING
            covered.update(range(chunk.first + counted, chunk.last))
    return covered


def _dated(reading: Reading, k: int) -> set[int]:
    covered: set[int] = set()
    for mention in (*reading.dates[k], *reading.terms[k]):
        covered.update(range(*reading.text.token_range(mention.start, mention.end)))
    return covered


def _hedged(figure: Figure, cues: Cues) -> Figure:
    """The figure with the hedges that stand right before it."""
    hedges: list[str] = []
    start = figure.first
    for first, end, entries in reversed(cues):
        if end == start:
            hedge = next((cue.value for cue in entries if cue.kind == "hedge"), None)
            if hedge is None:
                break
            hedges.insert(0, hedge)
            start = first
    return replace(figure, start=start, hedge=" ".join(hedges)) if hedges else figure


_NUMBER_OF = frozenset(("tổng", "trong", "phiếu", "dân", "quân", "sĩ"))  # tổng số 9, dân số 9.000; not số 9


def _is_ordinal(text: Text, figure: Figure, cues: Cues) -> bool:
    i = figure.first
    if figure.percent:
        return False
    if text.keys[i - 1] == "số" and i > 1:
        return text.keys[i - 2] not in _NUMBER_OF and not figure.hedge
    for first, end, entries in reversed(cues):
        if end <= i - 3:
            break
        if not any(cue.kind == "ordinal" for cue in entries):
            continue
        if figure.unit is not None and figure.unit.group == "money" and text.keys[end - 1] not in _PRICES:
            continue
        if (
            any(cue.value == "verb" for cue in entries)
            and figure.unit is not None
            and float(figure.value.split("-")[0]) > _GRADES
        ):
            continue
        if end == i:
            return text.keys[i - 1] != "năm" or bool(_ANY_YEAR.fullmatch(text.words[i]))
        if end == i - 1 and text.words[end] == "." and end - first == 1 and len(text.keys[first]) <= 2:
            return True
        if end == i - 1 and text.words[end] == ":" and " ".join(text.keys[first:end]) in _COLON_LABELS:
            return True
    return False


def _shared_nouns(text: Text, figures: list[Figure]) -> list[Figure]:
    """``63 trên tổng số 68 đảng bộ``, ``ba trong số bốn phó bí thư``: the noun stands once, with the second."""
    for n, (figure, following) in enumerate(pairwise(figures)):
        between = text.keys[figure.number_last : following.first]
        if figure.unit is None and not figure.percent and between in _OUT_OF and following.unit is not None:
            figures[n] = replace(figure, unit=following.unit, whole=following.value)
            figures[n + 1] = replace(following, start=following.first, hedge="")
    found: list[Figure] = []
    for figure in figures:
        at = figure.start - (text.keys[figure.start - 1] == "số")
        if text.keys[at - 2 : at] in _ONE_OF:
            figure = replace(figure, chosen=True)
            if found and found[-1].number_last == at - 1:
                found.pop()
        if not figure.word or figure.unit is not None or text.keys[figure.number_last] == "lần":
            found.append(figure)
    return found


_OUT_OF = tuple(
    phrase.split() for phrase in ("trên tổng số", "trong tổng số", "trong số", "trên", "trong", "trên số", "/ tổng số")
)
_ONE_OF = (["1", "trong"], ["01", "trong"], ["một", "trong"])
