"""An article prepared for the rules: its text, and per sentence its chunks (people, offices, bodies, places …)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from itertools import pairwise
from typing import Any

from kg.extract import knowledge
from kg.extract.chunks import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD, Chunk, Rows
from kg.extract.enumerations import aliased, enumerated
from kg.extract.places import PlaceMention, is_capital
from kg.model import Article, Span
from kg.text.dates import DateMention, find_dates, find_terms
from kg.text.phrases import Phrases
from kg.text.spelling import name_key
from kg.text.tokens import Sentence, Text

__all__ = ["BODY", "HONORIFIC", "MARK", "OFFICE", "PERSON", "PLACE", "WORD", "Chunk", "Reading"]


class Reading:
    """What every topic reads from. ``sentences[k]`` are the tokens of sentence k, ``chunks[k]`` its chunks in order and
    ``things[k]`` those that are no plain words or marks."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.memo: dict[tuple[str, int], Any] = {}  # what steps work out once, by name and sentence
        self.text = Text(article.reading, article.clutter, knowledge.places().match)
        self.sentences: list[Sentence] = self.text.sentences
        self.chunks = Rows(self.text)
        self.things = self.chunks.things
        self.aliases = enumerated(self.chunks)  # short name in brackets after a body -> that body
        aliased(self.chunks, self.aliases)
        _as_places(self.chunks)
        if known := _given_away(self.text, self.of_kind(PERSON)):
            _find_again(self.chunks, known)
        self.people = _full_names(self.of_kind(PERSON))  # name key as printed -> full name, empty where open
        _name_in_full(self.chunks, self.people)
        for _, chunk in self.of_kind(PERSON):
            _mask(self.text.keys, chunk)

    def span(self, first: int, last: int) -> Span:
        """The span in ``article.reading`` of tokens ``[first, last)``."""
        return self.text.span(first, last)

    def statement(self, sentence: int) -> Span:
        """The span of a whole sentence."""
        s = self.sentences[sentence]
        return self.text.span(s.first, s.last)

    def of_kind(self, kind: str) -> Iterator[tuple[int, Chunk]]:
        """(sentence, chunk) of one kind, in order."""
        for k, row in enumerate(self.things):
            for chunk in row:
                if chunk.kind == kind:
                    yield k, chunk

    @cached_property
    def dates(self) -> list[list[DateMention]]:
        """The dates of each sentence; offsets count characters of ``text.nfc``."""
        anchor = self.article.published or self.congress_year
        return self._by_sentence(find_dates(self.text.key, anchor)) if anchor else self._unanchored

    @cached_property
    def congress_year(self) -> str:
        """The first year of the term when a Party congress that opens the article elects for it, else empty: such
        congresses are held in that year. Used for days without a year in an article without a date."""
        last = max((d.value[:4] for row in self._unanchored for d in row if d.value[0] != "-"), default="")
        for k, terms in enumerate(self.terms[:5]):
            if not terms:
                continue
            sentence = self.sentences[k]
            keys = self.text.keys[sentence.first : sentence.last]
            met = any(pair == ("đại", "hội") and keys[n - 1] != "quyết" for n, pair in enumerate(pairwise(keys)))
            congress = met and "đảng" in keys  # not: thực hiện Nghị quyết Đại hội Đảng bộ nhiệm kỳ 2015-2020
            for term in terms:
                if congress and int(term.value[5:]) - int(term.value[:4]) == 5 and last <= term.value[:4]:
                    return term.value[:4]
        return ""

    @cached_property
    def _unanchored(self) -> list[list[DateMention]]:
        return self._by_sentence(find_dates(self.text.key))

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


_LIKE_VERBS = frozenset(("được", "bị", "do", "nguyên"))


def _mask(keys: list[str], name: Chunk) -> None:
    """``Nguyễn Văn Được | trao Huân chương``: a given name that reads like a word of grammar is none to the rules."""
    for token in range(name.first, name.last):
        if keys[token] in _LIKE_VERBS:
            keys[token] += "_"


def _as_places(rows: Rows) -> None:
    """Takes two-word names for what they are that only look like people: ``Vũ Trung đón nhận …`` in an article on ``xã
    Vũ Trung``."""
    short = {name_key(c.value) for row in rows.things for c in row if c.kind is PERSON and c.last - c.first == 2}
    if not short:
        return
    named = {name_key(place.name): place for row in rows.things for c in row if (place := _unit_of(c)) is not None}
    if short.isdisjoint(named):
        return
    titled = {name_key(b.value) for row in rows.things for a, b in pairwise(row) if b.kind is PERSON and _titles(a, b)}
    meant = short & named.keys() - titled
    for k, row in enumerate(rows.things):
        if any(c.kind is PERSON and name_key(c.value) in meant for c in row):
            rows.put_things(
                k, [_placed(c, named) if c.kind is PERSON and name_key(c.value) in meant else c for c in row]
            )


def _unit_of(chunk: Chunk) -> PlaceMention | None:
    """The place with its level word that a chunk is or holds: ``xã Vũ Trung``, ``Đảng ủy xã Vũ Trung``."""
    body = chunk.value.body if chunk.kind is OFFICE else chunk.value if chunk.kind is BODY else None
    place: PlaceMention | None = chunk.value if chunk.kind is PLACE else body.place if body is not None else None
    return place if place is not None and place.word else None


def _placed(chunk: Chunk, named: dict[str, PlaceMention]) -> Chunk:
    place = replace(named[name_key(chunk.value)], first=chunk.first, last=chunk.last, word="")
    return Chunk(PLACE, chunk.first, chunk.last, place)


def _titles(before: Chunk, person: Chunk) -> bool:
    return before.last == person.first and before.kind in (HONORIFIC, OFFICE)


def _given_away(text: Text, people: Iterable[tuple[int, Chunk]]) -> Phrases[str] | None:
    """The names that only a title or a form of address gives away, to be found again where they stand alone."""
    surnames = knowledge.surnames()
    names = {
        chunk.value: chunk.value
        for _, chunk in people
        if chunk.last - chunk.first > 1 and surnames.get(text.keys[chunk.first]) != "common"
    }
    return Phrases(names) if names else None


def _find_again(rows: Rows, known: Phrases[str]) -> None:
    """Puts the people of these names into the rows, where the names stand alone."""
    text, first_words = rows.text, known.first_words()
    for k, sentence in enumerate(text.sentences):
        if first_words.isdisjoint(text.keys[sentence.first : sentence.last]):
            continue
        covered = {token for chunk in rows.things[k] for token in range(chunk.first, chunk.last)}
        people = [
            Chunk(PERSON, first, last, name)
            for first, last, name in known.find(text.keys, sentence.first, sentence.last)
            if is_capital(text, first) and is_capital(text, last - 1) and covered.isdisjoint(range(first, last))
        ]
        if people:
            rows.put_things(k, sorted((*rows.things[k], *people), key=lambda chunk: chunk.first))


def _name_in_full(rows: Rows, full: dict[str, str]) -> None:
    """Gives each person the full name."""
    for k, things in enumerate(rows.things):
        if any(chunk.kind is PERSON and full[name_key(chunk.value)] != chunk.value for chunk in things):
            named = (c._replace(value=full[name_key(c.value)]) if c.kind is PERSON else c for c in things)
            rows.put_things(k, list(named))


def _in_small(name: str) -> str:
    """A name printed in capitals as others are; ``H'MAI`` and single letters as they are."""
    return " ".join(word.capitalize() if word.isalpha() else word for word in name.split(" "))


def _full_names(people: Iterable[tuple[int, Chunk]]) -> dict[str, str]:
    """Key of each printed name -> the full name: itself, the one longer name ending with it, or nobody."""
    printed: dict[str, str] = {}
    for _, chunk in people:
        key = name_key(chunk.value)
        if printed.setdefault(key, chunk.value).isupper():  # LÊ VĂN ÁI in a headline, Lê Văn Ái below it
            printed[key] = chunk.value if not chunk.value.isupper() else _in_small(chunk.value)
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
