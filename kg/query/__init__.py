"""Asking the store: named queries, values bound as terms, an answer that can be broken off."""

from kg.query.named import Query, find, names
from kg.query.run import Answer, ask, evaluate, parse_bindings
from kg.query.terms import find_area, find_centre, find_term, find_thing_or_place

__all__ = [
    "Answer",
    "Query",
    "ask",
    "evaluate",
    "find",
    "find_area",
    "find_centre",
    "find_term",
    "find_thing_or_place",
    "names",
    "parse_bindings",
]
