"""Facts to quads: one article and its facts as the sorted N-Quads lines of one named graph (``docs/graph.md``)."""

from kg.mapping.agent import knowledge_digest
from kg.mapping.article import ArticleGraph, Refusal, article_graph, article_quads, claim_iris

__all__ = ["ArticleGraph", "Refusal", "article_graph", "article_quads", "claim_iris", "knowledge_digest"]
