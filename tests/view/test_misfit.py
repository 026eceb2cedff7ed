"""What does not fit together in what articles tell of a post is marked, not hidden."""

from dataclasses import replace

import pytest
from view.example import by_hand, text
from view.test_static import tenure

from kg import network
from kg.network import Bound, Fact, When
from kg.view import sheet
from kg.view.leaders import leaders
from kg.view.misfit import at_once, doubts, is_late
from kg.view.posts import told_days
from kg.view.timeline import Lane, draw

NAMES = {"b": "UBND tỉnh|Kỳ Lâm", "one": "Trần Mơ", "two": "Lê Bình"}


@pytest.mark.parametrize(
    ("start", "term", "late"),
    [
        ("2015-10-13", "2010-2015", True),
        ("2016", "2010-2015", True),
        ("2015", "2010-2015", False),  # may be any day of the year
        ("2012-05", "2010-2015", False),
        ("2007-05", "2010-2015", False),  # of a term before, which nobody tells of
        ("2015-10-13", "2010-2015; 2015-2020", False),
        ("--10-13", "2010-2015", False),
        ("2015-10-13", "", False),
    ],
)
def test_a_day_and_a_term_that_hardly_fit(start: str, term: str, *, late: bool) -> None:
    fact = replace(tenure("t1"), values=(("term", term),), when=When(start=start))
    assert is_late(fact) is late
    assert is_late(replace(fact, kind="change")) is False


def test_a_post_seen_held_after_its_end_is_marked_and_no_sure_bar() -> None:
    first, seen, over = (Bound(day, f"bound.{kind}") for day, kind in
        (("2007-12-31", "stated"), ("2015-05-13", "observed"), ("2013-12-31", "stated")))  # fmt: skip
    when = When(start="2007", end="2013", from_latest=first, until_earliest=seen, until_latest=over)
    fact = replace(tenure("t1"), when=when)
    assert doubts(fact) == ["days.beyond"]
    assert doubts(replace(fact, when=replace(when, until_earliest=first))) == []
    lane = Lane(title=sheet.Both("", ""), note=sheet.Both("", ""), told=(), fact=1, when=when)
    assert "sure" not in {it.get("class") for drawn in draw([lane], (2007, 2016)).body for it in drawn.iter("rect")}


def test_where_nothing_is_drawn_no_legend_is() -> None:
    undated = by_hand(tenure("t1", person="one"), **NAMES)
    assert leaders(undated, "b").legend.body == []


def held(iri: str, person: str, first: str, last: str) -> Fact:
    bounds = {"from_latest": Bound(first, "bound.stated"), "until_earliest": Bound(last, "bound.stated")}
    return replace(tenure(iri, person=person, **bounds), words="Chủ tịch")


def seats(*its: Fact) -> network.Graph:
    graph = by_hand(*its, **NAMES)
    for thing, data in graph.nodes(data=True):
        data["type"] = "organization" if thing == "b" else "person"
    graph.add_node("place:Kỳ Lâm", type="place", label="Kỳ Lâm")
    graph.add_edge("b", "place:Kỳ Lâm", kind="place", fact="")
    return graph


def test_two_on_a_seat_of_one_at_one_time_are_told() -> None:
    one, two = held("t1", "one", "2006-12-31", "2014-01-01"), held("t2", "two", "2011-10-03", "2014-01-01")
    graph = seats(one, two)
    assert at_once(graph, one, [one, two]) == [two]
    assert "at one time with Trần Mơ" in text(leaders(graph, "b").tables[0])
    soon = held("t2", "two", "2013-11-20", "2016-01-01")  # a year is rough
    assert at_once(graph, one, [one, soon]) == []
    deputies = [replace(it, words="Phó Chủ tịch") for it in (one, two)]
    assert at_once(graph, deputies[0], deputies) == []


def test_who_is_bounded_by_a_term_and_a_successor_alone_fills_no_time() -> None:
    term, over = Bound("2011-01-01", "bound.term"), Bound("2016-04-15", "bound.succession")
    when = When(from_earliest=term, from_latest=over, until_earliest=term, until_latest=over)
    assert told_days(when) == []
    lane = Lane(title=sheet.Both("", ""), note=sheet.Both("", ""), told=(), fact=1, when=when)
    looks = {it.get("class") for drawn in draw([lane], (2011, 2016)).body for it in drawn.iter("rect")}
    assert "unexcluded" in looks and not looks & {"sure", "sometime", "maybe"}
