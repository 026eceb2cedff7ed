"""A build on Apache Spark: the same work on each article, the same resolving, on as many machines as there are."""

from kg.spark.run import build

__all__ = ["build"]
