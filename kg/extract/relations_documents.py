"""What documents do to documents: ``Kế hoạch số 12 thực hiện Nghị quyết 05``, ``Quy định 37 thay thế Quy định 47``."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.documents_actors import Line
from kg.extract.documents_kinds import kinds
from kg.extract.documents_merge import Mention
from kg.extract.documents_named import named_acts
from kg.extract.documents_number import number_key, running_number
from kg.extract.documents_numbered import numbered_acts
from kg.extract.documents_tail import issuing_verb
from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.extract.relations_words import modality, single, verbs
from kg.model import Document, DocumentFact, Evidence, Fact, RelationFact
from kg.text.spelling import name_key

_FRONTED = ("implements", "cites")
_JOINED = frozenset((",", "và", ";"))
_WORD = 8  # tokens that may stand between two parts at most
_THIS = frozenset(("này", "trên"))


@dataclass(frozen=True, slots=True)
class Act:
    """Tokens ``[first, last)`` name documents of the documents table, up to ``end`` with what they are about;
    ``issued``: the sentence tells who issued them."""

    first: int
    last: int
    end: int
    documents: tuple[Document, ...]
    issued: bool


def relations(reading: Reading, frame: Frame, facts: list[Fact]) -> Iterator[RelationFact]:
    """The relations that sentences state between documents that the documents table has."""
    documents = [fact.document for fact in facts if isinstance(fact, DocumentFact)]
    if len(documents) < 2:
        return
    text = reading.text
    by_sentence: dict[int, list[tuple[int, int, tuple[str, bool]]]] = {}
    for found in verbs().find(text.keys):
        by_sentence.setdefault(text.sentence_of[found[0]], []).append(found)
    for k, told in by_sentence.items():
        line = Line(reading, frame, k)
        acts = _acts(line, facts, documents)
        if sum(len(act.documents) for act in acts) >= 2:
            for first, last, (relation, back) in told:
                yield from _related(line, acts, first, last, relation, back)


def acts_of(line: Line, facts: list[Fact]) -> list[Act]:
    """The documents that a sentence names, in order."""
    return _acts(line, facts, [fact.document for fact in facts if isinstance(fact, DocumentFact)])


def _acts(line: Line, facts: list[Fact], documents: list[Document]) -> list[Act]:
    found: list[Act] = []
    pointing: list[tuple[int, int, str]] = []
    done = line.first
    for i, j, kind in kinds().find(line.keys, line.first, line.last):
        if i < done:
            continue
        mentions, end = numbered_acts(line, i, j, kind, facts)
        if not mentions:
            mentions, end = named_acts(line, i, j, kind, facts)
        if not mentions and line.key(j) in _THIS:
            pointing.append((i, j + 1, kind.kind))
        meant = tuple(document for mention in mentions if (document := _meant(mention, documents)) is not None)
        if mentions:
            done = max(end, j)
        if meant and len(meant) == len(mentions):
            found.append(Act(i, done, _end(line, done, mentions[0]), meant, mentions[0].issuer is not None))
    named = {document for act in found for document in act.documents}
    for first, last, code in pointing:  # Chỉ thị này: the one of its kind that other sentences name
        others = [document for document in documents if document.kind == code and document not in named]
        if len(others) == 1:
            found.append(Act(first, last, last, (others[0],), False))
    return sorted(found, key=lambda act: act.first)


def _end(line: Line, last: int, mention: Mention) -> int:
    """The token after what the act is about."""
    title = next((support.span for support in mention.support if support.role == "title" and support.span), None)
    if title is None:
        return last
    return next((t for t in range(last, line.last) if line.reading.span(t, t + 1).start >= title.end), line.last)


def _meant(mention: Mention, documents: list[Document]) -> Document | None:
    """The one document of the table that a mention names."""
    fitting = [document for document in documents if _same(mention, document)]
    return fitting[0] if len(fitting) == 1 else None


def _same(mention: Mention, document: Document) -> bool:
    if mention.kind != document.kind:
        return False
    if mention.number is not None:
        a, b = sorted((number_key(mention.number.printed), number_key(document.number)), key=len)
        same_run = running_number(mention.number.printed) == running_number(document.number)
        return bool(document.number) and same_run and b.startswith(a)
    if document.number:
        return False
    return name_key(mention.title) == name_key(document.title)


def _related(line: Line, acts: list[Act], first: int, last: int, relation: str, back: bool) -> Iterator[RelationFact]:
    n = next((n for n, act in enumerate(acts) if act.first >= last and _fills(line, last, act.first)), None)
    if n is None:
        return
    after = _with_joined(line, acts, n)
    before = next((act for act in reversed(acts) if _linked(line, act, first, relation)), None)
    if before is not None:
        mood = modality(line.keys, max(line.first, before.last), first)
        mood = "proposed" if line.follows(before.first - 2, "dự", "thảo") else mood
        yield from _facts(line, [before], after, relation, back, "relation-direct", mood, (first, last))
    elif relation in _FRONTED and not back and _opens(line, first):
        done = after[-1].last
        for act in acts[n + len(after) :]:
            verb = issuing_verb(line, act.first)
            if act.issued and verb is not None and verb > done and line.key(verb - 1) != "sẽ":
                mood = modality(line.keys, done, verb)
                yield from _facts(line, [act], after, relation, False, "relation-fronted", mood, (first, last))
                return


def _fills(line: Line, first: int, last: int) -> bool:
    return last - first <= _WORD and all(line.key(t) in single("filler") for t in range(first, last))


def _links(line: Line, first: int, last: int) -> bool:
    return last - first <= _WORD and all(line.key(t) in single("link") for t in range(first, last))


def _linked(line: Line, act: Act, verb: int, relation: str) -> bool:
    """Whether a verb is that of a document before it, named with or without what it is about."""
    return any(
        first <= verb and _links(line, first, verb) and not (relation in _FRONTED and line.key(verb - 1) == ",")
        for first in (act.last, act.end)
    )


def _opens(line: Line, token: int) -> bool:
    """Whether a word opens the sentence or a clause of its own."""
    return token == line.first or line.key(token - 1) in ("-", "–", "+", ",", "“", '"', ":")


def _with_joined(line: Line, acts: list[Act], n: int) -> list[Act]:
    """A document and those joined to it by commas and ``và``."""
    found = [acts[n]]
    for act in acts[n + 1 :]:
        between = range(found[-1].last, act.first)
        if not 1 <= len(between) <= 2 or not all(line.key(t) in _JOINED for t in between):
            break
        found.append(act)
    return found


def _facts(
    line: Line,
    ones: list[Act],
    others: list[Act],
    relation: str,
    back: bool,
    rule: str,
    mood: str,
    verb: tuple[int, int],
) -> Iterator[RelationFact]:
    subjects, objects = (others, ones) if back else (ones, others)
    for one in subjects:
        for other in objects:
            support = (
                line.support("document", one.first, one.last),
                line.support("verb", *verb),
                line.support("other", other.first, other.last),
            )
            evidence = Evidence(line.reading.statement(line.k), rule, support)
            for document in one.documents:
                for target in other.documents:
                    if document != target:
                        yield RelationFact(
                            document=document, relation=relation, other=target, evidence=evidence, modality=mood
                        )
