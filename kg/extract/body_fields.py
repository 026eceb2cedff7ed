"""How far a field of work reaches that no table has as a whole: deeds in a row, a description, words of fields."""

from kg.extract import knowledge
from kg.extract.body_names import NEVER_INSIDE, OF, named_head, other_head, starts_person, stops, strong_head
from kg.extract.knowledge import CONNECTORS, Head
from kg.extract.places import is_capital, is_ordinal, level_word
from kg.text.tokens import Text

_MARKS = frozenset(",.;)(")
_OPENS_WHOLE = frozenset(",(-–")  # trưởng phòng kế hoạch và giám sát thi công | (Sở X)
_TELLS = frozenset(
    (
        ("chỉ", "đạo"),
        ("xác", "định"),
        ("quyết", "định"),
        ("kết", "luận"),
        ("thống", "nhất"),
        ("tiến", "hành"),
        ("phát", "biểu"),
        ("kiểm", "tra"),
        ("làm", "việc"),
        ("đánh", "giá"),
        ("vừa", "qua"),
    )
)
_OFTEN_ELSE = ("nguyên",)  # nguyên | Giám đốc; tài nguyên


def joined(text: Text, end: int, last: int) -> int:
    """The index after the deeds that go on a field up to ``và``: ``Ban Nghiên cứu | , xây dựng và phổ biến …``."""
    k = end
    while k + 1 < last and text.keys[k] in (",", "và"):
        deed = knowledge.trades().match(text.keys, k + 1)
        if deed is None or deed[0] != "deed" or deed[1] > last or is_capital(text, k + 1):
            break
        if text.keys[k] == "và":
            return deed[1]
        k = deed[1]
    return end


def described(text: Text, j: int, last: int, lenient: bool) -> int:
    """The index after a description that runs up to another body, a level or a mark: ``Phòng Quản lý nhà | Sở``."""
    k = j
    if j >= last or not (is_capital(text, j) or lenient) or starts_person(text, j, last):
        return j
    whole = is_capital(text, j)
    while k < last and k - j < 11:
        key = text.keys[k]
        if k > j and (other_head(text, k) or level_word(text, k) or key in OF or text.words[k] in _MARKS):
            return k if k - j >= 2 and (whole or text.words[k] not in _MARKS) else j
        known = knowledge.places().match(text.keys, k) if is_capital(text, k) else None
        if k - j >= 2 and known and known[0].level == "province":
            return k
        if key in CONNECTORS and k + 1 < last and named_head(text, k + 1, last):
            return k if k - j >= 2 else j
        if (
            stops(text, k)
            or not (text.words[k].isalpha() or key in CONNECTORS)
            or knowledge.roles().match(text.keys, k)
        ):
            return j
        if k > j and is_capital(text, k) and starts_person(text, k, last):
            return j
        k += 1
    return k if whole and k == last and k - j >= 2 else j


def told_field(text: Text, j: int, last: int) -> int:
    """The index after a field that no table has, in words of fields, before the body it is part of:
    ``trưởng phòng kế hoạch, tổng hợp và giám sát thi công | (thuộc) Sở X``; ``j`` where there is none."""
    if j >= last or not _of_work(text, j):
        return j
    for k in range(j, min(last, j + 11)):
        whole = k + (k + 1 < last and text.words[k] in _OPENS_WHOLE)
        marked = whole > k
        whole += whole + 1 < last and text.keys[whole] in OF
        if k - j > 1 and (strong_head(text, whole) or (marked and other_head(text, whole))):
            return k if _of_work(text, k - 1) else j
        if not (_of_work(text, k) or text.keys[k] in CONNECTORS) or level_word(text, k):
            break
        if k > j and knowledge.roles().match(text.keys, k):
            break
    return j


def _of_work(text: Text, k: int) -> bool:
    """A word of which fields of work are made; one that no name runs over, in a whole phrase alone (``thiết bị``)."""
    key = text.keys[k]
    if key not in knowledge.words_of_work():
        return False
    if key not in NEVER_INSIDE and key not in _OFTEN_ELSE:
        return True
    return any((phrase := knowledge.trades().match(text.keys, n)) and phrase[1] > max(k, n + 1) for n in (k - 1, k))


def subject_end(text: Text, j: int, last: int) -> int:
    """The index after what a committee at ``j`` is about: ``Ban Chỉ đạo Trung ương | về phòng, chống thiên tai``; 0
    where it is not said, or where the words may be of the sentence."""
    if j + 2 >= last or text.keys[j] != "về" or text.keys[j + 1] in ("việc", "tình", "chủ"):
        return 0
    k = j + 1
    while k < last and k - j < 14:
        listed = text.keys[k - 1 : k + 2] == ["phòng", ",", "chống"]
        if not listed and (
            text.words[k] in _MARKS or text.words[k] in "–-" or (stops(text, k) and text.keys[k] != "các")
        ):
            break
        if starts_person(text, k, last) or level_word(text, k) or knowledge.roles().match(text.keys, k):
            break
        if text.words[k].isdigit() or tuple(text.keys[k : k + 2]) in _TELLS:
            break  # về phòng chống tham nhũng | chỉ đạo các cơ quan
        k += 1
    k -= text.keys[k - 1] in CONNECTORS
    return k if k - j > 2 else 0


def numbered(text: Text, head: Head, end: int, last: int) -> int:
    """The index after the number of one of a row: ``Vụ Địa phương | I``, ``Đội Quản lý thị trường | số 3``; else 0."""
    if head.form == "Vụ":
        return end + 1 if end < last and is_ordinal(text.words[end]) and text.words[end] != "V" else 0
    numbered = head.form == "Đội" and end + 1 < last and text.keys[end] == "số" and is_ordinal(text.words[end + 1])
    return end + 2 if numbered else 0
