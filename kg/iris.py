"""Same key, same IRI: ``BASE kind/ascii-slug/hash``, where the hash alone decides.

The hash is twelve hex digits of the SHA-256 of the key, and the key keeps tones: Hùng and Hưng stay two. The slug is
there for reading and comes from the key too, so that two spellings of one name give one IRI. ``docs/iris.md`` gives
each class's key and the reason for it.
"""

import hashlib
import re
import unicodedata
from functools import lru_cache

from kg.model import Body, Document, Event
from kg.places import CITY, PROVINCE, Unit, has_namesake, is_city, is_province, outer_district
from kg.text.spelling import name_key, same_body_key

DEFAULT_BASE = "https://w3id.org/vnkg/id/"
VIETNAM = "Việt Nam"
_SEPARATOR = "\x1f"  # no key of a name holds it
_FULL_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONG = 5  # words of a name that tell a body apart in its place, without the place
_COMMUNE = (" xã", " phường", " thị trấn")  # at the end of the names of a commune's bodies
_BRANCHED = ("business",)  # its branch in a place may have the name of the place behind its own
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20]*[/#:]", re.IGNORECASE)


def check_base(base: str) -> str:
    """The base itself if data IRIs can be made under it, else ``ValueError`` with what to do.

    >>> check_base("https://example.org/id/")
    'https://example.org/id/'
    >>> check_base("example")
    Traceback (most recent call last):
        ...
    ValueError: not a base IRI: 'example'; give an absolute IRI that ends in / or #, such as https://example.org/id/
    """
    if not _BASE.fullmatch(base):
        raise ValueError(
            f"not a base IRI: {base!r}; give an absolute IRI that ends in / or #, such as https://example.org/id/"
        )
    return base


@lru_cache(maxsize=65536)
def slug(text: str, limit: int = 60) -> str:
    """ASCII for reading only: lower case, hyphens, no marks; it identifies nothing.

    >>> slug("Đảng bộ Văn phòng UBND tỉnh")
    'dang-bo-van-phong-ubnd-tinh'
    >>> slug("…")
    'x'
    """
    plain = unicodedata.normalize("NFKD", text.replace("Đ", "D").replace("đ", "d")).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if len(words) > limit:
        words = words[:limit].rpartition("-")[0] or words[:limit]
    return words or "x"


def digest(*key: str) -> str:
    """Twelve hex digits that stand for a key."""
    return hashlib.sha256(_SEPARATOR.join(key).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def mint(base: str, kind: str, readable: str, *key: str) -> str:
    """The IRI of a node of some kind with some key; ``readable`` is the part of the key that the slug shows."""
    return f"{base}{kind}/{slug(readable)}/{digest(kind, *key)}"


def article_iri(base: str, article: str) -> str:
    """Keyed by the article's id."""
    return mint(base, "article", article, article)


def graph_iri(base: str, article: str) -> str:
    """The named graph that holds what one article says, keyed by the article's id."""
    return mint(base, "graph", article, article)


def agent_iri(base: str, version: str, knowledge: str) -> str:
    """The reader: a version of kg with a state of its knowledge."""
    return mint(base, "agent", f"kg-{version}", version, knowledge)


def evidence_iri(base: str, article: str, start: int, end: int) -> str:
    """Keyed by the article and the statement's place in it."""
    return mint(base, "evidence", article, article, f"{start}-{end}")


def person_iri(base: str, article: str, name: str) -> str:
    """Keyed by the article and the name: a name alone never joins people."""
    key = name_key(name)
    return mint(base, "person", key, article, key)


@lru_cache(maxsize=65536)
def body_identity(body: Body) -> tuple[str, ...]:
    """What tells a body apart: its name, place and province, all as keys; the place of a national body is Vietnam.

    A city under the centre has no city of its own name in it, so there UBND and UBND thành phố are one; so are UBND and
    UBND tỉnh in a province without such a city. Where there is one, UBND may be that of the city. A long name is one
    with the place behind it and without. The bodies of a commune that has its name alone in the province are one with
    its district told and without.
    """
    name, place = same_body_key(body.name), name_key(body.place or (VIETNAM if body.national else ""))
    home = name_key(VIETNAM if body.national else body.province)
    place = home if is_province(place, home) else place
    if place == home and is_city(home):
        name = name.removesuffix(f" {place}") if name.endswith(f" {CITY} {place}") else name
        name = name.removesuffix(f" {CITY}")
    elif place == home and not has_namesake(home):
        name = name.removesuffix(f" {place}") if name.endswith(f" {PROVINCE} {place}") else name
        name = name.removesuffix(f" {PROVINCE}")
    if name.endswith(_COMMUNE) and (district := outer_district(place, home)):
        place = f"{place} {name_key(district)}"
    bare = name.removesuffix(f" {place}")
    if bare != name and len(bare.split()) >= _LONG and body.kind not in _BRANCHED:
        name = bare.removesuffix(f" {CITY}")  # the Bảo tàng Điêu khắc Chăm of Đà Nẵng is the Bảo tàng … Đà Nẵng there
    return name, place, home


def joins(body: Body) -> bool:
    """Whether a body of another article with the same name and place is this one: it is national, or both its place
    and the province of that place are known."""
    return body.settled and (body.national or bool(body.place))


def organization_key(body: Body, article: str) -> tuple[str, ...]:
    """:func:`body_identity`, and the article where name and place do not tell which body it is."""
    return body_identity(body) if joins(body) else (*body_identity(body), article)


def organization_iri(base: str, body: Body, article: str) -> str:
    """Keyed by :func:`organization_key`."""
    key = organization_key(body, article)
    return mint(base, "organization", key[0], *key)


def post_iri(base: str, role: str, body: Body | None, article: str, person: str) -> str:
    """Keyed by role and body. A post of no known body is known by the person who holds it, in this article."""
    key = name_key(role)
    if body is None:
        return mint(base, "post", key, key, article, name_key(person))
    where = organization_key(body, article)
    return mint(base, "post", f"{key} {where[0]}", key, *where)


def event_iri(base: str, event: Event, article: str) -> str:
    """A numbered congress of a settled body is keyed by body and number; another event of a settled body by kind, full
    date and title; anything else is known in this article only."""
    body, title = event.body, name_key(event.title)
    if body is not None and joins(body):
        who = body_identity(body)
        if event.kind == "congress" and event.ordinal:
            return mint(base, "event", f"congress {event.ordinal} {who[0]}", "congress", event.ordinal, *who)
        if _FULL_DATE.fullmatch(event.start):
            return mint(base, "event", title, event.kind, event.start, title, *who)
    where = organization_key(body, article) if body is not None else (name_key(event.organization),)
    return mint(base, "event", title, article, event.kind, event.ordinal, event.start, title, *where)


def document_iri(base: str, document: Document, article: str) -> str:
    """Number, settled issuer and year together identify an act (numbers start again each year or term); with less it is
    known in this article only."""
    issuer, number = document.issuer, name_key(document.number)
    body = issuer.body if issuer is not None else None
    if number and body is not None and joins(body):
        year = _YEAR.search(document.number) or re.match(r"\d{4}", document.date)
        if year:
            return mint(base, "document", number, document.kind, number, year[0], *body_identity(body))
    who = organization_key(body, article) if body is not None else (name_key(issuer.name if issuer else ""),)
    title = "" if number else name_key(document.title)
    return mint(base, "document", number or title, article, document.kind, number, title, document.date[:4], *who)


def award_iri(base: str, award: str) -> str:
    """Keyed by the name of the distinction."""
    key = name_key(award)
    return mint(base, "award", key, key)


def place_iri(base: str, unit: Unit) -> str:
    """A province is keyed by its name and the day since when it stands unchanged, a district by its name, its province
    and its type."""
    key = name_key(unit.name)
    where = (name_key(unit.province), name_key(unit.type)) if unit.province else (unit.start,)
    return mint(base, "place", key, unit.level, key, *where)


def claim_iri(base: str, table: str, article: str, *key: str) -> str:
    """Keyed by the article and everything the claim states, with its place in the article."""
    return f"{base}claim/{table}/{digest('claim', table, article, *key)}"


def correction_iri(base: str, article: str, line: str) -> str:
    """Keyed by the article and the id of the line that decides."""
    return mint(base, "correction", article, article, line)


def match_iri(base: str, one: str, other: str) -> str:
    """Keyed by the IRIs of two people of two articles, without the base, in the order of the IRIs."""
    key = sorted(person.removeprefix(base) for person in (one, other))
    return mint(base, "match", key[0].split("/")[1], *key)


def placement_iri(base: str, body: str) -> str:
    """Keyed by the IRI of the body as its article knows it, without the base."""
    key = body.removeprefix(base)
    return mint(base, "placement", key.split("/")[1], key)


def tenure_iri(base: str, person: str, post: str) -> str:
    """Keyed by the IRIs of person and post, without the base."""
    key = (person.removeprefix(base), post.removeprefix(base))
    return mint(base, "tenure", "/".join(part.split("/")[1] for part in key), *key)
