"""The words of the pages in both languages: their own (tables in ``assets``), and the ontology's labels for codes."""

import csv
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.query import labels as ontology
from kg.vocabulary import ONTOLOGY as NAMESPACE

FILES = Path(__file__).resolve().parent / "assets"
LANGUAGES = ("vi", "en")


def strings(name: str) -> dict[str, tuple[str, str]]:
    """A table of texts: Vietnamese and English by key."""
    return {row["key"]: (row["vi"] or "", row["en"] or "") for row in rows(name)}


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table in ``assets``; lines that begin with # are left out."""
    lines = [line for line in read(name).splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read(name: str) -> str:
    """A file in ``assets``."""
    return (FILES / name).read_text(encoding="utf-8")


def labels(codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The Vietnamese and English label of each code (``change.elected``) that the ontology knows."""
    known = _labels()
    return {code: known[code] for code in sorted(set(codes)) if code in known}


@cache
def _labels() -> dict[str, tuple[str, str]]:
    known = ontology.labels().items()
    coded = {iri.removeprefix(NAMESPACE).replace("-", ".", 1): words for iri, words in known}
    return {code: (words["vi"], words["en"]) for code, words in coded.items() if words.keys() >= set(LANGUAGES)}
