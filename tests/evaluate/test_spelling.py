"""One spelling for what is the same, and none for what is not."""

import pytest

from kg.evaluate.spelling import USES, key, person, table_of_words, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("Đoàn TNCS Hồ Chí Minh tỉnh", "Tỉnh Đoàn"),
        ("Kỳ họp thứ nhất", "kì họp thứ 1"),
        ("lần đầu tiên", "lần thứ nhất"),
        ("khóa XIV", "khoá 14"),
        ("Bộ GT-VT", "Bộ Giao thông Vận tải"),
        ("CA tỉnh", "Công an tỉnh"),
        ("Phó Trưởng ban", "Phó ban"),
        ("Ban Bí thư T.Ư Đảng", "Ban Bí thư"),
    ],
)
def test_one_spelling(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hồng", "Hống"),
        ("Mai", "May"),
        ("ca sĩ", "công an sĩ"),
        ("thứ nhất", "thứ hai"),
        ("Tỉnh ủy", "Ban Thường vụ Tỉnh ủy"),
        ("xã hội", "xã"),
    ],
)
def test_two_spellings(one, other):
    assert key(one) != key(other)


def test_a_key_is_its_own_key():
    for text in ("Ban Chấp hành Trung ương Đảng", "TP. Huế", "thị xã Ba Đồn", "100% chi bộ", "hạng Nhì"):
        assert key(key(text).replace("_", " ")) == key(text)


def test_small_words_and_marks_do_not_count():
    assert words("Sở Kế hoạch và Đầu tư của tỉnh") == words("Sở Kế hoạch - Đầu tư tỉnh")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("đ/c Bế Thị Sen", "bế thị sen"),
        ("PGS. TS. Bế Thị Sen", "bế thị sen"),
        ("nguyên Thượng tướng Bế Sen", "bế sen"),
        ("Ma Văn Tư", "ma văn tư"),
        ("Ông", ""),
        ("", ""),
    ],
)
def test_a_person_without_what_stands_before(printed, name):
    assert person(printed) == name


def test_every_use_has_words():
    assert all(table_of_words()[use] for use in USES)
