"""Who is who does not depend on how the articles come: any order gives the same bytes, and so does any split of the
names over machines that know nothing of each other."""

import hashlib
from random import Random

from kg.resolve import resolve
from kg.resolve.identity import Identity
from kg.resolve.terms import nodes
from kg.store.snapshot import open_snapshot
from scripts.proofs.work import Outcome, Work

_ORDERS = 20
_PARTS = (1, 2, 3, 7, 50)


def prove(work: Work) -> Outcome:
    """Resolve the articles in many orders, and decide about their people in many parts."""
    out = Outcome()
    chance = Random(work.seed)
    with open_snapshot(work.store) as snapshot:
        base = snapshot.folder.base
        graphs = [snapshot.quads(id).decode("utf-8").split("\n")[:-1] for id in snapshot.ids()]
    first = _digest(graphs, base)
    for number in range(_ORDERS):
        chance.shuffle(graphs)
        out.expect(_digest(graphs, base) == first, f"order {number} gives another layer")
    whole = _identity(graphs, base)
    for parts in _PARTS:
        seats = {name: chance.randrange(parts) for name in sorted(whole.blocks)}
        people: dict[str, str] = {}
        for part in range(parts):
            people |= _identity(graphs, base, {name for name, at in seats.items() if at == part}).person
        out.expect(people == whole.person, f"{parts} parts give other people")
    links = [link for block in whole.blocks.values() for link in block.links]
    out.tell("articles", len(graphs))
    out.tell("names", len(whole.blocks))
    out.tell("mentions", sum(len(block.person) for block in whole.blocks.values()))
    out.tell("joined to another", len(whole.person))
    out.tell("proposed to a reader", sum(link.verdict == "proposed" for link in links))
    out.tell("orders that gave the same bytes", _ORDERS)
    out.tell("numbers of parts that gave the same people", ", ".join(map(str, _PARTS)))
    out.tell("SHA-256 of the resolved layer, sorted N-Triples", f"`{first}`")
    return out


def _digest(graphs: list[list[str]], base: str) -> str:
    lines = sorted(set(resolve(graphs, base=base)))
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def _identity(graphs: list[list[str]], base: str, names: set[str] | None = None) -> Identity:
    identity = Identity(base)
    for lines in graphs:
        identity.add(nodes(lines), names)
    identity.settle()
    return identity
