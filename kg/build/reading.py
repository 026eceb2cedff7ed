"""What a reading, and what joins the readings, depend on besides the articles: the knowledge, and the code that applies
it."""

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import kg
from kg.mapping import knowledge_digest
from kg.resolve.decisions import Decisions

# The rooms that turn an article into its graph; the others do not change what a record holds.
_ROOMS = (
    "model.py",
    "articles",
    "text",
    "lexicon.py",
    "extract",
    "vocabulary.py",
    "iris.py",
    "mapping",
    "check",
    "check.py",
)


@cache
def reading_digest() -> str:
    """A digest of all that decides what is read from an article. Two runs with the same one give the same record."""
    return _digest(_ROOMS)


def resolving_digest(decisions: Decisions) -> str:
    """A digest of all that decides what the resolved layer says of the same articles."""
    decided = (sorted(part) for part in (decisions.same, decisions.different))
    return hashlib.sha256(f"{_resolving()}\n{json.dumps(list(decided))}".encode()).hexdigest()


@cache
def _resolving() -> str:
    return _digest((*_ROOMS, "places.py", "resolve"))


def _digest(rooms: Iterable[str]) -> str:
    whole = hashlib.sha256(f"{kg.__version__} {knowledge_digest()}".encode())
    package = Path(kg.__file__).parent
    for room in rooms:
        path = package / room
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path] if path.exists() else []:
            whole.update(f"\n{file.relative_to(package).as_posix()}\n".encode())
            whole.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()
