"""Which figures are statistics: what is counted is known, and it is said of something.

A count in digits of a known thing is one, unless it points back (``17 người này``) or is so small that only words of
what was done or is held make it more than a manner of speaking (``2 lô đất``).
"""

from itertools import pairwise

from kg.extract.places import is_capital
from kg.extract.statistics_clause import Sense
from kg.extract.statistics_figures import Cues, Figure
from kg.text.tokens import Text

_CHOSEN = ("organizations", "cells", "places")  # of which one is picked out
_PRESCRIBED = 3  # tokens between words for a rule and the figure
_FEW = 3  # up to here a bare count of something needs words
_MANY = 20  # up to here a count of something that is often a manner of speaking needs words
_BACK = (
    ["này"],
    ["ấy"],
    ["kể", "trên"],
    ["nêu", "trên"],
    ["nói", "trên"],
    ["trên", ","],
    ["trên", "."],
    ["trên", "đã"],
)
_AFTER_BACK = frozenset("đã được bị có là đều cùng phải chấp nghiêm sẽ vẫn chưa không".split())  # 4 người trên đã …
_HARM = frozenset("tử;thiệt;mất;bị;thương".split(";"))
_HARMED = frozenset("thương;vong;mạng;tích;nạn;lũ;bắt;bỏng;gãy;chết;giam".split(";"))
_MEASURES = frozenset(("m2", "ha", "hecta", "km2"))
_FROM = ("từ", "có", "dưới", "trên")
_LENGTHS = ("km", "m", "mét", "cây số")
_FAR = 8  # tokens between ``cách`` and how far
_NOT_FAR = frozenset("cải phong tư chính một bằng qui hình phân khoảng".split())  # cải cách
_PIECES = frozenset(("giải", "suất", "phần"))
_EACH = frozenset("lượt m2 kg cổ vé lít chiếc con cái giờ đêm".split())  # 5.000 đồng / | lượt, cổ phiếu
_TIMES = frozenset("năm tháng quí ngày tuần kì đợt nhiệm".split())  # 9 tỷ đồng mỗi | năm
_ARTICLES = ("điều", "khoản", "điểm")
_LAW_REACH = 6
_STILL = frozenset(("vẫn", "đã", "còn", "khác", "đều"))
_CARRIED_OFF = ["cuốn", "trôi"]


def counts(text: Text, figure: Figure, sense: Sense, cues: Cues) -> bool:
    """Whether a figure is a statistic."""
    unit, told = figure.unit, sense.source in ("own", "shared")
    if (
        _prescribed(text, figure, cues)
        or _each(text, figure)
        or (sense.source != "own" and _threshold(text, figure, sense))
    ):
        return False
    if _again(text, figure) or _distance(text, figure) or _plate(text, figure) or _of_law(text, figure):
        return False
    if sense.source == "default" and sense.group == "places" and _named_behind(text, figure):
        return False
    if not figure.percent and text.keys[figure.start - 1] == "tuổi":  # những thanh niên tuổi 20
        return False
    if sense.denied or (figure.chosen and sense.group not in _CHOSEN and sense.indicator != "committee-size"):
        return False
    if figure.percent:
        return True
    if unit is None:
        return told and bool(sense.group or sense.indicator == "change")
    if unit.use == "part":
        return sense.source == "shared" or (sense.source == "own" and sense.indicator == "economy")  # đàn lợn 900 con
    if unit.group == "years":
        return sense.indicator == "age"
    if figure.word:
        return _word_counts(figure, sense)
    if _harmed(text, figure):
        return False
    if told or unit.use == "free" or figure.whole or sense.link in ("has", "holds", "part"):
        return True
    least = {"count": _FEW, "cue": _MANY}.get(unit.use)
    return least is not None and not _points_back(text, figure) and float(figure.value.split("-")[0]) > least


def counts_for_nobody(text: Text, figure: Figure, sense: Sense) -> bool:
    """Whether a figure of which the article does not say whose it is tells nothing: how long or what price something
    is, how many places there are that nobody has."""
    unit = figure.unit
    if sense.source != "default" or unit is None or figure.percent:
        return False
    if sense.group == "places":
        return sense.link not in ("has", "holds", "part") and "," not in unit.form  # all 24 quận, huyện
    if unit.form in _LENGTHS:
        return True
    behind = text.keys[figure.last : figure.last + 2]
    each = len(behind) == 2 and behind[0] == "/" and behind[1] in _EACH
    return sense.group == "money" and (text.keys[figure.start - 1] == "giá" or each)


def _again(text: Text, figure: Figure) -> bool:
    """``394.281 m2 (hơn 39 ha)``: the same in another measure."""
    lone = text.keys[figure.start - 1] == "(" and text.keys[figure.last : figure.last + 1] == [")"]
    square = text.keys[figure.start - 3 : figure.start - 1] in (["m", "2"], ["km", "2"])
    return lone and not figure.percent and (square or text.keys[figure.start - 2] in _MEASURES)


def _threshold(text: Text, figure: Figure, sense: Sense) -> bool:
    """``doanh nghiệp từ 25 lao động trở lên``: which ones, not how many."""
    at = figure.last + (text.keys[figure.last : figure.last + 1] == ["2"])  # km2
    above = text.keys[at : at + 2] in (["trở", "lên"], ["trở", "xuống"])
    return above and not figure.percent and (sense.kind == "actual" or text.keys[figure.start - 1] in _FROM)


def _distance(text: Text, figure: Figure) -> bool:
    """``cách trung tâm thành phố khoảng 30 km``, ``trong bán kính 5 km``: how far, not how much of something."""
    before = text.keys[max(0, figure.start - _FAR) : figure.start]
    if figure.unit is None or figure.unit.form not in _LENGTHS:
        return False
    return before[-2:] == ["bán", "kính"] or any(
        two == "cách" and one not in _NOT_FAR for one, two in pairwise(["", *before])
    )


def _plate(text: Text, figure: Figure) -> bool:
    """``xe 99X -1234``: a number glued to a dash behind a letter."""
    i = figure.first
    if figure.percent or i < 2 or text.words[i - 1] not in ("-", "–") or text.ends[i - 1] != text.starts[i]:
        return False
    before = text.words[i - 2]
    return before.isalnum() and before[-1].isalpha() and before.isupper() and text.ends[i - 2] < text.starts[i - 1]


def _of_law(text: Text, figure: Figure) -> bool:
    """``điều 90, | 91 Luật Đất đai``, ``Bộ luật 2015 | quy định``: which article, the law of which year."""
    before, value = text.keys[max(0, figure.start - _LAW_REACH) : figure.start], text.words[figure.first]
    if len(before) > 2 and before[-1] in (",", "và") and before[-2].isdigit() and before[-3] in _ARTICLES:
        return True
    year = len(value) == len("2015") and value[:2] in ("19", "20") and value.isdigit()
    return year and "luật" in before and before[-1].isalpha()


def _named_behind(text: Text, figure: Figure) -> bool:
    """``hai xã | Nà Ớt và Nà Lạnh``"""
    same = text.sentence_of[figure.start : figure.last + 1]
    return len({*same}) == 1 and len(same) > figure.last - figure.start and is_capital(text, figure.last)


def _each(text: Text, figure: Figure) -> bool:
    """``2 triệu đồng/suất``: what each is worth."""
    behind = text.keys[figure.last : figure.last + 2]
    if figure.unit is None or figure.unit.group != "money" or len(behind) < 2:
        return False
    return (behind[0] == "/" and behind[1] in _PIECES) or (behind[0] == "mỗi" and behind[1] not in _TIMES)


def _word_counts(figure: Figure, sense: Sense) -> bool:
    """Numbers in letters need more: ``có ba phó bí thư``, ``ký hai quyết định``, but not ``hai vấn đề``."""
    group = figure.unit.group if figure.unit else ""
    if group in ("documents", "cases", "targets"):
        return sense.trigger is not None and sense.trigger[1] == figure.start
    before = sense.indicator == "awards" or (sense.trigger is not None and sense.trigger[1] <= figure.start)
    return group != "other" and (bool(sense.link) or before)


def _prescribed(text: Text, figure: Figure, cues: Cues) -> bool:
    """``theo quy định là 10-15%``: what rules say, nothing that is so."""
    start = figure.start
    return any(
        start - _PRESCRIBED <= end <= start and "".join(text.keys[end:start] or ["x"]).isalpha()
        for _, end, entries in cues
        if any(cue.kind == "norm" for cue in entries)
    )


def _points_back(text: Text, figure: Figure) -> bool:
    behind = text.keys[figure.last : figure.last + 2]
    if behind[:1] == ["trên"] and behind[1:] and behind[1] in _AFTER_BACK:
        return True
    return behind[:1] in _BACK or behind in _BACK


def _harmed(text: Text, figure: Figure) -> bool:
    """``53 người chết``, ``cuốn trôi 15 người``: news of an accident."""
    last = figure.last + (not _STILL.isdisjoint(text.keys[figure.last : figure.last + 1]))
    behind = text.keys[last : last + 2]
    if text.keys[figure.start - 2 : figure.start] == _CARRIED_OFF:
        return True
    return behind[:1] == ["chết"] or (len(behind) == 2 and behind[0] in _HARM and behind[1] in _HARMED)
