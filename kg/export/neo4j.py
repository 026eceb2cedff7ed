"""The network for Neo4j: CSV files with the headers of ``neo4j-admin``, and ``import.cypher``, which loads them."""

import csv
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from kg.export.formats import Asked, Written
from kg.export.property_graph import BOUNDS, Attribute, Attributes, Thing, Tie, property_graph
from kg.store.snapshot import Snapshot

BETWEEN = "|"  # the values of a list
_SAFE = str.maketrans({"\\": "\N{SET MINUS}"})  # LOAD CSV takes a backslash for an escape
_SAFE_IN_LIST = _SAFE | str.maketrans({BETWEEN: "\N{BROKEN BAR}"})
_DATES = (*BOUNDS, "earliest", "latest", "seen_first", "seen_last", "seen_past")
_CAST = {
    "int": "toInteger({})",
    "boolean": "toBoolean({})",
    "date": "date({})",
    "string[]": f"split({{}}, '{BETWEEN}')",
}
_HEAD = f"""\
// Loads the CSV files beside this one, which must be in the import folder of Neo4j 5: cypher-shell -f import.cypher
// The files also fit neo4j-admin database import full --array-delimiter="{BETWEEN}" --multiline-fields=true
// --nodes=… --relationships=… Loading twice changes nothing.
"""


def write(snapshot: Snapshot, target: Path, asked: Asked) -> Written:
    """``nodes-TYPE.csv``; ``relationships-RELATION-TYPE-TYPE.csv``, one kind of start and of end in each;
    ``import.cypher``. Facts about one thing are nodes, tied to it by ``ABOUT``."""
    graph = property_graph(snapshot)
    things, ties = [*graph.things, *graph.loose], [*graph.ties, *graph.about]
    types = {thing.id: thing.type for thing in things}
    script = [_HEAD, "CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE;\n"]
    for type, some in groupby(sorted(things, key=lambda it: (it.type, it.id)), key=lambda it: it.type):
        script.append(_nodes(target, type, list(some)))

    def kind(tie: Tie) -> tuple[str, str, str]:
        return tie.relation, types[tie.source], types[tie.target]

    for (relation, source, end), ties_of in groupby(sorted(ties, key=lambda it: (*kind(it), it.id)), key=kind):
        script.append(_relationships(target, relation, f"{source}-{end}".lower(), list(ties_of)))
    (target / "import.cypher").write_text("\n".join(script), encoding="utf-8", newline="\n")
    return Written({"things": len(things), "ties": len(ties)})


def _nodes(folder: Path, type: str, things: Sequence[Thing]) -> str:
    columns = _columns([thing.attributes for thing in things])
    name = f"nodes-{type.lower()}.csv"
    rows = ([it.id, it.label, *_cells(it.attributes, columns), f"Thing{BETWEEN}{type}"] for it in things)
    _write(folder / name, ["id:ID", "label", *_headed(columns), ":LABEL"], rows)
    return (
        f"LOAD CSV WITH HEADERS FROM 'file:///{name}' AS row\n"
        f"MERGE (n:Thing {{id: row.`id:ID`}})\nSET n:{type}, n.label = row.label{_set('n', columns)};\n"
    )


def _relationships(folder: Path, relation: str, ends: str, ties: Sequence[Tie]) -> str:
    columns = _columns([tie.attributes for tie in ties])
    name = f"relationships-{relation.lower()}-{ends}.csv"
    rows = ([it.source, it.target, it.id, it.label, *_cells(it.attributes, columns), it.relation] for it in ties)
    _write(folder / name, [":START_ID", ":END_ID", "id", "label", *_headed(columns), ":TYPE"], rows)
    return (
        f"LOAD CSV WITH HEADERS FROM 'file:///{name}' AS row\n"
        "MATCH (a:Thing {id: row.`:START_ID`}), (b:Thing {id: row.`:END_ID`})\n"
        f"MERGE (a)-[r:{relation} {{id: row.id}}]->(b)\nSET r.label = row.label{_set('r', columns)};\n"
    )


def _columns(attributes: Sequence[Attributes]) -> dict[str, str]:
    """The names of attributes with the types Neo4j has for them."""
    found = {name: value for some in attributes for name, value in some.items()}
    return {name: _type(name, found[name]) for name in sorted(found)}


def _type(name: str, value: Attribute) -> str:
    if isinstance(value, tuple):
        return "string[]"
    if isinstance(value, bool):
        return "boolean"
    return "int" if isinstance(value, int) else "date" if name in _DATES else "string"


def _headed(columns: dict[str, str]) -> list[str]:
    return [name if type == "string" else f"{name}:{type}" for name, type in columns.items()]


def _set(node: str, columns: dict[str, str]) -> str:
    cells = (
        _CAST.get(type, "{}").format(f"row.`{headed}`")
        for headed, type in zip(_headed(columns), columns.values(), strict=True)
    )
    return "".join(f",\n  {node}.`{name}` = {cell}" for name, cell in zip(columns, cells, strict=True))


def _cells(attributes: Attributes, columns: dict[str, str]) -> Iterator[str]:
    for name in columns:
        value = attributes.get(name, "")
        if isinstance(value, tuple):
            yield BETWEEN.join(it.translate(_SAFE_IN_LIST) for it in value)
        else:
            yield str(value).lower() if isinstance(value, bool) else str(value)


def _write(path: Path, head: list[str], rows: Iterator[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows([cell.translate(_SAFE) for cell in row] for row in rows)
