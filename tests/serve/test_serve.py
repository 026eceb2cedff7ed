"""The service as it runs: what it answers, what it refuses, that its limits hold, that it ends cleanly."""

import csv
import http.client
import io
import json
import select
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from xml.etree import ElementTree

import house
import pyoxigraph as ox
import pytest
from serving import Service, serving

import kg.serve.sparql
from kg.messages import UsageProblem
from kg.serve.limits import BODY, WAITING
from kg.serve.negotiate import GRAPHS, RESULTS, best
from kg.serve.sparql import Asked, answer, count

SELECT = "SELECT ?person ?name { ?person a kg:Person ; skos:prefLabel ?name } ORDER BY ?person"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?l) }"


# Queries


def test_rows_are_the_same_in_every_format(service: Service) -> None:
    answers = {form: service.query(SELECT, accept=media) for form, media in RESULTS.items()}
    assert {form: answer.media for form, answer in answers.items()} == RESULTS
    rows = json.loads(answers["json"].body)["results"]["bindings"]
    names = [row["name"]["value"] for row in rows]
    assert len(names) > 5
    assert [row["name"] for row in csv.DictReader(io.StringIO(answers["csv"].text))] == names
    assert [line.split("\t")[1].strip('"') for line in answers["tsv"].text.splitlines()[1:]] == names
    found = ElementTree.fromstring(answers["xml"].body).iter("{http://www.w3.org/2005/sparql-results#}literal")
    assert [literal.text for literal in found] == names


def test_graphs_are_the_same_in_every_format(service: Service) -> None:
    query = "CONSTRUCT { ?person skos:prefLabel ?name } { ?person a kg:Person ; skos:prefLabel ?name }"
    answers = {form: service.query(query, accept=media) for form, media in GRAPHS.items()}
    formats = [ox.RdfFormat.TURTLE, ox.RdfFormat.JSON_LD, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.RDF_XML]
    graphs = [
        {quad.triple for quad in ox.parse(answer.body, format=form)}
        for answer, form in zip(answers.values(), formats, strict=True)
    ]
    assert len(graphs[0]) > 5
    assert all(graph == graphs[0] for graph in graphs)
    assert service.query("DESCRIBE <person/x>").media == GRAPHS["turtle"]


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", RESULTS["json"]),
        ("*/*", RESULTS["json"]),
        ("application/json", RESULTS["json"]),
        ("text/html, application/xml;q=0.9", RESULTS["xml"]),
        ("text/csv;q=0.3, text/tab-separated-values;q=0.4", RESULTS["tsv"]),
        ("text/*", RESULTS["csv"]),
        ("application/sparql-results+json;q=0, */*;q=0.1", RESULTS["xml"]),
        ("image/png", ""),
        ("text/turtle", ""),
    ],
)
def test_the_client_says_what_it_likes(service: Service, accept: str, media: str) -> None:
    assert best(accept, list(RESULTS.values())) == media
    answer = service.query("SELECT * {}", accept=accept)
    assert (answer.status, answer.media) == ((200, media) if media else (406, "text/plain"))


def test_the_prefixes_of_the_vocabulary_and_the_base_need_not_be_declared(service: Service) -> None:
    assert json.loads(service.query("ASK { <person/x> a kg:Person }").body)["boolean"] is False
    assert json.loads(service.query("ASK { ?x a kg:Person }").body)["boolean"] is True


def test_the_graphs_of_articles_are_asked_for_by_name(service: Service) -> None:
    named = json.loads(service.query("SELECT ?g { GRAPH ?g { ?g a kg:ArticleGraph } } ORDER BY ?g LIMIT 2").body)
    one, two = (row["g"]["value"] for row in named["results"]["bindings"])
    query = "SELECT DISTINCT ?g ?of { { ?g a kg:ArticleGraph } UNION { GRAPH ?of { ?g a kg:ArticleGraph } } }"
    asked = urlencode({"query": query, "default-graph-uri": one, "named-graph-uri": two})
    rows = json.loads(service.get(f"sparql?{asked}").body)["results"]["bindings"]
    assert [(row["g"]["value"], row.get("of", {}).get("value")) for row in rows] == [(one, None), (two, two)]


# What is refused


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE asks another machine"),
        ("SELECT * { S\\u0045RVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE asks another machine"),
        ("SELECT * FROM <http://127.0.0.1:1/x.ttl> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <relative> { ?s ?p ?o }", "FROM"),
        ("LOAD <http://127.0.0.1:1/x.ttl>", "LOAD"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("SELECT * {", "query:1:"),
        ("", "query:1:1"),
    ],
)
def test_what_reaches_out_or_is_no_query_is_refused(service: Service, query: str, words: str) -> None:
    answer = service.query(query)
    assert (answer.status, answer.media) == (400, "text/plain")
    assert words in answer.text


@pytest.mark.parametrize(
    ("method", "path", "media", "body", "status"),
    [
        ("PUT", "sparql", "application/sparql-query", "ASK {}", 405),
        ("DELETE", "sparql?query=ASK%7B%7D", "", "", 405),
        ("POST", "sparql", "text/plain", "ASK {}", 415),
        ("POST", "sparql", "application/sparql-query; charset=utf-16", "ASK {}", 415),
        ("POST", "sparql", "application/sparql-update", "CLEAR ALL", 403),
        ("POST", "sparql", "application/x-www-form-urlencoded", "update=CLEAR+ALL", 403),
        ("POST", "sparql", "application/x-www-form-urlencoded", "", 400),
        ("GET", "sparql?query=ASK%7B%7D&query=ASK%7B%7D", "", "", 400),
        ("GET", "sparql?query=ASK%7B%7D&default-graph-uri=http%3A%2F%2F127.0.0.1%3A1%2F", "", "", 400),
        ("GET", "sparql?query=ASK%7B%7D&named-graph-uri=nowhere", "", "", 400),
        ("GET", "elsewhere", "", "", 404),
    ],
)
def test_what_the_protocol_does_not_allow(service: Service, method, path, media, body, status) -> None:
    headers = {"content_type": media} if media else {}
    assert service.get(path, method=method, body=body.encode() or None, **headers).status == status


def test_what_is_too_much_is_refused_before_it_is_sent(service: Service) -> None:
    connection = http.client.HTTPConnection(urlsplit(service.url).netloc, timeout=30)
    connection.putrequest("POST", "/sparql")
    connection.putheader("Content-Type", "application/sparql-query")
    connection.putheader("Content-Length", str(BODY + 1))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def test_words_that_are_not_utf_8_are_told(service: Service) -> None:
    answer = service.get("sparql", method="POST", body=b"ASK { ?s ?p '\xff' }", content_type="application/sparql-query")
    assert (answer.status, answer.text) == (400, "what was sent is not UTF-8\n")


def test_problems_are_told_in_the_language_of_the_reader(service: Service) -> None:
    answer = service.query("SELECT * {}", accept="image/png", accept_language="vi, en;q=0.5")
    assert "không có kết quả ở dạng đó" in answer.text


def test_the_service_describes_itself(service: Service) -> None:
    answer = service.get("sparql")
    assert (answer.status, answer.media) == (200, GRAPHS["turtle"])
    said = {(quad.predicate.value.rpartition("#")[2], quad.object.value) for quad in
            ox.parse(answer.body, format=ox.RdfFormat.TURTLE)}  # fmt: skip
    assert ("endpoint", f"{service.url}sparql") in said
    assert ("supportedLanguage", "http://www.w3.org/ns/sparql-service-description#SPARQL11Query") in said
    assert sum(name == "resultFormat" for name, _ in said) == len(RESULTS) + len(GRAPHS)
    assert service.get("sparql", accept="application/rdf+xml").media == GRAPHS["rdfxml"]


# Limits


def test_an_endless_query_is_stopped_while_others_are_answered(service: Service) -> None:
    with ThreadPoolExecutor() as threads:
        begun = time.monotonic()
        endless = threads.submit(service.query, ENDLESS)
        time.sleep(0.3)
        for _ in range(20):
            assert service.query("SELECT * {}").status == 200
        assert not endless.done()
        answer = endless.result()
    assert answer.status == 504
    assert answer.text.startswith("no answer within 2 seconds")
    assert 2 <= time.monotonic() - begun < 5
    assert service.query(SELECT).status == 200  # and the one that takes its place answers


def test_a_query_ends_when_nobody_waits_for_it(store: Path) -> None:
    with serving(store, "--timeout", "300", "--queries", "1") as it:
        connection = http.client.HTTPConnection(urlsplit(it.url).netloc)
        connection.request("GET", f"/sparql?{urlencode({'query': ENDLESS})}")
        time.sleep(1)
        connection.close()
        assert it.query("SELECT * {}").status == 200  # it would be told to come again if the other went on


def test_an_answer_of_too_many_rows_is_refused_not_cut(service: Service) -> None:
    for media in RESULTS.values():
        answer = service.query("SELECT ?s { ?s ?p ?o } LIMIT 501", accept=media)
        assert (answer.status, answer.text.startswith("more than 500 rows")) == (403, True)
        assert service.query("SELECT ?s { ?s ?p ?o } LIMIT 500", accept=media).status == 200
    assert service.query("CONSTRUCT WHERE { ?s ?p ?o }").status == 403


def test_a_flood_of_rows_stops_before_it_fills_the_memory(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kg.serve.sparql, "ANSWER", 1_000_000)
    with pytest.raises(UsageProblem, match="more than 1 MB"):
        answer(store, Asked("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "text/csv"), 10**9)


def test_more_than_can_wait_are_told_to_come_again(store: Path) -> None:
    with serving(store, "--timeout", "300", "--queries", "1") as it:
        connections = [http.client.HTTPConnection(urlsplit(it.url).netloc) for _ in range(WAITING + 2)]
        for connection in connections:
            connection.request("GET", f"/sparql?{urlencode({'query': ENDLESS})}")
        answered = select.select([connection.sock for connection in connections], [], [], 20)[0]
        turned_away = [connection.getresponse() for connection in connections if connection.sock in answered]
        assert {(answer.status, answer.getheader("retry-after")) for answer in turned_away} == {(503, "2")}
        for connection in connections:
            connection.close()


@pytest.mark.parametrize("media", RESULTS.values())
@pytest.mark.parametrize("words", ['"', "\\", '}},{"', "\n", "<result>", "\r\n,", "{}", "'\t"])
def test_rows_are_counted_whatever_is_in_them(media: str, words: str) -> None:
    store = ox.Store()
    for number in range(3):
        store.add(ox.Quad(ox.NamedNode(f"http://a/{number}"), ox.NamedNode("http://a/p"), ox.Literal(words)))
    form = ox.QueryResultsFormat.from_media_type(media)
    for query, rows in (("SELECT * { ?s ?p ?o }", 3), ("SELECT ?none { ?s ?p ?o }", 3), ("SELECT * { ?s ?s ?s }", 0)):
        assert count(media, store.query(query).serialize(format=form)) == rows


# Others on this machine and elsewhere


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.1:80", ""])
def test_another_name_for_this_machine_is_refused(service: Service, host: str) -> None:
    """DNS rebinding: a page of another name that resolves to this address."""
    assert service.get("sparql?query=ASK%7B%7D", host=host).status in (400, 421)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:3333"},
        {"sec_fetch_site": "cross-site", "sec_fetch_mode": "no-cors"},
    ],
)
def test_pages_of_others_are_refused(service: Service, headers: dict[str, str]) -> None:
    answer = service.query("ASK {}", **headers)
    assert answer.status == 403
    assert "access-control-allow-origin" not in answer.headers


def test_our_own_pages_and_links_from_elsewhere_are_welcome(service: Service) -> None:
    assert service.query("ASK {}", origin=service.url.rstrip("/")).status == 200
    assert service.query("ASK {}", sec_fetch_site="cross-site", sec_fetch_mode="navigate").status == 200


def test_every_answer_has_the_headers_that_protect_it(service: Service) -> None:
    for path in ("sparql", "sparql?query=ASK%7B%7D", "elsewhere"):
        headers = service.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers


# Beginning and end


def test_it_listens_on_this_machine_only(service: Service) -> None:
    port = urlsplit(service.url).port
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", port))


def test_a_port_that_is_taken_is_told(service: Service, store: Path) -> None:
    port = str(urlsplit(service.url).port)
    ended = subprocess.run(
        [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", port], capture_output=True, timeout=30
    )
    assert ended.returncode == 4
    assert f"cannot listen on port {port}".encode() in ended.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly_also_within_a_query(store: Path, number: int) -> None:
    with serving(store) as it, ThreadPoolExecutor() as threads:
        threads.submit(lambda: it.query(ENDLESS))
        time.sleep(1)
        it.process.send_signal(number)
        begun = time.monotonic()
        assert it.process.wait(10) == (130 if number == signal.SIGINT else -number)
        assert time.monotonic() - begun < 6
        assert house.gone(it.process.pid, 5)
        assert it.process.stderr and "Traceback" not in it.process.stderr.read()


def test_a_build_beside_it_is_served_and_the_old_index_goes(tmp_path: Path) -> None:
    store = tmp_path / "store"
    house.make(store, house.file(tmp_path, range(2)))
    query = "SELECT (COUNT(*) AS ?n) { ?x a kg:Article }"

    def articles(it: Service) -> int:
        return int(json.loads(it.query(query).body)["results"]["bindings"][0]["n"]["value"])

    with serving(store) as it:
        assert articles(it) == 2
        house.make(store, house.file(tmp_path, range(5)))
        assert articles(it) == 5
        time.sleep(1.5)  # until those that nobody asked have let go of it as well
        house.make(store, house.file(tmp_path, range(6)))
        assert articles(it) == 6
        assert not (store / "generations" / "000001").exists()
