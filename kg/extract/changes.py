"""Who comes into office, who leaves it: acts found by :mod:`kg.extract.changes_rules`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract import changes_rules as rules
from kg.extract.symbols import Cells, unsaid
from kg.extract.titles_lists import parted_anew

_ASKED = re.compile(  # đề nghị UBKT Tỉnh ủy (xem xét, | quyết định) | đồng ý
    r"q[wL]{0,3}[BR][wL]{0,6}q[,x]{0,2}$|q[BR][wL]{0,6}$"
)
_ASKS = re.compile(r"q(?:\([^()]*\)|[^sS.()])*$")
_TITLED = re.compile(r"P,R(?:[,x]R)*,?")
COMES = ("appointed", "elected", "re-elected", "approved")
"""The changes by which somebody comes into an office."""
_CLASS = {"E": "re-elected", "p": "approved", "e": "elected"}
_LISTING = ("act-active", "act-passive", "act-named", "act-won")
"""Rules after whose office further people may follow with theirs (``đối với ông A; ông B - Giám đốc``: his title)."""
_RATIFIES = re.compile(r"p[^;]*$")  # phê chuẩn kết quả | bầu; not: chuẩn y ông A …; điều động
_APPOSED = re.compile(r"P(?:[,(-]{1,2}R(?:[,x]R)*)?[,-]{1,2}w{0,2}")
_PRINTED = re.compile(r"[,(-]R(?:[,x]{1,2}R)*")
_TO_COME = re.compile(r"sb|b[wBL]{0,8}q")
_BESIDE = ("x", "xd")  # cùng với ông A, ba người kia cũng trúng cử
KIN = re.compile(r"v[wf]{0,2}(?:R[,x]{0,2})*$")


@dataclass(slots=True)
class Act:
    """One change over cells: ``persons`` come into ``offices`` (or leave them); ``beside`` maps a person to the titles
    printed with the name; ``measure`` is the cell of a disciplinary measure; ``aside``: told only by the way;
    ``besides``: one more office (kiêm); ``cancelled``: a decision that is taken back; ``unit``: the body that somebody
    is moved to, no office told."""

    change: str
    rule: str
    verb: int
    persons: list[int]
    offices: list[int]
    beside: dict[int, list[int]] = field(default_factory=dict)
    measure: int | None = None
    modality: str = "asserted"
    recounted: bool = False
    aside: bool = False
    besides: bool = False
    cancelled: bool = False
    unit: int | None = None

    def note_titles(self, titles: list[tuple[int, int]]) -> None:
        """What else is printed with the names of its persons: ``Giám đốc Sở X A được điều động về làm Bí thư Y``."""
        for person, office in titles:
            if person in self.persons and office not in self.offices and not self.announces(person, office):
                self.beside.setdefault(person, []).append(office)

    def announces(self, person: int, office: int) -> bool:
        """``bầu Chủ tịch, Phó Chủ tịch: | ông A giữ chức Chủ tịch``: what stands before the name is no title of his."""
        return self.rule == "act-named" and person in self.persons and office == person - 2


def acts(cells: Cells) -> Iterator[Act]:
    """The changes of a sentence; a cell is the office of one act only."""
    symbols = cells.symbols
    used: set[int] = set()
    relieved: set[int] = set()
    for rule, pattern in rules.possible("leaving", symbols):
        for match in pattern.finditer(symbols):
            act = _act(cells, match, rule, "left")
            if rule == "left-retired" and relieved.issuperset(act.persons) and _once(cells, act):
                continue  # miễn nhiệm Ủy viên đối với ông A, nguyên Giám đốc Sở X, do nghỉ hưu
            relieved.update(act.persons if rule == "left-for" else ())
            cut = rule == "left-active" and act.offices and act.offices[-1] + 1 < match.end()
            at = act.offices[-1] + 1 if cut else match.end()
            while rule == "left-active" and (follow := rules.LEFT_TOO.match(symbols, at)):
                act.offices += indexes(cells, *follow.span("new"), "R")
                at = follow.end()
            yield from _claim(used, act)
            yield from _sideways(cells, used, act, at)
            further = {"left-for": rules.ALSO_LEFT, "left-of": rules.TITLED_TOO}.get(rule)
            while further is not None and (follow := further.match(symbols, at)):
                more = _act(cells, follow, rule, "left")
                more.modality, more.verb, at = act.modality, act.verb, follow.end()
                yield from _claim(used, more)
    for rule, pattern in rules.possible("coming", symbols):
        yield from _coming(cells, pattern, rule, used)
    if any(letter in symbols for letter in "albq"):
        yield from _without_subject(cells, used)
    if "t" in symbols and "R" in symbols[: symbols.index("t")]:
        yield from _in_place(cells, used)


def _once(cells: Cells, act: Act) -> bool:
    """Whether the offices of an act are those that somebody held before."""
    return all((chunk := cells.chunk[n]) is not None and chunk.value.mark == "former" for n in act.offices)


def _sideways(cells: Cells, used: set[int], act: Act, at: int) -> Iterator[Act]:
    """``thôi giữ chức Bí thư … | (để) giữ chức Thứ trưởng``: relieved so as to take another office."""
    moved = rules.MOVED.match(cells.symbols, at) if act.persons else None
    if moved is None:
        return
    aim = cells.symbols.find("s", at, moved.start("hold"))
    if aim in cells.purpose or (aim < 0 and moved.start("hold") in cells.holding):
        more = _act(cells, moved, "act-moved", "appointed", act.persons[-1])
        more.modality = act.modality
        yield from _claim(used, more)
        yield from _in_stead(cells, more, moved)


def _coming(cells: Cells, pattern: re.Pattern[str], rule: str, used: set[int]) -> Iterator[Act]:
    at = 0
    while match := pattern.search(cells.symbols, at):
        if (
            (rule == "act-entered" and match.start("v") not in cells.entered)
            or (rule == "act-moved" and not _moved_by_purpose(cells, match))
            or (rule == "act-active" and _after_clause(cells, match))
            or (rule == "act-transferred" and not _goes_over(cells, match))
            or (rule == "act-won" and (cells.symbols[: match.start("p")] in _BESIDE or not _won(cells, match)))
            or (rule == "act-again" and match.start("this") not in cells.pointing)
            or (
                rule == "act-passive" and match["v"] == "c" and cells.symbols.startswith("P", match.end())
            )  # X được giao Phó Thủ tướng A
            or (rule == "act-for" and match["v"] == "g" and match.start("new") in cells.governed)
        ):
            at = match.start() + 1
            continue
        act = _act(cells, match, rule, _coming_by(cells, match))
        if rule == "act-moved":
            act.modality = modality_of(cells, cells.symbols.index("l"))
        if rule == "act-proposed" and act.modality == "asserted":
            act.modality = "proposed"
        yield from _claim(used, act)
        at = match.end()
        yield from _in_stead(cells, act, match)
        while follow := _next(cells, rule, at):
            if cells.symbols[follow.start("p") - 1] == "w" and follow.start("p") not in cells.several:
                break  # ; còn ông B giữ chức Phó Bí thư
            change = "elected" if act.change == "re-elected" else act.change
            more = _act(cells, follow, rule, "re-elected" if "E" in follow[0] else change)
            more.modality, more.verb = act.modality, act.verb
            yield from _claim(used, more)
            at = follow.end()


def _next(cells: Cells, rule: str, at: int) -> re.Match[str] | None:
    """Who else comes into office by the words of a rule, also behind what the one before is put forward for."""
    forward = rules.PUT_FORWARD.match(cells.symbols, at)
    at = forward.end() if forward else at
    follow = (rules.ALSO_FOR if rule == "act-for" else rules.NEXT).match(cells.symbols, at)
    return follow or (rules.PLAIN.match(cells.symbols, at) if rule in _LISTING else None)


def _after_clause(cells: Cells, match: re.Match[str]) -> bool:
    """``Trước khi được luân chuyển, | ông A giữ chức Bí thư``: the verb is of the clause before."""
    return (
        cells.symbols[match.start() - 1 : match.start()] in ("b", "F")
        and "," in cells.symbols[match.start("v") : match.start("p")]
    )


def _won(cells: Cells, match: re.Match[str]) -> bool:
    """``ông A trúng cử, được bầu``; not ``miễn nhiệm ông A … và | bầu Chủ tịch``."""
    verb = match.start("v")
    return match["v"] != "e" or verb in cells.entered or "b" in cells.symbols[match.end("p") : verb]


def _goes_over(cells: Cells, match: re.Match[str]) -> bool:
    """``từ Phó Giám đốc Sở X | sang (làm)`` Bí thư Y; not ``từ Giám đốc đến nhân viên``."""
    between = range(match.end("old"), match.start("new"))
    return any(n in cells.onward or cells.symbols[n] in "hj" for n in between)


def _moved_by_purpose(cells: Cells, match: re.Match[str]) -> bool:
    """``miễn nhiệm … đối với ông A để bổ nhiệm giữ chức Bí thư``: relieved so as to be appointed."""
    return cells.symbols.index("s", match.start("p")) in cells.purpose and "l" in cells.symbols[: match.start()]


def _coming_by(cells: Cells, match: re.Match[str]) -> str:
    """What the verbs of an act say it is: approved, re-elected, elected, else appointed."""
    words = match["v"] + cells.symbols[match.start("v") : match.start("new")]
    if _RATIFIES.search(cells.symbols, max(0, match.start("v") - 8), match.start("v")):
        words += "p"
    return change_of(words)


def change_of(verbs: str) -> str:
    """What verbs of coming into an office say together: approved, re-elected, elected, else appointed."""
    return next((_CLASS[c] for c in "pEe" if c in verbs), "appointed")


def _in_stead(cells: Cells, act: Act, told: re.Match[str]) -> Iterator[Act]:
    """… thay ông B, người thay ông B là …: B leaves the office that A comes into (the last of several)."""
    match = rules.STEAD.match(cells.symbols, told.end())
    if act.offices and (match or "gone" in told.groupdict()):
        person = match.start("p") if match else told.start("gone")
        yield Act("left", "left-replaced", act.verb, [person], act.offices[-1:], modality=act.modality)


def _in_place(cells: Cells, used: set[int]) -> Iterator[Act]:
    """``Chủ tịch HĐND tỉnh được bầu giữ chức Bí thư thay ông B``: whoever comes, B leaves."""
    for match in rules.OUSTED.finditer(cells.symbols):
        act = _act(cells, match, "left-replaced", "left")
        act.offices = act.offices[-1:]
        yield from _claim(used, act)


def _without_subject(cells: Cells, used: set[int]) -> Iterator[Act]:
    """A further act of the same sentence whose person is named before, alone."""
    symbols = cells.symbols
    for pattern in (rules.OMITTED, rules.ONCE_MORE, rules.PUT_FORWARD):
        for match in pattern.finditer(symbols):
            people = [n for n in range(match.start()) if symbols[n] == "P"]
            if len({cells.person(n) for n in people}) != 1 or "." in symbols[people[-1] : match.start()]:
                continue
            if pattern is rules.OMITTED and "l" not in match["v"] and not re.search(r"[hj]", match[0]):
                continue
            if set("gW") & set(symbols[people[-1] : match.start()]):
                continue  # ông A trao quyết định …, phân công cán bộ giữ chức Bí thư
            change = "left" if "l" in match["v"] else _coming_by(cells, match)
            act = _act(cells, match, f"{'left' if change == 'left' else 'act'}-omitted", change, people[-1])
            if pattern is rules.PUT_FORWARD:
                act.rule, act.modality = "act-proposed", "proposed"
            elif change != "left" and (titled := _PRINTED.match(symbols, people[-1] + 1)):
                act.note_titles([(people[-1], n) for n in indexes(cells, *titled.span(), "R")])
            yield from _claim(used, act)
            if act.change == "left":
                yield from _sideways(cells, used, act, match.end())
            else:
                yield from _in_stead(cells, act, match)


def _claim(used: set[int], act: Act) -> Iterator[Act]:
    """The act, where no other has its offices; an act of nobody's (of somebody's kin) only takes them."""
    if act.offices and not used & set(act.offices):
        used.update(act.offices)
        if act.persons:
            yield act


def indexes(cells: Cells, start: int, end: int, symbol: str) -> list[int]:
    return [n for n in range(start, end) if cells.symbols[n] == symbol]


def _act(cells: Cells, match: re.Match[str], rule: str, change: str, person: int | None = None) -> Act:
    """The act that a match tells, of the persons it names or of one named before."""
    start, end = match.span("p") if person is None else (person, person + 1)
    named = indexes(cells, start, end, "P")
    kin = {n: found.start() for n in named if (found := KIN.search(cells.symbols, 0, n))}
    if kin:  # ông A - Giám đốc X, con trai Bí thư B - được bổ nhiệm: A
        named = [n for n in named if n not in kin] or _told_of(cells, next(iter(kin.values())))
        start = end if named and named[-1] < start else start
    persons = [n for n in named if n not in cells.sources]  # theo ông A, bà B được bầu: B
    listed, anew = parted_anew(cells, persons)
    persons = listed if not anew or ("new" in match.groupdict() and match.start("new") < start) else anew
    if named and not persons and "," not in (cells.symbols[end : end + 1], cells.symbols[named[-1] + 1]):
        persons = named
    beside: dict[int, list[int]] = {}
    left = indexes(cells, *match.span("old"), "R") if "old" in match.groupdict() else []
    for n in [*(n for n in indexes(cells, start, end, "R") if cells.symbols[n - 1 : n] != "b"), *left]:  # bị Thủ tướng
        owner = max((p for p in persons if p < n), default=persons[0] if persons else n)
        if n in left or not any(owner < p < n or p < n < owner for p in named):  # theo ông A, Giám đốc X, bà B được bầu
            beside.setdefault(owner, []).append(n)
    verb = match.start("v") if "v" in match.groupdict() else match.start()
    offices = indexes(cells, *match.span("new"), "R")
    if change == "left":  # thôi giữ chức Bí thư X, | giữ chức Bí thư Y
        taken = min((n for n in cells.holding if n > match.start("new")), default=len(cells.symbols))
        offices = [n for n in offices if n < taken]
    recounted = "F" in cells.symbols[: max(start, verb)] or "f" in cells.symbols[start:verb]
    told = modality_of(cells, verb)
    if told == "asserted" and verb < start and _TO_COME.match(cells.symbols, match.end()):
        told = "planned"  # việc miễn nhiệm ông A | sẽ được xem xét, | đã được Hội nghị xem xét kỹ
    besides = not cells.besides.isdisjoint((verb, *range(max(end, verb), match.start("new"))))
    far = rule in ("left-retired", "act-transferred")  # thu hồi Quyết định số 7 ngày 2/3 của X về việc | nghỉ hưu
    ends = [n for n in range(0 if far else max(0, verb - 3), verb) if n in cells.cancelling]
    told = "denied" if ends and far else told
    cancelled = told == "denied" and any(modality_of(cells, n) == "asserted" for n in ends)
    return Act(change, rule, verb, persons, offices, beside, modality=told, recounted=recounted, besides=besides,
               cancelled=cancelled)  # fmt: skip


def _told_of(cells: Cells, kin: int) -> list[int]:
    """The person of whom the words at ``kin`` say whose relative it is, if they stand with the name."""
    person = cells.symbols.rfind("P", 0, kin)
    return [person] if person >= 0 and _APPOSED.fullmatch(cells.symbols, person, kin) else []


def modality_of(cells: Cells, verb: int, reach: int = 7) -> str:
    """What the words around a deciding verb make of it: asserted, planned, proposed, denied or conditional.

    A decision ("quyết định") ends what stands before it; ``reach`` cells are looked back on.
    """
    symbols = cells.symbols
    if "y" in symbols:
        return "denied"
    if "S" in symbols[:verb] or unsaid(symbols):
        return "conditional"
    opened = [symbols.rfind(mark, 0, verb) for mark in ';:."']
    decided = (n for n in cells.decided if n < verb and not _ASKED.search(symbols, 0, n))
    clause = max([*opened, *decided]) + 1
    before = symbols[max(clause, verb - reach) : verb]
    if "n" in before[-3:]:
        return "denied"
    posted = verb - 1 in cells.purpose and symbols[verb - 2 : verb - 1] == "B"  # nhận công tác tại Sở X để bổ nhiệm
    if ("s" in before[-5:] and not posted) or any(clause <= n < verb for n in cells.future):
        return "planned"
    before = before.replace("pq", "p").replace("o", "q")  # phê chuẩn đề nghị bổ nhiệm: decided
    before = _TITLED.sub("P", before)
    asked = _ASKS.search(symbols, 0, clause - 1) if symbols[clause - 1 : verb] == ";" else None
    if asked and not any(asked.start() < n < verb for n in cells.decided):
        return "proposed"  # đề nghị kỷ luật ông A; | cách chức ông B
    if "q" in before and (reach > 7 or "," not in before[before.rindex("q") :] or before[-2:] in ("q,", "qx")):
        return "proposed"
    return "asserted"
