"""Pairs of mentions of one name for readers to judge, and how well the store joins the people of the pairs judged.

    python -m scripts.pairs draw OUT --seed 1 --store STORE      OUT/pairs.tsv, and OUT/pairs.txt with both texts' words
    python -m scripts.pairs score LABELS.tsv --store STORE       pairwise and B-cubed precision and recall

A mention is an article's id and a name as kg reads it there. The reader fills ``verdict`` with ``same``, ``different``
or ``unclear``, and ``why``, from the texts and nothing else. Half of the pairs are hard: both mentions have an office,
and not the same one; the other half share an office or hold offices of different provinces. ``--store`` is a store of
the corpus, built where none is given (``draw`` of texts of one's own: a store of these, with their dates).
"""

import argparse
import csv
import random
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path

from kg.iris import person_iri
from kg.query.rows import select
from kg.resolve.mentions import Mention, mentions
from kg.resolve.terms import LABEL, nodes, one
from kg.store.snapshot import Snapshot, open_snapshot
from kg.text.spelling import name_key
from scripts.shared import PARTY_PRESS, kg

KEPT = ("n", "how", "article_a", "name_a", "article_b", "name_b", "verdict", "why")
VERDICTS = ("same", "different", "unclear")
_AROUND = 2  # sentences of an article shown around each that has the name
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+(?=\s)|(?=\n)|$)")
Row = dict[str, str]
Pair = tuple[str, str]
Named = tuple[str, str, Mention]
"""An article's id, the name there, and what is known of it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, dest="command")
    drawing = commands.add_parser("draw")
    drawing.add_argument("out", type=Path)
    drawing.add_argument("--seed", type=int, required=True)
    drawing.add_argument("--count", type=int, default=300)
    drawing.add_argument("--of-name", type=int, default=2, help="pairs of one name at most")
    scoring = commands.add_parser("score")
    scoring.add_argument("labels", type=Path)
    scoring.add_argument("--wrong", action="store_true", help="also list the pairs that the store has otherwise")
    for command in (drawing, scoring):
        command.add_argument("--store", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kg-pairs-") as folder:
        if not asked.store:
            asked.store = Path(folder) / "store"
            kg("build", PARTY_PRESS, "--store", asked.store)
        with open_snapshot(asked.store) as snapshot:
            if asked.command == "draw":
                write(snapshot, asked.out, list(draw(snapshot, asked.count, asked.of_name, random.Random(asked.seed))))
            else:
                sys.exit(score(snapshot, asked.labels, wrong=asked.wrong))


def draw(snapshot: Snapshot, count: int, of_name: int, chance: random.Random) -> Iterator[Row]:
    """``count`` pairs, half of them hard, few of one name, so that no much-printed person stands for all."""
    blocks: dict[str, list[Named]] = defaultdict(list)
    for id in snapshot.ids():
        graph = nodes(snapshot.quads(id).decode("utf-8").split("\n")[:-1])
        for mention in mentions(graph):
            name = one(graph[mention.person], LABEL)[1:-1]
            blocks[mention.key].append((id, name, mention))
    wanted = {"hard": count - count // 2, "easy": count // 2}
    names = sorted(key for key, block in blocks.items() if len(block) > 1)
    chance.shuffle(names)
    drawn = []
    for key in names * of_name:
        how = max(wanted, key=lambda it: wanted[it])
        pairs = [
            pair
            for pair in _some_pairs(blocks[key], chance)
            if kind(pair[0][2], pair[1][2]) == how and pair not in drawn
        ]
        if wanted[how] and pairs:
            wanted[how] -= 1
            first, second = pair = chance.choice(pairs)
            drawn.append(pair)
            yield {
                "n": str(len(drawn)), "how": how, "article_a": first[0], "name_a": first[1],
                "article_b": second[0], "name_b": second[1], "verdict": "", "why": "",
            }  # fmt: skip


def _some_pairs(block: list[Named], chance: random.Random) -> list[tuple[Named, Named]]:
    few = chance.sample(block, min(len(block), 25))
    return list(combinations(few, 2))


def kind(one: Mention, two: Mention) -> str:
    """Whether a pair is ``easy`` or ``hard`` to judge, or of no use: an office is missing."""
    if not one.offices or not two.offices:
        return ""
    posts = [{(it.seat.role, it.seat.body, it.seat.place) for it in mention.offices} for mention in (one, two)]
    if posts[0] & posts[1]:
        return "easy"
    apart = [{office.seat.province for office in mention.offices} for mention in (one, two)]
    if all(all(provinces) for provinces in apart) and not apart[0] & apart[1]:
        return "easy"
    return "hard"


def write(snapshot: Snapshot, out: Path, drawn: list[Row]) -> None:
    """The table to fill in, and what a reader needs for it; the texts stay outside the project."""
    out.mkdir(parents=True, exist_ok=True)
    with (out / "pairs.tsv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.DictWriter(lines, KEPT, dialect="excel-tab", lineterminator="\n")
        table.writeheader()
        table.writerows(drawn)
    with (out / "pairs.txt").open("w", encoding="utf-8") as sheet:
        for row in drawn:
            sheet.write(f"=== {row['n']} ({row['how']})\n")
            for side in "ab":
                article = snapshot.record(row[f"article_{side}"]).article
                sheet.write(
                    f"--- {side}: {row[f'name_{side}']} · {article.id} · {article.published} · {article.title}\n"
                )
                sheet.writelines(f"    {sentence}\n" for sentence in shown(article.text, row[f"name_{side}"]))
    print(f"{out / 'pairs.tsv'}: {dict(Counter(row['how'] for row in drawn))}")


def shown(text: str, name: str) -> Iterator[str]:
    """The sentences with the name or its last two words, and those around them; ``…`` for what is left out."""
    sentences = [match[0].strip() for match in _SENTENCE.finditer(text) if match[0].strip()]
    words = name_key(name).split()
    keys = [f" {name_key(sentence)} " for sentence in sentences]
    told = {n for n, key in enumerate(keys) if f" {' '.join(words)} " in key}
    told |= {n for n, key in enumerate(keys) if told and n > min(told) and f" {' '.join(words[-2:])} " in key}
    kept = {n for at in told for n in range(at - _AROUND, at + _AROUND + 1) if 0 <= n < len(sentences)}
    last = -1
    for n in sorted(kept):
        if n != last + 1:
            yield "…"
        yield sentences[n]
        last = n


def score(snapshot: Snapshot, labels: Path, *, wrong: bool) -> str | int:
    """Print how the people of the store agree with the readers."""
    with labels.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, dialect="excel-tab"))
    if missing := [row["n"] for row in rows if row["verdict"] not in VERDICTS]:
        return f"{labels}: no verdict ({', '.join(VERDICTS)}) for {', '.join(missing[:20])}"
    ends = _ends(snapshot)
    found = {(a, b): ends.get(a, a) == ends.get(b, b) for row in rows for a, b in [_pair(snapshot, row)]}
    judged = [(row, _pair(snapshot, row)) for row in rows if row["verdict"] != "unclear"]
    for how in (*sorted({row["how"] for row in rows}), "all"):
        some = [(row["verdict"] == "same", found[pair]) for row, pair in judged if how in (row["how"], "all")]
        counts = Counter(some)
        told = f"pairwise, {how} ({len(some)})"
        _print(told, right=counts[True, True], wrong=counts[False, True], missed=counts[True, False])
    precision, recall = b_cubed([(pair, row["verdict"] == "same") for row, pair in judged], ends)
    print(f"{'B-cubed':28} precision {precision:.3f}  recall {recall:.3f}  F1 {_f1(precision, recall):.3f}")
    there = {row["person"] for row in select(snapshot.graph, "SELECT ?person { GRAPH ?g { ?person a kg:Person } }")}
    gone = [row["n"] for row, pair in ((row, _pair(snapshot, row)) for row in rows) if not {*pair} <= there]
    print(f"{len(rows) - len(judged)} unclear; {len(gone)} with a mention that is no longer read: {' '.join(gone)}")
    if wrong:
        for row, pair in judged:
            if found[pair] != (row["verdict"] == "same"):
                print("\t".join(row[column] for column in KEPT))
    return 0


def _pair(snapshot: Snapshot, row: Row) -> Pair:
    base = snapshot.folder.base
    return person_iri(base, row["article_a"], row["name_a"]), person_iri(base, row["article_b"], row["name_b"])


def _ends(snapshot: Snapshot) -> dict[str, str]:
    """The person that each person joined to another has become."""
    merged = "SELECT ?part ?whole { ?part <http://purl.org/dc/terms/isReplacedBy> ?whole }"
    return {row["part"]: row["whole"] for row in select(snapshot.graph, merged)}


def _print(name: str, *, right: int, wrong: int, missed: int) -> None:
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    print(
        f"{name:28} precision {precision:.3f}  recall {recall:.3f}  F1 {_f1(precision, recall):.3f}"
        f"  (joined rightly {right}, wrongly {wrong}, missed {missed})"
    )


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def b_cubed(judged: Iterable[tuple[Pair, bool]], ends: dict[str, str]) -> tuple[float, float]:
    """B-cubed precision and recall over the mentions judged. ``same`` carries over; two mentions that no reader has
    compared, neither directly nor so, do not count.

    >>> b_cubed([(("a", "b"), True), (("b", "c"), True), (("c", "d"), False)], {"a": "b", "d": "c"})[0]
    0.75
    """
    judged = list(judged)
    people = {mention: {mention} for pair, _ in judged for mention in pair}
    for (first, second), same in judged:
        if same and people[first] is not people[second]:
            people[first] |= people[second]
            for mention in people[second]:
                people[mention] = people[first]
    others: dict[str, set[str]] = {mention: set() for mention in people}
    for (first, second), same in judged:
        if not same:
            for mention in people[first]:
                others[mention] |= people[second]
            for mention in people[second]:
                others[mention] |= people[first]
    precision = recall = 0.0
    for mention, person in people.items():
        joined = {it for it in person | others[mention] if ends.get(it, it) == ends.get(mention, mention)}
        precision += len(joined & person) / len(joined)
        recall += len(joined & person) / len(person)
    return precision / len(people), recall / len(people)


if __name__ == "__main__":
    main()
