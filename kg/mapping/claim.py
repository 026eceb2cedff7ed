"""One fact as a claim node while it is mapped: its properties, and the words that its table prints."""

from dataclasses import dataclass, field

from kg.mapping.lines import coded, iri, string
from kg.mapping.nodes import Nodes
from kg.model import Actor, Body
from kg.vocabulary import KG

_PERSON, _PRINTED_PERSON = iri(KG.person), iri(KG.printedPerson)
_PRINTED_ORGANIZATION, _PRINTED_PLACE = iri(KG.printedOrganization), iri(KG.printedPlace)


@dataclass(slots=True)
class Claim:
    """One fact as a node: its table and class, what it says (``key``), its statements, the words it prints."""

    table: str
    type: str
    key: tuple[str, ...]
    statements: list[str] = field(default_factory=list)
    printed: list[tuple[str, str, str]] = field(default_factory=list)  # predicate, node, words
    bodies: list[tuple[str, Body]] = field(default_factory=list)  # node, and the body as this fact prints it

    def add(self, predicate: str, value: str) -> None:
        self.statements.append(f"{predicate} {value}")

    def text(self, predicate: str, value: str) -> None:
        if value:
            self.statements.append(f"{predicate} {string(value)}")

    def code(self, predicate: str, scheme: str, code: str) -> None:
        if code:
            self.statements.append(coded(predicate, scheme, code))

    def body(self, node: str, body: Body) -> None:
        """The table prints this name and place for a body that the claim points to, itself or through a post."""
        self.bodies.append((node, body))

    def settle(self, nodes: Nodes) -> None:
        """Once every node has its label: say the printed words that differ from it."""
        for predicate, node, words in self.printed:
            if words != nodes.label(node):
                self.text(predicate, words)
        for node, body in self.bodies:
            best = nodes.best(node)
            if body.name != best.name:
                self.text(_PRINTED_ORGANIZATION, body.name)
            if body.place != best.place:
                self.text(_PRINTED_PLACE, body.place)

    def actor(self, predicate: str, name_predicate: str, actor: Actor | None, nodes: Nodes, at: int) -> None:
        """Who decided, issued, gave or is counted: the body where it is one, and the words that the table prints."""
        if actor is not None:
            if actor.body is not None:
                self.add(predicate, nodes.body(actor.body, at))
            self.text(name_predicate, actor.name)

    def holder(self, person: str, nodes: Nodes, at: int) -> None:
        """Whom the claim is about."""
        node = nodes.person(person, at)
        self.add(_PERSON, node)
        self.printed.append((_PRINTED_PERSON, node, person))


def words(body: Body | None) -> tuple[str, str]:
    """Name and place of a body as a table prints them."""
    return (body.name, body.place) if body is not None else ("", "")


def name(actor: Actor | None) -> str:
    """An actor as a table prints it."""
    return actor.name if actor is not None else ""
