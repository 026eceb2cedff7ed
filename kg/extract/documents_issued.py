"""Acts without a number known by issuer and subject (``Kết luận của Ban Thường vụ Tỉnh ủy về …``) or by a title of
their own (``Quy chế làm việc của Tỉnh ủy``)."""

import re

from kg.extract.documents_actors import Line, actor_at
from kg.extract.documents_contents import SHORTEST, concluded, effect, finding, title_of_next
from kg.extract.documents_kinds import Kind
from kg.extract.documents_merge import Mention, mention_at
from kg.extract.documents_tail import Tail, act_title, before_tail, issuing_verb, read_tail, signed_tail
from kg.extract.documents_titles import is_personnel, opens_as, title_at, title_end
from kg.extract.reading import WORD
from kg.model import Fact

_DAY = re.compile(r"-\d\d-\d\d$")
_PERSONAL = ("decision", "resolution", "notice")  # kinds of acts that may be about a person's office
_LOWER = frozenset(("nghị quyết", "chỉ thị", "kết luận", "kết luận thanh tra"))  # that are names in lower case, too
_DATED = frozenset(("văn bản", "báo cáo", "tờ trình"))  # told apart by their day only
_WORKING = ("làm", "việc")
_OPENING = frozenset(("“", '"', ":", "-", "–", ".", ")"))  # a capital after these opens a sentence
_NO_TITLE = frozenset("của số này đã là được do nêu cũng trên và có tại mới chung gồm để".split())


def titled_acts(line: Line, i: int, j: int, kind: Kind) -> tuple[list[Mention], int]:
    """``Quy chế làm việc của Tỉnh ủy``; with a capital inside a sentence, ``Quy định những điều …``."""
    if line.follows(j, *_WORKING) and {"chế", "nội"} & set(kind.form.split()):
        return _working_rules(line, i, j, kind)
    quoted = None
    if line.key(j) in ("“", '"') and line.capital(i) and line.capital(j + 1):
        quoted = title_at(line, j)
    if quoted is None and (not _proper(line, i, j) or "nghị" in kind.form):
        return [], j
    if opens_as(line, i, "common"):
        return [], j
    first, last = quoted if quoted else (i, title_end(line, j))
    if last - j < SHORTEST + 1 or is_personnel(line, j, last) or "này" in line.keys[j:last] or _to_come(line, i):
        return [], j
    mention = mention_at(line, i, kind.kind, "document-title", (line.support("title", first, last),))
    tail = before_tail(line, i, Tail(last))
    mention.issuer, mention.date, mention.support = tail.issuer, tail.date, mention.support + tail.support
    mention.support += tail.issuer.support if tail.issuer else ()
    mention.title = line.text.phrase(first, last)
    return [mention], last


def _proper(line: Line, i: int, j: int) -> bool:
    """A capital that the sentence does not ask for, a lower-case title after it."""
    if not line.capital(i) or i == line.first or line.words[i].isupper() or j >= line.last:
        return False
    if line.key(i - 1) in _OPENING or line.key(j) in _NO_TITLE:
        return False
    chunk, word = line.chunk(j), line.words[j]
    return chunk is not None and chunk.kind == WORD and word.isalpha() and word.islower()


def _working_rules(line: Line, i: int, j: int, kind: Kind) -> tuple[list[Mention], int]:
    t, out = j + 2, list[Mention]()
    while line.key(t) == "của":
        found = actor_at(line, t + 1)
        if found is None:
            break
        support = (line.support("title", i, found.last), *found.support)
        mention = mention_at(line, i, kind.kind, "document-title", support)
        mention.order = line.text.starts[found.first]
        mention.issuer = found
        first = line.text.phrase(i, j + 2)
        end = found.last
        if line.opens(end, "nhiệm kỳ"):
            end = next((line.text.token_range(m.start, m.end)[1] for m in line.reading.terms[line.k]
                        if line.text.token_at(m.start) == end + 2), end)  # fmt: skip
        mention.title = f"{first} {line.text.phrase(t, end)}"
        out.append(mention)
        t = end + 1 if line.key(end) in (",", "và") else end
    return out, t if out else j


def issued_acts(
    line: Line, i: int, j: int, kind: Kind, facts: list[Fact], before: Mention | None
) -> tuple[list[Mention], int]:
    """``kết luận của Tỉnh ủy về …``, ``quyết định ngày 11/9/2007 của …``, ``đã ban hành Nghị quyết về …``."""
    if line.words[i].isupper():
        return [], j
    tail = read_tail(line, j, facts)
    if tail.title is None:
        tail.title = effect(line, tail.last, kind)
        tail.last = tail.title[1] if tail.title else tail.last
    if tail.title is None and tail.issuer is not None:
        tail.title = title_of_next(line, tail.last, facts)
    letter, near = "letter" in kind.named, False
    dated = tail.issuer is not None and bool(_DAY.search(tail.date))
    named = line.capital(i) or kind.form in _LOWER or issuing_verb(line, i) is not None
    named = named or (letter and tail.issuer is not None)
    if tail.issuer is None:
        tail = signed_tail(line, tail) if tail.title else tail
        signed = tail.issuer is not None
        tail = tail if signed else before_tail(line, i, tail)
        near = bool(_DAY.search(tail.date))  # a day beside the issuer
        dated = dated or (signed and near)
    if tail.title is None and kind.kind == "conclusion" and concluded(line, i, tail.issuer):
        tail.title = finding(line, tail.last)
    if kind.form in _DATED and not (dated or near):
        return [], j
    if not (named or dated) or _to_come(line, i) or not _identified(line, i, kind, tail, dated):
        return [], j
    return _issued_mention(line, i, j, kind, tail, before)


def _to_come(line: Line, i: int) -> bool:
    """``sẽ ban hành Quy chế …``, ``sớm có kết luận``: not yet an act."""
    verb = issuing_verb(line, i)
    return verb is not None and line.key(verb - 1) in ("sẽ", "sớm", "cần", "phải", "nên", "chưa", "không")


def _identified(line: Line, i: int, kind: Kind, tail: Tail, dated: bool) -> bool:
    """Whether issuer and subject, or issuer and day, say which act it is, and it is not about a person's office."""
    if tail.issuer is None:
        inside = line.capital(i) and i > line.first and kind.kind not in ("conclusion", "decision")
        if kind.form != "kết luận thanh tra" and not inside:
            return False
    elif tail.issuer.joint:
        return False
    if tail.title is None:
        return (dated and kind.kind != "decision") or (kind.kind == "conclusion" and concluded(line, i, tail.issuer))
    first, last = tail.title
    about = line.key(first) == "về"
    if last - first - about <= SHORTEST and line.key(last - 1) == "này":
        return False
    if kind.kind in _PERSONAL and is_personnel(line, first + about, last):
        return False
    if kind.kind == "decision" and about and not (dated or line.capital(i)):
        return False
    return last - first - about >= SHORTEST or (dated and kind.kind != "decision")


def _issued_mention(
    line: Line, i: int, j: int, kind: Kind, tail: Tail, before: Mention | None
) -> tuple[list[Mention], int]:
    support = tail.support
    if tail.issuer is None and before is not None and before.issuer is not None and before.kind == kind.kind:
        tail.issuer = before.issuer
    if tail.issuer is not None:
        support += tail.issuer.support
    title = line.text.phrase(i, j)
    if tail.title is not None:
        support += (line.support("title", *tail.title),)
        title = act_title(line, i, j, *tail.title)
    mention = mention_at(line, i, kind.kind, "document-issued", support)
    mention.issuer, mention.date, mention.title = tail.issuer, tail.date, title
    return [mention], tail.title[0] if tail.title and tail.title[1] <= tail.last else tail.last
