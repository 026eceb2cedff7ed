"""A build on Spark, in executor processes of their own of which two are killed on the way, writes the quads of a local
build, byte for byte: no article is lost."""

import gzip
import hashlib
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.proofs.work import Outcome, Work, exported
from scripts.shared import KG, kg, write

MASTER = "local-cluster[2,1,2048]"
_ARTICLES = 400
_EXECUTOR = b"CoarseGrainedExecutorBackend"
_SOON = 0.5  # seconds between two looks
_INTO = 3  # seconds into a stage


def prove(work: Work) -> Outcome:
    """Build some articles here and on Spark, and compare."""
    out = Outcome()
    some = work.articles[:_ARTICLES]
    given = write(work.folder / "some.jsonl", some)
    store, folder = work.folder / "some", work.folder / "spark"
    started = time.monotonic()
    kg("build", given, "--store", store)
    here = time.monotonic() - started
    started = time.monotonic()
    killed = built_with_kills(given, folder)
    there = time.monotonic() - started
    out.expect(killed == ["articles", "resolved"], f"killed only while making: {', '.join(killed) or 'nothing'}")
    out.expect(digest(folder) == exported(store), "the quads are not those of the local build")
    out.tell("articles", len(some))
    out.tell("quads", sum(1 for _ in quads(folder)))
    out.tell("SHA-256 of the quads, sorted, here and there", f"`{digest(folder)}`")
    out.tell("executors killed while it made", ", ".join(killed))
    out.tell("seconds here", f"{here:,.0f}")
    out.tell(f"seconds on Spark, {MASTER}", f"{there:,.0f}")
    return out


def built_with_kills(given: Path, folder: Path) -> list[str]:
    """Build on Spark and kill an executor while articles are worked on, and one while they are resolved; what was being
    made at each kill."""
    asked = [*KG, "build", str(given), "--engine", "spark", "--master", MASTER, "-o", str(folder)]
    killed = []
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as told,
        subprocess.Popen(asked, stderr=told, encoding="utf-8") as process,
    ):
        stages: dict[str, Callable[[], bool]] = {
            "articles": lambda: len([it for it in _executors(process.pid) if any(_children(it))]) == 2,
            "resolved": (folder / "aside" / "_SUCCESS").exists,
        }
        for stage, begun in stages.items():
            while process.poll() is None and not begun():
                time.sleep(_SOON)
            time.sleep(_INTO)
            if executors := list(_executors(process.pid)):
                os.kill(executors[0], signal.SIGKILL)
                killed.append(stage)
        if process.wait():
            told.seek(0)
            raise SystemExit(f"kg build --engine spark ended with {process.returncode}:\n{told.read()[-4000:]}")
    return killed


def quads(folder: Path) -> Iterator[bytes]:
    """The lines of all parts."""
    for part in sorted(folder.glob("[ar]*/part-*.gz")):
        with gzip.open(part) as lines:
            yield from lines


def digest(folder: Path) -> str:
    """A digest of all quads of a folder of parts, sorted."""
    lines = sorted(quads(folder))
    return hashlib.sha256(b"".join(lines)).hexdigest()


def _executors(parent: int) -> Iterator[int]:
    """The executors among the processes that a process has started."""
    for child in _children(parent):
        if _EXECUTOR in _of(child, "cmdline"):
            yield child
        else:
            yield from _executors(child)


def _children(parent: int) -> Iterator[int]:
    for process in Path("/proc").glob("[0-9]*"):
        if _of(process.name, "stat").rpartition(b") ")[2].split()[1:2] == [b"%d" % parent]:
            yield int(process.name)


def _of(process: int | str, what: str) -> bytes:
    """What the system tells of a process, nothing of one that is gone."""
    try:
        return Path("/proc", str(process), what).read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
