"""The lines of what is read, and where the header ends: shared by header and clutter."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

SHORT = 160  # characters; what is longer is running text
HEADER_LINES = 12
_STOP = re.compile(r"[.…;:][\"”’')\]]*(?:/\.)?\Z")
_STOP_OR_CALL = re.compile(r"[.…;:!?][\"”’')\]]*(?:/\.)?\Z")


class Line(NamedTuple):  # not a dataclass: twenty of them an article, and a tuple is made four times as fast
    """A line that is not blank: where its words stand, and the words in NFC."""

    start: int
    end: int
    text: str

    @property
    def running(self) -> bool:
        """Whether this reads as running text: long, or of more than a few words and closed like a sentence."""
        return len(self.text) > SHORT or (self.text.count(" ") >= 5 and _STOP_OR_CALL.search(self.text) is not None)

    @property
    def opens_text(self) -> bool:
        """Whether the header is over here: as ``running``, but a headline may ask or call out."""
        return len(self.text) > SHORT or (self.text.count(" ") >= 5 and _STOP.search(self.text) is not None)


def split(reading: str) -> list[Line]:
    """The lines of a text that are not blank."""
    return list(_lines(reading, unicodedata.is_normalized("NFC", reading)))


def _lines(reading: str, normal: bool) -> Iterator[Line]:
    at = 0
    for raw in reading.split("\n"):
        if text := raw.strip():
            start = at + raw.index(text[0])
            yield Line(start, start + len(text), text if normal else unicodedata.normalize("NFC", text))
        at += len(raw) + 1


def header_end(lines: Sequence[Line]) -> int:
    """How many lines come before the first sentence of running text, at most :data:`HEADER_LINES`."""
    for index, line in enumerate(lines[:HEADER_LINES]):
        if line.opens_text:
            return index
    return min(len(lines), HEADER_LINES)
