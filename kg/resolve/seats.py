"""Seats: what is known of a post, whoever holds it, from its role and the name and place of its body."""

from dataclasses import dataclass
from functools import cache, lru_cache

import pyoxigraph as ox

from kg.iris import VIETNAM, slug
from kg.lexicon import read_table
from kg.resources import ONTOLOGY
from kg.text.spelling import is_syllable, name_key, same_body_key
from kg.vocabulary import KG, SKOS

_UNITS = {  # the word for a unit at the end of a body's name, and its level; a thành phố may be either
    "tỉnh": "province",
    "thành phố": "",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
}
_SHORT_UNITS = {"h": "huyện", "q": "quận", "tx": "thị xã", "x": "xã", "p": "phường", "tt": "thị trấn"}
_LOCAL = ("district", "commune", "grassroots")
_LEVELS = ("province", *_LOCAL)
_VIETNAM = name_key(VIETNAM)
_OFFICE = same_body_key("Văn phòng")
_PARTY_COMMITTEE = same_body_key("Đảng bộ")
_STANDING_COMMITTEE = same_body_key("Ban Thường vụ Đảng bộ")
_ONLY = {same_body_key(word) for word in ("Cục", "Tổng cục", "Ủy ban")}  # one for a field of work
_LONG = 6  # words from which a body's name is hardly that of two bodies


@dataclass(frozen=True, slots=True)
class Role:
    """A role by its concept, or by its words where the scheme does not list it; ``rank`` 0 is not known."""

    key: str
    rank: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Seat:
    """A post as far as it tells who holds it; equal ones are one object. ``body`` and ``unit`` are the body's key
    without and with the word for its unit, ``place`` the parts of its place, all as keys. ``joins``: which body it is
    is known beyond the article."""

    role: Role
    body: str
    unit: str
    place: tuple[str, ...]
    province: str
    level: str
    joins: bool
    circle: bool
    """Whether it belongs to its unit's small circle of leaders."""
    many: bool
    """Whether so many hold it at a time that two of them may have one name."""
    proper: bool
    """Whether the body's name alone tells which it is."""

    @property
    def national(self) -> bool:
        return self.level == "national"

    @property
    def local(self) -> bool:
        return self.level in _LOCAL

    @property
    def leads(self) -> bool:
        """Whether it is that of a head or a deputy."""
        return self.role.rank in (1, 2)

    @property
    def member(self) -> bool:
        """Whether it is a seat in a Party committee or its standing committee."""
        return self.role.rank == 4 and self.body in (_PARTY_COMMITTEE, _STANDING_COMMITTEE)


@lru_cache(maxsize=65536)
def seat(concept: str, words: str, body: str, place: str, province: str, level: str) -> Seat:
    """The seat of a role (its concept, as N-Quads writes it, or its words) in a body of that name and place."""
    role = _roles().get(concept) or _role(name_key(words))
    key, parts = same_body_key(body), tuple(filter(None, map(name_key, place.split(","))))
    if role.key in _office_roles() and not key.startswith(f"{_OFFICE} "):
        key = f"{_OFFICE} {key}"  # Chánh Văn phòng UBND is of the Văn phòng UBND
    bare, unit = _bare(key)
    home = name_key(province)
    if parts == (_VIETNAM,):
        level = "national"
    elif not level:
        level = "province" if parts and parts == (home,) else _UNITS.get(unit, "")
    if level == "province" and parts and home:
        parts = (home,)  # Đăk Nông is Đắk Nông
    if level in _LEVELS:
        bare = bare.removesuffix(f" {_VIETNAM}")  # the Ủy ban MTTQ Việt Nam of a province is its Ủy ban MTTQ
    return Seat(
        role=role,
        body=bare,
        unit=unit,
        place=parts,
        province=home,
        level=level,
        joins=level == "national" or bool(parts and home),
        circle=role.key in _circles().get((level, bare), ()),
        many=(bare, role.key) in _assemblies(),
        proper=_proper(bare),
    )


def _bare(key: str) -> tuple[str, str]:
    """A body's key without the word for its unit at the end, and that word."""
    last = key.rpartition(" ")[2]
    if last in _SHORT_UNITS:
        return key.removesuffix(f" {last}"), _SHORT_UNITS[last]
    unit = next((unit for unit in _UNITS if key.endswith(f" {unit}")), "")
    return (key.removesuffix(f" {unit}"), unit) if unit else (key, "")


def _role(words: str) -> Role:
    """The role of words that name none: ``cục phó`` is ``phó cục trưởng``, ``quyền viện trưởng`` is as high as the
    ``viện trưởng``, ``bí thư thường trực`` as the ``bí thư``."""
    if (parts := words.split())[1:] == ["phó"]:
        words = f"phó {parts[0]} trưởng"
    names, heads = _scheme()[1], _single()
    plain = words.removeprefix("quyền ").removesuffix(" thường trực")
    if plain in names:
        return _roles().get(names[plain], Role(plain))
    return Role(plain, 1 if plain in heads else 2 if plain.startswith("phó ") else 0)


@lru_cache(maxsize=65536)
def single(words: str, body: str, place: str, province: str) -> bool:
    """Whether one person at a time holds a role in a body, which is known beyond the article: no ``Trưởng phòng`` of a
    whole sở, none of the secretaries of the Central Committee."""
    it = seat("", words, body, place, province, "")
    head = _single().get(name_key(words))
    return head is not None and it.joins and it.body.startswith(head) and (it.body, it.role.key) not in shared()


@cache
def _scheme() -> tuple[dict[str, Role], dict[str, str]]:
    """The roles of the ontology by their IRI, as N-Quads writes it, and the IRIs by every Vietnamese name."""
    ranks: dict[str, int] = {}
    names: dict[str, str] = {}
    for quad in ox.parse(path=ONTOLOGY / "posts.ttl", format=ox.RdfFormat.TURTLE):
        predicate, value = quad.predicate.value, quad.object
        if isinstance(value, ox.Literal):
            if predicate == KG.rank:
                ranks[str(quad.subject)] = int(value.value)
            elif predicate in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel) and value.language == "vi":
                names.setdefault(name_key(value.value), str(quad.subject))
    return {role: Role(role, rank) for role, rank in ranks.items()}, names


def _roles() -> dict[str, Role]:
    return _scheme()[0]


@cache
def _circles() -> dict[tuple[str, str], set[str]]:
    """The roles of the small circle of leaders by level and body."""
    found: dict[tuple[str, str], set[str]] = {}
    names = _scheme()[1]
    for row in read_table("people-circles", ("level", "body", "roles", "example"), key=("level", "body")):
        roles = {names[name_key(role)] for role in row.many("roles")}
        found[row["level"], same_body_key(row["body"])] = roles
    return found


@cache
def _assemblies() -> set[tuple[str, str]]:
    names = _scheme()[1]
    rows = read_table("people-assemblies", ("body", "roles", "members", "example"))
    return {(same_body_key(row["body"]), names[name_key(role)]) for row in rows for role in row.many("roles")}


@cache
def heads() -> dict[str, str]:
    """What the heads of bodies take: a unit, a field of work, a name of its own …"""
    columns = ("form", "takes", "kind", "level", "scope", "example")
    rows = read_table("organizations", columns, optional=("kind", "level", "scope"))
    return {same_body_key(row["form"]): row["takes"] for row in rows}


@cache
def _office_roles() -> set[str]:
    names = _scheme()[1]
    return {names[name_key(role)] for role in ("Chánh Văn phòng", "Phó Chánh Văn phòng")}


@cache
def shared() -> set[tuple[str, str]]:
    """Roles, of one seat elsewhere, that several hold at a time in some body."""
    names = _scheme()[1]
    rows = read_table("people-shared", ("body", "roles", "example"))
    return {(same_body_key(row["body"]), names[name_key(role)]) for row in rows for role in row.many("roles")}


@cache
def _single() -> dict[str, str]:
    """The roles that one person holds at a time, in words, each with the word that its body must begin with."""
    columns = ("form", "role", "head", "organization", "seats", "use", "example")
    rows = read_table("posts", columns, optional=("head", "organization", "seats", "use"))
    return {name_key(row["form"]): same_body_key(row["head"]) for row in rows if row["seats"] == "1"}


def _proper(body: str) -> bool:
    """Whether a body's name alone tells which it is: a name of its own, one of the state's only ones, or very many
    words. ``HĐQT Tập đoàn X`` is as its Tập đoàn."""
    words = body.split()
    head = next((n for n in range(len(words), 0, -1) if " ".join(words[:n]) in heads()), 0)
    start, rest = " ".join(words[:head]), words[head:]
    if len(words) >= _LONG and len(rest) >= 2:
        return True
    foreign = any(len(word) > 2 and not is_syllable(slug(word)) for word in rest)
    takes = heads().get(start, "")
    if takes == "unit":
        return foreign or (len(rest) > 1 and heads().get(" ".join(rest[:2]), "") == "proper")
    if takes == "field":
        return start in _ONLY and bool(rest)
    return takes == "none" or foreign or (takes == "proper" and len(rest) > 1)
