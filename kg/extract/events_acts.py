"""Events told by a verb: ``X đã họp``, ``A tiếp B``, ``A trao Huân chương …``, ``X tổ chức tổng kết …``."""

import re
from dataclasses import replace
from itertools import pairwise

from kg.extract.events_context import Context
from kg.extract.events_days import When, said, same_day, told_lately
from kg.extract.events_descriptions import describe
from kg.extract.events_doers import Doer, delegation, doer, pair
from kg.extract.events_mentions import Mention
from kg.extract.events_objects import object_end, recipient_end
from kg.extract.events_passive import NEWS, about_people, mention_of, opened_ahead, passed, was_opened
from kg.extract.events_rows import Row, is_day
from kg.extract.events_spoken import act_modality, modality, tells
from kg.extract.events_words import Noun, as_act, before, nouns, words
from kg.extract.reading import HONORIFIC, OFFICE, PERSON, PLACE
from kg.text.spelling import name_key

_OFFICIAL = (
    "công an",
    "cơ quan điều tra",
    "viện kiểm sát",
    "tòa án",
    "cảnh sát",
    "thanh tra",
    "báo ",
    "phóng viên",
    "pv",
)
_FOR = (
    ", xem",
    ", thống",
    ", bỏ",
    ", kết",
    ", quyết",
    ", phân",
    ", chọn",
    "xem xét",
    "để ",
    "bàn ",
    "khẩn",
    "bất thường",
    "xét",
    "bầu",
    "và ",
    "kiểm điểm",
)
_NO_SESSION = ("phòng", "giấy", "thì", "để", "không", "tổ", "mời", "đi", "cơ", "cuộc", "buổi", "nơi")
_COMING = frozenset(("đến", "tới", "đi", "về", "lên", "xuống", "sang", "ra", "vào"))
_LAUNCHED = ("phát động", "ra quân")  # in a headline, where a ceremony is told of
_GROUPS = frozenset(("công", "kiểm", "giám", "khảo", "đại"))  # đoàn công tác, đoàn kiểm tra
_GUILT = frozenset(("dấu", "đơn"))
_LOOKED_AT = (["tại"], ["tình"], ["tiến"], ["công"], ["thực"], ["về"], ["một"], ["các"], ["hoạt"], ["việc"])
_OPENING = 3  # the sentences that open an article: headline, lead, caption
_LEADERS_OF_ALL = re.compile("tổng bí thư|chủ tịch nước|thủ tướng|bí thư (?:thành|tỉnh) ủy")
_NEAR = 6  # tokens of "ông A vinh dự được"
_SHORT = 25  # tokens of a caption
_MENU = 8  # those among which its headline stands, behind the names of columns


def act(row: Row, context: Context, first: int, head: int, noun: Noun) -> Mention | None:
    """The event that the verb at tokens ``[first, head)`` tells of, or None."""
    organized = row.keys(first - 2, first) == ["tổ", "chức"]
    if noun.takes == "gathering":
        named = _held(row, context, first, head, noun) if organized else None  # tổ chức họp | nghe báo cáo về …
        return named or _session(row, context, first - 2 * organized, head, noun)
    if noun.takes == "passed":
        return passed(row, context, first, head, noun)
    if noun.takes == "sitting":
        return _sat(row, context, first, head, noun)
    if organized:
        return _held(row, context, first, head, noun)
    if noun.use == "held":  # X | khánh thành cầu Y
        if (told := as_act(noun.form)) is None:
            return None
        noun = told
    comes = first > row.first and row.text.keys[first - 1] in _COMING
    if noun.takes == "trip" and not (comes or _tours(row, first, head)):
        return None
    start = first
    if comes and noun.takes in ("who", "site", "trip"):
        first -= 1
    if noun.takes == "each":
        return _talks(row, context, first, head, noun)
    if noun.giving and row.keys(first - 1, first) == ["được"]:
        if not any(row.kind(j) == PERSON for j in range(max(row.first, first - _NEAR), first)):
            return None  # 17 đồng chí được | trao Huy hiệu
        noun = replace(noun, roles=noun.met, met=())  # bà B được | trao Huy hiệu
    if noun.takes == "work" and (opened := opened_ahead(row, first, head)):
        return was_opened(row, context, first, head, noun, opened)
    end = object_end(row, first, head, noun)
    if end is None or before("habit", row.text.keys, row.first, first) is not None:
        return None
    who = doer(row, context, first, head, end)
    if who is None or _official(row, who, head, end):
        return None
    return _done(row, context, first, start, head, end, noun, who)


def _tours(row: Row, first: int, head: int) -> bool:
    """``Đoàn công tác … | kiểm tra tình hình …``: a delegation looks at how things are, not at somebody's guilt."""
    before = row.keys(row.first, first)
    group = any(a == "đoàn" and b in _GROUPS for a, b in pairwise(before))
    return group and not _GUILT & set(before) and row.keys(head, head + 1)[:1] in _LOOKED_AT


def _talks(row: Row, context: Context, first: int, head: int, noun: Noun) -> Mention | None:
    """``A và B tiến hành hội đàm``: those who meet each other."""
    both = pair(row, context, first)
    when = context.date(row, first, head, -1, act=True) or (context.today if same_day(row, first) else None)
    if both is None or when is None:
        return None
    title = f"Hội đàm giữa {row.text.phrase(*both)}"
    mention = mention_of(row, context, first, head, head, noun, title, None, when)
    return replace(mention, modality=act_modality(row, both[1], first))


def _official(row: Row, who: Doer, head: int, end: int) -> bool:
    """The police, the courts and the press question people; they do not meet them."""
    whom = name_key(row.text.phrase(head, end)) if end > head else ""
    if who.person and _LEADERS_OF_ALL.search(name_key(row.text.phrase(row.first, row.last))):
        whom = ""  # Tổng Bí thư A làm việc với | Thanh tra Chính phủ
    return whom.startswith(_OFFICIAL) or (who.owner is not None and name_key(who.owner.words).startswith(_OFFICIAL))


def _done(
    row: Row, context: Context, first: int, start: int, head: int, end: int, noun: Noun, who: Doer
) -> Mention | None:
    """What was done, where the text tells when, or the article opens with it. ``start``: behind the verb of coming."""
    told = act_modality(row, min(who.at, first), first)
    when = context.date(row, first, recipient_end(row, end) if noun.giving else end, -1, act=True)
    if when is not None and said(row, first):
        when = None  # ngày 5/6, ông A cho biết đã trao …
    title = _title(row, start, head, end, noun, who)
    if noun.giving and (_aside(row) or not (who.person or row.sentence < _MENU)):
        return None
    if noun.announcing and not (row.sentence < NEWS and about_people(row, head, end)):
        return None
    if noun.giving:
        title, round_ = _round(row, context, title, end)
        when = when or round_
    if when is None and same_day(row, first):
        when = context.today
    day = when is not None and (is_day(when.start) or noun.takes in ("gift", "accord"))
    launched = row.sentence == 0 and noun.form in _LAUNCHED and "lễ" in row.text.keys
    dated = (noun.takes == "rite" and not launched) or noun.announcing
    if not (day or (told == "asserted" and not dated and _news(row, first, end, noun, who))):
        return None
    owner = None if noun.takes == "work" and who.person else who.owner  # whose work it is, who opens it does not tell
    if noun.form.endswith("cử tri") and owner is not None and owner.body is not None and owner.body.name == "Quốc hội":
        owner = None  # its members meet their constituents, not it
    mention = mention_of(row, context, first, head, end, noun, title, owner, when)
    home = row.kind(head) in (PERSON, HONORIFIC) or words("home").match(row.text.keys, head) is not None
    mention = replace(mention, modality=told, recent=not day, visitors=_from_outside(row, first, head, noun), home=home)
    if not noun.giving:
        return mention
    place = next((c.value for c in row.chunks if c.kind == PLACE and head <= c.first < end), mention.place)
    return replace(mention, owner=None, giver=who.owner, place=place)


def _aside(row: Row) -> bool:
    """``(Trước đó, ngày 15/3, X đã trao …)``, ``Hôm qua, …``: given another time, told in passing."""
    head = " ".join(row.keys(row.first, row.first + 4))
    return head.startswith(("hôm qua", "hôm trước", "( trước", "(trước"))


def _from_outside(row: Row, first: int, head: int, noun: Noun) -> bool:
    """Whether a meeting is told from the side of those who come: ``Đoàn X thăm …``, ``Làm việc với ông A, bà B …``."""
    if noun.form == "chào xã giao":
        return True
    if noun.takes == "body":
        return row.kind(head) == OFFICE and row.text.keys[first - 1] in (",", "khi")
    return noun.takes in ("site", "trip") and delegation(row, first)


def _title(row: Row, first: int, head: int, end: int, noun: Noun, who: Doer) -> str:
    """The act in words: ``Tiếp Đại sứ A``; of a body with the body: ``Tỉnh ủy X làm việc với …``."""
    text = row.text
    if who.whom is not None and not noun.giving:
        return f"{text.phrase(first, head)} {text.phrase(*who.whom)}"
    title = text.phrase(first, recipient_end(row, end) if noun.giving else end)
    doer = who.group or (who.owner.words if who.owner is not None and not who.person else "")
    return f"{doer} {title}" if noun.takes == "body" and doer else title


def _news(row: Row, first: int, end: int, noun: Noun, who: Doer) -> bool:
    """Whether it is told as news without a day: lately, or in the headline or lead."""
    if not noun.giving and (told_lately(row, first, end) or "vừa" in row.keys(first - 3, first)):
        return True
    if not noun.giving and any(tells(row, j) for j in range(row.first, who.at)):
        return False  # ông A cho biết lãnh đạo thành phố đã | kiểm tra …
    headline = row.sentence < _MENU and row.text.words[row.last - 1] not in ".;:"
    caption = noun.takes == "body" and row.last - row.first <= _SHORT
    return who.near and (row.sentence < _OPENING or headline or caption)


def _round(row: Row, context: Context, title: str, end: int) -> tuple[str, When | None]:
    """``trao Huy hiệu Đảng … đợt 19/5/2020``: which giving it is, and the year."""
    text = row.text
    at = next((j for j in range(end, row.last - 1) if text.keys[j] == "đợt" and text.words[j + 1][0].isdigit()), None)
    if at is None:
        return title, None
    last = at + 1
    while (
        last < row.last
        and not text.words[last][0].isalpha()
        and text.starts[last] - text.ends[last - 1] <= (last == at + 1)
    ):
        last += 1
    while not text.words[last - 1][-1].isdigit():
        last -= 1
    year = text.words[last - 1].rpartition(".")[2]
    when = When(year, "", context.support(last - 1, last)) if len(year) == 4 and year.isdigit() else None
    return f"{title.partition(' cho ')[0]} {text.phrase(at, last)}", when


def _session(row: Row, context: Context, first: int, head: int, noun: Noun) -> Mention | None:
    keys = row.text.keys
    if head >= row.last or (first > row.first and keys[first - 1] in _NO_SESSION) or nouns().match(keys, head):
        return None
    if modality(row, first, head) != "asserted":
        return None
    owner = context.owner(context.subject(row, first), row.sentence, whose=True)
    if owner is None and row.keys(first - 1, first) in (["trì"], ["tại"], ["dự"]):
        owner = context.owner(row.at.get(head), row.sentence, whose=True)  # chủ trì họp Bộ Chính trị
    when = context.date(row, first, head, -1, act=True)
    if owner is None or (when is None and not _met(row, head)):
        return None
    mention = mention_of(row, context, first, head, head, noun, f"Họp {owner.words}", owner, when)
    return replace(mention, there=True)


def _sat(row: Row, context: Context, first: int, head: int, noun: Noun) -> Mention | None:
    """``Chiều 15/11, Quốc hội thảo luận …``: a sitting of the National Assembly, told with its day."""
    if first > row.first and row.text.words[first - 1].islower() and row.text.keys[first - 1] not in ("nay", "qua"):
        return None  # nói việc | Quốc hội thảo luận
    owner = context.owner(row.at.get(first), row.sentence, whose=True)
    if owner is None or modality(row, first, head) != "asserted":
        return None
    end = describe(row, head, acts=False, skipped=[])
    when = context.date(row, first, head, -1, act=True)
    if end == head or when is None or not is_day(when.start):
        return None
    mention = mention_of(row, context, first, head, end, noun, row.text.phrase(first, end), owner, when)
    return replace(mention, there=True)


def _met(row: Row, head: int) -> bool:
    """``Ban Thường vụ họp, xem xét …``: a session of which no day is told."""
    return " ".join(row.keys(head, head + 2)).startswith(_FOR)


def _held(row: Row, context: Context, first: int, head: int, noun: Noun) -> Mention | None:
    """``X tổ chức tổng kết …``: like a conference or ceremony of X."""
    told = modality(row, first, head)
    if row.keys(first - 2, first) != ["tổ", "chức"] or told == "denied":
        return None
    end = describe(row, head, acts=False, skipped=[])
    when = context.date(row, first, end, -1, act=True)
    owner = context.owner(context.subject(row, first - 2), row.sentence)
    opening = noun.takes != "gathering" and when is not None and is_day(when.start) and row.sentence < _OPENING
    if when is None or not (owner is not None or opening) or end == head or not row.text.words[head].isalnum():
        return None
    if told != "asserted" and not (is_day(when.start) and noun.takes == "gathering"):
        return None
    mention = mention_of(row, context, first, head, end, noun, row.text.phrase(first, end), owner, when)
    return replace(mention, modality=told)
