"""An article prepared for the rules: its text, and per sentence its chunks (people, offices, bodies, places …)."""

from collections.abc import Iterator
from functools import cached_property, partial
from itertools import pairwise
from typing import Any, NamedTuple

from kg.extract import knowledge
from kg.extract.bodies import parse_body
from kg.extract.knowledge import NO_OPENING, Opening
from kg.extract.names import parse_name
from kg.extract.offices import parse_office
from kg.extract.places import adjacent, is_capital, parse_place
from kg.model import Article, Span
from kg.text.dates import DateMention, find_dates, find_terms
from kg.text.phrases import Phrases
from kg.text.spelling import name_key
from kg.text.tokens import Sentence, Text

PERSON, OFFICE, BODY, PLACE, HONORIFIC, WORD, MARK = "person", "office", "body", "place", "honorific", "word", "mark"


class Chunk(NamedTuple):
    """Tokens ``[first, last)`` and what they are. ``value``: the full name of a person (as the article prints it in
    full; empty when a short form fits nobody or several), an OfficeMention, BodyMention or PlaceMention, the gender of
    a form of address, or the folded token of a word or mark."""

    kind: str
    first: int
    last: int
    value: Any


class Reading:
    """What every topic reads from. ``sentences[k]`` are the tokens of sentence k, ``chunks[k]`` its chunks in order and
    ``things[k]`` those that are no plain words or marks."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.memo: dict[tuple[str, int], Any] = {}  # what steps work out once, by name and sentence
        self.text = Text(article.reading, article.clutter)
        self.sentences: list[Sentence] = self.text.sentences
        self.chunks: list[list[Chunk]] = _recognized(self.text, _scan(self.text))
        self.people: dict[str, str] = _full_names(self.chunks)  # name key as printed -> full name, empty where open
        for row, n in _people(self.chunks):
            row[n] = row[n]._replace(value=self.people[name_key(row[n].value)])
        self.things = [[chunk for chunk in row if chunk.kind not in (WORD, MARK)] for row in self.chunks]

    def span(self, first: int, last: int) -> Span:
        """The span in ``article.reading`` of tokens ``[first, last)``."""
        return self.text.span(first, last)

    def statement(self, sentence: int) -> Span:
        """The span of a whole sentence."""
        s = self.sentences[sentence]
        return self.text.span(s.first, s.last)

    def of_kind(self, kind: str) -> Iterator[tuple[int, Chunk]]:
        """(sentence, chunk) of one kind, in order."""
        for k, row in enumerate(self.chunks):
            for chunk in row:
                if chunk.kind == kind:
                    yield k, chunk

    @cached_property
    def dates(self) -> list[list[DateMention]]:
        """The dates of each sentence; offsets count characters of ``text.nfc``."""
        return self._by_sentence(find_dates(self.text.key, self.article.published or self.congress_year))

    @cached_property
    def congress_year(self) -> str:
        """The first year of the term when a Party congress that opens the article elects for it, else empty: such
        congresses are held in that year. Used for days without a year in an article without a date."""
        last = max((d.value[:4] for row in self._years for d in row), default="")
        for k, terms in enumerate(self.terms[:5]):
            sentence = self.sentences[k]
            keys = self.text.keys[sentence.first : sentence.last]
            congress = any(a == "đại" and b == "hội" for a, b in pairwise(keys)) and ("đảng" in keys or "bộ" in keys)
            for term in terms:
                if congress and int(term.value[5:]) - int(term.value[:4]) == 5 and last <= term.value[:4]:
                    return term.value[:4]
        return ""

    @cached_property
    def _years(self) -> list[list[DateMention]]:
        return self._by_sentence(d for d in find_dates(self.text.key) if d.value[0] != "-")

    @cached_property
    def terms(self) -> list[list[DateMention]]:
        """Terms such as 2020-2025, as mentions with the term as value, by sentence."""
        return self._by_sentence(DateMention(a, b, value) for a, b, value in find_terms(self.text.key))

    def _by_sentence(self, mentions: Iterator[DateMention]) -> list[list[DateMention]]:
        rows: list[list[DateMention]] = [[] for _ in self.sentences]
        for mention in mentions:
            token = self.text.token_at(mention.start)
            if token < len(self.text.starts) and self.text.starts[token] < mention.end:  # else it lies in clutter
                rows[self.text.sentence_of[token]].append(mention)
        return rows


def _scan(text: Text) -> list[list[Chunk]]:
    """The chunks of each sentence: plain words, and what the words that may open more turn out to be."""
    words, keys, openers, openings = text.words, text.keys, knowledge.openers(), knowledge.openings()
    kinds = (WORD if word[0].isalnum() else MARK for word in words)
    plain = [*map(_PLAIN, zip(kinds, range(len(keys)), range(1, len(keys) + 1), keys, strict=True))]
    starts = [i for i, key in enumerate(keys) if key in openers or (key in openings and words[i][0].isupper())]
    rows: list[list[Chunk]] = []
    at = 0
    for sentence in text.sentences:
        i, last = sentence.first, sentence.last
        row: list[Chunk] = []
        while at < len(starts) and (start := starts[at]) < last:
            if start >= i:
                row += plain[i:start]
                i = _read(text, start, last, row, plain)
            at += 1
        rows.append(row + plain[i:last])
    return rows


def _read(text: Text, i: int, last: int, row: list[Chunk], plain: list[Chunk]) -> int:
    """Appends the chunk at token ``i`` and, while it is a title or a form of address, the one with a capital that
    follows it; the index after them."""
    titled = addressed = False
    openings = knowledge.openings()
    while True:
        chunk = _chunk(text, i, last, openings.get(text.keys[i], NO_OPENING), titled, addressed) or plain[i]
        row.append(chunk)
        i = chunk.last
        if chunk.kind != HONORIFIC and chunk.kind != OFFICE:
            return i
        titled, addressed = True, chunk.kind == HONORIFIC
        start = i
        while i < last and text.keys[i] in _BETWEEN:
            i += 1
        row += plain[start:i]
        if i >= last or not is_capital(text, i):
            return i


_PLAIN = partial(tuple.__new__, Chunk)  # a Chunk of its four values
_BETWEEN = frozenset((".", "-", "–", ":"))  # what may stand between a form of address and the name


def _chunk(text: Text, i: int, last: int, opening: Opening, titled: bool, addressed: bool) -> Chunk | None:
    """What begins at token ``i``, of the kinds its word may open, or None."""
    capital = is_capital(text, i)
    if opening.office and (office := parse_office(text, i, last)):
        return Chunk(OFFICE, i, office.last, office)
    if opening.address and (honorific := knowledge.honorifics().match(text.keys, i)) and honorific[1] < last:
        if not (capital and titled and text.keys[i] in ("anh", "cháu", "em")):
            return Chunk(HONORIFIC, i, honorific[1], honorific[0])
    if capital and titled:
        if end := parse_name(text, i, last, titled=True, addressed=addressed):
            return Chunk(PERSON, i, end, text.phrase(i, end))
        if _short_name(text, i, last):
            return Chunk(PERSON, i, i + 1, text.words[i])
    if opening.body and (body := parse_body(text, i, last)):
        return Chunk(BODY, i, body.last, body)
    if capital and opening.name and (end := parse_name(text, i, last, titled=False)):
        return Chunk(PERSON, i, end, text.phrase(i, end))
    if opening.level or (capital and opening.place):
        place = parse_place(text, i, last, bare_district=True)
        return Chunk(PLACE, i, place.last, place) if place else None
    return None


def _short_name(text: Text, i: int, last: int) -> bool:
    """``ông Tuấn``: one capital word right after a form of address, no capital word after it."""
    if text.keys[i - 1] in (".", "-", "–", ":") or not adjacent(text, i) or not text.words[i].isalpha():
        return False
    if not knowledge.honorifics().match(text.keys, i - 1) or text.words[i].isupper():
        return False
    return not (i + 1 < last and is_capital(text, i + 1) and adjacent(text, i + 1) and text.words[i + 1].isalpha())


def _people(rows: list[list[Chunk]]) -> list[tuple[list[Chunk], int]]:
    """Where the people stand: the row, and the index in it."""
    return [(row, n) for row in rows for n, chunk in enumerate(row) if chunk.kind == PERSON]


def _recognized(text: Text, rows: list[list[Chunk]]) -> list[list[Chunk]]:
    """Names that only a title or a form of address gives away, found again where they stand alone."""
    surnames = knowledge.surnames()
    known: Phrases[str] = Phrases()
    for row, n in _people(rows):
        chunk = row[n]
        if chunk.last - chunk.first > 1 and surnames.get(text.keys[chunk.first]) != "common":
            known.add(chunk.value, chunk.value)
    return [_with_names(text, row, known) for row in rows] if known.first_words() else rows


def _with_names(text: Text, row: list[Chunk], known: Phrases[str]) -> list[Chunk]:
    found: list[Chunk] = []
    at = 0
    for chunk in row:
        if chunk.first < at:
            continue
        name = (
            known.match(text.keys, chunk.first) if chunk.kind == WORD and text.words[chunk.first][0].isupper() else None
        )
        if (
            name
            and text.words[name[1] - 1][0].isupper()
            and all(c.kind == WORD for c in row if chunk.first <= c.first < name[1])
        ):
            chunk = Chunk(PERSON, chunk.first, name[1], name[0])
        found.append(chunk)
        at = chunk.last
    return found


def _full_names(rows: list[list[Chunk]]) -> dict[str, str]:
    """Key of each printed name -> the full name: itself, the one longer name ending with it, or nobody."""
    printed: dict[str, str] = {}
    for row, n in _people(rows):
        printed.setdefault(name_key(row[n].value), row[n].value)
    full: dict[str, str] = {}
    for key, name in printed.items():
        size = key.count(" ") + 1
        longer = [k for k in printed if k != key and k.endswith(" " + key)]
        longest = [k for k in longer if not any(o != k and o.endswith(" " + k) for o in longer)]
        if len(longest) == 1 and (size <= 2):
            full[key] = printed[longest[0]]
        elif size == 1:
            full[key] = ""
        else:
            full[key] = name
    return full
