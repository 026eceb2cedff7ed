"""What people have decided about who is who. Clustering obeys it; without any it is empty."""

from collections.abc import Iterable
from dataclasses import dataclass

Pair = tuple[str, str]
"""Two people by the IRIs that their articles give them, as N-Quads writes them, the smaller one first."""


def pair(one: str, other: str) -> Pair:
    """Two people, whichever is named first.

    >>> pair("<b>", "<a>")
    ('<a>', '<b>')
    """
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Decisions:
    """Pairs that are one person and pairs that are two. Where decisions and what follows from them contradict each
    other, those that are two stay two."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()

    @classmethod
    def of(cls, same: Iterable[Pair] = (), different: Iterable[Pair] = ()) -> "Decisions":
        """Decisions about pairs in either order."""
        return cls(frozenset(pair(*it) for it in same), frozenset(pair(*it) for it in different))


NONE = Decisions()
