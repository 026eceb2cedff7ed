"""The bodies that figures may be about, as the frame settles them; each mention once."""

from collections.abc import Iterable

from kg.extract.bodies import BodyMention
from kg.extract.frame import Frame
from kg.extract.reading import BODY, Chunk, Reading
from kg.extract.statistics_figures import things_in
from kg.extract.statistics_places import Subject, actor_of
from kg.model import Body, Support
from kg.text.spelling import name_key


class Settler:
    """The mentions of bodies of one article as subjects."""

    def __init__(self, reading: Reading, frame: Frame) -> None:
        self.reading, self.frame = reading, frame
        self._settled: dict[int, Subject | None] = {}

    def first(self, k: int, bodies: Iterable[tuple[Chunk, BodyMention]]) -> Subject | None:
        """The first of some bodies that the frame can settle."""
        for chunk, mention in bodies:
            subject = self.settle(mention, chunk, k)
            if subject is not None:
                return subject
        return None

    def settle(self, mention: BodyMention, chunk: Chunk, k: int) -> Subject | None:
        """The subject that a mention in sentence ``k`` means; None where the article does not say which body."""
        if chunk.first not in self._settled:
            settled = self.frame.settle(mention, k) or self._told(mention, k)
            if settled and not settled[0].place and settled[0].level in ("district", "commune"):
                settled = None  # huyện ủy, xã: any of them
            span = self.reading.span(mention.first, mention.last)
            self._settled[chunk.first] = (
                Subject(actor_of(settled[0]), (Support("subject", span), *settled[1])) if settled else None
            )
        return self._settled[chunk.first]

    def _told(self, mention: BodyMention, k: int) -> tuple[Body, tuple[Support, ...]] | None:
        """The one body named before whose name a short form begins (``Văn phòng`` after ``Văn phòng UBND tỉnh``)."""
        begins, found = f"{name_key(mention.name)} ", None
        for at in range(k + 1):
            for chunk in things_in(self.reading, at):
                if chunk.kind == BODY and chunk.first < mention.first and name_key(chunk.value.name).startswith(begins):
                    settled = self.frame.settle(chunk.value, at)
                    if settled is not None and found is not None and settled[0] != found[0]:
                        return None
                    found = settled or found
        return found
