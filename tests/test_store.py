"""The store's folder: whose it is, who may write, what a reader sees, what a kill leaves behind."""

import json
import os
from pathlib import Path

import house
import pytest

from kg.build import retract
from kg.messages import StoreProblem, UsageProblem
from kg.store import records
from kg.store.folder import FORMAT, find, make
from kg.store.locks import take, take_shared
from kg.store.records import Record, content_key, record_key
from kg.store.snapshot import open_snapshot
from kg.store.writer import open_writer

BASE = "https://example.org/id/"
NOTE = {"pid": 1, "since": "2020-01-16T08:00:00", "host": "may-tinh"}


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def problem(key: str, call, *arguments, **options) -> StoreProblem:
    with pytest.raises(StoreProblem) as caught:
        call(*arguments, **options)
    assert caught.value.key == key
    assert caught.value.exit_code == 4
    return caught.value


def test_a_foreign_folder_is_not_touched(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    problem("store.foreign", house.make, tmp_path, house.file(tmp_path, [1]))
    problem("store.foreign", open_snapshot, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.jsonl", "thesis.txt"]


def test_a_file_is_no_store(tmp_path):
    path = house.file(tmp_path, [1])
    problem("store.foreign", make, path, BASE)
    problem("store.foreign", open_snapshot, path)
    problem("store.unreadable" if os.name == "nt" else "store.foreign", open_snapshot, path / "below")


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    path = Path("/proc/kg-store") if Path("/proc").is_dir() else tmp_path / ("x" * 300)
    assert "kg-store" in str(problem("store.unwritable", make, path, BASE)) or path.name[0] == "x"


def test_a_missing_store_and_a_newer_format_are_told(tmp_path):
    problem("store.none", open_snapshot, tmp_path / "none")
    make(tmp_path / "store", BASE)
    marker = tmp_path / "store" / "kg-store.json"
    marker.write_text(json.dumps({"format": FORMAT + 1, "base": BASE}), encoding="utf-8")
    before = contents(tmp_path)
    problem("store.newer", open_snapshot, tmp_path / "store")
    problem("store.newer", open_writer, tmp_path / "store", note=NOTE)
    marker_now = contents(tmp_path)
    assert marker_now == before


def test_a_broken_marker_is_told(tmp_path):
    make(tmp_path, BASE)
    (tmp_path / "kg-store.json").write_text("[]", encoding="utf-8")
    problem("store.broken", find, tmp_path)


def test_what_a_killed_creation_leaves_is_taken_up(tmp_path):
    (tmp_path / "kg-store.json.new").write_text('{"for', encoding="utf-8")
    assert make(tmp_path, BASE).base == BASE


def test_a_second_writer_is_told_who_builds(tmp_path):
    with open_writer(tmp_path, base=BASE, note=NOTE):
        told = str(problem("store.busy", open_writer, tmp_path, note=NOTE))
        assert all(str(value) in told for value in NOTE.values())
    open_writer(tmp_path, note=NOTE).close()


def test_the_base_is_fixed_when_a_store_is_made(tmp_path):
    source = house.file(tmp_path, [1])
    house.make(tmp_path / "store", source, base=BASE)
    problem("store.base", house.make, tmp_path / "store", source, base="https://other.example/")
    assert any(BASE in line for line in house.dump(tmp_path / "store"))
    assert not any("w3id.org/vnkg/id/" in line for line in house.dump(tmp_path / "store"))


def test_an_empty_store_opens_and_holds_nothing(tmp_path):
    make(tmp_path, BASE)
    with open_snapshot(tmp_path) as snapshot:
        assert (len(snapshot.graph), snapshot.ids()) == (0, [])


def test_a_reader_keeps_its_generation_until_it_is_done(tmp_path):
    store = tmp_path / "store"
    house.make(store, house.file(tmp_path, [1]))
    first = house.dump(store)
    with open_snapshot(store) as reader:
        for seed in range(2, 5):
            house.make(store, house.file(tmp_path, [seed], f"{seed}.jsonl"))
        retract(store, ["ngau-nhien-1"])
        assert sorted(f"{quad} ." for quad in reader.graph) == first
        assert reader.record("ngau-nhien-1").article.id == "ngau-nhien-1"
        assert len(list((store / "generations").iterdir())) == 2
    house.make(store, house.file(tmp_path, [9], "9.jsonl"))
    assert len(list((store / "generations").iterdir())) == 1
    with open_snapshot(store) as snapshot:
        kept = {records.path_of(snapshot.folder.records, entry.record) for entry in snapshot.manifest.entries.values()}
    assert {path for path in (store / "records").rglob("*") if path.is_file()} == kept


def test_an_unknown_article_is_told(tmp_path):
    house.make(tmp_path / "store", house.file(tmp_path, [1]))
    with open_snapshot(tmp_path / "store") as snapshot, pytest.raises(UsageProblem) as caught:
        snapshot.ids(("no-such",))
    assert "no-such" in str(caught.value)


def test_locks_exclude_and_share(tmp_path):
    path = tmp_path / "lock"
    first = take(path)
    assert first and take(path) is None and take_shared(path) is None
    first.release()
    shared, another = take_shared(path), take_shared(path)
    assert shared and another and take(path) is None
    shared.release()
    another.release()
    with take(path) or pytest.fail("the lock is free"):
        pass


def test_a_record_comes_back_as_it_went(tmp_path):
    it = house.article(0)
    record = Record(
        it, "https://example.org/g", {"posts": 2}, ('<a:a> <a:b> "x\u2028\u0085y" <a:g> .', "<a:a> <a:b> <a:c> <a:g> .")
    )
    key = record_key(content_key(it), BASE, "reading")
    records.write(tmp_path, key, record)
    assert records.read(tmp_path, key) == record
    assert records.quads(tmp_path, key).decode("utf-8") == "".join(f"{line}\n" for line in record.quads)
    written = contents(tmp_path)
    records.write(tmp_path, key, record)
    assert contents(tmp_path) == written


def test_a_damaged_record_is_told_by_its_file(tmp_path):
    records.path_of(tmp_path, "abcd").parent.mkdir()
    records.path_of(tmp_path, "abcd").write_bytes(b"not gzip")
    assert "abcd.gz" in str(problem("store.damaged", records.read, tmp_path, "abcd"))
