"""One article's facts as lines: stable, sorted, each fact with the words that state it."""

import random
import re
import time
from dataclasses import replace

import pyoxigraph
import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from kg.iris import DEFAULT_BASE, article_iri, graph_iri
from kg.mapping import ArticleGraph, article_graph, article_quads, knowledge_digest
from kg.mapping.agent import agent
from kg.mapping.lines import date, decimal, figure, integer, string
from kg.model import (
    Article,
    AwardFact,
    Body,
    ChangeFact,
    Document,
    DocumentFact,
    Evidence,
    OrganizationFact,
    PostFact,
    Span,
    StatisticFact,
    Support,
)
from kg.vocabulary import KG, OA, ORG, SKOS, XSD


def objects(graph: ArticleGraph, predicate: str, subject: str = "") -> list[str]:
    """The values of a property, of one node or of all."""
    found = []
    for line in graph.lines:
        node, name, rest = line.split(" ", 2)
        if name == f"<{predicate}>" and subject in node:
            found.append(rest.removesuffix(f" <{graph.graph}> ."))
    return found


def full() -> ArticleGraph:
    return article_graph(*samples.article())


def organizations(*bodies: Body, base: str = DEFAULT_BASE) -> ArticleGraph:
    article, _ = samples.article()
    return article_graph(
        article, [OrganizationFact(body=b, evidence=Evidence(Span(0, 8), "x")) for b in bodies], base=base
    )


# Lines


def test_lines_are_sorted_and_said_once() -> None:
    for article, facts in [samples.article(), *(samples.random_article(seed) for seed in range(5))]:
        lines = article_quads(article, facts)
        assert lines == sorted(set(lines))


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_facts_makes_no_difference(seed: int) -> None:
    article, facts = samples.random_article(seed)
    shuffled = random.Random(seed).sample(facts, len(facts))
    assert article_quads(article, facts) == article_quads(article, [*shuffled, *facts[:5]])


@pytest.mark.parametrize("seed", range(5))
def test_a_store_gives_back_the_same_lines(seed: int) -> None:
    lines = article_quads(*samples.random_article(seed))
    store = pyoxigraph.Store()
    store.load("\n".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    dumped = store.dump(format=pyoxigraph.RdfFormat.N_QUADS).decode().splitlines()
    assert sorted(dumped) == lines


def test_there_are_no_blank_nodes() -> None:
    assert not any("_:" in line.partition('"')[0] for line in full().lines)


def test_all_is_in_the_graph_of_the_article() -> None:
    graph = full()
    assert graph.graph == graph_iri(DEFAULT_BASE, "vi-du-01")
    assert all(line.endswith(f" <{graph.graph}> .") for line in graph.lines)


def test_another_base_changes_nothing_but_the_base() -> None:
    article, facts = samples.article()
    base = "https://example.org/id/"
    moved = [line.replace(base, DEFAULT_BASE) for line in article_quads(article, facts, base=base)]
    assert sorted(moved) == article_quads(article, facts)


def test_another_article_does_not_change_the_graph() -> None:
    before = full().lines
    article_graph(*samples.random_article(1))
    assert full().lines == before


@given(st.text())
def test_any_text_survives_as_a_literal(text: str) -> None:
    line = f"<x:s> <x:p> {string(text)} ."
    (quad,) = pyoxigraph.parse(line, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, pyoxigraph.Literal)
    assert quad.object.value == text


@given(st.text(max_size=40).filter(str.strip))
def test_any_words_can_be_quoted(text: str) -> None:
    article = Article("a", text)
    fact = OrganizationFact(body=Body(text), evidence=Evidence(Span(0, len(text)), "x"))
    quads = pyoxigraph.parse("\n".join(article_quads(article, [fact])), format=pyoxigraph.RdfFormat.N_QUADS)
    assert text in [quad.object.value for quad in quads if quad.predicate.value == OA.exact]  # type: ignore[union-attr]


# Values


@pytest.mark.parametrize(
    ("value", "kind", "earliest", "latest"),
    [
        ("2020-02-29", XSD.date, "2020-02-29", "2020-02-29"),
        ("2020-02", XSD.gYearMonth, "2020-02-01", "2020-02-29"),
        ("2020", XSD.gYear, "2020-01-01", "2020-12-31"),
        ("--09-02", XSD.gMonthDay, "", ""),
        ("--02-29", XSD.gMonthDay, "", ""),
        ("--09", XSD.gMonth, "", ""),
    ],
)
def test_a_date_is_typed_by_its_precision_and_has_bounds(value: str, kind: str, earliest: str, latest: str) -> None:
    wanted = [f'<{KG.start}> "{value}"^^<{kind}>']
    if earliest:
        wanted.append(f'<{KG.startEarliest}> "{earliest}"^^<{XSD.date}>')
        wanted.append(f'<{KG.startLatest}> "{latest}"^^<{XSD.date}>')
    assert list(date(KG.start, value)) == wanted


@pytest.mark.parametrize("value", ["2020-02-30", "2020-13", "16/1/2020", "--13", "--02-30", "0000", "năm ngoái", "20"])
def test_what_is_no_date_stays_words_for_the_shapes_to_refuse(value: str) -> None:
    assert date(KG.date, value) == (f'<{KG.date}> "{value}"',)


@pytest.mark.parametrize(
    ("value", "canonical"), [("4512", "4512"), ("94.10", "94.1"), ("007.0", "7"), ("-3.5", "-3.5"), ("-0", "0")]
)
def test_numbers_are_written_as_a_store_gives_them_back(value: str, canonical: str) -> None:
    assert decimal(value) == f'"{canonical}"^^<{XSD.decimal}>'


def test_what_is_no_number_stays_words() -> None:
    assert decimal("hơn 5") == '"hơn 5"'
    assert integer("XII") == '"XII"'
    assert integer("٣") == '"٣"'


def test_a_range_has_two_ends() -> None:
    assert figure("9-15") == (f'<{KG.valueLow}> "9"^^<{XSD.decimal}>', f'<{KG.valueHigh}> "15"^^<{XSD.decimal}>')
    assert figure("-5") == (f'<{KG.value}> "-5"^^<{XSD.decimal}>',)
    assert figure("") == ()


# Evidence

BLANK = Span(*(len(samples.TITLE) + 2 + samples.TEXT.index("\n\n") + n for n in (0, 2)))


def test_each_quote_is_the_slice_it_says_it_is() -> None:
    article, facts = samples.article()
    graph = article_graph(article, facts)
    nodes = {line.split(" ")[0] for line in graph.lines if f"<{OA.exact}>" in line}
    assert len(nodes) == len({fact.evidence.statement for fact in facts})
    for node in nodes:
        (start,), (end,), (exact,) = (objects(graph, name, node) for name in (OA.start, OA.end, OA.exact))
        field = article.title if objects(graph, KG.field, node) else article.text
        slice_ = field[int(start.split('"')[1]) : int(end.split('"')[1])]
        assert exact == string(slice_)


def test_a_statement_in_the_title_counts_in_the_title() -> None:
    graph = full()
    assert objects(graph, KG.field) == ['"title"']
    assert '"body title 8-21"' in objects(graph, KG.support)


def test_supports_name_their_part_and_place() -> None:
    supports = objects(full(), KG.support)
    assert '"place metadata:place"' in supports
    assert all(re.fullmatch(r'"[a-z]+ ((title )?\d+-\d+|(metadata|convention):\S+)"', one) for one in supports)


def test_a_date_of_another_sentence_brings_that_sentence() -> None:
    text = "Hôm qua trời nắng. Sáng 5/3, xã Tân Lộc họp.\nĐại hội bầu ông Lê Văn An ngày 6/3."
    day, statement = text.index("5/3"), Span(text.index("Đại"), len(text))

    def quotes(at: int) -> list[str]:
        evidence = Evidence(statement, "a.rule", (Support("date", Span(at, at + 3)),))
        fact = ChangeFact(
            person="Lê Văn An", change="elected", role="Bí thư", body=None, date="--03-05", evidence=evidence
        )
        return list(objects(article_graph(Article("a", text), [fact]), KG.dateQuote))

    assert quotes(day) == ['"Sáng 5/3, xã Tân Lộc họp."']
    assert quotes(text.index("6/3")) == []


def test_facts_of_one_sentence_share_its_evidence() -> None:
    graph = full()
    assert len(set(objects(graph, KG.evidence))) < len(objects(graph, KG.evidence)) / 2


@pytest.mark.parametrize(
    ("span", "reason"),
    [(Span(5000, 5010), "outside"), (Span(0, 60), "runs across the end of the title"), (BLANK, "no words")],
)
def test_a_fact_without_its_words_is_refused(span: Span, reason: str) -> None:
    article, facts = samples.article()
    good = facts[0]
    bad = replace(good, evidence=Evidence(span, "x"))
    graph = article_graph(article, [good, bad])
    (refusal,) = graph.refused
    assert refusal.fact is bad and refusal.table == "organizations"
    assert reason in refusal.en and refusal.vi != refusal.en
    assert graph.lines == article_graph(article, [good]).lines


def test_a_support_outside_the_words_is_refused_too() -> None:
    article, facts = samples.article()
    bad = replace(facts[0], evidence=replace(facts[0].evidence, support=(Support("person", Span(0, 9999)),)))
    assert article_graph(article, [bad]).refused[0].en.startswith("person 0-9999 lies outside")


# Nodes


def test_a_body_under_two_names_is_one_node() -> None:
    graph = organizations(samples.HUYEN_UY, samples.HUYEN)
    assert objects(graph, SKOS.prefLabel) == ['"Đảng bộ huyện"']
    assert objects(graph, SKOS.altLabel) == ['"Đảng ủy huyện"']


def test_a_national_body_lies_in_vietnam() -> None:
    graph = organizations(samples.BO_CHINH_TRI)
    assert objects(graph, KG.place, "/organization/") == ['"Việt Nam"']


def test_a_parent_known_from_a_longer_name_only_is_marked() -> None:
    graph = organizations(samples.DANG_BO_VAN_PHONG)
    implied = {line.split(" ")[0] for line in graph.lines if f"<{KG.impliedBy}>" in line}
    assert len(implied) == 2
    assert len(objects(graph, ORG.subOrganizationOf)) == 2
    assert not any(node in " ".join(objects(graph, KG.organization)) for node in implied)


def test_a_body_of_one_province_is_no_part_of_one_of_another() -> None:
    whole = Body("Tỉnh ủy", "Bình Lâm", "party", "province", "Bình Lâm")
    here, there = (
        Body("UBKT Tỉnh ủy", it, "party", "province", it, parent=whole) for it in ("Bình Lâm", "An Khê Hạ")
    )  # UBKT Tỉnh ủy các tỉnh Bình Lâm, An Khê Hạ
    assert len(objects(organizations(here), ORG.subOrganizationOf)) == 1
    assert objects(organizations(there), ORG.subOrganizationOf) == []


def test_a_parent_the_article_names_itself_is_not_marked() -> None:
    graph = organizations(samples.VAN_PHONG, samples.UBND)
    assert objects(graph, KG.impliedBy) == []
    assert len(objects(graph, ORG.subOrganizationOf)) == 1


def test_the_same_office_of_four_provinces_is_four_bodies() -> None:
    places = ("Kiên Giang", "Cà Mau", "Bắc Ninh", "Hà Nam")
    made = [organizations(Body("Đảng bộ Văn phòng UBND tỉnh", p, "party", province=p)) for p in places]
    assert len({node for graph in made for node in objects(graph, KG.organization)}) == 4


def test_a_post_of_no_known_body_belongs_to_nobody_else() -> None:
    article, facts = samples.article()
    at = facts[0].evidence
    posts = [PostFact(person=p, role="Giám đốc", body=None, status="current", evidence=at) for p in ("Lê A", "Lê B")]
    graph = article_graph(article, posts)
    assert len(set(objects(graph, KG.post))) == 2
    assert objects(graph, ORG.postIn) == []


def test_unknown_codes_are_written_for_the_shapes_to_refuse() -> None:
    article, facts = samples.article()
    figure_fact = next(fact for fact in facts if isinstance(fact, StatisticFact))
    graph = article_graph(article, [replace(figure_fact, population="chim >")])
    assert objects(graph, KG.population) == [f"<{KG.iri}population-chim__>"]


def test_a_document_keeps_the_printed_number_and_ours_apart() -> None:
    article, facts = samples.article()
    paper = Document("regulation", "76-QĐ/WT", None, suggested="76-QĐ/TW")
    graph = article_graph(article, [DocumentFact(document=paper, evidence=facts[0].evidence)])
    assert objects(graph, KG.number) == ['"76-QĐ/WT"']
    assert objects(graph, KG.suggestedNumber) == ['"76-QĐ/TW"']


def test_a_group_that_receives_is_no_node() -> None:
    article, facts = samples.article()
    (group,) = (fact for fact in facts if isinstance(fact, AwardFact) and fact.recipient_kind == "group")
    graph = article_graph(article, [group])
    assert objects(graph, KG.recipient) == []
    assert objects(graph, KG.count) == [f'"16"^^<{XSD.integer}>']


# The article


def test_the_article_is_described_and_attributed() -> None:
    article, facts = samples.article()
    graph = article_graph(replace(article, found=(("place", Span(0, 7)),), digest_of="Báo X"), facts)
    node = article_iri(DEFAULT_BASE, article.id)
    assert objects(graph, KG.publisher, node) == ['"Báo Kỳ Lâm"']
    assert objects(graph, KG.url, node) == [f'"https://example.org/tin/1"^^<{XSD.anyURI}>']
    assert objects(graph, KG.published, node) == [f'"2020-08-15"^^<{XSD.date}>']
    assert objects(graph, KG.found, node) == ['"place title 0-7"']
    assert objects(graph, KG.digestOf, node) == ['"Báo X"']
    assert objects(graph, KG.knowledge) == [f'"{knowledge_digest()}"']


def test_an_article_without_facts_is_a_graph_too() -> None:
    graph = article_graph(Article("rong", "Không có gì."), [])
    assert len(graph.lines) == 9


def test_the_digest_of_the_words_changes_with_them() -> None:
    one, two = (article_graph(Article("a", text), []) for text in ("một", "hai"))
    assert objects(one, KG.textDigest) != objects(two, KG.textDigest)


def test_the_agent_is_a_version_and_its_knowledge() -> None:
    version, knowledge = agent()
    assert version and re.fullmatch(r"sha256:[0-9a-f]{64}", knowledge)


# Cost


def test_the_budget_of_quads() -> None:
    """15 a fact on average, evidence and entities included; a figure 20."""
    article, facts = samples.article()
    whole = len(article_quads(article, facts))
    assert whole / len(facts) <= 15.5
    figures = [fact for fact in facts if isinstance(fact, StatisticFact)]
    without = [fact for fact in facts if not isinstance(fact, StatisticFact)]
    assert (whole - len(article_quads(article, without))) / len(figures) <= 20


def test_mapping_takes_little_time() -> None:
    """Measured: 1.2 to 1.6 ms for 40 facts on a slow core; the bound only catches a change of order."""
    articles = [samples.random_article(seed) for seed in range(30)]
    started = time.process_time()
    for article, facts in articles:
        article_graph(article, facts)
    assert (time.process_time() - started) / len(articles) < 0.02
