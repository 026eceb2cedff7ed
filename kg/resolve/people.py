"""Who is one person: the mentions of one name, joined by evidence from the strongest pair down.

A pure function of the set of mentions of a name and of the decisions about them. The name's other spellings are in the
block, other names are not; so blocks can be worked on anywhere and in any order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from kg.resolve.decisions import NONE, Decisions, Pair, pair
from kg.resolve.evidence import ENOUGH, WORTH_A_LOOK, Ground, beside, careers, grounds, points, torn
from kg.resolve.mentions import Mention


@dataclass(frozen=True, slots=True)
class Link:
    """Two mentions that are joined, or that a reader should look at: what speaks for and against, in points.

    ``verdict`` is joined, decided (by a reader), proposed, or against where something forbids it all the same."""

    first: str
    second: str
    verdict: str
    points: int
    grounds: tuple[Ground, ...]


@dataclass(slots=True)
class Block:
    """The people of one name: for each mention the person it is of, and the links that tell why."""

    person: dict[str, str] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)


def resolve_block(mentions: Iterable[Mention], decisions: Decisions = NONE) -> Block:
    """Join the mentions of one name key."""
    block = sorted(mentions, key=lambda mention: mention.person)
    return _Clusters(block, decisions).resolved()


class _Clusters:
    """The mentions of a block while they are joined."""

    def __init__(self, block: Sequence[Mention], decisions: Decisions) -> None:
        self._block = {mention.person: mention for mention in block}
        self._decisions = decisions
        self._cluster = {person: {person} for person in self._block}
        self._apart: dict[str, set[str]] = {person: set() for person in self._block}
        self._links: list[Link] = []

    def resolved(self) -> Block:
        for one, other in self._decisions.different:
            self._keep_apart(one, other)
        for one, other in sorted(self._decisions.same):  # whatever speaks against it
            if one in self._block and other in self._block:
                self._join(one, other, "decided")
        candidates = self._candidates()
        left = []
        # one who is torn between two offices joins one person, and never makes one of two
        torn_ones = {mention.person for mention in self._block.values() if torn(mention)}
        for negative, one, other in sorted(candidates, key=lambda it: len({it[1], it[2]} & torn_ones)):
            if self._cluster[one] is self._cluster[other]:
                continue
            bridging = any(it in torn_ones and len(self._cluster[it]) > 1 for it in (one, other))
            if -negative >= ENOUGH and not bridging and self._join(one, other, "joined"):
                continue
            left.append((one, other))
        self._propose(left)
        person = {mention: min(cluster) for mention, cluster in self._cluster.items()}
        return Block(person, sorted(self._links, key=lambda link: (link.first, link.second)))

    def _candidates(self) -> list[tuple[int, str, str]]:
        """The pairs worth a look, from the strongest down; what forbids is noted on the way."""
        found = []
        numbers: dict[object, int] = {}
        careers_of = {person: numbers.setdefault(it.career, len(numbers)) for person, it in self._block.items()}
        known: dict[tuple[int, int], frozenset[str]] = {}
        for first, second in combinations(self._block.values(), 2):
            both = careers_of[first.person], careers_of[second.person]
            if both not in known:
                known[both] = frozenset(ground.kind for ground in careers(first, second))
            worth = points(first.key, known[both].union([ground.kind for ground in beside(first, second)]))
            if worth is None:
                self._keep_apart(first.person, second.person)
            elif worth >= WORTH_A_LOOK:
                found.append((-worth, first.person, second.person))
        return sorted(found)

    def _keep_apart(self, one: str, other: str) -> None:
        if one in self._block and other in self._block:
            self._apart[one].add(other)
            self._apart[other].add(one)

    def _join(self, one: str, other: str, verdict: str) -> bool:
        """Make two clusters one, unless something speaks against two of their mentions."""
        first, second = self._cluster[one], self._cluster[other]
        if first is second:
            return True
        if any(self._apart[mention] & second for mention in first):
            return False
        first |= second
        for mention in second:
            self._cluster[mention] = first
        self._links.append(self._link(one, other, verdict))
        return True

    def _propose(self, pairs: Iterable[Pair]) -> None:
        """Of the pairs that two people have between them the strongest is shown."""
        seen = set()
        for one, other in pairs:
            first, second = self._cluster[one], self._cluster[other]
            people = pair(min(first), min(second))
            if first is not second and people not in seen:
                seen.add(people)
                against = any(self._apart[mention] & second for mention in first)
                self._links.append(self._link(one, other, "against" if against else "proposed"))

    def _link(self, one: str, other: str, verdict: str) -> Link:
        found = grounds(self._block[one], self._block[other])
        worth = points(self._block[one].key, frozenset(ground.kind for ground in found))
        return Link(one, other, verdict, worth or 0, tuple(found))
