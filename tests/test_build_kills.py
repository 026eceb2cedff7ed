"""A build that is killed at any moment, queries asked during builds, builds that meet."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import house
import pytest

from kg.store.folder import exists
from kg.store.snapshot import open_snapshot

pytestmark = pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
SEEDS = range(1, 41)  # more than are worked on without processes
SCRIPT = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
import house
if __name__ == "__main__":
    house.make(Path({store!r}), Path({source!r}), jobs=2)
"""


def start(store: Path, source: Path) -> subprocess.Popen[bytes]:
    """A build with two processes of its own, in a process group of its own."""
    script = SCRIPT.format(tests=str(Path(__file__).parent), store=str(store), source=str(source))
    return subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, start_new_session=True)


def whole_articles(store: Path, expected: dict[str, bytes]) -> set[str]:
    """The articles that a store holds, after a look that each is there with all its quads and nothing else is."""
    with open_snapshot(store) as snapshot:
        ids = set(snapshot.ids())
        assert {id: snapshot.quads(id) for id in ids} == {id: expected[id] for id in ids}
        graphs = {quad.graph_name.value for quad in snapshot.graph if not str(quad.graph_name).startswith("DEFAULT")}
        assert graphs == {snapshot.record(id).graph for id in ids}
        assert len([q for q in snapshot.graph if str(q.graph_name) != "DEFAULT"]) == sum(
            quads.count(b"\n") for quads in (expected[id] for id in ids)
        )
    return ids


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    return house.file(tmp_path_factory.mktemp("kills"), SEEDS)


@pytest.fixture(scope="module")
def undisturbed(source) -> tuple[list[str], dict[str, bytes], float]:
    """What a build that nobody disturbs gives, and how long it takes."""
    store = source.parent / "undisturbed"
    started = time.monotonic()
    process = start(store, source)
    assert process.wait() == 0, process.stderr and process.stderr.read()
    took = time.monotonic() - started
    with open_snapshot(store) as snapshot:
        quads = {id: snapshot.quads(id) for id in snapshot.ids()}
    assert len(quads) == len(SEEDS)
    return house.dump(store), quads, took


def test_a_killed_build_leaves_a_store_of_whole_articles_and_is_taken_up(tmp_path, source, undisturbed):
    """Killed three times; ``scripts.proof kills`` does so by the hundred."""
    dump, quads, took = undisturbed
    pick = random.Random(0)
    store = tmp_path / "store"
    house.make(store, house.file(tmp_path, SEEDS[:5], "first.jsonl"))
    first = {house.article(seed).id for seed in SEEDS[:5]}
    kept = 0
    for _ in range(3):
        process = start(store, source)
        time.sleep(pick.uniform(0.2, took))
        process.kill() if pick.random() < 0.5 else os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert house.gone(process.pid, 5)
        assert whole_articles(store, quads) in (first, set(quads))
        worked = len(list(records_of(store)))
        assert worked >= kept or whole_articles(store, quads) == set(quads)
        kept = worked
    process = start(store, source)
    assert process.wait() == 0, process.stderr and process.stderr.read()
    assert whole_articles(store, quads) == set(quads)
    assert house.dump(store) == dump
    current = (store / "current").read_text(encoding="ascii").strip()
    assert [path.name for path in (store / "generations").iterdir()] == [current]
    assert len(list(records_of(store))) == len(SEEDS)


def records_of(store: Path) -> list[Path]:
    return list((store / "records").rglob("*.gz"))


@pytest.mark.parametrize("at", ["set_current", "rename", "write", "flush"])
def test_a_build_killed_while_it_publishes(tmp_path, monkeypatch, at):
    """The moments that a kill at random hardly ever meets."""
    store = tmp_path / "store"
    house.make(store, house.file(tmp_path, [1, 2]))
    before = house.dump(store)

    class Killed(BaseException):
        pass

    def kill(*_: object, **__: object) -> None:
        raise Killed

    places = {
        "set_current": ("kg.store.folder.Folder.set_current", kill),
        "rename": ("pathlib.Path.rename", kill),
        "write": ("kg.store.manifest.Manifest.write", kill),
        "flush": ("kg.build.index._fill", kill),
    }
    more = house.file(tmp_path, range(1, 8), "more.jsonl")
    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(*places[at])
        house.make(store, more)
    assert house.dump(store) == before
    house.make(store, more)
    house.make(tmp_path / "anew", more)
    assert house.dump(store) == house.dump(tmp_path / "anew")
    assert len(list((store / "generations").iterdir())) == 1


def test_queries_during_builds_all_answer(tmp_path, source, undisturbed):
    _, quads, _ = undisturbed
    store = tmp_path / "store"
    house.make(store, house.file(tmp_path, SEEDS[:5], "first.jsonl"))
    process = start(store, source)
    answers = []
    while process.poll() is None:
        with open_snapshot(store) as snapshot:
            (row,) = snapshot.graph.query("SELECT (COUNT(*) AS ?n) { ?a a <https://w3id.org/vnkg/ontology#Article> }")
            answers.append(int(row["n"].value))
            assert answers[-1] == len(snapshot.ids())
    assert process.returncode == 0
    assert set(answers) <= {5, len(quads)} and len(answers) > 20
    assert whole_articles(store, quads) == set(quads)


def test_two_builds_that_meet(tmp_path, source):
    store = tmp_path / "store"
    first = start(store, source)
    while not (exists(store) and (store / "writer.lock").exists() and (store / "writer.lock").read_bytes()):
        assert first.poll() is None
        time.sleep(0.01)
    second = start(store, source)
    assert second.wait() == 1 and second.stderr
    told = second.stderr.read().decode()
    assert "StoreProblem" in told and f"process {first.pid}" in told
    assert first.wait() == 0


def test_what_a_killed_build_did_not_delete_goes_with_the_next_that_finds_nothing_new(tmp_path):
    store, articles = tmp_path / "store", house.file(tmp_path, SEEDS[:3])
    house.make(store, articles)
    (store / "generations" / "000000.gone").mkdir()
    (store / "generations" / "000000.gone" / "CURRENT").touch()
    house.make(store, articles)
    current = (store / "current").read_text(encoding="ascii").strip()
    assert [path.name for path in (store / "generations").iterdir()] == [current]


def limited(size: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """kg where no file may grow beyond so many kB: what a full disk is like."""
    command = ["bash", "-c", f'ulimit -f {size}; exec "$@"', "bash", sys.executable, "-m", "kg", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path):
    store, anew, out = tmp_path / "store", tmp_path / "anew", tmp_path / "all.nq"
    whole = house.file(tmp_path, SEEDS)
    limited("unlimited", "build", house.file(tmp_path, SEEDS[:3], "first.jsonl"), "--store", store)
    before = house.dump(store)
    build = limited("20", "build", whole, "--store", store)
    export = limited("4", "export", "nquads", "--layer", "all", "--store", store, "-o", out)
    for done, path in ((build, store), (export, out)):
        assert done.returncode == 4
        assert str(path) in done.stderr and "Traceback" not in done.stderr
    assert house.dump(store) == before
    assert not out.exists()
    for place in (store, anew):
        assert limited("unlimited", "build", whole, "--store", place).returncode == 0
    assert house.dump(store) == house.dump(anew)
