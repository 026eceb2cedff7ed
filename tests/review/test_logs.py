"""The files of decisions: what can stand in them, what is refused with its line, and that they merge."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from review.heap import NGAN, decide, pair

from kg.messages import DataProblem, UsageProblem
from kg.review.corrections import parsed, written
from kg.review.logs import CORRECTIONS, FORMS, PEOPLE, UNDO, Line, Log, add, read

GOOD = "2021-04-05\t0123abcd\tLan\tsame\tvì thế\t\ta1\tLê An\ta2\tLê An"
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def content(folder: Path, name: str = "people") -> list[str]:
    return (folder / "kg-decisions" / f"{name}.tsv").read_text(encoding="utf-8").splitlines()


@given(CELLS, CELLS, st.lists(CELLS, min_size=4, max_size=4))
def test_any_words_come_back(tmp_path_factory, who, why, what):
    folder = tmp_path_factory.mktemp("words")
    line = Line("2021-04-05", who, "same", why, tuple(what))
    (added,) = add(folder, PEOPLE, [line])
    assert read(folder, PEOPLE).lines == (added,) and replace(added, id="") == line


@given(st.lists(CELLS.map(lambda it: it.strip(" ")), min_size=1, max_size=8))
def test_any_row_comes_back(row):
    assert parsed(written(row)) == tuple(row)


def test_a_line_is_there_once_and_has_one_id(tmp_path):
    first, second = (pair(tmp_path, "same", "a1", "a2") for _ in range(2))
    assert first == second and len(content(tmp_path)) == 2


def test_the_file_names_its_columns_and_merges_line_by_line(tmp_path):
    pair(tmp_path, "same", "a1", "a2")
    head, line = content(tmp_path)
    assert head == "# date\tid\twho\tverb\twhy\tof\tarticle\tname\tother_article\tother_name"
    assert line.startswith("2021-04-05\t") and line.endswith(f"\tvì thế\t\ta1\t{NGAN}\ta2\t{NGAN}")
    assert (tmp_path / "kg-decisions" / ".gitattributes").read_text(encoding="utf-8") == "*.tsv merge=union\n"


def test_two_peoples_files_joined_in_any_order_say_the_same(tmp_path):
    for n in range(20):
        line = pair(tmp_path, "same", f"a{n}", f"b{n}", who="Lan" if n % 2 else "Hoa")
        if n % 5 == 0:
            decide(tmp_path, PEOPLE, UNDO, of=line.id)
    path = tmp_path / "kg-decisions" / "people.tsv"
    whole = read(path.parent, PEOPLE)
    assert len(whole.standing) == 16
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for seed in range(5):
        random.Random(seed).shuffle(lines)
        path.write_text("".join(lines + lines[:7]), encoding="utf-8")
        assert read(path.parent, PEOPLE) == whole


def test_who_decides_again_what_was_taken_back_decides_anew(tmp_path):
    first = pair(tmp_path, "same", "a1", "a2")
    undone = decide(tmp_path, PEOPLE, UNDO, of=first.id)
    second = pair(tmp_path, "same", "a1", "a2")
    assert len({first.id, undone.id, second.id}) == 3
    assert read(tmp_path / "kg-decisions", PEOPLE).standing == (second,)
    decide(tmp_path, PEOPLE, UNDO, of=second.id)
    assert not read(tmp_path / "kg-decisions", PEOPLE).standing


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_a_file_that_a_spreadsheet_wrote_is_read(tmp_path, end):
    (tmp_path / "people.tsv").write_bytes(f"\ufeff{PEOPLE.header}\r\n\r\n{GOOD}{end}".encode())
    assert [line.id for line in read(tmp_path, PEOPLE).lines] == ["0123abcd"]


@pytest.mark.parametrize(
    ("lines", "key", "number"),
    [
        ([GOOD, GOOD.replace("same", "twins")], "decisions.verb", 2),
        ([GOOD.replace("\tLê An\ta2", "\ta2")], "decisions.cells", 1),
        (["", GOOD.replace("2021-04-05", "5/4/2021")], "decisions.date", 2),
        ([GOOD.replace("2021-04-05", "2021-02-30")], "decisions.date", 1),
        ([GOOD.replace("0123abcd", "x")], "decisions.id", 1),
        ([GOOD, GOOD.replace("Lan", "Hoa")], "decisions.twice", 2),
        (["# a", "<<<<<<< HEAD", GOOD], "decisions.merge", 2),
    ],
)
def test_a_line_that_is_wrong_is_told_with_its_number(tmp_path, lines, key, number):
    (tmp_path / "people.tsv").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataProblem) as raised:
        read(tmp_path, PEOPLE)
    assert raised.value.key == key and str(raised.value).startswith(f"{tmp_path / 'people.tsv'}:{number}: ")


def test_a_file_that_is_not_utf_8_is_told(tmp_path):
    (tmp_path / "people.tsv").write_bytes("Lê".encode("utf-16"))
    with pytest.raises(DataProblem) as raised:
        read(tmp_path, PEOPLE)
    assert raised.value.key == "decisions.encoding"


def test_an_id_may_be_cut_short_as_long_as_it_tells():
    lines = tuple(Line("2021-04-05", "", "wrong", "", ("",) * 5, id=id) for id in ("0aaaaaaa", "0abbbbbb"))
    log = Log(CORRECTIONS, lines)
    assert log.find("0aa") == lines[0]
    for start in ("0a", "", "1"):
        with pytest.raises(UsageProblem):
            log.find(start)


def test_each_form_has_a_file_of_its_own():
    assert len({form.name for form in FORMS}) == 3 == len({form.columns for form in FORMS})
