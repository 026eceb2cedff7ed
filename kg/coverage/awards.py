"""Names of distinctions in no award that was read."""

from collections.abc import Iterator

from kg.coverage.model import Candidate
from kg.coverage.reached import Reached
from kg.coverage.words import cues, words_after
from kg.extract.awards_names import forms
from kg.extract.places import is_capital
from kg.model import AwardFact, EventFact
from kg.text.spelling import name_key
from kg.text.tokens import Text

_MOST = 6
_NAMED = frozenset(("own", "bare", "quoted", "contest", "years"))


def find_awards(reached: Reached) -> Iterator[Candidate]:
    """Candidates of the kind ``award``."""
    text = reached.reading.text
    for sentence in reached.reading.sentences:
        for first, last, form in cues()["award"].find(text.keys, sentence.first, sentence.last):
            if text.keys[first - 1 : first] == ["phát"]:  # phát huy | hiệu quả
                continue
            quoted = last < sentence.last and text.words[last][0] in "\"“‘'"
            known = forms().match(text.keys, first)
            if (known is None or known[0].takes & _NAMED) and not (quoted or _named(text, last, sentence.last)):
                continue  # giải, danh hiệu: distinctions in general, unless a name follows
            words = words_after(text, last + quoted, sentence.last, _MOST)
            if _read(reached, first, last + quoted + len(words), words, form):
                continue
            span = reached.reading.span(first, max(last, last + (quoted and bool(words)) + min(len(words), 3)))
            printed = (*text.words[first:last], *words)
            yield Candidate("award", printed, span, last - first, known=known is not None)


def _named(text: Text, i: int, last: int) -> bool:
    """Whether a capital or a number stands at token ``i`` or after one word more."""
    return any(is_capital(text, j) or text.words[j].isdigit() for j in range(i, min(i + 2, last)))


def _read(reached: Reached, first: int, last: int, words: tuple[str, ...], form: str) -> bool:
    if reached.rests(first, last, (AwardFact, EventFact)):
        return True
    key = f"{name_key(' '.join((form, *words)))} "
    return any(key.startswith(f"{award} ") for award in reached.awards)
