"""Events told in the passive: ``công viên X được khánh thành``, ``quyết định … đã được công bố``."""

import re
from dataclasses import replace

from kg.extract.events_context import Context, Owner
from kg.extract.events_days import When
from kg.extract.events_descriptions import describe
from kg.extract.events_doers import clause_start
from kg.extract.events_mentions import Mention
from kg.extract.events_rows import Row, is_day
from kg.extract.events_spoken import act_modality
from kg.extract.events_words import Noun
from kg.extract.reading import BODY, MARK, PLACE, WORD

_PEOPLE = re.compile(
    "bổ nhiệm|điều động|phân công|luân chuyển|chỉ định|chuẩn y|phê chuẩn|cán bộ|nhân sự|kỉ luật|khai trừ|giữ chức|"
    "thôi giữ|nghỉ hưu|biệt phái|tiếp nhận"
)
_AUXILIARIES = frozenset(("đã", "vừa", "được", "chính", "thức"))
_CLAUSE = frozenset((",", ";", "khi", "sau", "trước", "do", "để", "đã", "là", "có", "tại", "cho", "bị", "sẽ"))
_LEADERS = frozenset(("ông", "bà", "lãnh", "đoàn", "các"))
_LEAST, _LONGEST = 2, 25  # tokens of what is opened
NEWS = 5  # those in which an article tells what was announced


def passed(row: Row, context: Context, first: int, head: int, noun: Noun) -> Mention | None:
    """``Sáng 7/10, quyết định của X phân công ông A làm … đã | được công bố``: in the news, on a day."""
    start = clause_start(row, first)
    when = context.date(row, first, head, -1, act=True)
    if row.keys(start, start + 2) != ["quyết", "định"] or row.sentence >= NEWS or when is None:
        return None
    if not is_day(when.start) or not about_people(row, start, first) or act_modality(row, start, first) != "asserted":
        return None
    end = min(describe(row, start, acts=False, skipped=[]), first)
    title = f"{row.text.phrase(first + 1, head)} {row.text.phrase(start, end)}"
    return mention_of(row, context, first, head, head, noun, title, None, when)


def opened_ahead(row: Row, first: int, head: int) -> tuple[int, int] | None:
    """``Ngày 22/12, công viên X | được khánh thành``: the tokens of what is opened, at the head of the sentence."""
    start, last = clause_start(row, first), first
    if row.keys(start, start + 1) == ["tại"]:  # ngày 22/12, tại xã B, | công viên X được khánh thành
        start = next((j + 1 for j in range(start, first) if row.text.keys[j] == ","), start)
    while last > start and row.text.keys[last - 1] in _AUXILIARIES:
        last -= 1
    if last == first or row.sentence >= NEWS or row.kind(start) not in (WORD, BODY, PLACE):
        return None
    last = next((j for j in range(start, last) if row.text.keys[j] == "("), last)
    over = row.kind(head) == MARK or row.keys(head, head + 1) in ([], ["và"], ["sau"])
    over = over or "được" in row.keys(last, first)
    named = _LEAST <= last - start <= _LONGEST and _CLAUSE.isdisjoint(row.keys(start, last))
    return (start, last) if named and (over or row.kind(start) != BODY) else None


def was_opened(
    row: Row, context: Context, first: int, head: int, noun: Noun, opened: tuple[int, int]
) -> Mention | None:
    when = context.date(row, first, head, -1, act=True)
    if when is None or not is_day(when.start) or row.text.keys[opened[0]] in _LEADERS:
        return None
    title = f"{row.text.phrase(first, head)} {row.text.phrase(*opened)}"
    mention = mention_of(row, context, first, head, head, noun, title, None, when)
    place = next((c.value for c in row.chunks if c.kind == PLACE and opened[0] <= c.first < opened[1]), mention.place)
    return replace(mention, place=place)


def about_people(row: Row, head: int, end: int) -> bool:
    """Whether a decision is about who comes into office, leaves it or is disciplined."""
    return _PEOPLE.search(" ".join(row.keys(head, end))) is not None


def mention_of(
    row: Row,
    context: Context,
    first: int,
    head: int,
    end: int,
    noun: Noun,
    title: str,
    owner: Owner | None,
    when: When | None,
) -> Mention:
    return Mention(
        row.sentence, first, head, end, noun, title, owner=owner, when=when, place=context.venue(row, first, end),
        described=True, opening=True,
    )  # fmt: skip
