"""What is known of offices, whoever holds them: how high a role stands, how many hold it at a time."""

from dataclasses import dataclass
from functools import cache, lru_cache

import pyoxigraph as ox

from kg.resources import ONTOLOGY
from kg.text.spelling import name_key
from kg.vocabulary import KG


@dataclass(frozen=True, slots=True)
class Role:
    """A role by its concept, or by its words where the scheme does not list it; ``rank`` 0 is not known, ``seats`` 1
    means one holder at a time in a body."""

    key: str
    rank: int = 0
    seats: int = 0


@cache
def _scheme() -> dict[str, Role]:
    """The roles of the ontology by their IRI, as N-Quads writes it."""
    numbers: dict[str, dict[str, int]] = {}
    for quad in ox.parse(path=ONTOLOGY / "posts.ttl", format=ox.RdfFormat.TURTLE):
        if quad.predicate.value in (KG.rank, KG.seats) and isinstance(quad.object, ox.Literal):
            numbers.setdefault(str(quad.subject), {})[quad.predicate.value] = int(quad.object.value)
    return {role: Role(role, found.get(KG.rank, 0), found.get(KG.seats, 0)) for role, found in numbers.items()}


@lru_cache(maxsize=4096)
def role_of(concept: str, words: str) -> Role:
    """The role of a post: by its concept where it has one, else by its words."""
    return _scheme().get(concept) or Role(name_key(words))
