"""The one process that builds: it prepares the next generation where nobody reads, then makes it the current one.

Whatever happens at whatever moment, ``current`` names a generation that is whole. What a killed build leaves behind is
taken up (records) or swept away (a draft) by the next one.
"""

import json
import os
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import pyoxigraph

from kg.messages import StoreProblem
from kg.store import records
from kg.store.folder import Folder, find, make
from kg.store.locks import Lock, take, take_shared
from kg.store.manifest import Manifest, read_manifest
from kg.store.snapshot import MANIFEST, QUADS, READER_LOCK

_DRAFT = "draft"


@dataclass(slots=True)
class Draft:
    """A generation in the making; ``graph`` is its index, to be filled."""

    path: Path
    graph: pyoxigraph.Store


class Writer:
    """The right to build; hold it in a ``with``. Its ``manifest`` is what the current generation holds."""

    def __init__(self, folder: Folder, lock: Lock) -> None:
        self.folder = folder
        self._lock = lock
        self._current = folder.current()
        self.manifest = read_manifest(self._path(MANIFEST)) if self._current else Manifest()

    def _path(self, name: str) -> Path:
        return self.folder.generation(self._current) / name

    def draft(self, *, anew: bool) -> Draft:
        """The next generation: empty, or as the current one is (its unchanging files are shared, not copied)."""
        path = self.folder.generation(_DRAFT)
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
        if self._current and not anew:
            pyoxigraph.Store.read_only(os.fspath(self._path(QUADS))).backup(path / QUADS)
        return Draft(path, pyoxigraph.Store(path / QUADS))

    def publish(self, draft: Draft, manifest: Manifest) -> None:
        """Make a filled draft the current generation, then sweep away what no reader holds any more."""
        draft.graph.flush()
        del draft.graph  # closes it
        manifest.write(draft.path / MANIFEST)
        (draft.path / READER_LOCK).touch()
        name = f"{int(self._current or 0) + 1:06}"
        if sys.platform != "win32":
            os.sync()
        shutil.rmtree(self.folder.generation(name), ignore_errors=True)  # published by a build that was then killed
        draft.path.rename(self.folder.generation(name))
        self.folder.set_current(name)
        self._current, self.manifest = name, manifest
        self.sweep()

    def sweep(self) -> None:
        """Remove old generations that nobody reads, and the records that no generation needs."""
        keep = {entry.record for entry in self.manifest.entries.values()}
        for path in sorted(self.folder.generations.iterdir()):
            if path.name != self._current and not _remove(path):
                keep |= {entry.record for entry in read_manifest(path / MANIFEST).entries.values()}
        records.sweep(self.folder.records, keep)

    def close(self) -> None:
        self._lock.release()

    def __enter__(self) -> "Writer":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def open_writer(path: Path, *, note: Mapping[str, object], base: str = "") -> Writer:
    """The right to build in a folder; with a ``base`` it becomes a store if it is none. ``note`` says who builds (pid,
    since, host); whoever comes meanwhile is told."""
    folder = make(path, base) if base else find(path)
    try:
        lock = take(folder.writer_lock)
    except OSError as error:
        raise StoreProblem("store.unwritable", path=path, reason=error.strerror) from error
    if lock is None:
        raise StoreProblem("store.busy", path=path, **holder(folder))
    lock.write(json.dumps(dict(note)).encode("utf-8"))
    return Writer(folder, lock)


def builder(folder: Folder) -> dict[str, object] | None:
    """Who builds in a store now, as far as can be seen: pid, since, host."""
    try:
        lock = take_shared(folder.writer_lock)
    except OSError:
        return None
    if lock is None:
        return holder(folder)
    lock.release()
    return None


def holder(folder: Folder) -> dict[str, object]:
    """Who wrote last to the lock of a store: pid, since, host."""
    unknown: dict[str, object] = {"pid": "?", "since": "?", "host": "?"}
    try:
        return unknown | dict(json.loads(folder.writer_lock.read_bytes()))
    except (OSError, ValueError):  # it has just taken the lock and not yet said who it is
        return unknown


def _remove(generation: Path) -> bool:
    """Remove a generation; ``False`` where someone reads it."""
    if not (generation / READER_LOCK).exists():  # a draft of a killed build, or half removed
        _delete(generation)
        return True
    lock = take(generation / READER_LOCK)
    if lock is None:
        return False
    with lock:
        gone = generation.with_name(f"{generation.name}.gone")
        if sys.platform == "win32":
            lock.release()  # a folder with an open file cannot be renamed there: that is what keeps it for a reader
        try:
            generation.rename(gone)
        except OSError:
            return False
        _delete(gone)
    return True


def _delete(folder: Path) -> None:
    """Delete a folder, again where a process that just closed it still wrote a file; what is left goes next time."""
    for _ in range(5):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.02)
