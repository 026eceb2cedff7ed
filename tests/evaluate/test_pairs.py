"""Rows find partners: each at most one, as many as can be, the most alike first."""

from kg.evaluate.pairs import _make_room, pair
from kg.evaluate.rules import Rule


def rule(likeness: dict[tuple[str, str], float], column: str = "b") -> Rule:
    return Rule((), lambda gold, read: likeness.get((gold["a"], read["a"]), 0.0), {column: str.__eq__})


def rows(*names: str) -> list[dict[str, str]]:
    return [{"a": name, "b": name} for name in names]


def test_the_most_alike_are_partners():
    known = {("x", "1"): 0.5, ("x", "2"): 0.9, ("y", "2"): 0.6}
    assert pair(rows("x"), rows("1", "2"), rule(known)) == {0: 1}


def test_a_row_has_one_partner():
    same = {("x", "x"): 1.0}
    assert pair(rows("x"), rows("x", "x"), rule(same)) == {0: 0}
    assert pair(rows("x", "x"), rows("x"), rule(same)) == {0: 0}


def test_of_equals_the_one_with_more_attributes_right():
    known = {("x", "1"): 0.5, ("x", "x"): 0.5}
    assert pair(rows("x"), rows("1", "x"), rule(known)) == {0: 1}


def test_others_move_so_that_all_have_one():
    known = {("x", "1"): 0.9, ("x", "2"): 0.8, ("y", "1"): 0.7}
    assert pair(rows("x", "y"), rows("1", "2"), rule(known)) == {0: 1, 1: 0}


def test_a_chain_of_moves_may_be_long():
    n = 3000
    partner = {i: i - 1 for i in range(1, n)}
    taken = {j: i for i, j in partner.items()}
    _make_room(0, {0: [0]} | {i: [i - 1, i] for i in range(1, n)}, partner, taken)
    assert partner == taken == {i: i for i in range(n)}


def test_nothing_alike_nothing_paired():
    assert pair(rows("x"), rows("y"), rule({})) == {}
    assert pair([], rows("y"), rule({})) == {}
