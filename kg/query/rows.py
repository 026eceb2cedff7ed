"""Small questions the program itself puts to a graph."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

import pyoxigraph as ox

from kg.query.syntax import with_values
from kg.vocabulary import PREFIXES, XSD

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Row = tuple[Term | ox.Triple | None, ...]
Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Plain = str | int | float | bool | date

_NUMBERS = {XSD.decimal, *(XSD.iri + name for name in ("double", "float"))}


class Graph(Protocol):
    """What answers SPARQL: a ``pyoxigraph.Store``, or a service elsewhere (:class:`kg.query.remote.Endpoint`)."""

    def query(self, query: str, *, prefixes: dict[str, str] | None = None) -> Found: ...


def value(term: Term | ox.Triple | None) -> str:
    """The IRI or the words of a term; empty for none."""
    return "" if term is None else str(term) if isinstance(term, ox.Triple) else term.value


def plain(term: Term | ox.Triple) -> Plain:
    """A term as Python has it: a number, a truth value, a date where it is known to the day; else the words.

    >>> plain(ox.Literal("2020-08-14", datatype=ox.NamedNode(XSD.date))), plain(ox.Literal(12)), plain(ox.Literal("12"))
    (datetime.date(2020, 8, 14), 12, '12')
    """
    words, kind = value(term), term.datatype.value if isinstance(term, ox.Literal) else ""
    try:
        if kind == XSD.integer:
            return int(words)
        if kind in _NUMBERS:
            return float(words)
        if kind == XSD.date:
            return date.fromisoformat(words)
    except ValueError:  # 2020-08-14+07:00, INF
        return words
    return words in ("true", "1") if kind == XSD.boolean else words


def select(graph: Graph, query: str, **terms: Term) -> Iterator[dict[str, str]]:
    """The rows of a query, unbound as ``""``, with some of its variables bound to terms."""
    found = graph.query(with_values(query, {name: str(term) for name, term in terms.items()}), prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: value(row[name]) for name in names}
