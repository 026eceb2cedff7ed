"""Which row is which: each row of the gold with at most one that was read, as many as can be, the most alike first."""

from collections.abc import Mapping, Sequence

from kg.evaluate.likeness import Row
from kg.evaluate.rules import Rule


def pair(gold: Sequence[Row], read: Sequence[Row], rule: Rule) -> dict[int, int]:
    """The index of the row that was read for each index of a gold row that has one, in the order of the gold."""
    ranked = []
    for i, ours in enumerate(gold):
        for j, theirs in enumerate(read):
            if likeness := rule.match(ours, theirs):
                ranked.append((-likeness, -len(rule.right(ours, theirs)), i, j))
    wanted: dict[int, list[int]] = {}
    partner: dict[int, int] = {}
    taken: dict[int, int] = {}
    for *_, i, j in sorted(ranked):
        wanted.setdefault(i, []).append(j)
        if i not in partner and j not in taken:
            partner[i], taken[j] = j, i
    for i in wanted:
        if i not in partner:
            _make_room(i, wanted, partner, taken)
    return dict(sorted(partner.items()))


def _make_room(start: int, wanted: Mapping[int, list[int]], partner: dict[int, int], taken: dict[int, int]) -> None:
    """Let others move to rows that fit them as well, so that ``start`` gets one too (an augmenting path)."""
    asked: dict[int, int] = {}  # a row that was read -> the gold row that asks for it
    waiting = [start]
    while waiting:
        i = waiting.pop()
        for j in wanted[i]:
            if j in asked:
                continue
            asked[j] = i
            if j in taken:
                waiting.append(taken[j])
                continue
            while True:  # free: everybody on the way here moves up
                i = asked[j]
                left = partner.get(i)
                partner[i], taken[j] = j, i
                if left is None:
                    return
                j = left
