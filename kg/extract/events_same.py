"""Whether a mention with a name of its own speaks of an event already met."""

import re

from kg.extract.events_context import Owner
from kg.extract.events_happenings import Happening, apart, other_day, other_owner, same_body
from kg.extract.events_mentions import Mention
from kg.extract.events_rows import is_day
from kg.model import Body
from kg.text.spelling import body_key, name_key

_GIFT = re.compile(r"huy hiệu|huân chương|huy chương|quyết định|bằng khen|giấy khen|kỉ niệm chương|cờ|danh hiệu")
_UNUSUAL = "bất thường"
_LEAD = 3  # sentences between a headline and what it tells of
_PLAIN = frozenset(("các", "và", "của", "tại", "ở", "về", "cho", "với", "những", "năm", "lần", "thứ"))


def same(happening: Happening, mention: Mention) -> bool:
    if _one_sitting(happening, mention):
        return True
    if happening.kind != mention.noun.kind or _differ(happening.ordinal, mention.ordinal):
        return False
    if _differ(happening.term, mention.term) or other_owner(happening, mention) or _extraordinary(happening, mention):
        return False
    if happening.kind == "congress":
        return _one_congress(happening, mention)
    if happening.ordinal and mention.ordinal:
        return not _of_another(happening, mention)
    if mention.ordinal and not happening.named and happening.day and happening.body is None:
        if {m.noun.form for m in happening.mentions} == {mention.noun.form} and not other_day(happening, mention):
            return _dated(mention)  # kỳ họp ngày 11/12, kỳ họp thứ 7 … từ 11 đến 13/12
    if other_day(happening, mention):
        return False
    if _round_of_visits(happening, mention) or _goes_round(happening, mention) or _headlined(happening, mention):
        return True
    if happening.kind == "meeting" and not happening.named and happening.day and _dated(mention):
        return happening.mentions[0].noun.form == mention.noun.form  # buổi làm việc ngày 20/10
    alike = [m for m in happening.named if m.described == mention.described]
    if happening.kind == "meeting":
        alike = [m for m in alike if not (_elsewhere(m.title, mention.title) or _other_talks(m, mention))]
        if any(_announces(m, mention) for m in alike) or any(_one_told_twice(m, mention) for m in happening.named):
            return True
        if mention.when is None and any(_retold(m, mention) for m in happening.named):
            return True
    if all(m.noun.giving for m in happening.named) and apart(happening, mention):
        return False
    if happening.kind != "ceremony" and any(_goes_on(m, mention) for m in happening.named):
        return True
    if any(_overlap(m.title, mention.title) >= 0.6 or _begin_alike(m.title, mention.title) for m in alike):
        return True
    bare_name = not mention.described or not any(m.described for m in happening.mentions)
    return bare_name and mention.whose and any(m.whose for m in happening.mentions)


def _one_sitting(happening: Happening, mention: Mention) -> bool:
    """``Ban Thường vụ Huyện ủy tổ chức phiên họp …``, later ``dự hội nghị Ban Thường vụ``: its name in short; so
    ``kỳ họp HĐND tỉnh`` in a caption after ``HĐND tỉnh tổ chức kỳ họp lần thứ 4``."""
    short = not (mention.described or mention.ordinal or mention.when or mention.modality != "asserted")
    kinds = {happening.kind, mention.noun.kind}
    if (
        not short
        or not (kinds == {"session"} or kinds == {"session", "conference"})
        or not (happening.day and happening.asserted)
    ):
        return False
    one, other = happening.body, mention.body
    return mention.whose and one is not None and other is not None and body_key(one.name) == body_key(other.name)


def _of_another(happening: Happening, mention: Mention) -> bool:
    """``hội nghị hiệp thương lần hai của tỉnh X``, then ``… lần thứ hai của tỉnh Y``: a number that both have."""
    known = {_whose(m) for m in happening.named} - {""}
    whose = _whose(mention)
    return bool(whose and known) and not any(whose in other or other in whose for other in known)


def _whose(mention: Mention) -> str:
    """The words behind the number in a description: ``tỉnh X``."""
    return name_key(mention.title).partition(" của ")[2] if mention.described and mention.ordinal else ""


def _extraordinary(happening: Happening, mention: Mention) -> bool:
    """Whether one is a ``phiên họp bất thường`` and the other the first of a term."""
    one = any(_UNUSUAL in name_key(m.title) for m in happening.mentions)
    return one != (_UNUSUAL in name_key(mention.title)) and "1" in (happening.ordinal, mention.ordinal)


def _round_of_visits(happening: Happening, mention: Mention) -> bool:
    """``Bí thư Huyện ủy thăm các gia đình chính sách``, then ``thăm bà A, vợ liệt sĩ``: homes visited on one round."""
    home = mention.noun.takes == "site" and mention.home and mention.noun.kind == "meeting"
    return home and any(m.noun.takes == "site" and (m.home or m.sentence == 0) for m in happening.named)


def _goes_round(happening: Happening, mention: Mention) -> bool:
    """``Chiều 21/12, ông A dẫn đầu đoàn … đã thăm, chúc mừng X``, then ``Đoàn đã tới thăm, chúc mừng Y``: one round."""
    goes_on = mention.visitors and mention.when is None and mention.noun.takes == "site"
    return goes_on and bool(happening.day) and any(m.noun.form == mention.noun.form for m in happening.named)


def _headlined(happening: Happening, mention: Mention) -> bool:
    """Whether the lead tells with its day, in other words, of the event in the headline: that of the same body, or a
    name that shares what it is about."""
    lead = 0 < mention.sentence <= _LEAD and _dated(mention) and mention.modality == "asserted"
    if not lead or happening.when is not None or any(m.sentence or m.noun.giving for m in happening.mentions):
        return False
    if happening.ordinal != mention.ordinal and (happening.ordinal or mention.described):
        return False
    one, other = happening.body, mention.body
    if one is not None and other is not None:
        return same_body(one, other)
    return happening.kind != "other" and any(_shares(m, mention) for m in happening.named)


def _shares(one: Mention, other: Mention) -> bool:
    """Whether two names share a good part of their words, those for the event itself left out."""
    a, b = (_content(m.title) - set(name_key(m.noun.form).split()) for m in (one, other))
    return len(a & b) > 1 and 2 * len(a & b) >= min(len(a), len(b))


def same_gift(happening: Happening, gift: Mention) -> bool:
    """Whether the same is given on the same day: several medals make one event."""
    given = happening.kind == "ceremony" and any(thing(gift) in name_key(m.title) for m in happening.named)
    return given and not other_day(happening, gift) and not apart(happening, gift)


def thing(gift: Mention) -> str:
    """What is given, in two syllables: ``huy hiệu``, ``quyết định``."""
    found = _GIFT.search(name_key(gift.title))
    return found[0] if found is not None else gift.title


def _one_congress(happening: Happening, mention: Mention) -> bool:
    if happening.body is not None and mention.body is not None:
        return True
    if happening.ordinal and mention.ordinal:
        known = next((m for m in happening.named if m.described), None)
        if mention.described or known is None:
            return happening.body is None or _names(mention, happening.body)
        return mention.body is None or _names(known, mention.body)
    return not mention.ordinal and not mention.described and mention.body is None


def _names(mention: Mention, body: Body) -> bool:
    """Whether the name of a congress, in words that are no known body, is that of this body."""
    return not mention.described or body_key(body.name) in body_key(mention.title)


def _differ(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _elsewhere(one: str, other: str) -> bool:
    """Whether the proper names in two titles are all different: ``cử tri quận 3``, ``cử tri quận Bình Thạnh``."""
    a, b = _proper(one), _proper(other)
    return bool(a and b and a.isdisjoint(b))


def _proper(title: str) -> set[str]:
    return {word.strip(",;") for word in title.split()[1:] if not word[0].islower()}


def _retold(known: Mention, mention: Mention) -> bool:
    """Whether a meeting without a day is one told before with its day: in the same words and with a name of it, or a
    talk with the host: ``tiếp đoàn đại biểu X``, ``buổi làm việc với lãnh đạo TP. HCM``."""
    if known.when is None:
        return False
    alike = known.noun.form.split()[-2:] == mention.noun.form.split()[-2:]
    host = known.owner.words if known.noun.takes == "who" and known.owner is not None else ""
    return bool(_proper(mention.title) & _proper(known.title if alike else host))


def _announces(headline: Mention, mention: Mention) -> bool:
    """Whether a headline tells in short of the meeting that the lead tells of in full."""
    voters = headline.noun.form.endswith("cử tri") and headline.sentence == 0 and headline.when is None
    told = voters or (headline.noun.use == "act" and headline.recent)
    return told and _dated(mention) and 0 < mention.sentence - headline.sentence <= _LEAD


def _other_talks(one: Mention, other: Mention) -> bool:
    """``hội đàm với Thủ tướng B``, ``hội kiến Tổng thống B``: what is told by other verbs on one day is not one."""
    acts = {m.noun.form.split()[0] for m in (one, other) if m.noun.takes in ("who", "each") and _dated(m)}
    talks = {m.noun.form.split()[1] for m in (one, other) if m.noun.form.startswith(("hội ", "tiến hành hội"))}
    return len(acts) == 2 or (acts == {"hội"} and len(talks) == 2)


def _dated(mention: Mention) -> bool:
    return mention.when is not None and is_day(mention.when.start)


def _one_told_twice(known: Mention, mention: Mention) -> bool:
    """Whether the headline tells of voters met whom the lead names otherwise, or a meeting is told from both sides."""
    voters = known.noun.form.endswith("cử tri") and mention.noun.form.endswith("cử tri")
    return (voters and _announces(known, mention)) or _two_sides(known, mention) or _of_each_other(known, mention)


def _two_sides(one: Mention, other: Mention) -> bool:
    """``Chủ tịch tỉnh tiếp Đoàn X``, ``Đoàn X đến thăm tỉnh``: one meeting told from both sides; so is work with a body
    and with whom it worked."""
    for host, guest in ((one, other), (other, one)):
        if (
            guest.visitors
            and not host.visitors
            and (host.noun.form.startswith("tiếp") or host.noun.takes == guest.noun.takes == "body")
        ):
            return True
    return False


def _of_each_other(one: Mention, other: Mention) -> bool:
    """``X có buổi làm việc với Y``, ``tại buổi làm việc với X``: on one day, one names whose the other is."""
    if one.noun.form != other.noun.form or not (_dated(one) and _dated(other)):
        return False
    pairs = ((a.owner, name_key(b.title)) for a, b in ((one, other), (other, one)) if a.owner is not None)
    return any(_own_name(owner) in title for owner, title in pairs)


def _own_name(owner: Owner) -> str:
    """The words by which a body is known; of a company the last two: ``công ty TNHH | Bến Lặng``."""
    words = name_key(owner.words).split()
    business = owner.body is not None and owner.body.kind == "business"
    return " ".join(words[-2:] if business else words)


def _goes_on(one: Mention, other: Mention) -> bool:
    """Whether one title is the other without its description: ``hội nghị thượng đỉnh | Mỹ - Triều``."""
    if one.described == other.described or one.whose or other.whose:
        return False
    short, long = (other, one) if one.described else (one, other)
    return name_key(long.title).startswith(f"{name_key(short.title)} ")


def _begin_alike(one: str, other: str) -> bool:
    """The same first words of the description: ``hội nghị học tập, quán triệt …``."""
    a, b = name_key(one).split()[:6], name_key(other).split()[:6]
    return len(a) == 6 and a == b


def _content(title: str) -> frozenset[str]:
    return frozenset(name_key(title).split()) - _PLAIN


def _overlap(one: str, other: str) -> float:
    a, b = _content(one), _content(other)
    shared = a & b
    return (len(shared) - 2) / max(1, min(len(a), len(b)) - 2) if len(shared) > 2 else 0.0
