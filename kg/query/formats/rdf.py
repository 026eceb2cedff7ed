"""Answers as the standards of SPARQL and RDF have them; the engine writes them."""

import io
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

import pyoxigraph as ox

from kg.query.run import Answer
from kg.vocabulary import PREFIXES


def sparql_json(answer: Answer, out: BinaryIO) -> None:
    _results(answer, ox.QueryResultsFormat.JSON, out)


def sparql_xml(answer: Answer, out: BinaryIO) -> None:
    _results(answer, ox.QueryResultsFormat.XML, out)


def turtle(answer: Answer, out: BinaryIO) -> None:
    ox.serialize(_triples(answer), out, ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def ntriples(answer: Answer, out: BinaryIO) -> None:
    ox.serialize(_triples(answer), out, ox.RdfFormat.N_TRIPLES)


def jsonld(answer: Answer, out: BinaryIO) -> None:
    ox.serialize(_triples(answer), out, ox.RdfFormat.JSON_LD, prefixes=PREFIXES)


def _triples(answer: Answer) -> list[ox.Triple]:
    return sorted({row[0] for row in answer.rows if isinstance(row[0], ox.Triple)}, key=str)


def _results(answer: Answer, form: ox.QueryResultsFormat, out: BinaryIO) -> None:
    """The engine writes results that it has read; it reads ours as SPARQL's TSV, whose cells are terms as they
    print."""
    if answer.truth:
        ((answered,),) = answer.rows
        told = f'{{"head": {{}}, "boolean": {answered.value if isinstance(answered, ox.Literal) else "false"}}}'
        read = ox.parse_query_results(told.encode("ascii"), ox.QueryResultsFormat.JSON)
    else:
        read = ox.parse_query_results(cast(IO[bytes], _Lines(_tsv(answer))), ox.QueryResultsFormat.TSV)
    read.serialize(out, form)
    out.write(b"\n")


def _tsv(answer: Answer) -> Iterator[bytes]:
    yield "\t".join(f"?{column}" for column in answer.columns or []).encode("utf-8") + b"\n"
    for row in answer.rows:
        yield "\t".join("" if term is None else str(term) for term in row).encode("utf-8") + b"\n"


class _Lines(io.RawIOBase):
    """A file to be read, whose content comes into being as it is read."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, into: "memoryview[int]") -> int:  # type: ignore[override]
        self._left = self._left or next(self._lines, b"")
        taken, self._left = self._left[: len(into)], self._left[len(into) :]
        into[: len(taken)] = taken
        return len(taken)
