"""Candidates of many articles, counted by their words: most frequent first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.coverage.model import KINDS, Candidate, Example, Gap
from kg.text.spelling import fold

_OFTEN = 3  # times that words have to be met for a further word to count,
_SHARE = 0.1  # and how many of these have to go on with that word

Key = tuple[str, tuple[str, ...]]


class Tally:
    """What was met so far. Articles come in order, so that the examples are always the same."""

    def __init__(self) -> None:
        self._met: list[tuple[Candidate, Example]] = []
        self._times: Counter[Key] = Counter()

    @property
    def met(self) -> int:
        """How many candidates there were."""
        return len(self._met)

    def add(self, found: Iterable[tuple[Candidate, Example]]) -> None:
        """Count what was met in one article."""
        for candidate, example in found:
            self._met.append((candidate, example))
            words = _folded(candidate)
            for n in range(min(candidate.least, len(words)), len(words) + 1):
                self._times[candidate.kind, words[:n]] += 1

    def gaps(
        self, kinds: Sequence[str] = KINDS, *, limit: int = 0, examples: int = 1, min_articles: int = 1
    ) -> Iterator[Gap]:
        """Kind by kind, the most frequent first: at most ``limit`` of each (0: all), met in so many articles."""
        groups: dict[str, dict[tuple[str, ...], list[tuple[Candidate, Example]]]] = {kind: {} for kind in kinds}
        for candidate, example in self._met:
            if candidate.kind in groups:
                groups[candidate.kind].setdefault(self._key(candidate), []).append((candidate, example))
        for kind in kinds:
            gaps = (_gap(kind, len(key), met, examples) for key, met in groups[kind].items())
            wanted = [gap for gap in gaps if gap.articles >= min_articles]
            wanted.sort(key=lambda gap: (-gap.times, -gap.articles, gap.words))
            yield from wanted[: limit or None]

    def _key(self, candidate: Candidate) -> tuple[str, ...]:
        """The words that a candidate is counted by: those it must have, and the others as far as they come again."""
        words = _folded(candidate)
        n = min(candidate.least, len(words))
        while n < len(words):
            longer = self._times[candidate.kind, words[: n + 1]]
            if longer < max(_OFTEN, _SHARE * self._times[candidate.kind, words[:n]]):
                break
            n += 1
        return words[:n]


def _folded(candidate: Candidate) -> tuple[str, ...]:
    return tuple(map(fold, candidate.words))


def _gap(kind: str, size: int, met: Sequence[tuple[Candidate, Example]], examples: int) -> Gap:
    """One row: its words as they are printed most often, an example an article."""
    printed: Counter[str] = Counter()
    first: dict[str, Example] = {}
    for candidate, example in met:
        shown = candidate.words[:size]
        printed[" ".join(reversed(shown) if candidate.backward else shown)] += 1
        first.setdefault(example.article, example)
    words = min(printed, key=lambda form: (-printed[form], form))
    known = any(candidate.known for candidate, _ in met)
    return Gap(kind, words, len(met), len(first), known, tuple(first.values())[:examples])
