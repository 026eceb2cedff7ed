"""Facts drawn by seed for a reader who did not write the rules, and what that reader found.

    python -m scripts.audit draw OUT.tsv            300 facts of the corpus outside the gold, with their sentences
    python -m scripts.audit draw OUT.tsv --texts FOLDER --facts 60     of texts of one's own, meta in .json beside
    python -m scripts.audit keep OUT.tsv docs/evaluation/audits/NAME.tsv       the verdicts, without the sentences

The reader fills the column ``verdict`` with ``right``, ``wrong`` or ``unclear``, and ``why`` where it is not right.
"""

import argparse
import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.articles import finish
from kg.extract import extract
from kg.model import TABLES, Article
from kg.tables import COLUMNS, rows
from scripts.draw import annotated
from scripts.shared import sample

KEPT = ("n", "article", "table", "row", "rule", "verdict", "why")
DRAWN = (*KEPT, "statement", "before")
VERDICTS = ("right", "wrong", "unclear")
_BEFORE = 300  # characters shown before the statement
Drawn = dict[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, dest="command")
    drawing = commands.add_parser("draw")
    drawing.add_argument("out", type=Path)
    drawing.add_argument("--texts", type=Path, help="a folder of texts instead of the corpus")
    drawing.add_argument("--seed", type=int, default=2026)
    drawing.add_argument("--facts", type=int, default=300)
    drawing.add_argument("--posts", type=float, default=0.4, help="share of posts, at least")
    drawing.add_argument("--changes", type=float, default=0.2, help="share of changes, at least")
    keeping = commands.add_parser("keep")
    keeping.add_argument("read", type=Path)
    keeping.add_argument("out", type=Path)
    asked = parser.parse_args()
    if asked.command == "draw":
        quota = {"posts": round(asked.facts * asked.posts), "changes": round(asked.facts * asked.changes)}
        found = list(
            draw(own(asked.texts, asked.seed) if asked.texts else unseen(asked.seed), asked.facts, quota, asked.seed)
        )
        write(asked.out, DRAWN, found)
    else:
        sys.exit(keep(asked.read, asked.out))


def unseen(seed: int) -> Iterator[Article]:
    """The articles of the corpus in an order drawn by seed, without those of any gold, ours included."""
    known = annotated()
    for it in sample(0, seed):
        if it["id"] not in known:
            yield finish(Article(it["id"], it["text"], title=it["title"]))


def own(folder: Path, seed: int) -> Iterator[Article]:
    """The texts of a folder in an order drawn by seed, each with the ``meta`` of the JSON file of its name where there
    is one."""
    paths = sorted(folder.glob("*.txt"))
    for path in random.Random(seed).sample(paths, len(paths)):
        about = next((p for p in (path.with_suffix(".json"), folder.parent / f"{path.stem}.json") if p.exists()), None)
        meta = json.loads(about.read_text(encoding="utf-8")).get("meta", {}) if about else {}
        yield finish(Article(path.stem, path.read_text(encoding="utf-8"), **meta))


def draw(articles: Iterable[Article], count: int, quota: dict[str, int], seed: int) -> Iterator[Drawn]:
    """``count`` facts, at most two of a table from one article, with at least ``quota`` of the tables named in it and
    the others in equal parts."""
    others = [table for table in TABLES if table not in quota]
    wanted = quota | {table: (count - sum(quota.values())) // len(others) for table in others}
    wanted["organizations"] += count - sum(wanted.values())
    chance = random.Random(seed)
    number = 0
    for article in articles:
        if not any(wanted.values()):
            return
        for table, found in _by_table(article).items():
            for row in chance.sample(found, min(2, len(found), wanted[table])):
                wanted[table] -= 1
                number += 1
                yield {"n": str(number), "table": table, **row}


def _by_table(article: Article) -> dict[str, list[Drawn]]:
    found: dict[str, list[Drawn]] = {table: [] for table in TABLES}
    for fact in extract(article):
        for table, listed in rows([fact]).items():
            if listed and table in found:
                span = fact.evidence.statement
                values = " | ".join(f"{c}={v}" for c, v in zip(COLUMNS[table], listed[0], strict=True))
                before = article.reading[max(0, span.start - _BEFORE) : span.start]
                found[table].append(
                    {"article": article.id, "row": values, "rule": fact.evidence.rule, "statement": article.quote(span),
                     "before": before, "verdict": "", "why": ""}
                )  # fmt: skip
    return found


def keep(read: Path, out: Path) -> str | int:
    """Write the verdicts without the sentences and print the shares; a row without a verdict ends it with a message."""
    with read.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines, dialect="excel-tab"))
    if missing := [row["n"] for row in found if row["verdict"] not in VERDICTS]:
        return f"{read}: no verdict ({', '.join(VERDICTS)}) for {', '.join(missing[:20])}"
    write(out, KEPT, found)
    for table in (*TABLES, "all"):
        told = Counter(row["verdict"] for row in found if table in (row["table"], "all"))
        if total := sum(told.values()):
            print(f"{table:16}{total:5}  right {told['right'] / total:.1%}  {dict(told)}")
    return 0


def write(path: Path, columns: tuple[str, ...], found: Iterable[Drawn]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, columns, dialect="excel-tab", lineterminator="\n", extrasaction="ignore")
        table.writeheader()
        table.writerows(found)


if __name__ == "__main__":
    main()
