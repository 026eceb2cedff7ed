"""The next generation of a store: its records' article graphs and the resolved layer that follows from them."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice

import pyoxigraph as ox

from kg.build.reading import resolving_digest
from kg.messages import StoreProblem
from kg.resolve import Joined, Told, own, told
from kg.resolve.decisions import Decisions
from kg.resolve.identity import Identity
from kg.resolve.patch import Patch
from kg.resolve.reprints import Print, originals
from kg.resolve.terms import Node, nodes
from kg.review import Review
from kg.store import records
from kg.store.manifest import Entry, Manifest
from kg.store.writer import Writer

_FEW = 50  # articles that are changed one by one; more of them are done sooner by making the index anew
_LOADERS = 2  # batches that are loaded at a time: the index takes more time than the lines it is made of
_LINES = 1000  # that become bytes at a time
_BATCH = 32_000_000  # bytes of N-Quads that are loaded at a time: fewer make more files and a larger index


def commit(
    writer: Writer, entries: Mapping[str, Entry], review: Review, *, jobs: int, known: dict[str, Told] | None = None
) -> bool:
    """Make a store hold these articles and no others, joined as people decided; ``False`` where it does already.
    ``jobs`` are the cores that may work; ``known`` is what records tell of who is who, and is used up."""
    old = writer.manifest.entries
    decisions = review.decisions(writer.folder.base)
    resolving = resolving_digest(decisions)
    otherwise = writer.manifest.resolving != resolving or writer.manifest.review.partition(".")[2] != review.forgetting
    same = _records(old) == _records(entries) and writer.manifest.review == review.digest
    if writer.folder.current() and same and not otherwise:
        writer.sweep()  # what a build that was killed after its last word left behind
        return False
    changed = [id for id in sorted(entries) if id not in old or entries[id].record != old[id].record]
    patched = writer.manifest.patched + len(changed)
    # What is taken out of an index leaves its words behind in the dictionary, so an article goes with the old index;
    # and people who are forgotten leave no trace by which their namesakes could find them.
    gone = bool(old.keys() - entries.keys())
    anew = otherwise or gone or len(changed) > _FEW or patched * 4 > len(entries)
    try:
        draft = writer.draft(anew=anew)
        if anew:
            _fill(draft.graph, writer, entries, decisions, known or {}, loaders=min(jobs, _LOADERS))
        else:
            _patch(draft.graph, writer, entries, changed, decisions)
        writer.publish(draft, Manifest(dict(entries), 0 if anew else patched, resolving, review.digest))
    except OSError as error:  # a full disk
        raise StoreProblem("store.unwritable", path=writer.folder.path, reason=error) from error
    return True


def _records(entries: Mapping[str, Entry]) -> dict[str, str]:
    return {id: entry.record for id, entry in entries.items()}


def _fill(
    graph: ox.Store,
    writer: Writer,
    entries: Mapping[str, Entry],
    decisions: Decisions,
    known: dict[str, Told],
    *,
    loaders: int,
) -> None:
    """Every article is read twice, once for who is who and once for what is said of whom: two readings are cheaper than
    the memory to keep one."""
    base = writer.folder.base
    identity = Identity(base, decisions)
    texts: dict[str, Print] = {}

    def articles() -> Iterator[tuple[str, bytes]]:
        for _, entry in sorted(entries.items()):
            yield entry.record, records.quads(writer.folder.records, entry.record)

    def parts() -> Iterator[bytes]:
        for record, quads in articles():
            it = known.pop(record, None) or told(_nodes(quads))
            identity.take(it.people)
            texts.update(it.prints)
            yield quads
        identity.settle()
        joined = Joined(base, originals(texts))
        for _, quads in articles():
            renamed = identity.renamed(_nodes(quads))
            joined.add(renamed)
            yield _text(own(renamed))
        lines = chain(joined.lines(), identity.lines())
        while some := list(islice(lines, _LINES)):
            yield _text(some)

    with ThreadPoolExecutor(loaders) as loader:  # the engine loads batches while the next one is made
        loading = deque[Future[None]]()
        for batch in _batches(parts()):
            # lenient: all of it has been checked, or is made of what has been
            loading.append(loader.submit(graph.bulk_load, batch, ox.RdfFormat.N_QUADS, lenient=True))
            while len(loading) > loaders:
                loading.popleft().result()
        for last in loading:
            last.result()


def _nodes(quads: bytes) -> dict[str, Node]:
    return nodes(quads.decode("utf-8").split("\n")[:-1])


def _batches(parts: Iterable[bytes]) -> Iterator[bytes]:
    batch: list[bytes] = []
    size = 0
    for part in parts:
        batch.append(part)
        size += len(part)
        if size > _BATCH:
            yield b"".join(batch)
            batch, size = [], 0
    yield b"".join(batch)


def _patch(
    graph: ox.Store, writer: Writer, entries: Mapping[str, Entry], changed: Iterable[str], decisions: Decisions
) -> None:
    patch = Patch(graph, writer.folder.base, decisions)
    for id in changed:
        if id in writer.manifest.entries:
            record = records.read(writer.folder.records, writer.manifest.entries[id].record)
            patch.forget(record.graph, records.quads(writer.folder.records, writer.manifest.entries[id].record))
        patch.learn(records.quads(writer.folder.records, entries[id].record))
    patch.finish()


def _text(lines: Iterable[str]) -> bytes:
    text = "\n".join(lines)
    return f"{text}\n".encode() if text else b""
