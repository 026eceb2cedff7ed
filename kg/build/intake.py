"""Which of the articles given have to be worked on, and which may not come in."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.articles import InputError
from kg.articles.kinds import STDIN
from kg.build.work import Task
from kg.messages import DataProblem
from kg.model import Article
from kg.review import Review
from kg.store.manifest import Manifest
from kg.store.records import content_key, record_key

Report = Callable[[InputError | DataProblem], None]


class Intake:
    """Decides article by article. An id names one article: when another comes under it, from another source, both are
    told and the first stays, unless ``replace`` lets the later one take its place. A source may change what it says."""

    def __init__(
        self, manifest: Manifest, *, base: str, reading: str, review: Review, replace: bool, report: Report
    ) -> None:
        self._manifest = manifest
        self._base, self._reading, self.review = base, reading, review
        self._replace = replace
        self._report = report
        self.wanted: dict[str, str] = {}
        """The record that each article given is to have in the end."""
        self.unchanged = 0
        self._sources: dict[str, str] = {}

    def tasks(self, articles: Iterable[Article | InputError]) -> Iterator[Task]:
        """The work that the articles given make."""
        for item in articles:
            if isinstance(item, Article):
                yield from self._task(item)
            else:
                self._report(item)

    def _task(self, article: Article) -> Iterator[Task]:
        content = content_key(article)
        record = record_key(content, self._base, self._reading, self.review.key(article))
        old = self._manifest.entries.get(article.id)
        if article.id in self.wanted:
            if record == self.wanted[article.id]:
                return
            if not self._replace:
                self._refuse(article, self._sources[article.id])
                return
        elif old and old.content != content and not (self._replace or same_source(old.source, article.source)):
            self._refuse(article, old.source)
            return
        self.wanted[article.id] = record
        self._sources[article.id] = article.source
        if old and old.record == record:
            self.unchanged += 1
        else:
            yield Task(article, content, record)

    def _refuse(self, article: Article, first: str) -> None:
        self._report(DataProblem("article.two-sources", id=article.id, first=first, second=article.source))


def same_source(first: str, second: str) -> bool:
    """Whether two articles were read from one file, be it from different lines of it."""
    return _file(first) == _file(second) != ""


def _file(source: str) -> str:
    path, _, line = source.rpartition(":")
    name = path if line.isdecimal() else source
    return "" if name in ("", STDIN) else str(Path(name).absolute())
