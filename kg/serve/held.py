"""The store as one helper sees it: a generation held open until a build has published the next one."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from kg.store.snapshot import Snapshot, open_snapshot

Made = TypeVar("Made")
_held: Snapshot | None = None
_made: dict[Callable[[Snapshot], object], object] = {}


def hold(store: Path) -> Snapshot:
    """The store as it stands now, opened anew only where a build has gone on since."""
    global _held
    if _held is None or _held.folder.path != store or _held.folder.current() != _held.name:
        if _held:
            _made.clear()
            _held.close()
        _held = open_snapshot(store)
    return _held


def made(snapshot: Snapshot, make: Callable[[Snapshot], Made]) -> Made:
    """What is made once of a generation and kept as long as it is held."""
    if make not in _made:
        _made[make] = make(snapshot)
    return _made[make]  # type: ignore[return-value]


def ready(store: Path) -> None:
    """Be ready to answer: the libraries loaded, the store open. Where there is none yet each request says so."""
    _libraries()
    hold(store).graph  # noqa: B018  # opens it


@cache
def _libraries() -> None:
    import kg.serve.pages, kg.serve.sparql  # noqa: E401, F401, I001
