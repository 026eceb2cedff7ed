"""All that people have decided, from the files of a folder, and what it does to articles and to who is who.

Corrections and forgotten names are applied to an article when it is read, so its graph is a pure function of the
article, of the knowledge and of the decisions about it. Who is who is applied when articles are joined.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from kg.model import Article, Correction, Fact
from kg.resolve.decisions import Decisions
from kg.review.corrections import corrected
from kg.review.forgotten import Forgotten, withheld
from kg.review.logs import CORRECTIONS, FORGOTTEN, PEOPLE, Line, Log, conflicts, read
from kg.review.people import contradictions, decisions

FOLDER = "kg-decisions"


def default_folder(store: Path) -> Path:
    """Where the decisions about a store are, unless one says otherwise: beside it."""
    return store.parent / FOLDER


@dataclass(frozen=True)
class Review:
    """The decisions of a folder. Lines that contradict each other are not applied; :attr:`conflicts` has them."""

    people: Log = field(default_factory=lambda: Log(PEOPLE))
    corrections: Log = field(default_factory=lambda: Log(CORRECTIONS))
    forgotten: Log = field(default_factory=lambda: Log(FORGOTTEN))

    @cached_property
    def conflicts(self) -> list[tuple[Line, ...]]:
        """Groups of lines that cannot all be followed: of those nobody is followed, but what is forgotten stays so."""
        names = _grouped(self.forgotten.standing, lambda line: line.what)
        people = contradictions(self.people.standing)
        return [*people, *conflicts(_claims(self.corrections)), *conflicts(names)]

    @cached_property
    def _disputed(self) -> set[Line]:
        return {line for group in self.conflicts for line in group}

    @cached_property
    def _of_article(self) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = defaultdict(list)
        said = set()
        for line in self.corrections.standing:
            if line not in self._disputed and (line.verb, line.what) not in said:
                said.add((line.verb, line.what))  # what several people say counts once
                found[line.what[0]].append(line)
        return dict(found)

    @cached_property
    def names(self) -> Forgotten:
        """Who is forgotten."""
        return Forgotten.of(self.forgotten.standing)

    @cached_property
    def digest(self) -> str:
        """Changes with what the decisions do to articles; empty where they do nothing. After the point: what they do to
        who is forgotten."""
        if not (self.people.lines or self.corrections.lines or self.forgotten.lines):
            return ""
        lines = [[line.written() for line in lines] for lines in self._of_article.values()]
        return f"{_digest(sorted(map(str, lines)))}.{self.forgetting}"

    @property
    def forgetting(self) -> str:
        """Changes with who is forgotten; empty where nobody is."""
        lines = sorted(f"{line.verb} {line.what}" for line in self.forgotten.standing)
        return _digest(lines) if lines else ""

    def key(self, article: Article) -> str:
        """What the decisions do to one article, as a digest; empty where they do nothing."""
        lines = [line.written() for line in self._of_article.get(article.id, ())]
        lines += sorted(self.names.names(article).values())
        return _digest(lines) if lines else ""

    def applied(
        self, article: Article, facts: Sequence[Fact]
    ) -> tuple[Article, tuple[Fact, ...], tuple[Correction, ...]]:
        """An article and its facts as the decisions have them: set right, and without those who are forgotten."""
        standing, corrections = corrected(article, facts, self._of_article.get(article.id, ()))
        names = self.names.names(article)
        return withheld(article, standing, corrections, names) if names else (article, standing, corrections)

    def decisions(self, base: str) -> Decisions:
        """Who is who."""
        return decisions(base, (line for line in self.people.standing if line not in self._disputed))


def load(folder: Path) -> Review:
    """The decisions in a folder; none where there is no folder."""
    return Review(read(folder, PEOPLE), read(folder, CORRECTIONS), read(folder, FORGOTTEN))


def _claims(corrections: Log) -> Iterable[list[Line]]:
    """Lines that are about the same claim; what is added contradicts nothing."""
    return _grouped([line for line in corrections.standing if line.verb != "add"], lambda line: line.what[:4])


def _grouped(lines: Iterable[Line], key: Callable[[Line], tuple[str, ...]]) -> Iterable[list[Line]]:
    groups: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in lines:
        groups[key(line)].append(line)
    return groups.values()


def _digest(lines: list[str]) -> str:
    return sha256("\n".join(lines).encode("utf-8")).hexdigest()[:32]
