"""How far those who join people agree with the readers of pairs: pairwise, and over all mentions judged (B-cubed)."""

import csv
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

KEPT = (
    "n", "set", "how", "article_a", "name_a", "published_a", "article_b", "name_b", "published_b", "verdict", "why",
)  # fmt: skip
"""The columns of a table of pairs. ``published`` is told where the article has a date."""
VERDICTS = ("same", "different", "unclear")
Row = dict[str, str]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Precision and recall, and for pairs the numbers behind them."""

    precision: float
    recall: float
    counts: str = ""

    @classmethod
    def of(cls, told: Iterable[tuple[bool, bool]]) -> "Agreement":
        """Of pairs that are one person or not, and were joined or not."""
        counts = Counter(told)
        right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
        return cls(
            right / (right + wrong) if right + wrong else 1.0,
            right / (right + missed) if right + missed else 1.0,
            f"joined rightly {right}, wrongly {wrong}, missed {missed}, rightly apart {counts[False, False]}",
        )

    @property
    def f1(self) -> float:
        return 2 * self.precision * self.recall / ((self.precision + self.recall) or 1)

    def __str__(self) -> str:
        told = f"precision {self.precision:.3f}  recall {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"{told}  ({self.counts})" if self.counts else told


def read_labels(path: Path) -> list[Row]:
    """A table of pairs; ends the script where one of them has no verdict."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, dialect="excel-tab"))
    if missing := [row["n"] for row in rows if row["verdict"] not in VERDICTS]:
        sys.exit(f"{path}: no verdict ({', '.join(VERDICTS)}) for {', '.join(missing[:20])}")
    return rows


def one_person(ends: Mapping[str, str], one: str, other: str) -> bool:
    """Whether two mentions end as one person; who is in no table is joined to nobody."""
    return ends.get(one, one) == ends.get(other, other)


def b_cubed(judged: Iterable[tuple[Pair, bool]], ends: Mapping[str, str]) -> Agreement:
    """B-cubed precision and recall over the mentions judged. ``same`` carries over; two mentions that no reader has
    compared, neither directly nor so, do not count.

    >>> b_cubed([(("a", "b"), True), (("b", "c"), True), (("c", "d"), False)], {"a": "b", "d": "c"}).precision
    0.75
    """
    judged = list(judged)
    people = {mention: {mention} for pair, _ in judged for mention in pair}
    for (first, second), same in judged:
        if same and people[first] is not people[second]:
            people[first] |= people[second]
            for mention in people[second]:
                people[mention] = people[first]
    others: dict[str, set[str]] = {mention: set() for mention in people}
    for (first, second), same in judged:
        if not same:
            for mention in people[first]:
                others[mention] |= people[second]
            for mention in people[second]:
                others[mention] |= people[first]
    precision = recall = 0.0
    for mention, person in people.items():
        joined = {it for it in person | others[mention] if one_person(ends, it, mention)}
        precision += len(joined & person) / len(joined)
        recall += len(joined & person) / len(person)
    return Agreement(precision / len(people), recall / len(people))
