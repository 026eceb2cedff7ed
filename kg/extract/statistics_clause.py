"""The clause of one figure: the words before and behind it that speak of it, and questions about them.

Between two figures of a sentence the last comma, semicolon, bracket or ``và`` parts the words of the first from those
of the second (``15 đảng viên tốt nghiệp trung cấp | ; kết nạp 18 đảng viên``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from kg.extract.statistics_figures import Cues, Figure
from kg.extract.statistics_lexicon import Cue, Trigger, Unit, units
from kg.text.tokens import Sentence, Text

Hits = Sequence[tuple[int, int, tuple[Trigger, ...]]]
_CUTS = frozenset((",", ";", "(", ")", ":", "và"))
_BRACKET_REACH = 8
_NO_WHOLE = ("other", "targets", "years")  # of which no share is told
_NOUN_REACH = 16  # tokens before a bare figure in which the noun is looked for
HELD = frozenset(("members", "party-cells", "affiliated-organizations"))
_AFTER_HELD = frozenset(", . ; ( ) : và với toàn trực thuộc sinh trong ở tại hiện là cùng của".split())
_NO_LABEL = frozenset(("đến", "từ", "trên", "dưới", "và"))


class Sense(NamedTuple):  # made anew at every step, several times a figure
    """What a figure counts.

    ``source``: own (a trigger of its own), shared (that of a figure before), default (the unit's), none. ``group`` is
    what is counted, or what a share is of. ``trigger`` are the tokens that decided; ``link`` the kind of word right
    before the figure: has or holds (``có``, ``gồm``), share (``đạt``), plain (``là``), part (``trong đó``);
    ``also`` a second thing that the same count tells; ``denied`` that it was not done.
    """

    indicator: str
    unit: str
    group: str
    source: str
    population: str = ""
    direction: str = ""
    kind: str = "actual"
    trigger: tuple[int, int] | None = None
    link: str = ""
    also: str = ""
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The words of one figure: tokens ``[left, start)`` before, ``[last, right)`` behind it; the sentence's ``end``."""

    left: int
    right: int
    end: int


def windows(text: Text, sentence: Sentence, figures: list[Figure]) -> list[Window]:
    """The window of each figure of a sentence."""
    cuts = [_cut(text, one, two) for one, two in pairwise(figures)]
    found: list[Window] = []
    for n, figure in enumerate(figures):
        right = sentence.last if n == len(cuts) else figures[n + 1].start if cuts[n] is None else cuts[n]
        cut = cuts[n - 1] if n else sentence.first - 1
        left = found[-1].left if cut is None else cut + 1
        left = next((i + 1 for i in range(figure.start - 1, left - 1, -1) if text.keys[i] == ";"), left)
        right = next((i for i in range(figure.last, right or 0) if text.keys[i] == ";"), right)
        found.append(Window(left, right or sentence.last, sentence.last))
    return found


def _cut(text: Text, one: Figure, two: Figure) -> int | None:
    """The last mark between two figures; a closed pair of brackets between them does not count."""
    marks: list[int] = []
    opened = -1
    for i in range(one.last, two.start):
        key = text.keys[i]
        if key == "(":
            opened = len(marks)
        elif key == ")" and opened >= 0:
            del marks[opened:]
            opened = -1
            continue
        if key in _CUTS:
            marks.append(i)
    return marks[-1] if marks else None


@dataclass(frozen=True)
class Clause:
    """One figure with its window, the trigger words and cues of its sentence, the figure before it, and the last full
    count (``head``), which a breakdown breaks down."""

    text: Text
    figure: Figure
    window: Window
    hits: Hits
    cues: Cues
    before: tuple[Figure, Sense] | None = None
    head: tuple[Figure, Sense] | None = None

    @cached_property
    def link(self) -> str:
        """The kind of linking word right before the figure, empty where none stands."""
        value = self.cue("link")
        return "plain" if value == "" else value or ""

    @property
    def times(self) -> bool:
        """Whether the figure counts ``lần``."""
        return self.text.keys[self.figure.number_last : self.figure.number_last + 1] == ["lần"]

    @cached_property
    def in_brackets(self) -> bool:
        start = self.figure.start
        for i in range(start - 1, max(-1, start - _BRACKET_REACH), -1):
            if self.text.keys[i] in ("(", ")"):
                return self.text.keys[i] == "("
        return False

    @cached_property
    def is_part(self) -> bool:
        """Whether ``trong đó`` opens the clause."""
        low = self.window.left - 3
        return any(
            low <= first and end <= self.figure.start and any(cue.kind == "part" for cue in entries)
            for first, end, entries in self.cues
        )

    @property
    def is_label(self) -> bool:
        """Whether a bare figure follows a label in a breakdown (``khiển trách 34``, ``người có đạo là 51``)."""
        start, last = self.figure.start, self.figure.number_last
        if last < self.window.end and self.text.keys[last].isalpha():
            return False
        if any(start - 1 <= end <= start and entries[0].side != "none" for _, end, entries in self.hits):
            return True
        before = self.text.keys[start - 2 if self.text.keys[start - 1] == ":" else start - 1]
        if not before.isalpha() or before in _NO_LABEL:
            return False
        return self.in_brackets or self.is_part or self._follows_label()

    def _follows_label(self) -> bool:
        if self.before is None:
            return False
        unit = self.before[0].unit
        return self.before[1].source != "none" and (unit is None or unit.use == "part")

    def cue(self, kind: str) -> str | None:
        """The value of a cue of this kind that ends right before the figure."""
        return next((c.value for _, entries in self._beside for c in entries if c.kind == kind), None)

    @property
    def beside(self) -> tuple[int, int]:
        """The tokens of the cue right before the figure, else the last token before it."""
        start = self.figure.start
        return next((first for first, _ in self._beside), start - 1), start

    @cached_property
    def _beside(self) -> list[tuple[int, tuple[Cue, ...]]]:
        return [(first, entries) for first, end, entries in self.cues if end == self.figure.start]

    def linked_after(self, end: int) -> bool:
        """Whether ``gồm``, ``có`` … stands right before the figure, after the words that end at ``end``."""
        between = self.text.keys[end : self.figure.start]
        if ")" in between:
            return False
        return (
            not between
            or between[-1:] == [":"]
            or any(
                stop == self.figure.start and first >= end and any(cue.kind == "link" for cue in entries)
                for first, stop, entries in self.cues
            )
        )

    def noun_before(self) -> Unit | None:
        """The last countable noun before a bare figure (``số đảng viên bị kỷ luật tăng 7``)."""
        found: Unit | None = None
        low = max(self.window.left, self.figure.start - _NOUN_REACH)
        for _, _, unit in units().find(self.text.keys, low, self.figure.start):
            named = unit.use in ("free", "count", "cue") and unit.group not in _NO_WHOLE and " " in unit.form
            if named or unit.group == "votes":
                found = unit
        return found

    def group_before(self) -> str:
        """What a bare share is a share of: the noun before it, else what the figure before is (a share) of."""
        noun = self.noun_before()
        if noun is not None:
            return noun.group
        if self.before is None:
            return ""
        figure, sense = self.before
        near = self.in_brackets or self.is_part or self.figure.start - figure.last <= 5
        group = sense.population or sense.group
        return group if near and group != "years" else ""  # nobody tells a share of years

    def possesses(self, unit: Unit) -> bool:
        """Whether a body has what is counted (``có 7 chi bộ, 106 đảng viên``), not only deals with it."""
        following = self.text.keys[self.figure.last : min(self.figure.last + 2, self.window.end)]
        if following and following[0] not in _AFTER_HELD and following != ["đang", "sinh"]:
            return False
        if self.link or unit.form.endswith(("trực thuộc", "cơ sở")) or self.is_part:
            return True
        return (
            self.before is not None
            and self.before[1].indicator in HELD
            and self.figure.start - self.before[0].last <= 4
        )
