"""The project's own articles, built once, and their exports, each written once."""

from pathlib import Path

import pytest

from kg import cli
from kg.build import Request, build
from kg.resources import ARTICLES
from scripts.strangers.tools import Exports


def here(*arguments: object) -> None:
    """Run ``kg`` in this process, which spares its start."""
    with pytest.raises(SystemExit) as left:
        cli.main([str(argument) for argument in arguments])
    assert not left.value.code


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("strangers") / "store"
    build(Request(folder, [str(ARTICLES)], jobs=1))
    return folder


@pytest.fixture(scope="session")
def exports(store: Path) -> Exports:
    return Exports(store, store.parent, here)
