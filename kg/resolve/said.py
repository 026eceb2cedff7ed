"""What article graphs say of some things: read back from a store, to make the resolved layer anew for these alone."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.resolve import things
from kg.resolve.terms import POST_IN, TYPE, term
from kg.vocabulary import KG

_DEFAULT = ox.DefaultGraph()
_A = ox.NamedNode(TYPE[1:-1])
_POST_IN = ox.NamedNode(POST_IN[1:-1])
_READ_FROM_CLAIMS = {things.PERSON, things.EVENT, things.DOCUMENT}  # their tenures, dates and titles
_POINTERS = {pointer[1:-1] for pointer in (*things.POINTERS, *things.ONWARD)}
_NEEDED = {*_POINTERS, KG.evidence}


class Said:
    """The article graphs of a store, asked by subject or object; terms are N-Triples strings."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def match(
        self, *, subject: str = "", object: str = "", predicate: ox.NamedNode | None = None, graph: str = ""
    ) -> Iterator[ox.Quad]:
        """The quads of article graphs with these terms."""
        found = self._store.quads_for_pattern(
            named(subject) if subject else None,
            predicate,
            named(object) if object else None,
            named(graph) if graph else None,
        )
        return (quad for quad in found if quad.graph_name != _DEFAULT)

    def posts_in(self, body: str) -> Iterator[str]:
        """The posts that article graphs name in a body."""
        return (str(quad.subject) for quad in self.match(object=body, predicate=_POST_IN))

    def around(self, touched: Iterable[str], ways: Mapping[str, str]) -> dict[str, set[str]]:
        """All that article graphs say of ``touched`` things and of what has become these (``ways``: thing -> what it is
        now): their own nodes, the claims that point to them and what these claims need to be understood. Lines of
        N-Quads by graph."""
        return _Neighbourhood(self, ways).of(touched)


class _Neighbourhood:
    def __init__(self, said: Said, ways: Mapping[str, str]) -> None:
        self._said = said
        self._ways = ways
        self._parts: dict[str, list[str]] = {}
        for part, whole in ways.items():
            self._parts.setdefault(whole, []).append(part)
        self._graphs: dict[str, set[str]] = {}
        self._seen: set[tuple[str, str]] = set()

    def of(self, touched: Iterable[str]) -> dict[str, set[str]]:
        homes: set[str] = set()
        for thing in self._with_parts(touched):
            homes |= self._tell(thing)
        homes |= {self._ways[home] for home in homes & self._ways.keys()}
        for home in self._with_parts(homes):
            for quad in self._said.match(subject=home, predicate=_A):
                self._take(home, str(quad.graph_name))
        for graph in list(self._graphs):
            for quad in self._said.match(predicate=_A, object=term(KG.Article), graph=graph):
                self._take(str(quad.subject), graph)
        return self._graphs

    def _with_parts(self, wholes: Iterable[str]) -> set[str]:
        wholes = set(wholes)
        return {*wholes, *(part for whole in wholes for part in self._parts.get(whole, ()))}

    def _tell(self, thing: str) -> set[str]:
        """Take in what is said of a thing; the bodies that it is a post of."""
        kinds, homes = set(), set()
        for quad in self._said.match(subject=thing, predicate=_A):
            kinds.add(str(quad.object))
            told = self._take(thing, str(quad.graph_name))
            if str(quad.object) == things.PERSON:  # and in whose company
                for other in self._said.match(predicate=_A, object=things.PERSON, graph=str(quad.graph_name)):
                    self._take(str(other.subject), str(quad.graph_name))
            homes |= {str(statement.object) for statement in told if statement.predicate == _POST_IN}
        for quad in self._pointing(thing):
            subject, graph = str(quad.subject), str(quad.graph_name)
            if kinds & _READ_FROM_CLAIMS:
                self._claim(subject, graph)
            self._mention(quad)
            for further in self._pointing(subject, graph):
                self._mention(further)
        return homes

    def _pointing(self, thing: str, graph: str = "") -> Iterator[ox.Quad]:
        return (quad for quad in self._said.match(object=thing, graph=graph) if quad.predicate.value in _POINTERS)

    def _take(self, subject: str, graph: str) -> list[ox.Quad]:
        if (subject, graph) in self._seen:
            return []
        self._seen.add((subject, graph))
        quads = list(self._said.match(subject=subject, graph=graph))
        self._graphs.setdefault(graph, set()).update(f"{quad} ." for quad in quads)
        return quads

    def _claim(self, subject: str, graph: str) -> None:
        for quad in self._take(subject, graph):
            if quad.predicate.value in _NEEDED:
                for further in self._take(str(quad.object), graph):
                    if further.predicate.value in _POINTERS:  # the body of a post or an event
                        self._take(str(further.object), graph)

    def _mention(self, quad: ox.Quad) -> None:
        """Only that a claim, or a post, an event, a document, points to a thing: a body may have thousands."""
        subject, graph = str(quad.subject), str(quad.graph_name)
        kinds = self._said.match(subject=subject, predicate=_A, graph=graph)
        self._graphs.setdefault(graph, set()).update(f"{line} ." for line in (quad, *kinds))


def named(text: str) -> ox.NamedNode:
    """The node of an IRI as N-Triples writes it."""
    return ox.NamedNode(text[1:-1])
