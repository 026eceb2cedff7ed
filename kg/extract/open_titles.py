"""Which body a title means that names none, or only a head: that of its list, of its sentence, of the article."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract import knowledge
from kg.extract.bodies import BodyMention
from kg.extract.body_names import field_end
from kg.extract.cells import Cells, cells_at
from kg.extract.frame import Frame
from kg.extract.offices import OfficeMention
from kg.extract.places import adjacent
from kg.extract.reading import BODY, OFFICE, Reading
from kg.extract.wholes import government_of, part_of, unit_word
from kg.text.spelling import body_key, name_key

_PARTY = ("đảng ủy", "đảng bộ", "đảng ủy cơ sở", "ban thường vụ", "ban thường vụ đảng ủy", "thường trực đảng ủy")
_COMMUNES = ("xã", "phường", "thị trấn")
_GOVERNMENT = ("ubnd", "hđnd", "ủy ban nhân dân", "hội đồng nhân dân")


def body_meant(
    reading: Reading, frame: Frame, cells: Cells, at: list[int], run: list[OfficeMention], k: int
) -> BodyMention | None:
    """The body that title ``k`` of a list means; ``at`` are the cells of the titles of the list."""
    mention, office = run[k], at[k]
    body = _committee_beside(mention, run, k) or mention.body
    if body is not None and body.bare and name_key(body.name).endswith(" cơ sở"):
        return None  # Bí thư Đảng ủy cơ sở: of which one is not said
    if body is not None and body is mention.body and _cut_short(reading, cells, office, body):
        return None
    if body is not None and mention.again:  # Bí thư Đảng ủy Tập đoàn
        whole = frame.only(mention.again)
        printed = reading.text.phrase(body.first, body.last)
        return part_of(replace(body, name=printed), whole) if whole is not None else None
    if body is not None:
        return _of_same_unit(body, run, k) if body.place is None else body
    if any(_unread(reading, cells, n) for n in _joined_to(cells, at, k)):
        return None
    return (
        _posted_to(cells, office, mention)
        or _assumed_body(frame, cells, office, mention)
        or _shared_body(cells, at, run, k)
        or _of_decider(cells, office, mention)
        or _of_article(reading, cells, office, mention)
        or _of_its_kind(reading, mention)
    )


def _committee_beside(mention: OfficeMention, run: list[OfficeMention], k: int) -> BodyMention | None:
    """``Bí thư (Đảng ủy), Chủ tịch UBND xã X``: the Party committee of the unit whose government stands beside."""
    body = mention.body
    standing = body is not None and body.bare and name_key(body.name) == "ban thường vụ"  # UVTV, Phó Chủ tịch HĐND xã X
    member = body is not None and name_key(body.name) == "đảng ủy"  # Đảng ủy viên, Chủ tịch Hội Nông dân xã X
    if not standing and not member and not name_key(mention.role).startswith(("bí thư", "phó bí thư")):
        return None
    leads = member and not name_key(mention.role).startswith("ủy viên")
    if body is not None and not (body.bare and name_key(body.name) in _PARTY):
        return None
    for other in [*run[k + 1 : k + 3], *run[:k][::-1][:2]]:
        beside = other.body
        local = member and not leads and beside is not None and beside.word in _COMMUNES
        if beside is not None and beside.word and (local or name_key(beside.name).startswith(_GOVERNMENT)):
            name = knowledge.shorthands().get(("bí thư", beside.word))
            if name is None or (body is not None and not standing and not name.startswith("Đảng")):
                return None
            head = knowledge.heads().match(name_key(name).split(), 0)
            assert head is not None
            committee = replace(beside, head=head[0], name=name, parent=None)
            return part_of(body, committee) if body is not None and standing else committee
    return None


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
        if mention.entry.head and (mention.entry.head != "Văn phòng" or other.again or _of_field(other)):
            continue
        if other.body is not None and other.body.kind == "mass" and _base(mention) == "giảng viên":
            continue  # giảng viên, Bí thư Đoàn Đại học X
        if other.body is not None and not (other.body.bare or entry.head or entry.use == "=" or entry.organization):
            committee = other.body.kind == "party" and _base(mention) == "chủ tịch"  # Chủ tịch, Bí thư Huyện ủy X
            return government_of(other.body) if committee else other.body
    return None


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


def _unread(reading: Reading, cells: Cells, office: int) -> bool:
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
    if not adjacent(text, end):
        return False
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


_POSTED = re.compile(  # … · công tác tại Công ty X, giữ các chức vụ: Phó Giám đốc
    r"B[x,]{0,2}s?[ap]+[wh]{1,3}$|(?<=w)B[,x]{1,2}[wf]{0,3}h:?(?:R[w-]{0,6}[,;x]{1,2})*$"
)


def _posted_to(cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``nhận công tác tại Sở X và bổ nhiệm giữ chức Phó Giám đốc``: of the body one is sent to or works in."""
    told = _POSTED.search(cells.symbols, 0, office)
    body = _of_cell(cells, told)
    if body is None or body.bare or (mention.entry.head and mention.entry.head != body.head.form):
        return None
    return body


_DECIDED = re.compile(r"B(?:\([^()]{1,12}\))?[wbgQ]{0,8}[eap]+(?:[wh]{0,4}|[wh]{0,2}P[,-]?(?:R[,-])?[wh]{0,4})$")


def _of_decider(cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``Tập đoàn X bổ nhiệm ông A làm Tổng Giám đốc``: a company or an association fills its own offices."""
    if mention.entry.head or _base(mention) in _OPEN or not (told := _DECIDED.search(cells.symbols, 0, office)):
        return None
    body = _of_cell(cells, told)
    return body if body is not None and not body.bare and body.kind in ("business", "mass") else None


def _of_cell(cells: Cells, told: re.Match[str] | None) -> BodyMention | None:
    chunk = cells.chunk[told.start()] if told else None
    body: BodyMention | None = chunk.value if chunk is not None else None
    return body


def _base(mention: OfficeMention) -> str:
    """The head office of an office: Chủ tịch of Phó Chủ tịch Thường trực."""
    return name_key(mention.entry.role).removeprefix("phó ").removesuffix(" thường trực")


_OPEN = frozenset(("bí thư", "ủy viên", "thành viên", "đại biểu", "thư ký", "chuyên viên", "trợ lý", "giảng viên"))


def _same_office(cells: Cells, base: str, only_told: bool) -> dict[str, BodyMention]:
    """The bodies whose offices of one kind a sentence names (or tells with giữ chức)."""
    found: dict[str, BodyMention] = {}
    for n, chunk in enumerate(cells.chunk):
        if chunk is not None and chunk.kind == OFFICE and _base(chunk.value) == base:
            body: BodyMention | None = chunk.value.body
            if body is not None and not body.bare and not (only_told and cells.symbols[n - 1 : n] not in ("h", "j")):
                found[body_key(body.name)] = body
    return found


def _of_article(reading: Reading, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``Phó Chủ tịch Nguyễn Văn A``: of the body whose Chủ tịch or Phó Chủ tịch was named just before, else of the
    only one that the article names."""
    base = _base(mention)
    if base in _OPEN or mention.plural or mention.entry.head:
        return None
    if base == "chủ tịch" and (named := _government_before(cells, office)):
        return named[0] if len(named) == 1 else None
    near = [cells, *([cells_at(reading, cells.sentence - 1)] if cells.sentence else [])]
    told = [True, False] if cells.symbols[office - 1 : office] in ("h", "j") else [False]
    for only_told in told:
        for sentence in near:
            if bodies := _same_office(sentence, base, only_told):
                return next(iter(bodies.values())) if len(bodies) == 1 else None
    known = reading.memo.get(("bodies of offices", 0))
    if known is None:
        known = reading.memo["bodies of offices", 0] = _bodies_of_offices(reading)
    only = known.get(base)
    return only if only is not None and only.first < mention.first else None


def _government_before(cells: Cells, office: int) -> list[BodyMention]:
    """``UBND TP X hiện có bốn Phó Chủ tịch``: the governments and councils that a sentence names before an office."""
    named: dict[str, BodyMention] = {}
    decided = max(map(cells.symbols.rfind, "eapl", (0,) * 4, (office,) * 4))  # the council that elects is none of them
    for symbol, chunk in zip(cells.symbols[decided + 1 : office], cells.chunk[decided + 1 :], strict=False):
        if symbol == "B" and chunk is not None and not chunk.value.bare:
            if body_key(chunk.value.name).startswith(("ủy ban nhân dân", "hội đồng nhân dân")):
                named[body_key(chunk.value.name)] = chunk.value
    return list(named.values())


def _bodies_of_offices(reading: Reading) -> dict[str, BodyMention | None]:
    """Head office -> the one body it is in throughout the article, None where there are several."""
    found: dict[str, dict[tuple[str, str], BodyMention]] = {}
    for _, chunk in reading.of_kind(OFFICE):
        body = chunk.value.body
        if body is not None and not body.bare:
            place = name_key(body.place.name) if body.place else ""
            bodies = found.setdefault(_base(chunk.value), {})
            name = body_key(body.name).removesuffix(f" {body.word}")
            if not place or (name, "") not in bodies or len(bodies) > 1:
                bodies.setdefault((name, place), body)
            else:
                bodies.clear()
                bodies[name, place] = body
    return {base: next(iter(bodies.values())) if len(bodies) == 1 else None for base, bodies in found.items()}


def _party_after(cells: Cells, mention: OfficeMention) -> BodyMention | None:
    """``bầu ông A làm Bí thư; ông B làm Phó Bí thư Tỉnh ủy``: the one committee that is told of next."""
    named = [body for body in _same_office(cells, "bí thư", True).values() if body.kind == "party"]
    return named[0] if len(named) == 1 and named[0].first > mention.first else None


def _beside(cells: Cells, head: str) -> BodyMention | None:
    """``Ủy ban Kiểm tra Trung ương … do ông A - Chủ nhiệm Ủy ban``: the one body of that kind in the sentence."""
    found: dict[str, BodyMention] = {}
    for symbol, chunk in zip(cells.symbols, cells.chunk, strict=True):
        named = chunk is not None and symbol in "BR"
        body = (chunk.value if symbol == "B" else chunk.value.body) if chunk is not None and named else None
        if body is not None and not body.bare and f"{body.head.form} ".startswith(f"{head} "):
            found[body_key(body.name)] = body
    return next(iter(found.values())) if len(found) == 1 else None


_HEADED = {"tổng biên tập": "media", "hiệu trưởng": "school"}  # offices of one kind of body alone


def _of_its_kind(reading: Reading, mention: OfficeMention) -> BodyMention | None:
    """``Tổng Biên tập``: of the one newspaper that the article names before."""
    kind = _HEADED.get(_base(mention))
    found: dict[str, BodyMention] = {}
    for _, chunk in reading.of_kind(BODY) if kind else ():
        if chunk.first < mention.first and chunk.value.kind == kind and not chunk.value.bare:
            found[body_key(chunk.value.name)] = chunk.value
    return next(iter(found.values())) if len(found) == 1 else None


def _assumed_body(frame: Frame, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """A bare Bí thư or Phó Bí thư is of the Party committee named last; a bare Chủ tịch stays open (UBND? HĐND?)."""
    if mention.again:
        return frame.only(mention.again) or _beside(cells, mention.again)
    if cells.symbols[office - 1 : office] == "(" and mention.entry.head:  # ông A (Trưởng ban)
        return _beside(cells, mention.entry.head)
    if name_key(mention.role).startswith(("bí thư", "phó bí thư")):
        return frame.party_near(cells.sentence, mention.first) or _party_after(cells, mention)
    return frame.only(mention.entry.head) if mention.entry.head in ("Bộ", "Tổng cục") else None
