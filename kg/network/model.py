"""What a network is made of: facts that tie things, the words they rest on, and how each kind of fact is drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import networkx as nx

from kg.text.dates import bounds

Graph: TypeAlias = (
    "nx.MultiDiGraph[str]"  # nodes: type, label, names, kind, level, implied, place, hidden; edges: fact, kind, link
)

TYPES = ("person", "organization", "event", "document", "award", "place")


@dataclass(frozen=True, slots=True)
class Source:
    """An article, as it is shown to readers. ``digest_of`` tells what a digest in other words was made from; ``named``
    is, of one without a day, the latest that its words name."""

    iri: str
    identifier: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    digest_of: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Witness:
    """One article's words for a fact; ``source`` is the article's IRI, ``past``: they say that a post is over.
    ``dates`` are those that they tell, and ``day`` the sentence that tells these, where it is another."""

    source: str
    quote: str
    modality: str = "modality.asserted"
    past: bool = False
    dates: tuple[str, ...] = ()
    day: str = ""

    def tells(self, when: "When") -> bool:
        """Whether a stated start or end is read from these words."""
        return bool({when.start, when.end} & {*self.dates})


@dataclass(frozen=True, slots=True)
class Bound:
    """A day that bounds when a post was held, and what tells it: ``bound.stated``, ``bound.observed``,
    ``bound.succession`` or ``bound.term``."""

    day: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """The time of a fact; each value may be empty.

    Dates as stated, the days they can mean (``earliest``, ``latest``), and, for what is only seen to hold, the first
    and last day it was seen and the first on which it was seen to be over. Of a tenure also the four days that bound
    its beginning and its end (docs/graph.md).
    """

    start: str = ""
    end: str = ""
    earliest: str = ""
    latest: str = ""
    seen_first: str = ""
    seen_last: str = ""
    seen_past: str = ""
    from_earliest: Bound = Bound()
    from_latest: Bound = Bound()
    until_earliest: Bound = Bound()
    until_latest: Bound = Bound()

    def days(self) -> tuple[str, str] | None:
        """The first and the last day that anything is told of; None without any. What only a term or a successor
        bounds is not told.

        >>> When(start="2018", seen_first="2019-05-01").days()
        ('2018-01-01', '2019-05-01')
        """
        told = [self.earliest, self.latest, self.seen_first, self.seen_last, self.seen_past]
        told += [day for stated in (self.start, self.end) for day in bounds(stated) or ()]
        told = [day for day in told if day]
        return (min(told), max(told)) if told else None


@dataclass(frozen=True, slots=True)
class Fact:
    """``kind``: a key of :data:`KINDS`; ``code``: what it is in a closed scheme; ``words``: in the article's own words.

    ``parts`` are the things it ties, by role; ``values`` its literals, by name. ``iri`` is that of the tenure, event,
    document or claim, the smallest where several claims say the same. ``independent`` counts its witnesses, where
    articles of one text, or of one sentence, are one (docs/identity.md); never more than the articles at hand.
    """

    iri: str
    kind: str
    code: str = ""
    words: str = ""
    modality: str = "modality.asserted"
    parts: tuple[tuple[str, str], ...] = ()
    values: tuple[tuple[str, str], ...] = ()
    when: When = field(default_factory=When)
    witnesses: tuple[Witness, ...] = ()
    independent: int = 0
    claims: tuple[str, ...] = ()  # the IRIs that its witnesses are asked by


@dataclass(frozen=True, slots=True)
class Kind:
    """How facts of one kind are drawn, and whether equal claims are one fact.

    ``links`` are the pairs of parts that make an edge; ``a|b`` is the first of these that the fact has.
    """

    links: tuple[tuple[str, str], ...] = ()
    joined: bool = False


KINDS: Mapping[str, Kind] = {
    "tenure": Kind((("person", "body"),)),
    "proposal": Kind((("person", "body"),), joined=True),
    "change": Kind((("person", "body"), ("by", "person")), joined=True),
    "participation": Kind((("person", "event"),), joined=True),
    "event": Kind((("body", "event"),)),
    "adoption": Kind((("event", "document"),), joined=True),
    "document": Kind((("issuer", "document"),)),
    "relation": Kind((("document", "other"),), joined=True),
    "award": Kind((("recipient", "award"), ("giver", "recipient|award")), joined=True),
    "profile": Kind(joined=True),
    "statistic": Kind(),  # two figures that print alike stay two
    "part": Kind((("part", "whole"),), joined=True),
    "place": Kind((("thing", "place"),)),
    "mention": Kind(joined=True),
}


def add_facts(graph: Graph, facts: Iterable[Fact]) -> None:
    """Keep facts in the graph, and draw the edges that their kinds ask for."""
    kept = graph.graph["facts"] = {fact.iri: fact for fact in facts if all(thing in graph for _, thing in fact.parts)}
    for fact in kept.values():
        parts = dict(fact.parts)
        for one, other in KINDS[fact.kind].links:
            two = next((role for role in other.split("|") if role in parts), None)
            if one in parts and two:
                graph.add_edge(parts[one], parts[two], key=f"{fact.iri}|{one}", fact=fact.iri, kind=fact.kind, link=one)
