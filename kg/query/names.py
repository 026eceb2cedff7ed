"""From a name to the one thing that has it; never to one of several, and never past a tone."""

import difflib
import re
import unicodedata
from collections.abc import Collection, Iterator

import pyoxigraph as ox

from kg.iris import slug
from kg.messages import UsageProblem, text
from kg.query.rows import Graph, select
from kg.text.spelling import body_key, name_key
from kg.vocabulary import KG

CLASSES = {
    "person": KG.Person,
    "organization": KG.Organization,
    "post": KG.Post,
    "event": KG.Event,
    "document": KG.Document,
    "award": KG.Award,
    "article": KG.Article,
}
_UNITS = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn"
_TWICE = re.compile(rf"\b({_UNITS}) \1\b")  # Thành ủy TP HCM: a committee of a city, of the city
_UNIT = re.compile(rf"^({_UNITS}) ")
_PLACES = """SELECT DISTINCT ?place ?province {
  ?body a kg:Organization ; kg:province ?province OPTIONAL { ?body kg:place ?place } }"""
_SHOWN = 20
_SIMILAR = 5
_NAMED = """SELECT DISTINCT ?thing ?name ?place ?class {
  ?thing skos:prefLabel|skos:altLabel|dcterms:identifier|dcterms:title ?name ; a ?class OPTIONAL { ?thing kg:place
  ?place } }"""
_PLACED = """SELECT ?thing ?name ?class {
  ?thing kg:place ?place ; skos:prefLabel|skos:altLabel|dcterms:identifier|dcterms:title ?name ; a ?class }"""
_EVERY_PLACE = "SELECT DISTINCT ?place { ?thing kg:place ?place }"
_OF_KEY = "SELECT ?thing ?class { ?thing kg:nameKey ?key ; a ?class }"
_LABEL = "SELECT ?label { ?thing skos:prefLabel|dcterms:title ?label } LIMIT 1"
_HINTS = (
    """SELECT ?hint { ?tenure org:member ?thing ; kg:articles ?told ; kg:post/skos:prefLabel ?hint }
  GROUP BY ?hint ORDER BY DESC(MAX(?told)) ?hint LIMIT 3""",
    "SELECT ?hint { ?thing kg:place|kg:start|kg:issuerName|dcterms:identifier ?hint } ORDER BY ?hint LIMIT 2",
    "SELECT DISTINCT ?hint { ?thing prov:wasDerivedFrom/kg:article/dcterms:identifier ?hint } ORDER BY ?hint LIMIT 2",
)


def find_name(graph: Graph, name: str, kind: str = "") -> ox.NamedNode:
    """The thing of that name (of a kind, where one is given): exactly so, or in another spelling, or with its place."""
    name = unicodedata.normalize("NFC", name).strip()
    classes = {CLASSES[kind]} if kind in CLASSES else {*CLASSES.values()}
    fitting = {row["thing"] for row in _likely(graph, name, classes)}
    if not fitting:  # all names are read only now
        names = _names(graph, kind)
        key = body_key(name)
        fitting = _of_key(names, key) or _of_key(names, _TWICE.sub(r"\1", key))
        if not fitting:
            raise _unknown(graph, name, names)
    if len(fitting) > 1:
        raise UsageProblem("term.several", name=name, count=len(fitting), list=_listed(graph, sorted(fitting)))
    return ox.NamedNode(fitting.pop())


def is_called(graph: Graph, name: str) -> bool:
    """Whether a thing has this name, or one that differs no more than in how people and places are spelt."""
    return bool(_likely(graph, unicodedata.normalize("NFC", name).strip(), {*CLASSES.values()}))


def find_place(graph: Graph, name: str) -> tuple[str, str] | None:
    """The place of that name where some body is, and its province (the same for a province): ``TP HCM`` is
    ``Hồ Chí Minh``. A province goes before what lies in another and has its name."""
    places = {(row["place"] or row["province"], row["province"]) for row in select(graph, _PLACES)}
    provinces = {(province, province) for _, province in places}
    wanted = {body_key(name), without_unit(name)}
    fitting = {place for place in provinces if body_key(place[0]) in wanted} or {
        place for place in places if {body_key(place[0]), body_key(" ".join(place))} & wanted
    }
    if len(fitting) > 1:
        listed = "\n".join(f"  {', '.join(place)}" for place in sorted(fitting))
        raise UsageProblem("place.several", name=name, count=len(fitting), list=listed)
    return fitting.pop() if fitting else None


def without_unit(name: str) -> str:
    """The key of a place without the word for what it is: ``TP HCM`` and ``Hồ Chí Minh`` have one."""
    return _UNIT.sub("", body_key(name))


def _likely(graph: Graph, name: str, classes: Collection[str]) -> list[dict[str, str]]:
    """Things of these classes: what is called so letter by letter; else the people of that name in another spelling and
    what is called so together with its place (``Tỉnh ủy`` of ``Quảng Nam``)."""
    exact = list(select(graph, _NAMED, name=ox.Literal(name)))
    found = exact or [*select(graph, _OF_KEY, key=ox.Literal(name_key(name))), *_with_place(graph, name)]
    return [row for row in found if row["class"] in classes]


def _with_place(graph: Graph, name: str) -> Iterator[dict[str, str]]:
    keys = {body_key(name), _TWICE.sub(r"\1", body_key(name))}
    for place in (row["place"] for row in select(graph, _EVERY_PLACE)):
        if any(key.endswith(f" {body_key(place)}") for key in keys):
            rows = select(graph, _PLACED, place=ox.Literal(place))
            yield from (row for row in rows if body_key(f"{row['name']} {place}") in keys)


def _names(graph: Graph, kind: str) -> dict[str, set[str]]:
    """All names as they are written: a label, and a label with its place (``Tỉnh ủy Quảng Nam``)."""
    names: dict[str, set[str]] = {}
    for known in [kind] if kind in CLASSES else CLASSES:
        for row in select(graph, _NAMED, **{"class": ox.NamedNode(CLASSES[known])}):
            names.setdefault(row["name"], set()).add(row["thing"])
            if row["place"]:
                names.setdefault(f"{row['name']} {row['place']}", set()).add(row["thing"])
    return names


def _of_key(names: dict[str, set[str]], key: str) -> set[str]:
    return {thing for name, things in names.items() if body_key(name) == key for thing in things}


def _unknown(graph: Graph, name: str, names: dict[str, set[str]]) -> UsageProblem:
    """Nothing has this name; things whose names share words with it are suggested, and there tones may differ."""
    wanted = slug(name)
    words = set(wanted.split("-"))
    near: dict[str, set[str]] = {}
    for written, things in names.items():
        plain = slug(written)
        if 2 * len(words.intersection(plain.split("-"))) >= len(words):
            near.setdefault(plain, set()).update(things)
    close = difflib.get_close_matches(wanted, near, n=_SIMILAR, cutoff=0.7)
    if not close:
        return UsageProblem("term.none", name=name)
    similar = dict.fromkeys(thing for plain in close for thing in sorted(near[plain]))
    return UsageProblem("term.similar", name=name, list=_listed(graph, similar))


def hints(graph: Graph, thing: ox.NamedNode) -> list[str]:
    """What tells a thing from others of its name: posts, a place or a day, articles."""
    return next(filter(None, ([row["hint"] for row in select(graph, hint, thing=thing)] for hint in _HINTS)), [])


def _listed(graph: Graph, things: Collection[str]) -> str:
    """Things one a line, with what tells them apart."""
    lines = []
    for thing in list(things)[:_SHOWN]:
        node = ox.NamedNode(thing)
        label = "".join(row["label"] for row in select(graph, _LABEL, thing=node))
        told = "; ".join(hints(graph, node))
        lines.append(f"  {label}{f' ({told})' if told else ''}\n    {thing}")
    if len(things) > _SHOWN:
        lines.append(text("term.more", count=len(things) - _SHOWN))
    return "\n".join(lines)
