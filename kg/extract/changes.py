"""Who comes into office, who leaves it, who is disciplined: rules over the cells of a sentence.

Each rule is a regular expression over symbols (see :mod:`kg.extract.cells`); its groups name the cells that matter:
``v`` the deciding verb, ``p`` the persons, ``old`` titles printed with the person, ``new`` the office.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.extract.cells import Cells

TITLES = r"R(?:w?[,x;-]{1,3}(?:[ihbx]w?)?R)*"
_OLD = rf"(?:\([wL,]{{1,10}}\))?(?:,?[,(-]{{1,2}}[iw]?w?(?P<old>{TITLES})w{{0,3}}\)?)?"
_PEOPLE = r"P(?:[,x]{1,2}P)*"
_PAST = r"[wL,D-]{0,7}"

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    # bầu ông A, Phó Bí thư, giữ chức Bí thư · điều động ông A, … đến nhận công tác, giữ chức …
    (
        "act-active",
        re.compile(
            rf"(?P<v>[eapcE]+)[wxapeELB,:-]{{0,8}}(?P<pre>(?:{TITLES})?-?)(?P<p>{_PEOPLE}){_OLD}[,-]?[wapxLBb,]{{0,9}}[hjE]+[whL,]{{0,4}}(?P<new>{TITLES})"
        ),
    ),
    # ông A được Bộ Chính trị điều động, phân công giữ chức …
    (
        "act-passive",
        re.compile(
            rf"(?P<p>{_PEOPLE}){_OLD}[,-]?[wxfL,]{{0,6}}b[wxLBRP,]{{0,8}}?(?P<v>[eapc]+)[wapexLB,b]{{0,8}}[hjp]*[wh]{{0,3}}(?P<new>{TITLES})"
        ),
    ),
    # ông A trúng cử, tái cử Bí thư
    ("act-won", re.compile(rf"(?P<p>{_PEOPLE}){_OLD}[,-]?[wbx]{{0,4}}(?P<v>[eE])[wh]{{0,3}}(?P<new>{TITLES})")),
    # bổ nhiệm, chỉ định bổ sung Ủy viên … đối với ông A
    ("act-for", re.compile(rf"(?P<v>[eap])[wh]{{0,4}}(?P<new>{TITLES})[,w-]{{0,6}}d(?P<p>{_PEOPLE})")),
    # ông A nhận quyết định bổ nhiệm Giám đốc
    (
        "act-received",
        re.compile(rf"(?P<p>P){_OLD}[,-]?[wb]{{0,3}}g[wd]{{0,3}}(?P<v>[ap])[whpaj]{{0,4}}(?P<new>{TITLES})"),
    ),
    # trao quyết định cho ông A giữ chức …
    ("act-handed", re.compile(rf"(?P<v>g)[wdL,]{{0,6}}(?P<p>P){_OLD}[,-]?[w,]{{0,4}}h[wh]{{0,3}}(?P<new>{TITLES})")),
    # tân Giám đốc: in posts. ông A giữ chức Bí thư thay ông B
    ("act-replaces", re.compile(rf"(?P<p>P){_OLD}[,-]?[wb,]{{0,4}}(?P<v>h)[wh]{{0,2}}(?P<new>{TITLES})[w,]{{0,3}}t")),
)
_NEXT = re.compile(rf"[,;x]{{1,3}}(?P<p>{_PEOPLE}){_OLD}[,-]?[wb,]{{0,4}}[hE][wh]{{0,3}}(?P<new>{TITLES})")
_LEFT: tuple[tuple[str, re.Pattern[str]], ...] = (
    # ông A thôi giữ chức Bí thư
    ("left-active", re.compile(rf"(?P<p>P){_OLD}[,-]?[wbaxcLBRs,]{{0,6}}?(?P<v>l+)[wlh]{{0,4}}(?P<new>{TITLES})")),
    # miễn nhiệm chức Phó Chủ tịch đối với ông A
    ("left-for", re.compile(rf"(?P<v>l)[wh]{{0,6}}(?P<new>{TITLES})[,w-]{{0,8}}[d,](?P<p>{_PEOPLE})")),
    # thôi giữ chức Bí thư … của ông A; miễn nhiệm ông A, Phó Chủ tịch
    ("left-of", re.compile(rf"(?P<v>l)[wh]{{0,6}}(?P<new>{TITLES})w{{0,2}}(?P<p>P)")),
    ("left-person", re.compile(rf"(?P<v>l)[wd]{{0,4}}(?P<p>P)(?:[,(-]{{1,2}}|w{{0,3}}h[wh]{{0,3}})(?P<new>{TITLES})")),
    # ông A, nguyên …, nghỉ hưu: the office printed before the name
    ("left-retired", re.compile(r"(?P<new>R)-?(?P<p>P)[wb,]{0,5}(?P<v>z)")),
)
_DISCIPLINE: tuple[tuple[str, re.Pattern[str]], ...] = (
    # kỷ luật ông A … bằng hình thức khiển trách
    ("disciplined-active", re.compile(r"(?P<v>k)[wdxkB]{0,3}(?P<p>P)[^P;.mk]{0,40}?(?P<m>m)")),
    # khai trừ ông A · cách chức … đối với ông A · kỷ luật khiển trách đối với ông A
    (
        "disciplined-for",
        re.compile(
            r"(?P<v>k?)w{0,4}(?P<m>m)(?:[wL]{0,8}|[wRx,]{0,10}d)(?:R-?)?d?(?P<p>P(?:(?:[,x]|[,(-]{1,2}R(?:[,x-]+R)*,?x?)P)*)"
        ),
    ),
    # ông A bị kỷ luật cảnh cáo
    (
        "disciplined-passive",
        re.compile(r"(?P<p>P)(?:[,(-]+R(?:[,x-]+R)*[,)-]*)?[w,]{0,3}b[wBkxR,]{0,12}?(?P<v>k?)w{0,6}(?P<m>m)"),
    ),
)
_CLASS = {
    "e": "elected",
    "E": "re-elected",
    "a": "appointed",
    "c": "appointed",
    "g": "appointed",
    "h": "appointed",
    "p": "approved",
}


@dataclass(slots=True)
class Act:
    """One change over cells: ``offices`` come into by ``persons`` (left, for ``left``), ``old`` are titles they move from."""

    change: str
    rule: str
    verb: int
    persons: list[int]
    offices: list[int]
    old: list[int] = field(default_factory=list)
    measure: int | None = None
    modality: str = "asserted"


def acts(cells: Cells) -> Iterator[Act]:
    """The changes of a sentence; a cell is an office of one act only."""
    symbols = cells.symbols
    used: set[int] = set()
    for rule, pattern in _LEFT:
        for match in pattern.finditer(symbols):
            yield from _claim(used, _act(cells, match, rule, "left"))
    if "e" in symbols or "E" in symbols or "a" in symbols or "p" in symbols or "h" in symbols or "c" in symbols:
        for rule, pattern in _RULES:
            yield from _coming(cells, pattern, rule, used)
    if "m" in symbols:
        yield from _disciplined(cells)


def _coming(cells: Cells, pattern: re.Pattern[str], rule: str, used: set[int]) -> Iterator[Act]:
    at = 0
    while match := pattern.search(cells.symbols, at):
        verb = match["v"]
        change = _CLASS["p" if "p" in verb else "E" if "E" in match[0] and "e" not in verb else verb[-1]]
        if "E" in cells.symbols[match.start() : match.end()]:
            change = "re-elected"
        act = _act(cells, match, rule, change)
        yield from _claim(used, act)
        at = match.end()
        while follow := _NEXT.match(cells.symbols, at):
            more = _act(cells, follow, rule, "re-elected" if "E" in follow[0] else change)
            more.modality, more.verb = act.modality, act.verb
            yield from _claim(used, more)
            at = follow.end()


def _claim(used: set[int], act: Act) -> Iterator[Act]:
    if act.offices and not used & set(act.offices):
        used.update(act.offices)
        yield act


def _indexes(cells: Cells, match: re.Match[str], group: str, symbol: str) -> list[int]:
    start, end = match.span(group)
    return [n for n in range(start, end) if cells.symbols[n] == symbol] if start >= 0 else []


def _act(cells: Cells, match: re.Match[str], rule: str, change: str) -> Act:
    groups = match.groupdict()
    old = _indexes(cells, match, "old", "R") if "old" in groups else []
    if "pre" in groups:
        old += _indexes(cells, match, "pre", "R")
    verb = match.start("v") if "v" in groups else match.start()
    act = Act(change, rule, verb, _indexes(cells, match, "p", "P"), _indexes(cells, match, "new", "R"), old)
    act.modality = modality(cells, verb, match.start())
    return act


def modality(cells: Cells, verb: int, start: int) -> str:
    """What the words before a deciding verb make of it: asserted, proposed, planned or denied."""
    clause = max((cells.symbols.rfind(mark, 0, verb) for mark in ';:."'), default=-1) + 1
    before = cells.symbols[max(clause, verb - 7) : verb]
    near = before[-3:]
    if "n" in near:
        return "denied"
    if "s" in before[-4:]:
        return "planned"
    if "q" in before and "," not in before[before.rindex("q") :]:
        return "proposed"
    return "asserted"


def _disciplined(cells: Cells) -> Iterator[Act]:
    seen: set[tuple[int, int]] = set()
    for rule, pattern in _DISCIPLINE:
        for match in pattern.finditer(cells.symbols):
            measure = match.start("m")
            for person in _indexes(cells, match, "p", "P"):
                if (person, measure) not in seen and not any(p == person for p, _ in seen):
                    seen.add((person, measure))
                    act = Act("disciplined", rule, measure, [person], [], measure=measure)
                    act.modality = modality(cells, match.start("v") if match["v"] else measure, match.start())
                    yield act
