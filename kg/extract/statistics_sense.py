"""What a figure counts: indicator, population, direction, target or actual, from the words of its clause.

A figure without words of its own shares those of a figure before it (``kỷ luật 5 tổ chức đảng và 9 đảng viên``; ``trong
đó 4 nữ``); where there are none, the noun tells (``có 7 chi bộ``).
"""

from decimal import Decimal
from itertools import pairwise

from kg.extract.statistics_aims import kind_of, planned
from kg.extract.statistics_clause import HELD, Clause, Hits, Sense, Window
from kg.extract.statistics_figures import Cues, Figure
from kg.extract.statistics_lexicon import Unit
from kg.extract.statistics_triggers import own
from kg.text.spelling import fold
from kg.text.tokens import Text

_GROWTH = ("grdp", "gdp", "tăng trưởng", "tốc độ tăng trưởng", "tổng sản phẩm", "nền kinh tế")
_GROWN = ("giá trị", "tỷ trọng", "sản lượng", "kim ngạch")  # grow by so much, where compared with nothing
_COMPARED = frozenset(("so", "cùng"))
_EARLIER = tuple(  # bằng 73% | so với cùng kỳ
    fold(words)
    for words in ("so với cùng kỳ", "so cùng kỳ", "so với năm", "so với thực hiện", "so năm", "cùng kỳ", "năm trước")
)
_AIMS = ("kế hoạch", "chỉ tiêu", "mục tiêu", "nghị quyết", "đề án")  # of which a share is reached
_NEVER_SHARED = HELD | {"change", "age", "achievement", "committee-size", "delegates"}
_WHOLES = HELD | {"delegates"}  # of which a part may be told apart
_RATED_GROUPS = ("members", "cells", "organizations", "officials", "people")
_JOINTS = ([","], ["và"], [",", "và"])
_TAUGHT = ("members", "people", "officials", "committee")
_PRESENT = frozenset(("dự", "mặt"))  # tham dự, có mặt
_SEATS = (("chính", "thức"), ("dự", "khuyết"))
_NEGATIONS = frozenset(("chưa", "không"))
_REACH_SHARED = 20  # tokens over which a figure shares the words of another
_REACH_ASIDE = 6  # tokens between what was done and its share
_REACH_DENIED = 5
_REACH_COMPARED = 8  # tokens of ``so với cùng kỳ năm trước`` between the change and how much it is


def senses(text: Text, read: list[tuple[Figure, Window]], hits: Hits, cues: Cues, aimed: bool = False) -> list[Sense]:
    """What each figure of a sentence counts; ``aimed``: it stands in a list of aims."""
    found: list[Sense] = []
    head: tuple[Figure, Sense] | None = None
    for n, (figure, window) in enumerate(read):
        before = (read[n - 1][0], found[-1]) if n else None
        clause = Clause(text, figure, window, hits, cues, before, head)
        sense = _indicator(clause)
        if before is not None and planned(text, figure):
            sense = sense._replace(indicator=before[1].indicator, source="shared")
        if sense.source == "none" and figure.unit is None and not figure.percent:
            found.append(sense)
            continue
        sense = sense._replace(kind=kind_of(clause, sense, aimed), denied=_denied(clause, sense))
        found.append(sense)
        full = not figure.percent and figure.unit is not None and figure.unit.use != "part"
        if full and sense.indicator != "change" and (head is None or sense.source == "own" or not clause.in_brackets):
            head = (figure, sense)
    return _joined(text, read, found)


def _joined(text: Text, read: list[tuple[Figure, Window]], senses: list[Sense]) -> list[Sense]:
    """``96% chi bộ và 83% đảng viên hoàn thành tốt nhiệm vụ``: the first figure has the words behind the second."""
    for n in range(len(read) - 2, -1, -1):
        one, two = read[n][0], read[n + 1][0]
        sense, told = senses[n], senses[n + 1]
        behind = told.source in ("own", "shared") and told.trigger is not None and told.trigger[0] >= two.last
        alike = one.percent == two.percent and one.unit is not None and one.unit.group in _RATED_GROUPS
        if behind and alike and sense.source != "own" and text.keys[one.last : two.start] in _JOINTS:
            senses[n] = sense._replace(indicator=told.indicator, source="shared", trigger=told.trigger, also=told.also)
    return senses


def _indicator(clause: Clause) -> Sense:
    figure, unit, change = clause.figure, clause.figure.unit, clause.cue("change")
    if unit is None and not figure.percent and not clause.times and (change or clause.link in ("plain", "share")):
        unit = clause.noun_before()
    blank = _blank(clause, unit)
    if unit is not None and unit.indicator in _WHOLES and _out_of(clause):
        return blank._replace(indicator=unit.indicator, source="default")
    if figure.whole and unit is not None and unit.group in ("delegates", "committee"):
        if not _PRESENT.isdisjoint(clause.text.keys[clause.window.left : figure.start]) or _attend(clause):
            return blank._replace(indicator="delegates", source="own")
        if unit.group == "delegates":
            return blank._replace(indicator="votes", source="own")
    if figure.chosen:
        return blank._replace(source="own")
    if _of_delegation(clause):
        return blank._replace(indicator="delegates", source="own")
    if change is not None:
        return _changed(clause, change, blank)
    if (unit is not None or figure.percent) and _changed_too(clause):
        return blank._replace(indicator="change", source="own", trigger=(figure.start - 1, figure.start))
    if clause.times or (unit is None and not figure.percent and not clause.is_label):
        return blank
    if figure.percent and (special := _aside(clause, blank) or _equalled(clause, blank) or _achieved(clause, blank)):
        return special
    return own(clause, blank) or _shared(clause, blank) or _default(clause, unit, blank)


def _attend(clause: Clause) -> bool:
    """``có 66/70 đại biểu HĐND tỉnh | tham dự``; not ``66/70 đại biểu có mặt tán thành``."""
    if any(entry.indicator == "votes" for *_, entries in clause.hits for entry in entries):
        return False
    keys = clause.text.keys[clause.figure.last : clause.window.right]
    return any(pair in (("tham", "dự"), ("có", "mặt")) for pair in pairwise(keys))


def _of_delegation(clause: Clause) -> bool:
    """``Đoàn đại biểu dự Đại hội … gồm | 12 đồng chí chính thức và | 2 đồng chí dự khuyết``: those who are sent."""
    keys, figure = clause.text.keys, clause.figure
    if tuple(keys[figure.last : figure.last + 2]) not in _SEATS or figure.percent:
        return False
    if clause.before is not None and clause.before[1].indicator == "delegates":
        return True
    before = [*pairwise(keys[clause.window.left : figure.start])]
    return any(one == ("đại", "biểu") and pair == ("đoàn", "đại") for pair, one in pairwise(before))


def _out_of(clause: Clause) -> bool:
    """``12 đảng viên được khen trong tổng số | 90 đảng viên``: the whole, of which the count before tells more."""
    *_, first, second, third = ["", "", "", *clause.text.keys[clause.window.left : clause.figure.start]]
    return not clause.figure.percent and [second, third] == ["tổng", "số"] and first in ("trong", "trên")


def _blank(clause: Clause, unit: Unit | None) -> Sense:
    """What the noun alone tells."""
    link = clause.link or ("part" if clause.is_part else "")
    if clause.figure.percent:
        group = unit.group if unit else clause.group_before()
        return Sense("other", "percent", group, "none", group, link=link)
    if unit is not None:
        return Sense("other", unit.unit, unit.group, "none", link=link)
    if clause.head is not None and not clause.times:
        return Sense("other", clause.head[1].unit, clause.head[1].group, "none", link=link)
    return Sense("other", "other", "", "none", link=link)


def _changed(clause: Clause, change: str, blank: Sense) -> Sense:
    """``tăng 28%``; but ``GRDP tăng 8%`` is growth, ``vượt 6% kế hoạch`` an achievement."""
    start = clause.figure.start
    named = {
        entry.form
        for first, end, entries in clause.hits
        if clause.window.left <= first and end <= start
        for entry in entries
    }
    before = " ".join(clause.text.keys[clause.window.left : start])
    compared = not _COMPARED.isdisjoint(clause.text.keys[start : clause.window.right]) or "so với" in before
    grown = not named.isdisjoint(_GROWTH) or (not compared and any(form.startswith(_GROWN) for form in named))
    indicator = "change"
    if clause.figure.percent and (change == "over" or grown):
        indicator = "achievement" if change == "over" else "economy"
    return blank._replace(indicator=indicator, source="own", trigger=clause.beside)


def _changed_too(clause: Clause) -> bool:
    """``tăng 3 chi bộ và | 9 đảng viên``; ``tăng so với cùng kỳ (năm trước) | 1 đơn``."""
    keys, start = clause.text.keys, clause.figure.start
    if clause.before is not None and clause.before[1].indicator == "change":
        return not clause.figure.percent and keys[clause.before[0].last : start] in _JOINTS
    for t in range(start - 1, max(clause.window.left, start - _REACH_COMPARED) - 1, -1):
        if keys[t] in ("tăng", "giảm"):
            return keys[t + 1 : t + 3] == ["so", "với"]
        if not keys[t].isalnum():
            return False
    return False


def _aside(clause: Clause, blank: Sense) -> Sense | None:
    """``tăng 3 (hơn 6,6%)``, ``giảm 2 đồng chí, tỷ lệ 3,9%``: the same again as a share."""
    if clause.before is None or clause.before[1].indicator not in ("change", "economy"):
        return None
    indicator = clause.before[1].indicator
    rate = indicator == "change" and clause.text.keys[clause.figure.start - 1] in ("lệ", "là")
    bracket = clause.text.keys[clause.figure.start - 1] == "("
    return blank._replace(indicator=indicator, source="shared") if bracket or rate else None


def _equalled(clause: Clause, blank: Sense) -> Sense | None:
    """``bằng 73% so với cùng kỳ năm trước``"""
    figure, keys = clause.figure, clause.text.keys
    if keys[figure.start - 1] != "bằng" or not " ".join(keys[figure.last : figure.last + 4]).startswith(_EARLIER):
        return None
    return blank._replace(indicator="change", source="own", trigger=(figure.start - 1, figure.start))


def _achieved(clause: Clause, blank: Sense) -> Sense | None:
    """``đạt 155,8%`` after ``187/120``; more than a hundred per cent; ``đạt 28% dự toán``."""
    figure = clause.figure
    reached = blank._replace(indicator="achievement", source="own", trigger=(figure.first, figure.number_last))
    if figure.unit is not None and (figure.unit.form in _AIMS or figure.unit.indicator == "achievement"):
        return reached._replace(population="targets")
    if clause.before is not None and whole_is_target(*clause.before):
        return reached._replace(population=clause.before[1].group)
    return reached if Decimal(figure.value.split("-")[0]) > 100 else None


def _shared(clause: Clause, blank: Sense) -> Sense | None:
    """The words of the count that a breakdown breaks down, or of the figure before."""
    beside = clause.figure.percent or clause.in_brackets
    for other in (clause.before, clause.head) if beside else (clause.head, clause.before):
        if other is not None and (indicator := _offered(clause, *other)):
            return blank._replace(indicator=indicator, source="shared", direction=other[1].direction)
    return None


def _offered(clause: Clause, other: Figure, sense: Sense) -> str:
    """The indicator that another figure of the sentence shares with this one, or nothing."""
    figure, unit = clause.figure, clause.figure.unit
    if sense.source not in ("own", "shared") and sense.indicator not in ("work-output", "votes"):
        return ""
    if sense.indicator in _NEVER_SHARED and not (unit is not None and unit.use == "part"):
        return ""
    between = clause.text.keys[other.last : figure.start]
    far = ";" in between or len(between) > _REACH_SHARED
    if far and (unit is not None or figure.percent) and not clause.is_part:
        return ""
    if unit is not None and between[:3] == [",", "nâng", "tổng"]:
        return ""  # kết nạp 120 hội viên, nâng tổng số lên 4.350 hội viên
    if unit is not None and unit != other.unit and not _goes_with(unit, figure, sense, len(between)):
        return ""
    if figure.percent and sense.indicator == "economy" and sense.unit != "percent":
        return ""
    done = sense.indicator == "work-output" and not clause.is_part
    apart = clause.link == "has" and not (unit is not None and unit.use == "part")
    if done and (apart or (figure.percent and len(between) > _REACH_ASIDE)):
        return ""
    taught = unit is not None and unit.group in _TAUGHT and other.unit is not None and other.unit.form.startswith("lớp")
    return "trained" if taught else sense.indicator


def _goes_with(unit: Unit, figure: Figure, sense: Sense, distance: int) -> bool:
    """Whether a noun may share the words that another noun has."""
    if unit.group in ("money", "targets", "votes") and sense.group != unit.group:
        return False
    if unit.group == "other" and (sense.group not in ("other", "cases") or distance > 4):
        return False
    return sense.indicator != "economy" or figure.percent or unit.group == "money"


def _default(clause: Clause, unit: Unit | None, blank: Sense) -> Sense:
    """What the noun counts by itself."""
    figure = clause.figure
    if unit is None:
        return blank
    part_of_whole = figure.whole and unit.group not in ("votes", "targets") and not whole_is_target(figure, blank)
    if part_of_whole or (not figure.percent and unit.indicator in HELD and not clause.possesses(unit)):
        return blank._replace(source="default")
    if not figure.percent or unit.use == "share" or unit.group == "votes":
        return blank._replace(indicator=unit.indicator, source="default")
    return blank


def _denied(clause: Clause, sense: Sense) -> bool:
    """``chưa tổ chức … 1 lớp``: what was not done is not counted."""
    start = clause.figure.start
    stop = sense.trigger[0] if sense.trigger and sense.trigger[1] <= start else start
    words = clause.text.keys[max(clause.window.left, stop - _REACH_DENIED) : stop]
    return not clause.figure.percent and not _NEGATIONS.isdisjoint(words)


def whole_is_target(figure: Figure, sense: Sense) -> bool:
    """``187/120 đảng viên``: reached and aimed at, not a part and its whole."""
    if not figure.whole or sense.indicator in ("votes", "achievement"):
        return False
    return sense.indicator == "members-admitted" or Decimal(figure.value) > Decimal(figure.whole)
