"""To forget a person of a store: the lines that say so, and what else still has the name."""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.query.rows import select
from kg.review.forgotten import digest, within
from kg.review.logs import Line
from kg.review.review import Review
from kg.store.snapshot import Snapshot
from kg.text.spelling import name_key

_MENTIONS = """SELECT DISTINCT ?name ?id { ?mention dcterms:isReplacedBy? ?person
  GRAPH ?g { ?mention a kg:Person ; skos:prefLabel ?name . ?g prov:wasDerivedFrom/dcterms:identifier ?id } }"""
_NAMESAKES = "SELECT DISTINCT ?other { ?person kg:nameKey ?key . ?other kg:nameKey ?key FILTER(?other != ?person) }"

What = tuple[str, str, str]
"""Verb, digest of the name, article."""


def decided(snapshot: Snapshot, person: ox.NamedNode) -> tuple[list[What], set[str]]:
    """What to write to forget a person: the name everywhere, the articles that speak of them, and those in which the
    name is somebody else's. And the names as keys, for messages."""
    own = set(_mentions(snapshot, person))
    names = {name_key(name) for name, _ in own}
    others = {
        (name_key(name), article)
        for row in select(snapshot.graph, _NAMESAKES, person=person)
        for name, article in _mentions(snapshot, ox.NamedNode(row["other"]))
    }
    found = [("forget", digest(name), "") for name in sorted(names)]
    found += sorted(("forget", digest(name), article) for name, article in {(name_key(n), a) for n, a in own})
    return [*found, *sorted(("keep", digest(name), article) for name, article in others)], names


def _mentions(snapshot: Snapshot, person: ox.NamedNode) -> list[tuple[str, str]]:
    return [(row["name"], row["id"]) for row in select(snapshot.graph, _MENTIONS, person=person)]


def still_named(review: Review, names: set[str]) -> Iterator[Line]:
    """The decisions of other files that have the name in them: only a person can take it out there."""
    for line in (*review.people.lines, *review.corrections.lines):
        if within(names, " . ".join((*line.what, line.why))):
            yield line
