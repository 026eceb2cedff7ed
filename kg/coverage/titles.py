"""Words before or after a person's name that no office and no form of address accounts for; offices beside a name that
give no post."""

from collections.abc import Iterator

from kg.coverage.model import Candidate
from kg.coverage.reached import Reached
from kg.coverage.words import cues, ends_phrase, shouted, words_after
from kg.extract import knowledge
from kg.extract.participations_cells import verbs as event_verbs
from kg.extract.places import adjacent, is_capital
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD, Chunk
from kg.model import ChangeFact, PostFact
from kg.text.spelling import name_key
from kg.text.tokens import Text

_MOST = 6  # words looked at on either side of a name
_LONGEST = 14  # words of an office, with those after it
_OPENING = (",", "-", "–", "(")
_CLOSING = frozenset((",", ")", ".", ";", "-", "–"))


def find_titles(reached: Reached) -> Iterator[Candidate]:
    """Candidates of the kinds ``title``, ``title-after`` and ``office``."""
    text = reached.reading.text
    for sentence, row in zip(reached.reading.sentences, reached.reading.chunks, strict=True):
        if shouted(text, sentence.first, sentence.last):
            continue
        row = _with_unknown_names(text, row)
        for n, chunk in enumerate(row):
            if chunk.kind == PERSON and chunk.last - chunk.first > 1 and not _uncle(text, chunk):
                yield from _before(reached, row, n)
                yield from _after(reached, row, n, sentence.last)
                yield from _office(reached, row, n, sentence.last)


def _uncle(text: Text, name: Chunk) -> bool:
    """Hồ Chí Minh, after whom much else is named."""
    return text.keys[name.first : name.last] == ["hồ", "chí", "minh"]


def _with_unknown_names(text: Text, row: list[Chunk]) -> list[Chunk]:
    """The chunks with what looks like a name but was taken for none: a family name, then one to three capitals."""
    found: list[Chunk] = []
    at = -1
    for n, chunk in enumerate(row):
        if chunk.first < at:
            continue
        end = n
        if chunk.kind == WORD and knowledge.surnames().get(text.keys[chunk.first]) == "common":
            while end < len(row) and row[end].kind == WORD and is_capital(text, row[end].first) and end - n < 4:
                if end > n and not adjacent(text, row[end].first):
                    break
                end += 1
        if end - n > 2:
            chunk = Chunk(PERSON, chunk.first, row[end - 1].last, "")
        found.append(chunk)
        at = chunk.last
    return found


def _before(reached: Reached, row: list[Chunk], n: int) -> Iterator[Candidate]:
    text = reached.reading.text
    end = n
    if end and row[end - 1].kind in (BODY, PLACE) and end > 1 and row[end - 2].kind == WORD:
        end -= 1  # phát thanh viên | Đài … | the name
    start = end
    while start and row[start - 1].kind == WORD and end - start < _MOST and text.words[row[start - 1].first].isalpha():
        start -= 1
    if start == end or len(text.words[row[end - 1].first]) == 1:
        return
    first, last = row[start].first, row[end - 1].last
    if _no_title(text, first, last):
        return
    words = tuple(text.words[i] for i in range(last - 1, first - 1, -1))
    if is_capital(text, last - 1) and not is_capital(text, first):
        return  # the end of a name of something else
    yield Candidate("title", words, reached.reading.span(row[max(start, end - 2)].first, row[n].last), backward=True)


def _no_title(text: Text, first: int, last: int) -> bool:
    return (
        ends_phrase(cues()["before"], text, first, last)
        or ends_phrase(knowledge.office_verbs(), text, first, last)
        or ends_phrase(event_verbs(), text, first, last)
    )


def _after(reached: Reached, row: list[Chunk], n: int, last: int) -> Iterator[Candidate]:
    text = reached.reading.text
    if n + 2 >= len(row) or row[n + 1].value not in _OPENING:
        return
    if row[n + 2].kind != WORD or is_capital(text, row[n + 2].first):
        return
    first = row[n + 2].first
    words = words_after(text, first, last, _MOST)
    end = first + len(words)
    if not words or _no_verb(text, first) or not any(w in _CLOSING for w in text.words[end : end + 6]):
        return
    yield Candidate("title-after", words, reached.reading.span(row[n].first, end))


def _no_verb(text: Text, first: int) -> bool:
    return bool(
        cues()["after"].match(text.keys, first)
        or knowledge.office_verbs().match(text.keys, first)
        or event_verbs().match(text.keys, first)
    )


def _office(reached: Reached, row: list[Chunk], n: int, last: int) -> Iterator[Candidate]:
    """``Giám đốc … ông A`` and ``ông A, Giám đốc …`` where no post of that person has that role."""
    before = n - 1
    while before >= 0 and (row[before].kind == HONORIFIC or row[before].value == "."):
        before -= 1
    after = n + 2 if n + 2 < len(row) and row[n + 1].value in _OPENING and not _of_next(row, n + 2) else -1
    for at in (before, after):
        if at < 0 or row[at].kind != OFFICE or row[at].value.foreign or row[at].value.plural:
            continue
        office = row[at]
        if not _held(reached, row[n], office):
            end = row[n].first if at < n else last
            words = words_after(reached.reading.text, office.first, end, _LONGEST)
            span = reached.reading.span(min(office.first, row[n].first), max(office.last, row[n].last))
            yield Candidate("office", words, span, len(office.value.role.split()), known=True)
            return


def _of_next(row: list[Chunk], at: int) -> bool:
    """Whether the title belongs to a name that comes after it: ``ông A, Chủ tịch … B``."""
    for chunk in row[at + 1 : at + _MOST]:
        if chunk.kind == MARK:
            return False
        if chunk.kind == PERSON:
            return True
    return False


def _held(reached: Reached, person: Chunk, office: Chunk) -> bool:
    if reached.rests(office.first, office.last, (PostFact, ChangeFact)):
        return True
    name, role = name_key(person.value or ""), name_key(office.value.role)
    return any(
        isinstance(fact, PostFact | ChangeFact) and name_key(fact.person) == name and name_key(fact.role) == role
        for fact in reached.facts
    )
