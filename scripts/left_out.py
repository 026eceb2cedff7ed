"""kg without the entries of the lexicon that name one article as their only source: how much of what is read there was
learnt there by heart."""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path

from kg.resources import LEXICON
from scripts.shared import ROOT

_HOUSE = ("kg", "data", "ontology", "queries")


def names_only(line: str, article: str) -> bool:
    """Whether the last column of a line, its example or source, names this article and nothing else.

    >>> names_only("cỡ chữ\\tline\\tseed-000", "seed-000"), names_only("cỡ chữ\\tline\\tseed-000; seed-001", "seed-000")
    (True, False)
    """
    return not line.startswith("#") and {part.strip() for part in line.split("\t")[-1].split(";")} == {article}


def known_from_one(articles: Collection[str], lexicon: Path = LEXICON) -> Iterator[str]:
    """Those of the articles that are the only source of some entry."""
    lines = [line for path in sorted(lexicon.glob("*.tsv")) for line in path.read_text(encoding="utf-8").splitlines()]
    return (article for article in articles if any(names_only(line, article) for line in lines))


def house_without(article: str, folder: Path) -> Path:
    """A copy of kg, to be run in this folder, that lacks the entries which only this article vouches for."""
    for name in _HOUSE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in (folder / "data" / "lexicon").glob("*.tsv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = (line for line in lines if not names_only(line.rstrip("\r\n"), article))
        path.write_text("".join(kept), encoding="utf-8", newline="")
    return folder
