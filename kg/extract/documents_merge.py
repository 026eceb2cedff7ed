"""Mentions of acts in one article joined to acts: one fact each, what any of them says and the fullest evidence."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.documents_actors import Found, Line
from kg.extract.documents_number import Number, number_key, running_number, suggest
from kg.model import Document, DocumentFact, Evidence, Span, Support
from kg.text.spelling import name_key

_DETAILS = frozenset(("issuer", "title", "date"))  # what another mention may add
_SHORTEST = 4  # words below which a title (kind included) says nothing
_ENOUGH = 0.55  # share of the shorter title's words that two titles of one act have in common


_WORKING = re.compile(r"qu[yi] chế làm việc của ", re.IGNORECASE)
_AMENDED = re.compile(r" sửa đổi(?: bổ sung)?(?: năm)?(?: \d{4})?$")


@dataclass(slots=True)
class Mention:
    """One mention: what it says, and what it rests on. ``gathering`` is what adopted it (kind and whose), ``known`` the
    ordinal, term and khóa that tell it from others."""

    kind: str
    rule: str
    statement: Span
    order: int
    number: Number | None = None
    issuer: Found | None = None
    title: str = ""
    date: str = ""
    gathering: tuple[str, str] | None = None
    known: frozenset[tuple[str, str]] = frozenset()
    modality: str = "asserted"
    support: tuple[Support, ...] = ()
    members: list["Mention"] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How much the mention says; of two the fuller one is shown as evidence."""
        return bool(self.number) + 2 * bool(self.issuer) + bool(self.title) + bool(self.date)

    def join(self, other: "Mention") -> None:
        """Take another mention of the same act in."""
        self.members.append(other)
        if other.number is not None and (self.number is None or (other.number.coded and not self.number.coded)):
            self.number = other.number
        self.issuer = self.issuer or other.issuer
        self.title = self.title or other.title
        self.date = self.date or other.date
        if other.modality == "asserted":
            self.modality = "asserted"


def draft_start(line: Line, i: int) -> int:
    """Where the name of a draft starts: at ``dự thảo``."""
    return i - 2 if line.follows(i - 2, "dự", "thảo") or line.follows(i - 2, "dự", "án") else i


def mention_at(line: Line, i: int, kind: str, rule: str, support: tuple[Support, ...]) -> Mention:
    """A mention without a number whose kind stands at token ``i``; a draft is proposed."""
    modality = "proposed" if draft_start(line, i) != i else "asserted"
    return Mention(kind, rule, line.reading.statement(line.k), line.text.starts[i], modality=modality, support=support)


def merged(mentions: Iterable[Mention]) -> list[DocumentFact]:
    """The acts, in the order of their first mention."""
    acts: list[Mention] = []
    for mention in sorted(mentions, key=_precedence):
        if not _absorbed(acts, mention):
            acts.append(_act(mention))
    return [_fact(act) for act in sorted(acts, key=lambda act: min(m.order for m in act.members))]


def _precedence(mention: Mention) -> tuple[int, int, int]:
    """Numbers with letters first, then bare numbers, then what says most about what adopted it, then the rest."""
    if mention.number is not None:
        return (0 if mention.number.coded else 1, 0, mention.order)
    return (2 if mention.gathering else 3 + (mention.rule == "document-cited"), -len(mention.known), mention.order)


def _act(mention: Mention) -> Mention:
    return Mention(
        mention.kind, mention.rule, mention.statement, mention.order, mention.number, mention.issuer, mention.title,
        mention.date, mention.gathering, mention.known, mention.modality, mention.support, [mention],
    )  # fmt: skip


def _absorbed(acts: list[Mention], mention: Mention) -> bool:
    same = [act for act in acts if _same(act, mention)]
    if not same:
        return False
    if len(same) == 1 or mention.number is not None:
        same[0].join(mention)
    return True  # an open mention that fits several acts says nothing new


def _same(act: Mention, mention: Mention) -> bool:
    if mention.number is not None:
        of_one_year = (
            "" in (act.date, mention.date) or "-" in (act.date[0], mention.date[0]) or act.date[:4] == mention.date[:4]
        )
        return act.number is not None and of_one_year and _same_number(act, act.number, mention, mention.number)
    if act.kind != mention.kind:
        return False
    if "document-cited" in (act.rule, mention.rule):
        return (act.issuer is not None or act.number is None) and _same_issuer(act, mention)
    if mention.gathering is not None:
        return act.gathering == mention.gathering and mention.known <= act.known
    if act.kind == "law" and act.date and mention.date and act.date != mention.date:
        return False  # Luật Đất đai năm 2003 and Luật Đất đai năm 2013
    if act.kind == "law" == mention.kind and act.title and mention.title:
        return _law_name(act.title) == _law_name(mention.title)
    if mention.statement in [m.statement for m in act.members] and _subject(act.title) != _subject(mention.title):
        return False  # thông qua Nghị quyết về A; Nghị quyết về B
    if act.issuer and mention.issuer and _WORKING.match(act.title) and _WORKING.match(mention.title):
        return act.issuer.key == mention.issuer.key  # Quy chế làm việc của Thành ủy, của Ủy ban Kiểm tra Thành ủy
    return act.gathering is None and _same_issuer(act, mention) and _same_title(act.title, mention.title)


def _same_number(act: Mention, known: Number, mention: Mention, number: Number) -> bool:
    if number.coded and known.coded:
        a, b = sorted((number_key(number.printed), number_key(known.printed)), key=len)
        return a == b or (b.startswith(a) and act.kind == mention.kind and running_number(a) == running_number(b))
    if act.kind != mention.kind or running_number(number.printed) != running_number(known.printed):
        return False
    return _same_issuer(act, mention)


def _same_issuer(act: Mention, mention: Mention) -> bool:
    if act.issuer is None or mention.issuer is None:
        return True
    a, b = act.issuer.key, mention.issuer.key
    return a == b or f" {a} ".find(f" {b} ") >= 0 or f" {b} ".find(f" {a} ") >= 0


def _law_name(law: str) -> str:
    """``(dự thảo) Luật Đất đai (năm 2013)``, ``Luật Đất đai (sửa đổi)``: the bare name of a law."""
    words = _AMENDED.sub("", name_key(law)).removeprefix("dự thảo ").removeprefix("dự án ").removeprefix("bộ ").split()
    return " ".join(word for word in words if word not in ("năm", "và") and not word.isdigit())


def _subject(title: str) -> str:
    """What an act is about, without the words for its kind; empty where the title does not say ``về``."""
    return name_key(title).partition(" về ")[2]


def _same_title(known: str, title: str) -> bool:
    a, b = (set(name_key(name).split()) - {"dự", "thảo", "án"} for name in (known, title))
    return (a == b and len(a) > 1) or (min(len(a), len(b)) >= _SHORTEST and len(a & b) >= _ENOUGH * min(len(a), len(b)))


def _fact(act: Mention) -> DocumentFact:
    best = max(act.members, key=lambda m: (m.weight, -m.order))
    roles = {support.role for support in best.support}
    others = [s for m in act.members if m is not best for s in m.support if s.role in _DETAILS - roles]
    support = (*best.support, *{s.role: s for s in reversed(others)}.values())
    number = act.number.printed if act.number else ""
    document = Document(
        act.kind,
        number,
        act.issuer.actor if act.issuer else None,
        act.title,
        act.date,
        suggest(number) if number else "",
    )
    return DocumentFact(document=document, evidence=Evidence(best.statement, best.rule, support), modality=act.modality)
