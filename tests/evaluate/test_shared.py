"""Beside the scorer of ``../shared``: the same verdict on every pair of rows, of one article or of two."""

import importlib.util
import json
from types import ModuleType

import pytest

from kg.evaluate.rules import RULES, participations
from kg.model import TABLES
from scripts.shared import GOLD, SCORE

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", SCORE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("table", TABLES)
def test_the_same_verdict_on_every_pair_of_rows_of_dev(score, table):
    match, _, attributes = score.TABLES[table]
    rule = RULES.get(table) or participations({})
    every = [json.loads(path.read_text(encoding="utf-8")).get(table, []) for path in (GOLD / "dev").glob("*-*.json")]
    rows = list({tuple(row.values()): row for found in every for row in found}.values())
    matched = 0
    for gold in rows:
        for read in rows:
            likeness = rule.match(gold, read)
            assert abs(likeness - match(gold, read)) < 1e-9, (gold, read)
            if likeness:
                matched += 1
                right = {name for name, fits in attributes.items() if fits(gold[name], read[name])}
                assert set(rule.right(gold, read)) == right, (gold, read)
    assert matched >= len(rows) > 40
