"""The gathering that an article tells of without ever naming it: ``Dự lễ có đồng chí A …``, ``Tại hội nghị, …``.

Portals print such pieces under a headline that is not part of the text. The event is named after what was decided there
or whose it was; where neither is told, nothing is said of it.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kg.extract.events_context import Owner
from kg.extract.events_groups import speaks_of
from kg.extract.events_happenings import Happening
from kg.extract.events_mentions import Mention
from kg.extract.frame import Frame
from kg.extract.reading import BODY
from kg.extract.wholes import body_of
from kg.model import ChangeFact, Fact, Support
from kg.text.spelling import body_key, name_key

_FORMS = ("hội nghị", "lễ", "buổi lễ", "kỳ họp", "phiên họp", "cuộc họp", "buổi họp", "buổi làm việc")
_ASSEMBLY = ("hội đồng nhân dân", "quốc hội")
_DECISION = re.compile(
    r"\b(?:điều động(?:,| và)? bổ nhiệm|điều động|bổ nhiệm|chỉ định|phân công|luân chuyển|chuẩn y|phê chuẩn)\b"
)
_AT = frozenset(("dự", "tại", "trong", "trì", "mạc", "luận", "đạo"))
_EARLY = 4  # the sentences among which such a piece speaks of it
_OFTEN = 2
_COUNCIL = 2  # how much more a council counts where a session is told of

ByMention = dict[tuple[int, int], tuple[Mention, Happening]]


def unnamed(
    frame: Frame, mentions: Iterable[Mention], happenings: list[Happening], by_mention: ByMention, facts: list[Fact]
) -> Happening | None:
    """The event that words without a name point to, where no other is told of before; its mentions go into
    ``by_mention``. One of ``happenings`` that was only named in passing (``tặng hoa nhân họp mặt …``) may be it."""
    held = [h for _, h in by_mention.values() if any(not m.noun.giving for m in h.named)]
    if any(h.told or h.mentions[0].sentence <= _EARLY for h in held):
        return None
    bare = [m for m in mentions if not m.title and m.modality == "asserted" and not m.cited]
    keys = frame.reading.text.keys
    first = next((m for m in bare if _there(keys, m)), None)
    if first is None or first.sentence > _EARLY or any(k <= first.sentence for k, _ in by_mention):
        return None
    meant = [m for m in bare if speaks_of(m.noun.kind, first.noun.kind)]
    passing = [h for h in happenings if h.asserted and any(m.described for m in h.named)]
    passing = [h for h in passing if speaks_of(first.noun.kind, h.kind) and not any(m.noun.giving for m in h.mentions)]
    if len(passing) == 1 and not by_mention:
        by_mention.update({(m.sentence, m.first): (m, passing[0]) for m in [*meant, *passing[0].mentions]})
        return passing[0]
    often = first.noun.form in _FORMS and len({m.sentence for m in meant}) >= _OFTEN
    named = _named(frame, first, facts) if often else None
    if named is None:
        return None
    happening = Happening(first.noun.kind)
    for mention in meant:
        if mention is first:
            mention = replace(first, title=named[0], owner=named[1], described=True)
        happening.mentions.append(mention)
        by_mention[mention.sentence, mention.first] = mention, happening
    return happening


def _there(keys: list[str], mention: Mention) -> bool:
    """Whether people are told to be there: ``dự lễ``, ``tại hội nghị``, ``buổi lễ có sự tham dự của …``."""
    return mention.there or keys[mention.first - 1] in _AT or keys[mention.head : mention.head + 1] == ["có"]


def _named(frame: Frame, mention: Mention, facts: list[Fact]) -> tuple[str, Owner | None] | None:
    """The name of the event and whose it is."""
    form = "lễ" if mention.noun.form == "buổi lễ" else mention.noun.form
    form = form[:1].upper() + form[1:]
    if mention.noun.kind != "ceremony":
        owner = _whose(frame, mention)
        return (f"{form} {owner.words}", owner) if owner is not None else None
    for fact in facts:
        if not isinstance(fact, ChangeFact) or fact.change != "appointed" or fact.modality != "asserted":
            continue
        said = _DECISION.search(name_key(frame.reading.article.quote(fact.evidence.statement)))
        if said and fact.body is not None:
            return f"{form} công bố, trao quyết định {said[0]} {fact.role} {fact.body.name}", None
    return None


def _whose(frame: Frame, mention: Mention) -> Owner | None:
    """The body that the piece names most; of a ``kỳ họp`` the council."""
    text, found = frame.reading.text, Counter[tuple[str, str]]()
    shown: dict[tuple[str, str], Owner] = {}
    acting = [c for c in frame.reading.things[mention.sentence] if c.kind == BODY and c.last <= mention.first]
    for k, row in enumerate(frame.reading.things):
        for chunk in row:
            body = body_of(chunk)
            settled = frame.settle(body, k) if body is not None else None
            if body is None or settled is None or (settled[0].level == "national" and not settled[0].place):
                continue
            key = body_key(settled[0].name), name_key(settled[0].place)
            if mention.noun.form == "kỳ họp" and not key[0].startswith(_ASSEMBLY):
                continue
            council = mention.noun.kind == "session" and key[0].startswith(_ASSEMBLY)
            decides = mention.noun.kind == "session" and chunk in acting[-1:]  # X quyết định trong cuộc họp
            found[key] += 1 + (council or decides) * _COUNCIL
            support = Support("body", frame.reading.span(body.first, body.last))
            words = text.phrase(body.first, body.last).partition(",")[0]
            words = settled[0].name if words.endswith("viên") else words  # Tỉnh ủy viên
            shown.setdefault(key, Owner(settled[0], (support, *settled[1]), words))
    best = found.most_common(2)
    if not best or best[0][1] < _OFTEN or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return shown[best[0][0]]
