"""Text as tokens and sentences, every span mapped back to the characters as they were read."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.text.remembered import Remembered
from kg.text.spelling import fold

_UPPER = "".join(c for c in map(chr, range(0x41, 0x1F00)) if c.isupper())
_GLUED = f"(?:[ôÔ]ng|[bB]à)(?=[{_UPPER}])"  # ôngTrần: the space is missing
_TOKEN = re.compile(rf"({_GLUED}|[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\d+(?:[.,]\d+)*|[^\s\u200b\u2060\ufeff])")
_CLUSTER = re.compile(r"[^\u0300-\u036f]?[\u0300-\u036f]+|[^\u0300-\u036f]+(?=[^\u0300-\u036f]|\Z)|.", re.DOTALL)
_BOUNDARY = re.compile(  # begins with what is found fast
    rf"[\n.!?…](?:(?<=\n)\s*|(?<!\n)[\"'”’»)\]]?\s+(?=[{_UPPER}0-9\"'“‘«\-–+*•]))"
)
_CLOSING = frozenset("\"'”’»)]")
_DOTTED = frozenset(  # abbreviations that keep their dot inside a sentence
    "tp tx tt th ths ts pgs gs bs ks ls gv nsưt nsnd nd đ st tr p q h x f ub v vv mr mrs dr no".split()
)
_BEFORE_NAMES = frozenset(("tp", "tx", "q"))  # of those, what stands before a name even where the line ends


def split_words(text: str) -> list[str]:
    """The tokens of a text: words, numbers with their marks, single signs.

    >>> split_words("UBND TP. Huế, 1.234 người")
    ['UBND', 'TP', '.', 'Huế', ',', '1.234', 'người']
    """
    return _TOKEN.findall(text)


_Tokens = tuple[tuple[str, str, int, int], ...]  # word, key, start, end
_KEYS = Remembered(fold)


def _read(piece: str) -> str | tuple[str, _Tokens]:
    """Of what stands between two spaces the key, if it is one token, else the key and the tokens."""
    tokens = tuple([(m[0], _KEYS[m[0]], *m.span()) for m in _TOKEN.finditer(piece)])
    return tokens[0][1] if len(tokens) == 1 and tokens[0][0] == piece else (_KEYS[piece], tokens)


_PIECES = Remembered(_read)


def _blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with spaces instead of these spans."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens ``[first, last)`` of one sentence; ``line`` counts the non-empty lines of the text from 0."""

    first: int
    last: int
    line: int


class Text:
    """NFC text, its folded key, tokens and sentences.

    ``words``, ``keys``, ``starts``, ``ends`` run parallel, one entry a token; offsets count characters of ``nfc``.
    ``clutter`` holds spans of the raw text that get no token. ``named(keys, i)`` says whether a place's name stands
    at a token: ``UBND TP.`` at the end of a line goes on with it (some archives break lines at every dot).
    ``span(i, j)`` gives the raw span of tokens ``[i, j)``.
    """

    __slots__ = (
        "_after_clutter",
        "_ahead",
        "_back",
        "_named",
        "ends",
        "key",
        "keys",
        "nfc",
        "raw",
        "sentence_of",
        "sentences",
        "starts",
        "words",
    )

    def __init__(
        self, raw: str, clutter: Sequence[Span] = (), named: Callable[[Sequence[str], int], object] | None = None
    ) -> None:
        self.raw = raw
        self._named = named
        self._back: list[int] | None = None
        self._ahead: list[int] = []
        self.nfc = raw if unicodedata.is_normalized("NFC", raw) else self._normalize(raw)
        furniture = [(self._forward(s.start), self._forward(s.end)) for s in clutter]
        self.words: list[str] = []
        self.keys: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        key = self._tokenize(_blanked(self.nfc, furniture))
        self.key = fold(self.nfc) if furniture else key
        self._after_clutter = [bisect_left(self.starts, end) for _, end in furniture]
        self.sentences: list[Sentence] = []
        self.sentence_of: list[int] = []
        self._split()

    def _tokenize(self, nfc: str) -> str:
        """Fills the lists of tokens; the key of the text."""
        words, keys, starts, ends = self.words, self.keys, self.starts, self.ends
        folded: list[str] = []
        at = 0
        for piece in nfc.split(" "):
            found = _PIECES[piece]
            if isinstance(found, str):
                folded.append(found)
                words.append(piece)
                keys.append(found)
                starts.append(at)
                at += len(piece)
                ends.append(at)
                at += 1
            else:
                whole, tokens = found
                folded.append(whole)
                for word, key, start, end in tokens:
                    words.append(word)
                    keys.append(key)
                    starts.append(at + start)
                    ends.append(at + end)
                at += len(piece) + 1
        return " ".join(folded)

    def _normalize(self, raw: str) -> str:
        """NFC, cluster by cluster (a character and its combining marks), with the raw span of each character."""
        parts: list[str] = []
        self._back, self._ahead = [], []
        at = 0
        for match in _CLUSTER.finditer(raw):
            part = unicodedata.normalize("NFC", match[0])
            size, end = len(part), match.end()
            even = size == end - at
            self._back += range(at, end) if even else [at] * size
            self._ahead += range(at + 1, end + 1) if even else [end] * size
            parts.append(part)
            at = end
        return "".join(parts)

    def _forward(self, offset: int) -> int:
        return offset if self._back is None else bisect_left(self._back, offset)

    def _split(self) -> None:
        """Sentences end at line ends, at clutter, and at closing marks before a new start."""
        starts, n = self.starts, len(self.starts)
        if not n:
            return
        opens: dict[int, bool] = {}  # first token of a sentence -> whether it opens a line
        for match in _BOUNDARY.finditer(self.nfc):
            token = bisect_left(starts, match.end())
            if 0 < token < n and not opens.get(token):
                new_line = "\n" in match[0]
                if not self._goes_on(token) if new_line else self._closes(token - 1):
                    opens[token] = new_line
        for i in self._after_clutter:
            if 0 < i < n:
                opens[i] = True
        first, line = 0, 0
        for token in [*sorted(opens), n]:
            self.sentences.append(Sentence(first, token, line))
            self.sentence_of += [len(self.sentences) - 1] * (token - first)
            line += opens.get(token, False)
            first = token

    def _goes_on(self, token: int) -> bool:
        """``… của UBND TP.`` at the end of a line, the name of the city on the next."""
        if token < 2 or self.words[token - 1] != "." or self.keys[token - 2] not in _BEFORE_NAMES:
            return False
        return self._named is not None and bool(self._named(self.keys, token))

    def _closes(self, i: int) -> bool:
        """Whether the closing mark in or before token ``i`` ends a sentence, not abbreviations or list numbers."""
        words = self.words
        end = i - 1 if words[i] in _CLOSING and i else i
        if words[end] == "." and end and self.ends[end - 1] == self.starts[end]:
            before = words[end - 1]
            if before.lower() in _DOTTED or (len(before) == 1 and before.isupper()):
                return False
            if before.isdigit() and len(before) <= 2:
                listed = words[end - 2] in (":", ";")  # gồm: 1. Sở Y tế; 2. Sở Nội vụ
                return end > 1 and not listed and "\n" not in self.nfc[self.ends[end - 2] : self.starts[end - 1]]
        return True

    def span(self, first: int, last: int) -> Span:
        """The raw span of tokens ``[first, last)``, ``first < last``."""
        return self.raw_span(self.starts[first], self.ends[last - 1])

    def raw_span(self, start: int, end: int) -> Span:
        """The raw span of the NFC characters ``[start, end)``."""
        if self._back is None:
            return Span(start, end)
        return Span(self._back[start], self._ahead[end - 1])

    def phrase(self, first: int, last: int) -> str:
        """The words of tokens ``[first, last)`` as printed, white space collapsed."""
        return " ".join(self.nfc[self.starts[first] : self.ends[last - 1]].split()) if first < last else ""

    def token_at(self, offset: int) -> int:
        """The index of the first token that ends after an NFC offset."""
        return bisect_right(self.ends, offset)

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens ``[first, last)`` that overlap the NFC characters ``[start, end)``."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)
