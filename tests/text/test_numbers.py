"""Numbers as texts print them: Roman numerals, ordinals, figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.numbers import decimal, ordinal, plain, roman

ROMAN = {"I": 1, "II": 2, "IV": 4, "VIII": 8, "IX": 9, "XIII": 13, "XIX": 19, "XXI": 21, "XL": 40, "XC": 90, "CXX": 120}


@pytest.mark.parametrize(("text", "value"), ROMAN.items())
def test_roman(text: str, value: int) -> None:
    assert roman(text) == value


@pytest.mark.parametrize("text", ["", "IIII", "VV", "IC", "xii", "XIIA", "MM", "VIX", "IXI"])
def test_not_roman(text: str) -> None:
    assert roman(text) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [("XII", "12"), ("13", "13"), ("05", "5"), ("nhất", "1"), ("Nhì", "2"), ("tư", "4"), ("bẩy", "7"), ("abc", ""),
     ("", "")],
)  # fmt: skip
def test_ordinal(word: str, expected: str) -> None:
    assert ordinal(word) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("7", "7"),
        ("05", "5"),
        ("96,5", "96.5"),
        ("96,50", "96.5"),
        ("7.5", "7.5"),
        ("2.405", "2405"),
        ("1.234.567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1,234,567.5", "1234567.5"),
        ("0,05", "0.05"),
        ("100,0", "100"),
        ("0", "0"),
    ],
)
def test_decimal(printed: str, expected: str) -> None:
    assert decimal(printed) == expected


@pytest.mark.parametrize("printed", ["", "abc", "1,2,3", "1.2.3", ",5", "5,", "1 234", "-3", "12a", "1..2"])
def test_no_decimal(printed: str) -> None:
    assert decimal(printed) is None


@given(st.integers(0, 10**12), st.integers(0, 9999))
def test_vietnamese_print_reads_back(whole: int, part: int) -> None:
    printed = f"{whole:,}".replace(",", ".") + (f",{part:04d}" if part else "")
    expected = plain(Decimal(f"{whole}.{part:04d}"))
    assert decimal(printed) == expected


@given(st.decimals(min_value=0, max_value=10**15, places=6))
def test_plain_has_no_exponent_and_loses_nothing(value: Decimal) -> None:
    text = plain(value)
    assert "E" not in text and Decimal(text) == value
