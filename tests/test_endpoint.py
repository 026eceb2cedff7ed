"""A service elsewhere is asked as the store is; what goes wrong there is told."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from kg.messages import StoreProblem, UsageProblem
from kg.query import evaluate
from kg.query.named import parse
from kg.query.remote import Endpoint
from kg.query.rows import select

JSON = "application/sparql-results+json"
DATA = '<p:1> a kg:Person ; skos:prefLabel "Trần Đình Mơ" . <p:2> a kg:Person ; skos:prefLabel "Võ Văn Tám" .'
PREFIXES = "PREFIX kg: <https://w3id.org/vnkg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "


class Service(http.server.BaseHTTPRequestHandler):
    """A SPARQL service that answers from an engine, or with what a test tells it to say."""

    said: tuple[int, str, bytes] | None = None
    headers_sent: ClassVar[dict[str, str]] = {}

    def do_POST(self) -> None:
        query = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0]
        status, kind, body = self.said or (200, *self.answer(query))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer(self, query: str) -> tuple[str, bytes]:
        store = ox.Store()
        store.load((PREFIXES + DATA).encode(), ox.RdfFormat.TURTLE)
        found = store.query(query)
        if isinstance(found, ox.QueryTriples):
            return "text/turtle", found.serialize(format=ox.RdfFormat.TURTLE) or b""
        return JSON, found.serialize(format=ox.QueryResultsFormat.JSON) or b""

    def log_message(self, *given: object) -> None:
        pass


@contextmanager
def serving(**settings: object) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Told", (Service,), settings))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        server.server_close()


def rows(url: str, query: str, **bindings: str) -> list[tuple[str, ...]]:
    answer = evaluate(Endpoint(url), parse("test", query.encode(), "test.rq"), bindings)
    return sorted(tuple("" if term is None else str(term) for term in row) for row in answer.rows)


def told(key: str, query: str = "ASK {}", **settings: object) -> str:
    with serving(**settings) as url, pytest.raises(StoreProblem) as caught:
        rows(url, query)
    assert (caught.value.key, caught.value.exit_code) == (key, 4)
    assert url in str(caught.value)
    return str(caught.value)


def test_every_kind_of_query_is_answered():
    with serving() as url:
        assert len(rows(url, "SELECT ?l { ?p a kg:Person ; skos:prefLabel ?l }")) == 2
        assert rows(url, "ASK { ?p skos:prefLabel 'Võ Văn Tám' }")[0][0].startswith('"true"')
        assert len(rows(url, "CONSTRUCT { ?p a kg:Person } WHERE { ?p a kg:Person }")) == 2
        assert [row["l"] for row in select(Endpoint(url), "SELECT ?l { <p:1> skos:prefLabel ?l }")] == ["Trần Đình Mơ"]


def test_names_are_looked_up_there():
    query = "# parameter: x | person | | a | b\nSELECT ?x { ?x a kg:Person }"
    with serving() as url:
        assert rows(url, query, x="Trần Đình Mơ") == [("<p:1>",)]
        with pytest.raises(UsageProblem, match="Trần Đình Mơ"):
            rows(url, query, x="Tran Dinh Mo")


def test_what_reaches_out_of_the_service_or_changes_it_is_refused():
    for query in ("SELECT * { SERVICE <http://a/> { ?s ?p ?o } }", "DROP ALL", "SELECT ?x {"):
        with pytest.raises(UsageProblem):
            rows("http://127.0.0.1:1/", query)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "localhost:7878", "ftp://a/b", "http://", "sparql"])
def test_an_address_that_is_none_is_told(url):
    with pytest.raises(UsageProblem, match="http://"):
        Endpoint(url)


def test_a_service_that_is_not_there_is_told():
    with serving() as url:
        pass
    with pytest.raises(StoreProblem, match="does not answer") as caught:
        rows(url, "ASK {}")
    assert caught.value.exit_code == 4


def test_what_a_service_refuses_is_told_in_its_words():
    words = told("endpoint.refused", said=(400, "text/plain", b"no such function"))
    assert "HTTP 400: no such function" in words
    page = b"<html><style>p { a: b }</style><h1>Too busy</h1></html>"
    assert told("endpoint.refused", said=(503, "text/html", page)).endswith("HTTP 503: Too busy")


def test_a_service_that_has_moved_is_not_followed():
    moved = {"Location": "https://elsewhere.example/sparql"}
    for status in (301, 302, 307):
        words = told("endpoint.refused", said=(status, "text/plain", b""), headers_sent=moved)
        assert words.endswith(f"HTTP {status}: https://elsewhere.example/sparql")


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html", b"<p>Welcome</p>"),
        ("", b"Welcome"),
        (JSON, b"Welcome"),
        (JSON, b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"b"}}'),
        ("application/sparql-results+xml", b"<html/>"),
        ("text/turtle", b"Welcome"),
        ("text/csv", b"a\n1\n"),
    ],
)
def test_an_answer_that_is_none_of_sparql_is_told(kind, body):
    assert (kind or "?") in told("endpoint.no-answer", said=(200, kind, body))


def test_an_answer_that_breaks_off_is_told():
    assert told("endpoint.unreachable", said=(200, JSON, b'{"head"'), headers_sent={"Content-Length": "900"})
