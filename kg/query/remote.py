"""A SPARQL 1.1 service elsewhere, asked as the embedded store is."""

import http.client
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg import __version__
from kg.iris import DEFAULT_BASE
from kg.messages import StoreProblem, UsageProblem
from kg.query.rows import Found
from kg.query.syntax import with_prefixes

SILENCE = 300.0  # seconds without a word from a service
_ACCEPT = (
    "application/sparql-results+json, application/sparql-results+xml;q=0.9, application/n-triples, text/turtle;q=0.9"
)
_RESULTS = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML)
_SHOWN = 300  # characters of what a service says
_TAG = re.compile(r"<(style|script).*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A service by its address. Its default graph is taken for a resolved layer; ``base`` is for IRIs that are
    written in short."""

    url: str
    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        address = urllib.parse.urlsplit(self.url)
        if address.scheme not in ("http", "https") or not address.hostname:
            raise UsageProblem("endpoint.url", url=self.url)

    @property
    def graph(self) -> "Endpoint":
        return self

    def query(self, query: str, *, prefixes: dict[str, str] | None = None) -> Found:
        """Ask it; a :class:`~kg.messages.StoreProblem` where no answer comes back."""
        sent = urllib.parse.urlencode({"query": with_prefixes(query, prefixes or {})}).encode("ascii")
        asked = urllib.request.Request(
            self.url, data=sent, headers={"Accept": _ACCEPT, "User-Agent": f"kg/{__version__}"}
        )
        try:
            with urllib.request.build_opener(_Stay).open(asked, timeout=SILENCE) as answer:
                kind, body = answer.headers.get("Content-Type", ""), answer.read()
        except urllib.error.HTTPError as error:
            words = error.headers.get("Location") or _words(error.read(10_000))
            raise StoreProblem("endpoint.refused", url=self.url, status=error.code, words=words) from None
        except (OSError, http.client.HTTPException) as error:
            raise StoreProblem("endpoint.unreachable", url=self.url, reason=_reason(error)) from None
        try:
            return _read(kind, body)
        except (SyntaxError, ValueError):
            raise StoreProblem("endpoint.no-answer", url=self.url, kind=kind or "?", words=_words(body)) from None


class _Stay(urllib.request.HTTPRedirectHandler):
    """Goes nowhere else: a service that has moved is told, not followed."""

    def redirect_request(self, *given: Any) -> None:
        return None


def _read(kind: str, body: bytes) -> Found:
    """An answer, read to its end once before it is used: one that breaks off is none."""
    results = ox.QueryResultsFormat.from_media_type(kind)
    if results in _RESULTS:
        read = ox.parse_query_results(body, results)
        if isinstance(read, ox.QuerySolutions):
            for _ in read:
                pass
            return ox.parse_query_results(body, results)
        return read
    triples = ox.RdfFormat.from_media_type(kind)
    if not triples:
        raise ValueError(kind)
    made = ox.Store()
    made.load(body, triples)
    graph = made.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(graph, ox.QueryTriples)
    return graph


def _words(body: bytes) -> str:
    """The beginning of what a service says, without the marks of a page."""
    return " ".join(_TAG.sub(" ", body.decode("utf-8", "replace")).split())[:_SHOWN] or "–"


def _reason(error: Exception) -> object:
    return getattr(error, "reason", None) or str(error) or type(error).__name__
