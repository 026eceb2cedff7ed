"""SHACL: is a graph what the shapes say? Facts that are not are set aside; the rest of their article stays."""

from kg.check.article import Checked, check_article
from kg.check.consistency import Misfit, misfits
from kg.check.engines import ENGINES, fast_available
from kg.check.graphs import check_graph, layer_of, validate
from kg.check.result import Result, SetAside
from kg.check.shapes import LAYERS

__all__ = [
    "ENGINES",
    "LAYERS",
    "Checked",
    "Misfit",
    "Result",
    "SetAside",
    "check_article",
    "check_graph",
    "fast_available",
    "layer_of",
    "misfits",
    "validate",
]
