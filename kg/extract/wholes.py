"""What one mention of a body has to do with another: part of it, at its level, the committee it may mean."""

from dataclasses import dataclass, replace

from kg.extract import knowledge
from kg.extract.bodies import BodyMention
from kg.extract.reading import BODY, OFFICE, Chunk
from kg.model import Support
from kg.text.spelling import name_key

STANDING = ("ban thường vụ", "btv", "thường trực", "ban thường trực")
COMMITTEES = ("ban chấp hành", "bch", *STANDING)


@dataclass(frozen=True, slots=True)
class Where:
    """A province, as the article prints it, with what it rests on."""

    province: str
    support: Support
    printed: str = ""

    @property
    def name(self) -> str:
        return self.printed or self.province


def is_company(body: BodyMention) -> bool:
    """A company or bank itself, no ban of it."""
    return body.kind == "business" and body.head.takes in ("proper", "none")


def is_part(body: BodyMention) -> bool:
    """An office without a Party committee of its own: a phòng, a vụ, a board, the văn phòng of a sở."""
    parent = body.parent
    if body.head.form == "Văn phòng":
        return parent is not None and parent.head.takes in ("field", "proper")
    return body.head.form in (
        "Phòng",
        "Vụ",
        "HĐQT",
        "HĐTV",
        "Hội đồng quản trị",
        "Hội đồng thành viên",
        "Ban Tổng Giám đốc",
    )


def may_mean(key: str, party: BodyMention) -> bool:
    """A bare "Đảng ủy" is the committee of an office, a school or a commune, never a Tỉnh ủy; a bare "Đảng bộ" may be
    the organization of a province, not its committee."""
    if key in STANDING or key.startswith(("ban chấp hành", "bch")):
        return True
    agencies = any(word in name_key(party.name) for word in ("khối", "các cơ quan"))
    inside = party.parent is not None or party.level in ("commune", "grassroots") or agencies
    return inside or (key.startswith("đảng bộ") and party.head.takes == "unit")


def fits(mention: BodyMention, where: Where) -> bool:
    """A central city has no Tỉnh ủy, another province no Thành ủy of its own."""
    central = name_key(where.province) in knowledge.CENTRAL_CITIES
    if mention.word == "tỉnh" or mention.head.form in ("Tỉnh ủy", "Tỉnh đoàn"):
        return not central
    return central or not (mention.word == "thành phố" or mention.head.form in ("Thành ủy", "Thành đoàn"))


def of_city(mention: BodyMention) -> BodyMention:
    """``TUV`` in Hà Nội: a member of the Thành ủy."""
    head = knowledge.heads().match(["thành", "ủy"], 0)
    assert head is not None
    return replace(mention, head=head[0], name=head[0].form)


def part_of(mention: BodyMention, whole: BodyMention) -> BodyMention:
    """``Chi bộ`` + ``Phòng Nội vụ``: the head alone, of a body named elsewhere."""
    return replace(mention, name=f"{mention.name} {whole.name}", parent=whole, place=whole.place, level=whole.level,
                   national=whole.national, bare=False, word=whole.word)  # fmt: skip


_UNITS = {
    "Tỉnh ủy": "tỉnh", "Thành ủy": "thành phố", "Huyện ủy": "huyện", "Quận ủy": "quận", "Thị ủy": "thị xã",
    "Thành đoàn": "thành phố", "Huyện đoàn": "huyện", "Quận đoàn": "quận", "Thị đoàn": "thị xã",
}  # fmt: skip


def unit_word(body: BodyMention) -> str:
    """The level word of the unit whose government or Party committee a body is: ``huyện`` of Huyện ủy, UBND huyện."""
    return body.word or _UNITS.get(body.head.form, "")


def at_level(mention: BodyMention, other: BodyMention) -> BodyMention | None:
    """``HĐND`` beside ``UBND tỉnh`` (or a Tỉnh ủy): the same level and place."""
    word = unit_word(other)
    if not word:
        return None
    return replace(mention, name=f"{mention.name} {word}", word=word, level=other.level, place=other.place, bare=False)


def body_of(chunk: Chunk) -> BodyMention | None:
    kind, _, _, value = chunk
    if kind == BODY:
        return value  # type: ignore[no-any-return]
    if kind == OFFICE:
        return value.body  # type: ignore[no-any-return]
    return None


_PARTS = ("Phòng", "Khoa", "Đội", "Vụ", "Cục")  # of which an article seldom names two of one name


def abbreviates(key: str, short: BodyMention, long_key: str, full: BodyMention) -> bool:
    """Whether a mention, by its key, may be the short form of another: its beginning or, for a name of its own, some of
    its words with the last two."""
    part = short.head.form in _PARTS
    if full.head.takes != short.head.takes or (full.national != short.national and not part and not short.bare):
        return False
    if short.head.takes != "proper":
        same_whole = full.parent is None or short.parent is not None or short.bare or part
        return long_key.startswith(f"{key} ") and same_whole
    if short.kind != full.kind or (short.place and full.place and short.place.name != full.place.name):
        return False
    words, longer = key.split(), long_key.split()
    own = len(words) - 1
    if long_key == f"{key} việt nam" or (
        words[:own] == longer[:own] and words[own] == "".join(w[0] for w in longer[own:])
    ):
        return own > 1  # Tập đoàn Bến Lặng, Tập đoàn BLVN of Tập đoàn Bến Lặng Việt Nam
    if words[0] == longer[0] and words[-2:] == longer[-2:]:
        return set(words) < set(longer)
    return len(words) > 3 and long_key.endswith(f" {key}")  # Công ty Bến Lặng of Tổng công ty Bến Lặng


def government_of(committee: BodyMention) -> BodyMention | None:
    """The government of the unit whose Party committee a body is."""
    word = unit_word(committee)
    name = knowledge.shorthands().get(("chủ tịch", word))
    head = knowledge.heads().match(name_key(name).split(), 0) if name else None
    return replace(committee, head=head[0], name=name, word=word, parent=None) if head and name else None
