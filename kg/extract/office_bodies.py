"""The body of an office, as far as its title names one: ``Chủ tịch | UBND tỉnh``, ``Trưởng ban | Tổ chức Tỉnh ủy``."""

from dataclasses import dataclass, replace

from kg.extract import knowledge
from kg.extract.bodies import BodyMention, complete, parse_body
from kg.extract.body_names import field_end, goes_on, starts_person
from kg.extract.knowledge import Head, Role
from kg.extract.places import PlaceMention, adjacent, is_capital, level_word, parse_place
from kg.text.spelling import body_key, is_syllable, name_key
from kg.text.tokens import Text

LINKS = ("của", "tại", "ở", "thuộc")


@dataclass(frozen=True, slots=True)
class OfficeMention:
    """Tokens ``[first, last)`` with any mark before the title; ``role`` as printed in canonical case, ``mark`` former,
    new, acting or empty; ``body`` None when the title names none; ``conventional`` the shorthand that gave it."""

    first: int
    last: int
    entry: Role
    role: str
    body: BodyMention | None
    mark: str = ""
    conventional: str = ""
    place: PlaceMention | None = None
    plural: bool = False
    foreign: bool = False  # Thủ tướng Lào: no office of ours
    again: str = ""  # Giám đốc Sở: the head of a body named before


def with_body(text: Text, office: OfficeMention, entry: Role, j: int, last: int) -> OfficeMention:
    """An office with the body that its title holds or names from token ``j`` on, as far as it does."""
    if entry.use == "=":
        return _own_head(text, office, entry, j, last)
    if entry.organization:
        return _fixed(text, office, entry, j, last)
    k = j + 1 if j + 1 < last and text.keys[j] in LINKS else j
    if text.keys[k : k + 3] == ["trung", "ương", "hội"]:  # Chủ tịch Trung ương | Hội Nông dân Việt Nam
        k += 2
    if k >= last:
        return office
    body = parse_body(text, k, last, told=True)
    if entry.head and (body is None or not body_key(body.name).startswith(name_key(entry.head))):
        body = _under_head(text, entry, j, last)
    body = body or _acronym(text, entry, k, last)
    if body is not None:
        named = replace(office, last=body.last, body=body)
        return _again(text, named, body.last, last) if body.bare and body.last < last else named
    return _shorthand(text, office, entry, k, last) or _again(text, office, k, last)


def _again(text: Text, office: OfficeMention, k: int, last: int) -> OfficeMention:
    """``Giám đốc Sở``, ``Chủ nhiệm Ủy ban``, ``Bí thư Đảng ủy Tập đoàn``: the head alone, of a body that the article
    names in full."""
    found = knowledge.heads().match(text.keys, k)
    short = text.keys[k] == "hội" and (found is None or found[1] == k + 1)
    if short and office.body is None and not goes_on(text, k + 1, last):
        return replace(office, last=k + 1, again="Hội")  # Chủ tịch Hội: the one that the article names
    if found is not None and found[0].takes == "proper" and found[0].kind in ("business", "school", "other"):
        ended = found[1] >= last or text.words[found[1]] in _ENDS  # trước đó là Tổng Giám đốc công ty.
        alone = (is_capital(text, k) or ended) and not (
            found[1] < last and is_capital(text, found[1]) and adjacent(text, found[1])
        )
        return replace(office, last=found[1], again=found[0].form) if alone else office  # Tổng Giám đốc Tập đoàn
    if (
        found is None
        or office.body is not None
        or found[0].takes != "field"
        or (goes_on(text, found[1], last) and text.keys[k] != "sở")
        or (found[1] < last and text.keys[found[1]] in _ABOUT)
    ):
        return office
    if not is_capital(text, k) and (text.keys[k] != "sở" or (found[1] < last and is_capital(text, found[1]))):
        return office  # Giám đốc sở: also in lower case
    return replace(office, last=found[1], again=found[0].form)


def _unknown_place(text: Text, k: int, last: int) -> bool:
    """A capital word right after ``tỉnh`` that is no name of a person: a province that is none of ours."""
    return k < last and is_capital(text, k) and adjacent(text, k) and text.keys[k] not in knowledge.surnames()


_ABOUT = frozenset(("thực", "các", "những", "về"))  # Ban Chỉ đạo | thực hiện …: not the one named elsewhere
_ENDS = frozenset(".,;:)-–")
_MANAGERS = frozenset(("Giám đốc", "Phó Giám đốc", "Tổng Giám đốc", "Phó Tổng Giám đốc", "Kế toán trưởng"))


def _acronym(text: Text, entry: Role, k: int, last: int) -> BodyMention | None:
    """``Tổng Giám đốc PVN``, ``… Vinatex``, ``… Bến Resort``: a company by its initials or its trade name."""
    word = text.words[k]
    initials = word.isupper() and 3 <= len(word) <= 8
    trade_name = word.isascii() and word[0].isupper() and len(word) >= 5 and not is_syllable(word)
    if entry.role not in _MANAGERS or not word.isalpha() or not (initials or trade_name):
        return None
    if knowledge.heads().match(text.keys, k) or knowledge.places().match(text.keys, k):
        return None
    end = k + 1
    while end < last and is_capital(text, end) and text.words[end].isascii() and not is_syllable(text.words[end]):
        end += 1
    return BodyMention(k, end, Head(word, "proper", "business", "", False), text.phrase(k, end))


def _head(form: str) -> Head:
    found = knowledge.heads().match(name_key(form).split(), 0)
    return found[0] if found else Head(form, "unit", "", "", False)


def _fixed(text: Text, office: OfficeMention, entry: Role, j: int, last: int) -> OfficeMention:
    """A title that names its body alone; the body printed after it (Thủ tướng Chính phủ) is part of the mention."""
    head = Head(entry.organization, "none", "party" if "Ban" in entry.organization else "state", "national", True)
    printed = parse_body(text, j, last) if j < last else None
    if printed is not None and printed.national and not printed.bare:
        same = name_key(printed.name).startswith(name_key(entry.organization)) or entry.role in ("Đại biểu",)
        if same or body_key(entry.organization).startswith(body_key(printed.name)):
            return replace(
                office, last=printed.last, body=replace(printed, name=entry.organization if not same else printed.name)
            )
    known = _head(entry.organization)
    kind = known.kind or head.kind
    body = BodyMention(
        office.first,
        j,
        Head(entry.organization, "none", kind, "national", True),
        entry.organization,
        "national",
        national=True,
    )
    place = parse_place(text, j, last) if j < last and entry.role == "Đại biểu" else None
    full = entry.role != "Đại biểu" and name_key(text.phrase(office.first, j)).endswith(name_key(entry.organization))
    return replace(office, body=body, conventional="" if full else entry.role, last=place.last if place else j)


def _own_head(text: Text, office: OfficeMention, entry: Role, j: int, last: int) -> OfficeMention:
    """A title that holds the head of its body: Tỉnh ủy viên of Tỉnh ủy, Ủy viên Thường vụ of Ban Thường vụ."""
    head = _head(entry.organization)
    k = j + 1 if j + 1 < last and text.keys[j] in LINKS else j
    if k < last and (twice := knowledge.heads().match(text.keys, k)):
        body = parse_body(text, k, last, told=True)  # Đảng ủy viên | Đảng ủy Khối X
        if twice[0].form == head.form or (body is not None and name_key(body.name).startswith("ban chấp hành ")):
            return replace(office, last=body.last, body=body) if body else office
    body = complete(text, j, k, last, head, entry.organization) if k < last else None
    if body is None or body.last == k:
        alone = BodyMention(office.first, j, head, entry.organization, head.level, bare=head.takes == "unit")
        return replace(office, body=alone)
    return replace(office, last=body.last, body=replace(body, first=office.first))


def _whole_field(text: Text, j: int, end: int, last: int) -> bool:
    """``trưởng phòng | tổ chức cán bộ,``: a field in small letters with nothing after it that may belong to it."""
    ended = end >= last or not text.words[end][0].islower() or text.keys[end] == "thuộc"
    return ended and field_end(text, j, last) == end


def _under_head(text: Text, entry: Role, j: int, last: int) -> BodyMention | None:
    """The body whose head is in the title: Trưởng ban | Tổ chức Tỉnh ủy, Trưởng đoàn | ĐBQH tỉnh."""
    words = name_key(entry.head).split()
    if text.keys[j] == words[0]:  # Trưởng ban Ban …: the body stands there itself, and was not understood
        return None
    found = knowledge.heads().match(words + text.keys[j : min(last, j + 8)], 0)
    head, size = found if found else (_head(entry.head), len(words))
    k = j + size - len(words)
    body = complete(text, j, k, last, head, head.form, told=True)
    if body is None or body.last == j:
        return None
    lower = k == j and not is_capital(text, j)
    if (
        lower
        and body.parent is None
        and body.place is None
        and not body.word
        and entry.head not in ("Văn phòng", "Công an", "Bộ")
        and not (entry.head == "Phòng" and _whole_field(text, j, body.last, last))
    ):
        return None
    return body


_ABROAD_TOO = frozenset(("trùng khánh",))  # rather the city of China than the district


def _district(text: Text, k: int, last: int) -> PlaceMention | None:
    """``Bí thư Sóc Sơn``: a known district of two words; one word is rather the name of the official (Bí thư Vinh)."""
    if not is_capital(text, k) or starts_person(text, k, last):
        return None
    place = parse_place(text, k, last, bare_district=True)
    if place is None or place.level != "district" or place.word or place.last - k < 2:
        return None
    if name_key(place.name) in _ABROAD_TOO:
        return None
    longer = place.last < last and is_capital(text, place.last) and adjacent(text, place.last)
    return None if longer and not starts_person(text, place.last, last) else place


def _shorthand(text: Text, office: OfficeMention, entry: Role, k: int, last: int) -> OfficeMention | None:
    """Chủ tịch tỉnh, Bí thư Hà Nội, Phó Chủ tịch huyện X: the body by convention."""
    base = name_key(entry.role).removeprefix("phó ").removesuffix(" thường trực").removesuffix(" phụ trách")
    place = parse_place(text, k, last, bare_district=False)
    level = level_word(text, k)
    district = _district(text, k, last) if place is None and level is None else None
    place = place or district
    if place and level and level[0][0] == "commune" and starts_person(text, level[1], last):
        place = None  # Chủ tịch xã | Hồ Quang Tuấn
    if place is None and level is None:
        return None
    if place is None and level and level[0][0] == "province" and _unknown_place(text, level[1], last):
        return None  # Chủ tịch tỉnh Quý Châu
    if place is not None:
        word = place.word or (knowledge.districts().match(text.keys, k)[0].type if district else "")  # type: ignore[index]
        word = word or ("thành phố" if name_key(place.name) in knowledge.CENTRAL_CITIES else "tỉnh")
        end = place.last
    else:
        assert level is not None
        word, end = level[0][1], level[1]
    name = knowledge.shorthands().get((base, word))
    if name is None:
        return None
    head = _head(name)
    unit = place.level if place else (level[0][0] if level and level[0][0] != "city" else "")
    body = BodyMention(k, end, head, name, unit, word if word in name else "", place)
    return replace(office, last=end, body=body, conventional=f"{entry.role} {word}")


def base_of(mention: OfficeMention) -> str:
    """The head office of an office: Chủ tịch of Phó Chủ tịch Thường trực."""
    return name_key(mention.entry.role).removeprefix("phó ").removesuffix(" thường trực")
