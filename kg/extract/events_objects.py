"""To what a verb that tells of an event is done: whom one meets, what one visits, what is given to whom."""

from kg.extract.events_descriptions import OPENING, describe
from kg.extract.events_rows import Row
from kg.extract.events_words import Noun, nouns, words
from kg.extract.participations_cells import verbs
from kg.extract.reading import BODY, HONORIFIC, MARK, OFFICE, PERSON, PLACE, WORD
from kg.text.spelling import fold

_SOMEBODY = (PERSON, OFFICE, HONORIFIC)
_FLOWERS = (["hoa"], ["lẵng"], ["bó"])  # given to greet somebody: no event
_RECIPIENT = 10  # tokens of those to whom something is given that a title shows
_PASSIVE = 16  # tokens before a verb among which ``được`` makes it passive
_TIMES = frozenset(("lần", "giờ", "ngày", "tháng", "năm", "phút", "tuần", "/", "-", "cuộc", "buổi", ","))
_NO_WORK = frozenset("gần hơn khoảng được xong từ vào trong năm tháng ngày trước sau và thì là".split())
_UNWANTED = frozenset(fold("kỷ khởi bắt thi về nghỉ hưu thôi đình xử buộc sa cho cuối").split())  # nhận quyết định | …
_AND_GIVES = (["và", "trực"], ["và", "trao"], ["và", "tặng"])  # đến thăm | và trực tiếp trao …
_BARE = frozenset(("có", "còn", "là", ".", ",", ""))


def object_end(row: Row, first: int, head: int, noun: Noun) -> int | None:
    """The index after what the verb at tokens ``[first, head)`` is done to; None where it tells of no event."""
    kind = row.kind(head)
    if noun.takes == "gift":
        given = None if row.keys(head, head + 1) in _FLOWERS else verbs().match(row.text.keys, head)
        if not (given and given[0].letter == "O") and "quyết" not in row.keys(first, head + 1):
            return None
        if "nhận" in row.keys(first, head) and _UNWANTED & set(row.keys(head, head + 1)):
            return None
        return _with_place(row, head, describe(row, head, acts=False, skipped=[]))
    if noun.takes == "who":
        leader = words("leader").match(row.text.keys, head)
        if kind in _SOMEBODY or leader is not None:
            return people_end(row, leader[1] if leader is not None else head)
        if noun.form.endswith("cử tri"):
            return _with_place(row, head, describe(row, head, acts=False, skipped=[]))
        party = words("party").match(row.text.keys, head) or _several(row, head)
        if party is None and noun.form == "gặp mặt":
            party = words("folk").match(row.text.keys, head)
        if kind not in (BODY, PLACE) and party is None:
            return head if "được" in row.keys(first - _PASSIVE, first) else None
        if party is not None and "".join(row.keys(party[1], party[1] + 1)) in _BARE:
            return None  # tiếp đoàn có …: those named before
    elif noun.takes == "body" and (
        kind in (PERSON, HONORIFIC)
        or (kind == PLACE and not row.at[head].value.word)  # làm việc với | tỉnh X: with those who lead it
        or row.keys(first - 1, first) in (["buổi"], ["cuộc"])
    ):
        return None
    if kind == WORD and (words("stop").match(row.text.keys, head) or row.keys(head, head + 2) in _AND_GIVES):
        return None
    if noun.takes in ("work", "rite") and (
        (row.kind(head) == MARK and row.text.words[head] not in OPENING)
        or _NO_WORK & set(row.text.words[head : head + 1])
    ):
        return None  # được TP X khởi công, với kỳ vọng …; khánh thành gần một tuần
    if noun.takes == "accord" and words("accord").match(row.text.keys, head) is None:
        return None
    end = describe(row, head, acts=False, skipped=[])
    if noun.takes in ("site", "trip"):
        end = _more_sites(row, end)
    if noun.takes in ("accord", "work", "rite"):
        end = _before_month(row, head, end)
    end = _with_place(row, head, end)
    return end if end - head >= 2 or row.kind(head) in (BODY, PLACE, OFFICE) else None


def _several(row: Row, head: int) -> tuple[str, int] | None:
    """``gặp mặt | 90 công nhân tiêu biểu``, no ``gặp 3 lần``."""
    number = row.text.words[head] if head + 1 < row.last else ""
    counts = number[:1].isdigit() and head not in row.days and row.text.keys[head + 1] not in _TIMES
    return (number, head + 1) if counts else None


def _with_place(row: Row, head: int, end: int) -> int:
    """``trao Huy hiệu Đảng | tại huyện X``: a short title goes on with where."""
    if end - head < 4 and row.keys(end, end + 1) == ["tại"] and row.kind(end + 1) in (BODY, PLACE):
        return row.at[end + 1].last
    return end


def _before_month(row: Row, head: int, end: int) -> int:
    """``ký kết thỏa thuận hợp tác | trong tháng 10/2019``: what is signed ends before when it was."""
    dates = [row.token(date.start) for date in row.dates]
    end = min((at for at in dates if head < at < end), default=end)
    while end > head and row.text.keys[end - 1] in ("trong", "vào", "tháng", "năm", "hồi", "đầu", "cuối", "giữa"):
        end -= 1
    return end


def _more_sites(row: Row, end: int) -> int:
    """``đặt vòng hoa tại Nghĩa trang A | , thăm Đồi B``: what is visited in one go."""
    if row.keys(end, end + 1) not in ([","], ["và"]):
        return end
    found = nouns().match(row.text.keys, end + 1)
    if found is None or found[0].takes != "site" or found[1] >= row.last:
        return end
    last = describe(row, found[1], acts=False, skipped=[])
    return last if last > found[1] else end


def people_end(row: Row, j: int) -> int:
    """The index after people named one after another: ``Tổng Bí thư, Chủ tịch nước A và bà B``."""
    first, named = j - (row.kind(j) not in _SOMEBODY), False
    while j < row.last:
        kind, following = row.kind(j), row.kind(j + 1)
        if kind in _SOMEBODY:
            named = named or kind == PERSON
            j = row.at[j].last
        elif (
            (kind == WORD and j > first and row.text.words[j][0].isupper())  # a name of another country
            or _tied(row, j)
            or (row.text.keys[j] == "và" and following in _SOMEBODY)
            or (row.text.keys[j] == "," and not named and following == OFFICE)
        ):
            j += 1
        else:
            break
    return j


def _tied(row: Row, j: int) -> bool:
    """Whether a token is tied to the one before it: ``Kim Jong | -un``."""
    text = row.text
    return text.starts[j] == text.ends[j - 1] and (text.words[j] == "-" or text.words[j - 1] == "-")


def recipient_end(row: Row, end: int) -> int:
    """The index after those to whom something is given, where they stand right behind it: ``cho | ngư dân A``."""
    to = 1 if row.keys(end, end + 1) == ["cho"] else 2 if row.keys(end, end + 2) == ["đối", "với"] else 0
    if not to:
        return end
    for j in range(end + to, min(row.last, end + _RECIPIENT)):
        if row.kind(j) == PERSON:
            last = row.at[j].last
            return end if row.keys(last, last + 1) == ["và"] else last
        if row.kind(j) == MARK or row.text.keys[j] in ("và", "vì", "do", "tại", "có", "đạt"):
            return j
    return row.last if row.last <= end + _RECIPIENT else end
