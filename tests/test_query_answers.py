"""What the named queries answer over ``data/articles``: ``tests/queries/NAME.csv``.

Of some things the digests say little: those queries are asked over ``tests/queries/articles``, which are invented.

After a change that is meant: ``python tests/test_query_answers.py --write``, then read the difference.
"""

import io
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from kg.build import Request, build
from kg.query import evaluate, find, names
from kg.query.formats import write
from kg.resources import ARTICLES
from kg.store.snapshot import Snapshot, open_snapshot

ANSWERS = Path(__file__).parent / "queries"
INVENTED = {"adopted", "ended", "parts", "profile", "references"}


def answer(snapshot: Snapshot, name: str) -> str:
    out = io.StringIO()
    write(evaluate(snapshot, find(name), {}), "csv", out, name)
    return out.getvalue()


def source(name: str) -> str:
    return str(ANSWERS / "articles" if name in INVENTED else ARTICLES)


@pytest.fixture(scope="module")
def snapshots(tmp_path_factory):
    with ExitStack() as stack:
        made = {}
        for articles in map(source, names()):
            if articles not in made:
                store = tmp_path_factory.mktemp("answers") / "store"
                build(Request(store, [articles], jobs=1))
                made[articles] = stack.enter_context(open_snapshot(store))
        yield made


def test_every_named_query_has_its_answer():
    assert sorted(path.stem for path in ANSWERS.glob("*.csv")) == names()


@pytest.mark.parametrize("name", names())
def test_a_named_query_answers(snapshots, name):
    expected = (ANSWERS / f"{name}.csv").read_bytes().decode("utf-8")
    assert expected.count("\n") > 1, "an answer without rows shows nothing"
    assert answer(snapshots[source(name)], name) == expected


if __name__ == "__main__" and sys.argv[1:] == ["--write"]:
    for query in names():
        with tempfile.TemporaryDirectory() as folder:
            build(Request(Path(folder) / "store", [source(query)], jobs=1))
            with open_snapshot(Path(folder) / "store") as opened:
                (ANSWERS / f"{query}.csv").write_bytes(answer(opened, query).encode("utf-8"))
