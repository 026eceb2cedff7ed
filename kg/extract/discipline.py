"""Who is disciplined: measures found by :mod:`kg.extract.discipline_rules`."""

import re
from collections.abc import Iterator

from kg.extract.changes import KIN, Act, indexes, modality_of
from kg.extract.changes_rules import possible
from kg.extract.discipline_rules import INCLUDED, STRIPPED
from kg.extract.symbols import Cells

_BORNE = re.compile(r"P[^P;.]*b[^P;.]{0,14}$")  # ông A bị | khiển trách vì việc của bà B
_SUFFERED = re.compile(r"b[wkB]{0,3}$")
_SUBJECT = tuple(f"disciplined-{it}" for it in ("passive", "apposed", "staff", "clause"))  # not: của ông A bị …
_OPENING = re.compile(r"(?:[-+]|w[.)-])?(?:w{0,3}[i:])?")  # - khiển trách … · 1. Cụ thể là khiển trách …
_LIKE = re.compile(
    r"(?P<k>k)[^k.\":]{0,40}(?P<m>m)[^k.\":]*;[wdx,]{0,3}$"
)  # đề nghị kỷ luật khiển trách ông A; | cảnh cáo bà B


def disciplined(cells: Cells, *, point: bool = False) -> Iterator[Act]:
    """The disciplinary measures of a sentence, each person's once; ``point``: it is one of the points of a decision."""
    symbols = cells.symbols
    if "m" not in symbols:
        return
    seen: set[int] = set()
    for rule, pattern in possible("discipline", symbols):
        for match in pattern.finditer(symbols):
            measure = match.start("m")
            if symbols.startswith("xm", measure + 1) and match["p"].count("P") > 1:
                continue  # ba cán bộ nhận hình thức khiển trách và cảnh cáo: who which, it does not tell
            for person in indexes(cells, *match.span("p"), "P"):
                if (
                    person not in seen
                    and not ("b" in match[0] and person in cells.sources)
                    and not (rule == "disciplined-for" and _of_another(cells, measure, person))
                    and not KIN.search(symbols, 0, person)
                    and (rule != "disciplined-staff" or match.start("staff") in cells.staff)
                    and not (rule in _SUBJECT and person in cells.governed and not set("(-") & set(match[0]))
                    and (rule != "disciplined-each" or (seen and "k" in symbols[:measure]))
                    and (
                        match["v"]
                        or (point and measure < 3)
                        or rule == "disciplined-each"
                        or _official(cells, match, measure)
                        or (seen and symbols[measure - 1] == ";")
                    )
                ):
                    seen.add(person)
                    verb = match.start("v") if match["v"] else measure
                    verb = max(verb, symbols.rfind("k", person, measure))  # về kỷ luật ông A, quyết định kỷ luật
                    lost = STRIPPED.match(symbols, measure + 1) if measure in cells.grave else None
                    if lost and lost.start("new") in cells.governed:
                        lost = None  # cách tất cả chức vụ trong Đảng của | Phó Chủ tịch A
                    act = Act("disciplined", rule, measure, [person], [], measure=measure)
                    act.offices = indexes(cells, *lost.span("new"), "R") if lost else []
                    if measure in cells.grave and (more := INCLUDED.match(symbols, person + 1)):
                        act.offices += indexes(cells, *more.span("new"), "R")
                    act.modality = modality_of(cells, verb, reach=25)
                    if rule == "disciplined-each":
                        act.modality = modality_of(cells, symbols.index("k"), reach=25)
                    if act.modality == "asserted" and not match["v"] and (one := _LIKE.search(symbols, 0, verb)):
                        act.modality = modality_of(cells, one.start("m"), reach=25)
                    if any(verb < n < measure for n in cells.future):
                        act.modality = "planned"  # mức kỷ luật với ông A sẽ từ khiển trách đến cảnh cáo
                    if act.modality == "asserted" and "q" in symbols[max(verb, measure - 4) : measure]:
                        act.modality = "proposed"  # bỏ phiếu kỷ luật ông A, thống nhất đề nghị cách chức
                    yield act


def _of_another(cells: Cells, measure: int, person: int) -> bool:
    """Whether a measure is told of the person before it, and who is named after it only in what it was for."""
    between = cells.symbols[measure + 1 : person]
    if _SUFFERED.search(cells.symbols, 0, measure) and re.match(r"w{2,}d", between):
        return True  # Trưởng thôn bị cách chức vì xô xát với ông B
    return "d" not in between and _BORNE.search(cells.symbols, 0, measure) is not None


def _official(cells: Cells, match: re.Match[str], measure: int) -> bool:
    """A measure without the word kỷ luật needs a body or an officer, or to be the Party's alone."""
    marks = '."' if "k" in cells.symbols[: match.start()] else ';."'  # kỷ luật khiển trách ông A; | cảnh cáo ông B
    clause = max(cells.symbols.rfind(mark, 0, match.start()) for mark in marks) + 1
    own = cells.symbols[match.start() : match.end()]
    if "R" in own and _OPENING.fullmatch(cells.symbols, 0, match.start("m")):
        return True  # (Cụ thể là) khiển trách ông A, Thứ trưởng Bộ X.
    return (
        any(c in cells.symbols[clause : match.start()] for c in "BR")
        or "b" in own
        or "G" in own
        or measure in cells.grave
    )
