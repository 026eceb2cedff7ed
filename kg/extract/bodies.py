"""The names of bodies as trees: head, field or own name, the body they are part of, level and place.

``Ban Tổ chức Tỉnh ủy Quảng Nam`` = Ban (Tổ chức) of Tỉnh ủy (place Quảng Nam). What a mention leaves open
(``tỉnh`` without a name, a bare ``Đảng ủy``) is settled later, see :mod:`kg.extract.frame`.
"""

from dataclasses import dataclass, replace

from kg.extract import knowledge
from kg.extract.body_names import described, field_end, goes_on, own_name, starts_person, told_name
from kg.extract.knowledge import Head
from kg.extract.places import PlaceMention, is_capital, level_word, parse_place, unknown_district
from kg.text.spelling import name_key
from kg.text.tokens import Text

_OF = frozenset(("của", "thuộc"))
_COMMITTEES = ("ban chấp hành", "bch", "ban thường vụ", "btv", "ban thường trực")
_NATIONAL_SUFFIX = ("trung ương", "tw", "t . ư", "tư", "việt nam", "vn", "nhà nước")
_WEAK = frozenset(
    (
        "ban sở bộ phòng cục vụ hội viện trường báo đoàn ủy ban hội đồng đại học tạp chí liên đoàn công ty "
        "văn phòng thanh tra công đoàn thường trực công an"
    ).split()
)


@dataclass(frozen=True, slots=True)
class BodyMention:
    """Tokens ``[first, last)``. ``name`` is printed without the place; ``word`` the level word inside it (``tỉnh``);
    ``bare`` a head that names no body by itself (``Đảng ủy``)."""

    first: int
    last: int
    head: Head
    name: str
    level: str = ""
    word: str = ""
    place: PlaceMention | None = None
    parent: "BodyMention | None" = None
    national: bool = False
    bare: bool = False

    @property
    def kind(self) -> str:
        return self.head.kind or (self.parent.kind if self.parent else "") or "other"


def parse_body(text: Text, i: int, last: int, *, depth: int = 0, told: bool = False) -> BodyMention | None:
    """The body whose head stands at token ``i``, within ``last``, or None. ``told``: an office stands before, so that a
    lower-case head and name are a body too (``giám đốc trung tâm truyền thông Quảng Ninh``)."""
    found = knowledge.heads().match(text.keys, i)
    if found is None or found[1] > last or depth > 4:
        return None
    head, j = found
    place = knowledge.places().match(text.keys, i) if j < last and is_capital(text, j) else None
    if (
        place
        and j < place[1] <= last
        and (place[1] == last or (is_capital(text, i) and not text.words[place[1]].islower()))
    ):
        return None  # Hội An, Vụ Bản: a place
    if text.keys[j - 1] == "đoàn" and j < last and text.keys[j] in ("kết", "thể", "tụ") and not is_capital(text, j):
        return None  # trong tỉnh đoàn kết
    if j < last and text.keys[j - 2 : j] == ["trung", "ương"] and text.keys[j] in ("đoàn", "hội"):
        shorter = knowledge.heads().match(text.keys[i : j - 2] or [""], 0)  # Ủy ban Kiểm tra | Trung ương Đoàn
        head, j = (shorter[0], i + shorter[1]) if shorter else (head, j)
    if not told and not is_capital(text, i) and head.takes != "none" and _is_weak(text, i, j, head, last):
        return None
    return complete(text, i, j, last, head, text.phrase(i, j), depth=depth, told=told)


def _is_weak(text: Text, i: int, j: int, head: Head, last: int) -> bool:
    """A lower-case head that is also a common word counts only before a capital field (``bộ Y tế``)."""
    words = text.keys[i:j]
    if len(words) > 2 or (" ".join(words) not in _WEAK and words[0] not in _WEAK):
        return False
    return not (head.takes in ("field", "proper") and j < last and is_capital(text, j) and field_end(text, j, last) > j)


def complete(
    text: Text, i: int, j: int, last: int, head: Head, printed: str, *, depth: int = 0, told: bool = False
) -> BodyMention | None:
    """The body with this head, printed as ``printed`` and ending before token ``j``, with what follows it."""
    body = BodyMention(i, j, head, printed[:1].upper() + printed[1:], level=head.level, national=head.national)
    if head.takes == "none":
        return body
    end = _name_end(text, i, j, last, head, " " in printed, told)
    if end == j and head.takes in ("field", "proper"):
        return None
    body = _extend(text, body, end)
    if head.takes == "proper":
        body = _with_last_place(text, body)
    body = _suffix(text, body, last)
    body = _parent(text, body, last, depth)
    body = _place(text, body, last) if body.parent is None else body
    if head.takes == "field" and not told and not is_capital(text, j) and not (body.parent or body.place or body.word):
        return None  # Ban tổ chức of an occasion, Hội đồng kiểm tra: no body of its own
    settled = body.place or body.parent or body.word or body.national or head.takes in ("field", "proper", "place")
    return body if settled or body.last > j else replace(body, bare=True)


def _name_end(text: Text, i: int, j: int, last: int, head: Head, compound: bool, told: bool) -> int:
    """The index after the field or the name of its own that follows a head; ``j`` where there is none."""
    if head.takes == "unit":
        return field_end(text, j, last) if j < last and (is_capital(text, j) or text.keys[j] == "khối") else j
    if head.takes == "place":
        return j
    lenient = is_capital(text, i) and compound
    if head.takes == "proper":
        end = own_name(text, j, last, head.kind)
        if end == j and lenient:
            end = described(text, j, last, lenient=True)
        return told_name(text, j, last) or end if told and (end == j or goes_on(text, end, last)) else end
    end = field_end(text, j, last)
    if head.form not in ("Sở", "Bộ"):  # their fields are a closed list
        if end == j or goes_on(text, end, last):
            end = max(end, described(text, j, last, lenient))
        if end == j and not starts_person(text, j, last):
            end = own_name(text, j, last, head.kind)
        if end == j and told:
            end = told_name(text, j, last) or j
    return j if end == j + 1 and goes_on(text, end, last) else end


def _with_last_place(text: Text, body: BodyMention) -> BodyMention:
    """``Công ty Nhiệt điện Quảng Ninh``: the province that ends a proper name is its place and stays in the name."""
    for start in range(max(body.first + 2, body.last - 3), body.last):
        place = parse_place(text, start, body.last)
        if place is not None and place.last == body.last and place.level == "province" and not place.word:
            return replace(body, place=place, level="province")
    return body


def _extend(text: Text, body: BodyMention, end: int) -> BodyMention:
    rest = text.phrase(body.last, end)
    return replace(body, last=end, name=f"{body.name} {rest}" if rest else body.name)


def _suffix(text: Text, body: BodyMention, last: int) -> BodyMention:
    """``Trung ương``, ``Việt Nam`` make a body national; ``Việt Nam`` before a level does not."""
    for suffix in _NATIONAL_SUFFIX:
        words = suffix.split()
        end = body.last + len(words)
        if (
            end <= last
            and text.keys[body.last : end] == words
            and (
                text.words[body.last].isupper()
                if suffix == "tư"
                else is_capital(text, body.last) or suffix == "trung ương"
            )
        ):
            after = level_word(text, end) if end < last else None
            return replace(_extend(text, body, end), national=after is None, level="" if after else "national")
    return body


def _is_committee(body: BodyMention, parent: BodyMention) -> bool:
    return name_key(body.name) in _COMMITTEES and parent.head.form in ("Đảng ủy", "Đảng bộ")


def _parent(text: Text, body: BodyMention, last: int, depth: int) -> BodyMention:
    """The body that this one is part of: named next, or after ``của``."""
    j = body.last
    linked = j < last and text.keys[j] in _OF
    if linked and body.head.takes in ("place", "none"):
        return body
    k = j + 1 if linked else j
    if k >= last:
        return body
    parent = parse_body(text, k, last, depth=depth + 1)
    if parent is not None and parent.bare and not linked and _is_committee(body, parent):
        return replace(body, last=parent.last, bare=True)  # Ban Thường vụ Đảng ủy: of which Đảng ủy is still open
    if parent is None or parent.bare or (parent.head.takes == "proper" and body.head.takes == "proper" and not linked):
        return body
    if linked and body.head.takes == "unit" and body.last == j and parent.head.takes == "none":
        return body
    name = f"{body.name} {text.phrase(j, k)} {parent.name}" if linked else f"{body.name} {parent.name}"
    return replace(
        body,
        last=parent.last,
        name=name,
        parent=parent,
        place=parent.place,
        level=body.level or parent.level,
        word=parent.word,
        national=parent.national,
    )


def _place(text: Text, body: BodyMention, last: int) -> BodyMention:
    """The level word and the place after the name; a level word alone stays in the name."""
    j = body.last
    if j >= last or body.national:
        return body
    bare_district = body.level == "district" or body.head.form in ("Thành ủy", "Thành đoàn")
    place = parse_place(text, j, last, bare_district=bare_district)
    if place is None and body.head.takes == "place" and body.level == "district":
        place = unknown_district(text, j, last)
    level = level_word(text, j)
    if place and not place.word and body.head.takes == "proper" and place.level != "province":
        return body
    if place:
        keeps_word = place.word and body.head.takes == "unit"
        name = (
            f"{body.name} {place.word if text.words[j].islower() else text.phrase(j, j + _width(text, j)).rstrip(' .')}"
            if keeps_word
            else body.name
        )
        return replace(body, last=place.last, name=name, place=place, word=place.word, level=place.level)
    if level and body.head.takes == "place":
        return replace(body, last=level[1])  # Thành ủy TP
    if level and body.head.takes in ("unit", "field", "proper"):
        (unit, word), end = level
        if end < last and body.head.takes == "proper" and text.words[end] in ("ủy",):
            return body
        name = f"{body.name} {text.phrase(j, end)}" if body.head.takes != "field" else body.name
        return replace(body, last=end, name=name, word=word, level=body.level or ("" if unit == "city" else unit))
    return body


def _width(text: Text, j: int) -> int:
    found = level_word(text, j)
    return found[1] - j if found else 0
