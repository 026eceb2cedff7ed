"""Which body a title that names none means by what else its sentence and the article name."""

import re
from dataclasses import replace
from itertools import pairwise

from kg.extract import knowledge
from kg.extract.bodies import BodyMention
from kg.extract.cells import cells_at
from kg.extract.frame import Frame
from kg.extract.office_bodies import OfficeMention, base_of
from kg.extract.open_titles_congress import of_congress
from kg.extract.places import is_capital
from kg.extract.reading import BODY, OFFICE, Reading
from kg.extract.symbols import Cells
from kg.extract.wholes import part_of
from kg.text.spelling import body_key, name_key

OPEN = frozenset(("bí thư", "ủy viên", "thành viên", "đại biểu", "thư ký", "chuyên viên", "trợ lý", "giảng viên"))


def _same_office(cells: Cells, base: str, only_told: bool) -> dict[str, BodyMention]:
    """The bodies whose offices of one kind a sentence names (or tells with giữ chức)."""
    found: dict[str, BodyMention] = {}
    for n, chunk in enumerate(cells.chunk):
        if chunk is not None and chunk.kind == OFFICE and base_of(chunk.value) == base:
            body: BodyMention | None = chunk.value.body
            if body is not None and not body.bare and not (only_told and cells.symbols[n - 1 : n] not in ("h", "j")):
                found[body_key(body.name)] = body
    return found


def of_article(reading: Reading, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``Phó Chủ tịch Nguyễn Văn A``: of the body whose Chủ tịch or Phó Chủ tịch was named just before, else of the
    only one that the article names."""
    base = base_of(mention)
    if mention.plural and base == "chủ tịch" and cells.symbols.startswith(";RiP", office - 1):
        beside = _same_office(cells, base, True)  # giữ chức Chủ tịch HĐND X; | hai Phó Chủ tịch là …
        return next(iter(beside.values())) if len(beside) == 1 else None
    if base in OPEN or mention.entry.head or (mention.plural and not _NAMES.match(cells.symbols, office + 1)):
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
    if only is None or only.first >= mention.first:
        return None
    company = "giám đốc" in base and only.kind != "business" and _names_company(cells)
    return None if company else only  # dự án của Công ty X (do chồng bà A làm giám đốc): not of the Sở


_NAMES = re.compile(r"P|u?w?:?P")  # Phó Chủ tịch A · các Phó Chủ tịch gồm: ông A, bà B


def _names_company(cells: Cells) -> bool:
    bodies = (chunk.value for chunk in cells.chunk if chunk is not None and chunk.kind == BODY)
    return any(body.kind == "business" for body in bodies)


def of_same_holder(reading: Reading, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``ông A tái đắc cử chức Chủ tịch``: of the one body whose Chủ tịch the article calls that person elsewhere."""
    person = cells.symbols.rfind("P", 0, office)
    if person < 0 or mention.body is not None or "E" not in cells.symbols[max(person, office - 4) : office]:
        return None
    found: dict[str, BodyMention] = {}
    for k in range(len(reading.sentences)):
        other = cells_at(reading, k)
        for n, symbol in enumerate(other.symbols):
            if symbol != "P" or other.person(n) != cells.person(person):
                continue
            for beside in (n - 1, n + 2):  # Chủ tịch UBND tỉnh A; A, Chủ tịch UBND tỉnh
                chunk = other.chunk[beside] if 0 <= beside < len(other.chunk) else None
                if chunk is not None and chunk.kind == OFFICE and name_key(chunk.value.role) == name_key(mention.role):
                    if chunk.value.body is not None and not chunk.value.body.bare:
                        found[body_key(chunk.value.body.name)] = chunk.value.body
    return next(iter(found.values())) if len(found) == 1 else None


def of_another(frame: Frame, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``ông A làm Chủ tịch Hội, ông B làm Phó Chủ tịch``: of the union that another is told to head."""
    if cells.symbols[office - 1 : office] not in ("h", "e", "E"):
        return None
    for n in range(office - 1, -1, -1):
        chunk = cells.chunk[n]
        if chunk is not None and chunk.kind == OFFICE and base_of(chunk.value) == base_of(mention):
            if n and cells.symbols[n - 1] == "(":
                continue  # ông A (Chủ tịch Hội X) giữ chức Phó Chủ tịch
            other: OfficeMention = chunk.value
            body = other.body or (frame.only(other.again) if other.again else None)
            return body if "P" in cells.symbols[n:office] and body is not None and body.kind == "mass" else None
    return None


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
            bodies = found.setdefault(base_of(chunk.value), {})
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


def _cell_beside(cells: Cells, office: int) -> BodyMention | None:
    """``ông A được bầu làm Bí thư Chi bộ, ông B - Phó Bí thư``: of the same cell."""
    told = (chunk for chunk in reversed(cells.chunk[:office]) if chunk is not None and chunk.kind == OFFICE)
    body: BodyMention | None = next((chunk.value.body for chunk in told), None)
    return body if body is not None and body.head.form == "Chi bộ" else None


def _beside(cells: Cells, office: int, head: str) -> BodyMention | None:
    """``Ủy ban Kiểm tra Trung ương … do ông A - Chủ nhiệm Ủy ban``: the one body of that kind in the sentence, whole of
    another (``Thanh tra Sở X``) or not; ``Phó Giám đốc sở này``: of the one told last."""
    found: dict[str, BodyMention] = {}
    this = office + 1 in cells.pointing
    told = zip(cells.symbols[:office] if this else cells.symbols, cells.chunk, strict=False)
    for symbol, chunk in told:
        named = chunk is not None and symbol in "BR"
        body: BodyMention | None = (chunk.value if symbol == "B" else chunk.value.body) if chunk and named else None
        for part in (body, body.parent) if body is not None else ():
            if part is not None and not part.bare and f"{part.head.form} ".startswith(f"{head} "):
                key = body_key(part.name)
                found.pop(key, None)
                found[key] = part
    return [*found.values()][-1] if len(found) == 1 or (found and this) else None


def only_one(frame: Frame, cells: Cells, mention: OfficeMention) -> BodyMention | None:
    """The one body that an article names with the head of a title; ``chủ tịch HĐQT tổng công ty`` in small letters may
    be of another one that the sentence names."""
    body = frame.only(mention.again)
    head = mention.last - len(mention.again.split())
    if body is None or body.kind != "business" or is_capital(frame.reading.text, head):
        return body
    named = [chunk.value for chunk in cells.chunk if chunk is not None and chunk.kind in (BODY, OFFICE)]
    bodies = [getattr(value, "body", value) for value in named]
    others = (b.parent or b for b in bodies if b is not None and not b.bare and b.kind == "business")
    return None if any(body_key(other.name) != body_key(body.name) for other in others) else body


_HEADED = {"tổng biên tập": "media", "hiệu trưởng": "school"}  # offices of one kind of body alone


def of_its_kind(reading: Reading, mention: OfficeMention) -> BodyMention | None:
    """``Tổng Biên tập``: of the one newspaper that the article names before."""
    kind = _HEADED.get(base_of(mention))
    found: dict[str, BodyMention] = {}
    for _, chunk in reading.of_kind(BODY) if kind else ():
        if chunk.first < mention.first and chunk.value.kind == kind and not chunk.value.bare:
            found[body_key(chunk.value.name)] = chunk.value
    return next(iter(found.values())) if len(found) == 1 else None


def assumed_body(frame: Frame, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """A bare Bí thư or Phó Bí thư is of the Party committee named last, else of the one cell of an article that names
    none; a bare Chủ tịch stays open (UBND? HĐND?)."""
    if mention.again:
        whole = only_one(frame, cells, mention) or _beside(cells, office, mention.again)
        return _office_of(whole) if whole is not None and mention.entry.head == "Văn phòng" else whole
    if mention.entry.head == "Văn phòng":
        if cells.symbols[office - 1 : office] in ("h", "j"):
            return _beside(
                cells, office, "Văn phòng"
            )  # bổ nhiệm ông A, Phó Văn phòng UBND tỉnh, giữ chức Chánh Văn phòng
        return _named_early(frame, cells, office, mention)
    if cells.symbols[office - 1 : office] == "(" and mention.entry.head:  # ông A (Trưởng ban)
        return _beside(cells, office, mention.entry.head)
    if name_key(mention.role).startswith(("bí thư", "phó bí thư")):
        near = _cell_beside(cells, office) or frame.party_near(cells.sentence, mention.first)
        near = near or _party_after(cells, mention)
        return near or (frame.only("Chi bộ") if frame.party is None else of_congress(frame.reading, frame.party))
    return frame.only(mention.entry.head) if mention.entry.head in ("Bộ", "Tổng cục") else None


_BY_NAME = re.compile(r"R[:u]?P|(?<=P[,(-])R|(?<=R[,x])R")


def _named_early(frame: Frame, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``Phó Chánh Văn phòng A``: of the one Văn phòng that the article names, in its lead or the same sentence."""
    body = frame.only("Văn phòng") if _BY_NAME.match(cells.symbols, office) else None
    if body is None or body.first >= mention.first:
        return None
    return body if frame.reading.text.sentence_of[body.first] in (0, 1, cells.sentence) else None


def _office_of(whole: BodyMention) -> BodyMention:
    """``Chánh Văn phòng Sở``: of the Văn phòng of the Sở that the article names."""
    found = knowledge.heads().match(["văn", "phòng"], 0)
    assert found is not None
    return part_of(
        replace(whole, head=found[0], name=found[0].form, parent=None, place=None, word="", bare=True), whole
    )


def of_colleagues(reading: Reading, frame: Frame, mention: OfficeMention) -> BodyMention | None:
    """``Giám đốc Sở A, Phó Giám đốc B``: of the one Sở that the article names, whose Giám đốc it tells of."""
    if base_of(mention) != "giám đốc" or mention.plural:
        return None
    theirs = {c.value.again for _, c in reading.of_kind(OFFICE) if c.value.again and base_of(c.value) == "giám đốc"}
    company = any(chunk.value.kind == "business" for _, chunk in reading.of_kind(BODY))
    return frame.only(theirs.pop()) if len(theirs) == 1 and not company else None


_DEBATE = frozenset(
    (("kì", "họp"), ("phiên", "họp"), ("cử", "tri"), ("chất", "vấn"), ("thảo", "luận"), ("nghị", "trường"))
)


def of_assembly(reading: Reading, mention: OfficeMention) -> BodyMention | None:
    """``đại biểu Nguyễn Thị Mai hỏi``: of the one assembly that an article on a debate names; at a congress nobody
    is a deputy by that word."""
    if mention.entry.use != "named":
        return None
    if ("assembly", 0) not in reading.memo:
        reading.memo["assembly", 0] = _assembly(reading)
    known: BodyMention | None = reading.memo["assembly", 0]
    return known


def _assembly(reading: Reading) -> BodyMention | None:
    pairs = set(pairwise(reading.text.keys))
    if ("đại", "hội") in pairs or pairs.isdisjoint(_DEBATE):
        return None
    found: dict[tuple[str, str], BodyMention] = {}
    for kind in (OFFICE, BODY):
        for _, chunk in reading.of_kind(kind):
            body = chunk.value.body if kind == OFFICE else chunk.value
            key = body_key(body.name) if body is not None else ""
            if key == "quốc hội" or (key.startswith("hội đồng nhân dân") and not body.bare):
                found[key, name_key(body.place.name) if body.place else ""] = body
    placed = {key: body for (key, place), body in found.items() if place} or {
        key: body for (key, _), body in found.items()
    }
    one = len({key for key, _ in found}) == 1 and len({place for _, place in found if place}) < 2
    return next(iter(placed.values())) if one else None
