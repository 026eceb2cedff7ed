"""Someone who is forgotten is in no byte of any output; everybody else is there as before."""

import gzip
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import samples
from commands import runner
from review.heap import ARTICLES, MO, NGAN, TAM, decide, forget, make, pair, person, said

from kg.export.rdf import SYNTAX
from kg.iris import slug
from kg.mapping import article_quads
from kg.model import Article, Evidence, PostFact, Span
from kg.review import default_folder, load
from kg.review.findings import findings
from kg.review.forgotten import BLOCK, Forgotten, digest, withheld, within
from kg.review.logs import FORGOTTEN, UNDO
from kg.store.snapshot import open_snapshot
from kg.text.spelling import name_key

TITLES = {
    "a6": f"Ông {MO} thăm trường học\n\nNgày 1/2/2021, ông {MO}, Chủ tịch UBND huyện Kỳ Lâm, thăm Trường THPT Kỳ Lâm. "
    f"Bà {NGAN}, Bí thư Huyện ủy Kỳ Lâm, cùng đi.",
}
TEXTS = {**ARTICLES, **TITLES}


@pytest.fixture
def kg(monkeypatch, capsys) -> Callable[..., str]:
    """Run ``kg``; what it prints, wherever."""
    run = runner(monkeypatch, capsys)

    def printed(*arguments: object) -> str:
        ran = run(*arguments)
        return ran.out + ran.err

    return printed


def holds(content: bytes, name: str) -> bool:
    text = content.decode("utf-8", "replace")
    return within([name_key(name)], text) or slug(name) in slug(text, len(text) + 1)


def test_no_output_has_the_name_or_what_is_said(tmp_path, kg):
    store = tmp_path / "kg-store"
    make(tmp_path, TEXTS)
    assert holds(kg("facts", "--all", "--store", store, "--format", "json").encode(), TAM)
    printed = kg("forget", TAM, "--store", store, "--who", "Lan", "--why", "theo yêu cầu", "--date", "2021-05-06")
    assert not holds(printed.encode(), TAM)
    make(tmp_path, None)
    outputs = [b"".join(path.read_bytes() for path in (tmp_path / "kg-decisions").iterdir())]
    for form in SYNTAX:
        for layer in ("resolved", "articles", "all"):
            kg("export", form, "--layer", layer, "--store", store, "-o", tmp_path / "out")
            outputs.append((tmp_path / "out").read_bytes())
    kg("view", "--store", store, "-o", tmp_path / "page.html")
    outputs.append((tmp_path / "page.html").read_bytes())
    for arguments in (
        ("facts", "--all", "--format", "json"),
        ("facts", "--all"),
        *(("query", name) for name in ("holders", "leaders", "articles", "participants", "profile")),
        ("explain", "Đảng bộ huyện, Kỳ Lâm"),
        *(("explain", f"a{n}") for n in range(1, 7)),
        ("resolve",),
        ("resolve", "--person", NGAN),
        ("check", "--set-aside"),
        ("forget",),
    ):
        outputs.append(kg(*arguments, "--store", store).encode())
    assert all(len(output) > 20 for output in outputs)
    assert not [output[:200] for output in outputs if holds(output, TAM)]
    assert not any("Phó Bí thư" in output.decode("utf-8") for output in outputs[1:-2])  # the post tells who it is


@pytest.mark.parametrize("form", ["csv", "sqlite", "graphml", "gexf", "neo4j", "cx2"])
def test_no_table_and_no_graph_has_the_name(tmp_path, kg, form):
    for forgotten in (False, True):
        if forgotten:
            forget(tmp_path, digest(TAM))
        make(tmp_path, TEXTS)
        kg("export", form, "--store", tmp_path / "kg-store", "-o", tmp_path / "out")
        files = sorted((tmp_path / "out").iterdir()) if (tmp_path / "out").is_dir() else [tmp_path / "out"]
        assert any(holds(path.read_bytes(), TAM) for path in files) is not forgotten


def test_the_store_keeps_the_name_in_the_text_of_its_articles_alone(tmp_path):
    make(tmp_path, TEXTS)
    forget(tmp_path, digest(TAM))
    make(tmp_path, None)
    store = tmp_path / "kg-store"
    for path in (it for it in store.rglob("*") if it.is_file()):
        content = path.read_bytes()
        if path.suffix == ".gz":
            head, _, quads = gzip.decompress(content).partition(b"\n")
            record = json.loads(head)
            record.pop("full", None)
            assert not holds(quads, TAM) and not holds(json.dumps(record, ensure_ascii=False).encode(), TAM)
        else:
            assert TAM.encode() not in content and slug(TAM).encode() not in content, path


def test_others_stay_and_namesakes_too(tmp_path, kg):
    store = tmp_path / "kg-store"
    make(tmp_path, TEXTS)
    before = said(tmp_path)
    printed = kg("forget", person("a5", MO), "--store", store, "--who", "Lan", "--date", "2021-05-06")
    assert "a4" in printed
    make(tmp_path, None)
    lines = said(tmp_path)
    assert graphs(lines, MO) == {"a4"}
    assert any(TAM in line for line in lines) and any(NGAN in line for line in lines)
    of_a4 = [line for line in lines if "graph/a4/" in line]
    assert of_a4 == [line for line in before if "graph/a4/" in line]


def test_a_quote_that_tells_of_someone_else_in_the_same_breath_is_blocked_out(tmp_path):
    make(tmp_path, TEXTS)
    forget(tmp_path, digest(TAM))
    make(tmp_path, None)
    with open_snapshot(tmp_path / "kg-store") as snapshot:
        article = snapshot.record("a2").article
        full = snapshot.record("a2").full
    assert full is not None and full.text == TEXTS["a2"]
    assert len(article.text) == len(full.text)
    first = TEXTS["a2"].split(". ")[0]
    assert article.text.startswith(first) and set(article.text[len(first) + 2 :]) == {BLOCK, " "}
    assert any(MO in line and "graph/a2/" in line for line in said(tmp_path))


def test_a_title_with_the_name_goes_as_a_whole(tmp_path):
    make(tmp_path, TEXTS)
    forget(tmp_path, digest(MO))
    make(tmp_path, None)
    with open_snapshot(tmp_path / "kg-store") as snapshot:
        article = snapshot.record("a6").article
    assert not article.title.strip(BLOCK + " ")
    assert "thăm" not in article.title


def test_an_article_that_comes_later_is_left_out_and_told(tmp_path):
    make(tmp_path, ARTICLES)
    forget(tmp_path, digest(NGAN))
    for id in ("a1", "a2", "a3"):
        forget(tmp_path, digest(NGAN), id)
    make(tmp_path, TEXTS)
    assert not any(NGAN in line for line in said(tmp_path))
    assert told(tmp_path) == [("withheld", "a6")]
    forget(tmp_path, digest(NGAN), "a6", "keep")
    make(tmp_path, None)
    assert graphs(said(tmp_path), NGAN) == {"a6"}
    assert not told(tmp_path)


def graphs(lines: list[str], name: str) -> set[str]:
    """The articles whose graphs have a name in some value."""
    homes = (line.split(" ")[-2] for line in lines if name in line)
    return {home.split("/")[-2] for home in homes if "/id/graph/" in home}


def told(folder: Path) -> list[tuple[str, str]]:
    store = folder / "kg-store"
    with open_snapshot(store) as snapshot:
        return [(it.kind, it.article) for it in findings(snapshot, load(default_folder(store)))]


def test_forgetting_is_undone_like_any_decision(tmp_path):
    make(tmp_path, TEXTS)
    before = said(tmp_path)
    lines = [forget(tmp_path, digest(NGAN)), forget(tmp_path, digest(NGAN), "a1")]
    make(tmp_path, None)
    assert said(tmp_path) != before
    for line in lines:
        decide(tmp_path, FORGOTTEN, UNDO, of=line.id)
    make(tmp_path, None)
    assert said(tmp_path) == before


def test_before_after_and_step_by_step_are_the_same(tmp_path):
    make(tmp_path / "after", TEXTS)
    forget(tmp_path / "after", digest(MO))
    forget(tmp_path / "after", digest(MO), "a4", "keep")
    pair(tmp_path / "after", "same", "a2", "a3")
    make(tmp_path / "after", None)
    for name in ("before", "steps"):
        shutil.copytree(tmp_path / "after" / "kg-decisions", tmp_path / name / "kg-decisions")
    make(tmp_path / "before", TEXTS)
    for n in range(len(TEXTS)):
        make(tmp_path / "steps", dict(list(TEXTS.items())[: n + 1]))
    assert said(tmp_path / "after") == said(tmp_path / "before") == said(tmp_path / "steps")


def test_decisions_about_the_forgotten_are_not_told_of(tmp_path):
    pair(tmp_path, "same", "a2", "a3")
    forget(tmp_path, digest(NGAN))
    make(tmp_path, ARTICLES)
    assert {kind for kind, _ in told(tmp_path)} == {"withheld"}


def test_who_is_to_go_and_to_stay_in_one_article_goes_and_is_shown(tmp_path):
    forget(tmp_path, digest(TAM), "a2")
    forget(tmp_path, digest(TAM), "a2", "keep")
    make(tmp_path, ARTICLES)
    assert not any(TAM in line and "graph/a2/" in line for line in said(tmp_path))


@pytest.mark.parametrize("seed", range(40))
def test_of_any_article_nothing_is_left_of_the_name_and_all_offsets_hold(seed):
    article, facts = samples.random_article(seed)
    people = sorted({fact.person for fact in facts if hasattr(fact, "person")})
    for name in people:
        shown, kept, _ = withheld(article, facts, (), {name_key(name)})
        lines = article_quads(shown, kept)
        assert not any(within([name_key(name)], line) for line in lines)
        assert len(shown.reading) == len(article.reading) and bool(shown.lead) == bool(article.lead)
        assert {type(fact) for fact in kept} <= {type(fact) for fact in facts}


def test_spellings_case_and_line_ends_are_no_way_out():
    names = Forgotten(everywhere=frozenset({digest("Nguyễn Thúy Hòa")}))
    for text in (
        "bà NGUYỄN THUÝ HOÀ nói",
        "bà Nguyễn\nThuý Hòa",
        "Nguyễn Thuý\u00a0Hoà",
        "Nguyễn Thu\u0301y Ho\u0300a",
    ):
        assert names.names(Article("x", text)), text
    for text in ("bà Nguyễn Thủy Hòa", "bà nguyễn", "Nguyễn Thúy", "Nguyễn, Thúy, và Hòa"):
        assert not names.names(Article("x", text)), text


def test_a_person_of_a_longer_name_is_somebody_else():
    text = "Ông Lê Văn Tám, Bí thư. Ông Lê Văn Tám Anh, Phó Bí thư."
    first, second = Span(0, 23), Span(24, len(text))
    facts = [
        PostFact(person=name, role="Bí thư", body=None, status="current", evidence=Evidence(span, "a.rule"))
        for name, span in (("Lê Văn Tám", first), ("Lê Văn Tám Anh", second))
    ]
    shown, kept, _ = withheld(Article("x", text), facts, (), {"lê văn tám"})
    assert [fact.person for fact in kept] == ["Lê Văn Tám Anh"]  # type: ignore[attr-defined]
    assert "Tám" not in shown.text


def test_other_fields_with_the_name_are_emptied():
    article = Article("x", f"Ông {MO} nói.", author=MO, url="https://x.vn/ong-tran-dinh-mo-noi", digest_of=f"Báo, {MO}")
    shown, _, _ = withheld(article, (), (), {name_key(MO)})
    assert (shown.author, shown.url, shown.digest_of) == ("", "", "")
    assert (
        replace(article, author="An").author
        == withheld(replace(article, author="An"), (), (), {name_key(MO)})[0].author
    )
