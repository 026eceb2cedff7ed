"""What violates a shape is set aside with its sentence and reason, the rest of its article stays; two engines agree."""

import random
from dataclasses import replace

import pytest
import samples
from mutations import mutate
from rdflib.namespace import SH

from kg.audit import Progress
from kg.check import ENGINES, LAYERS, SetAside, check_article, check_graph, engines, layer_of, validate
from kg.check.shapes import shapes
from kg.iris import DEFAULT_BASE
from kg.mapping import ArticleGraph, article_graph
from kg.model import (
    AwardFact,
    Body,
    ChangeFact,
    Document,
    DocumentFact,
    EventFact,
    Evidence,
    Fact,
    OrganizationFact,
    ParticipationFact,
    PostFact,
    Span,
    StatisticFact,
)
from kg.resolve import resolve


def triples(graph: ArticleGraph) -> list[str]:
    """The lines of an article graph as N-Triples."""
    return [line.removesuffix(f" <{graph.graph}> .") + " ." for line in graph.lines]


def resolved(*graphs: ArticleGraph) -> list[str]:
    return sorted(set(resolve([graph.lines for graph in graphs], base=DEFAULT_BASE)))


def one(kind: type[Fact], nth: int = 0) -> Fact:
    return [fact for fact in samples.article()[1] if isinstance(fact, kind)][nth]


def with_fact(*bad: Fact) -> ArticleGraph:
    article, facts = samples.article()
    return article_graph(article, [*facts, *bad])


def aside_of(bad: Fact) -> SetAside:
    checked = check_article(with_fact(bad))
    assert not checked.whole
    (aside,) = checked.set_aside
    return aside


# The engines


@pytest.mark.parametrize("engine", ENGINES)
def test_valid_graphs_conform(engine: str) -> None:
    graphs = [article_graph(*samples.article()), *(article_graph(*samples.random_article(n)) for n in range(5))]
    for graph in graphs:
        assert validate("\n".join(triples(graph)), engine=engine) == []
    assert validate("\n".join(resolved(*graphs[:3])), engine=engine, layer="resolved") == []
    assert validate("\n".join([*resolved(graphs[1]), *triples(graphs[1])]), engine=engine, layer="all") == []


@pytest.mark.parametrize("part", range(4))
def test_the_engines_agree_on_random_faults(part: int) -> None:
    """40 graphs with one to four faults each, in both layers: same focus, path, value, shape, constraint, words.
    (``scripts.proof engines`` takes a thousand.)"""
    pick, found = random.Random(part), 0
    for n in range(10):
        graph = article_graph(*samples.random_article(1000 * part + n, 6))
        layer = "resolved" if n % 5 == 4 else "article"
        lines = triples(graph) if layer == "article" else resolved(graph)
        for _ in range(pick.choice((1, 1, 2, 4))):
            lines = mutate(lines, pick)
        fast, slow = (validate("\n".join(lines), engine=engine, layer=layer) for engine in ENGINES)
        assert fast == slow, (part, n)
        found += len(fast)
    assert found > 15


def test_a_pattern_is_not_for_values_of_another_datatype() -> None:
    """The datatype is reported; what a number would look like in words is nobody's question."""
    lines = triples(article_graph(*samples.article()))
    period = next(line for line in lines if "ontology#period>" in line)
    wrong = period.rsplit(" ", 2)[0] + ' "1e3"^^<http://www.w3.org/2001/XMLSchema#decimal> .'
    found = [validate("\n".join([*lines, wrong]).replace(period, ""), engine=engine) for engine in ENGINES]
    assert found[0] == found[1]
    assert [result.component for result in found[0]] == ["DatatypeConstraintComponent"]


def test_pyshacl_stands_in_where_the_fast_engine_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "fast_available", lambda: False)
    monkeypatch.setattr(engines, "_fast", None)
    assert engines.engine_for("fast") == "pyshacl"
    assert check_article(with_fact()).set_aside == ()


def test_an_engine_or_layer_that_is_none() -> None:
    with pytest.raises(ValueError, match="no engine 'slow'; there are: fast, pyshacl"):
        validate("", engine="slow")
    with pytest.raises(ValueError, match="no layer 'x'; there are: article, articles, resolved, all"):
        validate("", layer="x")


@pytest.mark.parametrize("layer", LAYERS)
def test_shapes_are_core(layer: str) -> None:
    """No SPARQL, no rules: nothing that the fast engine would skip."""
    words = {str(term).removeprefix(str(SH)) for triple in shapes(layer) for term in triple if term in SH}
    assert {"path", "minCount"} <= words
    assert not words & {"sparql", "select", "rule", "js", "target", "expression", "function"}


# Setting aside


@pytest.mark.parametrize(
    ("bad", "shape", "value"),
    [
        (replace(one(PostFact), person="Trần 5 Mơ"), "Person-prefLabel", "Trần 5 Mơ"),
        (replace(one(PostFact), status="acting"), "PostClaim-status", "https://w3id.org/vnkg/ontology#status-acting"),
        (replace(one(PostFact), term="khóa XII"), "PostClaim-term", "khóa XII"),
        (replace(one(PostFact), start="2021", end="2020"), "Dated-startEarliest", "2021-01-01"),
        (replace(one(ChangeFact), date="14/8"), "Dated-date", "14/8"),
        (replace(one(ChangeFact, 1), role=""), "ChangeClaim-disciplined", ""),
        (replace(one(EventFact), event=replace(samples.CONFERENCE, title="")), "EventClaim-title", ""),
        (replace(one(EventFact), event=replace(samples.CONFERENCE, ordinal="XII")), "EventClaim-ordinal", "XII"),
        (replace(one(ParticipationFact), role="sleep"), "ParticipationClaim-participation", ""),
        (replace(one(DocumentFact), document=Document("resolution")), "DocumentClaim-identified", ""),
        (replace(one(AwardFact), count="nhiều"), "AwardClaim-count", "nhiều"),
        (replace(one(AwardFact), recipient=""), "AwardClaim-recipientName", ""),
        (replace(one(StatisticFact), value="mấy chục"), "Observation-value", "mấy chục"),
        (replace(one(StatisticFact), value="15-9"), "Observation-valueLow", "15"),
        (replace(one(StatisticFact), value=""), "Observation-figure", ""),
        (replace(one(StatisticFact), period="năm nay"), "Observation-period", "năm nay"),
        (replace(one(OrganizationFact), modality="maybe"), "Claim-modality", ""),
        (replace(one(OrganizationFact), body=Body("", "Ở", province="Ở")), "Organization-prefLabel", ""),
    ],
)
def test_a_bad_fact_is_set_aside_and_the_rest_stays(bad: Fact, shape: str, value: str) -> None:
    aside = aside_of(bad)
    article, _ = samples.article()
    statement = bad.evidence.statement
    assert aside.article == "vi-du-01"
    assert aside.shape == shape
    assert value in aside.value
    assert aside.sentence == article.quote(statement)
    assert aside.vi and aside.en and aside.vi != aside.en
    assert check_article(with_fact(bad)).lines == with_fact().lines


def test_the_reason_is_in_plain_words() -> None:
    aside = aside_of(replace(one(StatisticFact), value="mấy chục"))
    assert aside.table == "statistics"
    assert aside.message("en") == "value “mấy chục” is no decimal number"
    assert aside.message("vi") == "giá trị “mấy chục” không phải là số thập phân"


def test_all_facts_that_need_a_bad_node_go_with_it() -> None:
    person = "Trần 5 Mơ"
    bad = [replace(one(PostFact), person=person), replace(one(ParticipationFact), person=person)]
    checked = check_article(with_fact(*bad))
    assert [aside.table for aside in checked.set_aside] == ["participations", "posts"]
    assert checked.lines == with_fact().lines


def test_what_is_kept_and_what_is_set_aside_is_the_whole() -> None:
    graph = with_fact(replace(one(StatisticFact), value="x"), replace(one(PostFact), person="B 2"))
    checked = check_article(graph)
    aside = [line for one in checked.set_aside for line in one.lines]
    assert sorted([*checked.lines, *aside]) == list(graph.lines)


def test_a_bad_article_is_set_aside_whole() -> None:
    article, facts = samples.article()
    checked = check_article(article_graph(replace(article, published="15/8/2020"), facts))
    assert checked.whole and checked.lines == ()
    (aside,) = checked.set_aside
    assert (aside.table, aside.shape, aside.value) == ("article", "Article-published", "15/8/2020")
    assert "2020-01-16" in aside.en and aside.lines


def test_refused_facts_are_listed_with_the_others() -> None:
    bad = replace(one(PostFact), evidence=Evidence(Span(0, 9999), "x"))
    aside = aside_of(bad)
    assert (aside.table, aside.shape) == ("posts", "evidence")
    assert "outside" in aside.en


@pytest.mark.parametrize("seed", range(6))
def test_what_is_left_of_a_broken_graph_conforms(seed: int) -> None:
    pick = random.Random(seed)
    graph = article_graph(*samples.random_article(seed, 20))
    for _ in range(12):
        lines = triples(graph)
        for _ in range(3):
            lines = mutate(lines, pick)
        whole = tuple(sorted({f"{line.removesuffix(' .')} <{graph.graph}> ." for line in lines}))
        checked = check_article(replace(graph, lines=whole))
        assert checked.whole == (checked.lines == ())
        kept = [line.removesuffix(f" <{graph.graph}> .") + " ." for line in checked.lines]
        assert validate("\n".join(kept)) == []


def test_both_engines_set_the_same_aside() -> None:
    graph = with_fact(replace(one(StatisticFact), value="x"), replace(one(PostFact), status="acting"))
    assert check_article(graph, engine="fast") == check_article(graph, engine="pyshacl")


# Whole graphs


def test_the_layer_of_a_graph_is_known_by_its_properties() -> None:
    first, second = article_graph(*samples.article()), article_graph(*samples.random_article(1))
    assert layer_of(triples(first)) == "article"
    assert layer_of(triples(first) + triples(second)) == "articles"
    assert layer_of(resolved(first)) == "resolved"
    assert layer_of(resolved(first) + triples(first)) == "all"


def test_exports_of_every_layer_conform() -> None:
    graphs = [article_graph(*samples.article()), *(article_graph(*samples.random_article(n)) for n in range(4))]
    merged = [line for graph in graphs for line in triples(graph)]
    quads = [line for graph in graphs for line in graph.lines]
    for lines in (quads, merged, resolved(*graphs), [*resolved(*graphs), *quads], [*resolved(*graphs), *merged]):
        assert check_graph("\n".join(lines), engine="fast") == []


def test_progress_is_told() -> None:
    graphs = [article_graph(*samples.random_article(n, 3)) for n in range(3)]
    told: list[tuple[int, int]] = []
    check_graph("\n".join(line for g in graphs for line in g.lines), engine="fast", progress=lambda *n: told.append(n))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_who_waits_long_is_told_before_what_is_faster_and_then_how_far_it_is(capsys) -> None:
    from kg.cli.check import show

    progress = [Progress(done, 120) for done in range(121)]
    assert show(progress, slow=True) == []
    told = capsys.readouterr().err.splitlines()
    assert "--engine fast" in told[0] and told[1:] == ["50 of 120 graphs …", "100 of 120 graphs …"]
    show(progress, slow=False)
    assert capsys.readouterr().err == ""


FAULTS = (  # what is looked for in a line of the resolved graph, and what takes its place
    ("observedFirst>", '"2020-08-15"^^', '"2020-02-30"^^'),
    ("PostClaim>", "#PostClaim>", "#PostClaims>"),
    ("modality-planned>", "#modality-planned>", "#modality-sure>"),
    ("kg/id/award/bang-khen", "skos/core#prefLabel", "skos/core#altLabel"),
    ("eventKind>", "#event-conference>", "#event-party>"),
    ("count>", '"16"^^', '"0"^^'),
    ("valueLow>", '"9"^^', '"99"^^'),
    ("document/12-ct-tw", '"12-CT/TW"', '""'),
    ("subOrganizationOf>", "organization/dang-uy-tinh/", "organization/khong-co/"),
)


@pytest.mark.parametrize("engine", ENGINES)
def test_ten_faults_are_found_where_they_are_and_nowhere_else(engine: str) -> None:
    lines = resolved(article_graph(*samples.article()))
    faulty = set()
    for sign, old, new in FAULTS:
        at = next(n for n, line in enumerate(lines) if sign in line and old in line)
        lines[at] = lines[at].replace(old, new)
        faulty.add(lines[at].split(" ")[0].strip("<>"))
    at = next(n for n, line in enumerate(lines) if "measure>" in line)  # the tenth: a property missing
    faulty.add(lines.pop(at).split(" ")[0].strip("<>"))
    assert len(faulty) == 10
    found = check_graph("\n".join(lines), engine=engine)
    assert {result.focus for result in found} == faulty
    assert all(result.vi and result.en for result in found)
