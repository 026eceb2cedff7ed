"""Helpers of the tests of the house: articles of our own in a file, a reader of facts that knows them by heart."""

import json
import subprocess
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import samples

from kg.build import Request, Summary, build
from kg.model import Article, Fact
from kg.store.snapshot import open_snapshot

FIELDS = ("id", "title", "text", "published", "publisher", "place", "url")


@cache
def _told(seed: int) -> tuple[Article, tuple[Fact, ...]]:
    article, facts = samples.random_article(seed) if seed else samples.article()
    return article, tuple(facts)


def article(seed: int) -> Article:
    """The sample article for 0, one drawn by the seed for others."""
    return _told(seed)[0]


def extract(it: Article) -> tuple[Fact, ...]:
    """The facts of the articles above."""
    name, _, seed = it.id.rpartition("-")
    return _told(0 if name == "vi-du" else int(seed))[1]


def write(path: Path, articles: Iterable[Article]) -> Path:
    """Articles as JSON Lines."""
    lines = (json.dumps({name: getattr(it, name) for name in FIELDS if getattr(it, name)}) for it in articles)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def file(folder: Path, seeds: Sequence[int], name: str = "articles.jsonl") -> Path:
    return write(folder / name, map(article, seeds))


def make(store: Path, *paths: Path, **options: object) -> Summary:
    """Build, in this process unless ``jobs`` tells otherwise."""
    request = Request(store, [str(path) for path in paths], jobs=1, extract=extract)
    return build(replace(request, **options))  # type: ignore[arg-type]


def dump(store: Path) -> list[str]:
    """All that a store holds, as sorted lines."""
    with open_snapshot(store) as snapshot:
        return sorted(f"{quad} ." for quad in snapshot.graph)


def gone(group: int, within: float) -> bool:
    """Whether all processes of a group end in time; those that only wait to be counted out have."""
    deadline = time.monotonic() + within
    while at_work(group):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def at_work(group: int) -> list[str]:
    listed = subprocess.run(
        ["ps", "-eo", "pgid=,stat=,args="], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    return [
        line for line in listed.splitlines() if line.split()[0] == str(group) and not line.split()[1].startswith("Z")
    ]
