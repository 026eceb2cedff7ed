"""duckdb_reads.py CSV PARQUET SQLITE: how many values each column of each table has, as JSON by format."""

import json
import sys
from pathlib import Path
from typing import Any

import duckdb
import duckdb_extension_sqlite_scanner as extension

csv, parquet, sqlite = sys.argv[1:]
connection = duckdb.connect()
connection.execute(f"LOAD '{next(Path(extension.__file__).parent.rglob('*.duckdb_extension'))}'")
connection.execute(f"ATTACH '{sqlite}' AS base (TYPE sqlite)")
found: dict[str, Any] = {"csv": {}, "parquet": {}, "sqlite": {}}
for path in sorted(Path(csv).iterdir()):
    table = path.stem
    for form, source in (
        ("csv", f"read_csv('{path}', header = true, all_varchar = true, nullstr = '', allow_quoted_nulls = true)"),
        ("parquet", f"'{Path(parquet) / table}.parquet'"),
        ("sqlite", f'base."{table}"'),
    ):
        columns = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
        counts = [
            f'count(*) FILTER (len("{name}") > 0)'
            if type.endswith("[]")
            else f"count(nullif(CAST(\"{name}\" AS VARCHAR), ''))"
            for name, type, *_ in columns
        ]
        values = connection.execute(f"SELECT count(*), {', '.join(counts)} FROM {source}").fetchone()
        found[form][table] = dict(zip(["", *(name for name, *_ in columns)], values, strict=True))
found["joined"] = connection.execute(
    "SELECT count(DISTINCT s.spell) FROM base.spells s JOIN base.persons USING (person) JOIN base.posts USING (post) "
    "JOIN base.spell_claims l ON l.spell = s.spell JOIN base.claims c ON c.claim = l.claim"
).fetchone()[0]
print(json.dumps(found))
