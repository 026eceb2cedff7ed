"""Several who come into office, or are proposed for one, each named with the office: ``được bổ nhiệm gồm: Giám đốc
Sở X A; Giám đốc Sở Y B``, ``giới thiệu Chủ tịch là ông A, Phó Chủ tịch là bà B``."""

import re
from collections.abc import Iterator

from kg.extract.changes import Act, change_of, modality_of
from kg.extract.symbols import Cells

_PAIR = r"R-?P(?:\([^()PR]{1,30}\))?"
_PAIRED = re.compile(
    rf"b[wB]{{0,3}}(?P<v>[eap])[wh]{{0,4}}(?:[iu]:?|:)w?(?P<pairs>{_PAIR}(?:[,;x]{{1,2}}{_PAIR})+)(?=[.;,]|$)"
)
_PROPOSED = re.compile(r"(?P<v>[qo])[wh]{0,2}(?P<pairs>RiP(?:[,;x]{1,2}RiP)*)")


def paired(cells: Cells) -> Iterator[Act]:
    """Each person of such a list comes into the office printed before the name, or is proposed for it."""
    if "P" not in cells.symbols:
        return
    proposed = _PROPOSED.search(cells.symbols) if "i" in cells.symbols else None
    match = proposed or (_PAIRED.search(cells.symbols) if "b" in cells.symbols else None)
    if match is None or (modality_of(cells, match.start("v")) != "asserted" and not proposed):
        return
    for n in range(*match.span("pairs")):
        if cells.symbols[n] == "R":
            act = Act(change_of(match["v"]), "act-paired", match.start("v"), [cells.symbols.index("P", n)], [n])
            act.modality = "proposed" if proposed else "asserted"
            yield act
