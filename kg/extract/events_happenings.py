"""One event with its mentions, and what tells two apart: the day, the owner, the place."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.events_context import Owner
from kg.extract.events_days import When
from kg.extract.events_mentions import Mention
from kg.extract.events_rows import is_day
from kg.model import Body
from kg.text.spelling import name_key, same_body_key

_LEVEL = re.compile(r" (?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn)$")


@dataclass(slots=True)
class Happening:
    """One event and its mentions in order."""

    kind: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def named(self) -> list[Mention]:
        """The mentions that tell a name; what is given names no event but a ceremony."""
        return [m for m in self.mentions if m.title and (self.kind == "ceremony" or not m.noun.giving)]

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
    def trial(self) -> bool:
        """Whether it is the trial session (``phiên trù bị``) of a congress."""
        return any("trù bị" in name_key(m.title) for m in self.named)

    @property
    def when(self) -> When | None:
        """Its day, else its month, else its year, as first told."""
        told = [m.when for m in self.mentions if m.when is not None]
        first = min(told, key=lambda w: 0 if is_day(w.start) else 1, default=None)
        return next((w for w in told if first is not None and w.end and w.start == first.start), first)

    @property
    def day(self) -> str:
        when = self.when
        return when.start if when is not None and is_day(when.start) else ""

    @property
    def asserted(self) -> bool:
        named = self.named
        held = any(m.modality == "asserted" and m.there and not m.title for m in self.mentions)
        return held or any(m.modality == "asserted" for m in named or self.mentions)

    @property
    def told(self) -> bool:
        """Whether it took place, as far as the article says: asserted, and dated, held by somebody or said to go on."""
        return self.asserted and any(
            m.when is not None or m.recent or (m.body is not None and not m.whose) for m in self.mentions
        )


def past(happening: Happening, happenings: list[Happening]) -> bool:
    """Whether it lies before the news: before the event with a day that the article tells of first."""
    news = min((h for h in happenings if h.told and h.day), key=lambda h: h.mentions[0].sentence, default=None)
    when = happening.when
    if news is None or news is happening or when is None:
        return False
    if when.start[0] != "-" and news.day[0] == "-":  # this news without a year, the other with one
        return True
    return when.start[0] == news.day[0] and when.start < news.day[: len(when.start)]


def other_owner(happening: Happening, mention: Mention) -> bool:
    if mention.body is None:
        return False
    strict = happening.kind in ("congress", "session")
    for m in happening.mentions:
        if m.body is not None and (strict or (m.whose and mention.whose)) and not same_body(m.body, mention.body):
            return True
    return False


def same_body(one: Body, other: Body) -> bool:
    """Whether two bodies may be one: equal name, and no two places."""
    keys, places = (same_body_key(one.name), same_body_key(other.name)), (name_key(one.place), name_key(other.place))
    if places[0] == places[1] != "":  # Đảng bộ (Hà Nội) = Đảng bộ thành phố (Hà Nội)
        keys = (_LEVEL.sub("", keys[0]), _LEVEL.sub("", keys[1]))
    return keys[0] == keys[1] and (places[0] == places[1] or not all(places))


def other_day(happening: Happening, mention: Mention) -> bool:
    when = happening.when
    if when is None or mention.when is None or not (is_day(when.start) and is_day(mention.when.start)):
        return False
    last = when.end or when.start
    return not (when.start <= mention.when.start <= last or mention.when.start <= when.start <= mention.when.end)


def apart(happening: Happening, mention: Mention) -> bool:
    """Whether one is held or given in one place and the other elsewhere."""
    here, there = _places([mention]), _places(happening.mentions)
    return bool(here and there) and not any(a in b or b in a for a in here for b in there)


def _places(mentions: Iterable[Mention]) -> set[str]:
    named = {name_key(m.place.name) for m in mentions if m.place is not None}
    return named | {name_key(m.body.place) for m in mentions if m.body is not None and m.body.place}
