"""Lanes on a time axis: who held what from when to when, with what is sure, what is possible and what tells it."""

import xml.etree.ElementTree as ET
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date as day

from kg.network import Bound, When
from kg.view.markup import Both, Drawing, el, looks
from kg.view.wording import say, wrapped

LEFT, PLOT, RIGHT = 280.0, 470.0, 232.0  # the names, the time, what is told of it
AXIS, LINE, GAP, THICK = 30.0, 16.0, 14.0, 13.0
OPEN = 26.0  # how far a bar fades out where nothing tells its end
TOLD = LEFT + PLOT + OPEN + 4  # what is told of it stands clear of that
UNDATED = LEFT + 60  # where it stands if nothing has a day
NARROW, FAR = 5.0, 9.0  # the least width of a bar; half a mark
SIGNS = {
    "change.elected": "M-6 5L0 -6L6 5Z",
    "change.re-elected": "M-6 5L0 -6L6 5Z",
    "change.appointed": "M-6 5L0 -6L6 5Z",
    "change.approved": "M-6 5L0 -6L6 5Z",
    "change.left": "M-6 -5L0 6L6 -5Z",
    "change.disciplined": "M-5 -5L5 5M5 -5L-5 5",
}
OTHER_SIGN = "M0 -6L6 0L0 6L-6 0Z"


@dataclass(frozen=True, slots=True)
class Mark:
    """An act on a day, or a time that it is within; ``fact`` is the number of its evidence."""

    first: str
    last: str
    code: str
    fact: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One line: a name and a note, a bar (``look``: held, over, proposed) with marks on it, and what is told of it;
    ``now``: who holds it by the latest that is told."""

    title: Both
    note: Both
    told: Sequence[Both]
    fact: int
    when: When = field(default_factory=When)
    look: str = "held"
    marks: Sequence[Mark] = ()
    now: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above others, with the years of which nothing was read about them."""

    title: Both
    gaps: Sequence[tuple[int, int]] = ()


def span(whens: Iterable[When], marks: Iterable[Mark] = ()) -> tuple[int, int] | None:
    """The first and the last year of all that is drawn; None where nothing has a time."""
    days = [it.day for when in whens for it in _bounds(when) if it.day]
    days += [it for mark in marks for it in (mark.first, mark.last)]
    return (int(min(days)[:4]), int(max(days)[:4])) if days else None


def draw(lanes: Sequence[Lane | Heading], years: tuple[int, int] | None) -> Drawing:
    """The lanes one below the other, with the years above and below them."""
    first, last = years or (0, 0)
    start, end = day(max(first, 1), 1, 1).toordinal(), day(max(last, 1) + 1, 1, 1).toordinal()

    def at(iso: str, after: int = 0) -> float:
        return LEFT + PLOT * (day.fromisoformat(iso).toordinal() + after - start) / (end - start)

    body: list[ET.Element] = []
    y = AXIS if years else 0.0
    told = TOLD if years else UNDATED
    for lane in lanes:
        height, drawn = _heading(lane, y, at, told) if isinstance(lane, Heading) else _lane(lane, y, at, told)
        body.append(drawn)
        y += height
    grid = list(_grid(first, last, at, y)) if years else []
    return Drawing(LEFT + PLOT + RIGHT, y + (AXIS if years else GAP), [*grid, *body])


def legend(drawing: Drawing) -> Drawing:
    """What the bars and signs mean that a drawing has, and no others; nothing where it has none."""
    shades = [_rect(f"{it} over", 12 * i, 12 * i + 12, 0) for i, it in enumerate(("sure", "sometime", "maybe"))]
    within = el("line", {"class": "within", "x1": 0, "x2": 36, "y1": 0, "y2": 0})
    signs = {
        "legend.begins": "change.elected",
        "legend.ends": "change.left",
        "legend.disciplined": "change.disciplined",
    }
    known: list[tuple[Collection[str], list[ET.Element], str]] = [
        (["sure"], [_rect("sure", 0, 36, 0)], "legend.sure"),
        (["sometime"], [_rect("sometime", 0, 36, 0)], "legend.sometime"),
        (["maybe"], [_box("maybe", 0, 36, -THICK / 4, THICK / 2)], "legend.maybe"),
        (["open-left", "open-right"], [_rect("open-right", 0, 36, 0)], "legend.open"),
        (["over"], shades, "legend.shades"),
        (["in-term"], [_box("in-term", 0, 36, -1.5, 3)], "legend.in-term"),
        (["unexcluded"], [_box("unexcluded", 0, 36, -0.5, 1)], "legend.unexcluded"),
        (["proposed"], [_rect("proposed", 0, 36, 0)], "legend.proposed"),
        *(([it], [_cap(18, 0, Bound("", it))], f"legend.{it}") for it in ("stated", "observed", "succession", "term")),
        *((_alike(code), [_sign(code, 18, 0)], it) for it, code in signs.items()),
        (["other"], [_sign("other", 18, 0)], "legend.other"),
        (["within"], [within], "legend.within"),
    ]
    has = looks(drawing)
    entries = [(drawn, say(words)) for of, drawn, words in known if not has.isdisjoint(of)]
    if not entries:
        return Drawing(0.0, 0.0, [])
    columns, width = 3, (LEFT + PLOT + RIGHT) / 3
    body = [
        el(
            "g",
            {"transform": f"translate({4 + i % columns * width:g} {14 + i // columns * 22})"},
            drawn,
            el("text", {"x": 46, "y": 4, "class": "small"}, words),
        )
        for i, (drawn, words) in enumerate(entries)
    ]
    return Drawing(LEFT + PLOT + RIGHT, -(-len(entries) // columns) * 22.0 + 8, body)


def _grid(first: int, last: int, at: Callable[..., float], bottom: float) -> Iterator[ET.Element]:
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first + 1) / step <= 12)
    for year in range(first, last + 2):
        if year % step:
            continue
        x = at(f"{year}-01-01") if year <= last else LEFT + PLOT
        yield el("line", {"class": "grid", "x1": x, "x2": x, "y1": AXIS - 6, "y2": bottom})
        if year <= last:
            for y in (AXIS - 12, bottom + 16):
                yield el("text", {"class": "year", "x": x + 3, "y": y}, str(year))


def _heading(heading: Heading, y: float, at: Callable[..., float], told: float) -> tuple[float, ET.Element]:
    gaps = [
        el(
            "g",
            {},
            _box("nothing", at(f"{first}-01-01"), at(f"{last}-12-31", 1), y + 22, 8),
            el("title", {}, f"{first}–{last}"),
        )
        for first, last in heading.gaps
    ]
    rule = el("line", {"class": "rule", "x1": 0, "x2": LEFT + PLOT + RIGHT, "y1": y + 4, "y2": y + 4})
    words = [
        el("text", {"class": "heading", "x": 0, "y": y + 26 + i * LINE}, line)
        for i, line in enumerate(wrapped(heading.title, 38, 2))
    ]
    note = el("text", {"class": "small", "x": told, "y": y + 26}, say("gap")) if heading.gaps else None
    return 34.0 + LINE * (len(words) - 1), el("g", {}, rule, words, gaps, note)


def _lane(lane: Lane, y: float, at: Callable[..., float], told_at: float) -> tuple[float, ET.Element]:
    names = [("name latest" if lane.now else "name", line) for line in wrapped(lane.title, 38, 2)]
    names += [("small", line) for line in wrapped(lane.note, 42, 4)]
    told = [line for it in lane.told for line in wrapped(it, 29 if told_at == TOLD else 90, 2)]
    height = LINE * max(len(names), len(told), 1) + GAP
    middle = y + height / 2
    link = el(
        "a",
        {"href": f"#f{lane.fact}", "class": "lane"},
        el("rect", {"class": "row", "x": 0, "y": y, "width": LEFT + PLOT + RIGHT, "height": height}),
        _lines(names, 8, middle),
        _bar(lane, middle, at),
        _lines([("small", line) for line in told], told_at, middle),
    )
    marks = [
        el("a", {"href": f"#f{mark.fact}", "class": "mark"}, _placed(mark, middle, at), el("title", {}, mark.first))
        for mark in lane.marks
    ]
    return height, el("g", {}, link, marks)


def _lines(lines: Sequence[tuple[str, Both]], x: float, middle: float) -> list[ET.Element]:
    top = middle - LINE * len(lines) / 2 + 12
    return [el("text", {"class": style, "x": x, "y": top + i * LINE}, words) for i, (style, words) in enumerate(lines)]


def _bar(lane: Lane, y: float, at: Callable[..., float]) -> list[ET.Element]:
    """The sure part, the possible parts on both sides (fading where they have no end), and what tells each bound."""
    opens, begun, held, ends = _bounds(lane.when)
    core = [it for it in sorted((begun, held), key=lambda it: it.day) if it.day]
    if not (core or opens.day or ends.day):
        return []
    left, right = (at(core[0].day), at(core[-1].day, 1)) if core else (0.0, 0.0)
    if core and right - left < NARROW:
        left, right = (left + right - NARROW) / 2, (left + right + NARROW) / 2
    low = at(opens.day) if opens.day else left - OPEN if core else at(ends.day, 1) - OPEN
    high = at(ends.day, 1) if ends.day else right + OPEN if core else at(opens.day) + OPEN
    if not core:
        left = right = high if ends.day else low
    sure = (
        len(core) == 2 and begun.day <= held.day and not (ends.day and held.day > ends.day)
    )  # as days that contradict
    look = lane.look if lane.look != "held" else ""
    drawn = [
        _part("maybe" if opens.day else "open-left", look, low, left, y, [opens]) if low < left else None,
        _part("maybe" if ends.day else "open-right", look, right, high, y, [ends]) if right < high else None,
        _part("sure" if sure else "sometime", look, left, right, y, core) if core else None,
        _cap(low, y, opens) if opens.day and low < left else None,
        _cap(high, y, ends) if ends.day and right < high else None,
        _cap(left, y, core[0]) if core else None,
        _cap(right, y, core[-1]) if core and core[0].day != core[-1].day else None,
    ]
    return [it for it in drawn if it is not None]


def _part(kind: str, look: str, left: float, right: float, y: float, bounds: Sequence[Bound]) -> ET.Element:
    """A part of a bar; a thin line where a term alone bounds it, since a term says little of who served it out, and
    where who came before or after does: of several who held a post until a third came each would fill the same time."""
    told = {it.kind for it in bounds}
    if kind != "sure" and told <= {"bound.term", "bound.succession"}:
        if "bound.succession" in told:
            return _box(f"unexcluded {look}".strip(), left, right, y - 0.5, 1)
        return _box(f"in-term {look}".strip(), left, right, y - 1.5, 3)
    if kind == "maybe":
        return _box(f"maybe {look}".strip(), left, right, y - THICK / 4, THICK / 2)
    return _rect(f"{kind} {look}", left, right, y)


def _bounds(when: When) -> tuple[Bound, Bound, Bound, Bound]:
    return when.from_earliest, when.from_latest, when.until_earliest, when.until_latest


def _rect(look: str, left: float, right: float, y: float) -> ET.Element:
    return _box(look.strip(), left, right, y - THICK / 2, THICK)


def _box(look: str, left: float, right: float, top: float, height: float) -> ET.Element:
    return el("rect", {"class": look, "x": left, "y": top, "width": right - left, "height": height})


def _cap(x: float, y: float, bound: Bound) -> ET.Element:
    kind = bound.kind.removeprefix("bound.")
    if kind == "observed":
        return el("circle", {"class": "cap observed", "cx": x, "cy": y, "r": 4})
    return el("line", {"class": f"cap {kind}", "x1": x, "x2": x, "y1": y - THICK / 2 - 3, "y2": y + THICK / 2 + 3})


def _placed(mark: Mark, y: float, at: Callable[..., float]) -> ET.Element:
    """A mark in the middle of the time it is within, with a line as long as that time."""
    left, right = at(mark.first), at(mark.last, 1)
    under = el("line", {"class": "within", "x1": left, "x2": right, "y1": y, "y2": y}) if right - left > FAR else None
    return el("g", {}, under, _sign(mark.code, (left + right) / 2, y))


def _sign(code: str, x: float, y: float) -> ET.Element:
    shape = SIGNS.get(code, OTHER_SIGN)
    look = _look(code) if code in SIGNS else f"{_look(code)} other"
    return el("path", {"class": f"sign {look}", "d": shape, "transform": f"translate({x:.1f} {y:.1f})"})


def _look(code: str) -> str:
    return code.replace(".", "-")


def _alike(code: str) -> list[str]:
    """The looks of all acts that have one sign."""
    return [_look(it) for it, shape in SIGNS.items() if shape == SIGNS[code]]
