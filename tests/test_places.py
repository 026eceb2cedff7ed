"""Provinces through time: the 63 and the 34 checked against what others made; asked for by old and by new names."""

import io
import json
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
import pytest
from iso_standards.iso3166.iso3166_2.VN import Iso3166_2

from kg.build import Request, build, retract
from kg.lexicon import LexiconError, read_table
from kg.messages import UsageProblem
from kg.places import Unit, district, holding, provinces
from kg.query import evaluate, find, names
from kg.query.formats import write
from kg.query.provinces import find_province
from kg.query.rows import select
from kg.resolve import places
from kg.store.snapshot import Snapshot, open_snapshot
from kg.text.dates import bounds
from kg.text.spelling import name_key, unit_key
from kg.vocabulary import KG, XSD, concept

BASE = "https://w3id.org/vnkg/id/"
ARTICLES = {
    "cu": (
        "2020-08-15",
        "Ông Lê Văn Bảy, Bí thư Tỉnh ủy Hà Nam, và ông Phạm Văn Út, Bí thư Thị ủy Duy Tiên (Hà Nam), dự.",
    ),
    "nb": ("2020-08-15", "Ông Trần Văn Sáu, Bí thư Tỉnh ủy Ninh Bình, phát biểu."),
    "moi": ("2026-02-01", "Bà Đỗ Thị Chín, Bí thư Tỉnh ủy Ninh Bình, phát biểu."),
    "sl": ("2020-08-15", "Bà Lò Thị Mai, Bí thư Tỉnh ủy Sơn La, phát biểu."),
}


def on(day: str) -> list[Unit]:
    """The provinces of a day; a year alone counts from its first day to its last."""
    return [
        unit
        for unit in provinces()
        if (bounds(unit.start) or ("", ""))[0] <= day and (not unit.end or (bounds(unit.end) or ("", ""))[1] >= day)
    ]


def bare(name: str) -> str:
    """A name as several sources write it, without tỉnh and Thành phố."""
    key = name_key(name)
    return next((key.removeprefix(f"{word} ") for word in ("tỉnh", "thành phố") if key.startswith(word)), key)


# The tables against others


@pytest.mark.parametrize(
    ("day", "count"),
    [
        ("1993-01-01", 53),
        ("1997-01-01", 61),
        ("2004-01-01", 64),
        ("2008-08-01", 63),
        ("2025-06-30", 63),
        ("2025-07-01", 34),
    ],
)
def test_there_were_as_many_provinces_as_the_national_assembly_made(day: str, count: int) -> None:
    assert len(on(day)) == count
    assert len({unit.name for unit in on(day)}) == count


def test_the_63_and_their_codes_are_those_of_iso_3166() -> None:
    """``iso-standards``; it writes Kiến Giang for Kiên Giang and has Huế under its name until 2024."""
    listed = {code: entity[0].name for code, entity in Iso3166_2.entities.items()}
    assert len(listed) == 63
    ours = {unit.iso: bare(unit.name) for unit in on("2024-12-31")}
    assert ours == {code: bare(name) for code, name in listed.items()} | {"VN-47": "kiên giang"}
    assert {unit.iso for unit in on("2025-06-30")} == set(listed)


def test_the_34_and_what_went_into_each_are_those_of_an_address_converter() -> None:
    """``vn-address-converter`` leads each ward of the 63 to one of the 34; a slip of one ward decides nothing."""
    mapping = json.loads((files("vn_address_converter") / "data" / "ward_mapping.json").read_text(encoding="utf-8"))
    theirs = {
        bare(old): bare(Counter(_new(tree)).most_common(1)[0][0]) for old, tree in mapping.items() if old != "null"
    }
    now = set(on("2025-07-01"))
    ours = {bare(unit.name): {bare(heir.name) for heir in unit.within() if heir in now} for unit in on("2025-06-30")}
    assert len(theirs) == 63 and len(set(theirs.values())) == 34
    assert ours == {old: {new} for old, new in theirs.items()}


def _new(tree: object) -> Iterator[str]:
    """The new province of every ward below."""
    if isinstance(tree, dict):
        if "new_provine_name" in tree:  # their spelling
            yield tree["new_provine_name"]
        for branch in tree.values():
            yield from _new(branch)


def test_communes_lie_where_an_address_converter_has_them() -> None:
    mapping = json.loads((files("vn_address_converter") / "data" / "ward_mapping.json").read_text(encoding="utf-8"))
    theirs = {
        (bare(province), name_key(commune).split(" ", commune.startswith("Thị trấn") + 1)[-1])
        for province, tree in mapping.items()
        if province != "null"
        for district, communes in tree.items()
        if not district.startswith("legacy")
        for commune in communes
    }
    rows = list(read_table("communes", ("province", "district", "communes", "source"), key=("province", "district")))
    for row in rows:
        home = bare(row["province"]).replace("thừa thiên huế", "huế")
        assert [it for it in row.many("communes") if (home, name_key(it)) not in theirs] == []


def test_the_names_that_articles_print_are_those_of_the_history() -> None:
    columns = ("name", "level", "type", "province", "aliases", "from", "until", "source")
    rows = read_table("places", columns, key=columns[:4], optional=("aliases", "from", "until"))
    printed = {row["name"]: row["until"] for row in rows if row["level"] == "province"}
    last = {unit.name: unit.end for unit in provinces()}
    assert last.keys() - printed.keys() == {"Huế", "Hà Sơn Bình", "Vũng Tàu - Côn Đảo"}
    for name, until in printed.items():
        if name != "Thừa Thiên Huế":  # Huế, since 2025, is one of its names there
            assert last[name].startswith(until), name


def test_a_province_that_goes_into_none_that_begins_then_is_told_with_its_line(tmp_path, monkeypatch) -> None:
    head = "name\ttype\tfrom\tuntil\tinto\tiso\twikidata\tsource\n"
    (tmp_path / "provinces.tsv").write_text(
        f"{head}A\ttỉnh\t\t2000-01-01\tB\t\t\tx\nB\ttỉnh\t2000-02-01\t\t\t\t\tx\n", "utf-8"
    )
    monkeypatch.setattr("kg.places.read_table", lambda *given, **more: read_table(*given, **more, folder=tmp_path))
    with pytest.raises(
        LexiconError, match=r"provinces.tsv:2: no line has a province 'B' that begins after '2000-01-01'"
    ):
        provinces.__wrapped__()


# What lies where


@pytest.mark.parametrize(
    ("name", "lies"),
    [
        ("Hà Nam", ["Hà Nam 1997-01-01", "Ninh Bình 2025-07-01"]),
        ("Ninh Bình", ["Ninh Bình 1991", "Ninh Bình 2025-07-01"]),
        ("Sơn La", ["Sơn La "]),
        ("Thừa Thiên - Huế", ["Huế 2025-01-01", "Thừa Thiên Huế 1989"]),
        ("Huế", ["Huế 2025-01-01", "Thừa Thiên Huế 1989"]),
        ("Hà Tây", ["Hà Nội 2008-08-01", "Hà Tây 1991"]),
        ("Đắk Lắk", ["Đắk Lắk ", "Đắk Lắk 2004-01-01", "Đắk Lắk 2025-07-01"]),
        ("Hà Nam Ninh", ["Hà Nam Ninh 1975", "Ninh Bình 2025-07-01"]),  # all its parts are in Ninh Bình now
        ("Hải Hưng", ["Hải Hưng 1968"]),  # half of it is in Hải Phòng, half in Hưng Yên
        ("Atlantis", []),
    ],
)
def test_what_is_told_of_a_province_lies_in_it_and_in_what_holds_all_of_it(name: str, lies: list[str]) -> None:
    assert sorted(f"{unit.name} {unit.start}" for unit in holding(name)) == lies


def test_a_district_is_known_by_its_province_and_only_where_the_name_is_one() -> None:
    assert district("Duy Tiên", "Hà Nam") is not None
    assert district("Duy Tiên", "Sơn La") is None
    assert district("Kỳ Anh", "Hà Tĩnh") is None  # a town and a rural district
    assert district("Hà Tĩnh", "Hà Tĩnh") is None  # the province rather than its city


# Asking


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("places")
    for id, (day, text) in ARTICLES.items():
        (folder / f"{id}.md").write_text(f"---\nid: {id}\npublished: {day}\n---\n\n{text}\n", encoding="utf-8")
    build(Request(folder / "store", [str(folder / f"{id}.md") for id in ARTICLES], jobs=1))
    return folder / "store"


def leaders(snapshot: Snapshot, **bindings: str) -> list[str]:
    out = io.StringIO()
    write(evaluate(snapshot, find("leaders"), bindings), "csv", out, "leaders")
    return sorted(line.split(",")[3] for line in out.getvalue().split("\n")[1:-1])


OLD, NEW, HA_NAM = "Trần Văn Sáu", "Đỗ Thị Chín", ["Lê Văn Bảy", "Phạm Văn Út"]


@pytest.mark.parametrize(
    ("bindings", "found"),
    [
        ({"province": "Ninh Bình"}, [*HA_NAM, OLD, NEW]),
        ({"province": "tỉnh Ninh Bình 2026"}, [*HA_NAM, OLD, NEW]),
        ({"province": "ninh bình 2025-06-30"}, [OLD, NEW]),
        ({"province": "Ninh Bình cũ"}, [OLD, NEW]),
        ({"province": "Ninh Bình", "on": "2020-08-15"}, [OLD]),
        ({"province": "Ninh Bình 2026", "on": "2020-08-15"}, [*HA_NAM, OLD]),
        ({"province": "Ninh Bình", "on": "2026-02-01"}, [NEW]),
        ({"province": "Tỉnh Hà Nam"}, HA_NAM),
        ({"province": "Hà Nam", "on": "2020-08-15"}, HA_NAM),
        ({"province": "Hà Nam Ninh"}, []),
        ({"province": "Sơn La"}, ["Lò Thị Mai"]),
    ],
)
def test_a_query_asks_by_the_old_and_by_the_new_province(
    store: Path, bindings: dict[str, str], found: list[str]
) -> None:
    with open_snapshot(store) as snapshot:
        assert leaders(snapshot, **bindings) == sorted(found)


EVERYWHERE = {"contradictions", "provinces", "publishers", "years"}  # of all provinces, or of none


@pytest.mark.parametrize("name", sorted({*names()} - EVERYWHERE - {"officials"}))
def test_every_named_query_takes_a_province(store: Path, name: str) -> None:
    query = find(name)
    assert [parameter.kind for parameter in query.parameters if parameter.name == "province"] == ["province"]
    with open_snapshot(store) as snapshot:
        every, some, none = (
            len(list(evaluate(snapshot, query, given).rows))
            for given in ({}, {"province": "Sơn La"}, {"province": "Nam Định"})
        )
    assert some <= every and none == 0
    assert some == 0 if not every else some < every or name == "participants"


def test_a_name_without_its_tones_is_no_name_but_is_suggested(store: Path) -> None:
    with open_snapshot(store) as snapshot:
        with pytest.raises(UsageProblem) as caught:
            find_province(snapshot.graph, "tỉnh Ha Nam")
        assert caught.value.key == "term.similar"
        assert "Hà Nam (1997-01-01–2025-06-30)" in str(caught.value)
        with pytest.raises(UsageProblem) as caught:
            find_province(snapshot.graph, "Quốc Khê Thượng Mộc")
        assert caught.value.key == "term.none"


# The graph


def test_a_place_has_its_times_its_codes_and_what_it_became(store: Path) -> None:
    with open_snapshot(store) as snapshot:
        query = """SELECT ?type ?start ?end ?iso ?same ?heir ?since {
          ?place a kg:Place ; skos:prefLabel "Hà Nam" ; kg:placeType ?type ; kg:start ?start ; kg:end ?end ;
            kg:isoCode ?iso ; skos:closeMatch ?same ; kg:successor ?next .
          ?next skos:prefLabel ?heir ; kg:start ?since }"""
        assert list(select(snapshot.graph, query)) == [
            {
                "type": "tỉnh",
                "start": "1997-01-01",
                "end": "2025-06-30",
                "iso": "VN-63",
                "same": "http://www.wikidata.org/entity/Q36413",
                "heir": "Ninh Bình",
                "since": "2025-07-01",
            }
        ]
        inside = """SELECT ?name ?until { ?body skos:prefLabel "Thị ủy" ; kg:inDistrict ?town .
          ?town skos:prefLabel ?name ; kg:end ?until ; kg:inProvince/skos:prefLabel "Ninh Bình" }"""
        assert list(select(snapshot.graph, inside)) == [{"name": "Duy Tiên", "until": "2025-06-30"}]


PARTY, STATE, SCHOOL = (f"<{concept('kind', kind)}>" for kind in ("party", "state", "school"))
PROVINCE, DISTRICT, GRASSROOTS = (f"<{concept('level', level)}>" for level in ("province", "district", "grassroots"))


@pytest.mark.parametrize(
    ("province", "place", "level", "kind", "day"),
    [
        ("Hà Nam", "Hà Nam", PROVINCE, PARTY, "2025-06-30"),
        ("Hà Tây", "Hà Tây", PROVINCE, STATE, "2008-07-31"),
        ("Hậu Giang", "Hậu Giang", PROVINCE, STATE, "2025-06-30"),  # the second of that name
        ("Nam Hà", "Nam Hà", PROVINCE, PARTY, "1996-12-31"),
        ("Hà Nam", "Duy Tiên", DISTRICT, PARTY, "2025-06-30"),
        ("Sơn La", "Sông Mã", DISTRICT, STATE, "2025-06-30"),
        ("Ninh Bình", "Ninh Bình", PROVINCE, PARTY, ""),  # one of that name still stands
        ("Thừa Thiên Huế", "Thừa Thiên Huế", PROVINCE, PARTY, ""),  # which has another name now
        ("Hà Nam", "Hà Nam", PROVINCE, SCHOOL, ""),
        ("Hà Nam", "Hà Nam", GRASSROOTS, PARTY, ""),
        ("Hà Nam", "Duy Tiên", PROVINCE, PARTY, ""),
        ("Hà Nam", "Tiên Duy", DISTRICT, PARTY, ""),
        ("", "", PROVINCE, PARTY, ""),
    ],
)
def test_a_body_of_a_unit_ends_with_it_at_the_latest(
    province: str, place: str, level: str, kind: str, day: str
) -> None:
    expected = f'"{day}"^^<{XSD.date}>' if day else ""
    assert places.last_day(f'"{province}"', f'"{place}"', level, kind) == expected


def test_the_store_has_all_provinces_and_the_districts_where_bodies_lie(store: Path) -> None:
    asked = """SELECT ?name ?level ?end {
      ?place a kg:Place ; skos:prefLabel ?name ; kg:level ?level OPTIONAL { ?place kg:end ?end } }"""
    with open_snapshot(store) as snapshot:
        rows = list(select(snapshot.graph, asked))
    now = [row["name"] for row in rows if row["level"] == KG.iri + "level-province" and not row["end"]]
    assert (len(now), len(set(now))) == (34, 34)
    assert {row["name"] for row in rows if row["level"] == KG.iri + "level-district"} == {"Duy Tiên"}


def test_counterparts_have_one_key(store: Path) -> None:
    with open_snapshot(store) as snapshot:
        asked = "SELECT ?name ?key { ?body a kg:Organization ; skos:prefLabel ?name ; kg:unitKey ?key }"
        keys = {row["name"]: row["key"] for row in select(snapshot.graph, asked)}
    assert keys["Tỉnh ủy"] == unit_key("Thành uỷ") == "đảng ủy"
    assert unit_key("UBND tỉnh") == unit_key("UBND thành phố") != unit_key("Văn phòng UBND tỉnh")


def test_what_is_told_of_places_leads_to_nothing_that_is_not() -> None:
    for place in places.known(BASE):
        there = places.told(BASE, [place])
        pointed = {line.split(" ")[2] for it in there for line in places.lines(BASE, it) if f"<{BASE}" in line[1:]}
        assert pointed <= there


def test_an_article_that_is_retracted_takes_its_places_along(tmp_path: Path, store: Path) -> None:
    files = {id: store.parent / f"{id}.md" for id in ARTICLES}
    build(Request(tmp_path / "store", [str(files["nb"]), str(files["sl"])], jobs=1))
    with open_snapshot(tmp_path / "store") as snapshot:
        before = sorted(map(str, snapshot.graph.quads_for_pattern(None, None, None, ox.DefaultGraph())))
    build(Request(tmp_path / "store", [str(files["cu"])], jobs=1))
    retract(tmp_path / "store", ["cu"])
    with open_snapshot(tmp_path / "store") as snapshot:
        assert before == sorted(map(str, snapshot.graph.quads_for_pattern(None, None, None, ox.DefaultGraph())))


def test_every_place_has_an_iri_of_its_own() -> None:
    assert len(places.known(BASE)) == len(set(places.known(BASE).values()))
