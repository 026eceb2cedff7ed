"""The words that open the name of an act, from ``data/lexicon/documents.tsv``."""

from dataclasses import dataclass
from functools import cache

from kg.lexicon import read_table
from kg.text.phrases import Phrases
from kg.text.spelling import fold

_COLUMNS = ("form", "kind", "named", "digits", "example")
_DIGITS = ("", "bare", "any", "issuer")
_NAMED = frozenset(("adopted", "issued", "titled", "letter", "unnumbered"))


@dataclass(frozen=True, slots=True)
class Kind:
    """``form`` folded; ``kind`` the code of the table; ``named`` what identifies one without a number; ``digits`` when
    digits alone number it."""

    form: str
    kind: str
    named: frozenset[str]
    digits: str


@cache
def kinds() -> Phrases[Kind]:
    table: Phrases[Kind] = Phrases()
    for row in read_table("documents", _COLUMNS, optional=("named", "digits")):
        named = frozenset(row.many("named"))
        if not named <= _NAMED:
            raise row.error(f"named must be of {', '.join(sorted(_NAMED))}, not '{row['named']}'")
        if row["digits"] not in _DIGITS:
            raise row.error(f"digits must be of {', '.join(_DIGITS[1:])} or empty, not '{row['digits']}'")
        table.add(row["form"], Kind(fold(row["form"]), row["kind"], named, row["digits"]))
    return table


@cache
def first_words() -> frozenset[str]:
    """The folded words that a kind may begin with."""
    return frozenset(
        fold(row["form"]).split()[0] for row in read_table("documents", _COLUMNS, optional=("named", "digits"))
    )
