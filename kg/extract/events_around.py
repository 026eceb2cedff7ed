"""What stands around an event word: its day, and whether the words tell that it was held, or of one told of before."""

from kg.extract.events_days import When
from kg.extract.events_descriptions import OPENING, TIMES, describe
from kg.extract.events_rows import Row, is_day
from kg.extract.events_words import Noun, before, words
from kg.extract.reading import BODY, MARK

_TAKES_PLACE = (["chức"], ["tại"], ["dự"], ["trong"], ["ra"], ["mạc"])


def dated(row: Row, noun: Noun, head: int) -> str:
    """The words for a day right behind the event word: ``cuộc họp báo | chiều 24/11``."""
    at = head + (row.text.keys[head] in TIMES) if head < row.last else head
    at += at > head and row.keys(at, at + 1) == ["nay"]  # phiên họp | chiều nay 14/5
    if at in row.days:
        return row.text.phrase(head, row.days[at])
    return _around(row, head) if noun.form.endswith("cử tri") and row.keys(head, head + 1) == ["hồi"] else ""


def _around(row: Row, head: int) -> str:
    """``cuộc tiếp xúc cử tri | hồi đầu tháng 10``."""
    at = head + 1 + (row.keys(head + 1, head + 2) in (["đầu"], ["giữa"], ["cuối"]))
    month = next((d for d in row.dates if row.token(d.start) in (head + 1, at)), None)
    return row.text.phrase(head, row.token(month.end - 1) + 1) if month is not None else ""


def held_on(row: Row, first: int, end: int, when: When) -> str:
    """``Ngày 4/8, X có | buổi tiếp xúc cử tri``: its day, where the words before tell that it was held or attended."""
    held = before("opens", row.text.keys, row.first, first) is not None or row.text.keys[first - 1] in ("ra", "dự")
    held = held or took_place(row, end)
    span = when.support.span
    if not (held and is_day(when.start)) or span is None:
        return ""
    day = row.reading.article.quote(span)
    return day[:1].lower() + day[1:] if day[:1].isalpha() else f"ngày {day}"


def took_place(row: Row, end: int) -> bool:
    """``Cuộc làm việc | diễn ra chiều 14/10``, ``buổi họp mặt … | được tổ chức tại …``."""
    after = " ".join(row.keys(end, end + 4))
    return after.startswith(("diễn ra", "được tổ chức", "đã diễn ra", "vừa diễn ra", "được diễn ra", "đã được tổ chức"))


def titled(row: Row, first: int, head: int) -> bool:
    """``tổ chức chương trình “…”``: one that has a name of its own and takes place."""
    return row.keys(first - 1, first) in _TAKES_PLACE and head < row.last and row.text.words[head] in OPENING


def in_body(row: Row, first: int) -> bool:
    """``Trung tâm Hội nghị và | Triển lãm tỉnh``: a word of the name of a house."""
    return any(c.kind == BODY and c.first < first < c.last and row.text.keys[c.first] == "trung" for c in row.chunks)


def remembered(row: Row, first: int) -> bool:
    """``kỷ niệm … và 30 năm | Ngày hội Quốc phòng toàn dân``: the day remembered, not held."""
    back = row.keys(first - 2, first)
    return back[-1:] == ["năm"] and back[0].isdigit()


def at_it(row: Row, first: int, head: int) -> bool:
    """``dự sự kiện``, ``tại sự kiện,``: the one told of, no other with a name of its own."""
    named = head < row.last and (row.text.words[head] in OPENING or not row.text.words[head].islower())
    return row.keys(first - 1, first) in (["tại"], ["dự"]) and (not named or row.kind(head) == MARK)


def there(row: Row, first: int) -> bool:
    """Whether the words before tell of something at the event, or it is what a photo shows."""
    if first == row.first:
        return "ảnh" in row.keys(row.last - 8, row.last)
    return row.text.keys[first - 1] in ("tại", "trong", "dự", "trì") or row.keys(first - 2, first) == ["khai", "mạc"]


def goes_into(row: Row, noun: Noun, first: int, j: int) -> bool:
    """``chủ trì cuộc họp nhanh | , nghe …``, ``tổ chức cuộc họp | , bàn …``: what it was held for, after a comma."""
    held = row.keys(first - 1, first) == ["chức"]
    return (
        (noun.kind in ("conference", "session", "meeting") or (noun.form.endswith("họp báo") and held))
        and row.text.keys[j] == ","
        and row.keys(first - 1, first) not in (["tại"], ["trong"])
        and words("purpose").match(row.text.keys, j + 1) is not None
    )


def until_it_is_held(row: Row, j: int) -> bool:
    """``buổi họp mặt | truyền thống cách mạng A | diễn ra tại …``: all the words before tell which event it is."""
    end = describe(row, j, acts=False, skipped=[])
    return end > j + 1 and " ".join(row.keys(end, end + 3)).startswith(("diễn ra", "được tổ chức", "đã diễn ra"))
