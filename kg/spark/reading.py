"""Files of any Hadoop file system to articles: the same reader, given a part of the input at a time on each machine."""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from kg.articles import InputError, read
from kg.articles.kinds import SUFFIXES, suffix
from kg.articles.meta import NAME as META
from kg.messages import DataProblem
from kg.model import Article
from kg.spark.session import cause

if TYPE_CHECKING:
    from pyspark import RDD
    from pyspark.sql import DataFrame, SparkSession

_LINES = (".jsonl", ".jsonl.gz")
_PARQUET = ".parquet"

Place = tuple[str, int, int]
"""Where an article or an error stands: file, first byte of the part, line in the part."""


def as_lines(path: str) -> bool:
    """Whether a file comes line by line and not whole."""
    return suffix(path.rpartition("/")[2]) in (*_LINES, _PARQUET)


@dataclass(frozen=True, slots=True)
class Reader:
    """What articles lack and ``given``, the content of a meta file, or their folder's, in ``beside``, fills in."""

    published: str = ""
    publisher: str = ""
    place: str = ""
    given: bytes = b""
    beside: Mapping[str, bytes] | None = None

    def parts(self, rows: Iterable[tuple[str, int, bytes]]) -> Iterator[tuple[Place, Article | InputError]]:
        """The articles of rows (file, first byte of the part, content), of which those of one part follow each other:
        lines of JSON, or a whole file."""
        for (path, start), part in groupby(rows, key=lambda row: row[:2]):
            file = (unquote(path) if as_lines(path) else path).removeprefix("file:")
            name = PurePosixPath(file).name
            shown = f"{file} (from byte {start})" if start else file
            with tempfile.TemporaryDirectory(prefix="kg-spark-") as folder:
                here = Path(folder, "part.jsonl" if as_lines(path) else name)
                with here.open("wb") as out:
                    out.writelines(bytes(content) + b"\n" * as_lines(path) for _, _, content in part)
                for number, item in enumerate(self._read(here, path)):
                    source = shown
                    if isinstance(item, Article):
                        _, _, line = item.source.rpartition(":")
                        source = f"{shown}:{line}" if line.isdecimal() else shown
                        yield (file, start, number), replace(item, source=source)
                    else:
                        yield (file, start, number), replace(item, file=shown)

    def _read(self, here: Path, path: str) -> Iterator[Article | InputError]:
        meta = here.parent / "given"
        if self.given:
            meta.write_bytes(self.given)
        if beside := (self.beside or {}).get(path.rpartition("/")[0]):
            (here.parent / META).write_bytes(beside)
        fills = {"published": self.published, "publisher": self.publisher, "place": self.place}
        yield from read([here], meta=meta if self.given else None, replace=True, **fills)


def articles(
    spark: "SparkSession", paths: Iterable[str], reader: Reader
) -> tuple["RDD[tuple[Place, Article | InputError]]", list[InputError]]:
    """The articles of files and folders, each with its place, and what is to be told of the folders."""
    kinds: dict[str, list[str]] = {}
    for file in sorted({file for path in paths for file in _files(spark, path)}):
        name = PurePosixPath(file).name
        kinds.setdefault(META if name == META else suffix(name), []).append(file)
    metas = kinds.pop(META, [])
    beside = {row[0].rpartition("/")[0]: bytes(row[2]) for row in _documents(spark, metas).collect()} if metas else {}
    lines = [file for kind in _LINES for file in kinds.pop(kind, [])]
    parquet = kinds.pop(_PARQUET, [])
    documents = [file for kind in SUFFIXES for file in kinds.pop(kind, [])]
    made = ((_lines, lines), (_rows, parquet), (_documents, documents))
    sources = [make(spark, files).rdd for make, files in made if files]
    found = spark.sparkContext.union(sources) if sources else spark.sparkContext.emptyRDD()
    others = [PurePosixPath(file).name for files in kinds.values() for file in files]
    values = (("count", str(len(others))), ("names", ", ".join(others[:5]) + "…" * (len(others) > 5)))
    notes = [InputError(", ".join(paths), 0, "skipped", values, "note")] if others else []
    return found.mapPartitions(replace(reader, beside=beside).parts), notes


def _files(spark: "SparkSession", path: str) -> list[str]:
    """The files of a path, which may be one of them, a folder or a pattern."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        listed = spark.read.format("binaryFile").option("recursiveFileLookup", "true").load(path).select("path")
        return [row[0] for row in listed.collect()]
    except (PySparkException, Py4JError) as error:
        raise DataProblem("spark.path", path=path, reason=cause(error)) from None


def _lines(spark: "SparkSession", files: list[str]) -> "DataFrame":
    lines = spark.read.option("lineSep", "\n").text(files)
    return lines.selectExpr("_metadata.file_path", "_metadata.file_block_start", "CAST(value AS BINARY)")


def _rows(spark: "SparkSession", files: list[str]) -> "DataFrame":
    """Rows of Parquet as lines of JSON."""
    rows = spark.read.parquet(*files)
    return rows.selectExpr("_metadata.file_path", "_metadata.file_block_start", "CAST(to_json(struct(*)) AS BINARY)")


def _documents(spark: "SparkSession", files: list[str]) -> "DataFrame":
    return spark.read.format("binaryFile").load(files).selectExpr("path", "CAST(0 AS BIGINT)", "content")
