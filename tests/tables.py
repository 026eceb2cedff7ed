"""Tables of test sentences; a row that should hold and does not yet carries the reason, and turns red when mended."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

TESTS = Path(__file__).parent


def rows(path: str, columns: tuple[str, ...]) -> Iterator[ParameterSet]:
    """The rows of ``tests/PATH`` as parameters, less the last column ``waits``: a strict xfail where it is filled."""
    stem = Path(path).stem
    with (TESTS / path).open(encoding="utf-8", newline="") as lines:
        table = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        assert tuple(next(table)) == (*columns, "waits"), f"{path}: the header must be {columns} and waits"
        for number, cells in enumerate(table, 1):
            assert len(cells) == len(columns) + 1, f"{path}: row {number} has {len(cells)} cells"
            yield pytest.param(*cells[:-1], id=f"{stem}-{number}", marks=waiting(cells[-1]))


def waiting(reason: str) -> tuple[pytest.MarkDecorator, ...]:
    """The mark of a case that should hold and does not yet; none where it holds."""
    return (pytest.mark.xfail(strict=True, reason=reason, raises=AssertionError),) if reason else ()
