"""The pages as they are sent: addresses of things, facts with their quotes, search, both languages, files."""

import csv
import hashlib
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from serving import Service, handmade, serving

import kg
from kg.messages import text
from kg.query.rows import select
from kg.serve.negotiate import GRAPHS
from kg.serve.search import find, names
from kg.store.snapshot import open_snapshot
from kg.vocabulary import DCTERMS, KG, RDF

BASE = "https://w3id.org/vnkg/id/"
HOUSE = Path(kg.__file__).parent


class Seen(HTMLParser):
    """Links, words and scripts of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words = ""
        self.inline = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        self.links += [(given["href"] or "").removesuffix("?lang=en")] if "href" in given else []
        self.inline += (tag == "script" and "src" not in given) or tag == "style" or "style" in given
        self.inline += any(name.startswith("on") for name in given)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture(scope="session")
def person(store: Path) -> str:
    """The path of somebody with a post and a quote."""
    with open_snapshot(store) as snapshot:
        rows = select(snapshot.graph, "SELECT ?who { ?who skos:prefLabel 'Trần Đình Mơ' } ORDER BY ?who LIMIT 1")
        return next(rows)["who"].removeprefix(BASE)


@pytest.mark.parametrize(
    ("accept", "suffix"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", ".html"),
        ("text/turtle", ".ttl"),
        ("application/ld+json", ".jsonld"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.1", ".rdf"),
        ("application/n-triples", ".nt"),
    ],
)
def test_the_address_of_a_thing_leads_to_a_document_about_it(service: Service, person, accept, suffix) -> None:
    answer = service.get(f"id/{person}", accept=accept)
    assert (answer.status, answer.headers["location"]) == (303, f"/id/{person}{suffix}")
    assert service.get(answer.headers["location"]).status == 200
    assert service.get(f"id/{person}", accept="image/png").status == 406


def test_the_documents_of_a_thing_say_one_thing(service: Service, person: str) -> None:
    formats = {".ttl": ox.RdfFormat.TURTLE, ".jsonld": ox.RdfFormat.JSON_LD, ".nt": ox.RdfFormat.N_TRIPLES}
    graphs = [
        {quad.triple for quad in ox.parse(service.get(f"id/{person}{suffix}").body, format=form)}
        for suffix, form in formats.items()
    ]
    assert graphs[0] == graphs[1] == graphs[2]
    about = {triple.subject.value.removeprefix(BASE).partition("/")[0] for triple in graphs[0]}
    assert {"person", "claim", "tenure", "post", "article"} <= about
    assert service.get(f"id/{person}.ttl").media == GRAPHS["turtle"]
    assert service.get(f"id/{person}.ttl").body == service.get(f"id/{person}.ttl").body


def test_the_page_of_a_person_has_every_fact_with_its_quote(service: Service, store: Path, person: str) -> None:
    page = service.get(f"id/{person}.html")
    seen = Seen(page.text)
    words = " ".join(seen.words.split())
    with open_snapshot(store) as snapshot:
        rows = list(
            select(
                snapshot.graph,
                "SELECT ?quote ?title ?article ?claim { ?who prov:wasDerivedFrom ?claim . ?claim kg:quote ?quote ; "
                "kg:article ?article . ?article dcterms:title ?title }",
                who=ox.NamedNode(BASE + person),
            )
        )
    assert len(rows) >= 3
    for row in rows:
        assert " ".join(row["quote"].split()) in words
        assert row["title"] in words
        assert f"/id/{row['claim'].removeprefix(BASE)}" in seen.links
        assert f"/id/{row['article'].removeprefix(BASE)}" in seen.links
    assert f"/id/{person}.ttl" in seen.links
    assert "posts held" in words.lower()
    assert "independent witnesses" in words
    assert not seen.inline


def test_all_that_a_page_links_to_here_is_here(service: Service, person: str) -> None:
    links = {link for link in Seen(service.get(f"id/{person}.html").text).links if link.startswith("/id/")}
    assert len(links) > 10
    for link in sorted(links):
        answer = service.get(link, accept="text/html")
        assert answer.status in (200, 303), link


@pytest.mark.parametrize("kind", ["organization", "post", "event", "document", "award", "article", "place", "claim"])
def test_every_kind_of_thing_has_a_page(service: Service, store: Path, kind: str) -> None:
    with open_snapshot(store) as snapshot:
        found = min(
            quad.subject.value
            for quad in snapshot.graph.quads_for_pattern(None, None, None, ox.DefaultGraph())
            if quad.subject.value.startswith(f"{BASE}{kind}/")
        )
    page = service.get(f"id/{found.removeprefix(BASE)}.html")
    assert page.status == 200
    assert found in page.text


def test_what_only_articles_know_has_an_address_too(service: Service, store: Path) -> None:
    with open_snapshot(store) as snapshot:
        graph = min(str(name.value) for name in snapshot.graph.named_graphs())
        within = len(list(snapshot.graph.quads_for_pattern(None, None, None, ox.NamedNode(graph))))
    path = f"id/{graph.removeprefix(BASE)}"
    assert service.get(f"{path}.html").status == 200
    assert len(list(ox.parse(service.get(f"{path}.nt").body, format=ox.RdfFormat.N_TRIPLES))) >= within


def test_who_has_been_joined_to_another_is_found_at_the_other(tmp_path: Path) -> None:
    old, new = (ox.NamedNode(f"{BASE}person/an/{number}") for number in (2, 1))
    quads = [
        ox.Quad(old, ox.NamedNode(DCTERMS.isReplacedBy), new),
        ox.Quad(new, ox.NamedNode(RDF.type), ox.NamedNode(KG.Person)),
    ]
    with serving(handmade(tmp_path / "store", BASE, quads)) as service:
        assert service.get("id/person/an/2.html").headers["location"] == "/id/person/an/1.html"
        assert service.get("id/person/an/2", accept="text/turtle").headers["location"] == "/id/person/an/1.ttl"
        assert service.get("id/person/an/1.html").status == 200


@pytest.mark.parametrize(
    "path", ["id/person/nobody/000000000000", "id/person/x.html", "id/", "id/%3Cscript%3E.ttl", "x"]
)
def test_what_is_not_here_is_told(service: Service, path: str) -> None:
    answer = service.get(path, accept="text/html", accept_language="vi")
    assert answer.status == 404
    assert text("serve.none", "vi") in answer.text


def test_pages_speak_both_languages(service: Service, person: str) -> None:
    english, vietnamese = (service.get(f"id/{person}.html?lang={lang}").text for lang in ("en", "vi"))
    assert '<html lang="en">' in english
    assert "independent witnesses" in english
    assert '<html lang="vi">' in vietnamese
    assert "số nguồn độc lập" in vietnamese
    assert "independent witnesses" not in vietnamese
    assert '<html lang="vi">' in service.get("", accept_language="vi-VN,vi;q=0.9,en;q=0.8").text
    assert (
        f"/id/{person}.html?facts=posts&lang=en"
        in Seen(service.get(f"id/{person}.html?facts=posts&lang=vi").text).links
    )


def test_words_of_articles_are_never_markup(service: Service) -> None:
    page = service.get(f"search?q={quote('<script>alert(1)</script>')}").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


# Search


def test_search_needs_no_marks_and_knows_short_forms(store: Path) -> None:
    with open_snapshot(store) as snapshot:
        for typed in ("tran dinh mo", "Trần Đình Mơ", "TRẦN ĐÌNH", "mơ đình"):
            assert find(snapshot, typed)[0].label == "Trần Đình Mơ", typed
        assert find(snapshot, "UBND huyện Kỳ Lâm")[0].label == find(snapshot, "Ủy ban nhân dân huyện Kỳ Lâm")[0].label
        assert [hit.kind for hit in find(snapshot, "ha tinh", kinds=("place",))] == ["place"]
        assert all(not find(snapshot, typed) for typed in ("", " ", "…", "zzzz"))
        assert len(names(snapshot)) > 50


def test_the_name_with_its_tones_comes_first(store: Path) -> None:
    with open_snapshot(store) as snapshot:
        assert {hit.label for hit in find(snapshot, "Hà Tĩnh")[:1]} == {"Hà Tĩnh"}


def test_suggestions_are_what_the_box_shows(service: Service) -> None:
    answer = service.get("suggest?q=tran+dinh")
    assert answer.media == "application/json"
    assert '"label":"Trần Đình Mơ"' in answer.text


# Other addresses


def test_a_named_query_is_a_query_for_any_service(service: Service) -> None:
    answer = service.get("queries/leaders.rq")
    assert answer.media == "application/sparql-query"
    ox.Store().query(answer.text)  # without our prefixes
    assert service.get("queries/none.rq").status == 404


def test_the_picture_is_the_page_of_kg_view(service: Service, store: Path, tmp_path: Path) -> None:
    page = service.get(f"view?about={quote('Trần Đình Mơ')}&depth=1&lang=vi")
    assert page.status == 200
    assert "script-src &#x27;sha256-" in page.text
    assert page.headers["content-security-policy"] == "frame-ancestors 'none'"
    assert service.get("view?about=Nobody").status == 400
    again = service.get(f"view?about={quote('Trần Đình Mơ')}&depth=1&lang=vi")
    file = tmp_path / "page.html"
    command = ["--lang", "vi", "view", "--store", str(store), "--about", "Trần Đình Mơ", "-o", str(file)]
    subprocess.run([sys.executable, "-m", "kg", *command], check=True, capture_output=True)
    assert page.body == again.body == file.read_bytes()


def test_the_ontology_is_the_same_bytes_each_time(service: Service) -> None:
    answers = [service.get("ontology", accept=media).body for media in ("text/turtle", "application/ld+json") * 2]
    assert answers[0] == answers[2] and answers[1] == answers[3]


def test_the_ontology_is_served(service: Service) -> None:
    answer = service.get("ontology", accept="text/html")
    subjects = {quad.subject.value for quad in ox.parse(answer.body, format=ox.RdfFormat.TURTLE)}
    assert {KG.Person, f"{KG.iri}status-current"} <= subjects


@pytest.mark.parametrize(
    "path", ["static/../app.py", "static/%2e%2e%2fapp.py", "static/app.py", "static//etc/passwd", "static/vendor.tsv"]
)
def test_no_other_file_is_served(service: Service, path: str) -> None:
    assert service.get(path).status == 404


def test_what_others_made_is_unmodified() -> None:
    lines = [
        line for line in (HOUSE / "vendor" / "vendor.tsv").read_text(encoding="utf-8").splitlines() if line[0] != "#"
    ]
    rows = list(csv.DictReader(lines, delimiter="\t"))
    assert sorted(row["file"] for row in rows) == sorted(
        path.name for path in (HOUSE / "vendor").iterdir() if path.name != "vendor.tsv"
    )
    for row in rows:
        assert hashlib.sha256((HOUSE / "vendor" / row["file"]).read_bytes()).hexdigest() == row["sha256"], row["file"]


def test_every_word_of_the_pages_is_among_the_messages() -> None:
    used = {
        key
        for path in (HOUSE / "serve").rglob("*")
        if path.suffix in (".html", ".py")
        for key in re.findall(r'"((?:page|serve)\.[a-z-]+)"', path.read_text(encoding="utf-8"))
    } | {"serve.ready"}
    table = (HOUSE.parent / "data" / "messages.tsv").read_text(encoding="utf-8")
    assert used == set(re.findall(r"^((?:page|serve)\.[a-z-]+)\t", table, re.MULTILINE))
