"""Which events are one meeting when it is counted who meets whom."""

from dataclasses import replace

import networkx as nx
import pytest

from kg.network import Fact, Graph, When
from kg.network.sessions import same_meetings


def graph(**events: tuple[str, str, str]) -> Graph:
    """Events by name, kind and day."""
    made: Graph = nx.MultiDiGraph()
    made.graph["facts"] = {}
    for event, (label, kind, day) in events.items():
        made.add_node(event, label=label, kind=kind)
        made.graph["facts"][event] = Fact(event, "event", parts=(("event", event),), when=When(start=day))
    return made


def one(
    first: tuple[str, str, str], second: tuple[str, str, str], people: tuple[str, str] = ("An Bình", "An Bình")
) -> bool:
    present = {event: set(its.split()) for event, its in zip("ab", people, strict=True)}
    made = graph(a=first, b=second)
    made.add_nodes_from(set[str]().union(*present.values()), label="Lê Văn An")
    return same_meetings(made, present)["b"] == "a"


WORK, MEETS = "event.working", "event.meeting"
LONG = "Hội nghị bàn việc nước sạch"


@pytest.mark.parametrize(
    ("second", "people"),
    [
        (("Buổi làm việc ở Kỳ Lâm", WORK, "2018-03-05"), ("An Bình", "An Bình Chi")),
        (("Làm việc với huyện", WORK, "--03-05"), ("An Bình", "An Bình")),
        (("Họp", WORK, "2018-03-05"), ("An", "An Bình")),
    ],
)
def test_one_kind_one_day_and_the_same_people_are_one_meeting(
    second: tuple[str, str, str], people: tuple[str, str]
) -> None:
    assert one(("Họp", WORK, "2018-03-05"), second, people)


@pytest.mark.parametrize(
    ("second", "people"),
    [
        (("Làm việc", MEETS, "2018-03-05"), ("An Bình", "An Bình")),  # another kind
        (("Họp", WORK, "2018-03-06"), ("An Bình", "An Bình")),  # another day
        (("Họp", WORK, "2019-03-05"), ("An Bình", "An Bình")),  # another year
        (("Họp", WORK, ""), ("An Bình", "An Bình")),  # of the one a day is told
        (("Làm việc", WORK, "2018-03-05"), ("An Bình", "An Chi")),  # one person may meet twice on a day
        (("Làm việc", WORK, "2018-03"), ("An Bình", "An Bình")),  # a month is no day
    ],
)
def test_what_may_be_another_meeting_stays_one(second: tuple[str, str, str], people: tuple[str, str]) -> None:
    assert not one(("Họp", WORK, "2018-03-05"), second, people)


def test_visits_to_two_hosts_on_one_day_are_two() -> None:
    at = "2018-03-05"
    assert not one(("Thăm Trường Hoa Sen", MEETS, at), ("Thăm Nhà máy Sao Mai", MEETS, at))
    assert one(("Thăm Trường Hoa Sen", MEETS, at), ("Buổi đến thăm Trường Mầm non Hoa Sen", MEETS, at))
    assert one(("Thăm Trường Hoa Sen", MEETS, at), ("Buổi làm việc với lãnh đạo tỉnh", MEETS, at))  # it may be any


def test_sessions_of_two_numbers_are_two() -> None:
    made = graph(a=("Kỳ họp thứ tư", MEETS, "--07-11"), b=("Kỳ họp thứ năm", MEETS, "--07-11"))
    for event, number in zip("ab", "45", strict=True):
        made.graph["facts"][event] = replace(made.graph["facts"][event], values=(("ordinal", number),))
    assert same_meetings(made, {"a": {"An", "Bình"}, "b": {"An", "Bình"}})["b"] == "b"


def test_without_a_day_a_name_of_its_own_and_two_people_tell() -> None:
    assert one((LONG, WORK, ""), (LONG, WORK, ""))
    assert not one((LONG, WORK, ""), (LONG, WORK, ""), ("An Bình", "An Chi"))
    assert not one(("Họp Ban Bí thư", WORK, ""), ("Họp Ban Bí thư", WORK, ""))  # it meets each week
