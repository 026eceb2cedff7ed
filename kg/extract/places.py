"""Places in running text: ``tỉnh Quảng Nam``, ``TP HCM``, ``xã Yên Mỹ, huyện Nông Cống``, ``Phường 5, Quận 3``."""

import re
from dataclasses import dataclass

from kg.extract import knowledge
from kg.text.numbers import roman
from kg.text.phrases import Phrases
from kg.text.spelling import name_key
from kg.text.tokens import Text

_LEVELS: Phrases[tuple[str, str]] = Phrases(dict(knowledge.LEVEL_WORDS.items()))
_LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Tokens ``[first, last)``; ``name`` as tables print it (``Yên Mỹ, Nông Cống``), ``level`` of its innermost part,
    ``word`` the level word before it (empty when bare), ``province`` when known."""

    first: int
    last: int
    name: str
    level: str
    word: str
    province: str


def level_word(text: Text, i: int) -> tuple[tuple[str, str], int] | None:
    """A level word at token ``i``: ((level, full word), index after it)."""
    found = _LEVELS.match(text.keys, i)
    if found and text.keys[i : i + 2] == ["tỉnh", "thành"] and text.words[i + 1].islower():
        return None  # tỉnh thành: the provinces and cities
    return found


def is_capital(text: Text, i: int) -> bool:
    return text.words[i][0].isupper()


def adjacent(text: Text, i: int) -> bool:
    """Whether one space alone stands between tokens ``i - 1`` and ``i``."""
    return text.starts[i] - text.ends[i - 1] == 1 and text.nfc[text.ends[i - 1]] in " \u00a0"


def parse_place(text: Text, i: int, last: int, *, bare_district: bool = False) -> PlaceMention | None:
    """The place that starts at token ``i`` (with its level word, or bare where the name is known), within ``last``."""
    part = _part(text, i, last, bare_district)
    if part is None:
        return None
    outer = _outer(text, part, last)
    if outer is None:
        return part
    name = part.name if outer.level == "province" else f"{part.name}, {outer.name}"
    return PlaceMention(part.first, outer.last, name, part.level, part.word, outer.province or part.province)


def _outer(text: Text, part: PlaceMention, last: int) -> PlaceMention | None:
    """The larger unit after a comma, dash or bracket: ``, huyện Nông Cống (Thanh Hóa)``, ``(Nông Cống)``."""
    j = part.last
    if part.level == "province" or j + 1 >= last:
        return None
    if text.words[j] in (",", "-", "–", "("):
        j += 1
    elif not (j < last and level_word(text, j)):
        return None
    bracket = text.words[part.last] == "("
    outer = parse_place(text, j, last) or (parse_place(text, j, last, bare_district=True) if bracket else None)
    order = ("commune", "district", "province")
    if outer is None or order.index(outer.level) <= order.index(part.level):
        return None
    closed = text.words[outer.last - 1] == ")" or text.words[outer.last : outer.last + 1] == [")"]
    if not outer.word and outer.level != "province" and not (bracket and closed):
        return None
    if text.words[outer.last - 1] != ")" and bracket and outer.last < last:
        return PlaceMention(
            outer.first,
            outer.last + (text.words[outer.last] == ")"),
            outer.name,
            outer.level,
            outer.word,
            outer.province,
        )
    return outer


def _part(text: Text, i: int, last: int, bare_district: bool) -> PlaceMention | None:
    found = level_word(text, i)
    if found is None:
        return _bare(text, i, last, bare_district)
    (level, word), j = found
    if j >= last:
        return None
    if text.words[j].isdigit() and word in ("quận", "phường") and len(text.words[j]) <= 2:
        name = f"{word.capitalize()} {int(text.words[j])}"
        return PlaceMention(i, j + 1, name, level, word, "Hồ Chí Minh" if level == "district" else "")
    table = knowledge.districts() if level == "district" else knowledge.places()
    known = table.match(text.keys, j) if is_capital(text, j) else None
    if known and known[1] <= last and _fits(known[0], level):
        return _known(text, known[0], i, j, known[1], word, level)
    if level in ("province", "city"):
        return None
    return _capitals(text, i, j, last, level, word)


def _fits(place: knowledge.Place, level: str) -> bool:
    return level == "city" or place.level == level


def _known(
    text: Text, place: knowledge.Place, first: int, start: int, last: int, word: str, level: str
) -> PlaceMention:
    inner = "district" if level == "city" and name_key(place.name) not in knowledge.CENTRAL_CITIES else place.level
    province = place.provinces[0] if len(place.provinces) == 1 else ""
    printed = text.phrase(start, last)
    short = printed.isupper() or "." in printed  # HCM, SƠN LA: the name in full, in ordinary letters
    return PlaceMention(first, last, place.name if short else printed, inner, word, province)


_NO_PLACES = (("hồ", "chí", "minh"), ("thái", "bình", "dương"))  # the man, without "thành phố"; the ocean


def _bare(text: Text, i: int, last: int, bare_district: bool) -> PlaceMention | None:
    if not is_capital(text, i):
        return None
    known = knowledge.districts().match(text.keys, i) if bare_district else None
    known = known or knowledge.places().match(text.keys, i)
    if known is None or known[1] > last or (known[0].level == "district" and not bare_district):
        return None
    if tuple(text.keys[i : i + 3]) in _NO_PLACES or (i and tuple(text.keys[i - 1 : i + 2]) in _NO_PLACES):
        return None
    if not all(is_capital(text, k) or not text.words[k].isalpha() for k in range(i, known[1])):
        return None
    words = (knowledge.ordinary().match(text.keys, k) for k in range(max(0, i - 2), i + 1))
    if any(word and word[1] >= known[1] + (word[1] - word[0] == i) for word in words):
        return None  # Vinh | danh, đồng bằng sông | Cửu Long
    city = "thành phố" if text.keys[i].startswith("tp") and known[1] == i + 1 else ""  # TPHCM
    return _known(text, known[0], i, i, known[1], city, known[0].level)


_NEWS = frozenset(  # words that go on a headline in capitals after the name of a place
    (
        "tổ đại lần nhiệm họp công trao tập khai thành đón ra tiếp kỉ tổng sơ học triển đẩy phát thực nâng xây hoàn "
        "chúc gặp thăm kiểm hội lễ năm tháng khóa quí với và trong về của có là bầu kí tặng"
    ).split()
)


def _capitals(text: Text, first: int, j: int, last: int, level: str, word: str) -> PlaceMention | None:
    """A unit the table does not know: the capital words after its level word, up to where a person's name begins."""
    if (namesake := knowledge.namesakes().match(text.keys, j)) and namesake[1] <= last and level == "commune":
        return PlaceMention(first, namesake[1], text.phrase(j, namesake[1]), level, word, "")
    end = j
    while (
        end < last
        and end - j < _LONGEST_NAME
        and is_capital(text, end)
        and text.words[end].isalpha()
        and (end == j or adjacent(text, end))
    ):
        end += 1
    surnames = knowledge.surnames()
    shouted = end > j + 1 and all(word.isupper() for word in text.words[j:end])
    if shouted:  # ĐẢNG BỘ XÃ HÒA AN | TỔ CHỨC
        end = next((k for k in range(j + 1, end) if text.keys[k] in _NEWS), end)
    run = end - j
    for k in range(j + 1, end):
        middle = k + 1 < last and text.keys[k + 1] in ("văn", "thị") and is_capital(text, k + 1)
        if (surnames.get(text.keys[k]) == "common" and k - j >= 2) or (middle and text.keys[k] in surnames):
            run = k - j
            break
    if run == 0 or (run >= 3 and _is_person(text, j)):
        return None
    certificate = text.keys[j] == "bằng" and (run == 1 or text.keys[j + 1] == "khen")  # no xã Bằng Lãng
    if (
        text.keys[j] in ("ủy", "đoàn", "đội", "khóa", "nhiệm", "lần", "cờ", "giấy", "huân", "huy")
        or certificate
        or (text.words[j].isupper() and len(text.words[j]) > 1 and text.words[j] in ("UBND", "HĐND", "MTTQ"))
    ):
        return None
    name = text.phrase(j, j + run)
    return PlaceMention(first, j + run, name.title() if shouted else name, level, word, "")


def _is_person(text: Text, j: int) -> bool:
    """Whether the capital words at ``j`` are a name: ``Chủ tịch UBND huyện | Lô Văn Hặc``."""
    rank = knowledge.surnames().get(text.keys[j])
    return rank == "common" or (rank is not None and text.keys[j + 1] in ("văn", "thị"))


def unknown_district(text: Text, j: int, last: int) -> PlaceMention | None:
    """``Huyện ủy | Đông Sơn``: a district that no table has, unless the words may be a person's name."""
    if knowledge.surnames().get(text.keys[j]) == "common" or not is_capital(text, j) or level_word(text, j):
        return None
    return _capitals(text, j, j, last, "district", "")


_VILLAGES = Phrases(  # what a village or a quarter is called; Party cells are named after it
    dict.fromkeys(
        ("ấp", "khóm", "thôn", "bản", "làng", "xóm", "buôn", "bon", "plei", "phố", "khu", "tổ", "khối", "khối phố",
         "tổ dân phố", "khu phố", "khu dân cư", "tiểu khu", "cụm dân cư", "khu vực"),
        True,
    )
)  # fmt: skip


_COUNTED = frozenset("đảng đồng người năm lần hộ cán tháng ngày km ha chi trường vụ tập gia".split())
_GOES_ON = re.compile(r"[/.,-]\d|%")  # 3/2, 3,5


def is_ordinal(word: str) -> bool:
    """A number, in digits or Roman, that a body of a row is told by."""
    return word.isdigit() or bool(roman(word))


def cell_end(text: Text, j: int, last: int) -> int:
    """The index after the number or the village that a Party cell is named by (``III``, ``thôn Đông Hà``, ``ấp 6``,
    ``tổ dân phố số 3``); ``j`` where there is none."""
    village = _VILLAGES.match(text.keys, j)
    k = village[1] if village else j
    if k < last and text.keys[k] == "số":
        k += 1
    if k >= last:
        return j
    if is_ordinal(text.words[k]):
        return j if k == j and _counts(text, k) else k + 1
    end = k
    while village and end < last and end - k < _LONGEST_NAME and is_capital(text, end) and text.words[end].isalpha():
        end += 1
    return end + _numbered(text, end, last) if end > k else j


def _numbered(text: Text, k: int, last: int) -> bool:
    """``thôn Đông Hà | 3``: one of several villages of a name; not ``3 đảng viên``, ``3/2``."""
    if k >= last or not (text.words[k].isdigit() and len(text.words[k]) <= 2 and adjacent(text, k)):
        return False
    return not _counts(text, k) and not _GOES_ON.match(text.nfc, text.ends[k])


def _counts(text: Text, k: int) -> bool:
    """``Chi bộ | 3 năm liền``, ``Chi bộ | 12 đảng viên``; not ``Chi bộ 3 năm 2024``."""
    following = text.keys[k + 1 : k + 3]
    return following[:1] != [] and following[0] in _COUNTED and not following[-1].isdigit()


def last_place(text: Text, first: int, last: int, kind: str) -> PlaceMention | None:
    """The province that a proper name ends with, which is its place and stays in it (``Công ty Nhiệt điện | Quảng
    Ninh``), for hospitals also the district. Universities are named after places without belonging to them."""
    for start in range(max(first, last - 3), last):
        known = knowledge.places().match(text.keys, start) if is_capital(text, start) else None
        if known and known[1] == last and (known[0].level == "province" or kind == "other"):
            return _bare(text, start, last, bare_district=kind == "other") if kind != "school" else None
    return None


def foreign_place(text: Text, j: int, last: int) -> PlaceMention | None:
    """A country, where a school abroad is told: ``(Mỹ)``, ``, Vương quốc Anh``."""
    k = j + 2 if text.keys[j : j + 2] in (["vương", "quốc"], ["cộng", "hòa"], ["liên", "bang"]) else j
    found = knowledge.countries().match(text.keys, k) if k < last and is_capital(text, j) else None
    return PlaceMention(j, found[1], text.phrase(j, found[1]), "abroad", "", "") if found and found[1] <= last else None
