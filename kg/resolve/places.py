"""Where bodies lie: links to provinces and districts, and these themselves, with their times and what became of them.

Of the places that :mod:`kg.places` knows, the resolved layer has every province, so that a question may be put to all
of them, and the districts in which some body lies. What it says of one follows from the tables alone.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from kg.iris import place_iri
from kg.places import Unit, called, district, holding, provinces, units
from kg.resolve.tenures import date_lines
from kg.resolve.terms import ALT_LABEL, LABEL, TYPE, Date, term
from kg.text.dates import bounds
from kg.vocabulary import DCTERMS, KG, SCHEMA, SKOS, XSD, concept

IN_PROVINCE, IN_DISTRICT, END_LATEST = map(term, (KG.inProvince, KG.inDistrict, KG.endLatest))
_PRECISION = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
_PROVINCE, _DISTRICT = (term(concept("level", level)) for level in ("province", "district"))
_OF_UNITS = {term(concept("kind", kind)) for kind in ("party", "state", "mass")}  # a school may outlive its province
_WIKIDATA = "http://www.wikidata.org/entity/"


@lru_cache(maxsize=65536)
def lies(base: str, province: str, place: str) -> tuple[tuple[str, str], ...]:
    """Where a body lies, as properties with their values, by the names of its province and its place as literals."""
    found = [(IN_PROVINCE, _iri(base, unit)) for unit in holding(province[1:-1])]
    if (within := district(place[1:-1], province[1:-1])) is not None:
        found.append((IN_DISTRICT, _iri(base, within)))
    return tuple(found)


@lru_cache(maxsize=65536)
def last_day(province: str, place: str, level: str, kind: str) -> str:
    """The last day that a body may have stood because its province or district ended then, as a literal; empty for
    others. All arguments are as N-Triples."""
    ends = []
    if kind in _OF_UNITS and level == _DISTRICT:
        within = district(place[1:-1], province[1:-1])
        ends = [within.end] if within else []
    elif kind in _OF_UNITS and level == _PROVINCE and place == province:
        ends = [unit.end for unit in called(province[1:-1])]
    return _date(max(ends))[2] if ends and all(ends) else ""


@cache
def known(base: str) -> dict[str, Unit]:
    """All places there are, by IRI."""
    return {_iri(base, unit): unit for unit in units()}


def told(base: str, inhabited: Iterable[str]) -> set[str]:
    """The places that a resolved layer tells of: the provinces of all times, and the districts where a body lies."""
    return {*inhabited, *(_iri(base, unit) for unit in provinces())}


def lines(base: str, iri: str) -> Iterator[str]:
    """What is known of a place, as N-Triples."""
    unit = known(base)[iri]
    yield f"{iri} {TYPE} {term(KG.Place)} ."
    yield f"{iri} {TYPE} {term(SCHEMA.AdministrativeArea)} ."
    yield f'{iri} {LABEL} "{unit.name}" .'
    yield from (f'{iri} {ALT_LABEL} "{alias}" .' for alias in unit.aliases)
    yield f"{iri} {term(KG.level)} {term(concept('level', unit.level))} ."
    yield f'{iri} {term(KG.placeType)} "{unit.type}" .'
    yield f'{iri} {term(DCTERMS.source)} "{unit.source}" .'
    yield from date_lines(iri, term(KG.start), _date(unit.start))
    yield from date_lines(iri, term(KG.end), _date(unit.end))
    yield from (f"{iri} {term(KG.successor)} {_iri(base, heir)} ." for heir in unit.into)
    yield from (f"{iri} {IN_PROVINCE} {_iri(base, province)} ." for province in holding(unit.province))
    if unit.iso:
        yield f'{iri} {term(KG.isoCode)} "{unit.iso}" .'
    if unit.wikidata:
        yield f"{iri} {term(SKOS.closeMatch)} {term(_WIKIDATA + unit.wikidata)} ."


def _date(value: str) -> Date:
    days = bounds(value)
    if days is None:
        return "", "", ""
    first, last = (f'"{day}"^^{term(XSD.date)}' for day in days)
    return f'"{value}"^^{term(_PRECISION[len(value)])}', first, last


@cache
def _iri(base: str, unit: Unit) -> str:
    return term(place_iri(base, unit))
