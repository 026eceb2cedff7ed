"""No SHACL result: the fast engine on every article graph and the resolved layer, pySHACL on as many as time allows."""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random

import pyoxigraph as ox

from kg.check import validate
from kg.store.snapshot import Snapshot, open_snapshot
from scripts.proofs.work import Clock, Outcome, Work, some
from scripts.shared import kg, write

_JOBS = 2
_SLICE = 100  # articles between two looks at the clock
_RESOLVED = 300  # articles whose resolved layer pySHACL judges: its time grows faster than the graph
_snapshot: Snapshot


def prove(work: Work) -> Outcome:
    """Judge what was loaded by both engines, and the articles once more by pySHACL."""
    out, clock = Outcome(), Clock(work.seconds)
    fast = kg("check", "--engine", "fast", "--store", work.store, check=False)
    out.expect(fast.returncode == 0, f"the fast engine finds: {fast.stdout[:2000]}{fast.stderr[-500:]}")
    out.tell("articles and resolved layer judged by the fast engine", len(work.articles))
    judged = triples = 0
    for found in _articles(work, clock):
        judged, triples = judged + 1, triples + found[0]
        out.faults += some(found[1])
    out.tell("articles judged by pySHACL", f"{judged:,} of {len(work.articles):,}, {triples:,} triples")
    out.expect(judged >= min(300, len(work.articles)), f"time for {judged} articles only")
    with open_snapshot(_few(work)) as snapshot:
        resolved = snapshot.graph.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
        out.faults += some(_differences("resolved layer", resolved.decode("utf-8"), "resolved"))
        size = len(resolved.splitlines())
        out.tell("resolved layer judged by pySHACL", f"of {len(snapshot.ids()):,} articles, {size:,} triples")
    return out


def _articles(work: Work, clock: Clock) -> Iterator[tuple[int, list[str]]]:
    ids = [it["id"] for it in work.articles]
    Random(work.seed).shuffle(ids)
    with ProcessPoolExecutor(_JOBS, get_context("spawn"), _open, (work.store,)) as pool:
        for first in range(0, len(ids), _SLICE):
            if clock.over:
                return
            yield from pool.map(_judge, ids[first : first + _SLICE], chunksize=10)


def _open(store: Path) -> None:
    global _snapshot
    _snapshot = open_snapshot(store)


def _judge(id: str) -> tuple[int, list[str]]:
    """How many triples an article graph has, and what pySHACL finds in it, or what only one engine finds."""
    ending = f" <{_snapshot.record(id).graph}> ."
    lines = [line.removesuffix(ending) for line in _snapshot.quads(id).decode("utf-8").split("\n") if line]
    return len(lines), list(_differences(id, "".join(f"{line} .\n" for line in lines), "article"))


def _differences(what: str, triples: str, layer: str) -> Iterator[str]:
    slow, fast = (validate(triples, engine=engine, layer=layer) for engine in ("pyshacl", "fast"))
    yield from (f"{what}: {result.focus} {result.en}" for result in slow)
    if {result.key for result in slow} != {result.key for result in fast}:
        yield f"{what}: the engines differ"


def _few(work: Work) -> Path:
    if len(work.articles) <= _RESOLVED:
        return work.store
    drawn = Random(work.seed).sample(work.articles, _RESOLVED)
    store = work.folder / "few"
    kg("build", write(work.folder / "few.jsonl", drawn), "--store", store)
    return store
