"""Reconciliation (API 0.2): which things of the store the cells of a table may mean.

A name counts for what it is with its tones: what differs by one is another name, and a candidate of a low score at
most. ``match`` says that a cell is surely this thing: one thing alone has the name, and nothing else that the table
says speaks against it.
"""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.messages import UsageProblem
from kg.query.names import hints
from kg.serve.held import hold, made
from kg.serve.properties import cell, properties, said, values
from kg.serve.search import KINDS, Name, bare, find, names
from kg.serve.things import now
from kg.serve.words import kind_of, label, node, term
from kg.store.snapshot import Snapshot
from kg.text.spelling import body_key, name_key
from kg.vocabulary import KG

BATCH = 200  # queries of one request
_LIMIT, _MOST = 5, 50  # candidates of a query
_SAME, _UNMARKED, _TONES, _PART = 100.0, 60.0, 30.0, 50.0  # the most that a name can score
_AGAINST = 25.0  # off for each property that says something else
_ENOUGH = 0.5  # of its letters, or all the words, make a name a candidate at all


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a cell may mean: the score of its name, and how many of the properties given agree and disagree."""

    name: Name
    score: float
    agree: int = 0
    against: int = 0

    @property
    def total(self) -> float:
        return max(0.0, round(self.score - _AGAINST * self.against, 1))


def type_of(kind: str) -> dict[str, str]:
    """A type of things as the API writes it."""
    return {"id": kind, "name": term(getattr(KG, kind.title()))}


def match(store: Path, batch: Mapping[str, Any]) -> dict[str, Any]:
    """The candidates of each query of a batch."""
    if not isinstance(batch, dict) or len(batch) > BATCH or not all(isinstance(it, dict) for it in batch.values()):
        raise UsageProblem("serve.batch", count=BATCH)
    snapshot = hold(store)
    return {key: {"result": _candidates(snapshot, asked)} for key, asked in batch.items()}


def _candidates(snapshot: Snapshot, asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    wanted = asked.get("type") or []
    kinds = tuple([wanted] if isinstance(wanted, str) else wanted) or KINDS
    given = [it for it in asked.get("properties") or [] if isinstance(it, dict) and it.get("pid") in properties()]
    typed = str(asked.get("query") or _named(given))
    limit = asked.get("limit")
    limit = min(int(limit), _MOST) if isinstance(limit, int | float) and limit >= 1 else _LIMIT
    found = [_judged(snapshot, it, given) for it in _by_name(snapshot, typed, kinds, max(limit, 20)).values()]
    found.sort(key=lambda it: (-it.total, -it.agree, -it.name.weight, it.name.iri))
    sure = _sure(found)
    return [_written(snapshot, it, it is sure) for it in found[:limit]]


def _named(given: Sequence[Mapping[str, Any]]) -> str:
    """A query without words may give the name among the properties."""
    return next((str(_words(it.get("v"))[0]) for it in given if it["pid"] == "name" and _words(it.get("v"))), "")


def _by_name(snapshot: Snapshot, typed: str, kinds: tuple[str, ...], limit: int) -> dict[str, Candidate]:
    """The best of each thing's names."""
    index = made(snapshot, _index)
    key, spelt = body_key(typed), name_key(typed)
    near = [*index.get(key, ()), *index.get(spelt, ()), *index.get(bare(spelt), ())] if spelt else []
    if len(near) < limit:
        near += [hit.name for hit in find(snapshot, typed, kinds, limit)]
    best: dict[str, Candidate] = {}
    for it in near:
        score = _score(it, typed, key, spelt)
        if it.kind in kinds and score and (it.iri not in best or best[it.iri].score < score):
            best[it.iri] = Candidate(it, score)
    return best


def _index(snapshot: Snapshot) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for it in made(snapshot, names):
        for key in {it.key, it.spelt, it.plain}:
            found.setdefault(key, []).append(it)
    return found


def _score(it: Name, typed: str, key: str, spelt: str) -> float:
    if it.key == key or it.spelt == spelt:
        return _SAME
    plain = bare(spelt)
    if it.plain == plain:
        return _UNMARKED if typed.isascii() else _TONES
    ratio = difflib.SequenceMatcher(None, it.plain, plain).ratio()
    if ratio < _ENOUGH and not it.words.issuperset(plain.split()):
        return 0.0
    kept = typed.isascii() or set(spelt.split()) <= set(it.spelt.split())
    return (_PART if kept else _TONES) * ratio


def _judged(snapshot: Snapshot, it: Candidate, given: Sequence[Mapping[str, Any]]) -> Candidate:
    agree = against = 0
    for one in given:
        asked = properties()[one["pid"]]
        wanted = {_key(word) for word in _words(one.get("v"))}
        known = {_key(word) for value in values(snapshot, it.name.iri, asked) for word in said(snapshot, value)}
        agree += bool(known & wanted)
        against += bool(known and wanted and not known & wanted)
    return Candidate(it.name, it.score, agree, against)


def _words(given: object) -> list[str]:
    listed = given if isinstance(given, list) else [given]
    words = [it.get("id") or it.get("name") if isinstance(it, dict) else it for it in listed]
    return [str(word) for word in words if word not in (None, "")]


def _key(word: str) -> str:
    return body_key(word) or word.lower()


def _sure(found: Sequence[Candidate]) -> Candidate | None:
    """The one that a cell surely means: the only one of that name, or of several the only one that the rest fits."""
    same = [it for it in found if it.score == _SAME]
    fitting = [it for it in same if not it.against and (it.agree or len(same) == 1)]
    return fitting[0] if len(fitting) == 1 else None


def _written(snapshot: Snapshot, it: Candidate, sure: bool) -> dict[str, Any]:
    return {
        "id": it.name.iri.removeprefix(snapshot.base),
        "name": it.name.label,
        "description": "; ".join(hints(snapshot.graph, node(it.name.iri))),
        "type": [type_of(it.name.kind)],
        "score": it.total,
        "features": [
            {"id": "name", "value": round(it.score, 1)},
            {"id": "agree", "value": it.agree},
            {"id": "against", "value": it.against},
        ],
        "match": sure,
    }


def suggest_things(store: Path, prefix: str, kinds: tuple[str, ...]) -> dict[str, Any]:
    """Things whose names begin so."""
    snapshot = hold(store)
    return {
        "result": [
            {
                "id": hit.iri.removeprefix(snapshot.base),
                "name": hit.label,
                "description": "; ".join(hints(snapshot.graph, node(hit.iri))),
                "notable": [type_of(hit.kind)],
            }
            for hit in find(snapshot, prefix, kinds)
        ]
    }


def suggest_types(store: Path, prefix: str) -> dict[str, Any]:
    """Types whose names begin so, with marks or without."""
    return {"result": [it for it in map(type_of, KINDS) if bare(name_key(it["name"])).startswith(_bare(prefix))]}


def suggest_properties(store: Path, prefix: str) -> dict[str, Any]:
    """Properties whose names hold this, with marks or without."""
    found = (it for it in properties().values() if _bare(prefix) in bare(name_key(it.name)) or prefix == it.id)
    return {"result": [{"id": it.id, "name": it.name, "description": ", ".join(it.types)} for it in found]}


def _bare(prefix: str) -> str:
    return bare(name_key(prefix)) if prefix.strip() else ""


def propose(store: Path, kind: str, limit: int) -> dict[str, Any]:
    """What can be fetched for things of a type."""
    found = [it for it in properties().values() if not kind or kind in it.types]
    return {"type": kind, "limit": limit, "properties": [{"id": it.id, "name": it.name} for it in found[:limit]]}


def extend(store: Path, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The values of properties of things."""
    ids, wanted = (asked.get(name) for name in ("ids", "properties")) if isinstance(asked, dict) else (None, None)
    if not (isinstance(ids, list) and isinstance(wanted, list)) or len(ids) > BATCH * 10:
        raise UsageProblem("serve.extend", names=", ".join(properties()))
    chosen = [properties().get(it.get("id", "")) for it in wanted if isinstance(it, dict)]
    if len(chosen) != len(wanted) or None in chosen:
        raise UsageProblem("serve.extend", names=", ".join(properties()))
    snapshot = hold(store)
    rows = {}
    for id in map(str, ids):
        iri = now(snapshot, snapshot.base + id)
        rows[id] = {
            it.id: [cell(snapshot, value) for value in values(snapshot, iri, it)] if iri else [] for it in chosen if it
        }
    meta = [{"id": it.id, "name": it.name} | ({"type": type_of(it.of)} if it.of else {}) for it in chosen if it]
    return {"meta": meta, "rows": rows}


def card(store: Path, id: str) -> tuple[str, str, str]:
    """The name, the type and what tells a thing from others."""
    snapshot = hold(store)
    iri = now(snapshot, snapshot.base + id)
    if not iri:
        raise UsageProblem("serve.none")
    kind = kind_of(snapshot, iri)
    named = type_of(kind)["name"] if kind in KINDS else kind
    return label(snapshot, node(iri)), named, "; ".join(hints(snapshot.graph, node(iri)))
