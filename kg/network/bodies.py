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


def told_as_one(things: Mapping[str, Mapping[str, Any]], tenures: Iterable[Fact]) -> dict[str, str]:
    """What is drawn as another, and that other, the first by IRI."""
    one: dict[str, str] = {}

    def first(body: str) -> str:
        while body in one:
            body = one[body]
        return body

    held: dict[tuple[str, str, str], str] = {}
    for fact in tenures:
        parts = dict(fact.parts)
        thing = things.get(parts.get("body", ""), {})
        name = same_body_key(thing.get("label", ""))
        if thing.get("place") or "person" not in parts or not seat("", "", name, "", "", "").proper:
            continue
        body = first(parts["body"])
        other = first(held.setdefault((parts["person"], fact.words, name), body))
        if body != other:
            one[max(body, other)] = min(body, other)
    return {body: first(body) for body in one}


def renamed(fact: Fact, one: Mapping[str, str]) -> Fact:
    """A fact with what is drawn as another under that."""
    parts = tuple((role, one.get(thing, thing)) for role, thing in fact.parts)
    return replace(fact, parts=parts) if parts != fact.parts else fact
