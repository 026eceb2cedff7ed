"""The work on one article, the same in every process: read the facts, map them, check them, keep the record."""

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

import pyoxigraph as ox

from kg.build.reading import reading_digest
from kg.messages import DataProblem, StoreProblem
from kg.model import BESIDE, TABLES, Article, Fact
from kg.query.rows import select
from kg.resolve import Told, told
from kg.resolve.terms import nodes
from kg.review import Review
from kg.store import records
from kg.store.records import Aside, Record
from kg.vocabulary import KG, RDF, TABLE_OF

_TYPE = f"<{RDF.type}>"
_MODALITY, _ASSERTED = f"<{KG.modality}>", f"<{KG.modality}-asserted>"
_ORDER = (*TABLES, *BESIDE)
_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    StopIteration,
    TypeError,
    ValueError,
)
_ASIDE = [field.name for field in fields(Aside)]

Extract = Callable[[Article], tuple[Fact, ...]]


@dataclass(frozen=True, slots=True)
class Task:
    """An article to be worked on, the key of its content and the name of the record that is to hold the outcome."""

    article: Article
    content: str
    record: str


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a task. ``facts`` counts by table what was kept, ``unsure`` those that are planned, proposed or
    denied; ``told`` is of who is who, where the article goes into a store."""

    id: str
    content: str
    record: str
    source: str
    facts: dict[str, int]
    unsure: int
    quads: int
    aside: tuple[Aside, ...]
    whole: bool
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What all tasks of a build share. ``review`` is what people have decided; ``records`` is ``None`` where nothing is
    to be written; ``extract`` is the reader of facts, the real one unless a test brings its own."""

    base: str
    reading: str
    records: Path | None
    extract: Extract | None = None
    review: Review = field(default_factory=Review)


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that the program could not work on, through a fault of its own; the others are not kept waiting."""

    id: str
    problem: DataProblem


def work(task: Task, options: Options) -> Done | Failed:
    """Work on one article; a record that is there already, from a build that was stopped, serves as it is."""
    outcome = worked(task, options)
    if isinstance(outcome, Failed):
        return outcome
    done, record = outcome
    return replace(done, told=told(nodes(record.quads))) if options.records else done


def worked(task: Task, options: Options) -> tuple[Done, Record] | Failed:
    """What :func:`work` gives, and the record itself."""
    if options.reading != reading_digest():  # a process that starts later reads files that have changed since
        raise DataProblem("build.changed")
    record = _kept(task, options)
    if record is None:
        try:
            record = _record(task.article, options)
        except _FAULTS as error:
            return Failed(task.article.id, _fault(task.article, error))
        if options.records:
            records.write(options.records, task.record, record)
    done = Done(
        id=task.article.id,
        content=task.content,
        record=task.record,
        source=task.article.source,
        facts=record.facts,
        unsure=_unsure(record.quads),
        quads=len(record.quads),
        aside=record.aside,
        whole=record.whole,
    )
    return done, record


def _fault(article: Article, error: Exception) -> DataProblem:
    """What to report of a fault: where in the program, and what Python says of it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return DataProblem("build.fault", id=article.id, source=article.source, where=where, error=repr(error))


def _kept(task: Task, options: Options) -> Record | None:
    if options.records is None or not records.path_of(options.records, task.record).exists():
        return None
    try:
        return records.read(options.records, task.record)
    except StoreProblem:  # damaged: make it again
        return None


def _extract() -> Extract:
    from kg.extract import extract

    return extract


def _record(article: Article, options: Options) -> Record:
    from kg.check import check_article
    from kg.mapping import article_graph

    extract = options.extract or _extract()
    shown, facts, corrections = options.review.applied(article, extract(article))
    graph = article_graph(shown, facts, base=options.base, corrections=corrections)
    checked = check_article(graph)
    return Record(
        article=shown,
        graph=graph.graph,
        facts=dict(sorted(Counter(_tables(checked.lines)).items(), key=lambda item: _ORDER.index(item[0]))),
        quads=checked.lines,
        aside=tuple(Aside(**{name: getattr(aside, name) for name in _ASIDE}) for aside in checked.set_aside),
        whole=checked.whole,
        full=None if shown == article else article,
    )


def _tables(lines: Iterable[str]) -> Iterator[str]:
    """The table of each claim among the lines of a graph."""
    for line in lines:
        _, predicate, value = line.split(" ", 2)
        if predicate == _TYPE and (table := TABLE_OF.get(value.partition(" ")[0])):
            yield table


def _unsure(lines: Iterable[str]) -> int:
    """How many claims among the lines of a graph are not asserted."""
    parts = (line.split(" ", 3) for line in lines if _MODALITY in line)
    return sum(predicate == _MODALITY and value != _ASSERTED for _, predicate, value, *_ in parts)


def claims(graph: ox.Store) -> int:
    """How many facts the articles of a store state."""
    kinds = " ".join(TABLE_OF)
    query = f"SELECT (COUNT(*) AS ?count) {{ VALUES ?kind {{ {kinds} }} GRAPH ?g {{ ?claim a ?kind }} }}"
    return sum(int(row["count"]) for row in select(graph, query))
