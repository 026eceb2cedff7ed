"""Who retired on a day, where the office is told elsewhere: ``Ông A, nguyên Giám đốc Sở X … Ông nghỉ hưu từ 1/9``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.change_dates import date_of
from kg.extract.changes import Act, modality_of
from kg.extract.posts_merge import distinct, is_seat, same_body
from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.model import ChangeFact, Evidence, PostFact, Support

_ALONE = re.compile(r"(?P<p>P)(?<!vP)[wbG,]{0,6}(?P<v>z)")  # ông A chính thức nghỉ hưu · cho ông A nghỉ hưu


@dataclass(frozen=True, slots=True)
class Retirement:
    """``person`` retired on ``date``."""

    person: str
    date: str
    evidence: Evidence


def retirements(reading: Reading, cells: Cells) -> Iterator[Retirement]:
    """The dated retirements that a sentence without an office tells as facts."""
    if "z" not in cells.symbols or "R" in cells.symbols or '"' in cells.symbols:
        return
    for match in _ALONE.finditer(cells.symbols):
        person, verb = match.start("p"), match.start("v")
        date, support = date_of(reading, cells, Act("left", "left-retired", verb, [person], []), own=True)
        if date and modality_of(cells, verb) == "asserted":
            name = Support("person", reading.span(cells.first[person], cells.last[person]))
            evidence = Evidence(reading.statement(cells.sentence), "left-retired", (name, *support))
            yield Retirement(cells.person(person), date, evidence)


def left_then(
    told: list[Retirement], posts: list[PostFact], changes: list[ChangeFact]
) -> tuple[list[ChangeFact], list[PostFact]]:
    """What the retirements add: who retired left the one office, no seat, that the article gives that person."""
    more: list[ChangeFact] = []
    for retired in told:
        own = [p for p in posts if p.person == retired.person and p.modality == "asserted" and not is_seat(p.role)]
        gone = [c for c in changes if c.person == retired.person and c.change == "left"]
        if not own or gone or any(p.role != own[0].role or not same_body(p.body, own[0].body) for p in own):
            continue
        more.append(ChangeFact(person=retired.person, change="left", role=own[0].role, body=own[0].body, by=None,
                               date=retired.date, evidence=retired.evidence, modality="asserted"))  # fmt: skip
    left = [replace(p, status="former", evidence=c.evidence) for c in more for p in posts if _of(c, p)]
    return distinct(more), left


def _of(change: ChangeFact, post: PostFact) -> bool:
    return post.person == change.person and post.role == change.role and same_body(post.body, change.body)
