"""A violation in plain words, Vietnamese and English: what is wrong with which property, never an engine's own text.

A shape with ``sh:message`` says itself what its value must be; for the others the kind of constraint decides the words.
"""

from functools import cache

import pyoxigraph
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import SH

from kg.resources import ONTOLOGY
from kg.vocabulary import RDFS

Labels = dict[str, tuple[str, str]]
Term = rdflib.term.Node | None

# {path} the property, {value} the value, {limit} the constraint's parameter
_WORDS = {
    "MinCountConstraintComponent": ("thiếu {path}", "{path} is missing"),
    "MaxCountConstraintComponent": ("có nhiều hơn một {path}", "there is more than one {path}"),
    "DatatypeConstraintComponent": ("{path} “{value}” không phải là {limit}", "{path} “{value}” is no {limit}"),
    "ClassConstraintComponent": ("{path} “{value}” không phải là {limit}", "{path} “{value}” is no {limit}"),
    "NodeKindConstraintComponent": ("{path} “{value}” phải là một IRI", "{path} “{value}” must be an IRI"),
    "InConstraintComponent": (
        "{path} “{value}” không có trong danh mục: {limit}",
        "{path} “{value}” is not in the list: {limit}",
    ),
    "HasValueConstraintComponent": ("{path} phải là {limit}", "{path} must be {limit}"),
    "MinLengthConstraintComponent": ("{path} “{value}” quá ngắn", "{path} “{value}” is too short"),
    "MaxLengthConstraintComponent": (
        "{path} “{value}” dài hơn {limit} ký tự",
        "{path} “{value}” is longer than {limit} characters",
    ),
    "MinInclusiveConstraintComponent": ("{path} “{value}” nhỏ hơn {limit}", "{path} “{value}” is less than {limit}"),
    "LessThanConstraintComponent": ("{path} “{value}” không trước {limit}", "{path} “{value}” is not before {limit}"),
    "LessThanOrEqualsConstraintComponent": ("{path} “{value}” sau {limit}", "{path} “{value}” is after {limit}"),
    "ClosedConstraintComponent": (
        "không được có {path} (“{value}”) ở đây",
        "there must be no {path} (“{value}”) here",
    ),
}
_LIMITS = {
    "DatatypeConstraintComponent": SH.datatype,
    "ClassConstraintComponent": SH["class"],
    "HasValueConstraintComponent": SH.hasValue,
    "MaxLengthConstraintComponent": SH.maxLength,
    "MinInclusiveConstraintComponent": SH.minInclusive,
    "LessThanConstraintComponent": SH.lessThan,
    "LessThanOrEqualsConstraintComponent": SH.lessThanOrEquals,
}
_OTHER = "{path} “{value}” không đúng hình {shape}", "{path} “{value}” does not fit the shape {shape}"


@cache
def labels() -> Labels:
    """The Vietnamese and English label of every term that the ontology names."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        for quad in pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE):
            label = quad.object
            if quad.predicate.value == RDFS.label and isinstance(label, pyoxigraph.Literal) and label.language:
                found.setdefault(str(quad.subject).strip("<>"), {})[label.language] = label.value
    return {term: (by["vi"], by["en"]) for term, by in found.items()}


def explain(shapes: rdflib.Graph, shape: Term, component: str, path: Term, value: Term) -> tuple[str, str]:
    """The violation of a shape, in Vietnamese and in English."""
    own = {message.language: str(message) for message in shapes.objects(shape, SH.message)}  # type: ignore[attr-defined]
    patterns = _WORDS.get(component, _OTHER)
    if component in ("PatternConstraintComponent", "OrConstraintComponent", "XoneConstraintComponent") and own:
        patterns = (f"{{path}} “{{value}}” {own['vi']}", f"{{path}} “{{value}}” {own['en']}")
        if path is None:
            patterns = own["vi"], own["en"]
    said = []
    for n, pattern in enumerate(patterns):
        places = {
            "path": _name(path, n),
            "value": _name(value, n),
            "limit": _limit(shapes, shape, component, n),
            "shape": _name(shape, n),
        }
        said.append(_filled(pattern, places).strip())
    return said[0], said[1]


def _filled(pattern: str, places: dict[str, str]) -> str:
    """Not :meth:`str.format`: a shape's message may hold braces of its own."""
    for name, words in places.items():
        pattern = pattern.replace(f"{{{name}}}", words)
    return pattern


def _name(term: Term, language: int) -> str:
    if term is None:
        return ""
    if isinstance(term, rdflib.URIRef):
        return labels()[str(term)][language] if str(term) in labels() else _short(str(term))
    return str(term) if isinstance(term, rdflib.Literal) else "_:…"


def _short(iri: str) -> str:
    """The readable part of an IRI: the slug of a node of ours, else what follows the last mark."""
    parts = iri.split("/")
    if len(parts) > 2 and "#" not in iri and len(parts[-1]) == 12:
        return "/".join(parts[-3:-1]) if parts[-3] != "claim" else "/".join(parts[-3:])
    return iri.rpartition("#")[2] if "#" in iri else parts[-1] or iri


def _limit(shapes: rdflib.Graph, shape: Term, component: str, language: int) -> str:
    if component == "InConstraintComponent":
        allowed = shapes.value(shape, SH["in"])
        return ", ".join(_name(term, language) for term in Collection(shapes, allowed)) if allowed else ""
    if component not in _LIMITS:
        return ""
    return ", ".join(sorted(_name(term, language) for term in shapes.objects(shape, _LIMITS[component])))
