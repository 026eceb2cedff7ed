"""Reconciliation as a client of the API 0.2 does it: manifest, candidates, suggestions, previews, values; every kind of
answer that has a published schema is held against it (marked ``shared``)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from serving import Service, handmade, serving

from kg.serve.properties import properties
from kg.serve.search import KINDS

BASE = "https://w3id.org/vnkg/id/"
SCHEMAS = Path(__file__).parents[3] / "shared" / "conformance" / "reconciliation-0.2" / "schemas"
PEOPLE = """
@prefix kg: <https://w3id.org/vnkg/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @base <https://w3id.org/vnkg/id/> .
<person/hung/1> a kg:Person ; skos:prefLabel "Lê Văn Hùng" .
<person/hung/2> a kg:Person ; skos:prefLabel "Lê Văn Hưng" .
<person/thuy/1> a kg:Person ; skos:prefLabel "Đỗ Thị Thủy" .
<person/thuy/2> a kg:Person ; skos:prefLabel "Đỗ Thị Thuỷ" .
<tenure/t/1> a kg:Tenure ; org:member <person/thuy/1> ; kg:post <post/p/1> ; org:organization <organization/o/1> .
<tenure/t/2> a kg:Tenure ; org:member <person/thuy/2> ; kg:post <post/p/2> ; org:organization <organization/o/2> .
<post/p/1> a kg:Post ; skos:prefLabel "Bí thư, Huyện ủy, Sông Lam" ; kg:roleName "Bí thư" .
<post/p/2> a kg:Post ; skos:prefLabel "Chủ tịch, UBND huyện, Sông Lam" ; kg:roleName "Chủ tịch" .
<organization/o/1> a kg:Organization ; skos:prefLabel "Huyện ủy" ; kg:place "Sông Lam" ; kg:level kg:level-district .
<organization/o/2> a kg:Organization ; skos:prefLabel "UBND huyện" ; kg:place "Sông Lam" .
<claim/profile/1> a kg:ProfileClaim ; kg:person <person/hung/1> ; kg:attribute kg:attribute-birth ;
  kg:date "1970"^^xsd:gYear .
<claim/profile/2> a kg:ProfileClaim ; kg:person <person/hung/2> ; kg:attribute kg:attribute-birth ;
  kg:date "1971-02-03"^^xsd:date .
<event/e/1> a kg:Event ; skos:prefLabel "Đại hội Đảng bộ huyện Sông Lam lần thứ III" ; kg:ordinal 3 .
"""


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    quads = list(ox.parse(PEOPLE, format=ox.RdfFormat.TURTLE))
    with serving(handmade(tmp_path_factory.mktemp("people") / "store", BASE, quads)) as it:
        yield it


def candidates(service: Service, **asked: Any) -> list[dict[str, Any]]:
    body = urlencode({"queries": json.dumps({"q0": asked})}).encode("ascii")
    answer = service.get("reconcile", method="POST", body=body, content_type="application/x-www-form-urlencoded")
    assert answer.status == 200, answer.text
    return list(json.loads(answer.body)["q0"]["result"])


def short(found: list[dict[str, Any]]) -> list[tuple[str, float, bool]]:
    return [(it["id"], it["score"], it["match"]) for it in found]


# Matching


def test_the_only_thing_of_a_name_is_matched(people: Service) -> None:
    found = candidates(people, query="Lê Văn Hùng", type="person")
    assert short(found)[0] == ("person/hung/1", 100, True)
    assert found[0]["type"] == [{"id": "person", "name": "person"}]


def test_a_name_that_differs_by_a_tone_is_another(people: Service) -> None:
    assert short(candidates(people, query="Lê Văn Hùng"))[1] == ("person/hung/2", 30, False)
    assert [it["match"] for it in candidates(people, query="Lê Văn Húng")] == [False, False]
    assert max(it["score"] for it in candidates(people, query="Lê Văn Húng")) <= 30


def test_a_name_without_marks_may_be_any_and_is_none_surely(people: Service) -> None:
    assert short(candidates(people, query="le van hung")) == [
        ("person/hung/1", 60, False),
        ("person/hung/2", 60, False),
    ]


def test_two_of_one_name_are_not_matched_unless_the_rest_fits_one(people: Service) -> None:
    """Thủy and Thuỷ are one name in two spellings."""
    assert [it["match"] for it in candidates(people, query="Đỗ Thị Thủy")] == [False, False]
    posts = [{"pid": "post", "v": "Chủ tịch, UBND huyện, Sông Lam"}]
    assert short(candidates(people, query="Đỗ Thị Thủy", properties=posts)) == [
        ("person/thuy/2", 100, True),
        ("person/thuy/1", 75, False),
    ]
    known = [{"pid": "body", "v": {"id": "organization/o/1", "name": "Huyện ủy Sông Lam"}}]
    assert candidates(people, query="Đỗ Thị Thủy", properties=known)[0]["id"] == "person/thuy/1"


def test_what_speaks_against_a_thing_takes_its_match(people: Service) -> None:
    for value, match in (("1970", True), ("1969", False), (1970, True), ("", True)):
        found = candidates(people, query="Lê Văn Hùng", properties=[{"pid": "birth", "v": value}])
        assert found[0]["match"] is match, value
    assert candidates(people, query="Lê Văn Hưng", properties=[{"pid": "birth", "v": ["1971-02-03", "?"]}])[0]["match"]


def test_bodies_are_known_by_short_forms_and_with_their_place(people: Service) -> None:
    for query in ("UBND huyện Sông Lam", "Ủy ban nhân dân huyện Sông Lam", "ubnd huyện SÔNG LAM"):
        assert short(candidates(people, query=query, type=["organization", "post"]))[0] == (
            "organization/o/2",
            100,
            True,
        )


@pytest.mark.parametrize("query", ["", "…", "Một cái tên không có ở đâu cả", "<>", "\U0001f600"])
def test_what_resembles_nothing_has_no_candidates(people: Service, query: str) -> None:
    assert candidates(people, query=query, properties=[{"pid": "nothing", "v": "x"}]) == []


def test_types_and_limits_hold(people: Service) -> None:
    assert {it["id"] for it in candidates(people, query="Sông Lam", type="event")} == {"event/e/1"}
    assert candidates(people, query="Sông Lam", type="unknown") == []
    assert len(candidates(people, query="le van hung", limit=1)) == 1
    assert candidates(people, properties=[{"pid": "name", "v": "Lê Văn Hùng"}])[0]["match"] is True


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("queries", "{"),
        ("queries", "[]"),
        ("queries", '{"q": 1}'),
        ("extend", "{}"),
        ("extend", '{"ids": [], "properties": [{"id": "unknown"}]}'),
    ],
)
def test_what_is_no_batch_is_told(people: Service, name: str, sent: str) -> None:
    answer = people.get(f"reconcile?{urlencode({name: sent})}")
    assert (answer.status, answer.media) == (400, "text/plain"), answer.text


# Schemas


def valid(name: str, answer: Any) -> None:
    import jsonschema
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT7

    files = {path: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.glob("*.json")}
    named = [(path.name, it) for path, it in files.items()] + [(it["$id"], it) for it in files.values()]
    registry = Registry().with_resources(
        [(uri, Resource.from_contents(it, default_specification=DRAFT7)) for uri, it in named]
    )
    schema = files[SCHEMAS / f"{name}.json"]
    jsonschema.Draft7Validator(schema, registry=registry).validate(answer)


@pytest.mark.shared
def test_a_round_trip_against_the_published_schemas(people: Service) -> None:
    """What OpenRefine does with a column: manifest, types, a batch, a look at a candidate, values of the matched."""

    def get(path: str) -> Any:
        return json.loads(people.get(path).body)

    manifest = get("reconcile")
    valid("manifest", manifest)
    assert manifest["identifierSpace"] == BASE
    here = manifest["suggest"]["type"]["service_url"] + "/"
    assert here == people.url

    def suggested(what: str, prefix: str) -> Any:
        answer = get(manifest["suggest"][what]["service_path"] + f"?prefix={quote(prefix)}")
        valid({"entity": "suggest-entities-response", "type": "suggest-types-response",
               "property": "suggest-properties-response"}[what], answer)  # fmt: skip
        return answer["result"]

    assert [it["id"] for it in suggested("type", "per")] == ["person"]
    assert {it["id"] for it in suggested("property", "post")} >= {"post"}
    assert {it["name"] for it in suggested("entity", "do thi thuy")} == {"Đỗ Thị Thủy", "Đỗ Thị Thuỷ"}

    batch = {f"q{n}": {"query": name, "type": "person", "limit": 3} for n, name in enumerate(
        ["Lê Văn Hùng", "Lê Văn Hưng", "le van hung", "Đỗ Thị Thủy", "Không ai"])}  # fmt: skip
    valid("reconciliation-query-batch", batch)
    results = get(f"reconcile?{urlencode({'queries': json.dumps(batch)})}")
    valid("reconciliation-result-batch", results)
    assert list(results) == list(batch)
    matched = [it["id"] for key in batch for it in results[key]["result"] if it["match"]]
    assert matched == ["person/hung/1", "person/hung/2"]

    assert people.get(f"id/{quote(matched[0], safe='')}", accept="text/html").status == 303
    assert manifest["view"]["url"] == f"{people.url}id/{{{{id}}}}"
    preview = people.get(
        manifest["preview"]["url"].removeprefix(people.url).replace("{{id}}", quote(matched[0], safe=""))
    )
    assert "Lê Văn Hùng" in preview.text
    assert "frame-ancestors http://127.0.0.1:* http://localhost:*" in preview.headers["content-security-policy"]
    flyout = get(manifest["suggest"]["entity"]["flyout_service_path"].replace("${id}", quote(matched[0], safe="")))
    assert flyout["id"] == matched[0]
    assert "Lê Văn Hùng" in flyout["html"]

    proposal = get(manifest["extend"]["propose_properties"]["service_path"] + "?type=person&limit=5")
    valid("data-extension-property-proposal", proposal)
    assert [it["id"] for it in proposal["properties"]] == ["name", "post", "body", "birth", "home"]
    asked = {"ids": [*matched, "person/thuy/1", "organization/o/1", "person/nobody/9"],
             "properties": [{"id": "birth"}, {"id": "body"}, {"id": "level"}]}  # fmt: skip
    valid("data-extension-query", asked)
    answer = get(f"reconcile?{urlencode({'extend': json.dumps(asked)})}")
    valid("data-extension-response", answer)
    assert answer["rows"] == {
        "person/hung/1": {"birth": [{"str": "1970"}], "body": [], "level": []},
        "person/hung/2": {"birth": [{"date": "1971-02-03T00:00:00Z"}], "body": [], "level": []},
        "person/thuy/1": {"birth": [], "body": [{"id": "organization/o/1", "name": "Huyện ủy Sông Lam"}], "level": []},
        "organization/o/1": {"birth": [], "body": [], "level": [{"str": "district"}]},
        "person/nobody/9": {"birth": [], "body": [], "level": []},
    }
    assert answer["meta"][1] == {"id": "body", "name": "body in which a post was held",
                                 "type": {"id": "organization", "name": "organization"}}  # fmt: skip


@pytest.mark.shared
def test_the_schemas_refuse_what_is_wrong(people: Service) -> None:
    import jsonschema

    manifest = json.loads(people.get("reconcile").body)
    for name in ("versions", "identifierSpace"):
        with pytest.raises(jsonschema.ValidationError):
            valid("manifest", {key: value for key, value in manifest.items() if key != name})


# Others


def test_the_table_of_properties_can_be_asked(service: Service) -> None:
    ids = list(properties())
    assert {kind for it in properties().values() for kind in it.types} == set(KINDS)
    found = {
        kind: json.loads(service.get(f"reconcile/suggest/entity?prefix=h&type={kind}").body)["result"] for kind in KINDS
    }
    things = [it["id"] for kind in KINDS for it in found[kind]]
    asked = {"ids": things, "properties": [{"id": id} for id in ids]}
    answer = json.loads(service.get(f"reconcile?{urlencode({'extend': json.dumps(asked)})}").body)
    filled = {id for row in answer["rows"].values() for id, values in row.items() if values}
    assert filled >= {"name", "post", "body", "place", "role", "level", "kind", "start", "articles"}


def test_only_programs_of_this_machine_may_read_it(people: Service) -> None:
    allowed = people.get("reconcile", origin="http://127.0.0.1:3333")
    assert allowed.headers["access-control-allow-origin"] == "http://127.0.0.1:3333"
    assert "Origin" in allowed.headers["vary"]
    assert people.get("reconcile", origin="http://localhost:3333", sec_fetch_site="cross-site").status == 200
    for origin in ("http://evil.example", "null", "http://127.0.0.1.evil.example", "https://localhost"):
        refused = people.get("reconcile", origin=origin)
        assert refused.status == 403
        assert "access-control-allow-origin" not in refused.headers
    assert people.get("reconcile", sec_fetch_site="cross-site", sec_fetch_mode="no-cors").status == 403
    assert people.get("reconcile?callback=alert").text.startswith("{")


def test_it_speaks_vietnamese(people: Service) -> None:
    answer = json.loads(people.get("reconcile/suggest/type?prefix=to+chuc&lang=vi").body)
    assert answer["result"] == [{"id": "organization", "name": "tổ chức"}]
