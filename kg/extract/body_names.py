"""How far the name of a body reaches after its head: a field of work, a description, a name of its own."""

from kg.extract import knowledge
from kg.extract.knowledge import CONNECTORS
from kg.extract.places import adjacent, is_capital, level_word, parse_place
from kg.text.spelling import is_syllable
from kg.text.tokens import Text

OF = frozenset(("của", "thuộc"))
_VERBS = frozenset(("tặng", "trao", "họp", "nhận", "được", "đã"))
NEVER_INSIDE = frozenset(  # a name never runs over these
    (
        "đã được là có cho của tại về với trong từ đến khi vì do bị sẽ đang vừa cũng không chưa này đó thì mà "
        "để theo trên nhằm sau trước gồm cùng như nêu biết nói phải còn nhưng nếu ông bà anh chị nay qua vào "
        "ra lên xuống năm tháng ngày hôm lần nhiệm khóa giai họp báo trao tặng yêu đề bày chủ dự giữ làm "
        "nhận đưa nhấn khẳng bằng trái gây xin mới hoặc lớn nhất thu chịu phối rồi cùng tiếp bổ sáng chiều tối "
        "khoa ngành hiện lên ở vẫn đều cần bán mua các những mọi khác thực xảy nằm cụ ảnh giành đoạt"
    ).split()
)
DEEDS = frozenset(
    (
        ("kiến", "nghị"),
        ("thông", "báo"),
        ("đề", "nghị"),
        ("phản", "ánh"),
        ("triển", "khai"),
        ("tổ", "chức"),
        ("phụ", "trách"),
        ("công", "bố"),
        ("chia", "sẻ"),
        ("tâm", "sự"),
    )
)
ALONE = ("Bộ", "Sở")  # Doanh nghiệp | Bộ: no name of its own
_TELLS = ("thông", "tin")
_LONGEST = 18


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


def told_name(text: Text, j: int, last: int) -> int:
    """The index after the name of a body told by an office before it: words up to a mark, a function word, a person or
    another title, when a capital word, a figure, a place or another body shows that it is a name."""
    k, shown = j, False
    if j < last and level_word(text, j):
        return 0
    while k < last and k - j < 8:
        if text.keys[k : k + 2] == ["thông", "tin"] and text.words[k].islower():
            break
        if stops(text, k) or not text.words[k].isalnum() or knowledge.roles().match(text.keys, k):
            break
        if starts_person(text, k, last):
            break
        if k > j and (strong_head(text, k) or level_word(text, k)):
            shown = True
            break
        shown = shown or is_capital(text, k) or text.words[k].isdigit()
        k += 1
    k -= k > j and text.keys[k - 1] in CONNECTORS  # Giám đốc Ngân hàng X | và ông B
    return k if shown and k > j else 0


def own_name(text: Text, j: int, last: int, kind: str = "", *, told: bool = False) -> int:
    """The index after a name of its own: capital words and words of a trade, these in lower case too (``Công ty Cổ phần
    đầu tư xây lắp Kinh Bắc``). After a plain name (Tân Thuận, FLC) no lower-case word belongs to it."""
    if j >= last or level_word(text, j) or (_lower_word(text, j) and stops(text, j)) or text.words[j] in ALONE:
        return j
    end = k = j
    fresh, plain, deeds = True, False, True  # nothing of a plain name yet; a plain name; a verb of a trade may follow
    while k < last and k - j < _LONGEST:
        capital = is_capital(text, k)
        trade = knowledge.trades().match(text.keys, k)
        if trade and (trade[1] > last or not (capital or (not plain and (deeds or trade[0] != "deed")))):
            trade = None
        if k > j and _opens_other(text, k, last, told or kind != "school", trade[1] if trade else k):
            break
        if trade:
            plain = not fresh and trade[1] == k + 1  # Đồi | Chè
            k, fresh, deeds = trade[1], not plain, trade[0] in ("deed", "form")
            end = k if capital or not _runs_on(text, k, last) else end
        elif capital and (place := knowledge.places().match(text.keys, k)) and k + 1 < place[1] <= last:
            end = k = place[1]
            fresh, plain = False, True
        elif capital or ((k > j or kind == "state") and _is_number(text, k)):
            plain = not fresh or not _is_syllable(text.words[k])
            end = k = k + 1
            fresh = False
        elif text.keys[k] == "số" and k + 1 < last and text.words[k + 1].isdigit():
            end = k = k + 2
            fresh, plain = False, True
        elif k > j and text.keys[k] in CONNECTORS and _continues(text, k + 1, last, plain):
            plain = (plain or not fresh) and text.words[k] in "-–"
            k, fresh, deeds = k + 1, True, True
        elif k > j and not plain and kind != "media" and (reach := _run(text, k, last, fresh)) > k:
            k, fresh, deeds = reach, True, False
            end = k if k == last or not is_capital(text, k) else end
        else:
            break
    return end


def _opens_other(text: Text, k: int, last: int, people: bool, known: int) -> bool:
    """What ends a proper name: a quotation, a title, another body, a person, a level with its place, a verb. ``known``:
    the end of the trade that starts here; ``people``: a person's name is no part of it (but of ``Trường THCS …``)."""
    if text.words[k] in '“"‘' or text.keys[k] in _VERBS:
        return True
    if starts_person(text, k, last) and (people or not adjacent(text, k)):
        namesake = knowledge.namesakes().match(text.keys, k)
        return not (namesake and namesake[1] <= last)
    role = knowledge.roles().match(text.keys, k)
    if role and role[1] > known and text.keys[k - 1] != "một":  # TNHH một | thành viên
        return True
    head = strong_head(text, k)
    return bool(head > known or (level_word(text, k) and parse_place(text, k, last)))


def _is_syllable(word: str) -> bool:
    """Whether a capital word may be the first half of a Vietnamese compound: no initials, no foreign name."""
    return not (word.isupper() and len(word) > 1) and (not word.isascii() or is_syllable(word))


_UNITS = frozenset("ha tỉ triệu nghìn ngàn đồng km m mét m2 tấn người hộ căn chiếc suất phần giờ phút lần %".split())


def _is_number(text: Text, k: int) -> bool:
    following = text.keys[k + 1 : k + 3]
    if following[:1] in (["năm"], ["lần"]) and not (following[-1] == "học" or following[-1].isdigit()):
        return False  # Trường Tiểu học Đức Xuân | 3 năm liền; not Đức Xuân 3 năm 2019
    if following[:1] and (following[0] in _UNITS or (text.starts[k + 1] == text.ends[k] and following[0].isalpha())):
        return False  # Công ty Bến Lặng | 32ha đất, | 72 tỷ đồng
    return text.words[k][0].isdigit() and len(text.words[k]) <= 3 and text.keys[k - 1] not in CONNECTORS


def _lower_word(text: Text, k: int) -> bool:
    return text.words[k].isalpha() and text.words[k].islower()


def _runs_on(text: Text, k: int, last: int) -> bool:
    """A lower-case word that is no function word follows, so a lower-case trade before it may be a verb's."""
    return k < last and _lower_word(text, k) and not stops(text, k) and not level_word(text, k)


def _run(text: Text, k: int, last: int, fresh: bool) -> int:
    """The index after the one to four lower-case words of no known trade that a name runs on with: up to a capital, a
    level or another body, or the second half of a compound (``Lịch | sử``); ``k`` where none does."""
    reach = k
    while reach < min(last, k + 4) and _runs_on(text, reach, last) and not knowledge.roles().match(text.keys, reach):
        reach += 1
    if reach == k or not adjacent(text, k):
        return k
    if reach < last and (level_word(text, reach) or text.keys[reach] in OF):
        return reach
    if reach < last and is_capital(text, reach) and text.words[reach].isalpha():
        return k if starts_person(text, reach, last) or strong_head(text, reach) else reach
    return k if fresh else k + 1


def stops(text: Text, k: int) -> bool:
    """A word that no name runs over."""
    if text.keys[k] in NEVER_INSIDE:
        return True
    pair = tuple(text.keys[k : k + 2])
    return pair in DEEDS or (pair == _TELLS and k > 0 and text.words[k - 1].isupper())  # Cục CSGT | thông tin


def strong_head(text: Text, k: int) -> int:
    """The index after the head of another body, written with a capital; 0 where there is none."""
    found = knowledge.heads().match(text.keys, k) if is_capital(text, k) else None
    if found is None or found[0].takes == "proper" or (found[0].takes == "none" and found[0].kind == "business"):
        return 0
    if found[0].takes == "field" and found[1] == k + 1 and field_end(text, k + 1, len(text.keys)) == k + 1:
        return 0  # Hoa Ban
    return found[1]


def other_head(text: Text, k: int) -> bool:
    """The head of another body, also of one with a name of its own (``Khoa Ngữ văn | Trường Đại học …``)."""
    found = knowledge.heads().match(text.keys, k) if is_capital(text, k) else None
    return bool(found and (found[0].takes != "proper" or found[1] - k > 1))


def named_head(text: Text, k: int, last: int) -> bool:
    """The head of another body with a capital, or one of two words before a name: ``và | tổng cục Đường bộ``."""
    found = knowledge.heads().match(text.keys, k)
    return found is not None and (is_capital(text, k) or (k + 1 < found[1] < last and is_capital(text, found[1])))


def _continues(text: Text, k: int, last: int, plain: bool) -> bool:
    """Whether a connector may join what stands at ``k`` to a name: a trade, or a capital word that opens nothing."""
    if k >= last:
        return False
    trade, comma = knowledge.trades().match(text.keys, k), text.words[k - 1] == ","
    if comma and knowledge.heads().match(text.keys, k):
        return False
    if trade and trade[1] <= last and not plain and (is_capital(text, k) or trade[0] != "people"):
        return True
    if comma or (plain and text.words[k - 1] not in "-–&/") or not is_capital(text, k) or stops(text, k):
        return False
    if knowledge.roles().match(text.keys, k) or knowledge.heads().match(text.keys, k):
        return False
    return not starts_person(text, k, last) and not knowledge.places().match(text.keys, k)


def starts_person(text: Text, k: int, last: int) -> bool:
    """A common family name and at least two capital words after it, none of them a place; or such behind a rank."""
    if (rank := knowledge.honorifics().match(text.keys, k)) and rank[1] > k + 1:
        return starts_person(text, rank[1], last)  # Quân chủng Hải quân và | Phó Đô đốc Lê Văn A
    if (
        k >= last
        or knowledge.surnames().get(text.keys[k]) != "common"
        or not is_capital(text, k)
        or knowledge.places().match(text.keys, k)
    ):
        return False
    end = k + 1
    while end < last and is_capital(text, end) and text.words[end].isalpha() and adjacent(text, end):
        if text.keys[end : end + 2] == ["việt", "nam"]:
            break  # Công ty Ánh | Dương Việt Nam
        if end - k >= 2 and (place := knowledge.places().match(text.keys, end)) and place[1] > end + 1:
            break
        end += 1
    return end - k >= 3


def goes_on(text: Text, end: int, last: int) -> bool:
    """A lower-case word right after a field that is no function word: ``Vụ Kinh tế | đối ngoại``."""
    if end >= last or not _lower_word(text, end) or stops(text, end):
        return False
    return text.keys[end] not in CONNECTORS or end + 1 >= last or not named_head(text, end + 1, last)
