"""The words of the page in both languages: its own (``assets/strings.tsv``), and the ontology's labels for codes."""

from collections.abc import Iterable
from functools import cache

from kg.query import labels as ontology
from kg.vocabulary import ONTOLOGY as NAMESPACE

LANGUAGES = ("vi", "en")


def labels(codes: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The Vietnamese and English label of each code (``change.elected``) that the ontology knows."""
    known = _labels()
    return {code: known[code] for code in sorted(set(codes)) if code in known}


@cache
def _labels() -> dict[str, tuple[str, str]]:
    known = ontology.labels().items()
    coded = {iri.removeprefix(NAMESPACE).replace("-", ".", 1): words for iri, words in known}
    return {code: (words["vi"], words["en"]) for code, words in coded.items() if words.keys() >= set(LANGUAGES)}
