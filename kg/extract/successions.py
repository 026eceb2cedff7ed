"""Who came in whose place, where the office itself is told elsewhere: ``Ông A được bổ nhiệm thay cho ông B nghỉ hưu``,
``Người thay ông B là ông A``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.changes import COMES, modality_of
from kg.extract.posts_merge import is_seat, same_body
from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.model import ChangeFact, Evidence, PostFact, Support
from kg.text.spelling import name_key

_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<new>P)(?:[,-]R)*[,-]?[wb,]{0,4}[eaph]*[wh]{0,3}t+w{0,3}(?P<old>P)",  # ông A được bổ nhiệm thay cho ông B
        r"t+[wh]{0,3}(?P<old>P)[wL]{0,4}iR?(?P<new>P)",  # người thay (vị trí) ông B là (Giám đốc Sở X) ông A
    )
)
_SENT_AWAY = ("title-before", "title-after")
_TITLED = re.compile(r"[,-]{1,2}(?:R,)*R")


@dataclass(frozen=True, slots=True)
class Succession:
    """``new`` came into an office that ``old`` left; ``title``: the role printed behind the name of ``old``."""

    new: str
    old: str
    title: str
    evidence: Evidence


def successions(reading: Reading, cells: Cells) -> Iterator[Succession]:
    """The successions a sentence tells as facts."""
    if "t" not in cells.symbols:
        return
    for pattern in _PATTERNS:
        for match in pattern.finditer(cells.symbols):
            new, old = match.start("new"), match.start("old")
            if modality_of(cells, max(new, old)) != "asserted" or cells.person(new) == cells.person(old):
                continue
            support = [Support("person", reading.span(cells.first[n], cells.last[n])) for n in (new, old)]
            evidence = Evidence(reading.statement(cells.sentence), "succession", tuple(support))
            yield Succession(cells.person(new), cells.person(old), _title(cells, old), evidence)


def _title(cells: Cells, person: int) -> str:
    match = _TITLED.match(cells.symbols, person + 1)
    chunk = cells.chunk[match.end() - 1] if match else None
    return name_key(chunk.value.entry.role) if chunk else ""


def followed(
    told: list[Succession], changes: list[ChangeFact], posts: list[PostFact]
) -> tuple[list[ChangeFact], list[PostFact]]:
    """What the successions add: who is succeeded leaves the one office the other comes into, and the other way; where
    neither is told, the one post that who is succeeded was sent away from."""
    more: list[ChangeFact] = []
    for pair in told:
        came = [c for c in changes if c.person == pair.new and c.change in COMES and c.modality == "asserted"]
        if (
            came and pair.title and pair.title != name_key(came[0].role)
        ):  # A thay ông B - Bí thư X: not an office of before
            continue
        left = [c for c in changes if c.person == pair.old and c.change == "left" and c.modality == "asserted"]
        if len(came) == 1 and not any(_same_office(came[0], c) for c in left):
            more.append(replace(came[0], person=pair.old, change="left", by=None, date="", evidence=pair.evidence))
        elif len(left) == 1 and not came:
            more.append(replace(left[0], person=pair.new, change="appointed", evidence=pair.evidence))
        elif not (left or came):
            more += _handed_on(pair, posts)
    posts = [
        PostFact(person=c.person, role=c.role, body=c.body, status="former" if c.change == "left" else "new",
                 evidence=c.evidence)
        for c in more
    ]  # fmt: skip
    return more, posts


def _handed_on(pair: Succession, posts: list[PostFact]) -> Iterator[ChangeFact]:
    """``Bà B, Bí thư Huyện ủy X, được điều động về công tác tại Y. Thay bà B là ông A``: A comes into that office."""
    held = [p for p in posts if p.person == pair.old and p.status == "former" and not is_seat(p.role)]
    if len(held) == 1 and held[0].evidence.rule in _SENT_AWAY:
        for person, change in ((pair.new, "appointed"), (pair.old, "left")):
            yield ChangeFact(person=person, change=change, role=held[0].role, body=held[0].body, by=None, date="",
                             evidence=pair.evidence)  # fmt: skip


def _same_office(a: ChangeFact, b: ChangeFact) -> bool:
    return name_key(a.role) == name_key(b.role) and same_body(a.body, b.body)
