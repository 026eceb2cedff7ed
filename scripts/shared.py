"""What lies beside the checkout in ``../shared``, and how the scripts run ``kg``."""

import gzip
import json
import random
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
SCORE = GOLD / "score.py"
PARTY_PRESS, PRESS_20K = (SHARED / "corpus" / f"{name}.jsonl.gz" for name in ("party-press", "press-20k"))

KG = [sys.executable, "-m", "kg"]


def kg(*arguments: str | Path, check: bool = True, house: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``kg`` in a process of its own and hand back what it printed; ends the script where the exit code is not 0,
    unless ``check`` is false. ``house`` is a folder with another copy of kg."""
    done = subprocess.run([*KG, *map(str, arguments)], check=False, capture_output=True, encoding="utf-8", cwd=house)
    if check and done.returncode:
        sys.exit(f"kg {arguments[0]} ended with {done.returncode}:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
    return done


@cache
def articles(corpus: Path = PARTY_PRESS) -> tuple[dict[str, str], ...]:
    """The articles of a corpus, as its lines have them."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        return tuple(json.loads(line) for line in lines)


def sample(count: int, seed: int, corpus: Path = PARTY_PRESS) -> list[dict[str, str]]:
    """Some articles of a corpus, drawn by a seed; all of them, in an order drawn by it, where ``count`` is 0."""
    every = articles(corpus)
    return random.Random(seed).sample(every, min(count, len(every)) or len(every))


def write(path: Path, some: Iterable[dict[str, str]]) -> Path:
    """Articles as JSON Lines."""
    path.write_text("".join(f"{json.dumps(it, ensure_ascii=False)}\n" for it in some), encoding="utf-8")
    return path
