"""The commands of review: what they print, what they write, what they refuse, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from commands import Ran, runner
from review.heap import ARTICLES, MO, NGAN, TAM, file

ME = ("--who", "Lan", "--why", "vì thế", "--date", "2021-04-05")


@pytest.fixture
def kg(monkeypatch, capsys, tmp_path) -> Callable[..., Ran]:
    """Run ``kg`` in a folder with a store of the articles."""
    monkeypatch.chdir(tmp_path)
    run = runner(monkeypatch, capsys)
    assert run("build", file(tmp_path), "--jobs", 1).code == 0
    return run


def decided(form: str = "people") -> list[list[str]]:
    rows = Path("kg-decisions", f"{form}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [row.split("\t") for row in rows]


def claim(kg: Callable[..., Ran], name: str, kind: str) -> str:
    """The first claim of a kind that somebody's explanation shows."""
    lines = kg("explain", name).out.splitlines()
    return next(line[1:-1] for line in lines if line.startswith("<") and f"/claim/{kind}/" in line)


def test_pairs_show_both_sides(kg):
    ran = kg("resolve", "--person", NGAN)
    assert ran.code == 0
    first, *_ = ran.out.split("\n\n")
    assert "joined, 120 points" in first and "because: same-post" in first
    for words in (
        "Lê Thị Ngân (claims: 6, articles: 2)  ",
        "elected, Bí thư",
        "2020-08-14",
        "chủ trì hội nghị",
        "articles: 2",
    ):
        assert words in first, words


def test_the_most_consequential_proposal_stands_first(kg):
    ran = kg("resolve", "--limit", 1)
    assert ran.code == 0 and ran.out.count("points; claims of both") <= 1
    weights = [int(line.rpartition(" ")[2]) for line in kg("resolve").out.splitlines() if "claims of both" in line]
    assert weights == sorted(weights, reverse=True)


def test_split_and_undo_by_short_ids(kg):
    id = kg("resolve", "--person", NGAN).out.split()[0]
    assert len(id) == 8
    ran = kg("resolve", "split", id[:5], *ME)
    assert ran.code == 0 and "written" in ran.err
    ((day, line, who, verb, why, of, *what),) = decided()
    assert (day, who, verb, why, of) == ("2021-04-05", "Lan", "different", "vì thế", "")
    assert sorted([what[:2], what[2:]]) == [["a1", NGAN], ["a2", NGAN]]
    assert kg("build").code == 0
    assert "are two people already" in kg("resolve", "split", id, *ME).err
    assert line in kg("resolve", "--decided").out
    assert "against" in kg("resolve", "--person", NGAN).out
    assert kg("resolve", "undo", line, *ME).code == 0 and kg("build").code == 0
    assert "joined, 120 points" in kg("resolve", "--person", NGAN).out
    assert line not in kg("resolve", "--decided").out


def test_two_people_are_accepted_by_their_iris(kg):
    ran = kg("query", "career", "--bind", f"name={NGAN}", "--format", "json")
    assert ran.code == 0
    several = kg("explain", NGAN)
    iris = [line.strip() for line in several.err.splitlines() if "/person/" in line]
    assert several.code == 2 and len(iris) == 2
    assert "two people" in kg("resolve", "accept", iris[0]).err
    assert kg("resolve", "accept", *iris, *ME).code == 0
    assert "decided anew" in kg("build").err
    assert kg("explain", NGAN).code == 0
    for iri in iris:
        assert "Giám đốc" in kg("explain", iri).out and "Bí thư" in kg("explain", iri).out
    assert kg("check", "--engine", "fast").out.count("contradict") == 0


def test_contradictions_are_shown_with_both_lines(kg):
    id = kg("resolve", "--person", NGAN).out.split()[0]
    kg("resolve", "accept", id, *ME)
    kg("resolve", "reject", id, "--who", "Hoa", "--why", "không phải")
    assert "need a look: 1" in kg("build").err
    ran = kg("check", "--engine", "fast")
    assert ran.code == 1 and "contradict each other" in ran.out
    assert "Lan — one person: vì thế" in ran.out and "Hoa — two people: không phải" in ran.out
    assert "Hoa — là hai người" in kg("--lang", "vi", "check", "--engine", "fast").out


def test_a_fact_is_set_right_and_explained(kg):
    iri = claim(kg, TAM, "post")
    assert kg("correct", "change", iri, "role=Trưởng ban", *ME).code == 0
    assert kg("build").code == 0
    assert "Trưởng ban" in kg("facts", "--all", "--table", "posts", "--format", "csv").out
    old = kg("explain", iri)
    assert old.code == 0 and "role: Phó Bí thư" in old.out
    assert "set right (changed) on 2021-04-05 by Lan: vì thế" in old.out and "does not stand" in old.out
    new = next(
        found.partition("  post: ")[0].split(">")[0].lstrip("<")
        for found in kg("explain", TAM).out.split("\n\n")
        if "Trưởng ban" in found
    )
    assert "set right (changed)" in kg("explain", new).out
    ran = kg("correct", "wrong", new, *ME)
    assert ran.code == 2 and "take that back first" in ran.err
    ((_, id, *_),) = decided("corrections")
    assert id in ran.err and id in kg("correct").out
    assert kg("correct", "undo", id, *ME).code == 0 and kg("build").code == 0
    assert "does not stand" not in kg("explain", iri).out


def test_a_fact_that_was_missed_is_added(kg):
    row = ("person=Lê Thị Ngân", "role=Ủy viên", "organization=Tỉnh ủy", "place=Hà Tĩnh", "status=current")
    quote = "bà Lê Thị Ngân, Bí thư Huyện ủy Kỳ Lâm"
    assert kg("correct", "add", "a2", "posts", *row, "--quote", quote, *ME).code == 0
    kg("build")
    assert "a2,Lê Thị Ngân,Ủy viên,Tỉnh ủy,Hà Tĩnh" in kg("facts", "a2", "--table", "posts", "--format", "csv").out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("resolve", "accept"), "give one id or several"),
        (("resolve", "accept", "ffffffff"), "no match has an id"),
        (("resolve", "accept", "person/x/0123456789ab"), "has no person"),
        (("resolve", "undo", "ffffffff"), "people.tsv"),
        (("resolve", "marry", "x"), "accept, reject, split, undo"),
        (("correct", "wrong", "kg:Post", "--why", "x"), "is no fact of an article"),
        (("correct", "wrong", "kg:Post"), "--why"),
        (("correct", "wrong", "--why", "x"), "wrong takes the IRI"),
        (("correct", "wrong", "kg:Post", "role=x", "--why", "x"), "wrong takes the IRI"),
        (("correct", "change", "kg:Post", "--why", "x"), "what is to change"),
        (("correct", "change", "CLAIM", "rol=x", "--why", "x"), "has no column rol"),
        (("correct", "change", "CLAIM", "status=acting", "--why", "x"), "cannot be a fact"),
        (("correct", "change", "CLAIM", "role=x", "--why", "x", "--date", "5/4"), "--date takes a day"),
        (("correct", "add", "a2", "posts", "--why", "x"), "the words that state it"),
        (("correct", "add", "a2", "post", "role=x", "--why", "x", "--quote", "bà"), "there is no table post"),
        (("correct", "add", "a9", "posts", "role=x", "--why", "x", "--quote", "bà"), "no article a9"),
        (("correct", "add", "a2", "posts", "role=x", "--why", "x", "--quote", "Bà"), "does not have these words"),
        (("correct", "add", "a2", "relations", "document=x", "--why", "x", "--quote", "bà"), "no fact of the table"),
        (("forget", "Nguyễn Văn Không"), "nothing in the store is called"),
        (("forget", "person/x/0123456789ab"), "no person"),
        (("forget", "Nguyễn Văn Không", "--keep", "a1"), "not among those"),
        (("build", "--decisions", "nowhere"), "no folder of decisions"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(kg, arguments, words):
    iri = claim(kg, TAM, "post") if "CLAIM" in arguments else ""
    ran = kg(*(iri if it == "CLAIM" else it for it in arguments))
    assert ran.code == 2 and words in ran.err, ran.err
    assert not Path("kg-decisions").exists()


def test_who_decides_is_whom_git_or_the_account_knows(kg, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    (tmp_path / "gitconfig").write_text("[user]\nname = Lê Thị Nguồn\n", encoding="utf-8")
    id = kg("resolve", "--person", NGAN).out.split()[0]
    kg("resolve", "reject", id)
    assert decided()[0][2] == "Lê Thị Nguồn"
    assert decided()[0][0][:2] == "20"


def test_someone_is_forgotten_kept_and_back_again(kg):
    ran = kg("forget", TAM, *ME)
    assert ran.code == 0 and "articles that speak of this person: 2" in ran.err
    kg("build")
    assert TAM not in kg("facts", "--all", "--format", "json").out
    assert kg("explain", TAM).code == 2
    assert TAM not in kg("forget").out
    assert kg("forget", TAM, "--keep", "a3", *ME).code == 0
    ids = [row[1] for row in decided("forgotten")]
    assert kg("forget", "--undo", ids[0], *ME).code == 0
    kg("build")
    assert TAM in kg("facts", "--all", "--format", "json").out


def test_forgetting_tells_which_lines_still_have_the_name(kg):
    id = kg("resolve", "--person", MO).out.split()[0]
    kg("resolve", "reject", id, *ME)
    person = next(line.strip() for line in kg("explain", MO).err.splitlines() if "/person/" in line)
    ran = kg("forget", person, *ME)
    assert "other people of this name stay" in ran.err and decided()[0][1] in ran.err


def test_decisions_lie_where_one_says(kg, monkeypatch):
    monkeypatch.setenv("KG_DECISIONS", "mine")
    kg("forget", TAM, *ME)
    assert Path("mine", "forgotten.tsv").exists() and not Path("kg-decisions").exists()
    assert kg("build").code == 0
    assert TAM not in kg("facts", "--all", "--format", "json").out
    assert kg("retract", "a5").code == 0
    monkeypatch.delenv("KG_DECISIONS")
    ran = kg("retract", "a4")
    assert ran.code == 2 and "--decisions" in ran.err
    assert len(ARTICLES) == 5
