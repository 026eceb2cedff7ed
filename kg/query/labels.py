"""What terms of the vocabulary are called in Vietnamese and English, as the ontology says, and the names of columns."""

from collections.abc import Mapping
from functools import cache

import pyoxigraph as ox

from kg.messages import has, language, text
from kg.resources import ONTOLOGY
from kg.vocabulary import CODES, KG, RDFS, concept

_CODED = {  # the schemes whose codes stand in a column of another name
    "what": ("status", "change"),
    "role": ("participation",),
    "kind": ("kind", "event", "document", "figure"),
}


@cache
def labels() -> Mapping[str, Mapping[str, str]]:
    """The labels of every term of the ontology by language, by its IRI."""
    return _said(RDFS.label)


@cache
def definitions() -> Mapping[str, Mapping[str, str]]:
    """What the ontology says a term means, by language, by its IRI."""
    return _said(RDFS.comment)


def _said(predicate: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if quad.predicate.value == predicate and isinstance(quad.object, ox.Literal) and quad.object.language:
                found.setdefault(str(quad.subject)[1:-1], {})[quad.object.language] = quad.object.value
    return found


def name(written: str) -> str:
    """A column, a field or a part of a fact in the language spoken; English is the name itself, as other programs
    read it.

    >>> name("seen_first")
    'seen_first'
    """
    if language() == "en":
        return written
    if has(f"column.{written}"):
        return text(f"column.{written}")
    first, *rest = written.split("_")
    return labels().get(KG.iri + first + "".join(map(str.title, rest)), {}).get(language(), written)


def term(iri: str, code: str) -> str:
    """A term of the vocabulary in the language spoken; English is its code."""
    return code if language() == "en" else labels().get(iri, {}).get(language(), code)


def cell(column: str, value: str) -> str:
    """A value of a column in the language spoken, where it is a code.

    >>> cell("status", "former")
    'former'
    """
    for scheme in _CODED.get(column, (column,)) if language() != "en" else ():
        if value in CODES.get(scheme, ()):
            return term(concept(scheme, value), value)
    return value
