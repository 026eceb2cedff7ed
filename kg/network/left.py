"""What is said in short of people and bodies that a page leaves out: a few of their posts, without the words."""

from collections.abc import Mapping
from typing import NamedTuple

from kg.network.read import label_of, things_of
from kg.network.source import Select, query
from kg.resolve.seats import seat

POSTS = 2  # of one that are told
LEAST = 9  # the rank of an office that the scheme does not list


class Left(NamedTuple):
    """One that is left out: what names it where several have its name (else empty), and its IRI."""

    key: str
    thing: str


class Post(NamedTuple):
    """A post in words, the name of its body, or of who held it, and the day since when, if one is stated."""

    words: str
    other: str
    start: str


def briefly(select: Select, left: Mapping[str, Left]) -> dict[str, tuple[Post, ...]]:
    """For names some posts: of a person the latest first, then the highest; of a body those who head it first."""
    names = {it.thing: name for name, it in left.items()}
    bodies: set[str] = set()
    found: dict[str, dict[tuple[str, str], str]] = {}
    for row in select(query("brief")) if left else ():
        bodies.add(row["body"])
        for own, other in ((row["person"], row["body"]), (row["body"], row["person"])):
            if own in names:
                posts = found.setdefault(own, {})
                key = row["words"], other
                posts[key] = max(posts.get(key, ""), row.get("start", ""))
    chosen = {
        own: sorted(
            ((*key, start) for key, start in posts.items()),
            key=lambda it: _order(names[own] if own in bodies else "", *it),
        )[:POSTS]
        for own, posts in found.items()
    }
    others = {other for its in chosen.values() for _, other, _ in its}
    things = things_of(select, others) if others else {}
    return {
        names[own]: tuple(Post(words, label_of(things[other]), start) for words, other, start in its if other in things)
        for own, its in chosen.items()
    }


def _order(body: str, words: str, other: str, start: str) -> tuple[object, ...]:
    rank = seat("", words, body, "", "", "").role.rank or LEAST
    latest = not start or start.startswith("--"), -int((start.replace("-", "") + "0000")[:8] or 0)
    return (rank, *latest, words, other) if body else (*latest, rank, words, other)
