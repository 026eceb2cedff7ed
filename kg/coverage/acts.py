"""Verbs of personnel acts near a person, in a sentence that no change and no new post was read from."""

from collections.abc import Iterator

from kg.coverage.model import Candidate
from kg.coverage.reached import Reached
from kg.coverage.words import cues
from kg.extract import knowledge
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, WORD, Chunk
from kg.model import ChangeFact, PostFact
from kg.text.tokens import Text

_NEAR = 8  # tokens between the verb and the person
_MOST = 4  # words and things looked at after the verb
_SYMBOLS = {PERSON: "P", OFFICE: "R", BODY: "B", PLACE: "L"}  # as in docs/extraction.md, "Cells"


def find_acts(reached: Reached) -> Iterator[Candidate]:
    """Candidates of the kind ``act``: the verb, then the words and, as symbols, the things that follow it."""
    text = reached.reading.text
    new = {
        fact.evidence.statement.start
        for fact in reached.facts
        if isinstance(fact, ChangeFact) or (isinstance(fact, PostFact) and fact.status in ("new", "proposed"))
    }
    for k, (sentence, row) in enumerate(zip(reached.reading.sentences, reached.reading.chunks, strict=True)):
        people = [chunk for chunk in row if chunk.kind == PERSON]
        if not people or reached.reading.statement(k).start in new:
            continue
        unread = reached.unread(k)
        for first, last, _ in cues()["act"].find(text.keys, sentence.first, sentence.last):
            if first in unread and any(p.first - last < _NEAR and first - p.last < _NEAR for p in people):
                words = (*text.words[first:last], *_after(text, row, last))
                known = knowledge.office_verbs().match(text.keys, first) is not None
                yield Candidate("act", words, reached.reading.span(first, last), last - first, known=known)


def _after(text: Text, row: list[Chunk], start: int) -> Iterator[str]:
    following = [chunk for chunk in row if chunk.first >= start and chunk.kind != HONORIFIC]
    for chunk in following[:_MOST]:
        if chunk.kind == WORD and text.words[chunk.first].isalpha():
            yield text.words[chunk.first]
        elif chunk.kind in _SYMBOLS:
            yield _SYMBOLS[chunk.kind]
        else:
            return
