"""N-Quads as text: terms, literals, dates. Building quad objects costs more than storing them, so none are built.

A *statement* is a predicate and an object as N-Quads writes them, with a space between.
"""

import re
from functools import lru_cache

from kg.text.dates import bounds, valid
from kg.vocabulary import KG, XSD, concept

_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F)}
_ESCAPES |= {
    ord(c): e for c, e in zip('\b\t\n\f\r"\\', ("\\b", "\\t", "\\n", "\\f", "\\r", '\\"', "\\\\"), strict=True)
}
_NEEDS_ESCAPE = re.compile(r'[\x00-\x1f\x7f"\\]')
_DECIMAL = re.compile(r"(-?)0*(\d+)(?:\.(\d+))?")
_RANGE = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")
_DATE = re.compile(r"(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?)")


def iri(value: str) -> str:
    """An IRI as N-Quads writes it."""
    return f"<{value}>"


def string(value: str) -> str:
    r"""A plain string literal, escaped as canonical N-Quads does.

    >>> string('a "b"')
    '"a \\"b\\""'
    """
    return f'"{value.translate(_ESCAPES)}"' if _NEEDS_ESCAPE.search(value) else f'"{value}"'


def integer(value: str) -> str:
    """An integer literal; words that are none stay a string, which the shapes refuse."""
    return f'"{int(value)}"^^<{XSD.integer}>' if value.isdecimal() and value.isascii() else string(value)


@lru_cache(maxsize=4096)
def decimal(value: str) -> str:
    """A decimal literal in its canonical form, the one a store gives back; words that are none stay a string.

    >>> decimal("12.50") == decimal("012.5")
    True
    """
    match = _DECIMAL.fullmatch(value)
    if not match:
        return string(value)
    sign, whole, fraction = match[1], match[2], (match[3] or "").rstrip("0")
    number = f"{whole}.{fraction}" if fraction else whole
    return f'"{"" if number == "0" else sign}{number}"^^<{XSD.decimal}>'


def figure(value: str) -> tuple[str, ...]:
    """The statements of a figure: one decimal, or the two ends of a printed range."""
    ends = _RANGE.fullmatch(value)
    if ends:
        return f"{_VALUE_LOW} {decimal(ends[1])}", f"{_VALUE_HIGH} {decimal(ends[2])}"
    return (f"{_VALUE} {decimal(value)}",) if value else ()


@lru_cache(maxsize=4096)
def coded(predicate: str, scheme: str, code: str) -> str:
    """The statement that a property has the concept of a code."""
    return f"{predicate} {iri(concept(scheme, code))}"


_VALUE, _VALUE_LOW, _VALUE_HIGH = iri(KG.value), iri(KG.valueLow), iri(KG.valueHigh)
_DATE_ROLES = {
    KG.date: (iri(KG.date), iri(KG.dateEarliest), iri(KG.dateLatest)),
    KG.start: (iri(KG.start), iri(KG.startEarliest), iri(KG.startLatest)),
    KG.end: (iri(KG.end), iri(KG.endEarliest), iri(KG.endLatest)),
    KG.published: (iri(KG.published), iri(KG.publishedEarliest), iri(KG.publishedLatest)),
}


@lru_cache(maxsize=16384)
def date(role: str, value: str) -> tuple[str, ...]:
    """The statements of a date: the literal typed by its precision and, where there is a year, its bounds.

    What is no date of the calendar stays a string without bounds, which the shapes refuse.
    """
    if not value:
        return ()
    stated, earliest, latest = _DATE_ROLES[role]
    match = _DATE.fullmatch(value)
    kind = _precision(match) if match else ""
    if not kind:
        return (f"{stated} {string(value)}",)
    literal = f'{stated} "{value}"^^<{kind}>'
    ends = bounds(value)
    if ends is None:
        return (literal,)
    return literal, f'{earliest} "{ends[0]}"^^<{XSD.date}>', f'{latest} "{ends[1]}"^^<{XSD.date}>'


def _precision(match: re.Match[str]) -> str:
    year, month, day, lone_month, lone_day = match.groups()
    if year == "0000":
        return ""
    if not valid(int(year) if year else None, int(month or lone_month or 1), int(day or lone_day or 1)):
        return ""
    if year:
        return XSD.date if day else XSD.gYearMonth if month else XSD.gYear
    return XSD.gMonthDay if lone_day else XSD.gMonth
