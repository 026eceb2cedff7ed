"""Which mentions speak of one event: the headline, the sentence that tells of it, "tại hội nghị", "Đại hội"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.extract.events_context import Owner
from kg.extract.events_days import When
from kg.extract.events_mentions import Mention
from kg.extract.events_rows import is_day
from kg.model import Body
from kg.text.spelling import body_key, name_key

_POINTS_TO = {  # a word that only points back -> the kinds it may mean, nearest first
    "congress": ("congress",),
    "conference": ("conference", "meeting", "session"),
    "session": ("session", "conference", "meeting"),
    "ceremony": ("ceremony", "session", "conference", "congress"),
    "meeting": ("meeting", "session", "conference"),
    "other": ("other",),
    "any": ("congress", "conference", "session", "ceremony", "meeting", "other"),
}
_LEVEL = re.compile(r" (?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn)$")
_PLAIN = frozenset(("các", "và", "của", "tại", "ở", "về", "cho", "với", "những", "năm", "lần", "thứ"))


@dataclass(slots=True)
class Happening:
    """One event and its mentions in order."""

    kind: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def named(self) -> list[Mention]:
        return [m for m in self.mentions if m.title]

    @property
    def ordinal(self) -> str:
        return next((m.ordinal for m in self.mentions if m.ordinal), "")

    @property
    def term(self) -> str:
        return next((m.term for m in self.mentions if m.term), "")

    @property
    def owner(self) -> Owner | None:
        """Whose event it is: from its name, else from who held it."""
        owners = [m.owner for m in self.mentions if m.owner is not None]
        return next((o for o in owners if o.whose), owners[0] if owners else None)

    @property
    def body(self) -> Body | None:
        owner = self.owner
        return owner.body if owner is not None else None

    @property
    def when(self) -> When | None:
        """Its day, else its month, else its year, as first told."""
        told = [m.when for m in self.mentions if m.when is not None]
        return min(told, key=lambda w: 0 if is_day(w.start) else 1, default=None)

    @property
    def day(self) -> str:
        when = self.when
        return when.start if when is not None and is_day(when.start) else ""

    @property
    def asserted(self) -> bool:
        return any(m.modality == "asserted" for m in self.named or self.mentions)

    @property
    def told(self) -> bool:
        """Whether it took place, as far as the article says: asserted, and dated, held by somebody or said to go on."""
        return self.asserted and any(
            m.when is not None or m.recent or (m.body is not None and not m.whose) for m in self.mentions
        )


def group(mentions: Iterable[Mention]) -> tuple[list[Happening], dict[tuple[int, int], tuple[Mention, Happening]]]:
    """The events, and for each mention (sentence, first token) itself and its event."""
    happenings: list[Happening] = []
    ahead: list[Mention] = []  # in the headline or a caption before the event is named
    by_mention: dict[tuple[int, int], tuple[Mention, Happening]] = {}
    for mention in mentions:
        if mention.cited or mention.modality == "denied":
            continue
        if mention.noun.use == "act" and mention.noun.kind == "ceremony" and _within(happenings, mention):
            continue
        happening = _known(happenings, mention)
        if happening is None:
            mention = _backed(mention)
            if not mention.title and not _stands_alone(mention):
                ahead.append(mention)
                continue
            happening = Happening(mention.noun.kind)
            happenings.append(happening)
        else:  # the one last spoken of stands last
            happenings.remove(happening)
            happenings.append(happening)
        happening.mentions.append(mention)
        by_mention[mention.sentence, mention.first] = mention, happening
    for mention in ahead:
        if (meant := _announced(happenings, mention)) is not None:
            by_mention[mention.sentence, mention.first] = mention, meant
    return sorted(happenings, key=lambda h: (h.mentions[0].sentence, h.mentions[0].first)), by_mention


def _announced(happenings: list[Happening], ahead: Mention) -> Happening | None:
    """The event that a word without a name speaks of before it is named: the only one of its kind told of soon, or in
    the whole of the article."""
    kind = _POINTS_TO[ahead.noun.kind][:1]
    alike = [h for h in happenings if h.kind in kind and h.mentions[0].sentence > ahead.sentence]
    soon = [h for h in alike if h.told and h.mentions[0].sentence <= ahead.sentence + 4]
    meant = soon if len(soon) == 1 else alike
    return meant[0] if len(meant) == 1 and (soon or ahead.there) else None


def _backed(mention: Mention) -> Mention:
    """``Kỳ họp cũng …`` after ``Chiều 12/4, HĐND X đã bầu …``: the session of X on that day."""
    if mention.backing is None or mention.owner is not None or mention.when is not None:
        return mention
    body = mention.backing[0].body
    assembly = body is not None and body_key(body.name).startswith(("hội đồng nhân dân", "quốc hội"))
    if assembly != (mention.noun.kind == "session"):
        return mention
    return replace(mention, owner=mention.backing[0], when=mention.backing[1])


def _within(happenings: list[Happening], mention: Mention) -> bool:
    """Whether something given is given at an event already told of, not on a day of its own."""
    return any(h.told and not _other_day(h, mention) for h in happenings)


def _stands_alone(mention: Mention) -> bool:
    """A word without a name that still tells of an event: ``Tại phiên họp ngày 3/5, X …``, ``Lễ an táng ngày …``."""
    if mention.noun.back or mention.when is None:
        return False
    if mention.there and mention.dated and mention.noun.kind != "congress":
        return True
    return (
        mention.body is not None and mention.noun.kind in ("conference", "session", "meeting")
    ) or "lễ " in mention.noun.form


def _known(happenings: list[Happening], mention: Mention) -> Happening | None:
    """The event among those already met that a mention speaks of."""
    if mention.title:
        if mention.noun.kind == "ceremony" and mention.noun.use == "act" and mention.owner is None:
            return None
        return next((h for h in reversed(happenings) if _same(h, mention)), None)
    told = [h for h in happenings if h.told and not past(h, happenings)]
    for known in (told, [h for h in happenings if h.asserted and h not in told]):
        for kind in _POINTS_TO[mention.noun.kind]:
            for happening in reversed(known):
                other = kind == "session" == mention.noun.kind and _other_owner(happening, mention)
                if happening.kind == kind and not other and not _other_day(happening, mention):
                    return happening
    return None


def past(happening: Happening, happenings: list[Happening]) -> bool:
    """Whether it lies before the news: before the event with a day that the article tells of first."""
    news = min((h for h in happenings if h.told and h.day), key=lambda h: h.mentions[0].sentence, default=None)
    when = happening.when
    if news is None or news is happening or when is None:
        return False
    if when.start[0] != "-" and news.day[0] == "-":  # this news without a year, the other with one
        return True
    return when.start[0] == news.day[0] and when.start < news.day[: len(when.start)]


def _same(happening: Happening, mention: Mention) -> bool:
    if happening.kind != mention.noun.kind or _differ(happening.ordinal, mention.ordinal):
        return False
    if _differ(happening.term, mention.term) or _other_owner(happening, mention):
        return False
    if happening.kind == "congress":
        return _one_congress(happening, mention)
    if happening.ordinal and mention.ordinal:
        return True
    if _other_day(happening, mention):
        return False
    alike = [m for m in happening.named if m.described == mention.described]
    if happening.kind == "meeting":
        alike = [m for m in alike if not _elsewhere(m.title, mention.title)]
    if happening.kind != "ceremony" and any(_goes_on(m, mention) for m in happening.named):
        return True
    if any(_overlap(m.title, mention.title) >= 0.6 or _begin_alike(m.title, mention.title) for m in alike):
        return True
    bare_name = not mention.described or not any(m.described for m in happening.mentions)
    return bare_name and mention.whose and any(m.whose for m in happening.mentions)


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


def _other_owner(happening: Happening, mention: Mention) -> bool:
    if mention.body is None:
        return False
    strict = happening.kind in ("congress", "session")
    for m in happening.mentions:
        if m.body is not None and (strict or (m.whose and mention.whose)) and not same_body(m.body, mention.body):
            return True
    return False


def same_body(one: Body, other: Body) -> bool:
    """Whether two bodies may be one: equal name, and no two places."""
    keys, places = (body_key(one.name), body_key(other.name)), (name_key(one.place), name_key(other.place))
    if places[0] == places[1] != "":  # Đảng bộ (Hà Nội) = Đảng bộ thành phố (Hà Nội)
        keys = (_LEVEL.sub("", keys[0]), _LEVEL.sub("", keys[1]))
    return keys[0] == keys[1] and (places[0] == places[1] or not all(places))


def _other_day(happening: Happening, mention: Mention) -> bool:
    when = happening.when
    if when is None or mention.when is None or not (is_day(when.start) and is_day(mention.when.start)):
        return False
    last = when.end or when.start
    return not (when.start <= mention.when.start <= last or mention.when.start <= when.start <= mention.when.end)


def _elsewhere(one: str, other: str) -> bool:
    """Whether the proper names in two titles are all different: ``cử tri quận 3``, ``cử tri quận Bình Thạnh``."""
    a, b = ({w for w in title.split()[1:] if not w[0].islower()} for title in (one, other))
    return bool(a and b and a.isdisjoint(b))


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
