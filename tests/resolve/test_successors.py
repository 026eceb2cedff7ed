"""National bodies that are no more: their last day and what they went into, however an article writes their names."""

import pytest
from stories import Story, council, national

from kg.iris import DEFAULT_BASE, organization_iri
from kg.lexicon import read_table
from kg.model import Body
from kg.resolve import resolve
from kg.text.dates import bounds

ROWS = list(read_table("successors", ("name", "until", "into", "source"), optional=("into",)))


def told(body: Body) -> set[tuple[str, str]]:
    """What the resolved layer says of a body's end."""
    iri = organization_iri(DEFAULT_BASE, body, "a")
    lines = resolve([Story("a").post("Chánh Văn phòng", body).quads], base=DEFAULT_BASE)
    said = (line.removesuffix(" .").split(" ", 2) for line in lines if line.startswith(f"<{iri}> "))
    names = ("endLatest>", "successorName>", "source>")
    return {(name[:-1], value.split('"')[1]) for _, of, value in said for name in names if of.endswith(name)}


@pytest.mark.parametrize(
    "name", ["Bộ Lao động - Thương binh và Xã hội", "Bộ LĐTBXH", "Bộ Lao động, Thương binh và Xã hội"]
)
def test_a_ministry_that_went_into_another(name):
    assert told(national(name)) == {
        ("endLatest", "2025-02-28"), ("successorName", "Bộ Nội vụ"), ("source", "Nghị quyết 176/2025/QH15"),
    }  # fmt: skip


def test_a_body_that_was_dissolved_has_no_successor():
    assert {name for name, _ in told(national("Đảng ủy Khối các cơ quan Trung ương"))} == {"endLatest", "source"}


@pytest.mark.parametrize(
    "body", [national("Bộ Nội vụ"), council(), Body("Bộ Thương mại", "Hà Tĩnh", province="Hà Tĩnh")]
)
def test_of_others_nothing_is_told(body):
    assert told(body) == set()


def test_what_took_the_place_of_a_body_came_no_later_than_its_own_end():
    """A chain such as Bộ Công nghiệp nặng, Bộ Công nghiệp, Bộ Công Thương goes forward in time."""
    until = {row["name"]: bounds(row["until"]) for row in ROWS}
    assert all(until.values()) and len(until) == 33
    for row in ROWS:
        for heir in row.many("into"):
            assert heir != row["name"] and until.get(heir, ("9999", ""))[0] > until[row["name"]][1]
