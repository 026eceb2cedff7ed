"""The chunks of a text: people, offices, bodies, places, forms of address, and the plain words and marks between."""

from collections.abc import Sequence
from itertools import repeat
from typing import Any, NamedTuple, overload

from kg.extract import knowledge
from kg.extract.bodies import parse_body
from kg.extract.knowledge import NO_OPENING, Opening
from kg.extract.names import parse_name
from kg.extract.offices import parse_office
from kg.extract.places import adjacent, is_capital, parse_place
from kg.text.remembered import Remembered
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


class Rows(Sequence[list[Chunk]]):
    """The chunks of each sentence in order, plain words and marks among the ``things`` that are neither. A row is made
    when it is asked for: many sentences are never looked at so closely."""

    def __init__(self, text: Text) -> None:
        self.text, self.things = text, scan(text)
        self._made: dict[int, list[Chunk]] = {}

    def put(self, k: int, row: list[Chunk]) -> None:
        """Another row for sentence ``k``."""
        self.things[k] = [chunk for chunk in row if chunk.kind is not WORD and chunk.kind is not MARK]
        self._made[k] = row

    def put_things(self, k: int, things: list[Chunk]) -> None:
        """Other things for sentence ``k``."""
        self.things[k] = things
        self._made.pop(k, None)

    def __len__(self) -> int:
        return len(self.things)

    @overload
    def __getitem__(self, k: int) -> list[Chunk]: ...
    @overload
    def __getitem__(self, k: slice) -> list[list[Chunk]]: ...
    def __getitem__(self, k: int | slice) -> list[Chunk] | list[list[Chunk]]:
        if isinstance(k, slice):
            return [self[n] for n in range(*k.indices(len(self)))]
        row = self._made.get(k)
        if row is None:
            row = self._made[k] = _row(self.text, self.text.sentences[k], self.things[k])
        return row


_KINDS: Remembered[str, str] = Remembered(lambda key: WORD if key[0].isalnum() else MARK)  # of plain words and marks


def _row(text: Text, sentence: Sentence, things: list[Chunk]) -> list[Chunk]:
    first, last = sentence.first, sentence.last
    keys = text.keys[first:last]
    values = zip(map(_KINDS.__getitem__, keys), range(first, last), range(first + 1, last + 1), keys, strict=True)
    plain = [*map(tuple.__new__, repeat(Chunk), values)]
    for thing in reversed(things):
        plain[thing.first - first : thing.last - first] = [thing]
    return plain


def scan(text: Text) -> list[list[Chunk]]:
    """The things of each sentence: what the words that may open more than a plain word turn out to be."""
    words, keys, openings = text.words, text.keys, knowledge.openings()
    starts = [
        i
        for i, key in enumerate(keys)
        if (opening := openings.get(key)) is not None
        and (opening.always or words[i][0].isupper() or _may_open(words, keys, i, opening))
    ]
    rows: list[list[Chunk]] = []
    at = 0
    for sentence in text.sentences:
        i, last = sentence.first, sentence.last
        row: list[Chunk] = []
        while at < len(starts) and (start := starts[at]) < last:
            at += 1
            if start < i or (chunk := _chunk(text, start, last, openings[keys[start]])) is None:
                continue
            row.append(chunk)
            i = chunk.last
            if chunk.kind is HONORIFIC or chunk.kind is OFFICE:
                i = _after_title(text, chunk, last, row)
        rows.append(row)
    return rows


def _may_open(words: list[str], keys: list[str], i: int, opening: Opening) -> bool:
    """Whether what follows a word in lower case lets it open something, by a glance at the next one."""
    if i + 1 == len(keys):
        return False
    following = words[i + 1][0]
    return keys[i + 1] in opening.followers or (opening.before_name and (following.isupper() or following.isdigit()))


def _after_title(text: Text, title: Chunk, last: int, row: list[Chunk]) -> int:
    """Appends the chunk with a capital that follows a title or a form of address, and what follows that where it is
    a title again; the index after them."""
    while title.kind is HONORIFIC or title.kind is OFFICE:
        i = title.last
        while i < last and text.keys[i] in _BETWEEN:
            i += 1
        if i >= last or not is_capital(text, i):
            return i
        opening = knowledge.openings().get(text.keys[i], NO_OPENING)
        chunk = _chunk(text, i, last, opening, titled=True, addressed=title.kind is HONORIFIC)
        if chunk is None:
            return i + 1
        row.append(chunk)
        title = chunk
    return title.last


_BETWEEN = frozenset((".", "-", "–", ":"))  # what may stand between a form of address and the name


def _chunk(
    text: Text, i: int, last: int, opening: Opening, titled: bool = False, addressed: bool = False
) -> Chunk | None:
    """What begins at token ``i``, of the kinds its word may open, or None."""
    if opening.office and (office := parse_office(text, i, last)):
        return Chunk(OFFICE, i, office.last, office)
    capital = is_capital(text, i)
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
    if capital and opening.name and (end := parse_name(text, i, last, titled=False) or _listed_name(text, i, last)):
        return Chunk(PERSON, i, end, text.phrase(i, end))
    if opening.level or (capital and opening.place):
        place = parse_place(text, i, last, bare_district=True)
        return Chunk(PLACE, i, place.last, place) if place else None
    return None


def _listed_name(text: Text, i: int, last: int) -> int | None:
    """``…, Văn A B (Phó Giám đốc)``: a name whose family name is often something else, with a title in brackets."""
    if text.keys[i - 1] not in (",", ";", "và"):
        return None
    end = parse_name(text, i, last, titled=True)
    if end is None or end + 1 >= last or text.keys[end] != "(":
        return None
    return end if knowledge.roles().match(text.keys, end + 1) else None


def _short_name(text: Text, i: int, last: int) -> bool:
    """``ông Tuấn``: one capital word right after a form of address, no capital word after it."""
    if text.keys[i - 1] in (".", "-", "–", ":") or not adjacent(text, i) or not text.words[i].isalpha():
        return False
    if not knowledge.honorifics().match(text.keys, i - 1) or text.words[i].isupper():
        return False
    return not (i + 1 < last and is_capital(text, i + 1) and adjacent(text, i + 1) and text.words[i + 1].isalpha())
