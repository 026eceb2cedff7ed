"""Who comes into office, who leaves it, who is disciplined: rules over the cells of a sentence.

Each rule is a regular expression over symbols (see :mod:`kg.extract.cells`); its groups name the cells that matter:
``v`` the deciding verb, ``p`` the persons with the titles printed beside them, ``new`` the office they come into (or
leave).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.cells import Cells, unsaid

TITLES = r"R(?:w?[,xr;-]{1,3}(?:[ihbxjeE]{1,4}w?)?R)*"
_BESIDE = rf"(?:\([^()PeEap]{{1,50}}\))?(?:,?[,(-]{{1,2}}[wL,]{{0,4}}[iw]?{TITLES}w{{0,3}}\)?)?"  # , Phó Bí thư Tỉnh ủy
_ONE = rf"P{_BESIDE}"
_PEOPLE = rf"{_ONE}(?:[,x]{{1,2}}{_ONE})*"
_LISTED = r"P(?:\([^()P]{1,40}\)|,?[,-]R(?:[,x-]R)*)?(?:[,x]{1,2}P(?:\([^()P]{1,40}\)|,?[,-]R(?:[,x-]R)*)?)*"
_LISTED_ALL = _LISTED.replace("[,x]{1,2}P", "[,x;]{1,2}P")
_NEW = rf"(?P<new>{TITLES})"
_OLD = rf"(?P<new>{TITLES}(?:[,x]{{1,2}}d?l[wh]{{0,4}}{TITLES})*)"  # miễn nhiệm Chủ tịch, cho thôi làm đại biểu

_COMING: tuple[tuple[str, str], ...] = (
    # ông A được bầu; ông A được Bộ Chính trị điều động, phân công giữ chức …
    (
        "act-passive",
        rf"(?P<p>{_PEOPLE})[,-]?[wxfFL,]{{0,6}}b[wxLBRP,]{{0,12}}?"
        rf"(?P<v>[eapcE]+)(?:[wapexLB,b]{{0,8}}[hijpE]+|[wapexLBb]{{0,8}})[wh]{{0,3}}{_NEW}",
    ),
    # bầu ông A, Phó Bí thư, giữ chức Bí thư · điều động ông A, … đến nhận công tác, giữ chức …
    (
        "act-active",
        rf"(?P<v>[eapcE]+)[wxapeELB,:-]{{0,8}}(?P<p>(?:{TITLES}-?)?{_PEOPLE})[,-]?"
        rf"[wapxLBb,]{{0,9}}[hjE]+[whL,]{{0,4}}{_NEW}",
    ),
    # ông A từng là Giám đốc, Phó Chủ tịch và được bầu làm Bí thư
    (
        "act-passive",
        rf"(?P<p>P)[wfi]{{0,4}}{TITLES}(?:\([^()P]{{1,20}}\))?(?:[,x]{{1,2}}{TITLES})*[,x]{{1,2}}w{{0,3}}"
        rf"b[wxLBR]{{0,6}}?(?P<v>[eapcE]+)[wapexLBb]{{0,8}}[hjE]+[wh]{{0,3}}{_NEW}",
    ),
    # sau khi trúng cử Chủ tịch …, ông A
    ("act-before", rf"^[wBL]{{0,6}}(?P<v>[eE]|b[wB]{{0,4}}[eapE]+[wh]{{1,4}}){_NEW}[wL]{{0,4}},(?P<p>P)"),
    # ông A trúng cử, tái cử Bí thư
    ("act-won", rf"(?P<p>{_PEOPLE})[,-]?[wbx]{{0,4}}(?P<v>[eE])[wh]{{0,3}}{_NEW}"),
    # bổ nhiệm, chỉ định bổ sung Ủy viên … đối với ông A
    ("act-for", rf"(?P<v>[eap])[wh]{{0,4}}{_NEW}[,w-]{{0,6}}d(?P<p>{_PEOPLE})"),
    # giới thiệu ông A để HĐND bầu làm Chủ tịch · ông A được giới thiệu giữ chức Chủ tịch
    ("act-proposed", rf"(?P<v>[qo])[wd]{{0,3}}(?P<p>{_PEOPLE})[,-]?[wsBbexLo,]{{0,10}}[hjeo]+[wh]{{0,3}}{_NEW}"),
    (
        "act-proposed",
        rf"(?P<p>{_PEOPLE})[,-]?[wx]{{0,3}}b[wB]{{0,4}}(?P<v>[qo])(?:[wdsBbexLo]{{0,7}}[heo]|(?<=o))[wh]{{0,3}}{_NEW}",
    ),
    # bà B ứng cử đại biểu Quốc hội
    ("act-proposed", rf"(?P<p>P)w{{0,2}}(?P<v>o)[wh]{{0,2}}{_NEW}"),
    # bầu bổ sung hai Ủy viên Ban Bí thư là ông A và ông B
    (
        "act-named",
        rf"(?P<v>[eap])[wh]{{0,4}}(?:tw{{0,3}}P?h)?[wh]{{0,3}}{_NEW}[w-]{{0,8}}[iu:]{{1,2}}w?:?(?P<p>{_PEOPLE}(?:;{_PEOPLE})*)",
    ),
    # hai Phó Chủ tịch được bầu là ông A và ông B
    (
        "act-named",
        rf"{_NEW}w{{0,3}}b[wB]{{0,3}}(?P<v>[eap]+)w{{0,4}}[iu:]{{1,2}}w?:?(?P<p>{_PEOPLE}(?:;{_PEOPLE})*)",
    ),
    # ông A nhận quyết định bổ nhiệm Giám đốc
    ("act-received", rf"(?P<p>{_ONE})[,-]?[wb]{{0,3}}G[wd]{{0,3}}(?P<v>[ap])[whpaj]{{0,4}}{_NEW}"),
    ("act-received", rf"(?P<p>{_ONE})[,-]?[wb]{{0,3}}(?P<v>G)[wBd]{{0,8}}[jh][wh]{{0,2}}{_NEW}"),
    # trao quyết định cho ông A giữ chức …
    ("act-handed", rf"(?P<v>g)[wdL,]{{0,6}}(?P<p>{_ONE})[,-]?[w,]{{0,4}}h[wh]{{0,3}}{_NEW}"),
    # ông A giữ chức Bí thư thay ông B
    ("act-replaces", rf"(?P<p>{_ONE})[,-]?[wb,]{{0,4}}(?P<v>h)[wh]{{0,2}}{_NEW}(?=[w,L()-]{{0,14}}t)"),
    # ông A, Phó Giám đốc Sở X, đến nhận công tác tại Sở Y (và | để) bổ nhiệm giữ chức Giám đốc
    ("act-posted", rf"(?P<p>P(?:,R)*),?[wL]{{2,8}}B[x,]{{0,2}}s?(?P<v>[ap]+)[wh]{{1,3}}{_NEW}"),
    # năm 2014, ông A trở thành Giám đốc · ông A nhậm chức Bộ trưởng tháng 4/2016
    ("act-entered", rf"(?P<p>P)[,-]?[w,]{{0,4}}(?P<v>h)[wh]{{0,2}}{_NEW}"),
)  # fmt: skip
_FOLLOWING = rf"[,;x]{{1,3}}(?P<p>{_PEOPLE})[,-]?[wbeap,]{{0,6}}[hE][wh]{{0,3}}{_NEW}"
_ELLIPTIC = rf"(?<![^;,x])(?P<v>[al]+)[wxap,]{{0,4}}[hjl]*[wh]{{0,3}}{_NEW}"  # …; điều động, chỉ định giữ chức Bí thư
_AGAIN = (  # … và năm 2012 được HĐND bầu làm Chủ tịch
    rf"[,;xr][wLr,]{{0,10}}b[wxLB]{{0,6}}?(?P<v>[eapcE]+)[wapexLBb]{{0,8}}[hijpE]*[wh]{{0,3}}{_NEW}"
)
_SIDEWAYS = rf"[wL,]{{0,6}}s[wL]{{0,4}}[hj][wh]{{0,3}}{_NEW}"  # thôi làm Bí thư … | để sang giữ chức Phó Trưởng ban
_REPLACED = r"[w,L()-]{0,14}tw{0,3}(?P<p>P)"
_LEAVING: tuple[tuple[str, str], ...] = (
    # miễn nhiệm chức Phó Chủ tịch đối với ông A
    ("left-for", rf"(?P<v>l)[wh]{{0,6}}{_OLD}[,w-]{{0,8}}[d,]w?:?(?P<p>{_LISTED})"),
    # miễn nhiệm hai Ủy viên là ông A và ông B
    ("left-named", rf"(?P<v>l)[wh]{{0,4}}{_NEW}[w-]{{0,6}}[iu:]{{1,2}}w?:?(?P<p>{_PEOPLE}(?:;{_PEOPLE})*)"),
    # thôi giữ chức Bí thư … của ông A
    ("left-of", rf"(?P<v>l)[wh]{{0,6}}{_NEW}w{{0,2}}(?P<p>P)"),
    # miễn nhiệm ông A, Phó Chủ tịch
    ("left-person", rf"(?P<v>l)[wd]{{0,4}}(?P<p>P)(?:[,(-]{{1,2}}|w{{0,3}}h[wh]{{0,3}}){_NEW}"),
    # ông A thôi giữ chức Bí thư
    (
        "left-active",
        rf"(?P<p>P(?:{_BESIDE}[,-])?)(?:[wbaxcLBRsfn]{{0,6}}?|b[^P;.]{{0,10}}?d)(?P<v>l+)[wlh]{{0,4}}{_NEW}",
    ),
    # Thứ trưởng A bị miễn nhiệm
    ("left-title", r"(?P<new>R)(?P<p>P)w?b(?P<v>l)(?![wlh]{0,4}R)"),
    # nghỉ hưu đối với ông A - Giám đốc …
    ("left-retired", r"(?P<v>z)[wz,]{0,8}d(?P<p>P)[,-]{1,2}(?P<new>R)"),
    # Bí thư … ông A nghỉ hưu
    ("left-retired", r"(?P<new>R)-?(?P<p>P)[wbG,]{0,5}(?P<v>z)"),
    ("left-retired", r"(?P<p>P)[,-]{1,2}(?P<new>R)[,-]?[wbg]{0,6}(?P<v>z)"),
)
_DISCIPLINE: tuple[tuple[str, str], ...] = (
    # kỷ luật ông A … bằng hình thức khiển trách
    ("disciplined-active", r"(?P<v>k)[wdxkB]{0,3}(?P<p>P)[^P;.m]{0,40}?(?P<m>m)"),
    # khai trừ ông A · cách chức … đối với ông A
    (
        "disciplined-for",
        rf"(?P<v>k?)w{{0,4}}(?P<m>m)(?:[wL]{{0,8}}|[wRLBxdlh,-]{{0,20}}d|[wh]{{0,2}}{TITLES}[w,]{{0,12}})(?:R-?)?d?(?:w?:)?(?P<p>{_PEOPLE}(?:;{_PEOPLE})*)",
    ),
    # bị khiển trách gồm: ông A (…); bà B (…)
    (
        "disciplined-listed",
        rf"b[wkx]{{0,4}}?(?P<v>k?)w{{0,3}}(?P<m>m)(?:[^P.;]{{0,10}}(?:u:?|:)|w{{0,2}}i)(?P<p>{_LISTED_ALL})",
    ),
    # ông A bị kỷ luật cảnh cáo · nhận quyết định kỷ luật khiển trách
    (
        "disciplined-passive",
        rf"(?P<p>(?:(?:{_ONE}[,x]{{1,2}})*{_ONE}x)?{_ONE})[,-]?[w,]{{0,3}}[bG][wBkxR,]{{0,12}}?(?P<v>k?)w{{0,6}}(?P<m>m)",
    ),
)
_RULES = {
    name: [(rule, re.compile(pattern)) for rule, pattern in group]
    for name, group in (("coming", _COMING), ("leaving", _LEAVING), ("discipline", _DISCIPLINE))
}
_ALSO_LEFT = re.compile(rf"[,x;]{{1,2}}[wh]{{0,3}}{_NEW}[,w-]{{0,8}}dw?(?P<p>P)")  # …, chức vụ Y đối với ông B
_NEXT, _OMITTED, _STEAD = re.compile(_FOLLOWING), re.compile(_ELLIPTIC), re.compile(_REPLACED)
_ONCE_MORE, _MOVED = re.compile(_AGAIN), re.compile(_SIDEWAYS)
_STRIPPED = re.compile(rf"[wh,]{{0,6}}{_NEW}")  # cách chức | Bí thư, Ủy viên Ban Thường vụ
_CLASS = {"E": "re-elected", "p": "approved", "e": "elected"}


@dataclass(slots=True)
class Act:
    """One change over cells: ``persons`` come into ``offices`` (or leave them); ``beside`` maps a person to the titles
    printed with the name; ``measure`` is the cell of a disciplinary measure."""

    change: str
    rule: str
    verb: int
    persons: list[int]
    offices: list[int]
    beside: dict[int, list[int]] = field(default_factory=dict)
    measure: int | None = None
    modality: str = "asserted"
    recounted: bool = False


def acts(cells: Cells) -> Iterator[Act]:
    """The changes of a sentence; a cell is the office of one act only."""
    symbols = cells.symbols
    used: set[int] = set()
    if "l" in symbols or "z" in symbols:
        for rule, pattern in _RULES["leaving"]:
            for match in pattern.finditer(symbols):
                act = _act(cells, match, rule, "left")
                yield from _claim(used, act)
                at = match.end()
                if (moved := _MOVED.match(symbols, at)) and symbols.find("s", at) in cells.purpose:
                    more = _act(cells, moved, "act-moved", "appointed", act.persons[-1])
                    more.modality = act.modality
                    yield from _claim(used, more)
                    yield from _in_stead(cells, more, moved.end())
                while rule == "left-for" and (follow := _ALSO_LEFT.match(symbols, at)):
                    more = _act(cells, follow, rule, "left")
                    more.modality, at = act.modality, follow.end()
                    yield from _claim(used, more)
    if any(letter in symbols for letter in "eEapchgGqo"):
        for rule, pattern in _RULES["coming"]:
            yield from _coming(cells, pattern, rule, used)
    if any(letter in symbols for letter in "alb"):
        yield from _without_subject(cells, used)
    if "m" in symbols:
        yield from _disciplined(cells)


def _coming(cells: Cells, pattern: re.Pattern[str], rule: str, used: set[int]) -> Iterator[Act]:
    at = 0
    while match := pattern.search(cells.symbols, at):
        if rule == "act-entered" and match.start("v") not in cells.entered:
            at = match.start() + 1
            continue
        act = _act(cells, match, rule, _coming_by(cells, match))
        if rule == "act-proposed" and act.modality == "asserted":
            act.modality = "proposed"
        yield from _claim(used, act)
        at = match.end()
        yield from _in_stead(cells, act, at)
        while follow := _NEXT.match(cells.symbols, at):
            more = _act(cells, follow, rule, "re-elected" if "E" in follow[0] else act.change)
            more.modality, more.verb = act.modality, act.verb
            yield from _claim(used, more)
            at = follow.end()


def _coming_by(cells: Cells, match: re.Match[str]) -> str:
    """What the verbs of an act say it is: approved, re-elected, elected, else appointed."""
    words = match["v"] + cells.symbols[match.start("v") : match.start("new")]
    if "p" in cells.symbols[max(0, match.start("v") - 8) : match.start("v")]:  # phê chuẩn kết quả bầu
        words += "p"
    return next((_CLASS[c] for c in "pEe" if c in words), "appointed")


def _in_stead(cells: Cells, act: Act, at: int) -> Iterator[Act]:
    """… thay ông B: B leaves the office that A comes into."""
    match = _STEAD.match(cells.symbols, at)
    if match and len(act.offices) == 1:
        person = match.start("p")
        yield Act("left", "left-replaced", act.verb, [person], act.offices, modality=act.modality)


def _without_subject(cells: Cells, used: set[int]) -> Iterator[Act]:
    """A further act of the same sentence whose person is named before, alone."""
    symbols = cells.symbols
    for pattern in (_OMITTED, _ONCE_MORE):
        for match in pattern.finditer(symbols):
            people = [n for n in range(match.start()) if symbols[n] == "P"]
            if len({cells.person(n) for n in people}) != 1 or "." in symbols[people[-1] : match.start()]:
                continue
            if pattern is _OMITTED and "l" not in match["v"] and not re.search(r"[hj]", match[0]):
                continue
            if "g" in symbols[people[-1] : match.start()]:
                continue  # ông A trao quyết định …, phân công cán bộ giữ chức Bí thư
            change = "left" if "l" in match["v"] else _coming_by(cells, match)
            act = _act(cells, match, "act-omitted", change, people[-1])
            yield from _claim(used, act)


def _claim(used: set[int], act: Act) -> Iterator[Act]:
    if act.offices and not used & set(act.offices):
        used.update(act.offices)
        yield act


def _indexes(cells: Cells, start: int, end: int, symbol: str) -> list[int]:
    return [n for n in range(start, end) if cells.symbols[n] == symbol]


def _act(cells: Cells, match: re.Match[str], rule: str, change: str, person: int | None = None) -> Act:
    """The act that a match tells, of the persons it names or of one named before."""
    start, end = match.span("p") if person is None else (person, person + 1)
    persons = _indexes(cells, start, end, "P")
    beside: dict[int, list[int]] = {}
    for n in _indexes(cells, start, end, "R"):
        owner = max((p for p in persons if p < n), default=persons[0])
        beside.setdefault(owner, []).append(n)
    verb = match.start("v") if "v" in match.groupdict() else match.start()
    offices = _indexes(cells, *match.span("new"), "R")
    recounted = "F" in cells.symbols[: max(start, verb)]
    told = modality(cells, verb)
    if told == "asserted" and verb < start and cells.symbols[match.end() : match.end() + 2] == "sb":
        told = "planned"  # việc miễn nhiệm ông A | sẽ được xem xét
    return Act(change, rule, verb, persons, offices, beside, modality=told, recounted=recounted)


def modality(cells: Cells, verb: int, reach: int = 7) -> str:
    """What the words around a deciding verb make of it: asserted, planned, proposed, denied or conditional.

    A decision ("quyết định") ends what stands before it; ``reach`` cells are looked back on.
    """
    symbols = cells.symbols
    if "y" in symbols:
        return "denied"
    if "S" in symbols[:verb] or unsaid(symbols):
        return "conditional"
    opened = [symbols.rfind(mark, 0, verb) for mark in ';:."']
    clause = max([*opened, *(n for n in cells.decided if n < verb)]) + 1
    before = symbols[max(clause, verb - reach) : verb]
    if "n" in before[-3:]:
        return "denied"
    posted = verb - 1 in cells.purpose and symbols[verb - 2 : verb - 1] == "B"  # nhận công tác tại Sở X để bổ nhiệm
    if "s" in before[-5:] and not posted:
        return "planned"
    before = before.replace("o", "q")
    if "q" in before and (reach > 7 or "," not in before[before.rindex("q") :]):
        return "proposed"
    return "asserted"


def _disciplined(cells: Cells) -> Iterator[Act]:
    seen: set[int] = set()
    for rule, pattern in _RULES["discipline"]:
        for match in pattern.finditer(cells.symbols):
            measure = match.start("m")
            for person in _indexes(cells, *match.span("p"), "P"):
                if person not in seen and (match["v"] or _official(cells, match, measure)):
                    seen.add(person)
                    verb = match.start("v") if match["v"] else measure
                    lost = _STRIPPED.match(cells.symbols, measure + 1)
                    act = Act("disciplined", rule, measure, [person], [], measure=measure)
                    act.offices = _indexes(cells, *lost.span("new"), "R") if lost else []
                    act.modality = modality(cells, verb, reach=25)
                    yield act


def _official(cells: Cells, match: re.Match[str], measure: int) -> bool:
    """A measure without the word kỷ luật needs a body or an officer, or to be the Party's alone."""
    clause = max(cells.symbols.rfind(mark, 0, match.start()) for mark in ';."') + 1
    own = cells.symbols[match.start() : match.end()]
    return any(c in cells.symbols[clause : match.start()] for c in "BR") or "b" in own or measure in cells.grave
