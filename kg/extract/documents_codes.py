"""Who issued a numbered act where a body or an office of its sentence is the one that the letters of the number mean:
``UBND TP Đà Nẵng phê duyệt dự án tại Quyết định số 6039/QĐ-UBND``."""

import re
from functools import cache

from kg.extract.documents_actors import Found, Line, actor_at, body_name
from kg.extract.documents_number import Number
from kg.extract.reading import BODY, OFFICE, PERSON
from kg.lexicon import read_table
from kg.model import Actor
from kg.text.spelling import body_key

_LAST = re.compile(r"([A-ZĐƯa-z]+)[\s\d]*$")
_CARRIED_OUT = frozenset(("hiện", "khai", "theo", "cứ", "trái", "quán"))  # thực hiện, triển khai Quyết định số …
_BEFORE = 5  # tokens before an act
_PART = re.compile(r"(?:ban thường vụ|thường trực|ban chấp hành|chủ tịch) ")  # of the body that the letters mean
_LOCAL = tuple(map(body_key, ("ủy ban nhân dân", "hội đồng nhân dân", "đảng ủy", "tỉnh ủy", "huyện ủy", "quận ủy")))
_LEVELS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã")


@cache
def _openings() -> dict[str, tuple[str, ...]]:
    """The letters of an issuer -> how the keys of the names that it stands for open."""
    rows = read_table("documents-codes", ("code", "use", "meaning", "example"))
    told = (row for row in rows if row["use"] == "issuer" and not row["meaning"].startswith("("))
    return {row["code"]: tuple(map(body_key, row["meaning"].split(", "))) for row in told}


def issuer_by_code(line: Line, i: int, number: Number) -> Found | None:
    """The one body or office of the sentence that the letters of a number mean; none of a level that may carry out what
    the level above decided."""
    if not _meant(number):
        return None
    found: dict[str, Found] = {}
    for chunk in line.chunks:
        actor = actor_at(line, chunk.first) if chunk.kind in (BODY, OFFICE) else None
        if actor is not None and fits(number, actor):
            found.setdefault(actor.key, actor)
    if len(found) != 1:
        return None
    (only,) = found.values()
    carried_out = _CARRIED_OUT.intersection(line.keys[max(line.first, i - _BEFORE) : i])
    if carried_out and _meant(number)[0] in _LOCAL:
        return None
    return only


def signed_for(line: Line, i: int, number: Number, found: Found) -> Found:
    """``Quyết định số 12/QĐ-UBND do | Chủ tịch UBND tỉnh | ký``: who signs is an office of the body whose letters the
    number has, which issues it; ``18/QĐ-TTg`` is the Prime Minister's own."""
    office = line.chunk(found.first)
    if office is None or office.kind != OFFICE or office.value.body is None or not _signs(line, i, found):
        return found
    settled = line.frame.settle(office.value.body, line.k)
    if settled is None or not _meant(number):
        return found
    name = body_name(settled[0])
    body = Found(Actor(name, settled[0]), body_key(name), found.support, found.first, found.last)
    return body if fits(number, body) else found


def _signs(line: Line, i: int, found: Found) -> bool:
    """Whether ``ký`` stands between an office and its act, or right behind the office and the name."""
    if found.first < i:
        return "kí" in line.keys[found.last : i]
    person = line.chunk(found.last)
    return line.key(person.last if person is not None and person.kind == PERSON else found.last) == "kí"


def fits(number: Number, actor: Found) -> bool:
    """Whether an actor may have issued an act with these letters; any where they are not known."""
    meant = _meant(number)
    whole = body_key(actor.actor.name)
    for key in (whole, _PART.sub("", whole)):
        for opening in meant:
            if f"{key} ".startswith(f"{opening} "):
                return opening != "đảng ủy" or not key.removeprefix(opening).strip().startswith(_LEVELS)
    return not meant


def _meant(number: Number) -> tuple[str, ...]:
    match = _LAST.search(number.printed) if number.coded else None
    return _openings().get(match[1].replace("Ư", "W") if match else "", ())
