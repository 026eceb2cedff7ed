"""Files, folders and standard input to articles, one at a time."""

import dataclasses
import io
import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from kg.articles.clutter import find_clutter
from kg.articles.errors import BadInputError, InputError, path_name, shown
from kg.articles.fields import TEXT_FIELDS, check_date, check_id, check_text, clean
from kg.articles.header import read_header
from kg.articles.kinds import KINDS, STDIN, SUFFIXES, Item, of_input, records, suffix
from kg.articles.lines import split
from kg.articles.meta import NAME as META_NAME
from kg.articles.meta import fill, load_meta
from kg.articles.publisher import province_in, province_name
from kg.model import Article

_SHOWN_NAMES = 5

Meta = dict[str, dict[str, str]]


def read(
    paths: Sequence[str | Path],
    *,
    meta: Path | None = None,
    published: str = "",
    publisher: str = "",
    place: str = "",
    replace: bool = False,
) -> Iterator[Article | InputError]:
    """The articles of files, folders and (``-``) standard input, in the order given, folders sorted; what cannot be
    read comes as an :class:`InputError` in its place, and reading goes on.

    What a file lacks comes from ``meta`` (a file like ``meta.json``), then from the ``meta.json`` beside it, then from
    ``published``, ``publisher`` and ``place``, then from the article's own header. With ``replace`` a second article
    with one id is passed on like the first. Raises ``ValueError`` for a ``published`` that is no date.
    """
    defaults = {"publisher": publisher, "place": place}
    if published:
        try:
            defaults["published"] = check_date("published", published)
        except BadInputError as error:
            raise ValueError(error.at("--published").message_en) from None
    return _Reader(meta, defaults, replace).read(paths)


class _Reader:
    """The state of one reading: the ids seen, the meta files opened, what to fill in."""

    def __init__(self, meta: Path | None, defaults: Mapping[str, str], replace: bool) -> None:
        self.meta_path = meta
        self.given: Meta = {}
        self.beside: dict[Path, Meta] = {}
        self.defaults = defaults
        self.replace = replace
        self.sources: dict[str, str] = {}

    def read(self, paths: Sequence[str | Path]) -> Iterator[Article | InputError]:
        if self.meta_path is not None:
            self.given, errors = load_meta(self.meta_path)
            yield from errors
        for path in paths:
            if os.fspath(path) == "-":
                yield from self._input(sys.stdin.buffer if sys.stdin else io.BytesIO())
            elif Path(path).is_dir():
                yield from self._folder(Path(path))
            else:
                yield from self._file(Path(path))

    def _folder(self, folder: Path) -> Iterator[Article | InputError]:
        passed_over: list[str] = []
        troubles: list[OSError] = []
        seen = False
        for top, folders, names in os.walk(
            folder, onerror=troubles.append
        ):  # symbolic links to folders are not entered
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = Path(top) / name
                if name.startswith(".") or name == META_NAME:
                    continue
                if suffix(name) not in SUFFIXES or not path.is_file():
                    passed_over.append(path.relative_to(folder).as_posix())
                    continue
                seen = True
                yield from self._file(path)
            while troubles:
                yield _unreadable(troubles.pop(0))
        yield from map(_unreadable, troubles)
        if passed_over:
            few = ", ".join(map(path_name, passed_over[:_SHOWN_NAMES])) + (
                "…" if len(passed_over) > _SHOWN_NAMES else ""
            )
            values = (("count", str(len(passed_over))), ("names", few))
            yield InputError(path_name(folder), 0, "skipped", values, level="note")
        if not seen:
            yield BadInputError("no-articles", kinds=KINDS).at(path_name(folder))

    def _file(self, path: Path) -> Iterator[Article | InputError]:
        file = path_name(path)
        kind = suffix(path.name)
        try:
            if kind not in SUFFIXES:
                mode = path.stat().st_mode
                if kind.endswith(".gz"):
                    raise BadInputError("kind-packed")
                what = kind if stat.S_ISREG(mode) and kind else path.name
                raise BadInputError("kind", suffix=shown(path_name(what)), kinds=KINDS)
            with path.open("rb") as stream:
                yield from self._beside(path)
                yield from self._articles(records(stream, kind, path.name), file, path)
        except FileNotFoundError:
            yield InputError(file, 0, "missing")
        except BadInputError as error:
            yield error.at(file)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the path
            yield InputError(file, 0, "unreadable", (("reason", getattr(error, "strerror", None) or str(error)),))

    def _input(self, stream: BinaryIO) -> Iterator[Article | InputError]:
        try:
            yield from self._articles(of_input(stream), STDIN, None)
        except BadInputError as error:
            yield error.at(STDIN)

    def _articles(self, items: Iterator[Item], file: str, path: Path | None) -> Iterator[Article | InputError]:
        for record, line, name in items:
            where = f"{file}#{name}" if name else file
            try:
                if isinstance(record, BadInputError):
                    raise record
                yield from self._article(record, where, line, path)
            except BadInputError as error:
                found = error.at(where, line)
                yield dataclasses.replace(found, level="note") if error.id == "no-page" else found

    def _beside(self, path: Path) -> Iterator[InputError]:
        """Load the ``meta.json`` of a file's folder, once, and tell what was wrong with it."""
        folder = path.parent
        if folder not in self.beside:
            meta = folder / META_NAME
            self.beside[folder], errors = load_meta(meta) if meta.is_file() else ({}, [])
            yield from errors

    def _article(
        self, record: Mapping[str, object], file: str, line: int, path: Path | None
    ) -> Iterator[Article | InputError]:
        """The article of one record: checked, filled from the meta files, its header read and its furniture found."""
        fields = clean(record)
        id_ = check_id(fields.get("id"))
        text = check_text(fields.get("text"))
        source = f"{file}:{line}" if line else file
        if id_ in self.sources and not self.replace:
            values = (("value", f"'{id_}'"), ("other", self.sources[id_]))
            yield InputError(file, line, "same-id", values)
            return
        self.sources[id_] = source
        beside = self.beside.get(path.parent, {}) if path else {}
        fill(fields, self.given.get(id_, {}), beside.get(id_, {}), self.defaults)
        title, published, publisher, place, url, author, digest_of, record_id = (
            fields.get(name, "") for name in TEXT_FIELDS
        )
        found = Article(id_, text, title, published, publisher, place, url, author, digest_of, record_id, source=source)
        yield finish(found)


def finish(article: Article) -> Article:
    """The article with what its header tells where its fields are silent, and with its furniture marked."""
    lines = split(article.reading)
    first = 1 if article.lead and lines else 0
    header = read_header(lines, first)
    found = []
    published, publisher, place = article.published, article.publisher, article.place
    if not published and header.published:
        published, span = header.published
        found.append(("published", span))
    if not publisher and header.publisher:
        publisher, span = header.publisher
        found.append(("publisher", span))
    if place:
        place = province_name(place)
    elif publisher and article.publisher and (hit := province_in(publisher)):
        place = hit[0]  # from the publisher that metadata names
    elif header.place:
        place, span = header.place
        found.append(("place", span))
    clutter = find_clutter(lines, first, header.furniture)
    return dataclasses.replace(
        article, published=published, publisher=publisher, place=place, found=tuple(found), clutter=clutter
    )


def _unreadable(error: OSError) -> InputError:
    return InputError(path_name(error.filename or ""), 0, "unreadable", (("reason", error.strerror or str(error)),))
