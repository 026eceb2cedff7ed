"""Records as others read them: followthemoney, rdflib's schema.org and VoID, npm's jsonld; Popolo by its own rules."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, SDO, VOID, Graph

from kg.export.schema_org import LINKS
from kg.query.rows import value
from kg.vocabulary import KG, OA
from scripts.strangers.rdf import expanded
from scripts.strangers.tools import Exports, same

SCHEMA = ("--profile", "schema")
ANNOTATIONS = ("--profile", "webannotation")
CONTEXT = Path(__file__).parent / "run" / "anno.json"
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
_LEADS_TO = {"person": "persons", "organization": "organizations", "parent": "organizations", "post": "posts"}
_MUST = {"persons": "name", "organizations": "name", "posts": "label", "memberships": "person_id", "events": "name"}


def followthemoney(exports: Exports) -> str:
    """followthemoney finds each entity valid: its schema, its properties, the types of values, what links lead to."""
    from followthemoney import model
    from followthemoney.exc import InvalidData

    with exports.of("ftm").open(encoding="utf-8") as lines:
        entities = [json.loads(line) for line in lines]
    schemata: dict[str, Any] = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    wrong = []
    for entity in entities:
        schema = schemata[entity["id"]]
        try:
            schema.validate(entity)
        except InvalidData as error:
            wrong.append(f"{entity['id']}: {error.errors}")
        for name, values in entity["properties"].items():
            kind = schema.get(name)
            if not all(map(kind.type.validate, values)):
                wrong.append(f"{entity['id']}: {name} {values}")
            if kind.range and not all(it in schemata and schemata[it].is_a(kind.range) for it in values):
                wrong.append(f"{entity['id']}: {name} leads to no {kind.range.name}")
    same(wrong[:3], [], "followthemoney")
    kinds = Counter(entity["schema"] for entity in entities)
    return f"{len(entities):,} entities valid ({', '.join(f'{name} {count:,}' for name, count in kinds.items())})"


def popolo(exports: Exports) -> str:
    """By the rules of Popolo ids are said once, references lead somewhere, dates have its form; all has a source."""
    lists = json.loads(exports.of("popolo").read_bytes())
    same(list(lists), list(_MUST), "Popolo, lists")
    ids = {name: {record["id"] for record in found} for name, found in lists.items()}
    for name, found in lists.items():
        same(len(ids[name]), len(found), f"Popolo, ids of {name}")
        for record in found:
            links = [(key.removesuffix("_id"), it) for key, it in record.items() if key.endswith("_id")]
            links += [("person", it["person_id"]) for it in record.get("attendees", ())]
            same(
                [it for kind, it in links if it not in ids[_LEADS_TO[kind]]], [], f"Popolo, {record['id']}, lost links"
            )
            dates = [it for key, it in record.items() if key.endswith("_date")]
            same([it for it in dates if not _DATE.fullmatch(it)], [], f"Popolo, {record['id']}, dates")
            same(_MUST[name] in record, True, f"Popolo, {record['id']}, {_MUST[name]}")
            sources = record.get("sources", [])
            same(all(it["url"] and it["note"] for it in sources), True, f"Popolo, {record['id']}, sources")
            same(bool(sources) or name in ("organizations", "posts"), True, f"Popolo, {record['id']}, a source")
    return ", ".join(f"{len(found):,} {name}" for name, found in lists.items())


def void(exports: Exports) -> str:
    """rdflib reads the description, and every count in it is that of the N-Triples, counted anew."""
    graph = Graph().parse(exports.of("void"), format="turtle")
    (dataset,) = graph.subjects(RDF.type, VOID.Dataset)
    triples = list(ox.parse(path=exports.of("ntriples"), format=ox.RdfFormat.N_TRIPLES))
    properties = Counter(it.predicate.value for it in triples)
    classes = Counter(value(it.object) for it in triples if it.predicate.value == str(RDF.type))
    counts = {
        VOID.triples: len(triples), VOID.properties: len(properties), VOID.classes: len(classes),
        VOID.distinctSubjects: len({it.subject for it in triples}),
        VOID.distinctObjects: len({it.object for it in triples}),
    }  # fmt: skip
    for name, count in counts.items():
        same(str(graph.value(dataset, name)), str(count), f"VoID, {name}")
    for what, number, expected in (
        (VOID["property"], VOID.triples, properties),
        (VOID["class"], VOID.entities, classes),
    ):
        parts = {str(it): int(str(graph.value(part, number))) for part, it in graph.subject_objects(what)}
        same(parts, dict(expected), f"VoID, partitions by {what}")
    return f"{len(triples):,} triples, {len(classes)} classes, {len(properties)} properties, as counted anew"


def schema_org(exports: Exports) -> str:
    """Every class and property is one that rdflib knows of schema.org; every link leads to a node of the file."""
    nodes = json.loads(exports.of("jsonld", *SCHEMA).read_bytes())["@graph"]
    ids = {node["@id"] for node in nodes}
    same(len(ids), len(nodes), "schema.org, ids")
    terms = {key for node in nodes for key in node if not key.startswith("@")} | {node["@type"] for node in nodes}
    same(sorted(term for term in terms if term not in SDO), [], "schema.org, terms that it has not")
    same([link for node in nodes for link in _links(node) if link not in ids][:3], [], "schema.org, lost links")
    kinds = Counter(node["@type"] for node in nodes)
    return f"{len(nodes):,} nodes ({', '.join(f'{name} {count:,}' for name, count in sorted(kinds.items()))})"


def schema_org_as_jsonld(exports: Exports) -> str:
    """npm's jsonld finds each node of the schema.org profile with its class."""
    nodes = json.loads(exports.of("jsonld", *SCHEMA).read_bytes())["@graph"]
    found = expanded(exports, exports.of("jsonld", *SCHEMA))
    expected = {(node["@id"], f"https://schema.org/{node['@type']}") for node in nodes}
    typed = {it for it in _said(found, str(RDF.type)) if it[0] in dict(expected)}
    same(typed == expected, True, "jsonld on schema.org, the same nodes")
    return f"{len(found):,} triples of {len(nodes):,} nodes"


def annotations(exports: Exports) -> str:
    """npm's jsonld makes Web Annotations of it, with the claims and the quotes of the article graphs."""
    found = expanded(exports, exports.of("jsonld", *ANNOTATIONS), CONTEXT)
    graphs = list(ox.parse(path=exports.of("nquads", "--layer", "articles"), format=ox.RdfFormat.N_QUADS))
    claims, quotes = dict(_said(graphs, KG.evidence)), dict(_said(graphs, OA.exact))
    bodies = {claim: annotation for annotation, claim in _said(found, f"{OA.iri}hasBody")}
    same(bodies == claims, True, "jsonld on webannotation, the claims")
    exact = sorted(words for _, words in _said(found, OA.exact))
    same(exact == sorted(quotes[it] for it in set(claims.values())), True, "jsonld on webannotation, the quotes")
    return f"{len(exact):,} annotations of {len(claims):,} claims"


def _links(node: dict[str, Any]) -> Iterator[str]:
    for name in LINKS:
        found = node.get(name, [])
        yield from found if isinstance(found, list) else [found]


def _said(quads: Iterable[ox.Quad], predicate: str) -> Iterator[tuple[str, str]]:
    return ((value(it.subject), value(it.object)) for it in quads if it.predicate.value == predicate)
