"""Bodies without a place that are one to a reader: one name of their own, one person, one post."""

from typing import Any

from kg.network import Fact
from kg.network.bodies import renamed, told_as_one


def holds(person: str, body: str, words: str = "Bí thư") -> Fact:
    return Fact(f"{person} {words} {body}", "tenure", words=words, parts=(("body", body), ("person", person)))


def things(**labels: str) -> dict[str, dict[str, Any]]:
    found = {}
    for body, label in labels.items():
        name, _, place = label.partition("|")
        found[body] = {"type": "organization", "label": name, **({"place": place} if place else {})}
    return found


def test_one_name_of_its_own_one_person_and_one_post_are_one_body() -> None:
    known = things(c="Đảng ủy PVX", a="Đảng uỷ PVX", b="Đảng ủy PVX", d="Đảng ủy PVX")
    facts = [
        holds("Mơ", "c"),
        holds("Mơ", "a"),
        holds("Bé", "a", "Phó"),
        holds("Bé", "b", "Phó"),
        holds("Mơ", "d", "Phó"),
    ]
    assert told_as_one(known, facts) == {"b": "a", "c": "a"}  # d: another post of hers
    assert renamed(facts[0], {"c": "a"}).parts == (("body", "a"), ("person", "Mơ"))


def test_a_name_that_many_have_or_a_place_keeps_bodies_apart() -> None:
    known = things(a="Huyện ủy", b="Huyện ủy", c="Đảng ủy PVX|Hà Tĩnh", d="Đảng ủy PVX|Kỳ Lâm")
    assert told_as_one(known, [holds("Mơ", it) for it in "abcd"]) == {}


def test_a_body_of_a_province_without_its_province_is_the_only_one_of_which_the_same_is_told() -> None:
    known = things(a="UBND tỉnh", b="UBND tỉnh|Hà Tĩnh", c="UBND tỉnh|Nghệ An", d="Huyện ủy", e="Huyện ủy|Kỳ Lâm")
    assert told_as_one(known, [holds("Mơ", it) for it in "abde"]) == {"a": "b"}
    assert told_as_one(known, [holds("Mơ", it) for it in "abc"]) == {}
