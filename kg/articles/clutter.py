"""Portal furniture: the lines of a page that are not the article (menus, counters, forms, links, second copies).

The patterns are ``data/lexicon/portals.tsv``. A line is taken out whole or not at all, and running text never is: the
first copy of a caption stays, and a list (tags, links to other articles) is taken only where nothing else follows it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from kg.articles.lines import SHORT, Line, header_end
from kg.lexicon import Row, read_table
from kg.model import Span

ZONES = ("line", "long", "head", "foot", "open", "links")
COLUMNS = ("name", "zone", "pattern", "example", "counter", "source")
LINE = 100  # characters of a line that most patterns may match
LONGEST = 260  # the same for those of the zone ``long`` (a row of tags, a link with its headline)
TAG_LENGTH = 50  # characters of a tag or a button's label
SAME = 25  # characters from which a line may be a second copy
SAME_UNCLOSED = 90  # the same for a line without a full stop: two persons of a list may hold one post

_UPPER = "".join(c for c in map(chr, (*range(0x250), *range(0x1E00, 0x1F00))) if c.isupper())
_NAME = rf"(?:[{_UPPER}][\w.'’]*)"
_SMALL_PATTERNS = {
    "<NUMBER>": r"\d[\d.,]*",
    "<DATE>": r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}",
    "<TIME>": r"\d{1,2}[:hg]\d{2}(?::\d{2})?",
    "<NAMES>": rf"(?-i:{_NAME}(?:(?:\s*[,&–/-]\s*|\s+(?:và )?){_NAME}){{0,7}})",
    "<SOURCE>": rf"(?-i:(?:[\w-]+\.)+[a-z]{{2,4}}|{_NAME}(?:(?:\s*[/+,-]\s*|\s+){_NAME}){{0,5}}(?:\s*\+)?)",
}
_CASED = ("<NAMES>", "<SOURCE>")
CREDIT = 80  # characters at the end of a caption where the photographer may be named
_CREDIT = re.compile(r"[\s.(\[]*(?:Ảnh|Nguồn|Video|Đồ họa)\s*[:：].{0,60}\Z", re.IGNORECASE)
_LABEL = re.compile(r"[-–•*+\d]|[^:]{1,30}:")


def rows() -> Iterator[Row]:
    """The rows of the table, each checked for its zone."""
    for row in read_table("portals", COLUMNS):
        if row["zone"] not in ZONES:
            raise row.error(f"the zone '{row['zone']}' is none of {', '.join(ZONES)}")
        yield row


class Pattern:
    """A pattern for whole lines, letter case apart but for names.

    Most lines match nothing, and saying so is the cost: so a line is tried in lowercase first, without regard to names.
    """

    def __init__(self, pattern: str) -> None:
        exact = loose = pattern
        for name, small in _SMALL_PATTERNS.items():
            exact = exact.replace(name, small)
            loose = loose.replace(name, ".+" if name in _CASED else small)
        self._loose = re.compile(loose).fullmatch
        self._exact = re.compile(exact, re.IGNORECASE).fullmatch

    def match(self, line: str) -> re.Match[str] | None:
        return self._exact(line) if self._loose(line.lower()) else None


@lru_cache(maxsize=1)
def _patterns() -> tuple[Pattern, Pattern, Pattern, Pattern]:
    """What may stand anywhere (``lastgroup`` is the zone), as a long line, in the header, after the last sentence."""
    table = list(rows())
    zones = {zone: "|".join(f"(?:{row['pattern']})" for row in table if row["zone"] == zone) for zone in ZONES}
    anywhere = "|".join(f"(?P<{zone}>{zones[zone]})" for zone in ("line", "long", "open", "links"))
    return Pattern(anywhere), Pattern(zones["long"]), Pattern(zones["head"]), Pattern(zones["foot"])


def find_clutter(lines: Sequence[Line], first: int = 0, known: Collection[int] = ()) -> tuple[Span, ...]:
    """The spans of the furniture among the lines of a reading, in order, neighbouring lines in one span.

    ``first`` is the first line of the text itself (1 after a title); ``known`` are lines already known as furniture.
    """
    match_any, match_long, match_head, match_foot = (pattern.match for pattern in _patterns())
    head = first + header_end(lines[first:])
    foot = len(lines)
    while foot > first and not lines[foot - 1].running:
        foot -= 1
    marked = set(known)
    lists: list[tuple[int, int]] = []
    for index in range(first, len(lines)):
        text = lines[index].text
        if len(text) > LINE:
            if len(text) <= LONGEST and match_long(text):
                marked.add(index)
        elif match := match_any(text):
            marked.add(index)
            if match.lastgroup in ("open", "links"):
                lists.append((index, TAG_LENGTH if match.lastgroup == "open" else SHORT))
        elif (index < head and match_head(text)) or (index >= foot and match_foot(text)):
            marked.add(index)
    marked |= _second_copies(lines)
    for start, limit in reversed(lists):
        rest = range(start + 1, len(lines))
        if all(i in marked or (len(lines[i].text) <= limit and not lines[i].running) for i in rest):
            marked.update(rest)
    return tuple(_merged(lines, sorted(marked)))


def _second_copies(lines: Sequence[Line]) -> set[int]:
    """Lines that stood before, photo credit apart: next to the first copy, in the block that ends the page, or a
    sentence (a line of a list may say the same of two persons)."""
    beginnings = Counter([line.text[:SAME] for line in lines])
    if len(beginnings) == len(lines):
        return set()
    first: dict[str, int] = {}
    copies: dict[int, int] = {}
    for index, line in enumerate(lines):
        if len(line.text) < SAME or beginnings[line.text[:SAME]] == 1:
            continue
        key = (line.text[:-CREDIT] + _CREDIT.sub("", line.text[-CREDIT:])).rstrip(" .")
        if len(key) < SAME:
            continue
        if key in first:
            copies[index] = first[key]
        else:
            first[key] = index
    if not copies:
        return set()
    last = len(lines)
    while last and (last - 1 in copies or len(lines[last - 1].text) < SAME):
        last -= 1
    return {
        index
        for index, earlier in copies.items()
        if index >= last
        or index == earlier + 1
        or ((lines[index].running or len(lines[index].text) >= SAME_UNCLOSED) and not _LABEL.match(lines[index].text))
    }


def _merged(lines: Sequence[Line], marked: Sequence[int]) -> Iterator[Span]:
    start = 0
    for position, index in enumerate(marked):
        if position + 1 < len(marked) and marked[position + 1] == index + 1:
            continue
        yield Span(lines[marked[start]].start, lines[index].end)
        start = position + 1
