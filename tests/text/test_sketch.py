"""Sketches of texts: how much of one stands in another, whatever its marks, lines and spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.sketch import SIZE, overlap, read, sketch, written

WORDS = [f"chữ{n}" for n in range(4000)]


def share(one: str, other: str) -> float:
    shared, *compared = overlap(sketch(one), sketch(other))
    return shared / min(compared)


@given(st.text())
def test_a_sketch_is_read_as_it_was_written(text):
    numbers = sketch(text)
    assert read(written(numbers)) == numbers
    assert list(numbers) == sorted(set(numbers)) and len(numbers) <= SIZE


@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_marks_case_and_lines_make_no_difference(words):
    assert sketch(" ".join(words)) == sketch("\n\n".join(f"“{word.upper()}”," for word in words))


def test_tones_make_a_difference_and_customs_of_spelling_none():
    assert sketch("bà Thuỷ ở xã Hoà Kỹ") == sketch("bà Thủy ở xã Hòa Kĩ")
    assert sketch("bà Thuỷ ở xã Hoà Kỹ") != sketch("bà Thuý ở xã Hoà Kỹ")


def test_numbers_are_the_same_on_every_machine():
    numbers = sketch("MỘT, hai; ba – bốn (năm) sáu")
    assert numbers == sketch("một hai ba bốn năm sáu")
    assert written(numbers) == "CDKtJwjeqvE="


@pytest.mark.parametrize("length", [40, 300, 1200, 4000])
@pytest.mark.parametrize("part", [0.3, 0.5, 0.9])
def test_of_a_cut_all_stands_in_the_whole(length, part):
    assert share(" ".join(WORDS[:length]), " ".join(WORDS[: int(part * length)])) == 1


@pytest.mark.parametrize("length", [60, 300, 1200, 4000])
def test_the_share_is_about_what_it_is(length):
    half = length // 2
    other = " ".join([*WORDS[:half], *(f"lời{n}" for n in range(half))])
    assert share(" ".join(WORDS[:length]), other) == pytest.approx(0.5, abs=0.1)


def test_texts_without_a_word_in_common_share_nothing():
    assert share(" ".join(WORDS[:500]), " ".join(WORDS[500:1000])) == 0


@pytest.mark.parametrize("text", ["AAA", "AAAA", "không phải"])
def test_what_is_no_sketch_is_not_read(text):
    with pytest.raises(ValueError, match=r".+"):
        read(text)
