"""Facts to quads, to the store, through queries/facts/*.rq: the same rows as the facts print directly."""

from collections import Counter
from dataclasses import replace

import pyoxigraph
import pytest
import samples

from kg.iris import body_identity
from kg.mapping import article_graph
from kg.model import Fact, OrganizationFact, StatisticFact
from kg.resources import QUERIES
from kg.tables import COLUMNS, rows

Row = tuple[str, ...]


def read_back(lines: tuple[str, ...], table: str) -> list[Row]:
    store = pyoxigraph.Store()
    store.load("\n".join(lines).encode(), format=pyoxigraph.RdfFormat.N_QUADS)
    query = (QUERIES / "facts" / f"{table}.rq").read_text(encoding="utf-8")
    found = store.query(query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert [variable.value for variable in found.variables] == list(COLUMNS[table])
    return [tuple(term.value for term in row) for row in found]


def listed(facts: list[Fact]) -> list[Row]:
    """The organizations table: each body once, the names a đảng bộ first."""
    best: dict[tuple[str, ...], tuple[object, ...]] = {}
    for fact in facts:
        if isinstance(fact, OrganizationFact):
            body = fact.body
            rank = (not body.name.startswith("Đảng bộ"), fact.evidence.statement.start, body.name)
            row = (body.name, body.place, body.kind)
            key = body_identity(body)
            best[key] = min(best.get(key, (rank, row)), (rank, row))
    return [row for _, row in best.values()]  # type: ignore[misc]


def expected(facts: list[Fact], table: str) -> list[Row]:
    return listed(facts) if table == "organizations" else rows(facts)[table]


def test_a_query_for_each_table() -> None:
    assert sorted(path.stem for path in (QUERIES / "facts").glob("*.rq")) == sorted(COLUMNS)


@pytest.mark.parametrize("table", COLUMNS)
def test_the_full_article_comes_back_row_by_row(table: str) -> None:
    article, facts = samples.article()
    found = read_back(article_graph(article, facts).lines, table)
    assert found
    assert Counter(found) == Counter(expected(facts, table))


@pytest.mark.parametrize("seed", range(25))
def test_random_articles_come_back_row_by_row(seed: int) -> None:
    article, facts = samples.random_article(seed, 60)
    graph = article_graph(article, facts)
    for table in COLUMNS:
        if table != "organizations":  # kinds drawn at random for one body contradict each other
            facts_once = list(dict.fromkeys(facts))
            assert Counter(read_back(graph.lines, table)) == Counter(expected(facts_once, table)), table


def test_two_figures_that_print_alike_stay_two_rows() -> None:
    article, facts = samples.article()
    figures = read_back(article_graph(article, facts).lines, "statistics")
    assert [row[2] for row in figures].count("90") == 2
    assert len(set(figures)) == len(figures) - 1


def test_figures_alike_in_everything_but_their_place_stay_two() -> None:
    article, facts = samples.article()
    share = next(fact for fact in facts if isinstance(fact, StatisticFact) and fact.population == "cells")
    other = next(fact for fact in facts if isinstance(fact, StatisticFact) and fact.population == "members")
    twin = replace(share, evidence=other.evidence)
    assert len(read_back(article_graph(article, [share, twin]).lines, "statistics")) == 2
    assert len(read_back(article_graph(article, [share, share]).lines, "statistics")) == 1


def test_a_fact_stated_twice_is_one_row() -> None:
    article, facts = samples.article()
    graph = article_graph(article, facts)
    statements = sum("/claim/organization/" in line and "#type>" in line for line in graph.lines)
    assert statements == 6
    assert len(read_back(graph.lines, "organizations")) == 4


def test_rows_follow_the_article() -> None:
    article, facts = samples.article()
    found = read_back(article_graph(article, facts).lines, "posts")
    places = [article.reading.index(row[0]) for row in found]
    assert places == sorted(places)


def test_unknown_and_national_places_print_as_nothing() -> None:
    article, facts = samples.article()
    found = read_back(article_graph(article, facts).lines, "organizations")
    assert ("Bộ Chính trị", "", "party") in found
    former = read_back(article_graph(article, facts).lines, "posts")
    assert ("Võ Văn Tám", "Bí thư", "", "", "former") in former


def test_names_come_back_as_this_fact_prints_them() -> None:
    article, facts = samples.article()
    people = [row[0] for row in read_back(article_graph(article, facts).lines, "participations")]
    assert "Lê Thị Thùy Ngân" in people
    posts = read_back(article_graph(article, facts).lines, "posts")
    assert ("Lê Thị Thuỳ Ngân", "Bí thư", "Đảng ủy huyện", "Kỳ Lâm", "new") in posts


def test_plans_are_no_changes() -> None:
    article, facts = samples.article()
    changes = read_back(article_graph(article, facts).lines, "changes")
    assert "Phan Tất Đạt" not in {row[0] for row in changes}
    assert ("Võ Văn Tám", "disciplined", "cảnh cáo") in {row[:3] for row in changes}
