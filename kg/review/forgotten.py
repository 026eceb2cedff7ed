"""People who are left out: of an article as others see it, and of all that is read from it.

A file of decisions must not spread the name it is to hide, so it holds a digest of the name's key. That keeps it from
being read or found by search, not from someone who tries all names there are.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import blake2b

from kg.iris import slug
from kg.model import Article, AwardFact, Correction, Evidence, Fact, Span
from kg.review.logs import Line
from kg.text.spelling import fold, name_key

BLOCK = "█"
_LONGEST = 7  # words of a name
_WORD = re.compile("[\\w\u0300-\u036f\u200b-\u200f\ufeff\u00ad]+")
_GAP = re.compile(r"[\s\-–'’ʼ.]{0,3}")
_SIGN = re.compile(r"\S")


def digest(name: str) -> str:
    """What stands for a name in a file; the same for all its spellings."""
    return _digest(name_key(name))


def _digest(key: str) -> str:
    return blake2b(key.encode("utf-8"), digest_size=12, person=b"kg forgotten").hexdigest()


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The names that are forgotten, and the articles in which such a name is somebody else's."""

    everywhere: frozenset[str] = frozenset()
    within: frozenset[tuple[str, str]] = frozenset()
    others: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Forgotten":
        """What some lines decide."""
        everywhere, within, others = set(), set(), set()
        for line in lines:
            name, article = line.what
            if line.verb == "keep":
                others.add((name, article))
            elif article:
                within.add((name, article))
            else:
                everywhere.add(name)
        return cls(frozenset(everywhere), frozenset(within), frozenset(others))

    def holds(self, name: str, article: str) -> bool:
        """Whether a name, by its digest, is left out of an article."""
        return (name, article) in self.within or (name in self.everywhere and (name, article) not in self.others)

    def names(self, article: Article) -> dict[str, str]:
        """The names, as keys, that are left out of an article and stand in it; each with its digest."""
        if not (self.everywhere or self.within):
            return {}
        found = {}
        for words in (article.reading, article.author, article.digest_of):
            for key, _, _ in _candidates(words):
                if self.holds(name := _digest(key), article.id):
                    found[key] = name
        return found


def _candidates(text: str) -> Iterator[tuple[str, int, int]]:
    """What may be a name by its form: words in a row, the first with a capital; as keys, with their places."""
    folded = fold(text) if unicodedata.is_normalized("NFC", text) else ""  # as a whole it is sooner done
    words = [
        (folded[it.start() : it.end()] if folded and it[0].isalpha() else name_key(it[0]), it.start(), it.end())
        for it in _WORD.finditer(text)
    ]
    for first, (key, start, end) in enumerate(words):
        if not text[start].isupper():
            continue
        yield key, start, end
        for word, begin, stop in words[first + 1 : first + _LONGEST]:
            if not _GAP.fullmatch(text[end:begin]):
                break
            key, end = f"{key} {word}", stop
            yield key, start, end


def within(names: Collection[str], text: str) -> bool:
    """Whether one of some names, given as keys, stands in a text."""
    key = f" {name_key(text)} "
    return any(f" {name} " in key for name in names)


def withheld(
    article: Article, facts: Iterable[Fact], corrections: Iterable[Correction], names: Collection[str]
) -> tuple[Article, tuple[Fact, ...], tuple[Correction, ...]]:
    """An article, its facts and what was corrected, without some people, given by the keys of their names.

    What is said of them, or has their name in any value, goes. Their name and every statement that shares words with
    one about them are blocked out, sign by sign, so that all offsets stay true.
    """
    facts, corrections = tuple(facts), tuple(corrections)
    others = {person for fact in facts if (person := _person(fact)) and name_key(person) not in names}
    dark = [Span(start, end) for key, start, end in _candidates(article.reading) if key in names]
    kept = []
    for fact in facts:
        if _named(fact, names, others):
            dark.append(fact.evidence.statement)
            dark += [it.span for it in fact.evidence.support if it.span and it.role == "person"]
        else:
            kept.append(fact)
    left = []
    for it in corrections:
        gone = [fact for fact in (*it.stated, *it.withdrawn) if _named(fact, names, others)]
        dark += [fact.evidence.statement for fact in gone]
        if not gone:
            left.append(replace(it, why="" if within(names, it.why) else it.why))
    statements = {fact.evidence.statement for fact in (*kept, *(f for it in left for f in (*it.stated, *it.withdrawn)))}
    dark += [span for span in sorted(statements, key=lambda it: it.start) if any(_meet(span, it) for it in dark)]
    return _masked(article, dark, names), tuple(kept), tuple(left)


def _person(fact: Fact) -> str:
    if isinstance(fact, AwardFact):
        return fact.recipient if fact.recipient_kind == "person" else ""
    return str(getattr(fact, "person", ""))


def _named(fact: Fact, names: Collection[str], others: Collection[str]) -> bool:
    """Whether a fact has one of the names in some value; a person of a longer name is another person."""
    return any(text not in others and within(names, text) for text in _texts(fact))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, Evidence | type):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _masked(article: Article, dark: list[Span], names: Collection[str]) -> Article:
    """The article with stretches blocked out, the title as a whole; the fields that have a name in them are empty."""
    lead = len(article.lead)
    start = 0 if lead else len(article.text) - len(article.text.lstrip())
    title = slice(start, start + len(article.title))  # the text opens with it where it does not stand before
    if any(span.start < title.stop for span in dark):
        dark = [*dark, Span(title.start, title.stop)] if article.title else dark
    signs = list(article.reading)
    for span in dark:
        signs[span.start : span.end] = _SIGN.sub(BLOCK, "".join(signs[span.start : span.end]))
    reading = "".join(signs)
    slugs = [slug(name) for name in names]
    return replace(
        article,
        text=reading[lead:],
        title=reading[title],
        author="" if within(names, article.author) else article.author,
        digest_of="" if within(names, article.digest_of) else article.digest_of,
        url="" if any(it in slug(article.url, 10_000) for it in slugs) else article.url,
    )
