"""What a survey of articles finds: places that look like a fact and yield none, and how they add up."""

from dataclasses import dataclass

from kg.model import Span

KINDS = ("title", "title-after", "office", "body", "acronym", "document", "award", "figure", "event", "act")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that looks like a fact of some kind and yields none.

    ``words`` are what it is counted by, as printed, those that say most first; the first ``least`` of them always
    count, the others where the articles repeat them. ``backward``: they were met from right to left (what stands
    before a name). ``known``: the lexicon has them, so it is the construction around them that was not read.
    """

    kind: str
    words: tuple[str, ...]
    span: Span
    least: int = 2
    backward: bool = False
    known: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """Where something was met: characters ``[start, end)`` of a field (``title`` or ``text``) of an article, read from
    ``source``, and the words around them."""

    article: str
    source: str
    field: str
    start: int
    end: int
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that looks like a fact, yields none, and was met ``times`` times in ``articles`` articles."""

    kind: str
    words: str
    times: int
    articles: int
    known: bool
    examples: tuple[Example, ...]
