"""Which people of which articles are one person, and where bodies lie that articles leave open, for all articles
together; then every graph is read in that light.

Two steps, so that any number of machines can do each: mentions are gathered by name key and joined key by key; then
each article graph is renamed by the outcome and goes its way as if its article had known.
"""

from collections.abc import Container, Iterable, Iterator, Mapping

from kg.iris import match_iri
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.mentions import POINTERS, Mention, mentions
from kg.resolve.people import Block, Link, resolve_block
from kg.resolve.placing import REPLACED_BY, Placed, Vote, lines, moved, moves, placed, votes
from kg.resolve.terms import DERIVED, TYPE, Node, term
from kg.vocabulary import KG, XSD, concept

NAME_KEY, CANDIDATE = term(KG.nameKey), term(KG.candidate)
GROUND = term(KG.ground)
_MATCH, _GROUND_CLASS = term(KG.Match), term(KG.Ground)
_VERDICT, _POINTS, _KIND = term(KG.verdict), term(KG.points), term(KG.groundKind)


class Identity:
    """Collects mentions article by article; :meth:`settle` then says who is who, and where bodies lie."""

    def __init__(self, base: str, decisions: Decisions = NONE) -> None:
        self._base = base
        self._decisions = decisions
        self._mentions: dict[str, list[Mention]] = {}
        self.blocks: dict[str, Block] = {}
        """What was decided, by name key."""
        self.person: dict[str, str] = {}
        """The person that each person of an article is, where it has another IRI."""
        self.votes: dict[str, list[Vote]] = {}
        """What is told of each body that its article leaves open and that somebody heads; perhaps nothing."""
        self.places: Placed = {}
        """Where such bodies lie."""

    def add(self, graph: dict[str, Node], names: Container[str] | None = None) -> None:
        """Take in the people of an article, or those who bear some names."""
        self.take(it for it in mentions(graph) if names is None or it.key in names)

    def take(self, mentions: Iterable[Mention]) -> None:
        """Take in people by what articles tell of them."""
        for mention in mentions:
            self._mentions.setdefault(mention.key, []).append(mention)

    def settle(self) -> None:
        """Decide on all that has been added."""
        for key in sorted(self._mentions):
            block = self._mentions.pop(key)
            found = self.blocks[key] = resolve_block(block, self._decisions)
            self.person.update((part, whole) for part, whole in found.person.items() if part != whole)
            for body, vote in votes(block, found.person):
                self.votes.setdefault(body, []).extend([vote] if vote else [])
        self._place()

    def absorb(self, other: "Identity") -> None:
        """Take in what has been decided elsewhere, about people of other names."""
        self.blocks.update(other.blocks)
        self.person.update(other.person)
        for body, some in other.votes.items():
            self.votes.setdefault(body, []).extend(some)
        self._place()

    def _place(self) -> None:
        self.places = placed(vote for some in self.votes.values() for vote in some)

    def whole(self, person: str) -> str:
        """The person that a person of an article is."""
        return self.person.get(person, person)

    def moves(self, graph: Mapping[str, Node]) -> dict[str, str]:
        """What the bodies of an article graph have become, and what belongs to them."""
        return moves(self._base, graph, self.places)

    def renamed(self, graph: dict[str, Node]) -> dict[str, Node]:
        """An article graph that speaks of people and bodies by the IRIs they have now."""
        if ways := self.moves(graph):
            graph = moved(graph, ways, self.places)
        if not any(subject in self.person for subject in graph):
            return graph
        return {self.person.get(subject, subject): self._pointing(node) for subject, node in graph.items()}

    def _pointing(self, node: Node) -> Node:
        if not any(pointer in node for pointer in POINTERS):
            return node
        return node | {
            pointer: [self.person.get(value, value) for value in node[pointer]]
            for pointer in POINTERS
            if pointer in node
        }

    def lines(self, only: Container[str] | None = None) -> Iterator[str]:
        """What was decided, as N-Triples: the key of each person's name, what has become of the others, and why; or
        only for names that some people have. And why bodies lie where they do."""
        for key, block in self.blocks.items():
            if only is not None and not any(person in only for person in block.person):
                continue
            for part, whole in block.person.items():
                if part == whole:
                    yield f"{whole} {NAME_KEY} {key_literal(key)} ."
                else:
                    yield f"{part} {REPLACED_BY} {whole} ."
            for link in block.links:
                yield from _link_lines(self._base, link)
        for body, some in self.votes.items():
            if body in self.places and (only is None or body in only):
                yield from lines(self._base, body, self.places[body], some)


def _link_lines(base: str, link: Link) -> Iterator[str]:
    iri = match_iri(base, link.first[1:-1], link.second[1:-1])
    match = term(iri)
    yield f"{match} {TYPE} {_MATCH} ."
    yield f"{match} {CANDIDATE} {link.first} ."
    yield f"{match} {CANDIDATE} {link.second} ."
    yield f"{match} {_VERDICT} {term(concept('verdict', link.verdict))} ."
    yield f'{match} {_POINTS} "{link.points}"^^{term(XSD.integer)} .'
    for ground in link.grounds:
        node = term(f"{iri}/{ground.kind}")
        yield f"{match} {GROUND} {node} ."
        yield f"{node} {TYPE} {_GROUND_CLASS} ."
        yield f"{node} {_KIND} {term(concept('ground', ground.kind))} ."
        for claim in {ground.first, ground.second}:
            yield f"{node} {DERIVED} {claim} ."


def key_literal(key: str) -> str:
    """A name key, which is words and spaces only, as N-Quads writes it."""
    return f'"{key}"'
