"""Where bodies stand to a reader of a tree: under what, where no article says so but a name or the law; which are one.

Nothing is joined here: what a tree folds into one line it names on that line.
"""

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import NamedTuple

from kg.iris import slug
from kg.lexicon import Row, read_table
from kg.network import Graph
from kg.places import is_city, outer_district
from kg.text.spelling import body_key, name_key, same_body_key

_UNIT = re.compile(r" (thành phố|tp|tỉnh|quận|huyện|thị xã|phường|xã|thị trấn)$")
_TIERS = {"quận": "district", "huyện": "district", "thị xã": "district"}
_TIERS |= dict.fromkeys(("phường", "xã", "thị trấn"), "commune")
_COMMITTEE = re.compile(r"(?<=\w )đảng ủy (thành phố|tỉnh|quận|huyện|thị xã) ")  # of a Ban Dân vận Tỉnh ủy
_CITY = re.compile(r"\bthành phố ")
_ONCE = ("head", "words", "example")
_MISPRINT = 3  # so many times fewer links has what is taken for a misprint of a name that differs by marks alone


class Site(NamedTuple):
    """A body's name without place and unit, its place and province, all as keys, and the tier that it is of."""

    name: str
    place: str
    province: str
    tier: str

    def around(self) -> tuple[str, str]:
        """The place and the tier of the unit around its place; of a commune only where its district is told."""
        if self.tier == "commune":
            return self.place.partition(", ")[2], "district"
        return (self.province, "province") if self.tier == "district" else ("", "")


@cache
def _rules() -> Mapping[str, Row]:
    """What stands under what, by the name without the word for its unit."""
    columns = ("form", "rest", "above", "where", "tier", "example")
    return {row["form"]: row for row in read_table("organizations-above", columns, optional=("rest", "tier"))}


def above(graph: Graph) -> dict[str, str]:
    """For each body of which no article tells what it is part of what it is under by its name or the law, as far as
    that is in the graph."""
    sites = {it: _site(graph, it) for it, data in graph.nodes(data=True) if data["type"] == "organization"}
    known: dict[Site, str] = {}
    for body in sorted(sites, key=lambda it: (-graph.degree(it), it)):
        known.setdefault(sites[body], body)
    found: dict[str, str] = {}
    for body, site in sites.items():
        if site.place and not _told(graph, body):
            whole = _by_name(site, known) or _by_law(site, known)
            if whole and whole != body:
                found[body] = whole
    return found


def _by_name(site: Site, known: Mapping[Site, str]) -> str:
    """The body of the place whose name a body's name ends with: a Trạm Cảnh sát Công an huyện is of the Công an."""
    words = site.name.split()
    ends = (" ".join(words[i:]) for i in range(1, len(words) - 1))
    return next((known[it] for end in ends if (it := site._replace(name=end)) in known), "")


def _by_law(site: Site, known: Mapping[Site, str]) -> str:
    rule = _rule(site.name)
    if rule is None or (rule["tier"] and rule["tier"] != site.tier):
        return ""
    place, tier = (site.place, site.tier) if rule["where"] == "here" else site.around()
    return known.get(Site(rule["above"], place, site.province, tier), "")


def alike(graph: Graph, bodies: Collection[str]) -> dict[str, str]:
    """Bodies that have the name of another of theirs, marks aside where hardly anything is known of them, and which."""
    groups: dict[str, list[str]] = {}
    for body in sorted(bodies, key=lambda it: (-graph.degree(it), it)):
        groups.setdefault(slug(_name(graph, body), 200), []).append(body)
    found = {}
    for first, *others in groups.values():
        for it in others:
            same = _name(graph, it) == _name(graph, first)
            if same or graph.degree(it) * _MISPRINT <= graph.degree(first):
                found[it] = first
    return found | _cut_short(graph, [first for first, *_ in groups.values()])


def _cut_short(graph: Graph, bodies: Collection[str]) -> dict[str, str]:
    """A Sở or Phòng whose field the name of one other of theirs goes on from, and that other: ``Sở Nông nghiệp``, ``Sở
    Nông nghiệp và Phát triển nông thôn``. Which of two it is nothing tells."""
    sites = {it: _site(graph, it) for it in bodies}
    fields = {it: site for it, site in sites.items() if (row := _rule(site.name)) and row["rest"]}
    found = {}
    for body, site in fields.items():
        longer = [it for it, other in fields.items() if other == site._replace(name=other.name) and it != body]
        longer = [it for it in longer if fields[it].name.startswith(f"{site.name} ")]
        if len(longer) == 1:
            found[body] = longer[0]
    return found


def _name(graph: Graph, body: str) -> str:
    """The key of a name; Thành ủy Thanh Hóa is not Tỉnh ủy Thanh Hóa, but UBND TP Đà Nẵng is UBND Đà Nẵng, UBND tỉnh
    Đồng Nai is UBND Đồng Nai, and a province has one lottery."""
    key, province = _COMMITTEE.sub("", same_body_key(graph.nodes[body]["label"])), _province(graph, body)
    if is_city(province):
        key = _CITY.sub("", key)
    elif name_key(graph.nodes[body]["place"]) == province:
        key = key.replace(f" tỉnh {province}", f" {province}")
    for head, found in _once():
        key = found.sub(head, key)
    return key


@cache
def _once() -> list[tuple[str, re.Pattern[str]]]:
    """Bodies of which a place has one alone: what they are called here, and the rest of any name of theirs."""
    rows = [(body_key(row["head"]), body_key(row["words"])) for row in read_table("organizations-once", _ONCE)]
    return [(f"{head} {words}", re.compile(rf"\b{head}\b.* {words}\b.*")) for head, words in rows]


def _site(graph: Graph, body: str) -> Site:
    label, place = graph.nodes[body]["label"], graph.nodes[body]["place"]
    key, province = same_body_key(label.removesuffix(place)), _province(graph, body)
    unit = found[1] if (found := _UNIT.search(key)) else ""
    place = ", ".join(name_key(it) for it in place.split(","))
    tier = graph.nodes[body]["level"].removeprefix("level.")
    if tier not in ("province", "district", "commune"):
        inner = "province" if place == province and (is_city(province) or unit != "thành phố") else "district"
        tier = _TIERS.get(unit, "commune" if "," in place else inner)
    if tier == "commune" and (district := outer_district(place, province)):
        place = f"{place}, {name_key(district)}"
    return Site(_UNIT.sub("", key), place, province, tier)


def _rule(name: str) -> Row | None:
    rules = _rules()
    if name in rules and not rules[name]["rest"]:
        return rules[name]
    return next((row for form, row in rules.items() if row["rest"] and name.startswith(f"{form} ")), None)


def _told(graph: Graph, body: str) -> bool:
    return any(data["kind"] == "part" for _, _, data in graph.out_edges(body, data=True))


def _province(graph: Graph, body: str) -> str:
    """The province that a body lies in, as a key."""
    inner = [it for it in graph.successors(body) if graph.nodes[it]["type"] == "place"]
    outer = [two for it in inner for two in graph.successors(it)] or inner
    return name_key(graph.nodes[min(outer)]["label"]) if outer else ""
