"""Exports of records: what articles assert, each with its quotes; nothing that is only planned, proposed or denied."""

import json
from pathlib import Path
from typing import Any

import house
import pyoxigraph as ox
import pytest
import samples

from kg.export.run import export
from kg.iris import DEFAULT_BASE
from kg.messages import UsageProblem, text
from kg.store.snapshot import open_snapshot
from kg.vocabulary import VOID

ROOT = Path(__file__).parents[1]
FORMATS = {
    "ftm": {},
    "popolo": {},
    "void": {},
    "schema": {"profile": "schema"},
    "webannotation": {"profile": "webannotation"},
}
NGAN, DAT = "Lê Thị Thuỳ Ngân", "Phan Tất Đạt"  # elected; only proposed


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    house.make(folder / "store", house.file(folder, range(6)))
    return folder / "store"


def written(store: Path, name: str, path: Path, **more: str) -> str:
    form = name if name in ("ftm", "popolo", "void") else "jsonld"
    with open_snapshot(store) as snapshot:
        export(snapshot, form, path, **FORMATS[name], **more)
    return path.read_text(encoding="utf-8")


@pytest.fixture
def ftm(store, tmp_path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(store, "ftm", tmp_path / "a").splitlines()]


@pytest.fixture
def popolo(store, tmp_path) -> dict[str, list[dict[str, Any]]]:
    return json.loads(written(store, "popolo", tmp_path / "a"))


@pytest.fixture
def schema(store, tmp_path) -> list[dict[str, Any]]:
    return json.loads(written(store, "schema", tmp_path / "a"))["@graph"]


@pytest.mark.parametrize("name", FORMATS)
def test_each_time_the_same_bytes(store, tmp_path, name):
    assert written(store, name, tmp_path / "a") == written(store, name, tmp_path / "b")


def one(found: list[dict[str, Any]], **said: object) -> dict[str, Any]:
    (it,) = (it for it in found if said.items() <= it.items())
    return it


def test_ftm_has_who_held_what_with_proof(ftm):
    (ngan,) = (it for it in ftm if it["schema"] == "Person" and NGAN in it["properties"]["name"])
    (held,) = (it for it in ftm if it["properties"].get("holder") == [ngan["id"]])
    post = one(ftm, id=held["properties"]["post"][0])
    assert post["schema"] == "Position" and post["properties"]["name"][0].startswith("Bí thư")
    article = one(ftm, id=held["properties"]["proof"][0])
    assert article["properties"]["title"] == [samples.TITLE] and article["properties"]["publishedAt"] == ["2020-08-15"]
    words = "Đại hội bầu bà Lê Thị Thuỳ Ngân giữ chức Bí thư Đảng ủy huyện. [vi-du-01]"
    assert words in held["properties"]["description"]


def test_popolo_has_memberships_with_sources(popolo):
    ngan = one(popolo["persons"], name=NGAN)
    (held,) = (it for it in popolo["memberships"] if it["person_id"] == ngan["id"])
    assert (
        held["role"] == "Bí thư"
        and one(popolo["posts"], id=held["post_id"])["organization_id"] == held["organization_id"]
    )
    source = held["sources"][0]
    assert source["url"] == "https://example.org/tin/1" and NGAN in source["note"] and source["date"] == "2020-08-15"


def test_schema_has_roles_between_people_and_bodies(schema):
    ngan = one(schema, **{"@type": "Person", "name": NGAN})
    role = one(schema, **{"@id": ngan["memberOf"][0]})
    assert role["@type"] == "OrganizationRole" and role["roleName"] == "Bí thư"
    quote = one(schema, **{"@id": role["subjectOf"][0]})
    article = one(schema, **{"@id": quote["isPartOf"]})
    assert NGAN in quote["text"] and article["headline"] == samples.TITLE and article["datePublished"] == "2020-08-15"
    assert {it["@type"] for it in schema if it.get("identifier") == "05-NQ/HU"} == {"DigitalDocument"}  # of the Party


def test_who_is_only_proposed_and_what_is_only_planned_is_left_out(ftm, popolo, schema):
    names = {
        "ftm": {(it["schema"], name) for it in ftm for name in it["properties"].get("name", ())},
        "popolo": {(kind, it.get("name", "")) for kind, found in popolo.items() for it in found},
        "schema": {(it["@type"], it.get("name", "")) for it in schema},
    }
    for form, (person, event) in {
        "ftm": ("Person", "Event"), "popolo": ("persons", "events"), "schema": ("Person", "Event")
    }.items():  # fmt: skip
        assert {(person, NGAN), (event, samples.TITLE)} <= names[form]
        assert not {(person, DAT), (event, samples.CONFERENCE.title)} & names[form]


def test_an_annotation_has_position_and_quote_and_its_claims(store, tmp_path):
    page = json.loads(written(store, "webannotation", tmp_path / "a"))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage"
    texts = {house.article(seed).id: house.article(seed) for seed in range(6)}
    in_titles = 0
    for it in page["items"]:
        *place, words = it["target"]["selector"]
        article = texts[it["target"]["source"]["identifier"]]
        assert words["type"] == "TextQuoteSelector" and it["body"] and it["motivation"] == "describing"
        for span in place:
            assert span["type"] == "TextPositionSelector"
            assert article.text[span["start"] : span["end"]] == words["exact"]
        in_titles += not place
        assert place or words["exact"] in article.title
    modalities = {body["modality"] for it in page["items"] for body in it["body"]}
    assert in_titles and modalities >= {"kg:modality-asserted", "kg:modality-planned", "kg:modality-proposed"}


def test_the_description_counts_and_names_a_licence(store, tmp_path):
    licence = "https://creativecommons.org/licenses/by/4.0/"
    graph = list(ox.parse(written(store, "void", tmp_path / "a", licence=licence), ox.RdfFormat.TURTLE))
    about = {
        quad.predicate.value: quad.object.value for quad in graph if quad.subject.value == f"{DEFAULT_BASE}dataset"
    }
    with open_snapshot(store) as snapshot:
        assert int(about[VOID.triples]) == len(
            list(snapshot.graph.quads_for_pattern(None, None, None, ox.DefaultGraph()))
        )
    assert about["http://purl.org/dc/terms/license"] == licence
    with pytest.raises(UsageProblem, match="takes an IRI"):
        written(store, "void", tmp_path / "b", licence="CC BY")


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_lost_is_in_the_docs(name):
    page = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")
    row = f"| `jsonld --profile {name}` |" if "profile" in FORMATS[name] else f"| `{name}` |"
    lost = text(f"export.lost.{name}", "en")
    assert [line for line in page.splitlines() if line.startswith(row) and line.endswith(f"| {lost} |")]
