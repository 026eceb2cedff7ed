"""How well articles are read: the rows of the eight tables against those that people wrote (see docs/evaluation.md)."""

from kg.evaluate.measure import evaluate
from kg.evaluate.score import Error, Report, Score

__all__ = ["Error", "Report", "Score", "evaluate"]
