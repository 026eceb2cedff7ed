"""The resolved layer as a networkx graph: things are nodes, facts tie them together, and each fact keeps its witnesses.

A fact may tie more than two things (a change of post: who, where, by whom), so facts are kept whole in
``graph.graph["facts"]`` and every edge names the fact that it draws. What is said of one thing alone (a figure, a date)
is a fact without an edge. Codes are written ``scheme.code`` (``change.elected``, ``unit.percent``).

Reading goes through :data:`Select`, a function from a SPARQL query to rows, so that an embedded store, an rdflib graph
and a remote endpoint are all the same here; :func:`select_from` makes one. The queries are ``queries/network/*.rq``:
``part_NAME`` columns are the things a fact ties, ``value_NAME`` columns its literals.
"""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import TypeAlias

from kg.network.beside import beside, named_beside
from kg.network.left import Left, briefly
from kg.network.meetings import Centrality, Together, together
from kg.network.model import KINDS, TYPES, Bound, Fact, Graph, Source, When, Witness
from kg.network.near import around, branches, named_elsewhere, start
from kg.network.only import EVERYTHING, Only, fitting
from kg.network.read import UNTIED, add_untied, add_witnesses, read
from kg.network.slice import LIMIT, NotInGraph, busiest, centres_of, cut, elsewhere, nearest, tied
from kg.network.source import Row, Select, query, select_from

__all__ = [
    "EVERYTHING",
    "KINDS",
    "LIMIT",
    "TIED",
    "TYPES",
    "Bound",
    "Centrality",
    "Fact",
    "Graph",
    "NotInGraph",
    "Only",
    "Row",
    "Select",
    "Source",
    "Together",
    "When",
    "Witness",
    "branches",
    "build",
    "cut",
    "nearest",
    "read",
    "select_from",
    "start",
    "together",
]


TIED = tuple(kind for kind in KINDS if kind not in UNTIED)
"""The kinds of facts that tie things."""
Choose: TypeAlias = "Callable[[Graph, Sequence[str], int], list[str]]"


def build(
    select: Select,
    *,
    about: Sequence[str] = (),
    depth: int = 1,
    limit: int = LIMIT,
    only: Only = EVERYTHING,
    kinds: Collection[str] = KINDS,
    choose: "Choose | None" = None,
    whole: "Graph | None" = None,
    everything: "Callable[[], Graph] | None" = None,
) -> Graph:
    """The things within ``depth`` steps of ``about`` (IRIs; the whole graph without), at most ``limit`` of them.

    What ties several things comes first, then the nearest, then those with most links, unless ``choose`` says which and
    in what order; ``kinds`` are the kinds of facts that are read. ``graph.graph`` has ``facts`` (IRI to
    :class:`Fact`), ``sources`` (IRI to :class:`Source`), ``total`` (things in the whole graph), ``asked`` (those of
    them that were asked for, before the limit), ``loose`` (figures of no thing at all that were left out: they are
    there only where every thing is), ``only``, ``undated``, ``centres``, ``depth``,
    ``elsewhere`` (names of what was left out), ``brief`` (:mod:`kg.network.left`) and ``beside``
    (:mod:`kg.network.beside`). A node's ``hidden`` counts its
    neighbours that were left out. ``whole`` is what :func:`read` gave before, and stays as it is: reading takes far
    longer than choosing. ``everything`` gives what it gave of :data:`TIED`, and is asked only where no less will do.
    """
    later = () if whole or only.first or only.last else [it for it in kinds if it in UNTIED]
    now = [it for it in kinds if it not in later]
    if not whole and not (only.first or only.last):  # of what has no day everything is counted
        steps = depth if about else 1 if "tenure" in now else 2  # people are tied to events alone
        whole = around(select, now, start(select, about, only.places), steps)
    whole = whole or (everything or partial(read, select, now))()
    centres = centres_of(select, whole, about)
    part = fitting(select, whole, only, centres)
    choose = choose or (tied if len(about) > 1 else nearest if centres else busiest)
    chosen = choose(part, centres, depth)
    every = not centres and not only
    loose = every and len(chosen) <= limit
    graph = cut(part, chosen[:limit], loose=loose, whole=whole)
    if later:
        add_untied(select, graph, later, loose=loose)
    graph.graph.update(centres=centres, depth=depth if centres else 0, only=only, asked=len(chosen))
    named = choose in (tied, nearest, busiest)
    graph.graph["beside"] = besides = beside(whole, graph) if centres and not only else {}
    left: dict[str, Left] = {}
    if named:
        others = named_elsewhere(select, graph) if whole.graph.get("near") else elsewhere(whole, set(graph))
        left = dict(sorted({**named_beside(besides), **others}.items()))
    graph.graph["elsewhere"] = {name: it.key for name, it in left.items()}
    graph.graph["brief"] = briefly(select, left)
    graph.graph["loose"] = (
        int(next(iter(select(query("loose"))))["count"]) if every and not loose and "statistic" in kinds else 0
    )
    graph.graph.setdefault("undated", 0)
    add_witnesses(select, graph)
    return graph
