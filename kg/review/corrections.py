"""What readers set right in one article: a claim that is wrong, one that is to say something else, one that was missed.

A claim is known by its article, its row and the words that state it, so a correction holds whatever rule reads them.
Where the words are gone, or no claim says so any more, it is left aside; :mod:`kg.review.findings` tells of it.
"""

from collections.abc import Iterable, Sequence

from kg.model import Article, Correction, Evidence, Fact, Span
from kg.review.logs import Line
from kg.review.rows import Known, fact_of
from kg.tables import COLUMNS, row_of

RULE = "review"
_SEPARATOR = " | "
KINDS = {"wrong": "wrong", "change": "changed", "add": "added"}
"""The code of a kind of correction by its verb."""


def written(row: Sequence[str]) -> str:
    """A row in one cell.

    >>> written(("An", "", "a|b"))
    'An |  | a\\\\|b'
    """
    return _SEPARATOR.join(value.replace("\\", "\\\\").replace("|", "\\|") for value in row)


def parsed(cell: str) -> tuple[str, ...]:
    """The row in a cell.

    >>> parsed(written(("An", "", "a|b")))
    ('An', '', 'a|b')
    """
    values, value, escaped = list[str](), "", False
    for sign in cell:
        if sign == "\\" and not escaped:
            escaped = True
        elif sign == "|" and not escaped:
            values.append(value)
            value = ""
        else:
            value, escaped = value + sign, False
    return tuple(it.strip(" ") for it in (*values, value))


def places(article: Article, quote: str) -> list[Span]:
    """Where words stand in an article's title or text."""
    found, reading = [], article.reading
    at = reading.find(quote) if quote else -1
    while at >= 0:
        span = Span(at, at + len(quote))
        if not article.lead or span.start >= len(article.lead) or span.end <= len(article.title):
            found.append(span)
        at = reading.find(quote, at + 1)
    return found


def corrected(
    article: Article, facts: Sequence[Fact], lines: Iterable[Line]
) -> tuple[tuple[Fact, ...], tuple[Correction, ...]]:
    """The facts that stand, and what was done to the others."""
    standing, done = list(facts), []
    for line in lines:
        _, table, quote, row, becomes = line.what
        spans = places(article, quote)
        said, wanted = parsed(row), parsed(becomes)
        if not spans or table not in COLUMNS:
            continue
        found = [fact for fact in standing if says(fact, table, said, spans)]
        stated = [fact for fact in standing if says(fact, table, wanted, spans)] if line.verb != "wrong" else []
        if line.verb == "add" and not stated:
            stated = _made(table, wanted, Evidence(spans[0], RULE), facts, None)
        elif line.verb == "change" and found and not stated:
            (old, *_) = found
            evidence = Evidence(old.evidence.statement, RULE, old.evidence.support)
            stated = _made(table, wanted, evidence, facts, old)
        if line.verb == "change" and found and not stated:
            continue
        if found or stated:
            standing = [fact for fact in standing if not any(fact is it for it in (*found, *stated))]
            kind = KINDS[line.verb]
            done.append(Correction(line.id, kind, line.who, line.date, line.why, tuple(stated), tuple(found)))
    return tuple(standing), tuple(done)


def says(fact: Fact, table: str, row: tuple[str, ...], spans: Iterable[Span]) -> bool:
    """Whether a fact is that of a row, stated where some words stand."""
    statement = fact.evidence.statement
    return row_of(fact) == (table, row) and any(
        statement.start < span.end and span.start < statement.end for span in spans
    )


def _made(table: str, row: tuple[str, ...], evidence: Evidence, facts: Sequence[Fact], old: Fact | None) -> list[Fact]:
    if len(row) != len(COLUMNS[table]):
        return []
    try:
        return [fact_of(table, row, evidence, Known([*([old] if old else []), *facts]), old)]
    except ValueError:
        return []
