"""Which body a title that names none means by what is told of its holder: where one is chosen, sent, or leads."""

import re

from kg.extract import open_titles_near
from kg.extract.bodies import BodyMention
from kg.extract.office_bodies import OfficeMention, base_of
from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.text.spelling import body_key, name_key


def told_by_act(reading: Reading, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """The body of the words around the title, by the first rule that has one."""
    return (
        _chosen_at(reading, cells, office, mention)
        or _risen_in(cells, office, mention)
        or _had_by(reading, cells, office, mention)
        or _led_by(reading, cells, office, mention)
        or _posted_to(cells, office, mention)
        or _where(reading, cells, office, mention)
        or _once_at(reading, cells, office, mention)
        or _printed_apart(cells, office, mention)
    )


_POSTED = re.compile(  # … · công tác tại Công ty X, giữ các chức vụ: Phó Giám đốc
    r"B[x,]{0,2}s?[ap]+[wh]{1,3}$|(?<=w)B[,x]{1,2}[wf]{0,3}h:?(?:R[w-]{0,6}[,;x]{1,2})*$"
)


_WHERE = re.compile(r"B(?:\([^()P]{1,12}\))?[,-]{0,2}wP[wfI]{0,2}[hi]{1,2}(?:R[,x]{1,2})*$")


def _where(reading: Reading, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``Công ty X, nơi ông A từng làm Giám đốc, Chủ tịch HĐQT``: of the body where one was it."""
    at, body = _named_in(cells, _WHERE, office)
    if body is None or not _may_head(mention, body):
        return None
    if base_of(mention) == "bí thư" and body.kind != "party":
        return None  # UBND xã, nơi ông A làm Bí thư đoàn
    return body if "nơi" in reading.text.keys[cells.last[at] : cells.first[office]] else None


_ONCE_AT = re.compile(r"(?<=w)B,P[wfihI]{1,3}[wh:]{0,3}(?:R[,x]{1,2})*$")


def _once_at(reading: Reading, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``Tại Trường Đại học X, ông A từng là giảng viên, Trưởng khoa, Phó Hiệu trưởng``: all of them there."""
    at, body = _named_in(cells, _ONCE_AT, office)
    if body is None or not (_may_head(mention, body) or mention.entry.head == "Khoa"):
        return None
    if base_of(mention) == "bí thư" and body.kind != "party":
        return None
    return body if at == 1 and reading.text.keys[cells.first[0]] in ("tại", "ở") else None


_APART = re.compile(r"(?:P[,-]|\()(?:R[,x])*R,B(?=[wW,;.()-])")


def _printed_apart(cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``ông A, Phó Giám đốc, Sở Y tế tỉnh X``: of the body that a comma parts from the title."""
    before = max(cells.symbols.rfind(mark, 0, office) for mark in "P(")
    if before < 0 or mention.again or not _APART.match(cells.symbols, before) or cells.symbols[office + 1] != ",":
        return None
    body = _of_cell(cells, office + 2) if cells.symbols[office + 2] == "B" else None
    return body if body is not None and not body.bare and _may_head(mention, body) else None


_SITTING = re.compile(r"w{3}B")


def _chosen_at(reading: Reading, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``được bầu giữ chức Phó Bí thư tại Hội nghị Thành ủy X``: of the Party committee whose meeting it was."""
    told = _SITTING.match(cells.symbols, office + 1)
    if told is None or not name_key(mention.role).startswith(("bí thư", "phó bí thư")):
        return None
    said = " ".join(reading.text.keys[cells.first[told.start()] : cells.last[told.end() - 2]])
    body = _of_cell(cells, told.end() - 1)
    if body is None or body.bare or not body_key(body.name).startswith("đảng ủy"):
        return None
    return body if said in ("tại hội nghị", "tại đại hội") else None


_RISEN = re.compile(r"R(?:\)|P|,)?[,-]?w{0,3}b[wxBL]{0,8}?[eapE]+[wh]{0,4}$")


def _risen_in(cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``bà A, Phó Trưởng ban Pháp chế, được bầu giữ chức Trưởng ban``: of the body whose deputy head one was."""
    told = _RISEN.search(cells.symbols, 0, office)
    chunk = cells.chunk[told.start()] if told else None
    deputy = name_key(chunk.value.role) == f"phó {name_key(mention.role)}" if chunk else False
    return chunk.value.body if chunk and deputy else None


_HAS = re.compile(r"B[wiI]{1,4}$")


def _had_by(reading: Reading, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``Ban Kinh tế Trung ương hiện có hai Phó Trưởng ban gồm ông A và ông B``: of the body that has them."""
    at, body = _named_in(cells, _HAS, office)
    if body is None or not _may_head(mention, body) or "P" not in cells.symbols[office:]:
        return None
    return body if "có" in reading.text.keys[cells.last[at] : cells.first[office]] else None


def _posted_to(cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``nhận công tác tại Sở X và bổ nhiệm giữ chức Phó Giám đốc``: of the body one is sent to or works in."""
    at, body = _named_in(cells, _POSTED, office)
    if body is None or (mention.again and body.head.form != mention.again):
        return None
    if cells.symbols[at - 1 : at] == "b" and body.kind not in ("business", "mass"):
        return None  # được UBND tỉnh bổ nhiệm làm Giám đốc
    return body if mention.entry.head in ("", body.head.form) else None


_LEADERS = ("giám đốc", "tổng giám đốc", "chủ tịch", "chủ nhiệm", "trưởng ban", "viện trưởng", "hiệu trưởng")
_LED = re.compile(r"B(?:\([^()]{1,12}\))?w{1,3}P(?:[,-](?:R(?:[,x-]R)*)[,-]?)?h$")


def _led_by(reading: Reading, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``Công ty X do ông A làm Giám đốc``, ``Ban Chỉ đạo Y do bà B, Bí thư, làm Trưởng ban``: of that body."""
    at, body = _named_in(cells, _LED, office)
    if body is None or not _may_head(mention, body) or base_of(mention) not in _LEADERS:
        return None
    person = cells.symbols.index("P", at)
    return body if "do" in reading.text.keys[cells.last[at] : cells.first[person]] else None


_DECIDED = re.compile(r"B(?:\([^()]{1,12}\))?[wbgQ]{0,8}[eap]+(?:[wh]{0,4}|[wh]{0,2}P[,-]?(?:R[,-])?[wh]{0,4})$")


def of_decider(cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``Tập đoàn X bổ nhiệm ông A làm Tổng Giám đốc``: a company or an association fills its own offices."""
    if mention.entry.head or base_of(mention) in open_titles_near.OPEN:
        return None
    _, body = _named_in(cells, _DECIDED, office)
    return body if body is not None and body.kind in ("business", "mass") else None


def _may_head(mention: OfficeMention, body: BodyMention) -> bool:
    """Whether an office is one that bodies of this kind have: a Trưởng ban that of a Ban."""
    return not mention.entry.head or f"{body.head.form} ".startswith(f"{mention.entry.head} ")


def _named_in(cells: Cells, words: re.Pattern[str], office: int) -> tuple[int, BodyMention | None]:
    """The cell of the body that opens such words right before an office, and the body where it is named in full."""
    told = words.search(cells.symbols, 0, office)
    body = _of_cell(cells, told.start()) if told else None
    return (told.start(), body) if told and body is not None and not body.bare else (-1, None)


def _of_cell(cells: Cells, n: int) -> BodyMention | None:
    chunk = cells.chunk[n]
    body: BodyMention | None = chunk.value if chunk is not None else None
    return body
