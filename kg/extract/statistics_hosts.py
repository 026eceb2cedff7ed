"""Whose congress, session or conference an article tells of: the likeliest subject of the figures told there.

The first gathering counts, one whose day is told before others (``đoàn đại biểu dự Đại hội … huyện`` names one to
come), until a paragraph opens with another body's (``* Cùng ngày, Đảng bộ xã … tổ chức Đại hội``).
"""

import re

from kg.extract.reading import Reading
from kg.extract.statistics_places import Subject, actor_of
from kg.model import Actor, EventFact, Fact, Span, Support

_KINDS = ("congress", "session", "conference")
_OPENING = 8  # sentences in which the gathering that an article is about is named
_BACK = 4  # sentences in which the Party's congress is looked for
_OF_THE_PARTY = re.compile(
    r"đại hội (?:đại biểu toàn quốc )?(?:lần thứ )?[ivx]+ (?:của )?đảng|đại hội đảng (?:toàn quốc|[ivx]+\b)"
)
_HEAD = 60  # characters from the start of a paragraph within which a body opens it


class Hosts:
    """The bodies that hold the gatherings of one article, in the order of the text."""

    def __init__(self, reading: Reading, facts: list[Fact]) -> None:
        self.reading = reading
        self._hosts: list[tuple[int, str, Subject, str]] = []  # sentence, kind of gathering, host, its day
        for fact in facts:
            if isinstance(fact, EventFact) and fact.event.kind in _KINDS and fact.event.body is not None:
                self._add(fact)
        self._hosts.sort(key=lambda entry: (entry[0] >= _OPENING, not entry[3], entry[0]))

    def _add(self, fact: EventFact) -> None:
        body = next((s.span for s in fact.evidence.support if s.role == "body" and s.span is not None), None)
        host = fact.event.body
        if host is None or body is None or (host.level in ("district", "commune") and not host.place):
            return  # Đảng bộ xã: any of them
        text = self.reading.text
        at = text.sentence_of[min(text.token_at(body.start), len(text.sentence_of) - 1)]
        if at < _OPENING or self._opens(at, body):
            support = (Support("subject", body), *(s for s in fact.evidence.support if s.role == "place"))
            self._hosts.append((at, fact.event.kind, Subject(actor_of(host), support), fact.event.start))

    def _opens(self, k: int, body: Span) -> bool:
        sentences = self.reading.sentences
        return sentences[k].line != sentences[k - 1].line and body.start - self.reading.statement(k).start <= _HEAD

    def national(self, k: int) -> Subject | None:
        """The Party, where a sentence just before tells of its own congress: ``Đại hội XII của Đảng``."""
        text, sentences = self.reading.text, self.reading.sentences
        first = text.starts[sentences[max(0, k - _BACK)].first]
        found = _OF_THE_PARTY.search(text.key, first, text.ends[sentences[k].last - 1])
        return Subject(Actor("Đảng"), (Support("subject", text.raw_span(*found.span())),)) if found else None

    def of(self, k: int, kind: str = "") -> Subject | None:
        """The host of the gathering (of one kind) that sentence ``k`` belongs to: the first, or a later paragraph's."""
        hosts = [entry for entry in self._hosts if not kind or entry[1] == kind]
        later = [subject for at, _, subject, _ in hosts if _OPENING <= at <= k]
        return later[-1] if later else hosts[0][2] if hosts else None
