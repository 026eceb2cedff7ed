"""What one article has that looks like a fact and yields none."""

from collections.abc import Callable, Iterator

from kg.coverage.acts import find_acts
from kg.coverage.awards import find_awards
from kg.coverage.bodies import find_bodies
from kg.coverage.documents import find_documents
from kg.coverage.events import find_events
from kg.coverage.figures import find_figures
from kg.coverage.model import Candidate, Example
from kg.coverage.reached import Reached
from kg.coverage.titles import find_titles
from kg.extract import facts_of
from kg.extract.reading import Reading
from kg.model import Article, Span

_AROUND = 60  # characters shown on either side

FINDERS: tuple[Callable[[Reached], Iterator[Candidate]], ...] = (
    find_titles,
    find_bodies,
    find_documents,
    find_awards,
    find_figures,
    find_events,
    find_acts,
)


def find_candidates(article: Article) -> Iterator[Candidate]:
    """Finder by finder, in the order of the text."""
    reading = Reading(article)
    reached = Reached(reading, facts_of(reading))
    for find in FINDERS:
        yield from find(reached)


def candidates(article: Article) -> list[tuple[Candidate, Example]]:
    """The candidates of an article with the words around each."""
    return [(candidate, _example(article, candidate.span)) for candidate in find_candidates(article)]


def _example(article: Article, span: Span) -> Example:
    field, start, end = article.locate(span)
    return Example(
        article.id,
        article.source,
        field,
        start,
        end,
        _cut(article.reading[max(0, span.start - _AROUND) : span.start].rpartition("\n")[2], from_left=True),
        " ".join(article.quote(span).split()),
        _cut(article.reading[span.end : span.end + _AROUND].partition("\n")[0], from_left=False),
    )


def _cut(words: str, *, from_left: bool) -> str:
    """Without the word that was cut in two."""
    if len(words) < _AROUND:
        return words
    return f"…{words.partition(' ')[2]}" if from_left else f"{words.rpartition(' ')[0]}…"
