"""A career names who else held a seat of one: before, after, or at all."""

from dataclasses import replace

from view.example import by_hand, text
from view.test_static import tenure

from kg.network import Fact, When
from kg.view.career import career
from kg.view.holders import beside_in_short, others_of

NAMES = {"b": "UBND tỉnh", "one": "Trần Mơ"}


def held(iri: str, person: str, start: str = "") -> Fact:
    return replace(tenure(iri, person=person), words="Chủ tịch", when=When(start=start, earliest=start, latest=start))


OWN, EARLY, LATE, UNDATED = (
    held("t1", "one", "2010-03-01"),
    held("t2", "two", "2005-01-01"),
    held("t3", "three", "2015-01-01"),
    held("t4", "four"),
)
OTHERS = [("Lê Sớm", EARLY), ("Vũ Sau", LATE), ("Đỗ An", UNDATED)]


def test_who_came_before_and_after_by_the_days_told() -> None:
    assert [it.en for it in beside_in_short(OWN, OTHERS)] == ["before: Lê Sớm", "after: Vũ Sau"]
    assert [it.en for it in beside_in_short(OWN, OTHERS[:1])] == ["before: Lê Sớm"]
    assert [it.en for it in beside_in_short(UNDATED, OTHERS[:2])] == ["also held by Lê Sớm, Vũ Sau"]
    four = [*OTHERS, ("Hồ Tư", replace(UNDATED, iri="t5"))]
    assert [it.en for it in beside_in_short(UNDATED, four)] == ["also held by Lê Sớm, Vũ Sau, Đỗ An and 1 more"]
    assert beside_in_short(OWN, []) == []


def test_a_career_has_them_in_the_drawing_and_in_the_table() -> None:
    graph = by_hand(OWN, **NAMES)
    for thing, data in graph.nodes(data=True):
        data["type"] = "organization" if thing == "b" else "person"
    graph.graph["beside"] = {OWN.iri: tuple(OTHERS)}
    assert [name for name, _ in others_of(graph, [OWN])] == ["Lê Sớm", "Vũ Sau", "Đỗ An"]
    shown = career(graph, "one")
    assert "before: Lê Sớm" in " ".join(map(text, shown.drawing.body))
    table = text(shown.tables[0])
    assert "others who held this post" in table and "Lê Sớm (since 1 Jan 2005); Vũ Sau" in table
