"""Vietnamese numbers: 1.234,5 · 96,5% · 1,2 triệu · ba · XII."""

import re
from decimal import Decimal

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_ROMAN_FORM = re.compile(r"(?=[IVXLC])(?:C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
WORDS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
    "mười": 10, "nhất": 1, "nhì": 2,
}  # fmt: skip
SCALES = {"trăm": 100, "nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}


def roman(text: str) -> int | None:
    """The value of a Roman numeral in capitals, else None.

    >>> roman("XII"), roman("VIX"), roman("VI")
    (12, None, 6)
    """
    if not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def ordinal(word: str) -> str:
    """An ordinal as an integer string: a Roman numeral, digits, or a word; else the empty string.

    >>> ordinal("VIII"), ordinal("13"), ordinal("nhất"), ordinal("abc")
    ('8', '13', '1', '')
    """
    if word.isdigit():
        return str(int(word))
    value = roman(word) or WORDS.get(word.lower())
    return str(value) if value else ""


def decimal(text: str) -> str | None:
    """A printed figure as a plain decimal, else None. A dot groups thousands and a comma opens decimals, unless the
    groups say otherwise.

    >>> decimal("1.234,5"), decimal("96,5"), decimal("2.405"), decimal("05"), decimal("7.5"), decimal("1,234,567")
    ('1234.5', '96.5', '2405', '5', '7.5', '1234567')
    """
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(,\d{3}){2,}(\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"\d+,\d+", text):
        text = text.replace(",", ".")
    elif not re.fullmatch(r"\d+(\.\d+)?", text):
        return None
    return plain(Decimal(text))


def plain(value: Decimal) -> str:
    """A decimal without exponent or trailing zeros: 94.10 → 94.1, 5E+3 → 5000."""
    text = format(value.normalize(), "f")
    return "0" if text in ("-0", "0") else text
