"""Judging whole graphs: one given as triples, or all those of a file or a store, each by the shapes of its layer."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

import pyoxigraph

from kg.check.engines import run
from kg.check.result import Result
from kg.vocabulary import DCTERMS, KG

_RESOLVED_ONLY = (f"<{KG.quote}>", f"<{KG.article}>")
_ARTICLE_ONLY = f"<{KG.evidence}>"
_IDENTIFIER = f"<{DCTERMS.identifier}>"
_SUBJECT_PREDICATE = re.compile(r"(\S+) (<[^>]*>) ")


def validate(ntriples: str, *, engine: str = "fast", layer: str = "article") -> list[Result]:
    """What the shapes of a layer find in one graph given as N-Triples, sorted; empty when it conforms.

    ``engine``: ``fast``, or ``pyshacl``, which stands in where the fast one is not installed. Both report the same.
    """
    return run(ntriples, layer, engine)


def layer_of(lines: Iterable[str]) -> str:
    """Which layer the triples of one graph belong to, by the properties that only one layer has."""
    predicates, articles = set(), set()
    for line in lines:
        if match := _SUBJECT_PREDICATE.match(line):
            predicates.add(match[2])
            if match[2] == _IDENTIFIER:
                articles.add(match[1])
    if predicates.isdisjoint(_RESOLVED_ONLY):
        return "article" if len(articles) <= 1 else "articles"
    return "all" if _ARTICLE_ONLY in predicates else "resolved"


def check_graph(
    nquads: str, *, engine: str = "pyshacl", progress: Callable[[int, int], None] | None = None
) -> list[Result]:
    """What the shapes find in N-Quads or N-Triples: each named graph judged as an article graph by itself, the default
    graph as what it holds. ``progress`` is told how many graphs are done, and of how many.
    """
    graphs: dict[str, list[str]] = defaultdict(list)
    for quad in pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS):
        name = quad.graph_name.value if isinstance(quad.graph_name, pyoxigraph.NamedNode) else ""
        graphs[name].append(f"{quad.triple} .")
    found = []
    for done, (name, lines) in enumerate(sorted(graphs.items()), 1):
        layer = "article" if name else layer_of(lines)
        found += [replace(result, graph=name) for result in run("\n".join(lines), layer, engine)]
        if progress:
            progress(done, len(graphs))
    return found
