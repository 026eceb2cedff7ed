"""The five seed articles through the commands: the tables in the gold's own form, one node for each body."""

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.model import TABLES
from kg.store.snapshot import open_snapshot
from kg.tables import COLUMNS
from kg.vocabulary import PREFIXES
from scripts.shared import GOLD, kg

pytestmark = pytest.mark.shared
DEV = GOLD / "dev"
SEEDS = ("seed-000", "seed-001", "seed-002", "seed-003", "seed-004")

BODIES = """
SELECT ?body (COALESCE(SAMPLE(?place), "") AS ?where) WHERE {
  ?body a kg:Organization ; skos:prefLabel|skos:altLabel ?name . OPTIONAL { ?body kg:place ?place }
  VALUES ?name { %s }
} GROUP BY ?body ORDER BY ?where
"""


def built(path: Path, *options: object) -> Path:
    kg("build", *(DEV / "texts" / f"{seed}.txt" for seed in SEEDS), *options, "--store", path)
    return path


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    return built(tmp_path_factory.mktemp("seeds") / "store", "--meta", DEV / "meta.json")


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Path:
    """The same without metadata."""
    return built(tmp_path_factory.mktemp("seeds") / "store")


def places(store: Path, *names: str) -> list[str]:
    """The place of each body that has one of these names, one for each body."""
    with open_snapshot(store) as snapshot:
        found = snapshot.graph.query(BODIES % " ".join(map(json.dumps, names)), prefixes=PREFIXES)
        assert isinstance(found, ox.QuerySolutions)
        return [row["where"].value for row in found]


def test_one_file_an_article_in_the_form_of_the_gold(store, tmp_path):
    kg("facts", "--all", "--format", "json", "--store", store, "-o", tmp_path / "out")
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == list(SEEDS)
    for seed in SEEDS:
        ours = json.loads((tmp_path / "out" / f"{seed}.json").read_text(encoding="utf-8"))
        gold = json.loads((DEV / f"{seed}.json").read_text(encoding="utf-8"))
        assert ours["id"] == gold["id"] and set(TABLES) <= ours.keys()
        for table in TABLES:
            keys = {tuple(row) for row in (*ours[table], *gold.get(table, []))}
            assert keys <= {tuple(COLUMNS[table])}, table
            assert all(isinstance(value, str) for row in ours[table] for value in row.values())


def test_one_file_an_article_also_without_facts(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "trong.txt").write_text("Hôm nay trời đẹp.\n", encoding="utf-8")
    kg("build", tmp_path / "articles", "--store", tmp_path / "store")
    kg("facts", "--all", "--format", "json", "--store", tmp_path / "store", "-o", tmp_path / "out")
    found = json.loads((tmp_path / "out" / "trong.json").read_text(encoding="utf-8"))
    assert found == {"id": "trong"} | {table: [] for table in COLUMNS}


PARTY = ("Đảng bộ Văn phòng UBND tỉnh", "Đảng ủy Văn phòng UBND tỉnh")


def test_four_party_organizations_of_four_offices_are_four(store, bare):
    assert places(store, *PARTY) == ["", "Bắc Ninh", "Kiên Giang", "Quảng Nam"]
    assert places(bare, *PARTY) == ["", "", "", "Kiên Giang"]


def test_five_offices_are_five_one_of_them_known_only_from_inside_a_longer_name(store, bare):
    assert places(store, "Văn phòng UBND tỉnh") == ["", "Bắc Ninh", "Kiên Giang", "Long An", "Quảng Nam"]
    assert places(bare, "Văn phòng UBND tỉnh") == ["", "", "", "Kiên Giang", "Long An"]
    listed = kg("facts", "seed-001", "--table", "organizations", "--format", "csv", "--store", store).stdout
    assert "Đảng bộ Văn phòng UBND tỉnh" in listed and ",Văn phòng UBND tỉnh," not in listed
