"""The whole resolved layer as a network, and the witnesses of a part of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

import networkx as nx

from kg.network.bodies import renamed, told_as_one
from kg.network.model import KINDS, Bound, Fact, Graph, Source, When, Witness, add_facts
from kg.network.quoted import with_named
from kg.network.source import Row, Select, code, query
from kg.places import is_province
from kg.text.spelling import name_key

BATCH = 500  # facts whose witnesses are asked for at once
UNTIED = ("profile", "statistic", "mention")  # said of one thing
_NAMES = {  # where a fact of a kind names the things that it is of
    "tenure": "org:member|org:organization",
    "proposal": "kg:person|kg:post/org:postIn",
    "change": "kg:person|kg:organization|kg:by|kg:post/org:postIn",
    "participation": "kg:person|kg:event",
    "event": "kg:organization?",
    "adoption": "kg:event|kg:document",
    "document": "kg:issuer?",
    "relation": "kg:document|kg:other",
    "award": "kg:recipient|kg:award|kg:giver",
    "profile": "kg:person",
    "statistic": "kg:subject",
    "part": "org:subOrganizationOf?",
    "mention": "kg:organization",
}
_WHEN = {
    "start": "start", "end": "end", "earliest": "earliest", "latest": "latest",
    "observedFirst": "seen_first", "observedLast": "seen_last", "observedPast": "seen_past",
}  # fmt: skip
_BOUNDS = {
    "fromEarliest": "from_earliest", "fromLatest": "from_latest",
    "untilEarliest": "until_earliest", "untilLatest": "until_latest",
}  # fmt: skip


def read(select: Select, kinds: Collection[str] = KINDS, *, apart: bool = False) -> Graph:
    """Every thing of the resolved layer and every fact (of some kinds, where not all are wanted), without witnesses.
    Bodies that are one to a reader are one (:mod:`kg.network.bodies`), unless all are to stay ``apart``."""
    things = things_of(select)
    graph = assembled(things, [fact for kind in KINDS if kind in kinds for fact in facts_of(select, kind)], apart=apart)
    graph.graph["total"] = len(graph)
    return graph


def things_of(select: Select, things: Collection[str] | None = None) -> dict[str, dict[str, Any]]:
    """What is said of things of the picture, of all or of some."""

    def said(pattern: str) -> str:
        return pattern if things is None else f"{{ SELECT * {{ {values('thing', things)} {pattern} }} }}"

    found: dict[str, dict[str, Any]] = {
        row["thing"]: {"type": row["type"], "names": set()}
        for row in select(query("things-types", said=said("?thing a ?class")))
    }
    for row in select(query("things", said=said("?thing ?property ?value"))):
        thing = found.get(row["thing"])
        if thing is None:
            continue
        if row["column"] == "name":
            thing["names"].add(row["value"])
        else:
            thing[row["column"]] = row["value"]
    return found


def facts_of(select: Select, kind: str, things: Collection[str] | None = None) -> list[Fact]:
    """The facts of a kind, all or those that name some of these things; none where the kind is no fact in RDF, as a
    place."""
    if kind not in _NAMES:
        return []
    of = ""
    if things is not None:
        fact = "?part_part" if kind == "part" else "?fact"
        of = f"{values('thing', things)} {fact} {_NAMES[kind]} ?thing ."
    return _facts(kind, select(query(kind, of=of)))


def values(variable: str, iris: Iterable[str]) -> str:
    """A variable bound to one of these."""
    return f"VALUES ?{variable} {{ {' '.join(f'<{it}>' for it in sorted(iris))} }}"


def assembled(things: dict[str, dict[str, Any]], facts: list[Fact], *, apart: bool = False) -> Graph:
    """A network of things and facts."""
    one = {} if apart else told_as_one(things, (it for it in facts if it.kind == "tenure"))
    for body in one:
        del things[body]
    facts = [renamed(it, one) for it in facts]
    places, in_places = _places(things)
    graph: Graph = nx.MultiDiGraph()
    for iri, thing in sorted(things.items()):
        graph.add_node(
            iri,
            type=thing["type"],
            label=label_of(thing),
            names=tuple(sorted(thing["names"])),
            kind=code(thing.get("kind", "")),
            level=code(thing.get("level", "")),
            implied="implied" in thing,
            place=thing.get("place", ""),
        )
    for iri, label in sorted(places.items()):
        graph.add_node(iri, type="place", label=label, names=(), kind="", level="", implied=False, place="")
    add_facts(graph, [*facts, *in_places])
    graph.graph["one"] = one
    return graph


def add_untied(select: Select, graph: Graph, kinds: Collection[str], *, loose: bool) -> None:
    """What facts of these kinds, which :func:`read` passed over, say of the things of a graph; where it is ``loose``,
    what they say of nothing as well."""
    facts: dict[str, Fact] = graph.graph["facts"]
    one: Mapping[str, str] = graph.graph["one"]
    drawn = [thing for thing, data in graph.nodes(data=True) if data["type"] != "place"]
    things = [*drawn, *(it for it in one if one[it] in graph)]
    known = {thing for fact in facts.values() for _, thing in fact.parts}
    for kind in kinds:
        of = None if loose else [it for it in things if kind != "mention" or one.get(it, it) not in known]
        found = [renamed(it, one) for it in facts_of(select, kind, of)]
        facts |= {fact.iri: fact for fact in found if all(thing in graph for _, thing in fact.parts)}
    if "mention" in kinds and not loose:
        facts |= {fact.iri: fact for fact in _named(select, [it for it in things if one.get(it, it) in known], one)}
    graph.graph["facts"] = dict(sorted(facts.items(), key=lambda it: list(KINDS).index(it[1].kind)))


def _named(select: Select, things: Collection[str], one: Mapping[str, str]) -> Iterator[Fact]:
    """That bodies of which more is known are named, without the words: by which articles."""
    found: dict[str, set[str]] = {}
    for row in select(query("named", of=values("thing", things))):
        found.setdefault(one.get(row["thing"], row["thing"]), set()).add(row["article"])
    for body, sources in sorted(found.items()):
        words = tuple(Witness(it, "") for it in sorted(sources))
        yield Fact(f"{body}|named", "mention", parts=(("body", body),), witnesses=words)


def _once(witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    """The words of an article once, with all that claims read from them."""
    found: dict[tuple[str, str, str], list[Witness]] = {}
    for it in witnesses:
        found.setdefault((it.source, it.quote, it.modality), []).append(it)
    return tuple(
        Witness(
            *words,
            past=any(it.past for it in same),
            dates=tuple(sorted({date for it in same for date in it.dates})),
            day=max(it.day for it in same),
        )
        for words, same in sorted(found.items())
    )


def label_of(thing: Mapping[str, str]) -> str:
    """A body is told from others by its place: ``Đảng bộ huyện`` of ``Kỳ Lâm`` is ``Đảng bộ huyện Kỳ Lâm``."""
    label, place = thing.get("label", ""), thing.get("place", "")
    if thing["type"] != "organization" or not place or place == "Việt Nam" or label.endswith(place):
        return label
    return f"{label} {place}"


def _facts(kind: str, rows: Iterable[Row]) -> list[Fact]:
    """Rows to facts: rows of one IRI are one fact with several values; equal claims are one where the kind says so.
    A row has all columns, or one that it names."""
    by_iri: dict[str, list[Row]] = {}
    for row in rows:
        by_iri.setdefault(row.get("fact") or "|".join(row.values()), []).append(row)
    facts = [_fact(kind, iri, by_iri[iri]) for iri in sorted(by_iri)]
    if not KINDS[kind].joined:
        return facts
    joined: dict[Fact, list[Fact]] = {}
    for fact in facts:
        joined.setdefault(replace(fact, iri="", claims=()), []).append(fact)
    return [replace(same[0], claims=tuple(claim for fact in same for claim in fact.claims)) for same in joined.values()]


def _fact(kind: str, iri: str, rows: Sequence[Row]) -> Fact:
    values: dict[str, set[str]] = {}
    for row in rows:
        for column, value in [(row["column"], row["value"])] if "column" in row else row.items():
            values.setdefault(column, set()).add(code(value))
    parts = tuple((c.removeprefix("part_"), min(v)) for c, v in values.items() if c.startswith("part_"))
    tied = {role for role, _ in parts}
    literals = ((c.removeprefix("value_"), "; ".join(sorted(v))) for c, v in values.items() if c.startswith("value_"))
    return Fact(
        iri=iri,
        kind=kind,
        code=min(values.get("code", {""})),
        words=min(values.get("words", {""})),
        modality=min(values.get("modality", {"modality.asserted"})),
        parts=tuple(sorted(parts)),
        values=tuple(sorted((name, value) for name, value in literals if name not in tied)),
        when=_when(_in_one_year(kind, {column: max(value) for column, value in values.items()})),
        claims=(iri,) if rows[0].get("fact") else (),
    )


def _in_one_year(kind: str, values: dict[str, str]) -> Row:
    """An event that began in a year ends in it, where no year is told of its end and the months allow it."""
    start, end = values.get("start", ""), values.get("end", "")
    if kind in ("event", "participation", "adoption") and end.startswith("--") and start[:4].isdigit():
        return values | ({"end": start[:4] + end[1:]} if end[2:4] >= start[5:7] else {})
    return values


def _when(values: Row) -> When:
    days: dict[str, Any] = {ours: values[column] for column, ours in _WHEN.items() if column in values}
    bounds: dict[str, Any] = {
        ours: Bound(values[column], values[f"{column}Kind"]) for column, ours in _BOUNDS.items() if column in values
    }
    return When(**days, **bounds)


def _places(things: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, str], list[Fact]]:
    """Places as things of the picture: provinces, and the places of bodies whose province is known."""
    places: dict[str, str] = {}
    ties: dict[tuple[str, str], None] = {}
    for iri, thing in sorted(things.items()):
        province, place = thing.get("province", ""), thing.get("place", "")
        if not province:
            continue
        outer, inner = spots(province, place)
        places |= {inner: place, outer: province}
        ties[iri, inner] = None
        if inner != outer:
            ties[inner, outer] = None
    return places, [
        Fact(iri=f"{thing}|{place}", kind="place", parts=(("thing", thing), ("place", place))) for thing, place in ties
    ]


def spots(province: str, place: str) -> tuple[str, str]:
    """A province and a place in it as things of the picture.

    >>> spots("Hà Tĩnh", "Kỳ Lâm"), spots("Đắk Nông", "Đăk Nông")
    (('place:Hà Tĩnh', 'place:Kỳ Lâm, Hà Tĩnh'), ('place:Đắk Nông', 'place:Đắk Nông'))
    """
    outer = f"place:{province}"
    return outer, outer if not place or is_province(
        name_key(place), name_key(province)
    ) else f"place:{place}, {province}"


def add_witnesses(select: Select, graph: Graph) -> None:
    """Ask for the words behind the facts of a graph, and for the articles these are from."""
    facts: dict[str, Fact] = graph.graph["facts"]
    claims = [claim for fact in facts.values() for claim in fact.claims]
    found: list[set[Witness]] = [set() for _ in claims]
    counts = [0] * len(claims)
    for start in range(0, len(claims), BATCH):
        batch = " ".join(f"(<{claim}> {start + i})" for i, claim in enumerate(claims[start : start + BATCH]))
        for row in select(query("witnesses", facts=batch)):
            i = int(row["number"])
            modality = code(row.get("modality", "")) or "modality.asserted"
            dates = (row["date"],) if "date" in row else ()
            witness = Witness(row["article"], row["quote"], modality, row["past"] == "true", dates, row.get("day", ""))
            found[i].add(witness)
            counts[i] = max(counts[i], int(row.get("independent", 0)))
    each = iter(zip(found, counts, strict=True))
    for iri, fact in facts.items():
        if not fact.claims:
            continue
        its = list(islice(each, len(fact.claims)))
        witnesses = _once(witness for some, _ in its for witness in some)
        texts = len({witness.source for witness in witnesses})
        independent = min(texts, max((count for _, count in its), default=0) or texts)
        facts[iri] = replace(fact, witnesses=witnesses, independent=independent)
    used = {witness.source for fact in facts.values() for witness in fact.witnesses if witness.quote}
    of = values("article", used) if len(used) <= 2 * BATCH else ""
    sources = {
        row["article"]: Source(
            row["article"],
            *(row.get(name, "") for name in ("identifier", "title", "publisher", "published", "url", "digest")),
        )
        for row in sorted(select(query("articles", of=of)), key=lambda row: row["article"])
        if row["article"] in used
    }
    graph.graph["sources"] = with_named(select, sources, of)
