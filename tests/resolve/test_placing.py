"""Bodies whose place an article leaves open: placed by their heads, with evidence; apart where that is not enough."""

import json

import pyoxigraph as ox
import pytest
from stories import KY_LAM, YEN_HOA, Story, council, identified, national, party

from kg.build import Request, build
from kg.cli import main
from kg.iris import DEFAULT_BASE, organization_iri, person_iri, post_iri
from kg.model import Body, Event
from kg.query.rows import select
from kg.query.terms import find_term
from kg.store.snapshot import open_snapshot

RARE = "Phan Thị Mỹ Lam"
OPEN = Body("Tỉnh ủy", "", "party", "province")
DISTRICT = Body("Huyện ủy", "", "party", "district")


def body(name: Body, story: Story) -> str:
    return f"<{organization_iri(DEFAULT_BASE, name, story.id)}>"


def settled(*stories: Story, left_open: Body = OPEN) -> list[tuple[str, str]]:
    """Where the body lies that the first article leaves open: none or one place."""
    places = identified(stories).places
    return [places[it] for it in (body(left_open, stories[0]),) if it in places]


def test_the_head_of_a_body_places_it():
    assert settled(Story("a").post("Bí thư", OPEN, name=RARE), Story("b").post("Bí thư", party(), name=RARE)) == [
        ("Hà Tĩnh", "Hà Tĩnh")
    ]


def test_a_district_whose_province_is_open_is_placed_in_it():
    its = Body("Huyện ủy", "Kỳ Lâm", "party", "district")
    first, second = Story("a").post("Bí thư", its, name=RARE), Story("b").post("Bí thư", KY_LAM, name=RARE)
    assert settled(first, second, left_open=its) == [("Kỳ Lâm", "Hà Tĩnh")]
    elsewhere = Story("b").post("Bí thư", YEN_HOA, name=RARE)
    assert settled(first, elsewhere, left_open=its) == []


@pytest.mark.parametrize(
    "others",
    [
        pytest.param([Story("b").post("Bí thư", party())], id="a name alone"),
        pytest.param([Story("b").post("Chủ tịch", council(), name=RARE)], id="another post"),
        pytest.param([Story("b").post("Phó Bí thư", party(), name=RARE)], id="no single seat"),
        pytest.param([Story("b").post("Bí thư", KY_LAM, name=RARE)], id="another kind of body"),
        pytest.param([Story("b").post("Bí thư", national("Đảng bộ"), name=RARE)], id="a national body"),
        pytest.param([Story("b").post("Bí thư", party(), "proposed", name=RARE)], id="not yet"),
        pytest.param(
            [
                Story(id).post("Bí thư", party(where, where), name=RARE)
                for id, where in (("b", "Hà Tĩnh"), ("c", "Cà Mau"))
            ],
            id="two provinces of one name",
        ),
    ],
)
def test_less_than_that_leaves_it_apart(others):
    name = others[0].facts[0].person
    assert settled(Story("a").post("Bí thư", OPEN, name=name), *others) == []


def test_two_heads_who_contradict_each_other_leave_it_apart():
    other = "Vi Mỹ Lam"
    first = Story("a").post("Bí thư", OPEN, name=RARE).post("Bí thư", OPEN, "former", name=other)
    here, there = (
        Story("b").post("Bí thư", party(), name=RARE),
        Story("c").post("Bí thư", party("Cà Mau", "Cà Mau"), name=other),
    )
    assert settled(first, here) == [("Hà Tĩnh", "Hà Tĩnh")]
    assert settled(first, here, there) == []


def test_an_article_that_tells_of_another_body_of_that_name_leaves_it_apart():
    first = Story("a").post("Bí thư", OPEN, name=RARE).post("Bí thư", party(), "former", name=RARE)
    assert settled(first, Story("b").post("Bí thư", party(), name=RARE)) == []


@pytest.mark.parametrize(("year", "places"), [("2024", 1), ("2026", 0)])
def test_it_is_told_within_a_term(year, places):
    first = Story("a", "2019-03-01").post("Bí thư", OPEN, name=RARE)
    assert len(settled(first, Story("b", f"{year}-02-01").post("Bí thư", party(), name=RARE))) == places


def test_two_open_bodies_place_nobody():
    assert settled(*(Story(id).post("Bí thư", OPEN, name=RARE) for id in "ab")) == []


ARTICLES = {
    "tin-1": f"Bà {RARE}, Bí thư Tỉnh ủy Hà Tĩnh, phát biểu khai mạc hội nghị sáng nay.",
    "tin-2": f"Bí thư Tỉnh ủy {RARE} đi kiểm tra đê biển. Ông Hồ Văn Mẫu, Phó Bí thư Tỉnh ủy, cùng đi.",
}


def built(folder, *articles: dict[str, str]):
    path = folder / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    build(Request(folder / "store", [str(path)], jobs=1))
    return folder / "store"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return built(tmp_path_factory.mktemp("placing"), *({"id": id, "text": text} for id, text in ARTICLES.items()))


def test_what_an_article_says_of_an_open_body_is_said_of_the_placed_one(store):
    with open_snapshot(store) as snapshot:
        left_open = organization_iri(DEFAULT_BASE, OPEN, "tin-2")
        known = organization_iri(DEFAULT_BASE, party(), "")
        assert find_term(snapshot.graph, DEFAULT_BASE, left_open).value == known
        post = post_iri(DEFAULT_BASE, "Phó Bí thư", OPEN, "tin-2", "")
        deputy = find_term(snapshot.graph, DEFAULT_BASE, post)
        assert deputy.value == post_iri(DEFAULT_BASE, "Phó Bí thư", party(), "", "")
        holders = "SELECT ?who { ?tenure org:member ?who ; kg:post ?post ; org:organization ?body ; a kg:Tenure }"
        (row,) = select(snapshot.graph, holders, post=deputy, body=find_term(snapshot.graph, DEFAULT_BASE, known))
        assert row["who"] == person_iri(DEFAULT_BASE, "tin-2", "Hồ Văn Mẫu")
        bodies = list(select(snapshot.graph, "SELECT ?it { ?it a kg:Organization }"))
        assert [row["it"] for row in bodies] == [known]


def test_explain_tells_who_places_it(store, capsys):
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", "explain", organization_iri(DEFAULT_BASE, OPEN, "tin-2"), "--store", str(store)])
    assert left.value.code == 0
    told = capsys.readouterr().out.partition("left open")[2]
    assert RARE in told and f"tin-1: {ARTICLES['tin-1']}" in told and "tin-2: " in told


def test_a_numbered_congress_is_that_of_the_placed_body():
    from kg.resolve import resolve
    from kg.resolve.terms import term

    congress = [Event("congress", "Đại hội Đảng bộ huyện lần thứ XII", its, ordinal="12") for its in (DISTRICT, KY_LAM)]
    stories = [
        Story(id).post("Bí thư", its.body, name=RARE).attends(its, name=RARE)
        for id, its in zip("ab", congress, strict=True)
    ]
    lines = list(resolve([story.quads for story in stories], base=DEFAULT_BASE))
    events = {
        line.split(" ")[0] for line in lines if line.endswith(f"{term('https://w3id.org/vnkg/ontology#Event')} .")
    }
    assert len(events) == 1


@pytest.mark.parametrize("told", [True, False], ids=["metadata", "bare"])
def test_bodies_of_one_name_stay_apart_whether_or_not_their_places_are_told(tmp_path, told):
    """Four articles about one kind of body, of which only the last names its province in the text."""
    provinces = ("Hà Tĩnh", "Cà Mau", "Lai Châu", "")
    texts = ["Đảng bộ Văn phòng UBND tỉnh vừa tổng kết một năm công tác."] * 3
    texts += ["Đảng bộ Văn phòng UBND tỉnh Sơn La vừa tổng kết một năm công tác."]
    articles = [{"id": f"tin-{n}", "text": text} for n, text in enumerate(texts)]
    if told:
        articles = [it | ({"place": where} if where else {}) for it, where in zip(articles, provinces, strict=True)]
    bodies = "SELECT ?it ?place { ?it a kg:Organization ; skos:prefLabel ?name OPTIONAL { ?it kg:place ?place } }"
    with open_snapshot(built(tmp_path, *articles)) as snapshot:
        for name in ("Đảng bộ Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"):
            found = [row["place"] for row in select(snapshot.graph, bodies, name=ox.Literal(name))]
            assert sorted(found) == [*sorted(provinces[:3] if told else ["", "", ""]), "Sơn La"]
