"""The resolved layer after a few articles have changed, made anew only for the things and names that these speak of.

It gives what :func:`kg.resolve.resolve` gives for all articles; a test holds that.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.resolve import Joined, claims, intervals, own, places, things
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.identity import CANDIDATE, GROUND, NAME_KEY, Identity
from kg.resolve.mentions import about, key_of
from kg.resolve.placing import LEFT_OPEN, REPLACED_BY
from kg.resolve.recount import Counts, Reprints
from kg.resolve.replacing import Placements
from kg.resolve.said import Said, named
from kg.resolve.terms import TYPE, Node, nodes, one
from kg.vocabulary import KG, ORG

_DEFAULT = ox.DefaultGraph()
_A = ox.NamedNode(TYPE[1:-1])
_MEMBER, _POST, _SEATS = map(ox.NamedNode, (ORG.member, KG.post, KG.seats))
_NAME_KEY, _REPLACED_BY, _CANDIDATE, _GROUND, _LEFT_OPEN = (
    ox.NamedNode(it[1:-1]) for it in (NAME_KEY, REPLACED_BY, CANDIDATE, GROUND, LEFT_OPEN)
)
_LIES = [ox.NamedNode(it[1:-1]) for it in (places.IN_PROVINCE, places.IN_DISTRICT)]


class Patch:
    """Changes to a store: first :meth:`forget` each article that goes, then :meth:`learn` each that comes (one that has
    changed does both), then :meth:`finish`. The decisions are those that the store was made by, and forget nobody."""

    def __init__(self, store: ox.Store, base: str, decisions: Decisions = NONE) -> None:
        self._store = store
        self._said = Said(store)
        self._base = base
        self._decisions = decisions
        self._touched: set[str] = set()
        self._names: set[str] = set()
        self._learned: dict[str, dict[str, Node]] = {}
        self._new: list[bytes] = []
        self._reprints = Reprints(store)
        self._counts = Counts(store)

    def forget(self, graph: str, quads: bytes) -> None:
        """Take an article graph out, and what it alone added to the resolved layer."""
        self._store.remove_graph(ox.NamedNode(graph))
        self._unsay(nodes(_split(quads)))

    def learn(self, quads: bytes) -> None:
        """Put an article graph in."""
        lines = _split(quads)
        self._new.append(quads)
        self._say(_graph_of(lines[0]), nodes(lines))

    def _unsay(self, graph: dict[str, Node]) -> None:
        """Take out what one article alone added to the resolved layer."""
        self._touch(graph)
        for subject, node in graph.items():
            kind = one(node, TYPE)
            if kind in claims.CLAIMS:
                self._counts.leave(subject)
            if kind in claims.OWN:
                self._remove(subject)

    def _say(self, name: str, graph: dict[str, Node]) -> None:
        """Note an article graph of which the resolved layer is to have all again."""
        self._learned[name] = graph
        self._touch(graph)

    def finish(self) -> None:
        """Load what is new and make the touched part of the resolved layer anew."""
        _load(self._store, b"".join(self._new))
        for lines in self._reprints.settle():
            self._touch(nodes(lines))
        was, identity, graphs = self._settled()
        joined = Joined(self._base, self._reprints.originals)
        fresh = [line for graph in self._learned.values() for line in own(identity.renamed(graph))]
        moved = {person for person, whole in was.items() if identity.whole(person) != whole}
        for graph in graphs:
            renamed = identity.renamed(graph)
            joined.add(renamed)
            fresh += self._retold(graph, renamed, moved)
        fresh += [*joined.lines(only=self._touched), *identity.lines(only=self._touched)]
        posts = {*self._touched, *self._posts()}
        for subject in self._touched:
            for quad in list(self._store.quads_for_pattern(None, _MEMBER, named(subject), _DEFAULT)):
                self._remove(str(quad.subject))
            for quad in list(self._store.quads_for_pattern(None, _CANDIDATE, named(subject), _DEFAULT)):
                for ground in list(self._store.quads_for_pattern(quad.subject, _GROUND, None, _DEFAULT)):
                    self._remove(str(ground.object))
                self._remove(str(quad.subject))
            for quad in list(self._store.quads_for_pattern(None, _LEFT_OPEN, named(subject), _DEFAULT)):
                self._remove(str(quad.subject))
            self._remove(subject)
        _load(self._store, "".join(f"{line}\n" for line in (*fresh, *self._reprints.lines())).encode("utf-8"))
        for post in sorted(posts.union(self._posts())):
            self._bound(post)
        self._settle_places()
        _load(
            self._store, "".join(f"{line}\n" for line in self._counts.settle(self._reprints.originals)).encode("utf-8")
        )

    def _settled(self) -> tuple[dict[str, str], Identity, list[dict[str, Node]]]:
        """Who the people with touched names were, who is who among them and where bodies lie now, and the graphs of all
        that is touched: once nothing more is touched by that."""
        before = Placements(self._store)
        moves: dict[str, str] = {}
        while True:
            kept = before.kept(self._learned)
            ways = moves | {thing: now for body in kept for thing, now in before.ways(body)}
            was = self._people()
            self._touch_on(was, ways)
            known = len(self._touched), len(self._names), len(self._learned), moves
            graphs = [nodes(sorted(lines)) for lines in self._said.around(self._touched, ways).values()]
            identity = Identity(self._base, self._decisions)
            for graph in graphs:
                identity.add(graph, self._names)
            identity.settle()
            for body in {*identity.votes, *before.places}:
                self._place(body, before, identity)
            identity.places |= kept
            moves = {old: new for graph in self._learned.values() for old, new in identity.moves(graph).items()}
            if known == (len(self._touched), len(self._names), len(self._learned), moves):
                return was, identity, graphs

    def _place(self, body: str, before: Placements, identity: Identity) -> None:
        """Where a body may lie elsewhere than before: ask all who head it, and tell all of its article again if so."""
        name, heads = before.graph(body), before.heads(body)
        if not name or name in self._learned or self._names.isdisjoint(heads):
            return
        if heads - self._names:
            self._names |= heads
        elif identity.places.get(body) != before.places.get(body):
            graph = nodes(f"{quad} ." for quad in self._store.quads_for_pattern(None, None, None, named(name)))
            self._unsay(graph)
            self._say(name, graph)

    def _touch_on(self, people: Iterable[str], ways: Mapping[str, str]) -> None:
        """Touch people, what has become or was made of touched things, and the posts of touched bodies, which are
        labelled by these."""
        self._touched |= set(people)
        for subject in list(self._touched):
            made = self._store.quads_for_pattern(named(subject), _REPLACED_BY, None, _DEFAULT)
            self._touched.update(str(quad.object) for quad in made)
        self._touched |= {now for thing, now in ways.items() if thing in self._touched}
        for subject in [*self._touched, *(thing for thing, now in ways.items() if now in self._touched)]:
            self._touched.update(ways.get(post, post) for post in self._said.posts_in(subject))

    def _posts(self) -> set[str]:
        """The posts that the touched people have."""
        store = self._store
        had = (store.quads_for_pattern(None, _MEMBER, named(person), _DEFAULT) for person in self._touched)
        posts = (store.quads_for_pattern(quad.subject, _POST, None, _DEFAULT) for quads in had for quad in quads)
        return {str(quad.object) for quads in posts for quad in quads}

    def _bound(self, post: str) -> None:
        """What the tenures of a post say of each other."""
        store = self._store
        holding = [quad.subject for quad in store.quads_for_pattern(None, _POST, named(post), _DEFAULT)]
        tenures = [it for it in holding if any(store.quads_for_pattern(it, _MEMBER, None, _DEFAULT))]
        known = {str(it): self._node(str(it)) for it in tenures}
        for tenure, node in known.items():
            for predicate in intervals.added(node):
                for quad in list(store.quads_for_pattern(named(tenure), named(predicate), None, _DEFAULT)):
                    store.remove(quad)
        single = any(store.quads_for_pattern(named(post), _SEATS, None, _DEFAULT))
        _load(store, "".join(f"{line}\n" for line in intervals.filled(known, single)).encode("utf-8"))

    def _node(self, subject: str) -> Node:
        node: Node = {}
        for quad in self._store.quads_for_pattern(named(subject), None, None, _DEFAULT):
            node.setdefault(str(quad.predicate), []).append(str(quad.object))
        return node

    def _settle_places(self) -> None:
        """All provinces and the districts where bodies lie now, and no others."""
        known = places.known(self._base)
        wanted = places.told(self._base, (place for place in known if self._inhabited(place, known)))
        for place in known:
            here = any(self._store.quads_for_pattern(named(place), _A, None, _DEFAULT))
            if here and place not in wanted:
                self._remove(place)
            elif place in wanted and not here:
                fresh = "".join(f"{line}\n" for line in places.lines(self._base, place))
                _load(self._store, fresh.encode("utf-8"))

    def _inhabited(self, place: str, known: Container[str]) -> bool:
        found = (self._store.quads_for_pattern(None, lies, named(place), _DEFAULT) for lies in _LIES)
        return any(str(quad.subject) not in known for quads in found for quad in quads)

    def _touch(self, graph: dict[str, Node]) -> None:
        for subject, node in graph.items():
            kind = one(node, TYPE)
            if kind in things.KINDS:
                self._touched.add(subject)
            elif kind in claims.CLAIMS:
                self._counts.claims.add(subject)
            elif kind == claims.ARTICLE:
                self._reprints.changed.add(subject)
            if kind == things.PERSON:
                self._names.add(key_of(node))

    def _people(self) -> dict[str, str]:
        """Who, of the articles there were, bears a touched name, and who that person was."""
        found: dict[str, str] = {}
        for name in self._names:
            for quad in self._store.quads_for_pattern(None, _NAME_KEY, ox.Literal(name), _DEFAULT):
                whole = quad.subject
                found[str(whole)] = str(whole)
                for part in self._store.quads_for_pattern(None, _REPLACED_BY, whole, _DEFAULT):
                    found[str(part.subject)] = str(whole)
        return found

    def _retold(self, graph: dict[str, Node], renamed: dict[str, Node], moved: set[str]) -> Iterator[str]:
        """The claims of an article as they stand now about people who have become others."""
        for subject, node in graph.items():
            if one(node, TYPE) in claims.CLAIMS and any(person in moved for person in about(node)):
                self._counts.leave(subject)
                self._counts.claims.add(subject)
                self._remove(subject)
                if subject in renamed:
                    yield from claims.claim_lines(subject, renamed[subject], renamed)

    def _remove(self, subject: str) -> None:
        for quad in list(self._store.quads_for_pattern(named(subject), None, None, _DEFAULT)):
            self._store.remove(quad)


def _graph_of(line: str) -> str:
    """The graph of an N-Quads line."""
    return line.rsplit(" ", 2)[1]


def _split(quads: bytes) -> list[str]:
    return quads.decode("utf-8").split("\n")[:-1]


def _load(store: ox.Store, lines: bytes) -> None:
    """In one transaction; the bulk loader writes new files each time and is faster for many lines alone."""
    (store.bulk_load if len(lines) > 8_000_000 else store.load)(lines, ox.RdfFormat.N_QUADS)
