"""Whom a figure is about when its clause names nobody: a short form (``bệnh viện``), who speaks or acts in the
sentence, who was named just before, whom the whole article is about.

What is not the Party's own is said of the place that a Party committee leads (``Bí thư Thành ủy … cho biết chương
trình cần 900 tỷ đồng``: the city's).
"""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property

from kg.extract.bodies import BodyMention
from kg.extract.frame import Frame
from kg.extract.reading import BODY, OFFICE, Chunk, Reading
from kg.extract.statistics_figures import Cues, Figure, things_in
from kg.extract.statistics_places import Subject, governed_place, is_governed, is_source, leads
from kg.text.spelling import name_key

Settle = Callable[[BodyMention, Chunk, int], Subject | None]

_LED = tuple(
    "chủ tịch;phó chủ tịch;giám đốc;phó giám đốc;tổng giám đốc;bí thư;phó bí thư;bộ trưởng;thứ trưởng;chánh;phó chánh;"
    "trưởng;hiệu trưởng;chủ nhiệm;viện trưởng;cục trưởng".split(";")
)
_GOVERNMENT = ("ubnd", "ủy ban nhân dân")
_OPENING = 3  # sentences whose bodies count double for whom the article is about
_BACK = 2  # sentences before, in which a body may be the one told of
_NOT_SHORT = frozenset("các những nhiều mỗi một số trong giám".split())


class Context:
    """The bodies around the figures of one article."""

    def __init__(self, reading: Reading, frame: Frame, settle: Settle) -> None:
        self.reading, self.frame, self._settle = reading, frame, settle
        self._rows: dict[int, list[tuple[Chunk, BodyMention]]] = {}

    def _mentions(self, k: int) -> list[tuple[Chunk, BodyMention]]:
        """The bodies of a sentence, also those of the offices that head one, but the Party's national ones."""
        if k not in self._rows:
            self._rows[k] = list(_bodies(things_in(self.reading, k)))
        return self._rows[k]

    def short(self, k: int, figure: Figure, cues: Cues) -> Subject | None:
        """The body named before that a common noun means (``bệnh viện``, ``nhà trường``), where it stands nearer to
        the figure than a body's name."""
        names = [c.last for c in things_in(self.reading, k) if c.kind == BODY and c.last <= figure.start]
        for first, end, entries in reversed(cues):
            head = next((cue.value for cue in entries if cue.kind == "short"), None)
            before = self.reading.text.keys[first - 1] if first else ""
            if (
                head is None
                or end > figure.start
                or (names and first < names[-1])
                or before in _NOT_SHORT
                or before[:1].isdigit()
            ):
                continue
            for at in range(k, -1, -1):
                for chunk, mention in reversed(self._mentions(at)):
                    named = chunk.first < first and name_key(mention.name).startswith(head)
                    if named and (subject := self._settle(mention, chunk, at)) is not None:
                        return subject
            return None
        return None

    def speaker(self, k: int, figure: Figure) -> Subject | None:
        """The body whose head speaks or acts before the figure: ``Giám đốc Sở Y tế cho biết …``."""
        return self._first(k, figure, False)

    def source(self, k: int, figure: Figure) -> Subject | None:
        """The body that says it: ``Theo Sở Y tế, …``."""
        return self._first(k, figure, True)

    def _first(self, k: int, figure: Figure, source: bool) -> Subject | None:
        for chunk, mention in reversed(self._mentions(k)):
            if chunk.last > figure.start or is_source(self.reading, chunk) != source:
                continue
            if source or chunk.kind == OFFICE or not is_governed(self.reading, chunk):
                subject = self._civil(mention, chunk, k)
                if subject is not None:
                    return subject
        return None

    def before(self, k: int) -> Subject | None:
        """The body at the head of a clause just before."""
        for at in range(k - 1, max(-1, k - _BACK - 1), -1):
            for chunk, mention in self._mentions(at):
                if leads(self.reading, chunk) and (subject := self._civil(mention, chunk, at)) is not None:
                    return subject
        return None

    @cached_property
    def protagonist(self) -> Subject | None:
        """Whom the article names most, its opening counting double."""
        told: Counter[str] = Counter()
        subjects: dict[str, Subject] = {}
        for k in range(len(self.reading.chunks)):
            for chunk, mention in self._mentions(k):
                subject = self._civil(mention, chunk, k)
                if subject is not None:
                    key = name_key(subject.actor.name)
                    subjects.setdefault(key, subject)
                    told[key] += 2 if k < _OPENING else 1
        return subjects[max(told, key=lambda key: told[key])] if told else None

    @cached_property
    def _governments(self) -> dict[str, Subject]:
        """Name of a place -> its government, where the article names that too."""
        found: dict[str, Subject] = {}
        for k in range(len(self.reading.chunks)):
            for chunk, mention in self._mentions(k):
                governs = name_key(mention.name).startswith(_GOVERNMENT) and mention.parent is None
                subject = self._settle(mention, chunk, k) if governs else None
                if subject is not None and subject.actor.body is not None:
                    found.setdefault(name_key(subject.actor.body.place), subject)
        return found

    def _civil(self, mention: BodyMention, chunk: Chunk, k: int) -> Subject | None:
        """A body; for a Party committee the place that it leads, or that place's government where it is named."""
        subject = self._settle(mention, chunk, k)
        if subject is None:
            return None
        place, body = governed_place(subject), subject.actor.body
        return subject if place is subject or body is None else self._governments.get(name_key(body.place), place)


def _bodies(row: list[Chunk]) -> Iterator[tuple[Chunk, BodyMention]]:
    for chunk in row:
        mention = chunk.value.body if chunk.kind == OFFICE else chunk.value if chunk.kind == BODY else None
        if mention is None or (mention.kind == "party" and mention.national):
            continue
        if chunk.kind == BODY:
            yield chunk, chunk.value
        elif not chunk.value.mark and chunk.value.role.lower().startswith(_LED):
            yield chunk, mention
