"""Phrases: the longest entry at a token wins; case, tone placement and white space do not count."""

from hypothesis import given
from hypothesis import strategies as st

from kg.text.phrases import Phrases
from kg.text.tokens import Text

TITLES = Phrases({"Bí thư": "head", "Phó Bí thư": "deputy", "Bí thư chi bộ": "cell", "Ủy viên": "member"})


def found(say: str) -> list[tuple[int, int, str]]:
    return list(TITLES.find(Text(say).keys))


def test_longest_wins_left_to_right() -> None:
    assert found("phó bí thư gặp bí thư chi bộ") == [(0, 3, "deputy"), (4, 8, "cell")]


def test_spelling_and_case_do_not_count() -> None:
    assert found("UỶ  VIÊN và bí\u00a0thư") == [(0, 2, "member"), (3, 5, "head")]


def test_a_phrase_at_the_end_is_whole_or_not_there() -> None:
    assert found("phó bí") == []
    assert found("bí thư chi") == [(0, 2, "head")]


def test_limits() -> None:
    keys = Text("bí thư chi bộ").keys
    assert list(TITLES.find(keys, 0, 3)) == []  # the longest match passes the limit
    assert TITLES.match(keys, 1) is None


@given(st.lists(st.sampled_from(["phó", "bí", "thư", "chi", "bộ", "ủy", "viên", "gặp"])))
def test_matches_never_overlap(words: list[str]) -> None:
    at = 0
    for first, last, _ in TITLES.find(words):
        assert at <= first < last <= len(words)
        at = last
