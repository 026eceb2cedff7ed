"""The names of bodies as trees: head, field or own name, the body they are part of, level and place.

``Ban Tổ chức Tỉnh ủy Quảng Nam`` = Ban (Tổ chức) of Tỉnh ủy (place Quảng Nam). What a mention leaves open
(``tỉnh`` without a name, a bare ``Đảng ủy``) is settled later, see :mod:`kg.extract.frame`.
"""

from dataclasses import replace

from kg.extract import knowledge
from kg.extract.body_fields import described, joined, numbered, subject_end, told_field
from kg.extract.body_heads import head_at, of_union, office_alone, past_initials
from kg.extract.body_mention import BodyMention
from kg.extract.body_names import ALONE, DEEDS, field_end, goes_on, own_name, starts_person, told_name
from kg.extract.body_places import abroad, party_abroad, placed
from kg.extract.knowledge import CONNECTORS, Head
from kg.extract.places import (
    PlaceMention,
    cell_end,
    is_capital,
    is_ordinal,
    last_place,
    level_word,
    parse_place,
)
from kg.text.phrases import Phrases
from kg.text.spelling import name_key
from kg.text.tokens import Text

__all__ = ["BodyMention", "complete", "parse_body"]

_OF = frozenset(("của", "thuộc"))
INSPECTORS = ("ubkt", "ủy ban kiểm tra")  # of a Party committee
_COMMITTEES = ("ban chấp hành", "bch", "ban thường vụ", "btv", "ban thường trực")
_NATIONAL = Phrases({w: w for w in ("trung ương", "tw", "t . ư", "t . w", "tư", "việt nam", "vn", "nhà nước")})
_AGENCY = Phrases({"cơ quan": 0, "trung ương hội": 1, "cơ quan trung ương hội": 1})  # Đảng ủy cơ quan | Bộ Nội vụ
_WITHIN_TOLD = {  # the same where an office stands before: Trưởng phòng Quản lý đô thị, UBND huyện
    "Phòng": ("UBND", "Ủy ban ", "Văn phòng", "Bộ", "Ban ", "Viện", "Công ty", "Tổng công ty", "Tập đoàn"),
    "Ban": ("Hội", "Liên đoàn", "Tỉnh đoàn", "Thành đoàn", "Trung ương Đoàn"),
}
_STANDING = ("Ban Thường vụ", "BTV", "Thường trực", "Ban Chấp hành", "BCH")
_OFFICES = (
    "Vụ",
    "Cục",
    "Chi cục",
    "Tổng cục",
    "Sở",
    "Bộ",
    "Phòng",
    "Ban Quản lý",
    "Ban Quản lý dự án",
    "Ban QLDA",
    "BQL",
)
_GOVERNMENT = ("UBND", "Ủy ban nhân dân", "HĐND", "Hội đồng nhân dân")
_ALSO_PROPER = ("school", "business", "other", "media")
_AGENCIES = ["các", "cơ", "quan", "đảng"]  # Đảng bộ các cơ quan Đảng tỉnh
_WITHIN = {  # what is only ever a part of something: the heads of what may follow it after a comma or in brackets
    "Vụ": ("Bộ", "Ban ", "Ủy ban", "UBKT", "Văn phòng", "Tổng cục", "Thanh tra", "Kiểm toán", "Ngân hàng", "Viện"),
    "Cục": ("Bộ", "Tổng cục"),
    "Phòng": ("Sở", "Cục", "Chi cục", "Công an", "Bộ C", "Bệnh viện", "Trường", "Đại học", "Học viện", "Đài", "Báo"),
    "Ban": ("Sở", "Ủy ban Mặt trận", "Ủy ban MTTQ", "HĐND", "Hội đồng nhân dân"),
    "Khoa": ("Trường", "Đại học", "ĐH", "Học viện", "Bệnh viện", "Viện", "Cao đẳng"),
    "Đội": ("Công an", "Phòng", "Chi cục", "Cục"),
}


def parse_body(text: Text, i: int, last: int, *, depth: int = 0, told: bool = False) -> BodyMention | None:
    """The body whose head stands at token ``i``, within ``last``, or None. ``told``: an office stands before, so that a
    lower-case head and name are a body too (``giám đốc trung tâm truyền thông Quảng Ninh``)."""
    found = head_at(text, i, last, told=told) if depth <= 4 else None
    if found is None:
        return None
    head, j, printed = found
    body = complete(text, i, j, last, head, printed, depth=depth, told=told)
    if body is None and head.form == "Ban Quản lý dự án":  # Ban | Quản lý dự án huyện X
        shorter = knowledge.heads().match(text.keys[i : i + 1], 0)
        assert shorter is not None
        return complete(text, i, i + 1, last, shorter[0], text.phrase(i, i + 1), depth=depth, told=told)
    return body


def complete(
    text: Text, i: int, j: int, last: int, head: Head, printed: str, *, depth: int = 0, told: bool = False
) -> BodyMention | None:
    """The body with this head, printed as ``printed`` and ending before token ``j``, with what follows it."""
    body = _completed(text, i, j, last, head, printed, depth, told)
    if head.form != "Ban Chỉ đạo":
        return body
    level = j + 2 * (text.keys[j : j + 2] in (["quốc", "gia"], ["trung", "ương"], ["cấp", "tỉnh"]))
    if end := subject_end(text, body.last if body else level, last):
        whole = body or BodyMention(i, j, head, head.form, head.level)
        return replace(whole, last=end, name=f"{whole.name} {text.phrase(whole.last, end)}", bare=False)
    return body


def _completed(
    text: Text, i: int, j: int, last: int, head: Head, printed: str, depth: int, told: bool
) -> BodyMention | None:
    vowels = printed.capitalize() == head.form and not printed.isascii()  # SỞ; not: SAGRI
    shouted = printed.isupper() and (" " in printed or vowels)  # a headline in capitals
    name = head.form if shouted else printed[:1].upper() + printed[1:]
    if head.takes == "none":
        body = BodyMention(i, j, head, _unabbreviated(name), head.level, national=head.national)
        return _foreign(text, body, last) if head.national and not told else body
    if head.form == "Vụ" and text.keys[j : j + 2] == ["công", "an"]:
        return None  # vụ trưởng Công an xã phê: a case
    end = _name_end(text, i, j, last, head, " " in printed, told)
    if end == j and head.takes in ("field", "proper"):
        return None
    place = last_place(text, j, end, head.kind) if head.takes == "proper" else None
    level = place.level if place else head.level
    national = head.national
    rest, past = text.phrase(j, end), past_initials(text, end, last)
    if suffix := _suffix(text, past, last):
        after = level_word(text, suffix) if suffix < last else None
        rest, end, national, level = (
            f"{rest} {text.phrase(past, suffix)}".strip(),
            suffix,
            after is None,
            "" if after else "national",
        )
        past = past_initials(text, end, last)
    rest = rest.capitalize() if shouted and " " in rest and head.takes != "proper" else rest
    name = _unabbreviated(f"{name} {rest}" if rest else name)
    body = BodyMention(i, end, head, name, level, place=place, national=national)
    whole = _part_of(text, replace(body, last=past) if past > end else body, last, depth, told)
    if whole is None and suffix and suffix < last and text.words[suffix] == "Hội":
        name = _unabbreviated(text.phrase(i, suffix + 1))
        return replace(body, last=suffix + 1, name=name, national=False, bare=True)  # Ban Chấp hành T.Ư Hội: which Hội?
    if whole is None:
        whole = _foreign(text, body, last) if national and not told else body
        if not whole.national and whole.place is place:
            whole = placed(text, replace(whole, last=past) if past > end else whole, last)
            whole = body if whole.last == past > end else whole
    body = _of_committee(whole) if head.form in _STANDING else whole
    settled = body.place or body.parent or body.word or body.national
    if (place or not settled) and not told and not _is_named(text, i, j, end, head, place):
        return None
    return body if settled or body.last > j or head.takes == "place" else replace(body, bare=True)


def _foreign(text: Text, body: BodyMention, last: int) -> BodyMention:
    """``Chính phủ Pháp``, ``Bộ Ngoại giao Lào``, ``Trung ương Đảng Cộng sản Trung Quốc``: none of ours."""
    if text.keys[body.last - 1] == "đảng" and (party := party_abroad(text, body.last, last)):
        name = f"{body.name} {text.phrase(body.last, party.last)}"
        return replace(body, last=party.last, name=name, place=party, level="", national=False)
    place = abroad(text, body.last, last)
    return replace(body, last=place.last, place=place, level="", national=False) if place else body


def _of_committee(body: BodyMention) -> BodyMention:
    """``Ban Thường vụ huyện Tây Giang``, ``Thường trực thành phố``: of the Party committee of that unit."""
    committee = knowledge.shorthands().get(("bí thư", body.word)) if body.word and body.parent is None else None
    if committee is None:
        return body
    head = knowledge.heads().match(name_key(committee).split(), 0)
    assert head is not None
    parent = replace(body, head=head[0], name=committee)
    return replace(body, name=f"{body.name.removesuffix(body.word).rstrip()} {committee}", parent=parent)


_FORMS = frozenset(("TNHH", "MTV", "CP"))  # dưới hình thức Công ty TNHH MTV


def _is_named(text: Text, i: int, j: int, end: int, head: Head, place: PlaceMention | None) -> bool:
    """Ban tổ chức of an occasion, Hội đồng kiểm tra, nhà máy cấp nước: words alone make no body of its own."""
    if head.takes == "field":
        return head.form != "Khoa" and (
            is_capital(text, j) or (head.form in _OFFICES and any(is_capital(text, k) for k in range(i, j)))
        )
    if head.form == "Trung tâm" and place is not None and place.first == j and text.words[j - 1].islower():
        return False  # trung tâm Đà Nẵng: the middle of the town
    named = (k for k in range(j, end) if text.words[k].isalnum() and text.words[k] not in _FORMS)
    return head.takes != "proper" or any(not text.words[k].islower() for k in named)


def _name_end(text: Text, i: int, j: int, last: int, head: Head, compound: bool, told: bool) -> int:
    """The index after the field or the name of its own that follows a head; ``j`` where there is none."""
    if head.takes == "place" or j >= last:
        return j
    if head.takes == "unit":
        if head.level == "grassroots" and (end := cell_end(text, j, last)) > j:
            return end
        if text.keys[j : j + 2] == ["khu", "vực"] and j + 2 < last and is_ordinal(text.words[j + 2]):
            return j + 3  # Tòa án nhân dân khu vực 3
        opens = is_capital(text, j) or text.keys[j] == "khối" or text.keys[j : j + 4] == _AGENCIES
        opens = opens or (text.keys[j : j + 2] == ["cơ", "quan"] and field_end(text, j, last) > j + 2)
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
        if not told or (end > j and not goes_on(text, end, last)):
            return end
        longer = told_name(text, j, last)
        reaches = end == j or any(not text.words[k].islower() for k in range(end, longer))
        return max(longer, end) if reaches else end  # Trường Đại học Bến Lặng | chụp ảnh
    if head.form in ALONE and tuple(text.keys[j : j + 2]) in DEEDS:
        return j  # Đảng ủy Sở | tổ chức hội nghị
    end = field_end(text, j, last)
    if head.form == "Vụ" and end == j:  # Vụ 4, Vụ III; Vụ Mobifone is a case
        by_number = text.words[j][0].isdigit() or is_ordinal(text.words[j])
        return j + 1 if by_number else told_field(text, j, last) if told else j
    if head.form == "Ban Chỉ đạo" and text.words[j].isdigit():
        return j + 1
    if end > j and (one_of_row := numbered(text, head, end, last)):
        return one_of_row
    if head.form not in ALONE:  # their fields are a closed list
        if end == j or goes_on(text, end, last):
            end = max(end, described(text, j, last, lenient))
        if told and (end == j or goes_on(text, end, last)):
            end = max(end, told_field(text, j, last))
        if end == j and not starts_person(text, j, last):
            end = own_name(text, j, last, head.kind, told=told)
        if end == j and told:
            end = told_name(text, j, last) or j
    listed = end < last and end == field_end(text, j, last) and text.keys[end] not in CONNECTORS
    whole = listed and text.words[j].isupper()  # Sở GTVT | tỉnh Sơn La
    return j if end == j + 1 and not whole and goes_on(text, end, last) else joined(text, end, last)


def _unabbreviated(name: str) -> str:
    """``T.Ư``, which no comparison of names knows, as ``TƯ``."""
    return name.replace("T.Ư", "TƯ").replace("T.W", "TW") if "T." in name else name


def _suffix(text: Text, j: int, last: int) -> int:
    """The index after ``Trung ương``, ``Việt Nam`` at token ``j``, which make a body national; 0 where none stands."""
    found = _NATIONAL.match(text.keys, j) if j < last else None
    if found is None or found[1] > last:
        return 0
    named = found[1] < last and of_union(text, found[1], last)
    if named and knowledge.heads().match(text.keys, j):
        return 0  # Văn phòng | Trung ương Đoàn
    word = text.words[j]
    return found[1] if word.isupper() or (found[0] != "tư" and is_capital(text, j)) or found[0] == "trung ương" else 0


def _is_committee(body: BodyMention, parent: BodyMention) -> bool:
    return name_key(body.name) in (*_COMMITTEES, *INSPECTORS) and parent.head.form in ("Đảng ủy", "Đảng bộ")


def _part_of(text: Text, body: BodyMention, last: int, depth: int, told: bool) -> BodyMention | None:
    """The body with the one it is part of: named next, after ``của`` or, for what is always a part, after a mark."""
    k, link = _whole_start(text, body, last)
    parent = parse_body(text, k, last, depth=depth + 1) if k < last else None
    if parent is None:
        alone = office_alone(text, k, last) if not link and not told else None
        whole = BodyMention(k, k + 1, alone, alone.form, bare=True) if alone else None
        return replace(body, last=k + 1, name=f"{body.name} {whole.name}", parent=whole, bare=True) if whole else None
    of_council = body.head.form == "Ban" and parent.head.form in _GOVERNMENT[2:]  # Ban Pháp chế HĐND
    if parent.bare and (parent.parent or of_council) and not link:  # Chi bộ Văn phòng Sở
        return replace(body, last=parent.last, name=f"{body.name} {parent.name}", parent=parent, bare=True)
    if parent.bare and not link and _is_committee(body, parent):
        return replace(body, last=parent.last, bare=True)  # Ban Thường vụ Đảng ủy: of which Đảng ủy is still open
    if parent.bare or (parent.head.takes == "proper" and body.head.takes == "proper" and not link):
        return None
    if body.head.form in _GOVERNMENT and parent.kind == "party":
        return None  # Chủ tịch UBND | tỉnh ủy Sơn La: a slip
    if link == "of" and body.head.takes == "unit" and body.name == body.head.form and parent.head.takes == "none":
        return None
    end = parent.last
    if link == "mark":
        wholes = _WITHIN[body.head.form] + (_WITHIN_TOLD.get(body.head.form, ()) if told else ())
        organ = parent.head.form == "Ban" and "Ban " in wholes  # Phòng Lý luận chính trị, Ban Tuyên giáo Tỉnh ủy
        if not organ and not parent.head.form.startswith(wholes):
            return None
        if text.words[body.last] == "(":
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
    opens = key in (",", "-", "–") or (key == "(" and body.head.form != "Cục")
    if not opens or body.head.form not in _WITHIN:
        return j, ""
    return j + 1 + (text.keys[j + 1] == "thuộc"), "mark"  # Phòng Tổ chức (thuộc | Sở Nội vụ)
