"""From when to when: four days for each tenure, each with the kind of evidence it rests on."""

from dataclasses import replace

import pyoxigraph as ox
import pytest

from kg.iris import DEFAULT_BASE
from kg.mapping import article_quads
from kg.model import Article, Body, ChangeFact, Evidence, Fact, PostFact, Span
from kg.query.rows import select
from kg.resolve import resolve
from kg.resolve.patch import Patch
from kg.resolve.seats import single
from kg.vocabulary import XSD

HUYEN_UY = Body("Huyện ủy", "Kỳ Lâm", "party", "district", "Hà Tĩnh")
EVIDENCE = Evidence(Span(0, 26), "a.rule")
DAYS = ("fromEarliest", "fromLatest", "untilEarliest", "untilLatest")


def bulletin(id: str, published: str, *facts: Fact) -> list[str]:
    return article_quads(Article(id, "Một câu ngắn để làm chứng.", published=published), list(facts))


def holds(
    name: str, status: str = "current", body: Body | None = HUYEN_UY, role: str = "Bí thư", **more: str
) -> PostFact:
    return PostFact(person=name, role=role, body=body, status=status, evidence=EVIDENCE, **more)


def moves(name: str, change: str, date: str = "") -> ChangeFact:
    return ChangeFact(person=name, change=change, role="Bí thư", body=HUYEN_UY, date=date, evidence=EVIDENCE)


def layer(*articles: list[str]) -> ox.Store:
    store = ox.Store()
    store.load("\n".join(resolve(articles, base=DEFAULT_BASE)).encode(), ox.RdfFormat.N_TRIPLES)
    return store


def interval(store: ox.Store, name: str) -> str:
    """The four days of somebody's tenure with the first letters of their kinds: ``2020-08-14 s``, ``-`` for none."""
    asked = " ".join(f"OPTIONAL {{ ?t kg:{day} ?{day} ; kg:{day}Kind ?{day}Kind }}" for day in DAYS)
    (row,) = select(
        store, f"SELECT * {{ ?t a kg:Tenure ; org:member/skos:prefLabel ?name {asked} }}", name=ox.Literal(name)
    )
    told = [f"{row[day]} {row[f'{day}Kind'].rpartition('-')[2]}".strip() or "-" for day in DAYS]
    return " | ".join(told)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ([holds("Lê Văn An")], "- | 2020-08-15 observed | 2020-08-15 observed | -"),
        (
            [moves("Lê Văn An", "elected", "2020-08-14"), holds("Lê Văn An")],
            "2020-08-14 stated | 2020-08-14 stated | 2020-08-15 observed | -",
        ),
        (
            [moves("Lê Văn An", "appointed", "2010")],
            "2010-01-01 stated | 2010-12-31 stated | 2010-01-01 stated | -",
        ),
        (
            [holds("Lê Văn An", "former", start="2005", end="2010-06")],
            "2005-01-01 stated | 2005-12-31 stated | 2010-06-01 stated | 2010-06-30 stated",
        ),
        ([moves("Lê Văn An", "left")], "- | - | - | 2020-08-15 observed"),
        (
            [holds("Lê Văn An", "former", term="2010-2015")],
            "2010-01-01 term | 2015-12-31 term | 2010-01-01 term | 2020-08-15 observed",
        ),
        (
            [holds("Lê Văn An", term="2020-2025")],
            "2020-01-01 term | 2020-08-15 observed | 2020-08-15 observed | 2025-12-31 term",
        ),
        ([holds("Lê Văn An", term="2010-2015")], "- | 2020-08-15 observed | 2020-08-15 observed | -"),
        ([holds("Lê Văn An", start="--05-19")], "- | 2020-08-15 observed | 2020-08-15 observed | -"),
    ],
    ids=["observed", "stated", "partial", "both", "left", "past-term", "term", "term-contradicted", "no-year"],
)
def test_each_bound_has_its_kind_of_evidence(facts: list[Fact], expected: str) -> None:
    assert interval(layer(bulletin("a", "2020-08-15", *facts)), "Lê Văn An") == expected


def test_without_a_date_nothing_bounds() -> None:
    assert interval(layer(bulletin("a", "", holds("Lê Văn An"))), "Lê Văn An") == "- | - | - | -"


def test_a_partial_date_stays_partial() -> None:
    store = layer(bulletin("a", "2020-08-15", moves("Lê Văn An", "appointed", "2010")))
    (row,) = select(store, "SELECT ?start (DATATYPE(?start) AS ?type) { ?t a kg:Tenure ; kg:start ?start }")
    assert row == {"start": "2010", "type": XSD.gYear}


def test_who_comes_later_ends_the_tenure_before() -> None:
    store = layer(bulletin("a", "2015-03-02", holds("Lê Văn An")), bulletin("b", "2020-08-15", holds("Trần Thị Bé")))
    assert interval(store, "Lê Văn An") == "- | 2015-03-02 observed | 2015-03-02 observed | 2020-08-15 succession"
    assert interval(store, "Trần Thị Bé") == "2015-03-02 succession | 2020-08-15 observed | 2020-08-15 observed | -"
    (row,) = select(
        store,
        "SELECT ?one ?two { ?a kg:follows ?b . ?a org:member/skos:prefLabel ?one . ?b org:member/skos:prefLabel ?two }",
    )
    assert row == {"one": "Trần Thị Bé", "two": "Lê Văn An"}


def test_succession_comes_before_a_term_and_after_what_is_stated() -> None:
    store = layer(
        bulletin("a", "2018-03-02", holds("Lê Văn An", term="2015-2020")),
        bulletin("b", "2019-08-15", moves("Trần Thị Bé", "elected", "2019-08-14")),
    )
    assert interval(store, "Lê Văn An").endswith("| 2019-08-14 succession")
    assert interval(store, "Trần Thị Bé").startswith("2019-08-14 stated |")


def test_two_on_one_seat_at_once_follow_nobody() -> None:
    store = layer(
        bulletin("a", "2015-03-02", holds("Lê Văn An")),
        bulletin("b", "2020-08-15", holds("Trần Thị Bé"), holds("Hồ Văn Cảnh")),
    )
    assert not list(select(store, "SELECT ?a { ?a kg:follows ?b }"))


def test_who_goes_as_another_comes_is_followed_and_bounds_nothing() -> None:
    store = layer(
        bulletin("a", "2015-03-02", holds("Lê Văn An")),
        bulletin("b", "2018-05-20", holds("Lê Văn An")),  # by his title of before
        bulletin("c", "2018-05-08", holds("Trần Thị Bé")),
        bulletin("d", "2020-08-15", holds("Trần Thị Bé")),
    )
    (row,) = select(store, "SELECT ?name { ?a kg:follows ?b . ?b org:member/skos:prefLabel ?name }")
    assert row == {"name": "Lê Văn An"}
    assert "succession" not in interval(store, "Lê Văn An") + interval(store, "Trần Thị Bé")


@pytest.mark.parametrize("day", ["2018-03-20", "2014-05-20"])
def test_two_for_long_or_one_within_the_other_follow_nobody(day: str) -> None:
    store = layer(
        bulletin("a", "2015-03-02", holds("Lê Văn An")),
        bulletin("b", "2018-05-20", holds("Lê Văn An")),
        bulletin("c", day, holds("Trần Thị Bé")),
        bulletin("d", "2020-08-15" if day > "2018" else "2018-06-01", holds("Trần Thị Bé")),
    )
    assert not list(select(store, "SELECT ?a { ?a kg:follows ?b }"))


@pytest.mark.parametrize("gone", ["a", "b", "c"])
def test_a_patch_bounds_those_who_stay(gone: str) -> None:
    """Neither of the others is named in the article that goes or comes."""
    days = {"a": "2012-03-02", "b": "2016-01-05", "c": "2020-08-15"}
    names = {"a": "Lê Văn An", "b": "Trần Thị Bé", "c": "Hồ Văn Cảnh"}
    articles = {id: bulletin(id, days[id], holds(names[id], term="2010-2025")) for id in days}
    few = [lines for id, lines in articles.items() if id != gone]
    less, more = stored(few), stored(list(articles.values()))
    coming, going = Patch(stored(few), DEFAULT_BASE), Patch(stored(list(articles.values())), DEFAULT_BASE)
    quads = "".join(f"{line}\n" for line in articles[gone]).encode()
    coming.learn(quads)
    coming.finish()
    going.forget(articles[gone][0].rsplit("<", 1)[1].split(">")[0], quads)
    going.finish()
    assert said(coming) == sorted(map(str, more))
    assert said(going) == sorted(map(str, less))


def stored(articles: list[list[str]]) -> ox.Store:
    store = layer(*articles)
    for lines in articles:
        store.load("\n".join(lines).encode(), ox.RdfFormat.N_QUADS)
    return store


def said(patch: Patch) -> list[str]:
    return sorted(map(str, patch._store))


@pytest.mark.parametrize("body", [Body("Phòng Nội vụ"), None])
def test_an_open_body_and_a_shared_office_have_no_succession(body: Body | None) -> None:
    ones = [holds("Lê Văn An", body=body), holds("Lê Văn Tư", role="Phó Bí thư")]
    others = [holds("Trần Thị Bé", body=body), holds("Trần Thị Tám", role="Phó Bí thư")]
    store = layer(bulletin("a", "2015-03-02", *ones), bulletin("b", "2020-08-15", *others))
    assert not list(select(store, "SELECT ?a { ?a kg:follows ?b }"))


@pytest.mark.parametrize(
    ("role", "body", "place", "one"),
    [
        ("Bí thư", "Tỉnh ủy", "Hà Tĩnh", True),
        ("Phó Bí thư", "Tỉnh ủy", "Hà Tĩnh", False),
        ("Bí thư", "Ban Chấp hành Trung ương Đảng", "Việt Nam", False),
        ("Bí thư", "Trung ương Đoàn", "Việt Nam", False),
        ("Trưởng phòng", "Phòng Nội vụ", "Hà Tĩnh", True),
        ("Trưởng phòng", "Sở Nội vụ", "Hà Tĩnh", False),
        ("Giám đốc", "Sở Nội vụ", "Hà Tĩnh", True),
        ("Giám đốc", "Sở Nội vụ", "", False),
    ],
)
def test_a_seat_of_one(role: str, body: str, place: str, one: bool) -> None:
    assert single(role, body, place, "Hà Tĩnh" if place == "Hà Tĩnh" else "") == one


def test_years_that_a_text_gives_to_several_posts_begin_none_before_its_act() -> None:
    years = holds("Lê Văn An", "former", start="1996", end="2012")
    store = layer(
        bulletin("a1", "2020-08-15", years), bulletin("a2", "2020-08-16", moves("Lê Văn An", "elected", "2003"))
    )
    assert interval(store, "Lê Văn An").startswith("1996-01-01 stated | 2003-12-31 stated | 2012-01-01 stated")
    alone = layer(bulletin("a1", "2020-08-15", years))
    assert interval(alone, "Lê Văn An").startswith("1996-01-01 stated | 1996-12-31 stated")


def test_a_dismissal_from_a_body_ends_the_post_that_the_same_sentence_calls_former() -> None:
    dismissed = ChangeFact(
        person="Lê Văn An",
        change="disciplined",
        role="cách chức",
        body=HUYEN_UY,
        date="2018-12-26",
        evidence=EVIDENCE,
    )
    elsewhere = Body("Huyện đoàn", "Kỳ Lâm", "mass", "district", "Hà Tĩnh")
    store = layer(
        bulletin("a", "2018-03-02", holds("Lê Văn An")),
        bulletin("b", "2020-01-01", dismissed, holds("Lê Văn An", "former")),
    )
    assert interval(store, "Lê Văn An").endswith("2018-03-02 observed | 2018-12-26 stated | 2018-12-26 stated")
    long_gone = layer(
        bulletin("a", "2017-09-07", moves("Lê Văn An", "left", "2017-09-05")),
        bulletin("b", "2020-01-01", dismissed, holds("Lê Văn An", "former")),
    )
    assert interval(long_gone, "Lê Văn An").endswith("2017-09-05 stated | 2017-09-05 stated")
    other = layer(bulletin("b", "2020-01-01", dismissed, holds("Lê Văn An", "former", body=elsewhere)))
    assert interval(other, "Lê Văn An").endswith("| - | 2020-01-01 observed")


@pytest.mark.parametrize(
    ("act", "ended"),
    [
        ("Ông An bị cách chức Bí thư Huyện ủy.", "2018-12-26 stated"),
        ("Ông An bị cách chức Phó Bí thư Huyện ủy.", "2020-01-01 observed"),
    ],
)
def test_a_dismissal_ends_a_post_that_its_own_sentence_names(act: str, ended: str) -> None:
    text = f"Ông Lê Văn An là nguyên Bí thư Huyện ủy. {act}"
    told = Evidence(Span(0, text.index(" Ông An")), "a.rule")
    said = Evidence(Span(text.index("Ông An"), len(text)), "a.rule")
    facts = [
        replace(holds("Lê Văn An", "former"), evidence=told),
        ChangeFact(
            person="Lê Văn An",
            change="disciplined",
            role="cách chức",
            body=HUYEN_UY,
            date="2018-12-26",
            evidence=said,
        ),
    ]
    store = layer(article_quads(Article("a", text, published="2020-01-01"), facts))
    assert interval(store, "Lê Văn An").endswith(f"| {ended}")


@pytest.mark.parametrize(
    ("days", "start"),
    [(["--07-09", "--02-09", "--07-09"], "--07-09"), (["--07-09", "--02-09"], ""), (["--02-09", "2018"], "2018")],
    ids=["most-told", "told-as-often", "with-a-year"],
)
def test_of_days_without_a_year_the_one_told_most_is_the_start(days: list[str], start: str) -> None:
    told = [bulletin(f"a{i}", "", moves("Lê Văn An", "elected", day)) for i, day in enumerate(days)]
    rows = list(select(layer(*told), "SELECT ?start { ?t a kg:Tenure ; kg:start ?start }"))
    assert [row["start"] for row in rows] == [start] * bool(start)


def test_a_term_alone_lies_after_whom_articles_show_from_its_first_year_on() -> None:
    store = layer(
        bulletin("a", "", moves("Lê Văn An", "elected", "2015-10-06"), moves("Lê Văn An", "left", "2017-10-06")),
        bulletin("b", "", holds("Trần Thị Bé", term="2015-2020")),
    )
    told = "2017-10-06 succession | 2020-12-31 term | 2017-10-06 succession | 2020-12-31 term"
    assert interval(store, "Trần Thị Bé") == told
