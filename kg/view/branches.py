"""The bodies of a tree from above to below: what stands under what, who heads it, and which of many are drawn."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg.network import Fact, Graph
from kg.text.order import order_key
from kg.view.above import above, alike
from kg.view.posts import Numbers, about, part, present, rank
from kg.view.standing import articles
from kg.view.wording import label
from kg.vocabulary import CODES

HEADS = 2  # that are named for one body
DRAWN = 60  # lines of the drawing of a larger tree
WEIGHT = 3  # articles that a body below counts for, when these lines are chosen


@dataclass(frozen=True, slots=True)
class Row:
    """A body, how deep it stands, the body above it, the number of what says so (0 where none is above or the law alone
    says so), its heads with the numbers of what says so, whether no words of an article say where it stands, bodies of
    its name that are folded into it, and further heads, each once."""

    body: str
    depth: int
    whole: str
    claim: int
    heads: Sequence[tuple[Fact, int]]
    law: bool = False
    also: Sequence[str] = ()
    others: Sequence[tuple[Fact, int]] = ()
    below: "list[Row]" = field(default_factory=list)

    def count(self) -> int:
        """How many bodies are below it."""
        return sum(1 + it.count() for it in self.below)


def choose(graph: Graph, centres: Sequence[str], depth: int) -> list[str]:
    """The bodies of a tree, from above, each with those who head it and its place."""
    up, queue = dict.fromkeys(centres), deque(centres)
    while queue:
        for whole in wholes_of(graph, queue.popleft()):
            if whole not in up:
                up[whole] = None
                queue.append(whole)
    steps = dict.fromkeys(centres, 0)
    queue = deque(centres)
    under: dict[str, list[str]] = {}
    for body, whole in above(graph).items():
        under.setdefault(whole, []).append(body)
    while queue:
        thing = queue.popleft()
        for it in [*inside(graph, thing), *under.get(thing, ())] if steps[thing] < depth else ():
            if it not in steps:
                steps[it] = steps[thing] + (graph.nodes[thing]["type"] != "place")
                queue.append(it)
    chosen: dict[str, None] = {}
    for thing in (*centres, *up, *steps):
        chosen[thing] = None
        chosen.update(dict.fromkeys(part(fact, "person") for fact in _heads(graph, thing)))
        chosen.update(dict.fromkeys(wholes_of(graph, thing, "place")))
    return list(chosen)


def wholes_of(graph: Graph, body: str, kind: str = "part") -> list[str]:
    """What a body is a part of, or the place it is in."""
    return sorted({two for _, two, data in graph.out_edges(body, data=True) if data["kind"] == kind})


def inside(graph: Graph, thing: str) -> list[str]:
    """The parts of a body, or the bodies and the places in a place."""
    kind = "place" if graph.nodes[thing]["type"] == "place" else "part"
    return sorted({one for one, _, data in graph.in_edges(thing, data=True) if data["kind"] == kind})


def rows_of(graph: Graph, centre: str, numbers: Numbers) -> Iterator[Row]:
    """The bodies from above to below, each once, with what it is told under."""
    bodies = {it for it, data in graph.nodes(data=True) if data["type"] == "organization"}
    law = above(graph)
    told = {body: [it for it in wholes_of(graph, body) if it in bodies] for body in bodies}
    wholes = {body: its or [law[body]] if its or body in law else [] for body, its in told.items()}
    one = _folded(graph, wholes)
    also: dict[str, list[str]] = {}
    for it, first in sorted(one.items()):
        also.setdefault(first, []).append(it)
    parts = _parts({it: [one.get(whole, whole) for whole in wholes[it]] for it in bodies if it not in one})
    seen: set[str] = set()

    def made(body: str, depth: int, above: Row | None) -> Iterator[Row]:
        if body in seen:
            return
        seen.add(body)
        whole = above.body if above else ""
        same = also.get(body, [])
        known = _known(graph, body, *same)
        heads = [(it, numbers.of(it)) for it in known[:HEADS]]
        once = {part(it, "person"): it for it in reversed(known)}
        others = [(it, numbers.of(it)) for it in known[HEADS:] if once[part(it, "person")] is it]
        claim = next(filter(None, (_claim(graph, body, it, numbers) for it in (whole, *also.get(whole, [])))), 0)
        row = Row(body, depth, whole, claim, heads, bool(whole) and not _is_quoted(graph, body), same, others)
        if above:
            above.below.append(row)
        yield row
        for it in sorted(parts.get(body, ()), key=lambda it: order(graph, it)):
            yield from made(it, depth + 1, row)

    for body in sorted(parts.get("", ()), key=lambda it: order(graph, it)):
        yield from made(body, 0, None)
    rest = bodies - seen - one.keys()
    for body in sorted(rest, key=lambda it: (it != centre, order(graph, it))):  # parts of one another
        yield from made(body, 0, None)


def _folded(graph: Graph, wholes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The bodies under one that are one to a reader, and which; then those under what has become one."""
    one: dict[str, str] = {}
    while True:
        parts = _parts({it: [one.get(whole, whole) for whole in its] for it, its in wholes.items() if it not in one})
        more = {it: first for its in parts.values() for it, first in alike(graph, its).items()}
        if not more:
            return one
        one = {it: more.get(first, first) for it, first in one.items()} | more


def _parts(wholes: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """What stands under each body; under the empty text what stands under none."""
    parts: dict[str, list[str]] = {}
    for body, its in wholes.items():
        parts.setdefault(its[0] if its else "", []).append(body)
    return parts


def upper_of(rows: Sequence[Row]) -> list[Row]:
    """As many as there is room for: those with most below them and those whose heads most articles name, each with what
    it stands under."""
    if len(rows) <= DRAWN:
        return list(rows)
    of = {row.body: row for row in rows}
    weight = {row.body: WEIGHT * row.count() + sum(articles(it)[0] for it, _ in row.heads) for row in rows}
    upper: set[str] = set()
    for row in sorted(rows, key=lambda it: (-weight[it.body], it.depth)):  # a stable order: of equals the first
        way = [row.body]
        while way[-1] in of and (whole := of[way[-1]].whole):
            way.append(whole)
        if len(upper.union(way)) <= DRAWN:
            upper.update(way)
    return [row for row in rows if row.body in upper]


def order(graph: Graph, body: str) -> tuple[object, ...]:
    """By level, then those with most parts, then by name."""
    levels = [f"level.{it}" for it in CODES["level"]]
    level = graph.nodes[body]["level"]
    return (
        levels.index(level) if level in levels else len(levels),
        -len(inside(graph, body)),
        [order_key(it) for it in label(graph, body).split()],
        body,
    )


def _heads(graph: Graph, body: str) -> list[Fact]:
    """Who heads or headed a body."""
    facts = {data["fact"] for _, _, data in graph.in_edges(body, data=True) if data["kind"] == "tenure"}
    name = label(graph, body)
    return [it for it in (graph.graph["facts"][iri] for iri in sorted(facts)) if rank(it.words, name) == 1]


def _known(graph: Graph, *bodies: str) -> list[Fact]:
    """The heads to be named: who holds the post by the articles (:func:`~kg.view.posts.present`), then whom most
    articles name."""
    heads = [it for body in bodies for it in _heads(graph, body)]
    now = present(heads)
    heads.sort(key=lambda it: (-articles(it)[0], it is not now, it.iri))
    once = {(part(it, "person"), it.words): it for it in reversed(heads)}  # of bodies that are one the best known
    return sorted(once.values(), key=lambda it: (it is not now, -articles(it)[0], it.iri))


def _is_quoted(graph: Graph, body: str) -> bool:
    """Whether an article's words, not the body's name or the law, say what it is part of."""
    return any(it.witnesses for it in about(graph, body, "part", "part"))


def _claim(graph: Graph, body: str, whole: str, numbers: Numbers) -> int:
    """The number of what says that a body is part of the one above it; 0 where none is above."""
    found = [it for it in about(graph, body, "part", "part") if part(it, "whole") == whole] if whole else []
    return numbers.of(found[0]) if found else 0


def all_below(row: Row) -> Iterator[Row]:
    for it in row.below:
        yield it
        yield from all_below(it)
