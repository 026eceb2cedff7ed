"""Numbers of acts in their printed forms: ``03-CT/TW``, ``1475 / QĐ - TTg``, ``68/2000/NĐ-CP``, ``645``."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.lexicon import read_table

_HEAD = re.compile(r"(\d{1,5}(?:[a-zđ](?!\w))?)(?!\d|[.,]\d)(?:\s?/\s?((?:19|20)\d\d)(?!\d))?")
_PART = re.compile(r"(\s?[-–/]\s?|\.|\s)([A-ZĐÐƯ][A-Za-zĐÐđưƯ]*\d{0,3}|\d{1,2})(?!\w)")
_DATE_TAIL = re.compile(r"\s?[/.-]\s?\d")
_LONGEST_CODE = 14


@dataclass(frozen=True, slots=True)
class Number:
    """Characters ``[start, end)`` of the text and the number as printed there, white space collapsed. ``coded``: it
    holds letters that say what act it is (``03-CT/TW``), so it identifies an act by itself."""

    start: int
    end: int
    printed: str
    coded: bool


@lru_cache(maxsize=4096)
def number_key(printed: str) -> str:
    """The comparison key of a printed number: letters and digits alone, without leading zeros.

    >>> number_key("03 - CT / TƯ") == number_key("3-CT/TW")
    True
    """
    key = re.sub(r"[\W_]", "", printed).replace("Ð", "Đ").replace("TƯ", "TW").lower()
    return re.sub(r"^0*(\d+[a-zđ]?)qd", r"\1qđ", key).lstrip("0")


def running_number(printed: str) -> str:
    """The running number alone.

    >>> running_number("03/2018/NQ-HĐND"), running_number("13c-NQ/TW")
    ('3', '13c')
    """
    match = re.match(r"0*(\d+(?:[a-zđ](?!\w))?)", printed)
    return match[1] if match else ""


@cache
def _codes() -> dict[str, frozenset[str]]:
    """act and issuer -> the codes of that use, in capitals."""
    table: dict[str, set[str]] = {"act": set(), "issuer": set()}
    for row in read_table("documents-codes", ("code", "use", "meaning", "example")):
        if row["use"] not in table:
            raise row.error(f"use must be act or issuer, not '{row['use']}'")
        table[row["use"]].add(row["code"].upper())
    return {use: frozenset(codes) for use, codes in table.items()}


@lru_cache(maxsize=1024)
def _is_act(code: str) -> bool:
    """NQ, or a longer code that opens with one (``QĐNS``, ``TBKL``)."""
    code = code.replace("Ð", "Đ").upper()
    return code in _codes()["act"] or (len(code) <= 6 and any(code.startswith(a) for a in _codes()["act"]))


def read_number(nfc: str, start: int) -> Number | None:
    """The number whose first digit stands at ``start`` of NFC text, or None."""
    head = _HEAD.match(nfc, start)
    if head is None:
        return None
    end, coded = head.end(), False
    for _ in range(5):
        part = _PART.match(nfc, end)
        of_assembly = part is not None and part[2].isdigit() and nfc.endswith("QH", start, end)  # 54/2017/QH 14
        if part is None or not (of_assembly or _belongs(part[1], part[2], coded)):
            break
        end, coded = part.end(), True
    if not coded and head[2] is None and _DATE_TAIL.match(nfc, end):
        return None
    return Number(start, end, " ".join(nfc[start:end].split()), coded)


def _belongs(separator: str, code: str, coded: bool) -> bool:
    """Whether a part after a separator goes on with the number. White space around the mark asks for a known code."""
    if code.isdigit():
        return coded and separator == "-"
    if separator.isspace():
        return not coded and code.isupper() and _is_act(code)
    capitals = sum(letter.isupper() for letter in code) >= 2 and len(code) <= _LONGEST_CODE
    if coded or "/" in separator:
        return capitals or _is_act(code)
    return _is_act(code) or (capitals and " " not in separator)


@lru_cache(maxsize=4096)
def suggest(printed: str) -> str:
    """Our reading of a number whose last code looks misprinted by two swapped letters; empty where it does not.

    >>> suggest("76-QĐ/WT"), suggest("76-QĐ/TW")
    ('76-QĐ/TW', '')
    """
    match = re.search(r"(?<=[-/ ])[A-ZĐƯa-z]+$", printed)
    known = _codes()["issuer"]
    if match is None or match[0].upper() in known:
        return ""
    code = match[0]
    swaps = {code[:k] + code[k + 1] + code[k] + code[k + 2 :] for k in range(len(code) - 1)}
    fitting = sorted(swap for swap in swaps if swap in known)
    return printed[: match.start()] + fitting[0] if len(fitting) == 1 else ""
