"""Awards beyond what a table of rows shows: modality, what is joined, who is meant, evidence."""

import pytest

from kg.extract import extract
from kg.model import Article, AwardFact


def awards(text: str, **fields: str) -> list[AwardFact]:
    return [fact for fact in extract(Article(id="kt", text=text, **fields)) if isinstance(fact, AwardFact)]


def test_proposed_and_planned_are_kept_apart() -> None:
    (proposed,) = awards("UBND tỉnh đề nghị Thủ tướng Chính phủ tặng Bằng khen cho ông Đinh Văn Phới.")
    assert proposed.modality == "proposed"
    (planned,) = awards("Huyện sẽ trao Huy hiệu Đảng cho 30 đảng viên.")
    assert (planned.modality, planned.count) == ("planned", "30")


def test_two_sentences_about_one_award_are_one_fact() -> None:
    text = (
        "Đại diện Đảng ủy trao giấy khen cho các chi bộ vững mạnh năm 2021.\n"
        "Tổng cộng 7 chi bộ vững mạnh năm 2021 được nhận giấy khen của Đảng ủy Khối các cơ quan tỉnh Lào Cai."
    )
    (fact,) = awards(text)
    assert (fact.count, fact.year) == ("7", "2021")
    assert fact.giver is not None and fact.giver.name == "Đảng ủy Khối các cơ quan tỉnh Lào Cai"
    roles = {support.role for support in fact.evidence.support}
    assert {"award", "recipient", "giver", "count"} <= roles


def test_the_rank_is_kept_from_the_fuller_mention() -> None:
    text = "Ông Ma A Sình được tặng Huân chương Lao động.\nHuân chương Lao động hạng Ba đã trao cho ông Ma A Sình."
    (fact,) = awards(text)
    assert fact.award == "Huân chương Lao động hạng Ba"


def test_ranks_of_one_order_are_two_awards() -> None:
    text = "Ông Ma A Sình được tặng Huân chương Lao động hạng Ba và Huân chương Lao động hạng Nhì."
    assert [fact.award[-3:] for fact in awards(text)] == [" Ba", "Nhì"]


def test_a_bare_body_is_the_one_the_article_is_about() -> None:
    text = "Đảng bộ Sở Y tế tỉnh Hà Giang họp.\nĐảng bộ được Tỉnh ủy công nhận hoàn thành tốt nhiệm vụ."
    (fact,) = awards(text)
    assert fact.body is not None and fact.body.name == "Đảng bộ Sở Y tế"
    assert fact.recipient_kind == "body"


def test_a_short_name_is_the_one_person_it_fits() -> None:
    text = "Anh Giàng Mí Sùng cứu hai em nhỏ.\nTrung ương Đoàn trao Huy hiệu Tuổi trẻ dũng cảm cho Sùng."
    (fact,) = awards(text)
    assert (fact.recipient, fact.recipient_kind) == ("Giàng Mí Sùng", "person")


@pytest.mark.parametrize(
    "text",
    [
        "Các bạn ông A, bà B và những đồng chí được trao Huy hiệu Đảng sẽ còn cống hiến.",
        "Thôn có 22 mẹ ở các huyện, thành phố Sơn La chờ quyết định.",
        "Chủ tịch huyện trao quà cho 20 hộ nghèo và khen các em học giỏi.",
    ],
)
def test_nobody_in_particular(text: str) -> None:
    assert awards(text) == []


def test_every_support_is_where_it_says() -> None:
    text = "Năm 2018, UBND tỉnh Bắc Kạn tặng Bằng khen cho 9 tập thể và bà Nông Thị Vẻ."
    article = Article(id="kt", text=text)
    for fact in awards(text):
        for support in fact.evidence.support:
            assert support.span is None or article.quote(support.span) in text
