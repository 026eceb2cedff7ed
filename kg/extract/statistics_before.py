"""Who did what a sentence tells without naming anybody: the body whose head reports it, the one body that the sentence
before names at its head."""

from collections.abc import Iterator

from kg.extract.bodies import BodyMention
from kg.extract.reading import BODY, HONORIFIC, OFFICE, PERSON, Chunk, Reading
from kg.extract.statistics_clause import Sense
from kg.extract.statistics_figures import Figure, things_in
from kg.extract.statistics_places import is_source, leads
from kg.text.spelling import name_key

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


_HEADS = ("bí thư", "phó bí thư")
_TELLS = (["cho", "biết"], ["báo", "cáo"], ["cho", "hay"], ["thông", "tin"])


def reporting(reading: Reading, k: int, figure: Figure) -> Iterator[tuple[Chunk, BodyMention]]:
    """``ông A, | Bí thư Huyện ủy X, cho biết: …``: the committee whose secretary tells what it has done."""
    keys = reading.text.keys
    for chunk in things_in(reading, k):
        body: BodyMention | None = chunk.value.body if chunk.kind == OFFICE else None
        if body is None or body.bare or body.kind != "party" or chunk.last > figure.start:
            continue
        if name_key(chunk.value.role).startswith(_HEADS) and any(
            keys[j : j + 2] in _TELLS for j in range(chunk.last, min(chunk.last + 8, figure.start))
        ):
            yield chunk, body


def lists_guests(reading: Reading, k: int) -> bool:
    """``Cùng dự có lãnh đạo Sở X, Sở Y``."""
    first = reading.sentences[k].first
    return "dự" in reading.text.keys[first : first + 3]
