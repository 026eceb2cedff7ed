"""An article prepared for the rules: its text, and per sentence its chunks (people, offices, bodies, places …)."""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

from kg.extract import knowledge
from kg.extract.bodies import BodyMention
from kg.extract.chunks import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD, Chunk, scan
from kg.extract.enumerations import aliased, enumerated, heads_of_lists
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
        self.text = Text(article.reading, article.clutter)
        self.sentences: list[Sentence] = self.text.sentences
        rows = scan(self.text)
        self.aliases: dict[str, BodyMention] = {}  # short name in brackets after a body -> that body
        listed = heads_of_lists(self.text)
        for row in rows:
            enumerated(self.text, row, self.aliases, listed)
        rows = aliased(self.text, rows, self.aliases)
        people = _people(rows)
        if known := _given_away(self.text, people):
            rows = [_with_names(self.text, row, known) for row in rows]
            people = _people(rows)
        self.people: dict[str, str] = _full_names(people)  # name key as printed -> full name, empty where open
        for row, n in people:
            row[n] = row[n]._replace(value=self.people[name_key(row[n].value)])
        self.chunks: list[list[Chunk]] = rows
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
            sentence = self.sentences[k]
            keys = self.text.keys[sentence.first : sentence.last]
            congress = any(a == "đại" and b == "hội" for a, b in pairwise(keys)) and ("đảng" in keys or "bộ" in keys)
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


def _people(rows: list[list[Chunk]]) -> list[tuple[list[Chunk], int]]:
    """Where the people stand: the row, and the index in it."""
    return [(row, n) for row in rows for n, chunk in enumerate(row) if chunk.kind == PERSON]


def _given_away(text: Text, people: list[tuple[list[Chunk], int]]) -> Phrases[str] | None:
    """The names that only a title or a form of address gives away, to be found again where they stand alone."""
    surnames = knowledge.surnames()
    chunks = [row[n] for row, n in people if surnames.get(text.keys[row[n].first]) != "common"]
    names = {chunk.value: chunk.value for chunk in chunks if chunk.last - chunk.first > 1}
    return Phrases(names) if names else None


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


def _full_names(people: list[tuple[list[Chunk], int]]) -> dict[str, str]:
    """Key of each printed name -> the full name: itself, the one longer name ending with it, or nobody."""
    printed: dict[str, str] = {}
    for row, n in people:
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
