"""What is known of figures: units, the words that tell what a figure counts, and the small words around it."""

from dataclasses import dataclass
from functools import cache

from kg.lexicon import Row, read_table
from kg.text.phrases import Phrases
from kg.text.spelling import fold

INDICATORS = frozenset(
    (
        "members full-members probationary-members party-cells affiliated-organizations members-admitted "
        "members-transferred rated-excellent rated-good rated-complete trained study-participation "
        "committee-size delegates votes awards disciplined age economy work-output change achievement other"
    ).split()
)
UNITS = frozenset("members cells organizations delegates people percent vnd cases years other".split())
GROUPS = frozenset(
    (
        "members cells organizations officials delegates committee people households places votes targets "
        "documents cases money years other"
    ).split()
)
_USES = frozenset(("free", "count", "cue", "part", "share", "no"))
_SIDES = frozenset(("before", "next", "after", "either", "link", "none"))
_CLASSES = frozenset(
    "hedge target done aside ordinal link period whole part change award short site norm crime survey proposal "
    "function region".split()
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What a figure counts; see the comment in ``statistics-units.tsv``."""

    form: str
    unit: str
    group: str
    use: str
    indicator: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells what a figure counts; see the comment in ``statistics.tsv``."""

    form: str
    indicator: str
    side: str
    groups: frozenset[str]
    direction: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A small word around figures; see the comment in ``statistics-cues.tsv``."""

    kind: str
    value: str


@cache
def units() -> Phrases[Unit]:
    table: Phrases[Unit] = Phrases()
    for row in read_table("statistics-units", ("form", "unit", "group", "use", "indicator", "example")):
        _known(row, "unit", UNITS)
        _known(row, "group", GROUPS)
        _known(row, "use", _USES)
        _known(row, "indicator", INDICATORS)
        table.add(row["form"], Unit(row["form"], row["unit"], row["group"], row["use"], row["indicator"]))
    return table


@cache
def triggers() -> Phrases[tuple[Trigger, ...]]:
    """A form may tell several things (``tiếp nhận`` of members, of letters): all of them, in the order of the table."""
    columns = ("form", "indicator", "side", "groups", "direction", "example")
    found: dict[str, list[Trigger]] = {}
    for row in read_table("statistics", columns, key=("form", "indicator"), optional=("groups", "direction")):
        _known(row, "indicator", INDICATORS)
        _known(row, "side", _SIDES)
        groups = frozenset(row.many("groups"))
        if unknown := groups - GROUPS:
            raise row.error(f"no such group: {', '.join(sorted(unknown))}")
        trigger = Trigger(row["form"], row["indicator"], row["side"], groups, row["direction"])
        found.setdefault(row["form"], []).append(trigger)
    return Phrases({form: tuple(entries) for form, entries in found.items()})


@cache
def cues() -> Phrases[tuple[Cue, ...]]:
    columns = ("form", "class", "value", "example")
    found: dict[str, list[Cue]] = {}
    for row in read_table("statistics-cues", columns, key=("form", "class"), optional=("value",)):
        _known(row, "class", _CLASSES)
        if row["class"] == "function":
            continue
        found.setdefault(row["form"], []).append(Cue(row["class"], row["value"]))
    return Phrases({form: tuple(entries) for form, entries in found.items()})


@cache
def function_words() -> frozenset[str]:
    """Folded words that never are what is counted (``tăng 15 so với …``)."""
    columns = ("form", "class", "value", "example")
    rows = read_table("statistics-cues", columns, key=("form", "class"), optional=("value",))
    return frozenset(fold(row["form"]) for row in rows if row["class"] == "function")


@cache
def target_forms() -> tuple[tuple[str, str], ...]:
    """The folded words of aims that may reach over sentences, and how far (list, sentence, clause)."""
    columns = ("form", "class", "value", "example")
    rows = read_table("statistics-cues", columns, key=("form", "class"), optional=("value",))
    return tuple((fold(row["form"]), row["value"]) for row in rows if row["value"] in ("list", "sentence", "clause"))


def _known(row: Row, column: str, values: frozenset[str]) -> None:
    if row[column] not in values:
        raise row.error(f"no such {column}: '{row[column]}' (one of {', '.join(sorted(values))})")
