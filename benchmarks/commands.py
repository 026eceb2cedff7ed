"""Whole commands as a person types them: builds of one corpus and of ever more articles, and the start-up of what is
typed often."""

import math
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

from scripts.shared import KG, PRESS_20K, kg, sample, write

_TIMES = 5
_LIST = ("query", "holders", "--bind", "role=Bí thư", "--format", "csv")
_LOOKUP = ("query", "profile", "--bind", "name=Nguyễn Thiện Nhân", "--format", "csv")


def build(corpus: Path, folder: Path, jobs: int = 0) -> dict[str, float]:
    """``kg build`` of a file of articles, by so many processes or on all cores."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [
            *KG,
            "--lang",
            "en",
            "build",
            str(corpus),
            "--store",
            str(folder / "store"),
            *(["--jobs", str(jobs)] if jobs else []),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)  # what it and the processes it started took
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        sys.exit(f"kg build ended with {process.returncode}:\n{said[-4000:]}")
    worked, facts, quads = (
        _number(pattern, said) for pattern in (r"articles: ([\d,]+)", r"facts: ([\d,]+)", r"quads: ([\d,]+)")
    )
    return {
        "articles": worked,
        "facts": facts,
        "quads": quads,
        "seconds": round(seconds, 2),
        "seconds of processors": round(used.ru_utime + used.ru_stime, 2),
        "articles a second": round(worked / seconds, 1),
        "quads a second": round(quads / seconds),
        "processes": jobs or os.cpu_count() or 1,
        "peak memory of a process, MB": round(used.ru_maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6),
    }


def growth(folder: Path, sizes: tuple[int, ...], seed: int) -> dict[str, object]:
    """Builds of ever more articles of ``press-20k``, the smaller ones among the larger, and the exponent of time
    against their number: of processors' time, which other work on the machine hardly moves. The second once more
    by one process."""
    every = sample(0, seed, PRESS_20K)
    built = []
    for size in sizes:
        place = folder / f"growth-{size}"
        place.mkdir()
        built.append(build(write(place / "corpus.jsonl", every[:size] if size else every), place))
    points = [(math.log(it["articles"]), math.log(it["seconds of processors"])) for it in built]
    slope, _ = statistics.linear_regression(*zip(*points, strict=True))
    alone = folder / "alone"
    alone.mkdir()
    one = build(folder / f"growth-{sizes[1]}" / "corpus.jsonl", alone, jobs=1)
    return {
        "builds": [*built, one],
        "exponent": round(slope, 3),
        "all processes against one": round(one["seconds"] / built[1]["seconds"], 2),
    }


def _number(pattern: str, said: str) -> int:
    match = re.search(pattern, said)
    if not match:
        sys.exit(f"no {pattern} in what kg build said:\n{said}")
    return int(match[1].replace(",", ""))


def startup(folder: Path, few: Path) -> dict[str, float]:
    """Seconds of commands on the store that :func:`build` made, and on one of a few articles."""
    kg("build", few, "--store", folder / "few")
    return {
        "kg --help": _median("--help"),
        "kg query, a person": _median(*_LOOKUP, "--store", folder / "store"),
        "kg query, a long list": _median(*_LIST, "--store", folder / "store"),
        "kg view": _median("view", "--store", folder / "store", "-o", folder / "page.html", times=1),
        "kg view of 100 articles": _median("view", "--store", folder / "few", "-o", folder / "few.html", times=3),
    }


def _median(*arguments: str | Path, times: int = _TIMES) -> float:
    seconds = []
    for _ in range(times):
        started = time.perf_counter()
        kg(*arguments)
        seconds.append(time.perf_counter() - started)
    return round(statistics.median(seconds), 3)
