"""The store as a reader sees it: one generation, which no build touches while it is open."""

import os
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType

import pyoxigraph

from kg.messages import StoreProblem, UsageProblem
from kg.store import records
from kg.store.folder import Folder, find
from kg.store.locks import Lock, take_shared
from kg.store.manifest import Manifest, read_manifest
from kg.store.records import Record

QUADS = "quads"
MANIFEST = "manifest.json"
READER_LOCK = "reader.lock"
_TRIES = 100  # a build would have to finish and tidy up as often between two steps of ours


class Snapshot:
    """A generation held open; its name is empty where nothing has been built. Use it in a ``with``, or ``close`` it."""

    def __init__(self, folder: Folder, name: str, lock: Lock | None) -> None:
        self.folder = folder
        self.name = name
        self._lock = lock

    @property
    def base(self) -> str:
        """The IRI that its data stands under."""
        return self.folder.base

    @cached_property
    def manifest(self) -> Manifest:
        """Which articles it holds."""
        return read_manifest(self.folder.generation(self.name) / MANIFEST) if self.name else Manifest()

    @cached_property
    def graph(self) -> pyoxigraph.Store:
        """Its quads, read-only: the resolved layer as the default graph, the article graphs as named graphs."""
        if not self.name:
            return pyoxigraph.Store()
        path = self.folder.generation(self.name) / QUADS
        try:
            return pyoxigraph.Store.read_only(os.fspath(path))
        except OSError as error:
            raise StoreProblem("store.damaged", path=path, reason=error) from error

    def ids(self, wanted: tuple[str, ...] = ()) -> list[str]:
        """The ids of all its articles, sorted, or the wanted ones after a look that each is there."""
        for id in wanted:
            if id not in self.manifest.entries:
                raise UsageProblem("article.unknown", id=id, path=self.folder.path)
        return list(dict.fromkeys(wanted)) or sorted(self.manifest.entries)

    def record(self, id: str) -> Record:
        """An article it holds, with all that was read from it."""
        return records.read(self.folder.records, self.manifest.entries[id].record)

    def records(self) -> Iterator[Record]:
        """All its articles, by id."""
        return map(self.record, self.ids())

    def quads(self, id: str) -> bytes:
        """The article graph of an article it holds, as sorted N-Quads."""
        return records.quads(self.folder.records, self.manifest.entries[id].record)

    def close(self) -> None:
        self.__dict__.pop("graph", None)
        if self._lock:
            self._lock.release()

    def __enter__(self) -> "Snapshot":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def open_snapshot(path: Path) -> Snapshot:
    """The store in a folder as it stands now, to be read. Several readers and one build do not meet."""
    folder = find(path)
    for _ in range(_TRIES):
        name = folder.current()
        if not name:
            return Snapshot(folder, "", None)
        try:
            lock = take_shared(folder.generation(name) / READER_LOCK)
        except FileNotFoundError:  # a build has finished since and tidied up
            continue
        if lock and (folder.generation(name) / READER_LOCK).exists():
            return Snapshot(folder, name, lock)
        if lock:
            lock.release()
    raise StoreProblem("store.broken", path=path / "current")
