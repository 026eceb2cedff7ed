"""An article prepared for the rules: its text, and per sentence a sequence of chunks (people, offices, bodies, places …)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from kg.extract import knowledge
from kg.extract.bodies import parse_body
from kg.extract.names import parse_name
from kg.extract.offices import parse_office
from kg.extract.places import adjacent, is_capital, level_word, parse_place
from kg.model import Article, Span
from kg.text.dates import DateMention, find_dates, find_terms
from kg.text.spelling import name_key
from kg.text.tokens import Sentence, Text

PERSON, OFFICE, BODY, PLACE, HONORIFIC, WORD, MARK = "person", "office", "body", "place", "honorific", "word", "mark"


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tokens ``[first, last)`` and what they are. ``value``: the full name of a person (as the article prints it in
    full; empty when a short form fits nobody or several), an OfficeMention, BodyMention or PlaceMention, the gender of a
    form of address, or the folded token of a word or mark."""

    kind: str
    first: int
    last: int
    value: Any


class Reading:
    """What every topic reads from. ``sentences[k]`` are the tokens of sentence k, ``chunks[k]`` its chunks in order."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.memo: dict[tuple[str, int], Any] = {}  # what steps work out once, by name and sentence
        self.text = Text(article.reading, article.clutter)
        self.sentences: list[Sentence] = self.text.sentences
        scanned = [_scan(self.text, s) for s in self.sentences]
        names = _full_names(self.text, scanned)
        self.people: dict[str, str] = names  # name key as printed -> full name, empty where open
        self.chunks: list[list[Chunk]] = [[_named(self.text, c, names) for c in row] for row in scanned]

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
        return self._by_sentence(find_dates(self.text.key, self.article.published))

    @cached_property
    def terms(self) -> list[list[DateMention]]:
        """Terms such as 2020-2025, as mentions with the term as value, by sentence."""
        return self._by_sentence(DateMention(a, b, value) for a, b, value in find_terms(self.text.key))

    def _by_sentence(self, mentions: Iterator[DateMention]) -> list[list[DateMention]]:
        rows: list[list[DateMention]] = [[] for _ in self.sentences]
        for mention in mentions:
            token = self.text.token_at(mention.start)
            if token < len(self.text.sentence_of):
                rows[self.text.sentence_of[token]].append(mention)
        return rows


def _scan(text: Text, sentence: Sentence) -> list[Chunk]:
    chunks: list[Chunk] = []
    i, last = sentence.first, sentence.last
    titled = False
    while i < last:
        chunk = _chunk(text, i, last, titled)
        chunks.append(chunk)
        titled = _titles(text, chunk, titled, last)
        i = chunk.last
    return chunks


def _titles(text: Text, chunk: Chunk, titled: bool, last: int) -> bool:
    """Whether a name may follow this chunk at once: after a form of address or an office; dots and dashes between count."""
    if chunk.kind in (HONORIFIC, OFFICE):
        return True
    return titled and chunk.kind == MARK and chunk.value in (".", "-", "–", ":")


def _chunk(text: Text, i: int, last: int, titled: bool) -> Chunk:
    word = text.words[i]
    if not word[0].isalpha():
        return Chunk(MARK if not word[0].isalnum() else WORD, i, i + 1, text.keys[i])
    office = parse_office(text, i, last)
    if office is not None:
        return Chunk(OFFICE, i, office.last, office)
    honorific = knowledge.honorifics().match(text.keys, i)
    if (
        honorific
        and honorific[1] < last
        and not (is_capital(text, i) and text.keys[i] in ("anh", "cháu", "em") and titled)
    ):
        return Chunk(HONORIFIC, i, honorific[1], honorific[0])
    capital = word[0].isupper()
    if capital and titled:
        end = parse_name(text, i, last, titled=True)
        if end:
            return Chunk(PERSON, i, end, text.phrase(i, end))
        if _short_name(text, i, last):
            return Chunk(PERSON, i, i + 1, word)
    body = parse_body(text, i, last)
    if body is not None:
        return Chunk(BODY, i, body.last, body)
    if capital:
        end = parse_name(text, i, last, titled=False)
        if end:
            return Chunk(PERSON, i, end, text.phrase(i, end))
    if capital or level_word(text, i):
        place = parse_place(text, i, last, bare_district=True)
        if place is not None:
            return Chunk(PLACE, i, place.last, place)
    return Chunk(WORD, i, i + 1, text.keys[i])


def _short_name(text: Text, i: int, last: int) -> bool:
    """``ông Tuấn``: one capital word right after a form of address, no capital word after it."""
    if text.keys[i - 1] in (".", "-", "–", ":") or not adjacent(text, i) or not text.words[i].isalpha():
        return False
    if not knowledge.honorifics().match(text.keys, i - 1) or text.words[i].isupper():
        return False
    return not (i + 1 < last and is_capital(text, i + 1) and adjacent(text, i + 1) and text.words[i + 1].isalpha())


def _full_names(text: Text, rows: list[list[Chunk]]) -> dict[str, str]:
    """Key of each printed name -> the full name it stands for: itself, the one longer name that ends with it, or nobody."""
    printed: dict[str, str] = {}
    for row in rows:
        for chunk in row:
            if chunk.kind == PERSON:
                printed.setdefault(name_key(chunk.value), chunk.value)
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


def _named(text: Text, chunk: Chunk, names: dict[str, str]) -> Chunk:
    return replace(chunk, value=names[name_key(chunk.value)]) if chunk.kind == PERSON else chunk
