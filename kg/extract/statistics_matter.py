"""What kind of matter a figure is: the Party's own, a place's, a committee's; and the bodies that fit it."""

from collections.abc import Iterator
from itertools import pairwise

from kg.extract.bodies import BodyMention
from kg.extract.reading import BODY, OFFICE, PERSON, Chunk, Reading
from kg.extract.statistics_clause import Sense
from kg.extract.statistics_figures import Figure, things_in
from kg.extract.statistics_places import PARTY, Subject, head_of_list, is_asked, is_governed, is_source, leads
from kg.extract.wholes import body_of

_PARTY_GROUPS = frozenset(("members", "cells", "officials", "committee", "delegates", "targets"))
_OF_PLACE = frozenset(("households", "places"))
_RESIDENTS = frozenset("dân;người dân;dân số;dân cư;nhân dân;cử tri;đồng bào;công dân;lao động;thanh niên".split(";"))
_OWNER = frozenset(("của", "thuộc", "tại", "ở", "trong"))
_REPORTING = (["cho", "biết"], ["cho", "hay"], ["thông", "tin"])
_ATTACHED = frozenset(  # lãnh đạo | Sở X cho rằng …: words that a body only adds to
    tuple(words.split())
    for words in (
        "lãnh đạo;đại diện;chỉ đạo;yêu cầu;đứng đầu;thanh tra;thống kê;kết luận;đại biểu;cán bộ;viên chức;nguồn tin"
    ).split(";")
)
_GATHERED = frozenset(("nghị", "họp", "hội", "thứ"))  # kỳ họp | HĐND tỉnh, hội nghị lần thứ | 16 Thành ủy
_AT = frozenset("tại trong ở sau trước".split())
_REACH_AT = 7
_WRONGS = frozenset((("sai", "phạm"), ("vi", "phạm"), ("khuyết", "điểm")))
_NEAR_WRONG = 6
_OWNED = 6  # tokens of what a body has at the head of a clause
_SAYING = frozenset(
    "theo báo kết thống ý đề chỉ yêu quyết văn công thông nghị đại lãnh lời phát nguồn liệu đã được bị do tại ở trong "
    "với về cho từ khi sau trước qua là có không sẽ đang thanh kiểm giám vi khuyết trách sai các những thành".split()
)
OWN_SUBJECT = ("committee-size", "votes")  # never about whom the figures around are


def party_matter(sense: Sense) -> bool:
    """Whether a figure is of the Party's own life: members, committees, aims, officials with whom something is done."""
    officials = sense.group == "officials" and sense.source == "default"
    return sense.indicator in (*PARTY, *OWN_SUBJECT) or (sense.group in _PARTY_GROUPS and not officials)


def fits(subject: Subject, sense: Sense) -> bool:
    """Whether another figure's subject may be that of this one: what only the Party has is a Party body's."""
    party = subject.actor.body is not None and subject.actor.body.kind == "party"
    return party if sense.indicator in PARTY else not party or sense.indicator != "economy"


def committees_at(row: list[Chunk], figure: Figure, sense: Sense) -> Iterator[tuple[Chunk, BodyMention]]:
    """The committee at the words that told its size, or right behind the noun, else the last body before the figure."""
    bodies = [(c, body) for c in row if (body := body_of(c)) is not None]
    at = sense.trigger
    yield from ((c, b) for c, b in bodies if at and c.first <= at[1] and c.last >= at[0])
    yield from ((c, b) for c, b in bodies if figure.number_last <= c.first <= figure.last + 3)
    yield from reversed([(c, b) for c, b in bodies if c.last <= figure.start and c.kind == BODY])


def signing(row: list[Chunk], figure: Figure, sense: Sense) -> Iterator[tuple[Chunk, BodyMention]]:
    """``Chủ tịch UBND tỉnh ký 5 quyết định``: the body whose office signs."""
    if sense.group == "documents":
        for chunk in reversed([c for c in row if c.kind == OFFICE and c.last <= figure.start]):
            if chunk.value.body is not None:
                yield chunk, chunk.value.body


def of_place(figure: Figure, sense: Sense) -> bool:
    """Whether a figure is about a place rather than a body: its economy, its people, its communes."""
    if sense.indicator == "economy":
        return True
    residents = figure.unit is not None and figure.unit.form in _RESIDENTS
    return (residents or sense.group in _OF_PLACE) and sense.source != "own"


def owners(reading: Reading, row: list[Chunk], figure: Figure, sense: Sense) -> Iterator[tuple[Chunk, BodyMention]]:
    """The body right beside a figure: ``450 đại biểu thuộc Đảng bộ thành phố``, ``Công ty X (100% vốn nhà nước)``."""
    keys = reading.text.keys
    for chunk in row:
        held = chunk.kind == OFFICE and sense.group == "officials" and sense.source == "default"
        if held and figure.first <= chunk.first <= figure.number_last and chunk.value.body is not None:
            yield chunk, chunk.value.body
        if chunk.kind != BODY:
            continue
        given = chunk.last == figure.start and keys[chunk.first - 1] == "cho"
        bracket = chunk.last == figure.start - 1 and keys[chunk.last] == "("
        owned = figure.last < chunk.first <= figure.last + 2 and keys[chunk.first - 1] in _OWNER
        if given or bracket or (owned and (sense.indicator not in PARTY or chunk.value.kind == "party")):
            yield chunk, chunk.value


def _in_brackets(reading: Reading, chunk: Chunk) -> bool:
    """``bà Mai (Đảng bộ Sở Y tế)``: whose member somebody is."""
    keys = reading.text.keys
    return chunk.first > 0 and keys[chunk.first - 1] == "(" and keys[chunk.last : chunk.last + 1] == [")"]


def _owns(reading: Reading, chunk: Chunk) -> bool:
    """``Doanh thu của | Công ty X đạt 90 tỷ đồng``: whose things head the clause; not ``Theo báo cáo của | Sở X``."""
    keys, first = reading.text.keys, reading.sentences[reading.text.sentence_of[chunk.first]].first
    at = chunk.first - 1
    if at <= first or keys[at] != "của":
        return False
    start = next((t + 1 for t in range(at - 1, first - 1, -1) if not keys[t][0].isalnum()), first)
    words = keys[start:at]
    if (
        keys[start - 1] == "%"
        or not 0 < len(words) <= _OWNED
        or not _SAYING.isdisjoint(words)
        or not all(word.isalpha() for word in words)
    ):
        return False
    row = things_in(reading, reading.text.sentence_of[chunk.first])
    return not any(c.kind in (OFFICE, PERSON) and start <= c.first < at for c in row)


def _at_fault(reading: Reading, chunk: Chunk) -> bool:
    """``Thanh tra chỉ ra sai phạm của | UBND tỉnh: giao đất cho 90 hộ``: whose wrongs are listed."""
    keys = reading.text.keys
    wrongs = any(pair in _WRONGS for pair in pairwise(keys[max(0, chunk.first - _NEAR_WRONG) : chunk.first]))
    last = reading.sentences[reading.text.sentence_of[chunk.first]].last
    return wrongs and keys[chunk.first - 1] == "của" and ":" in keys[chunk.last : last]


def _told_more(reading: Reading, chunk: Chunk) -> bool:
    """``vốn của | Công ty X - doanh nghiệp có 90 lao động``: a noun behind a dash tells more of a body."""
    keys = reading.text.keys[chunk.last : chunk.last + 3]
    return keys[:1] in (["-"], ["–"]) and keys[1:] in (["doanh", "nghiệp"], ["đơn", "vị"], ["công", "ti"])


def _attached(reading: Reading, chunk: Chunk) -> bool:
    """Whether a body only tells whose person or gathering the words before it name."""
    keys = reading.text.keys[max(0, chunk.first - _REACH_AT) : chunk.first]
    *_, one, two = ["", "", *keys]
    gathered = two in _GATHERED or (one in _GATHERED and (two.isdigit() or not two.strip("ivx")))
    acts = reading.text.keys[chunk.last : chunk.last + 1]
    if two in ("đạo", "diện") and one in ("lãnh", "đại") and acts and acts[0] in ("có", "đã", "đang", "sẽ"):
        return False
    return (one, two) in _ATTACHED or (gathered and not _AT.isdisjoint(keys))


def before_figure(
    reading: Reading, row: list[Chunk], figure: Figure, sense: Sense, party_told: bool
) -> Iterator[tuple[Chunk, BodyMention]]:
    """The bodies before the figure that may be its subject, the likeliest first."""
    before = [c for c in row if c.kind == BODY and c.last <= figure.start and not is_source(reading, c)]
    before = [c for c in before if reading.text.keys[c.last : c.last + 2] not in _REPORTING]
    before = [c for c in before if not _in_brackets(reading, c)]
    if sense.indicator in PARTY:
        own = sense.indicator == "affiliated-organizations"  # what every body may have, where it is told of itself
        before = [
            c for c in before
            if (c.value.kind == "party" and not (party_told and c.value.national)) or (own and leads(reading, c))
        ]  # fmt: skip
    free = [c for c in before if not is_governed(reading, c) and not is_asked(reading, c)]
    leading = [c for c in free if leads(reading, c)]
    owning = [c for c in before if _owns(reading, c)]
    for chunk in (
        *(c for c in reversed(before) if _at_fault(reading, c) or _told_more(reading, c)),
        *(head_of_list(reading, before, c) for c in reversed(leading)),
        *(c for c in reversed(free) if c not in leading and not _attached(reading, c)),
        *reversed(owning),
    ):
        yield chunk, chunk.value
