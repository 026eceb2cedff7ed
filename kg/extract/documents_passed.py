"""The resolution that the gathering told of passes: ``Đại hội đã thông qua Nghị quyết Đại hội``, ``Kỳ họp thông qua
nghị quyết về …``, ``thông qua 6 nghị quyết, trong đó có Nghị quyết về …; Nghị quyết …``."""

from itertools import pairwise

from kg.extract.documents_actors import Found, Line, body_name
from kg.extract.documents_kinds import Kind
from kg.extract.documents_merge import Mention, mention_at
from kg.extract.documents_tail import act_title, issuing_verb
from kg.extract.documents_titles import is_personnel, title_at
from kg.extract.reading import BODY, OFFICE, PERSON
from kg.model import Actor, Event, EventFact, Fact, Support
from kg.text.spelling import body_key, name_key

_GATHERINGS = {("đại", "hội"): "congress", ("kì", "họp"): "session", ("đại", "biểu"): "session"}
_COUNCILS = ("hđnd", "hội đồng nhân dân")
_TO_COME = frozenset(("sẽ", "dự", "để", "sớm", "chưa", "không", "trình"))
_AFTER = frozenset((".", ",", ";", "với", "xác", "nhiệm", "và", ""))  # Nghị quyết (Đại hội) | với 15 chỉ tiêu
_FIRST_WORDS = 4  # a title told in fewer words tells nothing
_LISTED = frozenset(("có", "gồm", "là", "như", ":", ";", "-", "+", "•"))  # before an act of a list
_LIST_REACH, _LINES_UP = 12, 12  # tokens between thông qua and the list; lines of a list


def passed_acts(line: Line, i: int, j: int, kind: Kind, facts: list[Fact]) -> tuple[list[Mention], int]:
    """The resolution that tokens ``[i, j)`` open, where the congress or session of the article passes it."""
    if kind.form != "nghị quyết":
        return [], j
    verb = issuing_verb(line, i)
    direct = verb is not None and verb + 2 == i and line.follows(verb, "thông", "qua")
    told, verb = (line, verb) if direct else _opening(line, i)
    found = _gathering(told, verb, facts) if verb is not None else None
    if found is None or (found[0].kind == "congress" and not direct):
        return [], j
    event, span = found
    title = title_at(line, j)
    if event.kind == "session":
        if title is None or title[1] - title[0] < _FIRST_WORDS or is_personnel(line, title[0] + 1, title[1], 6):
            return [], j
        last, words = title[1], act_title(line, i, j, *title)
    else:
        last = j + 2 if line.follows(j, "đại", "hội") else j
        if not line.capital(i) or line.key(last) not in _AFTER:
            return [], j
        words = "Nghị quyết Đại hội"
    mention = mention_at(line, i, kind.kind, "document-passed", (line.support("title", i, last), span))
    mention.issuer, mention.title = _issuer(event), words
    return [mention], last


def _opening(line: Line, i: int) -> tuple[Line, int | None]:
    """The line and the token of the ``thông qua`` that opens the list in which an act stands at token ``i``: in its
    sentence, or in the line over it that ends in a colon."""
    if i > line.first and line.key(i - 1) not in _LISTED:
        return line, None
    sentences = line.reading.sentences
    above = line.k
    if line.key(line.first) in _LISTED or i == line.first:
        while above > max(0, line.k - _LINES_UP) and line.text.words[sentences[above].last - 1] != ":":
            above -= 1
    told = line if above == line.k else Line(line.reading, line.frame, above)
    for t in range(min(i, told.last) - 1, told.first - 1, -1):
        if told.follows(t, "thông", "qua"):
            head = told.keys[t + 2 : min(t + _LIST_REACH, told.last)]
            return told, t if ("nghị", "quyết") in pairwise(head) and told.key(t + 2) != "nghị" else None
    return told, None


def _gathering(line: Line, verb: int, facts: list[Fact]) -> tuple[Event, Support] | None:
    """The one gathering of its kind that the article tells of, where it (or who is at it) does what the verb tells."""
    for t in range(verb - 2, line.first - 1, -1):
        kind = _GATHERINGS.get((line.key(t), line.key(t + 1)))
        if kind is None:
            continue
        between = line.keys[t:verb]
        if not _TO_COME.isdisjoint(between) or any(line.is_kind(n, BODY, OFFICE, PERSON) for n in range(t + 2, verb)):
            return None
        events = [f.event for f in facts if isinstance(f, EventFact) and f.event.kind == kind and f.event.body]
        events = [e for e in events if kind == "session" or e.ordinal or e.term]
        bodies = {(body_key(e.body.name), name_key(e.body.place)) for e in events if e.body is not None}
        council = kind == "congress" or all(name.startswith(_COUNCILS) for name, _ in bodies)
        if len(bodies) != 1 or not council or (kind == "congress" and len(events) != 1):
            return None
        return events[0], line.support("issuer", t, t + 2)
    return None


def _issuer(event: Event) -> Found:
    body = event.body
    actor = Actor(event.title, body) if event.kind == "congress" else Actor(body_name(body) if body else "", body)
    return Found(actor, name_key(actor.name), (), 0, 0)
