"""The longest phrase of a table that starts at a token: a tree of words."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Any, Generic, TypeVar

from kg.text.spelling import fold
from kg.text.tokens import split_words

T = TypeVar("T")


class Phrases(Generic[T]):
    """Phrases with values; matching is by folded tokens, so case, tone placement and white space do not count.

    >>> titles = Phrases({"bí thư": 1, "phó bí thư": 2, "bí thư chi bộ": 3})
    >>> titles.match(["bí", "thư", "chi", "đoàn"], 0)
    (1, 2)
    """

    __slots__ = ("_table",)

    def __init__(self, entries: dict[str, T] | None = None) -> None:
        self._table: dict[str, Any] = {}  # a tree: word -> the words after it; the value stands under the empty word
        for form, value in (entries or {}).items():
            self.add(form, value)

    def add(self, form: str, value: T) -> None:
        """The first value that a phrase gets is kept."""
        node = self._table
        for word in split_words(fold(form)):
            node = node.setdefault(word, {})
        node.setdefault("", value)

    def match(self, keys: Sequence[str], i: int) -> tuple[T, int] | None:
        """The value of the longest phrase at token ``i`` and the index after it, or None."""
        n = len(keys)
        node = self._table.get(keys[i]) if i < n else None
        if node is None:
            return None
        found: tuple[T, int] | None = None
        while node is not None:
            i += 1
            if "" in node:
                found = node[""], i
            node = node.get(keys[i]) if i < n else None
        return found

    def first_words(self) -> set[str]:
        """The folded first tokens of all phrases."""
        return set(self._table)

    def second_words(self, first: str) -> set[str]:
        """The folded second tokens of the phrases that begin with a word; empty for the word alone."""
        return set(self._table.get(first, ()))

    def find(self, keys: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, T]]:
        """Matches within ``[first, last)``, left to right, longest, without overlaps: start, end, value."""
        last = len(keys) if last is None else last
        opens, done = map(self._table.__contains__, keys[first:last]), first
        for i in compress(range(first, last), opens):
            if i >= done and (found := self.match(keys, i)) and found[1] <= last:
                value, done = found
                yield i, done, value
