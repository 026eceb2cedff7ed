"""Where bodies stand to a reader of a tree: under what, where no article says so but the law does; and which are one.

Nothing is joined here: what a tree folds into one line it names on that line.
"""

import re
from collections.abc import Collection, Mapping
from functools import cache

from kg.iris import slug
from kg.lexicon import Row, read_table
from kg.network import Graph
from kg.text.spelling import name_key, same_body_key

_UNIT = re.compile(r" (thành phố|tp|tỉnh|quận|huyện|thị xã|phường|xã|thị trấn)$")
_WORDS = re.compile(
    r"\b(thành phố|tp|tỉnh) |(?<=\w )đảng ủy (thành phố|tỉnh|quận|huyện|thị xã) "
)  # Ban Dân vận Tỉnh ủy
_COMMUNE = ("level.commune", "level.grassroots")
_MISPRINT = 3  # so many times fewer links has what is taken for a misprint of a name that differs by marks alone


@cache
def _rules() -> Mapping[str, Row]:
    """What stands under what, by the name without the word for its unit."""
    columns = ("form", "rest", "above", "where", "example")
    return {row["form"]: row for row in read_table("organizations-above", columns, optional=("rest",))}


def above(graph: Graph) -> dict[str, str]:
    """For each body of which no article tells what it is part of what it is under by the law, as far as that is in the
    graph."""
    bodies = [it for it, data in graph.nodes(data=True) if data["type"] == "organization" and data["place"]]
    sites = {it: (_bare(graph, it), _place(graph.nodes[it]["place"])) for it in bodies}
    known: dict[tuple[str, str, str], str] = {}
    for body in sorted(bodies, key=lambda it: (-graph.degree(it), it)):
        known.setdefault((*sites[body], _province(graph, body)), body)
    found: dict[str, str] = {}
    for body, (name, place) in sites.items():
        rule, province = _rule(name), _province(graph, body)
        if rule is None or _told(graph, body):
            continue
        where = place if rule["where"] == "here" else _outer(place, province, graph.nodes[body]["level"])
        whole = known.get((rule["above"], where, province)) if where else None
        if whole and whole != body:
            found[body] = whole
    return found


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
    return found


def _name(graph: Graph, body: str) -> str:
    return _WORDS.sub("", same_body_key(graph.nodes[body]["label"]))


def _bare(graph: Graph, body: str) -> str:
    """The key of a name without its place and the word for its unit."""
    label, place = graph.nodes[body]["label"], graph.nodes[body]["place"]
    return _UNIT.sub("", same_body_key(label.removesuffix(place)))


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


def _place(place: str) -> str:
    return ", ".join(name_key(it) for it in place.split(","))


def _outer(place: str, province: str, level: str) -> str:
    """The unit around a place: the district that a commune names, of anything else the province."""
    inner, _, district = place.partition(", ")
    return district or ("" if level in _COMMUNE or inner == province else province)
