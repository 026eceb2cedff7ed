"""Documents beyond what a table of rows shows: suggested numbers, merged mentions, evidence, lexicon errors."""

from pathlib import Path

import pytest

from kg.extract import extract
from kg.extract.documents_number import number_key, read_number, suggest
from kg.lexicon import LexiconError, read_table
from kg.model import Article, DocumentFact


def documents(text: str, **fields: str) -> list[DocumentFact]:
    article = Article(id="vb", text=text, **fields)
    return [fact for fact in extract(article) if isinstance(fact, DocumentFact)]


@pytest.mark.parametrize(
    ("text", "printed", "coded"),
    [
        ("03-CT/TW của", "03-CT/TW", True),
        ("1475 / QĐ - TTg, Thủ tướng", "1475 / QĐ - TTg", True),
        ("655 / KH - MTTW - BTT ngày", "655 / KH - MTTW - BTT", True),
        ("1138/2002/QĐ-UB ngày", "1138/2002/QĐ-UB", True),
        ("17/2008/QH12.", "17/2008/QH12", True),
        ("29 NQ/TW ngày", "29 NQ/TW", True),
        ("219/QÐ-UBND", "219/QÐ-UBND", True),
        ("68/2000 tại", "68/2000", False),
        ("181của Bộ", "181", False),
        ("10 - Ban Chấp hành", "10", False),
        ("20 - UBND tỉnh", "20", False),
    ],
)
def test_numbers_as_printed(text: str, printed: str, coded: bool) -> None:
    number = read_number(text, 0)
    assert number is not None
    assert (number.printed, number.coded) == (printed, coded)
    assert text[number.start : number.end].split() == printed.split()


@pytest.mark.parametrize("text", ["12/5/2014 của", "4.732 đảng viên", "1,5 tỷ", "không số"])
def test_no_numbers_of_acts(text: str) -> None:
    assert read_number(text, 0) is None


def test_a_suggested_number_is_ours_and_stands_apart() -> None:
    (fact,) = documents("Chi bộ làm theo Quy định số 76-QĐ/WT của Bộ Chính trị.")
    assert (fact.document.number, fact.document.suggested) == ("76-QĐ/WT", "76-QĐ/TW")
    (plain,) = documents("Chi bộ làm theo Quy định số 76-QĐ/TW của Bộ Chính trị.")
    assert plain.document.suggested == ""


@pytest.mark.parametrize("number", ["12-NQ/TU", "88-TB/UBKTTU", "310/QĐ-UBND", "17/2008/QH12", "45"])
def test_sound_numbers_get_no_suggestion(number: str) -> None:
    assert suggest(number) == ""


def test_keys_join_printings_of_one_number() -> None:
    assert number_key("05 - CT / TW") == number_key("5-CT/TƯ")
    assert number_key("05-CT/TW") != number_key("06-CT/TW")


def test_mentions_of_one_act_are_one_fact_with_all_that_is_said() -> None:
    text = (
        "Huyện đã học Chỉ thị số 41-CT/TW.\n"
        "Ngày 2/3/2017, Ban Bí thư ban hành Chỉ thị số 41-CT/TW về phòng cháy rừng.\n"
        "Nhờ Chỉ thị 41, rừng được giữ."
    )
    (fact,) = documents(text)
    act = fact.document
    assert (act.number, act.date, act.title) == ("41-CT/TW", "2017-03-02", "Chỉ thị về phòng cháy rừng")
    assert act.issuer is not None and act.issuer.body is not None and act.issuer.body.national
    article = Article(id="vb", text=text)
    assert article.quote(fact.evidence.statement).startswith("Ngày 2/3/2017")
    said = {s.role: article.quote(s.span) for s in fact.evidence.support if s.span}
    assert said["number"] == "41-CT/TW" and said["issuer"] == "Ban Bí thư"


def test_a_congress_stands_for_its_body() -> None:
    (fact,) = documents("Xã thực hiện Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XVIII.", place="Lào Cai")
    issuer = fact.document.issuer
    assert issuer is not None and issuer.body is not None
    assert issuer.name == "Đại hội Đảng bộ tỉnh lần thứ XVIII"
    assert issuer.body.province == "Lào Cai"


def test_acts_cited_in_a_title_are_acts_too() -> None:
    facts = documents("Kế hoạch số 12-KH/TU về thực hiện Nghị quyết số 35-NQ/TW của Bộ Chính trị đã có.")
    assert [f.document.number for f in facts] == ["12-KH/TU", "35-NQ/TW"]


def test_a_draft_is_proposed() -> None:
    (fact,) = documents("Đoàn đại biểu góp ý dự thảo Luật Thủy sản.")
    assert fact.modality == "proposed"


@pytest.mark.parametrize(
    ("table", "line", "message"),
    [
        ("documents", "Tờ khai\tnotice\tguessed\t\tTờ khai số 1", "guessed"),
        ("documents-codes", "XX\tsender\tnobody\t1-XX/TW", "sender"),
    ],
)
def test_wrong_lines_of_a_lexicon_are_named(
    table: str, line: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg import lexicon
    from kg.extract import documents_kinds, documents_number

    source = (lexicon.LEXICON / f"{table}.tsv").read_text(encoding="utf-8")
    (tmp_path / f"{table}.tsv").write_text(f"{source}{line}\n", encoding="utf-8")
    module, reader = (
        (documents_kinds, documents_kinds.kinds)
        if table == "documents"
        else (documents_number, documents_number._codes)
    )
    monkeypatch.setattr(
        module, "read_table", lambda name, columns, **more: read_table(name, columns, folder=tmp_path, **more)
    )
    reader.cache_clear()
    try:
        with pytest.raises(LexiconError, match=rf"{table}.tsv:\d+: .*{message}"):
            reader()
    finally:
        reader.cache_clear()
