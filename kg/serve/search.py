"""Finding things by what a person types: marks, case and the order of the words do not matter, tones decide what is
first."""

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.iris import slug
from kg.query.rows import select
from kg.serve.held import hold, made
from kg.serve.words import kind_of, link, node
from kg.store.snapshot import Snapshot
from kg.text.spelling import body_key, name_key
from kg.vocabulary import KG, SKOS

KINDS = ("person", "organization", "post", "event", "document", "award", "place")
_COUNTS = "SELECT ?thing (COUNT(?claim) AS ?n) { ?thing prov:wasDerivedFrom ?claim } GROUP BY ?thing"


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a thing: ``spelt`` as spelling alone does not change it, ``key`` as short forms do not either;
    ``plain`` is ``spelt`` without marks, ``words`` are those of both without marks."""

    iri: str
    kind: str
    label: str
    name: str
    key: str
    spelt: str
    plain: str
    words: frozenset[str]
    weight: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found by a name of its own: as it is called, and where its page is."""

    iri: str
    kind: str
    label: str
    name: Name
    href: str


def names(snapshot: Snapshot) -> list[Name]:
    """Every name of every thing, the things that most is said of first. A body's name goes with its place."""
    graph, default = snapshot.graph, ox.DefaultGraph()
    places = {
        quad.subject.value: quad.object.value
        for quad in graph.quads_for_pattern(None, node(KG.place), None, default)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
    }
    weights = {row["thing"]: int(row["n"]) for row in select(graph, _COUNTS)}
    labels: dict[str, str] = {}
    found = []
    for name in (SKOS.prefLabel, SKOS.altLabel):
        for quad in graph.quads_for_pattern(None, node(name), None, default):
            assert isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
            iri, words = quad.subject.value, quad.object.value
            kind = kind_of(snapshot, iri)
            if kind not in KINDS:
                continue
            place = places.get(iri, "") if kind == "organization" else ""
            if place not in ("", "Việt Nam") and not words.endswith(place):
                words = f"{words} {place}"
            label, weight = labels.setdefault(iri, words), weights.get(iri, 0)
            key, spelt = body_key(words), name_key(words)
            plain = bare(spelt)
            held = frozenset((*plain.split(), *bare(key).split()))
            found.append(Name(iri, kind, label, words, key, spelt, plain, held, weight))
    return sorted(found, key=lambda it: (-it.weight, it.label, it.iri, it.name))


def bare(key: str) -> str:
    """Words without marks."""
    return slug(key, 200).replace("-", " ")


def find(snapshot: Snapshot, typed: str, kinds: tuple[str, ...] = (), limit: int = 20) -> list[Hit]:
    """The things whose names hold all that is typed, the last word perhaps half written: first those of exactly that
    name, then of that beginning, then with the same tones, then those that most is said of."""
    key, spelt = body_key(typed), name_key(typed)
    if not any(letter.isalnum() for letter in spelt):
        return []
    plain = bare(spelt)
    *whole, last = plain.split()
    best: dict[str, tuple[tuple[bool, ...], Name]] = {}
    for it in made(snapshot, names):
        if kinds and it.kind not in kinds:
            continue
        if it.words.issuperset(whole) and any(word.startswith(last) for word in it.words):
            rank = (it.key != key, it.plain != plain, not it.plain.startswith(plain), spelt not in it.spelt)
            if it.iri not in best or rank < best[it.iri][0]:
                best[it.iri] = (rank, it)
    ordered = sorted(best.values(), key=lambda pair: pair[0])[:limit]
    return [Hit(it.iri, it.kind, it.label, it, link(snapshot, it.iri)) for _, it in ordered]


def suggest(store: Path, typed: str, limit: int) -> list[tuple[str, str, str]]:
    """Kind, label and page of what is found."""
    snapshot = hold(store)
    return [(hit.kind, hit.label, hit.href) for hit in find(snapshot, typed, limit=limit)]
