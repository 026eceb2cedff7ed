"""Governments in a list whose level stands once: ``HĐND, UBND tỉnh``, ``HĐND, UBND các xã``."""

from kg.extract import knowledge
from kg.extract.body_mention import BodyMention
from kg.extract.places import level_word
from kg.extract.reading import MARK, Reading
from kg.extract.wholes import body_of


def of_many(reading: Reading, mention: BodyMention) -> bool:
    """``HĐND, UBND các xã``: those of many units, none in particular."""
    text, k = reading.text, mention.last
    last = reading.sentences[text.sentence_of[mention.first]].last
    while k < last and text.keys[k] != "các":
        head = knowledge.heads().match(text.keys, k)
        if head is None and text.keys[k] not in (",", "và", "-", "–", "/"):
            return False
        k = head[1] if head else k + 1
    return k + 1 < last and level_word(text, k + 1) is not None


def next_in_list(reading: Reading, mention: BodyMention, sentence: int) -> BodyMention | None:
    """``HĐND, UBND tỉnh``: the level stands once, with the last of the list."""
    row = reading.chunks[sentence]
    at = next((n for n, c in enumerate(row) if c.first <= mention.first < c.last), None)
    if at is None:
        return None
    for chunk in row[at + 1 : at + 6]:
        if (chunk.kind == MARK and chunk.value in (",", "-", "–", "/")) or chunk.value in ("và", "các"):
            continue
        other = body_of(chunk)
        if other is None:
            return None
        if not other.bare and other.word:
            return other
    return None
