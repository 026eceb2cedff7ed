"""Bodies that are one to a reader though no place tells it: of one name of their own, in which one person has one post.

The graph knows a body of no known place in its article alone. A page that drew the board of one corporation eight times
would hide what it shows; what is drawn as one keeps all its facts, each with its words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from kg.network.model import Fact
from kg.resolve.seats import seat
from kg.text.spelling import same_body_key

_PROVINCE = " tỉnh"


def told_as_one(things: Mapping[str, Mapping[str, Any]], tenures: Iterable[Fact]) -> dict[str, str]:
    """What is drawn as another, and that other: of those without a place the first by IRI; of a province's body without
    the province the only one of its name in which the person has the post."""
    one: dict[str, str] = {}

    def first(body: str) -> str:
        while body in one:
            body = one[body]
        return body

    held: dict[tuple[str, str, str], set[str]] = {}
    for fact in tenures:
        parts = dict(fact.parts)
        if parts.keys() >= {"body", "person"} and parts["body"] in things:
            name = same_body_key(things[parts["body"]].get("label", ""))
            held.setdefault((parts["person"], fact.words, name), set()).add(parts["body"])
    for (_, _, name), bodies in sorted(held.items()):
        placed = [it for it in bodies if things[it].get("place")]
        loose = sorted({first(it) for it in bodies.difference(placed)})
        if len(placed) == 1 and name.endswith(_PROVINCE):
            target = placed[0]
        elif loose and seat("", "", name, "", "", "").proper:
            target = loose[0]
        else:
            continue
        one |= {body: target for body in loose if body != target and not things[body].get("place")}
    return {body: first(body) for body in one}


def renamed(fact: Fact, one: Mapping[str, str]) -> Fact:
    """A fact with what is drawn as another under that."""
    parts = tuple((role, one.get(thing, thing)) for role, thing in fact.parts)
    return replace(fact, parts=parts) if parts != fact.parts else fact
