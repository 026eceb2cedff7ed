"""Asking the resolved layer: the queries of ``queries/network``, over whatever answers SPARQL."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from kg.resources import QUERIES
from kg.vocabulary import ONTOLOGY

Row = Mapping[str, str]  # the values of a solution by variable, as plain strings; what is unbound is absent
Select = Callable[[str], Iterable[Row]]


def select_from(source: Any) -> Select:
    """A :data:`Select` over a ``pyoxigraph.Store`` or an ``rdflib.Graph``."""

    def select(query: str) -> Iterator[Row]:
        solutions = source.query(query)
        if hasattr(solutions, "variables"):
            names = [variable.value for variable in solutions.variables]
            for solution in solutions:
                yield {name: term.value for name, term in zip(names, solution, strict=True) if term is not None}
        else:
            for binding in solutions.bindings:
                yield {str(variable): str(term) for variable, term in binding.items()}

    return select


def query(name: str, **fill: str) -> str:
    """``queries/network/NAME.rq`` without its comments, its ``{{holes}}`` filled."""
    lines = (QUERIES / "network" / f"{name}.rq").read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("#"))
    for key, value in fill.items():
        text = text.replace("{{" + key + "}}", value)
    return text


def code(value: str) -> str:
    """``change.elected`` for the concept ``kg:change-elected``; any other value as it is."""
    return value.removeprefix(ONTOLOGY).replace("-", ".", 1) if value.startswith(ONTOLOGY) else value
