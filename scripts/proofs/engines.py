"""The fast SHACL engine and pySHACL say the same: on random graphs with and without faults, in every layer, and on the
W3C suite of SHACL Core, where each is also held against what the suite expects."""

import logging
import random
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyshacl
import rdflib
import shifty
from rdflib.namespace import RDF, SH

from kg.check import ENGINES, validate
from kg.check.shapes import LAYERS, shapes
from kg.iris import DEFAULT_BASE
from kg.mapping import article_graph
from kg.resolve import resolve
from scripts.proofs.work import Outcome, Work
from scripts.shared import ROOT, SHARED

sys.path.insert(0, str(ROOT / "tests"))  # whose valid graphs and faults these are
import mutations
import samples

_GRAPHS = 1000
_VALID = 5  # every fifth graph has no fault
_SUITE = SHARED / "conformance" / "shacl-core"
_MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
_SHT = rdflib.Namespace("http://www.w3.org/ns/shacl-test#")
_NOT_CONSTRAINTS = {"result", "conforms", "targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf"}
_REPORTED = (SH.focusNode, SH.resultPath, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape, SH.value)


def prove(work: Work) -> Outcome:
    """Random graphs (a fortieth of them where only a sample is asked for), then the suite."""
    out = Outcome()
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # literals here are wrong on purpose
    _random_graphs(out, work.seed, _GRAPHS // 40 if work.sampled else _GRAPHS)
    _suite(out)
    return out


def _random_graphs(out: Outcome, seed: int, count: int) -> None:
    valid = results = 0
    for number in range(count):
        pick = random.Random(f"{seed} {number}")
        layer = LAYERS[number % len(LAYERS)]
        lines = _graph(number, layer)
        for _ in range(0 if number % _VALID == 0 else pick.choice((1, 1, 2, 4))):
            lines = mutations.mutate(lines, pick)
        fast, slow = (validate("\n".join(lines), engine=engine, layer=layer) for engine in ENGINES)
        out.expect(fast == slow, f"random graph {number}, layer {layer}: the engines differ")
        valid += not slow
        results += len(slow)
    out.tell("random graphs judged by both engines", count)
    out.tell("of them without a result", valid)
    out.tell("results, the same of both", results)


def _graph(seed: int, layer: str) -> list[str]:
    """A valid graph of a layer, as N-Triples."""
    first, second = (article_graph(*samples.random_article(2 * seed + n, 4)) for n in (0, 1))
    articles = [line.removesuffix(f" <{it.graph}> .") + " ." for it in (first, second) for line in it.lines]
    whole = sorted(set(resolve([first.lines, second.lines], base=DEFAULT_BASE)))
    if layer == "article":
        return articles[: len(first.lines)]
    return {"articles": sorted(set(articles)), "resolved": whole, "all": sorted({*articles, *whole})}[layer]


@dataclass
class _Case:
    """A test of the suite: a data graph, a shapes graph, and the report that is due."""

    name: str
    data: rdflib.Graph
    shapes: rdflib.Graph
    due: list[tuple[str, ...]]


def _suite(out: Outcome) -> None:
    ours = set().union(*(_constructs(shapes(layer)) for layer in LAYERS))
    cases = list(_cases())
    wrong: dict[str, list[str]] = {engine: [] for engine in ENGINES}
    differing = []
    for case in cases:
        answers = {engine: _said(judge, case) for engine, judge in zip(ENGINES, (_fast, _pyshacl), strict=True)}
        for engine, answer in answers.items():
            wrong[engine] += [case.name] if answer != case.due else []
        if answers["fast"] != answers["pyshacl"]:
            differing.append(case)
    rdflib.NORMALIZE_LITERALS = True
    out.tell("tests of the W3C suite of SHACL Core", len(cases))
    for engine, names in wrong.items():
        out.tell(f"of them not as the suite expects, {engine}", ", ".join(names) or "none")
    out.tell("of them answered otherwise by the two engines", len(differing))
    for case in differing:
        foreign = sorted(_constructs(case.shapes) - ours)
        out.tell(f"answered otherwise: {case.name}", f"our shapes have no sh:{', sh:'.join(foreign)}")
        out.expect(bool(foreign), f"{case.name}: the engines differ in what our shapes use")
    out.expect(len(cases) > 90, f"only {len(cases)} tests found in {_SUITE}")


def _constructs(graph: rdflib.Graph) -> set[str]:
    """The properties of SHACL that a shapes graph uses (its file may hold the report that is due too)."""
    words = {
        str(predicate).removeprefix(str(SH)) for predicate in graph.predicates() if str(predicate).startswith(str(SH))
    }
    return words - _NOT_CONSTRAINTS - {str(predicate).removeprefix(str(SH)) for predicate in _REPORTED}


def _cases() -> Iterator[_Case]:
    rdflib.NORMALIZE_LITERALS = False
    for path in sorted(_SUITE.glob("tests/*/*.ttl")):
        graph = _read(path)
        for test in sorted(graph.subjects(RDF.type, _SHT.Validate), key=str):
            action, due = graph.value(test, _MF.action), graph.value(test, _MF.result)
            if action is None or due in (None, _SHT.Failure):
                continue
            data, shacl = (graph.value(action, part) for part in (_SHT.dataGraph, _SHT.shapesGraph))
            name = f"{path.parent.name}/{str(test).rsplit('/', 1)[-1]}"
            yield _Case(name, _part(data), _part(shacl), _results(graph, due))


def _part(named: rdflib.term.Node | None) -> rdflib.Graph:
    return _read(Path(str(named).removeprefix("file://")))


def _read(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(path, format="turtle", publicID=path.as_uri())


def _results(graph: rdflib.Graph, report: rdflib.term.Node | None) -> list[tuple[str, ...]]:
    """What a report states, as the suite compares it; one blank node is as good as another."""
    return sorted(
        tuple(_term(graph.value(result, predicate)) for predicate in _REPORTED)
        for result in graph.objects(report, SH.result)
    )


def _term(term: rdflib.term.Node | None) -> str:
    return "" if term is None else "_:" if isinstance(term, rdflib.BNode) else term.n3()


def _said(judge: Callable[[_Case], rdflib.Graph], case: _Case) -> list[tuple[str, ...]]:
    rdflib.NORMALIZE_LITERALS = False  # or "none"^^xsd:boolean becomes a good false; pySHACL sets it back to true
    with warnings.catch_warnings():  # the suite has literals and shapes that are wrong on purpose
        warnings.simplefilter("ignore")
        report = judge(case)
    return _results(report, report.value(predicate=RDF.type, object=SH.ValidationReport))


def _fast(case: _Case) -> rdflib.Graph:
    data = case.data.serialize(format="nt", encoding="utf-8")
    report: rdflib.Graph = shifty.PreparedValidator(case.shapes).validate(data, graph_mode="data", infer=False)[1]
    return report


def _pyshacl(case: _Case) -> rdflib.Graph:
    report = pyshacl.validate(case.data, shacl_graph=case.shapes, inference="none")[1]
    if not isinstance(report, rdflib.Graph):
        raise RuntimeError(f"pySHACL could not judge {case.name}: {report}")
    return report
