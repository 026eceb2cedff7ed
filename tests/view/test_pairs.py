"""Whom somebody met: the tables of pairs, and what stands there where nobody is told."""

from view.example import by_hand, text

from kg import network
from kg.view import sheet
from kg.view.together import together

NAMES = {"an": "Lê An", "binh": "Trần Bình", "chi": "Vũ Chi", "e1": "Hội nghị Một", "e2": "Hội nghị Hai", "e3": "Lễ Ba"}


def taking_part(*there: tuple[str, str]) -> list[network.Fact]:
    return [
        network.Fact(
            f"{who}-{event}",
            "participation",
            "participation.attend",
            parts=(("event", event), ("person", who)),
            witnesses=(network.Witness(f"{event}.txt", f"{who} dự hội nghị"),),
        )
        for who, event in there
    ]


MET = taking_part(("an", "e1"), ("binh", "e1"), ("chi", "e1"), ("an", "e2"), ("binh", "e2"), ("an", "e3"))


def test_the_partners_of_the_one_in_the_middle_are_a_table_with_events_and_articles() -> None:
    graph = by_hand(*MET, **NAMES)
    shown = together(graph, "an", 1)  # nobody else is drawn
    partners = [text(row) for row in list(shown.tables[0].iter("tr"))[1:]]
    assert partners[0].startswith("Trần Bình22") and partners[1].startswith("Vũ Chi11")
    said = text(shown.summary[0])
    assert "takes part with 2 others in 2 events" in said and "Trần Bình (2)" in said
    links = [it.get("href", "") for it in shown.summary[0].iter("a")]
    ids = [it.get("id", "") for it in shown.tables[0].iter("span")]
    assert links and {it.removeprefix("#") for it in links} <= set(ids)


def test_an_event_of_which_nobody_else_is_told_is_listed_apart() -> None:
    alone = text(together(by_hand(*MET, **NAMES), "an", 9).tables[1])
    assert "no article names another who took part: 1" in alone
    assert "Lễ Ba" in alone and "Hội nghị" not in alone


def test_the_others_are_told_once_and_lines_lead_to_rows() -> None:
    shown = together(by_hand(*MET, **NAMES), "an", 9)
    ids = [it.get("id", "") for made in shown.tables for it in made.iter("span") if it.get("id")]
    assert len(ids) == len(set(ids)) == 3
    drawn = {it.get("href", "") for part in shown.drawing.body for it in part.iter("a")}
    assert {f"#{it}" for it in ids} <= drawn


def test_who_met_nobody_is_told_and_what_there_is_instead() -> None:
    shown = together(by_hand(*taking_part(("an", "e1")), **NAMES), "an", 9)
    assert "No article tells with whom Lê An" in text(shown.summary[0]) and "alone: 1;" in text(shown.summary[0])
    assert "Hội nghị Một" in text(shown.tables[0])
    assert not shown.drawing.body


def test_only_events_with_others_who_are_drawn_are_evidence_of_the_drawing() -> None:
    elsewhere = taking_part(("chi", "e4"), ("binh", "e5"))
    shown = together(by_hand(*MET, *elsewhere, **NAMES, e4="Hội nghị Bốn", e5="Hội nghị Năm"), "an", 9)
    events = {event for it in shown.facts for role, event in it.parts if role == "event"}
    assert events == {"e1", "e2", "e3"}  # e3 is one of An, in the middle
    page = sheet.page(shown, "en")
    assert "Rests on 3 articles" in page and "e4.txt" not in page
