"""The network as CX2, the JSON of NDEx and Cytoscape."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.export.formats import Asked, Written
from kg.export.property_graph import Attribute, property_graph
from kg.store.snapshot import Snapshot

_TYPES = {bool: "boolean", int: "integer", str: "string", tuple: "list_of_string"}
_Rows = list[tuple[dict[str, Any], dict[str, Attribute]]]


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """One file. Nodes and edges are numbered; their ids are the attribute ``id``."""
    graph = property_graph(snapshot)
    numbers = {thing.id: number for number, thing in enumerate(graph.things)}
    nodes: _Rows = [
        ({"id": numbers[it.id]}, {"id": it.id, "name": it.label, "type": it.type, **it.attributes})
        for it in graph.things
    ]
    edges: _Rows = [
        (
            {"id": number, "s": numbers[it.source], "t": numbers[it.target]},
            {"id": it.id, "name": it.label, "interaction": it.relation, **it.attributes},
        )
        for number, it in enumerate(graph.ties)
    ]
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_fragments(graph.base, nodes, edges))
    return Written({"things": len(nodes), "ties": len(edges)}, {"loose": len(graph.loose)})


def _fragments(base: str, nodes: _Rows, edges: _Rows) -> Iterator[str]:
    yield f"[{_json({'CXVersion': '2.0', 'hasFragments': False})}"
    counts = {"attributeDeclarations": 1, "networkAttributes": 1, "nodes": len(nodes), "edges": len(edges)}
    yield f",\n{_json({'metaData': [{'name': name, 'elementCount': count} for name, count in counts.items()]})}"
    declared = {
        "networkAttributes": {"name": {}, "base": {}},
        "nodes": _declared(nodes),
        "edges": _declared(edges),
    }
    yield f",\n{_json({'attributeDeclarations': [declared]})}"
    yield f",\n{_json({'networkAttributes': [{'name': 'kg', 'base': base}]})}"
    for name, rows in (("nodes", nodes), ("edges", edges)):
        yield f',\n{{"{name}":['
        yield from _rows(rows)
        yield "]}"
    yield f",\n{_json({'status': [{'success': True}]})}]\n"


def _declared(rows: _Rows) -> dict[str, dict[str, str]]:
    types = {name: _TYPES[type(value)] for _, attributes in rows for name, value in attributes.items()}
    return {name: {"d": types[name]} for name in sorted(types)}


def _rows(rows: Iterable[tuple[dict[str, Any], dict[str, Attribute]]]) -> Iterator[str]:
    for number, (fixed, attributes) in enumerate(rows):
        yield (",\n " if number else "\n ") + _json({**fixed, "v": dict(sorted(attributes.items()))})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
