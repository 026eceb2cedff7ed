"""A query's answer, from a process that can be ended."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from kg.messages import UsageProblem, text
from kg.processes import stream
from kg.query.labels import labelled
from kg.query.named import Parameter, Query
from kg.query.rows import Found, Graph, Row
from kg.query.syntax import guard, plain, with_prefixes, with_values
from kg.query.terms import bind
from kg.store.snapshot import open_snapshot
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from kg.query.remote import Endpoint

_BATCH = 500  # rows that cross from one process to the other at a time
_KNOWN = re.compile("Prefix not found|IRI parsing failed")
_RANGES = re.compile(r"""(?:, |(?<=one of ))?(?<!")\[[^][]*\](?!")""")
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


class Source(Protocol):
    """Where answers come from: a snapshot of a store, a service elsewhere."""

    @property
    def graph(self) -> Graph: ...

    @property
    def base(self) -> str: ...


@dataclass(slots=True)
class Answer:
    """Rows under columns; or, where the query makes a graph, triples and no columns. ``rows`` come as they are found.
    ``truth``: the one row says whether there is anything (ASK)."""

    columns: list[str] | None
    rows: Iterator[Row]
    truth: bool = False


def ask(
    place: "Path | Endpoint", query: Query, bindings: Mapping[str, str], *, timeout: float = 0, labels: str = ""
) -> Answer:
    """Ask a store or a service; ``timeout`` in seconds, 0 for none; ``labels`` as for :func:`evaluate`. What is wrong
    with query or bindings is raised here."""
    batches = stream(_work, place, query, dict(bindings), labels, timeout=timeout)
    columns, truth = next(batches)
    return Answer(columns, (row for batch in batches for row in batch), truth)


def opened(place: "Path | Endpoint") -> AbstractContextManager[Source]:
    """Where a store's or a service's answers come from."""
    return open_snapshot(place) if isinstance(place, Path) else nullcontext(place)


def _work(place: "Path | Endpoint", query: Query, bindings: dict[str, str], labels: str) -> Iterator[object]:
    with opened(place) as source:
        result = evaluate(source, query, bindings, labels)
        yield result.columns, result.truth
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


def evaluate(source: Source, query: Query, bindings: Mapping[str, str], labels: str = "") -> Answer:
    """Ask, in this process; things and codes by their label in a language, where one is given."""
    found = _query(source.graph.query, written(source, query, bindings), query.where)
    if isinstance(found, ox.QueryBoolean):
        return Answer(["answer"], iter([(ox.Literal(bool(found)),)]), truth=True)
    if isinstance(found, ox.QueryTriples):
        return Answer(None, ((triple,) for triple in found))
    columns, rows = [variable.value for variable in found.variables], map(tuple, found)
    return Answer(columns, labelled(source.graph, columns, rows, labels) if labels else rows)


def written(source: Source, query: Query, bindings: Mapping[str, str]) -> str:
    """The SPARQL of a query as it is put to the engine, values in it; complete, so that any other takes it too."""
    sparql = checked(source.graph, query)
    terms = {name: str(term) for name, term in _terms(source, query, bindings).items()}
    return with_prefixes(with_values(sparql, terms), PREFIXES)


def checked(graph: Graph, query: Query, graphs: Iterable[str] = (), base: str | None = None) -> str:
    """The text of a query that is well formed and stays in the store, as do the graphs it is to be asked of besides
    (``<IRI>``). Relative IRIs are allowed where there is a base."""
    sparql = plain(query.text)
    for name in (*guard(sparql, query.where), *graphs):
        if isinstance(graph, ox.Store) and not _known(graph, name):  # a service has graphs of its own
            raise UsageProblem("query.from", where=query.where, graph=name)
    _query(partial(ox.Store().query, base_iri=base), sparql, query.where)
    return sparql


def _known(graph: ox.Store, name: str) -> bool:
    try:
        return name.startswith("<") and graph.contains_named_graph(ox.NamedNode(name[1:-1]))
    except ValueError:  # no absolute IRI
        return False


def _terms(source: Source, query: Query, bindings: Mapping[str, str]) -> dict[str, ox.NamedNode | ox.Literal]:
    declared = {parameter.name: parameter for parameter in query.parameters}
    for name in bindings:
        if declared and name not in declared:
            raise UsageProblem("bind.unknown", name=name, names=", ".join(declared))
    values = {parameter.name: parameter.default for parameter in query.parameters if parameter.default} | dict(bindings)
    return {
        name: bind(
            source.graph,
            source.base,
            declared.get(name, Parameter(name, "free")),
            value,
            values.get("on", ""),
        )
        for name, value in values.items()
    }


def _query(asked: Callable[..., Found], sparql: str, where: str) -> Found:
    try:
        return asked(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        place = _PLACE.fullmatch(str(error))
        line, column, reason = place.groups() if place else ("1", "1", str(error))
        raise UsageProblem("query.syntax", where=f"{where}:{line}:{column}", reason=_expected(reason)) from None


def _expected(reason: str) -> str:
    """What the engine expected, without the ranges of characters that a name may have.

    >>> _expected("expected one of '.', ['0'..='9'], ['A' ..= 'Z' | 'a' ..= 'z'], [_]")
    "expected one of '.'"
    """
    if known := _KNOWN.search(reason):
        return known[0]
    told = _RANGES.sub("", reason).rstrip(" ,")
    return told if told not in ("expected", "expected one of") else text("query.unexpected")
