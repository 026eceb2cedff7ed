"""A correction of a claim, as a line of the file: what the claim is known by, and a look whether it would hold."""

from collections.abc import Mapping

import pyoxigraph as ox

from kg.check import check_article
from kg.extract import extract
from kg.mapping import article_graph, claim_iris
from kg.messages import UsageProblem, language
from kg.model import Article, Fact
from kg.query.rows import select
from kg.review.corrections import corrected, places, written
from kg.review.logs import Line
from kg.store.snapshot import Snapshot
from kg.tables import COLUMNS, row_of

_ARTICLE = "SELECT ?id { GRAPH ?g { ?claim kg:evidence/oa:hasSource/dcterms:identifier ?id } } LIMIT 1"
_STATED = "SELECT ?id { GRAPH ?g { ?correction kg:states|kg:withdraws ?claim ; dcterms:identifier ?id } } LIMIT 1"


def about_claim(snapshot: Snapshot, claim: str, changes: Mapping[str, str]) -> tuple[str, ...]:
    """What a line says of a claim that is wrong or, with some columns changed, is to say something else."""
    node = ox.NamedNode(claim)
    by = "".join(row["id"] for row in select(snapshot.graph, _STATED, claim=node))
    if by:
        raise UsageProblem("correct.again", iri=claim, id=by)
    id = "".join(row["id"] for row in select(snapshot.graph, _ARTICLE, claim=node))
    if not id:
        raise UsageProblem("correct.claim", iri=claim)
    article = full(snapshot, id)
    fact = claim_iris(article, extract(article), base=snapshot.folder.base).get(claim)
    if fact is None:
        raise UsageProblem("correct.old", iri=claim)
    table, row = row_of(fact)
    becomes = _changed(table, row, changes) if changes else ()
    return id, table, article.quote(fact.evidence.statement), written(row), written(becomes) if becomes else ""


def about_words(snapshot: Snapshot, id: str, table: str, quote: str, values: Mapping[str, str]) -> tuple[str, ...]:
    """What a line says of a claim that was missed, with the words of its article that state it."""
    if table not in COLUMNS:
        raise UsageProblem("correct.table", table=table, tables=", ".join(COLUMNS))
    snapshot.ids((id,))
    if not places(full(snapshot, id), quote):
        raise UsageProblem("correct.words", id=id, quote=quote)
    return id, table, quote, "", written(_changed(table, ("",) * len(COLUMNS[table]), values))


def would_hold(snapshot: Snapshot, line: Line) -> None:
    """Refuse a correction that could not be applied, or whose claim would break a shape."""
    article = full(snapshot, line.what[0])
    _, done = corrected(article, extract(article), [line])
    if not done:
        raise UsageProblem("correct.row", table=line.what[1], row=line.what[4] or line.what[3])
    stated: list[Fact] = [fact for it in done for fact in it.stated]
    checked = check_article(article_graph(article, stated, base=snapshot.folder.base))
    for aside in checked.set_aside:
        raise UsageProblem("correct.shape", reason=aside.vi if language() == "vi" else aside.en)


def full(snapshot: Snapshot, id: str) -> Article:
    """An article as it was read."""
    record = snapshot.record(id)
    return record.full or record.article


def _changed(table: str, row: tuple[str, ...], changes: Mapping[str, str]) -> tuple[str, ...]:
    columns = COLUMNS[table]
    for name in changes:
        if name not in columns:
            raise UsageProblem("correct.column", table=table, name=name, columns=", ".join(columns))
    return tuple(changes.get(name, value) for name, value in zip(columns, row, strict=True))
