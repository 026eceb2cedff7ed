"""The static views by name: what each reads, what it is about, and the file it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from kg import network
from kg.network import EVERYTHING, Graph, Only, Select
from kg.network.near import namesakes
from kg.view import sheet

EVERY = 10**9


@dataclass(frozen=True, slots=True)
class View:
    """``about``: the types of thing it is drawn of; none where it needs no thing in the middle."""

    about: tuple[str, ...]
    depth: int
    limit: int


VIEWS = {
    "career": View(("person",), 1, EVERY),
    "leaders": View(("organization",), 1, EVERY),
    "tree": View(("organization", "place"), EVERY, 3000),
    "together": View((), 3, 60),
}


class WrongSubject(LookupError):
    """A view was asked about a thing of a type that it cannot be drawn of, or about nothing."""


def build(
    select: Select, form: str, about: Sequence[str], *, depth: int | None, limit: int | None, only: Only = EVERYTHING
) -> Graph:
    """The part of the resolved layer that a view draws."""
    view, module = VIEWS[form], import_module(f"kg.view.{form}")
    depth = view.depth if depth is None else depth
    graph = network.build(
        select,
        about=about,
        depth=depth,
        limit=EVERY if form == "together" else limit or view.limit,  # it counts all, and draws some
        only=only,
        kinds=module.KINDS,
        choose=getattr(module, "choose", None),
        whole=None if only or form != "tree" else network.branches(select, network.start(select, about, ())),
    )
    types = {graph.nodes[it]["type"] for it in graph.graph["centres"] if it in graph}
    if view.about and (len(graph.graph["centres"]) != 1 or not types <= set(view.about)):
        raise WrongSubject(form)
    if form == "career":
        graph.graph["namesakes"] = sum(namesakes(select, it) for it in graph.graph["centres"])
    return graph


def write(graph: Graph, form: str, out: Path, *, lang: str, limit: int | None = None) -> None:
    """Write a view of a graph of :func:`build`: a page, or a drawing where the file is called ``.svg``."""
    draw = getattr(import_module(f"kg.view.{form}"), form)
    centre = next(iter(graph.graph["centres"]), "")
    made = draw(graph, centre, limit or VIEWS[form].limit) if form == "together" else draw(graph, centre)
    text = sheet.picture(made, lang) if out.suffix.lower() == ".svg" else sheet.page(made, lang)
    out.write_text(text, encoding="utf-8", newline="\n")
