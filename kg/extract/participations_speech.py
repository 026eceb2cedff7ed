"""What somebody is quoted with: whether it was said at the event, or to the press, by another, of something else."""

import re

from kg.extract.participations_cells import Cells
from kg.extract.participations_scene import Target
from kg.text.tokens import Text

_OTHER_SPEAKER = re.compile(r"Q[KwBLdZ]{0,5}E[KwBLdZ]*,[RK]*PQ")
_NO_WORDS = frozenset(("được", "bị", "đơn", "thư", "điện", "bản"))  # văn bản đề nghị
_ASIDE = (
    "phóng viên",
    " pv ",
    "phỏng vấn",
    "với báo",
    "tuổi trẻ",
    "vnexpress",
    "hãng tin",
    "thông tấn",
)
_TO_PRESS = re.compile(  # trả lời báo chí, câu hỏi của báo chí; not: sau khi báo chí phản ánh
    "(?:với|lời|gặp|gỡ|cho|trước|tin|hỏi của|đề) (?:các )?(?:cơ quan (?:thông tấn ?,? )?)?báo chí|báo chí (?:hỏi|đặt)"
)
_DELEGATE = re.compile("diễn văn|tham luận|báo cáo chính trị|đại biểu (?!quốc|hội đồng|hđnd|các|dự)")
_LETTER = re.compile(r"(?:lá |bức )?(?:đơn|thư|điện|văn bản|công văn|tờ trình)(?! viện)\b")
_ASIDE_WORDS = frozenset(("phóng", "pv", "báo", "phỏng", "từng", "tuổi", "vnexpress", "hãng"))


def words_of(text: Text, cells: Cells, start: int, end: int) -> list[str]:
    """The folded words of the cells ``[start, end)``."""
    return text.keys[cells.first[start] : cells.last[end - 1]]


def undergone(text: Text, cells: Cells, v: int) -> bool:
    """``vi phạm của ông A đã được | kết luận``, ``bà B có đơn | đề nghị``: no words of theirs."""
    return text.keys[cells.first[v] - 1] in _NO_WORDS


def written(text: Text, cells: Cells) -> bool:
    """``Trong đơn, ông A cho biết``: words of a letter."""
    first = cells.first[0]
    return text.keys[first] == "trong" and _LETTER.match(" ".join(text.keys[first + 1 : first + 4])) is not None


def elsewhere(text: Text, cells: Cells, v: int) -> bool:
    """``phát biểu tại Trường X``: spoken somewhere else than at an event that is told of."""
    return cells.symbols[v + 1 : v + 3] in ("KB", "KL") and text.keys[cells.first[v + 1]] in ("tại", "ở")


def reported(cells: Cells, n: int, v: int) -> bool:
    """``Ông A cho biết, ông B yêu cầu …``: what B said is told by A, and may have been said anywhere."""
    earlier = cells.symbols.rfind("Q", 0, n)
    said = earlier > 0 and any(p < earlier for p in cells.people) and ";" not in cells.symbols[earlier:n]
    return "Q" in cells.symbols[n:v] or (said and "E" not in cells.symbols[earlier:n])


def tells_of(cells: Cells, v: int, person: str) -> bool:
    """``Ông A cho biết tại hội nghị, ông B nhấn mạnh …``: A tells of what B said there."""
    other = _OTHER_SPEAKER.match(cells.symbols, v)
    return other is not None and cells.people[other.end() - 2] != person


def as_delegate(text: Text, cells: Cells, v: int) -> bool:
    """``đại biểu A, Bí thư Huyện ủy, cho biết``, ``Tại diễn văn khai mạc, ông B nêu``: who speaks before a congress."""
    return _DELEGATE.search(" ".join(words_of(text, cells, 0, v))) is not None if v else False


def to_the_press(text: Text, cells: Cells, target: Target) -> bool:
    """``Trao đổi với Báo X, ông A nói``: not at an event, unless it is a press conference."""
    if _ASIDE_WORDS.isdisjoint(words_of(text, cells, 0, len(cells.symbols))):
        return False
    if any(cells.symbols[n] in "QS" and text.keys[cells.first[n] - 1] == "từng" for n in range(1, len(cells.symbols))):
        return True  # ông A từng cho biết; not: theo từng năm
    words = (" ".join(words_of(text, cells, n, n + 1)) for n in range(len(cells.symbols)) if n not in cells.events)
    sentence = f" {' '.join(words)} "
    aside = any(a in sentence for a in _ASIDE) or _TO_PRESS.search(sentence) is not None
    return aside and "họp báo" not in target[0].noun.form


def topic(text: Text, cells: Cells, v: int) -> bool:
    """``Về câu hỏi nêu ra tại cuộc họp, ông A cho biết``: the event is what he speaks of, not where."""
    comma = cells.symbols.find(",", 0, v)
    for e in (e for e in cells.events if e < comma):
        words = words_of(text, cells, 0, e)
        if "trước" in words[-4:] and words[-1] not in ("tại", "trong"):
            return True  # trước ngày khai mạc hội nghị
        about = [n for n, word in enumerate(words) if word == "về" and words[n + 1 : n + 2] != ["dự"]]
        if about and (about[0] == 0 or words[-1] not in ("tại", "trong", "ở")):
            return True
    return False
