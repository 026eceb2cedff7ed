"""Whose votes and delegates they are: the council or committee that votes, the Party body whose congress it is."""

from collections.abc import Callable, Iterable

from kg.extract.bodies import BodyMention
from kg.extract.reading import BODY, OFFICE, Chunk, Reading
from kg.extract.statistics_figures import things_in
from kg.extract.statistics_hosts import Hosts
from kg.extract.statistics_places import Subject
from kg.extract.wholes import body_of
from kg.text.spelling import name_key

_VOTING = tuple("hđnd;hội đồng nhân dân;quốc hội;ban chấp hành;bch;ủy ban thường vụ;ban bí thư;bộ chính trị".split(";"))
_COUNCILS = ("hđnd", "hội đồng nhân dân", "quốc hội")  # elect who heads them
_COMMITTEES = tuple("tỉnh ủy;thành ủy;huyện ủy;quận ủy;thị ủy;đảng ủy;đảng bộ;chi bộ".split(";"))
_AHEAD = 4  # sentences behind in which the body is looked for

First = Callable[[int, Iterable[tuple[Chunk, BodyMention]]], Subject | None]


class Votes:
    """The bodies of one article that vote and send delegates; ``first`` settles the first of some bodies, ``party``
    gives the Party body that the article is about."""

    def __init__(self, reading: Reading, hosts: Hosts, first: First, party: Callable[[int], Subject | None]) -> None:
        self.reading, self.hosts, self._first, self._party = reading, hosts, first, party

    def voting(self, k: int) -> Subject | None:
        """The body that votes: the nearest one named in this sentence or before, else soon after."""
        chunks = self.reading.chunks
        for at in (*range(k, -1, -1), *range(k + 1, min(k + _AHEAD, len(chunks)))):
            bodies = [(c, body) for c in things_in(self.reading, at) if (body := body_of(c)) is not None]
            voting = [(c, body) for c, body in bodies if c.kind == BODY and name_key(body.name).startswith(_VOTING)]
            if at == k:
                committees = [(c, b) for c, b in bodies if c.kind == BODY and name_key(b.name).startswith(_COMMITTEES)]
                councils = [(c, b) for c, b in bodies if c.kind == OFFICE and name_key(b.name).startswith(_COUNCILS)]
                voting += [*committees, *councils]
            subject = self._first(at, voting)
            if subject is not None:
                return subject
        return None

    def delegating(self, k: int) -> Subject | None:
        """Whose delegates they are: those of a congress the Party body's, others the council's."""
        host = self.hosts.of(k, "congress")
        if host is not None:
            return host
        congress = "đại hội" in self.reading.text.key
        return self._party(k) or self.voting(k) if congress else self.voting(k) or self._party(k)
