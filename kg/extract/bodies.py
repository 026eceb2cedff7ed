"""The names of bodies as trees: head, field or own name, the body they are part of, level and place.

``Ban Tổ chức Tỉnh ủy Quảng Nam`` = Ban (Tổ chức) of Tỉnh ủy (place Quảng Nam). What a mention leaves open
(``tỉnh`` without a name, a bare ``Đảng ủy``) is settled later, see :mod:`kg.extract.frame`.
"""

from dataclasses import dataclass, replace

from kg.extract import knowledge
from kg.extract.body_names import described, field_end, goes_on, joined, own_name, starts_person, told_name
from kg.extract.knowledge import WEAK_HEADS, Head
from kg.extract.places import (
    PlaceMention,
    adjacent,
    cell_end,
    foreign_place,
    is_capital,
    last_place,
    level_word,
    parse_place,
    unknown_district,
)
from kg.text.numbers import roman
from kg.text.phrases import Phrases
from kg.text.spelling import name_key
from kg.text.tokens import Text

_OF = frozenset(("của", "thuộc"))
_COMMITTEES = ("ban chấp hành", "bch", "ban thường vụ", "btv", "ban thường trực")
_NATIONAL = Phrases({w: w for w in ("trung ương", "tw", "t . ư", "t . w", "tư", "việt nam", "vn", "nhà nước")})
_AGENCY = Phrases({"cơ quan": 0, "trung ương hội": 1, "cơ quan trung ương hội": 1})  # Đảng ủy cơ quan | Bộ Nội vụ
_SHORT = ("", "Q", "P", "H", "TX", "TT")  # level words that are shown in full
_ALSO_PROPER = ("school", "business", "other", "media")
_AGENCIES = ["các", "cơ", "quan", "đảng"]  # Đảng bộ các cơ quan Đảng tỉnh
_WITHIN = {  # what is only ever a part of something: the heads of what may follow it after a comma or in brackets
    "Vụ": ("Bộ", "Ban ", "Ủy ban", "UBKT", "Văn phòng", "Tổng cục", "Thanh tra", "Kiểm toán", "Ngân hàng", "Viện"),
    "Cục": ("Bộ", "Tổng cục"),
    "Phòng": ("Sở", "Cục", "Chi cục", "Công an", "Bộ C", "Bệnh viện", "Trường", "Đại học", "Học viện", "Đài", "Báo"),
    "Ban": ("Sở", "Ủy ban Mặt trận", "Ủy ban MTTQ"),
    "Khoa": ("Trường", "Đại học", "ĐH", "Học viện", "Bệnh viện", "Viện", "Cao đẳng"),
    "Đội": ("Công an", "Phòng", "Chi cục", "Cục"),
}


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
        """That of the head; a phòng, a ban, a vụ is of the kind of the body it is part of, or of its field's."""
        inherited = self.parent.kind if self.parent else ""
        if self.head.takes == "field":
            return inherited or knowledge.kind_of_field(self.name, self.head) or "other"
        return self.head.kind or inherited or ("party" if self.national else "other")


def parse_body(text: Text, i: int, last: int, *, depth: int = 0, told: bool = False) -> BodyMention | None:
    """The body whose head stands at token ``i``, within ``last``, or None. ``told``: an office stands before, so that a
    lower-case head and name are a body too (``giám đốc trung tâm truyền thông Quảng Ninh``)."""
    found = knowledge.heads().match(text.keys, i)
    if found is None or found[1] > last or depth > 4:
        return None
    head, j = found
    if _ordinary(text, i, j) or (i and text.starts[i] == text.ends[i - 1] and _in_number(text, i)):
        return None
    place = knowledge.places().match(text.keys, i) if j < last and is_capital(text, j) else None
    if (
        place
        and j < place[1] <= last
        and (place[1] == last or (is_capital(text, i) and not text.words[place[1]].islower()))
    ):
        return None  # Hội An, Vụ Bản: a place
    if head.takes == "none" and j < last and text.keys[j] in ("đoàn", "hội") and is_capital(text, j):
        for end in range(j - 1, max(i, j - 4), -1):  # Ủy ban Kiểm tra | Trung ương Đoàn
            shorter = knowledge.heads().match(text.keys[i:end], 0)
            if shorter and shorter[0].takes != "none":
                head, j = shorter[0], i + shorter[1]
                break
    if not told and not is_capital(text, i) and head.takes != "none" and _is_weak(text, i, j, head, last):
        return None
    return complete(text, i, j, last, head, text.phrase(i, j), depth=depth, told=told)


def _ordinary(text: Text, i: int, j: int) -> bool:
    """``cán | bộ Công an``, ``Trường | Sơn``: a word that only ends or begins like the head ``[i, j)``."""
    words = knowledge.ordinary()
    if i and adjacent(text, i) and (before := words.match(text.keys, i - 1)) and before[0] == 2:
        return True
    ahead = words.match(text.keys, i) or (words.match(text.keys, j - 1) if j - 1 > i else None)
    return ahead is not None and ahead[1] > j


def _in_number(text: Text, i: int) -> bool:
    """``484/KH-UBND``: the number of a document, written without spaces."""
    while i and text.starts[i] == text.ends[i - 1]:
        i -= 1
        if text.words[i][0].isdigit():
            return True
    return False


def _is_weak(text: Text, i: int, j: int, head: Head, last: int) -> bool:
    """A lower-case head that is also a common word counts only before a capital field (``bộ Y tế``)."""
    words = text.keys[i:j]
    if len(words) > 2 or (" ".join(words) not in WEAK_HEADS and words[0] not in WEAK_HEADS):
        return False
    return not (head.takes in ("field", "proper") and j < last and is_capital(text, j) and field_end(text, j, last) > j)


def complete(
    text: Text, i: int, j: int, last: int, head: Head, printed: str, *, depth: int = 0, told: bool = False
) -> BodyMention | None:
    """The body with this head, printed as ``printed`` and ending before token ``j``, with what follows it."""
    name = printed[:1].upper() + printed[1:]
    if head.takes == "none":
        return BodyMention(i, j, head, _unabbreviated(name), head.level, national=head.national)
    if head.form == "Vụ" and text.keys[j : j + 2] == ["công", "an"]:
        return None  # vụ trưởng Công an xã phê: a case
    end = _name_end(text, i, j, last, head, " " in printed, told)
    if end == j and head.takes in ("field", "proper"):
        return None
    place = last_place(text, j, end, head.kind) if head.takes == "proper" else None
    level = place.level if place else head.level
    national = head.national
    if suffix := _suffix(text, end, last):
        after = level_word(text, suffix) if suffix < last else None
        end, national, level = suffix, after is None, "" if after else "national"
    name = _unabbreviated(f"{name} {text.phrase(j, end)}" if end > j else name)
    body = BodyMention(i, end, head, name, level, place=place, national=national)
    body = _part_of(text, body, last, depth) or (body if national else _placed(text, body, last))
    settled = body.place or body.parent or body.word or body.national
    if (place or not settled) and not told and not _is_named(text, j, end, head, place):
        return None
    return body if settled or body.last > j or head.takes == "place" else replace(body, bare=True)


def _is_named(text: Text, j: int, end: int, head: Head, place: PlaceMention | None) -> bool:
    """Ban tổ chức of an occasion, Hội đồng kiểm tra, nhà máy cấp nước: words alone make no body of its own."""
    if head.takes == "field":
        return is_capital(text, j) and head.form != "Khoa"
    if head.form == "Trung tâm" and place is not None and place.first == j and text.words[j - 1].islower():
        return False  # trung tâm Đà Nẵng: the middle of the town
    return head.takes != "proper" or any(not text.words[k].islower() for k in range(j, end) if text.words[k].isalnum())


def _name_end(text: Text, i: int, j: int, last: int, head: Head, compound: bool, told: bool) -> int:
    """The index after the field or the name of its own that follows a head; ``j`` where there is none."""
    if head.takes == "place" or j >= last:
        return j
    if head.takes == "unit":
        if head.level == "grassroots" and (end := cell_end(text, j, last)) > j:
            return end
        opens = is_capital(text, j) or text.keys[j] == "khối" or text.keys[j : j + 4] == _AGENCIES
        end = field_end(text, j, last) if opens else j
        if end > j or not opens or head.kind not in _ALSO_PROPER or knowledge.heads().match(text.keys, j):
            return end
        named = parse_place(text, j, last, bare_district=True)
        return j if named else own_name(text, j, last, head.kind, told=told)  # Bệnh viện Đa khoa | Bến Lặng
    lenient = is_capital(text, i) and compound
    if head.takes == "proper":
        end = own_name(text, j, last, head.kind, told=told)
        if end == j and lenient:
            end = described(text, j, last, lenient=True)
        return told_name(text, j, last) or end if told and (end == j or goes_on(text, end, last)) else end
    end = field_end(text, j, last)
    if head.form == "Vụ" and end == j:  # Vụ 4, Vụ III; Vụ Mobifone is a case
        return j + 1 if text.words[j][0].isdigit() or roman(text.words[j]) else j
    if head.form not in ("Sở", "Bộ"):  # their fields are a closed list
        if end == j or goes_on(text, end, last):
            end = max(end, described(text, j, last, lenient))
        if end == j and not starts_person(text, j, last):
            end = own_name(text, j, last, head.kind, told=told)
        if end == j and told:
            end = told_name(text, j, last) or j
    return j if end == j + 1 and goes_on(text, end, last) else joined(text, end, last)


def _unabbreviated(name: str) -> str:
    """``T.Ư``, which no comparison of names knows, as ``TƯ``."""
    return name.replace("T.Ư", "TƯ").replace("T.W", "TW") if "T." in name else name


def _suffix(text: Text, j: int, last: int) -> int:
    """The index after ``Trung ương``, ``Việt Nam`` at token ``j``, which make a body national; 0 where none stands."""
    found = _NATIONAL.match(text.keys, j) if j < last else None
    if found is None or found[1] > last:
        return 0
    named = found[1] < last and text.keys[found[1]] in ("đoàn", "hội") and is_capital(text, found[1])
    if named and knowledge.heads().match(text.keys, j):
        return 0  # Văn phòng | Trung ương Đoàn
    word = text.words[j]
    return found[1] if word.isupper() or (found[0] != "tư" and is_capital(text, j)) or found[0] == "trung ương" else 0


def _is_committee(body: BodyMention, parent: BodyMention) -> bool:
    return name_key(body.name) in _COMMITTEES and parent.head.form in ("Đảng ủy", "Đảng bộ")


def _part_of(text: Text, body: BodyMention, last: int, depth: int) -> BodyMention | None:
    """The body with the one it is part of: named next, after ``của`` or, for what is always a part, after a mark."""
    k, link = _whole_start(text, body, last)
    parent = parse_body(text, k, last, depth=depth + 1) if k < last else None
    if parent is None:
        return None
    if parent.bare and not link and _is_committee(body, parent):
        return replace(body, last=parent.last, bare=True)  # Ban Thường vụ Đảng ủy: of which Đảng ủy is still open
    if parent.bare or (parent.head.takes == "proper" and body.head.takes == "proper" and not link):
        return None
    if link == "of" and body.head.takes == "unit" and body.name == body.head.form and parent.head.takes == "none":
        return None
    end = parent.last
    if link == "mark":
        if not parent.head.form.startswith(_WITHIN[body.head.form]):
            return None
        if text.words[k - 1] == "(":
            if end >= last or text.words[end] != ")":
                return None
            end += 1
    between = f" {text.phrase(body.last, k)} " if link in ("of", "agency") else " "
    return replace(
        body,
        last=end,
        name=f"{body.name}{between}{parent.name}",
        parent=parent,
        place=parent.place,
        level=body.level or parent.level,
        word=parent.word,
        national=parent.national,
    )


def _whole_start(text: Text, body: BodyMention, last: int) -> tuple[int, str]:
    """Where the whole that a body is part of may be named, and what links them (of, agency, mark or nothing)."""
    j = body.last
    if j + 1 >= last or text.sentence_of[j] != text.sentence_of[body.first]:
        return j, ""
    key = text.keys[j]
    if key in _OF:
        return (last, "") if body.head.takes in ("place", "none", "proper") else (j + 1, "of")
    if body.head.takes == "unit" and (words := _AGENCY.match(text.keys, j)) and words[1] < last:
        return words[1] - words[0], "agency"
    opens = key == "," or (key == "(" and body.head.form != "Cục")
    return (j + 1, "mark") if opens and body.head.form in _WITHIN else (j, "")


def _placed(text: Text, body: BodyMention, last: int) -> BodyMention:
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
    if place is None and takes == "place" and body.level == "district":
        place = unknown_district(text, j, last)
    if place and not place.word and takes == "proper" and place.level != "province":
        return body
    level = level_word(text, j)
    if place:
        name = body.name
        if place.word and takes == "unit" and body.head.level != "grassroots":
            word = text.phrase(j, level[1]).rstrip(" .") if level else ""
            name = f"{name} {place.word if word.islower() or word in _SHORT else word}"
        return replace(body, last=place.last, name=name, place=place, word=place.word, level=place.level)
    if level is None:
        return body
    (unit, word), end = level
    if takes == "place":
        return replace(body, last=end)  # Thành ủy TP
    if takes == "proper" and end < last and text.words[end] == "ủy":
        return body
    name = f"{body.name} {text.phrase(j, end)}" if takes != "field" else body.name
    return replace(body, last=end, name=name, word=word, level=body.level or ("" if unit == "city" else unit))


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
