"""Each export read back by tools that are not ours, over all articles."""

import time

from scripts.proofs.work import Outcome, Work
from scripts.strangers import graphs, rdf, records, tables
from scripts.strangers.tools import Exports, Misread

STRANGERS = (
    rdf.rapper, rdf.oxigraph, rdf.rdflib, rdf.rdflib_graphs, rdf.jsonld,
    records.followthemoney, records.popolo, records.void, records.schema_org, records.schema_org_as_jsonld,
    records.annotations,
    tables.duckdb, tables.openpyxl, tables.libreoffice,
    graphs.networkx, graphs.schema, graphs.graphology, graphs.ladybug, graphs.ndex2,
)  # fmt: skip
NOT_OF_ALL = (rdf.rdflib, rdf.rdflib_graphs, records.schema_org_as_jsonld, records.annotations)
"""What takes too long with all articles: rdflib reads 16,000 triples a second."""


def prove(work: Work) -> Outcome:
    """Ask every stranger; what it says goes on record."""
    out = Outcome()
    folder = work.folder / "exports"
    folder.mkdir()
    exports = Exports(work.store, folder)
    out.tell("articles", len(work.articles))
    for stranger in STRANGERS if work.sampled else [it for it in STRANGERS if it not in NOT_OF_ALL]:
        started = time.monotonic()
        try:
            out.tell(stranger.__name__, f"{stranger(exports)} ({time.monotonic() - started:,.0f} s)")
        except Misread as fault:
            out.faults.append(str(fault))
    for form, (size, seconds) in exports.cost.items():
        out.tell(f"kg export {form}", f"{size / 1e6:,.1f} MB in {seconds:,.0f} s")
    return out
