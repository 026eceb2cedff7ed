"""How long each named query takes, with its defaults and with one typical value, beside rdflib on the same graph:
``python -m benchmarks.queries STORE [--rdflib] [--limit 60]``.

Each call is a process of its own that is ended at the limit. For rdflib a whole corpus is too much; give it the
store of a part of it.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

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


def ours(store: Path, name: str, given: list[str]) -> int:
    """The number of rows."""
    from kg.query import evaluate, find, parse_bindings
    from kg.store.snapshot import open_snapshot

    with open_snapshot(store) as snapshot:
        return sum(1 for _ in evaluate(snapshot, find(name), parse_bindings(given)).rows)


def theirs(store: Path, name: str, given: list[str]) -> int:
    """The same, by rdflib; its time begins when the graph is loaded."""
    import pyoxigraph as ox
    import rdflib

    from kg.query import find, parse_bindings
    from kg.query.run import written
    from kg.store.snapshot import open_snapshot

    with open_snapshot(store) as snapshot:
        text = written(snapshot, find(name), parse_bindings(given))
        triples = snapshot.graph.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    graph = rdflib.Graph()
    graph.parse(data=triples, format="nt")
    print("loaded", flush=True)
    return len(list(graph.query(text)))


def measured(engine: str, store: Path, name: str, given: list[str], limit: float) -> tuple[float | None, int | None]:
    """Seconds and rows; nothing where the limit came first. Start-up and loading are left out."""
    call = [sys.executable, "-m", "benchmarks.queries", str(store), "--one", engine, name, *given]
    try:
        done = subprocess.run(call, capture_output=True, text=True, timeout=limit * (4 if engine == "theirs" else 1))
    except subprocess.TimeoutExpired:
        return None, None
    if done.returncode:
        raise SystemExit(done.stderr)
    seconds, rows = json.loads(done.stdout.splitlines()[-1])
    return (seconds, rows) if seconds <= limit else (None, None)


def one(engine: str, store: Path, name: str, given: list[str]) -> None:
    """Ask once and print seconds and rows."""
    import io
    from contextlib import redirect_stdout

    loaded: list[float] = []

    class Clock(io.StringIO):
        def write(self, text: str) -> int:
            loaded.append(time.perf_counter())
            return len(text)

    started = time.perf_counter()
    with redirect_stdout(Clock()):
        rows = ours(store, name, given) if engine == "ours" else theirs(store, name, given)
    print(json.dumps([time.perf_counter() - (loaded[0] if loaded else started), rows]))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--rdflib", action="store_true")
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--one", nargs="+")
    options = parser.parse_args()
    if options.one:
        one(options.one[0], options.store, options.one[1], options.one[2:])
        return
    from kg.query import names

    engines = ["ours", *(["theirs"] if options.rdflib else [])]
    times: list[float] = []
    print("| query | rows | seconds" + " | rdflib" * options.rdflib + " |")
    print("|---|--:|--:|" + "--:|" * options.rdflib)
    for name in names():
        for given in [[], [TYPICAL[name]]] if name in TYPICAL else [[]]:
            found = [measured(engine, options.store, name, given, options.limit) for engine in engines]
            times.append(found[0][0] or options.limit)
            cells = [f"over {options.limit:g}" if it[0] is None else f"{it[0]:.2f}" for it in found]
            print(f"| {' '.join([name, *given])} | {found[0][1]} | {' | '.join(cells)} |", flush=True)
    print(f"\nMedian: {statistics.median(times):.2f} s, slowest: {max(times):.2f} s.")


if __name__ == "__main__":
    main()
