"""Words by which a candidate is known: ``data/lexicon/coverage.tsv``, and what can be said of a word by its looks."""

from functools import cache
from typing import TypeVar

from kg.lexicon import read_table
from kg.text.numbers import roman
from kg.text.phrases import Phrases
from kg.text.spelling import is_syllable
from kg.text.tokens import Text

T = TypeVar("T")

_USES = ("award", "event", "act", "before", "after", "head", "acronym", "joint", "number", "counted")


@cache
def cues() -> dict[str, Phrases[str]]:
    """By use: the words that open a candidate, or that stand beside a name without being a title."""
    tables: dict[str, Phrases[str]] = {use: Phrases() for use in _USES}
    for row in read_table("coverage", ("form", "use", "example"), key=("form", "use")):
        if row["use"] not in tables:
            raise row.error(f"no such use: '{row['use']}' (one of {', '.join(_USES)})")
        tables[row["use"]].add(row["form"], row["form"])
    return tables


def ends_phrase(table: Phrases[T], text: Text, first: int, last: int) -> bool:
    """Whether a phrase of the table ends before token ``last`` and opens at ``first`` or later."""
    return any(
        found is not None and found[1] == last for found in (table.match(text.keys, i) for i in range(first, last))
    )


def vietnamese(word: str) -> bool:
    """Whether a word may be a Vietnamese syllable: it has a mark, or the form of one.

    >>> vietnamese("Huân"), vietnamese("Trung"), vietnamese("Facebook")
    (True, True, False)
    """
    return word.isalpha() and (not word.isascii() or is_syllable(word))


def acronym(word: str) -> bool:
    """Two or more capitals that are no Roman numeral and no name in capitals.

    >>> acronym("VCCI"), acronym("XII"), acronym("Hội")
    (True, False, False)
    """
    return len(word) > 1 and word.isupper() and word.isalpha() and roman(word) is None


def shouted(text: Text, first: int, last: int) -> bool:
    """Whether a sentence is printed in capitals, so that they tell nothing."""
    words = [word for word in text.words[first:last] if word.isalpha()]
    return len([word for word in words if word.isupper()]) * 2 > len(words)


def words_after(text: Text, first: int, last: int, most: int) -> tuple[str, ...]:
    """The words from token ``first``, before any mark or digit."""
    found: list[str] = []
    for i in range(first, min(last, first + most)):
        if not text.words[i][0].isalpha():
            break
        found.append(text.words[i])
    return tuple(found)
