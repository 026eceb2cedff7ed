"""Numbers in the name of an event: ``lần thứ VIII``, ``khóa 16``, ``tháng 9``, ``2020 - 2025``."""

from kg.text.numbers import ordinal
from kg.text.tokens import Text

_UNITS = {word: n for n, word in enumerate("một hai ba bốn lăm sáu bảy tám chín".split(), 1)}
_DASHES = ("-", "–", "—")


def read_ordinal(text: Text, j: int, last: int, *, bare: bool = False) -> tuple[str, int] | None:
    """``lần thứ VIII``, ``lần VIII``, ``thứ 5``, ``đầu tiên``, ``XIII``; with ``bare`` any number (Trung ương 6)."""
    keys, words_ = text.keys, text.words
    if keys[j : j + 2] == ["đầu", "tiên"]:
        return "1", j + 2
    if keys[j] in ("lần", "thứ"):
        j += 2 if keys[j : j + 2] == ["lần", "thứ"] else 1
    elif keys[j + 1 : j + 2] == ["ngày"] and keys[j].isdigit() and not "".join(keys[j + 2 : j + 3])[:1].isdigit():
        return None  # kỳ họp | 4 ngày của HĐND tỉnh
    elif not (is_roman(words_[j]) or (is_small(words_[j]) and (bare or _alone(text, j, last)))):
        return None
    value = ordinal(words_[j]) if j < last and (words_[j].isascii() or words_[j].isalpha()) else ""
    if value == "10" and j + 1 < last and not words_[j].isdigit() and (unit := _UNITS.get(keys[j + 1])):
        return f"1{unit}", j + 2  # thứ mười một
    return (value, j + 1) if value else None


def read_course(text: Text, j: int, last: int) -> tuple[str, int] | None:
    """``khóa XII``, ``khoá 16``, ``khóa mới`` (without a number)."""
    if j + 1 >= last:
        return None
    word = text.words[j + 1]
    if word.lower() == "mới":
        return "", j + 2
    return (ordinal(word), j + 2) if is_small(word) or is_roman(word) else None


def read_term(text: Text, j: int, last: int) -> int | None:
    """The index after ``2020 - 2025`` or ``2020`` at token ``j``."""
    if j >= last or not (len(text.words[j]) == 4 and text.words[j].isdigit()):
        return None
    return j + 3 if j + 2 < last and text.words[j + 1] in _DASHES and text.words[j + 2].isdigit() else j + 1


def read_month(text: Text, j: int, last: int) -> int | None:
    """The index after ``tháng | 1/2019``, ``tháng | 9`` in the name of a regular meeting."""
    if j >= last or not is_small(text.words[j]):
        return None
    if j + 2 < last and text.words[j + 1] in ("/", "-", "năm") and len(text.words[j + 2]) == 4:
        return j + 3
    return j + 1


def is_small(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 2


def is_roman(word: str) -> bool:
    return len(word) <= 6 and word.isupper() and bool(ordinal(word))


def _alone(text: Text, j: int, last: int) -> bool:
    """Whether a number counts nothing: a mark or ``khóa``, ``của`` follows."""
    after = text.keys[j + 1] if j + 1 < last else "."
    return after in ("khóa", "của") or (not after[0].isalnum() and after not in ("%", "/", "-", "–"))
