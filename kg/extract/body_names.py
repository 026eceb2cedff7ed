"""How far the name of a body reaches after its head: a field of work, a description, a name of its own."""

from kg.extract import knowledge
from kg.extract.knowledge import CONNECTORS
from kg.extract.places import adjacent, is_capital, level_word, parse_place
from kg.text.tokens import Text

_OF = frozenset(("của", "thuộc"))
_VERBS = frozenset(("tặng", "trao", "họp", "ký", "nhận", "được", "đã"))
_NO_NAME = frozenset(("nghị", "thảo", "trường"))
_STOP = frozenset(  # a name never runs over these
    (
        "đã được là có cho của tại về với trong từ đến khi vì do bị sẽ đang vừa cũng không chưa này đó thì mà "
        "để theo trên nhằm sau trước gồm cùng như nêu biết nói phải còn nhưng nếu ông bà anh chị nay qua vào "
        "ra lên xuống năm tháng ngày lần nhiệm khóa giai họp báo trao tặng yêu đề ký bày chủ dự giữ làm "
        "nhận đưa nhấn khẳng bằng trái gây xin mới hoặc lớn nhất thu chịu phối rồi cùng tiếp bổ sáng chiều tối "
        "khoa ngành hiện lên"
    ).split()
)
_STOPS = frozenset(
    (("kiến", "nghị"), ("thông", "báo"), ("đề", "nghị"), ("phản", "ánh"), ("triển", "khai"), ("tổ", "chức"))
)


def field_end(text: Text, j: int, last: int) -> int:
    """The index after the longest field of work at token ``j``; ``j`` where there is none."""
    keys, best = text.keys, j
    if j >= last:
        return j
    for words in knowledge.fields().get(keys[j], ()):
        k, n = j + 1, 1
        while n < len(words) and k < last:
            if keys[k] == words[n]:
                n, k = n + 1, k + 1
            elif keys[k] in CONNECTORS and k + 1 < last and (keys[k + 1] == words[n] or keys[k + 1] in CONNECTORS):
                k += 1
            else:
                break
        if n == len(words):
            best = max(best, k)
    return best


def described(text: Text, j: int, last: int, lenient: bool) -> int:
    """The index after a description that runs up to another body, a level or a mark: ``Phòng Quản lý nhà | Sở``."""
    k = j
    if j >= last or not (is_capital(text, j) or lenient) or starts_person(text, j, last):
        return j
    whole = is_capital(text, j)
    while k < last and k - j < 11:
        key = text.keys[k]
        if k > j and (_strong_head(text, k) or level_word(text, k) or key in _OF or text.words[k] in ",.;)("):
            return k if k - j >= 2 and (whole or text.words[k] not in ",.;)(") else j
        known = knowledge.places().match(text.keys, k) if is_capital(text, k) else None
        if k - j >= 2 and known and known[0].level == "province":
            return k
        if key in CONNECTORS and k + 1 < last and knowledge.heads().match(text.keys, k + 1) and is_capital(text, k + 1):
            return k if k - j >= 2 else j
        if (
            _stops(text, k)
            or not (text.words[k].isalpha() or key in CONNECTORS)
            or knowledge.roles().match(text.keys, k)
        ):
            return j
        if k > j and is_capital(text, k) and starts_person(text, k, last):
            return j
        k += 1
    return k if whole and k == last and k - j >= 2 else j


def told_name(text: Text, j: int, last: int) -> int:
    """The index after the name of a body told by an office before it: words up to a mark, a function word, a person or
    another title, when a capital word, a figure, a place or another body shows that it is a name."""
    k, shown = j, False
    while k < last and k - j < 8:
        if _stops(text, k) or not text.words[k].isalnum() or knowledge.roles().match(text.keys, k):
            break
        if starts_person(text, k, last):
            break
        if k > j and (_strong_head(text, k) or level_word(text, k)):
            shown = True
            break
        shown = shown or is_capital(text, k) or text.words[k].isdigit()
        k += 1
    return k if shown and k > j else 0


def own_name(text: Text, j: int, last: int, kind: str = "") -> int:
    """The index after a name of its own: capital words, with the lower-case second syllables of compounds
    (``Dầu khí``) and, for businesses, the lower-case words of their trade (``một thành viên``, ``xây dựng``)."""
    end = k = j
    if j < last and (level_word(text, j) or text.keys[j] in _NO_NAME):  # Hội | Nghị
        return j
    while k < last and k - j < 16:
        if k > j and _opens_other(text, k, last):
            break
        word = text.words[k]
        place = knowledge.places().match(text.keys, k) if k > j and is_capital(text, k) else None
        if place and place[1] <= last and place[1] - k > 1:
            end = k = place[1]
        elif kind == "business" and (trade := knowledge.trades().match(text.keys, k)) and trade[1] <= last:
            k = trade[1]
            end = k if k > j + 1 and not _lower_word(text, k, last) else end
        elif is_capital(text, k) or (word[0].isdigit() and (k > j or kind == "state") and len(word) <= 3):
            end = k = k + 1
        elif text.keys[k] in CONNECTORS and k > j and k + 1 < last and _continues(text, k + 1, last, kind):
            k += 1
        elif k > j and (joined := _lower_words(text, k, last, kind)) > k:
            k = joined
            if k >= last or not text.words[k].isalpha() or is_capital(text, k) or _stops(text, k):
                end = k
        else:
            break
    return end


def _opens_other(text: Text, k: int, last: int) -> bool:
    """What ends a proper name: a quotation, a title, another body, a person, a level with its place, a verb."""
    if text.words[k] in '“"‘' or text.keys[k] in _VERBS or starts_person(text, k, last):
        return True
    if _of_school(text, k):
        return False
    role = knowledge.roles().match(text.keys, k)
    if role and text.keys[k - 1] != "một":  # TNHH một | thành viên
        return True
    return _strong_head(text, k) or bool(level_word(text, k) and parse_place(text, k, last))


def _lower_word(text: Text, k: int, last: int) -> bool:
    return k < last and text.words[k].isalpha() and text.words[k].islower() and not _stops(text, k)


def _of_school(text: Text, k: int) -> bool:
    return text.keys[k] == "khoa" and text.keys[k - 1] in ("y", "bách", "dược")


def _stops(text: Text, k: int) -> bool:
    """A word that no name runs over; the khoa of Y khoa and Bách khoa is part of one."""
    if _of_school(text, k):
        return False
    return text.keys[k] in _STOP or tuple(text.keys[k : k + 2]) in _STOPS


def _lower_words(text: Text, k: int, last: int, kind: str) -> int:
    """The index after the lower-case words that continue a name: one after a capital, for businesses up to three
    before the next capital; ``k`` where none does."""
    if not _lower_word(text, k, last) or knowledge.places().match(text.keys, k) or level_word(text, k):
        return k
    reach = k
    while reach < min(last, k + 3) and _lower_word(text, reach, last) and not level_word(text, reach):
        reach += 1
    if kind in ("business", "mass") and reach < last and is_capital(text, reach) and text.words[reach].isalpha():
        return reach
    return k + 1 if is_capital(text, k - 1) and adjacent(text, k) else k


def _strong_head(text: Text, k: int) -> bool:
    found = knowledge.heads().match(text.keys, k)
    return bool(found and found[0].takes in ("none", "place", "unit", "field") and is_capital(text, k))


def _continues(text: Text, k: int, last: int, kind: str) -> bool:
    """Whether a connector may join what stands at ``k`` to a proper name: a capital word that opens nothing new."""
    if kind == "business" and knowledge.trades().match(text.keys, k):
        return True
    if not is_capital(text, k) or knowledge.roles().match(text.keys, k) or knowledge.heads().match(text.keys, k):
        return False
    return not (text.words[k - 1] == "," or starts_person(text, k, last) or knowledge.places().match(text.keys, k))


def starts_person(text: Text, k: int, last: int) -> bool:
    """A common family name and at least two capital words after it, or the whole of a two-word name."""
    if (
        k >= last
        or knowledge.surnames().get(text.keys[k]) != "common"
        or not is_capital(text, k)
        or knowledge.places().match(text.keys, k)
    ):
        return False
    end = k + 1
    while end < last and is_capital(text, end) and text.words[end].isalpha() and adjacent(text, end):
        end += 1
    return end - k >= 3


def goes_on(text: Text, end: int, last: int) -> bool:
    """A lower-case word right after a field that is no function word: ``Vụ Kinh tế | đối ngoại``."""
    return end < last and text.words[end].isalpha() and text.words[end].islower() and not _stops(text, end)
