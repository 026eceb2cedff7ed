"""A build on Spark from beginning to end: read, work, resolve, write, and say what was done."""

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.articles import InputError
from kg.build.reading import reading_digest
from kg.build.run import Request, Summary, check, decided, given
from kg.build.work import Failed, Options, Task, worked
from kg.iris import DEFAULT_BASE, article_iri
from kg.messages import StoreProblem
from kg.model import Article
from kg.resolve.terms import term
from kg.spark.reading import Place, Reader, articles
from kg.spark.resolving import resolved
from kg.spark.session import session
from kg.store.manifest import Manifest
from kg.store.records import content_key

if TYPE_CHECKING:
    from pyspark import StorageLevel
    from pyspark.sql import SparkSession

_GZIP = "org.apache.hadoop.io.compress.GzipCodec"
_PARTS = 4  # for each core: small enough that one more does not keep the others waiting for long

Read = tuple[Place, Article | InputError]
Outcome = tuple[str, str, Summary]
"""An article by its IRI, its graph, and what is to be told; the first two are empty where it could not be read."""


def build(request: Request, *, master: str, output: str) -> Summary:
    """Work on articles of any Hadoop file system and write their graphs, the resolved layer and what was set aside to
    a new folder of one, each in parts."""
    started = time.monotonic()
    check(request)
    given(request)  # refuses a date that is none
    review = decided(request.store, request.decisions, Manifest())
    options = Options(request.base or DEFAULT_BASE, reading_digest(), None, review=review)
    with session(master) as spark:
        _refuse_what_is_there(spark, output)
        meta = request.meta.read_bytes() if request.meta else b""
        reader = Reader(request.published, request.publisher, request.place, meta)
        found, notes = articles(spark, list(request.paths), reader)
        parts = request.jobs or _PARTS * spark.sparkContext.defaultParallelism
        keyed = found.keyBy(_key).groupByKey(parts).mapPartitions(lambda groups: sorted(groups, key=_first))
        outcomes = keyed.values().flatMap(lambda group: _worked(group, options, request.replace))
        outcomes.persist(_disk())
        summary: Summary = outcomes.map(lambda it: it[2]).treeAggregate(Summary(), Summary.absorb, Summary.absorb)
        graphs = outcomes.filter(lambda it: it[1] != "").map(lambda it: it[:2])
        if summary.stored:
            layer = resolved(graphs, options.base, review.decisions(options.base), parts)
            graphs.values().map(lambda quads: quads[:-1]).saveAsTextFile(f"{output}/articles", _GZIP)
            outcomes.flatMap(_aside).saveAsTextFile(f"{output}/aside", _GZIP)
            layer.saveAsTextFile(f"{output}/resolved", _GZIP)
    summary.problems[:0] = notes
    summary.seconds = time.monotonic() - started
    return summary


def _refuse_what_is_there(spark: "SparkSession", output: str) -> None:
    from pyspark.errors import AnalysisException

    try:
        spark.read.format("binaryFile").load(output)
    except AnalysisException as error:
        if error.getCondition() == "PATH_NOT_FOUND":
            return
        raise
    raise StoreProblem("spark.output", path=output)


def _disk() -> "StorageLevel":
    from pyspark import StorageLevel

    return StorageLevel.DISK_ONLY


def _key(read: Read) -> str:
    """Articles of one id come together; an error stands for itself, under what is no id."""
    place, item = read
    return item.id if isinstance(item, Article) else "/".join(map(str, place))


def _first(group: tuple[str, object]) -> str:
    return group[0]


def _worked(group: Iterable[Read], options: Options, replace: bool) -> Iterator[Outcome]:
    """Work on the article of an id: the first by its place, or the last where it may replace others."""
    items = [item for _, item in sorted(group, key=lambda it: it[0])]
    given = [item for item in items if isinstance(item, Article)]
    problems = [item for item in items if isinstance(item, InputError)]
    if not replace:
        values = tuple(("other", first.source) for first in given[:1])
        problems += [InputError(it.source, 0, "same-id", (("value", f"'{it.id}'"), *values)) for it in given[1:]]
    yield from (("", "", Summary(problems=[problem])) for problem in problems)
    if not given:
        return
    article = given[-1 if replace else 0]
    outcome = worked(Task(article, content_key(article), ""), options)
    if isinstance(outcome, Failed):
        yield "", "", Summary(problems=[outcome.problem])
        return
    done, record = outcome
    summary = Summary(stored=1)
    summary.add(done)
    yield term(article_iri(options.base, article.id)), "".join(f"{line}\n" for line in record.quads), summary


def _aside(outcome: Outcome) -> Iterator[str]:
    for id, aside in outcome[2].aside:
        yield json.dumps({"article": id, **asdict(aside)}, ensure_ascii=False, sort_keys=True)
