"""``kg serve`` used by clients that are not ours: curl, SPARQLWrapper, rdflib's SPARQLStore, Comunica."""

import csv
import io
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import Service, serving
from SPARQLWrapper import CSV, JSON, N3, POST, TURTLE, XML, SPARQLWrapper

from kg.vocabulary import KG, PREFIXES
from scripts.shared import kg
from scripts.strangers.tools import Exports

pytestmark = pytest.mark.shared

DECLARED = "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in ("kg", "skos"))
PEOPLE = f"{DECLARED}SELECT ?person ?name {{ ?person a kg:Person ; skos:prefLabel ?name }} ORDER BY ?person"
LABELS = f"{DECLARED}CONSTRUCT {{ ?person skos:prefLabel ?name }} {{ ?person a kg:Person ; skos:prefLabel ?name }}"


@pytest.fixture(scope="module")
def service(store: Path) -> Iterator[Service]:
    with serving(store) as it:
        yield it


@pytest.fixture(scope="module")
def people(store: Path, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """IRI and name of every person, by ``kg query``."""
    file = tmp_path_factory.mktemp("query") / "people.rq"
    file.write_text(PEOPLE, encoding="utf-8")
    rows = csv.DictReader(io.StringIO(kg("query", file, "--store", store, "--format", "csv").stdout))
    found = [(row["person"], row["name"]) for row in rows]
    assert len(found) > 5
    return found


def curl(*arguments: str) -> str:
    command = ["curl", "--silent", "--show-error", "--fail", *arguments]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", timeout=30).stdout


@pytest.mark.parametrize("way", [["--get"], [], ["--header", "Accept: application/json"]], ids=["get", "post", "json"])
def test_curl(service: Service, people, way: list[str]) -> None:
    answer = json.loads(curl(*way, "--data-urlencode", f"query={PEOPLE}", f"{service.url}sparql"))
    rows = answer["results"]["bindings"]
    assert [(row["person"]["value"], row["name"]["value"]) for row in rows] == people


def test_curl_follows_the_address_of_a_thing(service: Service, people) -> None:
    path = people[0][0].partition("/id/")[2]
    turtle = curl("--location", "--header", "Accept: text/turtle", f"{service.url}id/{path}")
    assert (URIRef(people[0][0]), RDF.type, URIRef(KG.Person)) in Graph().parse(data=turtle, format="turtle")


def test_sparqlwrapper(service: Service, people) -> None:
    asked = SPARQLWrapper(f"{service.url}sparql")
    asked.setQuery(PEOPLE)
    asked.setReturnFormat(JSON)
    rows = asked.queryAndConvert()["results"]["bindings"]
    assert [(row["person"]["value"], row["name"]["value"]) for row in rows] == people
    asked.setReturnFormat(XML)
    assert len(asked.queryAndConvert().getElementsByTagName("result")) == len(people)
    asked.setReturnFormat(CSV)
    asked.setMethod(POST)
    rows = csv.DictReader(io.StringIO(asked.queryAndConvert().decode("utf-8")))
    assert [(row["person"], row["name"]) for row in rows] == people
    asked.setQuery(LABELS)
    for form in (TURTLE, N3, XML):
        asked.setReturnFormat(form)
        found = asked.queryAndConvert()
        graph = found if isinstance(found, Graph) else Graph().parse(data=found, format="turtle")
        assert len(graph) == len(people)


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_the_sparqlstore_of_rdflib(service: Service, people, method: str) -> None:
    graph = Graph(SPARQLStore(f"{service.url}sparql", method=method))
    assert sorted(map(str, graph.subjects(RDF.type, URIRef(KG.Person)))) == [person for person, _ in people]
    assert [tuple(map(str, row)) for row in graph.query(PEOPLE)] == people


def test_comunica(service: Service, exports: Exports, people) -> None:
    def asked(query: str) -> list:
        # 4: the last that runs with Node 20
        packages = ["@comunica/query-sparql@4"]
        return exports.node("comunica_asks.js", packages, f"{service.url}sparql", query)

    assert [(row["person"], row["name"]) for row in asked(PEOPLE)] == people
    assert sorted((person, name) for person, _, name in asked(LABELS)) == people
