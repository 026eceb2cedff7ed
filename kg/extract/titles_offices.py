"""What the offices of one title say of whose they are, whatever stands around them."""

from kg.extract.office_bodies import OfficeMention
from kg.extract.symbols import Cells
from kg.extract.wholes import unit_word


def marked(cells: Cells, n: int) -> str:
    """How an office is marked: ``former`` in ``nguyên Bí thư``, empty where it is not."""
    chunk = cells.chunk[n]
    return chunk.value.mark if chunk else ""


def marked_past(cells: Cells, offices: list[int]) -> bool:
    """``nguyên Bí thư``: an office of one person, marked as past."""
    return offices[0] not in cells.plural and marked(cells, offices[0]) == "former"


def of_person(cells: Cells, offices: list[int]) -> bool:
    """``ông A, nguyên Bí thư (hiện là Giám đốc Sở)``; in ``Chủ tịch Hội đồng Bộ trưởng (nay là Thủ tướng)`` the office
    has another name today."""
    chunk = cells.chunk[offices[0]]
    return cells.symbols[offices[0] - 1] != "I" or (chunk is not None and not chunk.value.entry.organization)


def of_one(cells: Cells, offices: list[int]) -> list[int]:
    """``báo cáo Thủ tướng, Bí thư Tỉnh ủy A nói``: a head of state or government is not also head of a province."""
    mentions = [cells.chunk[n].value for n in offices]  # type: ignore[union-attr]
    government = [n for n, m in zip(offices, mentions, strict=True) if m.entry.organization == "Chính phủ"]
    offices = [n for n in offices if n not in government[:-1]]  # thay mặt Thủ tướng, Phó Thủ tướng A
    mentions = [cells.chunk[n].value for n in offices]  # type: ignore[union-attr]
    if len({m.body for m in mentions if m.entry.head == "Phòng" and m.entry.single}) > 1:
        return offices[-1:]  # gồm Trưởng phòng Tổ chức, Trưởng phòng Tài vụ và giảng viên A
    joined = [n for n, m in zip(offices, mentions, strict=True) if m.entry.organization and m.entry.single]
    offices = [n for n in offices if n not in joined or "x" not in cells.symbols[n : offices[-1]]]
    mentions = [cells.chunk[n].value for n in offices]  # type: ignore[union-attr]  # Thủ tướng và Bí thư Trung ương Đoàn A
    local = [m for m in mentions if m.body is not None and not m.body.national and not m.body.bare]
    if not local:
        return offices
    return [n for n, m in zip(offices, mentions, strict=True) if not (m.entry.organization and m.entry.single)]


def opens_clause(cells: Cells, offices: list[int], end: int) -> bool:
    """``gặp ông A, Thủ tướng nói``: the head of state or government alone after a comma begins a clause."""
    chunk = cells.chunk[offices[0]]
    entry = chunk.value.entry if chunk else None
    alone = len(offices) == 1 and cells.symbols[end : end + 1] not in ",-);."
    return bool(alone and entry and entry.organization and entry.single)


def serves(cells: Cells, n: int) -> bool:
    """``Trợ lý Chủ tịch nước``: an office beside one that another holds."""
    chunk = cells.chunk[n]
    return chunk is not None and chunk.value.role.startswith(("Trợ lý ", "Thư ký "))


def named(cells: Cells, n: int) -> bool:
    """``bầu Chủ tịch nước, đại biểu A nói``: a title that stands only before a name begins anew."""
    chunk = cells.chunk[n]
    return chunk is not None and chunk.value.entry.use == "named"


def together(cells: Cells, offices: list[int]) -> bool:
    """``của Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh A``: offices that one person has; not ``với Bí thư Tỉnh ủy, Giám đốc
    Sở Y tế A nói``."""
    mentions = [cells.chunk[n].value for n in offices]  # type: ignore[union-attr]
    last = mentions[-1]
    units = {unit_word(m.body) for m in mentions if m.body is not None and not is_seat_in(m)}
    leads = last.role == "Chủ tịch" and last.body is not None and len(units) == 1 and "" not in units
    return all(is_seat_in(m) or (leads and m.role.endswith("Bí thư")) for m in mentions[:-1])


def is_seat_in(mention: OfficeMention) -> bool:
    """``Ủy viên Ban Thường vụ Tỉnh ủy``: a seat, beside which its holder has an office."""
    return mention.role.startswith("Ủy viên")
