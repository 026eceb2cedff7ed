"""Events and participations beyond the case tables: evidence, modality, holders of offices, order of facts."""

from kg.extract import extract
from kg.model import Article, EventFact, Fact, ParticipationFact

TEXT = """Sáng 6/3, Bí thư Huyện ủy Quan Hóa Phạm Bá Diềm chủ trì hội nghị tổng kết công tác dân vận năm 2018.

Phát biểu tại hội nghị, bà Lò Thị Nhoi, Chủ tịch Hội Nông dân huyện, nêu kết quả vận động.
Bí thư Huyện ủy đề nghị các xã làm tốt hơn.
Tại đây, ông Vi Văn Ún sẽ nhận Giấy khen."""


def read(text: str, **meta: str) -> list[Fact]:
    return [f for f in extract(Article("a", text, **meta)) if isinstance(f, EventFact | ParticipationFact)]


def test_supports_quote_what_they_name() -> None:
    article = Article("a", TEXT, published="2019-03-07")
    event = next(f for f in extract(article) if isinstance(f, EventFact))
    quotes = {s.role: article.quote(s.span) for s in event.evidence.support if s.span}
    assert quotes["event"] == "hội nghị tổng kết công tác dân vận năm 2018"
    assert quotes["date"].endswith("6/3")
    assert article.quote(event.evidence.statement).startswith("Sáng 6/3")
    for fact in extract(article):
        if isinstance(fact, ParticipationFact):
            supports = {s.role: article.quote(s.span) for s in fact.evidence.support if s.span}
            assert (
                supports["person"] in fact.person
                or fact.person.endswith(supports["person"])
                or "Bí thư" in supports["person"]
            )
            assert supports["verb"]


def test_an_office_alone_stands_for_its_one_holder() -> None:
    spoken = {(f.person, f.role) for f in read(TEXT, published="2019-03-07") if isinstance(f, ParticipationFact)}
    assert ("Phạm Bá Diềm", "chair") in spoken
    assert ("Phạm Bá Diềm", "speak") in spoken
    assert ("Lò Thị Nhoi", "speak") in spoken


def test_what_is_to_come_is_planned() -> None:
    facts = read("Ngày 20/9/2015, ông Hà Ngọc Thăng sẽ dự Đại hội lần thứ XVI Đảng bộ tỉnh Nam Định.")
    assert [type(f).__name__ for f in facts] == ["EventFact", "ParticipationFact"]
    assert {f.modality for f in facts} == {"planned"}


def test_events_come_before_the_parts_in_them() -> None:
    facts = read(TEXT, published="2019-03-07")
    kinds = [isinstance(f, EventFact) for f in facts]
    assert kinds == sorted(kinds, reverse=True)
    events = [f.event for f in facts if isinstance(f, EventFact)]
    assert all(f.event in events for f in facts if isinstance(f, ParticipationFact))


def test_an_unclosed_quotation_mark_does_not_silence_the_article() -> None:
    text = (
        "Ngày 5/3/2018, Huyện ủy Ba Bể tổ chức hội nghị tổng kết công tác kiểm tra. “Khẩu hiệu chưa đóng. "
        + "Các xã đã nộp báo cáo. " * 150
    )
    text += "Tại hội nghị, ông Nông Ích Toản nhấn mạnh việc tự kiểm tra."
    assert any(isinstance(f, ParticipationFact) and f.person == "Nông Ích Toản" for f in read(text))
