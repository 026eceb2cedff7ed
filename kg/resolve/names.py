"""How rare a name is, by a fixed table of the words of names: no article changes what another one's name is worth."""

from functools import cache, lru_cache

from kg.lexicon import read_table
from kg.text.spelling import name_key

_UNLISTED = 0.003  # of all names: those with a word that the table does not list
RARITIES = {"very-rare-name": 2e-6, "rare-name": 1e-5}  # of all people, if words were drawn one by one


@cache
def _shares() -> dict[tuple[str, str], float]:
    rows = read_table("people-names", ("word", "part", "per_mille", "example"), key=("word", "part"))
    return {(row["part"], name_key(row["word"])): int(row["per_mille"]) / 1000 for row in rows}


@lru_cache(maxsize=65536)
def rarity(key: str) -> str:
    """How rare a name is, as its key: a kind of ``people.tsv``, or nothing.

    >>> rarity("nguyễn văn hùng"), rarity("vũ minh hoàng"), rarity("phan thị mĩ lam")
    ('', 'rare-name', 'very-rare-name')
    """
    surname, *middle, given = key.split() if " " in key else ("", key)
    share = _shares().get(("surname", surname), _UNLISTED) * _shares().get(("given", given), _UNLISTED)
    for word in middle:
        share *= _shares().get(("middle", word), _UNLISTED)
    return next((kind for kind, limit in RARITIES.items() if share < limit), "")
