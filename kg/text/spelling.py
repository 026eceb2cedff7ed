"""One spelling for comparison, never for display: case, Unicode form, tone placement and i/y; tones are never folded.

``hoà`` = ``hòa``, ``uỷ`` = ``ủy``, ``kĩ`` = ``kỹ``; but ``Hùng`` is not ``Hưng`` and ``Mai`` is not ``May``.
Source of the rules: the two customs of placing the tone mark differ only in open oa, oe, uy, and never after q.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from kg.lexicon import Row, read_table

_TONED = {  # vowel without tone -> its five toned letters: grave, acute, hook, tilde, dot
    "a": "àáảãạ",
    "e": "èéẻẽẹ",
    "y": "ỳýỷỹỵ",
    "o": "òóỏõọ",
    "u": "ùúủũụ",
    "i": "ìíỉĩị",
}
_MOVED = {  # new placement -> old placement: "oà" -> "òa"
    first + second: f"{toned}{last}"
    for first, last in (("o", "a"), ("o", "e"), ("u", "y"))
    for toned, second in zip(_TONED[first], _TONED[last], strict=True)
}
_OPEN_RIME = re.compile(rf"(?:o[{_TONED['a']}{_TONED['e']}]|u[{_TONED['y']}])(?<!q..)(?!\w)")
_Y_TO_I = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")
_LONE_Y = re.compile(rf"[y{_TONED['y']}](?!\w)(?:(?<=(?<![^\W\d_])[bcdđghklmnprstvx].)|(?<=(?<![^\W\d_])qu.))")
_ODD = {"Ð": "Đ", "ð": "đ", "İ": "I"} | dict.fromkeys("\u00a0\u200b\ufeff\u2009\u202f", " ")
_ODD_CHARACTER = re.compile(f"[{''.join(_ODD)}]")
_CENTRAL = re.compile(r"(?<!ĐẦU )\bTƯ\b")  # trung ương; in lower case tư is a word of its own
_LAST_UNIT = re.compile(r" (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)$")
_INVISIBLE = re.compile("[\u200b-\u200f\ufeff\u00ad]")


def fold(text: str) -> str:
    """The matching key of NFC text, of the same length: lower case, one tone placement, a lone y as i.

    >>> fold("Uỷ ban Kỹ thuật Hoà Bình") == fold("ủy ban kĩ thuật Hòa Bình")
    True
    >>> fold("Hùng") == fold("Hưng")
    False
    """
    low = _ODD_CHARACTER.sub(lambda m: _ODD[m[0]], text).lower()
    low = _OPEN_RIME.sub(lambda m: _MOVED[m[0]], low)
    return _LONE_Y.sub(lambda m: m[0].translate(_Y_TO_I), low)


_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?[aăâeêioôơuưy]{1,3}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE
)


def is_syllable(word: str) -> bool:
    """Whether a word without tone marks has the form of a Vietnamese syllable.

    >>> is_syllable("Thanh"), is_syllable("Sabeco")
    (True, False)
    """
    return _SYLLABLE.fullmatch(word) is not None


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The comparison key of a name: folded, single spaces, no marks around words. Idempotent.

    >>> name_key("  Nguyễn  Thuý HÀ. ") == name_key("Nguyễn Thúy Hà")
    True
    """
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", unicodedata.normalize("NFC", name)))
    return " ".join(re.findall(r"\w+", fold(text)))


_Pairs = tuple[tuple[str, str], ...]


def _pairs(rows: Iterable[Row]) -> _Pairs:
    return tuple((f" {name_key(row['form'])} ", f" {name_key(row['same_as'])} ") for row in rows)


@cache
def _equivalents() -> _Pairs:
    return _pairs(read_table("equivalents", ("form", "same_as", "example")))


@cache
def _equivalent_names() -> _Pairs:
    return _pairs(read_table("equivalents-names", ("form", "same_as", "example")))


@cache
def _equivalent_bodies() -> _Pairs:
    return _pairs(read_table("equivalents-bodies", ("form", "same_as", "example")))


def _replaced(key: str, pairs: _Pairs) -> str:
    for form, same_as in pairs:
        key = key.replace(form, same_as)
    return key


@lru_cache(maxsize=65536)
def body_key(name: str) -> str:
    """The comparison key of a body's name: đảng bộ = đảng ủy = ban chấp hành đảng bộ, UBND = Ủy ban nhân dân.

    >>> body_key("Đảng bộ Văn phòng UBND tỉnh") == body_key("Đảng uỷ Văn phòng Uỷ ban nhân dân tỉnh")
    True
    >>> body_key("Ban Thường vụ Tỉnh ủy") == body_key("Tỉnh ủy")
    False
    """
    key = f" {name_key(_CENTRAL.sub('TW', name))} "
    key = _replaced(key, _equivalents())
    return key.replace(" và ", " ").strip()  # Sở Kế hoạch và Đầu tư = Sở Kế hoạch Đầu tư


@lru_cache(maxsize=65536)
def same_body_key(name: str) -> str:
    """The key of a body's name among all articles, where the press has several names for one body.

    >>> same_body_key("Ủy ban MTTQ Việt Nam tỉnh") == same_body_key("Mặt trận Tổ quốc tỉnh")
    True
    >>> same_body_key("Phòng Tổng hợp thuộc Sở GTVT") == same_body_key("Phòng Tổng hợp Sở Giao thông")
    True
    """
    key = f" {body_key(name)} ".replace(" trực thuộc ", " ").replace(" thuộc ", " ")
    return _replaced(key, _equivalent_bodies()).strip()


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of these words and phrases where it stands as a whole, the longest that fits.

    >>> any_of(["họp", "họp báo"]).findall("cuộc họp báo, họp, họpbáo")
    ['họp báo', 'họp']
    """
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@lru_cache(maxsize=65536)
def unit_key(name: str) -> str:
    """The key of a body's name without the word for its unit at the end: bodies of several places that have one are
    each other's counterparts.

    >>> unit_key("Tỉnh uỷ") == unit_key("Thành ủy") == "đảng ủy"
    True
    >>> unit_key("UBND tỉnh") == unit_key("UBND")
    True
    """
    return _LAST_UNIT.sub("", body_key(name))


@lru_cache(maxsize=65536)
def article_key(name: str) -> str:
    """The key of a body's name within one article, where a short form can only mean the long one.

    >>> article_key("ĐH Luật") == article_key("Trường Đại học Luật")
    True
    """
    key = f" {body_key(name)} "
    return _replaced(key, _equivalent_names()).strip()
