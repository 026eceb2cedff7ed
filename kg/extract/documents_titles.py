"""What an act is about: the words after ``về``, a title in quotation marks, the name of a law or of a regulation."""

from functools import cache

from kg.extract.documents_actors import Line
from kg.extract.documents_kinds import kinds
from kg.extract.knowledge import CONNECTORS
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE
from kg.lexicon import read_table
from kg.text.phrases import Phrases
from kg.text.spelling import fold

_QUOTES = {"“": "”", '"': '"', "‘": "’", "«": "»"}
_HARD = frozenset('.;:!?)…”"|')
CLAUSE = frozenset(  # a clause of its own opens with these after a comma
    (
        "đồng thời trong góp qua nhằm đã trên theo từ do vì khi nhưng còn gắn ngày sáng chiều tối hôm nhiều "
        "tại để với bên sau trước hiện nay năm tạo cũng mà nên tập thực triển tiếp chủ thường đặc nhất coi "
        "xem tổ ban phấn sẽ đó đây hội thì vừa tuy song căn khẳng ở kèm xét có nơi thấy mỗi"
    ).split()
)
_BODIES = frozenset(fold("đảng đoàn chính cơ xã hội cá , và").split())  # tổ chức | đảng: bodies, not a verb
_PREDICATE = frozenset("đã sẽ đang vẫn cũng chưa bị nêu vừa do nhằm thì gồm nhưng mà".split())
_UNITS = (("thành", "phố"), ("tỉnh",), ("huyện",), ("quận",), ("thị", "xã"), ("xã",), ("phường",))
_AIMS = frozenset(
    fold("đặt phấn sẽ đã đang tập có cần đạt vừa yêu chỉ thực triển").split()
)  # …, thành phố | đặt mục tiêu
_ALLOWED = frozenset(
    ("không", "chưa", "người", "cho", "những", "thiểu", "đa")
)  # những việc không | được làm, người | được bầu
_PRAISED = frozenset(fold("cơ kịp căn nền động bước chủ văn việc").split())  # … là | cơ sở để, là | căn cứ
_SUBJECT_REACH = 10  # tokens
_LAW_STOP = frozenset(
    (
        "đã được là có cho của tại về với trong từ đến khi vì do bị sẽ đang vừa cũng không chưa này đó thì mà "
        "để theo trên nhằm sau trước gồm như nêu qui còn nhưng hiện mới sửa năm số hiệu lần cùng gây nói phải "
        "nên thông ban"
    ).split()
)
_NO_LAW = frozenset(fold("đại học khoa trường hội ngành môn sĩ nhân ty phòng kỷ pháp quy").split())  # words before
_BREACH = 20  # tokens
LONGEST = 70
_AMENDING = 12  # tokens from sửa đổi to the law amended


@cache
def _subjects() -> Phrases[str]:
    rows = read_table("documents-subjects", ("form", "use", "example"))
    return Phrases({row["form"]: row["use"] for row in rows})


def opens_as(line: Line, token: int, use: str) -> bool:
    """Whether a phrase of this use (personnel, effect, request, common) stands at a token."""
    return phrase_end(line, token, use) is not None


def phrase_end(line: Line, token: int, use: str) -> int | None:
    """The token after such a phrase."""
    found = _subjects().match(line.keys, token) if token < line.last else None
    return found[1] if found is not None and found[0] == use else None


def broken(line: Line, token: int) -> bool:
    """``vi phạm | quy định …``, ``vi phạm A và | B``: where an act known to all is meant in lower case, too."""
    return "phạm" in line.keys[max(line.first, token - _BREACH) : token]


def is_personnel(line: Line, first: int, last: int, within: int = 6) -> bool:
    """Whether the first words of a title are about a person's office, discipline or retirement: such acts belong to the
    changes."""
    return any(opens_as(line, t, "personnel") for t in range(first, min(last, first + within)))


def title_at(line: Line, token: int) -> tuple[int, int] | None:
    """The tokens of a title that opens at ``về``, ``v/v`` or a quotation mark, the opening word with it."""
    if line.key(token) in ("về", "về:") or line.follows(token, "v", "/", "v"):
        first = token
    elif line.key(token) in _QUOTES:
        return _quoted(line, token)
    else:
        return None
    inner = first + (3 if line.key(first) == "v" else 1)
    if line.key(inner) == "việc":
        inner += 1
    if line.key(inner) in _QUOTES:
        return _quoted(line, inner)
    last = title_end(line, inner)
    return (first, last) if last - inner >= 2 else None


def _quoted(line: Line, token: int) -> tuple[int, int] | None:
    close = _QUOTES[line.key(token)]
    for t in range(token + 1, min(line.last, token + LONGEST)):
        if line.key(t) == close or (line.key(t) in '”"' and close in '”"'):
            return (token + 1, t) if t - token > 2 else None
    return None


def title_end(line: Line, token: int) -> int:
    """Where the words of a title that stand at a token end."""
    t = token
    while t < min(line.last, token + LONGEST):
        key = line.key(t)
        if (key in _HARD and not line.inside_name(t)) or key == "(":
            break
        if t > token + 1 and (
            (key in _PREDICATE and not line.follows(t, "nêu", "gương") and not _second_half(line, t))
            or line.follows(t, "trong", "đó")
            or line.follows(t, "có", "hiệu", "lực")
            or line.follows(t, "gây", "thiệt", "hại")
            or (line.follows(t, "ra", "đời") and line.key(t - 1) not in ("sự", "cho"))
            or (key == "được" and not _ALLOWED.intersection(line.keys[max(token, t - 12) : t]))
            or (key == "là" and line.key(t + 1) in _PRAISED)
        ):
            t = _subject_start(line, token, t)
            break
        if key in _QUOTES and t > token:
            closed = _quoted(line, t)
            if closed is None:
                break
            t = closed[1] + 1
            continue
        if key == "," and _closes(line, t):
            break
        if key in ("và", "-", "–") and _opens_act(line, _drafted(line, t + 1)) and not _in_number(line, t):
            break
        t += 1
    while t > token and (line.key(t - 1) in CONNECTORS or line.key(t - 1) in ("tại", "trong")):
        t -= 1
    return t


def _second_half(line: Line, t: int) -> bool:
    """``chuẩn | bị``, ``thiết | bị``: a word of two parts, no passive."""
    return line.key(t) == "bị" and line.key(t - 1) in ("chuẩn", "thiết", "trang")


def _in_number(line: Line, t: int) -> bool:
    """The dash of ``Nghị quyết số 10 | -NQ/TU``."""
    return line.text.ends[t - 1] == line.text.starts[t] and line.key(t - 1)[:1].isdigit()


def _subject_start(line: Line, token: int, verb: int) -> int:
    """Where the clause whose verb stands at a token begins: ``về trồng rừng | , Huyện ủy Mường Lát đã …``."""
    for t in range(verb - 1, max(token + 2, verb - _SUBJECT_REACH), -1):
        if line.key(t) == "," and not line.inside_name(t):
            chunk = line.chunk(t + 1)
            named = chunk is not None and chunk.kind in (BODY, OFFICE, PERSON, PLACE) and chunk.last == verb
            return t if named else verb
    return verb


def _drafted(line: Line, t: int) -> int:
    """The token after ``dự thảo`` and ``tóm tắt dự thảo``."""
    t += 2 * line.follows(t, "tóm", "tắt")
    return t + 2 * line.follows(t, "dự", "thảo")


def _opens_act(line: Line, t: int) -> bool:
    """An act with a capital or a number begins here."""
    found = kinds().match(line.keys, t) if t < line.last else None
    if found is None:
        return False
    end = found[1]
    return line.capital(t) or line.key(end) == "số" or line.key(end)[:1].isdigit()


def _closes(line: Line, comma: int) -> bool:
    """Whether the sentence goes on after this comma with a clause of its own."""
    t = comma + 1
    chunk = line.chunk(t)
    if chunk is None or chunk.kind in (PERSON, HONORIFIC) or _opens_act(line, t):
        return True
    if chunk.kind in (BODY, OFFICE, PLACE):
        before = line.chunk(comma - 1)
        if before is not None and before.kind == PERSON:
            return True
        if line.key(chunk.last) in _AIMS:
            return True
        listed = before is not None and before.kind in (BODY, OFFICE, PLACE)
        ends = chunk.last >= line.last or line.key(chunk.last) in (",", ".", ";", "và", "")
        return line.capital(t) and not (listed and ends)
    if any(line.follows(t, *unit) and line.key(t + len(unit)) in _AIMS for unit in _UNITS):
        return True
    if line.key(t) == "ngành" and _AIMS.intersection(line.keys[t : min(line.last, t + 7)]):
        return True
    if line.follows(t, "trường", "hợp"):
        return True
    if line.key(t) in CLAUSE and not (line.follows(t, "tổ", "chức") and line.key(t + 2) in _BODIES):
        return line.key(t) != "tổ" or not line.key(t + 1).isdigit()  # tổ 42, | tổ 52 phường X
    return line.capital(t) and not line.capital(comma - 1)


@cache
def _laws() -> Phrases[str]:
    table: Phrases[str] = Phrases()
    seen = set()
    for row in read_table("documents-laws", ("form", "head", "source")):
        for form in {row["form"], row["form"].replace(",", ""), row["form"].replace(",", " và")}:
            if form not in seen:
                seen.add(form)
                table.add(form, row["form"])
    return table


def law_at(line: Line, token: int) -> tuple[int, int] | None:
    """The tokens of a law's name, the year and ``(sửa đổi)`` with it: ``Luật Đất đai năm 2013``."""
    before, start = line.key(token - 1), token + (2 if line.key(token) in ("bộ", "pháp") else 1)
    if before in _NO_LAW or start >= line.last:
        return None
    if amending := _amending(line, start):
        return token, amending
    if line.follows(token, "pháp", "lệnh", "qui", "định") and line.capital(token):
        return token, title_end(line, start + 2)
    known = _laws().match(line.keys, token)
    end = known[1] if known else None if before == "về" else _unknown_law(line, token, start)
    return None if end is None else (token, end)


def _amending(line: Line, start: int) -> int | None:
    """``Luật | sửa đổi, bổ sung một số điều của Luật Đất đai``: the token after the law that it amends."""
    if not line.follows(start, "sửa", "đổi"):
        return None
    of = next((t for t in range(start, min(line.last, start + _AMENDING)) if line.key(t) == "của"), None)
    if of is None or line.key(of + 1) not in ("luật", "bộ"):
        return None
    found = law_at(line, of + 1)
    return found[1] if found else None


def _unknown_law(line: Line, token: int, start: int) -> int | None:
    """A name that the table lacks: a capital after a capital ``Luật``, up to a mark or a word that no name holds."""
    chunk = line.chunk(start)
    if (
        not (line.capital(token) and line.capital(start))
        or chunk is None
        or chunk.kind in (PLACE, PERSON, BODY, OFFICE)
    ):
        return None
    t = start
    while t < min(line.last, start + 9):
        key, word = line.key(t), line.words[t]
        if key in _LAW_STOP or (t > start and word == "Luật"):
            break
        if key == "và" and line.capital(t + 1) and line.words[t - 1].islower():
            break  # Pháp lệnh Dân quân tự vệ | và Văn kiện
        if not word[0].isalpha() and not (key in "-–" and t + 1 < line.last and line.words[t + 1].islower()):
            break
        t += 1
    while t > start and line.key(t - 1) in CONNECTORS:
        t -= 1
    return t if t - start >= 2 else None
