"""A sketch of a text: small enough to keep beside it, and enough to tell how much of one text stands in another.

Every five words in a row are a number, the same on every machine; the smallest 256 of a text's numbers are its sketch
(a *bottom-k sketch*: those of two texts are a fair sample of both, however long either is). Marks, case, spelling
customs and breaks between lines make no difference, tones do.
"""

import re
from base64 import b64decode, b64encode
from hashlib import blake2b
from struct import pack, unpack
from unicodedata import normalize
from zlib import crc32

from kg.text.remembered import Remembered
from kg.text.spelling import fold

Sketch = tuple[int, ...]
"""The numbers of a text, from the smallest up."""

SIZE = 256
"""How many numbers a sketch has at most: they tell a share within 3 points or so, and every share of shorter texts."""
ENOUGH = 30
"""How many numbers it takes to know a text again: a line or two may be written twice."""
_WORDS = 5  # in a row: fewer are common speech, more are broken by each word that an editor changes
_BYTES = 4  # of a word's code
_MARKS = re.compile(r"\W+")


def sketch(text: str) -> Sketch:
    """The sketch of a text; empty where it has fewer than five words.

    >>> sketch("Hội nghị bầu ông Hòa, 45 tuổi.") == sketch("hội nghị bầu ông Hoà\\n(45 tuổi)")
    True
    """
    codes = b"".join(map(_CODES.__getitem__, text.split()))
    row = _WORDS * _BYTES
    return tuple(sorted({crc32(codes[at : at + row]) for at in range(0, len(codes) - row + 1, _BYTES)})[:SIZE])


def _code(word: str) -> bytes:
    """The code of a word, nothing for marks alone."""
    bare = _MARKS.sub("", normalize("NFC", word))
    return blake2b(fold(bare).encode("utf-8", "surrogatepass"), digest_size=_BYTES).digest() if bare else b""


_CODES = Remembered(_code)


def written(numbers: Sketch) -> str:
    """A sketch as text.

    >>> read(written((3, 4294967295)))
    (3, 4294967295)
    """
    return b64encode(pack(f">{len(numbers)}I", *numbers)).decode("ascii")


def read(text: str) -> Sketch:
    """The sketch that was written so; ``ValueError`` where it is none."""
    numbers = b64decode(text, validate=True)
    if len(numbers) % 4:
        raise ValueError(f"no sketch: {len(numbers)} bytes")
    return unpack(f">{len(numbers) // 4}I", numbers)


def overlap(one: Sketch, other: Sketch) -> tuple[int, int, int]:
    """How many numbers two sketches share, and how many of each are compared: those up to where the shorter reach ends,
    since beyond it the other may have left some out.

    >>> overlap((1, 2, 5), (2, 5, 9))
    (2, 3, 3)
    """
    reach = min((it[-1] for it in (one, other) if len(it) == SIZE), default=1 << 32)
    first, second = ({number for number in it if number <= reach} for it in (one, other))
    return len(first & second), len(first), len(second)
