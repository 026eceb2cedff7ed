"""kg from Python, as small as its commands: open a store, build it, ask it, take its network.

What a person has to mend is a :class:`kg.Problem`, in the words of the commands.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg import network
from kg.messages import UsageProblem
from kg.query import ask, evaluate, find, find_centre
from kg.query.named import parse
from kg.query.remote import Endpoint
from kg.query.rows import Plain, Row, plain
from kg.query.run import Answer, opened
from kg.store.folder import DEFAULT_STORE

if TYPE_CHECKING:
    import pandas

    from kg.build import Summary

_TRIPLE = ["subject", "predicate", "object"]


def open(place: str | Path = DEFAULT_STORE) -> "Store":
    """The store in a folder, which need not be there yet, or a SPARQL 1.1 service by its address."""
    return Store(Endpoint(place) if isinstance(place, str) and "://" in place else Path(place))


class Rows(list[dict[str, Plain | None]]):
    """The rows of an answer. Numbers, truth values and dates known to the day are Python's; what is unbound is
    ``None``."""

    def __init__(self, columns: Sequence[str], rows: Iterable[dict[str, Plain | None]]) -> None:
        super().__init__(rows)
        self.columns = list(columns)

    def to_pandas(self) -> "pandas.DataFrame":
        """The same as a data frame (``pip install vnkg[pandas]``)."""
        import pandas

        return pandas.DataFrame(list(self), columns=self.columns)


@dataclass(frozen=True, slots=True)
class Store:
    """Where the graph is. Each call sees it as it stands then."""

    place: Path | Endpoint

    def build(self, paths: str | Path | Iterable[str | Path] = (), *, jobs: int = 1, **options: Any) -> "Summary":
        """Read articles into the store, as ``kg build`` does with the options of these names. More than one job starts
        processes, so a script that asks for them needs ``if __name__ == "__main__":``."""
        from kg.build import Request, build

        if isinstance(self.place, Endpoint):
            raise UsageProblem("endpoint.build", url=self.place.url)
        every = [paths] if isinstance(paths, str | Path) else paths
        return build(Request(self.place, [str(path) for path in every], jobs=jobs, **options))

    def query(self, query: str, /, *, labels: str = "", timeout: float = 0, **values: object) -> Rows:
        """The rows of a named query, of a file ``.rq`` or of SPARQL itself, with values for its parameters; with
        ``labels`` (``vi``, ``en``) things and codes by name. With a ``timeout`` in seconds it is asked in a process of
        its own."""
        asked = parse("query", query.encode("utf-8"), "query") if "{" in query else find(query)
        written = {name: str(given) for name, given in values.items()}
        if timeout:
            return _rows(ask(self.place, asked, written, labels=labels, timeout=timeout))
        with opened(self.place) as source:
            return _rows(evaluate(source, asked, written, labels))

    def network(self, about: str = "", *, depth: int = 1, limit: int = sys.maxsize) -> network.Graph:
        """The network of the graph, or of what is within ``depth`` steps of one thing, for networkx; :mod:`kg.network`
        says what its nodes and edges carry."""
        with opened(self.place) as source:
            centres = [find_centre(source.graph, source.base, about)] if about else []
            try:
                return network.build(network.select_from(source.graph), about=centres, depth=depth, limit=limit)
            except network.NotInGraph:
                raise UsageProblem("view.nothing", iri=about) from None


def _rows(answer: Answer) -> Rows:
    columns = answer.columns or _TRIPLE
    return Rows(columns, (dict(zip(columns, _cells(row), strict=True)) for row in answer.rows))


def _cells(row: Row) -> list[Plain | None]:
    (first, *_) = row or (None,)
    terms = first if isinstance(first, ox.Triple) and len(row) == 1 else row
    return [None if term is None else plain(term) for term in terms]
