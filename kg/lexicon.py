"""Reads and checks ``data/lexicon/*.tsv``: what is wrong (a column, a cell, a duplicate) is told with file and line."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.resources import LEXICON


class LexiconError(ValueError):
    """What is wrong in a lexicon file, with file and line and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column name, and where it stands."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def many(self, column: str) -> list[str]:
        """The cell split at semicolons: ``"UBND; Ủy ban nhân dân"`` has two values."""
        return [part.strip() for part in self.cells[column].split(";") if part.strip()]

    def error(self, message: str) -> LexiconError:
        return LexiconError(f"{self.file}:{self.line}: {message}")


def read_table(
    name: str, columns: Sequence[str], *, key: Sequence[str] = (), optional: Sequence[str] = (), folder: Path = LEXICON
) -> Iterator[Row]:
    """The rows of ``NAME.tsv``; lines that start with ``#`` are comments.

    ``columns`` must be the header, in this order; cells outside ``optional`` must be filled; ``key`` columns (the first
    column unless told) must not repeat.
    """
    path = folder / f"{name}.tsv"
    key = key or columns[:1]
    seen: dict[tuple[str, ...], int] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        header: list[str] | None = None
        for cells in reader:
            number = reader.line_num
            if not cells or cells[0].startswith("#"):
                continue
            if header is None:
                header = cells
                if header != list(columns):
                    raise LexiconError(
                        f"{path.name}:{number}: the header must be {' | '.join(columns)}, not {' | '.join(header)}"
                    )
                continue
            if len(cells) > len(columns):
                raise LexiconError(
                    f"{path.name}:{number}: {len(cells)} cells for {len(columns)} columns; look for a stray tab"
                )
            cells += [""] * (len(columns) - len(cells))
            row = Row(dict(zip(columns, map(str.strip, cells), strict=True)), path.name, number)
            for column in columns:
                if not row[column] and column not in optional:
                    raise row.error(f"the column '{column}' is empty")
            identity = tuple(row[column].casefold() for column in key)
            if identity in seen:
                raise row.error(f"'{' | '.join(identity)}' stands already in line {seen[identity]}")
            seen[identity] = number
            yield row


def read_uses(name: str, uses: Sequence[str]) -> dict[str, dict[str, str]]:
    """A table of words by what they are used for (columns form, use, value, example): use -> form -> value."""
    table: dict[str, dict[str, str]] = {use: {} for use in uses}
    for row in read_table(name, ("form", "use", "value", "example"), key=("form", "use"), optional=("value",)):
        if row["use"] not in table:
            raise row.error(f"use must be one of {', '.join(uses)}, not '{row['use']}'")
        table[row["use"]][row["form"]] = row["value"]
    return table
