"""The network of :mod:`kg.network` as things and ties with attributes, for graphml, gexf, neo4j and cx2.

A fact that ties two things is a tie. One that ties more (a change of post: who, where, by whom) is a tie of two that
names the others, and a second tie for who did it. Its words, articles, dates and modality are on the tie.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from kg import network
from kg.network.read import add_witnesses
from kg.network.source import query
from kg.store.snapshot import Snapshot
from kg.text.dates import bounds
from kg.vocabulary import CODES

Attribute: TypeAlias = str | int | bool | tuple[str, ...]
Attributes: TypeAlias = dict[str, Attribute]
ASSERTED = "modality.asserted"
BOUNDS = ("from_earliest", "from_latest", "until_earliest", "until_latest")
_ITSELF = ("event", "document")  # facts that a thing is made of: their dates are its own
_ALIGNED = ("articles", "published", "quotes")  # the n-th quote is of the n-th article


@dataclass(frozen=True, slots=True)
class Thing:
    """``type`` is ``Person``, ``Organization`` …; ids are those of the tables, of a place ``place:`` and its name."""

    id: str
    type: str
    label: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Tie:
    """``relation`` says what ties them and, where it is not asserted, that (``CHANGE_PLANNED``). ``days`` are the first
    and the last on which it surely held or may have happened; none where that is not known or not asserted."""

    id: str
    source: str
    target: str
    relation: str
    label: str
    attributes: Attributes
    days: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """``loose`` are the facts about one thing, as things (a figure, a post in no known body); ``about`` ties them to
    it."""

    base: str
    things: list[Thing]
    ties: list[Tie]
    loose: list[Thing] = field(default_factory=list)
    about: list[Tie] = field(default_factory=list)


def property_graph(snapshot: Snapshot) -> PropertyGraph:
    """The whole resolved layer."""
    select = network.select_from(snapshot.graph)
    graph = network.read(select, apart=True)
    add_witnesses(select, graph)
    return _Reading(snapshot, graph, {row["fact"]: int(row["witnesses"]) for row in select(query("counts"))}).made()


class _Reading:
    def __init__(self, snapshot: Snapshot, graph: network.Graph, counts: Mapping[str, int]) -> None:
        self.base = snapshot.folder.base
        self.graph = graph
        self.counts = counts
        self.facts: dict[str, network.Fact] = graph.graph["facts"]
        self.sources: dict[str, network.Source] = graph.graph["sources"]

    def made(self) -> PropertyGraph:
        drawn = {data["fact"] for _, _, data in self.graph.edges(data=True)}
        made = PropertyGraph(self.base, [], sorted(self._ties(), key=lambda tie: tie.id))
        own = {iri: fact for iri, fact in self.facts.items() if fact.kind in _ITSELF}
        named = {dict(fact.parts)["body"]: fact for fact in self.facts.values() if fact.kind == "mention"}
        for iri in sorted(self.graph):
            data = self.graph.nodes[iri]
            attributes: Attributes = {"kind": _code(data["kind"]), "names": data["names"], "implied": data["implied"]}
            if iri in own:
                attributes |= self._said(own[iri], quoted=iri not in drawn)
            if iri in named:
                attributes["articles"] = tuple(dict.fromkeys(self._articles(named[iri])))
            made.things.append(Thing(self._id(iri), data["type"].capitalize(), data["label"], _filled(attributes)))
        for iri, fact in sorted(self.facts.items()):
            if iri not in drawn and fact.kind not in (*_ITSELF, "mention"):
                self._loosen(fact, made)
        return made

    def _ties(self) -> Iterator[Tie]:
        for source, target, data in self.graph.edges(data=True):
            fact, link = self.facts[data["fact"]], data["link"]
            first = network.KINDS[fact.kind].links[0][0] == link
            others: Attributes = {}
            for role, iri in fact.parts:
                if iri not in (source, target):
                    others |= {role: self._id(iri), f"{role}_name": self.graph.nodes[iri]["label"]}
            id = self._id(fact.iri)
            attributes = {"fact": "" if first else id, "kind": fact.kind, **self._said(fact), **others}
            yield Tie(
                id=id if first else f"{id}|{link}",
                source=self._id(source),
                target=self._id(target),
                relation=_relation(fact.kind if first else f"{fact.kind}_{link}", _modality(fact)),
                label=_label(fact),
                attributes=_filled(attributes),
                days=self._days(fact),
            )

    def _loosen(self, fact: network.Fact, made: PropertyGraph) -> None:
        id = self._id(fact.iri)
        attributes = {"kind": fact.kind, **self._said(fact)}
        made.loose.append(Thing(id, f"{fact.kind.capitalize()}Fact", _label(fact), _filled(attributes)))
        made.about.extend(
            Tie(f"{id}|{role}", id, self._id(iri), _relation("about", _modality(fact)), role, {"role": role})
            for role, iri in fact.parts
        )

    def _said(self, fact: network.Fact, quoted: bool = True) -> Attributes:
        """What a fact says beside what it ties, and on whose word."""
        told: Attributes = {"code": _code(fact.code), "words": fact.words, "modality": _code(_modality(fact))}
        told |= _when(fact.when) | {name: _code(value) for name, value in fact.values}
        if witnesses := max((self.counts.get(claim, 0) for claim in fact.claims), default=0):
            told["witnesses"] = witnesses
        if quoted:
            published = tuple(self.sources[witness.source].published for witness in fact.witnesses)
            quotes = tuple(witness.quote for witness in fact.witnesses)
            told |= dict(zip(_ALIGNED, (self._articles(fact), published, quotes), strict=True))
        return told

    def _articles(self, fact: network.Fact) -> tuple[str, ...]:
        return tuple(self.sources[witness.source].identifier for witness in fact.witnesses)

    def _days(self, fact: network.Fact) -> tuple[str, str] | None:
        if _modality(fact) != ASSERTED or fact.kind == "proposal":
            return None
        if fact.kind == "tenure":
            first, last = fact.when.from_latest.day, fact.when.until_earliest.day
        else:
            stated = bounds(fact.when.start) or ("", "")
            first, last = fact.when.earliest or stated[0], fact.when.latest or stated[1]
        return (first, last) if first and last and first <= last else None

    def _id(self, iri: str) -> str:
        """Without the base; the IRI of a fact that has none of its own is that of its parts."""
        return "|".join(part.removeprefix(self.base) for part in iri.split("|"))


def _when(when: network.When) -> Attributes:
    """The times that are told, and of each bounding day the kind of its evidence."""
    told: Attributes = {}
    for name in when.__slots__:
        value = getattr(when, name)
        told |= {name: value.day, f"{name}_kind": _code(value.kind)} if name in BOUNDS else {name: value}
    return told


def _modality(fact: network.Fact) -> str:
    """Of an event or a document that no article asserts, what they say instead."""
    said = {witness.modality for witness in fact.witnesses} or {fact.modality}
    return fact.modality if fact.modality in said else min(said)


def _relation(name: str, modality: str) -> str:
    return (name if modality == ASSERTED else f"{name}_{_code(modality)}").upper()


def _label(fact: network.Fact) -> str:
    """``elected Bí thư``, ``planned: elected Bí thư``, ``former Bí thư``."""
    status = _code(dict(fact.values).get("status", "")) if fact.kind == "tenure" else ""
    words = " ".join(filter(None, (_code(fact.code), status if status == "former" else "", fact.words))) or fact.kind
    modality = _modality(fact)
    return words if modality == ASSERTED else f"{_code(modality)}: {words}"


def _code(value: str) -> str:
    """``elected`` for ``change.elected``; other values as they are."""
    scheme, _, code = value.partition(".")
    return code if code in CODES.get(scheme, ()) else value


def _filled(attributes: Mapping[str, Attribute]) -> Attributes:
    return {name: value for name, value in attributes.items() if value not in ("", (), False)}
