"""Judging what is there already: a store, graph by graph, or an RDF file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

from kg.check import Misfit, Result, check_graph, misfits, validate
from kg.messages import DataProblem, StoreProblem, UsageProblem
from kg.processes import stream
from kg.store.snapshot import open_snapshot
from kg.vocabulary import PREFIXES, RDF, SH


@dataclass(frozen=True, slots=True)
class Progress:
    """How many graphs have been judged, and of how many."""

    done: int
    of: int


def audit_store(path: Path, engine: str) -> Iterator[Result | Progress]:
    """Judge every article graph of a store and its resolved layer, in a process that can be ended."""
    return stream(_store, path, engine)


def consistency(path: Path) -> list[Misfit]:
    """What does not fit together in a store, asked in a process that can be ended."""
    return list(stream(_consistency, path))


def _consistency(path: Path) -> Iterator[Misfit]:
    with open_snapshot(path) as snapshot:
        yield from misfits(snapshot.graph)


def audit_file(path: Path, engine: str) -> Iterator[Result | Progress]:
    """Judge an RDF file, whose suffix tells its format; nothing it names is fetched."""
    return stream(_file, path, engine)


def _store(path: Path, engine: str) -> Iterator[Result | Progress]:
    with open_snapshot(path) as snapshot:
        ids = snapshot.ids()
        yield Progress(0, len(ids) + 1)
        for done, id in enumerate(ids, 1):
            ending = f" <{snapshot.record(id).graph}> ."
            lines = snapshot.quads(id).decode("utf-8").split("\n")
            triples = "\n".join(f"{line.removesuffix(ending)} ." for line in lines if line)
            if triples:
                graph = ending[2:-3]
                yield from (replace(found, graph=graph) for found in validate(triples, engine=engine, layer="article"))
            yield Progress(done, len(ids) + 1)
        resolved = snapshot.graph.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph()) or b""
        yield from validate(resolved.decode("utf-8"), engine=engine, layer="resolved")
        yield Progress(len(ids) + 1, len(ids) + 1)


def _file(path: Path, engine: str) -> Iterator[Result | Progress]:
    form = _format(path)
    try:
        quads = list(ox.parse(path=path, format=form, base_iri=path.absolute().as_uri()))
    except SyntaxError as error:
        remote = "LoadDocumentCallback" in str(error)  # what the engine misses to fetch a JSON-LD context
        raise DataProblem("check.remote" if remote else "check.syntax", path=path, reason=error.msg) from None
    except OSError as error:
        raise DataProblem("check.unreadable", path=path, reason=error.strerror or error) from None
    yield from check_graph("".join(f"{quad} .\n" for quad in quads), engine=engine)
    yield Progress(1, 1)


def _format(path: Path) -> ox.RdfFormat:
    form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        raise UsageProblem("check.format", path=path)
    return form


def write_report(results: Iterable[Result], path: Path) -> None:
    """The results as a ``sh:ValidationReport``, in the format that the suffix tells."""
    form = _format(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        ox.serialize(_report(list(results)), path, form, prefixes=PREFIXES)
    except OSError as error:
        raise StoreProblem("export.unwritable", path=path, reason=error.strerror or error) from error


def _report(results: list[Result]) -> Iterator[ox.Triple]:
    report = ox.BlankNode("report")
    yield _triple(report, RDF.type, ox.NamedNode(SH.ValidationReport))
    yield _triple(report, SH.conforms, ox.Literal(not results))
    for number, result in enumerate(results, 1):
        node = ox.BlankNode(f"result{number}")
        yield _triple(report, SH.result, node)
        yield _triple(node, RDF.type, ox.NamedNode(SH.ValidationResult))
        for predicate, term in (
            (SH.focusNode, _term(result.focus)),
            (SH.resultPath, _term(result.path)),
            (SH.value, _term(result.value)),
            (SH.sourceShape, _term(result.shape)),
            (SH.sourceConstraintComponent, _term(SH.iri + result.component)),
            (SH.resultSeverity, _term(SH.iri + result.severity)),
            (SH.resultMessage, ox.Literal(result.vi, language="vi") if result.vi else None),
            (SH.resultMessage, ox.Literal(result.en, language="en") if result.en else None),
        ):
            if term is not None:
                yield _triple(node, predicate, term)


def _triple(subject: ox.BlankNode, predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), value)


def _term(written: str) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
    """A term as a result writes it: a bare IRI, or N-Triples for a value."""
    if not written or written == "_:":
        return ox.BlankNode() if written else None
    if written[0] in '"<':
        value = next(iter(ox.parse(f"<a:a> <a:a> {written} .".encode(), ox.RdfFormat.N_TRIPLES))).object
        return value if not isinstance(value, ox.Triple) else None
    return ox.NamedNode(written)
