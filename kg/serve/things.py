"""All that the store says of one thing, as its page shows it: facts with the words they rest on."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.serve.words import kind_of, label, link, node, term, value
from kg.store.snapshot import Snapshot
from kg.vocabulary import DCTERMS, KG, ORG, PROV, RDF, SKOS, TABLE_OF, concept

FIRST = 20  # facts of a kind on the page of a thing; a page of the kind alone has more
MORE = 500
_CLASSES = {iri[1:-1]: table for iri, table in TABLE_OF.items()}
_ASSERTED = concept("modality", "asserted")
_OF_QUOTE = {KG.article, KG.quote, KG.witnesses, KG.modality, RDF.type, "http://purl.org/linked-data/cube#dataSet"}
_TITLE = {RDF.type, SKOS.prefLabel, PROV.wasDerivedFrom, KG.nameKey, KG.unitKey}
_BOUNDS = ("Earliest", "Latest")


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A value in words; ``href`` where it is a thing that has a page."""

    words: str
    href: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The words of one article; ``claim`` is the page of what it states."""

    published: str
    words: str
    title: str
    article: str
    publisher: str
    url: str
    digest_of: str
    claim: str


@dataclass(slots=True)
class Fact:
    """What articles state alike. ``modality`` is empty for what is simply asserted."""

    said: list[tuple[str, Value]]
    modality: str
    witnesses: int = 0
    quotes: list[Quote] = field(default_factory=list)

    @property
    def latest(self) -> str:
        return max(quote.published for quote in self.quotes)


@dataclass(slots=True)
class Section:
    """The facts of one kind: ``table`` as the tables of facts are called; ``total`` counts those that are not shown
    too."""

    table: str
    title: str
    facts: list[Fact]
    total: int


@dataclass(slots=True)
class Thing:
    """``said`` are its own properties, ``tenures`` rows of property and value, ``around`` what points to it by what
    property."""

    iri: str
    path: str
    label: str
    kind: str
    types: list[Value]
    said: list[tuple[str, list[Value]]]
    tenures: list[list[tuple[str, Value]]]
    sections: list[Section]
    around: list[tuple[str, list[Value]]]


def now(snapshot: Snapshot, iri: str) -> str:
    """The IRI itself, or that of what it has been joined to; empty where the store has neither."""
    try:
        thing = node(iri)
    except ValueError:
        return ""
    whole = value(snapshot.graph, thing, DCTERMS.isReplacedBy)
    if whole:
        return whole
    return iri if next(iter(snapshot.graph.quads_for_pattern(thing, None, None)), None) else ""


def thing(snapshot: Snapshot, iri: str, only: str = "", page: int = 1) -> Thing:
    """A thing with its facts; ``only`` those of one table, a page of them."""
    it = node(iri)
    own = _properties(snapshot, it)
    kind = kind_of(snapshot, iri)
    return Thing(
        iri=iri,
        path=iri.removeprefix(snapshot.folder.base),
        label=label(snapshot, it),
        kind=kind,
        types=[_value(snapshot, found) for name, found in own if name == RDF.type],
        said=_grouped(snapshot, ((name, found) for name, found in own if name not in _TITLE)),
        tenures=[] if kind == "tenure" or only else [_row(snapshot, tenure, iri) for tenure in tenures(snapshot, it)],
        sections=_sections(snapshot, claims(snapshot, it), iri, only, page),
        around=[] if only else _around(snapshot, it),
    )


def claims(snapshot: Snapshot, it: ox.NamedNode) -> list[ox.NamedNode]:
    """The claims that a thing rests on or that name it."""
    graph = snapshot.graph
    derived = (quad.object for quad in graph.quads_for_pattern(it, node(PROV.wasDerivedFrom), None, ox.DefaultGraph()))
    naming = (quad.subject for quad in graph.quads_for_pattern(None, None, it, ox.DefaultGraph()))
    found = {one.value for one in (*derived, *naming, it) if isinstance(one, ox.NamedNode)}
    return [node(iri) for iri in sorted(found) if kind_of(snapshot, iri) == "claim"]


def tenures(snapshot: Snapshot, it: ox.NamedNode) -> list[ox.NamedNode]:
    """The tenures of a person, of a post, in a body."""
    found = {
        quad.subject.value
        for name in (ORG.member, KG.post, ORG.organization)
        for quad in snapshot.graph.quads_for_pattern(None, node(name), it, ox.DefaultGraph())
        if isinstance(quad.subject, ox.NamedNode) and kind_of(snapshot, quad.subject.value) == "tenure"
    }
    return [node(iri) for iri in sorted(found)]


def _sections(snapshot: Snapshot, found: list[ox.NamedNode], about: str, only: str, page: int) -> list[Section]:
    facts: dict[str, dict[tuple[object, ...], Fact]] = {}
    for claim in found:
        said = _properties(snapshot, claim)
        named = dict(said)
        table = next((_CLASSES[kind.value] for name, kind in said if name == RDF.type and kind.value in _CLASSES), "")
        if not table or KG.quote not in named or (only and table != only):
            continue
        rest = [(name, it) for name, it in said if name not in _OF_QUOTE and not name.endswith(_BOUNDS)]
        modality = named[KG.modality].value
        fact = facts.setdefault(table, {}).get((modality, *rest))
        if not fact:
            words = [(term(name), _value(snapshot, it)) for name, it in rest if it.value != about]
            fact = Fact(words, "" if modality == _ASSERTED else term(modality))
            facts[table][modality, *rest] = fact
        fact.witnesses = max(fact.witnesses, int(named[KG.witnesses].value) if KG.witnesses in named else 1)
        fact.quotes.append(_quote(snapshot, claim, named))
    sections = []
    for table in _CLASSES.values():
        ordered = sorted(facts.get(table, {}).values(), key=lambda fact: (fact.latest, fact.quotes), reverse=True)
        shown = ordered[(page - 1) * MORE : page * MORE] if only else ordered[:FIRST]
        if ordered:
            title = next(term(iri) for iri, known in _CLASSES.items() if known == table)
            sections.append(Section(table, title, shown, len(ordered)))
    return sections


def _quote(snapshot: Snapshot, claim: ox.NamedNode, said: dict[str, ox.NamedNode | ox.Literal]) -> Quote:
    article = node(said[KG.article].value)
    names = (KG.published, KG.publisher, KG.url, KG.digestOf)
    published, publisher, url, digest_of = (value(snapshot.graph, article, name) for name in names)
    return Quote(
        published=published,
        words=" ".join(said[KG.quote].value.split()),
        title=label(snapshot, article),
        article=link(snapshot, article.value),
        publisher=publisher,
        url=url if url.startswith(("http://", "https://")) else "",
        digest_of=digest_of,
        claim=link(snapshot, claim.value),
    )


def _row(snapshot: Snapshot, tenure: ox.NamedNode, about: str) -> list[tuple[str, Value]]:
    kinds = {f"{KG.iri}{name}Kind": name for name in ("fromEarliest", "fromLatest", "untilEarliest", "untilLatest")}
    said = _properties(snapshot, tenure)
    grounds = {KG.iri + kinds[name]: term(it.value) for name, it in said if name in kinds}
    row = []
    for name, it in said:
        skipped = name in kinds or name in _TITLE or it.value == about
        if not skipped and not (name.endswith(_BOUNDS) and name not in grounds):
            found = _value(snapshot, it)
            row.append((term(name), Value(f"{found.words} ({grounds[name]})") if name in grounds else found))
    return row


def _around(snapshot: Snapshot, it: ox.NamedNode) -> list[tuple[str, list[Value]]]:
    """The things that point to it: its posts, its parts, its events, its documents."""
    found = [
        (quad.predicate.value, quad.subject)
        for quad in snapshot.graph.quads_for_pattern(None, None, it, ox.DefaultGraph())
        if isinstance(quad.subject, ox.NamedNode)
        and kind_of(snapshot, quad.subject.value) not in ("claim", "tenure", "match", "")
        and quad.predicate.value != DCTERMS.isReplacedBy
    ]
    return _grouped(snapshot, sorted(found, key=lambda pair: (pair[0], pair[1].value)))


def _properties(snapshot: Snapshot, it: ox.NamedNode) -> list[tuple[str, ox.NamedNode | ox.Literal]]:
    """What a thing is said to be, in one order; in the article layer where the resolved one does not know it."""
    quads = list(snapshot.graph.quads_for_pattern(it, None, None, ox.DefaultGraph()))
    quads = quads or list(snapshot.graph.quads_for_pattern(it, None, None))
    found = {
        (quad.predicate.value, quad.object) for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal)
    }
    return sorted(found, key=lambda pair: (_ORDER.get(pair[0], len(_ORDER)), pair[0], str(pair[1])))


def _grouped(
    snapshot: Snapshot, pairs: Iterable[tuple[str, ox.NamedNode | ox.Literal]]
) -> list[tuple[str, list[Value]]]:
    found: dict[str, list[Value]] = {}
    for name, it in pairs:
        found.setdefault(term(name), []).append(_value(snapshot, it))
    return [(name, sorted(values)) for name, values in found.items()]


def _value(snapshot: Snapshot, it: ox.NamedNode | ox.Literal) -> Value:
    if isinstance(it, ox.NamedNode):
        return Value(label(snapshot, it), link(snapshot, it.value))
    return Value(" ".join(it.value.split()))


# Who and what come first, then when; codes and words follow by name.
_ORDER = {
    name: place
    for place, name in enumerate(
        (
            KG.person, ORG.member, KG.status, KG.change, KG.post, KG.organization, ORG.organization, KG.event,
            KG.participation, KG.document, KG.award, KG.recipient, KG.subject, KG.indicator, KG.value, KG.unit,
            KG.attribute, KG.attributeValue, KG.date, KG.start, KG.end, KG.term, KG.fromEarliest, KG.fromLatest,
            KG.untilEarliest, KG.untilLatest, KG.observedFirst, KG.observedLast, KG.observedPast,
        )
    )
}  # fmt: skip
