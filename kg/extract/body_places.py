"""Where a body is: the level word and the place after its name, or beside it after a mark."""

from dataclasses import replace

from kg.extract.body_mention import BodyMention
from kg.extract.places import PlaceMention, foreign_place, level_word, parse_place, unknown_district
from kg.text.tokens import Text

_PARTIES = (["cộng", "sản"], ["nhân", "dân", "cách", "mạng"], ["nhân", "dân"], ["lao", "động"])


def placed(text: Text, body: BodyMention, last: int) -> BodyMention:
    """The level word and the place after the name; a level word alone stays in the name."""
    j = body.last
    if j >= last:
        return body
    takes = body.head.takes
    if takes in ("proper", "field") and text.words[j] in ",(":
        return _beside(text, body, last)
    if body.head.level == "grassroots" and text.words[j] == ",":  # Chi bộ thôn 3, xã X
        place = parse_place(text, j + 1, last) if j + 1 < last and level_word(text, j + 1) else None
        return replace(body, last=place.last, place=place, word=place.word) if place else body
    bare_district = body.level == "district" or body.head.form in ("Thành ủy", "Thành đoàn")
    place = parse_place(text, j, last, bare_district=bare_district)
    if place is None and takes == "place" and body.level in ("district", "commune"):
        place = unknown_district(text, j, last)
    if place and not place.word and takes == "proper" and place.level != "province":
        return body
    level = level_word(text, j)
    if place:
        name = body.name
        if place.word and takes == "unit" and body.head.level != "grassroots":
            name = f"{name} {_shown(text.phrase(j, level[1]).rstrip(' .') if level else '', place.word)}"
        return replace(body, last=place.last, name=name, place=place, word=place.word, level=place.level)
    if level is None:
        return body
    (unit, word), end = level
    if takes == "place":
        return replace(body, last=end)  # Thành ủy TP
    if takes == "proper" and end < last and text.words[end] == "ủy":
        return body
    printed = text.phrase(j, end)
    name = (
        f"{body.name} {word if printed.isupper() and printed != 'TP' else printed}" if takes != "field" else body.name
    )
    return replace(body, last=end, name=name, word=word, level=body.level or ("" if unit == "city" else unit))


def _shown(printed: str, word: str) -> str:
    """The level word as a name shows it: as printed, but in full for a letter with a dot and for capitals, and without
    what kind of land it is (``UBND huyện đảo Cô Tô`` is the UBND huyện)."""
    if printed.lower().endswith(" đảo"):
        return word
    return printed if printed.upper().rstrip(".") == "TP" or printed[1:].islower() else word


def _beside(text: Text, body: BodyMention, last: int) -> BodyMention:
    """``Trường THCS Bến Lặng (Hà Nội)``, ``Bệnh viện Bến Lặng, TP Huế``: the place of a proper name, after a mark."""
    j = body.last + 1
    bracket = text.words[body.last] == "("
    if body.place or j >= last:
        return body
    place = parse_place(text, j, last) or (parse_place(text, j, last, bare_district=True) if bracket else None)
    if place is None and body.kind == "school":
        place = foreign_place(text, j, last)
    if place is None:
        return body
    closed = place.last < last and text.words[place.last] == ")"
    if not closed and (bracket or not place.word):  # a bare place after a comma may begin something new
        return body
    return replace(body, last=place.last + bracket, place=place, level=body.level or place.level)


def party_abroad(text: Text, j: int, last: int) -> PlaceMention | None:
    """The country whose ruling party's name goes on at token ``j``: ``Đảng | Cộng sản Trung Quốc``."""
    for words in _PARTIES:
        if text.keys[j : j + len(words)] == words:
            return foreign_place(text, j + len(words), last)
    return None


def abroad(text: Text, j: int, last: int) -> PlaceMention | None:
    """The country whose government or ministry is named (``Chính phủ | Pháp``), unless a name begins there."""
    place = foreign_place(text, j, last) if j < last else None
    if place is None or (place.last == j + 1 < last and text.words[j + 1][0].isupper()):
        return None
    return place
