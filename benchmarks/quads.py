"""How many quads a fact takes, by table: its own and its share of the nodes that it has in common with other facts."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.resolve.claims import CLAIMS
from kg.resolve.terms import TYPE, Node, nodes, one, term
from kg.vocabulary import KG, PROV

_APART = {term(kind) for kind in (KG.Article, KG.ArticleGraph, PROV.SoftwareAgent)}
_IMPLIED_BY = term(KG.impliedBy)


def per_fact(articles: Iterable[list[str]]) -> dict[str, float]:
    """Quads a fact by kind of claim, over article graphs given as their lines; ``article`` is what an article takes
    beside its facts, ``all`` the whole by fact."""
    counts: Counter[str] = Counter()
    quads: defaultdict[str, float] = defaultdict(float)
    number = total = 0
    for lines in articles:
        number, total = number + 1, total + len(lines)
        graph = nodes(lines)
        claims = {node: kind for node, it in graph.items() if (kind := one(it, TYPE)) in CLAIMS}
        counts.update(claims.values())
        quads["article"] += sum(_size(it) for it in graph.values() if one(it, TYPE) in _APART)
        for claim, share in _shares(graph, claims).items():
            quads[claims[claim]] += share
    found = {_name(kind): round(quads[kind] / counts[kind], 2) for kind in sorted(counts)}
    return found | {"article": round(quads["article"] / number, 2), "all": round(total / counts.total(), 2)}


def _shares(graph: dict[str, Node], claims: Iterable[str]) -> dict[str, float]:
    """The quads of each claim: each node's are parted equally among the claims that need it."""
    needed = {claim: _reach(graph, claim) for claim in claims}
    wanted = Counter(node for reached in needed.values() for node in reached)
    return {claim: sum(_size(graph[node]) / wanted[node] for node in reached) for claim, reached in needed.items()}


def _reach(graph: dict[str, Node], start: str) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        for predicate, values in graph[todo.pop()].items():
            for value in values:
                known = value in graph and value not in seen and predicate != _IMPLIED_BY
                if known and one(graph[value], TYPE) not in _APART:
                    seen.add(value)
                    todo.append(value)
    return seen


def _size(node: Node) -> int:
    return sum(map(len, node.values()))


def _name(kind: str) -> str:
    return kind.strip("<>").rpartition("#")[2].removesuffix("Claim").lower()
