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

    __slots__ = ("_alone", "_table")

    def __init__(self, entries: dict[str, T] | None = None) -> None:
        self._table: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = {}  # first word -> second -> rests
        self._alone: dict[str, T] = {}  # phrases of one word
        for form, value in (entries or {}).items():
            self.add(form, value)

    def add(self, form: str, value: T) -> None:
        first, *rest = split_words(fold(form))
        seconds = self._table.setdefault(first, {})
        if rest:
            row = seconds.setdefault(rest[0], [])
            row.append((tuple(rest[1:]), value))
            row.sort(key=lambda entry: -len(entry[0]))
        else:
            self._alone.setdefault(first, value)

    def match(self, keys: Sequence[str], i: int) -> tuple[T, int] | None:
        """The value of the longest phrase at token ``i`` and the index after it, or None."""
        seconds = self._table.get(keys[i]) if i < len(keys) else None
        if seconds is None:
            return None
        if i + 1 < len(keys):
            for rest, value in seconds.get(keys[i + 1], ()):
                end = i + 2 + len(rest)
                if not rest or tuple(keys[i + 2 : end]) == rest:
                    return value, end
        return (self._alone[keys[i]], i + 1) if keys[i] in self._alone else None

    def first_words(self) -> set[str]:
        """The folded first tokens of all phrases."""
        return set(self._table)

    def find(self, keys: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, T]]:
        """Matches within ``[first, last)``, left to right, longest, without overlaps: start, end, value."""
        last = len(keys) if last is None else last
        i, table = first, self._table
        while i < last:
            if keys[i] in table and (found := self.match(keys, i)) and found[1] <= last:
                yield i, found[1], found[0]
                i = found[1]
            else:
                i += 1
