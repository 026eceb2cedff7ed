"""Measure kg beside others in the same run: a table on screen and in ``docs/performance.md``, JSON in ``results/``.

python -m benchmarks.run              the whole of party-press
python -m benchmarks.run --limit 600  a quick look, on screen only
"""

import argparse
import json
import os
import platform
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks import commands
from benchmarks.peer import Underthesea
from benchmarks.quads import per_fact
from benchmarks.stages import Measured, articles_of, measure, share_of_checking
from kg import __version__
from kg.extract import extract
from kg.model import Article
from kg.processes import little_garbage
from scripts.shared import PRESS_20K, ROOT, sample, write

RESULTS = ROOT / "benchmarks" / "results"
PAGE = ROOT / "docs" / "performance.md"
START, END = "<!-- what benchmarks/run.py wrote -->\n", "<!-- end -->\n"
_SEED = 20261121
_NER = "underthesea NER"
_PRESS = "text to facts, press-20k"
_RATIOS = (
    (_PRESS, _NER),
    ("SHACL, fast", "SHACL, pyshacl"),
    ("load, quads", "load, quads, rdflib in memory"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, default=0, metavar="N", help="only N articles, drawn by a seed; no record")
    parser.add_argument("--rounds", type=int, default=3, help="of the steps; the table has medians")
    parser.add_argument("--size", type=int, default=100, metavar="N", help="articles a round")
    parser.add_argument(
        "--growth",
        type=int,
        nargs="*",
        default=[1000, 5000, 0],
        metavar="N",
        help="build N articles of press-20k, 0 all",
    )
    parser.add_argument("--date", default=date.today().isoformat(), help="the date on the record")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-bench-") as name:
        folder = Path(name)
        corpus = write(folder / "corpus.jsonl", sample(asked.limit, _SEED))
        articles = articles_of(corpus)
        press = articles_of(write(folder / "press.jsonl", sample((asked.rounds + 1) * asked.size, _SEED, PRESS_20K)))
        seen, peer = _steps(articles, press, asked.rounds, asked.size)
        found: dict[str, Any] = {
            "date": asked.date,
            "commit": _commit(),
            "machine": f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}",
            "versions": {"kg": __version__, "underthesea": peer} | _versions(),
            "a second": {step: round(median(rates), 1) for step, rates in seen.rates.items()},
            "rounds": {step: [round(rate, 1) for rate in rates] for step, rates in seen.rates.items()},
            "ratios": {f"{ours} / {theirs}": _ratio(seen, ours, theirs) for ours, theirs in _RATIOS},
            "share of checking": share_of_checking(seen),
            "quads a fact": per_fact(seen.graphs),
            "quads an article": round(sum(map(len, seen.graphs)) / len(seen.graphs), 1),
            "build": commands.build(corpus, folder),
        }
        found["seconds"] = commands.startup(folder, write(folder / "few.jsonl", sample(100, _SEED)))
        if len(asked.growth) > 1:
            found["growth"] = commands.growth(folder, tuple(asked.growth), _SEED)
    table = "\n".join(_table(found))
    print(table)
    if not asked.limit:
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"{asked.date}-{found['commit']}.json"
        path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(START)
        PAGE.write_text(f"{before}{START}{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def _steps(articles: list[Article], press: list[Article], rounds: int, size: int) -> tuple[Measured, str]:
    """Rounds of all steps on the first corpus, and of text to facts and the peer on the second, each round on articles
    of its own, after one that nobody counts; cycles are looked for as seldom as in a build."""
    seen, warm = Measured(), 20
    with little_garbage(), Underthesea() as peer:
        measure(articles[:warm], Measured())
        peer.read([it.reading for it in press[:warm]])
        for number in range(rounds):
            start = warm + number * size
            measure(articles[start : start + size], seen)
            some = press[start : start + size]
            seen.timed(_PRESS, len(some), partial(list, map(extract, some)))
            seen.rates[_NER].append(len(some) / peer.read([it.reading for it in some]))
    return seen, peer.version


def _ratio(seen: Measured, ours: str, theirs: str) -> float:
    """The median over the rounds of how many times faster: both did the same articles in each."""
    return round(median(a / b for a, b in zip(seen.rates[ours], seen.rates[theirs], strict=True)), 1)


def _commit() -> str:
    done = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout.strip()


def _versions() -> dict[str, str]:
    return {name: version(name) for name in ("pyoxigraph", "pyshifty", "pyshacl", "rdflib")}


def _table(found: dict[str, Any]) -> Iterator[str]:
    """All figures as Markdown."""
    yield f"{found['date']}, commit {found['commit']}, {found['machine']}; " + ", ".join(
        f"{name} {number}" for name, number in found["versions"].items()
    )
    for title, key, unit in (
        ("step, one process", "a second", "a second"),
        ("against", "ratios", "times as fast"),
        ("`kg build`", "build", ""),
        ("command", "seconds", "seconds"),
        ("quads a fact", "quads a fact", "quads"),
    ):
        yield f"\n| {title} | {unit} |\n|---|--:|"
        yield from (f"| {name} | {value:,} |" for name, value in found[key].items())
    yield f"\nQuads an article: {found['quads an article']:,}. Share of checking: {found['share of checking']:.0%}."
    if growth := found.get("growth"):
        yield from _growth(growth)


def _growth(found: dict[str, Any]) -> Iterator[str]:
    """The builds of ever more articles, a row each."""
    columns = [
        *"articles, processes, quads, seconds, seconds of processors, articles a second, quads a second".split(", ")
    ]
    columns += ["peak memory of a process, MB"]
    yield f"\n| {' | '.join(columns)} |\n|{'--:|' * len(columns)}"
    yield from (f"| {' | '.join(f'{built[column]:,}' for column in columns)} |" for built in found["builds"])
    yield f"\nTime of processors grows as the number of articles to the power of {found['exponent']}."
    yield f"All processes are {found['all processes against one']} times as fast as one."


if __name__ == "__main__":
    main()
