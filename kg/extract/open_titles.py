"""Which body a title means that names none, or only a head: that of its list, of its sentence, of the article."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract import knowledge
from kg.extract.bodies import INSPECTORS, BodyMention
from kg.extract.body_names import field_end
from kg.extract.frame import BOARDS, Frame
from kg.extract.frame_own import of_committee
from kg.extract.office_bodies import OfficeMention, base_of
from kg.extract.open_titles_acts import of_decider, told_by_act
from kg.extract.open_titles_congress import of_elected
from kg.extract.open_titles_near import (
    assumed_body,
    of_another,
    of_article,
    of_assembly,
    of_colleagues,
    of_its_kind,
    of_same_holder,
    only_one,
)
from kg.extract.places import adjacent
from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.extract.wholes import government_of, part_of, unit_word
from kg.text.spelling import name_key

_PARTY = ("đảng ủy", "đảng bộ", "đảng ủy cơ sở", "ban thường vụ", "ban thường vụ đảng ủy", "thường trực đảng ủy")
_COMMUNES = ("xã", "phường", "thị trấn")
_GOVERNMENT = ("ubnd", "hđnd", "ủy ban nhân dân", "hội đồng nhân dân")
_OF_UNIT = (*_GOVERNMENT, "đoàn đại biểu quốc hội", "đoàn đbqh")
_TAKEN = re.compile(r"(?:[hjeE]|^[w.)-]{0,3})R$")
_ORGANS = (
    "ban tuyên giáo",
    "ban tổ chức",
    "ban dân vận",
    "ban nội chính",
)  # of a Party committee: they have no standing one


def body_meant(
    reading: Reading, frame: Frame, cells: Cells, at: list[int], run: list[OfficeMention], k: int
) -> BodyMention | None:
    """The body that title ``k`` of a list means; ``at`` are the cells of the titles of the list."""
    mention, office = run[k], at[k]
    body = _committee_beside(mention, run, k) or mention.body
    after = reading.text.keys[body.last : body.last + 2] if body is not None else []
    if body is not None and body.bare and (name_key(body.name).endswith(" cơ sở") or after == ["cơ", "sở"]):
        return None  # Bí thư Đảng ủy cơ sở: of which one is not said
    if body is not None and body is mention.body and _standing(body) and any(_is_organ(other) for other in run):
        return None  # Ủy viên Ban Thường vụ, Trưởng ban Dân vận Mai Sơn
    if body is not None and body is mention.body and _cut_short(reading, cells, office, body):
        return None
    if body is not None and body.bare and name_key(body.name) in INSPECTORS and not of_committee(body):
        taken = _TAKEN.search(cells.symbols, 0, office + 1)
        party = frame.party_near(cells.sentence, mention.first) if taken else None
        return part_of(body, party) if party is not None else None  # … làm Bí thư Huyện ủy X, ông B làm Chủ nhiệm UBKT
    if body is not None and mention.again:  # Bí thư Đảng ủy Tập đoàn
        whole = only_one(frame, cells, mention)
        printed = reading.text.phrase(body.first, body.last)
        return part_of(replace(body, name=printed), whole) if whole is not None else None
    if body is not None:
        return _of_same_unit(body, run, k) if body.place is None else body
    if base_of(mention) == "bộ trưởng" and any(base_of(other) == "chủ nhiệm" for other in run[k + 1 : k + 2]):
        return None  # Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ: a rank
    if any(unread(reading, cells, n) for n in _joined_to(cells, at, k)):
        return None
    return (
        told_by_act(reading, cells, office, mention)
        or of_same_holder(reading, cells, office, mention)
        or of_another(frame, cells, office, mention)
        or assumed_body(frame, cells, office, mention)
        or _shared_body(cells, at, run, k)
        or of_decider(cells, office, mention)
        or of_elected(reading, cells, office, mention)
        or of_article(reading, cells, office, mention)
        or of_colleagues(reading, frame, mention)
        or of_its_kind(reading, mention)
        or of_assembly(reading, mention)
    )


def _committee_beside(mention: OfficeMention, run: list[OfficeMention], k: int) -> BodyMention | None:
    """``Bí thư (Đảng ủy), Chủ tịch UBND xã X``: the Party committee of the unit whose government stands beside."""
    body = mention.body
    standing = body is not None and _standing(body)  # UVTV, Phó Chủ tịch HĐND xã X
    member = body is not None and name_key(body.name) == "đảng ủy"  # Đảng ủy viên, Chủ tịch Hội Nông dân xã X
    if not standing and not member and not name_key(mention.role).startswith(("bí thư", "phó bí thư")):
        return None
    leads = member and not name_key(mention.role).startswith("ủy viên")
    if body is not None and not (body.bare and name_key(body.name) in _PARTY):
        return None
    for other in run[k + 1 : k + 3] if body is None else ():  # Bí thư, Phó Bí thư, Ủy viên Ban Thường vụ Huyện ủy X
        whole = other.body.parent if other.body is not None and other.body.parent is not None else other.body
        if (
            whole is not None
            and other.role.startswith(("Phó Bí thư", "Phó bí thư", "Ủy viên"))
            and whole.kind == "party"
        ):
            return whole if not whole.bare and not whole.national and whole.parent is None else None
    for other in [*run[k + 1 : k + 3], *run[:k][::-1][:2]]:
        beside = other.body
        local = beside is not None and beside.word in _COMMUNES and _of_commune(body, beside, member and not leads)
        of_unit = beside is not None and (name_key(beside.name).startswith(_OF_UNIT) or (standing and _is_organ(other)))
        if beside is not None and beside.word and (local or of_unit):
            name = knowledge.shorthands().get(("bí thư", beside.word))
            if name is None or (body is not None and not standing and not name.startswith("Đảng")):
                return None
            head = knowledge.heads().match(name_key(name).split(), 0)
            assert head is not None
            committee = replace(beside, head=head[0], name=name, parent=None)
            return part_of(body, committee) if body is not None and standing else committee
    return None


def _of_commune(committee: BodyMention | None, beside: BodyMention, member: bool) -> bool:
    """``Phó Bí thư Đảng ủy, Chủ tịch Ủy ban MTTQ xã X``: a Front or a Hội of a commune has no Đảng ủy, and the police
    no Ban Thường vụ, of its own."""
    if committee is None or member:
        return member
    of_police = name_key(committee.name).startswith("ban thường vụ") and beside.kind == "state"
    return beside.kind == "mass" or of_police


def _standing(body: BodyMention) -> bool:
    return body.bare and name_key(body.name) == "ban thường vụ"


def _is_organ(office: OfficeMention) -> bool:
    """``Trưởng ban Tuyên giáo huyện X``, whose committee goes without saying."""
    body = office.body
    return body is not None and body.parent is None and name_key(body.name).startswith(_ORGANS) and not body.national


def _of_same_unit(body: BodyMention, run: list[OfficeMention], k: int) -> BodyMention:
    """``Phó Bí thư Quận ủy, Chủ tịch UBND quận X``: titles of one unit in one list share its place."""
    if body.parent is not None:
        whole = _of_same_unit(body.parent, run, k)
        return body if whole is body.parent else replace(body, parent=whole, place=whole.place)
    word = unit_word(body)
    if not word or body.bare or body.place is not None:
        return body
    for other in [*run[k + 1 :], *run[:k][::-1]]:
        beside = other.body
        if beside is not None and beside.place is not None and unit_word(beside) == word:
            return replace(body, place=beside.place)
    return body


def _shared_body(cells: Cells, at: list[int], run: list[OfficeMention], k: int) -> BodyMention | None:
    """A title without a body shares that of the titles joined to it (Phó Chủ tịch kiêm Tổng Thư ký …)."""
    mention = run[k]
    for n in (k + 1, k - 1):
        if not 0 <= n < len(run) or set(cells.symbols[min(at[n], at[k]) + 1 : max(at[n], at[k])]) - set(",xr-"):
            continue
        other, entry = run[n], run[n].entry
        joined = n > k and cells.symbols[at[k] + 1 : at[n]] == "x" and entry.organization == "HĐND"
        if joined and other.body is not None and base_of(mention) == "chủ tịch":
            return other.body  # Chủ tịch và đại biểu HĐND thành phố X
        if n > k and other.entry.head == "Văn phòng" and (union := _union_of(mention, other.body)) is not None:
            return union
        if mention.entry.head and (mention.entry.head != "Văn phòng" or other.again or _of_field(other)):
            continue
        if other.body is not None and other.body.kind == "mass" and base_of(mention) == "giảng viên":
            continue  # giảng viên, Bí thư Đoàn Đại học X
        if other.body is not None and not (other.body.bare or entry.head or entry.use == "=" or entry.organization):
            committee = other.body.kind == "party" and base_of(mention) == "chủ tịch"  # Chủ tịch, Bí thư Huyện ủy X
            if "giám đốc" in base_of(mention):
                if (whole := directed(other.body)) is None:
                    continue
                return whole
            return government_of(other.body) if committee else other.body
    return None


def _union_of(mention: OfficeMention, office: BodyMention | None) -> BodyMention | None:
    """``Phó Tổng Thư ký, Chánh Văn phòng Trung ương Hội X``: of the union, whose office it is."""
    whole = office.parent if office is not None and base_of(mention) in ("chủ tịch", "tổng thư kí") else None
    return whole if whole is not None and whole.kind == "mass" else None


def directed(body: BodyMention) -> BodyMention | None:
    """``Giám đốc, Bí thư Đảng ủy Công ty X``, ``Giám đốc, Chủ tịch Hội đồng quản trị Công ty X``: of the company."""
    if body.kind == "party" or name_key(body.name).startswith(BOARDS):
        return body.parent
    return None if name_key(body.name).startswith("hội đồng ") else _police_of(body) or body


def _police_of(body: BodyMention) -> BodyMention | None:
    """``Phó Giám đốc, Thủ trưởng Cơ quan CSĐT Công an tỉnh X``: of the police, not of that office."""
    _, police, rest = body.name.partition("Công an")
    if not police or not name_key(body.head.form).startswith("cơ quan "):
        return None
    found = knowledge.heads().match(name_key(police).split(), 0)
    assert found is not None
    return replace(body, head=found[0], name=police + rest, parent=None)


def _of_field(office: OfficeMention) -> bool:
    """``Chánh Văn phòng, Giám đốc Sở X``: whose office it is, the title beside does not tell."""
    return office.body is not None and office.body.head.takes == "field" and office.entry.head != "Văn phòng"


def _joined_to(cells: Cells, at: list[int], k: int) -> Iterator[int]:
    """The cell of a title and of those that follow it side by side."""
    yield at[k]
    for n in range(k, len(at) - 1):
        if set(cells.symbols[at[n] + 1 : at[n + 1]]) - set(",x-"):
            return
        yield at[n + 1]


def unread(reading: Reading, cells: Cells, office: int) -> bool:
    """``Ủy viên Bộ Chính …``: a capital word right after a title that is no name is a body that was not understood."""
    text, end = reading.text, cells.last[office]
    following = cells.chunk[office + 1] if office + 1 < len(cells.chunk) else None
    if following is not None or end >= reading.sentences[cells.sentence].last:
        return False
    if knowledge.heads().match(text.keys, end):  # giám đốc sở | VT - TT
        return True
    return text.words[end][0].isupper() and adjacent(text, end) and len(text.words[end]) > 1


_RUNS_ON = frozenset(("cảnh sát", "chi nhánh", "xã hội", "thi hành án", "điều tra viên"))
_ABOUT = ("Ban Chỉ đạo", "Hội đồng", "Ủy ban", "Quỹ")  # Ban Chỉ đạo Trung ương về …
_QUOTES = ('"', "“", "'", "‘")
_PARTED = ("Phòng", "Vụ", "Cục", "Ủy ban")  # Phòng Doanh nghiệp, kinh tế tập thể


def _cut_short(reading: Reading, cells: Cells, office: int, body: BodyMention) -> bool:
    """Whether the name of the body a title names may go on: ``Bí thư Tỉnh ủy | Cát Lâm``, ``Hội Liên hiệp | các hội
    …``, ``Ban Chỉ đạo Trung ương | về …``. Half a name is no name."""
    text, end = reading.text, body.last
    following = cells.chunk[office + 1] if office + 1 < len(cells.chunk) else None
    last = reading.sentences[cells.sentence].last
    if cells.last[office] != end or end + 1 >= last or (following is not None and following.first == end):
        return False
    key, after = text.keys[end], text.keys[end + 1]
    if key == "," and body.head.form.startswith(_PARTED) and body.place is None and body.parent is None:
        goes_on = text.words[end + 1].islower() or body.head.form.startswith("Ủy ban")
        return goes_on and field_end(text, end + 1, last) > end + 1
    if key == "," and body.head.form == "Ban Chỉ đạo":  # Ban Chỉ đạo nghiên cứu, biên soạn …
        return text.words[end - 1].islower() and (knowledge.trades().match(text.keys, end - 2) or ("", 0))[0] == "deed"
    loose = body.head.takes == "field" and body.place is None and body.parent is None
    if key in "-–" and loose and following is None:  # Ban Kế hoạch – kinh doanh
        return text.words[end + 1].islower() and field_end(text, end + 1, last) > end + 1
    if key in _QUOTES and body.head.form.startswith(_ABOUT):  # Ban Chỉ đạo công trình | "Lịch sử tỉnh"
        return text.words[end - 1].islower()
    if not adjacent(text, end):
        return False
    if body.parent is None and body.head.form == "Ban" and text.keys[end + 1 : end + 3] == ["trung", "ương"]:
        return True  # Trưởng ban Tuyên giáo | giáo Trung ương: a slip
    if key == "cửa" and after == "khẩu":
        return True
    if key == "và":  # Phòng Cảnh sát Phòng cháy | và Cứu nạn
        word = office + 2 < len(cells.chunk) and cells.chunk[office + 2] is None
        return loose and word and text.words[end + 1][0].isupper()
    if text.words[end][0].isupper():
        fixed = body.head.takes == "none" or key in ("khóa", "tto")
        return not fixed and text.words[end].isalpha() and key not in knowledge.surnames()
    if key == "về":
        return body.head.form.startswith(_ABOUT) and after != "việc"
    if key == "hội" and text.keys[end - 1] == "xã":
        return True
    return (key == "các" and after not in ("khóa", "nhiệm", "kì")) or f"{key} {after}" in _RUNS_ON
