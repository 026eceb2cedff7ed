"""Who else held a seat of one that somebody held: who came before and after, or who did at all where no days tell."""

from collections.abc import Iterable, Sequence

from kg.network import Fact, Graph
from kg.view.markup import Both
from kg.view.posts import first_day, part
from kg.view.wording import joined, number, say, time_of

NAMED = 3  # where days do not tell who came before and after


def others_of(graph: Graph, facts: Iterable[Fact]) -> list[tuple[str, Fact]]:
    """The other holders of the seats of some posts (:mod:`kg.network.beside`), each once, by their days."""
    found: dict[str, tuple[str, Fact]] = {}
    for fact in facts:
        for name, held in graph.graph.get("beside", {}).get(fact.iri, ()):
            known = found.get(part(held, "person"))
            if name and (known is None or first_day(held) < first_day(known[1])):
                found[part(held, "person")] = name, held
    return sorted(found.values(), key=lambda it: (first_day(it[1]), it[0]))


def in_time(name: str, held: Fact) -> Both:
    """A name with the days that are told of a post."""
    time = time_of(held)
    return Both(name, name) if time == say("when.unknown") else joined("", [Both(f"{name} (", f"{name} ("), time, _END])


def beside_in_short(fact: Fact, others: Sequence[tuple[str, Fact]]) -> list[Both]:
    """Who came before and after by the first days that are told; else some of the others."""
    own = _day(fact)
    before = [it for it in others if own and "" < _day(it[1]) < own]
    after = [it for it in others if own and _day(it[1]) > own]
    told = [say("career.before", name=before[-1][0])] if before else []
    told += [say("career.after", name=after[0][0])] if after else []
    if told or not others:
        return told
    names = ", ".join(name for name, _ in others[:NAMED])
    left = len(others) - NAMED
    return [
        say("career.others", names=names) if left <= 0 else say("career.others.more", names=names, left=number(left))
    ]


def _day(fact: Fact) -> str:
    """The first day that is told; what a term alone bounds is none."""
    days = fact.when.days()
    return days[0] if days else ""


_END = Both(")", ")")
