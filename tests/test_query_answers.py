"""What the named queries answer: over ``data/articles`` in ``tests/queries/NAME.csv``, over the articles of the gold
``dev`` in ``tests/queries/dev/NAME.csv``, there without quotes.

Of some things the digests say little: those queries are asked over ``tests/queries/articles``, which are invented.

After a change that is meant: ``python tests/test_query_answers.py --write`` (or ``--write dev``), then read what
differs.
"""

import csv
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
DEV_ANSWERS = ANSWERS / "dev"
DEV = Path(__file__).parents[2] / "shared" / "gold" / "dev"
INVENTED = {"adopted", "contradictions", "ended", "parts", "profile", "references", "successions", "targets"}


def answer(snapshot: Snapshot, name: str) -> str:
    out = io.StringIO()
    write(evaluate(snapshot, find(name), {}), "csv", out, name)
    return out.getvalue()


def without_quotes(rows: str) -> str:
    """An answer without the sentences of articles; their ids tell where they stand."""
    table = list(csv.reader(io.StringIO(rows)))
    kept = [place for place, column in enumerate(table[0]) if column != "quote"]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([row[place] for place in kept] for row in table)
    return out.getvalue()


def source(name: str) -> str:
    return str(ANSWERS / "articles" if name in INVENTED else ARTICLES)


def expected(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


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


@pytest.fixture(scope="module")
def dev(tmp_path_factory):
    store = tmp_path_factory.mktemp("dev") / "store"
    build(Request(store, [str(DEV / "texts")], meta=DEV / "meta.json"))
    with open_snapshot(store) as opened:
        yield opened


@pytest.mark.parametrize("folder", [ANSWERS, DEV_ANSWERS], ids=["own", "dev"])
def test_every_named_query_has_its_answer(folder):
    assert sorted(path.stem for path in folder.glob("*.csv")) == names()


@pytest.mark.parametrize("name", names())
def test_an_answer_without_rows_shows_nothing(name):
    assert max(expected(folder / f"{name}.csv").count("\n") for folder in (ANSWERS, DEV_ANSWERS)) > 1


@pytest.mark.parametrize("name", names())
def test_a_named_query_answers(snapshots, name):
    assert answer(snapshots[source(name)], name) == expected(ANSWERS / f"{name}.csv")


@pytest.mark.shared
@pytest.mark.parametrize("name", names())
def test_a_named_query_answers_over_the_gold_of_dev(dev, name):
    assert without_quotes(answer(dev, name)) == expected(DEV_ANSWERS / f"{name}.csv")


def rewrite(folder: Path, *named: str, **request: object) -> None:
    with tempfile.TemporaryDirectory() as made:
        build(Request(Path(made) / "store", [request.pop("articles")], jobs=1, **request))  # type: ignore[arg-type]
        with open_snapshot(Path(made) / "store") as opened:
            for name in named:
                rows = answer(opened, name)
                text = without_quotes(rows) if folder == DEV_ANSWERS else rows
                (folder / f"{name}.csv").write_bytes(text.encode("utf-8"))


if __name__ == "__main__" and sys.argv[1:2] == ["--write"]:
    if sys.argv[2:] == ["dev"]:
        DEV_ANSWERS.mkdir(exist_ok=True)
        rewrite(DEV_ANSWERS, *names(), articles=str(DEV / "texts"), meta=DEV / "meta.json")
    else:
        for articles in sorted({source(name) for name in names()}):
            rewrite(ANSWERS, *(name for name in names() if source(name) == articles), articles=articles)
