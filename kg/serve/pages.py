"""Pages as a helper writes them: a template, what the store says, and our words in the language of the reader."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from kg import __version__
from kg.messages import UsageProblem, language, number, text
from kg.query.named import find as named_query
from kg.query.named import names as named_queries
from kg.query.rows import select
from kg.query.syntax import with_prefixes
from kg.serve.held import hold, made
from kg.serve.search import KINDS, find
from kg.serve.things import FIRST, MORE, now, thing
from kg.serve.words import term
from kg.store.snapshot import Snapshot
from kg.vocabulary import KG, PREFIXES

_CLASSES = {kind: getattr(KG, kind.title()) for kind in (*KINDS, "article", "tenure")}
_COUNTS = "SELECT ?class (COUNT(?thing) AS ?n) { ?thing a ?class } GROUP BY ?class"
_FOUND = 50
_START = "SELECT * WHERE {\n  ?person a kg:Person ; skos:prefLabel ?name .\n} LIMIT 20\n"


@cache
def _templates() -> Environment:
    folder = FileSystemLoader(Path(__file__).parent / "templates", encoding="utf-8")
    made = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    made.globals.update(t=text, number=number, version=__version__, language=language, switched=_switched)
    made.filters["urlquote"] = lambda words: quote(words, safe="")
    return made


def render(template: str, address: str, **given: Any) -> bytes:
    """A page of a template. ``address`` is its own, for the link to the other language."""
    return _templates().get_template(template).render(address=address, **given).encode("utf-8")


def _switched(address: str, to: str) -> str:
    path, _, query = address.partition("?")
    kept = [piece for piece in query.split("&") if piece and not piece.startswith("lang=")]
    return f"{path}?{'&'.join([*kept, urlencode({'lang': to})])}"


def home(store: Path, address: str) -> bytes:
    """What the store holds, and the ways into it."""
    snapshot = hold(store)
    found = made(snapshot, _counts)
    counts = [(term(iri), found[iri]) for iri in _CLASSES.values() if iri in found]
    return render("home.html", address, counts=counts)


def _counts(snapshot: Snapshot) -> dict[str, int]:
    return {row["class"]: int(row["n"]) for row in select(snapshot.graph, _COUNTS)}


def searched(store: Path, address: str, typed: str) -> bytes:
    """What is found by a name."""
    hits = [(term(_CLASSES[hit.kind]), hit) for hit in find(hold(store), typed, limit=_FOUND)]
    return render("search.html", address, typed=typed, hits=hits, full=len(hits) == _FOUND)


def about(store: Path, address: str, iri: str, only: str, page: int) -> bytes:
    """A thing with its facts."""
    snapshot = hold(store)
    if now(snapshot, iri) != iri:
        raise UsageProblem("serve.none")
    return render(
        "thing.html", address, it=thing(snapshot, iri, only, page), only=only, page=page, first=FIRST, more=MORE
    )


def asking(store: Path, address: str) -> bytes:
    """Where queries are written; the named queries are examples."""
    examples = [(name, named_query(name).question(language())) for name in named_queries()]
    return render("query.html", address, examples=examples, start=with_prefixes(_START, PREFIXES))
