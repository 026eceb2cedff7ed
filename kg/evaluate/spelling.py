"""One spelling for comparing what people wrote with what was read: what :func:`kg.text.spelling.body_key` does, then
numerals as digits and what counts as the same by ``data/lexicon/evaluate-equivalents.tsv``."""

import re
import unicodedata
from functools import cache, lru_cache

from kg.extract.knowledge import honorifics
from kg.lexicon import read_table
from kg.text.numbers import ordinal
from kg.text.spelling import body_key, fold, name_key
from kg.text.tokens import split_words

USES = ("level", "nation", "rank", "part", "small", "gathering")
_NUMERAL = re.compile(r"\b[IVX]+\b")
_CENTRAL = re.compile(r"\bT\. ?(?=[ƯW]\b)")  # T.Ư, as a word of its own TƯ
_AS_PRINTED = re.compile(r"\b(?:HĐQT|HĐTV|Cty)\b", re.IGNORECASE)  # no short form of anything, for gold
_POLICE = re.compile(r"\bCA\b")  # công an; in lower case ca is a word of its own
_COUNTED = re.compile(r"\b(thứ|hạng) (\w+)")
_FORMERLY = frozenset(("nguyên", "cựu"))


@cache
def table_of_words() -> dict[str, frozenset[str]]:
    """The words of each use, see the comment in ``evaluate-words.tsv``."""
    found: dict[str, set[str]] = {use: set() for use in USES}
    for row in read_table("evaluate-words", ("form", "use", "example"), key=("form", "use")):
        if row["use"] not in found:
            raise row.error(f"use must be one of {', '.join(USES)}, not '{row['use']}'")
        found[row["use"]].add(name_key(row["form"]))
    return {use: frozenset(words) for use, words in found.items()}


@cache
def _equivalents() -> tuple[tuple[str, str], ...]:
    rows = read_table("evaluate-equivalents", ("form", "same_as", "example"))
    return tuple((f" {name_key(row['form'])} ", f" {name_key(row['same_as'])} ") for row in rows)


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """The words of a text in one spelling.

    >>> key("Đại hội Đảng bộ TP.HCM lần thứ XI") == key("đại hội Đảng uỷ thành phố Hồ Chí Minh lần thứ 11")
    True
    >>> key("Huân chương Lao động hạng Nhì")
    'huân chương lao động hạng 2'
    """
    text = unicodedata.normalize("NFKC", text).replace("%", "pc")  # a share is one word, and no number of an event
    text = _AS_PRINTED.sub(r"\g<0>_", text)
    text = _POLICE.sub("Công an", _CENTRAL.sub("T", text))
    text = _NUMERAL.sub(lambda found: ordinal(found[0]) or found[0], text)
    words = f" {body_key(text)} "
    for form, same in _equivalents():
        words = words.replace(form, same)
    return _COUNTED.sub(lambda found: f"{found[1]} {ordinal(found[2]) or found[2]}", words).strip()


@lru_cache(maxsize=65536)
def words(text: str) -> frozenset[str]:
    """The words of a text that count."""
    return frozenset(key(text).split()) - table_of_words()["small"]


@lru_cache(maxsize=65536)
def person(name: str) -> str:
    """The key of a name without rank, degree and form of address; nothing in it is an abbreviation.

    >>> person("Đại tá, TS. Lê Thuý Hà") == person("bà Lê Thúy Hà")
    True
    """
    tokens, first = split_words(fold(unicodedata.normalize("NFKC", name))), 0
    while first < len(tokens):
        if found := honorifics().match(tokens, first):
            first = found[1]
        elif tokens[first] in _FORMERLY or not tokens[first].isalnum():
            first += 1
        else:
            break
    return name_key(" ".join(tokens[first:]))
