"""A build from beginning to end: read, work, commit, and say what was done."""

import os
import platform
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from kg.articles import InputError, finish, read
from kg.build.index import commit
from kg.build.intake import Intake
from kg.build.reading import reading_digest
from kg.build.work import Done, Extract, Failed, Options, claims, work
from kg.iris import DEFAULT_BASE, check_base
from kg.messages import DataProblem, StoreProblem, UsageProblem
from kg.model import Article
from kg.processes import cores, little_garbage, spread
from kg.resolve import Told
from kg.review import Review, default_folder, load
from kg.store import records
from kg.store.folder import Folder, exists
from kg.store.manifest import Entry, Manifest
from kg.store.records import Aside, as_given, record_key
from kg.store.snapshot import open_snapshot
from kg.store.writer import Writer, open_writer


@dataclass(frozen=True, slots=True)
class Request:
    """What to build. Without ``paths`` the stored articles that were read with other knowledge are read again; ``base``
    is empty for that of the store; ``jobs`` 0 is one process a core; ``decisions`` is the folder of what people have
    decided, beside the store unless told otherwise."""

    store: Path
    paths: Sequence[str] = ()
    base: str = ""
    meta: Path | None = None
    published: str = ""
    publisher: str = ""
    place: str = ""
    jobs: int = 0
    replace: bool = False
    dry_run: bool = False
    extract: Extract | None = None
    decisions: Path | None = None


@dataclass(slots=True)
class Summary:
    """What a build did. ``worked`` and the counts by table are of the articles it worked on, ``stored`` of the
    store, and so is ``held``, its facts, counted where nothing was worked on; ``committed``: the store has changed."""

    worked: int = 0
    unchanged: int = 0
    stored: int = 0
    held: int = 0
    unsure: int = 0
    quads: int = 0
    seconds: float = 0.0
    indexing: bool = False
    committed: bool = False
    whole: int = 0
    facts: Counter[str] = field(default_factory=Counter)
    aside: list[tuple[str, Aside]] = field(default_factory=list)
    problems: list[InputError | DataProblem] = field(default_factory=list)

    def add(self, done: Done) -> None:
        """Count an article that has been worked on."""
        self.worked += 1
        self.unsure += done.unsure
        self.quads += done.quads
        self.whole += done.whole
        self.facts.update(done.facts)
        self.aside.extend((done.id, aside) for aside in done.aside)

    def absorb(self, other: "Summary") -> "Summary":
        """Count the articles that have been worked on elsewhere."""
        for name in ("worked", "stored", "unsure", "quads", "whole"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.facts.update(other.facts)
        self.aside.extend(other.aside)
        self.problems.extend(other.problems)
        return self


def build(request: Request, *, progress: Callable[[Summary], None] = lambda summary: None) -> Summary:
    """Bring articles into a store; ``progress`` is called after each, and before the index is made. Problems with
    single articles are in the summary, the rest is done all the same. No store is made for no article."""
    started = time.monotonic()
    summary = Summary()
    check(request)
    items = given(request) if request.paths else None
    if items is not None and not exists(request.store):
        items = _from_the_first(items, summary)
        if items is None:
            return summary
    jobs = request.jobs or cores()
    with little_garbage(), nullcontext() if request.dry_run else _writer(request) as writer:
        folder, manifest = (writer.folder, writer.manifest) if writer else _as_it_is(request)
        review = decided(request.store, request.decisions, manifest)
        intake = Intake(
            manifest,
            base=folder.base,
            reading=reading_digest(),
            review=review,
            replace=request.replace,
            report=summary.problems.append,
        )
        stored = _outdated(folder, manifest, intake, again=items is None)
        articles = chain(items or (), stored)
        options = Options(folder.base, reading_digest(), folder.records if writer else None, request.extract, review)
        entries, told = dict(manifest.entries), dict[str, Told]()
        # what has been worked on is kept on record: a process that dies costs no more than its chunk
        for done in spread(work, intake.tasks(articles), options, jobs=jobs):
            if isinstance(done, Failed):
                summary.problems.append(done.problem)
                continue
            if intake.wanted[done.id] == done.record:
                entries[done.id] = _entry(done)
                told.update({done.record: done.told} if done.told else {})
            summary.add(done)
            progress(summary)
        if writer:
            summary.indexing = True
            progress(summary)
            summary.committed = commit(writer, entries, review, jobs=jobs, known=told)
            if not summary.worked:
                with open_snapshot(request.store) as snapshot:
                    summary.held = claims(snapshot.graph)
        summary.unchanged, summary.stored = intake.unchanged, len(entries)
    summary.seconds = time.monotonic() - started
    return summary


def retract(store: Path, ids: Sequence[str], decisions: Path | None = None) -> int:
    """Take articles out of a store, which is then as if they had never been in it; how many are left."""
    with little_garbage(), open_writer(store, note=_note()) as writer:
        review = decided(store, decisions, writer.manifest)
        for id in ids:
            if id not in writer.manifest.entries:
                raise UsageProblem("article.unknown", id=id, path=store)
        entries = {id: entry for id, entry in writer.manifest.entries.items() if id not in ids}
        commit(writer, entries, review, jobs=cores())
    return len(entries)


def decided(store: Path, folder: Path | None, manifest: Manifest) -> Review:
    """What people have decided about a store. A folder that is gone is no reason to undo what it decided."""
    place = folder or default_folder(store)
    if not place.is_dir() and (folder or manifest.review):
        raise UsageProblem("decisions.missing", path=place)
    return load(place)


def check(request: Request) -> None:
    """Refuse what cannot be meant before anything is read or written."""
    try:
        check_base(request.base or DEFAULT_BASE)
    except ValueError:
        raise UsageProblem("build.base", given=request.base) from None
    if request.meta and not request.meta.is_file():
        raise UsageProblem("build.meta", path=request.meta)


def _writer(request: Request) -> Writer:
    """The right to build, in a store whose base is the one asked for."""
    if request.paths:
        writer = open_writer(request.store, base=request.base or DEFAULT_BASE, note=_note())
    else:
        writer = open_writer(request.store, note=_note())
    if request.base and request.base != writer.folder.base:
        writer.close()
        raise StoreProblem("store.base", path=request.store, base=writer.folder.base, given=request.base)
    return writer


def _as_it_is(request: Request) -> tuple[Folder, Manifest]:
    """The store that a dry run would build on, which need not exist."""
    if request.paths and not exists(request.store):
        return Folder(request.store, request.base or DEFAULT_BASE), Manifest()
    with open_snapshot(request.store) as snapshot:
        return snapshot.folder, snapshot.manifest


def given(request: Request) -> Iterable[Article | InputError]:
    """The articles that a request names."""
    try:
        return read(
            request.paths,
            meta=request.meta,
            published=request.published,
            publisher=request.publisher,
            place=request.place,
            replace=request.replace,
        )
    except ValueError:
        raise UsageProblem("build.published", given=request.published) from None


def _from_the_first(items: Iterable[Article | InputError], summary: Summary) -> Iterable[Article | InputError] | None:
    """What is given from the first article on, after telling what came before it; ``None`` where there is none."""
    items = iter(items)
    for item in items:
        if isinstance(item, Article):
            return chain([item], items)
        summary.problems.append(item)
    return None


def _outdated(folder: Folder, manifest: Manifest, intake: Intake, *, again: bool) -> Iterator[Article]:
    """The stored articles, but those just given, about which people have decided something else since they were read;
    and, ``again``, those that were read with other knowledge than there is now."""
    for id, entry in sorted(manifest.entries.items()):
        unread = again and entry.reading != reading_digest()
        if id not in intake.wanted and (unread or intake.review.digest != manifest.review):
            record = records.read(folder.records, entry.record)
            article = finish(replace(as_given(record.full or record.article), source=entry.source))
            if (
                unread
                or record_key(entry.content, folder.base, entry.reading, intake.review.key(article)) != entry.record
            ):
                yield article


def _entry(done: Done) -> Entry:
    return Entry(
        content=done.content,
        reading=reading_digest(),
        record=done.record,
        source=done.source,
        aside=-1 if done.whole else len(done.aside),
    )


def _note() -> dict[str, object]:
    """Who builds, for those who come meanwhile."""
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    return {"pid": os.getpid(), "since": since, "host": platform.node()}
