"""Groups in words: where one starts, how many it counts, and where its words end."""

from functools import cache

from kg.extract.documents_actors import Line
from kg.extract.documents_titles import CLAUSE
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, WORD
from kg.lexicon import read_table
from kg.text.numbers import WORDS, decimal
from kg.text.phrases import Phrases
from kg.text.spelling import fold

QUANTIFIERS = frozenset(("các", "những", "nhiều", "toàn", "mỗi", "một"))
HARD = frozenset('.;:!?|”"')
_ENDS = frozenset(
    fold("cũng đợt tại vì do vào là gồm ngay nhằm khi vinh được nhận hiện để kèm với dịp giao dự tham diễn").split()
)
_MOVEMENTS = frozenset(("đoàn", "hội", "đội"))
_DONE = frozenset(("có", "đạt", "lập", "đóng", "hoàn", "tham"))  # what a group has done: đã | đạt thành tích
_ACTS = frozenset(("trao", "tặng", "phong", "truy", "tuyên", "biểu", "khen", "huy", "bằng", "giấy", "cờ"))  # after "và"
_THINGS = frozenset(
    fold("triệu tỷ đồng nghìn ngàn trăm phần suất năm tháng ngày % giờ lần phiếu căn nhà xe bộ máy").split()
)


_OPEN = {"“": "”", '"': '"'}
_QUOTED = 16  # tokens of a quotation within what is said of a group
_TEAMS = frozenset(("đoàn", "đội"))
_NO_TEAM = frozenset(fold("viên thể kết công đại kiểm giám thanh trưởng phó của tại ở từ về").split())  # đoàn | viên
_HELD = frozenset(("lễ", "hội", "buổi", "đón", "gặp", "trao", "đại", "chương", "trọng", "họp", "cuộc"))
_TAKES = ("đoạt", "giành", "đón")  # what somebody else does: …, | đoạt giải
_LEVELS = (  # nhân dân | thành phố
    ("thành", "phố"),
    ("thị", "xã"),
    ("thị", "trấn"),
    ("tỉnh",),
    ("huyện",),
    ("quận",),
    ("phường",),
    ("xã",),
    ("địa", "phương"),
)
_AGE = 12  # tokens up to the end of years of membership: các đảng viên | đủ 65, 50, 45, 40 năm tuổi Đảng
_TEAM_WORDS = 4  # between the team and its place: đội | tuyển bóng đá nữ | Sơn La


@cache
def groups() -> Phrases[str]:
    return Phrases({row["form"]: row["form"] for row in read_table("awards-groups", ("form", "example"))})


@cache
def _people() -> Phrases[str]:
    return Phrases({row["form"]: row["form"] for row in read_table("awards-people", ("form", "example"))})


def group_at(line: Line, t: int) -> tuple[int, str] | None:
    """(token of the group's head, how many) where a group starts: ``16 tổ chức``, ``các tập thể``, ``cá nhân``."""
    count = ""
    head = t
    head += 2 * line.follows(head, "tổng", "cộng")
    if line.key(head) in ("hơn", "gần", "trên", "khoảng"):
        head += 1
    number = decimal(line.words[head]) if head < line.last and line.words[head][0].isdigit() else None
    if number and (_glued(line, head) or line.key(head - 1) == "lớp"):
        number = None  # lớp 12 | Trường X, lớp 12A1
    if number is not None and "." not in number:
        count, head = number, head + 1
    elif line.key(head) in WORDS and head + 1 < line.last and groups().match(line.keys, head + 1):
        count, head = str(WORDS[line.key(head)]), head + 1
    elif line.key(head) in QUANTIFIERS:
        head += 1
    if line.key(head) in ("lượt", "vị", "em", "đồng") and groups().match(line.keys, head) is None:
        head += 1
    found = groups().match(line.keys, head)
    if found is not None and not count and head == t and line.key(found[1]) == "trưởng":
        return None  # ông A, | chi hội trưởng Chi hội 3
    if line.follows(head, "tổ", "chức") and line.key(head + 2) in _HELD:
        return None  # Trường X | tổ chức lễ kỷ niệm
    if head >= line.last or (found is None and not _addressed(line, t, head)):
        return None
    return head, count


def _glued(line: Line, t: int) -> bool:
    """``A | 1``, not ``; | 08``"""
    return line.text.ends[t - 1] == line.text.starts[t] and line.key(t - 1).isalnum()


def _addressed(line: Line, start: int, head: int) -> bool:
    """``các TS: Nguyễn Văn A, …``: a plural form of address before names."""
    chunk = line.chunk(head)
    return (
        line.key(start) == "các"
        and chunk is not None
        and chunk.kind == HONORIFIC
        and chunk.first == head == start + 1
        and line.key(chunk.last) == ":"
    )


def heads_end(line: Line, head: int) -> int:
    """The token after the words that only say what kind of group it is: ``đồng chí đảng viên``."""
    t = head
    while t < line.last and (found := groups().match(line.keys, t)) is not None:
        t = found[1]
    return max(t, head + 1)


def counted_others(line: Line, t: int) -> tuple[int, str] | None:
    """``20 lão thành cách mạng``: counted people whom the table does not know."""
    head = t + (line.key(t) in ("hơn", "gần", "trên", "khoảng"))
    if head + 1 >= line.last or not line.key(head)[:1].isdigit() or line.key(head + 1) in _THINGS:
        return None
    count = decimal(line.words[head])
    after = line.chunk(head + 1)
    plain = after is not None and after.kind in (WORD, HONORIFIC, OFFICE) and line.words[head + 1].islower()
    return (head + 1, count) if count is not None and "." not in count and plain else None


def people_end(line: Line, t: int) -> int | None:
    """The token after those who together are the people of a place: ``Đảng bộ, chính quyền và nhân dân tỉnh Quảng
    Nam``, ``Nhân dân và cán bộ xóm 6, xã Nà Ớt``."""
    end, members = t, list[str]()
    while (found := _people().match(line.keys, end)) is not None and found[1] < line.last:
        members.append(found[0])
        end = found[1]
        if line.key(end) not in (",", "và", "-", "–"):
            break
        end += 1
    if len(members) <= 1 or not any("dân" in member for member in members):
        unit = line.chunk(end)  # cán bộ, chiến sĩ | Công an tỉnh
        of_unit = (
            len(members) > 1 and unit is not None and unit.kind == BODY and unit.first == end and line.capital(end)
        )
        return unit.last if of_unit and unit is not None else None
    end += 3 if line.key(end + 1).isdigit() and line.key(end + 2) == "," else 0  # xóm 6, | xã Nà Ớt
    chunk = line.chunk(end)
    if chunk is None or chunk.kind != PLACE or chunk.first != end:
        return next((end + len(words) for words in _LEVELS if line.follows(end, *words)), None)
    return next((n for n in range(end, chunk.last) if line.key(n) == "("), chunk.last)  # xã Nà Ớt | (huyện Mai Sơn)


def delegation_end(line: Line, t: int) -> int | None:
    """The token after a team that bears its place: ``đoàn (vận động viên) Gia Lai``, ``đội bóng đá nữ Sơn La``."""
    if line.key(t) not in _TEAMS or line.key(t + 1) in _NO_TEAM:
        return None
    for n in range(t + 1, min(t + 2 + _TEAM_WORDS, line.last)):
        chunk = line.chunk(n)
        if chunk is not None and chunk.kind == PLACE and chunk.first == n:
            return next((m for m in range(n, chunk.last) if line.key(m) in ("(", ",")), chunk.last)
        if chunk is None or chunk.kind != WORD or not line.key(n).isalpha():
            return None
    return None


def group_end(line: Line, t: int, limit: int, counted: bool) -> int:
    """Where the words of a group end; ``t`` is the token after its head."""
    bare = t + 1  # các đồng chí (nguyên) | là …
    plain = t + 2  # up to here a counted group has said nothing of itself that a comma may go on with
    while t < limit:
        key = line.key(t)
        within = line.chunk(t)
        if key in ("và", ",") and within is not None and within.kind == BODY and within.first < t < within.last - 1:
            t += 1  # Trung tâm Văn hóa | và Thể thao
            continue
        if key in (",", "và", "-") and line.key(t - 1) in _MOVEMENTS and line.key(t + 1) in _MOVEMENTS:
            t += 2  # công tác Đoàn | , Hội
            continue
        if key == "," and line.follows(t - 2, "trong", "sạch", ",", "vững", "mạnh"):
            t += 3  # chi bộ trong sạch | , vững mạnh
            continue
        if key == "là" and t <= bare and _tells_what(line, t + 1, limit):
            t += 1
            continue
        if key == "vì" and line.key(t + 1) in _DONE:  # các cá nhân vì đạt nhiều thành tích
            t += 3  # vì đạt (được)
            continue
        if key in _OPEN and (close := _closed(line, t, limit)) is not None:
            t = close + 1  # chi bộ đạt danh hiệu | “Bốn tốt”
            continue
        past = key == "đã" and line.key(t + 1) not in _DONE
        if (
            (key in HARD and not line.inside_name(t))
            or key == "("
            or (key in _ENDS and not line.follows(t, "giao", "thông") and not _ends_word(line, t))
            or past
            or (key == "nhân" and line.key(t + 1) in ("dịp", "kỉ", "ngày"))
            or line.follows(t, "theo", "đề", "nghị")
            or line.follows(t, "đại", "diện", "cho")
            or (line.key(t + (key in ("đủ", "tròn"))).isdigit() and "tuổi" in line.keys[t : t + _AGE])
        ):
            break
        if key == ",":
            if not _goes_on(line, t + 1, counted and t <= plain):
                break
        if key == "và":
            follow = line.chunk(t + 1)
            if follow is None or follow.kind in (PERSON, HONORIFIC, BODY) or (group_at(line, t + 1) or (0, ""))[1]:
                break
            if line.key(t + 1)[:1].isdigit() or (line.key(t + 1) in _ACTS and line.key(t + 2) != "trào"):
                break
        if key in ("-", "–") and line.key(t + 1) == "ảnh":
            break
        t += 1
    return t


def _closed(line: Line, t: int, limit: int) -> int | None:
    """The mark that closes the quotation which opens at a token."""
    return next((n for n in range(t + 1, min(limit, t + _QUOTED)) if line.key(n) == _OPEN[line.key(t)]), None)


def _ends_word(line: Line, t: int) -> bool:
    """``thực | hiện``, ``thể | hiện``"""
    return line.key(t) == "hiện" and line.key(t - 1) in ("thực", "thể", "phát", "xuất", "biểu", "tái")


def _tells_what(line: Line, t: int, limit: int) -> bool:
    """``63 đồng chí (nguyên) là | cán bộ lãnh đạo …``: what they are, where no name stands up to the next mark."""
    if not 0 < t < limit or not line.words[t].islower() or line.key(t) in QUANTIFIERS:
        return False
    end = next((n for n in range(t, limit) if line.key(n) in HARD), limit)
    return not any(line.is_kind(n, PERSON) for n in range(t, end))


def _goes_on(line: Line, t: int, plain: bool) -> bool:
    """Whether the words after a comma still belong to the group: another head, a body in lower case, a modifier."""
    if any(line.follows(t, *words) for words in (("bao", "gồm"), ("cụ", "thể"), ("trong", "đó"))):
        return False
    if (listed := group_at(line, t)) is not None:
        return not listed[1] and listed[0] == t
    follow = line.chunk(t)
    if follow is None or not line.words[t].islower() or line.key(t) in _ACTS or line.key(t) in _TAKES:
        return False
    return follow.kind in (BODY, OFFICE) or (not plain and follow.kind == WORD and line.key(t) not in CLAUSE)
