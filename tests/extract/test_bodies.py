"""Bodies: head, field, parent, level and place of a name, and what only looks like one."""

import pytest
from tables import rows

from kg.extract.frame import Frame
from kg.extract.reading import BODY, Reading
from kg.model import Article, Body

BODIES = list(rows("extract/bodies.tsv", ("say", "name", "place", "kind", "level", "parent")))


def first_body(say: str) -> Body | None:
    reading = Reading(Article(id="x", text=say))
    frame = Frame(reading)
    for sentence, chunk in reading.of_kind(BODY):
        settled = frame.settle(chunk.value, sentence)
        return settled[0] if settled else None
    return None


def test_the_table_is_there() -> None:
    assert len(BODIES) >= 80
    assert sum(not row.values[1] for row in BODIES) >= 25, "what is no body"


@pytest.mark.parametrize(("say", "name", "place", "kind", "level", "parent"), BODIES)
def test_body(say: str, name: str, place: str, kind: str, level: str, parent: str) -> None:
    body = first_body(say)
    if body is None:
        assert name == ""
    else:
        found = (body.name, body.place, body.kind, body.level, body.parent.name if body.parent else "")
        assert found == (name, place, kind, level, parent)
        assert body.national == (level == "national")


def test_a_nested_name_is_a_tree() -> None:
    body = first_body("Chi bộ Văn phòng UBND tỉnh Sơn La họp")
    assert body and body.parent and body.parent.parent
    assert [body.name, body.parent.name, body.parent.parent.name] == [
        "Chi bộ Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh", "UBND tỉnh",
    ]  # fmt: skip
    assert body.place == body.parent.place == body.parent.parent.place == "Sơn La"
