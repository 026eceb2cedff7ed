"""Which body a title means that names none where a congress opens the article: the union, the committee that met."""

import re
from itertools import pairwise

from kg.extract.bodies import BodyMention
from kg.extract.cells import cells_at
from kg.extract.office_bodies import OfficeMention, base_of
from kg.extract.reading import BODY, Reading
from kg.extract.symbols import Cells
from kg.text.spelling import body_key

_CHOSEN = re.compile(r"[eh]R$|^[w.)-]{0,3}R(?:$|,?w?[u:i])")
_ELECTED = re.compile(r"e[wjhu]{0,6}B")
_LEAD = 3  # sentences, with the headline
_BACK = 3  # sentences from the election of a committee to those of its officers


def of_elected(reading: Reading, cells: Cells, office: int, mention: OfficeMention) -> BodyMention | None:
    """``Đại hội bầu Ban Chấp hành Hội X. Ông A được bầu làm Chủ tịch. Các Phó Chủ tịch gồm: …``: of that union."""
    if base_of(mention) not in ("chủ tịch", "tổng thư kí") or not _CHOSEN.search(cells.symbols, 0, office + 1):
        return None
    found: dict[str, BodyMention] = {}
    for sentence in range(max(0, cells.sentence - _BACK), cells.sentence + 1):
        row = cells_at(reading, sentence)
        for told in _ELECTED.finditer(row.symbols):
            chunk = row.chunk[told.end() - 1]
            body: BodyMention | None = chunk.value if chunk is not None else None
            if body is not None and body.kind == "mass" and body.parent is not None and body.first < mention.first:
                found[body_key(body.parent.name)] = body.parent
    if not found:
        return _in_congress(reading, mention)
    return next(iter(found.values())) if len(found) == 1 else None


def _in_congress(reading: Reading, mention: OfficeMention) -> BodyMention | None:
    """``Hội LHPN xã X tổ chức Đại hội. Bà A được cử giữ chức Chủ tịch``: of the one union that the lead names."""
    found = {body_key(body.name): body for body in _at_congress(reading, "mass")}
    only = next(iter(found.values())) if len(found) == 1 else None
    return only if only is not None and only.first < mention.first else None


def of_congress(reading: Reading, party: BodyMention) -> BodyMention | None:
    """``Đại hội Đảng bộ Sở X bầu ông A làm Bí thư``: of the committee whose congress opens the article."""
    return party if party.parent is not None and any(party is body for body in _at_congress(reading, "party")) else None


def _at_congress(reading: Reading, kind: str) -> list[BodyMention]:
    """The bodies of a kind that the sentences of a lead name which tell of a congress."""
    found: list[BodyMention] = []
    for sentence in range(min(_LEAD, len(reading.sentences))):
        bounds, row = reading.sentences[sentence], reading.things[sentence]
        if ("đại", "hội") in pairwise(reading.text.keys[bounds.first : bounds.last]):
            found += [chunk.value for chunk in row if chunk.kind == BODY and chunk.value.kind == kind]
    return [body for body in found if not body.bare]
