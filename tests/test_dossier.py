"""A dossier of a person or a body: what is in it, what is marked, and the three ways in which it is written."""

import io
import re
from html.parser import HTMLParser
from pathlib import Path

import house
import pyoxigraph as ox
import pytest
from docx import Document

from kg.build import Request, build
from kg.dossier import FORMATS, Dossier, Entry, Quote, Section, Source, dossier, read, write
from kg.messages import UsageProblem, use
from kg.query import find_term
from kg.query.named import parse
from kg.query.rows import select
from kg.resources import QUERIES
from kg.store.snapshot import open_snapshot
from kg.vocabulary import KG

TOLD = """Ngày 5/8/2020, bà Trần Thị Cúc được bầu giữ chức Bí thư Thành ủy Đà Nẵng.
Ông Lê Văn Bình, nguyên Bí thư Thành ủy Đà Nẵng, dự Hội nghị.
Thành ủy Đà Nẵng đề nghị bổ nhiệm ông Phạm Văn Dũng giữ chức Phó Bí thư Thành ủy Đà Nẵng.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("dossier")
    house.make(folder / "store", house.file(folder, range(20)))
    return folder / "store"


def made(store: Path, name: str, **options: int) -> Dossier:
    with open_snapshot(store) as snapshot:
        return dossier(snapshot.graph, find_term(snapshot.graph, snapshot.base, name), **options)


def section(it: Dossier, heading: str) -> tuple[Entry, ...]:
    return next((found.entries for found in it.sections if found.heading == heading), ())


def test_a_person_has_posts_a_career_events_and_the_words_for_them(store):
    it = made(store, "Trần Đình Mơ", quotes=0)
    assert it.title == "Trần Đình Mơ" and dict(it.about)["IRI"].startswith("https://w3id.org/vnkg/id/person/")
    (post,) = (entry for entry in section(it, "Posts") if entry.words == "Phó Bí thư, Tỉnh ủy, Hà Tĩnh")
    assert any(
        re.fullmatch(r"\d{4}-\d\d-\d\d \((stated|observed|succession|term)\)", value) for _, value in post.details
    )
    assert post.witnesses >= 1
    assert {value for entry in section(it, "Events attended") for _, value in entry.details} >= {"attend", "direct"}
    with open_snapshot(store) as snapshot:
        for quote in (quote for found in it.sections for entry in found.entries for quote in entry.quotes):
            article = snapshot.record(quote.source.article).article
            assert quote.words in " ".join(f"{article.title} {article.text}".split())
            assert (quote.source.title, quote.source.publisher) == (article.title, article.publisher)
    assert [source.number for source in it.sources] == list(range(1, len(it.sources) + 1))


def test_a_body_has_people_events_documents_and_what_it_belongs_to(store):
    it = made(store, "Đảng bộ huyện Kỳ Lâm")
    assert it.title == "Đảng bộ huyện, Kỳ Lâm"
    headings = {found.heading for found in it.sections}
    assert headings >= {"People", "Events", "Documents issued", "Awards received", "Figures"}
    assert any("4512" in value for entry in section(it, "Figures") for _, value in entry.details)
    assert all(entry.quotes for entry in section(it, "People"))


def test_what_does_not_simply_hold_is_marked(tmp_path):
    (tmp_path / "tin.txt").write_text(TOLD, encoding="utf-8")
    build(Request(tmp_path / "store", [str(tmp_path / "tin.txt")], jobs=1, published="2020-08-06"))
    it = made(tmp_path / "store", "Thành ủy Đà Nẵng")
    people = {entry.words: entry.marks for entry in section(it, "People")}
    assert people["Lê Văn Bình"] == ("former",) and "former" not in people["Trần Thị Cúc"]
    assert "Phạm Văn Dũng" not in people
    changes = {word: entry.marks for entry in section(it, "Changes of people by date") for _, word in entry.details}
    assert changes["Phạm Văn Dũng"] and changes["Trần Thị Cúc"] == ()


@pytest.mark.parametrize("modality", ["planned", "proposed", "denied", "reported"])
def test_every_other_modality_is_a_mark(modality):
    graph = ox.Store()
    graph.update(
        "PREFIX kg: <https://w3id.org/vnkg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "PREFIX dcterms: <http://purl.org/dc/terms/> INSERT DATA { <p:1> a kg:Person ; skos:prefLabel 'A' . "
        f"<c:1> a kg:ChangeClaim ; kg:person <p:1> ; kg:change kg:change-elected ; "
        f"kg:modality kg:modality-{modality} ; "
        "kg:witnesses 1 ; kg:quote 'words' ; kg:article <a:1> . "
        "<a:1> dcterms:identifier 'a' ; kg:url 'javascript:alert(1)' }"
    )
    it = dossier(graph, ox.NamedNode("p:1"))
    (entry,) = section(it, "Career by date")
    assert (entry.marks, entry.words) == ((modality,), "elected")
    assert it.sources[0].url == "", "an address that is no page is no link"


def test_it_speaks_vietnamese(store):
    try:
        use("vi")
        it = made(store, "Trần Đình Mơ")
    finally:
        use("en")
    assert {found.heading for found in it.sections} >= {"Chức vụ", "Sự kiện đã dự"}
    assert "Số bài" in it.basis


@pytest.mark.parametrize("path", sorted((QUERIES / "dossier").glob("*.rq")), ids=lambda path: path.stem)
def test_every_column_has_a_name_in_both_languages(path):
    query = parse(path.stem, path.read_bytes(), path.name)
    assert query.english and query.vietnamese
    assert path.stem in {"about", "evidence", *(name for names in read.SECTIONS.values() for name in names)}
    text = query.text.replace("{{facts}}", "")
    columns = list(ox.Store().query(text).variables)
    if path.stem == "evidence":
        return
    try:
        for language in ("en", "vi"):
            use(language)
            for column in (variable.value for variable in columns):
                if column not in ("fact", "when", "type", "witnesses") and not column.endswith("_kind"):
                    assert read._name(column) != column or (language == "en" and "_" not in column), column
    finally:
        use("en")


def test_a_name_of_several_and_a_thing_of_another_kind_are_refused(store):
    with pytest.raises(UsageProblem) as caught:
        made(store, "Ban Thường vụ Huyện ủy")
    assert caught.value.key == "term.several"
    with open_snapshot(store) as snapshot:
        (post, *_) = (row["p"] for row in select(snapshot.graph, "SELECT ?p { ?p a kg:Post } ORDER BY ?p"))
        for iri in (post, KG.Person, "https://w3id.org/vnkg/id/person/x/1"):
            with pytest.raises(UsageProblem) as caught:
                dossier(snapshot.graph, ox.NamedNode(iri))
            assert caught.value.key == "dossier.kind"


def test_quotes_that_are_not_shown_are_counted(store):
    everything, first = made(store, "Trần Đình Mơ", quotes=0), made(store, "Trần Đình Mơ", quotes=1)
    pairs = zip(everything.sections, first.sections, strict=True)
    entries = [(a, b) for one, other in pairs for a, b in zip(one.entries, other.entries, strict=True)]
    assert all(len(b.quotes) == 1 and len(a.quotes) == 1 + b.more for a, b in entries if a.quotes)


# Writing

NASTY = '<script>alert("x")</script> *a* | [b](c) & “d”'
URL = "https://bao.example/tin?a=1&b=2"
SOURCE = Source(1, "tin-1", NASTY, "Báo Ví dụ", "2020-08-15", URL, "bài gốc")
INVENTED = Dossier(
    title=f"Người {NASTY}",
    about=(("IRI", "https://a.example/x"),),
    sections=(
        Section("Chức vụ", (Entry(NASTY, "2020-08", ("nguyên",), (("đến", "2021"),), 2, (Quote(NASTY, SOURCE),), 5),)),
        Section("Trực thuộc", (Entry("Tỉnh ủy"),)),
    ),
    sources=(SOURCE,),
    basis="Số bài: 1",
    advice="Hãy xem bài gốc.",
)


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.words = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data):
        self.words += data


def words_of_docx(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)


def test_all_is_in_a_page_that_needs_nothing_and_shows_words_as_they_are():
    page = Page()
    page.feed(write(INVENTED, "html").decode("utf-8"))
    assert not {"script", "link", "img", "iframe"} & {*page.tags}
    assert page.links == ["#source-1", URL]
    assert page.words.count(NASTY) == 5  # title twice, an entry, its quote, its source
    for words in (
        "Báo Ví dụ, 2020-08-15",
        "nguyên",
        "2020-08",
        "đến: 2021",
        "bài gốc",
        "more quotes: 5",
        INVENTED.advice,
    ):
        assert words in page.words


def test_markdown_shows_words_as_they_are():
    text = write(INVENTED, "md").decode("utf-8")
    assert "<script" not in text.replace("\\<script", "") and f"<{URL}>" in text
    assert text.count(r"\*a\* \| \[b\](c)") == 4
    assert "- 2020-08: **" in text and "**[nguyên]**; đến: 2021; independent witnesses: 2" in text


def test_a_document_has_the_same_words_each_time():
    content = write(INVENTED, "docx")
    words = words_of_docx(content)
    assert words.count(NASTY) == 4 and URL in words and "[nguyên]" in words
    properties = Document(io.BytesIO(content)).core_properties
    assert (properties.author, properties.created, properties.modified.year) == ("kg", properties.modified, 2000)
    assert words == words_of_docx(write(INVENTED, "docx"))


@pytest.mark.parametrize("form", FORMATS)
def test_each_way_of_writing_has_every_quote_of_a_real_one(store, form):
    it = made(store, "Đảng bộ huyện Kỳ Lâm")
    content = write(it, form)
    if form == "docx":
        words = words_of_docx(content)
    elif form == "html":
        page = Page()
        page.feed(content.decode("utf-8"))
        words = page.words
    else:
        words = re.sub(r"\\(.)", r"\1", content.decode("utf-8"))
    quotes = {quote.words for found in it.sections for entry in found.entries for quote in entry.quotes}
    assert len(quotes) > 5 and all(quote in words for quote in quotes)
    if form != "docx":
        assert content == write(made(store, "Đảng bộ huyện Kỳ Lâm"), form)
