"""The words that join documents, bodies and what is adopted, from ``data/lexicon/relations.tsv``."""

from functools import cache

from kg.lexicon import read_uses
from kg.text.phrases import Phrases
from kg.text.spelling import fold
from kg.text.tokens import split_words

_NEAR = 5  # tokens before a verb
RELATIONS = ("cites", "amends", "replaces", "repeals", "implements")
_OTHERS = (
    "by", "filler", "link", "adopts", "planned", "agenda", "proposed", "denied", "under", "moved", "ends",
    "shown", "verb",
)  # fmt: skip


@cache
def _rows() -> dict[str, dict[str, str]]:
    """use -> form -> value."""
    return read_uses("relations", (*RELATIONS, *_OTHERS))


@cache
def words(use: str) -> Phrases[str]:
    """The phrases of one use, each with its value."""
    return Phrases(_rows()[use])


@cache
def verbs() -> Phrases[tuple[str, bool]]:
    """The words between two documents: the relation, and whether it is told from the second to the first."""
    rows = _rows()
    table = {form: (relation, False) for relation in RELATIONS for form in rows[relation]}
    return Phrases(table | {form: (relation, True) for form, relation in rows["by"].items()})


@cache
def whole(use: str) -> frozenset[tuple[str, ...]]:
    """The phrases of one use as folded tokens, to compare with all that stands between two things."""
    return frozenset(tuple(split_words(fold(form))) for form in _rows()[use])


@cache
def single(use: str) -> frozenset[str]:
    """The words of a use that has words alone."""
    return frozenset(fold(form) for form in _rows()[use])


def modality(keys: list[str], first: int, last: int) -> str:
    """What the words of ``[first, last)`` make of a verb after them: denied, planned, proposed, else asserted."""
    near = max(first, last - _NEAR)
    if _any("denied", keys, near, last):
        return "denied"
    if _any("planned", keys, first, last) or ("đã" not in keys[near:last] and _any("agenda", keys, near, last)):
        return "planned"
    return "proposed" if _any("proposed", keys, first, last) else "asserted"


def _any(use: str, keys: list[str], first: int, last: int) -> bool:
    return any(True for _ in words(use).find(keys, first, last))
