"""Provinces and districts through time: when each was what it was, and what became of it.

A province is one :class:`Unit` for each time that it stood unchanged: Ninh Bình until 30 June 2025 is another than Ninh
Bình since, which holds Hà Nam and Nam Định too. A body is known by the name of its province alone, so it lies in every
province of that name, and in those that hold all of one of these now.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from kg.lexicon import Row, read_table
from kg.text.dates import bounds
from kg.text.spelling import name_key

CITY = "thành phố"  # the type of a city; also how a city under the centre is called in the names of its bodies
PROVINCE = "tỉnh"
_PROVINCE = ("name", "type", "from", "until", "into", "iso", "wikidata", "source")
_PLACE = ("name", "level", "type", "province", "aliases", "from", "until", "source")


@dataclass(frozen=True, slots=True)
class Unit:
    """A province or a district. ``start`` and ``end`` are days or years, empty where the tables do not tell; ``into``
    is what a province went into; a district has the name of its ``province``."""

    name: str
    level: str
    type: str
    start: str
    end: str
    source: str
    province: str = ""
    aliases: tuple[str, ...] = ()
    iso: str = ""
    wikidata: str = ""
    into: tuple["Unit", ...] = field(default=(), compare=False, repr=False)

    def within(self) -> tuple["Unit", ...]:
        """Itself and every later province that holds all of it: what its parts have in common."""
        parts = [unit.within() for unit in self.into]
        return self, *(unit for unit in (parts[0] if parts else ()) if all(unit in part for part in parts))


@cache
def provinces() -> tuple[Unit, ...]:
    """The provinces of all times, in the order of their table."""
    rows = list(read_table("provinces", _PROVINCE, key=("name", "from"), optional=_PROVINCE[2:7]))
    made: dict[int, Unit] = {}

    def unit(row: Row) -> Unit:
        if row.line not in made:
            made[row.line] = Unit(
                name=row["name"],
                level="province",
                type=row["type"],
                start=row["from"],
                end=row["until"],
                source=row["source"],
                aliases=_aliases().get(row["name"], ()),
                iso=row["iso"],
                wikidata=row["wikidata"],
                into=tuple(unit(_heir(row, name, rows)) for name in row.many("into")),
            )
        return made[row.line]

    return tuple(map(unit, rows))


@cache
def _cities() -> frozenset[str]:
    return frozenset(name_key(unit.name) for unit in provinces() if unit.type == CITY)


def is_city(province: str) -> bool:
    """Whether a province, by the key of its name, is or was a city under the centre."""
    return province in _cities()


@cache
def is_province(place: str, province: str) -> bool:
    """Whether a place is a province itself, by a name that no district of it has; both by the keys of their names.

    >>> is_province("đăk nông", "đắk nông"), is_province("huế", "thừa thiên huế")
    (True, False)
    """
    names = {name_key(alias) for unit in called(province) for alias in unit.aliases}
    return place == province or (place in names and (place, province) not in _districts())


@cache
def has_namesake(province: str) -> bool:
    """Whether a city or a district in a province has, or had, the name of the province; by the key of its name.

    >>> has_namesake("thanh hóa"), has_namesake("hậu giang")
    (True, False)
    """
    return (province, province) in _districts()


def _heir(row: Row, name: str, rows: list[Row]) -> Row:
    """The line of the province that one went into: it begins on the day after the other ends, or in the same year."""
    first, last = bounds(row["until"]) or ("", "")
    for other in rows:
        begins = bounds(other["from"])
        if other["name"] == name and first and begins and begins[0] <= _next(last) and begins[1] > first:
            return other
    raise row.error(
        f"no line has a province '{name}' that begins after '{row['until']}'; see the columns from and until"
    )


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


@cache
def _aliases() -> dict[str, tuple[str, ...]]:
    """The other names of each province; a province that only got another name has the old one among them."""
    return {row["name"]: tuple(row.many("aliases")) for row in _places() if row["level"] == "province"}


@cache
def _districts() -> dict[tuple[str, str], tuple[Unit, ...]]:
    found: dict[tuple[str, str], tuple[Unit, ...]] = {}
    for row in _places():
        if row["level"] == "district":
            unit = Unit(
                name=row["name"],
                level="district",
                type=row["type"],
                start=row["from"],
                end=row["until"],
                source=row["source"],
                province=row["province"],
                aliases=tuple(row.many("aliases")),
            )
            key = name_key(row["name"]), name_key(row["province"])
            found[key] = (*found.get(key, ()), unit)
    return found


@cache
def _places() -> tuple[Row, ...]:
    return tuple(
        read_table("places", _PLACE, key=("name", "level", "province", "type"), optional=("aliases", "from", "until"))
    )


@cache
def _by_name() -> dict[str, tuple[Unit, ...]]:
    """The provinces that have, or had, a name: Thừa Thiên Huế is Huế too."""
    named: dict[str, dict[Unit, None]] = {}
    for unit in provinces():
        for name in (unit.name, *unit.aliases):
            named.setdefault(name_key(name), {})[unit] = None
    for name, aliases in _aliases().items():
        for alias in aliases:
            named.setdefault(name_key(name), {}).update(named.get(name_key(alias), {}))
    return {name: tuple(units) for name, units in named.items()}


def called(name: str) -> tuple[Unit, ...]:
    """The provinces of all times that have a name, in the order of their table."""
    return _by_name().get(name_key(name), ())


@cache
def _communes() -> dict[tuple[str, str], str]:
    """The district of each commune whose name no other of the province has, by the keys of province and name."""
    rows = read_table("communes", ("province", "district", "communes", "source"), key=("province", "district"))
    return {
        (name_key(row["province"]), name_key(name)): row["district"] for row in rows for name in row.many("communes")
    }


def outer_district(commune: str, province: str) -> str:
    """The district that a commune is in, or was while there were districts; empty where the province has several of
    its name, or the table none. Both arguments are keys.

    >>> outer_district("na mèo", "thanh hóa"), outer_district("minh sơn", "thanh hóa")
    ('Quan Sơn', '')
    """
    return _communes().get((province, commune), "")


def holding(province: str) -> tuple[Unit, ...]:
    """The provinces, of any time, in which all that is told of under the name of a province lies.

    >>> [f"{unit.name} {unit.start}" for unit in holding("Hà Nam")]
    ['Hà Nam 1997-01-01', 'Ninh Bình 2025-07-01']
    """
    return tuple(dict.fromkeys(whole for unit in called(province) for whole in unit.within()))


def district(name: str, province: str) -> Unit | None:
    """The district of a name in a province, as the province was called while there were districts; none where the
    province itself has that name."""
    if name_key(name) == name_key(province):
        return None
    found = _districts().get((name_key(name), name_key(province)), ())
    return found[0] if len(found) == 1 else None


@cache
def units() -> tuple[Unit, ...]:
    """All provinces and districts."""
    return (*provinces(), *(unit for found in _districts().values() for unit in found))
