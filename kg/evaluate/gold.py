"""A folder of gold: ``ID.json`` with the path of the text, metadata and the eight tables, each row complete."""

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from kg.articles import finish
from kg.articles.decode import document
from kg.articles.errors import BadInputError, kind_of, path_name, shown
from kg.articles.fields import check_text, clean
from kg.articles.jsons import whole
from kg.articles.meta import NAME as META_NAME
from kg.evaluate.likeness import Row
from kg.messages import DataProblem, language
from kg.model import TABLES, Article
from kg.tables import COLUMNS
from kg.vocabulary import CODES

Tables = Mapping[str, tuple[Row, ...]]

META = ("published", "publisher", "place")
_KEYS = ("id", "text", "source", "meta", *TABLES)
_CODED = {  # the columns whose values are a closed list, and the list
    "organizations": {"kind": "kind"},
    "posts": {"status": "status"},
    "changes": {"change": "change"},
    "events": {"kind": "event"},
    "participations": {"role": "participation"},
    "documents": {"kind": "document"},
    "statistics": {"indicator": "indicator", "unit": "unit", "kind": "figure"},
}


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article, where it is to be read, and what a person says it states."""

    id: str
    tables: Tables
    article: Article | None


def read_gold(folder: Path, only: str = "*", *, texts: bool = True) -> Iterator[GoldArticle | DataProblem]:
    """The articles of a folder whose id fits the pattern, by name; what is wrong with one comes in its place. Without
    ``texts`` their rows alone, and no text need be there."""
    for path in sorted(folder.glob("*.json")):
        if path.name != META_NAME and fnmatchcase(path.stem, only):
            try:
                yield _gold(path, texts)
            except DataProblem as problem:
                yield problem


def read_tables(path: Path) -> Tables:
    """The eight tables of ``ID.json`` as ``kg facts`` writes it, which may have others beside them.

    Raises :class:`DataProblem` for what is missing, misspelt or of another form.
    """
    return _tables(path, _record(path, (*_KEYS, *COLUMNS)))


def _gold(path: Path, texts: bool) -> GoldArticle:
    record = _record(path, _KEYS)
    return GoldArticle(path.stem, _tables(path, record), _article(path, record) if texts else None)


def _article(path: Path, record: Mapping[str, object]) -> Article:
    meta, name = record.get("meta", {}), record.get("text")
    if not isinstance(meta, dict):
        raise DataProblem("evaluate.meta", path=path, what=kind_of(meta))
    _known(meta, META, path, "meta")
    if not isinstance(name, str) or not name.strip():
        raise DataProblem("evaluate.no-text", path=path, id=path.stem)
    with _told(path):
        fields = clean(meta)
    source = path.parent / name
    if not source.exists():
        raise DataProblem("evaluate.no-file", path=path, text=source)
    with _told(source), source.open("rb") as stream:
        text = check_text(document(stream))
    published, publisher, place = (fields.get(field, "") for field in META)
    article = Article(path.stem, text, published=published, publisher=publisher, place=place, source=path_name(source))
    return finish(article)


def _record(path: Path, keys: tuple[str, ...]) -> dict[str, object]:
    with _told(path), path.open("rb") as stream:
        record = whole(document(stream))
    if not isinstance(record, dict):
        raise DataProblem("evaluate.not-object", path=path, what=kind_of(record))
    _known(record, keys, path)
    if record.get("id", path.stem) != path.stem:
        raise DataProblem("evaluate.id", path=path, id=shown(record["id"]), stem=path.stem)
    return record


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in which file it was that could not be read."""
    try:
        yield
    except BadInputError as error:
        bad = error.at(path_name(path))
        raise DataProblem("evaluate.input", where=bad.where, words=bad.message(language())) from None
    except OSError as error:
        raise DataProblem("evaluate.unreadable", path=path, reason=error) from None


def _tables(path: Path, record: Mapping[str, object]) -> Tables:
    tables: dict[str, tuple[Row, ...]] = {}
    for table in TABLES:
        rows = record.get(table)
        if not isinstance(rows, list):
            raise DataProblem("evaluate.no-table", path=path, table=table)
        tables[table] = tuple(_row(path, table, number, row) for number, row in enumerate(rows, 1))
    return tables


def _row(path: Path, table: str, number: int, row: object) -> Row:
    """The cells of a row as they are compared: every column, each value a string in one Unicode form."""
    where, columns, coded = f"{table}, {number}", COLUMNS[table], _CODED.get(table, {})
    if not isinstance(row, dict):
        raise DataProblem("evaluate.not-row", path=path, where=where, what=kind_of(row))
    _known(row, columns, path, where)
    for column in columns:
        value = row.get(column)
        if not isinstance(value, str):
            what = kind_of(value)
            raise DataProblem("evaluate.not-string", path=path, where=where, column=column, what=what)
        if column in coded and value not in CODES[coded[column]]:
            codes = ", ".join(CODES[coded[column]])
            raise DataProblem("evaluate.code", path=path, where=where, column=column, value=shown(value), codes=codes)
    return {column: unicodedata.normalize("NFKC", row[column]).strip() for column in columns}


def _known(record: Mapping[str, object], keys: tuple[str, ...], path: Path, where: str = "") -> None:
    for name in record:
        if name not in keys:
            key = "evaluate.column" if where else "evaluate.key"
            raise DataProblem(key, path=path, where=where, name=shown(name), names=", ".join(keys))
