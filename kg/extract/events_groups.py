"""Which mentions speak of one event: the headline, the sentence that tells of it, "tại hội nghị", "Đại hội"."""

from collections.abc import Iterable, Set
from dataclasses import replace

from kg.extract.events_context import Owner
from kg.extract.events_happenings import Happening, apart, other_day, other_owner, past
from kg.extract.events_mentions import Mention
from kg.extract.events_same import same, same_gift, thing
from kg.text.spelling import body_key, name_key

_POINTS_TO = {  # a word that only points back -> the kinds it may mean, nearest first
    "congress": ("congress",),
    "conference": ("conference", "meeting", "session", "ceremony", "congress"),
    "session": ("session", "conference", "meeting", "other"),
    "ceremony": ("ceremony", "session", "conference", "congress", "meeting", "other"),
    "meeting": ("meeting", "session", "conference"),
    "other": ("other",),
    "any": ("congress", "conference", "session", "ceremony", "meeting", "other"),
}

_SITTINGS = ("phiên thảo luận", "phiên giải trình", "phiên thảo luận tổ")  # of the session told of


def group(mentions: Iterable[Mention]) -> tuple[list[Happening], dict[tuple[int, int], tuple[Mention, Happening]]]:
    """The events, and for each mention (sentence, first token) itself and its event. What is given belongs to the
    event at which it is given, where the article tells of one."""
    found = [m for m in mentions if not m.cited and m.modality != "denied"]
    gifts = [m for m in found if m.noun.giving]
    if not gifts:
        return _grouped(found)
    occasions, _ = _grouped([m for m in found if not m.noun.giving])
    at = {m.sentence for m in gifts}
    within = {id(m) for m in gifts if any(_given_at(h, m, at) for h in occasions)}
    happenings, by_mention = _grouped([m for m in found if id(m) not in within])
    for gift in (m for m in gifts if id(m) in within):
        told = [h for h in happenings if _given_at(h, gift, at)]
        before = [h for h in told if h.mentions[0].sentence <= gift.sentence]
        occasion = max(before, key=lambda h: _last_before(h, gift)) if before else told[0]
        occasion.mentions.append(gift)
        by_mention[gift.sentence, gift.first] = gift, occasion
    return happenings, by_mention


def _grouped(mentions: Iterable[Mention]) -> tuple[list[Happening], dict[tuple[int, int], tuple[Mention, Happening]]]:
    happenings: list[Happening] = []
    ahead: list[Mention] = []  # in the headline or a caption before the event is named
    by_mention: dict[tuple[int, int], tuple[Mention, Happening]] = {}
    for mention in mentions:
        happening = _known(happenings, mention)
        if happening is None:
            mention = _backed(mention)
            if not mention.title and not _stands_alone(mention):
                ahead.append(mention)
                continue
            happening = Happening(mention.noun.kind)
            happenings.append(happening)
        else:  # the one last spoken of stands last
            if name_key(mention.title) in _SITTINGS or (mention.title and mention.noun.kind != happening.kind):
                mention = replace(mention, title="")
            happenings.remove(happening)
            happenings.append(happening)
        happening.mentions.append(mention)
        by_mention[mention.sentence, mention.first] = mention, happening
    for mention in ahead:
        if (meant := _announced(happenings, mention)) is not None:
            by_mention[mention.sentence, mention.first] = mention, meant
    _share_congress(happenings)
    _share_assembly(happenings)
    return sorted(happenings, key=lambda h: (h.mentions[0].sentence, h.mentions[0].first)), by_mention


def speaks_of(kind: str, happening: str) -> bool:
    """Whether a word of one kind that only points back may mean an event of another."""
    return happening in _POINTS_TO[kind]


def _known(happenings: list[Happening], mention: Mention) -> Happening | None:
    """The event among those already met that a mention speaks of."""
    if name_key(mention.title) in _SITTINGS:
        of = _known(happenings, replace(mention, title=""))
        if of is not None and of.kind in ("session", "conference"):
            return of
    if mention.title:
        if mention.noun.giving:
            return next((h for h in reversed(happenings) if same_gift(h, mention)), None)
        return next((h for h in reversed(happenings) if same(h, mention)), None) or _the_ceremony(happenings, mention)
    told = [h for h in happenings if h.told and not past(h, happenings)]
    sat = mention.when.start if mention.when is not None and mention.noun.kind == "session" else ""
    that_day = [h for h in happenings if sat and h.day == sat]
    for known in (told, [h for h in happenings if h.asserted and h not in told], that_day):
        for kind in _POINTS_TO[mention.noun.kind]:
            for happening in reversed(known):
                other = kind == "session" == mention.noun.kind and other_owner(happening, mention)
                other = other or (mention.noun.kind == "conference" and _assembly(happening))
                if happening.kind == kind and not other and not other_day(happening, mention):
                    return happening
    return None


def _the_ceremony(happenings: list[Happening], mention: Mention) -> Happening | None:
    """``X tổ chức lễ công bố bộ sách …`` and ``Phát biểu tại buổi ra mắt sách``: the one ceremony told of, in other
    words that share one with its name."""
    if mention.noun.kind != "ceremony" or mention.noun.use != "open" or mention.whose or mention.when is not None:
        return None
    told = [h for h in happenings if h.kind == "ceremony" and h.told and h.day]
    own = set(name_key(mention.title).split()) - set(name_key(mention.noun.form).split())
    alike = len(told) == 1 and mention.there and any(own & set(name_key(m.title).split()) for m in told[0].named)
    return told[0] if alike else None


def _assembly(happening: Happening) -> bool:
    """Whether an event is a session of a council, which nobody calls ``hội nghị``."""
    return all(m.noun.form == "kỳ họp" for m in happening.mentions)


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


def _given_at(occasion: Happening, gift: Mention, at: Set[int]) -> bool:
    """Whether something is given at an event: one told of before, or one held to give it. Not on another day or
    elsewhere, nor at a session that is only named with it (``trao Huân chương … tại kỳ họp thứ 7``). ``at``: the
    sentences in which something is given."""
    if not occasion.told or other_day(occasion, gift) or apart(occasion, gift):
        return False
    if occasion.kind == "session" and all(m.sentence in at for m in occasion.mentions):
        return False
    before = any((m.sentence, m.first) < (gift.sentence, gift.first) for m in occasion.mentions)
    bare = occasion.kind == "ceremony" and not occasion.named  # lễ trao | do X tổ chức
    return before or bare or any(thing(gift) in name_key(m.title) for m in occasion.named)


def _share_congress(happenings: list[Happening]) -> None:
    """The trial session of the one congress that the article tells of is held by whose congress it is."""
    owners = [h.owner for h in happenings if h.kind == "congress" and h.owner is not None]
    trials = [h for h in happenings if h.kind == "session" and h.owner is None and h.trial]
    if len(owners) == 1:
        _share(owners[0], trials)


def _share_assembly(happenings: list[Happening]) -> None:
    """``Kỳ họp thứ 9 của Quốc hội`` and ``kỳ họp thứ 8 trước đó``: numbered sessions of the one assembly told of."""
    numbered = [h for h in happenings if h.ordinal and _assembly(h)]
    owners = [h.owner for h in numbered if h.owner is not None]
    if len({(body_key(o.body.name), name_key(o.body.place)) for o in owners if o.body is not None}) == 1:
        _share(owners[0], (h for h in numbered if h.owner is None))


def _share(owner: Owner, happenings: Iterable[Happening]) -> None:
    """Whose some are, by another of the article: their first mention does not say it."""
    for happening in happenings:
        happening.mentions[0] = replace(happening.mentions[0], owner=replace(owner, whose=False))


def _last_before(happening: Happening, gift: Mention) -> tuple[int, int]:
    """Where an event was last spoken of before something is given."""
    return max((m.sentence, m.first) for m in happening.mentions if m.sentence <= gift.sentence)


def _stands_alone(mention: Mention) -> bool:
    """A word without a name that still tells of an event: ``Tại phiên họp ngày 3/5, X …``, ``Lễ an táng ngày …``."""
    if mention.noun.back or mention.when is None:
        return False
    if mention.there and mention.dated and mention.noun.kind != "congress":
        return True
    held = mention.noun.kind in ("conference", "session", "meeting") or mention.noun.form.endswith("họp báo")
    return (mention.body is not None and held) or "lễ " in mention.noun.form
