"""Bodies that a list names by their field, their place or their initials alone.

``các sở Nội vụ, Y tế và Tài chính``, ``Ban cán sự đảng các bộ: Công Thương, Tài chính``, ``UBND các tỉnh Hà Nam, Nam
Định``, ``Tập đoàn Dầu khí (PVN)`` and PVN after that.
"""

import re
from dataclasses import replace

from kg.extract import knowledge
from kg.extract.bodies import BodyMention, complete
from kg.extract.body_names import field_end
from kg.extract.chunks import BODY, OFFICE, PLACE, WORD, Chunk, Rows
from kg.extract.office_bodies import OfficeMention
from kg.extract.places import PlaceMention, is_capital, level_word, parse_place
from kg.text.spelling import name_key
from kg.text.tokens import Text

_NAMED = (BODY, OFFICE)
_BETWEEN = frozenset((",", ";", "và"))
_LISTING = ("unit", "place", "field")  # what bodies take whose places a list may name alone
_LISTED = {"sở": "Sở", "bộ": "Bộ"}  # heads whose fields a list may name alone


def enumerated(rows: Rows) -> dict[str, BodyMention]:
    """Puts the bodies that a list names by field or place alone into the rows. The short names in brackets, with what
    they stand for."""
    aliases: dict[str, BodyMention] = {}
    text = rows.text
    heads = _heads_of_lists(text)
    for k, (things, sentence) in enumerate(zip(rows.things, text.sentences, strict=True)):
        here = {head for head in heads if sentence.first <= head < sentence.last}
        bodies = (chunk for chunk in things if chunk.kind is BODY or chunk.kind is OFFICE)
        if here or any(chunk.last < sentence.last and _may_go_on(chunk, text.keys[chunk.last]) for chunk in bodies):
            row = rows[k]
            _enumerated(text, row, aliases, here)
            rows.put(k, row)
    return aliases


def _may_go_on(chunk: Chunk, key: str) -> bool:
    """Whether the word after a body or an office lets it open a list of bodies, or initials in brackets."""
    body: BodyMention | None = chunk.value.body if chunk.kind is OFFICE else chunk.value
    if key not in _GOES_ON or body is None:
        return False
    return key == "(" or body.head.form in ("Sở", "Bộ") or (chunk.kind is BODY and body.head.takes in _LISTING)


def _heads_of_lists(text: Text) -> list[int]:
    """The tokens ``sở``, ``bộ`` right before a colon."""
    if ":" not in text.nfc:
        return []
    marks = [i for i, key in enumerate(text.keys) if key == ":"]
    return [i - 1 for i in marks if i and text.keys[i - 1] in _LISTED]


def _enumerated(text: Text, row: list[Chunk], aliases: dict[str, BodyMention], heads: set[int]) -> None:
    for chunk in [c for c in row if c.kind in _NAMED or (heads and c.first in heads)]:
        k, last = chunk.last, row[-1].last
        if k >= last or text.keys[k] not in _GOES_ON:
            continue
        body = chunk.value if chunk.kind == BODY else chunk.value.body if chunk.kind == OFFICE else None
        if text.words[k] == "(":
            if body is not None and not body.bare and (short := _initials(text, k, last)):
                aliases.setdefault(short, _proper(body))
        elif chunk.first in heads or (body is not None and body.head.form in ("Sở", "Bộ")):
            head = body.head.form if body else _LISTED.get(chunk.value, "") if text.words[k] == ":" else ""
            committee = _committee(row, chunk)
            found = _fields_after(text, k, last, head, committee) if head else []
            _replace(row, [_within(committee, body), *found] if committee and body and found else found)
        elif body is not None and chunk.kind == BODY and body.head.takes in _LISTING:
            _places_after(text, row, chunk, body)
            _share_whole(text, row, chunk, body)


_CITY_END = re.compile(r" (?:TP\.?|thành phố)$", re.IGNORECASE)
_CITY = frozenset(("thành phố", "tp", "tp."))
_CITIES = knowledge.CENTRAL_CITIES | {"hcm", "huế"}
_GOES_ON = frozenset((",", ";", "và", ":", "(", "các"))


def _proper(body: BodyMention) -> BodyMention:
    """``Hội đồng quản trị Công ty Bến Lặng (BLC)``: what the short name is of."""
    while body.parent is not None and body.head.takes != "proper":
        body = body.parent
    return body


def _committee(row: list[Chunk], head: Chunk) -> BodyMention | None:
    """``Ban cán sự đảng | các bộ:``: the committee named before the list."""
    n = next(n for n, chunk in enumerate(row) if chunk.first == head.first)
    before = row[n - 2] if n >= 2 and row[n - 1].value == "các" else None
    return before.value if before and before.kind == BODY and before.value.bare else None


def _places_after(text: Text, row: list[Chunk], chunk: Chunk, body: BodyMention) -> None:
    """``UBND tỉnh Hà Nam, Nam Định và Sơn La``, ``Hội Luật gia các tỉnh: Hà Nam, Nam Định``."""
    listed = _level_of_list(text, chunk.last, row[-1].last)
    if listed is None and (body.place is None or body.place.level != "province" or text.keys[chunk.last] == "("):
        return
    word, at = listed or (body.word, chunk.last)
    n = next((n for n, c in enumerate(row) if c.last > at), len(row))
    places: list[PlaceMention] = []
    while n < len(row) and (row[n].kind == PLACE or row[n].value in (",", "và", ";")):
        if row[n].kind == PLACE:
            place = parse_place(text, row[n].first, row[n].last)  # Thái Bình: the province, not its town
            if place is None or place.level != "province" or place.word not in ("", word):
                break
            places.append(place)
        n += 1
    joined = len(places) > 1 or (places and text.keys[places[0].first - 1] == "và")
    if places and (listed or joined):
        found = _at_places(body, places, word)
        if listed:
            found[0] = replace(found[0], first=chunk.first)
        _replace(row, found)


def _share_whole(text: Text, row: list[Chunk], chunk: Chunk, body: BodyMention) -> None:
    """``Ban Pháp chế và Ban Kinh tế - Ngân sách HĐND huyện``: both are of the body that the second one names."""
    if body.head.takes != "field" or body.parent or body.place or body.word or text.keys[chunk.last] not in (",", "và"):
        return
    after = next((c.value for c in row if c.kind is BODY and c.first == chunk.last + 1), None)
    whole = after.parent if after is not None and after.head.form == body.head.form else None
    if whole is not None:
        name = f"{body.name} {whole.name}"
        shared = replace(body, name=name, parent=whole, place=whole.place, word=whole.word, national=whole.national)
        _replace(row, [replace(shared, level=body.level or whole.level)])


def _replace(row: list[Chunk], found: list[BodyMention]) -> None:
    """Puts each body in the place of the chunks it covers."""
    for body in found:
        a = next(n for n, chunk in enumerate(row) if chunk.last > body.first)
        b = next(n for n, chunk in enumerate(row) if chunk.last >= body.last)
        row[a : b + 1] = [Chunk(BODY, body.first, body.last, body)]


def aliased(rows: Rows, aliases: dict[str, BodyMention]) -> None:
    """Puts the short names of bodies into the rows, where they stand for them."""
    words = rows.text.words
    opening = {short.partition(" ")[0] for short in aliases}
    for k, sentence in enumerate(rows.text.sentences) if aliases else ():
        if opening.isdisjoint(words[sentence.first : sentence.last]):
            continue
        row = rows[k]
        n = 0
        while n < len(row):
            chunk = row[n]
            n += 1
            if chunk.kind != WORD and (chunk.kind != BODY or chunk.last - chunk.first > 1):
                continue
            last = chunk.last
            body = aliases.get(words[chunk.first])
            if body is None and last < sentence.last and (body := aliases.get(f"{words[chunk.first]} {words[last]}")):
                last += 1
            if body is not None and chunk.first > body.last:
                found = replace(body, first=chunk.first, last=last)
                at = _put(row, n - 1, found)
                n = at + 1
        rows.put(k, row)


def _put(row: list[Chunk], n: int, body: BodyMention) -> int:
    """Puts a body into a row from chunk ``n`` on, or into the office right before that names none: ``Chủ tịch | CĐ X``;
    where it stands then."""
    end = next(m for m in range(n, len(row)) if row[m].last >= body.last)
    if n and row[n - 1].kind == OFFICE and row[n - 1].last == body.first and _names_none(office := row[n - 1].value):
        row[n - 1 : end + 1] = [Chunk(OFFICE, office.first, body.last, replace(office, last=body.last, body=body))]
        return n - 1
    row[n : end + 1] = [Chunk(BODY, body.first, body.last, body)]
    return n


def _names_none(office: OfficeMention) -> bool:
    return office.body is None and not (office.entry.organization or office.entry.head)


def _fields_after(text: Text, k: int, last: int, head: str, prefix: BodyMention | None = None) -> list[BodyMention]:
    """The bodies of a head whose fields stand in a list from token ``k`` on: ``, Y tế và Tài chính``. ``prefix``: the
    committee in each of them that the list is about."""
    found: list[BodyMention] = []
    entry = knowledge.heads().match([head.lower()], 0)
    while entry and k + 1 < last and text.keys[k] in (*_BETWEEN, ":"):
        start = k + 1
        end = field_end(text, start, last) if is_capital(text, start) else start
        if end == start or knowledge.heads().match(text.keys, start) or not _closes(text, end, last):
            break
        body = complete(text, start, start, last, entry[0], head)
        if body is None:
            break
        found.append(_within(prefix, body) if prefix else body)
        k = body.last
    return found


def _closes(text: Text, k: int, last: int) -> bool:
    return k >= last or not is_capital(text, k) or bool(level_word(text, k) or knowledge.heads().match(text.keys, k))


def _within(whole: BodyMention, body: BodyMention) -> BodyMention:
    name = f"{whole.name} {body.name}"
    return replace(whole, first=body.first, last=body.last, name=name, parent=body, place=body.place, level=body.level,
                   word=body.word, national=body.national, bare=False)  # fmt: skip


def _at_places(body: BodyMention, places: list[PlaceMention], word: str) -> list[BodyMention]:
    """One body for each of the places of a list; ``word`` the level word that stands before the list."""
    name, cities = body.name, name_key(body.word) in _CITY and name_key(word) == name_key(body.word)
    if word and not body.word and body.head.takes == "unit":
        name = f"{name} {word}"
    found = []
    for p in places:
        if cities and name_key(p.name) not in _CITIES:  # Công an TP Hà Nội, Sơn La
            told = (f"{_CITY_END.sub('', name)} tỉnh", "tỉnh")
        else:
            told = (name, word or body.word)
        found.append(
            replace(body, first=p.first, last=p.last, name=told[0], word=told[1], place=p, level=p.level, bare=False)
        )
    return found


def _level_of_list(text: Text, k: int, last: int) -> tuple[str, int] | None:
    """``các tỉnh, thành phố:`` at token ``k``: the level word and the index after it all."""
    if k + 1 >= last or text.keys[k] != "các" or not (level := level_word(text, k + 1)):
        return None
    end = level[1]
    while end < last and text.keys[end] in (",", "thành", "phố", ":", "và"):
        end += 1
    return level[0][1], end


def _initials(text: Text, k: int, last: int) -> str:
    """The short name in brackets at token ``k``: ``(PVN)``, ``(Vinatex)``, ``(CĐ DKVN)``; empty where none stands."""
    if k + 3 < last and text.words[k] == "(" and text.words[k + 3] == ")":
        first, second = text.words[k + 1 : k + 3]
        return f"{first} {second}" if first.isupper() and second.isupper() and f"{first}{second}".isalpha() else ""
    if k + 2 >= last or text.words[k] != "(" or text.words[k + 2] != ")":
        return ""
    word = text.words[k + 1]
    head = knowledge.heads().match(text.keys, k + 1)
    known = (head and head[0].kind != "business") or knowledge.places().match(text.keys, k + 1)
    return word if word.isalpha() and word[0].isupper() and len(word) >= 2 and not known else ""
