"""Where bodies lie that articles leave open, in a store in which a few articles have changed: what it had of them.

Part of :class:`kg.resolve.patch.Patch`, which says when.
"""

from collections.abc import Container, Iterator

import pyoxigraph as ox

from kg.resolve.mentions import PLACE, POINTERS, PROVINCE, key_of
from kg.resolve.placing import LEFT_OPEN, REPLACED_BY, Placed
from kg.resolve.terms import LABEL, POST_IN, TYPE
from kg.vocabulary import KG

_DEFAULT = ox.DefaultGraph()
_LEFT_OPEN, _REPLACED_BY, _PLACE, _PROVINCE, _POST_IN, _LABEL, _A = (
    ox.NamedNode(it[1:-1]) for it in (LEFT_OPEN, REPLACED_BY, PLACE, PROVINCE, POST_IN, LABEL, TYPE)
)
_POST, _ORGANIZATION = ox.NamedNode(KG.post), ox.NamedNode(KG.organization)
_POINTERS = [ox.NamedNode(it[1:-1]) for it in POINTERS]


class Placements:
    """What the resolved layer had of such bodies; article graphs are those of now."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.places: Placed = {
            str(quad.object): (self._word(quad.subject, _PLACE), self._word(quad.subject, _PROVINCE))
            for quad in store.quads_for_pattern(None, _LEFT_OPEN, None, _DEFAULT)
        }
        """Where they were said to lie."""

    def kept(self, other: Container[str]) -> Placed:
        """Those of articles that are still there, other graphs aside."""
        return {body: where for body, where in self.places.items() if (it := self.graph(body)) and it not in other}

    def graph(self, body: str) -> str:
        """The article graph that has a body; empty where there is none now."""
        found = self._store.quads_for_pattern(_named(body), _A, None, None)
        return next((str(quad.graph_name) for quad in found if quad.graph_name != _DEFAULT), "")

    def ways(self, body: str) -> Iterator[tuple[str, str]]:
        """What became of a body and of what belongs to it."""
        for thing in (body, *self._pointing(body, _POST_IN), *self._pointing(body, _ORGANIZATION)):
            for quad in self._store.quads_for_pattern(_named(thing), _REPLACED_BY, None, _DEFAULT):
                yield thing, str(quad.object)

    def heads(self, body: str) -> set[str]:
        """The names, as keys, of those who have posts in a body."""
        found: set[str] = set()
        for post in self._pointing(body, _POST_IN):
            for claim in self._pointing(post, _POST):
                for pointer in _POINTERS:
                    for quad in self._store.quads_for_pattern(_named(claim), pointer, None, None):
                        found.update(self._names(str(quad.object)))
        return found

    def _names(self, person: str) -> Iterator[str]:
        for quad in self._store.quads_for_pattern(_named(person), _LABEL, None, None):
            if quad.graph_name != _DEFAULT:
                yield key_of({LABEL: [str(quad.object)]})

    def _pointing(self, thing: str, predicate: ox.NamedNode) -> set[str]:
        """What points to a thing in article graphs."""
        found = self._store.quads_for_pattern(None, predicate, _named(thing), None)
        return {str(quad.subject) for quad in found if quad.graph_name != _DEFAULT}

    def _word(self, subject: ox.NamedNode | ox.BlankNode | ox.Triple, predicate: ox.NamedNode) -> str:
        found = self._store.quads_for_pattern(subject, predicate, None, _DEFAULT)
        return next((str(quad.object)[1:-1] for quad in found), "")


def _named(text: str) -> ox.NamedNode:
    return ox.NamedNode(text[1:-1])
