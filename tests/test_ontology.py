"""The ontology says of every term what the vocabulary spells, in both languages and with an example."""

import re
from functools import cache

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH, SKOS

from kg.check.shapes import shapes
from kg.mapping.schemes import award_kind, role_concept
from kg.model import TOPICS
from kg.resources import ONTOLOGY, QUERIES, ROOT, SHAPES
from kg.text.spelling import name_key
from kg.vocabulary import CODES, KG, ORG, concept
from kg.vocabulary import SKOS as SKOS_TERMS

HOME = "https://w3id.org/vnkg/ontology"


@cache
def ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in sorted(ONTOLOGY.glob("*.ttl")):
        graph.parse(path, format="turtle")
    return graph


def terms() -> list[str]:
    """Every term of ours that the ontology describes."""
    return sorted({str(term) for term in ontology().subjects(RDFS.label) if str(term).startswith(KG.iri)})


def is_role(term: str) -> bool:
    return term.startswith(f"{KG.iri}role-")


def test_a_file_for_each_topic_and_one_that_imports_them() -> None:
    assert sorted(path.stem for path in ONTOLOGY.glob("*.ttl")) == sorted([*TOPICS, "kg", "consistency"])
    assert {path.stem for path in SHAPES.glob("*.ttl")} == {*TOPICS, "kg", "resolved"}
    imports = {str(name) for name in ontology().objects(rdflib.URIRef(HOME), OWL.imports)}
    assert imports == {f"{HOME}/{topic}" for topic in TOPICS}


def test_the_ontology_and_the_vocabulary_have_the_same_terms() -> None:
    spelled = {KG.iri + name for name in KG}
    spelled |= {concept(scheme, code) for scheme, codes in CODES.items() for code in codes}
    spelled |= {f"{KG.iri}scheme-{scheme}" for scheme in (*CODES, "role")}
    assert {term for term in terms() if not is_role(term)} == spelled
    assert sum(map(is_role, terms())) >= 60


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_term_has_a_label_in_each_language(language: str) -> None:
    for term in terms():
        labels = [x for x in ontology().objects(rdflib.URIRef(term), RDFS.label) if x.language == language]  # type: ignore[attr-defined]
        assert len(labels) == 1, term


def test_every_term_has_a_comment_and_an_example() -> None:
    for term in terms():
        for predicate in (RDFS.comment, SKOS.example):
            assert len(list(ontology().objects(rdflib.URIRef(term), predicate))) == 1, (term, predicate)


def test_every_concept_has_its_scheme_and_code() -> None:
    for term in ontology().subjects(RDF.type, SKOS.Concept):
        scheme, _, code = str(term).removeprefix(KG.iri).partition("-")
        assert ontology().value(term, SKOS.inScheme) == rdflib.URIRef(f"{KG.iri}scheme-{scheme}")
        assert str(ontology().value(term, SKOS.notation)) == code


def test_every_role_has_a_rank_and_heads_have_one_seat() -> None:
    for term in filter(is_role, terms()):
        rank = ontology().value(rdflib.URIRef(term), rdflib.URIRef(KG.rank))
        seats = ontology().value(rdflib.URIRef(term), rdflib.URIRef(KG.seats))
        assert rank is not None and 1 <= int(rank) <= 5, term  # type: ignore[call-overload]
        assert int(rank) != 1 or int(seats) == 1, term  # type: ignore[call-overload]


def test_no_two_roles_share_a_name() -> None:
    seen: dict[str, str] = {}
    for term in filter(is_role, terms()):
        for predicate in (SKOS.prefLabel, SKOS.altLabel):
            for label in ontology().objects(rdflib.URIRef(term), predicate):
                if label.language == "vi":  # type: ignore[attr-defined]
                    assert seen.setdefault(name_key(str(label)), term) == term, label


@pytest.mark.parametrize(
    ("printed", "code"),
    [("Bí thư", "bi-thu"), ("bí thư", "bi-thu"), ("Phó trưởng ban", "pho-truong-ban"), ("Thẩm phán", "tham-phan")],
)
def test_a_printed_role_finds_its_concept(printed: str, code: str) -> None:
    assert role_concept(printed) == f"{KG.iri}role-{code}"


@pytest.mark.parametrize("printed", ["", "Bí", "Bí thư thứ ba", "Trợ lý Thủ tướng"])
def test_a_role_outside_the_list_has_none(printed: str) -> None:
    assert role_concept(printed) is None


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("Huân chương Lao động hạng Nhì", "order"),
        ("huy hiệu 50 năm tuổi Đảng", "badge"),
        ("Cờ thi đua của Chính phủ", "flag"),
        ("Anh hùng Lao động", "title"),
        ("Hoàn thành tốt nhiệm vụ", "rating"),
        ("Giải Nhì hội thi", "prize"),
        ("Biểu trưng", "other"),
        ("Cờm", "other"),
    ],
)
def test_a_distinction_is_known_by_how_its_name_begins(printed: str, code: str) -> None:
    assert award_kind(printed) == concept("award", code)


def test_shapes_and_queries_use_only_terms_that_there_are() -> None:
    known = {*terms(), *(f"{ORG.iri}{name}" for name in ORG), *(f"{SKOS_TERMS.iri}{name}" for name in SKOS_TERMS)}
    for layer in ("article", "resolved"):
        used = {str(term) for triple in shapes(layer) for term in triple if str(term).startswith(KG.iri)}
        assert used <= known, used - known
    for path in sorted(QUERIES.rglob("*.rq")):
        names = re.findall(r"(?<![\w:])kg:([A-Za-z-]+)", re.sub(r"#.*", "", path.read_text(encoding="utf-8")))
        assert {KG.iri + name for name in names} <= known, path.name


def test_codes_in_shapes_are_those_of_their_scheme() -> None:
    graph = shapes("article")
    for shape, allowed in graph.subject_objects(SH["in"]):
        listed = [str(term) for term in rdflib.collection.Collection(graph, allowed)]
        if "-" in listed[0].partition("#")[2]:
            scheme = listed[0].partition("#")[2].partition("-")[0]
            assert listed == [concept(scheme, code) for code in CODES[scheme]], shape


def test_docs_name_every_property_and_class() -> None:
    text = (ROOT / "docs" / "graph.md").read_text(encoding="utf-8")
    told = set(re.findall(r"kg:([A-Za-z]+)", text)) | {
        f"{role}{end}" for role in ("date", "start", "end", "published") for end in ("", "Earliest", "Latest")
    }
    only_in_ontology = {"printed", "rank", "statisticsStructure", "Claim"}
    assert set(KG) - told == only_in_ontology - told
