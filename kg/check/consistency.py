"""What does not fit together in a whole graph: the constraints of ``ontology/consistency.ttl``, asked of the store.

They are SHACL-SPARQL constraints. Any engine can judge by them; one that takes each node by itself needs hours for what
a store answers at once, so here each SELECT is put to the store as it stands. A test holds that pySHACL finds the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.resources import CONSISTENCY
from kg.vocabulary import DCTERMS, KG, PREFIXES, PROV, RDFS, SH

_SEVERITIES = ("Violation", "Warning", "Info")
_SPARQL, _SELECT, _MESSAGE, _SEVERITY = (ox.NamedNode(it) for it in (SH.sparql, SH.select, SH.message, SH.severity))
_LABEL, _DERIVED = ox.NamedNode(RDFS.label), ox.NamedNode(PROV.wasDerivedFrom)
_OF_CLAIM = {"quote": ox.NamedNode(KG.quote), "article": ox.NamedNode(KG.article)}
_OF_ARTICLE = {
    "id": ox.NamedNode(DCTERMS.identifier),
    "title": ox.NamedNode(DCTERMS.title),
    "published": ox.NamedNode(KG.published),
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One constraint: its name, what it is called and what it says in Vietnamese and in English, its query."""

    name: str
    severity: str
    label: tuple[str, str]
    message: tuple[str, str]
    select: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the claims that do not fit: its words, and the article with title and date of publication."""

    claim: str
    sentence: str
    article: str
    title: str
    published: str


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit: by which rule, of which thing (``focus``, and ``value`` where there is another), in plain
    words, with the claims on either side: one where a claim does not fit by itself."""

    rule: str
    severity: str
    label: tuple[str, str]
    focus: str
    value: str
    vi: str
    en: str
    sides: tuple[Side, ...]

    def message(self, language: str = "en") -> str:
        """What does not fit, in plain words."""
        return self.vi if language == "vi" else self.en


@cache
def rules() -> tuple[Rule, ...]:
    """The constraints, by severity, then in the order of the file."""
    graph = ox.Store()
    graph.load(path=CONSISTENCY, format=ox.RdfFormat.TURTLE)
    content = CONSISTENCY.read_text(encoding="utf-8")
    found = []
    for quad in graph.quads_for_pattern(None, _SPARQL, None):
        name = str(quad.subject)[1:-1].rpartition("#")[2]
        label, message = _both(graph, quad.subject, _LABEL), _both(graph, quad.object, _MESSAGE)
        severity = _one(graph, quad.subject, _SEVERITY).rpartition("#")[2]
        found.append(Rule(name, severity, label, message, _one(graph, quad.object, _SELECT)))
    return tuple(sorted(found, key=lambda it: (_SEVERITIES.index(it.severity), content.index(f"shape:{it.name} "))))


def _one(graph: ox.Store, subject: object, predicate: ox.NamedNode) -> str:
    (quad,) = graph.quads_for_pattern(subject, predicate, None)  # type: ignore[arg-type]
    return quad.object.value  # type: ignore[union-attr]


def _both(graph: ox.Store, subject: object, predicate: ox.NamedNode) -> tuple[str, str]:
    said = {it.object.language: it.object.value for it in graph.quads_for_pattern(subject, predicate, None)}  # type: ignore[arg-type,union-attr]
    return said["vi"], said["en"]


def misfits(graph: ox.Store) -> Iterator[Misfit]:
    """What does not fit together in a resolved graph (the default graph of a store), rule by rule, sorted by what it
    is about."""
    for rule in rules():
        rows: dict[tuple[str, str], dict[str, str]] = {}
        for row in _rows(graph, rule.select):
            key = row["this"], row.get("value", "")
            if key not in rows or _claims(row) < _claims(rows[key]):
                rows[key] = row
        found = [_misfit(graph, rule, row) for row in rows.values()]
        yield from sorted(found, key=lambda it: (it.en, it.focus, it.value))


def _rows(graph: ox.Store, select: str) -> Iterator[dict[str, str]]:
    found = graph.query(select, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: row[name].value for name in names if row[name] is not None}


def _claims(row: dict[str, str]) -> tuple[str, str, list[tuple[str, str]]]:
    return row.get("claim", ""), row.get("other", ""), sorted(row.items())


def _misfit(graph: ox.Store, rule: Rule, row: dict[str, str]) -> Misfit:
    given = [row.get("claim") or _states(graph, row["this"], row), row.get("other", "")]
    if "value" in row and not given[1]:
        given[1] = _states(graph, row["value"], row)
    claims = dict.fromkeys(filter(None, given))
    vi, en = (_filled(pattern, row) for pattern in rule.message)
    sides = tuple(_side(graph, claim) for claim in claims)
    return Misfit(rule.name, rule.severity, rule.label, row["this"], row.get("value", ""), vi, en, sides)


def _states(graph: ox.Store, thing: str, row: dict[str, str]) -> str:
    """The claim that states what a row says of a thing: the thing itself, or of the claims that it rests on the first
    that has most of the row's values, itself or by the date of its article."""
    node = ox.NamedNode(thing)
    if any(graph.quads_for_pattern(node, _OF_CLAIM["quote"], None, ox.DefaultGraph())):
        return thing
    said = set(row.values())
    claims = [quad.object for quad in graph.quads_for_pattern(node, _DERIVED, None, ox.DefaultGraph())]

    def fit(claim: ox.NamedNode) -> int:
        own = _objects(graph, claim)
        return 2 * len(said & own) + len(said & _objects(graph, ox.NamedNode(_article(graph, claim))))

    return min(claims, key=lambda it: (-fit(it), it.value)).value  # type: ignore[arg-type,union-attr]


def _objects(graph: ox.Store, subject: ox.NamedNode) -> set[str]:
    quads = graph.quads_for_pattern(subject, None, None, ox.DefaultGraph())
    return {quad.object.value for quad in quads}  # type: ignore[union-attr]


def _article(graph: ox.Store, claim: ox.NamedNode) -> str:
    return _values(graph, claim, _OF_CLAIM)["article"]


def _filled(pattern: str, row: dict[str, str]) -> str:
    for name, value in row.items():
        pattern = pattern.replace(f"{{?{name}}}", value)
    return pattern


def _side(graph: ox.Store, claim: str) -> Side:
    said = _values(graph, ox.NamedNode(claim), _OF_CLAIM)
    article = _values(graph, ox.NamedNode(said["article"]), _OF_ARTICLE)
    return Side(claim, said["quote"], article["id"], article["title"], article["published"])


def _values(graph: ox.Store, subject: ox.NamedNode, properties: dict[str, ox.NamedNode]) -> dict[str, str]:
    found = {}
    for name, predicate in properties.items():
        quads = graph.quads_for_pattern(subject, predicate, None, ox.DefaultGraph())
        found[name] = next((quad.object.value for quad in quads), "")  # type: ignore[union-attr]
    return found
