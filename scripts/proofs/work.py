"""What the proofs share: the articles, a store built from them, the form of a result."""

import hashlib
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.shared import kg, write


@dataclass
class Work:
    """The articles of a run and a folder to work in. ``seconds`` is what each proof may take; ``sampled`` whether the
    articles are only some of the corpus."""

    folder: Path
    articles: list[dict[str, str]]
    seed: int
    seconds: float
    kills: int
    sampled: bool
    built: str = ""
    """What ``kg build`` said of :attr:`store`."""

    @cached_property
    def corpus(self) -> Path:
        return write(self.folder / "corpus.jsonl", self.articles)

    @cached_property
    def store(self) -> Path:
        """A store of all the articles; building it fails the proof where a single article cannot be read."""
        store = self.folder / "store"
        self.built = kg("build", self.corpus, "--store", store).stderr.strip()
        return store


@dataclass
class Outcome:
    """What a proof found: ``faults`` is empty where it holds; ``rows`` say what was looked at."""

    rows: list[tuple[str, object]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def tell(self, name: str, value: object) -> None:
        self.rows.append((name, f"{value:,}" if isinstance(value, int) else value))

    def expect(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.faults.append(otherwise)


class Clock:
    """How much of the time allowed is left."""

    def __init__(self, seconds: float) -> None:
        self._started, self._seconds = time.monotonic(), seconds

    @property
    def passed(self) -> float:
        return time.monotonic() - self._started

    @property
    def over(self) -> bool:
        return self.passed > self._seconds


def exported(store: Path) -> str:
    """A digest of all that a store holds, as sorted N-Quads."""
    path = store.with_name(f"{store.name}.nq")
    kg("export", "nquads", "--layer", "all", "--store", store, "-o", path)
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    path.unlink()
    return digest


def some(found: Iterable[str], limit: int = 10) -> list[str]:
    """The first few of many."""
    every = list(found)
    return every[:limit] + ([f"… {len(every) - limit} more"] if len(every) > limit else [])
