"""The words of the page in both languages: its own (``assets/strings.tsv``), and the ontology's labels for codes."""

from collections.abc import Iterable
from functools import lru_cache

import pyoxigraph as ox

from kg.resources import ONTOLOGY
from kg.vocabulary import ONTOLOGY as NAMESPACE
from kg.vocabulary import RDFS

LANGUAGES = ("vi", "en")


def labels(codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The Vietnamese and English label of each code (``change.elected``) that the ontology knows."""
    known = _labels()
    return {code: known[code] for code in sorted(set(codes)) if code in known}


@lru_cache(maxsize=1)
def _labels() -> dict[str, tuple[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            if quad.predicate.value == RDFS.label and isinstance(quad.object, ox.Literal) and quad.object.language:
                name = quad.subject.value.removeprefix(NAMESPACE).replace("-", ".", 1)
                found.setdefault(name, {})[quad.object.language] = quad.object.value
    return {name: (words["vi"], words["en"]) for name, words in found.items() if words.keys() >= set(LANGUAGES)}
