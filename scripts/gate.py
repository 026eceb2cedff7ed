"""Measure what is read against the gold of ``../shared`` and hold it to the floors of ``gate.json``.

    python -m scripts.gate           measure and judge
    python -m scripts.gate --raise   lift the floors of dev and check to what is measured
    python -m scripts.gate --lower   set them to what is measured, lower too, and take the gold as it is now

The floors of the seeds are requirements and stay. ``dev, left out`` is dev with each article read without the entries
of the lexicon that name only it as their source. The counts are those of ``score.py``; ``kg evaluate`` must come to the
same. Of ``check`` nobody is shown more than the totals. ``ours`` are the articles of the corpus that we annotated
(docs/evaluation/gold), after the rules had first been measured on them and before they were mended with them.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.model import TABLES
from scripts.draw import OUR_GOLD, ours
from scripts.left_out import house_without, known_from_one
from scripts.shared import GOLD, ROOT, SCORE, kg

FLOORS = Path(__file__).with_name("gate.json")
README = ROOT / "README.md"
START, END = "<!-- figures: python -m scripts.gate writes them -->\n", "<!-- end -->\n"
LEFT_OUT = "dev, left out"
OURS = "ours"
SETS = {
    "seed": ("dev", "seed-*"),
    "dev": ("dev", "*"),
    LEFT_OUT: ("dev", "*"),
    OURS: (OURS, "*"),
    "check": ("check", "*"),
}
COUNTS = ("gold", "predicted", "matched")
_MEASURES = ("precision", "recall", "f1")
_ATTRIBUTES = ("organizations place", "posts place", "posts status", "participations event", "statistics indicator")
_SHOWN = (
    "mean f1",
    "micro f1",
    *(f"{table} {measure}" for table in TABLES for measure in _MEASURES),
    *_ATTRIBUTES,
)
_PINNED = ("mean f1", "micro f1", "posts precision", "posts recall", *(f"{table} f1" for table in TABLES))
PINNED = {"dev": (*_PINNED, *_ATTRIBUTES), LEFT_OUT: _PINNED, OURS: _PINNED, "check": _PINNED}

Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--raise", dest="higher", action="store_true", help="lift the floors")
    how.add_argument("--lower", action="store_true", help="set the floors, lower too")
    asked = parser.parse_args()
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    digests = {"dev": digest(GOLD / "dev"), OURS: digest(OUR_GOLD), "check": digest(GOLD / "check")}
    found, evaluated = measure()
    if asked.higher or asked.lower:
        if digests != pinned["gold"] and not asked.lower:
            sys.exit("the gold is not the one that the floors were pinned on; --lower takes it as it is now")
        pinned = {"gold": digests, "floors": moved(pinned["floors"], found, lower=asked.lower)}
        FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", encoding="utf-8")
        before, _, rest = README.read_text(encoding="utf-8").partition(START)
        README.write_text(f"{before}{START}{figures(pinned['floors'])}{END}{rest.partition(END)[2]}", encoding="utf-8")
    print("\n".join((*_counted(found), "", *_measured(found, pinned["floors"]))))
    faults = [*under(pinned["floors"], found), *apart(found, evaluated)]
    if digests != pinned["gold"]:
        faults.append("the gold has changed since the floors were pinned: look at what changed, then pin them anew")
    sys.exit("\n".join(faults) if faults else 0)


def digest(folder: Path) -> str:
    """A digest of a gold folder: its files' names and bytes."""
    whole = hashlib.sha256()
    for path in sorted((*folder.glob("*.json"), *folder.glob("texts/*.txt"))):
        whole.update(f"{path.name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def measure() -> tuple[dict[str, Figures], dict[str, Figures]]:
    """Read the texts of dev and check and score them: the figures of each set by name, as ``score.py`` has them, and
    the counts of each as ``kg evaluate`` has them of the same rows."""
    with tempfile.TemporaryDirectory(prefix="kg-gate-") as name:
        folder = Path(name)
        golds = {"dev": GOLD / "dev", OURS: ours(folder / "ours-gold"), "check": GOLD / "check"}
        read = {gold: folder / gold for gold in golds}
        for gold, out in read.items():
            _read(gold, golds[gold] / "texts", folder / f"{gold}-store", out)
        read[LEFT_OUT] = _left_out(read["dev"], folder)
        found = {name: _score(golds[gold], read.get(name, read[gold]), only) for name, (gold, only) in SETS.items()}
        return found, {gold: _evaluate(path, read[gold]) for gold, path in golds.items()}


def _read(gold: str, texts: Path, store: Path, out: Path, house: Path | None = None) -> None:
    """Write the rows of a text, or of a folder of texts, as ``OUT/ID.json``."""
    meta = GOLD / gold / "meta.json"
    kg("build", texts, "--store", store, *(("--meta", meta) if meta.exists() else ()), house=house)
    kg("facts", "--all", "--format", "json", "--store", store, "-o", out, house=house)


def _left_out(read: Path, folder: Path) -> Path:
    """What was read of dev, those articles anew from which alone some entry is known."""
    out = folder / "left-out"
    shutil.copytree(read, out)
    for article in known_from_one(sorted(path.stem for path in read.glob("*.json"))):
        house = house_without(article, folder / f"{article}-house")
        _read("dev", GOLD / "dev" / "texts" / f"{article}.txt", folder / f"{article}-store", out, house)
    return out


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
    tables = {
        f"{table} {name.removesuffix(' ok')}": value
        for table, row in report["tables"].items()
        for name, value in row.items()
    }
    return {"mean f1": report["mean_f1"], "micro f1": report["micro_f1"], "articles": report["articles"], **tables}


def _evaluate(gold: Path, predicted: Path) -> Figures:
    tables = json.loads(kg("evaluate", gold, "--predicted", predicted, "--format", "json").stdout)["tables"]
    names = dict(zip(COUNTS, ("gold", "read", "matched"), strict=True))
    return {f"{table} {count}": tables[table][name] for table in TABLES for count, name in names.items()}


def moved(floors: Mapping[str, Figures], found: Mapping[str, Figures], *, lower: bool) -> dict[str, Figures]:
    """The floors of dev and check at what was found, rounded down; never lower than before unless ``lower``.

    >>> moved({"dev": {"mean f1": 0.9}}, {"dev": {"mean f1": 0.8}}, lower=False)["dev"]
    {'mean f1': 0.9}
    >>> moved({"dev": {"mean f1": 0.9}}, {"dev": {"mean f1": 0.8}}, lower=True)["dev"]
    {'mean f1': 0.8}
    """
    new = {name: dict(floors.get(name, {})) for name in SETS if name in floors or name in found}
    for name in PINNED.keys() & found.keys():
        for figure in PINNED[name]:
            if figure in found[name]:
                value = int(found[name][figure] * 1000) / 1000
                new[name][figure] = value if lower else max(value, new[name].get(figure, 0.0))
    return new


def figures(floors: Mapping[str, Figures]) -> str:
    """The pinned F1 of each table, as Markdown for people to read."""
    lines = [f"| table | {' | '.join(PINNED)} |", "|---" + "|--:" * len(PINNED) + "|"]
    for name in (*TABLES, "mean"):
        row = (floors.get(gold, {}).get(f"{name} f1", 0.0) for gold in PINNED)
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


def apart(found: Mapping[str, Figures], ours: Mapping[str, Figures]) -> Iterator[str]:
    """Where ``kg evaluate`` counts other than ``score.py``.

    >>> list(apart({"dev": {"posts matched": 9}}, {"dev": {"posts matched": 8}}))
    ['dev: posts matched is 9 for score.py, 8 for kg evaluate']
    """
    for name, row in ours.items():
        for figure, value in row.items():
            if found[name][figure] != value:
                yield f"{name}: {figure} is {found[name][figure]:.0f} for score.py, {value:.0f} for kg evaluate"


def _counted(found: Mapping[str, Figures]) -> Iterator[str]:
    yield f"{'rows in gold/read/matched':<26}" + "".join(f"{name:>18}" for name in found)
    for table in TABLES:
        cells = ("/".join(f"{row[f'{table} {count}']:.0f}" for count in COUNTS) for row in found.values())
        yield f"{table:<26}" + "".join(f"{cell:>18}" for cell in cells)


def _measured(found: Mapping[str, Figures], floors: Mapping[str, Figures]) -> Iterator[str]:
    """Each figure with its floor behind it where it has one, the sets side by side."""
    yield f"{'':<26}" + "".join(f"{name:>18}" for name in found)
    yield f"{'articles':<26}" + "".join(f"{row['articles']:>18.0f}" for row in found.values())
    for figure in _SHOWN:
        cells = (_cell(row[figure], floors.get(name, {}).get(figure)) for name, row in found.items())
        yield f"{figure:<26}{''.join(cells)}".rstrip()


def _cell(value: float, floor: float | None) -> str:
    return f"{value:>10.3f}" + ("" if floor is None else f" ≥ {floor:.3f}").ljust(8)


if __name__ == "__main__":
    main()
