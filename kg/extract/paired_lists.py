"""Several who come into office, or are proposed for one, each named with the office: ``được bổ nhiệm gồm: Giám đốc
Sở X A; Giám đốc Sở Y B``, ``giới thiệu Chủ tịch là ông A, Phó Chủ tịch là bà B``, ``chỉ định: Chủ tịch: ông A; các Phó
Chủ tịch: ông B, bà C``."""

import re
from collections.abc import Iterator

from kg.extract.changes import Act, change_of, modality_of
from kg.extract.symbols import Cells

_PAIR = r"R-?P(?:\([^()PR]{1,30}\))?"
_PAIRED = re.compile(
    rf"b[wB]{{0,3}}(?P<v>[eap])[wh]{{0,4}}(?:[iu]:?|:)w?(?P<pairs>{_PAIR}(?:[,;x]{{1,2}}{_PAIR})+)(?=[.;,]|$)"
)
_TITLED = r"R:P(?:[,x]{1,2}P)*"
_LISTED = re.compile(rf"(?P<v>[eap])[wh]{{0,4}}:w?(?P<pairs>{_TITLED}(?:[;,]w?{_TITLED})*)(?=[.;]|$)")
_AND_P = re.compile(r"[,x]{1,2}P")
_PROPOSED = re.compile(r"(?P<v>[qo])[wh]{0,2}(?P<pairs>RiP(?:[,;x]{1,2}RiP)*)")


def paired(cells: Cells) -> Iterator[Act]:
    """Each person of such a list comes into the office printed before the name, or is proposed for it."""
    if "P" not in cells.symbols:
        return
    proposed = _PROPOSED.search(cells.symbols) if "i" in cells.symbols else None
    match = proposed or (_PAIRED.search(cells.symbols) if "b" in cells.symbols else None)
    match = match or (_LISTED.search(cells.symbols) if ":" in cells.symbols else None)
    if match is None or (modality_of(cells, match.start("v")) != "asserted" and not proposed):
        return
    for n in range(*match.span("pairs")):
        if cells.symbols[n] == "R":
            people = [cells.symbols.index("P", n)]
            while match.re is _LISTED and (more := _AND_P.match(cells.symbols, people[-1] + 1)):
                people.append(more.end() - 1)
            act = Act(change_of(match["v"]), "act-paired", match.start("v"), people, [n])
            act.modality = "proposed" if proposed else "asserted"
            yield act
