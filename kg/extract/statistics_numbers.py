"""One number in running text: value, range, ratio, scale, per cent sign, and the noun behind it.

Document numbers, list numbers, years, durations, clock times and glued codes (``Covid-19``, ``5G``) are none.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from kg.extract.places import is_capital
from kg.extract.statistics_lexicon import Unit, function_words, units
from kg.text.numbers import SCALES, WORDS, decimal, plain
from kg.text.spelling import fold
from kg.text.tokens import Text

COUNTING = {word: value for word, value in WORDS.items() if word not in ("một", "tư", "năm", "nhất", "nhì")}
_MISPRINT = re.compile(r"\.\d{4,}$")  # 30.0000
YEAR = re.compile(r"(?:19|20)\d\d")
_DASHES = ("-", "–", "—")
_UNITS_OF_TEN = {**COUNTING, "một": 1, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_BEFORE_NOUN = ("số", "tổng", "trong", "trên", "các", "của", "toàn")
_DAYS = frozenset(fold("ngày dịp lễ đợt khánh mừng niệm sáng chiều tối nghỉ").split())  # Quốc khánh 2/9
_OPENING = ('"', "“", "‘", "'")
_PARTS = 5  # 2/3 chặng đường: a part, not so many of so many
_SOME = 10  # above this, what is behind a number is counted, whatever it is
_MONEY = frozenset("tiền phí sách vốn đồng trợ thưởng lương nhập giá trả nộp vay quĩ tỉ".split())  # kinh phí, ngân sách
_AFTER_MONEY = frozenset("cho để của từ và trong mỗi một".split())
_NEAR = 10  # tokens between a word for money and the number
_LONGEST_NOUN = 9  # tokens
DIGITS = frozenset("0123456789")


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


def figure_at(text: Text, i: int, first: int, last: int) -> Figure | None:
    """The number whose first token is ``i``, in a sentence of tokens ``[first, last)``."""
    word = text.words[i]
    if word[0] not in DIGITS:
        return _in_letters(text, i, last) if text.keys[i] in COUNTING else None
    if _is_code(text, i, first, last):
        return None
    value, j, whole = _number(text, i, last)
    if value is None:
        return None
    if whole and i > first and text.keys[i - 1] in _DAYS:
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
        if YEAR.fullmatch(word):
            return None
        if whole and _of_votes(text, i):
            unit = _unit("phiếu")
        elif whole:
            unit, end = _unknown_noun(text, i, j, first, last), j + 1
            if unit is None or Decimal(whole) <= _PARTS:
                return None
        elif j - 1 > i and (text.keys[j - 1] == "tỉ" or _of_money(text, i, j, last)):
            unit = _unit("đồng")
        elif (noun := _unknown_noun(text, i, j, first, last)) is not None and float(value.split("-")[0]) > _SOME:
            unit, end = noun, j + 1
    return Figure(i, i, j, end, value, unit, percent, whole=whole)


def _of_money(text: Text, i: int, j: int, last: int) -> bool:
    """``hỗ trợ 5 triệu, …``: millions of what nobody says, after a word for money."""
    open_ended = j >= last or not text.words[j].isalpha() or text.keys[j] in _AFTER_MONEY
    return text.keys[j - 1] == "triệu" and open_ended and not _MONEY.isdisjoint(text.keys[max(0, i - _NEAR) : i])


def _unit(form: str) -> Unit | None:
    found = units().match([form], 0)
    return found[0] if found else None


def _unknown_noun(text: Text, i: int, j: int, first: int, last: int) -> Unit | None:
    """A noun that the table does not have, behind a number that no name stands before."""
    if j >= last or (i > first + 1 and is_capital(text, i - 1)):
        return None
    word = text.words[j]
    if not (word.isalpha() and word.islower() and len(word) > 1) or text.keys[j] in function_words():
        return None
    return Unit(text.keys[j], "other", "other", "count", "other")


def _is_code(text: Text, i: int, first: int, last: int) -> bool:
    """A number inside a code, a list number, a clock time, a telephone number."""
    word = text.words[i]
    if len(word) > 2 and word[0] == "0" and word[1].isdigit():
        return True
    if i > first and text.words[i - 1][0] in DIGITS:
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
    value = _value(words[i])
    percent = i + 1 < last and words[i + 1] == "%"
    if value is not None and percent and re.fullmatch(r"\d{1,2}\.\d(?!00)\d\d", words[i]):  # 12.345%, not 1.200%
        value = plain(Decimal(words[i]))
    j = i + 1
    if value is None or j + 1 >= last:
        return value, j, ""
    low = value
    k = j + 1 if percent else j
    high = _value(words[k + 1]) if k + 1 < last and words[k + 1][0] in DIGITS else None
    if high is not None and (words[k] in _DASHES or text.keys[k] in ("đến", "tới")):
        if Decimal(low) < Decimal(high) and (text.keys[k] in _DASHES or _range_ends(text, k + 2, last)):
            return f"{low}-{high}", k + 2, ""
        return (None, j, "") if words[k] in _DASHES else (value, j, "")
    if words[j] == "/":
        whole = _value(words[j + 1]) if words[j + 1][0] in DIGITS else None
        if whole is None or "." in value + whole or (j + 2 < last and words[j + 2] == "/"):
            return None, j, ""
        return value, j + 2, whole
    return value, j, ""


@lru_cache(maxsize=4096)
def _value(word: str) -> str | None:
    return decimal(word) if _MISPRINT.search(word) is None else None


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
    value, j = COUNTING[text.keys[i]], i + 1
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


def _of_votes(text: Text, i: int) -> bool:
    return "phiếu" in text.keys[max(0, i - 6) : i]
