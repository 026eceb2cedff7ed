"""What the named queries answer over ``data/articles``: ``tests/queries/NAME.csv``.

After a change that is meant: ``python tests/test_query_answers.py --write``, then read the difference.
"""

import io
import sys
import tempfile
from pathlib import Path

import pytest

from kg.build import Request, build
from kg.query import evaluate, find, names
from kg.query.formats import write
from kg.resources import ARTICLES
from kg.store.snapshot import Snapshot, open_snapshot

ANSWERS = Path(__file__).parent / "queries"


def answer(snapshot: Snapshot, name: str) -> str:
    out = io.StringIO()
    write(evaluate(snapshot, find(name), {}), "csv", out, name)
    return out.getvalue()


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    store = tmp_path_factory.mktemp("answers") / "store"
    build(Request(store, [str(ARTICLES)], jobs=1))
    with open_snapshot(store) as snapshot:
        yield snapshot


def test_every_named_query_has_its_answer():
    assert sorted(path.stem for path in ANSWERS.glob("*.csv")) == names()


@pytest.mark.parametrize("name", names())
def test_a_named_query_answers(snapshot, name):
    expected = (ANSWERS / f"{name}.csv").read_bytes().decode("utf-8")
    assert expected.count("\n") > 1, "an answer without rows shows nothing"
    assert answer(snapshot, name) == expected


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    with tempfile.TemporaryDirectory() as folder:
        build(Request(Path(folder) / "store", [str(ARTICLES)], jobs=1))
        with open_snapshot(Path(folder) / "store") as made:
            for query in names():
                (ANSWERS / f"{query}.csv").write_bytes(answer(made, query).encode("utf-8"))
