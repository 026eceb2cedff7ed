"""What articles tell in several ways is one: on a card, in a count, in the picture."""

import networkx as nx

from kg.network import Fact, Graph, When, Witness
from kg.view.tellings import groups, once

CANG, CITY, BUREAU = "person/cang", "body/city", "body/bureau"


def dismissal(number: int, day: str = "", body: str = CITY, words: str = "cách chức", **other: str) -> Fact:
    """A change of post as one article tells it."""
    return Fact(
        f"claim/{number}",
        "change",
        code=other.get("code", "change.disciplined"),
        words=words,
        modality=other.get("modality", "modality.asserted"),
        parts=(("body", body), ("person", CANG)),
        when=When(start=day),
        witnesses=(Witness(f"article/{number}", "Ông bị cách chức."),),
    )


def numbers(facts: list[Fact]) -> list[list[str]]:
    return sorted([fact.iri.removeprefix("claim/") for fact in group] for group in groups(facts))


def test_a_dismissal_told_with_more_or_less_of_its_day_and_of_several_bodies_is_one() -> None:
    told = [dismissal(1), dismissal(2, "--12-26"), dismissal(3, "2018-12", BUREAU), dismissal(4, "2018-12-26")]
    assert numbers(told) == [["4", "3", "2", "1"]]


def test_days_that_differ_are_two_and_what_fits_both_is_neither() -> None:
    told = [dismissal(1, "2018-12-26"), dismissal(2, "2018-12-25"), dismissal(3, "2018-12"), dismissal(4)]
    assert numbers(told) == [["1"], ["2"], ["3"], ["4"]]


def test_what_is_only_proposed_another_act_or_another_post_is_not_the_same() -> None:
    elected = {"code": "change.elected", "words": "Bí thư"}
    told = [dismissal(1), dismissal(2, modality="modality.proposed"), dismissal(3, words="cảnh cáo")]
    told += [dismissal(4, **elected), dismissal(5, body=BUREAU, **elected), dismissal(6, **elected)]
    assert numbers(told) == [["1"], ["2"], ["3"], ["4", "6"], ["5"]]


def test_a_measure_of_the_party_is_not_one_of_the_state() -> None:
    kinds = {CITY: "kind.state", BUREAU: "kind.party"}
    told = [dismissal(1), dismissal(2, body=BUREAU), dismissal(3, body="body/unknown")]
    found = [[fact.iri for fact in group] for group in groups(told, kinds)]
    assert found == [["claim/1"], ["claim/2"], ["claim/3"]]
    assert [len(group) for group in groups(told[1:], kinds)] == [2]  # it can be no other


def test_one_line_is_drawn_for_each_two_things() -> None:
    told = [dismissal(1, "2018-12-26"), dismissal(2), dismissal(3, body=BUREAU)]
    graph: Graph = nx.MultiDiGraph()
    for fact in told:
        graph.add_edge(CANG, dict(fact.parts)["body"], key=fact.iri, fact=fact.iri, link="person")
    facts = {fact.iri: fact for fact in told}
    drawn = once(graph, facts, groups(told))
    assert sorted(data["fact"] for _, _, data in drawn.edges(data=True)) == ["claim/1", "claim/3"]
    assert list(drawn) == list(graph) and graph.number_of_edges() == 3
