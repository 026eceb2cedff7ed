"""Spelling keys: what may be folded is folded, tones never, and folding twice changes nothing."""

import unicodedata
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.spelling import body_key, fold, name_key

TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
VOWELS = "aăâeêioôơuưy"
RIMES = ("a", "an", "oa", "oe", "uy", "oan", "uyên", "ươi", "iê", "ay", "ai", "y", "i", "ưa", "uô")
ONSETS = ("", "h", "k", "l", "m", "t", "qu", "ng", "th", "đ")
TONED = {letter for v in VOWELS for t in TONES for letter in unicodedata.normalize("NFC", v + t)}
VIETNAMESE = st.text(alphabet=sorted(TONED | set("BĐdđghklmnpqrstvx .,-")))


def toned(syllable: str, tone: str) -> str:
    """The syllable with a tone on its first vowel."""
    at = next(n for n, letter in enumerate(syllable) if letter in VOWELS)
    return unicodedata.normalize("NFC", syllable[: at + 1] + tone + syllable[at + 1 :])


SAME = [
    ("hoà", "hòa"), ("khoẻ", "khỏe"), ("uỷ", "ủy"), ("thuý", "thúy"), ("Hoạ", "họa"), ("loá", "lóa"), ("kĩ", "kỹ"),
    ("lí", "lý"), ("qui", "quy"), ("TỈNH UỶ", "Tỉnh ủy"), ("Ðảng", "Đảng"), ("kỷ", "kỉ"),
]  # fmt: skip
OTHER = [
    ("Hùng", "Hưng"), ("Hùng", "Hung"), ("Mai", "May"), ("Thảo", "Thạo"), ("Lan", "Lân"), ("Đạt", "Dạt"),
    ("Tuấn", "Tuân"), ("Thúy", "Thủy"), ("quà", "qùa"), ("Hoàn", "Hòan"), ("Duy", "Dui"), ("ý", "í"), ("thúi", "thúy"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same(a: str, b: str) -> None:
    assert fold(a) == fold(b)
    assert name_key(a) == name_key(b)


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_other(a: str, b: str) -> None:
    assert fold(a) != fold(b)
    assert name_key(a) != name_key(b)


@pytest.mark.parametrize("rime", RIMES)
def test_tones_are_never_folded(rime: str) -> None:
    for onset in ONSETS:
        if (onset, rime) in {("qu", "y")}:
            continue
        keys = [fold(toned(onset + rime if onset != "qu" else "q" + rime, tone)) for tone in TONES]
        assert all(a != b for a, b in combinations(keys, 2)), (onset, rime)


@given(st.text().map(lambda s: unicodedata.normalize("NFC", s)))
def test_fold_keeps_the_length_and_twice_is_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(VIETNAMESE)
def test_fold_of_vietnamese(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text) == fold(text.upper())


@given(st.text())
def test_keys_twice_is_once(text: str) -> None:
    assert name_key(name_key(text)) == name_key(text)
    assert body_key(body_key(text)) == body_key(text)


@given(VIETNAMESE)
def test_a_name_has_one_key_in_every_unicode_form(text: str) -> None:
    assert name_key(unicodedata.normalize("NFD", text)) == name_key(text) == name_key(f" {text}\u200b ")


def test_name_key_drops_what_stands_around_words() -> None:
    assert name_key(" “Lê\u00a0 Quốc  ĐẠT”. ") == "lê quốc đạt"
    assert name_key("...") == name_key("") == ""


BODIES = [
    ("Đảng bộ Sở Công Thương", "Đảng ủy Sở Công Thương"),
    ("Ban Chấp hành Đảng bộ tỉnh", "Tỉnh ủy"),
    ("BCH Đảng bộ huyện", "Huyện uỷ"),
    ("UBND tỉnh", "Uỷ ban nhân dân tỉnh"),
    ("HĐND thành phố", "Hội đồng nhân dân TP"),
    ("Ban Tổ chức TƯ", "Ban Tổ chức Trung ương"),
    ("Ban Bí thư Trung ương Đảng", "Ban Bí thư"),
    ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
    ("Tỉnh đoàn", "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh"),
    ("TAND tỉnh", "Tòa án nhân dân tỉnh"),
    ("UB Kiểm tra Tỉnh ủy", "UBKT Tỉnh ủy"),
    ("UB MTTQ huyện", "Ủy ban MTTQ huyện"),
    ("Đài PTTH tỉnh", "Đài Phát thanh và Truyền hình tỉnh"),
]
OTHER_BODIES = [
    ("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy"),
    ("Tỉnh ủy", "Huyện ủy"),
    ("Chi bộ", "Đảng bộ"),
    ("UBND tỉnh", "HĐND tỉnh"),
    ("Trường PTTH Kỳ Lâm", "Trường Phát thanh Truyền hình Kỳ Lâm"),
    ("Trung tâm đầu tư", "Trung tâm đầu trung ương"),
    ("Đảng ủy xã Tân Lập", "Đảng ủy xã Tân Lộc"),
]


@pytest.mark.parametrize(("a", "b"), BODIES)
def test_one_body_under_several_names(a: str, b: str) -> None:
    assert body_key(a) == body_key(b)


@pytest.mark.parametrize(("a", "b"), OTHER_BODIES)
def test_two_bodies(a: str, b: str) -> None:
    assert body_key(a) != body_key(b)
