"""Numbers with a noun or a per cent sign that stand in no figure that was read."""

from collections.abc import Iterator

from kg.coverage.model import Candidate
from kg.coverage.reached import Reached
from kg.coverage.words import cues, words_after
from kg.extract.places import is_capital
from kg.extract.statistics_lexicon import Unit, function_words, units
from kg.text.numbers import SCALES
from kg.text.tokens import Text

_MOST = 4
_FEW = 3
_NUMBER = "N"


def find_figures(reached: Reached) -> Iterator[Candidate]:
    """Candidates of the kind ``figure``, by what is counted; a share by the words behind its sign."""
    text = reached.reading.text
    for k, sentence in enumerate(reached.reading.sentences):
        taken = _taken(reached, k)
        for i in range(sentence.first, sentence.last):
            if not text.words[i][0].isdigit() or i in taken or not _counts(text, i, sentence.first):
                continue
            end = i + 1
            while end < sentence.last and text.keys[end] in SCALES:
                end += 1
            share = text.words[end : end + 1] == ["%"]
            words = _noun(text, end + share, sentence.last)
            if (not words and not share) or reached.rests(i, end):
                continue
            known = units().match(text.keys, end + share)
            if _aside(text, i, end + share, known[0] if known else None):
                continue
            if known:
                unit = text.words[end : known[1]]
                told = (*reversed(unit), _NUMBER, *_before(text, i, sentence.first))
                span = reached.reading.span(i, known[1])
                yield Candidate("figure", told, span, len(unit) + 1, backward=True, known=True)
            else:
                told = (_NUMBER, *text.words[end : end + share], *words)
                span = reached.reading.span(i, end + share + min(len(words), 2))
                yield Candidate("figure", told, span, 2)


def _aside(text: Text, number: int, noun: int, unit: Unit | None) -> bool:
    """Words that no figure counts, and a few of what is known: such a count needs words that tell what was done."""
    few = unit is not None and text.words[number].isdecimal() and int(text.words[number]) <= _FEW
    return few or (unit is not None and unit.use == "no") or cues()["counted"].match(text.keys, noun) is not None


def _taken(reached: Reached, sentence: int) -> set[int]:
    """The tokens of dates and terms, and those of people, offices, bodies and places."""
    text = reached.reading.text
    tokens: set[int] = set()
    for mention in (*reached.reading.dates[sentence], *reached.reading.terms[sentence]):
        tokens.update(range(*text.token_range(mention.start, mention.end)))
    for chunk in reached.reading.chunks[sentence]:
        if chunk.last - chunk.first > 1:
            tokens.update(range(chunk.first, chunk.last))
    return tokens


def _counts(text: Text, i: int, first: int) -> bool:
    """A number that counts: no code, no clock time, nothing that an ordinal or a name stands before."""
    before = text.words[i - 1] if i > first else ""
    glued = bool(before) and text.ends[i - 1] == text.starts[i]
    if glued and before not in ("(", '"', "“"):
        return False
    return not (before and (cues()["number"].match(text.keys, i - 1) or (i - 1 > first and is_capital(text, i - 1))))


def _before(text: Text, i: int, first: int) -> Iterator[str]:
    """The words before a number, from right to left: what tells that it counts, or does not tell it."""
    for j in range(i - 1, max(first, i - _MOST) - 1, -1):
        if not text.words[j].isalpha():
            return
        yield text.words[j]


def _noun(text: Text, first: int, last: int) -> tuple[str, ...]:
    words = words_after(text, first, last, _MOST)
    if not words or not words[0].islower() or text.keys[first] in function_words():
        return ()
    return words
