"""The two SHACL engines and what they report, in one form.

An order (``sh:lessThan``, ``sh:lessThanOrEquals``) is judged only between values of the right datatype: pySHACL stops
with a ``TypeError`` at others (or compares the names of their datatypes), and the datatype constraint reports them.
A pattern, too: of a value of another datatype pySHACL sees what rdflib makes of it ("1e3" as a decimal is 1000).
"""

import importlib.util
import logging
from collections.abc import Iterator
from functools import cache
from typing import Any

import rdflib
from rdflib.namespace import RDF, SH

from kg.check import shapes
from kg.check.result import Result
from kg.check.words import explain

ENGINES = ("fast", "pyshacl")
_ORDER_COMPONENTS = {"LessThanConstraintComponent", "LessThanOrEqualsConstraintComponent"}
_DATATYPE = "DatatypeConstraintComponent"
_PATTERN = "PatternConstraintComponent"


def fast_available() -> bool:
    """Whether the fast engine (pyshifty, imported as ``shifty``) is installed."""
    return importlib.util.find_spec("shifty") is not None


def engine_for(name: str) -> str:
    """The engine that answers to a name here: pySHACL in place of the fast one where that is not installed."""
    if name not in ENGINES:
        raise ValueError(f"no engine {name!r}; there are: {', '.join(ENGINES)}")
    return name if name == "pyshacl" or fast_available() else "pyshacl"


def run(ntriples: str, layer: str, engine: str) -> list[Result]:
    """What an engine finds in one graph, sorted."""
    judge = _fast if engine_for(engine) == "fast" else _pyshacl
    with _quiet_rdflib():
        found = judge(ntriples, layer)
    if not found:
        return []
    mistyped = {(result.focus, result.path, result.value) for result in found if result.component == _DATATYPE}
    with_mistyped = {(focus, path) for focus, path, _ in mistyped}
    compared = shapes.orders(layer)

    def judged(result: Result) -> bool:
        if result.component == _PATTERN:
            return (result.focus, result.path, result.value) not in mistyped
        orders = compared[result.shape] if result.component in _ORDER_COMPONENTS else ()
        return not any((result.focus, path) in with_mistyped for path in orders)

    return sorted(filter(judged, found))


@cache
def _validator(layer: str) -> Any:
    import shifty

    return shifty.PreparedValidator(shapes.turtle(layer))


def _fast(ntriples: str, layer: str) -> set[Result]:
    validator, data = _validator(layer), ntriples.encode("utf-8")
    options = {"graph_mode": "data", "infer": False, "on_unsupported": "error"}
    if validator.validate_algebra(data, **options, sort_results=False).conforms:  # twice as fast as a report
        return set()
    return set(_results(validator.validate(data, **options)[1], layer))


def _pyshacl(ntriples: str, layer: str) -> set[Result]:
    data = rdflib.Graph().parse(data=ntriples, format="nt")
    found = set(_results(_report(data, shapes.without_orders(layer)), layer))
    for path, datatype in shapes.ordered_paths(layer).items():
        for subject, value in list(data.subject_objects(path)):
            if not isinstance(value, rdflib.Literal) or value.datatype != datatype or value.ill_typed:
                data.remove((subject, path, value))
    return found | set(_results(_report(data, shapes.only_orders(layer)), layer))


def _report(data: rdflib.Graph, shacl: rdflib.Graph) -> rdflib.Graph:
    import pyshacl

    report = pyshacl.validate(data, shacl_graph=shacl, inference="none", inplace=True)[1]
    if not isinstance(report, rdflib.Graph):
        raise RuntimeError(f"pySHACL could not judge the graph: {report}")
    return report


def _results(report: rdflib.Graph, layer: str) -> Iterator[Result]:
    for node in report.subjects(RDF.type, SH.ValidationResult):
        shape = report.value(node, SH.sourceShape)
        path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
        component = _plain(report.value(node, SH.sourceConstraintComponent)).removeprefix(str(SH))
        vi, en = explain(shapes.shapes(layer), shape, component, path, value)
        yield Result(
            focus=_plain(report.value(node, SH.focusNode)),
            path=_plain(path),
            value="" if value is None else "_:" if isinstance(value, rdflib.BNode) else value.n3(),
            shape=_plain(shape),
            component=component,
            severity=_plain(report.value(node, SH.resultSeverity)).removeprefix(str(SH)),
            vi=vi,
            en=en,
        )


def _plain(term: rdflib.term.Node | None) -> str:
    """The IRI, or ``_:`` for a blank node, whose name means nothing, and empty for none."""
    return str(term) if isinstance(term, rdflib.URIRef) else "" if term is None else "_:"


class _quiet_rdflib:
    """rdflib logs a traceback for each literal that is not of its datatype; the check itself reports those."""

    def __enter__(self) -> None:
        self._logger = logging.getLogger("rdflib.term")
        self._level = self._logger.level
        self._logger.setLevel(logging.CRITICAL)

    def __exit__(self, *error: object) -> None:
        self._logger.setLevel(self._level)
