"""Numbers that look like those of an act and stand in no document that was read."""

import re
from collections.abc import Iterator

from kg.coverage.model import Candidate
from kg.coverage.reached import Reached
from kg.extract.documents_number import number_key, running_number
from kg.extract.reading import Reading
from kg.model import DocumentFact, EventFact, StatisticFact

_CODED = re.compile(
    r"(?<![\w.,/])\d{1,5}[a-zđ]?(?:\s?/\s?(?:19|20)\d\d)?(?:\s?[-–/]\s?[A-ZĐÐƯ][A-Za-zĐÐđưƯ]*\d{0,3})+(?!\w)"
)
_PLAIN = re.compile(r"(?<!\w)số:?\s(\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?)(?=,?\s(?:ngày|năm|về|do|ký|v/v)\s)")
_LETTERS = re.compile(r"[A-Za-zĐÐđưƯ]{2,}")
_WORDS = 4


def find_documents(reached: Reached) -> Iterator[Candidate]:
    """Candidates of the kind ``document``: by their letters (QĐ UBND), or by the words before ``số 12``."""
    reading = reached.reading
    known = {number_key(document.number) for document in reached.documents if document.number}
    running = {running_number(document.number) for document in reached.documents if document.number}
    for match in _CODED.finditer(reading.text.nfc):
        letters = tuple(_LETTERS.findall(match[0]))
        if letters and any(word.isupper() for word in letters) and number_key(match[0]) not in known:
            yield from _candidate(reached, match.span(), letters, len(letters))
    for match in _PLAIN.finditer(reading.text.nfc):
        if running_number(match[1]) in running:
            continue
        words = _words_before(reading, match.start())
        if words:
            yield from _candidate(reached, match.span(), ("số", *words), 3, backward=True)


def _candidate(
    reached: Reached, at: tuple[int, int], words: tuple[str, ...], least: int, *, backward: bool = False
) -> Iterator[Candidate]:
    """None where the characters are furniture, or where a fact rests on them."""
    text = reached.reading.text
    first, last = text.token_range(*at)
    if first < last and text.starts[first] == at[0] and not reached.rests(first, last, _TELLING):
        yield Candidate("document", words, text.raw_span(*at), least, backward)


_TELLING = (DocumentFact, EventFact, StatisticFact)


def _words_before(reading: Reading, offset: int) -> tuple[str, ...]:
    text = reading.text
    last = text.token_at(offset)
    if last >= len(text.words):
        return ()
    first = reading.sentences[text.sentence_of[last]].first
    found: list[str] = []
    for i in range(last - 1, max(first, last - _WORDS) - 1, -1):
        if not text.words[i].isalpha():
            break
        found.append(text.words[i])
    return tuple(found)
