"""What cannot be done as it was decided, or contradicts itself: for a person to look at, never lost in silence."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.query.rows import select
from kg.review.claims import full
from kg.review.corrections import places
from kg.review.forgotten import digest, within
from kg.review.logs import Line
from kg.review.people import mentions
from kg.review.review import Review
from kg.store.snapshot import Snapshot

_APPLIED = "SELECT DISTINCT ?id { GRAPH ?g { ?correction a kg:Correction ; dcterms:identifier ?id } }"
_MOVED = "SELECT ?part ?whole { ?part dcterms:isReplacedBy ?whole }"
_PEOPLE = "SELECT DISTINCT ?person { GRAPH ?g { ?person a kg:Person } }"


@dataclass(frozen=True, slots=True)
class Finding:
    """``kind``: conflict (lines that contradict each other), undone (of what is not there), article, words, claim,
    person (what a line rests on is gone), overruled (by other lines), withheld (an article has a forgotten name and
    nobody has said whose it is)."""

    kind: str
    lines: tuple[Line, ...] = ()
    article: str = ""


def findings(snapshot: Snapshot, review: Review) -> list[Finding]:
    """All of them for a store, conflicts first."""
    disputed = {line for group in review.conflicts for line in group}
    found = [Finding("conflict", group) for group in review.conflicts]
    for log in (review.people, review.corrections, review.forgotten):
        known = {line.id for line in log.lines}
        found += [Finding("undone", (line,)) for line in log.lines if line.of and line.of not in known]
    found += _withheld(snapshot, review)
    found += (it for it in _corrections(snapshot, review) if not disputed & {*it.lines})
    return [*found, *(it for it in _people(snapshot, review) if not disputed & {*it.lines})]


def _corrections(snapshot: Snapshot, review: Review) -> Iterator[Finding]:
    applied = {row["id"] for row in select(snapshot.graph, _APPLIED)}
    done = {(line.verb, line.what) for line in review.corrections.standing if line.id in applied}
    for line in review.corrections.standing:
        id, _, quote, row, becomes = line.what
        if (line.verb, line.what) in done:
            continue
        if id not in snapshot.manifest.entries:
            yield Finding("article", (line,), id)
            continue
        article = full(snapshot, id)
        if within(review.names.names(article), " . ".join((quote, row, becomes))):
            continue  # it is about someone who is forgotten
        yield Finding("claim" if places(article, quote) else "words", (line,), id)


def _people(snapshot: Snapshot, review: Review) -> Iterator[Finding]:
    if not review.people.standing:
        return
    moved = {row["part"]: row["whole"] for row in select(snapshot.graph, _MOVED)}
    known = {row["person"] for row in select(snapshot.graph, _PEOPLE)}
    for line in review.people.standing:
        one, other = (iri[1:-1] for iri in mentions(snapshot.folder.base, line))
        article, name, second, second_name = line.what
        if any(review.names.holds(digest(who), where) for who, where in ((name, article), (second_name, second))):
            continue
        gone = [it for it in (article, second) if it not in snapshot.manifest.entries]
        if gone:
            yield Finding("article", (line,), gone[0])
        elif not {one, other} <= known:
            yield Finding("person", (line,))
        elif (moved.get(one, one) == moved.get(other, other)) != (line.verb == "same"):
            yield Finding("overruled", (line,))


def _withheld(snapshot: Snapshot, review: Review) -> Iterator[Finding]:
    """Articles with a forgotten name that nobody has looked at: the name is withheld there, too."""
    if not review.names.everywhere:
        return
    for id in snapshot.ids():
        article = snapshot.record(id).full
        if article and any((name, id) not in review.names.within for name in review.names.names(article).values()):
            yield Finding("withheld", article=id)
