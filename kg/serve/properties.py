"""What reconciliation compares and fetches: the properties of ``data/reconcile.tsv``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.lexicon import read_table
from kg.messages import language
from kg.query.rows import Term, plain
from kg.resources import DATA
from kg.serve.words import kind_of, label, node, term
from kg.store.snapshot import Snapshot
from kg.vocabulary import KG, PREFIXES, XSD


@dataclass(frozen=True, slots=True)
class Property:
    """``pattern`` binds ``?value`` for ``?thing``; ``of`` is the type of values that are things."""

    id: str
    types: tuple[str, ...]
    pattern: str
    of: str
    en: str
    vi: str

    @property
    def name(self) -> str:
        return self.vi if language() == "vi" else self.en


@cache
def properties() -> Mapping[str, Property]:
    """All of them by id, in the order of the table."""
    columns = ("id", "types", "pattern", "of", "en", "vi")
    rows = read_table("reconcile", columns, optional=("of",), folder=DATA)
    return {
        row["id"]: Property(row["id"], tuple(row.many("types")), row["pattern"], row["of"], row["en"], row["vi"])
        for row in rows
    }


def values(snapshot: Snapshot, iri: str, asked: Property) -> list[Term]:
    """The values that a thing has, in one order."""
    query = f"SELECT DISTINCT ?value {{ VALUES ?thing {{ {node(iri)} }} {asked.pattern} }}"
    found = snapshot.graph.query(query, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)
    terms = (row["value"] for row in found)
    return sorted((it for it in terms if isinstance(it, ox.NamedNode | ox.Literal)), key=str)


def said(snapshot: Snapshot, value: Term) -> set[str]:
    """What a table may have for a value: the words or the id."""
    if isinstance(value, ox.NamedNode):
        return {value.value.removeprefix(snapshot.base), label(snapshot, value)}
    return {value.value}


def cell(snapshot: Snapshot, value: Term) -> dict[str, object]:
    """A value as the data extension service writes it; a date that is not known to the day is words."""
    if isinstance(value, ox.NamedNode):
        if kind_of(snapshot, value.value):
            return {"id": value.value.removeprefix(snapshot.base), "name": label(snapshot, value)}
        return {"str": term(value.value) if value.value.startswith(KG.iri) else value.value}
    if isinstance(value, ox.Literal) and value.datatype.value == XSD.date and len(value.value) == 10:
        return {"date": f"{value.value}T00:00:00Z"}
    found = plain(value)
    if isinstance(found, int) and not isinstance(found, bool):
        return {"int": found}
    return {"float": found} if isinstance(found, float) else {"str": str(found)}
