"""How a sentence hands a distinction over: ``G tặng A cho R``, ``R được G tặng A``, ``R đón nhận A``."""

import re
from dataclasses import replace

from kg.extract.awards_apart import LISTED, counted, dative, held, relative
from kg.extract.awards_bare import the_one_after
from kg.extract.awards_givers import Given, Passive, after_giver, giver_after, giver_before, passive_at
from kg.extract.awards_groups import group_at, groups
from kg.extract.awards_heritage import recognized_as
from kg.extract.awards_names import Award, forms
from kg.extract.awards_own import QUOTES
from kg.extract.awards_recipients import apposition, listed_from, recipient_at, recipients_at, whoever
from kg.extract.awards_spoken import founded, opened_by, organizes
from kg.extract.awards_standards import reached
from kg.extract.awards_subjects import subject_before
from kg.extract.awards_told import shares, told
from kg.extract.awards_verbs import ADVERBS, back_over, modality_at, verb_before
from kg.extract.awards_who import Recipient
from kg.extract.documents_actors import Line
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON

_TOWARDS = frozenset(("tặng", "đến", "tới"))  # trao A | tới 5 đảng viên
_TO, _TO_BY = 6, 10  # tokens after a distinction in which ``cho`` stands; with ``do Chủ tịch nước trao tặng`` between
_FLAG, _FLAG_WORDS = re.compile(r"(?:lá )?cờ truyền thống(?: của)?\b"), 5
_DECIDED = frozenset(("trao", "quyết", "định"))  # đã | trao quyết định khen thưởng
_UNITS = ("xã", "huyện", "thôn", "bản", "thành", "trường", "phường")  # công nhận | xã | đạt chuẩn
_RATED = 16  # tokens before a rating in which the verb stands
_NEWS = frozenset(("", ",", ".", ":", "đã", "vừa", "và", "lễ", "kiện", "hiện", "cũng", "nghị", "mặt"))  # before praise


def given(line: Line, awards: list[Award], limit: int, before: Given | None) -> Given | None:
    """What the clause around a group of distinctions says. ``limit``: where the next group begins; ``before``: what the
    group before it in the sentence says (its verb or subject may serve this one, too)."""
    first, last = awards[0].first, max(award.last for award in awards)
    if "praise" in awards[0].takes:
        return _praised(line, awards[0], limit, before)
    if before is not None and (of_them := shares(line, awards, before)) is not None:
        return of_them
    if line.key(first - 1) == ":" and (beside := told(line, awards)) is not None:
        return beside
    verb = verb_before(line, first)
    if verb is not None:
        return _acted(line, awards[0], verb, (last, limit), before)
    if "rating" in awards[0].takes:
        again = before is not None and before.recipients and set(line.keys[before.last : first]) <= {",", "và"}
        if again and before is not None:
            return before
        unit = reached(line, first)
        return recognized(line, first) or (Given([unit], None, "asserted", "award-held") if unit is not None else None)
    if first == line.first + (line.key(line.first) == "và") and line.key(last) == "cho":
        return _handed(line, first, last, limit, "asserted")  # Và Bằng khen cho các cá nhân
    counts = line.key(first - 1).isdigit() or bool(awards[0].count)
    listed = line.key(first - 1 - counts) in LISTED  # A cho R; | 3 B cho S
    handed = before is not None and (
        before.rule == "award-given" or (bool(awards[0].count) and line.key(last) == "cho")
    )
    if before is not None and handed and listed and _to(line, last):
        said = _handed(line, first, last, limit, before.modality)
        return replace(said, giver=giver_after(line, last) or before.giver)
    return (
        dative(line, first, before)
        or recognized_as(line, first)
        or relative(line, awards[0], last, limit)
        or counted(line, awards, limit)
        or held(line, awards, limit)
        or told(line, awards)
    )


def received_from(line: Line, awards: list[Award]) -> int | None:
    """Where the subject of ``R nhận A`` starts: what was said before it ends there."""
    verb = verb_before(line, awards[0].first)
    if verb is None:
        return None
    passive = passive_at(line, verb[0])
    if passive is None and verb[1] != "receive":
        return None
    subject = subject_before(line, back_over(line, passive.start if passive is not None else verb[0]))
    return subject[0].first if subject else None


def _acted(
    line: Line, award: Award, verb: tuple[int, str], reach: tuple[int, int], before: Given | None
) -> Given | None:
    """What the verb right before a group of distinctions says; ``reach``: its last token and that of its clause."""
    (start, use), (last, limit) = verb, reach
    modality = modality_at(line, start)
    passive = passive_at(line, start)
    if (
        modality == "unreal"
        or _or_better(line, last)
        or ("rating" in award.takes and not (passive if use == "rate" else use == "receive"))
    ):
        return None
    if passive is not None or use == "receive":
        said = _received(line, passive, start, last, limit, modality)
        inherits = not said.recipients and before is not None and before.rule == said.rule
        acts = passive.start if passive is not None else start
        if inherits and before is not None and not _own_subject(line, before.last, acts):
            return replace(said, recipients=before.recipients)
        return said
    if use != "give":
        return None
    said = _handed(line, start, last, limit, modality)
    if not said.recipients and said.giver is not None and before is not None and before.rule == "award-received":
        if set(line.keys[before.last : said.giver.first]) <= {",", "và"}:  # được A tặng X, | B tặng Y
            return replace(said, recipients=before.recipients)
    inherits = said.giver is None and before is not None and before.rule == said.rule
    if inherits and before is not None and line.key(start - 1) in LISTED:
        return replace(said, giver=before.giver)
    return said


def _own_subject(line: Line, first: int, last: int) -> bool:
    """Whether others come between two verbs: ``…, một số đảng viên khác | được nhận B``."""
    between = line.keys[first:last]
    if ";" in between:
        anew = between[len(between) - between[::-1].index(";") :]
        return any(key not in ("được", ",") and key not in ADVERBS and not key.isdigit() for key in anew)
    return any(groups().match(line.keys, t) is not None for t in range(first, last))


def _praised(line: Line, award: Award, limit: int, before: Given | None) -> Given | None:
    """``Đảng ủy khen thưởng (cho) 15 tập thể``, ``Báo X được khen thưởng``: the verb is all that is said."""
    first, last = award.first, award.last
    while line.key(first - 1) in _DECIDED:
        first -= 1
    modality = modality_at(line, first)
    passive = passive_at(line, first)
    named = forms().match(line.keys, last + (line.key(last) == ":")) is not None or (
        "counted" in award.takes and line.key(last) == "là"
    )
    if modality == "unreal" or named or line.key(first - 1) in ("hiệu", "trưng"):
        return None
    if passive is not None:
        said = _received(line, passive, first, last, limit, modality)
    elif line.key(first + 2) in QUOTES:
        return _occasion(line, first, last, modality)
    else:
        recipients = recipients_at(line, _towards(line, last) or last, limit)
        giver = giver_before(line, first)
        if giver is None and before is not None and before.rule == "award-given" and line.key(first - 1) in LISTED:
            giver = before.giver
        told = all(r.count for r in recipients) and (giver is not None or line.key(first - 1) in _NEWS)
        if (giver is None or (giver.actor.body is None and not giver.joint)) and not told:
            return None
        said = Given(recipients, giver, modality, "award-given")
    praised = [r for r in said.recipients if r.count or (r.kind != "group" and "counted" not in award.takes)]
    return replace(said, recipients=praised) if praised else None


def _occasion(line: Line, first: int, last: int, modality: str) -> Given | None:
    """``R … tại lễ tuyên dương “A” do G tổ chức``, ``tuyên dương “A” cho R``."""
    after = recipient_at(line, last + 1, line.last) if line.key(last) == "cho" else None
    recipient = after or (group_at(line, line.first) and recipient_at(line, line.first, first))
    if recipient is None or recipient.kind != "group":
        return None
    return Given([recipient], giver_after(line, last), modality, "award-praised")


def rated(line: Line, first: int) -> bool:
    """Whether a verb of rating stands right before: ``xếp loại | hoàn thành tốt nhiệm vụ``."""
    verb = verb_before(line, first)
    if verb is None:
        return recognized(line, first) is not None or reached(line, first) is not None
    return verb[1] == "rate" or line.key(verb[0]) == "đạt"


def recognized(line: Line, first: int) -> Given | None:
    """``Thủ tướng công nhận huyện Mai Sơn | đạt chuẩn nông thôn mới``: who is rated stands between."""
    for t in range(first - 3, max(line.first, first - _RATED) - 1, -1):
        if not line.follows(t, "công", "nhận"):
            continue
        if first == t + 3 and line.key(t + 2) in _UNITS:
            return _certified(line, t)
        recipients = recipients_at(line, t + 2 + (line.key(t + 2) == "các"), first)
        if not recipients or recipients[-1].last != first:
            return None
        return Given(recipients, giver_before(line, t), modality_at(line, t), "award-given")
    return None


def _certified(line: Line, t: int) -> Given | None:
    """``Xã Nà Ớt đón (nhận) Bằng | công nhận xã | đạt chuẩn nông thôn mới``: whose certificate it is."""
    t -= 2 if line.follows(t - 2, "quyết", "định") else line.key(t - 1) == "bằng"
    start = next((t - n for n in (2, 1) if line.key(t - n) == "đón"), None)
    if start is None or modality_at(line, start) != "asserted":
        return None
    at = back_over(line, start)
    recipients = [r for r in subject_before(line, at) if r.kind == "body"] or founded(line, at)
    return Given(recipients, None, "asserted", "award-received") if recipients else None


def _or_better(line: Line, last: int) -> bool:
    """``hoàn thành tốt nhiệm vụ trở lên``: a mark to reach, not one that was given."""
    return any(line.follows(t, "trở", "lên") for t in (last, last + 1))


def _received(line: Line, passive: Passive | None, start: int, last: int, limit: int, modality: str) -> Given:
    """The subject before ``được`` or ``nhận``; named ones after ``là`` stand for it."""
    verb = back_over(line, passive.start if passive is not None else start)
    if passive is None and line.key(verb - 1) == "được":
        verb = back_over(line, verb - 1)
    recipients = subject_before(line, verb) or opened_by(line, verb, last)
    if passive is None and "lễ" in line.keys[max(line.first, verb - 1) : start]:
        recipients = [r for r in recipients if r.kind != "person"]  # ông A dự lễ đón nhận
    reach = last + (_TO_BY if line.key(last) == "do" else _TO)
    if passive is None and any(_to(line, t) for t in range(last, min(limit, reach))):
        token = next(t for t in range(last, limit) if _to(line, t))
        recipients = recipients_at(line, token + 1, limit) or recipients  # lễ đón nhận A cho R
    elif passive is None and (not recipients or organizes(line, recipients, verb)):
        recipients = founded(line, verb) or recipients
    if (not recipients or recipients[0].kind == "group") and (copula := _copula(line, last, limit)) is not None:
        named = listed_from(line, copula, limit, recipients[0].count if recipients else "")
        every = not recipients or recipients[0].count in ("", str(len(named)))
        if named and every and all(r.named or (r.count and not recipients) for r in named):
            recipients = named
    giver = passive.agent if passive is not None else None
    return Given(recipients, giver or giver_after(line, last), modality, "award-received")


def _copula(line: Line, last: int, limit: int) -> int | None:
    """The token after ``nhận A | là``, ``được nhận A đợt này | có``, ``gồm có``."""
    t = last
    if line.key(t) in ("lần", "đợt", "dịp", "năm"):
        t += 2
    t += line.key(t) == ","
    t += line.key(t) == "còn"
    return apposition(line, t, limit) or (t + 1 if t < limit and line.key(t) == "có" else None)


def _handed(line: Line, start: int, last: int, limit: int, modality: str) -> Given:
    """``trao A … cho R``: the giver is the subject where it is a body, or whom the hander stands for."""
    reach = _own_clause(line, last, min(limit, last + 26))
    token = next((token for t in range(last, reach) if (token := _towards(line, t)) is not None), None)
    if token is None:
        direct = recipient_at(line, by if (by := after_giver(line, last)) is not None else last, limit)
        recipients = [direct] if direct is not None and direct.kind in ("person", by and "body") else []
    else:
        meant = the_one_after(line, token)
        recipients = [meant] if meant is not None else recipients_at(line, token, limit)
        anyone = whoever(line, token, limit) if not recipients and line.key(token - 1) == "cho" else None
        recipients = [anyone] if anyone is not None else recipients
    return Given(recipients, giver_before(line, start) or giver_after(line, last), modality, "award-given")


def _own_clause(line: Line, t: int, limit: int) -> int:
    """Where somebody else begins to act: ``Ngoài trao A, | Hội còn tặng quà cho …``."""
    while t < limit:
        chunk = line.chunk(t)
        if line.key(t - 1) == "," and chunk is not None and chunk.kind == BODY and line.key(chunk.last) in ADVERBS:
            return t
        t += 1
    return limit


def _to(line: Line, t: int) -> bool:
    return _towards(line, t) is not None


def _towards(line: Line, t: int) -> int | None:
    """The token after ``cho``, ``đối với``, or after ``tặng``, ``đến`` before people."""
    if line.key(t) == "cho":
        return t + 1 if line.key(t - 1) != "dành" else None  # giải Nhất cuộc thi dành cho học sinh: whose contest it is
    if line.key(t) == "đối" and line.key(t + 1) == "với":
        return t + 2
    if line.key(t) == "lên" and (flag := _FLAG.match(" ".join(line.keys[t + 1 : t + 1 + _FLAG_WORDS]))):
        return t + 1 + len(flag[0].split())  # gắn Huân chương lên | (lá) cờ truyền thống (của) R
    if line.follows(t, "thuộc", "về"):
        return t + 2 + (line.key(t + 2) == ":")
    if line.key(t) not in _TOWARDS or line.key(t - 1) in LISTED:
        return None
    chunk, group = line.chunk(t + 1), group_at(line, t + 1)
    named = chunk is not None and chunk.kind in (PERSON, HONORIFIC, OFFICE)
    return t + 1 if named or group is not None else None


def _shared_out(awards: list[Award], recipient: Recipient) -> bool:
    """``11 giải Vàng và 85 giải Bạc cho 96 doanh nghiệp``: as many of each distinction as of those who receive it."""
    return all(a.count for a in awards) and sum(int(a.count) for a in awards) == int(recipient.count or 0)


def paired(awards: list[Award], recipients: list[Recipient]) -> list[tuple[Award, Recipient]]:
    """Each distinction with each recipient; as many badges as people are handed out in their order, and badges of
    several years to a group stay one."""
    if any(r.kind != "person" for r in recipients):
        if any(r.count for r in recipients) and len({award.first for award in awards}) == 1 < len(awards):
            awards = [replace(awards[0], name=awards[0].name.split(" hạng ")[0])]  # 4 cá nhân: hạng Nhì và hạng Ba
        if len(recipients) == 1 < len(awards) and _shared_out(awards, recipients[0]):
            return [(award, replace(recipients[0], count=award.count)) for award in awards]
        if len(recipients) == 1 and recipients[0].count and not awards[0].count:  # 12 cá nhân được tặng A, 45 B
            return [(award, replace(recipients[0], count=award.count or recipients[0].count)) for award in awards]
        return [(award, replace(recipient)) for award in awards for recipient in recipients]
    each = [one for award in awards for one in award.each()]
    if len(each) == len(recipients) > 1 and all(award.badges for award in each):
        return list(zip(each, recipients, strict=True))
    return [(award, replace(recipient)) for award in each for recipient in recipients]
