"""``jsonld``: a layer of a store with our own context, one object a node, under the names of the ontology."""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.export.formats import Asked, Written
from kg.export.lines import by_graph, in_order, layer_lines, parsed
from kg.resources import CONTEXT
from kg.store.snapshot import Snapshot
from kg.vocabulary import PREFIXES, RDF, XSD

Node = dict[str, Any]


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """The nodes of the resolved layer, then an object for each article graph with its nodes."""
    lines = in_order(layer_lines(snapshot, asked.layer, target.parent), target.parent, key=by_graph)
    statements = 0

    def objects() -> Iterator[Node]:
        nonlocal statements
        for graph, quads in groupby(parsed(lines), key=lambda quad: quad.graph_name):
            nodes = []
            for _, about in groupby(quads, key=lambda quad: quad.subject):
                found = list(about)
                statements += len(found)
                node = _node(found)
                if isinstance(graph, ox.DefaultGraph):
                    yield node
                else:
                    nodes.append(node)
            if nodes:
                yield {"@id": graph.value, "@graph": nodes}

    with target.open("wb") as out:
        write_graph(json.loads(CONTEXT.read_bytes())["@context"], objects(), out)
    return Written({"statements": statements})


def write_graph(context: Any, nodes: Iterable[Node], out: IO[bytes], name: str = "@graph", **head: str) -> int:
    """A document of many nodes, a line each; how many there were."""
    parts = {"@context": context, **head}
    out.write(b"{")
    for key, value in parts.items():
        out.write(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)},\n".encode())
    out.write(f"{json.dumps(name)}: [".encode())
    count = 0
    for node in nodes:
        out.write((b",\n" if count else b"\n") + json.dumps(node, ensure_ascii=False).encode("utf-8"))
        count += 1
    out.write(b"\n]}\n")
    return count


def _node(quads: list[ox.Quad]) -> Node:
    subject = quads[0].subject
    assert isinstance(subject, ox.NamedNode)  # there are no blank nodes in our data
    values: dict[str, list[Any]] = {}
    for quad in quads:
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        if quad.predicate.value == RDF.type:
            iri = quad.object.value
            values.setdefault("@type", []).append(_terms()[iri][0] if iri in _terms() else _short(iri))
        else:
            term, kind = _terms().get(quad.predicate.value, (quad.predicate.value, ""))
            values.setdefault(term, []).append(_value(quad.object, kind))
    ordered = {key: values[key] for key in sorted(values)}  # @type comes first
    return {"@id": subject.value, **{key: found[0] if len(found) == 1 else found for key, found in ordered.items()}}


def _value(term: ox.NamedNode | ox.Literal, kind: str) -> Any:
    """A value, plain where the context tells its type, which is ``kind``, or JSON does."""
    if isinstance(term, ox.NamedNode):
        return _short(term.value) if kind == "@id" else {"@id": _short(term.value)}
    datatype = term.datatype.value
    if datatype == (kind or XSD.string):
        return term.value
    if datatype == XSD.integer and str(int(term.value)) == term.value:
        return int(term.value)
    return {"@value": term.value, "@type": datatype}


def _short(iri: str) -> str:
    """An IRI of a vocabulary with its prefix; those of the data stay whole."""
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


@cache
def _terms() -> Mapping[str, tuple[str, str]]:
    """The term of a class or property, and what the context says its values are."""
    context = json.loads(CONTEXT.read_bytes())["@context"]
    return {
        value if isinstance(value, str) else value["@id"]: (term, "" if isinstance(value, str) else value["@type"])
        for term, value in context.items()
    }
