"""RDF as others read it: raptor, the oxigraph server, rdflib, jsonld.js find the same triples in every syntax."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode

import pyoxigraph as ox
from rdflib import Dataset, Graph

from scripts.strangers.tools import Exports, Misread, run, same

OXIGRAPH = Path(sys.executable).with_name("oxigraph")  # the server of PyPI
ALL = ("--layer", "all")
_SUFFIX = {"ntriples": "nt", "nquads": "nq", "turtle": "ttl", "trig": "trig", "rdfxml": "rdf", "jsonld": "jsonld"}
_GRAPHS = ("nquads", "trig", "jsonld")  # these keep the article graphs
_RAPPER = ("ntriples", "nquads", "turtle", "trig", "rdfxml")
_RDFLIB = {**_SUFFIX, "nquads": "nquads", "turtle": "turtle", "rdfxml": "xml", "jsonld": "json-ld"}
_PATIENCE = 60  # seconds until a server answers


def rapper(exports: Exports) -> str:
    """Debian's rapper finds as many triples in each syntax, without a warning."""
    expected = _lines(exports.of("ntriples"))
    for syntax in _RAPPER:
        done = subprocess.run(
            ["rapper", "-c", "-i", syntax, str(exports.of(syntax))], check=False, capture_output=True, encoding="utf-8"
        )
        told = done.stderr.splitlines()
        same(told[1:], [f"rapper: Parsing returned {expected} triples"], f"rapper on {syntax}")
    return f"{expected:,} triples in each of {', '.join(_RAPPER)}"


def oxigraph(exports: Exports) -> str:
    """The oxigraph server loads each syntax, counts the triples and gives back the lines of the N-Triples."""
    expected = sorted(exports.of("ntriples").read_bytes().splitlines())
    for syntax, suffix in _SUFFIX.items():
        with served(exports.of(syntax), suffix, exports.folder / f"oxigraph-{syntax}") as address:
            answer = json.loads(_get(f"{address}/query?{urlencode({'query': 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'})}"))
            same(int(answer["results"]["bindings"][0]["n"]["value"]), len(expected), f"oxigraph on {syntax}, triples")
            given = _get(f"{address}/store?default", "application/n-triples").splitlines()
        same(sorted(given) == expected, True, f"oxigraph on {syntax}, the same triples")
    return f"{len(expected):,} triples in each of {', '.join(_SUFFIX)}, the same"


def rdflib(exports: Exports) -> str:
    """rdflib reads each syntax to an isomorphic graph, and so it is when rdflib has written it again."""
    expected = Graph().parse(exports.of("ntriples"), format="nt")
    for syntax, form in _RDFLIB.items():
        graph = _graph(exports.of(syntax), form)
        same(graph.isomorphic(expected), True, f"rdflib on {syntax}, isomorphic")
        again = form if form in ("xml", "json-ld") else "nt"  # its Turtle has 2000.0 for the decimal 2000
        back = Graph().parse(data=graph.serialize(format=again), format=again)
        same(back.isomorphic(expected), True, f"rdflib on {syntax}, written again, isomorphic")
    return f"{len(expected):,} triples in each of {', '.join(_RDFLIB)}, isomorphic, also written again"


def rdflib_graphs(exports: Exports) -> str:
    """rdflib finds the quads of both layers in each syntax that has graphs."""
    expected = _lines(exports.of("nquads", *ALL))
    for syntax in _GRAPHS:
        dataset = Dataset()
        dataset.parse(exports.of(syntax, *ALL), format=_RDFLIB[syntax])
        same(sum(1 for _ in dataset.quads()), expected, f"rdflib on {syntax} of both layers, quads")
    return f"{expected:,} quads of both layers in each of {', '.join(_GRAPHS)}"


def jsonld(exports: Exports) -> str:
    """npm's jsonld makes the same triples of our JSON-LD, and fetches nothing for it."""
    found, expected = expanded(exports, exports.of("jsonld")), set(_quads(exports.of("ntriples")))
    same(len(found), len(expected), "jsonld, triples")
    same(found == expected, True, "jsonld, the same triples")
    return f"{len(found):,} triples"


def expanded(exports: Exports, path: Path, *context: Path) -> set[ox.Quad]:
    """What npm's jsonld makes of a file."""
    made = path.with_name(f"{path.name}.nq")
    exports.node("jsonld_reads.mjs", ["jsonld@8"], path, made, *context)
    return set(_quads(made))


def _quads(path: Path) -> Iterator[ox.Quad]:
    yield from ox.parse(path=path, format=ox.RdfFormat.N_QUADS)


def _graph(path: Path, form: str) -> Graph:
    """The triples of a file, whatever graph they are in."""
    dataset = Dataset(default_union=True)
    dataset.parse(path, format=form)
    graph = Graph()
    for triple in dataset.triples((None, None, None)):
        graph.add(triple)
    return graph


@contextmanager
def served(path: Path, suffix: str, place: Path) -> Iterator[str]:
    """The address of a read-only oxigraph server with what a file holds, kept in a new folder."""
    run([OXIGRAPH, "load", "--location", place, "--file", path, "--format", suffix])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(OXIGRAPH), "serve-read-only", "--location", str(place), "--bind", address]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + _PATIENCE
        while not _answers(f"http://{address}/query?query=ASK%7B%7D"):
            if time.monotonic() > deadline:
                raise Misread("oxigraph: the server does not answer")
            time.sleep(0.1)
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()


def _answers(address: str) -> bool:
    try:
        return bool(_get(address))
    except URLError:
        return False


def _get(address: str, accept: str = "application/json") -> bytes:
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": accept}), timeout=600) as answer:
        content: bytes = answer.read()
        return content


def _lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(1 for _ in lines)
