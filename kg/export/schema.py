"""What the tables of ``csv``, ``parquet``, ``xlsx`` and ``sqlite`` are: ``queries/tables/TABLE.rq``, one a table.

A header says what a table is and what its columns are; ``|`` parts the cells of a column (name, kind, what it is in
English and Vietnamese)::

    # en: Offices of bodies, whoever holds them.
    # vi: Chức vụ của tổ chức, bất kể ai giữ.
    # column: post | key | the post | chức vụ
    # column: organization | ref organizations | the body it is in | tổ chức có chức vụ
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.resources import QUERIES
from kg.vocabulary import CODES

FOLDER = QUERIES / "tables"
TYPES = ("text", "stated", "list", "integer", "decimal", "date", "yes", "id", "ref", "code")
_LINE = re.compile(r"# (en|vi|column): (.+)")


class SchemaError(ValueError):
    """What is wrong in the header of a table's query, with file and line."""


@dataclass(frozen=True, slots=True)
class Column:
    """``type`` is one of :data:`TYPES`; ``of`` is the table that a reference leads to, or the scheme of a code. A
    key is an id of its own, or a reference or a text that is a part of it."""

    name: str
    type: str
    of: str
    english: str
    vietnamese: str
    key: bool = False

    @property
    def refers(self) -> str:
        """The table it leads to; empty for none."""
        return self.of if self.type == "ref" else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, with the query that gives its rows. Its key is one column or several."""

    name: str
    english: str
    vietnamese: str
    columns: tuple[Column, ...]
    query: str

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.key)


@cache
def tables() -> tuple[Table, ...]:
    """All tables, by name."""
    return tuple(_table(path) for path in sorted(FOLDER.glob("*.rq")))


def _table(path: Path) -> Table:
    text = path.read_text(encoding="utf-8")
    said = {"en": "", "vi": ""}
    columns = []
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line)
        if match and match[1] == "column":
            columns.append(_column(match[2], f"{path.name}:{number}"))
        elif match:
            said[match[1]] = match[2]
    table = Table(path.stem, said["en"], said["vi"], tuple(columns), text)
    if not all(said.values()) or not table.key:
        raise SchemaError(f"{path.name}: the header must say what the table is (en, vi) and have a key")
    return table


def _column(line: str, where: str) -> Column:
    """
    >>> _column("claim | key claims | a statement | điều nêu", "x.rq:1").refers
    'claims'
    """
    cells = [cell.strip() for cell in line.split("|")]
    first, _, of = cells[1].partition(" ") if len(cells) == 4 else ("", "", "")
    kind = {"key": "ref" if of in _names() else of or "id"}.get(first, first)
    fits = (kind == "ref") == (of in _names()) and (kind == "code") == (of in CODES or of == "role")
    if len(cells) != 4 or not all(cells) or kind not in TYPES or not fits:
        raise SchemaError(
            f"{where}: a column is a name, a kind ({', '.join(TYPES)}; ref and key with a table, code with a scheme), "
            "what it is in English and what in Vietnamese"
        )
    return Column(cells[0], kind, of if kind in ("ref", "code") else "", cells[2], cells[3], first == "key")


@cache
def _names() -> frozenset[str]:
    return frozenset(path.stem for path in FOLDER.glob("*.rq"))
