"""Several who retire, listed after one word of it: ``quyết định nghỉ hưu cho các đồng chí: A, Giám đốc Sở X; B``, or in
the next sentence: ``Ba giám đốc sở nghỉ hưu. Cụ thể: ông A - Giám đốc Sở X …``."""

import re
from collections.abc import Iterator

from kg.extract.cells import cells_at
from kg.extract.changes import Act, indexes, modality_of
from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.extract.titles import Title

_ITEM = r"P(?:\([^()PR]{1,30}\))?[,(-]{1,2}w{0,2}R(?:w{0,2}[,x-]{1,2}R)*(?:w{0,8}\)?)"
_LISTED = re.compile(
    rf"(?P<v>z)(?:[wzxBL,]{{0,16}}d)?(?:w{{0,4}}:|(?<=d)w{{0,3}})w?(?P<items>{_ITEM}(?:[,;x]{{1,3}}{_ITEM})+)"
)
_ONE = re.compile(_ITEM)
_MANY = re.compile(r"[^P]*(?:R|w)z[wL]{0,4}[.:]?")  # 6 giám đốc nghỉ hưu trước tuổi
_NEXT = re.compile(r"w{0,2}:P(?:[-,(]{1,2}w{0,4}[,]?R|\([^()P]{1,20}\)[,-]R)")


def retired(cells: Cells) -> Iterator[Act]:
    """Each person of such a list leaves the offices printed with the name."""
    match = _LISTED.search(cells.symbols) if "z" in cells.symbols else None
    if match is None:
        return
    verb = match.start("v")
    for item in _ONE.finditer(cells.symbols, *match.span("items")):
        offices = indexes(cells, *item.span(), "R")
        yield Act("left", "left-retired", verb, [item.start()], offices, modality=modality_of(cells, verb))


def listed_next(reading: Reading, cells: Cells, named: list[Title]) -> Iterator[Act]:
    """Those whom a sentence lists with their offices after one that tells of several who retire and names none."""
    if cells.sentence and _NEXT.match(cells.symbols) and _announces(cells_at(reading, cells.sentence - 1)):
        for title in named:
            if title.rule == "title-after" and not title.former:
                yield Act("left", "left-retired", title.office, [title.person], [title.office])


def _announces(cells: Cells) -> bool:
    return _MANY.fullmatch(cells.symbols) is not None and modality_of(cells, cells.symbols.index("z")) == "asserted"
