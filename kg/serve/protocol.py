"""The SPARQL 1.1 Protocol at ``/sparql``, the part that reads: GET and both forms of POST, and what the service is."""

from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.messages import UsageProblem
from kg.serve.negotiate import GRAPHS, RESULTS, best
from kg.serve.service import ask, language_of, words_of
from kg.serve.sparql import Asked, answer, graph_as
from kg.vocabulary import RDF

PATH = "/sparql"
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_DESCRIBED = {
    "SPARQL_Results_JSON": "json",
    "SPARQL_Results_XML": "xml",
    "SPARQL_Results_CSV": "csv",
    "SPARQL_Results_TSV": "tsv",
    "Turtle": "turtle",
    "JSON-LD": "jsonld",
    "N-Triples": "ntriples",
    "RDF_XML": "rdfxml",
}


async def sparql(request: Request) -> Response:
    """Answer a query, or tell what the service is."""
    given = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        given += await _posted(request)
    if any(name == "update" for name, _ in given):
        raise UsageProblem("serve.update")
    queries = [value for name, value in given if name == "query"]
    accept = request.headers.get("accept", "")
    if not queries and request.method == "GET":
        return _described(request, accept)
    if len(queries) != 1:
        raise UsageProblem("serve.query", count=len(queries))
    graphs = {key: [value for name, value in given if name == f"{key}-graph-uri"] for key in ("default", "named")}
    limits = request.app.state.limits
    asked = Asked(queries[0], accept, graphs["default"], graphs["named"])
    media, content = await ask(request, "queries", limits.seconds, answer, asked, limits.rows)
    return Response(content, media_type=media, headers={"Vary": "Accept"})


async def _posted(request: Request) -> list[tuple[str, str]]:
    """The parameters of a POST: those of a form, or a query by itself."""
    media, _, rest = request.headers.get("content-type", "").partition(";")
    media = media.strip().lower()
    if media == "application/sparql-update":
        raise UsageProblem("serve.update")
    charset = rest.partition("charset=")[2].strip().strip('"').lower()
    if media not in (_FORM, _QUERY) or charset not in ("", "utf-8", "utf8"):
        raise UsageProblem("serve.media", offered=f"{_FORM}, {_QUERY}")
    body = await words_of(request)
    return [("query", body)] if media == _QUERY else parse_qsl(body, keep_blank_values=True)


def _described(request: Request, accept: str) -> Response:
    """What the service is (SPARQL 1.1 Service Description); a browser is sent to the page where queries are written."""
    media = best(accept, [*GRAPHS.values(), "text/html"])
    if media == "text/html":
        return RedirectResponse(f"/query?lang={language_of(request)}", 303)
    if not media:
        raise UsageProblem("serve.accept", offered=", ".join(GRAPHS.values()))
    service = ox.NamedNode(f"{request.base_url}sparql")
    formats = [ox.NamedNode(f"{_FORMATS}{name}") for name, short in _DESCRIBED.items() if short in RESULTS | GRAPHS]
    said = [
        (RDF.type, ox.NamedNode(f"{_SD}Service")),
        (f"{_SD}endpoint", service),
        (f"{_SD}supportedLanguage", ox.NamedNode(f"{_SD}SPARQL11Query")),
        *((f"{_SD}resultFormat", form) for form in formats),
    ]
    triples = [ox.Triple(service, ox.NamedNode(name), value) for name, value in said]
    return Response(graph_as(media, triples), media_type=media, headers={"Vary": "Accept"})
