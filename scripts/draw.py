"""Draw articles for annotation: ids from the corpus by seed, none of them in the gold sets, texts to a folder outside.

python scripts/draw.py OUT --count 42 --seed 2026
"""

import argparse
import gzip
import json
import random
from pathlib import Path

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SIZES = (1_200, 6_000)  # characters


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=42)
    parser.add_argument("--seed", type=int, default=2026)
    args = parser.parse_args()
    known = {path.stem for folder in ("dev", "check") for path in (SHARED / "gold" / folder).glob("*.json")}
    with gzip.open(SHARED / "corpus" / "party-press.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    pool = sorted(
        (a for a in articles if a["id"] not in known and SIZES[0] <= len(a["text"]) <= SIZES[1]), key=lambda a: a["id"]
    )
    (args.out / "texts").mkdir(parents=True, exist_ok=True)
    for article in random.Random(args.seed).sample(pool, args.count):
        text = f"{article['title']}\n\n{article['text']}\n"
        (args.out / "texts" / f"{article['id']}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
