"""``jsonld --profile webannotation``: what each article states as annotations of it, in the long form of the W3C model.

An annotation is one statement of an article; its bodies are the claims read from it. Positions count the code points
of the article's text as kg reads it, so the source is our article, and the page it stands on is told beside. In a title
there are no positions, only the words.
"""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.export.formats import Asked, Written
from kg.export.jsonld import Node, write_graph
from kg.query.rows import select
from kg.resources import QUERIES
from kg.store.snapshot import Snapshot
from kg.vocabulary import DCTERMS, KG, XSD

CONTEXT = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "kg": KG.iri,
        "modality": {"@id": KG.modality, "@type": "@id"},
        "rule": KG.rule,
        "identifier": DCTERMS.identifier,
        "title": DCTERMS.title,
        "publisher": KG.publisher,
        "published": KG.published,
        "url": {"@id": KG.url, "@type": XSD.anyURI},
    },
]


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """One page of annotations, by article and place."""
    page = {"id": f"{snapshot.folder.base}annotations", "type": "AnnotationPage"}
    with target.open("wb") as out:
        count = write_graph(CONTEXT, _annotations(snapshot), out, "items", **page)
    return Written({"annotations": count})


def _annotations(snapshot: Snapshot) -> Iterator[Node]:
    query = (QUERIES / "records" / "annotations.rq").read_text(encoding="utf-8")
    for id in snapshot.ids():
        graph = ox.Store()
        graph.load(snapshot.quads(id), ox.RdfFormat.N_QUADS)
        found: dict[str, Node] = {}
        for row in select(graph, query):
            annotation = found.setdefault(row["evidence"], _annotation(row))
            body = {"id": row["claim"], "type": _short(row["class"]), "modality": _short(row["modality"])}
            annotation["body"].append(body | {"rule": sorted(row["rules"].split(" "))})
        yield from found.values()


def _annotation(row: dict[str, str]) -> Node:
    about = {name: row[name] for name in ("identifier", "title", "publisher", "published", "url") if row[name]}
    words = {"type": "TextQuoteSelector", "exact": row["exact"]}
    place = {"type": "TextPositionSelector", "start": int(row["start"]), "end": int(row["end"])}
    return {
        "id": row["evidence"],
        "type": "Annotation",
        "motivation": "describing",
        "body": [],
        "target": {
            "type": "SpecificResource",
            "source": {"id": row["article"], "type": "kg:Article", **about},
            "selector": [words] if row["field"] else [place, words],
        },
    }


def _short(iri: str) -> str:
    return f"kg:{iri.removeprefix(KG.iri)}"
