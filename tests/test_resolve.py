"""The resolved layer: joined by IRI, one value out of many, tenures; made whole or in parts, the same."""

import dataclasses
import random

import pyoxigraph as ox
import pytest
import samples

from kg.iris import DEFAULT_BASE
from kg.mapping import article_quads
from kg.model import Article, Body, ChangeFact, Evidence, Fact, PostFact, Span
from kg.query.rows import select
from kg.resolve import resolve
from kg.resolve.patch import Patch
from kg.vocabulary import concept

TINH_UY = Body("Tỉnh ủy", "Hà Tĩnh", "party", "province", "Hà Tĩnh")


def graph(*articles: tuple[Article, list[Fact]]) -> ox.Store:
    """The resolved layer of some articles."""
    lines = resolve((article_quads(*it) for it in articles), base=DEFAULT_BASE)
    store = ox.Store()
    store.load("\n".join(lines).encode(), ox.RdfFormat.N_TRIPLES)
    return store


def bulletin(id: str, published: str, *facts: Fact) -> tuple[Article, list[Fact]]:
    return Article(id, "Một câu ngắn để làm chứng.", published=published), list(facts)


EVIDENCE = Evidence(Span(0, 26), "a.rule")


def post(person: str = "Lê Thị Ngân", status: str = "current", **more: str) -> PostFact:
    return PostFact(person=person, role="Bí thư", body=TINH_UY, status=status, evidence=EVIDENCE, **more)  # type: ignore[arg-type]


def change(kind: str, date: str = "", modality: str = "asserted") -> ChangeFact:
    return ChangeFact(
        person="Lê Thị Ngân", change=kind, role="Bí thư", body=TINH_UY, date=date, evidence=EVIDENCE, modality=modality
    )


def tenure(*articles: tuple[Article, list[Fact]]) -> dict[str, str]:
    (row,) = select(
        graph(*articles),
        """SELECT * { ?t a kg:Tenure OPTIONAL { ?t kg:start ?start } OPTIONAL { ?t kg:end ?end }
        OPTIONAL { ?t kg:observedFirst ?first } OPTIONAL { ?t kg:observedLast ?last }
        OPTIONAL { ?t kg:observedPast ?past } }""",
    )
    return {name: value for name, value in row.items() if value and name != "t"}


def test_order_of_articles_and_lines_is_no_matter():
    articles = [samples.article(), *(samples.random_article(seed) for seed in range(1, 8))]
    quads = [article_quads(*it) for it in articles]
    once = sorted(set(resolve(quads, base=DEFAULT_BASE)))
    random.Random(1).shuffle(quads)
    for lines in quads:
        random.Random(2).shuffle(lines)
    assert sorted(set(resolve(quads, base=DEFAULT_BASE))) == once
    assert len(once) > 1000


def test_a_tenure_holds_what_is_stated_apart_from_what_is_observed():
    assert tenure(bulletin("a", "2020-08-15", post(), change("elected", "2020-08-14"))) == {
        "start": "2020-08-14",
        "first": "2020-08-14",
        "last": "2020-08-15",
    }


def test_an_appointment_recounted_is_not_observed_on_the_day_of_the_article():
    assert tenure(bulletin("a", "2020-08-15", change("appointed", "2010"))) == {
        "start": "2010",
        "first": "2010-01-01",
        "last": "2010-12-31",
    }


def test_undated_changes_are_of_the_day_of_the_article():
    assert tenure(bulletin("a", "2020-08-15", change("re-elected"))) == {"first": "2020-08-15", "last": "2020-08-15"}
    assert tenure(bulletin("a", "2020-08-15", change("left"))) == {"past": "2020-08-15"}


def test_a_tenure_states_the_first_start_and_the_last_end_a_day_before_its_year():
    start = post(start="2015", end="2020"), post(start="2015-09-10", end="2020-10-01")
    assert tenure(bulletin("a", "", *start)) == {"start": "2015-09-10", "end": "2020-10-01"}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ([("2020-01-01", "current")], "current"),
        ([("2020-01-01", "new")], "new"),
        ([("2020-01-01", "new"), ("2020-02-01", "current")], "current"),
        ([("2020-01-01", "current"), ("2021-01-01", "former")], "former"),
        ([("2020-01-01", "former"), ("2020-01-01", "current")], "former"),  # on one day: it was over by its end
        ([("2020-01-01", "former"), ("2021-01-01", "current")], "current"),  # back again
        ([("", "former"), ("2021-01-01", "current")], "former"),
    ],
)
def test_the_status_of_a_tenure_is_what_its_articles_say_together(told, status):
    articles = [bulletin(f"a{number}", day, post(status=it)) for number, (day, it) in enumerate(told)]
    (row,) = select(graph(*articles), "SELECT ?status { ?t a kg:Tenure ; kg:status ?status }")
    assert row["status"] == concept("status", status)


def test_a_tenure_says_how_many_articles_publishers_and_dates_it_rests_on():
    articles = [
        (Article("a", "Một câu ngắn để làm chứng.", published="2020-01-01", publisher="Báo A"), [post()]),
        (
            Article("b", "Một câu ngắn để làm chứng!", published="2020-01-01", publisher="Báo B"),
            [post(), post(start="2019")],
        ),
        (Article("c", "Một câu ngắn để làm chứng?"), [post(status="former")]),
        (Article("d", "Một câu ngắn để làm chứng…", publisher="Báo C"), [post(modality="denied")]),
    ]
    asked = (
        "SELECT ?articles ?publishers ?dates { ?t kg:articles ?articles ; kg:publishers ?publishers ; kg:dates ?dates }"
    )
    assert list(select(graph(*articles), asked)) == [{"articles": "3", "publishers": "2", "dates": "1"}]


@pytest.mark.parametrize("modality", ["planned", "proposed", "denied", "reported", "conditional"])
def test_only_asserted_claims_make_a_tenure(modality):
    found = graph(bulletin("a", "2020-08-15", change("elected", "2020-08-14", modality), post(modality=modality)))
    assert not list(select(found, "SELECT ?t { ?t a kg:Tenure }"))
    assert len(list(select(found, "SELECT ?c { ?c kg:post ?p ; kg:quote ?q }"))) == 2


def test_a_proposed_post_is_no_tenure():
    assert not list(select(graph(bulletin("a", "", post(status="proposed"))), "SELECT ?t { ?t a kg:Tenure }"))


def test_a_name_alone_joins_no_people_and_a_settled_body_is_one():
    other = dataclasses.replace(post(), role="Chuyên viên")
    found = graph(bulletin("a", "", post()), bulletin("b", "", other))
    assert len(list(select(found, "SELECT ?p { ?p a kg:Person }"))) == 2
    assert len(list(select(found, "SELECT ?o { ?o a kg:Organization }"))) == 1
    assert [
        row["label"] for row in select(found, "SELECT ?label { ?p a kg:Post ; skos:prefLabel ?label } ORDER BY ?label")
    ] == [
        "Bí thư, Tỉnh ủy, Hà Tĩnh",
        "Chuyên viên, Tỉnh ủy, Hà Tĩnh",
    ]


def test_most_articles_decide_a_label_and_the_others_stay_beside_it():
    spelled = [post(), post(), post()]
    spelled[0] = PostFact(
        person="A Văn B",
        role="Bí thư",
        body=Body("Tỉnh uỷ", "Hà Tĩnh", "party", "province", "Hà Tĩnh"),
        status="current",
        evidence=EVIDENCE,
    )
    found = graph(*(bulletin(str(n), "", fact) for n, fact in enumerate(spelled)))
    (row,) = select(
        found, "SELECT ?label ?other { ?o a kg:Organization ; skos:prefLabel ?label ; skos:altLabel ?other }"
    )
    assert row == {"label": "Tỉnh ủy", "other": "Tỉnh uỷ"}


def test_every_claim_carries_its_article_and_its_words():
    found = graph(samples.article())
    query = "SELECT ?c { ?c kg:modality ?m FILTER NOT EXISTS { ?c kg:article ?a ; kg:quote ?q . ?a dcterms:title ?t } }"
    assert not list(select(found, query))


def test_every_thing_is_derived_from_claims_but_for_a_place_and_a_body_known_from_inside_a_name():
    found = graph(samples.article())
    query = """SELECT ?x { ?x skos:prefLabel ?l
        FILTER NOT EXISTS { ?x prov:wasDerivedFrom|kg:impliedBy|dcterms:source ?c } }"""
    assert not list(select(found, query))


@pytest.mark.parametrize("seed", range(6))
def test_a_patched_layer_is_the_layer_made_anew(seed):
    pick = random.Random(seed)
    graphs = {seed: "\n".join(article_quads(*samples.random_article(seed))) + "\n" for seed in range(1, 13)}
    older = {seed: "\n".join(article_quads(*samples.random_article(seed, 25))) + "\n" for seed in range(1, 13)}
    before = {key: pick.choice((older, graphs))[key] for key in pick.sample(sorted(graphs), 9)}
    after = {key: graphs[key] for key in pick.sample(sorted(graphs), 9)}
    store = whole(before.values())
    patch = Patch(store, DEFAULT_BASE)
    for key, quads in before.items():
        if after.get(key) != quads:
            patch.forget(quads.rsplit("<", 1)[1].split(">")[0], quads.encode())
    for key, quads in after.items():
        if before.get(key) != quads:
            patch.learn(quads.encode())
    patch.finish()
    assert sorted(map(str, store)) == sorted(map(str, whole(after.values())))


def whole(graphs) -> ox.Store:
    store = ox.Store()
    resolved = resolve((quads.split("\n")[:-1] for quads in graphs), base=DEFAULT_BASE)
    store.load(("".join(graphs) + "\n".join(resolved)).encode(), ox.RdfFormat.N_QUADS)
    return store
