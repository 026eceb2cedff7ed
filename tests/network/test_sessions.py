"""Which events are one meeting when it is counted who meets whom."""

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
    return same_meetings(graph(a=first, b=second), present)["b"] == "a"


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


def test_without_a_day_a_name_of_its_own_and_two_people_tell() -> None:
    assert one((LONG, WORK, ""), (LONG, WORK, ""))
    assert not one((LONG, WORK, ""), (LONG, WORK, ""), ("An Bình", "An Chi"))
    assert not one(("Họp Ban Bí thư", WORK, ""), ("Họp Ban Bí thư", WORK, ""))  # it meets each week
