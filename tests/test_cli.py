"""The commands: what they print where, their exit codes, bad input of every kind, nothing written that was not
asked for."""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import house
import pytest
from commands import Ran, runner

from kg import cli
from kg.cli.reference import rewritten
from kg.model import BESIDE, TABLES, Article, Fact, PostFact
from kg.store.writer import open_writer
from kg.tables import COLUMNS

ROOT = Path(__file__).parents[1]
ARTICLE = "Ngày 14/8/2020, bà Lê Thị Ngân, Bí thư Huyện ủy Kỳ Lâm, dự hội nghị.\n"


@pytest.fixture
def kg(capsys, monkeypatch, tmp_path) -> Callable[..., Ran]:
    """Run ``kg`` here, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return runner(monkeypatch, capsys)


@pytest.fixture
def store(kg, tmp_path) -> Path:
    """A store with the articles of :mod:`house`, beside the folder that commands run in."""
    house.make(tmp_path / "kg-store", house.file(tmp_path, [0, 1, 2]))
    return tmp_path / "kg-store"


# Frame


def test_help_and_version_go_to_standard_output(kg):
    ran = kg("--help")
    assert ran.code == 0 and "build" in ran.out and not ran.err
    assert kg("--version").out.startswith("kg 0.")
    ran = kg()
    assert ran.code == 2 and "build" in ran.err and not ran.out


@pytest.mark.parametrize("command", cli.kg.commands)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_command_and_option_has_help_in_both_languages(kg, command, language):
    ran = kg("--lang", language, command, "--help")
    assert ran.code == 0 and ran.out.startswith({"en": "Usage: kg", "vi": "Cách dùng: kg"}[language])
    assert all(re.search(rf"^  (-o, )?{option}", ran.out, re.M) for option in options(command))


def options(command: str) -> list[str]:
    return [option.opts[-1] for option in cli.kg.commands[command].params if option.param_type_name == "option"]


def test_the_language_is_that_of_the_environment_unless_told(kg, monkeypatch):
    monkeypatch.setenv("LANG", "vi_VN.UTF-8")
    assert "không có kho" in kg("query", "leaders").err
    assert "no store" in kg("--lang", "en", "query", "leaders").err
    monkeypatch.setenv("LC_ALL", "C")
    assert "no store" in kg("query", "leaders").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("biuld",), "no command biuld"),
        (("build", "--job", "2"), "--jobs"),
        (("build", "--jobs", "0"), "--jobs"),
        (("explain",), "TERM"),
        (("query",), "which query"),
        (("facts",), "--all"),
        (("facts", "--all", "--format", "csv"), "--table"),
        (("facts", "--all", "-o", "out"), "--format json"),
        (("build", "x.txt", "--published", "today"), "--published"),
        (("build", "x.txt", "--base", "example"), "--base"),
        (("check", "x.ttl", "--set-aside"), "--set-aside"),
        (("check", "x.xyz"), "suffix"),
    ],
)
def test_wrong_usage_is_told_and_exits_2(kg, arguments, words):
    ran = kg(*arguments)
    assert ran.code == 2 and words in ran.err and not ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("query", "--format", "x"), "x không thuộc: table, csv"),
        (("query", "leaders", "--timeout", "0"), "nhận một số (x>0), không phải 0"),
        (("build", "--jobs", "two"), "nhận số nguyên (x>=1), không phải two"),
        (("build", "--jobs"), "--jobs cần một giá trị"),
        (("build", "--replace=1"), "--replace không nhận giá trị"),
        (("build", "--nope"), "không có tùy chọn --nope\n"),
        (("build", "--job", "2"), "có phải ý bạn là --jobs?"),
        (("explain", "a", "b"), "thừa: b"),
        (("explain",), "thiếu 'TERM'"),
        (("export", "tutle"), "tutle không thuộc: ntriples"),
        (("check", "."), ". là thư mục"),
        (("facts", "--all", "-o", "tep"), "tep là tệp"),
        (("check", "khong-co.ttl"), "(không có tệp hay thư mục này)"),
        (("build", "gay.json"), "JSON hỏng ở cột 7 (thiếu"),
    ],
)
def test_in_vietnamese_no_error_is_in_english(kg, tmp_path, arguments, words):
    (tmp_path / "tep").touch()
    (tmp_path / "gay.json").write_text('{"id" 1}', encoding="utf-8")
    ran = kg("--lang", "vi", *arguments)
    assert ran.code in (2, 3) and words in ran.err
    assert not re.search(r"\b(is|not|the|no|such|option|argument|Expecting)\b", ran.err)


@pytest.mark.parametrize("command", ["", *cli.kg.commands])
def test_in_vietnamese_no_help_is_in_english(kg, command):
    ran = kg("--lang", "vi", *command.split(), "--help")
    assert not re.search(r"OPTIONS|default:|required|COMMAND", ran.out)


def test_starting_up_loads_nothing_heavy():
    code = (
        "import sys, kg.cli; print(*{'pyoxigraph', 'rdflib', 'networkx', 'shifty', 'trafilatura'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b""


def test_the_reference_in_the_docs_is_that_of_the_commands():
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert rewritten(page) == page, "write it anew: python -m kg.cli.reference docs/cli.md"


# From articles to answers


def test_build_says_what_it_did(kg, tmp_path):
    (tmp_path / "mot.txt").write_text(ARTICLE, encoding="utf-8")
    ran = kg("build", "mot.txt", "--place", "Hà Tĩnh")
    assert ran.code == 0 and not ran.out and "articles: 1 read" in ran.err
    assert "articles: 0 read, 1 unchanged" in kg("build", "mot.txt", "--place", "Hà Tĩnh").err
    assert "đọc 0 bài, 1 bài không đổi" in kg("--lang", "vi", "build", "mot.txt", "--place", "Hà Tĩnh").err
    assert kg("build", "-", stdin=ARTICLE.encode()).code == 0


def test_a_build_with_nothing_new_says_what_the_store_holds(kg, tmp_path):
    source = house.file(tmp_path, [0, 1, 2])
    told = kg("build", source).err
    facts, tables = re.search(r"facts: (\d+) \((.*)\)", told).groups()
    assert [name.split()[0] for name in tables.split(", ")][: len(COLUMNS)] == list(COLUMNS)
    again = kg("build", source).err
    assert f"nothing has changed in the store; it holds 3 articles and {facts} facts" in again and "/s" not in again
    assert kg("build", source, "--dry-run").err == "kg: dry run, nothing written; articles: 0 read, 3 unchanged\n"


def test_what_is_only_planned_is_told_apart_in_the_summary(kg, tmp_path):
    planned = "Ban Thường vụ Tỉnh ủy đề nghị bổ nhiệm bà Lê Thị Ngân giữ chức Phó Bí thư Huyện ủy Kỳ Lâm.\n"
    (tmp_path / "mot.txt").write_text(planned, encoding="utf-8")
    assert "of these, planned, proposed or denied: 2" in kg("build", "mot.txt").err
    (tmp_path / "hai.txt").write_text(ARTICLE, encoding="utf-8")
    assert "denied" not in kg("build", "hai.txt").err


def test_metadata_that_are_not_there_stop_a_build_before_it_begins(kg, tmp_path):
    (tmp_path / "mot.txt").write_text(ARTICLE, encoding="utf-8")
    ran = kg("build", "mot.txt", "--meta", "khong-co.json")
    assert ran.code == 2 and "khong-co.json" in ran.err and "articles" not in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["mot.txt"]


def test_a_place_that_is_not_known_is_told(kg, tmp_path):
    (tmp_path / "mot.txt").write_text(ARTICLE, encoding="utf-8")
    ran = kg("build", "mot.txt", "--place", "Tỉnh Không Có")
    assert ran.code == 0 and "Tỉnh Không Có is none of the provinces" in ran.err
    for known in ("Hà Tĩnh", "TT-Huế", "Triệu Sơn"):
        assert "--place" not in kg("build", "mot.txt", "--place", known).err


def test_no_store_is_made_where_nothing_can_be_read(kg, tmp_path):
    (tmp_path / "trong").mkdir()
    for path in ("khong-co.jsonl", "trong"):
        ran = kg("build", path)
        assert ran.code == 3 and path in ran.err and "no article could be read" in ran.err
        assert [path.name for path in tmp_path.iterdir()] == ["trong"]


def test_facts_are_printed_and_written_in_the_gold_format(kg, store, tmp_path):
    ran = kg("facts", "vi-du-01")
    assert ran.code == 0 and "# posts" in ran.out and "Trần Đình Mơ" in ran.out and not ran.err
    assert kg("facts", "vi-du-01", "--table", "posts", "--format", "csv").out.startswith(
        "article,person,role,organization,place,status\n"
    )
    (facts,) = json.loads(kg("facts", "vi-du-01", "--format", "json").out)
    assert list(facts) == ["id", "meta", *TABLES, *BESIDE]
    assert kg("facts", "--all", "--format", "json", "-o", "out/json").code == 0
    written = sorted((tmp_path / "out").rglob("*"))
    assert [path.name for path in written] == ["json", "ngau-nhien-1.json", "ngau-nhien-2.json", "vi-du-01.json"]
    assert json.loads(written[-1].read_text(encoding="utf-8")) == facts
    assert kg("facts", "--all", "--format", "csv", "-o", "out/csv").code == 0
    assert len(list((tmp_path / "out" / "csv").iterdir())) == len(COLUMNS)


def test_an_article_without_facts_has_a_file_too(kg, tmp_path):
    (tmp_path / "trong.txt").write_text("Trời hôm nay đẹp.\n", encoding="utf-8")
    assert kg("build", "trong.txt").code == 0
    assert kg("facts", "--all", "--format", "json", "-o", "out").code == 0
    facts = json.loads((tmp_path / "out" / "trong.json").read_text(encoding="utf-8"))
    assert facts == {"id": "trong", **{table: [] for table in COLUMNS}}


def test_query_lists_and_answers(kg, store):
    ran = kg("query", "--list")
    assert ran.code == 0 and "leaders" in ran.out and "Who leads" in ran.out
    assert "Ai lãnh đạo" in kg("--lang", "vi", "query", "--list").out
    ran = kg("query", "holders", "--bind", "role=Phó Bí thư", "--bind", "body=Tỉnh ủy Hà Tĩnh", "--format", "csv")
    assert ran.code == 0 and "Trần Đình Mơ" in ran.out and not ran.err
    ran = kg("query", "-", stdin=b"SELECT ?x { ?x a kg:Nothing }")
    assert ran.code == 0 and "no answer" in ran.err
    assert kg("query", "-", stdin=b"CONSTRUCT { ?a a kg:Award } { ?a a kg:Award }").out.count("a kg:Award") >= 3


def test_an_empty_store_is_told_and_who_builds_it(kg, tmp_path):
    with open_writer(
        tmp_path / "kg-store", base="https://example.org/", note={"pid": 7, "since": "now", "host": "here"}
    ):
        assert "process 7 on here has been building it since now" in kg("query", "leaders").err
        ran = kg("retract", "x")
        assert ran.code == 4 and "being built by process 7" in ran.err
    ran = kg("query", "leaders")
    assert ran.code == 0 and "holds no article yet" in ran.err
    assert kg("view", "-o", "page.html").code == 0
    assert kg("facts", "--all").code == 0 and kg("check").code == 0
    assert kg("export", "turtle", "-o", "graph.ttl").code == 0


def test_an_ambiguous_or_unknown_name_exits_2(kg, store):
    ran = kg("explain", "Ban Thường vụ Huyện ủy")
    assert ran.code == 2 and "say which by its IRI" in ran.err and not ran.out
    ran = kg("query", "career", "--bind", "person=Tran Dinh Mo")
    assert ran.code == 2 and "did you mean" in ran.err and "Trần Đình Mơ" in ran.err
    listed = kg("query", "leaders", "--bind", "body=Tinh uy Ha Tinh").err.split("\n")
    assert "Tỉnh ủy (Hà Tĩnh)" in listed[1]


def test_query_writes_the_file_that_its_ending_tells_or_none(kg, store, tmp_path):
    for name, start in (("a.json", b"["), ("a.xlsx", b"PK"), ("a.srj", b"{"), ("a.txt", b"organization")):
        ran = kg("query", "leaders", "-o", name)
        assert (ran.code, ran.out) == (0, "") and (tmp_path / name).read_bytes().startswith(start)
    ran = kg("query", "leaders", "-o", "b.ttl")
    assert ran.code == 2 and "--format table" in ran.err
    ran = kg("query", "leaders", "-o", "b.doc")
    assert ran.code == 2 and ".xlsx" in ran.err
    assert kg("query", "leaders", "-o", "a.doc", "--format", "csv").code == 0
    assert kg("query", "leaders", "--excel", "-o", "b.json").code == 2
    assert kg("query", "leaders", "-o", "no/folder.csv").code == 4
    assert kg("query", "leaders", "--endpoint", "nowhere").code == 2
    assert kg("query", "leaders", "--endpoint", "http://127.0.0.1:1/").code == 4
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith((".", "b."))]


def test_a_table_names_its_blank_columns(kg, store):
    ran = kg("query", "leaders")
    assert "nothing is known for end:" in ran.err
    assert "nothing is known" not in kg("query", "leaders", "--format", "csv").err


def test_a_dossier_of_a_place_is_answered_by_what_to_ask(kg, store):
    ran = kg("dossier", "Hà Tĩnh")
    assert ran.code == 2 and 'kg query officials --bind province="Hà Tĩnh"' in ran.err


def test_a_dossier_is_printed_or_written(kg, store, tmp_path):
    ran = kg("dossier", "Trần Đình Mơ")
    assert ran.code == 0 and ran.out.startswith("# Trần Đình Mơ") and "## Posts" in ran.out
    assert "## Chức vụ" in kg("--lang", "vi", "dossier", "Trần Đình Mơ").out
    for form, start in (("md", b"# "), ("html", b"<!doctype html>"), ("docx", b"PK")):
        ran = kg("dossier", "Trần Đình Mơ", "-o", f"a.{form}")
        assert (ran.code, ran.out) == (0, "") and f"a.{form}" in ran.err
        assert (tmp_path / f"a.{form}").read_bytes().startswith(start)
    assert ".pdf" in kg("dossier", "Trần Đình Mơ", "-o", "a.pdf").err
    for name in ("Ban Thường vụ Huyện ủy", "Tran Dinh Mo", "Phó Bí thư, Tỉnh ủy, Hà Tĩnh"):
        assert kg("dossier", name).code == 2


def test_a_query_with_a_syntax_error_exits_2_with_file_and_line(kg, store, tmp_path):
    (tmp_path / "mine.rq").write_text("SELECT ?x {\n  ?x a\n}", encoding="utf-8")
    ran = kg("query", "mine.rq")
    assert ran.code == 2 and "mine.rq:3:" in ran.err


def test_explain_shows_the_sentence_with_its_words_marked(kg, store):
    ran = kg("explain", "Phó Bí thư, Tỉnh ủy, Hà Tĩnh")
    assert ran.code == 0 and not ran.err
    assert "Ông «Trần Đình Mơ», Phó Bí thư Tỉnh ủy, dự và chỉ đạo Đại hội." in ran.out
    assert "rule: posts.title" in ran.out and "place: from the article's metadata (place)" in ran.out
    assert (
        "vi-du-01 — Đại hội Đảng bộ huyện Kỳ Lâm lần thứ XII — Báo Kỳ Lâm — 2020-08-15 — https://example.org" in ran.out
    )
    claim = ran.out.split(">")[0].lstrip("<")
    assert kg("explain", claim).out == ran.out
    ran = kg("explain", "vi-du-01", "--limit", "2")
    assert ran.out.count("sentence:") == 2 and "more claims" in ran.err


def test_explain_and_tables_speak_vietnamese(kg, store):
    ran = kg("--lang", "vi", "explain", "Phó Bí thư, Tỉnh ủy, Hà Tĩnh")
    assert "  người: Trần Đình Mơ" in ran.out and "  tình trạng: đương nhiệm" in ran.out
    assert "  loại: điều nêu về chức vụ" in ran.out and "  địa danh: từ siêu dữ liệu của bài (địa danh)" in ran.out
    ran = kg("--lang", "vi", "facts", "vi-du-01", "--table", "posts")
    assert "tình trạng" in ran.out and "status" not in ran.out
    assert kg("--lang", "vi", "facts", "vi-du-01", "--table", "posts", "--format", "csv").out.startswith(
        "article,person"
    )


def test_explain_and_view_find_places_and_terms_of_the_vocabulary(kg, store, tmp_path):
    ran = kg("explain", "Hà Tĩnh")
    assert ran.code == 0 and "Hà Tĩnh is a place" in ran.err and "type: OrganizationClaim" in ran.out
    assert kg("view", "--about", "tỉnh Hà Tĩnh", "-o", "page.html").code == 0 and (tmp_path / "page.html").exists()
    ran = kg("explain", "kg:Post")
    assert ran.code == 0 and "label: post, chức vụ" in ran.out and "definition: An office of a body" in ran.out
    assert "tên gọi: current, đương nhiệm" in kg("--lang", "vi", "explain", "kg:status-current").out
    assert kg("explain", "kg:Nothing").code == 2


def test_explain_says_what_is_a_digest(kg, tmp_path):
    front = "publisher: kg (digest)\ndigest_of: {publisher: Báo Hà Tĩnh, title: Tin, date: 2020-08-15}"
    text = f"---\n{front}\n---\n{ARTICLE}"
    (tmp_path / "tom-luoc.md").write_text(text, encoding="utf-8")
    assert kg("build", "tom-luoc.md", "--place", "Hà Tĩnh").code == 0
    ran = kg("explain", "tom-luoc")
    assert ran.code == 0 and "digest, not the source's words" in ran.out and "Báo Hà Tĩnh" in ran.out


def test_explain_of_nothing(kg, store):
    ran = kg("explain", "https://example.org/nothing")
    assert ran.code == 2 and "says nothing of https://example.org/nothing" in ran.err


def test_check_judges_the_store_and_files(kg, store, tmp_path):
    ran = kg("check", "--engine", "fast")
    assert ran.code == 0 and "conforms" in ran.err and not ran.out
    bad = "<https://example.org/p> a <https://w3id.org/vnkg/ontology#Person> ."
    (tmp_path / "bad.ttl").write_text(bad, encoding="utf-8")
    for engine in ("fast", "pyshacl"):
        ran = kg("check", "bad.ttl", "--engine", engine, "--report", f"{engine}.nt")
        assert ran.code == 1 and "https://example.org/p" in ran.out and "violations" in ran.err
        report = (tmp_path / f"{engine}.nt").read_text(encoding="utf-8")
        assert "ValidationReport" in report and "focusNode> <https://example.org/p>" in report
    assert kg("check", "--set-aside").code == 0


def test_what_was_set_aside_is_listed(kg, tmp_path):
    def wrong(it: Article) -> tuple[Fact, ...]:
        return tuple(
            replace(fact, person="12 34") if isinstance(fact, PostFact) else fact for fact in house.extract(it)
        )

    house.make(tmp_path / "kg-store", house.file(tmp_path, [0]), extract=wrong)
    ran = kg("check", "--set-aside")
    assert ran.code == 0 and ran.out.count("vi-du-01 — posts: ") == 4 and "facts set aside: 4" in ran.err
    assert "sentence: Ông Trần Đình Mơ, Phó Bí thư Tỉnh ủy" in ran.out and "value: 12 34" in ran.out
    assert "vi-du-01 — chức vụ: " in kg("--lang", "vi", "check", "--set-aside").out


def test_view_and_export_write_what_is_asked(kg, store, tmp_path):
    assert kg("view", "--about", "Tỉnh ủy Hà Tĩnh", "-o", "page.html").code == 0
    assert "Trần Đình Mơ" in (tmp_path / "page.html").read_text(encoding="utf-8")
    ran = kg("export", "turtle", "-o", "graph.ttl")
    assert ran.code == 0 and not ran.out and re.fullmatch(r"kg: graph\.ttl: [\d,]+ statements\n", ran.err)
    for command in (("export", "turtle"), ("view",)):
        ran = kg(*command, "-o", "nodir/file")
        assert ran.code == 4 and "nodir/file cannot be written (there is no such file or folder)" in ran.err
    assert "Trần Đình Mơ" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    ran = kg("export", "turtle", "-o", store / "current" / "graph.ttl")
    assert ran.code == 4 and "cannot be written" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.jsonl", "graph.ttl", "kg-store", "page.html"]


def test_export_says_what_it_leaves_out(kg, store, tmp_path):
    ran = kg("export", "csv", "--excel", "-o", "tables")
    assert ran.code == 0 and re.match(r"kg: tables: 27 tables, [\d,]+ rows\nkg: not in it: what no article's", ran.err)
    assert (tmp_path / "tables" / "spells.csv").read_bytes().startswith(b"\xef\xbb\xbfspell,person")
    ran = kg("--lang", "vi", "export", "gexf", "-o", "graph.gexf")
    assert (
        ran.code == 0 and "không có trong đó: việc chỉ nhắc tên" in ran.err and "điều chỉ về một đối tượng" in ran.err
    )
    ran = kg("export", "gexf", "--excel", "-o", "graph.gexf")
    assert ran.code == 2 and "--excel means nothing to gexf; it is for csv" in ran.err


def test_retract_takes_out(kg, store):
    assert "2 left" in kg("retract", "ngau-nhien-1").err
    ran = kg("retract", "ngau-nhien-1")
    assert ran.code == 2 and "ngau-nhien-1" in ran.err
    assert "ngau-nhien-1" not in kg("query", "articles").out


# Bad input


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("rong.txt", b"", "empty"),
        ("anh.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary|not text"),
        ("rong16.txt", ARTICLE.encode("utf-16"), "UTF-16.*iconv"),
        ("cp1258.txt", "Chủ tịch nước đã gặp ".encode("cp1258", "ignore") * 9, "not UTF-8.*iconv"),
        ("gay.jsonl", b'{"id": "a", "text": "Mot"}\n{"id": "b", "text": \n', "gay.jsonl:2: broken JSON"),
        ("khong-id.jsonl", b'{"text": "Mot cau."}\n', "khong-id.jsonl:1: .*no id"),
        ("id-xau.jsonl", b'{"id": "../../etc/x", "text": "Mot cau."}\n', "id-xau.jsonl:1: .*not allowed"),
        (
            "trung.jsonl",
            b'{"id": "a", "text": "Mot."}\n{"id": "a", "text": "Hai."}\n',
            "trung.jsonl:2: .*trung.jsonl:1",
        ),
        ("duong-dan.json", b'{"id": "a", "text": "texts/a.txt"}', "only a path"),
        ("khong-chu.json", b'{"id": "a"}', "'text' is missing"),
        (
            "bom.jsonl.gz",
            gzip.compress(b'{"id": "a", "text": "' + b"a" * 200_000_000 + b'"}'),
            "bom.jsonl.gz.*(bomb|longer)",
        ),
        ("cut.jsonl.gz", gzip.compress(b'{"id": "a", "text": "Mot."}\n' * 99, mtime=0)[:40], "cut.jsonl.gz.*gzip"),
        ("khong-co.txt", None, "no such file"),
        ("luan-van.docx", b"PK", "luan-van.docx: not a whole Word document"),
    ],
)
def test_bad_articles_are_told_and_the_rest_is_done(kg, tmp_path, name, content, words):
    (tmp_path / "tot.txt").write_text(ARTICLE, encoding="utf-8")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    ran = kg("build", name, "tot.txt")
    assert ran.code == 3 and re.search(f"kg: .*{re.escape(name)}.*", ran.err)
    assert re.search(words, ran.err), ran.err
    assert "tot" in kg("query", "articles", "--format", "csv").out
    assert {path.name for path in tmp_path.iterdir()} <= {name, "tot.txt", "kg-store"}
    assert not (tmp_path.parent / "etc").exists()


def test_two_sources_of_one_id_are_told(kg, tmp_path):
    for folder, text in (("mot", ARTICLE), ("hai", ARTICLE + "Thêm.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "tin.txt").write_text(text, encoding="utf-8")
    assert kg("build", "mot").code == 0
    ran = kg("build", "hai")
    assert ran.code == 3 and "mot/tin.txt" in ran.err and "hai/tin.txt" in ran.err and "--replace" in ran.err
    assert kg("build", "hai", "--replace").code == 0


def test_a_store_that_cannot_be_used_exits_4(kg, tmp_path):
    (tmp_path / "tot.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("x", encoding="utf-8")
    ran = kg("build", "tot.txt", "--store", "mine")
    assert ran.code == 4 and "mine" in ran.err and "nothing in it is touched" in ran.err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["notes.txt"]
    assert kg("build", "tot.txt", "--store", "tot.txt/store").code == 4
    for command in (("query", "leaders"), ("facts", "--all"), ("retract", "x"), ("check",), ("build",)):
        ran = kg(*command)
        assert ran.code == 4 and "no store" in ran.err
        assert not (tmp_path / "kg-store").exists()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("xa.jsonld", '{"@context": "https://example.org/context", "@id": "http://a/"}', "not fetched"),
        ("hong.ttl", "<http://a/>\n<http://b/> .", "hong.ttl: .*line 2"),
        ("hong.rdf", "<rdf:RDF", "hong.rdf"),
        ("khong-co.nt", None, "khong-co.nt cannot be read"),
    ],
)
def test_bad_rdf_is_told(kg, tmp_path, name, content, words):
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    ran = kg("check", name)
    assert ran.code == 3 and re.search(words, ran.err), ran.err


# Whole runs, in processes of their own


def alone(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning", "-m", "kg", *arguments]
    environment = {**os.environ, "LANG": "C.UTF-8", **environment}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", errors="strict", check=False
    )


NO_NETWORK = """
import os, sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind") and not isinstance(arguments[1], (str, bytes)):
        os.write(2, f"NETWORK {event} {arguments!r}".encode())
        os._exit(99)
sys.addaudithook(refuse)
"""


def test_the_demo_goes_the_whole_way_offline(tmp_path):
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    (tmp_path / "empty").mkdir()
    path = os.pathsep.join(filter(None, (str(tmp_path / "hook"), os.environ.get("PYTHONPATH"))))
    ran = alone("demo", cwd=tmp_path / "empty", PYTHONPATH=path)
    assert ran.returncode == 0, ran.stderr
    assert "conforms" in ran.stderr and "Bí thư" in ran.stdout
    assert sorted(path.name for path in (tmp_path / "empty").iterdir()) == ["kg-store", "page.html"]
    again = alone("--lang", "vi", "demo", "-o", ".", cwd=tmp_path / "empty")
    assert again.returncode == 0 and "đương nhiệm" in again.stdout and "5 bài không đổi" in again.stderr


def test_a_narrow_terminal_encoding_crashes_nothing(tmp_path):
    (tmp_path / "tin.txt").write_text(ARTICLE, encoding="utf-8")
    narrow = {"cwd": tmp_path, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    assert alone("build", "tin.txt", "--place", "Hà Tĩnh", **narrow).returncode == 0
    for command in (
        ("--lang", "vi", "--help"),
        ("query", "articles"),
        ("--lang", "vi", "facts", "--all"),
        ("explain", "tin"),
    ):
        ran = subprocess.run(
            [sys.executable, "-m", "kg", *command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONIOENCODING": "cp1252"},
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0 and b"Traceback" not in ran.stderr, ran.stderr
        assert ran.stdout.decode("cp1252")
    assert alone("facts", "--all", "--format", "json", "-o", "out", **narrow).returncode == 0
    assert json.loads((tmp_path / "out" / "tin.json").read_text(encoding="utf-8"))["id"] == "tin"


@pytest.mark.skipif(os.name == "nt", reason="POSIX pipes")
def test_a_reader_that_leaves_early_is_no_trouble(tmp_path):
    house.make(tmp_path / "kg-store", house.file(tmp_path, range(9)))
    for command in ("facts --all --format json", "facts --all", "--help"):
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as nobody:
            ran = subprocess.run(
                [sys.executable, "-m", "kg", *command.split()],
                cwd=tmp_path,
                stdout=nobody,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert (ran.returncode, ran.stderr) == (141, b"")
    listing = f"{sys.executable} -m kg facts --all --format json | head -c 10"
    ran = subprocess.run(listing, shell=True, cwd=tmp_path, capture_output=True, check=False)
    assert ran.stderr == b"" and len(ran.stdout) == 10


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--type", "person,body"), "not body"),
        (("--place", "Nowhere"), "Nowhere"),
        (("--from", "2020-13"), "--from"),
        (("--to", "yesterday"), "--to"),
        (("--from", "2021", "--to", "2020-12"), "turn them round"),
        (("--limit", "0"), "--limit"),
        (("--as", "career"), "person"),
        (("--as", "leaders", "--about", "Hà Tĩnh"), "Hà Tĩnh"),
        (("--as", "poster"), "career"),
        (("--layout", "square"), "circle"),
    ],
)
def test_a_picture_that_cannot_be_asked_for(kg, store, tmp_path, arguments, words):
    ran = kg("view", *arguments, "-o", "page.html")
    assert ran.code == 2 and words in ran.err
    assert not (tmp_path / "page.html").exists()


def test_a_network_is_no_drawing(kg, store):
    ran = kg("view", "-o", "page.svg")
    assert ran.code == 2 and "page.svg" in ran.err and ".html" in ran.err
    ran = kg("view", "--as", "together", "-o", "page.png")
    assert ran.code == 2 and "page.png" in ran.err and ".svg" in ran.err


def test_each_view_is_one_command_and_one_file(kg, store, tmp_path):
    things = {"career": "Trần Đình Mơ", "leaders": "Tỉnh ủy Hà Tĩnh", "tree": "Hà Tĩnh", "together": ""}
    for form, about in things.items():
        assert kg("view", "--as", form, "--about", about, "-o", f"{form}.html").code == 0
        assert kg("--lang", "vi", "view", "--as", form, "--about", about, "-o", f"{form}.svg").code == 0
        assert (tmp_path / f"{form}.html").read_bytes().startswith(b"<!doctype html>")
        assert "Dựa trên" in (tmp_path / f"{form}.svg").read_text(encoding="utf-8")


def test_view_of_two_things_is_of_what_ties_them(kg, store, tmp_path):
    ran = kg("view", "--about", "Trần Đình Mơ", "--about", "Hà Tĩnh", "--about", "", "-o", "two.html")
    assert (ran.code, ran.err.split(": ")[2].split(" of ")[0]) == (0, "3")  # and the body that he is of, there
    assert "<title>Trần Đình Mơ and Hà Tĩnh: what ties them</title>" in (tmp_path / "two.html").read_text("utf-8")


def test_each_layout_is_a_page_of_its_own(kg, store, tmp_path):
    for layout in ("force", "circle", "layers", "layers"):
        assert kg("view", "--layout", layout, "-o", f"{layout}.html").code == 0
    pages = {path.read_bytes() for path in tmp_path.glob("*.html")}
    assert len(pages) == 3


def test_view_says_what_it_leaves_out_and_rests_on(kg, store):
    ran = kg(
        "view", "--place", "Hà Tĩnh", "--from", "2020", "--type", "person,organization", "--limit", "1", "-o", "p.html"
    )
    assert ran.code == 0
    assert (
        "1 of" in ran.err and "fit what was asked" in ran.err and "without a day" in ran.err and "articles: " in ran.err
    )


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--master", "local[2]"), 2, "--master and -o are for --engine spark"),
        (("--engine", "spark", "--master", "local[2]"), 2, "--engine spark takes PATH… and -o FOLDER"),
        (("--engine", "spark", "-o", "out"), 4, 'pip install "vnkg[spark]"'),
    ],
    ids=["local", "no-output", "no-pyspark"],
)
def test_spark_is_asked_for_whole(kg, tmp_path, monkeypatch, arguments, code, told):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    ran = kg("build", house.file(tmp_path, [0]), *arguments)
    assert (ran.code, told in ran.err) == (code, True)
