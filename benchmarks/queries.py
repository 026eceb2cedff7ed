"""How long each named query takes: ``python -m benchmarks.queries STORE``, with its defaults and with one typical
value; with ``--rdflib`` in place of the store, beside rdflib on the graph of 1,000 articles, drawn by a seed.

From an open store, or a loaded graph, to the last row. Each call is a process of its own that is ended at the limit.
"""

import argparse
import gc
import json
import math
import multiprocessing
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

TYPICAL = {
    "awards": "kind=order",
    "between": "from=2020-06-01",
    "career": "name=Nguyễn Thiện Nhân",
    "changes": "change=elected",
    "congresses": "term=2015-2020",
    "holders": "role=Bí thư thứ nhất",
    "leaders": "body=organization/dang-uy-tinh/ef61199b6fd7",
    "membership": "indicator=party-cells",
    "officials": "province=Nghệ An",
    "participants": "role=chair",
    "profile": "name=Nguyễn Thiện Nhân",
    "provinces": "role=Phó Bí thư",
    "resolutions": "kind=directive",
    "targets": "indicator=economy",
    "together": "at_least=3",
    "tree": "root=organization/dang-uy-tinh/ef61199b6fd7",
    "years": "since=2021",
}


Timed = tuple[float | None, int | None]
"""Seconds and rows; nothing where the limit came first."""
_SEED = 20261122
_FORK = multiprocessing.get_context("fork")  # so that a graph is loaded once


def ours(store: Path, name: str, given: list[str], limit: float) -> Timed:
    """A query asked of a store."""
    call = [sys.executable, "-m", "benchmarks.queries", str(store), "--one", name, *given]
    try:
        done = subprocess.run(call, capture_output=True, text=True, timeout=limit + 10, check=True)
    except subprocess.TimeoutExpired:
        return None, None
    seconds, rows = json.loads(done.stdout)
    return (seconds, rows) if seconds <= limit else (None, None)


def one(store: Path, name: str, given: list[str]) -> None:
    """Ask once, and print seconds and rows."""
    from kg.query import evaluate, find, parse_bindings
    from kg.store.snapshot import open_snapshot

    with open_snapshot(store) as snapshot:
        started = time.perf_counter()
        rows = sum(1 for _ in evaluate(snapshot, find(name), parse_bindings(given)).rows)
        print(json.dumps([time.perf_counter() - started, rows]))


class Rdflib:
    """The resolved layer of a store in rdflib."""

    def __init__(self, store: Path) -> None:
        import pyoxigraph as ox
        import rdflib

        from kg.store.snapshot import open_snapshot

        self._store = store
        with open_snapshot(store) as snapshot:
            triples = snapshot.graph.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        self._graph = rdflib.Graph().parse(data=triples, format="nt")
        gc.freeze()

    def __len__(self) -> int:
        return len(self._graph)

    def ask(self, name: str, given: list[str], limit: float) -> Timed:
        """A query, as it is put to any engine."""
        from kg.query import find, parse_bindings
        from kg.query.run import written
        from kg.store.snapshot import open_snapshot

        with open_snapshot(self._store) as snapshot:
            text = written(snapshot, find(name), parse_bindings(given))
        here, there = _FORK.Pipe(duplex=False)
        child = _FORK.Process(target=_answer, args=(self._graph, text, there))
        child.start()
        there.close()
        try:
            found = here.recv() if here.poll(limit) else (None, None)
        except EOFError:  # it ended with an error of its own: rdflib cannot sort rows where a key is unbound in two
            found = (math.nan, None)
        child.kill()
        child.join()
        return found


def _answer(graph: Any, text: str, there: Connection) -> None:
    started = time.perf_counter()
    rows = len(list(graph.query(text)))
    there.send((time.perf_counter() - started, rows))


def calls() -> Iterator[tuple[str, list[str]]]:
    """Each query with its defaults, and with its typical value."""
    from kg.query import names

    for name in names():
        yield name, []
        if name in TYPICAL:
            yield name, [TYPICAL[name]]


def table(store: Path, limit: float) -> None:
    """Print how long the queries take."""
    times = []
    print("| query | rows | seconds |\n|---|--:|--:|")
    for name, given in calls():
        seconds, rows = ours(store, name, given, limit)
        times.append(seconds or limit)
        print(f"| {' '.join([name, *given])} | {_number(rows)} | {_told(seconds, limit)} |", flush=True)
    print(f"\nMedian: {statistics.median(times):.2f} s, slowest: {max(times):.2f} s.")


def beside(articles: int, limit: float) -> None:
    """Print how long they take beside rdflib, each with its typical value where it has one."""
    from kg.build import Request, build
    from scripts.shared import sample, write

    with tempfile.TemporaryDirectory(prefix="kg-queries-") as folder:
        store = Path(folder) / "store"
        build(Request(store, [str(write(Path(folder) / "some.jsonl", sample(articles, _SEED)))]))
        other = Rdflib(store)
        print(f"{articles:,} articles, {len(other):,} triples in the resolved layer.\n")
        print("| query | rows | seconds | rdflib |\n|---|--:|--:|--:|")
        for name, given in dict(calls()).items():
            seconds, rows = ours(store, name, given, limit)
            its_seconds, its_rows = other.ask(name, given, limit)
            differs = f" ({_number(its_rows)} rows)" if its_rows not in (None, rows) else ""
            cells = [_number(rows), _told(seconds, limit), _told(its_seconds, limit) + differs]
            print(f"| {' '.join([name, *given])} | {' | '.join(cells)} |", flush=True)


def _told(seconds: float | None, limit: float) -> str:
    if seconds is None:
        return f"over {limit:g}"
    return "fails" if math.isnan(seconds) else f"{seconds:.2f}"


def _number(rows: int | None) -> str:
    return "" if rows is None else f"{rows:,}"


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path, nargs="?")
    parser.add_argument("--rdflib", type=int, nargs="?", const=1000, metavar="N", help="beside rdflib, N articles")
    parser.add_argument("--limit", type=float, default=20, metavar="S", help="seconds a query may take")
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.rdflib:
        beside(asked.rdflib, asked.limit)
    elif not asked.store:
        parser.error("which store?")
    elif asked.one:
        one(asked.store, asked.one[0], asked.one[1:])
    else:
        table(asked.store, asked.limit)


if __name__ == "__main__":
    main()
