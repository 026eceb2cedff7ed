"""Articles of the corpus with their texts in a folder outside the project, to annotate or to measure.

    python -m scripts.draw OUT --count 42 --seed 2026    drawn by seed, none of them in any gold
    python -m scripts.draw OUT --ours                    our own gold with the texts it was read from, for kg evaluate

``docs/evaluation/gold`` holds rows and ids, never text: of the bulletins in it, whose pages are not in the corpus, the
text is found at their ``source`` alone, and ``--ours`` leaves them out.
"""

import argparse
import random
import shutil
from pathlib import Path

from scripts.shared import GOLD, ROOT, articles

OUR_GOLD = ROOT / "docs" / "evaluation" / "gold"
SIZES = (1_200, 6_000)  # characters


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=42)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--ours", action="store_true", help="the articles of our own gold, with their rows")
    asked = parser.parse_args()
    if asked.ours:
        ours(asked.out)
    else:
        draw(asked.out, asked.count, asked.seed)


def draw(out: Path, count: int, seed: int) -> None:
    """Write the texts of articles that nobody has annotated."""
    known = annotated()
    pool = sorted(
        (it for it in articles() if it["id"] not in known and SIZES[0] <= len(it["text"]) <= SIZES[1]),
        key=lambda it: it["id"],
    )
    for article in random.Random(seed).sample(pool, count):
        _write(out, article)


def ours(out: Path) -> Path:
    """Write the articles of our gold that are in the corpus as a folder that ``kg evaluate`` takes."""
    for article in articles():
        rows = OUR_GOLD / f"{article['id']}.json"
        if rows.exists():
            _write(out, article)
            shutil.copy(rows, out)
    return out


def annotated() -> set[str]:
    """The ids of all articles in a gold, ours or the one in ``../shared``."""
    return {path.stem for folder in (GOLD / "dev", GOLD / "check", OUR_GOLD) for path in folder.glob("*.json")}


def _write(out: Path, article: dict[str, str]) -> None:
    (out / "texts").mkdir(parents=True, exist_ok=True)
    text = f"{article['title']}\n\n{article['text']}\n"
    (out / "texts" / f"{article['id']}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
