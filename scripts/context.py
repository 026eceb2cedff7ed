"""Write ``ontology/context.jsonld`` anew, from the ontology: ``python -m scripts.context``.

A term is the local name of its class or property. Where ours and one of another vocabulary have the same, the other's
is written with its prefix (``oa:start``).
"""

import json

import rdflib
from rdflib import OWL, RDF, RDFS, Graph, URIRef

from kg.resources import CONTEXT, ONTOLOGY
from kg.vocabulary import DCTERMS, KG, OA, ORG, PREFIXES, PROV, QB, SKOS, XSD

LINKS = (
    DCTERMS.isReplacedBy, OA.hasSource, ORG.member, ORG.organization, ORG.postIn, ORG.role, ORG.subOrganizationOf,
    PROV.wasAttributedTo, PROV.wasDerivedFrom, QB.dataSet, SKOS.closeMatch,
)  # fmt: skip
WORDS = (DCTERMS.identifier, DCTERMS.source, DCTERMS.title, OA.exact, SKOS.altLabel, SKOS.prefLabel)
WHOLE_NUMBERS = (OA.end, OA.start)  # as those of ours: JSON has them
TYPED = (XSD.anyURI, XSD.date, XSD.decimal)


def main() -> None:
    CONTEXT.write_text(made(), encoding="utf-8")


def made() -> str:
    """The context, as it has to be."""
    ontology = Graph()
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        ontology.parse(path)
    prefixes: dict[str, object] = {name: PREFIXES[name] for name in sorted(PREFIXES)}
    classes = {_name(iri): iri for iri in map(str, ontology.subjects(RDF.type, OWL.Class)) if iri.startswith(KG.iri)}
    ours = {_name(iri): _coerced(ontology, URIRef(iri)) for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
            for iri in map(str, ontology.subjects(RDF.type, kind)) if iri.startswith(KG.iri)}  # fmt: skip
    others: dict[str, object] = {}
    for iri in (*LINKS, *WORDS, *WHOLE_NUMBERS):
        name = _name(iri) if _name(iri) not in ours else _short(iri)
        others[name] = {"@id": iri, "@type": "@id"} if iri in LINKS else iri
    terms = {name: {**classes, **ours, **others}[name] for name in sorted({**classes, **ours, **others})}
    return json.dumps({"@context": {**prefixes, **terms}}, indent=1, ensure_ascii=False) + "\n"


def _coerced(ontology: Graph, iri: URIRef) -> object:
    if (iri, RDF.type, OWL.ObjectProperty) in ontology:
        return {"@id": str(iri), "@type": "@id"}
    kind = str(ontology.value(iri, RDFS.range, default=rdflib.XSD.string))
    return {"@id": str(iri), "@type": kind} if kind in TYPED else str(iri)


def _name(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


def _short(iri: str) -> str:
    return next(f"{prefix}:{iri.removeprefix(base)}" for prefix, base in PREFIXES.items() if iri.startswith(base))


if __name__ == "__main__":
    main()
