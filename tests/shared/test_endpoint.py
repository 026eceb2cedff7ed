"""Every named query gives the same rows from a server that is not ours, with nothing in it but the resolved layer."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.query import evaluate, find, names
from kg.query.remote import Endpoint
from kg.query.run import Source
from kg.resources import ARTICLES
from kg.store.snapshot import open_snapshot
from scripts.shared import GOLD, kg
from scripts.strangers.rdf import served

pytestmark = pytest.mark.shared
DEV = GOLD / "dev"


@pytest.fixture(scope="module", params=["articles", "dev"])
def both(request, tmp_path_factory) -> Iterator[tuple[Source, Source]]:
    folder = tmp_path_factory.mktemp(request.param)
    source = [ARTICLES] if request.param == "articles" else [DEV / "texts", "--meta", DEV / "meta.json"]
    kg("build", *source, "--store", folder / "store")
    with open_snapshot(folder / "store") as snapshot:
        snapshot.graph.dump(folder / "graph.nt", ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
        with served(folder / "graph.nt", "nt", folder / "data") as address:
            yield snapshot, Endpoint(f"{address}/query")


def rows(source: Source, name: str, **bindings: str) -> list[tuple[str, ...]]:
    return [tuple(map(str, row)) for row in evaluate(source, find(name), bindings).rows]


@pytest.mark.parametrize("name", names())
def test_a_named_query_gives_the_same_rows_elsewhere(both, name):
    here, there = both
    expected = rows(here, name)
    assert rows(there, name) == expected


def test_names_are_found_elsewhere(both):
    here, there = both
    expected = rows(here, "leaders", body="UBND tỉnh Bắc Ninh")
    assert expected and rows(there, "leaders", body="UBND tỉnh Bắc Ninh") == expected


def test_the_command_asks_elsewhere(both):
    _, there = both
    assert isinstance(there, Endpoint)
    printed = kg("query", "leaders", "--endpoint", there.url, "--format", "csv").stdout
    assert "Bắc Ninh" in printed and printed.startswith("organization,")
