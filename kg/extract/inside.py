"""A part of the body that fills its offices: ``HĐND tỉnh X bầu bà A làm Trưởng ban Pháp chế`` is of its Ban Pháp chế,
``Bộ trưởng Bộ Y tế bổ nhiệm ông B giữ chức Vụ trưởng Vụ Pháp chế`` of that of the ministry."""

from dataclasses import replace

from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.extract.settle import Office
from kg.extract.symbols import Cells
from kg.model import Actor, Body, Support
from kg.text.spelling import body_key, fold, name_key

_COUNCIL = "hội đồng nhân dân"
_OF_COUNCILS = frozenset(
    map(fold, ("ban pháp chế", "ban kinh tế ngân sách", "ban kinh tế và ngân sách", "ban kinh tế xã hội",
               "ban văn hóa xã hội", "ban đô thị", "ban dân tộc"))
)  # fmt: skip
_PARTS = ("phòng ", "vụ ")
_WHOLES = (
    "bộ ", "sở ", "công an ", "tổng cục ", "ngân hàng nhà nước", "kiểm toán nhà nước", "thanh tra chính phủ",
    "viện kiểm sát nhân dân ", "bảo hiểm xã hội ", "ban chỉ đạo ",
)  # fmt: skip


def inside(frame: Frame, cells: Cells, office: Office, by: Actor | None, head: Office | None) -> Office:
    """The office, its body named as a part of who decided: of ``by``, or of the body that ``head`` (who decides alone)
    leads."""
    body = office.body
    if body is None or body.parent is not None or body.national:
        return office
    key = name_key(body.name).replace(" - ", " ").replace(" – ", " ")
    whole = head.body if head is not None else by.body if by is not None else None
    if key in _OF_COUNCILS:
        if whole is None and by is None and _of_council_alone(key):
            whole = _only_council(frame, cells)
        fits = whole is not None and body_key(whole.name).startswith(_COUNCIL)
    else:
        part = whole is not None and key.startswith(_PARTS) and not body.place
        fits = part and whole is not None and name_key(whole.name).startswith(_WHOLES) and whole.kind != "party"
    if not fits or whole is None or (body.place and body.place != whole.place):
        return office
    named = replace(whole, name=f"{body.name} {whole.name}", kind=body.kind, parent=whole)
    return replace(office, body=named)


def head_who(reading: Reading, cells: Cells, offices: dict[int, Office], support: tuple[Support, ...]) -> Office | None:
    """The office whose holder decided, where the support of a change names one."""
    spans = [part.span for part in support if part.role == "by"]
    return next(
        (it for n, it in offices.items() if spans and reading.span(cells.first[n], cells.last[n]) in spans), None
    )


def _of_council_alone(key: str) -> bool:
    return key.startswith(("ban pháp chế", "ban kinh tế"))


def _only_council(frame: Frame, cells: Cells) -> Body | None:
    """The one people's council that the article names."""
    mention = frame.only("HĐND") or frame.only("Hội đồng nhân dân")
    found = frame.settle(mention, cells.sentence) if mention is not None else None
    return found[0] if found is not None else None
