"""Accept, reject, split, undo, correct: exactly the graph expected, also after a rebuild and in any steps."""

import shutil
from pathlib import Path

import pytest
from review.heap import ARTICLES, MO, NGAN, correct, decide, make, pair, person, said, whole

from kg.messages import UsageProblem
from kg.review import default_folder, load
from kg.review.findings import findings
from kg.review.logs import CORRECTIONS, FORGOTTEN, PEOPLE, UNDO
from kg.store.snapshot import open_snapshot

QUOTE = "Ông Trần Đình Mơ, Chủ tịch UBND huyện Kỳ Lâm, dự hội nghị."
ROW = "Trần Đình Mơ | Chủ tịch | UBND huyện | Kỳ Lâm | current"
OTHER_ROW = "Trần Đình Mơ | Phó Chủ tịch | UBND huyện | Kỳ Lâm | current"
WRONG = ("a1", "posts", QUOTE, ROW, "")
CHANGED = ("a1", "posts", QUOTE, ROW, OTHER_ROW)
ADDED = ("a2", "posts", "bà Lê Thị Ngân", "", "Lê Thị Ngân | Ủy viên | Tỉnh ủy | Hà Tĩnh | current")


def found(folder: Path) -> list[tuple[str, list[str]]]:
    """What a person has to look at: kind, and the ids of the lines."""
    store = folder / "kg-store"
    with open_snapshot(store) as snapshot:
        return [(it.kind, [line.id for line in it.lines]) for it in findings(snapshot, load(default_folder(store)))]


@pytest.fixture(scope="module")
def plain(tmp_path_factory) -> list[str]:
    """What the articles say where nobody has decided anything."""
    folder = tmp_path_factory.mktemp("plain")
    make(folder)
    return said(folder)


def as_rebuilt(folder: Path, elsewhere: Path, texts=ARTICLES) -> bool:
    """Whether a store says what one says that is built at once with the same decisions."""
    shutil.copytree(folder / "kg-decisions", elsewhere / "kg-decisions")
    make(elsewhere, texts)
    return said(folder) == said(elsewhere)


def same(lines: list[str], one: str, other: str, name: str = NGAN) -> bool:
    return whole(lines, person(one, name)) == whole(lines, person(other, name))


def test_evidence_alone_joins_two_and_leaves_one(plain):
    assert same(plain, "a1", "a2") and not same(plain, "a2", "a3")


def test_accepted_people_are_one_and_keep_their_iris(tmp_path, plain):
    make(tmp_path / "x")
    pair(tmp_path / "x", "same", "a2", "a3")
    summary = make(tmp_path / "x", None)
    lines = said(tmp_path / "x")
    assert summary.committed and not summary.worked
    assert same(lines, "a1", "a3") and not found(tmp_path / "x")
    assert sum("isReplacedBy" in line for line in lines) == sum("isReplacedBy" in line for line in plain) + 1
    assert any("verdict-decided" in line for line in lines)
    assert as_rebuilt(tmp_path / "x", tmp_path / "y")


def test_rejected_and_split_people_are_two_whatever_joined_them(tmp_path):
    make(tmp_path / "x")
    pair(tmp_path / "x", "different", "a2", "a1")
    make(tmp_path / "x", None)
    assert not same(said(tmp_path / "x"), "a1", "a2") and not found(tmp_path / "x")
    assert as_rebuilt(tmp_path / "x", tmp_path / "y")


def test_what_is_undone_is_as_if_it_had_never_been_decided(tmp_path, plain):
    lines = [
        (PEOPLE, pair(tmp_path, "same", "a2", "a3")),
        (PEOPLE, pair(tmp_path, "different", "a1", "a2")),
        (CORRECTIONS, correct(tmp_path, "wrong", *WRONG)),
        (CORRECTIONS, correct(tmp_path, "add", *ADDED)),
    ]
    make(tmp_path)
    assert said(tmp_path) != plain
    for form, line in lines:
        decide(tmp_path, form, UNDO, of=line.id)
    make(tmp_path, None)
    assert said(tmp_path) == plain and not found(tmp_path)
    again = pair(tmp_path, "same", "a2", "a3")
    make(tmp_path, None)
    assert again.id not in {line.id for _, line in lines}
    assert same(said(tmp_path), "a1", "a3")


def test_a_wrong_claim_counts_nowhere_and_stays_with_its_words(tmp_path, plain):
    line = correct(tmp_path, "wrong", *WRONG)
    make(tmp_path)
    lines = said(tmp_path)
    resolved = said(tmp_path, "resolved")
    claim = next(it.split(" ")[2] for it in lines if "#withdraws>" in it)
    assert any(it.startswith(f"{claim} ") and "#PostClaim>" in it for it in plain)
    assert not any(claim in it for it in resolved)
    assert f"{claim} <https://w3id.org/vnkg/ontology#said> " in "\n".join(lines)
    evidence = next(it.split(" ")[2] for it in lines if it.startswith(f"{claim} ") and "#evidence>" in it)
    assert [it for it in lines if it.startswith(evidence)] == [it for it in plain if it.startswith(evidence)]
    about = [it for it in resolved if it.startswith("<https://w3id.org/vnkg/id/correction/")]
    assert any(f'"{line.id}"' in it for it in about) and any('"Lan"' in it for it in about)
    assert not found(tmp_path)


def test_a_changed_claim_counts_as_it_is_now(tmp_path):
    make(tmp_path / "x")
    correct(tmp_path / "x", "change", *CHANGED)
    make(tmp_path / "x", None)
    resolved = said(tmp_path / "x", "resolved")
    post = next(it.split(" ")[0] for it in resolved if '"Phó Chủ tịch"' in it)
    assert any("#Tenure>" in it for it in resolved) and any(f"#post> {post} ." in it for it in resolved)
    assert not found(tmp_path / "x")
    assert as_rebuilt(tmp_path / "x", tmp_path / "y")


def test_a_missed_claim_is_added_with_its_words(tmp_path, plain):
    correct(tmp_path, "add", *ADDED)
    make(tmp_path)
    fresh = set(said(tmp_path)) - set(plain)
    assert any("#exact>" in it and '"bà Lê Thị Ngân"' in it for it in fresh)
    assert any("#roleName>" in it and '"Ủy viên"' in it for it in fresh)
    assert not found(tmp_path)


def test_a_claim_that_breaks_a_shape_is_set_aside_and_told(tmp_path):
    line = correct(tmp_path, "add", *ADDED[:4], ADDED[4].replace("current", "acting"))
    summary = make(tmp_path)
    assert [aside.table for _, aside in summary.aside] == ["posts"]
    assert not any("acting" in it for it in said(tmp_path))
    assert line.id in "\n".join(said(tmp_path))


def test_decisions_that_contradict_each_other_are_shown_and_not_followed(tmp_path, plain):
    one = pair(tmp_path, "same", "a2", "a3")
    two = pair(tmp_path, "different", "a3", "a2", who="Hoa")
    three = correct(tmp_path, "wrong", *WRONG)
    four = correct(tmp_path, "change", *CHANGED, who="Hoa")
    make(tmp_path)
    assert said(tmp_path) == plain
    kinds = [(kind, sorted(ids)) for kind, ids in found(tmp_path)]
    assert kinds == [("conflict", sorted([one.id, two.id])), ("conflict", sorted([three.id, four.id]))]


def test_people_who_decide_the_same_do_not_contradict_each_other(tmp_path):
    for who in ("Lan", "Hoa"):
        pair(tmp_path, "same", "a2", "a3", who=who)
        correct(tmp_path, "wrong", *WRONG, who=who)
    make(tmp_path)
    assert same(said(tmp_path), "a2", "a3") and not found(tmp_path)


def test_a_chain_that_makes_one_of_two_is_a_contradiction_too(tmp_path, plain):
    chain = [
        pair(tmp_path, "different", "a3", "a1"),
        pair(tmp_path, "same", "a1", "a2"),
        pair(tmp_path, "same", "a2", "a3"),
    ]
    make(tmp_path)
    assert said(tmp_path) == plain
    assert found(tmp_path) == [("conflict", [line.id for line in chain])]


def test_people_of_two_names_are_never_one(tmp_path, plain):
    line = decide(tmp_path, PEOPLE, "same", "a1", NGAN, "a2", MO)
    make(tmp_path)
    assert said(tmp_path) == plain and found(tmp_path) == [("overruled", [line.id])]


def test_what_rests_on_words_that_are_gone_is_told(tmp_path):
    gone = pair(tmp_path, "same", "a1", "a4", MO)
    words = correct(tmp_path, "wrong", *WRONG)
    claim = correct(tmp_path, "wrong", "a2", "posts", ARTICLES["a2"], ROW.replace("Chủ tịch", "Bí thư"), "")
    article = correct(tmp_path, "wrong", "a9", *WRONG[1:])
    make(tmp_path)
    assert sorted(kind for kind, _ in found(tmp_path)) == ["article", "claim"]
    make(tmp_path, {**ARTICLES, "a1": "Ngày 14/8/2020, bà Lê Thị Ngân, Bí thư Huyện ủy Kỳ Lâm, dự hội nghị."})
    assert sorted(found(tmp_path)) == [
        ("article", [article.id]),
        ("claim", [claim.id]),
        ("person", [gone.id]),
        ("words", [words.id]),
    ]
    decide(tmp_path, FORGOTTEN, UNDO, of="00000000")
    assert "undone" in {kind for kind, _ in found(tmp_path)}


def test_one_article_at_a_time_gives_what_all_at_once_give(tmp_path):
    pair(tmp_path / "x", "same", "a3", "a2")
    pair(tmp_path / "x", "different", "a1", "a5", MO)
    correct(tmp_path / "x", "change", *CHANGED)
    correct(tmp_path / "x", "add", *ADDED)
    for n in range(len(ARTICLES)):
        make(tmp_path / "x", dict(list(ARTICLES.items())[: n + 1]))
    assert as_rebuilt(tmp_path / "x", tmp_path / "y")


def test_new_knowledge_and_new_decisions_come_with_any_build(tmp_path):
    make(tmp_path / "x", {"a1": ARTICLES["a1"]})
    correct(tmp_path / "x", "wrong", *WRONG)
    make(tmp_path / "x", {"a2": ARTICLES["a2"]})
    assert as_rebuilt(tmp_path / "x", tmp_path / "y", {id: ARTICLES[id] for id in ("a1", "a2")})
    assert make(tmp_path / "x", None).committed is False


def test_a_folder_of_decisions_that_is_gone_is_no_reason_to_undo_them(tmp_path):
    pair(tmp_path, "same", "a2", "a3")
    make(tmp_path)
    shutil.move(tmp_path / "kg-decisions", tmp_path / "elsewhere")
    with pytest.raises(UsageProblem) as raised:
        make(tmp_path, None)
    assert raised.value.key == "decisions.missing"
    make(tmp_path, None, decisions=tmp_path / "elsewhere")
    assert same(said(tmp_path), "a2", "a3")
    (tmp_path / "kg-decisions").mkdir()
    make(tmp_path, None)
    assert not same(said(tmp_path), "a2", "a3")
