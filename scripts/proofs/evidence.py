"""Every quote in the exported graph equals its slice of the article, read anew from the corpus; no article is lost."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.vocabulary import DCTERMS, KG, OA, PROV, RDF
from scripts.proofs.work import Outcome, Work, some
from scripts.shared import kg

_SUPPORT = re.compile(r"(?P<role>\S+) (?:(?P<field>title) )?(?P<start>\d+)-(?P<end>\d+)|\S+ (?:metadata|convention):.+")
_KINDS = (OA.start, OA.end, OA.exact, OA.hasSource, KG.field)


@dataclass
class Export:
    """What the proof needs of an export: evidence nodes, supports by graph, the article of a graph, its id."""

    quads: int = 0
    classes: Counter[str] = field(default_factory=Counter)
    evidence: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    supports: list[tuple[str, str]] = field(default_factory=list)
    article: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)


def prove(work: Work) -> Outcome:
    """Export the article layer and hold each quote and each supporting span against the corpus."""
    out = Outcome()
    path = work.folder / "articles.nq"
    kg("export", "nquads", "--layer", "articles", "--store", work.store, "-o", path)
    export = _read(path)
    texts = {it["id"]: it for it in work.articles}
    out.expect(set(export.ids.values()) == set(texts), "not every article given is in the export, or not only they")
    out.faults += some(_wrong_quotes(export, texts))
    out.faults += some(_wrong_supports(export, texts))
    aside = kg("check", "--set-aside", "--store", work.store)
    claims = sum(count for kind, count in export.classes.items() if kind.endswith("Claim") or kind == KG.Observation)
    out.tell("articles", len(export.ids))
    out.tell("quads", export.quads)
    out.tell("facts", claims)
    out.tell("quotes compared with their article", len(export.evidence))
    out.tell("supporting spans and sources looked at", len(export.supports))
    out.tell("set aside", aside.stderr.strip().removeprefix("kg: "))
    out.tell("`kg build`", work.built.replace("kg: ", "").replace("\n", "; "))
    return out


def _read(path: Path) -> Export:
    export = Export()
    for quad in ox.parse(path=path, format=ox.RdfFormat.N_QUADS):
        export.quads += 1
        subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
        if predicate in _KINDS:
            export.evidence[subject][predicate] = value
        elif predicate == KG.support:
            export.supports.append((quad.graph_name.value, value))
        elif predicate == RDF.type:
            export.classes[value] += 1
        elif predicate == PROV.wasDerivedFrom:
            export.article[subject] = value
        elif predicate == DCTERMS.identifier:
            export.ids[subject] = value
    return export


def _wrong_quotes(export: Export, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    for node, parts in export.evidence.items():
        article = texts[export.ids[parts[OA.hasSource]]]
        words = article[parts.get(KG.field, "text")][int(parts[OA.start]) : int(parts[OA.end])]
        if not words or words != parts[OA.exact]:
            yield f"{node}: the quote is not the slice {parts[OA.start]}-{parts[OA.end]} of {article['id']}"


def _wrong_supports(export: Export, texts: dict[str, dict[str, str]]) -> Iterator[str]:
    for graph, support in export.supports:
        match = _SUPPORT.fullmatch(support)
        if not match:
            yield f"{graph}: {support!r} is neither a span nor a named source"
        elif match["role"]:
            words = texts[export.ids[export.article[graph]]][match["field"] or "text"]
            if not 0 <= int(match["start"]) < int(match["end"]) <= len(words):
                yield f"{graph}: {support!r} lies outside the article"
