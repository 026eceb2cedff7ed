"""The gate of quality: what it pins, what it tells, and how an article is read without what it alone taught."""

import json
import subprocess
import sys

from kg.resources import LEXICON
from scripts import gate
from scripts.left_out import house_without, known_from_one

ROW = {f"{table} {count}": 1.0 for table in gate.TABLES for count in (*gate.COUNTS, "precision", "recall", "f1")}
FOUND = {"articles": 1.0, "mean f1": 0.91239, "micro f1": 0.9, **ROW, **dict.fromkeys(gate._ATTRIBUTES, 0.98765)}


def test_every_set_has_its_floors_and_dev_those_of_attributes():
    pinned = json.loads(gate.FLOORS.read_text(encoding="utf-8"))["floors"]
    assert list(pinned) == list(gate.SETS)
    for name, names in gate.PINNED.items():
        assert set(pinned[name]) == set(names)


def test_floors_are_rounded_down_and_those_of_the_seeds_stay():
    new = gate.moved({"seed": {"mean f1": 0.5}}, dict.fromkeys(gate.SETS, FOUND), lower=False)
    assert new["seed"] == {"mean f1": 0.5}
    assert new["dev"]["mean f1"] == new["dev, left out"]["mean f1"] == 0.912
    assert new["dev"]["posts status"] == 0.987 and "posts status" not in new["check"]


def test_the_figures_stand_side_by_side():
    found = dict.fromkeys(gate.SETS, FOUND)
    lines = list(gate._measured(found, {"dev": {"mean f1": 0.9}}))
    assert lines[0].split() == ["seed", "dev", "dev,", "left", "out", "ours", "check"]
    assert lines[2].split() == ["mean", "f1", "0.912", "0.912", "≥", "0.900", "0.912", "0.912", "0.912"]
    assert len({len(line) for line in gate._counted(found)}) == 1
    assert "| table | dev | dev, left out | ours | check |" in gate.figures({"dev": {"posts f1": 0.9}})


def test_what_no_entry_names_alone_is_not_read_anew(tmp_path):
    (tmp_path / "words.tsv").write_text(
        "# of a, b and c\nform\tsource\nx\ta\ny\tb; c\nz\tb; elsewhere.vn\n", encoding="utf-8"
    )
    assert list(known_from_one(["a", "b", "c"], tmp_path)) == ["a"]


def test_a_house_without_what_one_article_vouches_for(tmp_path):
    """Any row serves: its example stands for the article."""
    row = (LEXICON / "trades.tsv").read_text(encoding="utf-8").splitlines()[-1]
    house = house_without(row.rpartition("\t")[2], tmp_path)
    code = "from kg.extract.knowledge import trades; from kg.resources import ROOT; trades(); print(ROOT)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=house, capture_output=True, check=True, encoding="utf-8")
    assert ran.stdout.strip() == str(house.resolve())
    left = (house / "data" / "lexicon" / "trades.tsv").read_text(encoding="utf-8")
    assert row not in left and (LEXICON / "trades.tsv").read_text(encoding="utf-8").startswith(left.rstrip("\n"))
