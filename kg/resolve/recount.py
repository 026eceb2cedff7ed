"""Reprints and numbers of witnesses in a store in which a few articles have changed: made anew what they bear on.

Part of :class:`kg.resolve.patch.Patch`, which says when.
"""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.resolve.claims import CLAIMS
from kg.resolve.reprints import FINGERPRINT, REPRINT_OF, Print, one_text, originals
from kg.resolve.terms import TYPE, Node
from kg.resolve.witnesses import WITNESSES, Fact, Witnesses, anchor, line
from kg.text.sketch import Sketch, read
from kg.vocabulary import KG

_DEFAULT = ox.DefaultGraph()
_FINGERPRINT, _REPRINT_OF, _WITNESSES = (ox.NamedNode(it[1:-1]) for it in (FINGERPRINT, REPRINT_OF, WITNESSES))
_DAY = ox.NamedNode(KG.publishedEarliest)


class Reprints:
    """What is a reprint of what. Note ``changed`` articles, those that are gone among them; when all article graphs are
    in place :meth:`settle` once, and load the :meth:`lines`."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._was = {
            str(quad.subject): str(quad.object) for quad in store.quads_for_pattern(None, _REPRINT_OF, None, _DEFAULT)
        }
        self.originals = dict(self._was)
        """For each article that is a reprint what it is one of; those of before until it has been settled."""
        self.changed: set[str] = set()

    def settle(self) -> Iterator[list[str]]:
        """Work out what the changed articles are reprints of, and what is one of theirs. The graphs of other articles
        whose words count otherwise now, as N-Quads lines."""
        known = self._sketches()
        fresh = [known[article][0] for article in sorted(self.changed & known.keys())]
        near = self.changed | {
            article for article, (it, _) in known.items() if any(one_text(it, other) for other in fresh)
        }
        heads = {self._was.get(article, article) for article in near}
        about = {article for article in known if article in near or self._was.get(article, article) in heads}
        kept = {it: head for it, head in self._was.items() if it in known and it not in about}
        self.originals = kept | originals({it: Print(known[it][0], self._day(it, known[it][1])) for it in about})
        moved = {it for it in {*self._was, *self.originals} if self._was.get(it) != self.originals.get(it)}
        for article in moved:
            for quad in list(self._store.quads_for_pattern(_named(article), _REPRINT_OF, None, _DEFAULT)):
                self._store.remove(quad)
        for article in sorted(moved & known.keys() - self.changed):
            graph = known[article][1]
            yield [f"{quad} ." for quad in self._store.quads_for_pattern(None, None, None, graph)]

    def lines(self) -> Iterator[str]:
        """The links that are new, as N-Triples."""
        for article, original in self.originals.items():
            if self._was.get(article) != original or article in self.changed:
                yield f"{article} {REPRINT_OF} {original} ."

    def _sketches(self) -> dict[str, tuple[Sketch, ox.NamedNode]]:
        """The sketch of each article, and the graph that has it."""
        found = {}
        for quad in self._store.quads_for_pattern(None, _FINGERPRINT, None):
            if isinstance(quad.object, ox.Literal) and isinstance(quad.graph_name, ox.NamedNode):
                found[str(quad.subject)] = read(quad.object.value), quad.graph_name
        return found

    def _day(self, article: str, graph: ox.NamedNode) -> str:
        days = self._store.quads_for_pattern(_named(article), _DAY, None, graph)
        return next((str(quad.object) for quad in days), "")


class Counts:
    """How many witnesses claims have. Note the ``claims`` that are new or may count otherwise, and say which ones
    :meth:`leave`; load what :meth:`settle` gives when all claims are in place."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self.claims: set[str] = set()
        self._anchors: set[Fact] = set()

    def leave(self, claim: str) -> None:
        """Note a claim before it is taken out: others may have stated the same."""
        self._anchors.add(anchor(self._node(claim)))

    def settle(self, reprints: Mapping[str, str]) -> Iterator[str]:
        """Take out the numbers that hold no more, and give the new ones as N-Triples."""
        here = {claim: node for claim in self.claims if (node := self._node(claim))}
        anchors = (self._anchors | {anchor(node) for node in here.values()}) - {()}
        for kind, thing, pointer in sorted(anchors):
            for quad in self._store.quads_for_pattern(None, _named(pointer), _named(thing), _DEFAULT):
                if (claim := str(quad.subject)) not in here and kind in (node := self._node(claim)).get(TYPE, ()):
                    here[claim] = node
        witnesses = Witnesses(reprints)
        witnesses.add(here, here)
        for claim, number in witnesses.counts():
            fresh = line(claim, number)
            known = list(self._store.quads_for_pattern(_named(claim), _WITNESSES, None, _DEFAULT))
            if [f"{quad.triple} ." for quad in known] != [fresh]:
                for quad in known:
                    self._store.remove(quad)
                yield fresh

    def _node(self, claim: str) -> Node:
        """A claim as the resolved layer has it, its own class first; empty for anything else."""
        node: Node = {}
        for quad in self._store.quads_for_pattern(_named(claim), None, None, _DEFAULT):
            node.setdefault(str(quad.predicate), []).append(str(quad.object))
        kinds = node.get(TYPE, [])
        kinds.sort(key=lambda kind: kind not in CLAIMS)
        return node if kinds and kinds[0] in CLAIMS else {}


def _named(text: str) -> ox.NamedNode:
    return ox.NamedNode(text[1:-1])
