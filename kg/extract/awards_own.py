"""The names that distinctions bear of their own, in quotation marks or from a capital on, and the contests they are
prizes of."""

from functools import cache

from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, OFFICE, PERSON, PLACE, WORD
from kg.lexicon import read_table
from kg.text.phrases import Phrases
from kg.text.spelling import fold

QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_STOP = frozenset(
    fold(
        "cho của lần năm đợt vào tại và do đã được là với vì từ trong nhân hạng trao tặng đến khi bởi theo ở có cùng "
        "gồm hoặc nhận này trên dành đối thuộc sau mà còn nhờ hiện cũng sẽ đang không kèm để nhằm những như sáng chiều "
        "tối ngày giao nay đầu vừa từng thì gặp"
    ).split()
)
_WORDS = frozenset((("làm", "theo"), ("doanh", "nhân"), ("công", "nhân"), ("cá", "nhân"), ("nạn", "nhân")))  # one word
_EPITHETS = frozenset(
    fold(
        "cao quý cáo danh giá uy tín giá trị hấp dẫn quan trọng thường niên lớn nhất cuộc cuối quốc tế trị nào đó vinh "
        "dự tương"
    ).split()
)  # trao giải thưởng | danh giá
_PRAISE = (("tiêu", "biểu"), ("tiên", "tiến"), ("xuất", "sắc"))  # đạt danh hiệu | tiêu biểu trong phong trào
_JOINED = frozenset(
    (("xã", "hội"), ("an", "ninh"), ("nghệ", "thuật"), ("kĩ", "thuật"), ("thể", "thao"), ("công", "nghệ"))
)  # behind a dash
_SORTS = (["tập", "thể"], ["cá", "nhân"], ["toàn", "đoàn"], ["đồng", "đội"])  # of prizes
_AFTER_SORT = ("cho", "thuộc", "tặng")
_SHORTEST, _LONGEST = 2, 14
_WORTH = ("trị", "giá")  # giải thưởng Hoa Ban | trị giá 5 triệu đồng
_CAPITALS = 5  # of a person or place that a prize is named after


def own_name(line: Line, j: int, *, capital: bool = True) -> tuple[str, int] | None:
    """A name of its own, and the token after it: in quotation marks or, where ``capital``, from a capital on."""
    close = QUOTES.get(line.key(j))
    if close:
        return _quoted(line, j, close)
    if capital and line.key(j) == "vì" and line.key(j + 1) in ("sự", "thế", "an", "giai", "nghĩa", "chủ"):
        t = _words_end(line, j + 2, j + _LONGEST)  # kỷ niệm chương | vì sự nghiệp giáo dục
        return line.text.phrase(j, t), t
    if not capital or not line.capital(j) or not line.words[j].isalpha():
        return None
    t = j
    while t < line.last and t - j < _CAPITALS and line.capital(t) and line.words[t].isalpha():
        t += 1
        while line.key(t) == "-" and _glued(line, t) and _glued(line, t + 1):
            t += 2  # Huân chương Hô | -xê | Bến
    t = _words_end(line, t, j + _LONGEST)
    return line.text.phrase(j, t), t


def _glued(line: Line, t: int) -> bool:
    return t < line.last and line.text.ends[t - 1] == line.text.starts[t]


def plain_name(line: Line, j: int) -> tuple[str, int] | None:
    """A name in lower case, of more than one word, none of which only praises the prize or points at it."""
    t = _words_end(line, j, j + _LONGEST, bodies=True)
    if t - j == _SHORTEST and (line.key(j), line.key(j + 1)) in _PRAISE:
        return None
    if t - j < _SHORTEST or line.key(j)[:1].isdigit() or any(line.key(n) in _EPITHETS for n in range(j, min(j + 2, t))):
        return None
    return line.text.phrase(j, t), t


def named_at(line: Line, j: int, *, capital: bool) -> tuple[str, int] | None:
    """The same after a verb of praise: what opens there is nobody's name, and more than one word."""
    chunk = line.chunk(j)
    if chunk is None or chunk.kind in (PERSON, PLACE, BODY, OFFICE):
        return None
    own = own_name(line, j, capital=capital)
    return own if own is not None and " " in own[0] else None


def _quoted(line: Line, j: int, close: str) -> tuple[str, int] | None:
    for t in range(j + 1, min(line.last, j + 16)):
        if line.key(t) == close or line.key(t) == "”":
            end = t
            inner = j + 1
            if line.key(end - 2) == "năm" and line.key(end - 1).isdigit():
                end -= 2
            return (line.text.phrase(inner, end), t + 1) if end > inner else None
    return None


def _words_end(line: Line, t: int, limit: int, *, bodies: bool = False) -> int:
    """The token after the words of a name: up to a mark, a year, or a word or chunk that no name holds."""
    start, ends = t, (PERSON, OFFICE) if bodies else (PERSON, OFFICE, BODY)
    while t < min(line.last, limit):
        chunk, key = line.chunk(t), line.key(t)
        if chunk is None or (chunk.first == t and chunk.kind in ends):
            break
        if QUOTES.get(key) and t > start and (quoted := _quoted(line, t, QUOTES[key])) is not None:
            t = quoted[1]
            continue
        if key in ("-", "–") and t > start and tuple(line.keys[t + 1 : t + 3]) in _JOINED:
            t += 3  # lĩnh vực kinh tế | - xã hội
            continue
        inner = (line.key(t - 1), key) in _WORDS
        stops = key in _STOP and not line.capital(t) and not inner
        if stops or line.follows(t, *_WORTH) or not key[0].isalnum() or (len(key) == 4 and key.isdigit()):
            break
        t += 1
    return t


@cache
def _contests() -> Phrases[str]:
    return Phrases({row["form"]: row["form"] for row in read_table("awards-contests", ("form", "example"))})


def contest_at(line: Line, t: int) -> tuple[str, int] | None:
    """``(tại) cuộc thi Bí thư chi bộ giỏi``, ``môn Địa lý``, ``SEA Games``: what a prize was won in."""
    if t >= line.last:
        return None
    if (line.keys[t : t + 2]) in _SORTS and line.key(t + 2) in _AFTER_SORT:  # giải Nhất | cá nhân | cho em A
        return line.text.phrase(t, t + 2), t + 2
    start = t + 1 if line.key(t) in ("tại", "của", "trong", "ở") else t
    chunk = line.chunk(start)
    found = _contests().match(line.keys, start) if start < line.last else None
    named = start == t and line.capital(t) and chunk is not None and chunk.kind == WORD and line.words[t].isalpha()
    if found is None and not named:
        return None
    end = _words_end(line, found[1] if found else start, start + _LONGEST + 4, bodies=True)
    return (line.text.phrase(start, end), end) if end > start else None
