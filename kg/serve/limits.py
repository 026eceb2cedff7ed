"""How much one request, and all of them together, may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` and ``rows`` (or triples) of one answer, ``queries`` answered at a time."""

    seconds: float = 30
    rows: int = 100_000
    queries: int = 4


WAITING = 32  # requests that wait for their turn; who comes then is told to come again
PATIENCE = 10.0  # seconds that a request waits for its turn
PAGES = 2  # helpers for pages, search and reconciliation, beside those for queries
PICTURES = 1  # helpers for pictures, each of which keeps the whole graph
VIEW_SECONDS = 120.0  # the first picture of a store reads all of it
BODY = 2_000_000  # bytes of a request
ANSWER = 64_000_000  # bytes of an answer
