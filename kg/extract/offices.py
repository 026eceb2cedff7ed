"""Offices as titles print them: a role and the body it is in. ``Phó Bí thư Tỉnh ủy``, ``Chánh Văn phòng UBND tỉnh``,
``Tỉnh ủy viên``, ``Chủ tịch tỉnh``."""

from dataclasses import replace

from kg.extract import knowledge
from kg.extract.body_names import starts_person
from kg.extract.office_bodies import OfficeMention, with_body
from kg.extract.places import adjacent, is_capital, level_word
from kg.text.phrases import Phrases
from kg.text.tokens import Text

_MARKS = {  # word before a title -> status it gives
    "nguyên": "former",
    "cựu": "former",
    "cố": "former",
    "tân": "new",
    "quyền": "acting",
    "q": "acting",
}

_SPLIT = (
    ("chức", "vụ"),
    ("nhiệm", "vụ"),
    ("trở", "thành"),
    ("cán", "bộ"),
)  # chức vụ | phó …, cán bộ | trưởng thành
_APPOSED = (",", "-", "–", "(", "là")  # ông A, cán bộ Sở X
_SUFFIXES = Phrases(
    {s: s for s in ("Thường trực", "phụ trách", "thứ nhất", "chuyên trách", "danh dự", "lâm thời", "điều hành")}
)


def parse_office(text: Text, i: int, last: int) -> OfficeMention | None:
    """The office whose title (or the mark before it) stands at token ``i``, within ``last``."""
    first, mark, plural = i, "", False
    while (
        i + 1 < last and text.keys[i] in _MARKS and (text.keys[i] != "cố" or knowledge.roles().match(text.keys, i + 1))
    ):
        mark = _MARKS[text.keys[i]]
        i += 1
        if i + 1 < last and text.words[i] in (".", "là"):
            i += 1
    if i < last and text.keys[i] in ("các", "hai", "những") and first == i and i + 1 < last:
        plural = True
        i += 1
    found = knowledge.roles().match(text.keys, i)
    if found is None or found[1] > last or (i and (text.keys[i - 1], text.keys[i]) in _SPLIT and text.words[i] != "Vụ"):
        return None
    entry, j = found
    if j == i + 2 and text.keys[i + 1] == "phó" and (deputy := knowledge.roles().match(text.keys, i + 1)):
        if i + 3 < deputy[1] <= last or text.words[i + 1][0].isupper() > text.words[i][0].isupper():
            return None  # trong vụ | Phó Bí thư …
    if entry.organization and j < last and text.keys[j] in ("đoàn", "hội", "cục"):  # Bí thư Trung ương | Đoàn
        shorter = knowledge.roles().match(text.keys[i : i + 2], 0)
        entry, j = (shorter[0], i + shorter[1]) if shorter and shorter[1] < j - i else (entry, j)
    role = entry.role
    while not entry.use.startswith("=") and (suffix := _SUFFIXES.match(text.keys, j)) and suffix[1] <= last:
        if text.keys[j : j + 2] == ["thường", "trực"] and _opens_standing_body(text, j):
            break
        if suffix[0] == "phụ trách" and _in_charge_of(text, suffix[1], last):
            break
        role, j = f"{role} {suffix[0]}", suffix[1]
    if entry.role in ("Trợ lý", "Thư ký") and j < last and (served := parse_office(text, j, last)):
        return replace(served, first=first, role=f"{entry.role} {served.role}", mark=mark)
    office = OfficeMention(first, j, entry, role, None, mark, plural=plural)
    office = with_body(text, office, entry, j, last)
    if entry.use == "staff" and (office.body is None or not (first and text.keys[first - 1] in _APPOSED)):
        return None
    if entry.use == "staff" and (
        text.keys[max(0, first - 3) : first] == ["cán", "bộ", ","]
        or text.keys[office.last : office.last + 1] == ["quản"]
    ):
        return None  # nhiều cán bộ, nhân viên Viện X · cán bộ thuộc Bộ Chính trị quản lý
    if entry.use == "named" and not _names_deputy(text, first, office, last):
        return None
    end = _abroad(text, office.last, last) or _of_country(text, office)
    return replace(office, last=end, body=None, foreign=True) if end else office


_NO_DEPUTY = frozenset("đoàn tổ tác khối nhóm hội".split())  # Trưởng đoàn đại biểu A, Ban Công tác đại biểu


def _names_deputy(text: Text, first: int, office: OfficeMention, last: int) -> bool:
    """``đại biểu | Nguyễn Thị Mai hỏi``: a title only right before a full name."""
    after_group = first and text.keys[first - 1] in _NO_DEPUTY and adjacent(text, first)
    return office.body is None and not after_group and starts_person(text, office.last, last)


_STATE_WORDS = frozenset(
    (
        "nước cộng hòa dân chủ nhân chnd chdcnd đảng sản cách mạng xã hội chủ nghĩa liên bang vương quốc chính phủ nhà "
        "lao động"
    ).split()
)


def _abroad(text: Text, j: int, last: int) -> int:
    """The index after a country that follows an office (``Chủ tịch nước | Cộng hòa Nhân dân Trung Hoa``), else 0."""
    k = j
    while k < min(last, j + 9):
        if is_capital(text, k) and (found := knowledge.countries().match(text.keys, k)) and found[1] <= last:
            return found[1] if knowledge.surnames().get(text.keys[k]) is None or found[1] - k > 1 else 0
        if text.keys[k] not in _STATE_WORDS:
            return 0
        k += 1
    return 0


def _of_country(text: Text, office: OfficeMention) -> int:
    """The end of an office of another country, which its body's name tells: ``Ủy ban Quốc vụ nước … Triều Tiên``."""
    if office.body is None or "nước" not in text.keys[office.body.first : office.last]:
        return 0
    return office.last if any(knowledge.countries().find(text.keys, office.body.first, office.last)) else 0


_NO_STANDING = ("Ban Chỉ đạo", "Hội đồng", "Ủy ban An toàn", "Ủy ban Quốc gia")  # they have members, no standing body


def _opens_standing_body(text: Text, j: int) -> bool:
    """``Ủy viên | Thường trực HĐND``: the words are of the body; not in ``Ủy viên Thường trực | Ủy ban Pháp luật``."""
    if text.keys[j - 1] != "viên" or knowledge.heads().match(text.keys, j) is None:
        return False
    whole = knowledge.heads().match(text.keys, j + 2)
    form = whole[0].form if whole else ""
    return form == "Hội đồng nhân dân" or not (form == "Ủy ban" or form.startswith(_NO_STANDING))


def _in_charge_of(text: Text, j: int, last: int) -> bool:
    """``Phó Chủ tịch phụ trách | đô thị``: of what is told, as no part of the office."""
    plain = j < last and text.words[j].isalpha() and text.words[j].islower()
    return plain and knowledge.heads().match(text.keys, j) is None and level_word(text, j) is None
