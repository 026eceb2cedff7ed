"""One file an article: its text and metadata, and what was read from it. Named by what the reading depends on, so a
file that is there need not be made again, by whatever process it was made.

A record is gzip: a line of JSON (:class:`Record` without its quads), then the article graph as sorted N-Quads.
"""

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from kg.messages import StoreProblem
from kg.model import Article, Span

_LEVEL = 3  # of compression: half the time of 4 for a twentieth more space


@dataclass(frozen=True, slots=True)
class Aside:
    """A fact that was not loaded, or (``table`` is ``article``) a whole article: the sentence that states it, the shape
    that it violates with the value that does, the reason in plain words, and the lines that were left out."""

    table: str
    claim: str
    sentence: str
    shape: str
    value: str
    vi: str
    en: str
    lines: tuple[str, ...] = ()

    def message(self, language: str) -> str:
        """The reason in plain words."""
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True, slots=True)
class Record:
    """What the store holds of one article. ``whole``: the article itself broke a shape and is set aside with all
    it says. ``full``: the article as it was read, where ``article`` has words blocked out; only reading it again needs
    that."""

    article: Article
    graph: str
    facts: dict[str, int]
    quads: tuple[str, ...]
    aside: tuple[Aside, ...] = ()
    whole: bool = False
    full: Article | None = None


def as_given(article: Article) -> Article:
    """The article without what was read off its own header: its text and the metadata that came with it."""
    return replace(article, found=(), clutter=(), **{name: "" for name, _ in article.found})


def content_key(article: Article) -> str:
    """What tells whether an article has changed: a digest of its text and metadata, wherever it was read from."""
    return hashlib.sha256(json.dumps(_article_json(as_given(article)), sort_keys=True).encode("ascii")).hexdigest()


def record_key(content: str, base: str, reading: str, review: str = "") -> str:
    """The name of a record: a digest of all that its content depends on; ``review`` is the key of what people have
    decided about the article."""
    parts = (content, base, reading, review) if review else (content, base, reading)
    return hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()


def write(folder: Path, key: str, record: Record) -> None:
    """Put a record in its place, whole."""
    header = {
        "article": _article_json(record.article),
        "graph": record.graph,
        "facts": record.facts,
        "aside": [asdict(aside) for aside in record.aside],
        "whole": record.whole,
    }
    if record.full:
        header["full"] = _article_json(record.full)
    lines = [json.dumps(header, ensure_ascii=False, sort_keys=True), *record.quads, ""]
    path = path_of(folder, key)
    fresh = path.with_name(f"{key}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(gzip.compress("\n".join(lines).encode("utf-8"), _LEVEL, mtime=0))
        fresh.replace(path)
    except OSError as error:
        raise StoreProblem("store.unwritable", path=path, reason=error.strerror) from error


def read(folder: Path, key: str) -> Record:
    """The record of that name."""
    head, _, lines = _content(folder, key).partition(b"\n")
    header = json.loads(head)
    return Record(
        article=_article(header["article"]),
        graph=header["graph"],
        facts=header["facts"],
        quads=tuple(lines.decode("utf-8").split("\n")[:-1]),
        aside=tuple(Aside(**{**aside, "lines": tuple(aside["lines"])}) for aside in header["aside"]),
        whole=header["whole"],
        full=_article(header["full"]) if "full" in header else None,
    )


def quads(folder: Path, key: str) -> bytes:
    """The article graph of a record, as sorted N-Quads."""
    return _content(folder, key).partition(b"\n")[2]


def path_of(folder: Path, key: str) -> Path:
    """Where the record of that name lies, or would lie."""
    return folder / key[:2] / f"{key}.gz"


def sweep(folder: Path, keep: set[str]) -> None:
    """Remove all records but those to keep, and what killed processes left half written."""
    for path in _files(folder):
        if path.suffix != ".gz" or path.stem not in keep:
            path.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for shelf in folder.iterdir():
            yield from shelf.iterdir()


def _content(folder: Path, key: str) -> bytes:
    path = path_of(folder, key)
    try:
        return gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise StoreProblem("store.damaged", path=path, reason=error) from error


def _article_json(article: Article) -> dict[str, object]:
    """Every field but ``source``, which says where an article was read from and nothing about it."""
    return {field.name: _plain(getattr(article, field.name)) for field in fields(article) if field.name != "source"}


def _plain(value: object) -> object:
    if isinstance(value, Span):
        return [value.start, value.end]
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _article(plain: dict[str, object]) -> Article:
    values = dict(plain)
    values["found"] = tuple((name, Span(*span)) for name, span in plain["found"])  # type: ignore[attr-defined]
    values["clutter"] = tuple(Span(*span) for span in plain["clutter"])  # type: ignore[attr-defined]
    return Article(**values)  # type: ignore[arg-type]
