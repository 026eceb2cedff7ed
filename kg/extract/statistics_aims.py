"""Target or actual: words of aim (``phấn đấu``, ``chỉ tiêu``) in the clause, the sentence, the paragraph, a list."""

from itertools import pairwise

from kg.extract.reading import Reading
from kg.extract.statistics_clause import Clause, Sense
from kg.extract.statistics_figures import Figure
from kg.extract.statistics_lexicon import target_forms
from kg.text.tokens import Text

_REACH = 8  # tokens between a word of aim and the figure
_REACH_PLAN = 14  # đề ra 12 chỉ tiêu, 3 khâu đột phá
_REACH_FAR = 24  # sẽ họp để bầu …
_COLON_REACH = 60  # characters between the words that open a list and its colon
_PLANS = (["kế", "hoạch"], ["chỉ", "tiêu"], ["mục", "tiêu"], ["nghị", "quyết"])
_UP_TO = frozenset(
    (":", "là", "tăng", "giảm", "đạt", "từ", "trên", "đề", "ra", "giao", "năm")
)  # between plan and figure
_BREAKS = frozenset(("đã", "hiện", "nhưng", "tuy", "khi", ";", "."))
_REACHED = frozenset(("đạt", "hoàn", "vượt", "thực"))
_BULLETS = frozenset(("-", "–", "+", "•", "*", "·", "●"))
_ALL = frozenset("các một số những nhiều hầu hết cơ bản toàn bộ tất cả đa phần lớn".split())
_MET = frozenset(("đạt", "vượt", "thành", "mức"))  # hoàn thành, vượt mức
_AIMING = frozenset(("đấu", "tâm", "sẽ", "nhằm", "để", "cố", "tập"))  # phấn đấu, quyết tâm, tập trung
_DONE = frozenset(("đều", "đã", "bản"))  # cơ bản
_MET_THEN = frozenset(("đạt", "vượt", "hoàn"))
_REACH_MET = 12
_REACH_TOLD = 20


def kind_of(clause: Clause, sense: Sense, aimed: bool) -> str:
    """Target when a word of aim governs the figure; a target met or compared with is none."""
    figure, done = clause.figure, False
    if planned(clause.text, figure):
        return "target"
    for first, end, entries in reversed(clause.cues):
        if end > figure.start:
            continue
        kinds = {cue.kind: cue.value for cue in entries}
        near = first >= clause.window.left and figure.start - end <= _REACH
        if near and ("aside" in kinds or "done" in kinds):
            return "actual"
        done = done or "done" in kinds
        aim = kinds.get("target")
        if aim == "plan":
            near = figure.start - end <= _REACH_PLAN and figure.unit is not None and figure.unit.group == "targets"
            near = near and ";" not in clause.text.keys[end : figure.start]  # 5 nội dung đề ra; đạt 150% chỉ tiêu
        elif aim == "far":
            near = (
                not done
                and figure.start - end <= _REACH_FAR
                and _BREAKS.isdisjoint(clause.text.keys[end : figure.start])
            )
        elif aim == "list":
            near = ":" in clause.text.keys[end : figure.start] and not _met(clause.text.keys, first)
        if aim is not None and (near or aim == "sentence"):
            return "target"
    shared = clause.before is not None and clause.before[1].kind == "target" and _goes_on(clause, sense)
    return "target" if shared or aimed else "actual"


def planned(text: Text, figure: Figure) -> bool:
    """``8,31%/KH tăng 3-4%``, ``61.280 con (kế hoạch: 43.000 con)``: what the plan said, beside what was reached."""
    at = figure.start - 1
    while at > 0 and text.keys[at] in _UP_TO:
        at -= 1
    at -= text.keys[at - 1 : at + 1] in _PLANS
    named = text.keys[at] == "kh" or text.keys[at : at + 2] in _PLANS
    return at > 0 and named and text.keys[at - 1] in ("/", "(")


def _met(keys: list[str], first: int) -> bool:
    """Whether the aims named from ``first`` on were reached: ``đạt và vượt | các chỉ tiêu đề ra: …``, ``các chỉ tiêu
    đều đạt kế hoạch, như: …``."""
    at = first - 1
    while at > 0 and keys[at] in _ALL:
        at -= 1
    if keys[at] in _MET:
        return _AIMING.isdisjoint(keys[max(0, at - _REACH_MET) : at])
    told = keys[first : first + _REACH_TOLD]
    told = told[: told.index(":")] if ":" in told else []
    return any(one in _DONE and two in _MET_THEN for one, two in pairwise(told)) and _AIMING.isdisjoint(told)


def _goes_on(clause: Clause, sense: Sense) -> bool:
    """Whether a figure is an aim as the one before it is: it shares its words, or ``và`` joins them."""
    if sense.source == "shared" or clause.before is None:
        return sense.source == "shared"
    between = clause.text.keys[clause.before[0].last : clause.figure.start]
    return len(between) <= _REACH and "và" in between and _BREAKS.isdisjoint(between)


def aimed_sentences(reading: Reading) -> set[int]:
    """The sentences that list aims: behind ``các chỉ tiêu chủ yếu: …`` or ``Phấn đấu …`` in the paragraph, and in the
    list below a line that ends in a colon."""
    text = reading.text
    aims: set[int] = set()
    lists = ":\n" in text.key
    for form, reach in target_forms():
        if reach == "clause" and not lists:
            continue
        at = text.key.find(form)
        while at >= 0:
            token = text.token_at(at)
            if token < len(text.sentence_of) and not (reach == "list" and _met(text.keys, token)):
                k = text.sentence_of[token]
                opens = token == reading.sentences[k].first
                if reach == "list":
                    opens = opens or ":" in text.key[at : at + _COLON_REACH].partition("\n")[0]
                if opens and reach != "clause":
                    aims.update(_paragraph(reading, k))
                aims.update(_list_below(reading, k))
            at = text.key.find(form, at + 1)
    for k in range(1, len(reading.sentences)) if "cụ thể" in text.key else ():
        first = reading.sentences[k].first
        if text.keys[first : first + 2] == ["cụ", "thể"] and _passes_aims(reading, k - 1):
            aims.update(_paragraph(reading, k))
    return aims


def _passes_aims(reading: Reading, k: int) -> bool:
    """``Đại hội thông qua 16 chỉ tiêu. | Cụ thể, …``: whether a sentence adopts aims and tells of none reached."""
    keys = reading.text.keys[reading.sentences[k].first : reading.sentences[k].last]
    pairs = {*pairwise(keys)}
    passes = ("chỉ", "tiêu") in pairs and not pairs.isdisjoint((("thông", "qua"), ("đề", "ra"), ("đặt", "ra")))
    return passes and _REACHED.isdisjoint(keys)


def _paragraph(reading: Reading, k: int) -> list[int]:
    line = reading.sentences[k].line
    return [n for n in range(k, len(reading.sentences)) if reading.sentences[n].line == line]


def _list_below(reading: Reading, k: int) -> list[int]:
    """The items under a line that ends in a colon."""
    text, sentences = reading.text, reading.sentences
    last = _paragraph(reading, k)[-1]
    found: list[int] = []
    if text.words[sentences[last].last - 1] == ":":
        for n in range(last + 1, len(sentences)):
            if sentences[n].line != sentences[n - 1].line and text.words[sentences[n].first] not in _BULLETS:
                break
            found.append(n)
    return found
