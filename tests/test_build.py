"""Building: the same from any order and any number of processes, nothing done twice, nothing lost."""

import random
from dataclasses import replace
from pathlib import Path

import house
import pytest

from kg import processes
from kg.build import build, retract
from kg.cli.build import report
from kg.export.run import export
from kg.messages import DataProblem, UsageProblem
from kg.model import Article, Fact
from kg.store.snapshot import open_snapshot

SEEDS = range(50)


def exported(store: Path) -> bytes:
    path = store.with_suffix(".nq")
    with open_snapshot(store) as snapshot:
        export(snapshot, "nquads", path, layer="all")
    return path.read_bytes()


@pytest.fixture(scope="module")
def reference(tmp_path_factory) -> bytes:
    """What a build of all articles in one go, in one process, exports."""
    folder = tmp_path_factory.mktemp("reference")
    house.make(folder / "store", house.file(folder, SEEDS))
    return exported(folder / "store")


def test_the_summary_counts(tmp_path):
    summary = house.make(tmp_path / "store", house.file(tmp_path, [0]))
    assert (summary.worked, summary.unchanged, summary.stored) == (1, 0, 1)
    assert summary.facts == {
        "organizations": 6,
        "posts": 4,
        "changes": 3,
        "events": 2,
        "participations": 3,
        "documents": 2,
        "awards": 3,
        "statistics": 4,
        "profiles": 4,
        "parents": 1,
        "relations": 1,
        "adoptions": 2,
    }
    assert summary.quads > 300 and not summary.aside and not summary.problems


def test_order_and_jobs_are_no_matter(tmp_path, reference):
    shuffled = list(SEEDS)
    random.Random(7).shuffle(shuffled)
    house.make(tmp_path / "two", house.file(tmp_path, shuffled), jobs=2)
    assert exported(tmp_path / "two") == reference
    halves = house.file(tmp_path, shuffled[:25], "a.jsonl"), house.file(tmp_path, shuffled[25:], "b.jsonl")
    for half in halves:
        house.make(tmp_path / "halves", half)
    assert exported(tmp_path / "halves") == reference


def test_articles_added_one_by_one_give_what_they_give_together(tmp_path, reference):
    house.make(tmp_path / "store", house.file(tmp_path, SEEDS[:46]))
    for seed in SEEDS[46:]:
        house.make(tmp_path / "store", house.file(tmp_path, [seed], f"{seed}.jsonl"))
    with open_snapshot(tmp_path / "store") as snapshot:
        assert snapshot.manifest.patched == 4
    assert exported(tmp_path / "store") == reference


def test_what_has_not_changed_is_not_read_again(tmp_path):
    source = house.file(tmp_path, [1, 2, 3])
    house.make(tmp_path / "store", source)
    current = (tmp_path / "store" / "current").read_bytes()
    summary = house.make(tmp_path / "store", source, extract=never)
    assert (summary.worked, summary.unchanged, summary.stored) == (0, 3, 3)
    elsewhere = house.file(tmp_path, [3, 2], "copy.jsonl")
    assert house.make(tmp_path / "store", elsewhere, extract=never).unchanged == 2
    assert (tmp_path / "store" / "current").read_bytes() == current


def never(it: Article) -> tuple[Fact, ...]:
    raise AssertionError(f"{it.id} is read again")


def test_an_id_from_two_sources_is_told_and_the_first_stays(tmp_path):
    house.make(tmp_path / "store", house.file(tmp_path, [1, 2], "first.jsonl"))
    with open_snapshot(tmp_path / "store") as snapshot:
        before = snapshot.quads("ngau-nhien-1")
    changed = replace(house.article(1), text=house.article(1).text + " Thêm.")
    second = house.write(tmp_path / "second.jsonl", [changed, house.article(3)])
    summary = house.make(tmp_path / "store", second)
    (problem,) = summary.problems
    assert isinstance(problem, DataProblem) and problem.exit_code == 3
    assert "first.jsonl:1" in str(problem) and "second.jsonl:1" in str(problem) and "--replace" in str(problem)
    assert summary.stored == 3
    with open_snapshot(tmp_path / "store") as snapshot:
        assert snapshot.quads("ngau-nhien-1") == before
    assert not house.make(tmp_path / "store", second, replace=True).problems
    with open_snapshot(tmp_path / "store") as snapshot:
        assert snapshot.record("ngau-nhien-1").article.text.endswith("Thêm.")


def test_one_build_with_an_id_twice(tmp_path):
    changed = replace(house.article(1), text=house.article(1).text + " Thêm.")
    source = house.write(tmp_path / "twice.jsonl", [house.article(1), changed])
    (problem,) = house.make(tmp_path / "first", source).problems
    assert "twice.jsonl:1" in problem.message("en") and problem.where.endswith("twice.jsonl:2")
    with open_snapshot(tmp_path / "first") as snapshot:
        assert snapshot.record("ngau-nhien-1").article.text == house.article(1).text
    assert not house.make(tmp_path / "last", source, replace=True).problems
    with open_snapshot(tmp_path / "last") as snapshot:
        assert snapshot.record("ngau-nhien-1").article.text == changed.text


def test_a_source_may_change_what_it_says(tmp_path):
    source = house.file(tmp_path, [1, 2])
    house.make(tmp_path / "store", source)
    house.write(source, [replace(house.article(2), text=house.article(2).text + " Thêm."), house.article(1)])
    summary = house.make(tmp_path / "store", source)
    assert (summary.worked, summary.unchanged, summary.problems) == (1, 1, [])


def test_a_dry_run_writes_nothing(tmp_path):
    source = house.file(tmp_path, [1, 2])
    summary = house.make(tmp_path / "store", source, dry_run=True)
    assert summary.worked == 2 and not (tmp_path / "store").exists()
    house.make(tmp_path / "store", source)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*")}
    house.make(tmp_path / "store", house.file(tmp_path, [3], "more.jsonl"), dry_run=True)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "store").rglob("*")} == before


def test_new_knowledge_reads_stored_articles_again(tmp_path, monkeypatch):
    house.make(tmp_path / "store", house.file(tmp_path, range(4)))
    before = exported(tmp_path / "store")
    assert house.make(tmp_path / "store").worked == 0
    for module in ("run", "work"):
        monkeypatch.setattr(f"kg.build.{module}.reading_digest", lambda: "newer")
    assert house.make(tmp_path / "store").worked == 4
    assert exported(tmp_path / "store") == before
    assert house.make(tmp_path / "store").worked == 0


def test_without_a_store_there_is_nothing_to_read_again(tmp_path):
    with pytest.raises(Exception, match="no store") as caught:
        house.make(tmp_path / "none")
    assert caught.value.exit_code == 4 and not (tmp_path / "none").exists()


def test_a_build_that_is_stopped_is_taken_up_where_it_ended(tmp_path):
    source = house.file(tmp_path, range(1, 9))

    def stopped(it: Article) -> tuple[Fact, ...]:
        if it.id.endswith("-6"):
            raise KeyboardInterrupt
        return house.extract(it)

    with pytest.raises(KeyboardInterrupt):
        house.make(tmp_path / "store", source, extract=stopped)
    assert house.dump(tmp_path / "store") == []

    def rest(it: Article) -> tuple[Fact, ...]:
        assert int(it.id.rpartition("-")[2]) >= 6
        return house.extract(it)

    assert house.make(tmp_path / "store", source, extract=rest).stored == 8


def test_a_fault_of_the_program_costs_one_article(tmp_path):
    source = house.file(tmp_path, range(1, 9))

    def fails(it: Article) -> tuple[Fact, ...]:
        if it.id.endswith("-6"):
            raise IndexError("list index out of range")
        return house.extract(it)

    summary = house.make(tmp_path / "store", source, extract=fails)
    (problem,) = summary.problems
    assert problem.exit_code == 3 and summary.stored == 7
    for words in ("ngau-nhien-6", "articles.jsonl:6", "test_build.py:", "list index out of range"):
        assert words in str(problem)
    assert house.make(tmp_path / "store", source).worked == 1  # the next build tries again


def test_a_damaged_record_is_made_again(tmp_path):
    source = house.file(tmp_path, [1])
    house.make(tmp_path / "store", source)
    before = exported(tmp_path / "store")
    (record,) = (path for path in (tmp_path / "store" / "records").rglob("*.gz"))
    whole = record.read_bytes()
    record.write_bytes(whole[:100])
    (tmp_path / "store" / "current").unlink()
    house.make(tmp_path / "store", source)
    assert record.read_bytes() == whole and exported(tmp_path / "store") == before


def test_retracting_leaves_no_residue(tmp_path):
    house.make(tmp_path / "never", house.file(tmp_path, range(1, 6)))
    house.make(tmp_path / "store", house.file(tmp_path, range(8), "more.jsonl"))
    assert retract(tmp_path / "store", ["vi-du-01", "ngau-nhien-6", "ngau-nhien-7"]) == 5
    assert exported(tmp_path / "store") == exported(tmp_path / "never")
    words = house.article(0).text[:40].encode()
    assert not any(words in path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file())
    kept = {path.name for path in (tmp_path / "store" / "records").rglob("*.gz")}
    assert kept == {path.name for path in (tmp_path / "never" / "records").rglob("*.gz")}


def test_retracting_an_unknown_article_changes_nothing(tmp_path):
    house.make(tmp_path / "store", house.file(tmp_path, [1]))
    before = exported(tmp_path / "store")
    with pytest.raises(UsageProblem):
        retract(tmp_path / "store", ["ngau-nhien-1", "no-such"])
    assert exported(tmp_path / "store") == before


def test_facts_that_break_a_shape_are_set_aside_and_kept_on_record(tmp_path):
    def wrong(it: Article) -> tuple[Fact, ...]:
        first, *rest = house.extract(it)
        bad = next(fact for fact in rest if type(fact).__name__ == "PostFact")
        return first, replace(bad, person="12 34"), *rest

    summary = house.make(tmp_path / "store", house.file(tmp_path, [0]), extract=wrong)
    ((id, aside),) = summary.aside
    assert (id, aside.table) == ("vi-du-01", "posts") and aside.sentence and aside.vi and aside.en and aside.shape
    with open_snapshot(tmp_path / "store") as snapshot:
        assert snapshot.record(id).aside == (aside,)
        assert snapshot.manifest.entries[id].aside == 1
        assert not any("12 34" in str(quad) for quad in snapshot.graph)


def test_an_article_that_breaks_a_shape_is_set_aside_whole(tmp_path, monkeypatch):
    broken = replace(house.article(0), published="hôm qua")
    monkeypatch.setattr("kg.build.run.given", lambda request: iter([broken, house.article(1)]))
    summary = house.make(tmp_path / "store", tmp_path / "x")
    assert (summary.whole, summary.stored) == (1, 2) and summary.facts["events"] <= 9
    ((id, aside),) = summary.aside
    assert (id, aside.table) == ("vi-du-01", "article") and "hôm qua" in aside.value + aside.en
    assert report(summary) == 3
    with open_snapshot(tmp_path / "store") as snapshot:
        assert snapshot.quads("vi-du-01") == b"" and snapshot.record("vi-du-01").article == broken
        assert snapshot.manifest.entries["vi-du-01"].aside == -1


def test_few_articles_start_no_process(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "ProcessPoolExecutor", None)
    assert house.make(tmp_path / "store", house.file(tmp_path, [1, 2]), jobs=2).worked == 2


def test_little_is_held_at_a_time(tmp_path, monkeypatch):
    read = 0

    def articles():
        nonlocal read
        for seed in range(1, 80):
            read += 1
            yield house.article(seed)

    monkeypatch.setattr("kg.build.run.given", lambda request: articles())
    monkeypatch.setattr("kg.processes._CHUNK", 4)
    ahead = []
    request = house.Request(tmp_path / "store", ["x"], jobs=2, extract=house.extract)
    build(request, progress=lambda summary: ahead.append(read - summary.worked))
    assert len(ahead) == 79 + 1 and max(ahead) <= 2 * 4 * 6
