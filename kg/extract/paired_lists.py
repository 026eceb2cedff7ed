"""Several who come into office, each named with the office: ``được bổ nhiệm gồm: Giám đốc Sở X A; Giám đốc Sở Y B``."""

import re
from collections.abc import Iterator

from kg.extract.changes import Act, change_of, modality_of
from kg.extract.symbols import Cells

_PAIR = r"R-?P(?:\([^()PR]{1,30}\))?"
_PAIRED = re.compile(
    rf"b[wB]{{0,3}}(?P<v>[eap])[wh]{{0,4}}(?:[iu]:?|:)w?(?P<pairs>{_PAIR}(?:[,;x]{{1,2}}{_PAIR})+)(?=[.;,]|$)"
)


def paired(cells: Cells) -> Iterator[Act]:
    """Each person of such a list comes into the office printed before the name."""
    match = _PAIRED.search(cells.symbols) if "P" in cells.symbols and "b" in cells.symbols else None
    if match is None or modality_of(cells, match.start("v")) != "asserted":
        return
    for n in range(*match.span("pairs")):
        if cells.symbols[n] == "R":
            person = cells.symbols.index("P", n)
            yield Act(change_of(match["v"]), "act-paired", match.start("v"), [person], [n])
