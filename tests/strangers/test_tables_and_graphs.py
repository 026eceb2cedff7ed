"""Tables and graphs of the project's own articles, read by tools that are not ours; the heavy ones: ``make proof``."""

from pathlib import Path

import pytest

from kg.resources import ARTICLES
from scripts.shared import kg
from scripts.strangers import graphs, tables
from scripts.strangers.tools import Exports

pytestmark = pytest.mark.shared  # the schema of GEXF is there


@pytest.fixture(scope="module")
def exports(tmp_path_factory) -> Exports:
    folder: Path = tmp_path_factory.mktemp("strangers")
    kg("build", ARTICLES, "--store", folder / "store")
    return Exports(folder / "store", folder)


@pytest.mark.parametrize(
    "stranger",
    [tables.duckdb, tables.openpyxl, graphs.networkx, graphs.schema, graphs.graphology],
    ids=lambda it: it.__name__,
)
def test_a_stranger_reads_what_was_written(exports, stranger):
    assert stranger(exports)
