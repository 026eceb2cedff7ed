"""The lexicon: what a broken file is told, and that every file shipped is read, sourced and well formed."""

import ast
import importlib
import pkgutil
import unicodedata
from inspect import signature
from pathlib import Path
from types import FunctionType

import pytest
from tables import waiting

import kg
from kg.lexicon import LexiconError, read_table
from kg.resources import DATA, LEXICON
from kg.text.spelling import fold
from kg.text.tokens import split_words

FILES = sorted(LEXICON.glob("*.tsv"))
WAITING = {"fields": "the eleven kinds of khối have the example 'Khối', not their own words"}
HEAD = "form\tuse\texample\n"


def lines(path: Path) -> list[tuple[int, list[str]]]:
    """(number, cells) of the lines that are no comments; the header first."""
    text = path.read_text(encoding="utf-8")
    return [
        (n, line.split("\t")) for n, line in enumerate(text.split("\n"), 1) if line.strip() and not line.startswith("#")
    ]


def read(folder: Path, text: str, **options: tuple[str, ...]) -> list[dict[str, str]]:
    (folder / "words.tsv").write_text(text, encoding="utf-8")
    return [row.cells for row in read_table("words", ("form", "use", "example"), folder=folder, **options)]


def test_a_table_is_read(tmp_path: Path) -> None:
    text = f"# a comment\n{HEAD}bí thư\thead\tbí thư Tỉnh ủy\n\n# more\nphó bí thư\tdeputy\tphó bí thư Tỉnh ủy\n"
    assert read(tmp_path, text) == [
        {"form": "bí thư", "use": "head", "example": "bí thư Tỉnh ủy"},
        {"form": "phó bí thư", "use": "deputy", "example": "phó bí thư Tỉnh ủy"},
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            "form\tmeaning\texample\nx\ty\tz\n",
            1,
            "the header must be form | use | example, not form | meaning | example",
        ),
        ("form\tuse\texample\tsource\nx\ty\tz\tw\n", 1, "the header must be"),
        ("# note\nform\tuse\nx\ty\n", 2, "the header must be"),
        (f"{HEAD}x\ty\tz\nX\tq\tz\n", 3, "'x' stands already in line 2"),
        (f"{HEAD}x\ty\tz\tw\n", 2, "4 cells for 3 columns; look for a stray tab"),
        (f"{HEAD}x\ty\n", 2, "the column 'example' is empty"),
        (f"{HEAD}x\t \tz\n", 2, "the column 'use' is empty"),
        (f"{HEAD}x\ty\tz\n# note\n\tq\tz\n", 4, "the column 'form' is empty"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        read(tmp_path, text)
    assert str(caught.value).startswith(f"words.tsv:{line}: ")
    assert message in str(caught.value)


def test_several_columns_may_be_the_key(tmp_path: Path) -> None:
    text = f"{HEAD}x\ty\tz\nx\tq\tz\n"
    assert len(read(tmp_path, text, key=("form", "use"))) == 2
    with pytest.raises(LexiconError, match=r"words.tsv:4: 'x \| q' stands already in line 3"):
        read(tmp_path, text + "x\tQ\tz\n", key=("form", "use"))


def test_optional_cells_may_be_empty_and_cells_may_hold_several(tmp_path: Path) -> None:
    (tmp_path / "words.tsv").write_text(f"{HEAD}x\t\ta; b;c\n", encoding="utf-8")
    (row,) = read_table("words", ("form", "use", "example"), optional=("use",), folder=tmp_path)
    assert (row["use"], row.many("example"), row.many("use")) == ("", ["a", "b", "c"], [])
    assert str(row.error("odd")) == "words.tsv:2: odd"


def tables_named_in_code() -> set[str]:
    """The first argument of every ``read_table(...)`` and ``read_uses(...)`` in kg."""
    calls = (
        node
        for path in sorted(Path(kg.__file__).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("read_table", "read_uses")
    )
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def test_every_file_is_read_and_every_table_has_its_file() -> None:
    beside = {path.stem for path in DATA.glob("*.tsv")}
    assert {path.stem for path in FILES} == tables_named_in_code() - beside


def test_every_file_loads() -> None:
    """Every loader without arguments in kg is called; each file was named by one of them above."""
    called = 0
    for found in pkgutil.walk_packages(kg.__path__, "kg."):
        if found.name == "kg.__main__":
            continue
        module = importlib.import_module(found.name)
        for loader in vars(module).values():
            plain = getattr(loader, "__wrapped__", None)
            if isinstance(plain, FunctionType) and hasattr(loader, "cache_info") and not signature(plain).parameters:
                loader()
                called += 1
    assert called >= 8


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_entry_has_an_example_or_a_source(path: Path) -> None:
    (_, header), *entries = lines(path)
    assert header[-1] in ("example", "source"), "the last column vouches for the entry"
    assert entries
    for number, cells in entries:
        assert len(cells) <= len(header), f"{path.name}:{number}"
        assert len(cells) == len(header) and cells[-1].strip(), f"{path.name}:{number}: no {header[-1]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_tidy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert "\r" not in text and "\ufeff" not in text and "\u200b" not in text
    for number, cells in lines(path):
        assert all(cell == cell.strip() for cell in cells), f"{path.name}:{number}: white space around a cell"


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, id=path.stem, marks=waiting(WAITING.get(path.stem, ""))) for path in FILES],
)
def test_an_example_contains_its_form(path: Path) -> None:
    (_, header), *entries = lines(path)
    if header[0] not in ("form", "code") or header[-1] != "example":
        return
    for number, cells in entries:
        form, example = (" ".join(split_words(fold(cell))) for cell in (cells[0], cells[-1]))
        assert f" {form} " in f" {example} ", f"{path.name}:{number}: '{cells[0]}' is not in its example"
