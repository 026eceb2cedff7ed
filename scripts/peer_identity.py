"""Who is who beside nomenklatura, which joins the people of sanctions lists: the same pairs, the same readers.

    python -m scripts.peer_identity                        of the corpus, as `make proof` does
    python -m scripts.peer_identity --store STORE          of a store, which may have the bulletins, too

writes docs/evaluation/identity.md, or the file that --record names.

nomenklatura is installed into a virtual environment of its own, build/nomenklatura. For each mention it gets what kg
reads of the person in that article, as a Person of FollowTheMoney: name, birth, gender, posts with their bodies and
places, home, country. A threshold says from which score two are joined: OpenSanctions' default, the one with the best
pairwise F1 on these very pairs, and the one with the most recall where at least 99 of 100 joins are right, if any.
"""

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from kg.query.rows import select
from kg.store.snapshot import Snapshot
from scripts.agreement import Agreement, Pair, Row, b_cubed, one_person, read_labels
from scripts.pairs import corpus_store, ends_of, is_there, pair_of
from scripts.shared import ROOT

PACKAGE = "nomenklatura==4.17.4"
MATCHERS = ("logic-v2", "name-based", "regression-v1", "er-unstable")
LABELS = ROOT / "docs" / "evaluation" / "pairs.tsv"
RECORD = ROOT / "docs" / "evaluation" / "identity.md"
_DEFAULT = 0.7  # from which OpenSanctions' API calls two entities a match
_SURE = 0.99
_VENV = ROOT / "build" / "nomenklatura"
_PROGRAM = Path(__file__).with_name("nomenklatura_scores.py")
_PROPERTIES = {"birth": "birthDate", "gender": "gender", "home": "address"}
_QUERY = """SELECT ?person ?role ?body ?place ?attribute ?value ?date { GRAPH ?article {
  { ?claim kg:person ?person ; kg:modality kg:modality-asserted ; kg:post ?post . ?post kg:roleName ?role
    OPTIONAL { ?post org:postIn ?in . ?in skos:prefLabel ?body OPTIONAL { ?in kg:place ?place } } }
  UNION
  { VALUES ?attribute { kg:attribute-birth kg:attribute-gender kg:attribute-home }
    ?claim kg:person ?person ; kg:modality kg:modality-asserted ; kg:attribute ?attribute
    OPTIONAL { ?claim kg:attributeValue ?value } OPTIONAL { ?claim kg:date ?date } }
} }"""
Entity = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, help="built of the corpus where none is given")
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--record", type=Path, default=RECORD)
    parser.add_argument("--date", default=date.today().isoformat(), help="the date on the record")
    asked = parser.parse_args()
    with corpus_store(asked.store) as snapshot:
        page = "\n".join(table(snapshot, read_labels(asked.labels), asked.date))
    asked.record.write_text(f"{page}\n", encoding="utf-8")
    print(page)


def table(snapshot: Snapshot, labels: list[Row], day: str) -> Iterator[str]:
    """kg and its peer on the pairs whose articles the store has, as Markdown."""
    rows = [row for row in labels if row["verdict"] != "unclear" and is_there(snapshot, row)]
    judged = [(pair_of(snapshot, row), row["verdict"] == "same") for row in rows]
    names = {
        person: row[f"name_{side}"]
        for row, (pair, _) in zip(rows, judged, strict=True)
        for person, side in zip(pair, "ab", strict=True)
    }
    people = entities(snapshot, names)
    told = peer([[people[it] for it in pair] for pair, _ in judged])
    yield "# Who is who: the pairs that readers judged"
    yield ""
    dated = sum(bool(row["published_a"] or row["published_b"]) for row in rows)
    yield f"{day}; kg and {PACKAGE.replace('==', ' ')} on {len(rows)} pairs of mentions of one name in two articles,"
    yield f"{dated} of them with a date; `python -m scripts.peer_identity`. P precision, R recall, B³ B-cubed."
    if left := len(labels) - len(rows):
        yield f"{left} pairs are left out: unclear to the reader, or of an article that is not in the store."
    for name in sorted({row["set"] for row in rows}):
        chosen = [n for n, row in enumerate(rows) if row["set"] == name]
        pairs = [judged[n] for n in chosen]
        same = sum(it for _, it in pairs)
        yield ""
        yield f"## {name}: {len(pairs)} pairs, {same} same, {len(pairs) - same} different"
        yield ""
        yield "| matcher | joins from | P | R | F1 | wrong joins | B³ P | B³ R | B³ F1 |"
        yield "|---|---|--:|--:|--:|--:|--:|--:|--:|"
        yield _line("kg", "100 points", pairs, ends_of(snapshot))
        for matcher, every in told.items():
            scores = [every[n] for n in chosen]
            for why, threshold in thresholds(scores, [it for _, it in pairs]):
                yield _line(matcher, f"{threshold:.3f}, {why}", pairs, joined(pairs, scores, threshold))


def thresholds(scores: list[float], same: list[bool]) -> Iterator[tuple[str, float]]:
    """The thresholds to look at, with what each is.

    >>> list(thresholds([0.9, 0.8, 0.5], [True, False, True]))
    [('default', 0.7), ('best F1', 0.5), ('P ≥ 0.99', 0.9)]
    """
    found = {it: Agreement.of(zip(same, [score >= it for score in scores], strict=True)) for it in {*scores}}
    yield "default", _DEFAULT
    yield "best F1", max(found, key=lambda it: (found[it].f1, it))
    if sure := [it for it in found if found[it].precision >= _SURE]:
        yield f"P ≥ {_SURE}", min(sure)


def joined(pairs: list[tuple[Pair, bool]], scores: list[float], threshold: float) -> dict[str, str]:
    """Which person each mention becomes where pairs are joined from a score on.

    >>> joined([(("a", "b"), True), (("c", "b"), True), (("d", "a"), False)], [0.9, 0.8, 0.1], 0.7)
    {'b': 'a', 'c': 'a'}
    """
    people: dict[str, str] = {}

    def whole(mention: str) -> str:
        while mention in people:
            mention = people[mention]
        return mention

    for (pair, _), score in zip(pairs, scores, strict=True):
        first, second = sorted(map(whole, pair))
        if score >= threshold and first != second:
            people[second] = first
    return {part: whole(part) for part in people}


def _line(name: str, threshold: str, pairs: list[tuple[Pair, bool]], ends: dict[str, str]) -> str:
    told = [(same, one_person(ends, *pair)) for pair, same in pairs]
    found, cubed = Agreement.of(told), b_cubed(pairs, ends)
    figures = (found.precision, found.recall, found.f1, sum(it == (False, True) for it in told))
    cells = [
        f"{it:.3f}" if isinstance(it, float) else str(it) for it in (*figures, cubed.precision, cubed.recall, cubed.f1)
    ]
    return f"| {name} | {threshold} | {' | '.join(cells)} |"


def entities(snapshot: Snapshot, names: Mapping[str, str]) -> dict[str, Entity]:
    """Mentions as Persons of FollowTheMoney, by IRI, with what kg reads of each."""
    found: dict[str, dict[str, set[str]]] = {
        person: defaultdict(set, name={name}, country={"vn"}) for person, name in names.items()
    }
    for row in select(snapshot.graph, _QUERY):
        if row["person"] in found:
            told = found[row["person"]]
            if row["role"]:
                told["position"].add(", ".join(filter(None, (row["role"], row["body"], row["place"]))))
            if row["attribute"]:
                told[_PROPERTIES[row["attribute"].rpartition("-")[2]]].add(row["date"] or row["value"])
    return {
        person: {
            "id": person,
            "schema": "Person",
            "properties": {property: sorted(values) for property, values in told.items()},
        }
        for person, told in found.items()
    }


def peer(pairs: list[list[Entity]]) -> dict[str, list[float]]:
    """The scores of pairs of entities by matcher."""
    python = _VENV / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not (_VENV / PACKAGE).exists():
        subprocess.run([sys.executable, "-m", "venv", _VENV], check=True)
        subprocess.run([python, "-m", "pip", "install", "-qq", PACKAGE], check=True)
        (_VENV / PACKAGE).touch()
    done = subprocess.run(
        [python, "-X", "utf8", _PROGRAM, *MATCHERS], input=json.dumps(pairs), stdout=subprocess.PIPE,
        encoding="utf-8", check=True,
    )  # fmt: skip
    return dict(json.loads(done.stdout)["scores"])


if __name__ == "__main__":
    main()
