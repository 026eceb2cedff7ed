"""Which words are quoted: what somebody says of others in a quotation is not said by them at the event."""

import re
from bisect import bisect_left

from kg.extract.reading import Reading

_MARKS = re.compile('["“”]')
_LONGEST = 2500  # characters; a quotation mark that is never closed does not quote the rest of the article


class Quotes:
    """The quotations of an article, as spans of characters of its NFC text."""

    def __init__(self, reading: Reading) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        opened = -1
        for mark in _MARKS.finditer(reading.text.nfc):
            at, sign = mark.start(), mark[0]
            if opened >= 0 and (sign != "“" or at - opened > _LONGEST):
                if at - opened <= _LONGEST:
                    self._starts.append(opened)
                    self._ends.append(at)
                    opened = -1
                else:
                    opened = at if sign != "”" else -1
            elif sign != "”":
                opened = at

    def around(self, offset: int) -> bool:
        """Whether a character stands inside a quotation."""
        n = bisect_left(self._starts, offset) - 1
        return n >= 0 and offset < self._ends[n]
