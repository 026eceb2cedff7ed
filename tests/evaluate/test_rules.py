"""Table by table: readings that are the fact of the gold, in other words, and readings that are another fact."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from kg.evaluate.likeness import dates_agree, periods_agree
from kg.evaluate.rules import RULES, participations
from kg.evaluate.spelling import key
from kg.model import TABLES
from kg.tables import COLUMNS

CASES = yaml.safe_load(Path(__file__).with_name("rules.yml").read_text(encoding="utf-8"))
ALL = {**RULES, "participations": participations({})}


def readings(kind: str) -> list[object]:
    return [
        pytest.param(case["table"], case["gold"], changed, id=f"{case['table']}-{number}-{kind}-{at}")
        for number, case in enumerate(CASES, 1)
        for at, changed in enumerate(case[kind], 1)
    ]


def likeness(table: str, gold: dict[str, str], changed: dict[str, Any]) -> float:
    assert tuple(gold) == COLUMNS[table] and changed.keys() <= gold.keys()
    return ALL[table].match(gold, {**gold, **changed})


@pytest.mark.parametrize(("table", "gold", "changed"), readings("same"))
def test_the_same_fact(table, gold, changed):
    assert likeness(table, gold, changed) > 0


@pytest.mark.parametrize(("table", "gold", "changed"), readings("other"))
def test_another_fact(table, gold, changed):
    assert likeness(table, gold, changed) == 0


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_cases_of_both_kinds(table):
    own = [case for case in CASES if case["table"] == table]
    assert sum(len(case["same"]) for case in own) > 1 and sum(len(case["other"]) for case in own) > 3


def test_a_matched_row_may_have_attributes_wrong():
    gold = dict(zip(COLUMNS["posts"], ("Tô Bình", "Bí thư", "Huyện ủy", "Đak Pơ", "new"), strict=True))
    right = ALL["posts"].right
    assert right(gold, gold) == ("place", "status")
    assert right(gold, {**gold, "place": "huyện Đak Pơ", "status": "current"}) == ("place",)


def test_an_event_matched_in_its_own_table_counts_under_any_title():
    gold = {"person": "Tô Bình", "role": "attend", "event": "lễ ra quân"}
    read = {**gold, "event": "buổi phát động"}
    assert participations({}).match(gold, read) == 0
    assert participations({key("Buổi phát động"): frozenset([key("Lễ ra quân")])}).match(gold, read) > 0
    assert participations({key("Lễ ra quân"): frozenset([key("hội nghị")])}).match(gold, gold) == 0


def test_what_is_no_date_must_be_the_same():
    assert dates_agree("đầu năm", "đầu năm") and not dates_agree("đầu năm", "2019")


def test_a_year_alone_is_a_period():
    assert periods_agree("2015", "2015") and periods_agree("2010-2015", "2015") and not periods_agree("2014", "2015")
