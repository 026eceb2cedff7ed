"""Bodies that stand for a seat in them: a committee somebody joins, whose members follow, a body one is put in
charge of."""

from dataclasses import replace

from kg.extract import knowledge
from kg.extract.bodies import BodyMention
from kg.extract.office_bodies import OfficeMention
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, WORD, Chunk, Reading
from kg.text.spelling import name_key

_COMMITTEES = (
    "ban chấp hành",
    "bch",
    "ban thường vụ",
    "btv",
    "tỉnh ủy",
    "thành ủy",
    "huyện ủy",
    "đảng ủy",
    "ban cán sự",
    "đảng đoàn",
    "bộ chính trị",
    "ban bí thư",
    "chi ủy",
    "ban chi ủy",
    "trung ương đảng",
    "đoàn chủ tịch",
    "ban thường trực",
    "ủy ban mttq",
    "ủy ban mặt trận",
)
_ASSEMBLIES = ("hđnd", "hội đồng nhân dân", "quốc hội")
IN_CHARGE = ["phụ", "trách"]


def names_members(reading: Reading, row: list[Chunk], n: int, chosen: bool) -> bool:
    """Whether the body before chunk ``n`` is one whose members follow: ``các đồng chí trong Ban Thường vụ: A, …``,
    ``Ban Thường vụ khóa XX gồm 15 đồng chí: A, …``; of a body ``chosen``: ``bầu Ban Thường vụ | đối với ông A``."""
    keys = reading.text.keys
    before = keys[row[n - 1].first - 1] if n > 1 else ""
    opened = before in ("trong", "thuộc")
    for k in range(n, min(n + 14, len(row) - 1)):
        key = keys[row[k].first]
        if key == "đối" and keys[row[k].first + 1] == "với":
            return chosen and any(chunk.kind in (PERSON, HONORIFIC) for chunk in row[k + 2 : k + 3])
        opened = opened or key == "gồm"
        if key == ":":
            return opened and any(chunk.kind == PERSON for chunk in row[k + 1 : k + 4])
        if key == "gồm" and _named_next(keys, row[k + 1 : k + 4]):
            return True
        if row[k].kind not in (WORD, MARK, HONORIFIC) or key in (",", ";", "."):
            return False
    return False


def _named_next(keys: list[str], row: list[Chunk]) -> bool:
    """``gồm | ông A``, ``gồm | các đồng chí A``."""
    people = [chunk for chunk in row if keys[chunk.first] != "các" and chunk.kind != HONORIFIC]
    return bool(people) and people[0].kind == PERSON


def committee_seat(chunk: Chunk, elected: bool = False) -> Chunk | None:
    """``tham gia Ban Chấp hành, Ban Thường vụ``: to join a committee is to become a member of it; ``trúng cử HĐND``."""
    if chunk.kind != BODY:
        return None
    body: BodyMention = chunk.value
    if name_key(body.name).startswith("ban bí thư ") and body.kind == "mass":  # Ban Bí thư Trung ương Đoàn
        whole = body.parent or replace(body, name=body.name[len("Ban Bí thư ") :])
        return office_of(chunk._replace(value=replace(whole, first=body.first, last=body.last)), "Bí thư")
    seat = "Ủy viên" if name_key(body.name).startswith(_COMMITTEES) else ""
    seat = seat or ("Đại biểu" if elected and name_key(body.name).startswith(_ASSEMBLIES) else "")
    if not seat:
        return None
    return office_of(chunk, seat)


def office_of(chunk: Chunk, seat: str) -> Chunk:
    """An office in the body of a chunk."""
    body: BodyMention = chunk.value
    role = knowledge.Role(seat, "", "", False, "")
    return chunk._replace(kind=OFFICE, value=OfficeMention(body.first, body.last, role, seat, body))


def put_in_charge(keys: list[str], chunk: Chunk, symbols: list[str]) -> bool:
    """``giao ông A (tạm thời) phụ trách(, điều hành hoạt động của) | Sở X``: who heads a body for a time."""
    before = keys[max(0, chunk.first - 9) : chunk.first]
    while before[-1:] == ["của"] or before[-2:] == ["hoạt", "động"]:
        before = before[: -1 if before[-1] == "của" else -2]
    led = before[-2:] == IN_CHARGE or (before[-2:] == ["điều", "hành"] and "trách" in before)
    return led and symbols[-1] in "aw" and not {"a", "c"}.isdisjoint(symbols[-16:])
