"""The longest phrase of a table that starts at a token: a dictionary of first words, then the rest, longest first."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from kg.text.spelling import fold
from kg.text.tokens import split_words

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases with values; matching is by folded tokens, so case, tone placement and white space do not count.

    >>> titles = Phrases({"bí thư": 1, "phó bí thư": 2, "bí thư chi bộ": 3})
    >>> titles.match(["bí", "thư", "chi", "đoàn"], 0)
    (1, 2)
    """

    __slots__ = ("_first",)

    def __init__(self, entries: dict[str, T] | None = None) -> None:
        self._first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for form, value in (entries or {}).items():
            self.add(form, value)

    def add(self, form: str, value: T) -> None:
        first, *rest = split_words(fold(form))
        row = self._first.setdefault(first, [])
        row.append((tuple(rest), value))
        row.sort(key=lambda entry: -len(entry[0]))

    def match(self, keys: Sequence[str], i: int) -> tuple[T, int] | None:
        """The value of the longest phrase at token ``i`` and the index after it, or None."""
        row = self._first.get(keys[i])
        if row:
            for rest, value in row:
                end = i + 1 + len(rest)
                if not rest or (end <= len(keys) and keys[i + 1] == rest[0] and tuple(keys[i + 1 : end]) == rest):
                    return value, end
        return None

    def first_words(self) -> set[str]:
        """The folded first tokens of all phrases."""
        return set(self._first)

    def find(self, keys: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, T]]:
        """Matches within ``[first, last)``, left to right, longest, without overlaps: start, end, value."""
        last = len(keys) if last is None else last
        i, table = first, self._first
        while i < last:
            if keys[i] in table and (found := self.match(keys, i)) and found[1] <= last:
                yield i, found[1], found[0]
                i = found[1]
            else:
                i += 1
