"""The specific bodies an article names, each once, in the fullest form."""

import re
from collections.abc import Set

from kg.extract.bodies import BodyMention
from kg.extract.cells import cells_at
from kg.extract.frame import Frame
from kg.extract.reading import BODY, OFFICE, Reading
from kg.extract.settle import settled
from kg.model import Body, Evidence, Fact, OrganizationFact, Support
from kg.text.spelling import article_key, body_key, name_key

_PARTS = tuple(map(name_key, ("Ban Thường vụ", "BTV", "Ban Thường trực", "Thường trực", "Ban Chấp hành", "BCH")))
_OF_FIELDS = ("sở ", "bộ ", "ban ", "phòng ", "cục ", "chi cục ", "vụ ", "trung tâm ")
_GENERIC = frozenset(("các", "mọi", "mỗi", "từng", "nhiều", "những", "một", "số"))
_MEMBERSHIP = re.compile(r"Ủy viên|Bí thư$|Đại biểu|Thường trực$|Tổng Bí thư")  # Ủy viên Trung ương Đảng names its body
_LEVELS = tuple(
    f"{committee}{level}" for level in ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn")
    for committee in ("", "đảng ủy ")
)  # fmt: skip
_ORGANIZERS = name_key("Ban Tổ chức")
_OPENING = 4  # sentences: an unplaced district or commune body counts when the article opens with it; of an office also
# when it opens with another of that level (HĐND huyện họp … Trưởng Công an huyện …)

Found = dict[tuple[str, str], OrganizationFact]


def extract(reading: Reading, frame: Frame, facts: list[Fact]) -> list[Fact]:
    """One fact a body; a standing committee counts as its body, a generic group ("các chi bộ") not at all."""
    found: Found = {}
    for sentence, row in enumerate(reading.things):
        for chunk in row:
            if chunk.kind == BODY and not _generic(reading, chunk.value, sentence):
                named = frame.settle(chunk.value, sentence)
                if named is not None and chunk.value.head.form != "Trung ương Đảng":
                    _add(found, reading, sentence, chunk.value, *named, "body-named")
        if any(chunk.kind == OFFICE for chunk in row):
            _of_offices(found, reading, frame, sentence)
    names = {key[0] for key in found}
    kept = (
        f for f in found.values() if not (_placed(f, found) or _cut_short(f, found) or _initials(reading, f, names))
    )
    return [*sorted(kept, key=_position)]


def _initials(reading: Reading, fact: OrganizationFact, named: Set[str]) -> bool:
    """``PVN``, ``Đảng ủy PVN``, where the article also has the body in full that these are short for."""
    name = fact.body.name
    for short, body in reading.aliases.items():
        if name == short or name.endswith(f" {short}"):
            return article_key(f"{name.removesuffix(short)}{body.name}") in named - {article_key(name)}
    return False


def _cut_short(fact: OrganizationFact, found: Found) -> bool:
    """``Ban Chỉ huy Phòng chống thiên tai`` of ``Ban Chỉ huy Phòng chống thiên tai và tìm kiếm cứu nạn tỉnh``."""
    opening, place = f"{name_key(fact.body.name)} và ", fact.body.place
    if not opening.startswith(_OF_FIELDS):
        return False
    return any(f.body.place == place and name_key(f.body.name).startswith(opening) for f in found.values())


def _placed(fact: OrganizationFact, found: Found) -> bool:
    """Whether a body without a place is the one of its name that the article places: ``ĐH Bến Lặng`` of ``ĐH Bến Lặng
    TP. HCM``."""
    name = article_key(fact.body.name)
    if fact.body.place and fact.body.parent is None:  # UBND Bến Lặng = UBND huyện Bến Lặng
        place = name_key(fact.body.place.split(",")[0])
        return len([level for level in _LEVELS if (f"{name} {level}", place) in found]) == 1
    if fact.body.place or fact.body.level == "national":
        return False
    return len([key for key in found if key[0] == name and key[1]]) == 1


def _of_offices(found: Found, reading: Reading, frame: Frame, sentence: int) -> None:
    cells = cells_at(reading, sentence)
    for n, office in sorted(settled(reading, frame, sentence).items()):
        chunk = cells.chunk[n]
        mention = chunk.value.body if chunk else None
        alone = office.body is not None and bool(chunk and _names_no_body(chunk.value.conventional, office.body))
        if chunk and reading.text.keys[max(0, chunk.first - 2) : chunk.first] == ["khen", "của"]:
            continue  # bằng khen của Thủ tướng Chính phủ: the award of an office
        if (
            chunk
            and office.body is not None
            and office.body.national
            and _before_foreign(reading, sentence, chunk.last)
        ):
            continue  # Tổng Bí thư, Chủ tịch Trung Quốc
        if office.body is not None and mention is not None and not alone:
            _add(found, reading, sentence, mention, office.body, office.support, "body-of-office")


def _before_foreign(reading: Reading, sentence: int, last: int) -> bool:
    """Whether a title of another country follows after a comma."""
    if reading.text.keys[last : last + 1] != [","]:
        return False
    after = next((c for c in reading.things[sentence] if c.first == last + 1), None)
    return after is not None and after.kind == OFFICE and after.value.foreign


def _names_no_body(shorthand: str, body: Body) -> bool:
    """``Chủ tịch nước``, ``Thủ tướng`` name no body; ``Bí thư Hà Nội``, ``Chủ tịch xã Bến Lặng`` name one."""
    return bool(shorthand) and not body.place and not _MEMBERSHIP.match(shorthand)


def _position(fact: OrganizationFact) -> tuple[int, int]:
    span = fact.evidence.support[0].span
    return fact.evidence.statement.start, span.start if span else 0


def _generic(reading: Reading, mention: BodyMention, sentence: int) -> bool:
    """``các chi bộ``, ``một số sở``, and what such words open (``các huyện ủy, thị ủy``): no body of its own."""
    if mention.place or mention.national or _is_listed(reading, mention, sentence):
        return False
    text, start = reading.text, reading.sentences[sentence].first
    opens = mention.first
    while mention.parent is None and opens - 2 > start and text.keys[opens - 1] in (",", "và"):
        previous = next((c for c in reading.chunks[sentence] if c.kind == BODY and c.last == opens - 1), None)
        if previous is None or previous.value.place or previous.value.parent:
            break
        opens = previous.first
    if text.keys[opens - 2 : opens] in (["thành", ","], ["huyện", ","], ["thị", ","]):
        return True  # các huyện, thành, | thị ủy · các huyện, thị, | thành ủy
    return opens > start and text.keys[opens - 1] in _GENERIC


def _is_listed(reading: Reading, mention: BodyMention, sentence: int) -> bool:
    """``các sở Nội vụ, Y tế``: specific bodies, named by their fields."""
    text, row = reading.text, reading.things[sentence]
    if mention.head.form not in ("Sở", "Bộ"):
        return False
    bodies = [chunk.value for chunk in row if chunk.kind == BODY and chunk.value.head.form == mention.head.form]
    after = next((body for body in bodies if body.first == mention.last + 1), None)
    return any(body is not None and text.keys[body.first] != body.head.form.lower() for body in (mention, after))


def whole(body: Body) -> Body:
    """The body that a standing committee or an executive committee is one with in the organizations table."""
    while (
        body.parent is not None
        and name_key(body.name).startswith(_PARTS)
        and not body_key(body.name).startswith("đảng ủy")
    ):
        body = body.parent
    return body


_TELLS = frozenset("đưa đăng sẽ xin trân thông ghi nhận phản dẫn cho điện trích online đã trên".split())
_TOLD_BY = frozenset(("theo", "nguồn", "tin", "pv", "viên", "từ", "với", ":", "tòa"))


def _is_source(reading: Reading, mention: BodyMention) -> bool:
    """``theo báo X``, ``PV Báo X``, ``Báo X sẽ tiếp tục thông tin``: a paper that only tells the news."""
    keys = reading.text.keys
    after = keys[mention.last] if mention.last < len(keys) else ""
    sentence = reading.sentences[reading.text.sentence_of[mention.first]]
    if (sentence.first, sentence.last) == (mention.first, mention.last):
        return True  # its name alone on a line
    return after in _TELLS or (mention.first > 0 and keys[mention.first - 1] in _TOLD_BY)


def _is_venue(reading: Reading, mention: BodyMention, body: Body) -> bool:
    """``tại Trung tâm Hội nghị tỉnh``, ``tại Hội trường Trung tâm Chính trị``: where something is held."""
    before = reading.text.keys[max(0, mention.first - 2) : mention.first]
    name = name_key(body.name)
    hall = name.startswith(("trung tâm hội nghị", "nhà văn hóa", "cung văn hóa")) and before[-1:] in (["tại"], ["ở"])
    return hall or (before == ["hội", "trường"] and name.startswith("trung tâm"))


def _add(
    found: Found,
    reading: Reading,
    sentence: int,
    mention: BodyMention,
    body: Body,
    support: tuple[Support, ...],
    rule: str,
) -> None:
    body = whole(body)
    if reading.text.keys[max(0, mention.first - 2) : mention.first] == ["ảnh", ":"]:  # whose photo it is
        return
    if _is_venue(reading, mention, body):
        return
    if body.name.isupper() and len(body.name) > 12:  # a headline in capitals
        return
    if not body.place and name_key(body.name) == _ORGANIZERS:  # of a contest, a ceremony
        return
    if body.kind == "media" and rule == "body-named" and _is_source(reading, mention):
        return
    if body.level in ("district", "commune") and not body.place and sentence >= _OPENING:
        alike = any(fact.body.level == body.level and not fact.body.place for fact in found.values())
        if not (alike and rule == "body-of-office"):
            return
    inner = body.place.split(",")[0]  # a commune with or without its district; wards that are numbered with it
    key = (article_key(body.name), name_key(body.place if any(map(str.isdigit, inner)) else inner))
    known = found.get(key)
    if known is None or (body.name.startswith("Đảng bộ") and not known.body.name.startswith("Đảng bộ")):
        parts = (Support("body", reading.span(mention.first, mention.last)), *(s for s in support if s.role == "place"))
        evidence = known.evidence if known else Evidence(reading.statement(sentence), rule, parts)
        found[key] = OrganizationFact(body=body, evidence=evidence)
