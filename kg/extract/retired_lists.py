"""Several who retire, listed after one word of it: ``quyết định nghỉ hưu cho các đồng chí: A, Giám đốc Sở X; B``."""

import re
from collections.abc import Iterator

from kg.extract.changes import Act, indexes, modality_of
from kg.extract.symbols import Cells

_ITEM = r"P(?:\([^()PR]{1,30}\))?[,(-]{1,2}w{0,2}R(?:w{0,2}[,x-]{1,2}R)*(?:w{0,8}\)?)"
_LISTED = re.compile(
    rf"(?P<v>z)(?:[wzxBL,]{{0,16}}d)?(?:w{{0,4}}:|(?<=d)w{{0,3}})w?(?P<items>{_ITEM}(?:[,;x]{{1,3}}{_ITEM})+)"
)
_ONE = re.compile(_ITEM)


def retired(cells: Cells) -> Iterator[Act]:
    """Each person of such a list leaves the offices printed with the name."""
    match = _LISTED.search(cells.symbols) if "z" in cells.symbols else None
    for item in _ONE.finditer(match["items"]) if match else ():
        start, end = (match.start("items") + at for at in item.span())  # type: ignore[union-attr]
        verb = match.start("v")  # type: ignore[union-attr]
        offices = indexes(cells, start, end, "R")
        yield Act("left", "left-retired", verb, [start], offices, modality=modality_of(cells, verb))
