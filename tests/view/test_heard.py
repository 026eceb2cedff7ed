"""Words that no quote places at the event they are told of: which, and who is known to be there by them alone."""

import pytest

from kg.network import Fact, Witness
from kg.view.heard import is_unplaced, unplaced_at


def part_in(quote: str, code: str = "speak", person: str = "an", event: str = "e") -> Fact:
    parts = (("event", event), ("person", person))
    return Fact(quote, "participation", f"participation.{code}", parts=parts, witnesses=(Witness("a", quote),))


@pytest.mark.parametrize(
    ("quote", "code", "unplaced"),
    [
        ("Bà An cho biết xã tiếp tục làm đường.", "speak", True),
        ("Phát biểu tại hội nghị, bà An cho biết xã làm đường.", "speak", False),
        ("Bà An nói khi tiếp xúc cử tri xã.", "speak", False),
        ("Bà An cùng đi với đoàn.", "attend", False),  # that she was there is what the words say
    ],
)
def test_which_words_are_placed_by_no_quote(quote: str, code: str, *, unplaced: bool) -> None:
    assert is_unplaced(part_in(quote, code)) is unplaced


def test_one_quote_that_names_the_event_is_enough() -> None:
    words, placed = part_in("Bà An cho biết xã làm đường."), part_in("Bà An dự hội nghị.", "attend", event="f")
    assert unplaced_at([words, placed], {"e": "e", "f": "f"}) == {("an", "e")}
    assert unplaced_at([words, placed], {"e": "e", "f": "e"}) == set()  # both are one meeting
