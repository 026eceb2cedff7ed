"""Measure what is read against the gold of ``../shared`` and hold it to the floors of ``gate.json``.

    python -m scripts.gate           measure and judge
    python -m scripts.gate --raise   lift the floors of dev and check to what is measured
    python -m scripts.gate --lower   set them to what is measured, lower too, and take the gold as it is now

The floors of the seeds are requirements and stay. Of ``check`` nobody is shown more than the totals.
"""

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.model import TABLES
from scripts.shared import GOLD, ROOT, SCORE, kg

FLOORS = Path(__file__).with_name("gate.json")
README = ROOT / "README.md"
START, END = "<!-- figures: python -m scripts.gate writes them -->\n", "<!-- end -->\n"
SETS = {"seed": ("dev", "seed-*"), "dev": ("dev", "*"), "check": ("check", "*")}
_MEASURES = ("precision", "recall", "f1")
_PINNED = ("mean f1", "micro f1", "posts precision", "posts recall", *(f"{table} f1" for table in TABLES))

Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--raise", dest="higher", action="store_true", help="lift the floors")
    how.add_argument("--lower", action="store_true", help="set the floors, lower too")
    asked = parser.parse_args()
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    digests = {gold: digest(GOLD / gold) for gold in ("dev", "check")}
    found = measure()
    if asked.higher or asked.lower:
        if digests != pinned["gold"] and not asked.lower:
            sys.exit("the gold is not the one that the floors were pinned on; --lower takes it as it is now")
        pinned = {"gold": digests, "floors": moved(pinned["floors"], found, lower=asked.lower)}
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
        before, _, rest = README.read_text(encoding="utf-8").partition(START)
        README.write_text(f"{before}{START}{figures(pinned['floors'])}{END}{rest.partition(END)[2]}", encoding="utf-8")
    for name, row in found.items():
        print("\n".join(_table(name, row, pinned["floors"][name])))
    faults = list(under(pinned["floors"], found))
    if digests != pinned["gold"]:
        faults.append("the gold has changed since the floors were pinned: look at what changed, then pin them anew")
    sys.exit("\n".join(faults) if faults else 0)


def digest(folder: Path) -> str:
    """A digest of a gold folder: its files' names and bytes."""
    whole = hashlib.sha256()
    for path in sorted((*folder.glob("*.json"), *folder.glob("texts/*.txt"))):
        whole.update(f"{path.name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def measure() -> dict[str, Figures]:
    """Read the texts of dev and check and score them: figures by name, for each set."""
    found = {}
    with tempfile.TemporaryDirectory(prefix="kg-gate-") as folder:
        for gold in ("dev", "check"):
            store, out = Path(folder, f"{gold}-store"), Path(folder, gold)
            meta = GOLD / gold / "meta.json"
            kg("build", GOLD / gold / "texts", "--store", store, *(("--meta", meta) if meta.exists() else ()))
            kg("facts", "--all", "--format", "json", "--store", store, "-o", out)
        for name, (gold, only) in SETS.items():
            found[name] = _score(GOLD / gold, Path(folder, gold), only)
    return found


def _score(gold: Path, predicted: Path, only: str) -> Figures:
    done = subprocess.run(
        [sys.executable, SCORE, gold, predicted, "--only", only, "--json"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    report = json.loads(done.stdout)
    if report["missing"]:
        sys.exit(f"{len(report['missing'])} articles of {gold.name} were not read")
    tables = {f"{table} {name}": value for table, row in report["tables"].items() for name, value in row.items()}
    return {"mean f1": report["mean_f1"], "micro f1": report["micro_f1"], "articles": report["articles"], **tables}


def moved(floors: Mapping[str, Figures], found: Mapping[str, Figures], *, lower: bool) -> dict[str, Figures]:
    """The floors of dev and check at what was found, rounded down; never lower than before unless ``lower``.

    >>> moved({"dev": {"mean f1": 0.9}}, {"dev": {"mean f1": 0.8}}, lower=False)["dev"]
    {'mean f1': 0.9}
    >>> moved({"dev": {"mean f1": 0.9}}, {"dev": {"mean f1": 0.8}}, lower=True)["dev"]
    {'mean f1': 0.8}
    """
    new = {name: dict(row) for name, row in floors.items()}
    for name in new.keys() - {"seed"}:
        for figure in _PINNED:
            if figure in found[name]:
                value = int(found[name][figure] * 1000) / 1000
                new[name][figure] = value if lower else max(value, new[name].get(figure, 0.0))
    return new


def figures(floors: Mapping[str, Figures]) -> str:
    """The pinned F1 of each table, as Markdown for people to read."""
    lines = ["| table | dev | check |", "|---|--:|--:|"]
    for name in (*TABLES, "mean"):
        row = (floors[gold].get(f"{name} f1", 0.0) for gold in ("dev", "check"))
        lines.append(f"| {name} | {' | '.join(f'{value:.2f}' for value in row)} |")
    return "\n".join(lines) + "\n"


def under(floors: Mapping[str, Figures], found: Mapping[str, Figures]) -> Iterator[str]:
    """What was found to lie under its floor.

    >>> list(under({"dev": {"mean f1": 0.9}}, {"dev": {"mean f1": 0.85}}))
    ['dev: mean f1 is 0.850, its floor 0.900']
    """
    for name, row in floors.items():
        for figure, floor in row.items():
            if found[name][figure] < floor:
                yield f"{name}: {figure} is {found[name][figure]:.3f}, its floor {floor:.3f}"


def _table(name: str, figures: Figures, floors: Figures) -> Iterator[str]:
    """The totals of a set, each with its floor behind it where it has one."""
    totals = ", ".join(f"{figure} {_cell(figure, figures, floors).strip()}" for figure in ("mean f1", "micro f1"))
    yield f"{name}: {figures['articles']:.0f} articles, {totals}"
    yield f"  {'table':<16}{'gold':>6}{'read':>6}{'P':>15}{'R':>15}{'F1':>15}"
    for table in TABLES:
        counts = "".join(f"{figures[f'{table} {count}']:>6.0f}" for count in ("gold", "predicted"))
        cells = "".join(_cell(f"{table} {measure}", figures, floors) for measure in _MEASURES)
        yield f"  {table:<16}{counts}{cells}"


def _cell(figure: str, figures: Figures, floors: Figures) -> str:
    floor = f" ≥ {floors[figure]:.3f}" if figure in floors else ""
    return f"{figures[figure]:.3f}{floor:<8}".rjust(15)


if __name__ == "__main__":
    main()
