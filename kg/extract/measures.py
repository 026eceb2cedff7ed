"""Disciplinary measures announced against nobody by name, and the lines that say against whom: ``X quyết định kỷ luật
23 cán bộ.``, ``… thi hành kỷ luật khiển trách đối với bốn đảng viên, gồm:``"""

import re
from dataclasses import dataclass, replace

from kg.extract.changes import Act, modality_of
from kg.extract.decisions import decider, full_name
from kg.extract.frame import Frame
from kg.extract.reading import Reading
from kg.extract.symbols import Cells
from kg.model import Actor, ChangeFact, Evidence, Support
from kg.text.spelling import body_key, name_key

_MEASURES = ("khiển trách", "cảnh cáo", "cách", "cắt", "khai trừ")
_DISCIPLINING = ("ủy ban kiểm tra", "ubkt", "ban thường vụ", "btv", "ban bí thư", "bộ chính trị", "hội đồng kỉ luật")
_DECIDE = (
    "ủy ban kiểm tra", "ban thường vụ", "thường vụ", "ban bí thư", "bộ chính trị", "ban chấp hành", "đảng ủy",
)  # fmt: skip
_POINTS = 8  # sentences of the points that a session of theirs decided
_OPENS_LINES = re.compile(r"k[^:;.]*m[^:;.]*:$")
_LINE = re.compile(r"[w.)(-]{0,3}P(?:[,;.(-]|$)[^b]*$")


def measure_of(reading: Reading, cells: Cells, n: int) -> str:
    """The measure that cell ``n`` names, as the table has it."""
    printed = reading.text.phrase(cells.first[n], cells.last[n]).lower()
    role = next((m for m in _MEASURES if printed.startswith(m)), printed)
    return "cách chức" if role in ("cách", "cắt") else role


@dataclass(frozen=True, slots=True)
class Measures:
    """What ``sentence`` announced: by whom, resting on what; ``role`` the measure of those listed in the lines after
    it (empty: it opens no list); ``told``: against somebody by name, no announcement of several."""

    sentence: int
    by: Actor | None
    support: tuple[Support, ...]
    role: str = ""
    reach: int = 3
    told: bool = False

    def decided(self, cells: Cells) -> bool:
        """Whether a measure told in a sentence near it without a decider is one of these."""
        if self.told and (_proposes(cells) or _another(cells)):
            return False
        reach = _POINTS if cells.symbols[:1] in ("-", "+") else self.reach
        return self.by is not None and 0 < cells.sentence - self.sentence <= reach

    def point(self, cells: Cells) -> bool:
        """Whether a sentence is a point of a list of them: ``- Khiển trách ông A.``"""
        return cells.symbols[:1] in ("-", "+") and self.decided(cells)

    def next_line(self, cells: Cells) -> "Measures | None":
        """The list, where a sentence is its next line: a name and what is told beside it."""
        if not self.role or cells.sentence != self.sentence + 1 or not _LINE.match(cells.symbols):
            return None
        return replace(self, sentence=cells.sentence, role=self.role if cells.symbols.endswith(";") else "")

    def fact(self, reading: Reading, cells: Cells) -> ChangeFact:
        """What a line of the list tells."""
        n = cells.symbols.index("P")
        name = Support("person", reading.span(cells.first[n], cells.last[n]))
        evidence = Evidence(reading.statement(cells.sentence), "disciplined-line", (name, *self.support))
        return ChangeFact(person=cells.person(n), change="disciplined", role=self.role, body=None, by=self.by, date="",
                          evidence=evidence, modality="asserted")  # fmt: skip


def _proposes(cells: Cells) -> bool:
    return "q" in cells.symbols.partition("m")[0]


def _another(cells: Cells) -> bool:
    """Whether a sentence names a body that might be who decided."""
    named = (chunk.value for chunk, symbol in zip(cells.chunk, cells.symbols, strict=True) if chunk and symbol == "B")
    return any(body_key(mention.name).startswith(_DECIDE) for mention in named)


def goes_on_after(cells: Cells, by: Actor, support: tuple[Support, ...], known: "Measures | None") -> "Measures | None":
    """What a measure against somebody lets expect of the next sentences: of the same body, where they name none."""
    if by.body is None or not body_key(by.body.name).startswith(_DECIDE) or _proposes(cells):
        return known
    if known is not None and (known.role or known.sentence >= cells.sentence):
        return known
    said = tuple(part for part in support if part.role == "by")
    return Measures(cells.sentence, by, said, reach=2, told=True)


def announced(reading: Reading, frame: Frame, cells: Cells, taken: set[int]) -> Measures | None:
    """The measures that a sentence without a person announces as decided."""
    verb = cells.symbols.find("k")
    if verb < 0 and cells.symbols.endswith(":"):
        return _points(reading, frame, cells)
    if verb < 0 or "P" in cells.symbols or modality_of(cells, verb, reach=25) != "asserted":
        return None
    act = Act("disciplined", "announced", verb, [], [], measure=verb)
    by, support = decider(reading, frame, cells, act, taken)
    lines = _OPENS_LINES.search(cells.symbols)
    if lines:
        return Measures(cells.sentence, by, support, measure_of(reading, cells, cells.symbols.index("m", verb)))
    carried_out = reading.text.keys[cells.first[verb]] == "thi"  # họp xem xét, thi hành kỷ luật đảng viên
    return Measures(cells.sentence, by, support) if by and (cells.ruled or cells.decided or carried_out) else None


def _points(reading: Reading, frame: Frame, cells: Cells) -> Measures | None:
    """``Ủy ban Kiểm tra Tỉnh ủy X kết luận các nội dung sau:``: who decided what its points tell."""
    bodies = [n for n, symbol in enumerate(cells.symbols) if symbol == "B"]
    found = frame.settle(cells.chunk[bodies[0]].value, cells.sentence) if len(bodies) == 1 else None  # type: ignore[union-attr]
    if found is None or "P" in cells.symbols or not name_key(found[0].name).startswith(_DISCIPLINING):
        return None
    said = Support("by", reading.span(cells.first[bodies[0]], cells.last[bodies[0]]))
    return Measures(cells.sentence, Actor(full_name(found[0]), found[0]), (said, *found[1]), reach=_POINTS)
