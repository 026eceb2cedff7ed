"""What terms of the vocabulary are called in Vietnamese and English, as the ontology says, and the names of columns."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import pyoxigraph as ox

from kg.messages import has, language, text
from kg.query.rows import Graph, Row, Term, select
from kg.resources import ONTOLOGY
from kg.text.dates import MONTHS
from kg.text.spelling import name_key
from kg.vocabulary import CODES, KG, RDFS, concept

_CODED = {  # the schemes whose codes stand in a column of another name
    "what": ("status", "change", "indicator", "level"),
    "part": ("participation",),
    "counted": ("indicator",),
    "act": ("document",),
    "its_level": ("level",),
    "role": ("participation",),
    "kind": ("kind", "event", "document", "figure"),
}
_MONTH_AND_DAY = re.compile(r"--(\d\d)-(\d\d)")
_LABEL = "SELECT ?label { ?thing skos:prefLabel|dcterms:title ?label }"


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


def labelled(graph: Graph, columns: Sequence[str], rows: Iterable[Row], wanted: str) -> Iterator[Row]:
    """Rows with things by their label and codes and offices by what they are called in a language."""
    for row in rows:
        yield tuple(_worded(graph, *cell, wanted) for cell in zip(columns, row, strict=True))


def _worded(graph: Graph, column: str, value: Term | ox.Triple | None, wanted: str) -> Term | ox.Triple | None:
    if isinstance(value, ox.NamedNode):
        words = labels().get(value.value, {}).get(wanted) or _label(graph, value)
        return ox.Literal(words) if words else value
    if isinstance(value, ox.Literal) and column == "role":
        words = _offices(wanted).get(name_key(value.value), "")
        return ox.Literal(words) if words else _coded(column, value, wanted)
    return _coded(column, value, wanted) if isinstance(value, ox.Literal) else value


def _coded(column: str, value: ox.Literal, wanted: str) -> ox.Literal:
    for scheme in _CODED.get(column, (column,)):
        if value.value in CODES.get(scheme, ()):
            return ox.Literal(labels().get(concept(scheme, value.value), {}).get(wanted, value.value))
    return value


def _label(graph: Graph, thing: ox.NamedNode) -> str:
    found = sorted(row["label"] for row in select(graph, _LABEL, thing=thing))
    return found[0] if found else ""


@cache
def _offices(wanted: str) -> Mapping[str, str]:
    """What offices are called in a language, by the key of their Vietnamese name."""
    roles = (said for iri, said in labels().items() if iri.startswith(concept("role", "")))
    return {name_key(said["vi"]): said[wanted] for said in roles if "vi" in said and wanted in said}


def cell(column: str, value: str) -> str:
    """A value of a column in the language spoken, where it is a code, some codes, or a day without its year.

    >>> cell("status", "former"), cell("date", "--04-08")
    ('former', '8 Apr')
    """
    if day := _MONTH_AND_DAY.fullmatch(value):
        return day_of_year(int(day[2]), int(day[1]))
    if language() == "en":
        return value
    if column in ("read", "value") and has(f"value.{value}"):  # a word that is no code
        return text(f"value.{value}")
    if column == "evidence":  # what each of four days rests on
        return ", ".join(cell("bound", it) for it in value.split())
    for scheme in _CODED.get(column, (column,)):
        if value in CODES.get(scheme, ()):
            return term(concept(scheme, value), value)
    return value


def day_of_year(day: int, month: int) -> str:
    """A day of any year in the language spoken."""
    return f"{day}/{month}" if language() == "vi" else f"{day} {MONTHS[month - 1]}"
