"""The layers of a store as sorted N-Quads, however many lines there are: the same store gives the same bytes."""

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.store.snapshot import Snapshot

_CHUNK = 1_000_000  # lines that are sorted in memory at a time
_SOME = 10_000  # lines that are parsed at a time


def layer_lines(snapshot: Snapshot, layer: str, folder: Path) -> Iterator[bytes]:
    """The lines of a layer in no order; ``folder`` is for files in passing."""
    if layer in ("resolved", "all"):
        dump = folder / "resolved.nt"
        snapshot.graph.dump(dump, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        with dump.open("rb") as lines:
            yield from lines
    if layer in ("articles", "all"):
        for id in snapshot.ids():
            yield from snapshot.quads(id).splitlines(keepends=True)


def triple_line(line: bytes) -> bytes:
    """A line without its graph.

    >>> triple_line(b'<s> <p> "o <x> ." <g> .' + b"\\n"), triple_line(b"<s> <p> <o> ." + b"\\n")
    (b'<s> <p> "o <x> ." .\\n', b'<s> <p> <o> .\\n')
    """
    _, _, rest = line.split(b" ", 2)
    value = rest[: -len(b" .\n")]
    graph = value.rfind(b" <")
    in_graph = graph > 0 and value.endswith(b">") and (value[0] in b"<_" or value.rfind(b'"') < graph)
    return line[: -len(rest)] + value[:graph] + b" .\n" if in_graph else line


def by_graph(line: bytes) -> tuple[bytes, bytes]:
    """A sorting key that keeps the lines of a graph together, those of the default graph first."""
    plain = triple_line(line)
    return line[len(plain) - len(b".\n") :] if plain is not line else b"", line


def in_order(lines: Iterable[bytes], folder: Path, key: Callable[[bytes], Any] = bytes) -> Iterator[bytes]:
    """Lines sorted, each once, with a chunk at a time in memory."""
    lines = iter(lines)
    with ExitStack() as stack:
        chunks: list[Iterable[bytes]] = []
        while chunk := sorted(islice(lines, _CHUNK), key=key):
            chunks.append(chunk if len(chunk) < _CHUNK else stack.enter_context(_on_disk(chunk, folder)))
        merged = heapq.merge(*chunks, key=key)
        yield from (line for line, _ in groupby(merged))


def _on_disk(chunk: list[bytes], folder: Path) -> "tempfile._TemporaryFileWrapper[bytes]":
    file = tempfile.NamedTemporaryFile(dir=folder)  # noqa: SIM115 (closed by the caller)
    file.writelines(chunk)
    file.seek(0)
    return file


def parsed(lines: Iterator[bytes]) -> Iterator[ox.Quad]:
    """Lines as quads."""
    while some := b"".join(islice(lines, _SOME)):
        yield from ox.parse(some, ox.RdfFormat.N_QUADS)
