"""Bytes to text, bounded: size caps, gzip bombs, and a clear word on what is not UTF-8."""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from kg.articles.errors import BadInputError, shown

DOCUMENT_LIMIT = 32 << 20  # bytes of one .txt, .md, .html or .json
LINE_LIMIT = 16 << 20  # bytes of one line of .jsonl
UNPACKED_LIMIT = 64 << 30  # bytes a .jsonl.gz may unpack to
RATIO_LIMIT = 200  # bytes unpacked for one packed: press text packs 3 to 10 times, a bomb 1,000 times
RATIO_FREE = 16 << 20  # bytes unpacked before the ratio counts
_CHUNK = 1 << 16
_BROKEN = (gzip.BadGzipFile, EOFError, zlib.error)
_OLD_FONT = re.compile(r"(?:[A-Z]{6}\+)?(?:\.Vn|VNI[-\s])", re.IGNORECASE)  # TCVN3 (ABC), VNI

_BOMS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or a Word document (.docx)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document (.doc)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
# The bytes of a few syllables no Vietnamese page lacks (của, và, các, được, tỉnh, Đảng), where the encodings differ.
_OLD = (
    ("TCVN3 (ABC)", "TCVN", (b"c\xf1a", b"v\xb5 ", b"c\xb8c", b"\xae\xad\xeec", b"t\xd8nh", b"\xa7\xb6ng")),
    ("VISCII", "VISCII", (b"c\xfca", b"\xf0\xdf\xfec", b"t\xefnh", b"\xd0\xe4ng")),
    ("Windows-1258", "CP1258", (b"cu\xd2a", b"va\xcc ", b"ca\xecc", b"\xf0\xfd\xf5\xf2c", b"ti\xd2nh", b"\xd0a\xd2ng")),
)


def size_name(size: int) -> str:
    """A size for messages.

    >>> size_name(32 << 20)
    '32 MB'
    """
    return f"{size >> 30} GB" if size >= 1 << 30 else f"{size >> 20} MB" if size >= 1 << 20 else f"{size} bytes"


def whole(stream: BinaryIO) -> bytes:
    """The whole of a stream, up to the limit of one document."""
    data = stream.read(DOCUMENT_LIMIT + 1)
    if len(data) > DOCUMENT_LIMIT:
        raise BadInputError("too-big", limit=size_name(DOCUMENT_LIMIT))
    if not data.strip():
        raise BadInputError("empty")
    return data


def document(stream: BinaryIO) -> str:
    """The whole of a stream as text with ``\\n`` line ends, up to the limit of one document."""
    data = whole(stream)
    refuse_foreign(data)
    return decode(data).replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes, line: int = 1) -> str:
    """UTF-8, with or without a byte order mark; anything else is an error that says what it looks like.

    ``line`` is the number of the first line of ``data``, for the message.
    """
    try:
        return data.decode("utf-8-sig" if line == 1 else "utf-8")
    except UnicodeDecodeError as error:
        at = line + data.count(b"\n", 0, error.start)
        votes = sorted(((sum(map(data.count, signs)), name, iconv) for name, iconv, signs in _OLD), reverse=True)
        if votes[0][0] > votes[1][0]:
            raise BadInputError("encoding", line=at, name=votes[0][1], iconv=votes[0][2]) from None
        raise BadInputError("not-utf8", line=at, byte=f"0x{data[error.start]:02X}") from None


def refuse_foreign(data: bytes) -> None:
    """Raise for UTF-16, UTF-32 and what is no text at all, judged by how it begins (NUL bytes count anywhere)."""
    head = data[:4096]
    for mark, name in _BOMS:
        if head.startswith(mark):
            raise BadInputError("encoding", name=name, iconv=name)
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise BadInputError("binary", what=what)
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 > len(head) and min(even, odd) * 20 <= max(even, odd):
        name = "UTF-16LE" if odd > even else "UTF-16BE"
        raise BadInputError("encoding", name=name, iconv=name)
    if b"\0" in data or (len(head) - len(head.translate(None, _CONTROLS))) * 10 > len(head):
        raise BadInputError("binary", what="a binary file")


def refuse_old_fonts(names: Iterable[str]) -> None:
    """Raise where one of the fonts of a document is of the time before Unicode: its letters mean others."""
    for name in sorted(names):
        if _OLD_FONT.match(name):
            raise BadInputError("old-font", name=shown(name))


class Bounded:
    """A stream that is read no further than a bomb shows itself; ``packed`` is the file that it unpacks."""

    def __init__(self, stream: BinaryIO, packed: BinaryIO | None) -> None:
        self._stream, self._packed, self._unpacked = stream, packed, 0

    def tell(self) -> int:
        """How many bytes were read."""
        return self._unpacked

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes; what is wrong with the archive is raised as :class:`BadInputError`."""
        try:
            data = self._stream.read(size if size >= 0 else _CHUNK)
        except _BROKEN as error:
            raise BadInputError("gzip", reason=str(error)) from None
        self._unpacked += len(data)
        _refuse_bomb(self._unpacked, self._packed)
        return data


def lines(
    stream: BinaryIO, packed: BinaryIO | None = None, *, number: int = 0, first: bytes = b""
) -> Iterator[tuple[int, bytes | BadInputError]]:
    """The numbered lines of a stream, one in memory at a time; a line too long is an error, and the next follows.

    ``packed`` is the file that ``stream`` unpacks, to stop a gzip bomb: then, as for a broken archive, the last item is
    the error. ``first`` is a line read before, ``number`` how many lines were read before it.
    """
    unpacked = 0
    try:
        while line := first or stream.readline(LINE_LIMIT + 1):
            first = b""
            number += 1
            unpacked += len(line)
            too_long = len(line) > LINE_LIMIT
            rest = line
            while too_long and not rest.endswith(b"\n") and (rest := stream.readline(_CHUNK)):
                unpacked += len(rest)
                _refuse_bomb(unpacked, packed)
            _refuse_bomb(unpacked, packed)
            yield number, BadInputError("long-line", limit=size_name(LINE_LIMIT)) if too_long else line
    except BadInputError as error:
        yield number, error
    except _BROKEN as error:
        yield number + 1, BadInputError("gzip", reason=str(error))


def _refuse_bomb(unpacked: int, packed: BinaryIO | None) -> None:
    if packed is None or unpacked <= RATIO_FREE:
        return
    limit = min(UNPACKED_LIMIT, RATIO_LIMIT * packed.tell())
    if unpacked > limit:
        raise BadInputError("bomb", limit=size_name(limit))
