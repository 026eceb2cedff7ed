"""Acts told by the way: no news, only when, although or of what something else is told.

``khi được bầu làm Chủ tịch, ông A …``, ``ông B (đã được điều động làm Bí thư X)``, ``việc bổ nhiệm ông C làm … là đúng
quy định``: such an act is a change only with a day of its own; the post stays."""

import re

from kg.extract.changes import COMES, Act
from kg.extract.reading import Reading
from kg.extract.symbols import Cells

_WHEN = re.compile(
    r"\b(?:khi|lúc|thời điểm|dù|mặc dù)\b(?! (?:\d|đó|ấy|này|trước|bấy giờ))(?:(?! (?:và|rồi|cũng) )[^,;:.()\"])*$"
)
_STILL = re.compile(r"\b(?:vẫn|từng|chúc mừng) (?:được|bị)[^,;:.()]*$")
_TOPIC = re.compile(
    r"(?:^|[,:\"]|\b(?:trong|đến|quanh|quan|rằng|nêu|biết|xác minh|kiểm tra|thanh tra|phản ánh|về)) ?"
    r"(?:các |những )?(?:việc|cơ chế|chủ trương|qui trình) [^,;:.\"]*$|\bvới việc $"  # với việc | bổ nhiệm ông A, …
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_JUST = re.compile(r"(?:ông|bà|người)? ?(?:vừa|mới)\b")
_DECIDES = re.compile(r"\b(?:quyết định|nghị quyết|công bố|trao|tờ trình|thông báo|kết luận|văn bản)\b")
_RATIFIES = re.compile(r"\b(?:phê chuẩn|chuẩn y|phê duyệt|thông qua)\b")


def by_the_way(reading: Reading, cells: Cells, act: Act) -> bool:
    """Whether an act is told only beside what its sentence tells."""
    symbols, text = cells.symbols, reading.text
    if act.verb >= len(symbols):
        return False
    opened = symbols.rfind("(", 0, act.verb)
    if opened > symbols.rfind(")", 0, act.verb) and ")" in symbols[act.verb :]:
        return not _JUST.match(text.key, text.starts[cells.last[opened]])
    start, at = text.starts[reading.sentences[cells.sentence].first], text.starts[cells.first[act.verb]]
    before = text.key[start:at]
    when = _WHEN.search(before)
    if act.rule == "act-before" or _STILL.search(before) or (when and not _DECIDES.search(when[0])):
        return True
    told = _IN_BRACKETS.sub("", symbols[min(act.persons, default=0) : act.verb])
    if act.change in COMES and "f" in told and not cells.respective and not reading.dates[cells.sentence]:
        return True  # ông A từng là Giám đốc Sở X và được bầu làm đại biểu HĐND
    topic = _TOPIC.search(before) if act.change in COMES else None
    if topic is None or _RATIFIES.search(before, 0, topic.start() + 4):
        return False  # Quốc hội phê chuẩn đề nghị của Thủ tướng | về việc bổ nhiệm ông A
    return _DECIDES.search(before, 0, topic.start() + 4) is None
