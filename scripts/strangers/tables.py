"""The tables as others read them: duckdb, openpyxl, LibreOffice."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

from scripts.strangers.tools import Exports, Misread, run, same

# the two of one version: an extension fits its duckdb alone, and would else be fetched from the network
DUCKDB = ["duckdb==1.5.5", "duckdb-extension-sqlite-scanner==1.5.5"]
_FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"


def duckdb(exports: Exports) -> str:
    """duckdb finds the same number of values in each column of csv, parquet and sqlite, and the keys join."""
    found = exports.python("duckdb_reads.py", DUCKDB, exports.of("csv"), exports.of("parquet"), exports.of("sqlite"))
    written = {path.stem: _counts(path) for path in sorted(exports.of("csv").iterdir())}
    for form in ("csv", "parquet", "sqlite"):
        for table, counts in written.items():
            same(found[form][table], counts, f"duckdb on {form}, {table}")
    same(found["joined"], written["spells"]["person"], "duckdb, spells joined to persons, posts and claims")
    return f"csv, parquet and sqlite: {len(written)} tables, {sum(it[''] for it in written.values()):,} rows"


def openpyxl(exports: Exports) -> str:
    """openpyxl reads the rows that the CSV has, and no cell is a formula."""
    from openpyxl import load_workbook

    book = load_workbook(exports.of("xlsx"), read_only=True)
    rows = 0
    for path in sorted(exports.of("csv").iterdir()):
        for line, cells in zip(_lines(path), book[path.stem].iter_rows(), strict=True):
            for expected, cell in zip(line, cells, strict=False):
                if cell.data_type == "f" or (isinstance(cell.value, str) and cell.value != expected):
                    raise Misread(f"openpyxl, {path.stem}: {cell.value} for {expected}")
            rows += 1
    return f"{len(book.sheetnames)} sheets, {rows - len(book.sheetnames):,} rows, no formula"


def libreoffice(exports: Exports) -> str:
    """LibreOffice opens the workbook and writes of its spells what our CSV has."""
    names = ["codebook", "codes", *(p.stem for p in sorted(exports.of("csv").iterdir()) if p.stem[:4] != "code")]
    out = exports.folder / "libreoffice"
    shutil.rmtree(out, ignore_errors=True)
    sheet = names.index("spells") + 1
    profile = f"-env:UserInstallation=file://{exports.folder}/profile"
    workbook = exports.of("xlsx")
    run(["soffice", profile, "--headless", "--convert-to", _FILTER.format(sheet=sheet), "--outdir", out, workbook])
    made = sorted(out.glob("*.csv"))
    same(len(made), 1, "LibreOffice, files written")
    found, expected = list(_lines(made[0])), list(_lines(exports.of("csv") / "spells.csv"))
    same(len(found), len(expected), "LibreOffice, rows of spells")
    for one, other in zip(found, expected, strict=True):
        same(one, other, "LibreOffice, a row of spells")
    return f"the sheet spells: {len(found) - 1:,} rows as in the CSV"


def _lines(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.reader(file)


def _counts(path: Path) -> dict[str, int]:
    """How many values each column has; under the empty name, how many rows there are."""
    head, *rows = _lines(path)
    return {"": len(rows)} | {name: sum(bool(row[at]) for row in rows) for at, name in enumerate(head)}
