"""What a person writes for a thing, as a term: an IRI, a CURIE, a name that one thing has, a value of a declared
kind."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from kg.messages import UsageProblem
from kg.query.named import Parameter
from kg.query.names import find_name, find_place, is_called
from kg.query.provinces import find_province
from kg.query.rows import Graph, select
from kg.text.spelling import name_key, unit_key
from kg.vocabulary import CODES, PREFIXES, XSD, concept

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\\x00-\x20]+")
_OURS = re.compile(r"[a-z]+/[a-z0-9-]+(?:/[0-9a-f]{12})?")
_DISTRICTS = "SELECT DISTINCT ?district { ?body kg:place ?name ; kg:province ?province ; kg:inDistrict ?district }"
Term = ox.NamedNode | ox.Literal


def bind(graph: Graph, base: str, parameter: Parameter, value: str, day: str = "") -> Term:
    """The term for a value of a parameter; a province is that of the name on a day, where one is given."""
    value = unicodedata.normalize("NFC", typed(value))
    kind = parameter.kind
    if kind.startswith("concept:"):
        return ox.NamedNode(_code(parameter, kind.removeprefix("concept:"), value))
    if kind in _LITERALS:
        try:
            return _LITERALS[kind](value)
        except (ValueError, InvalidOperation):
            key = "bind.date" if kind == "date" else "bind.value"
            raise UsageProblem(key, name=parameter.name, value=value, kind=kind) from None
    if kind == "province" and not written_iri(base, value):
        return find_province(graph, value, day)
    if kind == "free":
        return _free(graph, base, value)
    return find_term(graph, base, value, kind)


def find_term(graph: Graph, base: str, value: str, kind: str = "thing") -> ox.NamedNode:
    """The thing that an IRI, a CURIE or a name stands for; a problem that lists them where a name fits several."""
    value = typed(value)
    iri = written_iri(base, value)
    if iri:
        return _now(graph, ox.NamedNode(iri))
    if kind == "iri":
        raise UsageProblem("bind.iri", value=value)
    return find_name(graph, value, kind)


def _now(graph: Graph, thing: ox.NamedNode) -> ox.NamedNode:
    """The thing itself, or the one that it has been joined to: no IRI is ever lost."""
    for row in select(graph, "SELECT ?whole { ?thing dcterms:isReplacedBy ?whole }", thing=thing):
        return ox.NamedNode(row["whole"])
    return thing


def find_thing_or_place(graph: Graph, base: str, value: str) -> ox.NamedNode | tuple[str, str]:
    """The same, or, where nothing else is called so, a place and its province: places have no node of their own."""
    if written_iri(base, typed(value)) or is_called(graph, typed(value)):
        return find_term(graph, base, value)
    return find_place(graph, typed(value)) or find_term(graph, base, value)


def find_area(graph: ox.Store, base: str, value: str) -> tuple[str, ...]:
    """The places of a name: a province, now or of old (``Ninh Bình``, ``Ninh Bình 2020``), by its IRI; else a place in
    one, by the IRI of the district and by its name with that of the province (``Kỳ Lâm, Hà Tĩnh``)."""
    value = unicodedata.normalize("NFC", typed(value))
    iri = written_iri(base, value)
    if iri:
        return (iri,)
    try:
        return (find_province(graph, value).value,)
    except UsageProblem:
        place = find_place(graph, value)
        if not place:
            raise
    districts = select(graph, _DISTRICTS, name=ox.Literal(place[0]), province=ox.Literal(place[1]))
    return (", ".join(place), *sorted(row["district"] for row in districts))


def find_centre(graph: Graph, base: str, value: str) -> str:
    """The same as what :func:`kg.network.build` takes: an IRI, or a place with its province."""
    found = find_thing_or_place(graph, base, value)
    return ", ".join(dict.fromkeys(found)) if isinstance(found, tuple) else found.value


def typed(value: str) -> str:
    """The text of an argument: a console that is not UTF-8 hands its bytes over as lone surrogates.

    >>> typed("Thu\\udce1\\udcba\\udca7n"), typed("Thuần \\udcff")
    ('Thuần', 'Thuần \ufffd')
    """
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def written_iri(base: str, value: str) -> str:
    """The IRI that a person wrote: in full, with or without ``<>``, as a CURIE, or from behind the base. Else empty.

    >>> written_iri("https://w3id.org/vnkg/id/", "kg:Post")
    'https://w3id.org/vnkg/ontology#Post'
    """
    bare = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    prefix, colon, local = bare.partition(":")
    if colon and prefix in PREFIXES and not local.startswith("//"):
        return PREFIXES[prefix] + local if _IRI.fullmatch(PREFIXES[prefix] + local) else ""
    if _IRI.fullmatch(bare) and (bare is not value or "://" in bare or prefix == "urn"):
        return bare
    return base + value if _OURS.fullmatch(value) else ""


def _code(parameter: Parameter, scheme: str, value: str) -> str:
    if value not in CODES.get(scheme, ()):
        raise UsageProblem("bind.code", name=parameter.name, value=value, codes=", ".join(CODES[scheme]))
    return concept(scheme, value)


def _free(graph: Graph, base: str, value: str) -> Term:
    """A value for a variable that no header declares: a term as SPARQL writes it, a number, or else a name."""
    if value.startswith('"') or re.fullmatch(r"[+-]?\d+(\.\d+)?", value):
        literal = value if value.startswith('"') else f'"{value}"^^<{XSD.decimal if "." in value else XSD.integer}>'
        for prefix, iri in PREFIXES.items():
            literal = re.sub(rf"\^\^{prefix}:(\w+)$", rf"^^<{iri}\1>", literal)
        try:
            found = next(iter(ox.parse(f"<a:a> <a:a> {literal} .".encode(), ox.RdfFormat.N_TRIPLES))).object
        except (SyntaxError, StopIteration):
            raise UsageProblem("bind.literal", value=value) from None
        if isinstance(found, ox.Literal):
            return found
    return find_term(graph, base, value)


def _literal(parse: Callable[[str], object], datatype: str) -> Callable[[str], ox.Literal]:
    return lambda value: ox.Literal(str(parse(value)), datatype=ox.NamedNode(datatype))


_LITERALS: dict[str, Callable[[str], ox.Literal]] = {
    "string": ox.Literal,
    "integer": _literal(int, XSD.integer),
    "decimal": _literal(Decimal, XSD.decimal),
    "date": _literal(date.fromisoformat, XSD.date),
    "name:person": lambda value: ox.Literal(name_key(value)),
    "name:body": lambda value: ox.Literal(unit_key(value)),
}
