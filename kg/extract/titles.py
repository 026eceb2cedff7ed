"""Which title belongs to whom: titles before a name, after it, in brackets, told as "là", shared by a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.cells import Cells, unsaid

_RUN = re.compile(r"R(?:(?:w?[,x-]{1,3}[ih]?)?R)*")
_LINKS = (
    r",?[,(-]{1,2}w?f?i?",  # ông A, Bí thư · ông A (nguyên Bí thư
    r"\([wL]{1,6},",  # ông A (50 tuổi, Bí thư
    r",?w{0,2}(?:[if]?iw?|[if]{1,2})",  # ông A là Bí thư · ông A nguyên Bí thư
    r",?w{0,3}f?[hj]",  # ông A giữ chức Bí thư · ông A tham gia Ban Thường vụ
    r"[wLi,xhdf()-]{0,30}[fI]{1,2}(?:[wxLB]{0,4}[hi][whxLB]{0,6}(?:,w{0,2}i|:)?|w{0,3}:)?",  # từng qua các chức vụ: …
)
_OWNED = re.compile(rf"P(?:\([wL,]{{1,12}}\))?(?:,[wL]{{1,6}})?(?P<link>{'|'.join(_LINKS)})$")
_BESIDE = r"(?:\([wL,R-]{1,12}\))?"
_LIST = re.compile(rf"(?P<gap>[iu]?[:,-]?[iu]?)(?P<people>P{_BESIDE}(?:[,x]{{1,2}}P{_BESIDE})*)")


@dataclass(frozen=True, slots=True)
class Title:
    """Office cell ``office`` is a title of person cell ``person``; ``former`` where the words around say so."""

    person: int
    office: int
    rule: str
    former: bool = False


def titles(cells: Cells) -> Iterator[Title]:
    """The titles of a sentence, each office of one person (a plural one of several)."""
    symbols = cells.symbols
    owners: set[int] = set()  # persons that have a title before their name
    for run in _RUN.finditer(symbols):
        offices = [n for n in range(run.start(), run.end()) if symbols[n] == "R"]
        plural = offices[0] in cells.plural or _opens_list(symbols, run.end())
        before = _OWNED.search(symbols, max(0, run.start() - 44), run.start())
        owner = symbols.rfind("P", 0, run.start()) if before else -1
        after = symbols[run.end() : run.end() + 3]
        if before and _told(before["link"]) and not _held(cells, owner, run.start()):
            if after[:1] != "P":
                continue
            before = None
        if plural and (shared := _shared(cells, run.end())):
            for person in shared:
                owners.add(person)
                yield from (Title(person, n, "title-shared") for n in offices)
        elif after[:1] == "P":
            keep = offices
            if before and owner not in owners and len(offices) > 1 and not _told(before["link"]):
                keep = offices[-1:]
            elif before and _told(before["link"]):  # told of the person before, all but the last of several
                yield from _after(cells, owner, offices[:-1], before["link"])
                keep = offices[-1:] if len(offices) > 1 or "h" not in before["link"] else []
            owners.add(run.end())
            yield from (Title(run.end(), n, "title-before") for n in _of_one(cells, keep))
        elif before and (
            symbols[owner - 1 : owner] == "y" or (before["link"] == "," and _opens_clause(cells, offices, run.end()))
        ):
            continue
        elif before:
            for person in _joined(symbols, owner, before["link"]):
                yield from _after(cells, person, offices, before["link"])
        elif symbols[run.start() - 1 : run.start()] == "P" and _mark(cells, offices[0]) == "former":
            yield from _after(cells, run.start() - 1, offices, "")
        elif (match := re.match(r"(?:-|:|,|w?:|w?i)P", after)) and not plural and not _wished(symbols, run.start()):
            person = run.end() + match.end() - 1
            own = re.match(r"[,(-]{1,2}w?R", symbols[person + 1 : person + 5])
            if not own or after[0] == "-":
                owners.add(person)
                former = "f" in symbols[max(0, run.start() - 2) : run.start()]
                yield from (Title(person, n, "title-before", former) for n in offices)


def _opens_list(symbols: str, end: int) -> bool:
    """``Phó Bí thư gồm ông A và ông B``, ``Phó Bí thư: A, B``."""
    return re.match(rf",?(?:u:?|:)P{_BESIDE}[,x]{{1,2}}P{_BESIDE}(?![,-]R)", symbols[end:]) is not None


def _of_one(cells: Cells, offices: list[int]) -> list[int]:
    """``báo cáo Thủ tướng, Bí thư Tỉnh ủy A nói``: a head of state or government is not also head of a province."""
    mentions = [cells.chunk[n].value for n in offices]  # type: ignore[union-attr]
    local = [m for m in mentions if m.body is not None and not m.body.national and not m.body.bare]
    if not local:
        return offices
    return [n for n, m in zip(offices, mentions, strict=True) if not (m.entry.organization and m.entry.single)]


def _opens_clause(cells: Cells, offices: list[int], end: int) -> bool:
    """``gặp ông A, Thủ tướng nói``: the head of state or government alone after a comma begins a clause."""
    chunk = cells.chunk[offices[0]]
    entry = chunk.value.entry if chunk else None
    alone = len(offices) == 1 and cells.symbols[end : end + 1] not in ",-)"
    return bool(alone and entry and entry.organization and entry.single)


def _held(cells: Cells, owner: int, office: int) -> bool:
    """Whether what is told of a person is told as a fact: no plan, condition, denial, rumour or question."""
    symbols = cells.symbols
    around = symbols[max(0, owner - 4) : office]
    return not any(c in around for c in "sqn") and not any(c in symbols for c in "Sy") and not unsaid(symbols)


def _wished(symbols: str, office: int) -> bool:
    """``Muốn làm Bí thư, ông A phải học thêm``."""
    return re.search(r"[sSn][wh]?[hj]$", symbols[:office]) is not None


def _joined(symbols: str, owner: int, link: str) -> list[int]:
    """``các ông A, B và C giữ chức``: what is told of a list is told of each of its persons."""
    people = re.search(r"(?:P[,x]{1,2})+$", symbols[:owner]) if "h" in link or "i" in link else None
    return [*(n for n in range(people.start(), owner) if symbols[n] == "P"), owner] if people else [owner]


def _mark(cells: Cells, n: int) -> str:
    chunk = cells.chunk[n]
    return chunk.value.mark if chunk else ""


def _told(link: str) -> bool:
    return any(c in link for c in "ihIf")


def _after(cells: Cells, owner: int, offices: list[int], link: str) -> Iterator[Title]:
    rule = "title-told" if _told(link) else "title-after"
    former = "f" in link or (rule == "title-told" and "I" not in link and "F" in cells.symbols[:owner])
    return (Title(owner, n, rule, former) for n in offices)


def _shared(cells: Cells, end: int) -> list[int]:
    """The persons of a list that a plural title opens: up to the next title after a colon, else one unbroken list."""
    symbols = cells.symbols
    match = _LIST.match(symbols, end)
    if match is None:
        return []
    if ":" in match["gap"]:
        stop = symbols.find(".", end)
        stop = len(symbols) if stop < 0 else stop
        plural = min((n for n in cells.plural if n >= end), default=stop)
        return [n for n in range(end, min(stop, plural)) if symbols[n] == "P"]
    return [n for n in range(match.start("people"), match.end("people")) if symbols[n] == "P"]
