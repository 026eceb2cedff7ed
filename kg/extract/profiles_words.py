"""The words that tell who somebody is, from ``data/lexicon/profiles.tsv``."""

from functools import cache

from kg.lexicon import read_uses
from kg.text.phrases import Phrases
from kg.text.spelling import fold

USES = (
    "birth", "home", "people", "ethnicity", "rank", "gender", "degree", "learned", "politics", "lead", "kin", "doubt",
    "stop",
)  # fmt: skip


@cache
def _rows() -> dict[str, dict[str, str]]:
    """use -> form -> value."""
    return read_uses("profiles", USES)


@cache
def words(use: str) -> Phrases[str]:
    """The phrases of one use, each with its value."""
    return Phrases(_rows()[use])


@cache
def triggers() -> tuple[str, ...]:
    """The fewest words of which one stands, as letters, wherever a life is told; degrees in letters (TS) are titles."""
    uses = ("birth", "home", "people", "degree", "learned", "politics")
    forms = {fold(form) for use in uses for form in _rows()[use] if use == "birth" or not form[1].isupper()}
    return tuple(sorted(form for form in forms if not any(other in form for other in forms - {form})))
