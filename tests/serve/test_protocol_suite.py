"""The protocol tests of the W3C for SPARQL 1.1, against ``kg serve``.

They send what they say, to the service as it runs. The graphs that they speak of are put into a store. What does not
apply is listed with its reason, and is tested for what holds instead.
"""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Namespace
from rdflib.collection import Collection
from rdflib.term import Node
from serving import Service, handmade, serving

from kg.serve.negotiate import GRAPHS, RESULTS

SUITE = Path(__file__).parents[3] / "shared" / "conformance" / "sparql-protocol"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
DATA = "http://kasei.us/2009/09/sparql/data/"
READ_ONLY = {  # tests that change the store: here they have to be refused
    "update_base_uri", "update_dataset_default_graph", "update_dataset_default_graphs", "update_dataset_full",
    "update_dataset_named_graphs", "update_post_direct", "update_post_form",
}  # fmt: skip
FORMATS = {"boolean": {RESULTS["json"], RESULTS["xml"]}, "tabular": set(RESULTS.values()), "RDF": set(GRAPHS.values())}

pytestmark = pytest.mark.shared


def manifest() -> tuple[Graph, dict[str, Node]]:
    graph = Graph().parse(SUITE / "manifest.ttl")
    return graph, {str(test).rpartition("#")[2]: test for test in graph.subjects(RDF.type, MF.ProtocolTest)}


# The names stand here, so that a test that is missing from the suite is seen.
NAMES = sorted({
    "query_post_form", "query_dataset_default_graphs_get", "query_dataset_default_graphs_post",
    "query_dataset_named_graphs_post", "query_dataset_named_graphs_get", "query_dataset_full", "query_multiple_dataset",
    "query_get", "query_content_type_select", "query_content_type_ask", "query_content_type_describe",
    "query_content_type_construct", "query_post_direct", "bad_query_method", "bad_multiple_queries",
    "bad_query_wrong_media_type", "bad_query_missing_form_type", "bad_query_missing_direct_type", "bad_query_non_utf8",
    "bad_query_syntax", "bad_update_get", "bad_multiple_updates", "bad_update_wrong_media_type",
    "bad_update_missing_form_type", "bad_update_non_utf8", "bad_update_syntax", "bad_update_dataset_conflict",
})  # fmt: skip


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A store made by hand: its named graphs are those of the suite, and ``data0``, which the suite has on the web."""
    quads = [
        ox.Quad(*quad.triple, ox.NamedNode(f"{DATA}data{number}.rdf"))
        for number, file in enumerate(("data1.nt", "data1.nt", "data2.nt", "data3.nt"))
        for quad in ox.parse(path=SUITE / file, format=ox.RdfFormat.N_TRIPLES)
    ]
    with serving(handmade(tmp_path_factory.mktemp("suite") / "store", DATA, quads)) as it:
        yield it


def test_all_tests_of_the_suite_are_here() -> None:
    assert sorted({*NAMES, *READ_ONLY}) == sorted(manifest()[1])


@pytest.mark.parametrize("name", NAMES)
def test_a_test_of_the_suite(service: Service, name: str) -> None:
    for status, media, body, expected in exchanges(service, name):
        assert any(str(wanted).endswith(f"StatusCode{status // 100}xx") for wanted in expected[MF.expectedStatus]), body
        for form in map(str, expected[MF.expectedFormat]):
            assert media in FORMATS[form]
        for truth in expected[MF.expectedBoolean]:
            assert json.loads(body)["boolean"] is (str(truth) == "true")


@pytest.mark.parametrize("name", sorted(READ_ONLY))
def test_what_would_change_the_store_is_refused(service: Service, name: str) -> None:
    status, _, body, _ = next(exchanges(service, name))
    assert (status, body) == (403, b"this service is for reading; nothing can be changed here\n")


def exchanges(service: Service, name: str) -> Iterator[tuple[int, str, bytes, dict[Node, list[Node]]]]:
    """Send the requests of a test; status, media type and body of each answer, and what is expected."""
    graph, tests = manifest()
    for request in Collection(graph, graph.value(graph.value(tests[name], MF.action), HT.requests)):
        headers = {
            str(graph.value(header, HT.fieldName)): str(graph.value(header, HT.fieldValue))
            for listed in graph.objects(request, HT.headers)
            for header in Collection(graph, listed)
        }
        body = graph.value(request, HT.body)
        words = str(graph.value(body, CNT.chars) or "") if body else ""
        content = words.encode(str(graph.value(body, CNT.characterEncoding) or "utf-8")) if body else None
        connection = http.client.HTTPConnection(urlsplit(service.url).netloc, timeout=30)
        path = str(graph.value(request, HT.absolutePath))
        connection.request(str(graph.value(request, HT.methodName)), path, content, headers)
        answer = connection.getresponse()
        response = graph.value(request, HT.resp)
        expected = {key: list(graph.objects(response, key)) for key in
                    (MF.expectedStatus, MF.expectedFormat, MF.expectedBoolean)}  # fmt: skip
        yield answer.status, (answer.getheader("content-type") or "").partition(";")[0], answer.read(), expected
        connection.close()
