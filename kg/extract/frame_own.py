"""The body that an article is about, among those it names: its association, its government."""

from kg.extract.body_mention import BodyMention
from kg.text.spelling import article_key, body_key, name_key

_GOVERNMENT = tuple(map(name_key, ("UBND", "HĐND", "Ủy ban nhân dân", "Hội đồng nhân dân")))
Mentions = list[tuple[int, BodyMention]]  # with the sentence of each


def own_association(mentions: Mentions, key: str) -> BodyMention | None:
    """The association whose news it is, for ``Chủ tịch Hội``: named in full at the start, more often than others."""
    named = [(k, m) for k, m in mentions if not m.bare and article_key(m.name).startswith(f"{key} ")]
    if not named or named[0][0] > 2 or named[0][1].kind != "mass":
        return None
    names = [(article_key(m.name), m.place.name if m.place else "") for _, m in named]
    own = sum(name == names[0][0] for name, _ in names)
    often = own > 1 and 2 * own > len(names)
    return named[0][1] if often or len(set(names)) == 1 else None


_LEAD = 2  # sentences, the headline with them


def one_government(mentions: Mentions) -> BodyMention | None:
    """The government that an article names again and again, or in its lead, and beside it no other: that of a bare
    UBND, too."""
    told = [(k, m) for k, m in mentions if m.word and not m.bare and body_key(m.name).startswith(_GOVERNMENT)]
    named = [m for _, m in told]
    places = {name_key(m.place.name) for m in named if m.place}
    leads = any(k < _LEAD and m.place for k, m in told)
    alone = (len(named) > 1 or leads) and len({m.word for m in named}) == 1 and len(places) <= 1
    return next((m for m in named if m.place), named[0]) if alone else None
