"""Which people of which articles are one person, for all articles together; then every graph is read in that light.

Two steps, so that any number of machines can do each: mentions are gathered by name key and joined key by key; then
each article graph is renamed by the outcome and goes its way as if its article had known.
"""

from collections.abc import Container, Iterator

from kg.iris import match_iri
from kg.resolve.decisions import NONE, Decisions
from kg.resolve.mentions import PERSON, POINTERS, Mention, about, mentions
from kg.resolve.people import Block, Link, resolve_block
from kg.resolve.terms import DERIVED, TYPE, Node, one, term
from kg.vocabulary import DCTERMS, KG, XSD, concept

REPLACED_BY, NAME_KEY, CANDIDATE = term(DCTERMS.isReplacedBy), term(KG.nameKey), term(KG.candidate)
GROUND = term(KG.ground)
_MATCH, _GROUND_CLASS = term(KG.Match), term(KG.Ground)
_VERDICT, _POINTS, _KIND = term(KG.verdict), term(KG.points), term(KG.groundKind)


class Identity:
    """Collects mentions article by article; :meth:`settle` then says who is who."""

    def __init__(self, decisions: Decisions = NONE) -> None:
        self._decisions = decisions
        self._mentions: dict[str, list[Mention]] = {}
        self.blocks: dict[str, Block] = {}
        """What was decided, by name key."""
        self.person: dict[str, str] = {}
        """The person that each person of an article is, where it has another IRI."""
        self.forgotten: set[str] = set()
        """People of articles who are left out."""

    def add(self, graph: dict[str, Node], names: Container[str] | None = None) -> None:
        """Take in the people of an article, or those who bear some names."""
        for mention in mentions(graph):
            if names is None or mention.key in names:
                self._mentions.setdefault(mention.key, []).append(mention)

    def settle(self) -> None:
        """Decide on all that has been added."""
        for key in sorted(self._mentions):
            block = self.blocks[key] = resolve_block(self._mentions.pop(key), self._decisions)
            self.person.update((part, whole) for part, whole in block.person.items() if part != whole)
            gone = {block.person[person] for person in self._decisions.forgotten & block.person.keys()}
            self.forgotten.update(part for part, whole in block.person.items() if whole in gone)

    def whole(self, person: str) -> str:
        """The person that a person of an article is, or an empty string where that person is left out."""
        return "" if person in self.forgotten else self.person.get(person, person)

    def renamed(self, graph: dict[str, Node]) -> dict[str, Node]:
        """An article graph that speaks of people by the IRIs they have now, and not of those who are forgotten."""
        people = [subject for subject, node in graph.items() if one(node, TYPE) == PERSON]
        if not any(person in self.person or person in self.forgotten for person in people):
            return graph
        return {
            self.person.get(subject, subject): self._pointing(node)
            for subject, node in graph.items()
            if subject not in self.forgotten and not self._about_forgotten(node)
        }

    def _pointing(self, node: Node) -> Node:
        if not any(pointer in node for pointer in POINTERS):
            return node
        return node | {
            pointer: [self.person.get(value, value) for value in node[pointer]]
            for pointer in POINTERS
            if pointer in node
        }

    def _about_forgotten(self, node: Node) -> bool:
        return any(person in self.forgotten for person in about(node))

    def lines(self, base: str, only: Container[str] | None = None) -> Iterator[str]:
        """What was decided, as N-Triples: the key of each person's name, what has become of the others, and why; or
        only for names that some people have."""
        for key, block in self.blocks.items():
            if only is not None and not any(person in only for person in block.person):
                continue
            for part, whole in block.person.items():
                if part in self.forgotten:
                    continue
                if part == whole:
                    yield f"{whole} {NAME_KEY} {key_literal(key)} ."
                else:
                    yield f"{part} {REPLACED_BY} {whole} ."
            for link in block.links:
                if not {link.first, link.second} & self.forgotten:
                    yield from _link_lines(base, link)


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
