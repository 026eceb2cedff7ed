"""Words whose quote does not say where they were spoken: that it was at an event tells the course of the article."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from kg.lexicon import read_table
from kg.network import Fact
from kg.text.spelling import any_of, name_key

_EVENTS = ("form", "kind", "use", "example")
_ACTS = ("form", "kind", "takes", "roles", "met", "example")


def is_unplaced(fact: Fact) -> bool:
    """Whether somebody is said to speak at an event in no quote that has a word for an event."""
    spoken = fact.kind == "participation" and fact.code == "participation.speak"
    return spoken and not any(_events().search(name_key(it.quote)) for it in fact.witnesses)


def unplaced_at(facts: Iterable[Fact], same: Mapping[str, str]) -> set[tuple[str, str]]:
    """Who is known to be at which event by such words alone; ``same``: for an event the one that it is counted as."""
    sure: dict[tuple[str, str], bool] = {}
    for fact in facts:
        parts = dict(fact.parts)
        if fact.kind == "participation" and parts.get("event") in same and "person" in parts:
            key = parts["person"], same[parts["event"]]
            sure[key] = sure.get(key, False) or not is_unplaced(fact)
    return {key for key, placed in sure.items() if not placed}


@cache
def _events() -> re.Pattern[str]:
    forms = {name_key(row["form"]) for row in read_table("events", _EVENTS) if row["use"] != "none"}
    acts = (name_key(row["form"]) for row in read_table("events-acts", _ACTS, optional=("roles", "met")))
    return any_of(forms | {it for it in acts if " " in it})  # tiếp alone is a part of tiếp tục, too
