"""What looks like a fact and yields none is listed, what is known is not; how it is counted, printed and told."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import cli
from kg.coverage.article import candidates, find_candidates
from kg.coverage.formats import FORMATS
from kg.coverage.model import KINDS, Candidate, Example
from kg.coverage.survey import survey
from kg.coverage.tally import Tally
from kg.coverage.words import cues
from kg.messages import use
from kg.model import Article, Span

UNKNOWN = [  # sentence, kind, the words that tell it, whether the lexicon has them
    ("Tại buổi giao lưu, vận động viên Lê Quốc Đạt kể chuyện tập luyện.", "title", "động viên", False),
    ("Đứng đầu là dẫn đường viên Huyện ủy Kỳ Lâm Lê Quốc Đạt.", "title", "đường viên", False),
    ("Ông Trần Văn Sinh, thủ kho xưởng dệt, xác nhận việc này.", "title-after", "thủ kho", False),
    ("Ông Trần Văn Sinh (trưởng họ) xác nhận việc này.", "title-after", "trưởng họ", False),
    ("Ông Trần Văn Sinh - Giám đốc xưởng dệt Bản Hin - kể lại.", "office", "Giám đốc", True),
    ("Khách đến từ Nghiệp đoàn Nghề cá Bình Thuận đông nhất.", "body", "Nghiệp đoàn", False),
    ("Việc này do SOLACO thực hiện.", "acronym", "SOLACO", False),
    ("Theo Công lệnh số 17/CL-XYZ ngày 3/4/2019, việc này dừng lại.", "document", "CL XYZ", False),
    ("Theo giấy nhượng quyền số 17 ngày 3/4/2019, việc này dừng lại.", "document", "nhượng quyền số", False),
    ("Kỷ niệm chương “Vì màu xanh” treo trên tường.", "award", "Kỷ niệm chương", True),
    ("Tước hiệu “Bàn tay vàng” không còn nữa.", "award", "Tước hiệu", False),
    ("Xưởng có 7 khung cửi.", "figure", "N khung", False),
    ("Trong xưởng, 12 nữ ngồi dệt.", "figure", "N nữ", True),
    ("Khách đến xem Hội xuân Hoa ban lần thứ IV.", "event", "Hội xuân", False),
    ("Dư luận bàn việc rút tên ông Trần Văn Sinh.", "act", "rút tên", False),
]
KNOWN = [
    "Ông Trần Văn Sinh, Giám đốc Sở Y tế tỉnh Sơn La, xác nhận việc này.",
    "Đồng chí Lê Quốc Đạt, Bí thư Tỉnh ủy Sơn La, dự hội nghị.",
    "Bác sĩ Trần Văn Sinh kể chuyện cũ.",
    "Ông Trần Văn Sinh, sinh năm 1960, trú tại Sơn La, kể chuyện cũ.",
    "Ông Trần Văn Sinh (bìa phải) kể chuyện cũ.",
    "Hội Nông dân tỉnh Sơn La mời khách.",
    "Theo Quyết định số 17/QĐ-UBND ngày 3/4/2019 của UBND tỉnh Sơn La về quản lý rừng, việc này dừng lại.",
    "Chủ tịch UBND tỉnh Sơn La tặng Bằng khen cho Hội Nông dân tỉnh Sơn La.",
    "Đảng bộ tỉnh Sơn La có 4.500 đảng viên.",
    "Việc này kéo dài 15 ngày, từ lúc 7 giờ.",
    "Phong trào phát huy hiệu quả 5 năm nay.",
    "HĐND tỉnh Sơn La bầu ông Trần Văn Sinh giữ chức Phó Chủ tịch UBND tỉnh.",
    "Gia đình ở phố Lê Quốc Đạt từ lâu.",
    "TIN TỨC VỀ LIÊN CHI HỘI THỢ DỆT SƠN LA",
]


def article(text: str, id: str = "bai-1") -> Article:
    return Article(id=id, text=text, source=f"{id}.txt")


@pytest.mark.parametrize(("text", "kind", "words", "known"), UNKNOWN)
def test_what_yields_no_fact_is_listed(text: str, kind: str, words: str, known: bool) -> None:
    tally = Tally()
    tally.add(candidates(article(text)))
    (gap,) = tally.gaps()
    assert (gap.kind, gap.words, gap.known) == (kind, words, known)
    assert (gap.times, gap.articles) == (1, 1)


def test_every_kind_has_a_sentence() -> None:
    assert {kind for _, kind, _, _ in UNKNOWN} == set(KINDS)


@pytest.mark.parametrize("text", KNOWN)
def test_what_is_known_is_not(text: str) -> None:
    assert not [(found.kind, found.words) for found in find_candidates(article(text))]


def test_furniture_is_passed_over() -> None:
    text = "Việc này do SOLACO thực hiện."
    assert not list(find_candidates(Article(id="bai-1", text=text, clutter=(Span(0, len(text)),))))


@given(
    st.text(st.sampled_from("Lê Trần Bình bình (),-/.:“ 12 % QĐ TU giải Hội nghị lần thứ \n bổ nhiệm"), max_size=200)
)
def test_no_text_is_too_odd(text: str) -> None:
    given_article = article(text or ".")
    for candidate, example in candidates(given_article):
        assert candidate.kind in KINDS and 1 <= candidate.least <= len(candidate.words)
        assert example.quote == " ".join(given_article.quote(candidate.span).split())


def met(*words: str, kind: str = "title", least: int = 1, backward: bool = False) -> Candidate:
    return Candidate(kind, words, Span(0, 1), least, backward)


def at(id: str) -> Example:
    return Example(id, f"{id}.txt", "text", 0, 1, "", "x", "")


def test_words_count_as_far_as_they_come_again() -> None:
    tally = Tally()
    for n in range(3):
        tally.add([(met("sĩ", "ca", "gặp" if n else "mời", least=1, backward=True), at(f"a{n}"))])
    tally.add([(met("sĩ", "nhạc", backward=True), at("b"))])
    assert [(gap.words, gap.times, gap.articles) for gap in tally.gaps()] == [("ca sĩ", 3, 3), ("sĩ", 1, 1)]


def test_the_form_printed_most_often_is_shown_and_spellings_are_one() -> None:
    tally = Tally()
    tally.add([(met(word), at(word)) for word in ("Kỹ", "kĩ", "kỹ", "kỹ")])
    assert [(gap.words, gap.times) for gap in tally.gaps()] == [("kỹ", 4)]


def test_order_limit_examples_and_least_number_of_articles() -> None:
    tally = Tally()
    for id in ("a", "b"):
        tally.add([(met("hai"), at(id)), (met("ba"), at(id)), (met("cúp", kind="award"), at(id)), (met("ba"), at(id))])
    tally.add([(met("một"), at("a")), (met("một"), at("a")), (met("một"), at("a"))])
    assert [gap.words for gap in tally.gaps()] == ["ba", "một", "hai", "cúp"]
    assert [gap.words for gap in tally.gaps(min_articles=2)] == ["ba", "hai", "cúp"]
    assert [gap.words for gap in tally.gaps(["title"], limit=1)] == ["ba"]
    assert [len(gap.examples) for gap in tally.gaps(examples=5)] == [2, 1, 2, 2]
    assert tally.met == 11


def test_every_cue_is_of_use() -> None:
    assert set(cues()) == {
        *("award", "event", "act"),
        *("before", "after", "head", "acronym", "joint", "number", "counted"),
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n, text in enumerate(("Việc này do SOLACO thực hiện.", "SOLACO và DUNACO cùng làm. Chợ do DUNACO xây.")):
        (tmp_path / f"bai-{n}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_folder_gives_the_same_however_many_processes(folder: Path, tmp_path: Path) -> None:
    lines = (json.dumps({"id": f"b{n}", "text": UNKNOWN[n % len(UNKNOWN)][0]}) + "\n" for n in range(40))
    (folder / "many.jsonl").write_text("".join(lines), encoding="utf-8")
    one, two = survey([folder], jobs=1), survey([folder], jobs=2)
    assert one.articles == two.articles == 42 and not one.problems
    assert list(one.tally.gaps(examples=3)) == list(two.tally.gaps(examples=3))


def printed(form: str, folder: Path) -> str:
    out = io.StringIO()
    FORMATS[form](survey([folder], jobs=1).tally.gaps(["acronym"], examples=2), out)
    return out.getvalue()


def test_formats(folder: Path) -> None:
    use("en")
    heading, first, *rest = printed("table", folder).splitlines()
    assert heading.startswith("# acronym: ") and first.split() == ["2", "2", "SOLACO"]
    assert rest[0].endswith("bai-0 text 12-18: Việc này do [SOLACO] thực hiện.")
    rows = list(csv.DictReader(io.StringIO(printed("csv", folder))))
    assert [(row["words"], row["article"], row["known"]) for row in rows] == [
        ("SOLACO", "bai-0", "no"),
        ("SOLACO", "bai-1", "no"),
        ("DUNACO", "bai-1", "no"),
    ]
    found = json.loads(printed("json", folder))
    assert [(gap["words"], gap["times"], gap["articles"]) for gap in found] == [("SOLACO", 2, 2), ("DUNACO", 2, 1)]
    assert found[0]["examples"][0]["quote"] == "SOLACO"


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main([str(argument) for argument in arguments])
    use("en")
    return int(left.value.code or 0)


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--lang", "en", "coverage", folder, "--kind", "acronym", "--limit", 1, "--format", "csv") == 0
    out, err = capsys.readouterr()
    assert [line.split(",")[1] for line in out.splitlines()] == ["words", "SOLACO"]
    assert err.startswith("kg: 2 articles read, 4 places")
    assert run("--lang", "vi", "coverage", folder, "--min-articles", 2) == 0
    out, err = capsys.readouterr()
    assert "SOLACO" in out and "DUNACO" not in out and "đã đọc 2 bài" in err


def test_bad_input_is_told_and_the_rest_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "hong.json").write_text('{"id" 1}', encoding="utf-8")
    assert run("--lang", "en", "coverage", folder) == 3
    out, err = capsys.readouterr()
    assert "SOLACO" in out and "hong.json" in err and "broken JSON" in err
    assert run("--lang", "en", "coverage", folder / "khong-co.txt") == 3
    out, err = capsys.readouterr()
    assert not out and "no such file" in err
    assert run("--lang", "en", "coverage") == 2
    assert run("--lang", "en", "coverage", folder, "--kind", "person") == 2
