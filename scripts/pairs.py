"""Pairs of mentions of one name for readers to judge, and how well the store joins the people of the pairs judged.

    python -m scripts.pairs draw OUT --seed 1 --store STORE      OUT/pairs.tsv, and OUT/pairs.txt with both texts' words
    python -m scripts.pairs score LABELS.tsv --store STORE       pairwise and B-cubed precision and recall

A mention is an article's id and a name as kg reads it there. The reader fills ``verdict`` with ``same``, ``different``
or ``unclear``, and ``why``, from the texts and nothing else. ``--how`` tells what is drawn, as many of each:

    easy    both share an office, or hold offices of different provinces
    hard    both have an office, and not the same one
    apart   the name is common, and no office of the one speaks for one of the other: namesakes, perhaps
    dated   an article tells the day it was published

``--set`` names the set, so that figures of pairs that the rules were mended with are told apart from others.
``--store`` is a store of the corpus, built where none is given (for texts of one's own: a store with these, too).
"""

import argparse
import csv
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from kg.iris import person_iri
from kg.query.rows import select
from kg.resolve.mentions import Mention, mentions
from kg.resolve.names import rarity
from kg.resolve.offices import relation
from kg.resolve.terms import LABEL, nodes, one
from kg.store.snapshot import Snapshot, open_snapshot
from kg.text.spelling import name_key
from scripts.agreement import KEPT, Agreement, Pair, Row, b_cubed, one_person, read_labels
from scripts.shared import PARTY_PRESS, kg

HOWS = ("easy", "hard", "apart", "dated")
_AROUND = 2  # sentences of an article shown around each that has the name
_SENTENCE = re.compile(r"[^\n]+?(?:[.!?…]+(?=\s)|(?=\n)|$)")
_FEW = 25  # mentions of one name that are looked at, and those with a date


class Named(NamedTuple):
    """A mention as a reader finds it: the article's id, the name there, its date, and what kg knows of it."""

    article: str
    name: str
    published: str
    mention: Mention


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, dest="command")
    drawing = commands.add_parser("draw")
    drawing.add_argument("out", type=Path)
    drawing.add_argument("--seed", type=int, required=True)
    drawing.add_argument("--count", type=int, default=300)
    drawing.add_argument("--of-name", type=int, default=2, help="pairs of one name at most")
    drawing.add_argument("--how", nargs="+", choices=HOWS, default=("hard", "easy"))
    drawing.add_argument("--set", default="", help="what the set is called")
    drawing.add_argument("--without", type=Path, help="a table of pairs that are not to be drawn again")
    scoring = commands.add_parser("score")
    scoring.add_argument("labels", type=Path)
    scoring.add_argument("--wrong", action="store_true", help="also list the pairs that the store has otherwise")
    for command in (drawing, scoring):
        command.add_argument("--store", type=Path)
    asked = parser.parse_args()
    with corpus_store(asked.store) as snapshot:
        if asked.command == "draw":
            without = read_labels(asked.without) if asked.without else ()
            chance = random.Random(asked.seed)
            drawn = list(draw(snapshot, asked.count, asked.of_name, chance, asked.how, without))
            write(snapshot, asked.out, [{**row, "set": asked.set} for row in drawn])
        else:
            score(snapshot, asked.labels, wrong=asked.wrong)


@contextmanager
def corpus_store(path: Path | None) -> Iterator[Snapshot]:
    """A store that is there, or a new one of the corpus."""
    with tempfile.TemporaryDirectory(prefix="kg-pairs-") as folder:
        if not path:
            path = Path(folder) / "store"
            kg("build", PARTY_PRESS, "--store", path)
        with open_snapshot(path) as snapshot:
            yield snapshot


def draw(
    snapshot: Snapshot, count: int, of_name: int, chance: random.Random, hows: Sequence[str], without: Iterable[Row]
) -> Iterator[Row]:
    """``count`` pairs, of each kind as many, few of one name, so that no much-printed person stands for all."""
    blocks: dict[str, list[Named]] = defaultdict(list)
    for id in snapshot.ids():
        graph = nodes(snapshot.quads(id).decode("utf-8").split("\n")[:-1])
        published = snapshot.record(id).article.published
        for mention in mentions(graph):
            name = one(graph[mention.person], LABEL)[1:-1]
            blocks[mention.key].append(Named(id, name, published, mention))
    wanted = {how: (count + len(hows) - 1 - n) // len(hows) for n, how in enumerate(hows)}
    names = sorted(key for key, block in blocks.items() if len(block) > 1)
    chance.shuffle(names)
    drawn = {frozenset((row[f"article_{side}"], row[f"name_{side}"]) for side in "ab") for row in without}
    number = 0
    for key in names * of_name:
        how = max(wanted, key=lambda it: wanted[it])
        pairs = [pair for pair in _some_pairs(blocks[key], chance) if fits(how, *pair) and _people(pair) not in drawn]
        if wanted[how] and pairs:
            wanted[how] -= 1
            number += 1
            first, second = pair = chance.choice(pairs)
            drawn.add(_people(pair))
            yield {
                "n": str(number), "set": "", "how": how,
                "article_a": first.article, "name_a": first.name, "published_a": first.published,
                "article_b": second.article, "name_b": second.name, "published_b": second.published,
                "verdict": "", "why": "",
            }  # fmt: skip


def _people(pair: tuple[Named, Named]) -> frozenset[tuple[str, str]]:
    return frozenset((it.article, it.name) for it in pair)


def _some_pairs(block: list[Named], chance: random.Random) -> list[tuple[Named, Named]]:
    few = chance.sample(block, min(len(block), _FEW))
    few += [it for it in block if it.published and it not in few]
    return list(combinations(few, 2))


def fits(how: str, one: Named, two: Named) -> bool:
    """Whether a pair is of a kind."""
    if how == "dated":
        return bool(one.published or two.published)
    return (apart if how == "apart" else kind)(one.mention, two.mention) == how


def apart(one: Mention, two: Mention) -> str:
    """``apart`` where the name is common and no office speaks for another, though bodies are known."""
    known = all(any(office.seat.joins for office in mention.offices) for mention in (one, two))
    related = {relation(a.seat, b.seat) for a in one.offices for b in two.offices}
    return "apart" if known and not rarity(one.key) and related <= {"", "same-province"} else ""


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
                head = (side, row[f"name_{side}"], article.id, article.published, article.title)
                sheet.write(f"--- {' · '.join(head)}\n")
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


def score(snapshot: Snapshot, labels: Path, *, wrong: bool) -> None:
    """Print how the people of the store agree with the readers, set by set. Pairs of articles that the store does not
    hold, texts of one's own, are left out."""
    there = {row["person"] for row in select(snapshot.graph, "SELECT ?person { GRAPH ?g { ?person a kg:Person } }")}
    ends = ends_of(snapshot)
    every = read_labels(labels)
    rows = [row for row in every if is_there(snapshot, row)]
    print(f"{len(every) - len(rows)} of {len(every)} pairs left out: the store has not both articles")
    judged = [(row, pair_of(snapshot, row)) for row in rows]
    for name in sorted({row["set"] for row in rows}):
        some = [(row, pair) for row, pair in judged if row["set"] == name]
        print(f"{name}: {len(some)} pairs, {dict(Counter(row['verdict'] for row, _ in some))}")
        sure = [(row, pair) for row, pair in some if row["verdict"] != "unclear"]
        for how in (*sorted({row["how"] for row, _ in sure}), "all"):
            of_kind = [(row, pair) for row, pair in sure if how in (row["how"], "all")]
            told = [(row["verdict"] == "same", one_person(ends, *pair)) for row, pair in of_kind]
            print(f"  pairwise, {how:9} {Agreement.of(told)}")
        print(f"  B-cubed             {b_cubed([(pair, row['verdict'] == 'same') for row, pair in sure], ends)}")
    gone = [row["n"] for row, pair in judged if not {*pair} <= there]
    print(f"{len(gone)} with a mention that is no longer read: {' '.join(gone)}")
    if wrong:
        for row, pair in judged:
            if row["verdict"] != "unclear" and one_person(ends, *pair) != (row["verdict"] == "same"):
                print("\t".join(row[column] for column in KEPT))


def is_there(snapshot: Snapshot, row: Row) -> bool:
    """Whether the store has both articles of a pair."""
    return all(row[f"article_{side}"] in snapshot.manifest.entries for side in "ab")


def pair_of(snapshot: Snapshot, row: Row) -> Pair:
    """The people of a pair as their articles have them."""
    base = snapshot.folder.base
    return person_iri(base, row["article_a"], row["name_a"]), person_iri(base, row["article_b"], row["name_b"])


def ends_of(snapshot: Snapshot) -> dict[str, str]:
    """The person that each person joined to another has become."""
    merged = "SELECT ?part ?whole { ?part <http://purl.org/dc/terms/isReplacedBy> ?whole }"
    return {row["part"]: row["whole"] for row in select(snapshot.graph, merged)}


if __name__ == "__main__":
    main()
