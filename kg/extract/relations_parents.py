"""Which body is a part of which: ``Chi bộ A trực thuộc Đảng bộ B``, ``Cục C (thuộc Bộ D)``."""

from collections.abc import Iterator

from kg.extract.bodies import BodyMention
from kg.extract.documents_actors import body_name
from kg.extract.frame import Frame
from kg.extract.organizations import whole as whole_body
from kg.extract.reading import BODY, OFFICE, Chunk, Reading
from kg.extract.relations_words import modality, whole, words
from kg.extract.wholes import body_of
from kg.model import Actor, Body, Evidence, Fact, OrganizationFact, ParentFact, Support
from kg.text.spelling import body_key, name_key

_OF = "thuộc"
_HAS = frozenset(("có", "gồm", "hiện", "với"))
_LISTS = frozenset((":", "gồm", "là"))
_BETWEEN = frozenset((",", "và", ";", ":", "gồm", "là"))
_ACTED = frozenset(("quản", "quyết", "chỉ", "ban"))  # thuộc Ban Thường vụ Tỉnh ủy quản lý
_MANY = frozenset(("các", "những", "mọi", "mỗi", "từng", "nhiều", "một", "số", "hai", "ba"))

Known = dict[tuple[str, str], Body]
Named = tuple[Body, BodyMention]


def parents(reading: Reading, frame: Frame, facts: list[Fact]) -> Iterator[ParentFact]:
    """The parents that sentences state, of bodies that the organizations table has."""
    if _OF not in reading.text.key:
        return
    known = {(body_key(f.body.name), name_key(f.body.place)): f.body for f in facts if isinstance(f, OrganizationFact)}
    for k, sentence in enumerate(reading.sentences):
        keys = reading.text.keys[sentence.first : sentence.last]
        if _OF in keys and not any(True for _ in words("moved").find(keys)):
            yield from _Sentence(reading, frame, k, known).parents()


class _Sentence:
    """One sentence that has the word."""

    def __init__(self, reading: Reading, frame: Frame, k: int, known: Known) -> None:
        self.reading, self.frame, self.k, self.known = reading, frame, k, known
        self.keys = reading.text.keys
        self.row = reading.chunks[k]
        self.bodies = [(n, chunk) for n, chunk in enumerate(self.row) if body_of(chunk) is not None]

    def parents(self) -> Iterator[ParentFact]:
        for at, (_, chunk) in enumerate(self.bodies):
            mention = body_of(chunk)
            assert mention is not None
            if mention.parent is not None and _OF in self.keys[mention.first : mention.parent.first]:
                yield from self._inside(mention)
            if at + 1 < len(self.bodies) and chunk.last < self.bodies[at + 1][1].first:
                following = self.bodies[at + 1][1]
                if tuple(self.keys[chunk.last : following.first]) in whole("under") and following.kind == BODY:
                    yield from self._fact(chunk, following, "parent-told")
        yield from self._listed()

    def _inside(self, mention: BodyMention) -> Iterator[ParentFact]:
        """``Chi cục Thủy lợi thuộc Sở Nông nghiệp``: in the name of the body itself."""
        settled = self.frame.settle(mention, self.k)
        if settled is None or settled[0].parent is None or self._many(mention.first) or self._acted(mention.last):
            return
        body, parent = settled[0], settled[0].parent
        if len(body.name.partition(_OF)[0].split()) < 2:
            return  # đội trưởng thuộc Phòng A: of some team
        if (body_key(body.name), name_key(body.place)) in self.known and mention.parent is not None:
            spans = (mention.first, mention.last), (mention.parent.first, mention.parent.last)
            yield self._of(body, parent, "parent-named", *spans, modality="asserted")

    def _listed(self) -> Iterator[ParentFact]:
        """``Đảng bộ A có ba chi bộ trực thuộc: Chi bộ B, Chi bộ C và Chi bộ D``."""
        over = self.bodies[0][1] if self.bodies else None
        for at, (_, chunk) in enumerate(self.bodies):
            if over is None or at == 0 or self.keys[chunk.last : chunk.last + 2] != ["trực", _OF]:
                continue
            lists = any(key in _LISTS for key in self.keys[chunk.last + 2 : chunk.last + 5])
            if not lists or self.keys[over.last] not in _HAS:
                continue
            for _, part in self.bodies[at + 1 :]:
                if part.kind == BODY and part.value.head == chunk.value.head and self.keys[part.first - 1] in _BETWEEN:
                    yield from self._fact(part, over, "parent-listed")

    def _fact(self, part: Chunk, over: Chunk, rule: str) -> Iterator[ParentFact]:
        body, parent = self._specific(part), self._specific(over)
        if body is None or parent is None or body == parent or self._acted(over.last):
            return
        aside = self.keys[part.last : part.last + 1] == ["("]
        mood = "asserted" if aside else modality(self.keys, self.reading.sentences[self.k].first, part.first)
        spans = (part.first, part.last), (over.first, over.last)
        yield self._of(body, parent, rule, *spans, modality=mood)

    def _specific(self, chunk: Chunk) -> Body | None:
        """The body of the organizations table that a chunk names, no group of bodies."""
        mention = body_of(chunk)
        if mention is None or (chunk.kind == OFFICE and chunk.value.role == "Đại biểu"):
            return None
        settled = self.frame.settle(mention, self.k)
        if settled is None or not (mention.place or mention.national or not self._many(mention.first)):
            return None
        body = whole_body(settled[0])
        return self.known.get((body_key(body.name), name_key(body.place)))

    def _many(self, first: int) -> bool:
        before = self.keys[first - 1] if first > self.reading.sentences[self.k].first else ""
        return before in _MANY or before.isdigit()

    def _acted(self, last: int) -> bool:
        return last < len(self.keys) and self.keys[last] in _ACTED

    def _of(
        self, body: Body, parent: Body, rule: str, at: tuple[int, int], over: tuple[int, int], *, modality: str
    ) -> ParentFact:
        support = (Support("body", self.reading.span(*at)), Support("parent", self.reading.span(*over)))
        evidence = Evidence(self.reading.statement(self.k), rule, support)
        return ParentFact(body=body, parent=Actor(body_name(parent), parent), evidence=evidence, modality=modality)
