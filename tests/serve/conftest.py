"""A store of articles of our own, served once for all tests of the service."""

from collections.abc import Iterator
from pathlib import Path

import house
import pytest
from serving import Service, serving


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("serve")
    house.make(folder / "store", house.file(folder, range(12)))
    return folder / "store"


@pytest.fixture(scope="session")
def service(store: Path) -> Iterator[Service]:
    with serving(store, "--timeout", "2", "--rows", "500", "--queries", "2") as it:
        yield it
