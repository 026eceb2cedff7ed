"""How well it is known who holds a post, and what else articles tell of its days."""

import xml.etree.ElementTree as ET
from dataclasses import replace

from view.example import by_hand
from view.test_static import tenure

from kg.network import Bound, Fact, Source, When, Witness
from kg.view import sheet
from kg.view.career import career
from kg.view.leaders import leaders
from kg.view.markup import in_one
from kg.view.standing import lonely
from kg.view.tellings import also_told
from kg.view.tree import tree

SINCE = When(
    "2015-12", from_earliest=Bound("2015-12-01", "bound.stated"), from_latest=Bound("2015-12-31", "bound.stated")
)
UNTIL = When(
    "2004", "2021", from_latest=Bound("2004-12-31", "bound.stated"), until_latest=Bound("2021-12-31", "bound.stated")
)
NAMES = {"b": "UBND tỉnh", "one": "Trần Mơ", "two": "Lê Bình", "three": "Đỗ An"}


def text(element: ET.Element) -> str:
    return " ".join("".join(in_one(element, "en").itertext()).split())


def years_of(*held: Fact) -> list[str]:
    return [text(row) for row in leaders(by_hand(*held, **NAMES), "b").tables[1].iter("tr")]


def test_who_holds_a_post_at_the_last_holds_it_to_the_last_year() -> None:
    chair = replace(tenure("t1", 9, person="one"), when=SINCE)
    other = replace(tenure("t2", 3, person="two"), words="Phó Chủ tịch", when=UNTIL)
    rows = years_of(replace(chair, words="Chủ tịch"), other)
    assert rows[1:] == ["2004–2014nothing readLê Bình", "2015–2021Trần MơLê Bình"]
    seen = When(seen_last="2015-12-31", from_latest=SINCE.from_latest, until_earliest=SINCE.from_latest)
    assert years_of(replace(chair, words="Chủ tịch", when=seen), other)[2:] == [
        "2015Trần MơLê Bình",
        "2016–2021Trần MơLê Bình",
    ]
    former = (Witness("a", "…", past=True),)
    over = replace(chair, words="Chủ tịch", values=(("status", "status.former"),), witnesses=former)
    assert years_of(over, other)[2:] == ["2015Trần MơLê Bình", "2016–2021nothing readLê Bình"]


def test_of_one_article_beside_many_is_said_that_it_is_one() -> None:
    sure, alone = replace(tenure("t1", 9, person="one"), when=UNTIL), replace(tenure("t2", 1, person="two"), when=SINCE)
    assert lonely([sure, alone]) == [alone] and lonely([alone]) == []
    shown = leaders(by_hand(sure, alone, **NAMES), "b")
    assert text(shown.tables[0]).count("one article alone: may be misread") == 1
    assert "Lê Bình (one article)" in text(shown.tables[1])


def test_heads_of_a_tree_look_as_well_known_as_they_are() -> None:
    many, one = (
        replace(tenure("t1", 9, person="one"), words="Chủ tịch"),
        replace(tenure("t2", 1, person="two"), words="Chủ tịch"),
    )
    graph = by_hand(many, one, replace(one, iri="t3", parts=(("body", "b"), ("person", "one"))), **NAMES)
    for thing, data in graph.nodes(data=True):
        data.update(level="", implied=False, type="organization" if thing == "b" else "person")
    for fact in (many, one):
        graph.add_edge(dict(fact.parts)["person"], "b", fact=fact.iri, kind="tenure")
    looks = {it.get("class"): text(it) for part in tree(graph, "b").drawing.body for it in part.iter("text")}
    assert "Trần Mơ" in looks["small attested"] and "Lê Bình" in looks["small thin"]
    assert "more who headed it" not in " ".join(looks.values())


def test_a_tree_folds_the_heads_beyond_the_first_and_says_how_many() -> None:
    heads = [
        replace(tenure(f"t{n}", n, person=person), words="Chủ tịch")
        for n, person in enumerate(("one", "two", "three"), 2)
    ]
    graph = by_hand(*heads, **NAMES)
    for thing, data in graph.nodes(data=True):
        data.update(level="", implied=False, type="organization" if thing == "b" else "person")
    for fact in heads:
        graph.add_edge(dict(fact.parts)["person"], "b", fact=fact.iri, kind="tenure")
    shown = tree(graph, "b")
    drawn = " ".join(text(it) for part in shown.drawing.body for it in part.iter("text"))
    assert "Trần Mơ" not in drawn and "and 1 more who headed it" in drawn
    folded = next(it for made in shown.tables for it in made.iter("details") if it.get("class") == "small")
    assert text(folded).startswith("and 1 more who headed it") and "Trần Mơ" in text(folded)
    lead = next(it for part in shown.drawing.body for it in part.iter("a") if "more who headed it" in text(it))
    assert lead.get("href") in [it.get("href") for it in folded.iter("a")]  # from the drawing to its words


def test_days_that_differ_are_told_each_with_its_words() -> None:
    said = (
        Witness("a1", "…", dates=("--02-09",)),
        Witness("a2", "…", dates=("--07-09",)),
        Witness("a3", "…", dates=("--07-09",)),
    )
    fact = replace(tenure("t1", person="one"), witnesses=said)
    assert also_told(fact) == ["--07-09", "--02-09"]
    assert also_told(replace(fact, when=When(start="2018-07-09"))) == ["--02-09"]  # the other may be that day
    assert also_told(replace(fact, kind="change")) == []
    month = replace(fact, witnesses=(*said[:1], Witness("a4", "…", dates=("--02",))))
    assert also_told(month) == ["--02-09"]  # the month is that of the day


def test_a_career_says_at_the_head_what_somebody_was_disciplined_with() -> None:
    words = Witness("a1", "Ông bị cách chức.")
    measure = Fact(
        "c1", "change", "change.disciplined", "cách chức", parts=(("body", "b"), ("person", "one")), witnesses=(words,)
    )
    shown = career(by_hand(tenure("t1", 2, 2, person="one"), measure, **NAMES), "one")
    assert "Disciplined, by the articles: cách chức (UBND tỉnh, 1 article)" in " ".join(map(text, shown.summary))
    planned = replace(measure, modality="modality.planned")
    tables = [text(it) for it in career(by_hand(tenure("t1", 2, 2, person="one"), planned, **NAMES), "one").tables]
    assert "planned" in tables[-1] and "cách chức" in tables[-1]
    assert len(career(by_hand(tenure("t1", 2, 2, person="one"), planned, **NAMES), "one").summary) == 1


def test_that_one_article_in_four_calls_a_post_over_is_said() -> None:
    shown = leaders(by_hand(replace(tenure("t1", 4, 1, person="one"), words="Chủ tịch"), **NAMES), "b")
    assert "3 of 4 articles do not say so of Trần Mơ" in " ".join(map(text, shown.summary))


def test_main_posts_that_are_over_go_before_small_ones_that_are_not_said_to_be() -> None:
    main = replace(tenure("t1", 30, 9, person="one"), words="Bộ trưởng")
    few = replace(tenure("t2", 2, person="one"), words="Đại biểu")
    head = [text(it) for it in career(by_hand(main, few, **NAMES), "one").summary]
    assert head[0].startswith("The posts that most articles tell of are over: Bộ trưởng") and "Đại biểu" in head[1]
    more = replace(tenure("t2", 4, person="one"), words="Đại biểu")
    assert text(career(by_hand(main, more, **NAMES), "one").summary[0]).startswith("Named by most articles: Đại biểu")


def test_a_day_that_one_article_alone_of_several_has_is_marked() -> None:
    def held(*days: str) -> str:
        words = tuple(Witness(f"a{i}", "…", dates=(day,) if day else ()) for i, day in enumerate(days))
        return text(leaders(by_hand(replace(sure, when=SINCE, witnesses=words), **NAMES), "b").tables[0])

    sure = replace(tenure("t1", 9, person="one"), words="Chủ tịch")
    assert "Dec 2015 (stated by one article alone)" in held("2015-12", "", "")
    assert "alone" not in held("2015-12", "2015", "")
    assert "alone" not in held("2015-12", "")


def test_the_drawing_says_who_holds_the_first_post_at_the_last_and_when_seen() -> None:
    seen = When(seen_last="2018-02-03", until_earliest=Bound("2018-02-03", "bound.observed"))
    chair = replace(tenure("t1", 9, person="one"), words="Chủ tịch", when=seen)
    before, deputy = replace(tenure("t2", 4, person="two"), words="Chủ tịch"), tenure("t3", 4, person="three")
    drawn = leaders(by_hand(chair, before, replace(deputy, words="Phó Chủ tịch"), **NAMES), "b").drawing.body
    told = [(it.get("class"), text(it)) for part in drawn for it in part.iter("text")]
    assert [words for look, words in told if look == "name latest"] == ["Trần Mơ"]
    assert [words for _, words in told if "the latest" in words] == [
        "the latest by the articles, last seen 3",
        "Feb 2018",
    ][:1]


def test_a_day_that_stands_in_another_sentence_is_not_called_stated() -> None:
    def held(*days: str) -> str:
        words = tuple(Witness(f"a{i}", "…", dates=("2015-12",), day=day) for i, day in enumerate(days))
        return text(leaders(by_hand(replace(sure, when=SINCE, witnesses=words), **NAMES), "b").tables[0])

    sure = replace(tenure("t1", 2, person="one"), words="Chủ tịch")
    assert "Dec 2015 (in another sentence of the article)" in held("Tháng 12-2015.", "Cuối năm 2015.")
    assert "Dec 2015 (stated)" in held("Tháng 12-2015.", "")  # one article tells it of the post itself


def test_who_came_after_on_a_seat_of_one_tells_that_a_post_is_over() -> None:
    until = replace(SINCE, until_latest=Bound("2018-02-03", "bound.succession"))
    first = replace(tenure("t1", 9, person="one"), words="Chủ tịch", when=until)
    second = replace(tenure("t2", 4, person="two"), words="Chủ tịch")
    shown = leaders(by_hand(first, second, **NAMES), "b")
    assert "Chủ tịch at the latest, by the articles: Lê Bình" in text(shown.summary[0])
    assert "over: later on somebody else held it" in text(shown.tables[0])


def test_of_those_before_who_has_a_term_comes_by_that() -> None:
    term = When(
        **{it: Bound("2011-01-01", "bound.term") for it in ("from_earliest", "until_earliest")},
        **{it: Bound("2016-12-31", "bound.term") for it in ("from_latest", "until_latest")},
    )
    words = tuple(Witness(f"a{i}", "…", past=True) for i in range(5))
    over = replace(tenure("t1", 1, person="one"), words="Chủ tịch", values=(("status", "status.former"),))
    termed = replace(over, when=term, witnesses=words[:1])
    undated = replace(over, iri="t2", parts=(("body", "b"), ("person", "two")), witnesses=words)
    before = text(leaders(by_hand(termed, undated, **NAMES), "b").summary[1])
    assert before.index("Trần Mơ") < before.index("of no year that is told") < before.index("Lê Bình")


def test_of_two_of_one_term_who_is_told_to_end_goes_before_who_is_told_to_begin() -> None:
    bounds = {it: Bound("2010-01-01", "bound.term") for it in ("from_earliest", "until_earliest")}
    bounds |= {it: Bound("2015-12-31", "bound.term") for it in ("from_latest", "until_latest")}
    both = {"values": (("status", "status.former"),), "words": "Chủ tịch"}
    words = (Witness("a", "…", past=True), Witness("b", "…", past=True))
    began = replace(tenure("t1", person="one"), when=When(start="--12-01", **bounds), witnesses=words, **both)
    left = replace(tenure("t2", person="two"), when=When(end="--12-01", **bounds), witnesses=words[:1], **both)
    goes_on = replace(tenure("t3", 9, person="three"), words="Chủ tịch", when=When(start="--12-09", **bounds))
    page = leaders(by_hand(began, left, goes_on, **NAMES), "b")
    holders = text(page.tables[0])
    assert holders.index("Lê Bình") < holders.index("Trần Mơ") < holders.index("Đỗ An")
    before = text(page.summary[1])
    assert before.index("Trần Mơ") < before.index("Lê Bình")


def test_what_has_no_day_is_shown_with_the_days_in_its_words() -> None:
    said = (Witness("a", "Chiều 7/8/2019, Bí thư Lê Bình thăm xã."),)
    graph = by_hand(replace(tenure("t1", person="two"), witnesses=said), **NAMES)
    made = leaders(graph, "b")
    assert "its words name 7 Aug 2019" in text(made.tables[0])
    assert "its words name 7 Aug 2019" in sheet.page(made, "en")
    graph.graph["sources"]["a"] = Source("a", title="Tin", named="2019-08")
    page = sheet.page(leaders(graph, "b"), "en")
    assert "undated; the latest its words name is Aug 2019" in page
    assert "from 2019 to 2019, half of them 2019 or later (1 articles name one)" in page


def test_changes_that_tell_the_same_are_one_row() -> None:
    told = [
        Fact(f"c{i}", "change", "change.elected", "Bí thư", parts=(("body", "b"), ("person", "one")),
            when=When(start=day), witnesses=(Witness(f"a{i}", "Lời."),))
        for i, day in enumerate(("", "2018-12-26", "--12-26"))
    ]  # fmt: skip
    other = replace(told[0], iri="c9", code="change.left", witnesses=(Witness("a9", "Lời."),))
    made = career(by_hand(*told, other, **NAMES), "one")
    rows = [text(row) for row in made.tables[-1].iter("tr")][1:]
    assert len(rows) == 2
    assert "26 Dec 2018" in rows[0] and "3 articles" in rows[0] and "also told as:" in rows[0]


def test_a_sheet_says_how_much_one_article_alone_tells() -> None:
    two = tuple(Witness(article, "Bí thư Lê Bình nói.") for article in "ab")
    graph = by_hand(replace(tenure("t1", person="two"), witnesses=two), tenure("t2", person="one"), **NAMES)
    assert "Facts shown: 2; told by one article alone: 1." in sheet.page(leaders(graph, "b"), "en")
    assert "Facts shown: 2" in sheet.picture(leaders(graph, "b"), "en")


def test_where_no_post_has_a_day_there_is_no_axis_and_that_is_said() -> None:
    undated = leaders(by_hand(tenure("t1", person="one"), **NAMES), "b")
    assert "No article tells a day of these posts" in " ".join(it.en for it in undated.notes)
    assert '<line class="grid"' not in sheet.picture(undated, "en")
