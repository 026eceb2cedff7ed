"""Article graphs as they stand in N-Quads: terms are ``<iri>``, ``"text"``, ``"2020"^^<type>`` and stay so."""

import re
from collections.abc import Iterable

from kg.vocabulary import DCTERMS, KG, ORG, PROV, RDF, SKOS, XSD, concept

Node = dict[str, list[str]]
"""What one article graph says of one thing: property to values."""


def term(iri: str) -> str:
    """An IRI as N-Quads writes it."""
    return f"<{iri}>"


TYPE = term(RDF.type)
LABEL, ALT_LABEL = term(SKOS.prefLabel), term(SKOS.altLabel)
TITLE = term(DCTERMS.title)
DERIVED = term(PROV.wasDerivedFrom)
POST_IN = term(ORG.postIn)
MODALITY, ASSERTED, DENIED = term(KG.modality), *(term(concept("modality", code)) for code in ("asserted", "denied"))

_NOTHING = ("",)
_ESCAPED = re.compile(r"\\(.)")

# A day that a date may mean stands last; the more precise of two dates is the one whose type stands first.
_PRECISION = [term(XSD.date), term(XSD.gYearMonth), term(XSD.gYear), term(XSD.gMonthDay), term(XSD.gMonth)]

Date = tuple[str, str, str]
"""A date as stated and the first and last day it may mean; the days are empty where the year is not known."""


def nodes(lines: Iterable[str]) -> dict[str, Node]:
    """The things of one article graph, whose name ends all of its lines.

    >>> nodes(['<s> <p> "a b <c> ." <g> .'])
    {'<s>': {'<p>': ['"a b <c> ."']}}
    """
    found: dict[str, Node] = {}
    thing, node, ending = "", Node(), 0
    for line in lines:
        ending = ending or line.rindex(" <") - len(line)
        subject, predicate, value = line[:ending].split(" ", 2)
        if subject != thing:
            thing, node = subject, found.setdefault(subject, {})
        if predicate in node:
            node[predicate].append(value)
        else:
            node[predicate] = [value]
    return found


def one(node: Node, predicate: str) -> str:
    """The value of a property that has one, or an empty string."""
    return node.get(predicate, _NOTHING)[0]


def words(literal: str) -> str:
    """The text of a literal.

    >>> words('"Công ty \\\\"Sông Lam\\\\""')
    'Công ty "Sông Lam"'
    """
    return _ESCAPED.sub(r"\1", literal[1:-1])


def date(node: Node, role: str) -> Date:
    """The date that a thing has in some role (``<…#start>``): as stated, first day, last day."""
    stem = role[:-1]
    return one(node, role), one(node, f"{stem}Earliest>"), one(node, f"{stem}Latest>")


def precision(value: str) -> int:
    """How vague a stated date is: 0 for a day, more for what may be many days."""
    kind = value.rpartition("^^")[2]
    return _PRECISION.index(kind) if kind in _PRECISION else len(_PRECISION)
