"""The resolved layer on many machines.

Three times what belongs together comes together: mentions of one name, to say who is who; what was decided of one
article's people, to read the article in that light; what all articles say of one thing, to tell it.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, groupby
from operator import add
from typing import TYPE_CHECKING
from zlib import crc32

from kg.resolve import Joined, own
from kg.resolve.decisions import Decisions
from kg.resolve.identity import Identity
from kg.resolve.mentions import Mention, mentions
from kg.resolve.reprints import INDEXED, SHARED, Print, originals, prints
from kg.resolve.terms import Node, nodes

if TYPE_CHECKING:
    from pyspark import RDD


def resolved(graphs: "RDD[tuple[str, str]]", base: str, decisions: Decisions, parts: int) -> "RDD[str]":
    """The resolved layer, in parts that are sorted, each line once, of article graphs: an article's IRI
    and its N-Quads."""

    def bucket(subject: str) -> int:
        return crc32(subject.encode("utf-8")) % parts

    def joined(articles: Iterable[dict[str, Node]]) -> Iterator[tuple[int, Joined]]:
        whole = Joined(base, reprints.value)
        for graph in articles:
            whole.add(graph)
        return whole.parts(bucket)

    def at_home(part: Joined) -> Iterator[tuple[int, Joined]]:
        return part.parts(lambda subject: bucket(part.home(subject)))

    names = graphs.flatMap(lambda it: ((mention.key, mention) for mention in mentions(_nodes(it[1]))))
    people = names.groupByKey(parts).flatMap(lambda it: _decided(list(it[1]), base, decisions))
    known = graphs.cogroup(people, parts).map(lambda it: _informed(it[1][0], it[1][1], base))
    reprints = graphs.context.broadcast(_reprints(graphs, parts))
    things = known.map(lambda it: it[0]).mapPartitions(joined).reduceByKey(Joined.absorb, parts)
    homes = things.values().flatMap(at_home).reduceByKey(Joined.absorb, parts)
    apart = known.flatMap(lambda it: (*own(it[0]), *it[1].lines()))
    besides = graphs.context.parallelize([*Joined(base, reprints.value).lines()], parts)  # the things of no article
    every = graphs.context.union([apart, homes.values().flatMap(Joined.lines), besides])
    ordered = every.map(lambda line: (line, None)).repartitionAndSortWithinPartitions(parts, bucket).keys()
    return ordered.mapPartitions(lambda lines: (line for line, _ in groupby(lines)))


def _nodes(quads: str) -> dict[str, Node]:
    return nodes(quads.split("\n")[:-1])


def _decided(block: list[Mention], base: str, decisions: Decisions) -> Iterator[tuple[str, Identity]]:
    """Who is who among the mentions of one name, by article; what it rests on goes to the first of them."""
    whole = Identity(base, decisions)
    whole.take(block)
    whole.settle()
    parts: dict[str, Identity] = {}
    for mention in sorted(block, key=lambda it: it.person):
        part = parts.setdefault(mention.article, Identity(base))
        if mention.person in whole.person:
            part.person[mention.person] = whole.person[mention.person]
        bodies = {office.site.body for office in mention.offices}
        part.votes |= {body: whole.votes[body] for body in bodies if body in whole.votes}
    next(iter(parts.values())).blocks = whole.blocks
    yield from parts.items()


def _informed(quads: Iterable[str], parts: Iterable[Identity], base: str) -> tuple[dict[str, Node], Identity]:
    """An article as if it had known what was decided of all its people, and what that is."""
    identity = Identity(base)
    for part in parts:
        identity.absorb(part)
    return identity.renamed(_nodes("".join(quads))), identity


def _reprints(graphs: "RDD[tuple[str, str]]", parts: int) -> dict[str, str]:
    """What each article that is one is a reprint of. Only the sketches of articles that are like another one come to
    the driver."""

    def near(articles: Iterable[str]) -> Iterator[tuple[tuple[str, str], int]]:
        return ((pair, 1) for pair in combinations(sorted(articles), 2))

    texts = graphs.flatMap(lambda it: prints(_nodes(it[1])))
    holders = texts.flatMap(lambda it: ((number, it[0]) for number in it[1].sketch[:INDEXED])).groupByKey(parts)
    pairs = holders.values().flatMap(near).reduceByKey(add, parts).filter(lambda it: it[1] >= SHARED)
    some = set(pairs.keys().flatMap(lambda pair: pair).distinct(parts).collect())
    wanted = graphs.context.broadcast(some)
    found: dict[str, Print] = texts.filter(lambda it: it[0] in wanted.value).collectAsMap()
    return originals(found)
