"""Every shape has one valid and one invalid case in tests/shapes, and both engines say the same of each."""

import re
from functools import cache

import pyoxigraph
import pytest
import rdflib
from rdflib.namespace import SH

from kg.check import validate
from kg.check.shapes import shapes
from kg.resources import ROOT, SHAPES

CASES = ROOT / "tests" / "shapes"
TOPICS = sorted(path.stem for path in SHAPES.glob("*.ttl"))
SHAPE = "https://w3id.org/vnkg/shapes#"
VALID, INVALID = "https://w3id.org/vnkg/shapes/valid#", "https://w3id.org/vnkg/shapes/invalid#"


def layer_of(topic: str) -> str:
    return "resolved" if topic == "resolved" else "article"


def shape_names(topic: str) -> set[str]:
    """The named shapes a file defines: property shapes, and node shapes with what they alone demand."""
    graph = rdflib.Graph().parse(SHAPES / f"{topic}.ttl", format="turtle")
    named = {*graph.subjects(SH.path), *graph.subjects(rdflib.RDF.type, SH.NodeShape)}
    return {str(name).removeprefix(SHAPE) for name in named if isinstance(name, rdflib.URIRef)}


@cache
def context(layer: str) -> tuple[pyoxigraph.Triple, ...]:
    content = (CASES / f"{layer}.ttl").read_bytes()
    return tuple(quad.triple for quad in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE))


@cache
def cases(topic: str) -> dict[str, list[pyoxigraph.Triple]]:
    found: dict[str, list[pyoxigraph.Triple]] = {}
    content = (CASES / f"{topic}.trig").read_bytes()
    for quad in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TRIG):
        found.setdefault(quad.graph_name.value, []).append(quad.triple)  # type: ignore[union-attr]
    return found


def triples(topic: str, case: str) -> list[pyoxigraph.Triple]:
    """The context with the case's triples in place of its own for the same subject and property."""
    told = cases(topic)[case]
    replaced = {(triple.subject, triple.predicate) for triple in told}
    kept = [triple for triple in context(layer_of(topic)) if (triple.subject, triple.predicate) not in replaced]
    return [*kept, *told]


def written(some: list[pyoxigraph.Triple]) -> str:
    return "\n".join(f"{triple} ." for triple in some)


def graph(topic: str, case: str) -> str:
    return written(triples(topic, case))


def around(topic: str, case: str) -> str:
    """What the case tells of, what leads to that, and all that these lead to: a quarter of the graph."""
    whole = triples(topic, case)
    told = {triple.subject for triple in cases(topic)[case]}
    near = told | {triple.subject for triple in whole if triple.object in told}
    while more := {triple.object for triple in whole if triple.subject in near} - near:
        near |= more
    return written([triple for triple in whole if triple.subject in near])


@pytest.mark.parametrize("layer", ["article", "resolved"])
@pytest.mark.parametrize("engine", ["fast", "pyshacl"])
def test_the_context_is_valid(layer: str, engine: str) -> None:
    text = "\n".join(f"{triple} ." for triple in context(layer))
    assert validate(text, engine=engine, layer=layer) == []


@pytest.mark.parametrize("topic", TOPICS)
def test_each_shape_has_a_valid_and_an_invalid_case(topic: str) -> None:
    names = shape_names(topic)
    assert set(cases(topic)) == {VALID + name for name in names} | {INVALID + name for name in names}


def test_the_count_of_cases() -> None:
    """So that no file is skipped in silence; raise it with each new shape."""
    assert sum(len(cases(topic)) for topic in TOPICS) == 2 * 243


@pytest.mark.parametrize("topic", TOPICS)
def test_valid_cases_pass_and_invalid_ones_fail_their_shape(topic: str) -> None:
    for case in cases(topic):
        shape = SHAPE + case.partition("#")[2]
        found = validate(graph(topic, case), engine="fast", layer=layer_of(topic))
        if case.startswith(VALID):
            assert found == [], case
        else:
            assert shape in {result.shape for result in found}, case
            assert {result.focus for result in found if result.shape == shape} != set(), case


@pytest.mark.parametrize("topic", TOPICS)
def test_pyshacl_says_the_same(topic: str) -> None:
    for case in cases(topic):
        layer = layer_of(topic)
        found = validate(graph(topic, case), engine="fast", layer=layer)
        for engine in ("fast", "pyshacl"):
            assert validate(around(topic, case), engine=engine, layer=layer) == found, (case, engine)


@pytest.mark.parametrize("topic", TOPICS)
def test_messages_are_words_in_both_languages(topic: str) -> None:
    for case in cases(topic):
        for result in validate(graph(topic, case), engine="fast", layer=layer_of(topic)):
            for message in (result.vi, result.en):
                assert message.strip() == message != "", case
                assert "{" not in message and "http" not in message and "Component" not in message, case
            assert result.vi != result.en


def test_no_property_shape_stands_alone() -> None:
    for layer in ("article", "resolved"):
        graph = shapes(layer)
        used = {*graph.objects(None, SH.property)}
        named = {shape for shape in graph.subjects(SH.path) if isinstance(shape, rdflib.URIRef)}
        if layer == "article":
            assert named <= used


def test_the_example_in_the_docs_conforms() -> None:
    page = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```turtle\n(.*?)```", page, re.DOTALL)
    turtle = example.replace("sha256:…", "sha256:" + 64 * "0")
    quads = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
    assert len(quads) > 100
    assert validate("\n".join(f"{quad.triple} ." for quad in quads)) == []
