"""What the facts of an article reach: the sentences they were read from and the spans they rest on."""

from collections.abc import Iterable, Sequence

from kg.extract.reading import WORD, Chunk, Reading
from kg.model import AwardFact, DocumentFact, EventFact, Fact, Span
from kg.text.spelling import name_key


class Reached:
    """The reading of an article beside its facts. ``numbers``, ``awards`` and ``events`` are what its facts name."""

    def __init__(self, reading: Reading, facts: Sequence[Fact]) -> None:
        self.reading = reading
        self.facts = facts
        self._spans: dict[type[Fact], list[Span]] = {}
        self._statements: dict[type[Fact], set[int]] = {}
        for fact in facts:
            spans = self._spans.setdefault(type(fact), [])
            spans += (support.span for support in fact.evidence.support if support.span)
            self._statements.setdefault(type(fact), set()).add(fact.evidence.statement.start)
        self.documents = [fact.document for fact in facts if isinstance(fact, DocumentFact)]
        self.awards = {name_key(fact.award) for fact in facts if isinstance(fact, AwardFact)}
        self.events = {name_key(fact.event.title) for fact in facts if isinstance(fact, EventFact)}
        self._plain = [self._unread(k) for k in range(len(reading.sentences))]

    def rests(self, first: int, last: int, kinds: Iterable[type[Fact]] = ()) -> bool:
        """Whether a fact (of these kinds, or of any) rests on one of the tokens ``[first, last)``."""
        span = self.reading.span(first, last)
        return any(
            own.start < span.end and span.start < own.end
            for kind in kinds or self._spans
            for own in self._spans.get(kind, ())
        )

    def states(self, sentence: int, *kinds: type[Fact]) -> bool:
        """Whether a fact of these kinds was read from a sentence."""
        start = self.reading.statement(sentence).start
        return any(start in self._statements.get(kind, ()) for kind in kinds)

    def unread(self, sentence: int) -> frozenset[int]:
        """The tokens of a sentence that are part of no person, office, body or place."""
        return self._plain[sentence]

    def _unread(self, sentence: int) -> frozenset[int]:
        row: list[Chunk] = self.reading.chunks[sentence]
        return frozenset(chunk.first for chunk in row if chunk.kind == WORD)
