"""The consistency report: for each rule a graph that does not fit and one that does; pySHACL finds the same."""

import csv
import io
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import SH

from kg.check.consistency import Misfit, misfits, rules
from kg.check.formats import FORMATS
from kg.resources import CONSISTENCY, ROOT
from kg.vocabulary import KG

CASES = ROOT / "tests" / "shapes"
NAMES = [rule.name for rule in rules()]
KINDS = ["misfits", "fits"]


@cache
def cases() -> dict[str, list[ox.Triple]]:
    found: dict[str, list[ox.Triple]] = {}
    for quad in ox.parse(path=CASES / "consistency.trig", format=ox.RdfFormat.TRIG):
        found.setdefault(quad.graph_name.value.rpartition("/")[2], []).append(quad.triple)
    return found


def graph(kind: str, *names: str) -> ox.Store:
    """The context with what the cases tell in place of its own words for the same subject and property; what has no
    type in the context is added."""
    told = [triple for name in names for triple in cases()[f"{kind}#{name}"]]
    single = {(it.subject, it.predicate) for it in told if it.predicate.value.rpartition("#")[2] != "wasDerivedFrom"}
    context = ox.parse(path=CASES / "consistency-context.ttl", format=ox.RdfFormat.TURTLE)
    kept = [quad.triple for quad in context if (quad.subject, quad.predicate) not in single]
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in (*kept, *told))
    return store


def found(kind: str, name: str) -> list[Misfit]:
    return [misfit for misfit in misfits(graph(kind, name)) if misfit.rule == name]


def test_every_rule_has_its_two_cases() -> None:
    assert sorted(cases()) == sorted(f"{kind}#{name}" for kind in KINDS for name in NAMES)
    assert len(NAMES) == 17


def test_one_sentence_that_names_two_holders_lists_them() -> None:
    """``Chủ tịch nước A (1992), Chủ tịch nước B (1997)``: they came one after the other."""
    store = graph("misfits", "two-holders-in-article")
    sentences = list(store.quads_for_pattern(None, ox.NamedNode(KG.quote), None))
    for quad in sentences:
        store.remove(quad)
        store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("Ông An rồi bà Bé là Bí thư."), quad.graph_name))
    assert [misfit for misfit in misfits(store) if misfit.rule == "two-holders-in-article"] == []


def test_the_context_fits() -> None:
    store = ox.Store()
    store.load(path=CASES / "consistency-context.ttl", format=ox.RdfFormat.TURTLE)
    assert list(misfits(store)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_warns_of_what_does_not_fit_and_of_nothing_else(name: str) -> None:
    (misfit,) = found("misfits", name)
    assert misfit.severity in ("Warning", "Info")
    assert 1 <= len(misfit.sides) <= 2 and all(side.sentence and side.article for side in misfit.sides)
    assert "{" not in misfit.vi + misfit.en and misfit.vi != misfit.en
    assert found("fits", name) == []


@pytest.mark.parametrize("name", ["two-holders", "members-sum", "cited-before-its-date", "badge-too-early"])
def test_both_sentences_are_shown(name: str) -> None:
    (misfit,) = found("misfits", name)
    assert len({side.sentence for side in misfit.sides}) == 2


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", range(3))
def test_pyshacl_finds_the_same(kind: str, part: int) -> None:
    """In graphs of many cases, as far as these leave each other alone: a run for each would take minutes."""
    import pyshacl

    names = NAMES[part::3]
    store = graph(kind, *names)
    ntriples = "".join(f"{quad.triple} .\n" for quad in store)
    data = rdflib.Graph().parse(data=ntriples, format="nt")
    shapes = rdflib.Graph().parse(CONSISTENCY, format="turtle")
    report = pyshacl.validate(data, shacl_graph=shapes, advanced=True, inplace=True)[1]
    assert isinstance(report, rdflib.Graph)
    theirs = set()
    for result in report.objects(None, SH.result):
        focus, shape = report.value(result, SH.focusNode), report.value(result, SH.sourceShape)
        value, severity = report.value(result, SH.value), report.value(result, SH.resultSeverity)
        other = "" if value in (None, focus) else str(value)
        theirs.add((str(shape).rpartition("#")[2], str(focus), other, str(severity).rpartition("#")[2]))
    ours = {(it.rule, it.focus, "" if it.value == it.focus else it.value, it.severity) for it in misfits(store)}
    assert theirs == ours
    assert kind == "fits" or {rule for rule, *_ in ours} >= set(names)


def test_the_report_is_the_same_each_time_and_in_three_forms() -> None:
    report = list(misfits(graph("misfits", "two-holders")))
    assert report == list(misfits(graph("misfits", "two-holders")))
    written = {}
    for form, write in FORMATS.items():
        out = io.StringIO()
        write(report, out)
        written[form] = out.getvalue()
    assert "Ông An là Bí thư." in written["list"] and "Bà Bé là Bí thư." in written["list"]
    (row,) = csv.DictReader(io.StringIO(written["csv"]))
    assert (row["rule"], row["article"], row["published"], row["article2"]) == (
        "two-holders",
        "bai-1",
        "2020-08-15",
        "bai-2",
    )
    (entry,) = json.loads(written["json"])
    assert [side["sentence"] for side in entry["sides"]] == ["Ông An là Bí thư.", "Bà Bé là Bí thư."]


def test_the_command_reports_and_warnings_are_no_failure(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Đồng chí Lê Văn An, Bí thư Huyện ủy Kỳ Lâm, tỉnh Hà Tĩnh, đến dự.\n", encoding="utf-8")
    kg = [sys.executable, "-m", "kg"]
    store = ["--store", str(tmp_path / "store")]
    subprocess.run([*kg, "build", *store, "--jobs", "1", str(article)], check=True, capture_output=True)
    done = subprocess.run([*kg, "check", "--consistency", *store], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0 and done.stdout == ""
    wrong = subprocess.run([*kg, "check", "--consistency", "--set-aside", *store], capture_output=True, check=False)
    assert wrong.returncode == 2
