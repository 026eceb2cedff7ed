"""The days that quoted words name, for what has no day of its own."""

import pyoxigraph as ox
import pytest
from network.example import DISTRICT, sample

from kg import network
from kg.network import Fact, When, Witness
from kg.network.quoted import days_in, hinted, latest


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Chiều 7/8/2019, Bí thư Lê An thăm xã.", ["2019-08-07"]),
        ("Năm 2011 và tháng 5/2012, bà Mơ là Phó Bí thư.", ["2011", "2012-05"]),
        ("Ngày 7/8, Bí thư Lê An thăm xã.", []),  # no year
        ("Ông An (sinh năm 1960) là Bí thư.", []),
        ("Xã phấn đấu đến năm 2030 không còn hộ nghèo.", []),
        ("Kế hoạch năm 2022 được giao cho ông An.", []),
        ("Từ ngày 3/2/2016 ông An là Bí thư.", ["2016-02-03"]),
        ("Bí thư nhiệm kỳ 2015-2020 Lê An", []),
    ],
)
def test_which_days_are_named(words: str, days: list[str]) -> None:
    assert list(days_in(words)) == days


def test_the_latest_is_a_day_or_a_month() -> None:
    assert latest(["2016-11-30", "2019", "2018-02-01", "2018-02"]) == "2018-02-01"
    assert latest([]) == ""


def test_a_hint_is_given_only_where_no_year_is_told() -> None:
    said = (Witness("a", "Chiều 7/8/2019, Bí thư Lê An thăm xã."),)
    assert hinted(Fact("t", "tenure", witnesses=said)) == ("2019-08-07",)
    assert hinted(Fact("t", "tenure", when=When(start="--08-07"), witnesses=said)) == ("2019-08-07",)
    assert hinted(Fact("t", "tenure", when=When(start="2019"), witnesses=said)) == ()


def test_an_article_without_a_day_has_the_latest_that_its_words_name() -> None:
    store = sample()
    kg = "https://w3id.org/vnkg/ontology#"
    undated = next(it.subject for it in store.quads_for_pattern(None, ox.NamedNode(f"{kg}published"), None, None))
    store.update(f"PREFIX kg: <{kg}> DELETE WHERE {{ {undated} kg:published ?day }}")
    claim = "<https://w3id.org/vnkg/id/claim/x>"
    words = "Chiều 7/8/2021, Bí thư Lê An thăm xã; năm 2016 xã khác."
    store.update(f'PREFIX kg: <{kg}> INSERT DATA {{ {claim} kg:article {undated} ; kg:quote "{words}" }}')
    sources = network.build(network.select_from(store), about=[DISTRICT], depth=1).graph["sources"].values()
    named = {it.iri: it.named for it in sources}
    assert named.pop(str(undated).strip("<>")) == "2021-08-07"
    assert not any(named.values())
