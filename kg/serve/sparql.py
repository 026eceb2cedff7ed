"""A helper's answer to a SPARQL query, in the form that the client likes best."""

import io
import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg.messages import UsageProblem
from kg.query.named import Query
from kg.query.run import checked
from kg.serve.held import hold
from kg.serve.limits import ANSWER
from kg.serve.negotiate import GRAPHS, RESULTS, best
from kg.vocabulary import PREFIXES

_RESULTS = {
    RESULTS["json"]: ox.QueryResultsFormat.JSON,
    RESULTS["xml"]: ox.QueryResultsFormat.XML,
    RESULTS["csv"]: ox.QueryResultsFormat.CSV,
    RESULTS["tsv"]: ox.QueryResultsFormat.TSV,
}
_GRAPHS = {
    GRAPHS["turtle"]: ox.RdfFormat.TURTLE,
    GRAPHS["jsonld"]: ox.RdfFormat.JSON_LD,
    GRAPHS["ntriples"]: ox.RdfFormat.N_TRIPLES,
    GRAPHS["rdfxml"]: ox.RdfFormat.RDF_XML,
}


class Asked(NamedTuple):
    """A query as the protocol brings it: with the graphs that are to be its default graph and its named graphs."""

    text: str
    accept: str
    default: Sequence[str] = ()
    named: Sequence[str] = ()


def answer(store: Path, asked: Asked, rows: int) -> tuple[str, bytes]:
    """The media type and the bytes of an answer; one of more rows or triples than allowed is refused, not cut."""
    snapshot = hold(store)
    graph, base = snapshot.graph, snapshot.folder.base
    graphs = [f"<{name}>" for name in (*asked.default, *asked.named)]
    sparql = checked(graph, Query("query", asked.text, "query"), graphs, base)
    given = bool(asked.default or asked.named)  # the protocol's graphs go before those of the query
    found = graph.query(
        sparql,
        prefixes=PREFIXES,
        base_iri=base,
        default_graph=[ox.NamedNode(name) for name in asked.default] if given else None,
        named_graphs=[ox.NamedNode(name) for name in asked.named] if given else None,
    )
    if isinstance(found, ox.QueryTriples):
        media = _liked(asked.accept, list(_GRAPHS))
        triples = list(islice(found, rows + 1))
        _hold_to(len(triples), rows)
        return media, graph_as(media, triples)
    media = _liked(asked.accept, list(_RESULTS))
    sink = _Sink()
    found.serialize(sink, format=_RESULTS[media])
    content = sink.getvalue()
    if isinstance(found, ox.QuerySolutions):
        _hold_to(count(media, content), rows)
    return media, content


def graph_as(media: str, triples: Sequence[ox.Triple]) -> bytes:
    """Triples in an RDF format, in one order."""
    triples = sorted(triples, key=str)
    if media != GRAPHS["turtle"]:
        return ox.serialize(triples, format=_GRAPHS[media]) or b""
    turtle = ox.serialize(triples, format=_GRAPHS[media], prefixes=PREFIXES) or b""
    head, at, body = turtle.rpartition(b"@prefix ")
    last, end, body = body.partition(b"\n")
    lines = (head + at + last + end).splitlines(keepends=True)
    return b"".join(sorted(lines)) + body  # the engine writes prefixes in an order of chance


def count(media: str, content: bytes) -> int:
    """How many rows an answer to a SELECT has, as it is written: the engine counts none, and hands rows out one by one
    only at a tenth of the speed.

    >>> count("text/csv", b'x\\r\\n"a\\nb"\\r\\n')
    1
    """
    if media == RESULTS["json"]:
        plain = re.sub(rb'"(?:[^"\\]|\\.)*"', b"", content).partition(b"[")[2].partition(b"[")[2]
        return plain.count(b"}}") + plain.count(b"{}") - plain.endswith(b"]}}")
    if media == RESULTS["xml"]:
        return content.count(b"<result>") + content.count(b"<result/>")
    if media == RESULTS["csv"]:
        content = re.sub(rb'"[^"]*"', b"", content)
    return content.count(b"\n") - 1


class _Sink(io.BytesIO):
    """Takes what an answer may have, and no more."""

    def write(self, content: bytes) -> int:  # type: ignore[override]
        if self.tell() + len(content) > ANSWER:
            raise UsageProblem("serve.bytes", count=ANSWER // 1_000_000)
        return super().write(content)


def _liked(accept: str, offered: list[str]) -> str:
    media = best(accept, offered)
    if not media:
        raise UsageProblem("serve.accept", offered=", ".join(offered))
    return media


def _hold_to(found: int, rows: int) -> None:
    if found > rows:
        raise UsageProblem("serve.rows", count=rows)
