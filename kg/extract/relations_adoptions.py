"""What an event adopted: ``Đại hội đã thông qua Nghị quyết``, ``kỳ họp thông qua 12 nghị quyết``."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.documents_actors import Line
from kg.extract.documents_kinds import kinds
from kg.extract.documents_titles import title_at
from kg.extract.events_words import nouns
from kg.extract.frame import Frame
from kg.extract.reading import PERSON, Reading
from kg.extract.relations_documents import acts_of
from kg.extract.relations_words import modality, words
from kg.model import AdoptionFact, Document, Event, EventFact, Evidence, Fact
from kg.text.spelling import name_key

_ADOPTS = "thông qua"
_KINDS = ("congress", "conference", "session")
_REACH = 40  # tokens between the event and the verb
_CLOSE = 12  # tokens between được and the verb
_LONGEST = 40  # tokens of the words of what is adopted
_HARD = frozenset('.;:!?…”"(|')
_ELSEWHERE = frozenset(("các", "mỗi", "những", "nhiều", "sau", "trước", "tới", "trình", "cho", "dự", "của"))
_COUNTS = frozenset(("các", "những", "toàn", "văn", "bộ", "dự", "thảo", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám"))


@dataclass(frozen=True, slots=True)
class What:
    """Tokens ``[first, last)`` name what is adopted."""

    first: int
    last: int
    words: str
    document: Document | None = None


def adoptions(reading: Reading, frame: Frame, facts: list[Fact]) -> Iterator[AdoptionFact]:
    """What the events of the article adopted."""
    if _ADOPTS not in reading.text.key:
        return
    events = [fact for fact in facts if isinstance(fact, EventFact) and fact.event.kind in _KINDS]
    if not events:
        return
    text = reading.text
    for first, last, _ in words("adopts").find(text.keys):
        k = text.sentence_of[first]
        line = Line(reading, frame, k)
        near = range(first - 1, max(line.first, first - _CLOSE), -1)
        passive = next((t for t in near if line.key(t) == "được"), None)
        where = _gathering(line, first) if passive is None else _agent(line, passive, first, last)
        fact = _event(line, *where, events) if where is not None else None
        if where is None or fact is None:
            continue
        mood = modality(line.keys, line.first, first)
        if mood != "denied" and fact.modality != "asserted":
            mood = fact.modality
        told = _adopted if passive is None else _passed
        for what in told(line, last if passive is None else passive, facts):
            yield _fact(line, fact.event, where, (first, last), mood, what)


def _gathering(line: Line, verb: int) -> tuple[int, int, str] | None:
    """The word for a gathering that stands before the verb as who acts or where: tokens and kind."""
    start = max(line.first, verb - _REACH)
    found = [
        (a, b, noun.kind)
        for a, b, noun in nouns().find(line.keys, start, verb)
        if noun.kind in _KINDS and noun.use not in ("act", "held") and line.key(a - 1) not in _ELSEWHERE
    ]
    if not found:
        return None
    first, last, kind = found[-1]
    between = [line.chunk(t) for t in range(last, verb)]
    told = any(line.key(t) in ("do", "được", "khi", "mà", "qua", ";") for t in range(last, verb))
    someone = any(chunk is not None and chunk.kind == PERSON for chunk in between)
    return None if told or someone else (first, last, kind)


def _event(line: Line, first: int, last: int, kind: str, events: list[EventFact]) -> EventFact | None:
    """The one event that the word means: told of at this very place, or the only one of its kind in the article."""
    start = line.reading.span(first, last).start
    for fact in events:
        for support in fact.evidence.support:
            if support.span is not None and support.role in ("event", "title"):
                if support.span.start <= start < support.span.end:
                    return fact
    same = [fact for fact in events if fact.event.kind == kind]
    if len(same) != 1:
        return None
    key = line.key(last)
    plain = not (line.capital(last) or key in ("lần", "thứ", "toàn", "đại", "của", "đảng") or key[:1].isdigit())
    named = name_key(line.text.phrase(first, min(line.last, last + 3))) in name_key(same[0].event.title)
    return same[0] if plain or named else None


def _agent(line: Line, passive: int, verb: int, last: int) -> tuple[int, int, str] | None:
    """``được Đại hội thông qua``, ``được thông qua tại kỳ họp``: who acts or where."""
    for start, end in ((passive + 1, verb), (last, min(line.last, last + _CLOSE))):
        for a, b, noun in nouns().find(line.keys, start, end):
            if noun.kind in _KINDS and (a == start or line.key(a - 1) in ("tại", "trong")):
                return a, b, noun.kind
    return None


def _passed(line: Line, passive: int, facts: list[Fact]) -> Iterator[What]:
    """``Nghị quyết … đã được``: the documents named right before."""
    start = passive - 1 if line.key(passive - 1) in ("đã", "vừa", "cũng") else passive
    for act in acts_of(line, facts):
        if start in (act.last, act.end):
            for document in act.documents:
                yield What(act.first, act.last, document.name, document)


def _adopted(line: Line, t: int, facts: list[Fact]) -> Iterator[What]:
    """What stands after the verb: documents of the table, else the words that begin as the name of one."""
    acts = {act.first: act for act in acts_of(line, facts)}
    while t < line.last:
        start = t
        while line.key(t) in _COUNTS or line.key(t).isdigit():
            t += 1
        kind = kinds().match(line.keys, t)
        if kind is None or kind[1] > line.last or words("shown").match(line.keys, t):
            return
        if line.key(t - 1) == "," and not line.capital(t) and words("verb").match(line.keys, t):
            return
        act = acts.get(t)
        end = max(_end(line, kind[1]), act.last if act is not None else 0)
        if act is None:
            yield What(start, end, line.text.phrase(start, end))
        else:
            yield from (What(start, end, document.name, document) for document in act.documents)
        if line.key(end) not in (",", "và"):
            return
        t = end + 1


def _end(line: Line, token: int) -> int:
    """Where the words of what is adopted end."""
    t = token
    quoted = title_at(line, token) if line.key(token) in ("“", '"') else None
    if quoted is not None:
        return quoted[1] + 1
    while t < line.last and t - token < _LONGEST:
        key = line.key(t)
        if key in _HARD or words("ends").match(line.keys, t):
            break
        if key in (",", "và"):
            s = t + 1
            while line.key(s) in _COUNTS or line.key(s).isdigit():
                s += 1
            if key == "," or kinds().match(line.keys, s):
                break
        t += 1
    return t


def _fact(
    line: Line, event: Event, where: tuple[int, int, str], verb: tuple[int, int], mood: str, what: What
) -> AdoptionFact:
    support = (
        line.support("event", *where[:2]),
        line.support("verb", *verb),
        line.support("document", what.first, what.last),
    )
    evidence = Evidence(line.reading.statement(line.k), "adopted", support)
    return AdoptionFact(event=event, adopted=what.words, document=what.document, evidence=evidence, modality=mood)
