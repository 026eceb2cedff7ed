"""What goes with the tables: a list of all codes, and the codebook, which says what each variable means and how far it
can be trusted."""

from collections.abc import Iterator
from decimal import Decimal

from kg.export.records import Record, records
from kg.export.schema import Column, Table, tables
from kg.lexicon import read_table
from kg.query.labels import labels
from kg.resources import DATA
from kg.store.snapshot import Snapshot
from kg.vocabulary import CODES, ONTOLOGY, concept

_RATES = ("table", "measured", "checked", "not_right", "f1", "source")

CODES_TABLE = Table(
    "codes",
    "What the codes of the tables mean.",
    "Nghĩa của các mã trong bảng.",
    (
        Column("scheme", "text", "", "the list that a code is in", "danh mục mã", key=True),
        Column("code", "text", "", "the code", "mã", key=True),
        Column("label_en", "text", "", "what it is called in English", "tên tiếng Anh"),
        Column("label_vi", "text", "", "what it is called in Vietnamese", "tên tiếng Việt"),
    ),
    "",
)
CODEBOOK = Table(
    "codebook",
    "Each table (without a variable) and each of its variables.",
    "Từng bảng (không có biến) và từng biến của bảng.",
    (
        Column("table", "text", "", "the table", "bảng", key=True),
        Column("variable", "text", "", "the variable; empty where a row is about the table", "biến", key=True),
        Column("type", "text", "", "what kind of value it has", "kiểu giá trị"),
        Column("key", "yes", "", "whether it is the key of a row, or a part of it", "là khóa hay một phần của khóa"),
        Column("refers_to", "text", "", "the table that it is a key of", "bảng mà nó là khóa"),
        Column("meaning_en", "text", "", "what it means, in English", "nghĩa tiếng Anh"),
        Column("meaning_vi", "text", "", "what it means, in Vietnamese", "nghĩa tiếng Việt"),
        Column("values", "text", "", "the values it can have", "các giá trị có thể có"),
        Column(
            "error_rate",
            "decimal",
            "",
            "share of rows in which readers found anything wrong, so at most that of a variable; empty: not measured",
            "tỷ lệ dòng có điều sai do người đọc tìm thấy, tức mức cao nhất của từng biến; trống: chưa đo",
        ),
        Column("error_rows", "integer", "", "how many rows they read", "số dòng đã đọc kiểm"),
        Column("error_of", "text", "", "what was measured", "đối tượng được đo"),
        Column(
            "f1",
            "decimal",
            "",
            "what is found and missed taken together, on articles nobody had looked at: 1 would be all right",
            "đúng và đủ tính chung, trên bài chưa ai xem trước: 1 là hoàn toàn đúng",
        ),
        Column("error_source", "text", "", "where this was measured", "nguồn số đo"),
    ),
    "",
)
_VALUES = {
    "stated": "a day, month or year: 2020-08-14, 2020-08, 2020, --08-14, --08",
    "date": "a day: 2020-08-14",
    "yes": "1 yes, 0 no",
    "decimal": "a number",
    "integer": "a whole number",
    "list": "words, with | between them where a cell holds several",
    "text": "words",
}


def dataset(snapshot: Snapshot) -> Iterator[tuple[Table, list[Record]]]:
    """Every table of the export with its rows, the codebook first."""
    yield CODEBOOK, list(_book(snapshot.folder.base))
    yield CODES_TABLE, [(scheme, code, *_labels(scheme, code)) for scheme in _schemes() for code in codes(scheme)]
    for table in tables():
        yield table, records(snapshot, table)


def codes(scheme: str) -> tuple[str, ...]:
    """The codes of a scheme. Roles are open; those the ontology has."""
    start = f"{ONTOLOGY}{scheme}-"
    return CODES.get(scheme) or tuple(sorted(iri.removeprefix(start) for iri in labels() if iri.startswith(start)))


def _schemes() -> list[str]:
    return sorted({column.of for table in tables() for column in table.columns if column.type == "code"})


def _labels(scheme: str, code: str) -> tuple[str, str]:
    said = labels().get(concept(scheme, code), {})
    return said.get("en", code), said.get("vi", code)


def _book(base: str) -> Iterator[Record]:
    rates = _rates()
    unknown: Record = (None,) * 5
    for table in (CODEBOOK, CODES_TABLE, *tables()):
        rate = rates.get(table.name, unknown)
        yield (table.name, "", "table", False, None, table.english, table.vietnamese, None, *rate)
        for column in table.columns:
            said = (column.refers or None, column.english, column.vietnamese, _values(column, base))
            yield (table.name, column.name, column.type, column.key, *said, *(unknown if column.key else rate))


def _values(column: Column, base: str) -> str:
    if column.type == "code":
        return f"table codes, scheme {column.of}" if column.of == "role" else " | ".join(codes(column.of))
    return f"its IRI is {base} and this" if column.type in ("id", "ref") else _VALUES[column.type]


def _rates() -> dict[str, Record]:
    """What is known of a table, as the last columns of the codebook."""
    return {
        row["table"]: (
            round(Decimal(row["not_right"]) / Decimal(row["checked"]), 3),
            int(row["checked"]),
            row["measured"],
            Decimal(row["f1"]),
            row["source"],
        )
        for row in read_table("error-rates", _RATES, folder=DATA)
    }
