"""What a province or district as a whole earns, grows by and has: figures of the place that an article is about."""

from kg.extract.knowledge import countries
from kg.extract.reading import BODY, OFFICE, PLACE, Reading
from kg.extract.statistics_figures import Cues, Figure, things_in
from kg.extract.statistics_places import Places, Subject
from kg.extract.wholes import body_of
from kg.text.spelling import name_key

_OPENING = 3  # sentences of which one names the province that an article is about
_WHOLES = (["cả", "nước"], ["toàn", "quốc"], ["nước", "ta"], ["toàn", "ngành"])


def region(reading: Reading, places: Places, k: int, figure: Figure, cues: Cues) -> Subject | None:
    """``GRDP năm 2018 | đạt 15%``, where nobody is named: the place that the article tells of from its opening on."""
    if not any(end <= figure.start and any(cue.kind == "region" for cue in entries) for _, end, entries in cues):
        return None
    main = places.main()
    if main is None or _elsewhere(reading, k, figure) or not _opens_with(reading, main.actor.name):
        return None
    return main


def _elsewhere(reading: Reading, k: int, figure: Figure) -> bool:
    """Whether a sentence tells of the whole country, another one, a body or a place of its own."""
    keys, first = reading.text.keys, reading.sentences[k].first
    if any(keys[t : t + 2] in _WHOLES or keys[t] == "toàn" for t in range(first, figure.start)):
        return True
    if any(c.kind in (BODY, PLACE) and c.last <= figure.start for c in things_in(reading, k)):
        return True
    return next(iter(countries().find(keys, first, figure.start)), None) is not None


def _opens_with(reading: Reading, name: str) -> bool:
    """Whether one of the first sentences names a province, alone or in the name of a body."""
    key = name_key(name)
    for k in range(min(_OPENING, len(reading.sentences))):
        for chunk in things_in(reading, k):
            body = body_of(chunk) if chunk.kind in (BODY, OFFICE) else None
            place = chunk.value if chunk.kind == PLACE else body.place if body is not None else None
            if place is not None and key.endswith(name_key(place.name)):
                return True
    return False
