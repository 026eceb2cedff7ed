"""Exports: six formats of the same triples, the same bytes each time, whole or not there."""

import io
import json
import re
from pathlib import Path

import house
import pyoxigraph as ox
import pytest
import rdflib
import samples

from kg.export import lines
from kg.export.facts import gold, tables
from kg.export.formats import FORMATS, LAYERS
from kg.export.lines import by_graph, in_order, triple_line
from kg.export.rdf import SYNTAX
from kg.export.run import checked, export, export_to
from kg.iris import DEFAULT_BASE
from kg.messages import StoreProblem, UsageProblem
from kg.resources import CONTEXT
from kg.store.snapshot import open_snapshot
from kg.tables import rows
from kg.vocabulary import XSD
from scripts import context

PARSERS = {
    "ntriples": "nt",
    "nquads": "nquads",
    "turtle": "turtle",
    "trig": "trig",
    "jsonld": "json-ld",
    "rdfxml": "xml",
}

RDF = {**SYNTAX, "jsonld": ox.RdfFormat.JSON_LD}


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("export")
    house.make(folder / "store", house.file(folder, range(4)))
    return folder / "store"


def written(store: Path, form: str, layer: str, path: Path) -> bytes:
    with open_snapshot(store) as snapshot:
        export(snapshot, form, path, layer=layer)
    return path.read_bytes()


def triples(content: bytes, form: ox.RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(content, form)}


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("form", RDF)
def test_every_format_holds_the_same_triples_each_time_in_the_same_bytes(store, tmp_path, form, layer):
    content = written(store, form, layer, tmp_path / "a")
    assert written(store, form, layer, tmp_path / "b") == content
    plain = written(store, "ntriples", layer, tmp_path / "c")
    assert triples(content, RDF[form]) == triples(plain, ox.RdfFormat.N_TRIPLES)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's own, in its parsers
@pytest.mark.parametrize("form", RDF)
def test_another_reader_finds_the_same(store, tmp_path, form):
    content = written(store, form, "all", tmp_path / "a")
    graph = rdflib.Dataset() if RDF[form].supports_datasets else rdflib.Graph()
    graph.parse(data=content, format=PARSERS[form])
    plain = written(store, "ntriples", "all", tmp_path / "b")
    found = {(s, p, o) for s, p, o, *_ in (graph.quads() if isinstance(graph, rdflib.Dataset) else graph)}
    assert len(found) == plain.count(b"\n")


def test_lines_are_sorted_and_all_is_both_layers(store, tmp_path):
    quads = {layer: written(store, "nquads", layer, tmp_path / layer).splitlines(keepends=True) for layer in LAYERS}
    assert all(content == sorted(set(content)) for content in quads.values())
    assert quads["all"] == sorted({*quads["resolved"], *quads["articles"]})
    with open_snapshot(store) as snapshot:
        assert [f"{quad} .\n".encode() for quad in ox.parse(b"".join(quads["all"]), ox.RdfFormat.N_QUADS)] == quads[
            "all"
        ]
        assert len(quads["all"]) == len(snapshot.graph)


def test_sorting_on_disk_is_sorting(tmp_path, monkeypatch, store):
    content = written(store, "nquads", "all", tmp_path / "a").splitlines(keepends=True)
    monkeypatch.setattr(lines, "_CHUNK", 100)
    assert list(in_order([*content[::-1], *content[:50]], tmp_path)) == content
    grouped = list(in_order(content[::-1], tmp_path, key=by_graph))
    graphs = [by_graph(line)[0] for line in grouped]
    assert sorted(grouped) == content and graphs == sorted(graphs) and graphs[0] == b""


@pytest.mark.parametrize(
    ("quad", "triple"),
    [
        (b'<s> <p> "a <b> ." <g> .\n', b'<s> <p> "a <b> ." .\n'),
        (b'<s> <p> "a <b> ."^^<t> .\n', b'<s> <p> "a <b> ."^^<t> .\n'),
        (b'<s> <p> "\\" <b>"@vi .\n', b'<s> <p> "\\" <b>"@vi .\n'),
        (b"<s> <p> <o> <g> .\n", b"<s> <p> <o> .\n"),
        (b"<s> <p> _:o .\n", b"<s> <p> _:o .\n"),
    ],
)
def test_the_graph_is_taken_off_a_line(quad, triple):
    assert triple_line(quad) == triple


def test_a_file_that_cannot_be_written_is_told_and_the_old_one_stays(store, tmp_path):
    (tmp_path / "file").write_bytes(b"old")
    with open_snapshot(store) as snapshot:
        for path in (tmp_path / "file" / "below.ttl", tmp_path, tmp_path / "none" / "below.ttl"):
            with pytest.raises(StoreProblem, match="cannot be written"):
                export(snapshot, "turtle", path)
    assert (tmp_path / "file").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("form", RDF)
def test_it_says_how_many_statements_it_wrote(store, tmp_path, form):
    with open_snapshot(store) as snapshot:
        count = export(snapshot, form, tmp_path / "a", layer="all").counts["statements"]
    found = {str(quad) for quad in ox.parse((tmp_path / "a").read_bytes(), RDF[form])}
    assert count == len(found) > 500


def test_facts_come_back_as_they_went_in(store):
    with open_snapshot(store) as snapshot:
        record, quads = snapshot.record("vi-du-01"), snapshot.quads("vi-du-01")
    facts = list(house.extract(house.article(0)))
    expected = {table: sorted(found) for table, found in rows(facts).items() if table != "organizations"}
    found = {table: sorted(tuple(row.values()) for row in found) for table, found in tables(quads).items()}
    assert {table: found[table] for table in expected} == expected
    assert gold(record, quads)["meta"] == {"published": "2020-08-15", "publisher": "Báo Kỳ Lâm", "place": "Hà Tĩnh"}


def test_the_context_is_that_of_the_ontology():
    assert CONTEXT.read_text(encoding="utf-8") == context.made(), "write it anew: python -m scripts.context"


def test_jsonld_is_in_words_and_plain_values(store, tmp_path):
    nodes = json.loads(written(store, "jsonld", "resolved", tmp_path / "a"))["@graph"]
    (congress,) = (node for node in nodes if "Event" in node["@type"] and node.get("prefLabel") == samples.TITLE)
    assert congress["@id"].startswith(f"{DEFAULT_BASE}event/") and congress["@type"] == ["schema:Event", "Event"]
    assert (congress["ordinal"], congress["eventKind"]) == (12, "kg:event-congress")
    assert congress["start"] == {"@value": "2020-08-14", "@type": XSD.date} and congress["startLatest"] == "2020-08-14"
    terms = json.loads(CONTEXT.read_bytes())["@context"]
    assert {key for node in nodes for key in node} - {"@id", "@type"} <= terms.keys()


@pytest.mark.parametrize(
    ("form", "options", "words"),
    [
        ("turtle", {"excel": True}, "--excel means nothing to turtle; it is for csv"),
        ("turtle", {"profile": "schema"}, "--profile means nothing to turtle; it is for jsonld"),
        (
            "ftm",
            {"layer": "all"},
            "--layer means nothing to ftm; it is for ntriples, nquads, turtle, trig, rdfxml, jsonld",
        ),
        ("jsonld", {"profile": "schema", "layer": "all"}, "--profile schema has no layers"),
    ],
)
def test_an_option_that_means_nothing_is_refused(form, options, words):
    with pytest.raises(UsageProblem, match=re.escape(words)):
        checked(form, **options)


def test_the_formats_are_those_that_are_promised():
    promised = (
        "ntriples nquads turtle trig rdfxml jsonld csv parquet xlsx sqlite graphml gexf neo4j ftm popolo cx2 void"
    )
    assert list(FORMATS) == promised.split()


def test_a_file_of_another_kind_of_place_is_refused(store, tmp_path):
    with open_snapshot(store) as snapshot:
        with pytest.raises(UsageProblem, match="csv is several files"):
            export_to(snapshot, "csv", io.BytesIO())
        (tmp_path / "notes.txt").touch()
        with pytest.raises(UsageProblem, match="holds other files already"):
            export(snapshot, "csv", tmp_path)
        out = io.BytesIO()
        written = export_to(snapshot, "ntriples", out)
    assert out.getvalue().count(b"\n") == written.counts["statements"]
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
