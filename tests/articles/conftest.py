"""Helpers of the tests of reading: write some files, read them, part articles from errors."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.articles import InputError, read
from kg.model import Article

Reading = tuple[list[Article], list[InputError]]


def parted(results: list[Article | InputError]) -> Reading:
    articles = [result for result in results if isinstance(result, Article)]
    return articles, [result for result in results if isinstance(result, InputError)]


@pytest.fixture
def put(tmp_path: Path) -> Callable[[str, bytes | str], Path]:
    """Write a file below the temporary folder and return its path."""

    def write(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def read_all() -> Callable[..., Reading]:
    """Read paths and part articles from errors."""
    return lambda *paths, **options: parted(list(read(paths, **options)))
