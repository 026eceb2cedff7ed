"""The static views: what they show and number, what they leave out and say so, bytes, policy, hostile text."""

import base64
import hashlib
import html
import random
import re
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from network.example import DISTRICT, GIANG
from view.example import articles, bounded, by_hand, made, text

from kg import network
from kg.network import Bound, Only, When
from kg.view import sheet, standing, static
from kg.view.career import career
from kg.view.leaders import leaders
from kg.view.markup import Both, as_html, as_svg, el, looks
from kg.view.posts import began, by_rank, ended, first_day, present, rank
from kg.view.timeline import Lane, Mark, draw, legend
from kg.view.together import together
from kg.view.tree import tree
from kg.view.wording import date, say
from kg.view.words import FILES, strings

HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "</style></svg></script><script>alert(1)</script>",
    "<!-- \u2028 ]]> --> & &amp; {name}",
    "\"'`${alert(1)}",
    "Nguyê\u0303n" + " Dài" * 75,
    "\x00\ud800 \x1b",
    "",
]


@pytest.fixture(scope="module")
def giang() -> sheet.Sheet:
    return career(made(bounded(), "career", GIANG), GIANG)


def test_a_career_has_every_post_and_change_in_order(giang: sheet.Sheet) -> None:
    kinds = [fact.kind for fact in giang.facts]
    assert sorted(kinds) == ["change", "tenure", "tenure"]
    assert [fact.words for fact in giang.facts[:2]] == ["Bí thư", "Phó Bí thư"]
    posts, yearly, _, changes = map(text, giang.tables)
    assert "1/1/2010 đến 31/12/2012" not in posts  # the start is stated, and goes before its bounds
    assert "Bí thư Đảng bộ huyện Kỳ Lâm" in yearly
    assert "được bầu: Bí thư" in changes and "14 Aug 2020" in changes


def test_bars_tell_sure_from_possible_and_what_tells_it(giang: sheet.Sheet) -> None:
    drawn = [it for part in giang.drawing.body for it in part.iter()]
    classes = [it.get("class", "") for it in drawn]
    assert {"sure over", "unexcluded over", "cap stated", "cap observed", "cap succession", "cap term"} <= set(classes)
    assert any(it.startswith("sign change-elected") for it in classes)
    bars = {it.get("class"): it for it in drawn if it.tag == "rect" and it.get("class") == "sure over"}
    assert float(bars["sure over"].get("width", 0)) > 0


def test_a_career_tells_of_namesakes() -> None:
    def notes(store: ox.Store) -> str:
        return " ".join(it.en for it in career(made(store, "career", GIANG), GIANG).notes)

    store, label = bounded(), ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert "People of this name" not in notes(store)
    (name,) = [it.object for it in store.quads_for_pattern(ox.NamedNode(GIANG), label, None)]
    store.add(ox.Quad(ox.NamedNode(f"{GIANG}-other"), label, name))
    assert "do not tell whether they are this one: 1;" in notes(store)


def test_every_link_leads_to_its_quotes(giang: sheet.Sheet) -> None:
    page = sheet.page(giang, "vi")
    links = set(re.findall(r'href="#(f\d+)"', page))
    cards = re.findall(r'<article id="(f\d+)"', page)
    assert links and links <= set(cards)
    assert len(cards) == len(set(cards)) == len(giang.facts)
    assert all(witness.quote in html.unescape(page) for fact in giang.facts for witness in fact.witnesses)


def test_a_term_alone_is_no_sure_time() -> None:
    when = network.When(
        from_latest=network.Bound("2020-12-31", "bound.term"), until_earliest=network.Bound("2015-01-01", "bound.term")
    )
    lane = Lane(Both("", ""), Both("", ""), [], 1, when)
    classes = [it.get("class", "") for part in draw([lane], (2015, 2020)).body for it in part.iter()]
    assert "in-term" in classes and not {"sure", "sometime"} & set(classes)
    tenure = network.Fact("t", "tenure", when=when)
    assert began(tenure) == ended(tenure)
    assert began(tenure).en == "some time in 2015 – 2020 (term)"
    assert first_day(tenure) == "2017-07-01"


def test_leaders_are_there_by_rank_without_plain_members() -> None:
    shown = leaders(made(bounded(), "leaders", DISTRICT), DISTRICT)
    held = [fact.words for fact in shown.facts if fact.kind != "change"]
    assert held == ["Bí thư", "Phó Bí thư", "Phó Bí thư"]
    assert "Ủy viên" not in text(shown.tables[0])
    assert "Được giới thiệu: Phó Bí thư" in text(shown.tables[0])  # who is only proposed is no holder


def test_years_of_which_nothing_was_read_are_told() -> None:
    yearly = leaders(made(bounded(), "leaders", DISTRICT), DISTRICT).tables[1]
    rows = [text(row) for row in yearly.iter("tr")]
    assert any("nothing read" in row for row in rows)
    assert any(row.startswith("2018") and "nothing read" in row for row in rows)
    assert any(row.startswith("2012–2014") and "Nguyễn Thị Hương Giang" in row for row in rows)
    assert next(it.get("class") for it in yearly.iter("td") if "nothing read" in text(it)) == "nothing"


def tenure(iri: str, articles: int = 1, past: int = 0, person: str = "p", **when: network.Bound) -> network.Fact:
    said = tuple(network.Witness(f"a{i}", "…", past=i < past) for i in range(articles))
    values = (("status", "status.former" if past else "status.current"),)
    parts = (("body", "b"), ("person", person))
    return network.Fact(
        iri, "tenure", "", "Bí thư", parts=parts, values=values, witnesses=said, when=network.When(**when)
    )


def test_who_holds_a_post_by_the_articles() -> None:
    seen = tenure("seen", until_earliest=network.Bound("2015-01-01", "bound.observed"))
    later = tenure("later", until_earliest=network.Bound("2018-01-01", "bound.observed"))
    left = tenure("left", 90, 2, until_latest=network.Bound("2019-01-01", "bound.stated"))
    most, gone = tenure("most", 40, 3), tenure("gone", 60, 60)
    assert present([seen, later, left, most, gone]) == later  # the latest day
    assert present([left, gone, tenure("few", 2), most]) == most  # no day: most articles that do not call it over
    assert present([left, gone]) is None
    assert present([replace(most, iri="doubted"), tenure("next", 8)]).iri == "next"  # type: ignore[union-attr]
    assert present([replace(most, iri="doubted"), tenure("hardly", 2)]).iri == "doubted"  # type: ignore[union-attr]


def test_few_who_call_a_post_over_do_not_make_it_so() -> None:
    few, many, dated = (
        tenure("few", 506, 2),
        tenure("many", 20, 2),
        replace(tenure("dated", 30, 1), when=network.When(end="--10")),
    )
    assert [standing.code(it) for it in (tenure("held"), few, many, dated)] == ["", "doubted", "over", "over"]
    assert [it.past for it in standing.best_first(few)[:4]] == [False, True, True, False]
    assert [it.past for it in standing.best_first(many)[:3]] == [True, True, False]
    graph = by_hand(few, p="Trần Mơ", b="Thành ủy")
    shown = sheet.page(leaders(graph, "b"), "en")
    assert "former Bí thư" not in shown and "over by only 2 of 506 articles" in shown
    assert shown.count("Read as: it is over.") == 2


def test_a_term_alone_fills_no_year() -> None:
    year = network.Bound("2015-01-01", "bound.stated")
    end = network.Bound("2020-12-31", "bound.term")
    its = [
        tenure("t1", from_latest=end, until_earliest=network.Bound("2015-01-01", "bound.term")),
        tenure("t2", person="two", from_latest=replace(year, day="2015-12-31"), until_earliest=year, until_latest=end),
    ]
    page = leaders(by_hand(*its, b="Thành ủy", p="Trần Mơ", two="Lê Bình"), "b")
    rows = [as_html(row, "en") for row in page.tables[1].iter("tr")]
    rows = [re.sub("<.*?>", "", row) for row in rows]
    assert rows[1:] == ["2015Lê Bình", "2016–2020not told: see the last row", "No day told, or a term aloneTrần Mơ"]
    assert not list(page.tables[1].iter("i"))[1:]  # 2015 is told of Lê Bình, so it is sure


def test_who_held_a_post_before_and_how_it_ended() -> None:
    left = tenure("left", 5, 5, person="two", until_earliest=network.Bound("2015-01-01", "bound.stated"))
    acts = [
        network.Fact(
            f"c{i}", "change", "change.disciplined", "cách chức", parts=left.parts, when=network.When(start=day)
        )
        for i, day in enumerate(("2017", "2017-10-06"))
    ]
    shown = leaders(by_hand(tenure("now", 9), left, *acts, b="Thành ủy", p="Trần Mơ", two="Lê Bình"), "b")
    told = re.sub("<.*?>", "", as_html(shown.summary[1], "en"))
    assert told == "Before, by the articles, the last one first: Lê Bình (undated, cách chức 6 Oct 2017)"


def test_the_head_of_the_page_says_who_holds_the_highest_post() -> None:
    graph = made(bounded(), "leaders", DISTRICT)
    nobody, before = map(text, leaders(graph, DISTRICT).summary)  # somebody came after
    assert nobody.startswith("Bí thư: theo các bài, ai đã giữ cũng đã thôi.") and "Giang" in before
    facts = graph.graph["facts"]
    facts |= {iri: replace(it, when=replace(it.when, until_latest=network.Bound())) for iri, it in facts.items()}
    (said,) = leaders(graph, DISTRICT).summary
    assert "Bí thư at the latest, by the articles: Nguyễn Thị Hương Giang" in text(said)
    assert "last day told: 1 May 2014" in text(said) and next(said.iter("a")).get("href", "").startswith("#f")


def test_a_short_name_is_said_to_be_perhaps_another_holder() -> None:
    its = [tenure("t1", person="one"), tenure("t2", person="two"), tenure("t3", person="three")]
    names = {"b": "Thành ủy", "one": "Trần Xuân Mơ", "two": "Xuân Mơ", "three": "Lê Bình"}
    assert "perhaps Trần Xuân Mơ" in text(leaders(by_hand(*its, **names), "b").tables[0])
    names["three"] = "Lê Xuân Mơ"  # now it may be either
    assert "perhaps" not in text(leaders(by_hand(*its, **names), "b").tables[0])


def test_who_has_no_day_is_in_the_last_row_year_by_year() -> None:
    day = network.Bound("2015-01-01", "bound.observed")
    later = network.Bound("2017-01-01", "bound.observed")
    its = [tenure("t1", person="one", from_latest=day, until_earliest=day), tenure("t2", person="two")]
    its.append(tenure("t3", person="one", from_latest=later, until_earliest=later))
    graph = by_hand(*its, b="Thành ủy", one="Trần Mơ", two="Lê Bình")
    rows = [text(row) for row in leaders(graph, "b").tables[1].iter("tr")]
    assert "Lê Bình" in rows[-1] and "No day told" in rows[-1]
    assert "see the last row" in next(row for row in rows if row.startswith("2016"))


def test_one_post_under_two_names_of_its_body_is_one_line() -> None:
    its = [replace(tenure(f"t{i}", i), parts=(("body", f"b{i}"), ("person", "p"))) for i in (1, 2, 3, 4)]
    bodies = {"b1": "HĐND", "b2": "HĐND|Đà Nẵng", "b3": "HĐND thành phố|Đà Nẵng", "b4": "HĐND quận|Hải Châu"}
    shown = career(by_hand(*its, p="Trần Mơ", **bodies), "p")
    rows = [text(row) for row in shown.tables[0].iter("tr")][1:]
    assert len(rows) == 2
    merged = next(row for row in rows if "included:" in row)
    assert "HĐND thành phố Đà Nẵng" in merged and "3 articles" in merged
    assert "Hải Châu" not in merged.partition("at the same time")[0]
    assert len(shown.facts) == 4  # all have their words on the page


def test_posts_that_one_sentence_names_are_held_at_the_same_time() -> None:
    said = {word: network.Witness(f"a{word}", f"Câu {word}.") for word in "xyz"}
    its = [
        replace(tenure(iri), parts=(("body", iri), ("person", "p")), witnesses=tuple(said[it] for it in words))
        for iri, words in (("t1", "xy"), ("t2", "yz"), ("t3", "z"))
    ]
    its.append(
        replace(tenure("t4", 1, 1), parts=(("body", "t4"), ("person", "p")), witnesses=(replace(said["x"], past=True),))
    )
    names = {"t1": "Tỉnh ủy", "t2": "UBND tỉnh", "t3": "Tỉnh đoàn", "t4": "Huyện ủy"}
    rows = [text(row) for row in career(by_hand(*its, p="Trần Mơ", **names), "p").tables[0].iter("tr")][1:]
    told = [row.partition("at the same time, by articles that name both: ")[2] for row in rows]
    assert [
        it.startswith(name) for it, name in zip(told, ("Bí thư UBND tỉnh (", "Bí thư Tỉnh ủy ("), strict=False)
    ] == [True] * 2
    assert "Huyện ủy" not in "".join(it.partition(")")[0] for it in told)  # that one was over


def test_a_large_tree_folds_and_its_drawing_has_the_upper_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = tree(made(articles(), "tree", "Bắc Ninh"), "place:Bắc Ninh")
    monkeypatch.setattr(sys.modules["kg.view.branches"], "DRAWN", 4)
    shown = tree(made(articles(), "tree", "Bắc Ninh"), "place:Bắc Ninh")
    outline, folded = shown.tables
    assert any("The drawing has 4 of 10 bodies" in note.en for note in shown.notes) and folded.get("open") is None
    bodies = [text(next(row.iter("th"))) for row in whole.tables[0].iter("tr")][1:]
    assert len(bodies) == 10 and all(it in text(outline) for it in bodies)
    assert next(outline.iter("details")).find("ul") is not None
    assert shown.drawing.height < whole.drawing.height / 2


def test_a_tree_of_a_province_has_its_bodies_with_level_place_and_head() -> None:
    graph = made(articles(), "tree", "Bắc Ninh")
    shown = tree(graph, "place:Bắc Ninh")
    assert [it.en for it in shown.notes][1] == "By level: province 10."
    table = text(shown.tables[0])
    assert "Đảng bộ Văn phòng UBND tỉnh Bắc Ninh" in table and "Trịnh Hữu Hùng" in table
    assert "cấp tỉnh" in table.lower() or "province" in table
    bodies = [text(row) for row in shown.tables[0].iter("tr")][1:]
    assert len(bodies) == sum(1 for _, data in graph.nodes(data=True) if data["type"] == "organization")


def test_only_where_an_article_places_a_body_its_line_is_full() -> None:
    shown = tree(made(articles(), "tree", "Bắc Ninh"), "place:Bắc Ninh")
    said = {text(next(row.iter("th"))): "by law or name" in text(row) for row in shown.tables[0].iter("tr")}
    assert said["Đảng bộ Văn phòng UBND tỉnh Bắc Ninh"] is False  # an article tells what it belongs to
    assert said["Ban Thường vụ Tỉnh ủy Bắc Ninh"] is True  # its name alone does


def test_bodies_with_most_parts_come_first_in_their_level() -> None:
    shown = tree(made(articles(), "tree", "Bắc Ninh"), "place:Bắc Ninh")
    bodies = [text(next(row.iter("th"))) for row in shown.tables[0].iter("tr")][1:]
    first, second = "Tỉnh ủy Bắc Ninh", "Đảng bộ Khối các Cơ quan và Doanh nghiệp tỉnh Bắc Ninh"  # three parts, and two
    assert bodies[0] == first and bodies.index(second) == min(map(bodies.index, set(bodies) - {first}))
    assert bodies.index("Tỉnh ủy Bắc Ninh") < bodies.index("Công đoàn Bắc Ninh")  # one part, none


def test_a_term_is_told_beside_the_day() -> None:
    graph = made(bounded(), "leaders", DISTRICT)
    facts = graph.graph["facts"]
    graph.graph["facts"] = {iri: replace(it, values=(("term", "2010-2015"),)) for iri, it in facts.items()}
    assert "term 2010-2015" in text(leaders(graph, DISTRICT).tables[0])


def test_a_tree_with_a_ring_ends() -> None:
    store = bounded()
    part = ox.NamedNode("http://www.w3.org/ns/org#subOrganizationOf")
    parts = list(store.quads_for_pattern(None, part, None))
    store.extend(ox.Quad(it.object, part, it.subject) for it in parts)  # type: ignore[arg-type]
    shown = tree(made(store, "tree", DISTRICT), DISTRICT)
    rows = [text(row) for row in shown.tables[0].iter("tr")][1:]
    assert len(rows) == len(set(rows)) >= 2


def test_what_a_limit_leaves_out_is_told() -> None:
    graph = made(articles(), "tree", "Bắc Ninh", limit=4)
    assert len(graph) == 4
    assert any("(--limit)" in note.en for note in tree(graph, "place:Bắc Ninh").notes)


def test_people_are_tied_by_events_with_centralities() -> None:
    graph = made(articles(), "together")
    whole = network.together(graph)
    assert whole.events > 0 and whole.sample == 0
    assert all(data["weight"] == len(data["events"]) for _, _, data in whole.ties.edges(data=True))
    best = max(whole.central.values(), key=lambda it: it.together)
    assert best.together > 0 and 0 < max(it.eigenvector for it in whole.central.values()) <= 1
    shown = together(graph, "", 3)
    assert len(list(shown.tables[0].iter("tr"))) == 4
    assert f"of {len(whole.central)} people" in shown.notes[0].en
    assert whole.groups.keys() == whole.central.keys()
    first = next(iter(whole.groups.values()))
    assert whole.groups[first] == first and f"group of {graph.nodes[first]['label']}" in " ".join(
        map(text, shown.legend.body)
    )


def test_the_events_of_two_are_a_list_by_day_with_what_each_did() -> None:
    days = {f"e{i}": f"20{30 - i}-01-02" for i in range(7)}
    event = [
        network.Fact(f"f{it}", "event", parts=(("event", it),), when=network.When(start=day, earliest=day, latest=day))
        for it, day in days.items()
    ]
    role = [
        network.Fact(f"{it}{who}", "participation", f"participation.{act}", parts=(("event", it), ("person", who)))
        for it in days
        for who, act in (("one", "chair"), ("two", "attend"))
    ]
    names = {it: f"Hội nghị {it}" for it in days}
    shown = together(by_hand(*event, *role, one="Trần Mơ", two="Lê Bình", **names), "", 9)
    lists = list(shown.tables[2].iter("ul"))
    assert [len(list(it)) for it in lists] == [5, 2]  # the rest is folded
    lines = [text(line) for it in lists for line in it]
    assert "Hội nghị e6" in lines[0] and "2 Jan 2024" in lines[0] and "Trần Mơ" in lines[0] and "chair" in lines[0]
    assert "Hội nghị e0" in lines[-1]


def test_what_is_only_planned_ties_nobody() -> None:
    graph = made(articles(), "together")
    facts = graph.graph["facts"]
    graph.graph["facts"] = {iri: replace(fact, modality="modality.planned") for iri, fact in facts.items()}
    assert len(network.together(graph).ties) == 0
    assert "0" in together(graph, "", 60).notes[0].en


def test_betweenness_is_sampled_where_it_would_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    import kg.network.meetings as module

    monkeypatch.setattr(module, "WORK", 10)
    monkeypatch.setattr(module, "FEWEST", 2)
    graph = made(articles(), "together")
    assert network.together(graph).sample >= 2
    assert network.together(graph).central == network.together(graph).central


CASES = [("career", GIANG), ("leaders", DISTRICT), ("tree", DISTRICT), ("together", "")]


@pytest.mark.parametrize("suffix", [".html", ".svg"])
@pytest.mark.parametrize(("form", "about"), CASES, ids=[form for form, _ in CASES])
def test_the_same_graph_gives_the_same_bytes_in_any_order(tmp_path: Path, form: str, about: str, suffix: str) -> None:
    quads = list(bounded())
    written = set()
    for seed in range(2):
        random.Random(seed).shuffle(quads)
        store = ox.Store()
        store.extend(quads)
        out = tmp_path / f"out{suffix}"
        static.write(made(store, form, *filter(None, [about])), form, out, lang="vi")
        written.add(out.read_bytes())
    assert len(written) == 1 and b"\r" not in written.pop()


@pytest.mark.parametrize(("form", "about"), CASES, ids=[form for form, _ in CASES])
@pytest.mark.parametrize("hostile", HOSTILE, ids=["tag", "ends", "comment", "quotes", "long", "control", "empty"])
def test_no_text_becomes_markup(tmp_path: Path, form: str, about: str, hostile: str) -> None:
    graph = made(bounded(), form, *filter(None, [about]))
    for _, data in graph.nodes(data=True):
        data["label"] = hostile
    out = tmp_path / "page.html"
    static.write(graph, form, out, lang="en")
    page = out.read_text(encoding="utf-8")
    assert "<script" not in page and "<img" not in page and page.count("</style>") == 1
    drawing = tmp_path / "page.svg"
    static.write(graph, form, drawing, lang="en")
    root = ET.parse(drawing).getroot()  # well-formed, whatever is in it
    assert {it.tag.rpartition("}")[2] for it in root.iter()} <= {
        "svg", "title", "style", "rect", "text", "g", "line", "circle", "path", "tspan",
    }  # fmt: skip


def test_the_policy_allows_the_style_and_nothing_else(giang: sheet.Sheet) -> None:
    page = sheet.page(giang, "vi")
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1])  # type: ignore[index]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]  # type: ignore[index]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy and "script-src 'none'" in policy
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert not re.search(r'(?:src|srcset|action|style)="', page)


def test_a_drawing_is_in_one_language_with_a_caption(giang: sheet.Sheet) -> None:
    for lang, words, others in (("vi", "Dựa trên 2 bài viết", "Rests on"), ("en", "Rests on 2 articles", "Dựa trên")):
        drawing = sheet.picture(giang, lang)
        assert words in drawing and others not in drawing
        assert "href" not in drawing and "Nguyễn Thị Hương Giang" in drawing


def test_a_view_of_the_wrong_thing() -> None:
    for form, about in (("career", [DISTRICT]), ("leaders", [GIANG]), ("tree", []), ("career", [])):
        with pytest.raises(static.WrongSubject):
            made(bounded(), form, *about)


def test_a_view_of_a_slice() -> None:
    graph = made(bounded(), "career", GIANG, only=Only(last="2019-12-31"))
    assert [fact.words for fact in career(graph, GIANG).facts] == ["Phó Bí thư"]


def test_an_empty_graph_has_views_too() -> None:
    assert "0" in together(made(ox.Store(), "together"), "", 60).notes[0].en


def test_every_word_of_the_views_is_used_and_in_both_languages() -> None:
    words = strings("views/words.tsv")
    assert all(len(pair) == 2 and all(pair) for pair in words.values())
    for pair in words.values():
        assert sorted(re.findall(r"\{\w+\}", pair[0])) == sorted(re.findall(r"\{\w+\}", pair[1]))
    code = "".join(path.read_text(encoding="utf-8") for path in FILES.parent.glob("*.py"))
    used = set(re.findall(r'"([a-z-]+(?:\.[a-z-]+)*)"', code))
    used |= {f"legend.{it}" for it in ("stated", "observed", "succession", "term")}
    assert {key.removesuffix(".one") for key in words} <= used


def test_ranks_are_those_of_the_ontology() -> None:
    offices = ["Ủy viên", "Chánh Văn phòng", "Phó Bí thư", "Phó Bí thư Thường trực", "Bí thư"]
    ranked = ["Bí thư", "Phó Bí thư Thường trực", "Phó Bí thư", "Ủy viên", "Chánh Văn phòng"]
    assert sorted(offices, key=lambda it: by_rank(it, "Tỉnh ủy")) == ranked
    assert rank("Phó Trưởng phòng Kho", "Kho bạc") == 2
    assert rank("Chánh Văn phòng", "Văn phòng Tỉnh ủy") == 1


def test_both_languages_or_one() -> None:
    element = el("p", {}, "a ", Both("một", "one"), " b", el("text", {}, Both("hai", "two")))
    assert as_html(element, "en") == "<p>a one b<text>two</text></p>"
    assert '<tspan class="vi" lang="vi">hai</tspan>' in as_html(element)
    assert "một" in as_svg(element, "vi") and "one" not in as_svg(element, "vi")
    assert date("--11").en == "Nov" and say("rows.more", count=2).vi == "còn 2"


def test_a_legend_has_the_signs_of_its_drawing_and_no_others() -> None:
    when = When(start="2015", from_latest=Bound("2015-03-01", "bound.stated"))
    none = sheet.Both("", "")

    def words(*marks: Mark) -> str:
        lane = Lane(title=none, note=none, told=(), fact=1, when=when, marks=marks)
        return " | ".join(map(text, legend(draw([lane], (2014, 2018))).body))

    shown = words()
    assert "day stated by an article" in shown and "nothing tells the bound" in shown
    assert not any(it in shown for it in ("surely held", "only proposed", "disciplined", "from the term"))
    month = words(Mark("2016-01-01", "2016-06-30", "change.transferred", 1))
    assert "another change of post" in month and "some day within" in month and "elected" not in month
    assert "elected, appointed" in words(Mark("2016-02-01", "2016-02-01", "change.approved", 1))


def test_the_legends_of_trees_and_ties_have_what_is_drawn() -> None:
    assert together(made(ox.Store(), "together"), "", 60).legend.body[1:] == []
    shown = tree(made(articles(), "tree", "Bắc Ninh"), "place:Bắc Ninh")
    told = " | ".join(map(text, shown.legend.body))
    assert ("by law or name alone" in told) == ("law" in looks(shown.drawing))
    assert ("a part of it" in told) == ("implied" in looks(shown.drawing))
