"""A build on Spark: the quads of a local build, from every kind of input, though executors are killed; clear errors."""

import gzip
import json

import pyarrow
import pyarrow.parquet
import pytest

from kg.resources import ARTICLES
from scripts.proofs import spark
from scripts.proofs.work import exported
from scripts.shared import kg, sample, write

pytestmark = pytest.mark.spark
ON_SPARK = ("--engine", "spark", "--master", "local[2]")


def records(*ids: str) -> list[dict[str, str]]:
    """Articles in our own words, who speak of one person."""
    text = "Ngày 14/8/2020, bà Lê Thị Ngân, Bí thư Huyện ủy Kỳ Lâm, tỉnh Hà Tĩnh, dự hội nghị với xã {id}.\n"
    return [{"id": id, "text": text.format(id=id), "published": "2020-08-15"} for id in ids]


def lines(articles: list[dict[str, str]]) -> bytes:
    return b"".join(json.dumps(it, ensure_ascii=False).encode("utf-8") + b"\n" for it in articles)


def warc(html: str) -> bytes:
    """A web archive of one page."""
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode("utf-8")
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0c4d0f06-0000-4000-8000-000000000001>\r\n"
        "WARC-Date: 2020-08-15T00:00:00Z\r\nWARC-Target-URI: https://example.org/bai.html\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(page)}\r\n\r\n"
    )
    return head.encode("ascii") + page + b"\r\n\r\n"


def test_the_quads_of_a_local_build_from_files_of_every_kind(tmp_path) -> None:
    """Documents, a web archive, JSON lines packed and not, Parquet; one id twice, a line that is no JSON."""
    folder = tmp_path / "bài báo"
    (folder / "tỉnh").mkdir(parents=True)
    for path in ARTICLES.iterdir():
        (folder / "tỉnh" / path.name).write_bytes(path.read_bytes())
    (folder / "a.jsonl").write_bytes(lines(records("one", "two")) + b"{\n" + lines(records("two")))
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(lines(records("three"))))
    body = "".join(f"<p>{it['text']}</p>" for it in records("six", "seven", "eight"))
    page = f"<html><head><title>Hội nghị</title></head><body><article><h1>Hội nghị</h1>{body}</article></body></html>"
    (folder / "e.warc.gz").write_bytes(gzip.compress(warc(page)))
    (folder / "c.xyz").write_text("?", encoding="utf-8")
    alike = tmp_path / "alike"
    alike.mkdir()
    (alike / "d.jsonl").write_bytes(lines(records("four", "five")))
    kg("build", folder, alike, "--store", tmp_path / "store", "--place", "Hà Tĩnh", check=False)
    (alike / "d.jsonl").unlink()
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records("four", "five")), alike / "d.parquet")
    done = kg("build", folder, alike, *ON_SPARK, "-o", tmp_path / "out", "--place", "Hà Tĩnh", check=False)
    assert done.returncode == 3
    assert f"{folder}/a.jsonl:3: broken JSON" in done.stderr
    assert f"a.jsonl:4: the id 'two' was already read from {folder}/a.jsonl:2" in done.stderr
    assert "c.xyz" in done.stderr
    assert any(b"https://example.org/bai.html" in line for line in spark.quads(tmp_path / "out"))
    assert spark.digest(tmp_path / "out") == exported(tmp_path / "store")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        ((*ON_SPARK, "-o", "out", "nowhere"), 3, "nothing can be read at nowhere"),
        ((*ON_SPARK, "-o", "out", "hdfs://127.0.0.1:9/x"), 3, "Connection refused"),
        ((*ON_SPARK, "-o", ".", "a.jsonl"), 4, "there is something at . already"),
        (("--engine", "spark", "--master", "sparks:/x", "-o", "out", "a.jsonl"), 2, "--master takes local[*]"),
    ],
    ids=["no-path", "no-host", "output", "master"],
)
def test_what_cannot_be_done_is_told(tmp_path, monkeypatch, arguments: tuple[str, ...], code: int, told: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.jsonl").write_bytes(lines(records("one")))
    done = kg("build", *arguments, check=False)
    assert (done.returncode, told in done.stderr.splitlines()[-1]) == (code, True), done.stderr[-2000:]
    assert not (tmp_path / "out").exists()


def test_without_java_it_says_what_to_install(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    done = kg("build", tmp_path, *ON_SPARK, "-o", tmp_path / "out", check=False)
    assert done.returncode == 4
    assert "needs Java 17" in done.stderr


@pytest.mark.shared
def test_killed_executors_lose_nothing(tmp_path) -> None:
    """On real executor processes, of which two are killed."""
    given = write(tmp_path / "some.jsonl", sample(100, 20261121))
    kg("build", given, "--store", tmp_path / "store")
    assert spark.built_with_kills(given, tmp_path / "out") == ["articles", "resolved"]
    assert spark.digest(tmp_path / "out") == exported(tmp_path / "store")
