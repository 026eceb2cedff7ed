"""``ntriples nquads turtle trig rdfxml``: a layer of a store, as sorted as the syntax allows."""

from itertools import count
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.export.formats import Asked, Written
from kg.export.lines import by_graph, in_order, layer_lines, parsed, triple_line
from kg.store.snapshot import Snapshot
from kg.vocabulary import PREFIXES

SYNTAX = {
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """A layer of a store; formats without graphs merge them."""
    with target.open("wb") as out:
        written = _write(snapshot, SYNTAX[asked.form], asked.layer, target.parent, out)
    merged = asked.layer != "resolved" and not SYNTAX[asked.form].supports_datasets
    return Written({"statements": written}, {"graphs": len(snapshot.ids())} if merged else {})


def _write(snapshot: Snapshot, form: ox.RdfFormat, layer: str, folder: Path, out: IO[bytes]) -> int:
    lines = layer_lines(snapshot, layer, folder)
    if not form.supports_datasets:
        lines = map(triple_line, lines)
    plain = form in (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
    ordered = in_order(lines, folder, key=by_graph if form.supports_datasets and not plain else bytes)
    counter = count()
    counted = (line for line, _ in zip(ordered, counter, strict=False))  # a line is taken first, then its number
    if plain:
        out.writelines(counted)
        return next(counter)
    quads = parsed(counted)
    if form.supports_datasets:
        ox.serialize(quads, out, form, prefixes=PREFIXES)
    else:
        ox.serialize((quad.triple for quad in quads), out, form, prefixes=PREFIXES)
    return next(counter)
