"""A query's answer, from a process that can be ended."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.messages import UsageProblem
from kg.processes import stream
from kg.query.named import Parameter, Query
from kg.query.syntax import guard, plain, with_values
from kg.query.terms import bind
from kg.store.snapshot import Snapshot, open_snapshot
from kg.vocabulary import PREFIXES

_BATCH = 500  # rows that cross from one process to the other at a time
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

Row = tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None, ...]


@dataclass(slots=True)
class Answer:
    """Rows under columns; or, where the query makes a graph, triples and no columns. ``rows`` come as they are
    found."""

    columns: list[str] | None
    rows: Iterator[Row]


def ask(store: Path, query: Query, bindings: Mapping[str, str], *, timeout: float = 0) -> Answer:
    """Ask a store; ``timeout`` in seconds, 0 for none. What is wrong with query or bindings is raised here."""
    batches = stream(_work, store, query, dict(bindings), timeout=timeout)
    columns = next(batches)
    return Answer(columns, (row for batch in batches for row in batch))


def _work(store: Path, query: Query, bindings: dict[str, str]) -> Iterator[object]:
    with open_snapshot(store) as snapshot:
        result = evaluate(snapshot, query, bindings)
        yield result.columns
        while batch := list(islice(result.rows, _BATCH)):
            yield batch


def parse_bindings(given: Iterable[str]) -> dict[str, str]:
    """Values by variable, from ``x=VALUE``, ``?x=VALUE``."""
    bindings = {}
    for binding in given:
        name, equals, value = binding.partition("=")
        name = name.strip().lstrip("?$")
        if not equals or not re.fullmatch(r"\w+", name):
            raise UsageProblem("bind.form", given=binding)
        bindings[name] = value
    return bindings


def evaluate(snapshot: Snapshot, query: Query, bindings: Mapping[str, str]) -> Answer:
    """Ask a snapshot, in this process."""
    sparql = checked(snapshot.graph, query)
    terms = {name: str(term) for name, term in _terms(snapshot, query, bindings).items()}
    found = _query(snapshot.graph, with_values(sparql, terms), query.where)
    if isinstance(found, ox.QueryBoolean):
        return Answer(["answer"], iter([(ox.Literal(bool(found)),)]))
    if isinstance(found, ox.QueryTriples):
        return Answer(None, ((triple,) for triple in found))
    return Answer([variable.value for variable in found.variables], (tuple(solution) for solution in found))


def checked(graph: ox.Store, query: Query) -> str:
    """The text of a query that is well formed and stays in the store."""
    sparql = plain(query.text)
    for name in guard(sparql, query.where):
        if not graph.contains_named_graph(ox.NamedNode(name[1:-1])) if name.startswith("<") else True:
            raise UsageProblem("query.from", where=query.where, graph=name)
    _query(ox.Store(), sparql, query.where)
    return sparql


def _terms(snapshot: Snapshot, query: Query, bindings: Mapping[str, str]) -> dict[str, ox.NamedNode | ox.Literal]:
    declared = {parameter.name: parameter for parameter in query.parameters}
    for name in bindings:
        if declared and name not in declared:
            raise UsageProblem("bind.unknown", name=name, names=", ".join(declared))
    values = {parameter.name: parameter.default for parameter in query.parameters if parameter.default} | dict(bindings)
    return {
        name: bind(
            snapshot.graph,
            snapshot.folder.base,
            declared.get(name, Parameter(name, "free")),
            value,
            values.get("on", ""),
        )
        for name, value in values.items()
    }


def _query(graph: ox.Store, sparql: str, where: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    try:
        return graph.query(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        place = _PLACE.fullmatch(str(error))
        line, column, reason = place.groups() if place else ("1", "1", str(error))
        raise UsageProblem("query.syntax", where=f"{where}:{line}:{column}", reason=reason) from None
