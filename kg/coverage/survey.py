"""Many articles surveyed, over many processes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.articles import InputError, read
from kg.coverage.article import candidates
from kg.coverage.model import Candidate, Example
from kg.coverage.tally import Tally
from kg.model import Article
from kg.processes import cores, spread


@dataclass(slots=True)
class Survey:
    """What was found in how many articles, and what could not be read."""

    tally: Tally = field(default_factory=Tally)
    articles: int = 0
    problems: list[InputError] = field(default_factory=list)


def survey(paths: Sequence[str | Path], *, jobs: int = 0) -> Survey:
    """What the articles of files, folders and standard input hold that yields no fact. ``jobs`` 0 is one process a
    core."""
    result = Survey()
    for found in spread(_candidates, _articles(paths, result.problems), None, jobs=jobs or cores()):
        result.tally.add(found)
        result.articles += 1
    return result


def _articles(paths: Sequence[str | Path], problems: list[InputError]) -> Iterator[Article]:
    for item in read(paths):
        if isinstance(item, Article):
            yield item
        else:
            problems.append(item)


def _candidates(article: Article, _: None) -> list[tuple[Candidate, Example]]:
    return candidates(article)
