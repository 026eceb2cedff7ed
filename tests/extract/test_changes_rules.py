"""What a rule needs is told right: no rule is passed over that could match."""

import re._constants as kinds
import re._parser as parser
from collections.abc import Iterable
from typing import Any

import pytest

from kg.extract.changes_rules import RULES, possible

ALL = [(rule, needs, pattern) for table in RULES.values() for rule, needs, pattern in table]
VERBS = "eapcEhgGqo"  # one of them is asked of act-transferred, beyond what its expression asks for


def asks(parts: Iterable[Any], need: str) -> bool:
    """Whether all that a parsed expression matches has one of these letters."""
    return any(
        (kind is kinds.LITERAL and chr(value) in need)
        or (kind is kinds.IN and all(each is kinds.LITERAL and chr(letter) in need for each, letter in value))
        or (kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and value[0] > 0 and asks(value[2], need))
        or (kind is kinds.SUBPATTERN and asks(value[3], need))
        or (kind is kinds.ASSERT and asks(value[1], need))
        or (kind is kinds.BRANCH and all(asks(way, need) for way in value[1]))
        for kind, value in parts
    )


@pytest.mark.parametrize(("rule", "needs", "pattern"), ALL, ids=[f"{n}-{it[0]}" for n, it in enumerate(ALL)])
def test_a_match_has_what_the_rule_needs(rule: str, needs: list[str], pattern: str) -> None:
    parts = parser.parse(pattern)
    assert [need for need in needs if not asks(parts, need)] == ([VERBS] if VERBS in needs else [])


def test_rules_are_passed_over_for_want_of_a_letter() -> None:
    assert {rule for rule, _ in possible("discipline", "Pwbwm")} == {"disciplined-for", "disciplined-passive"}
    assert not possible("leaving", "Pwl")
    assert len(possible("coming", "".join("".join(needs) for _, needs, _ in ALL))) == len(RULES["coming"])
