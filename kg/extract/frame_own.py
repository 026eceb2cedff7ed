"""The body that an article is about, among those it names: its association, its government, its Party committee."""

from kg.extract.bodies import INSPECTORS
from kg.extract.body_mention import BodyMention
from kg.extract.localities import Localities
from kg.extract.wholes import COMMITTEES, STANDING, part_of
from kg.text.spelling import article_key, body_key, name_key

_GOVERNMENT = tuple(map(name_key, ("UBND", "HĐND", "Ủy ban nhân dân", "Hội đồng nhân dân")))
_LEAD, _EARLY, _REACH = 2, 8, 3  # sentences; the headline is one of the lead
Mentions = list[tuple[int, BodyMention]]  # with the sentence of each


def own_association(mentions: Mentions, key: str) -> BodyMention | None:
    """The association whose news it is, for ``Chủ tịch Hội``: named in full at the start, more often than others."""
    named = [(k, m) for k, m in mentions if not m.bare and article_key(m.name).startswith(f"{key} ")]
    if not named or named[0][0] > 2 or named[0][1].kind != "mass":
        return None
    names = [(article_key(m.name), m.place.name if m.place else "") for _, m in named]
    own = sum(name == names[0][0] for name, _ in names)
    often = own > 1 and 2 * own > len(names)
    leads = named[0][0] < _LEAD and all(
        name == names[0] for (k, _), name in zip(named, names, strict=True) if k < _LEAD
    )
    return named[0][1] if often or leads or len(set(names)) == 1 else None


def one_government(mentions: Mentions) -> BodyMention | None:
    """The government that an article names again and again, or in its lead, and beside it no other: that of a bare
    UBND, too."""
    told = [(k, m) for k, m in mentions if m.word and not m.bare and body_key(m.name).startswith(_GOVERNMENT)]
    named = [m for _, m in told]
    places = {name_key(m.place.name) for m in named if m.place}
    leads = any(k < _LEAD and m.place for k, m in told)
    alone = (len(named) > 1 or leads) and len({m.word for m in named}) == 1 and len(places) <= 1
    return next((m for m in named if m.place), named[0]) if alone else None


def first_committee(mentions: Mentions) -> BodyMention | None:
    """The first Party body that an article names in full, early on."""
    for k, named in mentions:
        inspected = named.parent if name_key(named.head.form) in INSPECTORS else None  # UBKT Đảng ủy xã X
        mention = inspected if inspected and inspected.head.form == "Đảng ủy" and k < _LEAD else named
        if body_key(mention.name).startswith("đảng ủy ") and not (mention.bare or mention.national) and k <= _EARLY:
            return mention
    return None


def committee_near(mentions: Mentions, localities: Localities, sentence: int, token: int) -> BodyMention | None:
    """The Party committee of a unit that was named last: before the token, or up to three sentences back."""
    best, found = None, sentence
    for k, named in mentions:
        mention = named.parent if name_key(named.name).startswith(STANDING) and named.parent else named
        if k > sentence or (k == sentence and mention.first >= token):
            break
        if k >= sentence - _REACH and not mention.bare and not mention.national and mention.parent is None:
            if body_key(mention.name).startswith("đảng ủy ") and mention.head.takes in ("place", "unit"):
                best, found = mention, k
    here = {place.province for _, place in localities.named[sentence] if place.province}
    if best and found < sentence and here:  # Tại Kiên Giang, nguyên Phó Bí thư …: not the committee named before
        province = best.place.province if best.place else localities.main
        return best if province in here else None
    return best


def committee_before(mentions: Mentions, mention: BodyMention, sentence: int) -> BodyMention | None:
    """``bầu Ban Chấp hành Huyện đoàn X gồm 29 đồng chí, | Ban Thường vụ gồm 9 đồng chí``: of the union just named."""
    before = [m for k, m in mentions if k == sentence and m.first < mention.first]
    named = before[-1] if before and name_key(before[-1].head.form) in COMMITTEES else None
    return named.parent if named is not None and named.parent is not None and named.parent.kind == "mass" else None


def own_union(mentions: Mentions) -> BodyMention | None:
    """The union that an article names first: that of a bare ``Ban Chấp hành``, whoever comes to its congress."""
    first = next((m for k, m in mentions if k < _LEAD), None)
    return first if first is not None and first.kind == "mass" and not first.bare and first.place else None


def several_committees(mentions: Mentions, sentence: int) -> bool:
    """Whether a sentence names the committees of several units: a bare "Đảng ủy" in it is of one of them."""
    here = {m.place.name for k, m in mentions if k == sentence and m.kind == "party" and m.place and m.word}
    return len(here) > 1


def own_inspectors(mentions: Mentions, mention: BodyMention, party: BodyMention | None) -> BodyMention | None:
    """``UBKT``: the one that the article names; ``UBKT Đảng ủy``: the one of a Đảng ủy, else of the committee that the
    article is about."""
    told = of_committee(mention)
    found = (m for _, m in mentions if name_key(m.head.form) in INSPECTORS and not m.bare)
    named = {body_key(m.name): m for m in found if not told or (m.parent and m.parent.head.form == "Đảng ủy")}
    if named or not told:
        return next(iter(named.values())) if len(named) == 1 else None
    return part_of(mention, party) if party is not None else None


def of_committee(mention: BodyMention) -> bool:
    """Whether a bare UBKT is told with its Đảng ủy."""
    return mention.last - mention.first > len(mention.name.split())
