"""What a comparison came to: counts by table, the rows missed and spurious, and the figures made of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from kg.model import TABLES

MISSED, SPURIOUS = "-", "+"


@dataclass(frozen=True, slots=True)
class Error:
    """A row of the gold that was not read (``-``), or one that was read and is not in the gold (``+``)."""

    sign: str
    article: str
    table: str
    row: tuple[str, ...]


@dataclass(slots=True)
class Score:
    """Of one table: rows in the gold, rows read, rows matched, and by attribute the matched rows that have it right."""

    gold: int = 0
    read: int = 0
    matched: int = 0
    right: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """The part of what was read that is in the gold."""
        return self.matched / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        """The part of the gold that was read."""
        return self.matched / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Precision and recall in one: their harmonic mean.

        >>> Score(gold=4, read=2, matched=2).f1
        0.6666666666666666
        """
        return 2 * self.matched / (self.gold + self.read) if self.gold + self.read else 0.0

    def share(self, attribute: str) -> float:
        """The part of the matched rows that has an attribute right."""
        return self.right[attribute] / self.matched if self.matched else 0.0


@dataclass(slots=True)
class Report:
    """A measurement: the score of each table, the errors by article and table, the articles that have no prediction."""

    attributes: dict[str, tuple[str, ...]]
    tables: dict[str, Score] = field(default_factory=lambda: {table: Score() for table in TABLES})
    errors: list[Error] = field(default_factory=list)
    articles: int = 0
    missing: list[str] = field(default_factory=list)

    @property
    def mean_f1(self) -> float:
        """The mean over the tables of which the gold or the reading has any row."""
        told = [score.f1 for score in self.tables.values() if score.gold or score.read]
        return sum(told) / len(told) if told else 0.0

    @property
    def micro_f1(self) -> float:
        """F1 over the rows of all tables together."""
        scores = self.tables.values()
        return Score(*(sum(getattr(score, count) for score in scores) for count in ("gold", "read", "matched"))).f1

    def shares(self, table: str) -> dict[str, float]:
        """The part of the matched rows of a table that has each attribute right."""
        return {name: self.tables[table].share(name) for name in self.attributes[table]}

    def errors_of(self, table: str) -> Iterator[Error]:
        """The errors of one table, or of ``all``."""
        return (error for error in self.errors if table in (error.table, "all"))

    def as_json(self, errors: str = "") -> dict[str, Any]:
        """All figures, and the errors of a table or of ``all``, for other programs."""
        tables = {
            table: {
                "gold": score.gold,
                "read": score.read,
                "matched": score.matched,
                "precision": score.precision,
                "recall": score.recall,
                "f1": score.f1,
                "attributes": self.shares(table),
            }
            for table, score in self.tables.items()
        }
        listed = [
            {"sign": error.sign, "article": error.article, "table": error.table, "row": list(error.row)}
            for error in self.errors_of(errors)
        ]
        return {
            "articles": self.articles,
            "missing": self.missing,
            "mean_f1": self.mean_f1,
            "micro_f1": self.micro_f1,
            "tables": tables,
            **({"errors": listed} if errors else {}),
        }
