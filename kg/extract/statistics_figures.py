"""The figures of a sentence: number, scale, per cent sign, hedge and the noun that is counted.

Dates, document numbers, ordinals, addresses, list numbers, durations and glued codes (``Covid-19``, ``5G``) are none.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from kg.extract.places import is_capital
from kg.extract.reading import BODY, OFFICE, PERSON, PLACE, Reading
from kg.extract.statistics_lexicon import Cue, Unit, units
from kg.text.numbers import SCALES, WORDS, decimal, plain
from kg.text.tokens import Text

_DASHES = ("-", "–", "—")
_COUNTING = {word: value for word, value in WORDS.items() if word not in ("một", "tư", "năm", "nhất", "nhì")}
_UNITS_OF_TEN = {**_COUNTING, "một": 1, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_BEGINS = re.compile(rf"\d+|(?<!\w)(?:{'|'.join(_COUNTING)})(?!\w)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_NOUN = ("số", "tổng", "trong", "trên", "các", "của", "toàn")
_COLON_LABELS = ("lượt xem", "số lượt xem", "đã xem", "điện thoại", "đt", "fax", "tel")
_OPENING = ('"', "“", "‘", "'")
_LONGEST_NOUN = 9  # tokens
NAMES = (BODY, OFFICE, PERSON, PLACE)
_DIGITS = frozenset("0123456789")

Cues = list[tuple[int, int, tuple[Cue, ...]]]


@dataclass(frozen=True, slots=True)
class Figure:
    """Tokens ``[start, last)``: hedge, number ``[first, number_last)`` with scale and per cent sign, noun.

    ``whole`` is the 6 of ``5/6``; ``word`` says that the number is in letters; ``chosen`` that one is picked out of so
    many (``một trong 3 đảng bộ``).
    """

    start: int
    first: int
    number_last: int
    last: int
    value: str
    unit: Unit | None = None
    percent: bool = False
    hedge: str = ""
    whole: str = ""
    word: bool = False
    chosen: bool = False


def candidates(text: Text) -> dict[int, list[int]]:
    """Sentence -> its tokens that may begin a number."""
    found: dict[int, list[int]] = {}
    at = -1
    for match in _BEGINS.finditer(text.key):
        token = text.token_at(match.start())
        if token > at and token < len(text.starts) and text.starts[token] <= match.start():
            at = token
            found.setdefault(text.sentence_of[token], []).append(token)
    return found


def find_numbers(reading: Reading, k: int, tokens: list[int]) -> list[Figure]:
    """The numbers of sentence ``k`` that begin at some of these tokens, with what they may count."""
    text, sentence = reading.text, reading.sentences[k]
    dated = _dated(reading, k) | names_in(reading, k)
    figures: list[Figure] = []
    at = -1
    for i in tokens:
        if i < at or i in dated:
            continue
        figure = _figure(text, i, sentence.first, sentence.last)
        if figure is not None and not any(n in dated for n in range(i, figure.number_last)):
            at = figure.number_last
            figures.append(figure)
    return figures


def figures_of(text: Text, numbers: list[Figure], cues: Cues) -> list[Figure]:
    """The numbers that are figures, with their hedges and the nouns they share."""
    hedged = [_hedged(figure, cues) for figure in numbers]
    return _shared_nouns(text, [figure for figure in hedged if not _is_ordinal(text, figure, cues)])


def names_in(reading: Reading, k: int) -> set[int]:
    """The tokens of a sentence that are part of the name of a body, office, person or place."""
    covered: set[int] = set()
    for chunk in reading.chunks[k]:
        if chunk.kind in NAMES:
            covered.update(range(chunk.first, chunk.last))
    return covered


def _dated(reading: Reading, k: int) -> set[int]:
    covered: set[int] = set()
    for mention in (*reading.dates[k], *reading.terms[k]):
        covered.update(range(*reading.text.token_range(mention.start, mention.end)))
    return covered


def _figure(text: Text, i: int, first: int, last: int) -> Figure | None:
    word = text.words[i]
    if word[0] not in _DIGITS:
        return _in_letters(text, i, last)
    if _is_code(text, i, first, last):
        return None
    value, j, whole = _number(text, i, last)
    if value is None:
        return None
    value, j = _scaled(text, value, j, last)
    percent = j < last and text.words[j] == "%"
    if percent:
        j += 1
    elif text.keys[j : j + 2] == ["phần", "trăm"]:
        percent, j = True, j + 2
    unit, end = _noun(text, j, last, percent)
    if unit is not None and unit.use == "no":
        if not percent:
            return None
        unit, end = None, j
    if unit is None and j < last and text.starts[j] == text.ends[j - 1] and text.words[j][0].isalpha():
        return None  # 5G, 32A
    if unit is None and not percent:
        if _YEAR.fullmatch(word) or (whole and not _of_votes(text, i)):
            return None
        if whole:
            unit = _unit("phiếu")
        elif j - 1 > i and text.keys[j - 1] in ("tỷ", "tỉ"):
            unit = _unit("đồng")
    return Figure(i, i, j, end, value, unit, percent, whole=whole)


def _unit(form: str) -> Unit | None:
    found = units().match([form], 0)
    return found[0] if found else None


def _is_code(text: Text, i: int, first: int, last: int) -> bool:
    """A number inside a code, a list number, a clock time, a telephone number."""
    word = text.words[i]
    if len(word) > 2 and word[0] == "0" and word[1].isdigit():
        return True
    if i > first and text.words[i - 1][0] in _DIGITS:
        return True
    if i > first and text.ends[i - 1] == text.starts[i]:
        before = text.words[i - 1]
        if before[-1].isalnum() or before in (":", "_", "@", "#"):
            return True
        if before in ("-", "–", "/", ".", ",") and i - 1 > first and text.ends[i - 2] == text.starts[i - 1]:
            return True
    if i == first and i + 1 < last and text.words[i + 1] in (".", ")", "-", "–", ":"):
        return not (text.words[i + 1] in _DASHES and i + 2 < last and text.words[i + 2].isdigit())
    if i + 2 < last and text.words[i + 1] in ("/", "-", "–") and text.words[i + 2].isupper():
        return True
    return i + 1 < last and text.words[i + 1] == ":" and text.starts[i + 1] == text.ends[i]


def _number(text: Text, i: int, last: int) -> tuple[str | None, int, str]:
    """Value, index after it, and the whole of a ratio."""
    words = text.words
    value = decimal(words[i])
    percent = i + 1 < last and words[i + 1] == "%"
    if value is not None and percent and re.fullmatch(r"\d{1,2}\.\d{3}", words[i]):
        value = plain(Decimal(words[i]))
    j = i + 1
    if value is None or j + 1 >= last:
        return value, j, ""
    low = value
    k = j + 1 if percent else j
    high = decimal(words[k + 1]) if k + 1 < last and words[k + 1][0] in _DIGITS else None
    if high is not None and (words[k] in _DASHES or text.keys[k] in ("đến", "tới")):
        if Decimal(low) < Decimal(high) and (text.keys[k] in _DASHES or _range_ends(text, k + 2, last)):
            return f"{low}-{high}", k + 2, ""
        return (None, j, "") if words[k] in _DASHES else (value, j, "")
    if words[j] == "/":
        whole = decimal(words[j + 1]) if words[j + 1][0] in _DIGITS else None
        if whole is None or "." in value + whole or (j + 2 < last and words[j + 2] == "/"):
            return None, j, ""
        return value, j + 2, whole
    return value, j, ""


def _range_ends(text: Text, j: int, last: int) -> bool:
    """Whether a noun or a per cent sign follows, so that ``5 đến 7`` is one range."""
    return j < last and (text.words[j] == "%" or units().match(text.keys, j) is not None)


def _scaled(text: Text, value: str, j: int, last: int) -> tuple[str, int]:
    scale = 1
    while j < last and text.keys[j] in SCALES:
        scale, j = scale * SCALES[text.keys[j]], j + 1
    if scale == 1:
        return value, j
    return "-".join(plain(Decimal(part) * scale) for part in value.split("-")), j


def _noun(text: Text, j: int, last: int, percent: bool) -> tuple[Unit | None, int]:
    """The noun that is counted behind a number, and the index after it."""
    if j < last and text.words[j] in _OPENING:
        j += 1
    at = j
    while at < last and text.keys[at] in _BEFORE_NOUN and (percent or text.keys[at] == "số") and at - j < 3:
        at += 1
    found = _unit_at(text, at, last)
    if found and (percent or at == j or found[0].form.startswith("phiếu")) and (found[0].use != "share" or percent):
        return found
    found = _unit_at(text, at - 1, last) if percent and at > j else None
    return found or (None, j)


def _unit_at(text: Text, at: int, last: int) -> tuple[Unit, int] | None:
    keys = text.keys[at : min(last, at + _LONGEST_NOUN)]
    found = units().match(keys, 0) if keys else None
    comma = keys.index(",") if found and "," in keys[: found[1]] else 0
    if comma and is_capital(text, at + comma + 1) and not is_capital(text, at):
        found = units().match(keys[:comma], 0)  # 3 chi bộ, Đảng bộ xã …: a name of its own
    return (found[0], at + found[1]) if found else None


def _in_letters(text: Text, i: int, last: int) -> Figure | None:
    """``ba phó bí thư``, ``hai mươi chi bộ``: letters count only right before a known noun."""
    value, j = _COUNTING[text.keys[i]], i + 1
    if text.keys[i] == "mười" and j < last and text.keys[j] in _UNITS_OF_TEN:
        value, j = 10 + _UNITS_OF_TEN[text.keys[j]], j + 1
    elif j < last and text.keys[j] == "mươi":
        value, j = value * 10, j + 1
        if j < last and text.keys[j] in _UNITS_OF_TEN:
            value, j = value + _UNITS_OF_TEN[text.keys[j]], j + 1
    unit, end = _noun(text, j, last, False)
    if unit is None and not (text.keys[j : j + 2] == ["trong", "số"] or text.keys[j : j + 1] == ["lần"]):
        return None
    if unit is not None and unit.use in ("no", "part"):
        return None
    return Figure(i, i, j, end, str(value), unit, word=True)


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


def _is_ordinal(text: Text, figure: Figure, cues: Cues) -> bool:
    i = figure.first
    if text.keys[i - 1] == "số" and i > 1:
        return text.keys[i - 2] not in ("tổng", "trong", "phiếu") and not figure.hedge
    for first, end, entries in reversed(cues):
        if end <= i - 3:
            break
        if not any(cue.kind == "ordinal" for cue in entries):
            continue
        if end == i:
            return not (text.keys[i - 1] == "năm" and not _YEAR.fullmatch(text.words[i]))
        if end == i - 1 and text.words[end] == "." and end - first == 1 and len(text.keys[first]) <= 2:
            return True
        if end == i - 1 and text.words[end] == ":" and " ".join(text.keys[first:end]) in _COLON_LABELS:
            return True
    return False


def _of_votes(text: Text, i: int) -> bool:
    return "phiếu" in text.keys[max(0, i - 6) : i]


def _shared_nouns(text: Text, figures: list[Figure]) -> list[Figure]:
    """``63 trên tổng số 68 đảng bộ``, ``ba trong số bốn phó bí thư``: the noun stands once, with the second."""
    for n, (figure, following) in enumerate(pairwise(figures)):
        between = text.keys[figure.number_last : following.first]
        if figure.unit is None and not figure.percent and between in _OUT_OF and following.unit is not None:
            figures[n] = replace(figure, unit=following.unit, whole=following.value)
            figures[n + 1] = replace(following, start=following.first, hedge="")
    found: list[Figure] = []
    for figure in figures:
        if text.keys[figure.start - 2 : figure.start] in _ONE_OF:
            figure = replace(figure, chosen=True)
            if found and found[-1].number_last == figure.start - 1:
                found.pop()
        if not figure.word or figure.unit is not None or text.keys[figure.number_last] == "lần":
            found.append(figure)
    return found


_OUT_OF = tuple(
    phrase.split() for phrase in ("trên tổng số", "trong tổng số", "trong số", "trên", "trong", "trên số", "/ tổng số")
)
_ONE_OF = (["1", "trong"], ["01", "trong"], ["một", "trong"])
