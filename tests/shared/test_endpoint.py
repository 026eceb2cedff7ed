"""Every named query gives the same rows from a server that is not ours, with nothing in it but the resolved layer."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.query import evaluate, find, names
from kg.query.remote import Endpoint
from kg.query.run import Source
from kg.resources import ARTICLES
from kg.store.snapshot import Snapshot, open_snapshot
from scripts.shared import GOLD, kg

pytestmark = pytest.mark.shared
DEV = GOLD / "dev"
SERVER = Path(sys.executable).with_name("oxigraph")


@contextmanager
def served(snapshot: Snapshot, folder: Path) -> Iterator[str]:
    """The address of PyPI's ``oxigraph`` serving the resolved layer of a store as its default graph."""
    snapshot.graph.dump(folder / "graph.nt", ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    data = folder / "data"
    subprocess.run([SERVER, "load", "--location", data, "--file", folder / "graph.nt"], check=True, capture_output=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [SERVER, "serve-read-only", "--location", data, "--bind", address], stderr=subprocess.DEVNULL
    )
    try:
        host, _, port = address.partition(":")
        deadline = time.monotonic() + 20
        while True:
            try:
                socket.create_connection((host, int(port)), 1).close()
                break
            except OSError:
                assert time.monotonic() < deadline and process.poll() is None
                time.sleep(0.1)
        yield f"http://{address}/query"
    finally:
        process.kill()
        process.wait()


@pytest.fixture(scope="module", params=["articles", "dev"])
def both(request, tmp_path_factory) -> Iterator[tuple[Source, Source]]:
    folder = tmp_path_factory.mktemp(request.param)
    source = [ARTICLES] if request.param == "articles" else [DEV / "texts", "--meta", DEV / "meta.json"]
    kg("build", *source, "--store", folder / "store")
    with open_snapshot(folder / "store") as snapshot, served(snapshot, folder) as url:
        yield snapshot, Endpoint(url)


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
