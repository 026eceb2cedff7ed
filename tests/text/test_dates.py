"""Dates: the table of forms, right and wrong, and what holds of every date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import rows

from kg.text.dates import anchored_year, bounds, find_dates, find_terms, iso, valid
from kg.text.tokens import Text

DATES = list(rows("text/dates.tsv", ("say", "published", "expected")))
YEARS, MONTHS, DAYS = st.integers(1930, 2099), st.integers(1, 12), st.integers(1, 31)


def test_the_table_is_there() -> None:
    assert len(DATES) >= 60
    assert sum(not row.values[2] for row in DATES) >= 20, "forms that are no date"


@pytest.mark.parametrize(("say", "published", "expected"), DATES)
def test_form(say: str, published: str, expected: str) -> None:
    found = [f"{m.value}..{m.until}" if m.until else m.value for m in find_dates(Text(say).key, published)]
    assert found == expected.split()


@pytest.mark.parametrize("say", [row.values[0] for row in DATES])
def test_mentions_lie_in_order_inside_the_text(say: str) -> None:
    end = 0
    for mention in find_dates(Text(say).key, "2020-06-15"):
        assert end <= mention.start < mention.end <= len(say)
        end = mention.end


@given(YEARS, MONTHS, DAYS)
def test_a_day_is_read_if_and_only_if_the_calendar_has_it(year: int, month: int, day: int) -> None:
    for say in (f"ngày {day}/{month}/{year}", f"ngày {day} tháng {month} năm {year}"):
        found = [mention.value for mention in find_dates(say)]
        assert found == ([iso(year, month, day)] if valid(year, month, day) else [])


@given(YEARS, MONTHS)
def test_a_month_stays_a_month(year: int, month: int) -> None:
    """dateparser makes a day of it."""
    (mention,) = find_dates(f"tháng {month} năm {year}")
    assert mention.value == iso(year, month)
    first, last = bounds(mention.value) or ("", "")
    assert first.endswith("-01") and first[:7] == last[:7]


@given(st.text(alphabet="0123456789/.-–, ngàythángnămđếnvàsu()", max_size=40), st.sampled_from(["", "2020-02-29"]))
def test_no_text_gives_an_impossible_day(say: str, published: str) -> None:
    for mention in find_dates(Text(say).key, published):
        for value in filter(None, (mention.value, mention.until)):
            digits = [int(part) for part in value.lstrip("-").split("-")]
            year, rest = (None, digits) if value.startswith("--") else (digits[0], digits[1:])
            assert not rest or valid(year, *rest)


@pytest.mark.parametrize(
    ("month", "day", "published", "year"),
    [
        (12, 28, "2020-01-05", 2019),
        (1, 3, "2019-12-30", 2020),
        (3, 15, "2020-01-20", 2020),  # an announcement
        (4, 30, "2020-01-20", 2019),
        (5, None, "2020", 2020),
        (5, 1, "", None),
    ],
)
def test_the_year_of_a_day_without_one(month: int, day: int | None, published: str, year: int | None) -> None:
    assert anchored_year(month, day, published) == year


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2019-02", ("2019-02-01", "2019-02-28")),
        ("2020-02-29", ("2020-02-29", "2020-02-29")),
        ("2020", ("2020-01-01", "2020-12-31")),
        ("--02-29", None),
        ("", None),
        ("2015-2020", None),
    ],
)
def test_bounds(value: str, expected: tuple[str, str] | None) -> None:
    assert bounds(value) == expected


@pytest.mark.parametrize(
    ("say", "expected"),
    [
        ("nhiệm kỳ 2020 - 2025", ["2020-2025"]),
        ("nhiệm kỳ 2015–2020 và 2020-2025", ["2015-2020", "2020-2025"]),
        ("nhiệm kỳ 2025 - 2020", []),
        ("số 12020-20255", []),
        ("từ 1930 - 2020", []),  # longer than a life in office
    ],
)
def test_terms(say: str, expected: list[str]) -> None:
    assert [term for _, _, term in find_terms(say)] == expected
