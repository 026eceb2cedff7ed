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
        text, opened = reading.text.nfc, -1
        for mark in _MARKS.finditer(text):
            at = mark.start()
            if opened < 0 or at - opened > _LONGEST or _opens(text, at):
                opened = -1 if _closes(text, at) else at
            else:
                self._starts.append(opened)
                self._ends.append(at)
                opened = -1

    def around(self, offset: int) -> bool:
        """Whether a character stands inside a quotation."""
        n = bisect_left(self._starts, offset) - 1
        return n >= 0 and offset < self._ends[n]


def _opens(text: str, at: int) -> bool:
    """Whether a mark can only open a quotation: it begins a line, or stands before a word and behind none."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if text[at] != '"':
        return text[at] == "“"
    return before in ("", "\n") or (before in " (" and after.isalnum())


def _closes(text: str, at: int) -> bool:
    """Whether a mark can only close one."""
    return text[at] == "”" or (text[at] == '"' and text[at + 1 : at + 2] in tuple(",.;)"))
