"""One text in two papers is one witness, whatever its headline; two reports of one event are two."""

import json

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import KY_LAM, YEN_HOA, Story

from kg.build import Request, build
from kg.iris import DEFAULT_BASE, article_iri, graph_iri
from kg.mapping import article_quads
from kg.model import Article, Event, Span
from kg.query import evaluate, find
from kg.query.explain import claims_of, explain
from kg.query.rows import select
from kg.resolve import resolve
from kg.resolve.patch import Patch
from kg.store.snapshot import open_snapshot

REPORT = """Ngày 14/8, tại hội trường trung tâm, Đảng bộ huyện Kỳ Lâm long trọng khai mạc đại hội lần thứ XII \
với sự có mặt của hơn hai trăm đại biểu đến từ bốn mươi mốt chi bộ. Báo cáo chính trị cho biết năm \
năm qua diện tích rừng keo của huyện tăng gần gấp đôi, ba xã vùng thượng đã có đường nhựa vào tận \
trung tâm, và số hộ nghèo giảm mỗi năm khoảng một phần mười. Bên cạnh đó, đại hội thẳng thắn nhìn \
nhận việc sắp xếp các trường học còn chậm, nhiều trạm y tế thiếu bác sĩ.
Phát biểu chỉ đạo, lãnh đạo tỉnh đề nghị huyện chú trọng nghề mây tre, giữ lấy rừng đầu nguồn và chăm lo đời \
sống bà con tái định cư. Đại hội đã bầu ba mươi lăm người vào ban chấp hành khoá mới; ông Nguyễn Văn Hùng \
được bầu giữ chức bí thư. Ngay sau phiên bế mạc, các đại biểu trồng cây lưu niệm bên hồ Thuỷ Tiên."""
EDITED = (
    "(Tin nhanh)\n"
    + REPORT.replace("Ngày 14/8", "Sáng ngày 14-8")
    .replace("long trọng khai mạc", "KHAI MẠC")
    .replace("khoá", "khóa")
    .replace("Thuỷ", "Thủy")
    .replace(". ", ".\n\n")
    + "\nẢnh: cộng tác viên"
)
CUT = REPORT[: REPORT.index("Phát biểu")]
OTHER = """Bí thư mới của Kỳ Lâm là ông Nguyễn Văn Hùng, người từng nhiều năm làm thầy giáo ở vùng thượng. \
Ông trúng cử tại đại hội đảng bộ huyện bế mạc chiều qua, khi các đại biểu chọn ra ban chấp hành \
gồm ba mươi lăm thành viên. Theo nghị quyết vừa thông qua, trong nhiệm kỳ tới huyện sẽ dồn sức cho \
cây keo và nghề đan lát, mở thêm đường vào các bản xa, đồng thời đưa bác sĩ về từng trạm xá. Trao \
đổi bên lề, một đại biểu trẻ nói chị mong nhất là lớp học của con mình có đủ cô giáo, còn những \
gia đình dời nhà vì hồ chứa sớm được cấp đất trồng trọt."""
LATER = (
    "Một tháng sau ngày nhận nhiệm vụ, ông Nguyễn Văn Hùng về thăm các bản tái định cư, nghe bà con kể chuyện "
    "thiếu đất, thiếu nước và hứa sẽ trả lời từng kiến nghị trước mùa mưa, trong khi các phòng của huyện "
    "đã cử cán bộ xuống đo lại từng thửa ruộng. " + REPORT[REPORT.index("Báo cáo") : REPORT.index("Bên cạnh")]
)
NOTICE = "Ông Nguyễn Văn Hùng được bầu giữ chức Bí thư Huyện ủy Kỳ Lâm."
CONGRESS = Event("congress", "Đại hội Đảng bộ huyện Kỳ Lâm", KY_LAM, ordinal="12", start="2020-08-14")
LONGER = f"{REPORT} " + " ".join(f"từ{n}" for n in range(900))


def story(id: str, text: str, published: str = "") -> Story:
    """An article whose first words state that one person holds one post."""
    told = Story(id, published, words=text).quoting(text.partition(".")[0])
    return told.post("Bí thư", KY_LAM).attends(CONGRESS)


def layer(*stories: Story) -> ox.Store:
    store = ox.Store()
    lines = resolve((it.quads for it in stories), base=DEFAULT_BASE)
    store.load("\n".join(lines).encode(), ox.RdfFormat.N_TRIPLES)
    return store


def reprints(*stories: Story) -> dict[str, str]:
    query = "SELECT ?one ?other { ?a kg:reprintOf ?b . ?a dcterms:identifier ?one . ?b dcterms:identifier ?other }"
    return {row["one"]: row["other"] for row in select(layer(*stories), query)}


def witnesses(*stories: Story) -> dict[str, set[int]]:
    """The numbers by class; that of the tenures among them."""
    found: dict[str, set[int]] = {}
    for row in select(layer(*stories), "SELECT ?kind ?number { ?it a ?kind ; kg:witnesses ?number }"):
        if "ontology#" in row["kind"]:
            found.setdefault(row["kind"].rpartition("#")[2], set()).add(int(row["number"]))
    return found


@pytest.mark.parametrize("copy", [REPORT, EDITED, CUT], ids=["same", "edited", "cut"])
def test_one_text_in_two_papers_is_one_witness(copy):
    first, second = story("a", REPORT, "2020-08-15"), story("b", copy, "2020-08-16")
    assert reprints(first, second) == {"b": "a"}
    assert witnesses(first, second) == {"PostClaim": {1}, "ParticipationClaim": {1}, "Tenure": {1}}


def test_two_reports_of_one_event_are_two_witnesses():
    first, second = story("a", REPORT), story("b", OTHER)
    assert reprints(first, second) == {}
    assert witnesses(first, second) == {"PostClaim": {2}, "ParticipationClaim": {2}, "Tenure": {2}}


def test_a_report_that_repeats_a_paragraph_is_an_article_of_its_own():
    assert reprints(story("a", REPORT), story("b", LATER)) == {}


@pytest.mark.parametrize("text", [NOTICE, f"{NOTICE} Ông quê ở xã Tân Lộc."])
def test_a_line_or_two_may_be_written_twice(text):
    assert reprints(story("a", text), story("b", text)) == {}


def test_a_digest_of_many_times_the_length_is_an_article_of_its_own():
    assert reprints(story("a", CUT), story("b", LONGER)) == {}


def test_one_sentence_word_for_word_is_one_witness_to_what_it_states():
    sentence = "Ông Nguyễn Văn Hùng, người con của vùng thượng, được đại hội tín nhiệm bầu giữ chức bí thư khoá mới. "
    first, second, third = story("a", sentence + REPORT), story("b", sentence + OTHER), story("c", LATER)
    assert reprints(first, second, third) == {}
    assert witnesses(first, second)["PostClaim"] == {1}
    assert witnesses(first, second, third)["PostClaim"] == {2}


def test_the_first_of_one_text_stands_for_all_and_one_without_a_day_is_never_first():
    undated, late, early = story("a", REPORT), story("b", EDITED, "2020-08-17"), story("c", REPORT, "2020-08")
    assert reprints(undated, late, early) == {"a": "c", "b": "c"}
    assert reprints(undated, story("b", EDITED)) == {"b": "a"}


def test_what_is_stated_otherwise_has_witnesses_of_its_own():
    first, second = story("a", REPORT), Story("b", words=OTHER).post("Bí thư", YEN_HOA)
    assert witnesses(first, second)["PostClaim"] == {1}
    denied = layer(story("a", REPORT), Story("b", words=OTHER).post("Bí thư", KY_LAM, modality="denied"))
    assert {row["n"] for row in select(denied, "SELECT ?n { ?c a kg:PostClaim ; kg:witnesses ?n }")} == {"1"}
    former = story("a", REPORT), Story("b", words=OTHER).post("Bí thư", KY_LAM, "former")
    assert witnesses(*former)["PostClaim"] == {2}


def test_the_furniture_of_a_portal_and_the_headline_are_no_part_of_a_text():
    menu = "Trang chủ Thời sự Xã hội Pháp luật " * 40
    plain = Article("a", REPORT, title="Khai mạc đại hội")
    framed = Article("a", menu + REPORT, title="Kỳ Lâm có bí thư mới")
    start = len(framed.lead)
    framed = Article("a", framed.text, title=framed.title, clutter=(Span(start, start + len(menu)),))
    prints = [[line for line in article_quads(it, []) if "fingerprint" in line] for it in (plain, framed)]
    assert prints[0] == prints[1] and len(prints[0]) == 1


TEXTS = (REPORT, EDITED, CUT, OTHER, LATER, f"{CUT} {OTHER}", NOTICE)
HEAP = st.lists(st.tuples(st.integers(0, 5), st.sampled_from(TEXTS), st.sampled_from(("", "2020-08-15", "2020-09"))))


@pytest.mark.usefixtures("few_places")
@settings(max_examples=80)
@given(st.lists(HEAP, min_size=1, max_size=3), st.data())
def test_articles_that_come_change_and_go_leave_what_all_at_once_gives(rounds, data):
    store = ox.Store()
    there: dict[str, Story] = {}
    for heap in rounds:
        patch = Patch(store, DEFAULT_BASE)
        for number, text, published in {it[0]: it for it in heap}.values():
            id = f"bai-{number}"
            if old := there.pop(id, None):
                patch.forget(graph_iri(DEFAULT_BASE, id), _bytes(old))
            if data.draw(st.booleans()) or not old:
                there[id] = story(id, text, published)
                patch.learn(_bytes(there[id]))
        patch.finish()
        quads = [it.quads for it in there.values()]
        once = ox.Store()
        lines = [*(line for lines in quads for line in lines), *resolve(quads, base=DEFAULT_BASE)]
        once.load("\n".join(lines).encode(), ox.RdfFormat.N_QUADS)
        assert sorted(map(str, store)) == sorted(map(str, once))


def _bytes(story: Story) -> bytes:
    return "".join(f"{line}\n" for line in story.quads).encode("utf-8")


def test_an_explanation_has_the_number_of_witnesses_and_the_other_articles_of_one_text(tmp_path):
    lines = (json.dumps({"id": id, "text": text}) for id, text in (("a", REPORT), ("b", EDITED), ("c", OTHER)))
    (tmp_path / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build(Request(tmp_path / "store", [str(tmp_path / "articles.jsonl")], jobs=1))
    with open_snapshot(tmp_path / "store") as snapshot:
        explained = [explain(snapshot, claim) for claim in claims_of(snapshot.graph, _named("b"))]
        (row,) = select(snapshot.graph, "SELECT (COUNT(*) AS ?n) { ?claim kg:article ?a ; kg:witnesses ?number }")
        (single,) = (evaluate(snapshot, find("single"), {"thing": _named("b").value}),)
        assert int(row["n"]) == sum(map(len, (claims_of(snapshot.graph, _named(id)) for id in "abc")))
        assert {it[single.columns.index("article")].value for it in single.rows} == {"b"}  # type: ignore[union-attr]
    assert {it.one_text for it in explained} == {("a",)}
    assert all(("witnesses", "1") in it.said for it in explained)


def _named(id: str) -> ox.NamedNode:
    return ox.NamedNode(article_iri(DEFAULT_BASE, id))
