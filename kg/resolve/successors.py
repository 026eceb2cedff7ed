"""What became of national bodies that are no more: it is of the law, not of articles, and the same in every store."""

from collections.abc import Iterator, Mapping
from functools import cache

from kg.iris import organization_iri
from kg.lexicon import read_table
from kg.model import Body
from kg.resolve.places import END_LATEST
from kg.resolve.terms import term
from kg.text.dates import bounds
from kg.vocabulary import DCTERMS, KG, XSD

_SUCCESSOR, _SOURCE = term(KG.successorName), term(DCTERMS.source)


@cache
def _ended(base: str) -> Mapping[str, tuple[str, list[str], str]]:
    """The last day, the names of what took its place and the source, by the IRI of the body."""
    found = {}
    for row in read_table("successors", ("name", "until", "into", "source"), optional=("into",)):
        days = bounds(row["until"])
        if days is None:
            raise row.error(f"'{row['until']}' is no day, month or year; write it as 2025-02-28, 2025-02 or 2025")
        body = organization_iri(base, Body(row["name"], national=True), "")
        found[term(body)] = days[1], row.many("into"), row["source"]
    return found


def lines(base: str, body: str) -> Iterator[str]:
    """What became of a body, as N-Triples; nothing where it is not known to have ended."""
    if body in (known := _ended(base)):
        until, heirs, source = known[body]
        yield f'{body} {END_LATEST} "{until}"^^{term(XSD.date)} .'
        yield from (f'{body} {_SUCCESSOR} "{heir}" .' for heir in heirs)
        yield f'{body} {_SOURCE} "{source}" .'
