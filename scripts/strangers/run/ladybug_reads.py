"""ladybug_reads.py FOLDER DATABASE: load the CSV files of the Neo4j export, and count what is there, as JSON."""

import csv
import json
import sys
from pathlib import Path

import ladybug

TYPES = {"int": "INT64", "boolean": "BOOLEAN", "date": "DATE"}
folder, database = map(Path, sys.argv[1:])
connection = ladybug.Connection(ladybug.Database(str(database)))


def columns(path: Path) -> list[str]:
    """The columns of a file as ladybug declares them."""
    with path.open(encoding="utf-8", newline="") as file:
        head = next(csv.reader(file))
    named = [name if name[0] != ":" else f"{name[1:].lower()}_" for name in head]
    return ["`{}` {}".format(name.partition(":")[0], TYPES.get(name.partition(":")[2], "STRING")) for name in named]


def load(table: str, path: Path, pattern: str) -> int:
    """How many there are once the file is loaded."""
    connection.execute(f'COPY `{table}` FROM "{path}" (header = true, parallel = false)')
    return int(connection.execute(f"MATCH {pattern} RETURN count(*)").get_next()[0])


found = {"nodes": 0, "relationships": 0}
for path in sorted(folder.glob("nodes-*.csv")):
    table = path.stem.removeprefix("nodes-")
    connection.execute(f"CREATE NODE TABLE `{table}` ({', '.join(columns(path))}, PRIMARY KEY (id))")
    found["nodes"] += load(table, path, f"(x:`{table}`)")
for path in sorted(folder.glob("relationships-*.csv")):
    table, source, target = path.stem.removeprefix("relationships-").rsplit("-", 2)
    table = f"{table}_{source}_{target}"
    properties = ", ".join(columns(path)[2:])
    connection.execute(f"CREATE REL TABLE `{table}` (FROM `{source}` TO `{target}`, {properties})")
    found["relationships"] += load(table, path, f"()-[x:`{table}`]->()")
print(json.dumps(found))
