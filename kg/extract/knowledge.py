"""The lexicon tables that the reading rests on, loaded once a process."""

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from kg.lexicon import read_table
from kg.text.phrases import Phrases
from kg.text.spelling import fold, name_key
from kg.text.tokens import split_words


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a body's name; see the comment in ``organizations.tsv``."""

    form: str
    takes: str
    kind: str
    level: str
    national: bool


@dataclass(frozen=True, slots=True)
class Role:
    """An office as titles print it; see the comment in ``posts.tsv``."""

    role: str
    head: str
    organization: str
    single: bool
    use: str


@dataclass(frozen=True, slots=True)
class Place:
    """A province or district; ``provinces`` has more than one where districts share a name."""

    name: str
    level: str
    type: str
    provinces: tuple[str, ...]


T = TypeVar("T")
CONNECTORS = frozenset(("và", "&", "-", "–", ",", "/"))
LEVEL_WORDS = {  # word before a place -> (level of the unit, its full word)
    "tỉnh": ("province", "tỉnh"),
    "thành phố": ("city", "thành phố"),
    "tp": ("city", "thành phố"),
    "tp .": ("city", "thành phố"),
    "huyện": ("district", "huyện"),
    "huyện đảo": ("district", "huyện"),
    "quận": ("district", "quận"),
    "thị xã": ("district", "thị xã"),
    "tx": ("district", "thị xã"),
    "tx .": ("district", "thị xã"),
    "xã": ("commune", "xã"),
    "xã đảo": ("commune", "xã"),
    "phường": ("commune", "phường"),
    "thị trấn": ("commune", "thị trấn"),
    "đặc khu": ("commune", "đặc khu"),
    "q .": ("district", "quận"),
    "h .": ("district", "huyện"),
    "p .": ("commune", "phường"),
    "tt .": ("commune", "thị trấn"),
}
CENTRAL_CITIES = frozenset(map(name_key, ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ")))


@cache
def heads() -> Phrases[Head]:
    rows = read_table(
        "organizations",
        ("form", "takes", "kind", "level", "scope", "example"),
        optional=("level", "scope", "kind"),
    )
    table: Phrases[Head] = Phrases()
    for row in rows:
        if row["takes"] not in ("none", "place", "unit", "field", "proper"):
            raise row.error(f"takes must be none, place, unit, field or proper, not '{row['takes']}'")
        head = Head(row["form"], row["takes"], row["kind"] or "", row["level"], row["scope"] == "national")
        _add(table, row["form"], head)
    return table


def _add(table: Phrases[T], form: str, value: T) -> None:
    """The form, and its other spellings of Trung ương."""
    table.add(form, value)
    if "Trung ương" in form:
        for short in ("TƯ", "T.Ư", "TW", "T.W"):
            table.add(form.replace("Trung ương", short), value)


@cache
def roles() -> Phrases[Role]:
    rows = read_table(
        "posts",
        ("form", "role", "head", "organization", "seats", "use", "example"),
        optional=("head", "organization", "seats", "use"),
    )
    table: Phrases[Role] = Phrases()
    for row in rows:
        role = Role(row["role"], row["head"], row["organization"], row["seats"] == "1", row["use"])
        _add(table, row["form"], role)
    return table


@cache
def shorthands() -> dict[tuple[str, str], str]:
    """(head office, word of the level) -> the body that the shorthand stands for."""
    rows = read_table("posts-shorthands", ("key", "role", "level", "organization", "example"))
    return {(name_key(row["role"]), row["level"]): row["organization"] for row in rows}


@cache
def fields() -> dict[str, list[tuple[str, ...]]]:
    """First content word -> the content words of each field, longest first; connectors left out."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("fields", ("form", "ban", "example"), optional=("ban",)):
        words = tuple(w for w in split_words(fold(row["form"])) if w not in CONNECTORS)
        entries = table.setdefault(words[0], [])
        if words not in entries:
            entries.append(words)
            entries.sort(key=len, reverse=True)
    return table


@cache
def _kinds_of_bans() -> Phrases[str]:
    rows = read_table("fields", ("form", "ban", "example"), optional=("ban",))
    return Phrases({row["form"]: row["ban"] for row in rows if row["ban"]})


def kind_of_field(name: str, head: Head) -> str:
    """The kind of a body named by its head and a field: for a ban without a kind of its own, that of its field."""
    if head.kind:
        return head.kind
    found = _kinds_of_bans().match(name_key(name).split()[1:], 0)
    return found[0] if found else ""


@cache
def places() -> Phrases[Place]:
    """Provinces and districts by name and alias; a province wins over a district of the same name."""
    merged: dict[str, Place] = {}
    columns = ("name", "level", "type", "province", "aliases", "from", "until", "source")
    key = ("name", "level", "province", "type")
    for row in read_table("places", columns, key=key, optional=("aliases", "from", "until")):
        for form in (row["name"], *row.many("aliases")):
            known = merged.get(fold(form))
            if known is None:
                merged[fold(form)] = Place(row["name"], row["level"], row["type"], (row["province"],))
            elif known.level == row["level"] == "district" and row["province"] not in known.provinces:
                merged[fold(form)] = Place(known.name, "district", "", (*known.provinces, row["province"]))
    return Phrases(merged)


@cache
def districts() -> Phrases[Place]:
    """Districts alone, also those that share the name of a province."""
    merged: dict[str, Place] = {}
    columns = ("name", "level", "type", "province", "aliases", "from", "until", "source")
    key = ("name", "level", "province", "type")
    for row in read_table("places", columns, key=key, optional=("aliases", "from", "until")):
        if row["level"] == "district":
            known = merged.get(fold(row["name"]))
            provinces = (*(known.provinces if known else ()), row["province"])
            merged[fold(row["name"])] = Place(row["name"], "district", row["type"], tuple(dict.fromkeys(provinces)))
    return Phrases(merged)


@cache
def honorifics() -> Phrases[str]:
    """Forms of address, ranks, degrees, callings -> gender (male, female, any)."""
    table = {row["form"]: row["gender"] for row in read_table("honorifics", ("form", "gender", "example"))}
    return Phrases(table)


@cache
def surnames() -> dict[str, str]:
    """Folded family name -> common or rare."""
    return {fold(row["form"]): row["use"] for row in read_table("surnames", ("form", "use", "example"))}


@cache
def countries() -> Phrases[str]:
    """States abroad: their offices are none of Vietnam."""
    return Phrases({row["form"]: row["form"] for row in read_table("countries", ("form", "example"))})


@cache
def trades() -> Phrases[str]:
    """Words inside the names of companies, schools, boards -> form, noun, people or deed, see the comment in
    ``trades.tsv``."""
    return Phrases({row["form"]: row["use"] for row in read_table("trades", ("form", "use", "example"))})


@cache
def words_of_work() -> frozenset[str]:
    """The single words of which fields of work and trades are made."""
    columns = {"fields": ("form", "ban", "example"), "trades": ("form", "use", "example")}
    rows = [row for table, names in columns.items() for row in read_table(table, names, optional=("ban",))]
    return frozenset(word for row in rows for word in split_words(fold(row["form"])) if word.isalpha()) - {"của", "các"}


@cache
def ordinary() -> Phrases[int]:
    """Ordinary words that begin or end like the head of a body -> how many words they are."""
    return Phrases({row["form"]: len(split_words(row["form"])) for row in read_table("ordinary", ("form", "example"))})


@cache
def namesakes() -> Phrases[str]:
    """Men and women of history after whom wards, schools, hospitals are named."""
    return Phrases({row["form"]: row["form"] for row in read_table("namesakes", ("form", "example"))})


@cache
def office_verbs() -> Phrases[str]:
    """Words around offices -> class letter, see the comment in ``posts-verbs.tsv``."""
    return Phrases(_office_verbs())


@cache
def votes_and_measures() -> Phrases[str]:
    """Those that tell of people where no office stands: votes, decisions, discipline, succession, retirement."""
    return Phrases({form: letter for form, letter in _office_verbs().items() if letter in "eEgmtQz"})


@cache
def told_of_bodies() -> Phrases[str]:
    """Those that tell of people, or of a seat, where a body alone is named: votes, decisions, who joins and leaves."""
    seats = {"vào": "j", "phụ trách": "h"}
    return Phrases({form: letter for form, letter in _office_verbs().items() if letter in "eEgkjl"} | seats)


@cache
def _office_verbs() -> dict[str, str]:
    return {row["form"]: row["class"] for row in read_table("posts-verbs", ("form", "class", "example"))}


WEAK_HEADS = frozenset(  # heads that are common words too: in lower case a body only before a capital (bộ Y tế)
    (
        "ban sở bộ phòng cục vụ hội viện trường báo đoàn ủy ban hội đồng đại học tạp chí liên đoàn công ty "
        "văn phòng thanh tra công đoàn thường trực công an thuế"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What a word may open: an office (or what stands before one), a form of address, a body, a level with its place,
    the name of a person or a place (these two with a capital only).

    In lower case it opens something ``always``, before one of ``followers``, or ``before_name``: a capital or a digit.
    """

    office: bool = False
    address: bool = False
    body: bool = False
    level: bool = False
    name: bool = False
    place: bool = False
    always: bool = False
    before_name: bool = False
    followers: frozenset[str] = frozenset()


NO_OPENING = Opening()
_BEFORE_OFFICES = frozenset(("nguyên", "cựu", "cố", "tân", "quyền", "q", "các", "hai", "những"))


@cache
def openings() -> dict[str, Opening]:
    """What each folded word may open; words that open nothing are left out."""
    levels = Phrases(LEVEL_WORDS)
    phrases: tuple[Phrases[Any], ...] = (roles(), honorifics(), heads(), levels)
    offices, addresses, bodies, units = (table.first_words() for table in phrases)
    names = set(surnames())
    spots = places().first_words() | districts().first_words()
    found: dict[str, Opening] = {}
    for word in sorted(offices | _BEFORE_OFFICES | addresses | bodies | units | names | spots):
        seconds = set[str]().union(*(table.second_words(word) for table in phrases))
        if word in _BEFORE_OFFICES:
            seconds |= offices | _BEFORE_OFFICES | {".", "là"}
        strong = "" in heads().second_words(word) and word not in WEAK_HEADS
        found[word] = Opening(
            word in offices or word in _BEFORE_OFFICES, word in addresses, word in bodies, word in units,
            word in names, word in spots,
            always=strong or "" in roles().second_words(word) or "" in honorifics().second_words(word),
            before_name="" in heads().second_words(word) or word in units,
            followers=frozenset(seconds - {""}),
        )  # fmt: skip
    return found
