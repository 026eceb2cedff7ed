"""Who did what a sentence tells without naming anybody: the one body that the sentence before names at its head."""

from collections.abc import Iterator

from kg.extract.bodies import BodyMention
from kg.extract.reading import BODY, HONORIFIC, PERSON, Chunk, Reading
from kg.extract.statistics_clause import Sense
from kg.extract.statistics_figures import Figure, things_in
from kg.extract.statistics_places import is_source, leads

_DONE = ("work-output", "trained", "disciplined", "delegates")
_AUXILIARIES = frozenset("đã có cũng còn vừa tiếp tục đó và được".split())


def told_before(reading: Reading, k: int, figure: Figure, sense: Sense) -> Iterator[tuple[Chunk, BodyMention]]:
    """``Thanh tra tỉnh vào cuộc. | Kết quả, phát hiện 90 vụ``: the body at the head of the sentence before."""
    if k == 0 or sense.indicator not in _DONE or not _subjectless(reading, k, figure, sense):
        return
    row = things_in(reading, k)
    if any(c.kind == PERSON or (c.kind != HONORIFIC and c.first < figure.start) for c in row):
        return
    bodies = [c for c in things_in(reading, k - 1) if c.kind == BODY]
    if len(bodies) == 1 and leads(reading, bodies[0]) and not is_source(reading, bodies[0]):
        yield bodies[0], bodies[0].value


def _subjectless(reading: Reading, k: int, figure: Figure, sense: Sense) -> bool:
    """Whether what was done opens its clause."""
    first, keys = reading.sentences[k].first, reading.text.keys
    at = min(sense.trigger[0], figure.start) if sense.trigger is not None else figure.start
    while at > first and keys[at - 1] in _AUXILIARIES:
        at -= 1
    return at == first or not keys[at - 1].isalnum()
