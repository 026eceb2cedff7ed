"""Events told by a verb: ``X đã họp``, ``X làm việc với Y``, ``A trao Huân chương …``, ``X tổ chức tổng kết …``."""

from dataclasses import replace

from kg.extract.bodies import BodyMention
from kg.extract.events_context import Context, Owner
from kg.extract.events_days import When
from kg.extract.events_descriptions import describe
from kg.extract.events_mentions import Mention
from kg.extract.events_rows import Row, is_day
from kg.extract.events_spoken import modality
from kg.extract.events_words import Noun, nouns
from kg.extract.participations_cells import verbs
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, PLACE, Chunk
from kg.text.spelling import name_key

_SHORT = 20  # tokens of a headline or caption
_OFFICIAL = ("công an", "cơ quan điều tra", "viện kiểm sát", "tòa án", "cảnh sát", "thanh tra")
_FOR = (
    ", xem",
    ", thống",
    ", bỏ",
    ", kết",
    ", quyết",
    ", phân",
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


def act(row: Row, context: Context, first: int, head: int, noun: Noun) -> Mention | None:
    """The event that the verb at tokens ``[first, head)`` tells of, or None."""
    if head >= row.last or modality(row, first, head) != "asserted":
        return None
    if noun.form == "họp":
        return _session(row, context, first, head, noun)
    skipped: list[tuple[int, int]] = []
    end = describe(row, head, acts=False, skipped=skipped)
    when = context.date(row, first, end, -1, act=True)
    if noun.use == "held" or row.keys(first - 2, first) == ["tổ", "chức"]:
        return _held(row, context, first, head, end, noun, when)
    if noun.form == "làm việc với":
        return _working(row, context, first, head, end, noun, when)
    if noun.kind == "ceremony":
        return _giving(row, context, first, head, end, noun, when)
    if end - head < 4 and row.keys(end, end + 1) == ["tại"] and row.kind(end + 1) in (BODY, PLACE):
        end = row.at[end + 1].last
    if when is None or not is_day(when.start) or end - head < 2:
        return None
    before = _person_before(row, first)
    if not before and not _person_after(row, first, end):
        return None
    owner = _office_body(row, context, row.first, first) if before else _office_body(row, context, end, end + 8)
    return _mention(row, context, first, head, end, noun, row.text.phrase(first, end), owner, when)


def _mention(
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


def _session(row: Row, context: Context, first: int, head: int, noun: Noun) -> Mention | None:
    keys = row.text.keys
    if (first > row.first and keys[first - 1] in _NO_SESSION) or nouns().match(keys, head):
        return None
    owner = context.owner(context.subject(row, first), row.sentence, whose=True)
    if owner is None and row.keys(first - 1, first) in (["trì"], ["tại"], ["dự"]):
        owner = context.owner(row.at.get(head), row.sentence, whose=True)  # chủ trì họp Bộ Chính trị
    when = context.date(row, first, head, -1, act=True)
    if owner is None or (when is None and not _met(row, head)):
        return None
    mention = _mention(row, context, first, head, head, noun, f"Họp {owner.words}", owner, when)
    return replace(mention, there=True)


def _met(row: Row, head: int) -> bool:
    """``Ban Thường vụ họp, xem xét …``: a session of which no day is told."""
    return " ".join(row.keys(head, head + 2)).startswith(_FOR)


def _held(row: Row, context: Context, first: int, head: int, end: int, noun: Noun, when: When | None) -> Mention | None:
    """``X tổ chức tổng kết …``: like a conference or ceremony of X."""
    if when is None or end == head or row.keys(first - 2, first) != ["tổ", "chức"]:
        return None
    owner = context.owner(context.subject(row, first - 2), row.sentence)
    if owner is None:
        return None
    return _mention(row, context, first, head, end, noun, row.text.phrase(first, end), owner, when)


def _working(
    row: Row, context: Context, first: int, head: int, end: int, noun: Noun, when: When | None
) -> Mention | None:
    """``X làm việc với Y`` with its day, or as a headline or caption; not with a person, which is an inquiry."""
    counterpart = " ".join(row.keys(head, end))
    if "phóng viên" in counterpart or counterpart.startswith((*_OFFICIAL, "báo ", "pv")):
        return None
    if (
        end == head
        or row.kind(head) in (PERSON, HONORIFIC, OFFICE, PLACE)
        or row.keys(first - 1, first) in (["buổi"], ["cuộc"])
    ):
        return None
    if when is None and row.last - row.first > _SHORT:
        return None
    title = row.text.phrase(first, end)
    chunk = context.subject(row, first)
    owner = context.owner(chunk, row.sentence)
    if owner is not None and owner.body is not None and not name_key(owner.words).startswith(_OFFICIAL):
        return _mention(row, context, first, head, end, noun, f"{owner.words} {title}", owner, when)
    if owner is None and _person_before(row, first):
        return _mention(row, context, first, head, end, noun, title, None, when)
    return None


def _giving(
    row: Row, context: Context, first: int, head: int, end: int, noun: Noun, when: When | None
) -> Mention | None:
    """``A trao Huân chương … cho B`` on a day of its own; ``đợt 19/5`` tells which giving it is, and the year."""
    text = row.text
    given = verbs().match(text.keys, head)
    if not (given and given[0].letter == "O") and "quyết" not in text.keys[first:head]:
        return None
    if not _person_before(row, first):
        return None
    title = text.phrase(first, end)
    round_ = next(
        (j for j in range(end, row.last - 1) if text.keys[j] == "đợt" and text.words[j + 1][0].isdigit()), None
    )
    if round_ is not None:
        last = round_ + 1
        while (
            last < row.last
            and not text.words[last][0].isalpha()
            and text.starts[last] - text.ends[last - 1] <= (last == round_ + 1)
        ):
            last += 1
        while not text.words[last - 1][-1].isdigit():
            last -= 1
        title = f"{title} {text.phrase(round_, last)}"
        year = text.words[last - 1].rpartition(".")[2]
        if when is None and len(year) == 4 and year.isdigit():
            when = When(year, "", context.support(last - 1, last))
    if when is None:
        return None
    mention = _mention(row, context, first, head, end, noun, title, None, when)
    return replace(mention, giver=_office_body(row, context, row.first, first))


def _office_body(row: Row, context: Context, first: int, last: int) -> Owner | None:
    """The body of the office beside the one who acts, between tokens ``[first, last)``: where somebody is Bí thư, else
    the one named last."""
    offices = [c for c in row.chunks if c.kind == OFFICE and first <= c.first < last and c.value.body is not None]
    offices = [c for c in offices if name_key(c.value.role) != "ủy viên"]
    if not offices:
        return None
    office = next((c.value for c in offices if name_key(c.value.role) == "bí thư"), offices[-1].value)
    body: BodyMention = office.body
    return context.owner(Chunk(BODY, body.first, body.last, body), row.sentence)


def _person_before(row: Row, first: int) -> bool:
    """Whether a person or an office stands before the verb, as its subject may."""
    words_ = 0
    for j in range(first - 1, row.first - 1, -1):
        chunk = row.ending.get(j + 1)
        if chunk is None:
            continue
        if chunk.kind in (PERSON, OFFICE):
            return True
        if chunk.value in (".", ";", ":") or words_ > 12:
            return False
        words_ += chunk.kind == "word"
    return False


def _person_after(row: Row, first: int, end: int) -> bool:
    """``Ngày 2/2, khi đến thăm X, ông A …``: who came is named behind the comma."""
    if row.keys(first - 1, first) != ["khi"] or row.keys(end, end + 1) != [","]:
        return False
    return row.kind(end + 1) in (PERSON, OFFICE, HONORIFIC)
