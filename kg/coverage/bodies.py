"""Names of bodies by their looks, in no body that was read: a capital head with small words, then capitals again."""

from collections.abc import Iterator

from kg.coverage.model import Candidate
from kg.coverage.reached import Reached
from kg.coverage.words import acronym, cues, shouted, vietnamese
from kg.extract import knowledge
from kg.extract.awards_names import forms
from kg.extract.documents_kinds import kinds
from kg.extract.events_words import nouns
from kg.extract.participations_cells import verbs
from kg.extract.places import adjacent, is_capital
from kg.extract.reading import WORD
from kg.extract.statistics_lexicon import units
from kg.text.tokens import Sentence, Text

_HEAD = 4  # words of a head: Tổng công ty, Liên hiệp các
_LONGEST = 12
_SMALL = 3
_NO_BODIES = frozenset(("members", "officials", "delegates", "people", "documents"))


def find_bodies(reached: Reached) -> Iterator[Candidate]:
    """Candidates of the kinds ``body`` and ``acronym``."""
    text = reached.reading.text
    for k, sentence in enumerate(reached.reading.sentences):
        if shouted(text, sentence.first, sentence.last):
            continue
        line = _Line(reached, k)
        i = sentence.first
        while i < sentence.last:
            end = line.ends[i]
            if line.unread(i) and not reached.rests(i, i + 1):
                if acronym(text.words[i]):
                    if not _stray(text, i, sentence):
                        yield Candidate("acronym", (text.words[i],), reached.reading.span(i, end), 1)
                elif (name := line.name(i)) and not _other(text, i):
                    end = name
                    known = knowledge.heads().match(text.keys, i) is not None
                    words = tuple(text.words[i:end])
                    yield Candidate("body", words, reached.reading.span(i, end), _least(text, i, words), known=known)
            i = end


def _least(text: Text, i: int, words: tuple[str, ...]) -> int:
    """How many words tell what it is: the head, and for a head that is known the word after it."""
    found = knowledge.heads().match(text.keys, i)
    if found:
        return min(len(words), found[1] - i + 1)
    return next((n for n in range(1, len(words)) if words[n][0].isupper()), len(words))


def _stray(text: Text, i: int, sentence: Sentence) -> bool:
    """An abbreviation that names no body, one word of several in capitals (the name under a photograph), or a part of
    the number of an act."""
    beside = [j for j in (i - 1, i + 1) if sentence.first <= j < sentence.last]
    return (
        cues()["acronym"].match(text.keys, i) is not None
        or any(acronym(text.words[j]) for j in beside)
        or _numbers(text, i, sentence)
    )


def _numbers(text: Text, i: int, sentence: Sentence) -> bool:
    """Whether a number stands before, with nothing but letters of the same kind and marks between them."""
    j = i - 1
    while j >= sentence.first and (text.words[j] in ("-", "–", "/") or text.words[j].isupper()):
        j -= 1
    return sentence.first <= j < i - 1 and text.words[j].isdigit()


def _other(text: Text, i: int) -> bool:
    """What opens here is known as something else: an act, a distinction, an event, people, a verb."""
    unit = units().match(text.keys, i)
    return (unit is not None and unit[0].group in _NO_BODIES) or any(
        table.match(text.keys, i)
        for table in (cues()["head"], cues()["event"], kinds(), forms(), nouns(), verbs(), knowledge.office_verbs())
    )


class _Line:
    """A sentence: ``ends[i]`` is where the person, office, body, place or word ends that begins at token ``i``."""

    def __init__(self, reached: Reached, k: int) -> None:
        self.text = reached.reading.text
        self.sentence = reached.reading.sentences[k]
        row = reached.reading.chunks[k]
        self.ends = {i: i + 1 for i in range(self.sentence.first, self.sentence.last)}
        self.ends.update((chunk.first, chunk.last) for chunk in row)
        self._words = frozenset(chunk.first for chunk in row if chunk.kind == WORD)

    def unread(self, i: int) -> bool:
        """Whether a token is a word that is part of no person, office, body or place."""
        return i in self._words

    def name(self, i: int) -> int:
        """The index after what looks like a body's name and begins at token ``i``; 0 for anything else."""
        text, first, last = self.text, self.sentence.first, self.sentence.last
        if not (is_capital(text, i) and vietnamese(text.words[i])) or (i > first and is_capital(text, i - 1)):
            return 0
        head = i + 1
        while head < last and head - i < _HEAD and self._goes_on(head) and text.words[head].islower():
            head += 1
        if head == last or not is_capital(text, head) or not adjacent(text, head) or not text.words[head].isalpha():
            return 0
        end = self._end(head)
        known = knowledge.heads().match(text.keys, i)
        if known:
            return self._with_small_words(max(end, min(known[1], last)))
        inner = any(text.words[j].islower() for j in range(head, end))
        if head - i == 1:  # capitals alone are a place or a person
            return end if inner and i > first and text.keys[i] not in knowledge.surnames() else 0
        return end if i > first or inner else 0  # any word opens a sentence with a capital

    def _goes_on(self, i: int) -> bool:
        text = self.text
        joint = cues()["joint"].match(text.keys, i)
        return self.unread(i) and adjacent(text, i) and text.words[i].isalpha() and joint is None

    def _with_small_words(self, i: int) -> int:
        """The index after the small words that go on: they are what the lexicon may lack after a head that it has."""
        end = i
        while end < self.sentence.last and end - i < _SMALL and self._goes_on(end) and self.text.words[end].islower():
            end += 1
        return end

    def _end(self, head: int) -> int:
        """The index after the last capital word, or thing that was read, with at most one small word before it."""
        text, last = self.text, self.sentence.last
        end = j = self.ends[head]
        while j < last and j - head < _LONGEST and adjacent(text, j) and text.words[j].isalpha():
            if is_capital(text, j):
                j = end = self.ends[j]
            elif is_capital(text, j - 1) and self._goes_on(j):
                j += 1
            else:
                break
        return end
