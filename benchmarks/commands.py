"""Whole commands as a person types them: a build of the corpus, and the start-up of what is typed often."""

import os
import re
import resource
import statistics
import sys
import time
from pathlib import Path

from scripts.shared import kg

_TIMES = 5
_LOOKUP = ("query", "holders", "--bind", "role=Bí thư", "--format", "csv")


def build(corpus: Path, folder: Path) -> dict[str, float]:
    """``kg build`` of a file of articles on all cores."""
    started = time.perf_counter()
    said = kg("--lang", "en", "build", corpus, "--store", folder / "store").stderr
    seconds = time.perf_counter() - started
    worked, facts, quads = (
        _number(pattern, said) for pattern in (r"articles: ([\d,]+)", r"facts: ([\d,]+)", r"quads: ([\d,]+)")
    )
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return {
        "articles": worked,
        "facts": facts,
        "quads": quads,
        "seconds": round(seconds, 2),
        "articles a second": round(worked / seconds, 1),
        "quads a second": round(quads / seconds),
        "processes": os.cpu_count() or 1,
        "peak memory of a process, MB": round(peak / 1e6),
    }


def _number(pattern: str, said: str) -> int:
    match = re.search(pattern, said)
    if not match:
        sys.exit(f"no {pattern} in what kg build said:\n{said}")
    return int(match[1].replace(",", ""))


def startup(folder: Path, few: Path) -> dict[str, float]:
    """Seconds of commands on the store that :func:`build` made; ``page`` is one of the few articles' whole graph."""
    kg("build", few, "--store", folder / "few")
    return {
        "kg --help": _median("--help"),
        "kg query": _median(*_LOOKUP, "--store", folder / "store"),
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
