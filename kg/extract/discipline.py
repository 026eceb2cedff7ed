"""Who is disciplined: measures found by :mod:`kg.extract.changes_rules`."""

import re
from collections.abc import Iterator

from kg.extract import changes_rules as rules
from kg.extract.changes import KIN, Act, indexes, modality_of
from kg.extract.symbols import Cells

_BORNE = re.compile(r"P[^P;.]*b[^P;.]{0,14}$")  # ông A bị | khiển trách vì việc của bà B
_LIKE = re.compile(
    r"(?P<k>k)[^k.\":]{0,40}(?P<m>m)[^k.\":]*;[wdx,]{0,3}$"
)  # đề nghị kỷ luật khiển trách ông A; | cảnh cáo bà B


def disciplined(cells: Cells) -> Iterator[Act]:
    """The disciplinary measures of a sentence, each person's once."""
    if "m" not in cells.symbols:
        return
    seen: set[int] = set()
    for rule, pattern in rules.possible("discipline", cells.symbols):
        for match in pattern.finditer(cells.symbols):
            measure = match.start("m")
            for person in indexes(cells, *match.span("p"), "P"):
                if (
                    person not in seen
                    and not ("b" in match[0] and person in cells.sources)
                    and not (rule == "disciplined-for" and _of_another(cells, measure, person))
                    and not KIN.search(cells.symbols, 0, person)
                    and (match["v"] or _official(cells, match, measure))
                ):
                    seen.add(person)
                    verb = match.start("v") if match["v"] else measure
                    verb = max(verb, cells.symbols.rfind("k", person, measure))  # về kỷ luật ông A, quyết định kỷ luật
                    lost = rules.STRIPPED.match(cells.symbols, measure + 1) if measure in cells.grave else None
                    act = Act("disciplined", rule, measure, [person], [], measure=measure)
                    act.offices = indexes(cells, *lost.span("new"), "R") if lost else []
                    if act.offices and (more := rules.INCLUDED.match(cells.symbols, person + 1)):
                        act.offices += indexes(cells, *more.span("new"), "R")
                    act.modality = modality_of(cells, verb, reach=25)
                    if act.modality == "asserted" and not match["v"] and (one := _LIKE.search(cells.symbols, 0, verb)):
                        act.modality = modality_of(cells, one.start("m"), reach=25)
                    if any(verb < n < measure for n in cells.future):
                        act.modality = "planned"  # mức kỷ luật với ông A sẽ từ khiển trách đến cảnh cáo
                    if act.modality == "asserted" and "q" in cells.symbols[max(verb, measure - 4) : measure]:
                        act.modality = "proposed"  # bỏ phiếu kỷ luật ông A, thống nhất đề nghị cách chức
                    yield act


def _of_another(cells: Cells, measure: int, person: int) -> bool:
    """Whether a measure is told of the person before it, and who is named after it only in what it was for."""
    return "d" not in cells.symbols[measure:person] and _BORNE.search(cells.symbols, 0, measure) is not None


def _official(cells: Cells, match: re.Match[str], measure: int) -> bool:
    """A measure without the word kỷ luật needs a body or an officer, or to be the Party's alone."""
    marks = '."' if "k" in cells.symbols[: match.start()] else ';."'  # kỷ luật khiển trách ông A; | cảnh cáo ông B
    clause = max(cells.symbols.rfind(mark, 0, match.start()) for mark in marks) + 1
    own = cells.symbols[match.start() : match.end()]
    if match.start("m") == 0 and "R" in own:
        return True  # a line of a list: Khiển trách ông A, Thứ trưởng Bộ X.
    return any(c in cells.symbols[clause : match.start()] for c in "BR") or "b" in own or measure in cells.grave
