"""What the resolved layer says of a person or a body: each section is a query of ``queries/dossier``.

Rows that are equal but for their ``fact`` are one entry. Its first column is what it is about; ``when`` stands before
it, ``X_kind`` behind ``X``; of ``status``, ``modality`` and ``figure_kind`` only what is not plain is told, as a mark.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.dossier.model import Dossier, Entry, Quote, Section, Source
from kg.messages import UsageProblem, has, language, number, text
from kg.query.labels import cell, labels
from kg.query.named import parse
from kg.query.rows import Graph, select
from kg.resources import QUERIES
from kg.vocabulary import KG, concept

QUOTES = 3  # of an entry that are shown
SECTIONS = {
    KG.Person: ("profile", "posts", "career", "participations", "awards"),
    KG.Organization: ("parents", "parts", "people", "changes", "events", "documents", "awards", "given", "figures"),
}
_MARKS = ("status", "modality", "figure_kind")
_PLAIN = {concept("status", "current"), concept("modality", "asserted"), concept("figure", "actual")}
_BATCH = 500
Row = Mapping[str, str]


def dossier(graph: Graph, thing: ox.NamedNode, *, quotes: int = QUOTES) -> Dossier:
    """All that is known of a person or a body, with so many quotes for each entry (0: all)."""
    about = list(select(graph, _text("about"), thing=thing))
    if not about:
        raise UsageProblem("dossier.kind", iri=thing.value)
    rows = {name: list(select(graph, _text(name), thing=thing)) for name in SECTIONS[about[0]["type"]]}
    evidence = _evidence(graph, {row["fact"] for found in rows.values() for row in found if row["fact"]})
    sources = _Sources()
    sections = [(name, tuple(_entries(found, evidence, quotes, sources))) for name, found in rows.items()]
    (label,) = (row["label"] for row in select(graph, _LABEL, thing=thing))
    place = about[0]["place"]
    return Dossier(
        title=label if not place or place in label else f"{label}, {place}",
        about=tuple(_about(thing.value, label, about)),
        sections=tuple(Section(_heading(name), entries) for name, entries in sections if entries),
        sources=tuple(sources.known.values()),
        basis=_basis(evidence.values()),
        advice=text("dossier.advice"),
    )


_LABEL = "SELECT (MIN(?name) AS ?label) { ?thing skos:prefLabel ?name }"


def _about(iri: str, label: str, rows: list[dict[str, str]]) -> Iterator[tuple[str, str]]:
    others = [row["name"] for row in rows if row["name"] != label]
    yield from ((text("dossier.names"), "; ".join(dict.fromkeys(others))),) if others else ()
    for column in ("place", "kind", "level"):
        if rows[0][column]:
            yield _name(column), _said(rows[0][column])
    yield "IRI", iri


class _Sources:
    """Articles, numbered as they are quoted."""

    def __init__(self) -> None:
        self.known: dict[str, Source] = {}

    def of(self, row: Row) -> Source:
        if row["article"] not in self.known:
            url = row["url"] if urlsplit(row["url"]).scheme in ("http", "https") else ""
            told = (row["article"], row["title"], row["publisher"], row["published"], url, row["digest"])
            self.known[row["article"]] = Source(len(self.known) + 1, *told)
        return self.known[row["article"]]


def _entries(rows: Iterable[Row], evidence: Mapping[str, list[Row]], quotes: int, sources: _Sources) -> Iterator[Entry]:
    facts: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for row in rows:
        shown = tuple((column, value) for column, value in row.items() if column != "fact")
        facts.setdefault(shown, []).append(row["fact"])
    for shown, those in facts.items():
        row = dict(shown)
        (_, words), *details = ((column, value) for column, value in _details(row) if value)
        if details and details[0][0] == "value":  # home: Kỳ Lâm
            words, details = f"{words}: {details[0][1]}", details[1:]
        told = [words for fact in those for words in evidence.get(fact, ())]
        distinct = {(found["quote"], found["article"]): found for found in told}
        kept = list(distinct.values())[: quotes or None]
        yield Entry(
            words=words,
            when=cell("when", row.get("when", "")),
            marks=tuple(_said(row[mark]) for mark in _MARKS if row.get(mark) and row[mark] not in _PLAIN),
            details=tuple((_name(column), value) for column, value in details),
            witnesses=int(row.get("witnesses") or max((int(found["witnesses"]) for found in told), default=0)),
            quotes=tuple(Quote(" ".join(found["quote"].split()), sources.of(found)) for found in kept),
            more=len(distinct) - len(kept),
        )


def _details(row: Row) -> Iterator[tuple[str, str]]:
    for column, value in row.items():
        if column not in ("when", "witnesses", *_MARKS) and not column.endswith("_kind"):
            kind = row.get(f"{column}_kind", "")
            yield column, f"{_said(value, column)} ({_said(kind)})" if kind else _said(value, column)


def _evidence(graph: Graph, facts: Iterable[str]) -> dict[str, list[Row]]:
    """The words behind facts, by fact, in the order in which they were published."""
    found: dict[str, list[Row]] = {}
    every = [f"<{fact}>" for fact in sorted(facts)]
    for start in range(0, len(every), _BATCH):
        written = " ".join(every[start : start + _BATCH])
        for row in select(graph, _text("evidence").replace("{{facts}}", written)):
            found.setdefault(row["fact"], []).append(row)
    return found


def _basis(evidence: Iterable[list[Row]]) -> str:
    """How many articles a dossier rests on, of how many publishers, from when to when."""
    articles = {row["article"]: row for rows in evidence for row in rows}
    days = sorted({row["published"] for row in articles.values()} - {""})
    publishers = {row["publisher"] for row in articles.values()} - {""}
    key = "dossier.basis" if days else "dossier.basis-undated"
    counts = {"articles": number(len(articles)), "publishers": number(len(publishers))}
    return text(key, **counts, first=days[0] if days else "", last=days[-1] if days else "")


def _said(value: str, column: str = "") -> str:
    """A term of the vocabulary or a value of a column in the language spoken."""
    return labels().get(value, {}).get(language(), value) if value.startswith(KG.iri) else cell(column, value)


def _name(column: str) -> str:
    """A column in the language spoken."""
    if has(f"column.{column}"):
        return text(f"column.{column}")
    first, *rest = column.split("_")
    return labels().get(KG.iri + first + "".join(map(str.title, rest)), {}).get(language(), column)


def _heading(name: str) -> str:
    return parse(name, _text(name).encode("utf-8"), name).question(language())


def _text(name: str) -> str:
    return (QUERIES / "dossier" / f"{name}.rq").read_text(encoding="utf-8")
