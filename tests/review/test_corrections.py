"""Every table can be set right: a row is wrong, has another value, or is written by hand from its words."""

from dataclasses import fields

import pytest
import samples

from kg.build import Request, build
from kg.mapping import article_graph
from kg.model import Fact
from kg.review.corrections import RULE, corrected, written
from kg.review.logs import Line
from kg.tables import COLUMNS, row_of

ARTICLE, FACTS = samples.article()
CHANGES = {
    "organizations": {"name": "Đảng ủy huyện mới"},
    "posts": {"role": "Phó Chủ tịch"},
    "changes": {"date": "2020-08-15"},
    "events": {"title": "Đại hội điểm", "start": "2020-08-15"},
    "participations": {"role": "speak"},
    "documents": {"number": "06-NQ/HU"},
    "awards": {"award": "Huân chương Lao động hạng Ba"},
    "statistics": {"value": "4513"},
    "profiles": {"value": "x"},
    "parents": {"parent": "Tỉnh ủy"},
    "relations": {"relation": "amends"},
    "adoptions": {"adopted": "Nghị quyết khác"},
}


def line(verb: str, fact: Fact, becomes: tuple[str, ...] = ()) -> Line:
    table, row = row_of(fact)
    quote = ARTICLE.quote(fact.evidence.statement)
    what = (ARTICLE.id, table, quote, written(row) if verb != "add" else "", written(becomes) if becomes else "")
    return Line("2021-04-05", "Lan", verb, "vì thế", what, id="0123abcd")


def first(table: str) -> Fact:
    return next(fact for fact in FACTS if row_of(fact)[0] == table)


@pytest.mark.parametrize("table", COLUMNS)
def test_a_wrong_fact_goes_and_nothing_else(table):
    fact = first(table)
    standing, (done,) = corrected(ARTICLE, FACTS, [line("wrong", fact)])
    assert fact in done.withdrawn and not done.stated and done.kind == "wrong"
    assert [it for it in FACTS if it not in done.withdrawn] == list(standing)


@pytest.mark.parametrize("table", COLUMNS)
def test_a_changed_fact_says_what_the_row_says_and_keeps_the_rest(table):
    fact = first(table)
    row = dict(zip(COLUMNS[table], row_of(fact)[1], strict=True)) | CHANGES[table]
    _, (done,) = corrected(ARTICLE, FACTS, [line("change", fact, tuple(row.values()))])
    (stated,) = done.stated
    assert row_of(stated) == (table, tuple(row.values()))
    assert stated.evidence.statement == fact.evidence.statement and stated.evidence.rule == RULE
    for name in ("term", "population", "direction", "modality"):
        if name in {field.name for field in fields(fact)}:
            assert getattr(stated, name) == getattr(fact, name)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: type(fact).__name__)
def test_a_fact_that_was_missed_is_made_of_its_row_and_its_words(fact):
    others = [it for it in FACTS if it is not fact]
    table, row = row_of(fact)
    said = [it for it in others if row_of(it) == (table, row)]
    _, done = corrected(ARTICLE, others, [line("add", fact, row)])
    assert [row_of(it) for correction in done for it in correction.stated][:1] == [(table, row)]
    assert said or all(it.evidence.rule == RULE for it in done[0].stated)


def test_the_order_of_facts_is_no_matter():
    lines = [line("wrong", first("posts")), line("change", first("events"), ("other", "Hội", "", "", "", "", "", ""))]
    graphs = []
    for facts in (FACTS, FACTS[::-1]):
        standing, done = corrected(ARTICLE, facts, lines)
        graphs.append(article_graph(ARTICLE, standing, corrections=done).lines)
    assert graphs[0] == graphs[1]


def test_a_correction_of_what_is_not_said_does_nothing():
    for what in (
        (ARTICLE.id, "posts", "lời không có", "a | b | c | d | e", ""),
        (ARTICLE.id, "posts", "Đại hội", "a | b | c | d | e", ""),
        (ARTICLE.id, "postss", "Đại hội", "a", ""),
        (ARTICLE.id, "relations", "Đại hội", "", "a | cites | b"),
        (ARTICLE.id, "posts", "Đại hội", "", "a | b"),
    ):
        verb = "add" if not what[3] else "wrong"
        assert corrected(ARTICLE, FACTS, [Line("2021-04-05", "", verb, "", what)]) == (tuple(FACTS), ())


def test_what_was_set_right_passes_the_shapes(tmp_path):
    """Also when other facts of the article break them and are set aside."""
    import house

    from kg.review.logs import CORRECTIONS, add

    lines = [line("wrong", first("posts")), line("change", first("changes"), ("A", "acting", "x", "", "", "", ""))]
    add(tmp_path / "kg-decisions", CORRECTIONS, lines)
    request = Request(tmp_path / "kg-store", [str(house.file(tmp_path, [0]))], jobs=1, extract=house.extract)
    summary = build(request)
    assert len(summary.aside) == 1 and not summary.whole
    dumped = "\n".join(house.dump(tmp_path / "kg-store"))
    assert dumped.count("#withdraws>") == 2 and "acting" not in dumped
    assert "#states>" not in dumped
