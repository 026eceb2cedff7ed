"""One article and its facts as the lines of one named graph: article, evidence, claims, and the nodes they point to."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg import iris
from kg.mapping.agent import agent
from kg.mapping.claim import Claim
from kg.mapping.claims import claim_of, table_of
from kg.mapping.lines import coded, date, integer, iri, string
from kg.mapping.nodes import Nodes
from kg.model import Article, Correction, Evidence, Fact, Span
from kg.tables import COLUMNS, row_of
from kg.text.sketch import ENOUGH, sketch, written
from kg.text.tokens import Text
from kg.vocabulary import DCTERMS, KG, OA, PROV, RDF, XSD

_A = iri(RDF.type)
_MODALITY, _EVIDENCE, _RULE, _SUPPORT = iri(KG.modality), iri(KG.evidence), iri(KG.rule), iri(KG.support)
_DATE_QUOTE = iri(KG.dateQuote)
_SOURCE, _START, _END, _EXACT, _FIELD = iri(OA.hasSource), iri(OA.start), iri(OA.end), iri(OA.exact), iri(KG.field)
_STATES, _WITHDRAWS, _SAID = iri(KG.states), iri(KG.withdraws), iri(KG.said)
_FIELDS = (("publisher", iri(KG.publisher)), ("place", iri(KG.place)), ("author", iri(KG.author)))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A fact that was not written because its evidence does not hold: its table, what its statement covers of the
    article, and why, in Vietnamese and in English."""

    fact: Fact
    table: str
    sentence: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class ArticleGraph:
    """One article as a graph: its IRI, its sorted lines without repetition, and the facts that were refused."""

    article: str
    graph: str
    lines: tuple[str, ...]
    refused: tuple[Refusal, ...] = ()


def article_quads(article: Article, facts: Sequence[Fact], *, base: str = iris.DEFAULT_BASE) -> list[str]:
    """The N-Quads lines of :func:`article_graph`."""
    return list(article_graph(article, facts, base=base).lines)


def article_graph(
    article: Article,
    facts: Sequence[Fact],
    *,
    base: str = iris.DEFAULT_BASE,
    corrections: Sequence[Correction] = (),
) -> ArticleGraph:
    """Map an article and its facts, and what readers set right in it; the order of the facts and other articles make no
    difference."""
    return _Writer(article, base).map(facts, corrections)


def claim_iris(article: Article, facts: Sequence[Fact], *, base: str = iris.DEFAULT_BASE) -> dict[str, Fact]:
    """The IRI of the claim that each fact is mapped to."""
    writer = _Writer(article, base)
    return {writer.claim(fact)[0][1:-1]: fact for fact in facts}


class _Writer:
    """The statements of one article graph while they are written, by subject."""

    def __init__(self, article: Article, base: str) -> None:
        self.article, self.base = article, base
        self.iri = iri(iris.article_iri(base, article.id))
        self.graph = iris.graph_iri(base, article.id)
        self.reading, self.lead = article.reading, len(article.lead)
        self.nodes = Nodes(base, article.id)
        self._subjects: dict[str, set[str]] = defaultdict(set)
        self._statements: dict[tuple[int, int], str] = {}

    def write(self, subject: str, predicate: str, value: str) -> None:
        self._subjects[subject].add(f"{predicate} {value}")

    def map(self, facts: Sequence[Fact], corrections: Sequence[Correction]) -> ArticleGraph:
        self._write_article()
        by = {id(fact): self._correction(it) for it in corrections for fact in (*it.stated, *it.withdrawn)}
        claims, refused = [], []
        for fact in (*facts, *(fact for it in corrections for fact in it.stated)):
            if fault := self._fault(fact.evidence):
                statement = fact.evidence.statement
                sentence = self.reading[statement.start : statement.end]
                refused.append(Refusal(fact, table_of(fact), sentence, *fault))
                continue
            claims.append(self.claim(fact))
            if id(fact) in by:
                self.write(by[id(fact)], _STATES, claims[-1][0])
        for fact in (fact for it in corrections for fact in it.withdrawn):
            if not self._fault(fact.evidence):
                self._withdraw(fact, by[id(fact)])
        for node, claim in claims:
            claim.settle(self.nodes)
            self._subjects[node].update(claim.statements)
        self.nodes.write(self._subjects)
        return ArticleGraph(self.article.id, self.graph, tuple(self._lines()), tuple(refused))

    def _lines(self) -> list[str]:
        """Sorted as whole lines are: no IRI in brackets begins with another."""
        ending = f" {iri(self.graph)} ."
        lines: list[str] = []
        for subject in sorted(self._subjects):
            lines += [f"{subject} {statement}{ending}" for statement in sorted(self._subjects[subject])]
        return lines

    def claim(self, fact: Fact, nodes: Nodes | None = None) -> tuple[str, Claim]:
        """A fact as a claim, and the node of that claim; the things that it names are noted among the nodes."""
        evidence = fact.evidence
        statement = (evidence.statement.start, evidence.statement.end)
        claim = claim_of(fact, nodes or self.nodes, statement[0])
        spans = []
        for support in evidence.support:
            if support.span is None:
                where = support.source
            else:
                where = self._place(support.span.start, support.span.end)
                spans.append(f"{support.role} {where}")
            claim.add(_SUPPORT, string(f"{support.role} {where}"))
            if support.role == "date" and support.span is not None and not _within(support.span, evidence.statement):
                claim.add(_DATE_QUOTE, string(self._sentence(support.span)))
        claim.add(_A, claim.type)
        claim.code(_MODALITY, "modality", fact.modality)
        claim.add(_EVIDENCE, self._statements.get(statement) or self._evidence(*statement))
        claim.add(_RULE, string(evidence.rule))
        key = (*claim.key, fact.modality, f"{statement[0]}-{statement[1]}", *sorted(spans))
        return iri(iris.claim_iri(self.base, claim.table, self.article.id, *key)), claim

    def _correction(self, correction: Correction) -> str:
        """The node of what a reader set right."""
        node = iri(iris.correction_iri(self.base, self.article.id, correction.id))
        self.write(node, _A, iri(KG.Correction))
        self._subjects[node].add(coded(iri(KG.correctionKind), "correction", correction.kind))
        self._subjects[node].update(date(KG.date, correction.date))
        self.write(node, iri(DCTERMS.identifier), string(correction.id))
        for predicate, words in ((KG.reviewer, correction.who), (KG.reason, correction.why)):
            if words:
                self.write(node, iri(predicate), string(words))
        return node

    def _withdraw(self, fact: Fact, correction: str) -> None:
        """A claim that does not stand: its node and evidence stay, and what it said in words, pointing to nothing."""
        node, claim = self.claim(fact, Nodes(self.base, self.article.id))
        table, row = row_of(fact)
        said = [string(f"{name}: {value}") for name, value in zip(COLUMNS[table], row, strict=True) if value]
        self.write(node, _A, iri(KG.WithdrawnClaim))
        self.write(correction, _WITHDRAWS, node)
        for words in said:
            self.write(node, _SAID, words)
        kept = tuple(f"{predicate} " for predicate in (_EVIDENCE, _RULE, _SUPPORT))
        self._subjects[node].update(it for it in claim.statements if it.startswith(kept))

    def _sentence(self, span: Span) -> str:
        """The whole sentence around a span."""
        first = self.reading.rfind("\n", 0, span.start) + 1
        last = self.reading.find("\n", span.end)
        line = Text(self.reading[first : last if last >= 0 else None])
        spans = (line.span(it.first, it.last) for it in line.sentences)
        found = next(it for it in spans if it.end > span.start - first)
        return self.reading[min(span.start, first + found.start) : max(span.end, first + found.end)]

    def _place(self, start: int, end: int) -> str:
        """Where a span lies, counted in its field (:meth:`Article.locate`, without copying the text)."""
        return f"title {start}-{end}" if start < self.lead else f"{start - self.lead}-{end - self.lead}"

    def _evidence(self, start: int, end: int) -> str:
        node = self._statements[start, end] = iri(iris.evidence_iri(self.base, self.article.id, start, end))
        shift = 0 if start < self.lead else self.lead
        self.write(node, _A, iri(KG.Evidence))
        self.write(node, _SOURCE, self.iri)
        self.write(node, _START, integer(str(start - shift)))
        self.write(node, _END, integer(str(end - shift)))
        self.write(node, _EXACT, string(self.reading[start:end]))
        if start < self.lead:
            self.write(node, _FIELD, string("title"))
        return node

    def _fault(self, evidence: Evidence) -> tuple[str, str] | None:
        """Why the evidence does not hold: a span outside the words, or across title and text; None when it does."""
        statement = evidence.statement
        fault = self._misplaced("statement", statement)
        for support in evidence.support:
            if fault is None and support.span is not None:
                fault = self._misplaced(support.role, support.span)
        if fault is None and not self.reading[statement.start : statement.end].strip():
            return "chỗ dẫn không có chữ nào", "the statement holds no words"
        return fault

    def _misplaced(self, role: str, span: Span) -> tuple[str, str] | None:
        where = f"{role} {span.start}-{span.end}"
        if span.end > len(self.reading):
            return f"{where} nằm ngoài bài", f"{where} lies outside the article's {len(self.reading)} characters"
        if span.start < self.lead and span.end > len(self.article.title):
            return f"{where} vắt qua cuối tiêu đề", f"{where} runs across the end of the title"
        return None

    def _words(self) -> str:
        """The text without the furniture of its portal, and without the title, which every paper makes anew."""
        words, done = "", self.lead
        for span in sorted(self.article.clutter, key=lambda span: span.start):
            words += self.reading[done : max(done, span.start)] + " "
            done = max(done, span.end)
        return words + self.reading[done:]

    def _write_article(self) -> None:
        article, node, graph = self.article, self.iri, iri(self.graph)
        version, knowledge = agent()
        reader = iri(iris.agent_iri(self.base, version, knowledge))
        self.write(graph, _A, iri(KG.ArticleGraph))
        self.write(graph, iri(PROV.wasDerivedFrom), node)
        self.write(graph, iri(PROV.wasAttributedTo), reader)
        self.write(reader, _A, iri(PROV.SoftwareAgent))
        self.write(reader, iri(KG.version), string(version))
        self.write(reader, iri(KG.knowledge), string(knowledge))
        self.write(node, _A, iri(KG.Article))
        self.write(node, iri(DCTERMS.identifier), string(article.id))
        if article.title:
            self.write(node, iri(DCTERMS.title), string(article.title))
        for name, predicate in _FIELDS:
            if value := getattr(article, name):
                self.write(node, predicate, string(value))
        if article.url:
            self.write(node, iri(KG.url), f"{string(article.url)}^^{iri(XSD.anyURI)}")
        if article.record:
            self.write(node, iri(KG.webRecord), f"{string(article.record)}^^{iri(XSD.anyURI)}")
        if article.digest_of:
            self.write(node, iri(KG.digestOf), string(article.digest_of))
        self._subjects[node].update(date(KG.published, article.published))
        words = hashlib.sha256(self.reading.encode("utf-8", "surrogatepass")).hexdigest()
        self.write(node, iri(KG.textDigest), string(f"sha256:{words}"))
        if len(numbers := sketch(self._words())) >= ENOUGH:
            self.write(node, iri(KG.fingerprint), string(written(numbers)))
        for name, span in article.found:
            if span.end <= len(self.reading):
                self.write(node, iri(KG.found), string(f"{name} {self._place(span.start, span.end)}"))


def _within(span: Span, statement: Span) -> bool:
    return statement.start <= span.start and span.end <= statement.end
