"""The steps of a build one by one, in this process, each on articles not seen before so that no cache flatters it."""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median
from typing import TypeVar

import pyoxigraph as ox
import rdflib

from kg.articles import read
from kg.check import check_article, validate
from kg.extract import extract
from kg.iris import DEFAULT_BASE
from kg.mapping import article_graph
from kg.model import Article
from kg.resolve import resolve

_Result = TypeVar("_Result")
_SLOW = 10  # articles of a round that slow peers judge


@dataclass
class Measured:
    """Articles, or lines, a second by step, one figure a round; the article graphs that came out."""

    rates: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    graphs: list[list[str]] = field(default_factory=list)
    facts: int = 0

    def timed(self, step: str, amount: int, work: Callable[[], _Result]) -> _Result:
        """Do some work and note the rate."""
        started = time.perf_counter()
        result = work()
        self.rates[step].append(amount / (time.perf_counter() - started))
        return result


def articles_of(path: Path) -> list[Article]:
    """The articles of a file."""
    return [it for it in read([path]) if isinstance(it, Article)]


def measure(articles: list[Article], seen: Measured) -> None:
    """One round: every step on the same articles, one after the other."""
    facts = seen.timed("text to facts", len(articles), lambda: [extract(it) for it in articles])
    mapped = seen.timed(
        "facts to quads",
        len(articles),
        lambda: [article_graph(article, found) for article, found in zip(articles, facts, strict=True)],
    )
    checked = seen.timed("checking", len(articles), lambda: [check_article(it) for it in mapped])
    graphs = [list(it.lines) for it in checked]
    lines = list(chain.from_iterable(graphs))
    text = _text(lines)
    with tempfile.TemporaryDirectory() as folder:
        store = ox.Store(folder)
        seen.timed("load, quads", len(lines), lambda: store.bulk_load(text, ox.RdfFormat.N_QUADS))
    seen.timed("resolve", len(articles), lambda: list(resolve(graphs, base=DEFAULT_BASE)))
    few = [_triples(graph) for graph in graphs[:_SLOW]]
    for engine in ("fast", "pyshacl"):
        judge = partial(validate, engine=engine, layer="article")
        seen.timed(f"SHACL, {engine}", len(few), lambda judge=judge: list(map(judge, few)))  # type: ignore[misc]
    some = list(chain.from_iterable(graphs[: _SLOW * 3]))
    seen.timed(
        "load, quads, rdflib in memory", len(some), lambda: rdflib.Dataset().parse(data=_text(some), format="nquads")
    )
    seen.graphs += graphs
    seen.facts += sum(map(len, facts))


def share_of_checking(seen: Measured) -> float:
    """Which part of the time that an article takes, from its text to the resolved layer, goes into checking it."""
    rates = {step: median(seen.rates[step]) for step in ("text to facts", "facts to quads", "checking", "resolve")}
    load = sum(map(len, seen.graphs)) / len(seen.graphs) / median(seen.rates["load, quads"])
    return round(1 / rates["checking"] / (sum(1 / rate for rate in rates.values()) + load), 2)


def _text(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _triples(graph: list[str]) -> str:
    return "".join(f"{line[: line.rindex(' <')]} .\n" for line in graph)
