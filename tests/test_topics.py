"""One stem through every folder: a topic has its lexicon, its reader, its ontology, its shapes and its cases."""

import pytest

from kg.model import BESIDE, TABLES, TOPICS
from kg.resources import LEXICON, ONTOLOGY, QUERIES, ROOT, SHAPES
from kg.tables import COLUMNS

FILES = {
    "lexicon": (LEXICON, "tsv"),
    "reader": (ROOT / "kg" / "extract", "py"),
    "ontology": (ONTOLOGY, "ttl"),
    "shapes": (SHAPES, "ttl"),
    "cases": (ROOT / "tests" / "cases", "yml"),
}


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("what", FILES)
def test_a_topic_has(what: str, topic: str) -> None:
    folder, suffix = FILES[what]
    path = folder / f"{topic}.{suffix}"
    assert path.is_file() and path.stat().st_size > 0, f"{path.relative_to(ROOT)} is missing"


@pytest.mark.parametrize("topic", TOPICS)
def test_nothing_of_a_topic_goes_by_another_name(topic: str) -> None:
    """Helpers of a topic are called TOPIC_xxx.py and TOPIC-xxx.tsv."""
    own = {"ontology", "kg", "resolved", "knowledge", "consistency"}
    for folder, suffix in (FILES["ontology"], FILES["shapes"]):
        stems = {path.stem for path in folder.glob(f"*.{suffix}")} - own
        assert stems <= set(TOPICS), f"{folder.name}: no topic is called {', '.join(sorted(stems - set(TOPICS)))}"
    assert list((ROOT / "kg" / "extract").glob(f"{topic}.py"))


def test_the_gold_format_has_eight_tables() -> None:
    assert len(TABLES) == 8
    assert tuple(COLUMNS) == (*TABLES, *BESIDE)


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_is_flat_facts_and_a_query(table: str) -> None:
    assert (QUERIES / "facts" / f"{table}.rq").is_file()
