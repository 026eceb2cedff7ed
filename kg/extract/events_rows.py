"""One sentence made ready for the rules about events: its chunks by first and by last token, its dates."""

from functools import cached_property

from kg.extract.bodies import parse_body
from kg.extract.reading import BODY, Chunk, Reading
from kg.text.dates import DateMention


class Row:
    """Tokens ``[first, last)``. ``at``: first token to chunk; ``ending``: index after it to chunk; ``days``: first
    token of a date to the day to index after it. Dates inside names (``đợt 7-11``) do not count."""

    def __init__(self, reading: Reading, k: int) -> None:
        sentence = reading.sentences[k]
        self.reading, self.text = reading, reading.text
        self.sentence, self.first, self.last = k, sentence.first, sentence.last

    @cached_property
    def chunks(self) -> list[Chunk]:
        return self.reading.chunks[self.sentence]

    @cached_property
    def at(self) -> dict[int, Chunk]:
        return {c.first: c for c in self.chunks}

    @cached_property
    def ending(self) -> dict[int, Chunk]:
        return {c.last: c for c in self.chunks}

    @cached_property
    def dates(self) -> list[DateMention]:
        return [d for d in self.reading.dates[self.sentence] if not self._named(d)]

    @cached_property
    def days(self) -> dict[int, int]:
        return {self.token(d.start): self.token(d.end - 1) + 1 for d in self.dates if is_day(d.value)}

    def token(self, offset: int) -> int:
        """The token at a character."""
        return self.text.token_at(offset)

    def keys(self, first: int, last: int) -> list[str]:
        """The folded tokens ``[first, last)`` that lie in this sentence."""
        return self.text.keys[max(first, self.first) : min(last, self.last)]

    def kind(self, j: int) -> str:
        """The kind of the chunk that starts at token ``j``, else an empty string."""
        chunk = self.at.get(j)
        return chunk.kind if chunk is not None else ""

    def kind_before(self, j: int) -> str:
        """The kind of the chunk that ends before token ``j``, else an empty string."""
        chunk = self.ending.get(j)
        return chunk.kind if chunk is not None else ""

    def part(self, j: int) -> None:
        """Where an event word took the head of a body chunk (đại | hội Luật gia tỉnh X), makes the rest a body."""
        if j >= self.last or j in self.at:
            return
        chunk = next(c for c in self.chunks if c.first < j < c.last)
        for start in range(j, chunk.last):
            body = parse_body(self.text, start, self.last)
            if body is not None:
                self.at[start] = Chunk(BODY, start, body.last, body)
                return
        if chunk.kind == BODY:
            self.at[j] = chunk

    def _named(self, date: DateMention) -> bool:
        at = self.token(date.start)
        back = self.keys(at - 3, at)
        if "đợt" in back[-2:] or "dịp" in back[-2:] or any(w in back for w in ("lập", "niệm", "sinh", "mừng")):
            return True
        return "khánh" in back and "thành" not in back  # Quốc khánh 2/9, no cầu X được khánh thành ngày 2/9


def is_day(value: str) -> bool:
    """Whether a partial date gives a day: 2020-01-16 or --01-16."""
    return len(value) == 10 or (value.startswith("--") and len(value) == 7)
