"""The one place that finds ``ontology/``, ``data/`` and ``queries/``: in a checkout, an editable install or a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_WHEEL = _PACKAGE / "_resources"  # where the wheel puts them, see pyproject.toml
ROOT = _WHEEL if _WHEEL.is_dir() else _PACKAGE.parent

ONTOLOGY = ROOT / "ontology"
SHAPES = ONTOLOGY / "shapes"
CONSISTENCY = ONTOLOGY / "consistency.ttl"
CONTEXT = ONTOLOGY / "context.jsonld"
DATA = ROOT / "data"
LEXICON = DATA / "lexicon"
ARTICLES = DATA / "articles"
QUERIES = ROOT / "queries"
