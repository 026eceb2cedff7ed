"""Who takes part in events together: a network of people, and who stands in the middle of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from kg.network.model import Fact, Graph
from kg.network.sessions import same_meetings

WORK = 5_000_000  # edges walked for betweenness; where all would be more, it is estimated from fewer people
FEWEST = 50  # people it is estimated from, at least
SEED = 20201116


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central one person is. ``together``: with how many others; ``events``: in how many events with others."""

    events: int
    together: int
    betweenness: float
    eigenvector: float


@dataclass(frozen=True, slots=True)
class Together:
    """``ties``: a graph of people whose edges have the ``events`` that two share; ``sample``: the people from which
    betweenness is estimated, 0 where it is computed from all; ``groups``: people who meet one another more than others
    (Louvain), each by the one who meets most; ``same``: for each event the one that it is counted as
    (:mod:`kg.network.sessions`)."""

    ties: "nx.Graph[str]"
    central: Mapping[str, Centrality]
    events: int
    sample: int
    groups: Mapping[str, str]
    same: Mapping[str, str]


def together(graph: Graph) -> Together:
    """People of a network tied by the events in which articles say that both took part; what is only planned, denied or
    proposed counts for nothing."""
    facts: Iterable[Fact] = graph.graph["facts"].values()
    present: dict[str, set[str]] = {}
    for fact in facts:
        parts = dict(fact.parts)
        if (
            fact.kind == "participation"
            and fact.modality == "modality.asserted"
            and parts.keys() >= {"person", "event"}
        ):
            present.setdefault(parts["event"], set()).add(parts["person"])
    same = same_meetings(graph, present)
    met: dict[str, set[str]] = {}
    for event, there in present.items():
        met.setdefault(same[event], set()).update(there)
    ties: nx.Graph[str] = nx.Graph()
    shared = {event: sorted(people) for event, people in sorted(met.items()) if len(people) > 1}
    for event, people in shared.items():
        for one, two in combinations(people, 2):
            if ties.has_edge(one, two):
                ties.edges[one, two]["events"].append(event)
            else:
                ties.add_edge(one, two, events=[event])
    for _, _, data in ties.edges(data=True):
        data["weight"] = len(data["events"])
    central = _central(ties, shared)
    return Together(ties, central, len(shared), _sample(ties), _groups(ties, central), same)


def _groups(ties: "nx.Graph[str]", central: Mapping[str, Centrality]) -> dict[str, str]:
    """The first of the group of each. By numbers, since the order of a set of texts is another in each process."""
    people = sorted(ties)
    number = {person: i for i, person in enumerate(people)}
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(people)))
    edges = sorted((*sorted((number[one], number[two])), data["weight"]) for one, two, data in ties.edges(data=True))
    plain.add_weighted_edges_from(edges)
    found: dict[str, str] = {}
    for group in nx.community.louvain_communities(plain, seed=SEED) if people else []:
        its = sorted(people[i] for i in group)
        first = min(its, key=lambda it: (-central[it].together, -central[it].events, it))
        found |= dict.fromkeys(its, first)
    return found


def _sample(ties: "nx.Graph[str]") -> int:
    work = len(ties) * ties.number_of_edges()
    return 0 if work <= WORK else min(len(ties), max(FEWEST, WORK // ties.number_of_edges()))


def _central(ties: "nx.Graph[str]", shared: Mapping[str, list[str]]) -> dict[str, Centrality]:
    """By networkx; the eigenvector is that of the largest connected part, and 0 outside it."""
    events: dict[str, int] = {}
    for people in shared.values():
        for person in people:
            events[person] = events.get(person, 0) + 1
    between = nx.betweenness_centrality(ties, k=_sample(ties) or None, seed=SEED)
    largest = max(nx.connected_components(ties), key=lambda part: (len(part), min(part)), default=set())
    inner = ties.subgraph(sorted(largest))
    eigen = nx.eigenvector_centrality(inner, max_iter=5000, weight="weight") if inner else {}
    return {
        person: Centrality(
            events[person], ties.degree(person), round(between[person], 4), round(eigen.get(person, 0.0), 4)
        )
        for person in ties
    }
