"""Small questions the program itself puts to a graph."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.query.syntax import with_values
from kg.vocabulary import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal


def value(term: Term | ox.Triple | None) -> str:
    """The IRI or the words of a term; empty for none."""
    return "" if term is None else str(term) if isinstance(term, ox.Triple) else term.value


def select(graph: ox.Store, query: str, **terms: Term) -> Iterator[dict[str, str]]:
    """The rows of a query, unbound as ``""``, with some of its variables bound to terms."""
    found = graph.query(with_values(query, {name: str(term) for name, term in terms.items()}), prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    for row in found:
        yield {name: value(row[name]) for name in names}
