"""One article graph at load: what violates a shape is set aside with its sentence and reason, the rest stays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph

from kg.check.engines import run
from kg.check.result import Result, SetAside
from kg.mapping import ArticleGraph
from kg.vocabulary import KG, OA, PROV, RDF, TABLE_OF

_TYPE, _EVIDENCE, _EXACT = f"<{RDF.type}>", f"<{KG.evidence}>", f"<{OA.exact}>"
_IMPLIED_BY, _STATES = f"<{KG.impliedBy}>", f"<{KG.states}>"
_WHOLE = {f"<{kind}>" for kind in (KG.Article, KG.ArticleGraph, PROV.SoftwareAgent)}
_BESIDE = {f"<{kind}>" for kind in (KG.Correction, KG.WithdrawnClaim)}
Nodes = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What of an article graph is loaded, and what is set aside; ``whole`` when that is the article itself."""

    lines: tuple[str, ...]
    set_aside: tuple[SetAside, ...] = ()
    whole: bool = False


def check_article(graph: ArticleGraph, *, engine: str = "fast") -> Checked:
    """Judge an article graph by the shapes.

    A claim that violates a shape, itself or in a node it needs, is set aside, and so are the nodes that nothing else
    needs; a violation in the article's own node sets the article aside whole. Facts that the mapping refused are listed
    with the others.
    """
    ending = f" <{graph.graph}> ."
    results = run("\n".join(f"{line.removesuffix(ending)} ." for line in graph.lines), "article", engine)
    refused = tuple(_refusals(graph))
    if not results:
        return Checked(graph.lines, refused)
    split = _Split(graph, ending)
    return split.apart(results, refused)


def _refusals(graph: ArticleGraph) -> Iterator[SetAside]:
    for refusal in graph.refused:
        yield SetAside(graph.article, refusal.table, "", refusal.sentence, "evidence", "", refusal.vi, refusal.en)


class _Split:
    """An article graph by node, so that claims can be taken out of it."""

    def __init__(self, graph: ArticleGraph, ending: str) -> None:
        self.graph, self.ending = graph, ending
        self.nodes: Nodes = defaultdict(list)
        for line in graph.lines:
            subject, predicate, value = line.removesuffix(ending).split(" ", 2)
            self.nodes[subject].append((predicate, value))
        self.claims = {node: table for node in self.nodes if (table := self._table(node))}

    def apart(self, results: list[Result], refused: tuple[SetAside, ...]) -> Checked:
        """Separate what stays from what is set aside."""
        faults: dict[str, list[Result]] = defaultdict(list)
        for result in results:
            faults[f"<{result.focus}>"].append(result)
        bad = {claim: reasons for claim in self.claims if (reasons := self._reasons(claim, faults))}
        reached = {node for claim in bad for node in self._reach(claim)}
        whole = [result for node, found in faults.items() if node not in reached for result in found]
        whole += [result for node in faults for result in faults[node] if self._kinds(node) & _WHOLE]
        if whole:
            return Checked((), (self._aside("", sorted(set(whole))[0], self.graph.lines), *refused), whole=True)
        kept = self._kept(set(bad))
        lines = tuple(line for line in self.graph.lines if self._stays(line, kept))
        aside = [self._aside(claim, reasons[0], self._lines_of(claim, kept)) for claim, reasons in bad.items()]
        return Checked(lines, (*sorted(aside, key=lambda one: (one.table, one.sentence, one.claim)), *refused))

    def _kinds(self, node: str) -> set[str]:
        return {value for predicate, value in self.nodes.get(node, ()) if predicate == _TYPE}

    def _table(self, node: str) -> str:
        return next((TABLE_OF[kind] for kind in sorted(self._kinds(node)) if kind in TABLE_OF), "")

    def _reach(self, start: str) -> set[str]:
        """The nodes that a claim needs, itself among them; the article is no part of any claim."""
        seen, todo = {start}, [start]
        while todo:
            for predicate, value in self.nodes[todo.pop()]:
                if predicate == _IMPLIED_BY or value not in self.nodes or value in seen:
                    continue
                if not self._kinds(value) & _WHOLE:
                    seen.add(value)
                    todo.append(value)
        return seen

    def _reasons(self, claim: str, faults: dict[str, list[Result]]) -> list[Result]:
        own = faults.get(claim, [])
        return sorted(own) or sorted(result for node in self._reach(claim) for result in faults.get(node, ()))

    def _kept(self, bad: set[str]) -> set[str]:
        """The nodes that stay: the article's own, the other claims and what these need, what readers set right."""
        kept = {node for node in self.nodes if self._kinds(node) & (_WHOLE | _BESIDE)}
        kept |= {value for node in kept for predicate, value in self.nodes[node] if predicate == _EVIDENCE}
        for claim in self.claims.keys() - bad:
            kept |= self._reach(claim)
        return kept

    def _stays(self, line: str, kept: set[str]) -> bool:
        subject, predicate, value = line.removesuffix(self.ending).split(" ", 2)
        return subject in kept and (predicate not in (_IMPLIED_BY, _STATES) or value in kept)

    def _lines_of(self, claim: str, kept: set[str]) -> Iterable[str]:
        return (
            f"{node} {predicate} {value}{self.ending}"
            for node in sorted(self._reach(claim) - kept)
            for predicate, value in self.nodes[node]
        )

    def _aside(self, claim: str, reason: Result, lines: Iterable[str]) -> SetAside:
        evidence = [value for predicate, value in self.nodes.get(claim, ()) if predicate == _EVIDENCE]
        exact = [value for node in evidence for predicate, value in self.nodes.get(node, ()) if predicate == _EXACT]
        return SetAside(
            article=self.graph.article,
            table=self.claims.get(claim, "article"),
            claim=claim.strip("<>"),
            sentence=_unquoted(exact[0]) if exact else "",
            shape=reason.shape.rpartition("#")[2],
            value=_unquoted(reason.value),
            vi=reason.vi,
            en=reason.en,
            lines=tuple(lines),
        )


def _unquoted(term: str) -> str:
    """The words of a term as N-Triples or Turtle write it."""
    if not term.startswith('"'):
        return term.strip("<>")
    (quad,) = pyoxigraph.parse(f"<x:s> <x:p> {term} .", format=pyoxigraph.RdfFormat.TURTLE)
    return quad.object.value if isinstance(quad.object, pyoxigraph.Literal) else term
