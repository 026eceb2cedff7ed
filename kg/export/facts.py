"""The facts of an article as rows of the flat tables, read back from its graph by ``queries/facts/TABLE.rq``."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, TextIO

import pyoxigraph as ox

from kg.messages import StoreProblem
from kg.query.rows import select
from kg.resources import QUERIES
from kg.store.records import Record
from kg.tables import COLUMNS

Row = dict[str, str]
META = ("published", "publisher", "place")


def tables(quads: bytes, wanted: Iterable[str] = tuple(COLUMNS)) -> dict[str, list[Row]]:
    """The rows of an article graph, given as N-Quads, by table."""
    graph = ox.Store()
    graph.load(quads, ox.RdfFormat.N_QUADS)
    return {table: list(_rows(graph, table)) for table in wanted}


def _rows(graph: ox.Store, table: str) -> Iterator[Row]:
    """The rows of one table in the order of the article."""
    for found in select(graph, _query(table)):
        yield {column: found[column] for column in COLUMNS[table]}


@cache
def _query(table: str) -> str:
    return (QUERIES / "facts" / f"{table}.rq").read_text(encoding="utf-8")


def gold(record: Record, quads: bytes, wanted: Iterable[str] = tuple(COLUMNS)) -> dict[str, Any]:
    """An article's facts in the format of the gold files: id, what is known of the article, the tables."""
    meta = {name: value for name in META if (value := getattr(record.article, name))}
    return {"id": record.article.id, **({"meta": meta} if meta else {}), **tables(quads, wanted)}


def flat(found: Iterable[dict[str, Any]]) -> dict[str, list[list[str]]]:
    """The rows of many articles by table, with the article's id before them."""
    rows: dict[str, list[list[str]]] = {}
    for article in found:
        for table in COLUMNS.keys() & article.keys():
            rows.setdefault(table, []).extend([article["id"], *row.values()] for row in article[table])
    return {table: rows[table] for table in COLUMNS if table in rows}


def write_json(found: Iterable[dict[str, Any]], folder: Path) -> int:
    """``FOLDER/ID.json`` for each article; how many there were. An id holds nothing that leads out of the folder."""
    count = 0
    for article in found:
        _write(folder, f"{article['id']}.json", json.dumps(article, ensure_ascii=False, indent=1) + "\n")
        count += 1
    return count


def write_csv(found: Iterable[dict[str, Any]], folder: Path) -> int:
    """``FOLDER/TABLE.csv`` for each table, its first column the article's id; how many there were."""
    tables = flat(found)
    for table, rows in tables.items():
        out = io.StringIO()
        print_csv(table, rows, out)
        _write(folder, f"{table}.csv", out.getvalue())
    return len(tables)


def print_csv(table: str, rows: Iterable[list[str]], out: TextIO) -> None:
    """One table as CSV."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["article", *COLUMNS[table]])
    writer.writerows(rows)


def _write(folder: Path, name: str, content: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode("utf-8"))
    except OSError as error:
        raise StoreProblem("export.unwritable", path=folder / name, reason=error.strerror) from error
