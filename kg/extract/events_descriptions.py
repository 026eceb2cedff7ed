"""How far the description of an event goes: ``Hội nghị | tổng kết công tác năm 2019, triển khai nhiệm vụ năm 2020``."""

from kg.extract.events_numbers import is_small, read_ordinal
from kg.extract.events_rows import Row
from kg.extract.events_words import nouns, words
from kg.extract.places import is_capital
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, WORD
from kg.text.tokens import Text

OPENING = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_NUMBERS = ("một", "hai", "ba", "bốn", "nửa")
_DASHES = ("-", "–", "—")
_LONGEST = 45
TIMES = ("hôm", "sáng", "trưa", "chiều", "tối", "ngày", "đêm")
_DOING = ("phát biểu", "chúc mừng", "chỉ đạo", "chủ trì", "tặng hoa", "tham dự", "điều hành", "kết luận")
_LISTED = frozenset(
    ("ban", "ngành", "sở", "đoàn", "thể", "phường", "xã", "thị", "trấn", "huyện", "quận", "tỉnh", "thành")
)
_CAUSES = frozenset(("giáo", "người", "cộng", "an", "môi", "hòa", "biển", "trẻ", "sự", "học", "sức", "nạn"))
_NO_STOP = frozenset(("chuẩn bị", "trang bị", "thiết bị", "sau khi", "làm theo", "ngành tổ", "ban tổ", "tác tổ"))
_CUT = (
    "về",
    "đối",
    "và",
    "của",
    "cho",
    "tại",
    "ở",
    "với",
    "các",
    ",",
    "cùng",
    "nhân",
    "sáng",
    "chiều",
    "tối",
    "trong",
    "ngay",
    "vào",
)
_PEOPLE = frozenset(("cá", "công", "doanh", "bệnh", "nạn", "quân", "nghệ", "thân", "cử", "thương"))
_JOINING = frozenset(("của", "thuộc", "giữa", ",", "và"))
_PARTNERS = (["với"], ["về"], *([time] for time in TIMES))
_GIVEN = ("các", "những", "toàn", "cán", "một", "hai", "hơn", "gần", "lãnh", "tập", "đơn", "cá", "người")


def describe(row: Row, j: int, *, acts: bool, skipped: list[tuple[int, int]]) -> int:
    """The index after a description that starts at token ``j``. ``acts``: it also ends before what the event does."""
    text, start, quoted, numbered = row.text, j, "", False
    if j < row.last and text.keys[j] in TIMES and j + 1 in row.days:
        return j
    while j < row.last and j - start < _LONGEST:
        word = text.words[j]
        if quoted:
            quoted = "" if word == quoted else quoted
            j += 1
            if not quoted and j < row.last and text.keys[j] not in ("lần", "năm", ",", "(", "và"):
                break
        elif closing_mark := quoted_until(row, j):
            quoted = closing_mark
            j += 1
        elif j > start and _ends(row, start, j, acts, numbered):
            break
        elif word == "(":
            closing = closing_bracket(text, j, row.last)
            if closing is None or not (row.keys(closing + 1, closing + 2) == ["và"] or _initials(row, j, closing)):
                break
            skipped.append((j, closing + 1))
            j = closing + 1
        else:
            numbered = numbered or (text.keys[j] == "số" and j + 1 < row.last and text.words[j + 1][0].isdigit())
            chunk = row.at.get(j)
            j = chunk.last if chunk is not None and chunk.kind in (BODY, OFFICE, PERSON, PLACE) else j + 1
    while j > start and (text.words[j - 1] in _CUT or text.words[j - 1] in _DASHES) and not _person(text, j - 1):
        j -= 1
    return j


def quoted_until(row: Row, j: int) -> str:
    """The mark that closes the quotation opened at token ``j``; plain marks, which open and close alike and stand in
    names, too, only around a title: ``hội thảo ' Chuyển đổi số '``."""
    words_ = row.text.words
    closing = OPENING.get(
        words_[j], "'" if words_[j] == "'" and words_[j + 1 : j + 2] and is_capital(row.text, j + 1) else ""
    )
    return closing if closing and closing in words_[j + 1 : row.last] else ""


def _initials(row: Row, j: int, closing: int) -> bool:
    """``nông thôn mới | (NTM) | nâng cao``: a name in short inside a description that goes on."""
    short = closing == j + 2 and row.text.words[j + 1].isupper()
    return short and closing + 1 < row.last and row.text.words[closing + 1].islower()


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _person(text: Text, j: int) -> bool:
    """``tuyên dương cá | nhân``: the end of a word for people, not ``nhân dịp``."""
    return text.keys[j] == "nhân" and text.keys[j - 1] in _PEOPLE


def _ends(row: Row, start: int, j: int, acts: bool, numbered: bool) -> bool:
    """Whether the description ends before token ``j``."""
    text, key, word = row.text, row.text.keys[j], row.text.words[j]
    following = text.keys[j + 1] if j + 1 < row.last else "."
    if j in row.days or (key in TIMES and (j + 1 in row.days or following == "ngày")):
        return True
    if word == ";":
        return row.keys(j + 1, j + 2) == [] or words("more").match(text.keys, j + 1) is None
    if word in ".:!?…”":
        return True
    if word in _DASHES:
        if following == "ảnh" or words("act").match(text.keys, j + 1):
            return True
        if row.kind_before(j) == PERSON and row.kind(j + 1) == OFFICE:
            return True  # đối với ông A | - Bí thư Huyện ủy
        if j + 1 < row.last and row.kind(j - 1) == row.kind(j + 1) == WORD and text.words[j + 1].islower():
            return False  # kinh tế - xã hội
        if _is_year(text.words[j - 1]) and _is_year(following):
            return False  # giai đoạn 2010 - 2015
        tight = j + 1 < row.last and text.ends[j - 1] == text.starts[j] and text.ends[j] == text.starts[j + 1]
        return not (tight or (j + 1 < row.last and is_capital(text, j - 1) and is_capital(text, j + 1)))
    if word == ",":
        return not _comma_goes_on(row, j)
    if key == "cho":
        given = text.words[j + 1 : j + 2]
        return (
            not given
            or given[0][0].isdigit()
            or following in _GIVEN
            or row.kind(j + 1) in (BODY, HONORIFIC, OFFICE, PERSON)
        )
    if key == "tại":
        return row.kind(j + 1) in (PLACE, BODY) or following not in ("các", "những", "cơ", "cộng")
    if key == "trong" and (following.isdigit() or following in _NUMBERS):
        return True
    if key == "về" and numbered and j - start > 6:
        return True
    if key == "và" and new_clause(row, j + 1):
        return True
    if key == "từng" and row.kind_before(j) in (BODY, PLACE, PERSON, OFFICE):
        return True
    if words("stop").match(text.keys, j) and " ".join(text.keys[j - 1 : j + 1]) not in _NO_STOP:
        if key == "vì" and following in _CAUSES:
            return False  # Tri thức trẻ | vì giáo dục
        return key != "này" or j - start < 3  # giải quyết tình trạng này
    return acts and (
        words("act").match(text.keys, j) is not None or (key == "lần" and read_ordinal(text, j, row.last) is not None)
    )


def does(text: Text, j: int) -> bool:
    """Whether people do something from token ``j`` on: the name of the event is over; ``Kết luận 21`` is an act's."""
    if "".join(text.keys[j + 2 : j + 3])[:1].isdigit() or text.keys[j + 2 : j + 3] == ["số"]:
        return False
    return " ".join(text.keys[j : j + 2]) in _DOING or text.keys[j : j + 1] == ["dự"]


def new_clause(row: Row, j: int) -> bool:
    """Whether the words from token ``j`` after ``và`` are no part of a name: others who come, or what they do there."""
    return (
        row.kind(j) in (HONORIFIC, PERSON)
        or words("stop").match(row.text.keys, j) is not None
        or does(row.text, j)
        or _meets(row, j)
    )


def _meets(row: Row, j: int) -> bool:
    """Whether another act begins at token ``j``: ``và | thăm chính thức …``, ``và | báo cáo Thường trực …``."""
    if row.keys(j, j + 2) == ["báo", "cáo"]:
        return row.kind(j + 2) in (BODY, OFFICE) or row.keys(j + 2, j + 4) == ["thường", "trực"]
    found = nouns().match(row.text.keys, j)
    return found is not None and found[0].takes in ("who", "site")


def _comma_goes_on(row: Row, j: int) -> bool:
    """``tổng kết …, triển khai …`` goes on; so do lists of single words (ban, ngành) and numbers (55, 45)."""
    text, k = row.text, j + 1
    if k >= row.last:
        return False
    if text.keys[k] == "khóa" or (text.keys[k] == "khen" and text.keys[j - 1] == "đua"):
        return True  # thi đua, khen thưởng
    if is_small(text.words[k]) and is_small(text.words[j - 1]) and row.keys(k + 1, k + 2) != ["/"]:
        return True
    if words("folk").match(text.keys, k) and words("folk").match(text.keys, j - 2):
        return True  # thăm cán bộ, chiến sĩ
    if words("decree").match(text.keys, k) and words("decree").match(text.keys, j - 2):
        return True  # công bố các nghị quyết, quyết định
    if text.keys[j - 1] == "thị" and row.keys(k, k + 2) == ["thành", "ủy"]:
        return True  # giao ban với các huyện, thị, thành ủy
    if row.kind(k) != WORD:
        return joint_end(row, j) is not None
    if text.keys[j - 1] == "khai" and text.keys[k : k + 2] == ["thực", "hiện"]:
        return True
    if (text.keys[j - 1], text.keys[k]) == ("trưởng", "phó"):
        return True  # làm việc với trưởng, phó các ban
    if words("more").match(text.keys, k):
        return True
    return text.words[k].islower() and text.keys[k] in _LISTED and text.keys[j - 1] in _LISTED


def joint_end(row: Row, j: int) -> int | None:
    """``buổi làm việc của Thường trực Tỉnh ủy | , HĐND, UBND tỉnh X (với …)``: the index after the others whose event
    it is, where the name goes on or a day follows; a body that does something next opens a clause."""
    one = row.ending.get(j)
    if one is None or one.kind not in (BODY, OFFICE) or row.text.keys[one.first - 1] not in _JOINING:
        return None
    while j < row.last and row.text.keys[j] in (",", "và") and row.kind(j + 1) in (BODY, OFFICE):
        j = row.at[j + 1].last
    return j if j in row.days or row.keys(j, j + 1) in _PARTNERS else None


def closing_bracket(text: Text, j: int, last: int) -> int | None:
    return next((k for k in range(j + 1, min(last, j + 14)) if text.words[k] == ")"), None)
