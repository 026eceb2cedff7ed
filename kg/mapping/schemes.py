"""The concept that a printed role or distinction belongs to, looked up in the SKOS schemes of the ontology.

Roles match as a whole (``Phó Bí thư``), distinctions by how their name begins (``Huân chương …`` is an order).
"""

from collections.abc import Iterator
from functools import cache, lru_cache

import pyoxigraph

from kg.resources import ONTOLOGY
from kg.text.spelling import name_key
from kg.vocabulary import KG, SKOS, concept

_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def _vietnamese_labels(file: str, scheme: str) -> Iterator[tuple[str, str]]:
    """The Vietnamese names of a scheme's concepts as keys, each with its concept."""
    head = f"{KG.iri}{scheme}-"
    with (ONTOLOGY / file).open("rb") as turtle:
        for quad in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE):
            subject, label = quad.subject, quad.object
            if not isinstance(subject, pyoxigraph.NamedNode) or not isinstance(label, pyoxigraph.Literal):
                continue
            if subject.value.startswith(head) and quad.predicate.value in _LABELS and label.language == "vi":
                yield name_key(label.value), subject.value


@cache
def _roles() -> dict[str, str]:
    return dict(_vietnamese_labels("posts.ttl", "role"))


@cache
def _distinctions() -> list[tuple[str, str]]:
    return sorted(_vietnamese_labels("awards.ttl", "award"), key=lambda pair: (-len(pair[0]), pair))


def role_concept(role: str) -> str | None:
    """The concept of a role, or None for one that the scheme does not list."""
    return _roles().get(name_key(role))


@lru_cache(maxsize=4096)
def award_kind(award: str) -> str:
    """The kind of a distinction by its opening words; the longest that fits wins."""
    key = f"{name_key(award)} "
    fitting = (kind for opening, kind in _distinctions() if key.startswith(f"{opening} "))
    return next(fitting, concept("award", "other"))
