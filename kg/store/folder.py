"""The store's folder: what lies where, whose it is, and how a file in it comes into being whole or not at all.

::

    kg-store.json            that the folder is ours: format, base IRI
    current                  the name of the generation that readers open
    writer.lock              held by the one process that builds, and says who that is
    records/ab/abcd….gz      one article each: its text and metadata, what was read from it
    generations/000007/      an index that is never written again: quads/ (Oxigraph), manifest.json, reader.lock
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from kg.messages import StoreProblem

FORMAT = 1
DEFAULT_STORE = "kg-store"
_MARKER = "kg-store.json"
_OURS = {_MARKER, f"{_MARKER}.new", "writer.lock"}  # what a store that was being made when it was killed may hold


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that is a store. ``base`` is the IRI that its data stands under."""

    path: Path
    base: str

    @property
    def writer_lock(self) -> Path:
        return self.path / "writer.lock"

    @property
    def records(self) -> Path:
        return self.path / "records"

    @property
    def generations(self) -> Path:
        return self.path / "generations"

    def generation(self, name: str) -> Path:
        return self.generations / name

    def current(self) -> str:
        """The name of the generation that readers open; empty where nothing has been built."""
        try:
            return (self.path / "current").read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return ""

    def set_current(self, name: str) -> None:
        write_whole(self.path / "current", f"{name}\n".encode("ascii"))


def find(path: Path) -> Folder:
    """The store in a folder; a :class:`~kg.messages.StoreProblem` where there is none that can be read."""
    try:
        marker = json.loads((path / _MARKER).read_bytes())
        form, base = int(marker["format"]), str(marker["base"])
    except (FileNotFoundError, NotADirectoryError):
        problem = "store.foreign" if _foreign(path) else "store.none"
        raise StoreProblem(problem, path=path) from None
    except OSError as error:
        raise StoreProblem("store.unreadable", path=path, reason=error.strerror) from error
    except (ValueError, KeyError, TypeError):
        raise StoreProblem("store.broken", path=path / _MARKER) from None
    if form > FORMAT:
        raise StoreProblem("store.newer", path=path, format=form, known=FORMAT)
    return Folder(path, base)


def exists(path: Path) -> bool:
    """Whether there is a store in a folder."""
    return (path / _MARKER).exists()


def make(path: Path, base: str) -> Folder:
    """The store in a folder, made where there is none; nothing that is not ours is touched."""
    if _foreign(path):
        raise StoreProblem("store.foreign", path=path)
    if not exists(path):
        try:
            path.mkdir(parents=True, exist_ok=True)
            write_whole(path / _MARKER, json.dumps({"format": FORMAT, "base": base}).encode("utf-8") + b"\n")
        except OSError as error:
            raise StoreProblem("store.unwritable", path=path, reason=error.strerror) from error
    return find(path)


def _foreign(path: Path) -> bool:
    """Whether something is there that is not a store and not an empty folder."""
    try:
        names = {entry.name for entry in path.iterdir()}
    except FileNotFoundError:
        return False
    except NotADirectoryError:
        return True
    except OSError as error:
        raise StoreProblem("store.unreadable", path=path, reason=error.strerror) from error
    return _MARKER not in names and not names <= _OURS


def write_whole(path: Path, content: bytes) -> None:
    """Put a file in its place in one step: a reader, or a kill, meets the old content or the new one."""
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
