"""Run the long proofs over the corpus of ``../shared`` and write what they found to ``docs/proofs/``.

python -m scripts.proof [NAME…]               all articles, results on record
python -m scripts.proof --sample 300 shapes   a short form, on screen only
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from kg import __version__
from scripts.proofs import engines, evidence, exports, fuzz, kills, orders, readers, sameness, shapes, soak, spark
from scripts.proofs.work import Outcome, Work
from scripts.shared import ROOT, sample

PROOFS: dict[str, Callable[[Work], Outcome]] = {
    "evidence": evidence.prove,
    "shapes": shapes.prove,
    "engines": engines.prove,
    "sameness": sameness.prove,
    "orders": orders.prove,
    "kills": kills.prove,
    "readers": readers.prove,
    "exports": exports.prove,
    "fuzz": fuzz.prove,
    "soak": soak.prove,
    "spark": spark.prove,
}
RECORDS = ROOT / "docs" / "proofs"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"which of {', '.join(PROOFS)}; all where none is given"
    )
    parser.add_argument(
        "--sample", type=int, default=0, metavar="N", help="N articles of the corpus, drawn by the seed"
    )
    parser.add_argument("--seed", type=int, default=20261121)
    parser.add_argument("--seconds", type=float, default=3600, help="what a proof that can stop early may take")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--date", default=date.today().isoformat(), help="the date on the record")
    asked = parser.parse_args()
    if unknown := set(asked.names) - PROOFS.keys():
        parser.error(f"no proof {', '.join(sorted(unknown))}")
    broken = []
    with tempfile.TemporaryDirectory(prefix="kg-proof-") as folder:
        work = Work(
            folder=Path(folder),
            articles=sample(asked.sample, asked.seed),
            seed=asked.seed,
            seconds=asked.seconds,
            kills=asked.kills,
            sampled=asked.sample > 0,
        )
        for name in asked.names or PROOFS:
            started = time.monotonic()
            outcome = PROOFS[name](work)
            record = _record(name, outcome, time.monotonic() - started)
            print(record)
            if not work.sampled:
                _write(name, record, asked.date)
            if outcome.faults:
                broken.append(name)
    sys.exit(f"broken: {', '.join(broken)}" if broken else 0)


def _record(name: str, outcome: Outcome, seconds: float) -> str:
    """What was found, as Markdown."""
    said = (sys.modules[PROOFS[name].__module__].__doc__ or "").strip().replace("\n", " ").replace("``", "`")
    lines = [f"# {name}: {'broken' if outcome.faults else 'holds'}", "", said, "", "| what | found |", "|---|---|"]
    lines += [f"| {what} | {value} |" for what, value in outcome.rows]
    lines += [f"| seconds | {seconds:,.0f} |"]
    lines += ["", "Faults:", "", *(f"- {fault}" for fault in outcome.faults)] if outcome.faults else []
    return "\n".join(lines) + "\n"


def _write(name: str, record: str, day: str) -> None:
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
    command = " ".join(["python -m scripts.proof", *sys.argv[1:]])
    where = f"{day}, commit {commit}, kg {__version__}, {machine}; `{command}`"
    RECORDS.mkdir(exist_ok=True)
    (RECORDS / f"{name}.md").write_text(f"{record}\n{where}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
