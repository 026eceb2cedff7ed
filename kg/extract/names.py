"""Person names: inventories of family names decide, not capitals alone; a body, place or title is none."""

from kg.extract import knowledge
from kg.extract.places import adjacent, is_capital
from kg.text.spelling import fold
from kg.text.tokens import Text

_LONGEST, _TOGETHER = 5, 3
_NOT_BEFORE = frozenset(  # a street, school or place named after somebody
    (
        "đường phố trường thpt thcs học ngõ cầu chợ quận phường xã huyện thôn ấp bản làng xóm tổ sân công đài "
        "lăng đền chùa giải quĩ nhà bệnh khách trận chiến thành tỉnh thị trấn hẻm ngách cảng viện hội mang "
        "tên báo tạp đảo sông núi hồ mở bay vịnh hát cúp tàu đèo suối"
    ).split()
)
_STREETS = frozenset(("đường", "hẻm", "thpt", "thcs"))  # đường Nguyễn Văn X; but: hội viên hội Nguyễn Văn X
_NO_STREET = frozenset(("học", "lên", "ngoài"))  # lĩnh vực văn hóa học | đường Nguyễn Thị Y
_NAMESAKES = (("hồ", "chí", "minh"), ("việt", "nam"))
_MIDDLE = frozenset(("văn", "thị"))
_DISTINCTIONS = frozenset(  # tặng ông Lê Văn Quý | Huân chương …
    (
        ("huân", "chương"),
        ("huy", "chương"),
        ("huy", "hiệu"),
        ("bằng", "khen"),
        ("giấy", "khen"),
        ("cờ", "thi"),
        ("danh", "hiệu"),
        ("giải", "thưởng"),
        ("kỉ", "niệm"),
        ("bằng", "tổ"),
    )
)


_APOSTROPHES = frozenset("'’‘`")


def _run(text: Text, i: int, last: int) -> int:
    """The index after the capital words from token ``i``, a single space between them; the apostrophe of ``K ' Ré`` may
    stand apart."""
    end = i + 1
    while end < last and end - i < _LONGEST:
        if _apart(text, end, last):
            end += 2
            continue
        if not (is_capital(text, end) and text.words[end][0].isalpha() and adjacent(text, end)):
            break
        if not text.words[end].isalpha() and "'" not in text.words[end] and "’" not in text.words[end]:
            break
        if end - i >= 2 and _opens_other(text, end):
            break
        end += 1
    return end


def _apart(text: Text, k: int, last: int) -> bool:
    """An apostrophe after the initial of a minority name: ``Điểu K | ' Ré``."""
    if text.words[k] not in _APOSTROPHES or k + 1 >= last or len(text.words[k - 1]) > 2:
        return False
    near = text.starts[k + 1] - text.ends[k - 1] <= 3
    return near and is_capital(text, k - 1) and is_capital(text, k + 1) and text.words[k + 1].isalpha()


def _minority(text: Text, i: int) -> bool:
    """A whole name of one word: ``H'Mai``, ``K’Brêm``; not the people H'Mông."""
    initial, mark, given = text.words[i].partition(next(filter(_APOSTROPHES.__contains__, text.words[i]), "'"))
    return bool(mark and given[:1].isupper()) and initial in ("H", "K") and fold(given) not in ("mông", "re")


_AT = ("ở", "tại")  # một làng ở | Hồ Bắc, Trung Quốc
_HAMLETS = ("thôn", "bản", "ấp", "xóm", "buôn", "làng")


def _opens_other(text: Text, k: int) -> bool:
    """An office, a body, a known province or a distinction begins here, so a name ends before it."""
    if knowledge.roles().match(text.keys, k) or tuple(text.keys[k : k + 2]) in _DISTINCTIONS:
        return True
    head = knowledge.heads().match(text.keys, k)
    return head is not None and head[1] - k >= 2


def parse_name(text: Text, i: int, last: int, *, titled: bool, addressed: bool = False) -> int | None:
    """The index after the name at token ``i``, or None. ``titled``: an office or a form of address stands before;
    ``addressed``: a form of address, after which the family name may be one that no inventory has."""
    word = text.words[i]
    if not word[0].isupper() or (len(word) > 1 and word.isupper() and not titled):
        return None
    use = knowledge.surnames().get(text.keys[i])
    if use is None and not addressed:
        return None
    end = _run(text, i, last)
    size = end - i
    if size == 1 and _minority(text, i) and (titled or addressed):
        return end
    shouted = [len(w) > 1 and w.isupper() for w in text.words[i:end]]
    if all(shouted) and size >= _TOGETHER:
        end = _told_apart(text, i, end)
        size = end - i
    if size < 2 or (any(shouted) and not all(shouted)):  # HĐQT Công ty
        return None
    keys = tuple(text.keys[i:end])
    if keys[:3] in _NAMESAKES or keys[-2:] in _NAMESAKES:
        return None
    marked = any(k in _MIDDLE for k in keys[1:-1]) or (size > 2 and text.words[i + 1] == "A")  # Mùa A Sếnh
    if use != "common" and not titled and not marked:
        return None
    before = text.keys[i - 1] if i and text.sentence_of[i - 1] == text.sentence_of[i] else ""
    if not titled and not marked and before in _NOT_BEFORE:
        return None
    if not titled and text.keys[i - 2 : i] in (["giải", "thưởng"], ["học", "bổng"]):
        return None  # giải thưởng | Lý Tự Trọng
    if not titled and before in _STREETS and text.keys[i - 2] not in _NO_STREET:
        return None
    if use != "common" and not addressed and before in ("huyện", "quận"):
        return None
    if titled and not marked and before in ("phường", "xã", "trấn"):  # UBND phường Lê Hồng Phong: a place or a person
        return None
    if size == 2 and (before in _HAMLETS or (not titled and before in _AT)):  # Trưởng thôn Xuân Quý: the hamlet
        return None
    country = knowledge.countries().match(text.keys, i)
    if country and country[1] >= end and size == 2:
        return None
    if keys[0] == "đoàn" and not titled and (of := knowledge.places().match(text.keys, i + 1)) and of[1] == end:
        return None  # Đoàn Hải Phòng: a team
    place = knowledge.places().match(text.keys, i)
    if place and place[1] >= end and not (titled and use == "common" and (size >= 3 or addressed)):
        return None
    if place and place[1] > i + 1 and not marked and (use != "common" or place[0].level == "province"):
        return None
    head = knowledge.heads().match(text.keys, i)
    named_like = head and (head[1] - i >= 2 or use != "common") and not (addressed and head[1] == i + 1)  # ông Trường …
    if named_like or knowledge.roles().match(text.keys, i):
        return None
    if size == 2 and use == "common" and _lower_follows_as_word(text, end, last):
        return None
    return end


def _told_apart(text: Text, i: int, end: int) -> int:
    """Where a name ends in a run of capitals: ``CHỦ TỊCH LÊ VĂN ÁI | TIẾP DÂN``. The article prints it in small letters
    as well, or a verb follows (``GIỮ CHỨC``), else no more than a name stands there."""
    verbs = ((k, knowledge.office_verbs().match(text.keys, k)) for k in range(i + 2, end))
    end = next((k for k, verb in verbs if verb is not None and verb[1] > k + 1), end)
    longest = max((_alike(text, i, end, k) for k, key in enumerate(text.keys) if key == text.keys[i]), default=0)
    return i + longest if longest > 1 else (end if end - i < _LONGEST else i)


def _alike(text: Text, i: int, end: int, k: int) -> int:
    """How many words from token ``k`` on are those of a run of capitals, in small letters."""
    size = 0
    while i + size < end and text.keys[k + size : k + size + 1] == [text.keys[i + size]]:
        if not text.words[k + size][0].isupper() or text.words[k + size][1:2].isupper():
            break
        size += 1
    return size


def _lower_follows_as_word(text: Text, end: int, last: int) -> bool:
    """``Đoàn Thanh | niên``: the second capital may be the first half of a common word."""
    return end < last and (text.keys[end - 1], text.keys[end]) in _COMPOUNDS


_COMPOUNDS = frozenset(
    (
        ("thanh", "niên"),
        ("đại", "biểu"),
        ("công", "tác"),
        ("kiểm", "tra"),
        ("hành", "chính"),
        ("cao", "đẳng"),
        ("thanh", "tra"),
        ("chủ", "tịch"),
        ("trung", "ương"),
        ("tổng", "công"),
        ("tập", "đoàn"),
    )
)
