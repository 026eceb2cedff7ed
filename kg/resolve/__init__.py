"""The resolved layer: who is who, things of all articles joined by equal IRI, and the tenures their claims bear out.

A pure function of the set of article graphs and the decisions: neither their order nor their number at a time matters.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from kg.iris import tenure_iri
from kg.resolve import claims, places, successors, tenures, things, witnesses
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.identity import Identity
from kg.resolve.mentions import Mention, mentions
from kg.resolve.reprints import REPRINT_OF, Print, originals, prints
from kg.resolve.terms import TYPE, Node, nodes, one, term
from kg.vocabulary import KG

_OF_BODY = [term(name) for name in (KG.province, KG.place, KG.level, KG.organizationKind)]


class Told(NamedTuple):
    """What one article tells of who is who: its people, and its text to be known again."""

    people: tuple[Mention, ...]
    prints: tuple[tuple[str, Print], ...]


def told(graph: dict[str, Node]) -> Told:
    """What must be known of every article before any can be read in the light of all."""
    return Told(tuple(mentions(graph)), tuple(prints(graph)))


def resolve(articles: Iterable[Iterable[str]], *, base: str, decisions: Decisions = NONE) -> Iterator[str]:
    """The resolved layer, as N-Triples lines in no order, of article graphs, each given as its N-Quads lines."""
    graphs = [nodes(lines) for lines in articles]
    identity = Identity(base, decisions)
    for graph in graphs:
        identity.add(graph)
    identity.settle()
    joined = Joined(base, originals({article: it for graph in graphs for article, it in prints(graph)}))
    for graph in map(identity.renamed, graphs):
        yield from own(graph)
        joined.add(graph)
    yield from joined.lines()
    yield from identity.lines()


def own(graph: dict[str, Node]) -> Iterator[str]:
    """What one article adds by itself: its node and its claims."""
    for subject, node in graph.items():
        kind = one(node, TYPE)
        if kind in claims.CLAIMS:
            yield from claims.claim_lines(subject, node, graph)
        elif kind == claims.ARTICLE:
            yield from claims.article_lines(subject, node)
        elif kind == claims.CORRECTION:
            yield from claims.correction_lines(subject, node)


class Joined:
    """What articles say together: of things and of tenures, and how many independent ones state it. People go by the
    IRIs that :class:`Identity` gives them; ``reprints``: what each article that is one is a reprint of."""

    def __init__(self, base: str, reprints: Mapping[str, str]) -> None:
        self._base = base
        self._reprints = reprints
        self._witnesses = witnesses.Witnesses(reprints)
        self._things: defaultdict[str, things.Thing] = defaultdict(things.Thing)
        self._tenures: defaultdict[tenures.Key, tenures.Tenure] = defaultdict(tenures.Tenure)

    def add(self, graph: dict[str, Node]) -> None:
        """Take in what one article says."""
        stated = [subject for subject, node in graph.items() if one(node, TYPE) in claims.CLAIMS]
        things.note(self._things, graph)
        tenures.note(self._tenures, graph, stated)
        self._witnesses.add(stated, graph)

    def parts(self, bucket: Callable[[str], int]) -> Iterator[tuple[int, "Joined"]]:
        """What is said, in one part for each bucket of things; the tenures go with their post, a fact goes with the
        thing it is told of. The same part of all articles, :meth:`absorb` ed, has all that is said of its things."""
        found: dict[int, Joined] = defaultdict(lambda: Joined(self._base, {}))
        for subject, thing in self._things.items():
            found[bucket(subject)]._things[subject] = thing
        for key, tenure in self._tenures.items():
            part = found[bucket(key[1])]
            part._tenures[key] = tenure
            part._witnesses.know(self._witnesses, tenure.claims)
        for number, stated in self._witnesses.parts(lambda fact: bucket(fact[:2][-1])):
            found[number]._witnesses.absorb(stated)
        yield from found.items()

    def absorb(self, other: "Joined") -> "Joined":
        """Take in what other articles say."""
        for subject, thing in other._things.items():
            self._things[subject].absorb(thing)
        for key, tenure in other._tenures.items():
            self._tenures[key].absorb(tenure)
        self._witnesses.absorb(other._witnesses)
        return self

    def home(self, subject: str) -> str:
        """The thing that must be in one part with another, so that :meth:`lines` tells all of it."""
        return things.home(self._things, subject)

    def lines(self, only: Container[str] | None = None) -> Iterator[str]:
        """All as N-Triples, or only some things and the tenures of some people."""
        inhabited: set[str] = set()
        for subject, thing in self._things.items():
            if (thing.kind or thing.now) and (only is None or subject in only):
                yield from things.lines(self._things, subject)
                if thing.kind == things.BODY:
                    province, place, level, kind = map(thing.one, _OF_BODY)
                    where = places.lies(self._base, province, place)
                    inhabited.update(there for _, there in where)
                    yield from (f"{subject} {predicate} {there} ." for predicate, there in where)
                    if last := places.last_day(province, place, level, kind):
                        yield f"{subject} {places.END_LATEST} {last} ."
                    yield from successors.lines(self._base, subject)
        for key, tenure in self._tenures.items():
            if only is None or key[0] in only:
                yield from tenure.lines(self._base, key)
                subject = term(tenure_iri(self._base, key[0][1:-1], key[1][1:-1]))
                yield witnesses.line(subject, self._witnesses.count(tenure.claims))
        if only is None:
            yield from (f"{article} {REPRINT_OF} {original} ." for article, original in self._reprints.items())
            yield from self._witnesses.lines()
            yield from tenures.together(self._base, self._tenures, lambda post: things.single(self._things, post))
            for place in places.told(self._base, inhabited):
                yield from places.lines(self._base, place)
