"""Names of events, capital or with an ordinal, in no event that was read."""

from collections.abc import Iterator

from kg.coverage.model import Candidate
from kg.coverage.reached import Reached
from kg.coverage.words import cues, shouted, words_after
from kg.extract.events_words import nouns
from kg.extract.places import is_capital
from kg.model import DocumentFact, EventFact, ParticipationFact
from kg.text.spelling import name_key
from kg.text.tokens import Text

_MOST = 8
_SOON = 3  # words within which a name goes on with a capital
_NEAR = 14  # tokens within which an ordinal belongs to the name


def find_events(reached: Reached) -> Iterator[Candidate]:
    """Candidates of the kind ``event``: a head that is printed as a name, has an ordinal or quotation marks."""
    text = reached.reading.text
    for sentence in reached.reading.sentences:
        if shouted(text, sentence.first, sentence.last):
            continue
        for first, last, _form in cues()["event"].find(text.keys, sentence.first, sentence.last):
            capital = is_capital(text, first) and first > sentence.first
            words = words_after(text, last, sentence.last, _MOST)
            named = capital and any(word[0].isupper() for word in words[:_SOON])
            if not named and not _numbered(text, last, sentence.last) and not _quoted(text, last, sentence.last):
                continue
            if reached.rests(first, min(last + 1, sentence.last), _TELLING) or _named(
                reached, text, first, last, words
            ):
                continue
            span = reached.reading.span(first, max(last, last + min(len(words), 5)))
            printed = (*text.words[first:last], *words)
            known = nouns().match(text.keys, first) is not None
            yield Candidate("event", printed, span, last - first, known=known)


_TELLING = (EventFact, ParticipationFact, DocumentFact)


def _quoted(text: Text, i: int, last: int) -> bool:
    return i < last and text.words[i] in ('"', "“", "‘")


def _numbered(text: Text, i: int, last: int) -> bool:
    """``lần thứ XX``, ``thứ 12`` before the next comma."""
    for j in range(i, min(last - 1, i + _NEAR)):
        if text.words[j] in (",", ".", ";", ":"):
            return False
        if text.keys[j] == "thứ":
            return True
    return False


def _named(reached: Reached, text: Text, first: int, last: int, words: tuple[str, ...]) -> bool:
    """Whether an event of the article has this name or one that opens like it."""
    key = name_key(" ".join((*text.words[first:last], *words[:2])))
    return any(event.startswith(key) for event in reached.events)
